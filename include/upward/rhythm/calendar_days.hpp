// SPDX-License-Identifier: BSL-1.0
//
// The days of a calendar rule: its own dates, and the working days of the report that they move to.
//
//     notes, each Monday: 2026-02-16, a holiday, is due 2026-02-17
//
// Dates that move to one day are one.
#pragma once

#include <upward/model/kinds/rhythm.hpp>
#include <upward/schedule/calendar.hpp>
#include <upward/schedule/day_rule.hpp>
#include <upward/schedule/occurrences.hpp>
#include <upward/schedule/shift.hpp>

#include <algorithm>
#include <vector>

namespace upward {

struct due_date {
    day_number due = 0;               ///< a working day
    std::vector<day_number> nominal;  ///< the rule's own dates that fall on it, at least one
};

struct calendar_days {
    /// Precondition: a calendar rule that passed `check`. `first` is its start when it gives none.
    calendar_days(const rule& source, day_number first)
        : dates(*parse_day_rule(*source.rule)),
          start(source.start ? to_day_number(*source.start) : first),
          shift(source.shift.value_or(shift_convention::next)) {}

    /// Those due in [from, until); none of an own date before `earliest`.
    std::vector<due_date> due_between(const working_calendar& report, day_number from,
                                      day_number until, day_number earliest = first_day) const {
        auto found = std::vector<due_date>{};
        if (until <= from) return found;
        // A date moves no farther than to the next working day, or back to the one before.
        const auto begin = std::max(earliest, report.previous(from - 1));
        for (const auto nominal : occurrences{dates, start}.between(begin, report.next(until))) {
            const auto due = shifted(report, nominal, shift);
            if (!due || *due < from || *due >= until) continue;
            if (found.empty() || found.back().due != *due) found.push_back({*due, {}});
            found.back().nominal.push_back(nominal);
        }
        return found;
    }

    recurrence_rule dates;
    day_number start;
    shift_convention shift;
};

}  // namespace upward
