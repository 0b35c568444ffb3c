// SPDX-License-Identifier: BSL-1.0
//
// The local times of a rule from its start on: what a clock on the wall shows, with no zone asked.
// A rule is resolved once, into days and times of day, or into a grid of hours, minutes or seconds
// with what lets them through; then any place in time is found by arithmetic.
//
//     const auto times = upward::local_occurrences{*rule, start};
//     for (auto at = times.seek(from); at; times.advance(at)) use(at.time);
//
// COUNT and UNTIL are the caller's, who knows the zone: an end that the caller has found is set by
// end_at(). Here, without one, the occurrences go on to the year 9999.
//
// Frequencies below DAILY step on the wall clock. An INTERVAL that divides the day (every 2 hours,
// every 15 minutes) is the same as a set of times in each day, and one that is whole days the same
// as a DAILY rule: they are resolved to those.
#pragma once

#include <upward/schedule/rule_times.hpp>
#include <upward/schedule/time_grid.hpp>

#include <cstddef>
#include <cstdint>

namespace upward {

/// A place among local occurrences. It is false when there is none, or when the search gave up.
struct local_cursor {
    local_seconds time = 0;
    day_block block;          ///< of a grid: the key is the unit
    std::int32_t second = 0;  ///< of the day; of a grid: of the unit
    std::int8_t bit = 0;      ///< of the day in its block
    bool is_there = false;
    bool gave_up = false;  ///< the bound on work was reached

    explicit operator bool() const noexcept { return is_there; }
};

class local_occurrences {
public:
    local_occurrences() = default;

    /// Precondition: the rule has no fault (find_fault); the start is in [first_local, last_local].
    /// With a start of second 0 of a day and no time parts, this is a rule over days.
    local_occurrences(const recurrence_rule& rule, local_seconds start) : start_(start) {
        auto times = rule_times::of(rule, to_civil_time(start));
        if (has_parts(rule)) times.fit_to_day(to_civil_time(start));
        if (times.freq < frequency::DAILY) make_grid(rule, times);
        else make_days(rule, times);
    }

    local_seconds start() const noexcept { return start_; }
    local_seconds end() const noexcept { return end_; }
    /// The last possible second.
    void end_at(local_seconds end) noexcept { end_ = std::min(end, last_local); }
    /// Whether no time of day is left at all: the parts and INTERVAL never meet.
    bool has_no_times() const noexcept { return times_.empty() || (is_grid_ && grid_.is_empty()); }

    /// The first occurrence not before t.
    local_cursor seek(local_seconds t) const noexcept {
        t = std::max(t, start_);
        if (t > end_ || has_no_times()) return {};
        return is_grid_ ? seek_grid(t) : seek_days(t);
    }

    /// The last occurrence not after t.
    local_cursor seek_back(local_seconds t) const noexcept {
        t = std::min(t, end_);
        if (t < start_ || has_no_times()) return {};
        return is_grid_ ? seek_back_grid(t) : seek_back_days(t);
    }

    /// To the next one. Precondition: there is one at the cursor; so below.
    void advance(local_cursor& at) const noexcept {
        if (is_grid_) return advance_grid(at);
        if (at.block.pick < 0 && times_.count() > 1)
            if (const auto next = times_.next(at.second + 1); next != time_set::none)
                return settle(at, at.bit, next);
        if (const auto day = next_bit(at.block.bits, at.bit + 1); day != no_bit)
            return settle(at, day, times_.first());
        enter(at, days_.after(at.block));
    }

    /// To the one before.
    void retreat(local_cursor& at) const noexcept {
        if (is_grid_) return retreat_grid(at);
        if (at.block.pick < 0 && times_.count() > 1)
            if (const auto before = times_.prev(at.second - 1); before != time_set::none)
                return settle(at, at.bit, before);
        if (const auto day = prev_bit(at.block.bits, at.bit - 1); day != no_bit)
            return settle(at, day, times_.last());
        enter_back(at, days_.before(at.block));
    }

    bool contains(local_seconds t) const noexcept {
        const auto at = seek(t);
        return at && at.time == t;
    }

