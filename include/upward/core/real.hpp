// SPDX-License-Identifier: BSL-1.0
//
// The few functions of real numbers that answers need, with the same bits on every machine: each is
// made of IEEE additions, multiplications, divisions and square roots in a fixed order, because the
// C library's exp2 and cbrt differ in their last bit between processors.
//
//     upward::decay(30, 120);          // 2^(-30/120) = .8409
//     upward::cube_root(.343);         // .7
//     upward::natural_log(2);          // .6931
//     upward::logistic(0);             // .5
//     upward::compares_as(.65);        // the value that gates and thresholds compare
//     upward::rounded(.72344999, 4);   // .7234
//
// Errors stay below four units in the last place. Compile without fast-math: it would break the
// promise, and the header refuses it.
#pragma once

#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>

#if defined(__FAST_MATH__)
#error "upward gives the same bytes everywhere: compile it without -ffast-math"
#endif

namespace upward {

/// x times 2 to the power n, exact while the result is a normal number. Precondition: n in
/// [-1022, 1023].
constexpr double scaled_by_power_of_two(double x, int n) noexcept {
    return x * std::bit_cast<double>(static_cast<std::uint64_t>(n + 1023) << 52);
}

/// 2 to the power x; 0 below -1000, infinity above 1000.
constexpr double exp2_exact(double x) noexcept {
    if (x < -1000) return 0;
    if (x > 1000) return std::bit_cast<double>(std::uint64_t{0x7FF0000000000000});
    const auto whole = static_cast<int>(x < 0 ? x - .5 : x + .5);
    const double t = (x - whole) * 0.69314718055994530942;  // |t| <= .35
    double sum = 1;
    for (int n = 18; n >= 1; --n) sum = 1 + t / n * sum;
    return scaled_by_power_of_two(sum, whole);
}

/// What is left of a unit after `age` when it halves every `half_life`. Precondition: half_life > 0.
constexpr double decay(double age, double half_life) noexcept {
    return exp2_exact(-age / half_life);
}

/// e to the power x; 0 below -700, infinity above 700.
constexpr double natural_exp(double x) noexcept {
    if (x < -700) return 0;
    if (x > 700) return std::bit_cast<double>(std::uint64_t{0x7FF0000000000000});
    const auto turns = x * 1.44269504088896340736;
    const auto whole = static_cast<int>(turns < 0 ? turns - .5 : turns + .5);
    // ln 2 in two parts: the first has 21 zero bits at its end, so that its product is exact.
    const auto t = (x - whole * 0x1.62e42feep-1) - whole * 0x1.a39ef35793c76p-33;  // |t| <= .35
    constexpr double inverse_factorial[] = {
        1. / 6227020800, 1. / 479001600, 1. / 39916800, 1. / 3628800, 1. / 362880, 1. / 40320,
        1. / 5040,       1. / 720,       1. / 120,      1. / 24,      1. / 6,      1. / 2};
    auto sum = 0.0;
    for (const auto c : inverse_factorial) sum = sum * t + c;
    return scaled_by_power_of_two(1 + (t + t * t * sum), whole);
}

/// The natural logarithm; minus infinity at 0. Precondition: x >= 0 and finite.
constexpr double natural_log(double x) noexcept {
    if (x == 0) return std::bit_cast<double>(std::uint64_t{0xFFF0000000000000});
    if (x < 0x1p-1022) return natural_log(x * 0x1p54) - 54 * 0.69314718055994530942;
    const auto bits = std::bit_cast<std::uint64_t>(x);
    auto exponent = static_cast<int>(bits >> 52) - 1023;
    auto m = std::bit_cast<double>((bits & 0x000F'FFFF'FFFF'FFFF) | 0x3FF0'0000'0000'0000);
    if (m > 1.41421356237309504880) m /= 2, ++exponent;
    // log m = 2 artanh(f), f = (m - 1)/(m + 1): m - 1 - f (m - 1) is 2 f without its rounding.
    const auto above = m - 1, f = above / (m + 1), square = f * f;  // square <= .0295
    constexpr double odd[] = {2. / 23, 2. / 21, 2. / 19, 2. / 17, 2. / 15, 2. / 13,
                              2. / 11, 2. / 9,  2. / 7,  2. / 5,  2. / 3};
    auto sum = 0.0;
    for (const auto c : odd) sum = sum * square + c;
    const auto small = exponent * 0x1.a39ef35793c76p-33 - f * (above - square * sum);
    return exponent * 0x1.62e42feep-1 + (above + small);
}

/// 1/(1 + e^-x): the probability whose log-odds are x.
constexpr double logistic(double x) noexcept { return 1 / (1 + natural_exp(-x)); }

/// The cube root. Precondition: x >= 0 and finite.
constexpr double cube_root(double x) noexcept {
    if (x == 0) return 0;
    if (x < 0x1p-1022) return cube_root(x * 0x1p54) * 0x1p-18;  // the first guess needs a normal x
    auto root = std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) / 3 + 0x2A9F7893782DA1CEull);
    for (int i = 0; i < 6; ++i) root = root - (root - x / (root * root)) / 3;
    return root;
}

/// x to the power of a whole n >= 0, by repeated squaring. x to the power 0 is 1.
constexpr double power(double x, double n) noexcept {
    auto result = 1.0;
    for (auto left = static_cast<std::uint64_t>(n); left > 0; left /= 2, x *= x)
        if (left % 2 == 1) result *= x;
    return result;
}

inline double square_root(double x) noexcept { return std::sqrt(x); }

/// The decimal nearest to x with that many digits after the point, half to even on the exact value;
/// minus zero is zero. Precondition: digits in [0, 17].
inline double rounded(double x, int digits) noexcept {
    char text[400];
    const auto written =
        std::to_chars(text, text + sizeof text, x, std::chars_format::fixed, digits);
    double value = x;
    std::from_chars(text, written.ptr, value);
    return value == 0 ? 0 : value;
}

/// Gates, stages and thresholds compare after rounding to 1e-9, so that a sum's last bits decide
/// nothing.
inline double compares_as(double x) noexcept { return rounded(x, 9); }

inline bool reaches(double x, double threshold) noexcept {
    return compares_as(x) >= compares_as(threshold);
}

}  // namespace upward
