// SPDX-License-Identifier: BSL-1.0
#include <upward/plan/month_ends.hpp>

#include "support/build.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

/// The first three from a day on.
std::string ends(std::string_view from, const calendar_definition& calendar = {},
                 const std::vector<day_range>& leave = {}) {
    const auto days = working_calendar::make(calendar)->with_leave(leave);
    auto text = std::string{};
    auto end = month_ends{days, on(from)};
    for (int i = 0; i < 3 && end.day(); ++i, end.next()) text += (i ? " " : "") + iso(*end.day());
    return text;
}

}  // namespace

TEST_CASE("each month ends on its last working day") {
    CHECK(ends("2026-01-05") == "2026-01-30 2026-02-27 2026-03-31");
    CHECK(ends("2026-01-30") == "2026-01-30 2026-02-27 2026-03-31");
    CHECK(ends("2026-01-31") == "2026-02-27 2026-03-31 2026-04-30");
    CHECK(ends("2027-11-15") == "2027-11-30 2027-12-31 2028-01-31");
    CHECK(ends("2026-04-01", holidays({"2026-04-30", "2026-05-29"})) ==
          "2026-04-29 2026-05-28 2026-06-30");
}

TEST_CASE("a month without a working day has no end") {
    const auto away = std::vector<day_range>{{on("2026-01-19"), on("2026-03-06")}};
    CHECK(ends("2026-01-05", {}, away) == "2026-01-16 2026-03-31 2026-04-30");
    CHECK(ends("2026-01-20", {}, away) == "2026-03-31 2026-04-30 2026-05-29");
}

TEST_CASE("there is none where nobody works for two years, nor after the last day") {
    CHECK(ends("2026-01-05", {}, {{on("2026-01-05"), on("2030-01-01")}}) == "");
    CHECK(ends("9999-12-01") == "9999-12-31");
}
