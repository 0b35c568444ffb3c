// SPDX-License-Identifier: BSL-1.0
//
// Questions to a word of bits that stands for a set of small numbers: bit n for n.
//
//     upward::next_bit(0b1010u, 2);        // 3
//     upward::prev_bit(0b1010u, 2);        // 1
//     upward::nth_bit(0b1010u, 1);         // 3: one set bit lies below it
//
// All take a few instructions. Positions outside the word are allowed and find nothing there.
#pragma once

#include <bit>
#include <cstdint>

namespace upward {

inline constexpr std::int32_t no_bit = -1;

constexpr bool has_bit(std::uint64_t word, std::int32_t n) noexcept { return (word >> n & 1) != 0; }

/// All bits from n on; n in [0, 64].
constexpr std::uint64_t bits_from(std::int32_t n) noexcept {
    return n < 64 ? ~std::uint64_t{0} << n : 0;
}

/// The first n bits; n in [0, 64].
constexpr std::uint64_t bits_below(std::int32_t n) noexcept { return ~bits_from(n); }

/// The first set bit not below n; no_bit when there is none.
constexpr std::int32_t next_bit(std::uint64_t word, std::int32_t n) noexcept {
    const auto rest = n >= 64 ? 0 : word & bits_from(n < 0 ? 0 : n);
    return rest == 0 ? no_bit : std::countr_zero(rest);
}

/// The last set bit not above n; no_bit when there is none.
constexpr std::int32_t prev_bit(std::uint64_t word, std::int32_t n) noexcept {
    const auto rest = n < 0 ? 0 : word & bits_below(n >= 63 ? 64 : n + 1);
    return rest == 0 ? no_bit : 63 - std::countl_zero(rest);
}

/// How many set bits lie below n; n in [0, 64].
constexpr std::int32_t count_below(std::uint64_t word, std::int32_t n) noexcept {
    return std::popcount(word & bits_below(n));
}

/// The set bit with so many set ones below it. Precondition: there is one.
constexpr std::int32_t nth_bit(std::uint64_t word, std::int32_t index) noexcept {
    if (index < 5) {
        for (; index > 0; --index) word &= word - 1;
        return std::countr_zero(word);
    }
    // Each byte of `counts` says how many bits are set in it and in those below (S. Vigna,
    // "Broadword Implementation of Rank/Select Queries", 2008).
    constexpr std::uint64_t ones = 0x0101010101010101, high = 0x8080808080808080;
    auto counts = word - (word >> 1 & 0x5555555555555555);
    counts = (counts & 0x3333333333333333) + (counts >> 2 & 0x3333333333333333);
    counts = ((counts + (counts >> 4)) & 0x0F0F0F0F0F0F0F0F) * ones;
    const auto passed = ((static_cast<std::uint64_t>(index) * ones | high) - counts) & high;
    const auto at = static_cast<std::int32_t>((passed >> 7) * ones >> 56) * 8;
    index -= static_cast<std::int32_t>(counts << 8 >> at & 0xFF);
    for (word >>= at; index > 0; --index) word &= word - 1;
    return at + std::countr_zero(word);
}

/// The bit of a position as BYSETPOS counts, from 1, or from the end below 0; no_bit when there are
/// fewer.
constexpr std::int32_t bit_at_position(std::uint64_t word, std::int32_t position) noexcept {
    if (position > 0) {
        for (; position > 1 && word != 0; --position) word &= word - 1;
        return word == 0 ? no_bit : std::countr_zero(word);
    }
    for (; position < -1 && word != 0; ++position) word ^= std::bit_floor(word);
    return word == 0 ? no_bit : 63 - std::countl_zero(word);
}

}  // namespace upward
