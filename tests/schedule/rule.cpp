// SPDX-License-Identifier: BSL-1.0
#include <upward/schedule/rule_fault.hpp>

#include <upward/schedule/rule_builder.hpp>
#include <upward/schedule/rule_text.hpp>

#include <doctest/doctest.h>

using namespace upward;

namespace {

std::string made(const rule_builder& builder) {
    const auto rule = builder.make();
    return rule ? to_string(*rule) : rule.error().cause;
}

}  // namespace

TEST_CASE("a rule is small, and holds no memory for short lists") {
    CHECK(sizeof(recurrence_rule) == 120);
    CHECK(sizeof(number_list) == 16);
}

TEST_CASE("a list of numbers is sorted, each once, short or long, and copies are equal") {
    auto list = number_list{};
    for (std::int32_t n = 400; n >= -400; n -= 2) list.insert(n), list.insert(n);
    CHECK(list.size() == 401);
    CHECK(*list.begin() == -400);
    CHECK(std::is_sorted(list.begin(), list.end()));
    CHECK(list.contains(-2));
    CHECK_FALSE(list.contains(1));
    auto copy = list;
    CHECK(copy == list);
    copy.insert(1);
    CHECK_FALSE(copy == list);
    const auto moved = std::move(copy);
    CHECK(moved.size() == 402);
    copy = list;
    copy = number_list{7, 7, 3};
    CHECK(copy == number_list{3, 7});
}

TEST_CASE("a rule built by hand is checked like one that was read") {
    auto rule = recurrence_rule{};
    rule.freq = frequency::WEEKLY;
    CHECK_FALSE(find_fault(rule));
    rule.by_ordinal = {ordinal_weekday{2, weekday::FR}.code()};
    REQUIRE(find_fault(rule));
    CHECK(find_fault(rule)->code == errc::invalid_rule);
    CHECK(find_fault(rule)->part == "BYDAY");
    rule = {};
    rule.by_hour = {24};
    REQUIRE(find_fault(rule));
    CHECK(find_fault(rule)->reason == "24 is not in [0, 23]");
    rule = {};
    rule.by_month_day.from_end.insert(0);
    REQUIRE(find_fault(rule));
    CHECK(find_fault(rule)->part == "BYMONTHDAY");
    rule = {};
    rule.interval = -2147483647 - 1;
    REQUIRE(find_fault(rule));
    CHECK(find_fault(rule)->part == "INTERVAL");
}

TEST_CASE("a builder reads like the rule") {
    CHECK(made(repeat(frequency::MONTHLY).every(2).on(-1, weekday::FR).at(9, 30).times(10)) ==
          "FREQ=MONTHLY;COUNT=10;INTERVAL=2;BYDAY=-1FR;BYHOUR=9;BYMINUTE=30;BYSECOND=0");
    CHECK(made(repeat(frequency::YEARLY).in_weeks({1, -1}).on({weekday::MO, weekday::SU})) ==
          "FREQ=YEARLY;BYWEEKNO=-1,1;BYDAY=MO,SU");
    CHECK(made(repeat(frequency::MONTHLY).on_month_days({31}).skip(skip_rule::BACKWARD)) ==
          "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD");
    CHECK(made(repeat(frequency::DAILY).until(0, time_form::utc)) ==
          "FREQ=DAILY;UNTIL=19700101T000000Z");
}

TEST_CASE("a builder refuses what the reader refuses") {
    CHECK(made(repeat(frequency::DAILY).every(0)) ==
          "INTERVAL: 0 is less than 1; leave INTERVAL out to take every period");
    CHECK(made(repeat(frequency::DAILY).times(0)) == "COUNT: 0 is not in [1, 999999999]");
    CHECK(made(repeat(frequency::DAILY).at_hours({9, 77})) == "BYHOUR: 77 is not in [0, 23]");
    CHECK(made(repeat(frequency::MONTHLY).on(0, weekday::MO)) ==
          "BYDAY: 0 is not in [1, 53] or [-53, -1]");
    CHECK(made(repeat(frequency::YEARLY).on_year_days({-367})) ==
          "BYYEARDAY: -367 is not in [1, 366] or [-366, -1]");
}
