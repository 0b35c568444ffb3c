// SPDX-License-Identifier: BSL-1.0
#include <upward/schedule/shift.hpp>

#include "dates.hpp"

#include <doctest/doctest.h>

using namespace upward;
using test::day;

TEST_CASE("a working day is never moved") {
    const auto calendar = working_calendar{};
    const auto friday = day("2026-01-30");
    CHECK(shifted(calendar, friday, shift_convention::previous) == friday);
    CHECK(shifted(calendar, friday, shift_convention::next) == friday);
    CHECK(shifted(calendar, friday, shift_convention::modified_next) == friday);
    CHECK(shifted(calendar, friday, shift_convention::skip) == friday);
}

TEST_CASE("a free day at the end of a month goes on, back, back, or away") {
    const auto calendar = working_calendar{};
    const auto saturday = day("2026-01-31");
    CHECK(shifted(calendar, saturday, shift_convention::next) == day("2026-02-02"));
    CHECK(shifted(calendar, saturday, shift_convention::previous) == day("2026-01-30"));
    CHECK(shifted(calendar, saturday, shift_convention::modified_next) == day("2026-01-30"));
    CHECK(shifted(calendar, saturday, shift_convention::skip) == std::nullopt);
}

TEST_CASE("modified next goes on while it stays in the month") {
    const auto sunday = day("2026-02-01");
    CHECK(shifted(working_calendar{}, sunday, shift_convention::modified_next) ==
          day("2026-02-02"));
}

TEST_CASE("a year's end is a month's end") {
    const auto calendar = working_calendar{}.with_leave({{day("2026-12-31"), day("2026-12-31")}});
    CHECK(shifted(calendar, day("2026-12-31"), shift_convention::next) == day("2027-01-01"));
    CHECK(shifted(calendar, day("2026-12-31"), shift_convention::modified_next) ==
          day("2026-12-30"));
}

TEST_CASE("with the first of January a holiday, it moves to the second") {
    auto definition = calendar_definition{};
    definition.holidays = {to_date(day("2026-01-01"))};
    const auto calendar = *working_calendar::make(definition);
    CHECK(shifted(calendar, day("2026-01-01"), shift_convention::next) == day("2026-01-02"));
    CHECK(shifted(calendar, day("2026-02-01"), shift_convention::next) == day("2026-02-02"));
}

TEST_CASE("in a month without a working day modified next goes back out of it") {
    const auto calendar = working_calendar{}.with_leave({{day("2026-02-01"), day("2026-02-28")}});
    CHECK(shifted(calendar, day("2026-02-10"), shift_convention::modified_next) ==
          day("2026-01-30"));
}
