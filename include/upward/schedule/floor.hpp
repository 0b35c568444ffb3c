// SPDX-License-Identifier: BSL-1.0
//
// Division that rounds down, for time before 1970 as well: floor_divide(-1, 7) is -1 and
// floor_modulo(-1, 7) is 6. The divisor is above 0.
#pragma once

namespace upward {

template <class Integer>
constexpr Integer floor_divide(Integer a, Integer b) noexcept {
    return a / b - (a % b < 0);
}

/// In [0, b).
template <class Integer>
constexpr Integer floor_modulo(Integer a, Integer b) noexcept {
    const auto rest = a % b;
    return rest < 0 ? rest + b : rest;
}

}  // namespace upward
