// SPDX-License-Identifier: BSL-1.0
#include <upward/lead/delegation.hpp>

#include "lead/arrange.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace upward;
using namespace upward_tests;

namespace {

/// Eight promises kept in billing, which Bo built; rung 3 is agreed there.
log_builder billing() {
    auto log = a_log().ana_and_bo(lead_begins);
    log.shared("billing", lead_begins, area{"Billing", {{{"bo"}}}, criticality_level::high});
    log.shared_in("billing", "rung", "2026-01-05", rung_agreed{{3}, both()});
    add_kept(log, 8, "2026-01-06", "kept", "billing");
    return log;
}

delegation_answer board(const log_builder& log, std::string_view iso,
                        const lead_parameters& q = {}) {
    return delegation_of(*scene{log, iso}, q);
}

}  // namespace

TEST_CASE("each area has its agreed and its earned rung, and who built it") {
    const auto a = board(billing(), "2026-01-06");
    REQUIRE(a.areas.size() == 2);
    CHECK(a.areas[0].area == "*");
    CHECK_FALSE(a.areas[0].agreed);
    const auto& line = a.areas[1];
    CHECK(line.name == "Billing");
    CHECK(line.built_by == "Bo");
    CHECK(line.criticality == criticality_level::high);
    CHECK(line.agreed == 3);
    CHECK(line.agreed_on == day("2026-01-05"));
    CHECK(line.earned == 6);
    CHECK(rounded(*line.lower, 4) == .6925);
    CHECK(line.may_propose == 4);
}

TEST_CASE("of one area alone") {
    CHECK(board(billing(), "2026-01-06", {.id = id{"billing"}}).areas.size() == 1);
    CHECK(board(billing(), "2026-01-06", {.id = id{"hiring"}}).areas.empty());
}

TEST_CASE("the boss sees agreed rungs only") {
    auto log = billing();
    log.entry("e", "2026-01-05", accountability{.weight = share{.5}, .owned = {.5}});
    const auto a = delegation_for_boss(*scene{log, "2026-01-06"}, {.explain = true});
    REQUIRE(a.areas.size() == 1);
    CHECK(a.areas[0].agreed == 3);
    CHECK_FALSE(a.areas[0].earned);
    CHECK_FALSE(a.areas[0].lower);
    CHECK_FALSE(a.areas[0].may_propose);
    CHECK(a.expectations.empty());
    CHECK_FALSE(a.accountability);
    CHECK_FALSE(a.traces);
}

TEST_CASE("what is expected stands with its measure, and whether it was there before the work") {
    auto log = a_log().ana_and_bo(lead_begins);
    log.entry("p-1", "2026-01-05",
              promise{{{"bo"}}, "the draft", "pages", 10.0, "pages", day("2026-02-20")});
    log.entry("p-2", "2026-01-05",
              promise{.to = {{"bo"}}, .text = "the plan", .due = day("2026-02-18")});
    log.entry("p-3", "2026-01-05",
              promise{.to = {{"carla"}}, .text = "elsewhere", .due = day("2026-02-18")});
    log.entry("item", "2026-01-05", work_item{"Billing", {{"ana"}}, "billing"});
    log.entry("e-1", "2026-01-06", expectation{{{"item"}}, "days saved", 3, day("2026-03-02")});
    log.entry("s", "2026-01-07", item_state{.item = {{"item"}}, .percent = percentage{10}});
    log.entry("e-2", "2026-01-08", expectation{{{"item"}}, "errors", 0, day("2026-03-03")});
    const auto lines = board(log, "2026-01-08").expectations;
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].entry == id{"p-2"});
    CHECK_FALSE(lines[0].measure);
    CHECK_FALSE(lines[0].before_the_work);
    CHECK(lines[1].measure == "pages");
    CHECK(lines[1].before_the_work);
    CHECK(lines[2].what == "Billing");
    CHECK(lines[2].before_the_work);
    CHECK_FALSE(lines[3].before_the_work);
}

TEST_CASE("what has its outcome, or its result, is no longer expected") {
    auto log = a_log().ana_and_bo(lead_begins);
    add_kept(log, 1, "2026-01-05");
    log.entry("e", "2026-01-05", expectation{{{"item"}}, "errors", 0, day("2026-03-03")});
    CHECK(board(log, "2026-01-08").expectations.size() == 1);
    log.entry("r", "2026-01-08", result_recorded{.expectation = {{{"e"}}}, .met = true});
    CHECK(board(log, "2026-01-08").expectations.empty());
}
