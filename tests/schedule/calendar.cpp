// SPDX-License-Identifier: BSL-1.0
#include <upward/schedule/calendar.hpp>

#include "dates.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <utility>

using namespace upward;
using test::day;
using test::written;

namespace {

// Good Friday and Easter Monday of 2026, and the whole week from 2026-07-06 as leave.
working_calendar easter_calendar() {
    auto definition = calendar_definition{};
    definition.holidays = {to_date(day("2026-04-06")), to_date(day("2026-04-03"))};
    return *working_calendar::make(definition, {{day("2026-07-06"), day("2026-07-10")}});
}

}  // namespace

TEST_CASE("weekend, holidays and leave are free, all other days are working days") {
    const auto calendar = easter_calendar();
    CHECK(calendar.is_working(day("2026-04-02")));
    CHECK_FALSE(calendar.is_working(day("2026-04-03")));
    CHECK_FALSE(calendar.is_working(day("2026-04-04")));
    CHECK_FALSE(calendar.is_working(day("2026-04-05")));
    CHECK_FALSE(calendar.is_working(day("2026-04-06")));
    CHECK(calendar.is_working(day("2026-04-07")));
    CHECK_FALSE(calendar.is_working(day("2026-07-08")));
}

TEST_CASE("next and previous leave a working day where it is") {
    const auto calendar = easter_calendar();
    CHECK(calendar.next(day("2026-04-02")) == day("2026-04-02"));
    CHECK(calendar.previous(day("2026-04-02")) == day("2026-04-02"));
}

TEST_CASE("next and previous pass over a run of free days") {
    const auto calendar = easter_calendar();
    CHECK(calendar.next(day("2026-04-03")) == day("2026-04-07"));
    CHECK(calendar.previous(day("2026-04-06")) == day("2026-04-02"));
    CHECK(calendar.next(day("2026-07-04")) == day("2026-07-13"));
    CHECK(calendar.previous(day("2026-07-12")) == day("2026-07-03"));
}

TEST_CASE("add counts working days in both directions") {
    const auto calendar = easter_calendar();
    CHECK(calendar.add(day("2026-04-01"), 3) == day("2026-04-08"));
    CHECK(calendar.add(day("2026-04-08"), -3) == day("2026-04-01"));
    CHECK(calendar.add(day("2026-04-01"), 0) == day("2026-04-01"));
    CHECK(calendar.add(day("2026-07-03"), 1) == day("2026-07-13"));
}

TEST_CASE("from a free day the first working day after is one on, the first before one back") {
    const auto calendar = working_calendar{};
    const auto saturday = day("2026-01-31");
    CHECK(calendar.add(saturday, 1) == day("2026-02-02"));
    CHECK(calendar.add(saturday, 2) == day("2026-02-03"));
    CHECK(calendar.add(saturday, 0) == day("2026-02-02"));
    CHECK(calendar.add(saturday, -1) == day("2026-01-30"));
    CHECK(calendar.add(saturday, -2) == day("2026-01-29"));
}

TEST_CASE("count takes the days after the first up to the second") {
    const auto calendar = easter_calendar();
    CHECK(calendar.count(day("2026-04-02"), day("2026-04-02")) == 0);
    CHECK(calendar.count(day("2026-04-02"), day("2026-04-07")) == 1);
    CHECK(calendar.count(day("2026-04-07"), day("2026-04-02")) == -1);
    CHECK(calendar.count(day("2026-01-01"), day("2026-12-31")) == 261 - 1 - 2 - 5);
}

TEST_CASE("a free day counts as the working day before it") {
    const auto calendar = working_calendar{};
    CHECK(calendar.count(day("2026-01-30"), day("2026-02-01")) == 0);
    CHECK(calendar.count(day("2026-02-01"), day("2026-02-02")) == 1);
}

TEST_CASE("a weekend can be other days, one day or none") {
    auto definition = calendar_definition{};
    definition.weekend = {weekday::FR, weekday::SA};
    CHECK(working_calendar::make(definition)->next(day("2026-01-30")) == day("2026-02-01"));
    definition.weekend = {weekday::SU, weekday::SU};
    CHECK(working_calendar::make(definition)->count(day("2026-01-01"), day("2026-01-31")) == 26);
    definition.weekend = {};
    CHECK(working_calendar::make(definition)->count(day("2026-01-01"), day("2026-01-31")) == 30);
}

TEST_CASE("a weekend of all seven days is refused") {
    auto definition = calendar_definition{};
    definition.weekend = {weekday::MO, weekday::TU, weekday::WE, weekday::TH,
                          weekday::FR, weekday::SA, weekday::SU};
    const auto made = working_calendar::make(definition);
    REQUIRE_FALSE(made.ok());
    CHECK(made.error().code == errc::invalid_value);
    CHECK(made.error().where.pointer == "/weekend");
}

TEST_CASE("a holiday that is not a date is refused, with its place") {
    auto definition = calendar_definition{};
    definition.holidays = {to_date(0), date{boost::gregorian::not_a_date_time}};
    const auto made = working_calendar::make(definition);
    REQUIRE_FALSE(made.ok());
    CHECK(made.error().code == errc::invalid_date);
    CHECK(made.error().where.pointer == "/holidays/1");
}

