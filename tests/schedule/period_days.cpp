// SPDX-License-Identifier: BSL-1.0
#include <upward/schedule/period_days.hpp>

#include "dates.hpp"

#include <upward/schedule/rule_text.hpp>

#include <doctest/doctest.h>

using namespace upward;
using test::day;
using test::written;

namespace {

period_days periods_of(std::string_view rule, std::string_view start) {
    return {*parse_rule(rule), day(start)};
}

// The days of the period that holds a day.
std::string period_of(const period_days& periods, std::string_view when) {
    auto days = std::vector<day_number>{};
    periods.collect(periods.number_of(day(when)), days);
    return written(days);
}

}  // namespace

TEST_CASE("a period is found from any of its days, on either side of the start") {
    const auto periods = periods_of("FREQ=MONTHLY;BYDAY=-1FR", "2026-01-20");
    CHECK(period_of(periods, "2026-01-01") == "2026-01-30");
    CHECK(period_of(periods, "2026-01-31") == "2026-01-30");
    CHECK(period_of(periods, "1500-02-01") == "1500-02-23");
}

TEST_CASE("weeks begin on WKST and are numbered without a gap, before 1970 too") {
    for (int begin = 0; begin < 7; ++begin) {
        auto rule = recurrence_rule{};
        rule.freq = frequency::WEEKLY;
        rule.week_start = static_cast<weekday>(begin);
        const auto periods = period_days{rule, 0};
        for (day_number n = -30; n < 30; ++n)
            CHECK(periods.number_of(n + 1) - periods.number_of(n) ==
                  (weekday_of(n + 1) == rule.week_start ? 1 : 0));
    }
}

TEST_CASE("a week is given from its first day on, also across a month's end") {
    const auto periods = periods_of("FREQ=WEEKLY;BYDAY=MO,SA,SU;WKST=SU", "2026-01-20");
    CHECK(period_of(periods, "2026-01-31") == "2026-01-25 2026-01-26 2026-01-31");
    CHECK(period_of(periods, "2026-02-01") == "2026-02-01 2026-02-02 2026-02-07");
}

TEST_CASE("a month of every length has its first, its last and its 31st day only when there") {
    const auto periods = periods_of("FREQ=MONTHLY;BYMONTHDAY=1,31,-1,-31", "2026-01-20");
    CHECK(period_of(periods, "2026-02-10") == "2026-02-01 2026-02-28");
    CHECK(period_of(periods, "2024-02-10") == "2024-02-01 2024-02-29");
    CHECK(period_of(periods, "2026-04-10") == "2026-04-01 2026-04-30");
    CHECK(period_of(periods, "2026-05-10") == "2026-05-01 2026-05-31");
}

TEST_CASE("numbered weekdays of a year stand in their months, in order") {
    const auto periods = periods_of("FREQ=YEARLY;BYDAY=20MO,1TH,-1TH,5FR", "2026-01-20");
    CHECK(period_of(periods, "2026-07-01") == "2026-01-01 2026-01-30 2026-05-18 2026-12-31");
}

TEST_CASE("positions count through the whole year") {
    const auto periods =
        periods_of("FREQ=YEARLY;BYMONTH=1,2;BYMONTHDAY=1,-1;BYSETPOS=-1,2,9,-9", "2026-07-01");
    CHECK(period_of(periods, "2026-12-31") == "2026-01-31 2026-02-28");
}

TEST_CASE("the days of a rule repeat after its cycle") {
    for (const auto* text : {"FREQ=DAILY;BYMONTH=2;BYDAY=SU", "FREQ=WEEKLY;BYDAY=MO;BYMONTH=2",
                             "FREQ=MONTHLY;BYDAY=5SU", "FREQ=YEARLY;BYDAY=53TH,-53WE"}) {
        const auto periods = periods_of(text, "2000-01-01");
        std::vector<day_number> here, there;
        for (day_number n = 0; n < 4000; ++n) {
            periods.collect(periods.number_of(n), here);
            periods.collect(periods.number_of(n) + periods.cycle(), there);
            for (auto& d : here) d += 146097;
            REQUIRE(here == there);
        }
    }
}
