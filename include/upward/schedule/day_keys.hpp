// SPDX-License-Identifier: BSL-1.0
//
// The keys of blocks, by which they are found: those of the kinds even and weeks are counted from
// the start, those of months are months, those of years sixths of years, those of picks periods.
// day_source.hpp includes this.
#pragma once

#include <upward/schedule/day_source.hpp>

#include <algorithm>
#include <cstdint>

namespace upward {

inline std::int32_t day_source::days_a_block() const noexcept {
    if (kind_ == kind::even) return interval_ == 1 && !filters_ ? 64 : interval_;
    return 7 * (is_plain_weeks() ? weeks_a_block : interval_);
}

inline bool day_source::is_plain_weeks() const noexcept {
    return kind_ == kind::weeks && interval_ == 1 && !filters_;
}

// The key of the block that holds a day, or of the last block before it.
inline std::int64_t day_source::key_of(day_number day) const noexcept {
    switch (kind_) {
        case kind::even: return (day - start_) / days_a_block();
        case kind::weeks: return (day - zero_) / days_a_block();
        case kind::months: return month_of(day);
        case kind::years: {
            const auto year = years_.year_of(day);
            return std::int64_t{year} * words + (day - years_.first_of(year)) / 64;
        }
        case kind::picks: return period_of(day);
    }
    return 0;
}

inline std::int32_t day_source::month_of(day_number day) noexcept {
    const auto c = to_civil(day);
    return c.year * 12 + c.month - 1;
}

// Periods of picks: weeks from the start's on, months, or years; on the grid of INTERVAL.
inline std::int64_t day_source::period_of(day_number day) const noexcept {
    if (freq_ == frequency::WEEKLY) return (day - zero_) / (7 * interval_);
    return freq_ == frequency::MONTHLY ? month_of(day) : years_.year_of(day);
}

// The first key not before `key` whose block can have days; the last not after it.
inline std::int64_t day_source::key_up(std::int64_t key) const noexcept {
    if (kind_ == kind::months) return month_up(key);
    if (kind_ == kind::years) {
        const auto year = floor_divide<std::int64_t>(key, words);
        const auto up = grid_up(year, year_zero());
        return up == year ? key : up * words;
    }
    if (kind_ != kind::picks || freq_ == frequency::WEEKLY) return std::max<std::int64_t>(key, 0);
    return freq_ == frequency::MONTHLY ? month_up(key) : grid_up(key, year_zero());
}

inline std::int64_t day_source::key_down(std::int64_t key) const noexcept {
    if (kind_ == kind::months) return month_down(key);
    if (kind_ == kind::years) {
        const auto year = floor_divide<std::int64_t>(key, words);
        const auto down = grid_down(year, year_zero());
        return down == year ? key : down * words + words - 1;
    }
    if (kind_ != kind::picks || freq_ == frequency::WEEKLY) return key;
    return freq_ == frequency::MONTHLY ? month_down(key) : grid_down(key, year_zero());
}

inline std::int32_t day_source::year_zero() const noexcept {
    return freq_ == frequency::YEARLY ? years_.year_of(start_) : year_zero_;
}

inline std::int64_t day_source::grid_up(std::int64_t n, std::int64_t zero) const noexcept {
    return n + floor_modulo<std::int64_t>(zero - n, interval_);
}

inline std::int64_t day_source::grid_down(std::int64_t n, std::int64_t zero) const noexcept {
    return n - floor_modulo<std::int64_t>(n - zero, interval_);
}

// The months to look at: those of BYMONTH, and those that SKIP moves days into.
inline std::uint32_t day_source::visited() const noexcept {
    const auto own = std::uint32_t{months_};
    return crosses_ ? own | own << 1 | own >> 1 : own;
}

// The first year not before this one, on a grid of every year, that can have a day of a rule for
// 29 February alone; for other rules the year itself.
template <class Year>
Year day_source::leap_year_up(Year year) const noexcept {
    if (!only_leap_days_) return year;
    const auto fourth = (year + 3) / 4 * 4;
    return is_leap(static_cast<std::int32_t>(fourth)) ? fourth : fourth + 4;
}

inline std::int64_t day_source::month_up(std::int64_t key) const noexcept {
    if (freq_ == frequency::MONTHLY) {
        const auto step = crosses_ ? 1 : interval_;
        key += floor_modulo<std::int64_t>(month_zero_ - key, step);
        for (auto tries = 0; tries < 12; ++tries, key += step)
            if (has_bit(visited(), static_cast<std::int32_t>(key % 12) + 1)) return key;
        return nowhere;
    }
    const auto year = floor_divide<std::int64_t>(key, 12);
    const auto up = leap_year_up(grid_up(year, year_zero_));
    const auto month = up == year ? static_cast<std::int32_t>(key - year * 12) + 1 : 1;
    if (const auto next = next_bit(visited() & all_months, month); next != no_bit)
        return up * 12 + next - 1;
    return leap_year_up(up + interval_) * 12 + next_bit(visited() & all_months, 1) - 1;
}

inline std::int64_t day_source::month_down(std::int64_t key) const noexcept {
    if (freq_ == frequency::MONTHLY) {
        const auto step = crosses_ ? 1 : interval_;
        key -= floor_modulo<std::int64_t>(key - month_zero_, step);
        for (auto tries = 0; tries < 12; ++tries, key -= step)
            if (has_bit(visited(),
                        static_cast<std::int32_t>(floor_modulo<std::int64_t>(key, 12)) + 1))
                return key;
        return -nowhere;
    }
    const auto year = floor_divide<std::int64_t>(key, 12);
    const auto down = grid_down(year, year_zero_);
    const auto month = down == year ? static_cast<std::int32_t>(key - year * 12) + 1 : 12;
    if (const auto next = prev_bit(visited() & all_months, month); next != no_bit)
        return down * 12 + next - 1;
    return (down - interval_) * 12 + prev_bit(visited() & all_months, 12) - 1;
}

}  // namespace upward
