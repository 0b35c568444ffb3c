// SPDX-License-Identifier: BSL-1.0
//
// The built-in calendars, each with its source and with what it knows.
//
//     const auto us = upward::named_calendar_of(upward::calendar_base::us_federal);
//     us.source;                       // "5 U.S.C. 6103; …"
//     us.known_from;                   // 1971-01-01: before, only the weekend is free
//     us.definition.holiday_rules;     // as a host would write them
//
// Rules go on as the law stood on `named_calendars_as_of`; single days ordered later are not known,
// and are to be added by the host as dates.
#pragma once

#include <upward/schedule/calendar_definition.hpp>

#include <string_view>
#include <utility>

namespace upward {

/// The day up to which new laws and orders are known. Answers that rest on a built-in calendar name
/// it in their basis.
inline constexpr std::string_view named_calendars_as_of = "2025-12-31";

struct named_calendar {
    std::string_view title;
    std::string_view source;  ///< the law, and the official list
    date known_from;
    calendar_definition definition;  ///< with no base of its own
};

namespace named_calendars {

inline date on(std::int32_t year, std::int32_t month, std::int32_t day) {
    return to_date(to_day_number(civil_day{year, month, day}));
}

inline holiday_rule yearly(std::string name, const std::string& parts, date from) {
    return {.name = std::move(name), .rule = "FREQ=YEARLY;" + parts, .from = from};
}

inline holiday_rule after_easter(std::string name, std::int32_t days, date from) {
    return {.name = std::move(name), .easter = holiday_rule::days_of_easter{days}, .from = from};
}

inline holiday_rule with(holiday_rule rule, observance observed) {
    rule.observed = observed;
    return rule;
}

inline holiday_rule until(date last, holiday_rule rule) {
    rule.until = last;
    return rule;
}

inline holiday_rule except(std::vector<date> days, holiday_rule rule) {
    rule.except = std::move(days);
    return rule;
}

// The single days are those on which the President closed all executive departments for the whole
// day, from 2001 on: E.O. 13238, 13320, 13343, 13421, 13453, 13482, 13635, 13682, 13852, 13854,
// 13900, 13965, 14129, 14133, 14371. Inauguration Day is a holiday in and around Washington alone,
// and is not here.
inline named_calendar us_federal() {
    const auto law = on(1971, 1, 1);
    const auto fixed = [](std::string name, const std::string& parts, date from) {
        return with(yearly(std::move(name), parts, from), observance::nearest);
    };
    return {
        "United States, federal government",
        "5 U.S.C. 6103; E.O. 11582; "
        "https://www.opm.gov/policy-data-oversight/pay-leave/federal-holidays/",
        law,
        {.holidays = {on(2001, 12, 24), on(2003, 12, 26), on(2004, 6, 11), on(2007, 1, 2),
                      on(2007, 12, 24), on(2008, 12, 26), on(2012, 12, 24), on(2014, 12, 26),
                      on(2018, 12, 5), on(2018, 12, 24), on(2019, 12, 24), on(2020, 12, 24),
                      on(2024, 12, 24), on(2025, 1, 9), on(2025, 12, 24), on(2025, 12, 26)},
         .holiday_rules = {
             fixed("New Year's Day", "BYMONTH=1;BYMONTHDAY=1", law),
             yearly("Birthday of Martin Luther King, Jr.", "BYMONTH=1;BYDAY=3MO", on(1986, 1, 1)),
             yearly("Washington's Birthday", "BYMONTH=2;BYDAY=3MO", law),
             yearly("Memorial Day", "BYMONTH=5;BYDAY=-1MO", law),
             fixed("Juneteenth National Independence Day", "BYMONTH=6;BYMONTHDAY=19",
                   on(2021, 6, 17)),
             fixed("Independence Day", "BYMONTH=7;BYMONTHDAY=4", law),
             yearly("Labor Day", "BYMONTH=9;BYDAY=1MO", law),
             yearly("Columbus Day", "BYMONTH=10;BYDAY=2MO", law),
             until(on(1977, 12, 31), yearly("Veterans Day", "BYMONTH=10;BYDAY=4MO", law)),
             fixed("Veterans Day", "BYMONTH=11;BYMONTHDAY=11", on(1978, 1, 1)),
             yearly("Thanksgiving Day", "BYMONTH=11;BYDAY=4TH", law),
             fixed("Christmas Day", "BYMONTH=12;BYMONTHDAY=25", law),
         }}};
}

// The single days are those of royal proclamations: weddings, jubilees, the funeral of 2022, the
// coronation, the end of the millennium, and bank holidays moved to another day of their year.
inline named_calendar england_and_wales() {
    const auto first = on(1978, 1, 1);
    const auto fixed = [](std::string name, const std::string& parts, date from) {
        return with(yearly(std::move(name), parts, from), observance::next);
    };
    return {"England and Wales, bank holidays",
            "Banking and Financial Dealings Act 1971, Schedule 1, and royal proclamations under "
            "it; https://www.gov.uk/bank-holidays",
            first,
            {.holidays = {on(1981, 7, 29), on(1995, 5, 8), on(1999, 12, 31), on(2002, 6, 3),
                          on(2002, 6, 4), on(2011, 4, 29), on(2012, 6, 4), on(2012, 6, 5),
                          on(2020, 5, 8), on(2022, 6, 2), on(2022, 6, 3), on(2022, 9, 19),
                          on(2023, 5, 8)},
             .holiday_rules = {
                 fixed("New Year's Day", "BYMONTH=1;BYMONTHDAY=1", first),
                 after_easter("Good Friday", -2, first),
                 after_easter("Easter Monday", 1, first),
                 except({on(1995, 5, 1), on(2020, 5, 4)},
                        yearly("Early May bank holiday", "BYMONTH=5;BYDAY=1MO", first)),
                 except({on(2002, 5, 27), on(2012, 5, 28), on(2022, 5, 30)},
                        yearly("Spring bank holiday", "BYMONTH=5;BYDAY=-1MO", first)),
                 yearly("Summer bank holiday", "BYMONTH=8;BYDAY=-1MO", first),
                 fixed("Christmas Day", "BYMONTH=12;BYMONTHDAY=25", first),
                 fixed("Boxing Day", "BYMONTH=12;BYMONTHDAY=26", first),
             }}};
}

// From 1999 to 2001 the days were set year by year.
inline named_calendar target() {
    const auto first = on(1999, 1, 1), common = on(2000, 1, 1);
    return {"TARGET closing days",
            "ECB, Long-term calendar for TARGET closing days, 14 December 2000; "
            "https://www.ecb.europa.eu/press/pr/date/2000/html/pr001214_4.en.html",
            first,
            {.holidays = {on(1999, 12, 31), on(2001, 12, 31)},
             .holiday_rules = {
                 yearly("New Year's Day", "BYMONTH=1;BYMONTHDAY=1", first),
                 after_easter("Good Friday", -2, common),
                 after_easter("Easter Monday", 1, common),
                 yearly("Labour Day", "BYMONTH=5;BYMONTHDAY=1", common),
                 yearly("Christmas Day", "BYMONTH=12;BYMONTHDAY=25", first),
                 yearly("26 December", "BYMONTH=12;BYMONTHDAY=26", common),
             }}};
}

// The states make the law of holidays, save for 3 October; these are what all of them have. The
// single day is the 500th anniversary of the Reformation.
inline named_calendar germany() {
    const auto unity = on(1990, 10, 3);
    return {"Germany, holidays of all states",
            "Einigungsvertrag Art. 2 (2) and the holiday acts of the sixteen states; "
            "https://www.bmi.bund.de/DE/themen/verfassung/staatliche-symbole/nationale-feiertage/",
            unity,
            {.holidays = {on(2017, 10, 31)},
             .holiday_rules = {
                 yearly("Neujahr", "BYMONTH=1;BYMONTHDAY=1", unity),
                 after_easter("Karfreitag", -2, unity),
                 after_easter("Ostermontag", 1, unity),
                 yearly("Tag der Arbeit", "BYMONTH=5;BYMONTHDAY=1", unity),
                 after_easter("Christi Himmelfahrt", 39, unity),
                 after_easter("Pfingstmontag", 50, unity),
                 yearly("Tag der Deutschen Einheit", "BYMONTH=10;BYMONTHDAY=3", unity),
                 until(on(1994, 12, 31),
                       yearly("Buß- und Bettag",
                              "BYMONTH=11;BYMONTHDAY=16,17,18,19,20,21,22;BYDAY=WE", unity)),
                 yearly("Erster Weihnachtstag", "BYMONTH=12;BYMONTHDAY=25", unity),
                 yearly("Zweiter Weihnachtstag", "BYMONTH=12;BYMONTHDAY=26", unity),
             }}};
}

}  // namespace named_calendars

inline named_calendar named_calendar_of(calendar_base base) {
    switch (base) {
        case calendar_base::us_federal: return named_calendars::us_federal();
        case calendar_base::england_and_wales: return named_calendars::england_and_wales();
        case calendar_base::target: return named_calendars::target();
        case calendar_base::germany: return named_calendars::germany();
        case calendar_base::none: break;
    }
    return {"No holidays", "", to_date(first_day), {}};
}

}  // namespace upward
