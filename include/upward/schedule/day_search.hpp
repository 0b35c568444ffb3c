// SPDX-License-Identifier: BSL-1.0
//
// The search for the next block with a day, and the one before; and whether there can be any.
// day_source.hpp includes this.
#pragma once

#include <upward/schedule/day_source.hpp>

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace upward {

inline day_block day_source::block_at(std::int64_t key, day_number day) const noexcept {
    if (key_up(key) != key) return {};
    if (kind_ != kind::picks) return bits_at(key);
    const auto days = days_of_period(key);
    const auto rank = days.rank(std::clamp(day - days.first, 0, 384));
    return pick_after(key, rank * times_ - 1);
}

inline day_block day_source::last_block_at(std::int64_t key, day_number day) const noexcept {
    if (key_down(key) != key) return {};
    if (kind_ != kind::picks) return bits_at(key);
    const auto days = days_of_period(key);
    const auto rank = days.rank(std::clamp(day + 1 - days.first, 0, 384));
    return pick_before(key, rank * times_);
}

inline day_block day_source::first_of_key(std::int64_t key) const noexcept {
    return kind_ == kind::picks ? first_pick(key) : bits_at(key);
}

// The first block of a year from its key on; an empty one when there is none.
inline day_block day_source::first_in_year(std::int64_t& key) const noexcept {
    const auto year = key / words;
    if (year > 9999) return past(key);
    const auto days = days_of_year(static_cast<std::int32_t>(year));
    for (; key / words == year; ++key) {
        const auto word = static_cast<std::int32_t>(key % words);
        if (days.bits[word] == 0) continue;
        if (const auto block = year_block(days, word, key); block) return block;
    }
    --key;
    return {days.first, -1, 0, key};
}

// Elements before the start are not of the rule.
inline day_block day_source::first_pick(std::int64_t key) const noexcept {
    const auto days = days_of_period(key);
    const auto rank = days.rank(std::clamp(start_ - days.first, 0, 384));
    return pick_after(key, rank * times_ - 1);
}

inline day_block day_source::search_forward(std::int64_t key) const noexcept {
    auto limit = std::int64_t{last_day};
    for (std::int32_t tries = 0;; ++tries) {
        key = key_up(key);
        if (key >= nowhere) return {};
        const auto block = kind_ == kind::years ? first_in_year(key) : first_of_key(key);
        if (block || block.first > limit) return block;
        if (tries == 0) limit = std::min(limit, block.first + cycle_ + 400);
        if (tries == patience && !can_match()) return {};
        key = next_key(key, block.first);
    }
}

inline day_block day_source::search_backward(std::int64_t key) const noexcept {
    auto limit = std::int64_t{start_} - 400;
    for (std::int32_t tries = 0;; ++tries) {
        key = key_down(key);
        if (key < 0) return {};
        const auto block = kind_ == kind::picks ? pick_before(key, max_pick) : bits_at(key);
        if (block) return block;
        if (block.first < limit) return {};
        if (tries == 0) limit = std::max(limit, block.first - cycle_ - 400);
        if (tries == patience && !can_match()) return {};
        --key;
    }
}

// Weeks outside BYMONTH are passed over at once.
inline std::int64_t day_source::next_key(std::int64_t key, day_number first) const noexcept {
    if (freq_ != frequency::WEEKLY || !filters_) return key + 1;
    const auto month = month_of(first + 6);
    const auto later = next_bit(months_, month % 12 + 1);
    if (later == month % 12 + 1) return key + 1;
    const auto year = month / 12 + (later == no_bit);
    const auto target =
        to_day_number(civil_day{year, later == no_bit ? next_bit(months_, 1) : later, 1});
    return std::max<std::int64_t>(key + 1, (target - zero_) / (7 * interval_));
}

// Whether any kind of period has a day of the rule, INTERVAL aside: 28 years in a row, of which
// none is the last of a century, have each kind of year and of month.
inline bool day_source::can_match() const noexcept {
    if (stride_ > 1 && stride_ % 7 == 0 && !is_weekday_of_stride()) return false;
    if (kind_ == kind::weeks && week_ == 0) return false;
    if (kind_ == kind::weeks || freq_ == frequency::WEEKLY || kind_ == kind::even) return true;
    for (std::int32_t year = 2001; year < 2029; ++year) {
        if (kind_ == kind::months) {
            for (std::int32_t m = 0; m < 12; ++m)
                if (has_days_somewhere(year * 12 + m)) return true;
        } else if (kind_ == kind::years) {
            if (days_of_year(year).count() > 0) return true;
        } else {
            return true;
        }
    }
    return false;
}

inline bool day_source::has_days_somewhere(std::int32_t month) const noexcept {
    if (!has_bit(visited(), month % 12 + 1)) return false;
    if (freq_ == frequency::MONTHLY && !crosses_ &&
        (month - month_zero_) % std::gcd(interval_, 12) != 0)
        return false;
    const auto shape = shape_of_month(month / 12, month % 12 + 1);
    const auto days =
        crosses_ ? years_.months().of(shape, true, true, true) : years_.months().of(shape);
    return (positions_.empty() ? days : choose(days)) != 0;
}

// With an INTERVAL of whole weeks the weekday of the start is the only one.
inline bool day_source::is_weekday_of_stride() const noexcept {
    for (std::int32_t year = 2001; year < 2029; ++year)
        for (std::int32_t m = 1; m <= 12; ++m) {
            const auto shape = shape_of_month(year, m);
            if (!has_bit(months_, m)) continue;
            auto days = std::uint64_t{years_.months().of(shape)};
            const auto same = floor_modulo(start_ - shape.first, 7);
            if ((days & std::uint64_t{0x10204081} << same) != 0) return true;
        }
    return false;
}

}  // namespace upward
