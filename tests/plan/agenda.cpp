// SPDX-License-Identifier: BSL-1.0
#include <upward/plan/agenda.hpp>

#include "plan/any_life.hpp"
#include "support/build.hpp"
#include "support/trust.hpp"

#include <upward/core/describe.hpp>
#include <upward/plan/kinds.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

constexpr auto start = "2026-01-05";
constexpr auto today = "2026-03-13";  // a Friday

agenda_answer agenda_on(const log_builder& log, std::string_view iso = today,
                        const agenda_parameters& q = {}) {
    return agenda_of(state_on(log, iso), {}, q);
}

/// "decision billing, promise p-1": the sorts and what they are about; questions are left out.
std::string in_short(const agenda_answer& a) {
    auto text = std::string{};
    for (const auto& item : a.items)
        if (item.sort != agenda_sort::question)
            text +=
                (text.empty() ? "" : ", ") + std::string{enum_name(item.sort)} + " " + item.about;
    return text;
}

const agenda_item& item_of(const agenda_answer& a, std::string_view about) {
    for (const auto& item : a.items)
        if (item.about == about) return item;
    FAIL("no item about " << std::string{about});
    return a.items.front();
}

std::string keys_of(const std::vector<message>& all) {
    auto text = std::string{};
    for (const auto& m : all) text += (text.empty() ? "" : " ") + m.key;
    return text;
}

std::int64_t questions_of(const agenda_answer& a) {
    return std::count_if(a.items.begin(), a.items.end(),
                         [](const auto& item) { return item.sort == agenda_sort::question; });
}

event a_meeting(std::string_view iso, std::string answers = "bo",
                std::vector<ref<person>> audience = {{{"ana"}}}) {
    return {.on = day(iso),
            .name = "One-to-one",
            .topic = "us",
            .type = event_type::meeting,
            .answers = {{std::move(answers)}},
            .audience = std::move(audience)};
}

work_item an_item(std::string name, std::string topic = {}) {
    return {.name = std::move(name), .owner = {{"ana"}}, .topic = std::move(topic)};
}
problem trouble(int severity, std::string_view known, std::string topic = "vendor") {
    return {.topic = std::move(topic), .severity = {severity}, .known = day(known)};
}

/// An item that waits for a decision, one that is red, and one that is neither.
log_builder three_items() {
    return a_log()
        .ana_and_bo(start)
        .entry("garden", start, an_item("Garden", "green"))
        .entry("billing", start, an_item("Billing", "delivery"))
        .entry("website", start, an_item("Website", "web"))
        .entry("w-red", "2026-03-12", item_state{.item = {{"website"}}, .colour = item_colour::red})
        .entry("q-1", "2026-03-10", decision_requested{{{{"billing"}}}, {{"bo"}}, {{3}}});
}

}  // namespace

TEST_SUITE("the agenda is for") {
    const auto of = [](const log_builder& log, std::string_view iso = today) {
        const auto a = agenda_on(log, iso);
        return (a.meeting ? a.meeting->event.text : std::string{"none"}) + " " + to_string(a.until);
    };

    TEST_CASE("the next meeting of the two, today's included") {
        auto log = a_log().ana_and_bo(start);
        CHECK(of(log) == "none 2026-03-20");
        log.entry("later", start, a_meeting("2026-03-27"));
        CHECK(of(log) == "later 2026-03-27");
        log.entry("sooner", start, a_meeting("2026-03-17", "ana", {{{"bo"}}}));
        CHECK(of(log) == "sooner 2026-03-17");
        log.entry("today", start, a_meeting(today, "bo", {}));
        CHECK(of(log) == "today 2026-03-13");
        CHECK(of(log, "2026-03-18") == "later 2026-03-27");
    }

    TEST_CASE("no meeting of others, nor one that is cancelled") {
        auto log = a_log().ana_and_bo(start);
        log.entry("team", start, a_meeting("2026-03-16", "bo", {{{"ana"}}, {{"felix"}}}));
        log.entry("above", start, a_meeting("2026-03-16", "carla", {{{"ana"}}, {{"bo"}}}));
        log.entry("mine", start, a_meeting("2026-03-16", "ana", {}));
        auto review = a_meeting("2026-03-16");
        review.type = event_type::review;
        log.entry("review", start, review);
        CHECK(of(log) == "none 2026-03-20");
        log.entry("off", start, a_meeting("2026-03-18"));
        log.entry("on", start, a_meeting("2026-03-25"));
        log.entry("c", "2026-03-12", meeting_cancelled{{{"bo"}}, day("2026-03-18")});
        CHECK(of(log) == "on 2026-03-25");
    }

    TEST_CASE("of two on one day the one that begins first") {
        auto log = a_log().ana_and_bo(start);
        auto morning = a_meeting("2026-03-18"), noon = morning;
        morning.begins = {{540}}, noon.begins = {{720}};
        log.entry("a-noon", start, noon).entry("b-morning", start, morning);
        log.entry("a-some-time", start, a_meeting("2026-03-18"));
        CHECK(of(log) == "b-morning 2026-03-18");
    }

    TEST_CASE("so many working days where no meeting is known") {
        CHECK(to_string(agenda_on(a_log().ana_and_bo(start), today, {.days = {10}}).until) ==
              "2026-03-27");
    }
}