TEST_CASE("calendars with the same free days are equal, however these were given") {
    auto definition = calendar_definition{};
    definition.weekend = {weekday::SU, weekday::SA, weekday::SA};
    definition.holidays = {to_date(day("2026-01-02")), to_date(day("2026-01-02")),
                           to_date(day("2026-01-03"))};  // a Friday twice, a Saturday
    const auto one = working_calendar::make(definition);
    const auto other = working_calendar{}.with_leave({{day("2026-01-02"), day("2026-01-04")}});
    CHECK(*one == other);
    CHECK_FALSE(*one == working_calendar{});
}

TEST_CASE("a holiday at a weekend changes nothing") {
    auto definition = calendar_definition{};
    definition.holidays = {to_date(day("2026-01-03"))};
    CHECK(*working_calendar::make(definition) == working_calendar{});
}

TEST_CASE("leave that overlaps or touches is taken once") {
    const auto apart = working_calendar{}.with_leave({{day("2026-07-08"), day("2026-07-20")},
                                                      {day("2026-07-06"), day("2026-07-09")},
                                                      {day("2026-07-21"), day("2026-07-21")},
                                                      {day("2026-07-30"), day("2026-07-29")}});
    CHECK(apart == working_calendar{}.with_leave({{day("2026-07-06"), day("2026-07-21")}}));
    CHECK(apart.count(day("2026-07-03"), day("2026-07-22")) == 1);
}

TEST_CASE("with_leave leaves the calendar itself as it was") {
    const auto calendar = easter_calendar();
    const auto more = calendar.with_leave({{day("2026-04-07"), day("2026-04-07")}});
    CHECK(calendar.next(day("2026-04-03")) == day("2026-04-07"));
    CHECK(more.next(day("2026-04-03")) == day("2026-04-08"));
}

TEST_CASE("a leave of eight thousand years ends with the last day that can be written") {
    const auto calendar = working_calendar{}.with_leave({{-2000000000, 2000000000}});
    CHECK(calendar.next(day("2026-01-01")) == last_day + 3);  // 9999-12-31 is a Friday
    CHECK(calendar.previous(day("2026-01-01")) == first_day - 1);
    CHECK(calendar.count(first_day, last_day) == 0);
}

TEST_CASE("the farthest answers are cut, never wrapped") {
    const auto calendar = working_calendar{};
    CHECK(calendar.add(0, 2147483647) == 1 << 30);
    CHECK(calendar.add(0, -2147483647 - 1) == -(1 << 30));
}

TEST_CASE("every answer is that of walking day by day") {
    auto random = std::mt19937{20260120};
    const auto upto = [&random](int n) { return static_cast<int>(random() % unsigned(n)); };
    for (int round = 0; round < 200; ++round) {
        auto definition = calendar_definition{};
        definition.weekend.clear();
        for (int i = upto(5); i > 0; --i)
            definition.weekend.push_back(static_cast<weekday>(upto(7)));
        const auto origin = upto(20000);
        for (int i = upto(15); i > 0; --i)
            definition.holidays.push_back(to_date(origin + upto(120)));
        auto leave = std::vector<day_range>{};
        for (int i = upto(4); i > 0; --i) {
            const auto from = origin + upto(120);
            leave.push_back({from, from + upto(30) - 3});
        }
        const auto calendar = *working_calendar::make(definition, leave);

        auto free = std::set<day_number>{};
        for (const auto holiday : definition.holidays) free.insert(to_day_number(holiday));
        for (const auto& range : leave)
            for (auto n = range.from; n <= range.to; ++n) free.insert(n);
        const auto is_working = [&](day_number n) {
            for (const auto weekend_day : definition.weekend)
                if (weekday_of(n) == weekend_day) return false;
            return !free.contains(n);
        };
        for (int i = 0; i < 60; ++i) {
            const auto n = origin - 20 + upto(200);
            CAPTURE(written(n));
            auto next = n, previous = n;
            while (!is_working(next)) ++next;
            while (!is_working(previous)) --previous;
            CHECK(calendar.is_working(n) == is_working(n));
            CHECK(calendar.next(n) == next);
            CHECK(calendar.previous(n) == previous);

            const auto distance = upto(41) - 20;
            auto there = n;
            for (auto left = distance; left != 0;) {
                there += left > 0 ? 1 : -1;
                if (is_working(there)) left -= left > 0 ? 1 : -1;
            }
            CHECK(calendar.add(n, distance) == (distance == 0 ? next : there));

            const auto other = n + upto(100);
            int between = 0;
            for (auto d = n + 1; d <= other; ++d) between += is_working(d);
            CHECK(calendar.count(n, other) == between);
            CHECK(calendar.count(other, n) == -between);
        }
    }
}

namespace {

// A walk from day to day over a set of free ones, by nothing but the holidays' own list.
class walker {
public:
    walker(const calendar_definition& definition, day_number from, day_number to)
        : weekend_(definition.weekend) {
        for (const auto& h : holiday_list{definition}.between(from, to)) free_.insert(h.day);
        for (const auto& days : definition.leave)
            for (auto n = to_day_number(days.from); n <= to_day_number(days.to); ++n)
                free_.insert(n);
    }

