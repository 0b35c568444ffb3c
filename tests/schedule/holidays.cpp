// SPDX-License-Identifier: BSL-1.0
#include <upward/schedule/holidays.hpp>

#include <upward/schedule/calendar.hpp>

#include "dates.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace upward;
using test::day;
using test::written;

namespace {

date on(std::string_view iso) { return to_date(day(iso)); }

// "2026-04-03 Good Friday; 2026-04-06 Easter Monday", in the year.
std::string in_year(const calendar_definition& definition, std::int32_t year) {
    REQUIRE(check(definition).ok());
    auto text = std::string{};
    for (const auto& h : holiday_list{definition}.of_year(year))
        text += (text.empty() ? "" : "; ") + written(h.day) + (h.name.empty() ? "" : " ") + h.name;
    return text;
}

calendar_definition with(std::vector<holiday_rule> rules) {
    return {.holiday_rules = std::move(rules)};
}

holiday_rule on_days(std::string rule, std::optional<observance> observed = {}) {
    return {.rule = std::move(rule), .observed = observed};
}

const auto christmas = std::string{"FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25"};
const auto boxing_day = std::string{"FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=26"};
const auto new_year = std::string{"FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1"};

}  // namespace

TEST_CASE("a calendar without holidays has none") {
    const auto none = holiday_list{{}};
    CHECK(none.of_year(2026).empty());
    CHECK(none.between(first_day, last_day).empty());
    CHECK(none.years().first == none.years().end);
}

TEST_CASE("holidays by date") {
    CHECK(in_year({.holidays = {on("2026-12-28"), on("2026-05-15"), on("2027-05-15")}}, 2026) ==
          "2026-05-15; 2026-12-28");
}

TEST_CASE("holidays by a rule of days") {
    CHECK(in_year(with({on_days("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH")}), 2026) == "2026-11-26");
    CHECK(in_year(with({on_days("FREQ=MONTHLY;BYDAY=-1FR;BYMONTH=1,2")}), 2026) ==
          "2026-01-30; 2026-02-27");
    CHECK(in_year(with({on_days("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18,19,20,21,22,23,24;BYDAY=MO")}),
                  2026) == "2026-05-18");
}

TEST_CASE("holidays around Easter, in the West and in the East") {
    CHECK(in_year(with({{.name = "Good Friday", .easter = {{-2}}},
                        {.name = "Corpus Christi", .easter = {{60}}},
                        {.name = "Orthodox Easter Monday", .orthodox_easter = {{1}}}}),
                  2026) ==
          "2026-04-03 Good Friday; 2026-04-13 Orthodox Easter Monday; 2026-06-04 Corpus Christi");
}

TEST_CASE("a holiday on a working day stays, whatever is observed") {
    for (const auto observed : {observance::nearest, observance::next, observance::sunday_next})
        CHECK(in_year(with({on_days(christmas, observed)}), 2025) == "2025-12-25");
}

TEST_CASE("a holiday on the weekend stays where nothing says that it moves") {
    CHECK(in_year(with({on_days(christmas)}), 2027) == "2027-12-25");
}

TEST_CASE("nearest: from a Saturday to Friday, from a Sunday to Monday") {
    CHECK(in_year(with({on_days(christmas, observance::nearest)}), 2027) == "2027-12-24");
    CHECK(in_year(with({on_days(christmas, observance::nearest)}), 2022) == "2022-12-26");
}

TEST_CASE("nearest: the later of two that are as near") {
    auto three_days = with({on_days(christmas, observance::nearest)});
    three_days.weekend = {weekday::FR, weekday::SA, weekday::SU};
    CHECK(in_year(three_days, 2027) == "2027-12-27");  // a Saturday, amid the weekend
}

TEST_CASE("next: to the first day that is neither weekend nor holiday") {
    const auto both =
        with({on_days(christmas, observance::next), on_days(boxing_day, observance::next)});
    CHECK(in_year(both, 2020) == "2020-12-25; 2020-12-28");  // Friday, Saturday
    CHECK(in_year(both, 2021) == "2021-12-27; 2021-12-28");  // Saturday, Sunday
    CHECK(in_year(both, 2022) == "2022-12-26; 2022-12-27");  // Sunday, Monday
}

