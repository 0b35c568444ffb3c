// SPDX-License-Identifier: BSL-1.0
//
// The times of day that a rule takes, with what its parts leave open filled in from the start; and
// the frequency that is left when those below DAILY are resolved to times of day.
//
//     auto times = upward::rule_times::of(*rule, to_civil_time(start));     // MINUTELY;INTERVAL=15
//     times.fit_to_day(to_civil_time(start));
//     times.freq;                                      // DAILY: every 15 minutes divides the day
//     times.in_a_day(*rule).count();                   // 96
#pragma once

#include <upward/schedule/rule.hpp>
#include <upward/schedule/time_set.hpp>

#include <algorithm>
#include <cstdint>

namespace upward {

struct rule_times {
    frequency freq = frequency::DAILY;
    std::int64_t step = 1;      ///< INTERVAL, of `freq`
    std::uint32_t hours = 0;    ///< bit n stands for hour n; so below
    std::uint64_t minutes = 0;  ///< of an hour
    std::uint64_t seconds = 0;  ///< of a minute

    /// What no part says comes from the start, or is every one when the frequency is that short.
    static rule_times of(const recurrence_rule& rule, const civil_time& start) noexcept {
        auto seconds = rule.by_second.bits();
        if (has_bit(seconds, 60)) seconds = (seconds | std::uint64_t{1} << 59) & bits_below(60);
        auto t = rule_times{rule.freq, rule.interval, rule.by_hour.bits(), rule.by_minute.bits(),
                            seconds};
        if (t.hours == 0) t.hours = rule.freq <= frequency::HOURLY ? 0xFFFFFFu : 1u << start.hour;
        if (t.minutes == 0)
            t.minutes = rule.freq <= frequency::MINUTELY ? bits_below(60)
                                                         : std::uint64_t{1} << start.minute;
        if (t.seconds == 0)
            t.seconds = rule.freq == frequency::SECONDLY ? bits_below(60)
                                                         : std::uint64_t{1} << start.second;
        return t;
    }

    /// Resolves a frequency below DAILY to the next longer one, where INTERVAL allows it: one that
    /// divides the day is a set of times in each, one that is whole days is DAILY.
    void fit_to_day(const civil_time& start) noexcept {
        if (freq == frequency::SECONDLY && fits(60)) {
            seconds &= taken(60, start.second);
            lengthen(60, frequency::MINUTELY);
        }
        if (freq == frequency::MINUTELY && fits(60)) {
            minutes &= taken(60, start.minute);
            lengthen(60, frequency::HOURLY);
        }
        if (freq == frequency::HOURLY && fits(24)) {
            hours &= static_cast<std::uint32_t>(taken(24, start.hour));
            lengthen(24, frequency::DAILY);
        }
    }

    /// The times of a day, less what BYSETPOS of a frequency up to DAILY leaves out.
    time_set in_a_day(const recurrence_rule& rule) const {
        const auto times = time_set{hours, minutes, seconds};
        if (rule.by_set_pos.empty() || rule.freq > frequency::DAILY) return times;
        if (rule.freq == frequency::SECONDLY)
            return rule.by_set_pos.contains(1) || rule.by_set_pos.contains(-1) ? times
                                                                               : time_set{0, 0, 0};
        const auto period = rule.freq == frequency::DAILY    ? 86400
                            : rule.freq == frequency::HOURLY ? 3600
                                                             : 60;
        return times.chosen_in_each(period, rule.by_set_pos);
    }

private:
    bool fits(std::int32_t size) const noexcept { return step % size == 0 || size % step == 0; }

    // Those of `size` on a dial that the step takes, through `zero`.
    std::uint64_t taken(std::int32_t size, std::int32_t zero) const noexcept {
        if (step % size == 0) return std::uint64_t{1} << zero;
        const auto n = static_cast<std::int32_t>(step);
        std::uint64_t bits = 0;
        for (auto i = zero % n; i < size; i += n) bits |= std::uint64_t{1} << i;
        return bits;
    }
    void lengthen(std::int32_t size, frequency longer) noexcept {
        step = std::max<std::int64_t>(step / size, 1);
        freq = longer;
    }
};

}  // namespace upward
