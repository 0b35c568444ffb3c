// SPDX-License-Identifier: BSL-1.0
//
// A whole number that carries its range with it, so that the reader, the check of a value built in
// C++ and the schema all know it from one place.
//
//     using percentage = upward::bounded<0, 100>;
//     percentage{101}.in_range();    // false: a value of the type may still be out of range
#pragma once

#include <compare>
#include <cstdint>

namespace upward {

/// A whole number in [Min, Max].
template <std::int32_t Min, std::int32_t Max>
struct bounded {
    std::int32_t value = Min;

    static constexpr std::int32_t min = Min;
    static constexpr std::int32_t max = Max;
    constexpr bool in_range() const noexcept { return value >= Min && value <= Max; }
    constexpr operator std::int32_t() const noexcept { return value; }
    auto operator<=>(const bounded&) const = default;
};

}  // namespace upward
