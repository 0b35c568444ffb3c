// SPDX-License-Identifier: BSL-1.0
//
// The built-in calendars against the published lists (tests/data/holidays.txt).
#include <upward/schedule/named_calendars.hpp>

#include <upward/core/describe.hpp>
#include <upward/schedule/calendar.hpp>

#include "dates.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <sstream>
#include <string>

using namespace upward;
using test::day;
using test::written;

namespace {

working_calendar built_in(calendar_base base) { return *working_calendar::make({.base = base}); }

// The Mondays to Fridays of a year on which a calendar does not work, month-day.
std::string free_weekdays(const working_calendar& calendar, std::int32_t year) {
    auto text = std::string{};
    for (auto n = first_of_year(year); n < first_of_year(year + 1); ++n)
        if (weekday_of(n) < weekday::SA && !calendar.is_working(n))
            text += " " + written(n).substr(5);
    return text;
}

struct published_year {
    std::string calendar;
    std::int32_t year;
    std::string days;  // " 01-01 04-10"
};

std::vector<published_year> published() {
    auto file = std::ifstream{UPWARD_TEST_DATA "/holidays.txt"};
    auto years = std::vector<published_year>{};
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        const auto colon = line.find(':'), space = line.find(' ');
        years.push_back({line.substr(0, space),
                         std::stoi(line.substr(space + 1, colon - space - 1)),
                         line.substr(colon + 1)});
    }
    return years;
}

}  // namespace

TEST_CASE("the built-in calendars have the holidays that were published") {
    auto years = std::map<std::string, int>{};
    for (const auto& listed : published()) {
        CAPTURE(listed.calendar);
        CAPTURE(listed.year);
        const auto calendar = built_in(*enum_value<calendar_base>(listed.calendar));
        CHECK(free_weekdays(calendar, listed.year) == listed.days);
        ++years[listed.calendar];
    }
    CHECK(years.size() == 4);
    for (const auto& of_one : years) CHECK_MESSAGE(of_one.second >= 11, of_one.first);
}

TEST_CASE("TARGET closes on 53 weekdays from 2020 to 2030") {
    const auto target = built_in(calendar_base::target);
    const auto from = day("2019-12-31"), to = day("2030-12-31");
    CHECK(working_calendar{}.count(from, to) - target.count(from, to) == 53);
}

TEST_CASE("each built-in calendar names its source and when it begins") {
    for_each_enumerator<calendar_base>([](calendar_base base, std::string_view name) {
        CAPTURE(name);
        const auto calendar = named_calendar_of(base);
        CHECK_FALSE(calendar.title.empty());
        CHECK(calendar.definition.base == calendar_base::none);
        if (base == calendar_base::none) return;
        CHECK(calendar.source.find("https://") != std::string_view::npos);
        const auto begins = to_day_number(calendar.known_from);
        const auto free = working_calendar{}.count(first_day - 1, begins - 1) -
                          built_in(base).count(first_day - 1, begins - 1);
        CHECK(free == 0);
    });
}

TEST_CASE("a base is its definition") {
    for (const auto base : {calendar_base::us_federal, calendar_base::england_and_wales,
                            calendar_base::target, calendar_base::germany})
        CHECK(built_in(base) == *working_calendar::make(named_calendar_of(base).definition));
    CHECK(built_in(calendar_base::none) == working_calendar{});
}

TEST_CASE("Dr. King's birthday was first observed in 1986, Juneteenth in 2021") {
    const auto us = built_in(calendar_base::us_federal);
    CHECK(us.is_working(day("1985-01-21")));
    CHECK_FALSE(us.is_working(day("1986-01-20")));
    CHECK(us.is_working(day("2020-06-19")));
    CHECK_FALSE(us.is_working(day("2021-06-18")));
}

TEST_CASE("what the built-in calendars know goes on for ever") {
    CHECK(free_weekdays(built_in(calendar_base::us_federal), 9998) ==
          " 01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25");
    CHECK_FALSE(built_in(calendar_base::germany).is_working(day("9999-01-01")));
}

TEST_CASE("the days on which laws and orders are known is a date") {
    CHECK(parse_date(named_calendars_as_of).ok());
}
