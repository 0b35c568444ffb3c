// SPDX-License-Identifier: BSL-1.0
//
// The holidays of a calendar, as days: by date and by rule, moved off the weekend where their rule
// says so.
//
//     const auto us = upward::holiday_list{{.base = upward::calendar_base::us_federal}};
//     for (const auto& h : us.between(first_of_2027, last_of_2027)) use(h.day, h.name);
//     // … 2027-06-18 Juneteenth: h.day is the Friday, h.nominal the Saturday
//
// A year in which nothing begins or ends is one of few: Easter is a Sunday on one of 35 days, so its
// date fixes every weekday of its year, and beside it only the leap days tell years apart. Years of
// the same shape have the same holidays, so a calendar of thousands of years (calendar.hpp) finds
// them but once.
#pragma once

#include <upward/schedule/calendar_definition.hpp>
#include <upward/schedule/day_rule.hpp>
#include <upward/schedule/easter.hpp>
#include <upward/schedule/named_calendars.hpp>
#include <upward/schedule/occurrences.hpp>
#include <upward/schedule/work_week.hpp>

#include <algorithm>
#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace upward {

struct holiday {
    day_number day = 0;      ///< the day that is free
    day_number nominal = 0;  ///< the day on which the holiday falls
    std::string name = {};   ///< empty when it has none

    bool operator==(const holiday&) const = default;
};

/// Years from the first on, before the end.
struct year_range {
    std::int32_t first = 0;
    std::int32_t end = 0;
};

class holiday_list {
public:
    /// Those of the base are among them. Precondition: `check(definition)` (calendar_check.hpp).
    explicit holiday_list(const calendar_definition& definition);

    /// Those whose free day is in [from, to], by that day; the same day may come twice.
    std::vector<holiday> between(day_number from, day_number to) const;

    /// The same for a year in [1400, 9999].
    std::vector<holiday> of_year(std::int32_t year) const;

    // ---- what years have in common ----

    /// No year outside has a holiday.
    year_range years() const noexcept { return years_; }

    /// In [0, shapes): two years of the same shape and the same era have their holidays on the same
    /// days of the year.
    std::int32_t shape_of(std::int32_t year) const noexcept;
    static constexpr std::int32_t shapes = 4 * 35 * 14;

    /// The number of the era that a year is in: between two changes, of rules that begin or end or
    /// of single days. None when a change is in the year or near it, and none for any year when a
    /// rule has an INTERVAL.
    std::optional<std::int32_t> era_of(std::int32_t year) const noexcept;

private:
    struct source {
        std::string name = {};
        std::optional<occurrences> days = {};
        std::optional<std::int32_t> easter = {}, orthodox_easter = {};
        std::optional<observance> observed = {};
        day_number from = first_day;
        day_number until = last_day;
        std::vector<day_number> except = {};

        std::vector<day_number> between(day_number first, day_number last) const;
    };
    struct nominal_day {
        day_number day;
        const source* of;  // none: by date
    };

    // The days of a year and around it on which a holiday is.
    struct taken_days {
        day_number first;
        std::vector<bool> flags;

        bool contains(day_number day) const { return is_near(day) && flags[index(day)]; }
        void insert(day_number day) {
            if (is_near(day)) flags[index(day)] = true;
        }
        bool is_near(day_number day) const { return day >= first && index(day) < flags.size(); }
        std::size_t index(day_number day) const { return static_cast<std::size_t>(day - first); }
    };

    // A holiday moves at most 14 days, and those that it meets there have moved as far.
    static constexpr day_number reach = 28;
    static constexpr day_number farthest_move = 14;

    void add(const calendar_definition& definition);
    void add(const holiday_rule& rule);
    void note_years();
    std::vector<nominal_day> nominal_between(day_number from, day_number to) const;
    day_number observed_on(const nominal_day& nominal, taken_days& taken) const;

    work_week week_;
    std::vector<source> sources_;
    std::vector<day_number> dates_;
    std::vector<day_number> changes_;
    bool has_interval_ = false;
    bool is_orthodox_ = false;
    bool looks_past_years_ = false;  // weeks and days of the year before and after may matter
    year_range years_;
};

inline holiday_list::holiday_list(const calendar_definition& definition)
    : week_(definition.weekend) {
    if (definition.base != calendar_base::none) add(named_calendar_of(definition.base).definition);
    add(definition);
    std::sort(dates_.begin(), dates_.end());
    std::sort(changes_.begin(), changes_.end());
    note_years();
}

inline void holiday_list::add(const calendar_definition& definition) {
    for (const auto& day : definition.holidays) {
        dates_.push_back(to_day_number(day));
        changes_.push_back(dates_.back());
    }
    for (const auto& rule : definition.holiday_rules) add(rule);
}

inline void holiday_list::add(const holiday_rule& rule) {
    auto made = source{};
    made.name = rule.name.value_or("");
    made.observed = rule.observed;
    if (rule.from) made.from = to_day_number(*rule.from);
    if (rule.until) made.until = to_day_number(*rule.until);
    if (rule.easter) made.easter = rule.easter->value;
    if (rule.orthodox_easter) made.orthodox_easter = rule.orthodox_easter->value;
    for (const auto& day : rule.except) made.except.push_back(to_day_number(day));
    if (rule.rule) {
        const auto parsed = parse_day_rule(*rule.rule);
        assert(parsed.ok());
        made.days.emplace(*parsed, made.from);
        has_interval_ = has_interval_ || parsed->interval != 1;
        looks_past_years_ =
            looks_past_years_ || !parsed->by_week_no.empty() || !parsed->by_year_day.empty();
    }
    is_orthodox_ = is_orthodox_ || made.orthodox_easter;
    changes_.insert(changes_.end(), {made.from, made.until + 1});
    changes_.insert(changes_.end(), made.except.begin(), made.except.end());
    sources_.push_back(std::move(made));
}

