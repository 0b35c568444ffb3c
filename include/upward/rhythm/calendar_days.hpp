// SPDX-License-Identifier: BSL-1.0
//
// The days of a calendar rule: its own dates, and the working days of the report that they move to.
//
//     notes, each Monday: 2026-02-16, a holiday, is due 2026-02-17
//
// Dates that move to one day are one. A rule with times of day in a zone of its own has the dates
// that the workspace's clock shows then: 09:00 in Tokyo is the evening before in New York. A rule
// without times has its dates wherever it is.
#pragma once

#include <upward/model/kinds/rhythm.hpp>
#include <upward/schedule/calendar.hpp>
#include <upward/schedule/known_zones.hpp>
#include <upward/schedule/occurrences.hpp>
#include <upward/schedule/recurrence.hpp>
#include <upward/schedule/rule_text.hpp>
#include <upward/schedule/shift.hpp>

#include <algorithm>
#include <optional>
#include <vector>

namespace upward {

struct due_date {
    day_number due = 0;               ///< a working day
    std::vector<day_number> nominal;  ///< the rule's own dates that fall on it, at least one
};

class calendar_days {
public:
    /// Precondition: a calendar rule that passed `check`. `first` is its start when it gives none;
    /// `home` is the workspace's zone.
    calendar_days(const rule& source, day_number first, const zone& home)
        : dates_(*parse_rule(*source.rule)),
          start_(source.start ? to_day_number(*source.start) : first),
          shift_(source.shift.value_or(shift_convention::next)),
          home_(&home) {
        if (source.zone && dates_.speaks_of_times() && *source.zone != home.name())
            away_ = known_zone(*source.zone);
    }

    const recurrence_rule& dates() const noexcept { return dates_; }
    day_number start() const noexcept { return start_; }

    /// Its own dates in [from, to], ascending.
    std::vector<day_number> nominal_between(day_number from, day_number to) const;

    /// The last of its own dates; none of a rule without an end.
    std::optional<day_number> last() const;

    /// Those due in [from, until); none of an own date before `earliest`.
    std::vector<due_date> due_between(const working_calendar& report, day_number from,
                                      day_number until, day_number earliest = first_day) const;

    /// Other dates, from another start on: days, without times.
    void begin_anew(const recurrence_rule& dates, day_number start) {
        dates_ = dates;
        start_ = start;
        away_ = nullptr;
    }

private:
    result<recurrence> times() const {
        return recurrence::make(dates_, midnight(start_),
                                {.where = away_, .reading = rule_reading::lenient});
    }
    std::int64_t beginning_of(day_number day) const {
        return away_ ? home_->to_utc(midnight(day)) : midnight(day);
    }
    day_number shown(std::int64_t time) const {
        return upward::day_of(away_ ? home_->to_local(time) : time);
    }

    recurrence_rule dates_;
    day_number start_;
    shift_convention shift_;
    const zone* home_;
    const zone* away_ = nullptr;  // where its times are shown, when not at home
};

inline std::vector<day_number> calendar_days::nominal_between(day_number from,
                                                              day_number to) const {
    if (!dates_.speaks_of_times()) return occurrences{dates_, start_}.between(from, to);
    auto found = std::vector<day_number>{};
    const auto all = times();
    if (!all) return found;  // out of the calendar, or no more than that could be counted
    for (auto at = all->from(beginning_of(from)); at != all->end();) {
        const auto day = shown(*at);
        if (day > to) break;
        found.push_back(day);
        at = all->from(beginning_of(day + 1));
    }
    return found;
}

inline std::optional<day_number> calendar_days::last() const {
    if (dates_.is_endless()) return std::nullopt;
    if (!dates_.speaks_of_times()) return occurrences{dates_, start_}.last_until(last_day);
    const auto all = times();
    const auto found = all ? all->last() : all.error();
    return found && *found ? std::optional{shown(**found)} : std::nullopt;
}

inline std::vector<due_date> calendar_days::due_between(const working_calendar& report,
                                                        day_number from, day_number until,
                                                        day_number earliest) const {
    auto found = std::vector<due_date>{};
    if (until <= from) return found;
    // A date moves no farther than to the next working day, or back to the one before.
    const auto begin = std::max(earliest, report.previous(from - 1));
    for (const auto nominal : nominal_between(begin, report.next(until))) {
        const auto due = shifted(report, nominal, shift_);
        if (!due || *due < from || *due >= until) continue;
        if (found.empty() || found.back().due != *due) found.push_back({*due, {}});
        found.back().nominal.push_back(nominal);
    }
    return found;
}

}  // namespace upward