    bool works(day_number n) const {
        return std::find(weekend_.begin(), weekend_.end(), weekday_of(n)) == weekend_.end() &&
               !free_.contains(n);
    }

private:
    std::vector<weekday> weekend_;
    std::set<day_number> free_;
};

std::vector<calendar_definition> some_calendars() {
    auto all = std::vector<calendar_definition>{};
    for_each_enumerator<calendar_base>(
        [&](calendar_base base, std::string_view) { all.push_back({.base = base}); });
    all.push_back({.weekend = {weekday::FR, weekday::SA}, .base = calendar_base::us_federal});
    all.push_back({.weekend = {}, .base = calendar_base::england_and_wales});
    all.push_back({.holiday_rules = {{.orthodox_easter = {{-48}}},
                                     {.orthodox_easter = {{50}}},
                                     {.rule = "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1,6",
                                      .observed = observance::sunday_next}}});
    all.push_back({.holiday_rules = {{.rule = "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO"},
                                     {.rule = "FREQ=YEARLY;BYYEARDAY=366,-366,-1",
                                      .observed = observance::next}}});
    auto closes = calendar_definition{.base = calendar_base::germany};
    closes.holidays = {to_date(day("2031-02-03")), to_date(day("1950-02-03"))};
    closes.leave = {{to_date(day("2030-12-20")), to_date(day("2031-01-06"))},
                    {to_date(day("2040-01-01")), to_date(day("2042-05-06"))}};
    closes.holiday_rules = {{.rule = "FREQ=WEEKLY;INTERVAL=3;BYDAY=FR",
                             .from = to_date(day("2025-01-03")),
                             .until = to_date(day("2045-01-03"))}};
    all.push_back(closes);
    return all;
}

}  // namespace

TEST_CASE("every calendar works when its list of holidays says so, in all its years") {
    for (const auto& definition : some_calendars()) {
        const auto calendar = *working_calendar::make(definition);
        for (const auto& [from, to] : {std::pair{day("1400-01-01"), day("1404-12-31")},
                                       std::pair{day("1948-01-01"), day("2052-12-31")},
                                       std::pair{day("2396-01-01"), day("2404-12-31")},
                                       std::pair{day("9990-01-01"), day("9999-12-31")}}) {
            const auto walked = walker{definition, from, to};
            auto wrong = std::string{};
            auto count = 0;
            for (auto n = from; n <= to; ++n) {
                count += walked.works(n);
                if (calendar.is_working(n) != walked.works(n)) wrong += " " + written(n);
                if (calendar.count(from - 1, n) != count) wrong += " count " + written(n);
            }
            CHECK(wrong == "");
        }
    }
}

TEST_CASE("add and count undo each other at any distance") {
    auto random = std::mt19937{20261122};
    const auto upto = [&random](int n) { return static_cast<int>(random() % unsigned(n)); };
    for (const auto& definition : some_calendars()) {
        const auto calendar = *working_calendar::make(definition);
        for (auto i = 0; i < 300; ++i) {
            const auto from = first_day - 1000 + upto(last_day - first_day + 2000);
            const auto start = calendar.next(from);
            const auto n = upto(3) == 0 ? upto(2'000'000) - 1'000'000 : upto(61) - 30;
            const auto there = calendar.add(start, n);
            CAPTURE(from);
            CAPTURE(n);
            CHECK(calendar.is_working(there));
            CHECK(calendar.count(start, there) == n);
            CHECK(calendar.add(there, -n) == start);
            CHECK(calendar.count(from, there) == -calendar.count(there, from));
            if (!calendar.is_working(from)) {
                CHECK(calendar.add(from, 1) == start);
                CHECK(calendar.add(from, -1) == calendar.previous(from));
                CHECK(calendar.count(calendar.previous(from), start) == 1);
            }
        }
    }
}

TEST_CASE("leave on top of endless holidays frees its days and no other") {
    const auto us = *working_calendar::make({.base = calendar_base::us_federal});
    const auto away = us.with_leave(
        {{day("2026-06-29"), day("2026-07-10")}, {day("2029-12-20"), day("2030-01-05")}});
    CHECK(us.count(day("2026-06-28"), day("2026-07-10")) == 9);
    CHECK(away.count(day("2026-06-28"), day("2026-07-10")) == 0);
    CHECK(away.next(day("2026-06-29")) == day("2026-07-13"));
    CHECK(away.count(day("2026-07-10"), day("2029-12-19")) ==
          us.count(day("2026-07-10"), day("2029-12-19")));
    CHECK(us.count(day("1999-01-01"), day("2999-01-01")) -
              away.count(day("1999-01-01"), day("2999-01-01")) ==
          9 + us.count(day("2029-12-19"), day("2030-01-05")));
    CHECK_FALSE(us == away);
    CHECK(us == *working_calendar::make(named_calendar_of(calendar_base::us_federal).definition));
}
