// SPDX-License-Identifier: BSL-1.0
//
// The numbers that were worked out beforehand.
#include "expect/arrange.hpp"

#include <upward/core/trace.hpp>

using namespace upward;
using namespace upward_tests;

namespace {

constexpr auto today = "2026-06-01";

/// Bo says on Monday 2026-01-05 to ask once a week, and asks so often in the ten days after.
log_builder asked_so_often(int asks) {
    auto log = the_two().entry("weekly", "2026-01-05", a_rate("frequency", "weekly", .2));
    for (int i = 0; i < asks; ++i)
        log.entry("a-" + std::to_string(i), iso(on("2026-01-06") + i),
                  ask{{{"bo"}}, {{"ana"}}, "budget"});
    return log;
}

}  // namespace

TEST_CASE("case 1: completeness is .4756") {
    CHECK(rounded(checklist_on(the_five(today), today).completeness, 4) == .4756);
}

TEST_CASE("case 2: scores are 3.0, 1.4, .8686 and .5, and the first two are asked") {
    const auto a = checklist_on(the_five(today), today);
    CHECK(row_of(a, "how_measured").score == 3);
    CHECK(rounded(row_of(a, "directness").score, 4) == 1.4);
    CHECK(rounded(row_of(a, "feedback").score, 4) == .8686);
    CHECK(rounded(row_of(a, "peeves").score, 4) == .5);
    CHECK(row_of(a, "channel").score == 0);
    CHECK(asks(a) == "how_measured, directness");
}

TEST_CASE("case 3: styles 4, 3, 1 and 1, 3, 4 are .5000 apart") {
    const auto log = the_two()
                         .entry("s-1", "2026-01-05", a_style("ana", 4, 3, 1))
                         .entry("s-2", "2026-01-05", a_style("bo", 1, 3, 4));
    CHECK(checklist_on(log, today).style->mismatch == .5);
}

TEST_CASE("case 4: asked weekly in words, 7 asks in ten days contradict it and 4 do not") {
    const auto seven = checklist_on(asked_so_often(7), "2026-01-19").contradictions;
    REQUIRE(seven.size() == 1);
    REQUIRE(seven[0].blocks.size() == 1);
    CHECK(seven[0].blocks[0].asks == 7);
    CHECK(seven[0].blocks[0].expected == 2);
    CHECK(rounded(seven[0].blocks[0].tail, 4) == .0045);
    CHECK(checklist_on(asked_so_often(4), "2026-01-19").contradictions.empty());
    CHECK(rounded(poisson_tail(4, 2), 4) == .1429);
}

TEST_CASE("case 5: what the plan rests on is asked first") {
    const auto a =
        checklist_on(the_five(today), today, {}, {{"feedback", .4913}, {"how_measured", .0420}});
    CHECK(rounded(row_of(a, "how_measured").score, 4) == 3.2363);
    CHECK(rounded(row_of(a, "feedback").score, 4) == 1.6688);
    CHECK(rounded(row_of(a, "directness").score, 4) == 1.4);
    CHECK(rounded(row_of(a, "peeves").score, 4) == .5);
    CHECK(rounded(row_of(a, "feedback").plan_share, 4) == .9212);
}

TEST_CASE("the new report after the first talk: completeness .1635, four more questions") {
    const auto ws = example("new_report");
    const auto now = ws.state_at(day("2026-01-16"));
    const auto a = checklist_of(situation{now, ws.policy(), now.as_of()}, {});
    CHECK(rounded(a.completeness, 4) == .1635);
    CHECK(a.question_budget == 4);
    CHECK(asks(a) == "frequency, how_measured, boss_boss, escalation");
    for (const auto& q : a.next) CHECK(q.score == 3);
}

TEST_CASE("what the plan shows is what the checklist says") {
    const auto log = the_five(today);
    const auto day_of_it = scene{log, today};
    const auto whole = checklist_of(*day_of_it, {});
    const auto part = expect_of(*day_of_it);
    CHECK(part.completeness == whole.completeness);
    CHECK(part.question_budget == whole.question_budget);
    REQUIRE(part.next.size() == whole.next.size());
    for (std::size_t i = 0; i < part.next.size(); ++i)
        CHECK(part.next[i].topic == whole.next[i].topic);
}

TEST_CASE("every number that judges is recomputed from its trace") {
    auto log = the_five(today);
    const auto asked = asked_so_often(7);
    for (const auto& e : asked.entries())
        if (e.id.text == "weekly" || e.id.text.starts_with("a-")) log.add(e);
    auto frequency = catalogue_topic{{"frequency"}, "How often?", answer_type::frequency};
    frequency.weight.emplace().value = 3;
    log.entry("and-frequency", "2025-01-02", question_catalogue{{frequency}})
        .entry("s-1", "2026-01-05", a_style("ana", 4, 3, 1))
        .entry("s-2", "2026-01-05", a_style("bo", 1, 3, 4))
        .entry("w", "2026-05-01", win{.claim = "shipped"})
        .entry("q-1", "2026-01-05", quality{"pace", {2}, {{{"w"}}}})
        .entry("q-2", "2026-01-05", quality{"care", {1}});
    const auto plan = plan_priorities{{"feedback", .4913}, {"how_measured", .0420}};
    const auto a = checklist_on(log, today, {.explain = true}, plan);
    REQUIRE(a.traces);
    const auto is = [&a](const std::string& name, double value) {
        REQUIRE_MESSAGE(a.traces->contains(name), name);
        CHECK(a.traces->at(name).value == value);
    };
    is("completeness", a.completeness);
    is("style.mismatch", a.style->mismatch);
    is("qualities.share", *a.qualities.share);
    for (const auto& row : a.topics) {
        is("topics." + row.topic + ".c", row.c);
        is("topics." + row.topic + ".score", row.score);
    }
    is("topics.feedback.plan_share", row_of(a, "feedback").plan_share);
    REQUIRE(a.contradictions.size() == 1);
    is("contradictions.frequency.2026-01-06.tail", a.contradictions[0].blocks.back().tail);
    for (const auto& named : *a.traces)
        CHECK_MESSAGE(recompute(named.second) == named.second.value, named.first);
    CHECK_FALSE(checklist_on(log, today).traces);
}