TEST_SUITE("on the agenda stand") {
    TEST_CASE("decisions, then what is red, then the rest of the briefing") {
        const auto a = agenda_on(three_items());
        CHECK(in_short(a) == "decision billing, bad_news website, tell garden");
        CHECK(keys_of(item_of(a, "billing").says) == "briefing.asked briefing.untold");
        CHECK(keys_of(item_of(a, "billing").because).starts_with("briefing.because_decision"));
    }

    TEST_CASE("an item and the untold problem with it once, by the last day to tell it") {
        auto log = three_items();
        auto late = trouble(2, "2026-03-13");
        late.item = {{{"garden"}}};
        log.entry("p-1", "2026-03-13", late);
        const auto a = agenda_on(log);
        CHECK(in_short(a) == "decision billing, bad_news website, bad_news garden");
        const auto& garden = item_of(a, "garden");
        CHECK(garden.by == day("2026-03-17"));
        CHECK(garden.because.back().key == "duty.news_due");
    }

    TEST_CASE("every lapse that is open, by what was missed, with what repairs it") {
        auto log = a_log().ana_and_bo(start);
        add_promise(log, "slides", "2026-03-02", promise_result::missed);
        add_promise(log, "minutes", "2026-03-04", promise_result::missed);
        const auto a = agenda_on(log);
        CHECK(in_short(a) == "repair minutes, repair slides");
        CHECK(item_of(a, "slides").words == message{"agenda.line"}.with("name", "slides"));
        CHECK(keys_of(item_of(a, "slides").says) == "advice.repair");
        CHECK(keys_of(item_of(a, "slides").because) == "agenda.open_lapse");
        log.entry("r", "2026-03-12", lapse_response{{{"minutes"}}, lapse_act::repaired});
        CHECK(in_short(agenda_on(log)) == "repair slides");
    }

    TEST_CASE("what was missed more than once, once, with each day") {
        auto log = a_log().ana_and_bo(start);
        log.entry("p", start, trouble(1, start)).entry("t", start, told{{{{"p"}}}, {{"bo"}}});
        log.entry("c-1", "2026-03-02", concealed{{{"p"}}})
            .entry("c-2", "2026-03-04", concealed{{{"p"}}});
        const auto a = agenda_on(log);
        CHECK(in_short(a) == "repair p");
        CHECK(item_of(a, "p").because.back() == message{"agenda.open_lapse"}
                                                    .with("on", "2026-03-04")
                                                    .with("more", std::int64_t{1})
                                                    .with("first", "2026-03-02"));
        CHECK(std::count_if(item_of(a, "p").says.begin(), item_of(a, "p").says.end(),
                            [](const auto& m) { return m.key == "advice.repair"; }) == 1);
    }

    TEST_CASE("a surprise once: with the item that it is of") {
        auto log = three_items();
        auto late = trouble(3, "2026-03-02");
        late.item = {{{"garden"}}};
        log.entry("p-1", "2026-03-02", late);
        log.entry("t", "2026-03-12", told{.subjects = {{{"p-1"}}}, .to = {{"bo"}}});
        const auto a = agenda_on(log);
        CHECK(in_short(a) == "decision billing, bad_news garden, bad_news website");
        CHECK(keys_of(item_of(a, "garden").says).ends_with("advice.repair"));
        CHECK(keys_of(item_of(a, "garden").because).ends_with("agenda.open_lapse"));
    }

    TEST_CASE("a concern on what is there already once among its reasons") {
        auto log = three_items();
        log.entry("c", "2026-01-12", concern{{{"bo"}}, "green", "it withers"});
        const auto a = agenda_on(log);
        CHECK(keys_of(item_of(a, "garden").because) == "briefing.unlinked agenda.concern");
    }

    TEST_CASE("no more lines than the boss takes, but no decision and no red one is left out") {
        auto log = three_items();
        log.entry("s", start, style{{{"bo"}}, {2}, {2}, {2}, {}, head_count{2}});
        log.entry("p-1", "2026-03-13", trouble(1, "2026-03-13"));
        const auto a = agenda_on(log);
        CHECK(in_short(a) == "decision billing, bad_news website, bad_news p-1");
        CHECK(a.left_out == 2);
    }

    TEST_CASE("what is promised by then") {
        auto log = a_log().ana_and_bo(start);
        log.entry("m", start, a_meeting("2026-03-17"));
        for (const auto* due : {"2026-03-16", "2026-03-17", "2026-03-18"})
            log.entry(std::string{"p-"} + due, start,
                      promise{.to = {{"bo"}}, .text = "it", .due = day(due)});
        CHECK(in_short(agenda_on(log)) == "promise p-2026-03-16, promise p-2026-03-17");
    }

    TEST_CASE("what they will likely ask for, with what is told of it where something is") {
        auto log = a_log().ana_and_bo(start);
        log.entry("review", start,
                  event{.on = day("2026-03-19"),
                        .name = "Review",
                        .topic = "delivery",
                        .type = event_type::review,
                        .answers = {{"bo"}}});
        const auto untold = agenda_on(log);
        CHECK(in_short(untold) == "need delivery");
        CHECK(keys_of(item_of(untold, "delivery").because) == "agenda.asked_for need.cascade");
        CHECK(item_of(untold, "delivery").by == day("2026-03-16"));
        log.entry("billing", start, an_item("Billing", "delivery"));
        const auto a = agenda_on(log);
        CHECK(in_short(a) == "tell billing");
        CHECK(item_of(a, "billing").by == day("2026-03-16"));
        CHECK(keys_of(item_of(a, "billing").because).ends_with("agenda.asked_for need.cascade"));
    }

    TEST_CASE("nothing that is to be had only later") {
        auto log = a_log().ana_and_bo(start);
        log.entry("m", start, a_meeting("2026-03-13"));
        log.entry("review", start,
                  event{.on = day("2026-03-19"),
                        .name = "Review",
                        .topic = "delivery",
                        .answers = {{"bo"}}});
        CHECK(in_short(agenda_on(log)) == "");
    }

    TEST_CASE("a delicate topic with words to open it") {
        auto log = a_log().ana_and_bo(start);
        log.entry("s-1", start, style{{{"ana"}}, {2}, {2}, {1}})
            .entry("t", start, tricky_topic{"vendor", {4}});
        const auto a = agenda_on(log);
        CHECK(in_short(a) == "tricky vendor");
        CHECK(keys_of(item_of(a, "vendor").says) == "opener.plainer");
        log.entry("p-1", "2026-03-13", trouble(2, "2026-03-13"));
        const auto told = agenda_on(log);
        CHECK(in_short(told) == "bad_news p-1");
        CHECK(keys_of(item_of(told, "p-1").says).ends_with("opener.plainer"));
    }

    TEST_CASE("a concern that is open for long") {
        auto log = a_log().ana_and_bo(start);
        log.entry("c", "2026-01-12", concern{{{"bo"}}, "churn", "they leave"});
        CHECK(in_short(agenda_on(log)) == "concern c");
        CHECK(in_short(agenda_on(log, "2026-01-16")) == "");
    }

    TEST_CASE("an experiment's checkpoint, and its closing by the last day") {
        auto tested = experiment{.title = "coaching"};
        tested.start = day(start);
        tested.end = day("2026-03-20");
        const auto log = a_log().ana_and_bo(start).entry("x", start, tested);
        const auto running = agenda_on(log);
        CHECK(in_short(running) == "experiment x");
        CHECK(!item_of(running, "x").by);
        CHECK(item_of(agenda_on(log, "2026-03-23"), "x").by == day("2026-03-27"));
    }

    TEST_CASE("an offer first where the boss has too much, and only then") {
        auto log = three_items();
        log.entry("o-1", start, burden_offer{{2}, {.5}, "the reports"})
            .entry("o-2", start, burden_offer{{4}, {.5}, "the calls"});
        CHECK(in_short(agenda_on(log)) == "decision billing, bad_news website, tell garden");
        for (const auto* off : {"2026-03-10", "2026-03-11"})
            log.entry(std::string{"c-"} + off, off, meeting_cancelled{{{"bo"}}, day(off)});
        for (const auto* night : {"2026-03-07", "2026-03-08", "2026-03-01"})
            log.entry(std::string{"a-"} + night, night, ask{{{"bo"}}, {{"ana"}}, "web"});
        const auto a = agenda_on(log);
        CHECK(in_short(a).starts_with("offer o-2, decision billing, bad_news website"));
        CHECK(keys_of(item_of(a, "o-2").because) ==
              "agenda.overload agenda.overload burden.offer_value");
    }

    TEST_CASE("a rung where decisions wait and it is earned") {
        auto log = a_log().ana_and_bo(start);
        log.entry("hiring", start, area{.name = "Hiring"})
            .in("hiring", "q-2", "2026-02-23", decision_requested{{}, {{"bo"}}});
        for (int i = 0; i < 8; ++i) {
            const auto n = std::to_string(i);
            log.in("hiring", "k" + n, today,
                   promise{.to = {{"bo"}}, .text = "kept", .due = day(today)});
            log.in("hiring", "k" + n + "o", today, promise_outcome{{{"k" + n}}});
        }
        const auto a = agenda_on(log);
        CHECK(in_short(a) == "decision q-2, rung hiring");
        CHECK(keys_of(item_of(a, "hiring").because) == "burden.wait");
    }

    TEST_CASE("wins that nobody above has heard of") {
        auto log = a_log().ana_and_bo(start);
        log.entry("w-1", "2026-02-04", win{"Churn halved"}).entry("w-2", "2026-03-12", win{"New"});
        CHECK(in_short(agenda_on(log)) == "win w-1");
    }

    TEST_CASE("feedback that was applied since the last check-in, until it is told") {
        auto log = a_log().ana_and_bo(start);
        log.entry("f-1", "2026-02-02", feedback{{{"bo"}}, "shorter"})
            .entry("f-2", "2026-02-02", feedback{{{"felix"}}, "louder"})
            .entry("a-1", "2026-03-02", feedback_applied{{{"f-1"}}})
            .entry("a-2", "2026-03-02", feedback_applied{{{"f-2"}}});
        CHECK(in_short(agenda_on(log)) == "feedback f-1");
        auto told_of = log;
        told_of.entry("t", "2026-03-03", told{.subjects = {{{"a-1"}}}, .to = {{"bo"}}});
        CHECK(in_short(agenda_on(told_of)) == "");
        log.entry("ci", "2026-03-09", check_in{});
        CHECK(in_short(agenda_on(log)) == "");
    }

    TEST_CASE("a question for feedback where none was asked in five check-ins") {
        auto log = a_log().ana_and_bo(start);
        for (const auto* d : {"2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"})
            log.entry(d, d, check_in{});
        CHECK(in_short(agenda_on(log)) == "");
        log.entry("fifth", "2026-03-06", check_in{});
        const auto a = agenda_on(log);
        CHECK(in_short(a) == "check_in check_in");
        CHECK(keys_of(item_of(a, "check_in").because) == "check_ins.none_asked");
    }

    TEST_CASE("as many questions as a conversation bears") {
        const auto a = agenda_on(a_log().ana_and_bo(start));
        CHECK(a.question_budget == 4);
        CHECK(questions_of(a) == 4);
        CHECK(item_of(a, "channel").words.key == "question.channel");
        CHECK(keys_of(item_of(a, "channel").because) == "ask.unknown");
    }

    TEST_CASE("a question again where words and deeds part") {
        auto weekly = answer{"frequency", "weekly", answer_state::answered};
        weekly.stated_rate.emplace().value = .2;
        auto log = a_log().ana_and_bo(start).entry("f", start, weekly);
        for (int i = 0; i < 7; ++i)
            log.entry("a-" + std::to_string(i), "2026-01-07", ask{{{"bo"}}, {{"ana"}}, "budget"});
        const auto a = agenda_on(log, "2026-01-20");
        CHECK(keys_of(item_of(a, "frequency").because) == "contradiction.asked");
        CHECK(questions_of(a) == a.question_budget);
    }
}

