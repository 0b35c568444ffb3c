// SPDX-License-Identifier: BSL-1.0
//
// A frequency below DAILY whose INTERVAL does not fit the day, such as every 7 minutes: a grid of
// units (hours, minutes or seconds) from the start on, of which BYHOUR, BYMINUTE, BYSECOND and the
// days let some through. The grid runs on the wall clock, across midnights, without a break.
//
//     const auto grid = upward::time_grid{60, 7, start, hours, minutes, seconds};
//     grid.up(unit, days);          // the first unit of the grid, not before this one, let through
//
// A unit that is not let through says where the next one can be at the earliest, so whole minutes,
// hours and days are passed over. That INTERVAL never meets the parts is a congruence, and found
// without walking where the parts are hours, minutes, seconds and weekdays. What is left may be
// long in coming, when it also depends on months: a search that takes max_steps gives up.
#pragma once

#include <upward/schedule/day_source.hpp>
#include <upward/schedule/local_time.hpp>

#include <cstdint>
#include <numeric>

namespace upward {

class time_grid {
public:
    static constexpr std::int64_t none = std::int64_t{1} << 62;
    static constexpr std::int64_t gave_up = none + 1;
    static constexpr std::int32_t max_steps = 1 << 20;

    time_grid() = default;

    /// A unit is 1, 60 or 3600 seconds; the step is the INTERVAL; bits of hours, minutes (used when
    /// a unit is no hour) and seconds (used when it is a second) let units through. `weekdays` are
    /// those that the days may have.
    time_grid(std::int32_t unit, std::int32_t step, local_seconds start, std::uint32_t hours,
              std::uint64_t minutes, std::uint64_t seconds, std::uint8_t weekdays)
        : unit_(unit),
          step_(step),
          zero_(floor_divide<std::int64_t>(start, unit)),
          hours_(hours),
          minutes_(unit < 3600 ? minutes : 1),
          seconds_(unit < 60 ? seconds : 1),
          weekdays_(weekdays) {
        prune();
    }

    std::int32_t unit() const noexcept { return unit_; }
    std::int32_t step() const noexcept { return step_; }
    std::int64_t zero() const noexcept { return zero_; }
    /// Whether every unit of the grid is let through.
    bool is_free() const noexcept { return is_free_; }
    /// Whether INTERVAL never meets the hours, minutes or seconds.
    bool is_empty() const noexcept { return hours_ == 0 || minutes_ == 0 || seconds_ == 0; }

    /// The first unit let through that is not before `at`; `none` or `gave_up`. Without `days`,
    /// every day is let through.
    std::int64_t up(std::int64_t at, const day_source* days) const noexcept {
        at = std::max(at, zero_);
        for (std::int32_t tries = 0; tries < max_steps; ++tries) {
            at += floor_modulo<std::int64_t>(zero_ - at, step_);
            const auto time = at * unit_;
            if (time > last_local) return none;
            if (is_free_ && !days) return at;
            const auto earliest = earliest_from(time, days);
            if (earliest == time) return at;
            if (earliest > last_local) return none;
            at = earliest / unit_ + (earliest % unit_ > 0);
            if (tries == patience && never_meets()) return none;
        }
        return gave_up;
    }

    /// The last unit let through that is not after `at`; `none` or `gave_up`.
    std::int64_t down(std::int64_t at, const day_source* days) const noexcept {
        for (std::int32_t tries = 0; tries < max_steps; ++tries) {
            at -= floor_modulo<std::int64_t>(at - zero_, step_);
            if (at < zero_) return none;
            if (is_free_ && !days) return at;
            const auto time = at * unit_;
            const auto latest = latest_until(time, days);
            if (latest == time) return at;
            if (latest == -none) return none;
            at = floor_divide<std::int64_t>(latest, unit_);
            if (tries == patience && never_meets()) return none;
        }
        return gave_up;
    }

private:
    static constexpr std::int32_t patience = 4;

    // The bits of a clock's dial of `size` that the grid can meet at all.
    static std::uint64_t met(std::int64_t zero, std::int32_t step, std::int32_t size) noexcept {
        const auto stride = std::gcd(step, size);
        std::uint64_t bits = 0;
        for (auto n = static_cast<std::int32_t>(floor_modulo<std::int64_t>(zero, stride)); n < size;
             n += stride)
            bits |= std::uint64_t{1} << n;
        return bits;
    }

