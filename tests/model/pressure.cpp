// SPDX-License-Identifier: BSL-1.0
#include <upward/model/pressure.hpp>

#include "support/build.hpp"

#include <upward/core/real.hpp>

#include <doctest/doctest.h>

using namespace upward;
using namespace upward_tests;

namespace {

metric half_a_year(double start, double target) {
    return {.owner = {{"bo"}},
            .name = "Sales",
            .unit = "%",
            .weight = {.5},
            .start = start,
            .target = target,
            .from = day("2026-01-01"),
            .due = day("2026-06-30")};
}

/// To 4 decimals, of a metric and one reading of it.
double pressure(const metric& m, double value, std::string_view read_on) {
    return rounded(pressure_of(m, reading{{{"m"}}, value}, on(read_on)), 4);
}

}  // namespace

TEST_CASE("30 of 100 read half way is a pressure of a fifth") {
    CHECK(pressure(half_a_year(0, 100), 30, "2026-04-01") == .2);
}

TEST_CASE("a metric ahead of its line presses nobody") {
    CHECK(pressure(half_a_year(0, 100), 80, "2026-04-01") == 0);
    CHECK(pressure(half_a_year(0, 100), 50, "2026-04-01") == 0);
}

TEST_CASE("a metric that should fall is judged as one that should rise") {
    CHECK(pressure(half_a_year(100, 0), 70, "2026-04-01") == .2);
    CHECK(pressure(half_a_year(112, 100), 108.4, "2026-04-01") == .2);
}

TEST_CASE("progress counts between none and all of it") {
    CHECK(pressure(half_a_year(0, 100), -50, "2026-04-01") == .5);
    CHECK(pressure(half_a_year(0, 100), 500, "2026-04-01") == 0);
}

TEST_CASE("before its first day nothing is expected, after its last one all") {
    CHECK(pressure(half_a_year(0, 100), 0, "2025-12-01") == 0);
    CHECK(pressure(half_a_year(0, 100), 40, "2026-12-01") == .6);
}

TEST_CASE("a metric whose target is its start presses nobody") {
    CHECK(pressure(half_a_year(50, 50), 0, "2026-04-01") == 0);
}

TEST_CASE("a metric of one day expects everything on it") {
    auto m = half_a_year(0, 100);
    m.due = m.from;
    CHECK(pressure(m, 25, "2026-01-01") == .75);
}

TEST_CASE("the newest reading counts, and without one there is no pressure") {
    const auto log = a_log()
                         .entry("m", "2026-01-01", half_a_year(0, 100))
                         .entry("r-1", "2026-04-01", reading{{{"m"}}, 30})
                         .entry("r-2", "2026-04-02", reading{{{"other"}}, 0})
                         .entry("r-3", "2026-06-30", reading{{{"m"}}, 100});
    const auto pressure_on = [&log](std::string_view iso) {
        const auto now = state_on(log, iso);
        return rounded(pressure_of(now, now.all<metric>()[0]), 4);
    };
    CHECK(pressure_on("2026-03-31") == 0);
    CHECK(pressure_on("2026-04-03") == .2);
    CHECK(pressure_on("2026-06-29") == .2);
    CHECK(pressure_on("2026-06-30") == 0);
}
