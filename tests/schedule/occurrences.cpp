// SPDX-License-Identifier: BSL-1.0
#include <upward/schedule/occurrences.hpp>

#include "dates.hpp"

#include <upward/schedule/day_rule.hpp>

#include <doctest/doctest.h>

using namespace upward;
using test::day;
using test::written;

namespace {

occurrences days_of(std::string_view rule, std::string_view start) {
    return {*parse_rule(rule), day(start)};
}

}  // namespace

TEST_CASE("between has both ends, and nothing before the start") {
    const auto days = days_of("FREQ=WEEKLY;BYDAY=MO,TH", "2026-01-20");
    CHECK(written(days.between(day("2026-01-01"), day("2026-01-29"))) ==
          "2026-01-22 2026-01-26 2026-01-29");
    CHECK(written(days.between(day("2026-01-29"), day("2026-01-29"))) == "2026-01-29");
    CHECK(days.between(day("2026-01-30"), day("2026-01-29")).empty());
    CHECK(days.between(day("2025-01-01"), day("2026-01-21")).empty());
}

TEST_CASE("first_from and last_until take the day itself, else the nearest on that side") {
    const auto days = days_of("FREQ=WEEKLY;BYDAY=MO,TH", "2026-01-20");
    CHECK(days.first_from(day("2026-02-09")) == day("2026-02-09"));
    CHECK(days.first_from(day("2026-02-06")) == day("2026-02-09"));
    CHECK(days.last_until(day("2026-02-09")) == day("2026-02-09"));
    CHECK(days.last_until(day("2026-02-08")) == day("2026-02-05"));
    CHECK(days.first_from(day("2000-01-01")) == day("2026-01-22"));
    CHECK(days.last_until(day("2026-01-21")) == std::nullopt);
}

TEST_CASE("a start that the rule does not match is no occurrence and is not counted") {
    const auto days = days_of("FREQ=WEEKLY;BYDAY=MO;COUNT=2", "2026-01-20");
    CHECK_FALSE(days.contains(day("2026-01-20")));
    CHECK(written(days.between(first_day, last_day)) == "2026-01-26 2026-02-02");
}

TEST_CASE("contains asks for that very day") {
    const auto days = days_of("FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR", "2026-01-01");
    CHECK(days.contains(day("2026-01-30")));
    CHECK_FALSE(days.contains(day("2026-02-27")));
    CHECK(days.contains(day("2026-03-27")));
    CHECK_FALSE(days.contains(day("2026-03-26")));
    CHECK_FALSE(days.contains(day("2025-11-28")));
}

TEST_CASE("UNTIL is included, COUNT counts from the start") {
    CHECK(days_of("FREQ=DAILY;UNTIL=20260105", "2026-01-01").last_until(last_day) ==
          day("2026-01-05"));
    CHECK(days_of("FREQ=DAILY;COUNT=5", "2026-01-01").last_until(last_day) == day("2026-01-05"));
    CHECK(days_of("FREQ=DAILY;COUNT=5", "2026-01-01").first_from(day("2026-01-06")) ==
          std::nullopt);
    CHECK(days_of("FREQ=DAILY;UNTIL=20251231", "2026-01-01").first_from(first_day) == std::nullopt);
}

TEST_CASE("UNTIL within a period cuts it") {
    const auto days = days_of("FREQ=MONTHLY;BYMONTHDAY=1,20;UNTIL=20260115", "2026-01-01");
    CHECK(days.first_from(day("2026-01-02")) == std::nullopt);
    CHECK(days.last_until(day("2026-01-31")) == day("2026-01-01"));
    CHECK_FALSE(days.contains(day("2026-01-20")));
}

TEST_CASE("every day in January is the same set written in two ways (RFC 5545)") {
    const auto yearly =
        days_of("FREQ=YEARLY;UNTIL=20000131;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA", "1998-01-01");
    const auto daily = days_of("FREQ=DAILY;UNTIL=20000131;BYMONTH=1", "1998-01-01");
    CHECK(yearly.between(first_day, last_day).size() == 93);
    CHECK(yearly.between(first_day, last_day) == daily.between(first_day, last_day));
}

TEST_CASE("a rule that never matches answers none") {
    for (const auto* rule :
         {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
          "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2", "FREQ=MONTHLY;BYDAY=6MO", "FREQ=MONTHLY;BYDAY=-53MO",
          "FREQ=DAILY;INTERVAL=7;BYDAY=MO", "FREQ=YEARLY;INTERVAL=3;BYMONTH=4;BYMONTHDAY=31",
          "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=7", "FREQ=DAILY;BYMONTHDAY=1;BYSETPOS=2"}) {
        CAPTURE(rule);
        const auto days = days_of(rule, "2026-01-20");  // a Tuesday
        CHECK(days.first_from(first_day) == std::nullopt);
        CHECK(days.last_until(last_day) == std::nullopt);
        CHECK(days.between(first_day, last_day).empty());
    }
}

