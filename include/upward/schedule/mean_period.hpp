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
    return rule.has_by_day() ? frequency::WEEKLY : frequency::DAILY;
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
    const auto dates = rule.by_weekday.size() * (scope / lengths.week) +
                       static_cast<double>(rule.by_ordinal.size());
    return by_months ? dates * rule.by_month.size() : dates;
}

/// Nominal number of dates that the days of BYMONTHDAY, BYYEARDAY, BYWEEKNO and BYDAY give a
/// counting period; 1 for a rule without these parts.
inline double day_dates(const recurrence_rule& rule, const period_lengths& lengths) noexcept {
    const auto of_weekdays =
        std::min(1.0, (rule.by_weekday.size() + static_cast<double>(rule.by_ordinal.size())) / 7);
    if (!rule.by_month_day.empty()) {
        const auto yearly = counting_period(rule) == frequency::YEARLY;
        const auto months = rule.by_month.empty() ? 12 : rule.by_month.size();
        const double days = rule.by_month_day.size() * (yearly ? months : 1);
        return rule.has_by_day() ? days * of_weekdays : days;
    }
    if (!rule.by_year_day.empty()) {
        const auto days = static_cast<double>(rule.by_year_day.size());
        return rule.has_by_day() ? days * of_weekdays : days;
    }
    if (!rule.by_week_no.empty())
        return rule.by_week_no.size() * std::max(1, rule.by_weekday.size());
    return weekday_dates(rule, lengths);
}

/// Nominal number of dates in one counting period, above 0; below 1 for a rule such as Friday the
/// 13th. Precondition: the rule has no fault, and is DAILY or longer.
inline double dates_per_period(const recurrence_rule& rule, const period_lengths& lengths = {}) {
    const auto yearly = counting_period(rule) == frequency::YEARLY;
    const auto months = rule.by_month.empty() ? 12 : rule.by_month.size();
    auto dates = yearly && !rule.by_month.empty() ? static_cast<double>(months) : 1.0;
    if (rule.has_day_part()) dates = day_dates(rule, lengths);
    if (!rule.by_set_pos.empty() && rule.freq != frequency::DAILY)
        dates = std::min(dates, static_cast<double>(rule.by_set_pos.size()));
    return yearly ? dates : dates * months / 12;
}

/// The days alone of a rule with times: HOURLY;INTERVAL=36;BYDAY=MO is DAILY;BYDAY=MO.
inline recurrence_rule days_alone(recurrence_rule rule) {
    const auto a_day = rule.freq == frequency::HOURLY     ? 24
                       : rule.freq == frequency::MINUTELY ? 24 * 60
                                                          : seconds_a_day;
    if (rule.freq < frequency::DAILY) {
        rule.freq = frequency::DAILY;
        rule.interval = std::max(1, rule.interval / a_day);
        rule.by_set_pos = {};
    }
    rule.by_hour = {};
    rule.by_minute = rule.by_second = {};
    return rule;
}

/// Mean gap between the dates of a rule, in working days. Never below one day, since dates that
/// fall on one working day are one. Precondition: the rule has no fault.
inline double mean_period_in_working_days(const recurrence_rule& rule,
                                          const period_lengths& lengths = {}) {
    const auto days = days_alone(rule);
    const auto length = length_of(counting_period(days), lengths);
    return std::max(lengths.day, length * days.interval / dates_per_period(days, lengths));
}

}  // namespace upward
