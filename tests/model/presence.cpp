// SPDX-License-Identifier: BSL-1.0
#include <upward/model/presence.hpp>

#include "support/build.hpp"

#include <doctest/doctest.h>

using namespace upward;
using namespace upward_tests;

namespace {

leave away(std::string who, std::string_view from, std::string_view to) {
    return {{{std::move(who)}}, day(from), day(to)};
}

presence presence_on(const log_builder& log, std::string_view as_of,
                     calendar_definition calendar = {}) {
    const auto now = state_on(log, as_of, std::move(calendar));
    return presence_of(now, parties_of(now));
}

/// "2026-02-16..2026-02-20 (5)".
std::string written(const day_window& w) {
    return iso(w.from) + ".." + iso(w.to) + " (" + std::to_string(w.count) + ")";
}

}  // namespace

TEST_CASE("the report's leave is nobody's working day, the boss's only not one of both") {
    const auto log = a_log()
                         .ana_and_bo()
                         .entry("l-1", "2026-02-02", away("ana", "2026-02-10", "2026-02-11"))
                         .entry("l-2", "2026-02-02", away("bo", "2026-02-12", "2026-02-12"));
    const auto there = presence_on(log, "2026-02-20");
    CHECK_FALSE(there.report.is_working(on("2026-02-10")));
    CHECK_FALSE(there.both.is_working(on("2026-02-11")));
    CHECK(there.report.is_working(on("2026-02-12")));
    CHECK_FALSE(there.both.is_working(on("2026-02-12")));
    CHECK(there.both.is_working(on("2026-02-13")));
}

TEST_CASE("leave of somebody else frees nobody") {
    const auto log =
        a_log().ana_and_bo().entry("l-1", "2026-02-02", away("carla", "2026-02-10", "2026-02-11"));
    const auto there = presence_on(log, "2026-02-20");
    CHECK(there.both == working_calendar{});
}

TEST_CASE("holidays and weekends are free for both") {
    const auto there = presence_on(a_log().ana_and_bo(), "2026-02-20", holidays({"2026-02-16"}));
    CHECK_FALSE(there.report.is_working(on("2026-02-16")));
    CHECK_FALSE(there.both.is_working(on("2026-02-15")));
}

TEST_CASE("leave that is not known yet changes nothing") {
    const auto log =
        a_log().ana_and_bo().entry("l-1", "2026-02-09", away("ana", "2026-02-03", "2026-02-04"));
    CHECK(presence_on(log, "2026-02-08").report.is_working(on("2026-02-03")));
    CHECK_FALSE(presence_on(log, "2026-02-09").report.is_working(on("2026-02-03")));
}

TEST_CASE("a window has so many working days up to its end, included") {
    const auto firm = working_calendar{};
    CHECK(written(window_ending(firm, on("2026-02-20"), 5)) == "2026-02-16..2026-02-20 (5)");
    CHECK(written(window_ending(firm, on("2026-02-20"), 1)) == "2026-02-20..2026-02-20 (1)");
    CHECK(written(window_ending(firm, on("2026-02-20"), 10)) == "2026-02-09..2026-02-20 (10)");
}

TEST_CASE("a window that ends on a free day reaches to that day") {
    const auto w = window_ending(working_calendar{}, on("2026-02-22"), 5);
    CHECK(written(w) == "2026-02-16..2026-02-22 (5)");
    CHECK(w.contains(on("2026-02-22")));
    CHECK(w.contains(on("2026-02-16")));
    CHECK_FALSE(w.contains(on("2026-02-15")));
    CHECK_FALSE(w.contains(on("2026-02-23")));
}

TEST_CASE("a window reaches further back over days when somebody is away") {
    const auto log =
        a_log().ana_and_bo().entry("l-1", "2026-02-02", away("bo", "2026-02-17", "2026-02-18"));
    const auto there = presence_on(log, "2026-02-20");
    CHECK(written(window_ending(there.both, on("2026-02-20"), 5)) == "2026-02-12..2026-02-20 (5)");
    CHECK(written(window_ending(there.report, on("2026-02-20"), 5)) ==
          "2026-02-16..2026-02-20 (5)");
}

TEST_CASE("a window does not begin before the day that limits it") {
    const auto firm = working_calendar{};
    CHECK(written(window_ending(firm, on("2026-02-20"), 10, on("2026-02-18"))) ==
          "2026-02-18..2026-02-20 (3)");
    CHECK(written(window_ending(firm, on("2026-02-20"), 10, on("2026-02-14"))) ==
          "2026-02-16..2026-02-20 (5)");
}

TEST_CASE("a window without a day contains none") {
    const auto firm = working_calendar{};
    const auto empty = window_ending(firm, on("2026-02-15"), 10, on("2026-02-14"));
    CHECK(empty.count == 0);
    CHECK_FALSE(empty.contains(on("2026-02-15")));
    CHECK(window_ending(firm, on("2026-02-20"), 10, on("2026-02-23")).count == 0);
    CHECK(window_ending(firm, on("2026-02-20"), 0).count == 0);
}
