// SPDX-License-Identifier: BSL-1.0
//
// A box of 100 days; the criterion is a fall by 10 or more unless a case says otherwise.
#include <upward/lead/pace.hpp>

#include "support/build.hpp"

#include <upward/lead/verdict.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace upward;
using namespace upward_tests;

namespace {

criterion falls_by(double threshold, comparison cmp = comparison::le) {
    return {{"c"}, criterion_type::change, {{"m"}}, {}, cmp, threshold};
}
criterion level(double threshold, comparison cmp = comparison::ge) {
    return {{"c"}, criterion_type::level, {{"m"}}, {}, cmp, threshold};
}

judged_pace pace(const criterion& c, double value, std::int32_t elapsed, double base = 0) {
    static auto source = entry{};
    source = an_entry("r", "2026-04-03", reading{{{"m"}}, value});
    return pace_of(c, {fact<reading>{source}, base, elapsed, 100});
}

std::string state_of(const criterion& c, double value, std::int32_t elapsed, double base = 0) {
    const auto p = pace(c, value, elapsed, base);
    return std::string{enum_name(p.state)} + (p.passes ? " passes" : "") +
           (p.leads_to_pass ? " leads" : "");
}

std::string verdict(criteria_count c, std::int32_t needed) {
    return std::string{enum_name(verdict_of(c, needed))};
}

}  // namespace

TEST_CASE("a change is projected along a line from its base") {
    CHECK(*pace(falls_by(-10), -3, 50).projected == -6);
    CHECK(*pace(falls_by(-10), 17, 50, 20).projected == 14);
    CHECK(*pace(falls_by(-10), 14, 100, 20).projected == 14);
    CHECK_FALSE(pace(falls_by(-10), -3, 0).projected);
}

TEST_CASE("what is left per day over what was made per day is the speed-up") {
    CHECK(rounded(*pace(falls_by(-10), -4, 50).speed_up, 4) == 1.5);
    CHECK(rounded(*pace(falls_by(-10), -6, 50).speed_up, 4) == .6667);
    CHECK(rounded(*pace(falls_by(-10), 16, 20, 20).speed_up, 4) == .375);
    CHECK_FALSE(pace(falls_by(-10), -4, 100).speed_up);
}

TEST_CASE("each state of a change") {
    CHECK(state_of(falls_by(-10), -6, 50) == "on_pace leads");
    CHECK(state_of(falls_by(-10), -5, 50) == "on_pace leads");
    CHECK(state_of(falls_by(-10), -4, 50) == "off_pace");
    CHECK(state_of(falls_by(-10), 0, 50) == "not_started");
    CHECK(state_of(falls_by(-10), -4, 0) == "not_started");
    CHECK(state_of(falls_by(-10), 2, 50) == "moving_away");
    CHECK(state_of(falls_by(-10), -10, 50) == "already_there passes leads");
    CHECK(state_of(falls_by(-10), -6, 100) == "off_pace");
}

TEST_CASE("what may not fall far is moving away while it still passes") {
    const auto holds_above = falls_by(-5, comparison::ge);
    CHECK(state_of(holds_above, -3, 50) == "moving_away passes");
    CHECK(state_of(holds_above, -2, 50) == "already_there passes leads");
    CHECK(state_of(holds_above, -6, 50) == "moving_away");
}

TEST_CASE("a level keeps its last reading") {
    CHECK(state_of(level(60), 71, 10) == "on_pace passes leads");
    CHECK(state_of(level(60), 59, 10) == "off_pace");
    CHECK_FALSE(pace(level(60), 59, 10).projected);
    CHECK_FALSE(pace(level(60), 59, 10).speed_up);
}

TEST_CASE("each comparison, after rounding to 1e-9") {
    CHECK(state_of(level(60, comparison::gt), 60, 10) == "off_pace");
    CHECK(state_of(level(60, comparison::ge), 60, 10) == "on_pace passes leads");
    CHECK(state_of(level(60, comparison::ge), 59.9999999999, 10) == "on_pace passes leads");
    CHECK(state_of(level(60, comparison::eq), 60, 10) == "on_pace passes leads");
    CHECK(state_of(level(60, comparison::eq), 61, 10) == "off_pace");
    CHECK(state_of(level(60, comparison::le), 60, 10) == "on_pace passes leads");
    CHECK(state_of(level(60, comparison::lt), 60, 10) == "off_pace");
    CHECK(state_of(level(.3, comparison::eq), .1 + .2, 10) == "on_pace passes leads");
}

TEST_CASE("traces of the projection and the speed-up recompute to them") {
    auto roll = dice{12};
    for (int n = 0; n < 200; ++n) {
        const auto source =
            an_entry("r", "2026-04-03", reading{{{"m"}}, roll.between(-20.0, 20.0)});
        const auto r =
            box_reading{fact<reading>{source}, roll.between(-5.0, 5.0), roll.between(1, 99), 100};
        const auto along = projected<traced>(r);
        CHECK(recompute(along.tree()) == projected<double>(r));
        const auto faster = speed_up<traced>(r, -30);
        CHECK(recompute(faster.tree()) == speed_up<double>(r, -30));
    }
}

// ---- verdicts ----

TEST_CASE("all must pass: one failed is enough to fail") {
    CHECK(verdict({3, 0, 0}, 3) == "pass");
    CHECK(verdict({2, 1, 0}, 3) == "fail");
    CHECK(verdict({0, 1, 2}, 3) == "fail");
    CHECK(verdict({2, 0, 1}, 3) == "open");
}

TEST_CASE("any: one passed is enough") {
    CHECK(verdict({1, 2, 0}, 1) == "pass");
    CHECK(verdict({0, 3, 0}, 1) == "fail");
    CHECK(verdict({0, 2, 1}, 1) == "open");
}

TEST_CASE("k of n: it fails once k is out of reach") {
    CHECK(verdict({2, 1, 0}, 2) == "pass");
    CHECK(verdict({1, 1, 1}, 2) == "open");
    CHECK(verdict({1, 2, 0}, 2) == "fail");
    CHECK(verdict({0, 2, 1}, 2) == "fail");
    CHECK(verdict({3, 0, 0}, 4) == "fail");
}

TEST_CASE("without criteria there is no verdict") { CHECK(verdict({}, 0) == "open"); }
