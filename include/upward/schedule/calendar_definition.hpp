// SPDX-License-Identifier: BSL-1.0
//
// A working calendar in words: the form in which a host describes one, in C++ or in JSON.
//
//     {"base": "us_federal",                                  a built-in one (named_calendars.hpp)
//      "weekend": ["SA", "SU"],
//      "holidays": ["2026-05-15"],                            by date
//      "holiday_rules": [
//        {"name": "Founders' Day", "rule": "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=14",
//         "observed": "nearest", "from": "2020-01-01"},
//        {"name": "Whit Monday", "easter": 50},
//        {"rule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "from": "2026-01-09"}],
//      "leave": [{"from": "2026-12-24", "to": "2026-12-31"}]}
//
// All that is said adds up: a day is free when any part of it makes it free. What is not said adds
// nothing; without a word the weekend is Saturday and Sunday.
#pragma once

#include <upward/core/bounded.hpp>
#include <upward/schedule/day.hpp>

#include <boost/describe/class.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace upward {

/// The calendars that are built in. Their names are part of the format.
enum class calendar_base : std::uint8_t {
    none,               ///< the weekend alone
    us_federal,         ///< offices of the United States federal government
    england_and_wales,  ///< bank holidays of England and Wales
    target,             ///< the euro's payment system
    germany,            ///< the holidays that all German states have
};
BOOST_DESCRIBE_ENUM(calendar_base, none, us_federal, england_and_wales, target, germany)

/// Where a holiday goes that falls on the weekend.
enum class observance : std::uint8_t {
    nearest,      ///< to the nearest day that is no weekend, the later of two: Saturday to Friday
    next,         ///< to the first day after that is neither weekend nor holiday, within 14 days
    sunday_next,  ///< the same from a Sunday; from any other day of the weekend it is lost
};
BOOST_DESCRIBE_ENUM(observance, nearest, next, sunday_next)

/// Holidays that come again. Exactly one of `rule`, `easter` and `orthodox_easter` says on which
/// days, the others bound and move them.
struct holiday_rule {
    using days_of_easter = bounded<-63, 100>;

    std::optional<std::string> name = {};
    std::optional<std::string> rule = {};       ///< of RFC 5545, of days, without an end
    std::optional<days_of_easter> easter = {};  ///< days after the Sunday: Good Friday is -2
    std::optional<days_of_easter> orthodox_easter = {};  ///< the same in the Eastern churches
    std::optional<observance> observed = {};             ///< none: on its day, weekend or not
    std::optional<date> from = {};   ///< none before; where the rule begins, its DTSTART
    std::optional<date> until = {};  ///< none after
    std::vector<date> except = {};   ///< none on these days

    bool operator==(const holiday_rule&) const = default;
};
BOOST_DESCRIBE_STRUCT(holiday_rule, (),
                      (name, rule, easter, orthodox_easter, observed, from, until, except))

/// Dates from the first to the last, both included.
struct date_range {
    date from;
    date to;

    bool operator==(const date_range&) const = default;
};
BOOST_DESCRIBE_STRUCT(date_range, (), (from, to))

/// The days that are free for everybody. A weekend may be empty, but not all seven days; weekdays
/// and dates may be repeated and come in any order.
struct calendar_definition {
    std::vector<weekday> weekend = {weekday::SA, weekday::SU};
    std::vector<date> holidays = {};
    calendar_base base = calendar_base::none;
    std::vector<holiday_rule> holiday_rules = {};  ///< at most max_holiday_rules
    std::vector<date_range> leave = {};

    bool operator==(const calendar_definition&) const = default;
};
BOOST_DESCRIBE_STRUCT(calendar_definition, (), (weekend, holidays, base, holiday_rules, leave))

inline constexpr std::size_t max_holiday_rules = 64;

}  // namespace upward
