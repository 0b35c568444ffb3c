// SPDX-License-Identifier: BSL-1.0
//
// The days on which a rule falls, from its first day (DTSTART) on.
//
//     auto rule = upward::parse_rule("FREQ=WEEKLY;BYDAY=MO,TH");
//     const auto days = upward::occurrences{*rule, upward::to_day_number({2026, 1, 20})};
//     days.first_from(upward::to_day_number({2026, 2, 6}));       // Monday 2026-02-09
//     days.last_until(upward::to_day_number({2026, 2, 6}));       // Thursday 2026-02-05
//     days.between(from, to);                                     // both ends included
//
// The start is an occurrence only when the rule matches it. No occurrence lies after last_day.
//
// No question walks from the start: the period of a day is found by arithmetic, and a rule with
// COUNT is counted once, when the object is made. Work is bounded: a question looks at the periods
// of its own span, and gives up after one 400-year cycle without a day, since the calendar then
// repeats; so a rule that never matches answers "none" after at most 146,098 periods (DAILY; 401
// for YEARLY). Counting takes at most two cycles.
#pragma once

#include <upward/schedule/period_days.hpp>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <optional>
#include <vector>

namespace upward {

class occurrences {
public:
    /// Precondition: the rule has no fault (find_fault); the start is in [first_day, last_day].
    occurrences(const recurrence_rule& rule, day_number start)
        : periods_(rule, start),
          start_(start),
          end_(std::min(rule.until.value_or(last_day), last_day)),
          base_(periods_.number_of(start)),
          interval_(rule.interval),
          cycle_(periods_.cycle() / std::gcd(periods_.cycle(), interval_)) {
        if (rule.count) end_ = day_of_count(*rule.count);
    }

    /// All in [from, to], ascending.
    std::vector<day_number> between(day_number from, day_number to) const {
        auto found = std::vector<day_number>{};
        from = std::max(from, start_);
        to = std::min(to, end_);
        if (from > to) return found;
        auto days = std::vector<day_number>{};
        auto give_up = step_from(from) + cycle_;
        for (auto step = step_from(from); step <= std::min(step_until(to), give_up); ++step) {
            periods_.collect(number_at(step), days);
            if (!days.empty()) give_up = step + cycle_;
            const auto begin = std::lower_bound(days.begin(), days.end(), from);
            found.insert(found.end(), begin, std::upper_bound(begin, days.end(), to));
        }
        return found;
    }

    /// The first one on or after `day`.
    std::optional<day_number> first_from(day_number day) const {
        day = std::max(day, start_);
        if (day > end_) return std::nullopt;
        auto days = std::vector<day_number>{};
        const auto first = step_from(day);
        const auto last = std::min(step_until(end_), first + cycle_);
        for (auto step = first; step <= last; ++step) {
            periods_.collect(number_at(step), days);
            const auto found = std::lower_bound(days.begin(), days.end(), day);
            if (found != days.end()) return *found <= end_ ? std::optional{*found} : std::nullopt;
        }
        return std::nullopt;
    }

    /// The last one on or before `day`.
    std::optional<day_number> last_until(day_number day) const {
        day = std::min(day, end_);
        if (day < start_) return std::nullopt;
        auto days = std::vector<day_number>{};
        const auto last = step_until(day);
        const auto first = std::max(std::int64_t{0}, last - cycle_);
        for (auto step = last; step >= first; --step) {
            periods_.collect(number_at(step), days);
            const auto after = std::upper_bound(days.begin(), days.end(), day);
            if (after != days.begin())
                return *(after - 1) >= start_ ? std::optional{*(after - 1)} : std::nullopt;
        }
        return std::nullopt;
    }

    bool contains(day_number day) const {
        if (day < start_ || day > end_ || step_from(day) != step_until(day)) return false;
        auto days = std::vector<day_number>{};
        periods_.collect(periods_.number_of(day), days);
        return std::binary_search(days.begin(), days.end(), day);
    }

private:
    // Step 0 is the period of the start; each step goes on by the interval.
    std::int64_t number_at(std::int64_t step) const noexcept { return base_ + step * interval_; }

    // The first step whose period holds `day` or lies after it. Precondition: day >= start_.
    std::int64_t step_from(day_number day) const noexcept {
        return (periods_.number_of(day) - base_ + interval_ - 1) / interval_;
    }

    // The last step whose period holds `day` or lies before it. Precondition: day >= start_.
    std::int64_t step_until(day_number day) const noexcept {
        return (periods_.number_of(day) - base_) / interval_;
    }

    // The day of the occurrence after which the rule ends; last_day when there are fewer.
    day_number day_of_count(std::int64_t left) const {
        auto days = std::vector<day_number>{};
        auto left_after_first = left;
        const auto last = step_until(last_day);
        for (std::int64_t step = 0; step <= last; ++step) {
            periods_.collect(number_at(step), days);
            const auto begin = std::lower_bound(days.begin(), days.end(), start_);
            if (days.end() - begin >= left) return std::min(begin[left - 1], last_day);
            left -= days.end() - begin;
            if (step == 0) left_after_first = left;
            if (step != cycle_) continue;
            // Steps 1 to cycle_ stand for all later ones: pass over the cycles that are not enough.
            const auto in_cycle = left_after_first - left;
            if (in_cycle == 0) return last_day;
            const auto cycles = (left - 1) / in_cycle;
            left -= cycles * in_cycle;
            step += cycles * cycle_;
        }
        return last_day;
    }

    period_days periods_;
    day_number start_;
    day_number end_;
    std::int64_t base_;  // the number of the period of the start
    std::int64_t interval_;
    std::int64_t cycle_;  // steps after which the days repeat
};

}  // namespace upward
