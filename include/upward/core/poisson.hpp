// SPDX-License-Identifier: BSL-1.0
//
// How probable it is that something which comes at a steady rate comes so often: a sum, exact but for
// rounding and with the same bits on every machine.
//
//     upward::poisson_tail(7, 2);     // at least 7 where 2 are expected: .0045
//     upward::poisson_tail(4, 2);     // .1429
#pragma once

#include <algorithm>

namespace upward {

inline constexpr double most_expected = 1e6;

/// The probability that at least `at_least` come where `expected` do on average. O(sqrt(expected)).
/// Precondition: both are not negative, `at_least` is whole; what is expected beyond `most_expected`
/// is cut to it.
inline double poisson_tail(double at_least, double expected) {
    if (at_least <= 0) return 1;
    if (expected <= 0) return 0;
    const auto mean = std::min(expected, most_expected);
    // Terms relative to the largest one, so that none overflows and the sum needs no exponential.
    const auto mode = static_cast<double>(static_cast<long long>(mean));
    auto tail = 0.0, all = 0.0;
    const auto add = [&](double k, double term) {
        all += term;
        if (k >= at_least) tail += term;
    };
    constexpr auto faint = 0x1p-1000;
    auto term = 1.0;
    for (auto k = mode; term > faint; ++k) {
        add(k, term);
        term *= mean / (k + 1);
    }
    term = 1.0;
    for (auto k = mode; k > 0 && term > faint; --k) {
        term *= k / mean;
        add(k - 1, term);
    }
    return tail / all;
}

}  // namespace upward
