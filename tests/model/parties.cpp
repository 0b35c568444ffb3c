// SPDX-License-Identifier: BSL-1.0
#include <upward/model/parties.hpp>

#include "support/build.hpp"

#include <doctest/doctest.h>

using namespace upward;
using namespace upward_tests;

namespace {

relationship pair(std::string report, std::string boss, std::string_view start) {
    return {{{std::move(report)}}, {{std::move(boss)}}, {}, day(start)};
}

std::string who(const log_builder& log, std::string_view as_of) {
    const auto p = parties_of(state_on(log, as_of));
    return p.report + " " + p.boss + " " + p.boss_boss;
}

}  // namespace

TEST_CASE("the relationship says who the two are, who is above, and since when") {
    const auto p = parties_of(state_on(a_log().ana_and_bo("2026-01-05"), "2026-02-20"));
    CHECK(p.known());
    CHECK(p.report == "ana");
    CHECK(p.boss == "bo");
    CHECK(p.boss_boss == "carla");
    CHECK(iso(p.start) == "2026-01-05");
    CHECK(p.is_boss("bo"));
    CHECK_FALSE(p.is_boss("carla"));
    CHECK(p.is_report("ana"));
    CHECK_FALSE(p.is_report("bo"));
}

TEST_CASE("without a relationship everything is about the one boss") {
    const auto p = parties_of(state_on(a_log(), "2026-02-20"));
    CHECK_FALSE(p.known());
    CHECK(p.is_boss("bo"));
    CHECK(p.is_boss("anybody"));
    CHECK(p.is_report("anybody"));
    CHECK(p.start == first_day);
}

TEST_CASE("a relationship holds from its start, not from when it was written down") {
    const auto log = a_log().entry("r", "2026-01-05", pair("ana", "bo", "2026-02-02"));
    CHECK(who(log, "2026-02-01") == "  ");
    CHECK(who(log, "2026-02-02") == "ana bo ");
}

TEST_CASE("the relationship that began last holds") {
    const auto log = a_log()
                         .entry("r-2", "2026-01-05", pair("ana", "dee", "2026-03-02"))
                         .entry("r-1", "2026-01-06", pair("ana", "bo", "2026-01-05"));
    CHECK(who(log, "2026-03-01") == "ana bo ");
    CHECK(who(log, "2026-03-02") == "ana dee ");
}

TEST_CASE("of two that began on one day the later entry holds") {
    const auto log = a_log()
                         .entry("r-1", "2026-01-05", pair("ana", "bo", "2026-01-05"))
                         .entry("r-2", "2026-01-06", pair("ana", "dee", "2026-01-05"));
    CHECK(who(log, "2026-01-05") == "ana bo ");
    CHECK(who(log, "2026-01-06") == "ana dee ");
}

TEST_CASE("a relationship that ended gives way to the one before it") {
    const auto log = a_log()
                         .entry("r-1", "2026-01-05", pair("ana", "bo", "2026-01-05"))
                         .entry("r-2", "2026-02-02", pair("ana", "dee", "2026-02-02"))
                         .entry("end", "2026-03-02", relationship_ended{{{"r-2"}}});
    CHECK(who(log, "2026-03-01") == "ana dee ");
    CHECK(who(log, "2026-03-02") == "ana bo ");
}
