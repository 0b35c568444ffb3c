// SPDX-License-Identifier: BSL-1.0
//
// The ladder of cadences: daily, twice weekly, weekly, fortnightly, monthly. A rule of any period
// has a next longer and a next shorter one on it, which keep its first weekday:
//
//     FREQ=WEEKLY;BYDAY=MO,TH    longer: FREQ=WEEKLY;BYDAY=MO    tighter: FREQ=WEEKLY;BYDAY=MO,TU,…
#pragma once

#include <upward/schedule/mean_period.hpp>
#include <upward/schedule/rule.hpp>
#include <upward/schedule/work_week.hpp>

#include <boost/describe/enum.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace upward {

enum class cadence : std::uint8_t { daily, twice_weekly, weekly, fortnightly, monthly };
BOOST_DESCRIBE_ENUM(cadence, daily, twice_weekly, weekly, fortnightly, monthly)

/// The nominal period of a cadence in working days.
inline double period_of(cadence c, const period_lengths& lengths) noexcept {
    switch (c) {
        case cadence::daily: return lengths.day;
        case cadence::twice_weekly: return lengths.week / 2;
        case cadence::weekly: return lengths.week;
        case cadence::fortnightly: return lengths.week * 2;
        case cadence::monthly: break;
    }
    return lengths.month;
}

/// The shortest cadence that is longer than a period; nothing above monthly.
inline std::optional<cadence> longer_than(double period_wd, const period_lengths& lengths) {
    for (const auto c : {cadence::daily, cadence::twice_weekly, cadence::weekly,
                         cadence::fortnightly, cadence::monthly})
        if (period_of(c, lengths) > period_wd) return c;
    return std::nullopt;
}

/// The longest cadence that is shorter than a period; nothing below daily.
inline std::optional<cadence> shorter_than(double period_wd, const period_lengths& lengths) {
    for (const auto c : {cadence::monthly, cadence::fortnightly, cadence::weekly,
                         cadence::twice_weekly, cadence::daily})
        if (period_of(c, lengths) < period_wd) return c;
    return std::nullopt;
}

/// The cadence whose period is nearest to one of so many working days, by their ratio; of two that are
/// as near the more frequent. Precondition: the period is above 0.
inline cadence nearest_to(double period_wd, const period_lengths& lengths) {
    const auto apart = [&](cadence c) {
        const auto ratio = period_of(c, lengths) / period_wd;
        return std::max(ratio, 1 / ratio);
    };
    auto nearest = cadence::daily;
    for (const auto c :
         {cadence::twice_weekly, cadence::weekly, cadence::fortnightly, cadence::monthly})
        if (apart(c) < apart(nearest)) nearest = c;
    return nearest;
}

/// The weekday that a change of cadence keeps: the first that the rule names in its week, else the
/// one that it starts on; of a daily rule the first working day. A free one gives way to the next
/// working day. `working` has at least one, from Monday on.
inline weekday first_weekday(const recurrence_rule& rule, day_number start,
                             const std::vector<weekday>& working) {
    if (rule.freq == frequency::DAILY && !rule.has_day_part()) return working.front();
    auto named = rule.by_weekday;
    for (const auto code : rule.by_ordinal) named.insert(ordinal_weekday::of(code).day);
    auto first = weekday_of(start);
    for (auto i = 7; i-- > 0;) {
        const auto day = static_cast<weekday>((static_cast<int>(rule.week_start) + i) % 7);
        if (named.contains(day)) first = day;
    }
    const auto next = std::lower_bound(working.begin(), working.end(), first);
    return next == working.end() ? working.front() : *next;
}

/// The rule of a cadence that begins its week with `first`, by the working days of a week (at least
/// one). Twice weekly adds the working day half a week later.
inline recurrence_rule rule_of(cadence c, weekday first, const std::vector<weekday>& working) {
    auto rule = recurrence_rule{};
    rule.freq = c == cadence::monthly ? frequency::MONTHLY : frequency::WEEKLY;
    rule.interval = c == cadence::fortnightly ? 2 : 1;
    if (c == cadence::daily) {
        for (const auto day : working) rule.by_weekday.insert(day);
        return rule;
    }
    if (c == cadence::monthly) rule.by_ordinal = {ordinal_weekday{1, first}.code()};
    else rule.by_weekday = {first};
    if (c == cadence::twice_weekly) {
        const auto at = static_cast<std::size_t>(std::find(working.begin(), working.end(), first) -
                                                 working.begin());
        rule.by_weekday.insert(working[(at + (working.size() + 1) / 2) % working.size()]);
    }
    return rule;
}

/// The days of a week that are no weekend, from Monday on.
inline std::vector<weekday> working_weekdays(const work_week& week) {
    auto working = std::vector<weekday>{};
    for (const auto day : {weekday::MO, weekday::TU, weekday::WE, weekday::TH, weekday::FR,
                           weekday::SA, weekday::SU})
        if (!week.is_weekend(day)) working.push_back(day);
    return working;
}

}  // namespace upward