TEST_CASE("a rule that matches once in centuries is found from both sides") {
    // A 29th of February every 100 years from 1600: only when the century is a leap year.
    const auto days = days_of("FREQ=YEARLY;INTERVAL=100;BYMONTH=2;BYMONTHDAY=29", "1600-03-01");
    CHECK(days.first_from(first_day) == day("2000-02-29"));
    CHECK(days.last_until(day("2399-12-31")) == day("2000-02-29"));
    CHECK(days.first_from(day("2000-03-01")) == day("2400-02-29"));
}

TEST_CASE("between finds what comes once in each cycle of the calendar") {
    const auto days = days_of("FREQ=YEARLY;INTERVAL=400", "1600-02-29");
    CHECK(days.between(first_day, last_day).size() == 21);
    CHECK(days.last_until(last_day) == day("9600-02-29"));
}

TEST_CASE("COUNT far beyond one cycle of the calendar is counted exactly") {
    // Leap days: 97 in each 400 years. The 98th from 1600 on is that of 2000.
    const auto ninety_eight = days_of("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;COUNT=98", "1600-01-01");
    CHECK(ninety_eight.last_until(last_day) == day("2000-02-29"));
    const auto two_cycles = days_of("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;COUNT=194", "1600-01-01");
    CHECK(two_cycles.last_until(last_day) == day("2396-02-29"));
    const auto many = days_of("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;COUNT=1941", "1600-01-01");
    CHECK(many.last_until(last_day) == day("9600-02-29"));
    const auto days = days_of("FREQ=DAILY;COUNT=1461001", "2000-01-01");
    CHECK(days.last_until(last_day) == day("2000-01-01") + 1461000);
    const auto thirds =
        days_of("FREQ=MONTHLY;INTERVAL=7;BYMONTHDAY=31,-1,3;COUNT=3001", "1500-01-01");
    const auto all = thirds.between(first_day, last_day);
    CHECK(all.size() == 3001);
    CHECK(thirds.last_until(last_day) == all.back());
}

TEST_CASE("COUNT past a cycle whose end lies within a block of days is counted exactly") {
    // Found by fuzzing: week 53 in every eighth year.
    const auto days = days_of("FREQ=YEARLY;INTERVAL=8;BYWEEKNO=53;COUNT=24", "2054-11-23");
    CHECK(days.last_until(last_day) == day("3942-12-28"));
}

TEST_CASE("more occurrences than there are days end with the last day") {
    CHECK(days_of("FREQ=DAILY;COUNT=999999999", "2026-01-01").last_until(last_day) == last_day);
    CHECK(days_of("FREQ=WEEKLY;BYDAY=MO,SU;COUNT=999999999", "2026-01-01").last_until(last_day) ==
          day("9999-12-27"));
    CHECK(days_of("FREQ=DAILY;INTERVAL=999999999", "2026-01-01").first_from(day("2026-01-02")) ==
          std::nullopt);
}

TEST_CASE("the first and the last day that can be written are days like others") {
    CHECK(days_of("FREQ=DAILY", "1400-01-01").contains(first_day));
    CHECK(days_of("FREQ=WEEKLY", "9999-12-31").between(first_day, last_day).size() == 1);
    CHECK(days_of("FREQ=WEEKLY;BYDAY=FR,SU;COUNT=2", "9999-12-31").first_from(last_day + 1) ==
          std::nullopt);
    CHECK(days_of("FREQ=YEARLY;BYDAY=-1FR", "9999-12-31").first_from(0) == last_day);
    CHECK(days_of("FREQ=YEARLY", "9999-12-31").first_from(last_day) == last_day);
}

TEST_CASE("a rule of days has no times") {
    CHECK(parse_day_rule("FREQ=YEARLY;BYWEEKNO=20").ok());
    CHECK(parse_day_rule("FREQ=DAILY;UNTIL=20261231").ok());
    for (const auto* rule : {"FREQ=HOURLY", "FREQ=DAILY;BYHOUR=9", "FREQ=DAILY;BYSECOND=0",
                             "FREQ=DAILY;UNTIL=20261231T000000Z"}) {
        CAPTURE(rule);
        REQUIRE_FALSE(parse_day_rule(rule).ok());
        CHECK(parse_day_rule(rule).error().code == errc::unsupported_rule);
    }
    CHECK(parse_day_rule("FREQ=DAILY;COUNT=0").error().code == errc::invalid_rule);
}