    /// Writes the times from the cursor on, up to `last` and at most `room` of them; returns how
    /// many. The cursor goes to the one after them.
    std::size_t write(local_cursor& at, local_seconds last, local_seconds* out,
                      std::size_t room) const;

    /// How many lie in [start, t), whatever the end; -1 when the bound on work was reached.
    std::int64_t count_before(local_seconds t) const noexcept;

    /// The one with so many before it, whatever the end.
    local_cursor nth(std::int64_t index) const noexcept;

private:
    // ---- making -------------------------------------------------------------------------------

    // Without any BY part, a frequency below DAILY is one step after the other.
    static bool has_parts(const recurrence_rule& rule) noexcept {
        return rule.has_day_part() || rule.has_time_part() || !rule.by_month.empty();
    }

    void make_days(const recurrence_rule& rule, const rule_times& times) {
        times_ = times.in_a_day(rule);
        const auto step = static_cast<std::int32_t>(times.step);
        days_ = day_source{rule, times.freq, step, day_of(start_), times_.count()};
    }

    void make_grid(const recurrence_rule& rule, const rule_times& times) {
        is_grid_ = true;
        const auto unit = times.freq == frequency::HOURLY     ? 3600
                          : times.freq == frequency::MINUTELY ? 60
                                                              : 1;
        auto inner = times;
        inner.hours = 1;
        if (unit < 3600) inner.minutes = 1;
        if (unit < 60) inner.seconds = 1;
        times_ = inner.in_a_day(rule);
        grid_ = time_grid{unit,
                          static_cast<std::int32_t>(times.step),
                          start_,
                          times.hours,
                          times.minutes,
                          times.seconds,
                          rule.by_weekday.empty() ? std::uint8_t{0x7F} : rule.by_weekday.bits()};
        days_ = day_source{rule, frequency::DAILY, 1, day_of(start_), 1};
        limits_days_ = !days_.is_even();
    }

    // ---- days with times ----------------------------------------------------------------------

    // The time of day of a block that BYSETPOS chose, else the first or the last.
    std::int32_t first_time(const day_block& block) const noexcept {
        return block.pick < 0 ? times_.first() : times_.at(block.pick % times_.count());
    }
    std::int32_t last_time(const day_block& block) const noexcept {
        return block.pick < 0 ? times_.last() : times_.at(block.pick % times_.count());
    }

    void settle(local_cursor& at, std::int32_t bit, std::int32_t second) const noexcept {
        at.bit = static_cast<std::int8_t>(bit);
        at.second = second;
        at.time = midnight(at.block.first + bit) + second;
        at.is_there = at.time <= end_ && at.time >= start_;
    }

    void enter(local_cursor& at, const day_block& block) const noexcept {
        at.block = block;
        if (!block) at.is_there = false;
        else settle(at, std::countr_zero(block.bits), first_time(block));
    }
    void enter_back(local_cursor& at, const day_block& block) const noexcept {
        at.block = block;
        if (!block) at.is_there = false;
        else settle(at, 63 - std::countl_zero(block.bits), last_time(block));
    }

    local_cursor seek_days(local_seconds t) const noexcept {
        auto at = local_cursor{};
        const auto block = days_.from(day_of(t));
        if (!block) return at;
        at.block = days_.whole(block);
        settle(at, std::countr_zero(block.bits) + block.first - at.block.first, first_time(block));
        if (at.time >= t) return at;
        if (block.pick < 0) {
            const auto later = times_.next(second_of_day(t));
            settle(at, at.bit, later != time_set::none ? later : times_.last());
        }
        while (at.time < t && at.block) advance(at);
        return at;
    }

    local_cursor seek_back_days(local_seconds t) const noexcept {
        auto at = local_cursor{};
        const auto block = days_.until(day_of(t));
        if (!block) return at;
        at.block = days_.whole(block);
        settle(at, 63 - std::countl_zero(block.bits) + block.first - at.block.first,
               last_time(block));
        if (at.time <= t) return at;
        if (block.pick < 0) {
            const auto earlier = times_.prev(second_of_day(t));
            settle(at, at.bit, earlier != time_set::none ? earlier : times_.first());
        }
        while (at.time > t && at.block) retreat(at);
        return at;
    }

