// SPDX-License-Identifier: BSL-1.0
//
// How probable it is that so many of independent trials succeed: a finite sum, exact but for rounding
// and with the same bits on every machine.
//
//     upward::binomial_tail(3, 5, .5);       // at least 3 of 5: .5
//     upward::incomplete_beta(5, 11, .5);    // I_.5(5, 11), at least 5 of 15: .9408
#pragma once

#include <algorithm>
#include <cstdint>

namespace upward {

/// The probability that at least `at_least` of `trials` succeed, each with probability x. O(trials).
/// Precondition: x in (0, 1).
inline double binomial_tail(std::int32_t at_least, std::int32_t trials, double x) {
    if (at_least <= 0) return 1;
    if (at_least > trials) return 0;
    // Terms relative to the largest one, so that none overflows and the sum needs no logarithm.
    const auto mode = std::min(trials, static_cast<std::int32_t>((trials + 1) * x));
    auto tail = 0.0, all = 0.0;
    const auto add = [&](std::int32_t k, double term) {
        all += term;
        if (k >= at_least) tail += term;
    };
    const auto odds = x / (1 - x);
    auto term = 1.0;
    for (auto k = mode; k <= trials && term > 0; ++k) {
        add(k, term);
        term *= odds * (trials - k) / (k + 1);
    }
    term = 1.0;
    for (auto k = mode; k > 0 && term > 0; --k) {
        term *= k / (odds * (trials - k + 1));
        add(k - 1, term);
    }
    return tail / all;
}

/// The regularized incomplete beta function I_x(a, b): that at least a of a + b - 1 trials succeed.
/// Precondition: a and b whole and at least 1, a + b at most 2^31 - 1; x in (0, 1).
inline double incomplete_beta(double a, double b, double x) {
    return binomial_tail(static_cast<std::int32_t>(a), static_cast<std::int32_t>(a + b - 1), x);
}

}  // namespace upward
