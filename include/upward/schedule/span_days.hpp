// SPDX-License-Identifier: BSL-1.0
//
// A set of days within a span of at most 384, such as a year: six words of bits from the span's
// first day on. BYSETPOS chooses among them by their order.
#pragma once

#include <upward/schedule/bits.hpp>
#include <upward/schedule/day.hpp>

#include <cstdint>

namespace upward {

struct span_days {
    static constexpr std::int32_t words = 6;

    day_number first = 0;
    std::uint64_t bits[words] = {};

    void insert(std::int32_t offset) noexcept {
        bits[offset / 64] |= std::uint64_t{1} << offset % 64;
    }
    bool contains(std::int32_t offset) const noexcept {
        return has_bit(bits[offset / 64], offset % 64);
    }
    /// Up to 64 days from an offset on.
    void insert_all(std::uint64_t days, std::int32_t offset) noexcept {
        const auto word = offset / 64, shift = offset % 64;
        bits[word] |= days << shift;
        if (shift > 0 && word + 1 < words) bits[word + 1] |= days >> (64 - shift);
    }

    std::int32_t count() const noexcept {
        std::int32_t days = 0;
        for (const auto word : bits) days += std::popcount(word);
        return days;
    }
    /// How many lie before an offset in [0, 384].
    std::int32_t rank(std::int32_t offset) const noexcept {
        std::int32_t days = 0;
        for (std::int32_t w = 0; w < offset / 64; ++w) days += std::popcount(bits[w]);
        return offset < 64 * words ? days + count_below(bits[offset / 64], offset % 64) : days;
    }
    /// The offset of the one with so many before it; no_bit when there are fewer.
    std::int32_t nth(std::int32_t index) const noexcept {
        for (std::int32_t w = 0; w < words && index >= 0; ++w) {
            const auto days = std::popcount(bits[w]);
            if (index < days) return 64 * w + nth_bit(bits[w], index);
            index -= days;
        }
        return no_bit;
    }
    /// Keeps those that `keep(offset)` approves.
    template <class Keep>
    void filter(Keep keep) {
        for (std::int32_t w = 0; w < words; ++w)
            for (auto left = bits[w]; left != 0; left &= left - 1)
                if (const auto bit = std::countr_zero(left); !keep(64 * w + bit))
                    bits[w] &= ~(std::uint64_t{1} << bit);
    }
};

}  // namespace upward
