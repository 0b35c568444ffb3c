// SPDX-License-Identifier: BSL-1.0
#include <upward/schedule/work_week.hpp>

#include "dates.hpp"

#include <doctest/doctest.h>

using namespace upward;
using test::day;

TEST_CASE("weekdays are numbered from the first Monday of the week of 1970-01-01") {
    const auto week = work_week{};
    CHECK(week.number_from(day("1969-12-29")) == 0);
    CHECK(week.number_from(day("1970-01-01")) == 3);
    CHECK(week.number_from(day("1970-01-05")) == 5);
    CHECK(week.number_from(day("1969-12-26")) == -1);
}

TEST_CASE("a weekend day has the number of the weekday after it") {
    const auto week = work_week{};
    CHECK(week.number_from(day("1970-01-03")) == 5);
    CHECK(week.number_from(day("1970-01-04")) == 5);
    CHECK(week.day_of(5) == day("1970-01-05"));
}

TEST_CASE("the day of a number is the weekday that has it, in every kind of week") {
    const std::vector<weekday> weekends[] = {
        {},
        {weekday::SU},
        {weekday::FR, weekday::SA},
        {weekday::WE, weekday::MO, weekday::WE},
        {weekday::MO, weekday::TU, weekday::WE, weekday::TH, weekday::FR, weekday::SA}};
    for (const auto& weekend : weekends) {
        const auto week = work_week{weekend};
        for (std::int64_t number = -50; number < 50; ++number) {
            const auto when = week.day_of(number);
            CHECK(week.number_from(when) == number);
            CHECK(week.number_from(when + 1) == number + 1);
            for (const auto free : weekend)
                CHECK(weekday_of(static_cast<day_number>(when)) != free);
        }
    }
}