TEST_SUITE("where technique is out of place, the agenda") {
    /// Something of each sort.
    const auto all_of_it = [] {
        auto log = three_items();
        log.entry("p-1", "2026-03-13", trouble(2, "2026-03-13"))
            .entry("due", start, promise{.to = {{"bo"}}, .text = "it", .due = day("2026-03-16")})
            .entry("w-1", "2026-02-04", win{"Churn halved"})
            .entry("s-1", start, style{{{"ana"}}, {2}, {2}, {1}})
            .entry("t", start, tricky_topic{"taboo", {4}});
        return log;
    };

    TEST_CASE("has open decisions, bad news, repair and promises alone once it is protective") {
        auto log = all_of_it();
        CHECK(!agenda_on(log).stopped);
        log.entry("x", "2026-03-12", protective{protective_sort::threat});
        const auto a = agenda_on(log);
        CHECK(in_short(a) == "decision billing, bad_news website, bad_news p-1, promise due");
        CHECK(questions_of(a) == 0);
        CHECK(a.stopped->key == "agenda.protective");
    }

    TEST_CASE("has openness and repair alone while sincerity is locked") {
        auto log = all_of_it();
        log.entry("x", "2026-03-12", deception{"numbers"});
        const auto a = agenda_on(log);
        CHECK(
            in_short(a) ==
            "decision billing, bad_news website, bad_news p-1, repair x, promise due, tell garden");
        CHECK(questions_of(a) == 0);
        CHECK(a.stopped->key == "lock.locked");
    }
}

