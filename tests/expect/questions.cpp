// SPDX-License-Identifier: BSL-1.0
#include <upward/expect/questions.hpp>

#include "expect/arrange.hpp"

using namespace upward;
using namespace upward_tests;

namespace {

constexpr auto today = "2026-02-20";  // a Friday

/// The keys of why a question is asked: "unknown, drives".
std::string why(const checklist_answer& a, std::string_view topic) {
    auto text = std::string{};
    for (const auto& q : a.next)
        if (q.topic == topic)
            for (const auto& m : q.because)
                text += (text.empty() ? "" : ", ") + m.key.substr(m.key.find('.') + 1);
    return text;
}

log_builder competent(int results) {
    auto log = the_two();
    for (int i = 0; i < results; ++i)
        log.entry("e-" + std::to_string(i), today,
                  evidence{trust_dimension::competence, {1}, {1}, "a result"});
    return log;
}

}  // namespace

TEST_SUITE("the next questions") {
    TEST_CASE("are the heaviest unknown ones, in the order of the catalogue") {
        CHECK(asks(checklist_on(the_two(), today)) == "channel, frequency, sign_off, how_measured");
    }

    TEST_CASE("are only of what is known less than half") {
        auto log = bo_said("channel", "2026-02-20", "chat");
        log.entry("c", "2026-01-05", only_topics({catalogue_topic{{"channel"}, "Which way?"}}));
        CHECK(asks(checklist_on(log, "2026-02-20")) == "");
        CHECK(asks(checklist_on(log, "2026-06-22")) == "");  // .8 · 2^(-122/180) = .5001
        CHECK(asks(checklist_on(log, "2026-06-23")) == "channel");
        CHECK(why(checklist_on(log, "2026-06-23"), "channel") == "faded");
    }

    TEST_CASE("rest for twenty working days once asked") {
        const auto asked = [](std::string_view iso) {
            return asks(
                checklist_on(the_two().entry("q", "2026-01-23", a_question("channel")), iso));
        };
        CHECK(asked("2026-01-23").starts_with("frequency"));
        CHECK(asked("2026-02-19").starts_with("frequency"));
        CHECK(asked("2026-02-20").starts_with("channel"));
    }

    TEST_CASE("asked on a free day rest from the next working day on") {
        const auto asked = [](std::string_view iso) {
            return asks(
                checklist_on(the_two().entry("q", "2026-01-24", a_question("channel")), iso));
        };
        CHECK(asked("2026-01-25").starts_with("frequency"));
        CHECK(asked("2026-02-20").starts_with("frequency"));
        CHECK(asked("2026-02-23").starts_with("channel"));
    }

    TEST_CASE("rest longer while one of the two is away") {
        const auto log =
            the_two()
                .entry("q", "2026-01-23", a_question("channel"))
                .entry("l", "2026-01-05", leave{{{"bo"}}, day("2026-02-02"), day("2026-02-06")});
        CHECK(asks(checklist_on(log, "2026-02-26")).starts_with("frequency"));
        CHECK(asks(checklist_on(log, "2026-02-27")).starts_with("channel"));
    }

    TEST_CASE("say why they are asked") {
        auto log = bo_said("channel", "2026-01-05", "chat", answer_state::assumed);
        said(log, "frequency", "2025-12-01", "weekly", answer_state::assumed);
        const auto a = checklist_on(log, today, {}, {{"frequency", 1}});
        CHECK(asks(a) == "frequency, sign_off, how_measured, boss_boss");
        CHECK(why(a, "frequency") == "assumed, drives, plan");
        CHECK(why(a, "sign_off") == "unknown, drives");
        CHECK(why(a, "how_measured") == "unknown");
    }

    TEST_CASE("name the areas that are still open") {
        auto log = the_two()
                       .entry("billing", "2026-01-05", area{"Billing"})
                       .entry("hiring", "2026-01-05", area{"Hiring"});
        log.in("billing", "s", "2026-02-02", an_answer("sign_off", "advise"));
        for (const auto* t : {"channel", "frequency", "how_measured", "boss_boss"})
            said(log, t, today, "known");
        const auto a = checklist_on(log, today);
        REQUIRE(a.next.size() == 4);
        CHECK(asks(a) == "escalation, feedback, progress_checks, directness");
        CHECK(row_of(a, "sign_off").score < 2);
        const auto more = checklist_on(log, today, {}, {{"sign_off", 1}});
        CHECK(why(more, "sign_off") == "faded, areas, drives, plan");
    }

    TEST_CASE("are never those that weigh nothing") {
        CHECK(asks(checklist_on(the_two().entry("c", "2026-01-05", only_topics({})), today)) == "");
        CHECK(
            checklist_on(the_two().entry("c", "2026-01-05", only_topics({})), today).completeness ==
            0);
    }
}

TEST_SUITE("the questions that a conversation bears") {
    TEST_CASE("are two, and up to four more the more competent one is seen to be") {
        const auto p = expect_policy{};
        CHECK(question_budget(0, p) == 2);
        CHECK(question_budget(.2499, p) == 2);
        CHECK(question_budget(.25, p) == 3);
        CHECK(question_budget(.5, p) == 4);
        CHECK(question_budget(.75 - 1e-13, p) == 5);
        CHECK(question_budget(1, p) == 6);
        CHECK(checklist_on(the_two(), today).question_budget == 4);
        CHECK(checklist_on(competent(1), today).question_budget == 4);
        CHECK(checklist_on(competent(2), today).question_budget == 5);
    }

    TEST_CASE("are fewer by those that were asked in it") {
        auto log = the_two();
        for (const auto* t : {"channel", "format", "sign_off"})
            log.entry(std::string{"q-"} + t, today, a_question(t, "talk"));
        const auto in_talk = checklist_on(log, today, {.conversation = id{"talk"}});
        CHECK(in_talk.asked == 3);
        CHECK(asks(in_talk) == "frequency");
        CHECK(asks(checklist_on(log, today)) == "frequency, how_measured, boss_boss, escalation");
        log.entry("q-4", today, a_question("frequency", "talk"))
            .entry("q-5", today, a_question("boss_boss", "talk"));
        CHECK(asks(checklist_on(log, today, {.conversation = id{"talk"}})) == "");
    }
}

TEST_SUITE("what the plan rests on") {
    TEST_CASE("raises a score by its share of the priority") {
        const auto a = checklist_on(the_two(), today, {}, {{"feedback", 3}, {"budget", 1}});
        CHECK(row_of(a, "feedback").plan_share == .75);
        CHECK(row_of(a, "feedback").score == 3.5);
        CHECK(asks(a).starts_with("feedback, channel"));
    }

    TEST_CASE("is nothing without a plan, nor with one of no priority") {
        CHECK(row_on(the_two(), today, "channel").plan_share == 0);
        const auto a = checklist_on(the_two(), today, {}, {{"channel", 0}});
        CHECK(row_of(a, "channel").plan_share == 0);
        CHECK(row_of(a, "channel").score == 3);
    }
}