TEST_CASE("next: a single day is passed over too") {
    auto calendar = with({on_days(christmas, observance::next)});
    calendar.holidays = {on("2021-12-27")};
    CHECK(in_year(calendar, 2021) == "2021-12-27; 2021-12-28");
}

TEST_CASE("sunday_next: a Sunday moves, a Saturday is lost") {
    const auto calendar = with({on_days(new_year, observance::sunday_next)});
    CHECK(in_year(calendar, 2023) == "2023-01-02");
    CHECK(in_year(calendar, 2022) == "2022-01-01");
}

TEST_CASE("a holiday can be observed in another year than its own") {
    const auto nearest = with({on_days(new_year, observance::nearest)});
    CHECK(in_year(nearest, 2021) == "2021-01-01; 2021-12-31");
    CHECK(in_year(nearest, 2022) == "");
    const auto next = with({on_days("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", observance::next)});
    CHECK(in_year(next, 2023) == "2023-01-02");  // of Saturday 2022-12-31
    CHECK(holiday_list{next}.of_year(2023).front().nominal == day("2022-12-31"));
}

TEST_CASE("where the weekend is Friday and Saturday, these are what moves") {
    auto calendar = with({on_days(new_year, observance::nearest)});
    calendar.weekend = {weekday::FR, weekday::SA};
    CHECK(in_year(calendar, 2020) == "2020-01-01; 2020-12-31");  // 2021's, a Friday: to Thursday
    CHECK(in_year(calendar, 2021) == "");
    CHECK(in_year(calendar, 2022) == "2022-01-02");  // a Saturday: to Sunday
}

TEST_CASE("a rule begins, ends, and leaves days out") {
    auto rule = on_days("FREQ=YEARLY;BYMONTH=5;BYDAY=1MO");
    rule.from = on("2019-05-06");
    rule.until = on("2022-05-01");
    rule.except = {on("2020-05-04")};
    const auto calendar = with({rule});
    CHECK(in_year(calendar, 2018) == "");
    CHECK(in_year(calendar, 2019) == "2019-05-06");
    CHECK(in_year(calendar, 2020) == "");
    CHECK(in_year(calendar, 2021) == "2021-05-03");
    CHECK(in_year(calendar, 2022) == "");
}

TEST_CASE("a rule with an interval counts from where it begins") {
    auto fridays = on_days("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR");
    fridays.from = on("2026-01-09");
    CHECK(in_year(with({fridays}), 2026).substr(0, 34) == "2026-01-09; 2026-01-23; 2026-02-06");
    auto calendar = with({fridays});
    const auto made = *working_calendar::make(calendar);
    CHECK_FALSE(made.is_working(day("2026-01-23")));
    CHECK(made.is_working(day("2026-01-30")));
    CHECK(made.is_working(day("2126-01-04")));
    CHECK_FALSE(made.is_working(day("2126-01-11")));
}

TEST_CASE("between gives the days that are free, the range's ends included") {
    const auto england = holiday_list{{.base = calendar_base::england_and_wales}};
    const auto found = england.between(day("2026-04-03"), day("2026-12-28"));
    REQUIRE(found.size() == 7);
    CHECK(found.front() == holiday{day("2026-04-03"), day("2026-04-03"), "Good Friday"});
    CHECK(found.back() == holiday{day("2026-12-28"), day("2026-12-26"), "Boxing Day"});
    CHECK(england.between(day("2026-12-29"), day("2026-12-28")).empty());
}

TEST_CASE("a host's holidays come on top of the base") {
    auto calendar =
        calendar_definition{.holidays = {on("2026-03-02")},
                            .base = calendar_base::target,
                            .holiday_rules = {{.name = "Whit Monday", .easter = {{50}}}}};
    CHECK(in_year(calendar, 2026) ==
          "2026-01-01 New Year's Day; 2026-03-02; 2026-04-03 Good Friday; 2026-04-06 Easter "
          "Monday; 2026-05-01 Labour Day; 2026-05-25 Whit Monday; 2026-12-25 Christmas Day; "
          "2026-12-26 26 December");
}