inline void holiday_list::note_years() {
    auto first = last_day, last = first_day;
    for (const auto& s : sources_) first = std::min(first, s.from), last = std::max(last, s.until);
    if (!dates_.empty())
        first = std::min(first, dates_.front()), last = std::max(last, dates_.back());
    if (last < first) return;
    years_.first = to_civil(std::max(first - reach, first_day)).year;
    years_.end = to_civil(std::min(last + reach, last_day)).year + 1;
}

inline std::vector<day_number> holiday_list::source::between(day_number first,
                                                             day_number last) const {
    first = std::max(first, from);
    last = std::min(last, until);
    auto found = std::vector<day_number>{};
    if (last < first) return found;
    if (days) found = days->between(first, last);
    for (auto year = to_civil(first).year; !days && year <= to_civil(last).year; ++year)
        found.push_back(easter ? upward::easter(year) + *easter
                               : upward::orthodox_easter(year) + *orthodox_easter);
    std::erase_if(found, [&](day_number day) {
        return day < first || day > last ||
               std::find(except.begin(), except.end(), day) != except.end();
    });
    return found;
}

inline std::vector<holiday_list::nominal_day> holiday_list::nominal_between(day_number from,
                                                                            day_number to) const {
    auto days = std::vector<nominal_day>{};
    for (const auto& s : sources_)
        for (const auto day : s.between(from, to)) days.push_back({day, &s});
    for (auto at = std::lower_bound(dates_.begin(), dates_.end(), from);
         at != dates_.end() && *at <= to; ++at)
        days.push_back({*at, nullptr});
    std::stable_sort(days.begin(), days.end(),
                     [](const nominal_day& a, const nominal_day& b) { return a.day < b.day; });
    return days;
}

inline day_number holiday_list::observed_on(const nominal_day& nominal, taken_days& taken) const {
    const auto day = nominal.day;
    if (!nominal.of || !nominal.of->observed || !week_.is_weekend(day)) return day;
    if (*nominal.of->observed == observance::nearest) {
        for (auto distance = 1; distance < 7; ++distance) {
            if (!week_.is_weekend(day + distance)) return day + distance;
            if (!week_.is_weekend(day - distance)) return day - distance;
        }
    }
    if (*nominal.of->observed == observance::sunday_next && weekday_of(day) != weekday::SU)
        return day;
    for (auto there = day + 1; there <= day + farthest_move; ++there) {
        if (week_.is_weekend(there) || taken.contains(there)) continue;
        taken.insert(there);
        return there;
    }
    return day;
}

inline std::vector<holiday> holiday_list::of_year(std::int32_t year) const {
    const auto first = first_of_year(year), last = first_of_year(year + 1) - 1;
    const auto all = nominal_between(first - reach, last + reach);
    auto taken = taken_days{first - reach, std::vector<bool>(366 + 2 * reach)};
    for (const auto& nominal : all) taken.insert(nominal.day);
    auto found = std::vector<holiday>{};
    for (const auto& nominal : all) {
        const auto day = observed_on(nominal, taken);
        if (day >= first && day <= last)
            found.push_back({day, nominal.day, nominal.of ? nominal.of->name : std::string{}});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const holiday& a, const holiday& b) { return a.day < b.day; });
    return found;
}

inline std::vector<holiday> holiday_list::between(day_number from, day_number to) const {
    auto found = std::vector<holiday>{};
    from = std::max(from, first_day), to = std::min(to, last_day);
    if (to < from) return found;
    const auto first = std::max(to_civil(from).year, years_.first);
    const auto end = std::min(to_civil(to).year + 1, years_.end);
    for (auto year = first; year < end; ++year)
        for (auto& h : of_year(year))
            if (h.day >= from && h.day <= to) found.push_back(std::move(h));
    return found;
}

inline std::int32_t holiday_list::shape_of(std::int32_t year) const noexcept {
    auto leap = is_leap(year) ? 1 : 0;
    if (looks_past_years_) leap = is_leap(year - 1) ? 2 : is_leap(year + 1) ? 3 : leap;
    const auto sunday = easter(year);
    const auto earliest = to_day_number(civil_day{year, 3, 22});
    const auto weeks_apart = is_orthodox_ ? (orthodox_easter(year) - sunday) / 7 : 0;
    return (leap * 35 + sunday - earliest) * 14 + weeks_apart;
}

inline std::optional<std::int32_t> holiday_list::era_of(std::int32_t year) const noexcept {
    if (has_interval_) return std::nullopt;
    const auto next_change =
        std::lower_bound(changes_.begin(), changes_.end(), first_of_year(year) - reach);
    if (next_change != changes_.end() && *next_change < first_of_year(year + 1) + reach)
        return std::nullopt;
    return static_cast<std::int32_t>(next_change - changes_.begin());
}

}  // namespace upward
