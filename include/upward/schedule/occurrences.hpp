// SPDX-License-Identifier: BSL-1.0
//
// The days on which a rule falls, from its first day (DTSTART) on: recurrence without times.
//
//     auto rule = upward::parse_day_rule("FREQ=WEEKLY;BYDAY=MO,TH");       // day_rule.hpp
//     const auto days = upward::occurrences{*rule, upward::to_day_number({2026, 1, 20})};
//     days.first_from(upward::to_day_number({2026, 2, 6}));       // Monday 2026-02-09
//     days.last_until(upward::to_day_number({2026, 2, 6}));       // Thursday 2026-02-05
//     days.between(from, to);                                     // both ends included
//
// The start is an occurrence only when the rule matches it. No occurrence lies after last_day.
// Every question is answered by arithmetic (day_source.hpp): none walks from the start, and a rule
// that never matches answers "none" at once.
#pragma once

#include <upward/schedule/local_occurrences.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace upward {

class occurrences {
public:
    /// Precondition: the rule has no fault and no times (day_rule.hpp); the start is in
    /// [first_day, last_day].
    occurrences(const recurrence_rule& rule, day_number start) : times_(rule, midnight(start)) {
        if (rule.until_form != time_form::none) times_.end_at(rule.until);
        if (rule.count == 0) return;
        if (const auto last = times_.nth(rule.count - 1))
            times_.end_at(std::min(times_.end(), last.time));
    }

    /// All in [from, to], ascending.
    std::vector<day_number> between(day_number from, day_number to) const {
        auto found = std::vector<day_number>{};
        const auto end = midnight(to);
        for (auto at = times_.seek(midnight(from)); at && at.time <= end; times_.advance(at))
            found.push_back(day_of(at.time));
        return found;
    }

    /// The first one on or after `day`.
    std::optional<day_number> first_from(day_number day) const noexcept {
        return day_at(times_.seek(midnight(day)));
    }

    /// The last one on or before `day`.
    std::optional<day_number> last_until(day_number day) const noexcept {
        return day_at(times_.seek_back(midnight(day)));
    }

    bool contains(day_number day) const noexcept { return times_.contains(midnight(day)); }

private:
    static std::optional<day_number> day_at(const local_cursor& at) noexcept {
        return at ? std::optional{day_of(at.time)} : std::nullopt;
    }

    local_occurrences times_;
};

}  // namespace upward