    void prune() noexcept {
        is_free_ = hours_ == bits_below(24) && (unit_ == 3600 || minutes_ == bits_below(60)) &&
                   (unit_ > 1 || seconds_ == bits_below(60));
        if (is_free_) return;
        if (unit_ == 3600) hours_ &= static_cast<std::uint32_t>(met(zero_, step_, 24));
        if (unit_ == 60) minutes_ &= met(zero_, step_, 60);
        if (unit_ == 1) seconds_ &= met(zero_, step_, 60);
    }

    // `time` itself when it is let through, else a later time before which none is.
    local_seconds earliest_from(local_seconds time, const day_source* days) const noexcept {
        const auto day = day_of(time);
        if (days) {
            const auto block = days->from(day);
            if (!block) return none;
            if (block.first_day() != day) return midnight(block.first_day());
        }
        const auto second = static_cast<std::int32_t>(time - midnight(day));
        const auto hour = second / 3600, minute = second / 60 % 60;
        if (!has_bit(hours_, hour)) return midnight(day) + after(hours_, hour, 24) * 3600;
        if (unit_ == 3600) return time;
        const auto hour_begin = midnight(day) + hour * 3600;
        if (!has_bit(minutes_, minute)) return hour_begin + after(minutes_, minute, 60) * 60;
        if (unit_ == 60 || has_bit(seconds_, second % 60)) return time;
        return hour_begin + minute * 60 + after(seconds_, second % 60, 60);
    }

    static std::int32_t after(std::uint64_t bits, std::int32_t n, std::int32_t size) noexcept {
        const auto next = next_bit(bits, n);
        return next == no_bit ? size : next;
    }

    local_seconds latest_until(local_seconds time, const day_source* days) const noexcept {
        const auto day = day_of(time);
        if (days) {
            const auto block = days->until(day);
            if (!block) return -none;
            if (block.last_day() != day) return midnight(block.last_day() + 1) - 1;
        }
        const auto second = static_cast<std::int32_t>(time - midnight(day));
        const auto hour = second / 3600, minute = second / 60 % 60;
        if (!has_bit(hours_, hour)) return midnight(day) + (prev_bit(hours_, hour) + 1) * 3600 - 1;
        if (unit_ == 3600) return time;
        const auto hour_begin = midnight(day) + hour * 3600;
        if (!has_bit(minutes_, minute))
            return hour_begin + (prev_bit(minutes_, minute) + 1) * 60 - 1;
        if (unit_ == 60 || has_bit(seconds_, second % 60)) return time;
        return hour_begin + minute * 60 + prev_bit(seconds_, second % 60);
    }

    // A day has `units` of them, a weekday comes back after seven times as many: the grid meets
    // the units of a weekday that have one remainder, and no others.
    bool never_meets() const noexcept {
        const auto units = 86400 / unit_;
        const auto stride = std::gcd(step_, 7 * units);
        for (std::int32_t weekday = 0; weekday < 7; ++weekday) {
            if (!has_bit(weekdays_, weekday)) continue;
            const auto day_begin = std::int64_t{weekday - 3} * units;  // day -3 was a Monday
            auto n = floor_modulo<std::int64_t>(zero_ - day_begin, stride);
            for (; n < units; n += stride)
                if (is_let_through(static_cast<std::int32_t>(n))) return false;
        }
        return true;
    }
    bool is_let_through(std::int32_t unit_of_day) const noexcept {
        const auto second = unit_of_day * unit_;
        return has_bit(hours_, second / 3600) &&
               (unit_ == 3600 || has_bit(minutes_, second / 60 % 60)) &&
               (unit_ > 1 || has_bit(seconds_, second % 60));
    }

    std::int32_t unit_ = 1;
    std::int32_t step_ = 1;
    std::int64_t zero_ = 0;
    std::uint32_t hours_ = 0;
    std::uint64_t minutes_ = 0;
    std::uint64_t seconds_ = 0;
    std::uint8_t weekdays_ = 0x7F;
    bool is_free_ = false;
};

}  // namespace upward
