// SPDX-License-Identifier: BSL-1.0
//
// Many blocks of days in a row, for those who want them all: loops that carry the year, the month or
// the week along instead of finding it again. day_source.hpp includes this.
#pragma once

#include <upward/schedule/day_source.hpp>

namespace upward {

template <class Take>
void day_source::run_years(day_block block, Take take) const {
    if (!block || !take(block)) return;
    auto year = static_cast<std::int32_t>(block.key / words);
    auto word = static_cast<std::int32_t>(block.key % words) + 1;
    for (auto limit = block.first + cycle_ + 400; year <= 9999; word = 0) {
        const auto days = days_of_year(year);
        if (days.first > limit) return;
        for (; word < words; ++word) {
            if (days.bits[word] == 0) continue;
            const auto next = year_block(days, word, std::int64_t{year} * words + word);
            if (next && !take(next)) return;
            limit = next ? next.first + cycle_ + 400 : limit;
        }
        year += freq_ == frequency::YEARLY ? interval_ : 1;
    }
}

// Months of one year after the other, each by look-up.
template <class Take>
void day_source::run_months(day_block block, Take take) const {
    if (!block || !take(block)) return;
    auto year = static_cast<std::int32_t>(block.key / 12);
    auto month = static_cast<std::int32_t>(block.key % 12) + 1;
    auto shape = year_shape::of(year);
    auto found = block.first;
    const auto months = freq_ == frequency::MONTHLY ? interval_ : 0;
    for (;;) {
        const auto before = year;
        if (months > 0) {
            month += months;
            if (month > 12) year += (month - 1) / 12, month = (month - 1) % 12 + 1;
        } else if ((month = next_bit(months_, month + 1)) == no_bit) {
            year = leap_year_up(year + (freq_ == frequency::YEARLY ? interval_ : 1));
            month = std::countr_zero(months_);
        }
        if (year > 9999) return;
        if (year != before) shape = year == before + 1 ? shape.next(before) : year_shape::of(year);
        if (!has_bit(months_, month)) continue;
        const auto of = shape.month(month);
        const auto bits = bits_of_month(of);
        if (bits == 0) {
            if (of.first - found > cycle_ + 400) return;
            continue;
        }
        found = of.first;
        auto next = day_block{of.first, -1, bits, year * 12 + month - 1};
        if (of.first > last_day - 63) next = clipped(next);
        if (!take(next)) return;
    }
}

template <class Take>
void day_source::run_weeks(day_block block, Take take) const {
    if (!block || !take(block)) return;
    const auto step = days_a_block();
    auto first = std::int64_t{block.first} + step;
    auto key = block.key + 1;
    auto next = bits_at(key);
    for (; first <= last_day - 63; first += step, ++key) {
        next.first = static_cast<day_number>(first);
        next.key = key;
        if (!take(next)) return;
    }
    for (next = bits_at(key); next && take(next);) next = after(next);
}

}  // namespace upward
