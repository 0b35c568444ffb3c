// SPDX-License-Identifier: BSL-1.0
//
// How long the period of a rule is, in working days: the mean gap between its dates. Grace, limits
// and the ladder of cadences (daily, twice weekly, weekly, fortnightly, monthly) rest on it.
//
//     upward::mean_period_in_working_days(weekly);              // 5
//     upward::mean_period_in_working_days(mondays_thursdays);   // 2.5
//     upward::mean_period_in_working_days(quarterly);           // 63: YEARLY;BYMONTH=1,4,7,10;…
//
// The number is nominal: what the rule says, without looking at a calendar. A 31st counts as one
// date of each month, an ordinal as one of its month or year, a plain weekday as one of each week.
// COUNT and UNTIL change nothing.
#pragma once

#include <upward/schedule/rule.hpp>

#include <boost/describe/class.hpp>

#include <algorithm>
#include <cstdint>

namespace upward {

/// Nominal lengths in working days, all above 0.
struct period_lengths {
    double day = 1;
    double week = 5;
    double month = 21;
    double year = 252;

    bool operator==(const period_lengths&) const = default;
};
BOOST_DESCRIBE_STRUCT(period_lengths, (), (day, week, month, year))

/// The period that a rule's dates are counted in: its own frequency, but the month for a DAILY rule
/// that BYMONTHDAY limits, and the week for one that only BYDAY limits.
inline frequency counting_period(const recurrence_rule& rule) noexcept {
    if (rule.freq != frequency::DAILY) return rule.freq;
    if (!rule.by_month_day.empty()) return frequency::MONTHLY;
    return rule.by_day.empty() ? frequency::DAILY : frequency::WEEKLY;
}

/// Length of a period. Precondition: DAILY or longer.
inline double length_of(frequency period, const period_lengths& lengths) noexcept {
    if (period == frequency::DAILY) return lengths.day;
    if (period == frequency::WEEKLY) return lengths.week;
    return period == frequency::MONTHLY ? lengths.month : lengths.year;
}

/// Nominal number of dates that BYDAY gives a counting period.
inline double weekday_dates(const recurrence_rule& rule, const period_lengths& lengths) noexcept {
    const auto period = counting_period(rule);
    const auto by_months = period == frequency::YEARLY && !rule.by_month.empty();
    const auto scope = length_of(by_months ? frequency::MONTHLY : period, lengths);
    auto dates = 0.0;
    for (const auto& entry : rule.by_day) dates += entry.ordinal == 0 ? scope / lengths.week : 1;
    return by_months ? dates * static_cast<double>(rule.by_month.size()) : dates;
}

/// Nominal number of dates in one counting period, above 0; below 1 for a rule such as Friday the
/// 13th. Precondition: the rule has no fault.
inline double dates_per_period(const recurrence_rule& given, const period_lengths& lengths = {}) {
    const auto rule = normalized(given);
    const auto size = [](const auto& list) { return static_cast<double>(list.size()); };
    const auto yearly = counting_period(rule) == frequency::YEARLY;
    const auto months = rule.by_month.empty() ? 12 : size(rule.by_month);

    auto dates = yearly && !rule.by_month.empty() ? months : 1;
    if (!rule.by_month_day.empty()) {
        dates = size(rule.by_month_day) * (yearly ? months : 1);
        if (!rule.by_day.empty()) dates *= std::min(1.0, size(rule.by_day) / 7);
    } else if (!rule.by_day.empty()) {
        dates = weekday_dates(rule, lengths);
    }
    if (!rule.by_set_pos.empty() && rule.freq != frequency::DAILY)
        dates = std::min(dates, size(rule.by_set_pos));
    return yearly ? dates : dates * months / 12;
}

/// Mean gap between the dates of a rule, in working days. Never below one day, since dates that
/// fall on one working day are one. Precondition: the rule has no fault.
inline double mean_period_in_working_days(const recurrence_rule& rule,
                                          const period_lengths& lengths = {}) {
    const auto length = length_of(counting_period(rule), lengths);
    return std::max(lengths.day, length * rule.interval / dates_per_period(rule, lengths));
}

}  // namespace upward