    // ---- a grid -------------------------------------------------------------------------------

    const day_source* day_limit() const noexcept { return limits_days_ ? &days_ : nullptr; }

    void enter_unit(local_cursor& at, std::int64_t unit, bool backward) const noexcept {
        at.gave_up = unit == time_grid::gave_up;
        at.is_there = unit < time_grid::none;
        if (at.is_there) settle_unit(at, unit, backward ? times_.last() : times_.first());
    }
    void settle_unit(local_cursor& at, std::int64_t unit, std::int32_t second) const noexcept {
        at.block.key = unit;
        at.second = second;
        at.time = unit * grid_.unit() + second;
        at.is_there = at.time <= end_ && at.time >= start_;
    }

    local_cursor seek_grid(local_seconds t) const noexcept {
        auto at = local_cursor{};
        const auto unit = floor_divide<std::int64_t>(t, grid_.unit());
        enter_unit(at, grid_.up(unit, day_limit()), false);
        if (at.gave_up || at.block.key != unit || at.time >= t) return at;
        const auto later = times_.next(static_cast<std::int32_t>(t - unit * grid_.unit()));
        if (later != time_set::none) settle_unit(at, unit, later);
        else enter_unit(at, grid_.up(unit + 1, day_limit()), false);
        return at;
    }

    local_cursor seek_back_grid(local_seconds t) const noexcept {
        auto at = local_cursor{};
        const auto unit = floor_divide<std::int64_t>(t, grid_.unit());
        enter_unit(at, grid_.down(unit, day_limit()), true);
        if (at.gave_up || at.block.key != unit || at.time <= t) return at;
        const auto earlier = times_.prev(static_cast<std::int32_t>(t - unit * grid_.unit()));
        if (earlier != time_set::none) settle_unit(at, unit, earlier);
        else enter_unit(at, grid_.down(unit - 1, day_limit()), true);
        return at;
    }

    void advance_grid(local_cursor& at) const noexcept {
        if (times_.count() > 1)
            if (const auto next = times_.next(at.second + 1); next != time_set::none)
                return settle_unit(at, at.block.key, next);
        enter_unit(at, grid_.up(at.block.key + grid_.step(), day_limit()), false);
    }
    void retreat_grid(local_cursor& at) const noexcept {
        if (times_.count() > 1)
            if (const auto before = times_.prev(at.second - 1); before != time_set::none)
                return settle_unit(at, at.block.key, before);
        enter_unit(at, grid_.down(at.block.key - grid_.step(), day_limit()), true);
    }

    bool is_free_grid() const noexcept { return is_grid_ && grid_.is_free() && !limits_days_; }

    // ---- writing ------------------------------------------------------------------------------

    std::size_t write_steps(local_cursor& at, local_seconds last, std::int64_t step,
                            local_seconds* out, std::size_t room) const noexcept;
    std::size_t write_days(local_cursor& at, local_seconds last, local_seconds* out,
                           std::size_t room) const;
    std::size_t write_times(local_cursor& at, local_seconds last, local_seconds* out,
                            std::size_t room) const;
    static constexpr std::int32_t table_size = 96;
    std::size_t write_table(local_cursor& at, local_seconds last, local_seconds* out,
                            std::size_t room) const;
    std::int64_t times_before_start() const noexcept {
        return days_.contains(day_of(start_)) ? times_.rank(second_of_day(start_)) : 0;
    }
    std::int64_t units_before_start() const noexcept {
        return times_.rank(static_cast<std::int32_t>(start_ - grid_.zero() * grid_.unit()));
    }

    local_seconds start_ = 0;
    local_seconds end_ = last_local;
    bool is_grid_ = false;
    bool limits_days_ = false;  // of a grid: `days_` lets some days through
    time_set times_;            // of a day; of a grid: of a unit
    time_grid grid_;
    day_source days_;
};

}  // namespace upward

#include <upward/schedule/local_count.hpp>
#include <upward/schedule/local_write.hpp>
