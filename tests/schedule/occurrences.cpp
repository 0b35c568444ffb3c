// SPDX-License-Identifier: BSL-1.0
#include <upward/schedule/occurrences.hpp>

#include "dates.hpp"
#include "rule_by_definition.hpp"

#include <upward/schedule/rule_text.hpp>

#include <doctest/doctest.h>

#include <random>

using namespace upward;
using test::day;
using test::written;

namespace {

occurrences days_of(std::string_view rule, std::string_view start) {
    return {*parse_rule(rule), day(start)};
}

// Random rules of every shape that is understood; most of them odd, all of them valid.
class rule_writer {
public:
    explicit rule_writer(unsigned seed) : random_(seed) {}

    int upto(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

    recurrence_rule rule() {
        for (;;) {
            auto rule = recurrence_rule{};
            rule.freq = static_cast<frequency>(3 + upto(4));
            rule.interval = upto(2) == 0 ? 1 : 1 + upto(rule.freq == frequency::DAILY ? 40 : 5);
            if (upto(3) == 0) rule.by_month = values(4, 12, false);
            if (upto(3) == 0) rule.by_month_day = values(5, 31, true);
            if (upto(2) == 0) rule.by_day = weekdays(rule.freq >= frequency::MONTHLY);
            if (upto(4) == 0) rule.by_set_pos = values(3, upto(3) == 0 ? 60 : 4, true);
            if (upto(4) == 0) rule.count = 1 + upto(40);
            if (upto(4) == 0) rule.until = 10000 + upto(20000);
            rule.week_start = static_cast<weekday>(upto(7));
            if (!find_fault(rule)) return rule;
        }
    }

private:
    std::vector<std::int32_t> values(int most, int largest, bool from_end) {
        auto list = std::vector<std::int32_t>{};
        for (int i = upto(most); i >= 0; --i)
            list.push_back((1 + upto(largest)) * (from_end && upto(3) == 0 ? -1 : 1));
        return list;
    }

    std::vector<ordinal_weekday> weekdays(bool ordinals) {
        auto list = std::vector<ordinal_weekday>{};
        for (int i = upto(5); i >= 0; --i) {
            const auto largest = upto(4) == 0 ? 53 : 5;
            const auto ordinal = ordinals && upto(2) == 0 ? upto(2 * largest + 1) - largest : 0;
            list.push_back({ordinal, static_cast<weekday>(upto(7))});
        }
        return list;
    }

    std::mt19937 random_;
};

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

TEST_CASE("1500 random rules have the days that the definition gives") {
    auto write = rule_writer{20260121};
    std::size_t total = 0;
    for (int round = 0; round < 1500; ++round) {
        const auto rule = write.rule();
        const auto start = write.upto(20000);
        const auto to = start + 400 + write.upto(rule.freq == frequency::YEARLY ? 9000 : 2500);
        CAPTURE(to_string(rule));
        CAPTURE(written(start));
        const auto expected = test::rule_by_definition{rule, start}.until(to);
        const auto days = occurrences{rule, start};
        CHECK(written(days.between(start - 1000, to)) == written(expected));
        CHECK(*parse_rule(to_string(rule)) == normalized(rule));
        total += expected.size();

        for (int i = 0; i < 20; ++i) {
            const auto n = start - 50 + write.upto(to - start + 50);
            CAPTURE(written(n));
            const auto at = std::lower_bound(expected.begin(), expected.end(), n);
            const auto is_one = at != expected.end() && *at == n;
            CHECK(days.contains(n) == is_one);
            if (at != expected.end()) CHECK(days.first_from(n) == *at);
            const auto before = is_one ? at + 1 : at;
            CHECK(days.last_until(n) ==
                  (before == expected.begin() ? std::nullopt : std::optional{*(before - 1)}));
            const auto upper = std::upper_bound(expected.begin(), expected.end(), n + 100);
            if (n + 100 <= to)
                CHECK(days.between(n, n + 100) == std::vector<day_number>(at, std::max(at, upper)));
        }
    }
    CHECK(total > 100000);
}
