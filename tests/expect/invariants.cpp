// SPDX-License-Identifier: BSL-1.0
//
// What holds of any log.
#include "expect/arrange.hpp"

#include <upward/core/trace.hpp>

#include <cstdint>

using namespace upward;
using namespace upward_tests;

namespace {

constexpr const char* topics[] = {"channel", "frequency", "sign_off",      "escalation", "feedback",
                                  "format",  "peeves",    "on_their_mind", "travel",     "no_such"};
constexpr const char* values[] = {"chat", "mail", "FREQ=WEEKLY", "advise", "six lines", "one day"};
constexpr const char* areas[] = {"*", "billing", "hiring"};
constexpr auto begins = std::string_view{"2025-12-01"};
constexpr auto ends = std::string_view{"2026-06-01"};

std::string any_day(dice& roll) { return iso(on(begins) + roll.between(0, on(ends) - on(begins))); }

answer_state any_state(dice& roll) { return static_cast<answer_state>(roll.below(3)); }

void something_is_said(log_builder& log, dice& roll, const std::string& n) {
    const auto when = any_day(roll);
    const auto* topic = roll.one_of(topics);
    switch (roll.below(10)) {
        case 0: log.entry("q" + n, when, a_question(topic)); break;
        case 1: log.entry("c" + n, when, a_cue(topic, roll.one_of(values), roll.once_in(3))); break;
        case 2:
            log.entry("s" + n, when,
                      a_style(roll.once_in(2) ? "ana" : "bo", roll.between(0, 4),
                              roll.between(0, 4), roll.between(0, 4)));
            break;
        case 3: log.entry("w" + n, when, win{.claim = n}); break;
        case 4:
            log.entry("k" + n, when,
                      quality{roll.once_in(2) ? "pace" : "care",
                              {roll.between(0., 3.)},
                              {{{"w" + std::to_string(roll.below(40))}}}});
            break;
        case 5: log.entry("t" + n, when, tricky_topic{topic, {roll.between(0, 4)}}); break;
        default: {
            auto a = an_answer(topic, roll.one_of(values), any_state(roll));
            if (roll.once_in(2)) a.stated_rate.emplace().value = roll.between(0., .6);
            log.in(roll.one_of(areas), "a" + n, when, a);
        }
    }
}

log_builder any_talks(dice& roll) {
    auto log = the_two();
    log.entry("billing", begins, area{"Billing"});
    if (roll.once_in(2))
        log.entry("c", any_day(roll),
                  question_catalogue{{catalogue_topic{{"travel"}, "Where to?"}}});
    for (int i = roll.between(0, 60); i > 0; --i) something_is_said(log, roll, std::to_string(i));
    for (int i = roll.between(0, 30); i > 0; --i)
        log.entry("ask" + std::to_string(i), any_day(roll), ask{{{"bo"}}, {{"ana"}}, "budget"});
    return log;
}

plan_priorities any_plan(dice& roll) {
    auto plan = plan_priorities{};
    for (const auto* t : topics)
        if (roll.once_in(3)) plan[t] = roll.unit();
    return plan;
}

}  // namespace

TEST_CASE("what is known is a share, and so is each part of it") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        auto roll = dice{seed};
        const auto a = checklist_on(any_talks(roll), any_day(roll), {}, any_plan(roll));
        CHECK(a.completeness >= 0);
        CHECK(a.completeness <= 1);
        for (const auto& row : a.topics) {
            CHECK(row.c >= 0);
            CHECK(row.c <= 1);
            CHECK(row.plan_share <= 1);
            CHECK(row.score >= 0);
            CHECK(row.score <= 2 * row.weight);
            CHECK((row.state == knowledge::unknown || row.c > 0));
        }
        if (a.qualities.share) CHECK((*a.qualities.share >= 0 && *a.qualities.share <= 1));
        for (const auto& c : a.contradictions)
            for (const auto& b : c.blocks) CHECK(b.tail < .01);
    }
}

TEST_CASE("what is asked is open, at rest no longer, within the budget, and the best first") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        auto roll = dice{seed};
        const auto log = any_talks(roll);
        const auto day_of_it = any_day(roll);
        const auto a = checklist_on(log, day_of_it, {}, any_plan(roll));
        CHECK(a.next.size() <= static_cast<std::size_t>(a.question_budget));
        for (std::size_t i = 0; i < a.next.size(); ++i) {
            const auto row = row_of(a, a.next[i].topic);
            CHECK(row.c < .5);
            CHECK(a.next[i].score == row.score);
            CHECK_FALSE(a.next[i].because.empty());
            if (row.last_asked)
                CHECK(working_calendar{}.count(to_day_number(*row.last_asked), on(day_of_it)) >=
                      19);
            if (i > 0) CHECK(compares_as(a.next[i - 1].score) >= compares_as(a.next[i].score));
        }
        for (const auto& row : a.topics) {  // whoever is left out scores no better, or must be
            const auto is_next = std::any_of(a.next.begin(), a.next.end(),
                                             [&](const auto& q) { return q.topic == row.topic; });
            const auto may_be = row.c < .5 && !row.last_asked && row.score > 0;
            if (!is_next && may_be && !a.next.empty())
                CHECK(compares_as(row.score) <= compares_as(a.next.back().score));
        }
    }
}

TEST_CASE("a newer confirmation never lowers what is known") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        auto roll = dice{seed};
        auto log = any_talks(roll);
        const auto before = checklist_on(log, ends);
        const auto* topic = roll.one_of(topics);
        const auto* area = roll.one_of(areas);
        log.in(area, "zzz", ends, an_answer(topic, "anything", answer_state::confirmed));
        const auto after = checklist_on(log, ends);
        CHECK(after.completeness >= before.completeness - 1e-12);
        for (const auto& row : before.topics) CHECK(row_of(after, row.topic).c >= row.c - 1e-12);
    }
}

TEST_CASE("with nothing new, what is known only fades") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        auto roll = dice{seed};
        const auto log = any_talks(roll);
        auto before = checklist_on(log, ends).completeness;
        for (const auto* later : {"2026-06-02", "2026-07-01", "2027-06-01", "2040-01-01"}) {
            const auto then = checklist_on(log, later).completeness;
            CHECK(then <= before);
            before = then;
        }
    }
}

TEST_CASE("the order in which same-day entries arrive changes nothing") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        auto roll = dice{seed};
        const auto log = any_talks(roll);
        auto entries = log.entries();
        roll.shuffle(entries);
        auto other = a_log();
        for (const auto& e : entries) other.add(e);
        const auto a = checklist_on(log, ends), b = checklist_on(other, ends);
        CHECK(a.completeness == b.completeness);
        CHECK(asks(a) == asks(b));
        REQUIRE(a.changes.size() == b.changes.size());
        for (std::size_t i = 0; i < a.changes.size(); ++i)
            CHECK(a.changes[i].entry == b.changes[i].entry);
    }
}

TEST_CASE("every trace recomputes to its number") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        auto roll = dice{seed};
        const auto a = checklist_on(any_talks(roll), ends, {.explain = true}, any_plan(roll));
        CHECK(a.traces->at("completeness").value == a.completeness);
        for (const auto& row : a.topics) {
            CHECK(a.traces->at("topics." + row.topic + ".c").value == row.c);
            CHECK(a.traces->at("topics." + row.topic + ".score").value == row.score);
        }
        for (const auto& named : *a.traces)
            CHECK_MESSAGE(recompute(named.second) == named.second.value, named.first);
    }
}