namespace {

void check_agenda(const agenda_answer& a) {
    auto seen = std::set<std::pair<agenda_sort, std::string>>{};
    auto before = agenda_sort::offer;
    for (const auto& item : a.items) {
        CAPTURE(item.about);
        CHECK(!item.because.empty());
        CHECK(before <= item.sort);
        CHECK(seen.emplace(item.sort, item.about).second);
        before = item.sort;
    }
    CHECK(questions_of(a) <= a.question_budget);
}

}  // namespace

TEST_CASE("each item of an agenda stands once, in order, and says why: in any life") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        auto roll = dice{seed};
        auto log = any_life(roll);
        log.entry("meeting", start, a_meeting(iso(world_begins + 60)));
        const auto p = any_policy(roll);
        for (const auto when : {world_begins, world_begins + 20, world_begins + 45})
            check_agenda(agenda_of(state_on(log, iso(when)), p, {}));
    }
}

TEST_CASE("each item of an agenda stands once, in order, and says why: in each story") {
    for (const auto* name : {"new_report", "coach", "hand_over"}) {
        CAPTURE(name);
        const auto ws = example(name);
        for (auto when = on("2026-01-16"); when < on("2026-09-01"); when += 9)
            check_agenda(agenda_of(ws.state_at(to_date(when)), ws.policy(), {}));
    }
}
