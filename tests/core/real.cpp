// SPDX-License-Identifier: BSL-1.0
#include <upward/core/real.hpp>

#include "support/build.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace upward;
using upward_tests::dice;

namespace {

/// How many units in the last place `x` is off the true value.
double units_off(double x, long double truth) {
    const auto nearest = static_cast<double>(truth);
    const auto unit = std::nextafter(nearest, std::numeric_limits<double>::infinity()) - nearest;
    return static_cast<double>(std::fabs(static_cast<long double>(x) - truth) / unit);
}

}  // namespace

TEST_CASE("two to a whole power is exact") {
    for (int n = -1000; n <= 1000; ++n) CHECK(exp2_exact(n) == std::ldexp(1.0, n));
}

TEST_CASE("two to a power stays within four units in the last place") {
    auto roll = dice{1};
    auto worst = 0.0;
    for (int i = 0; i < 100'000; ++i) {
        const auto x = roll.between(-1000.0, 1000.0);
        worst = std::max(worst, units_off(exp2_exact(x), std::exp2(static_cast<long double>(x))));
    }
    for (int i = 0; i < 100'000; ++i) {
        const auto x = roll.between(-4.0, 4.0);
        worst = std::max(worst, units_off(exp2_exact(x), std::exp2(static_cast<long double>(x))));
    }
    CHECK(worst < 4);
}

TEST_CASE("two to a power beyond a thousand is zero or infinity") {
    CHECK(exp2_exact(-1000.001) == 0);
    CHECK(exp2_exact(-1e300) == 0);
    CHECK(exp2_exact(1000.001) == std::numeric_limits<double>::infinity());
    CHECK(exp2_exact(1e300) == std::numeric_limits<double>::infinity());
}

TEST_CASE("what decays is halved once every half-life") {
    CHECK(decay(0, 120) == 1);
    CHECK(decay(120, 120) == .5);
    CHECK(decay(240, 120) == .25);
    CHECK(decay(1200, 120) == 0x1p-10);
    CHECK(rounded(decay(30, 120), 4) == .8409);
}

TEST_CASE("a natural exponential stays within one unit in the last place") {
    auto roll = dice{5};
    auto worst = 0.0;
    for (int i = 0; i < 100'000; ++i) {
        for (const auto x : {roll.between(-700.0, 700.0), roll.between(-3.0, 3.0)})
            worst =
                std::max(worst, units_off(natural_exp(x), std::exp(static_cast<long double>(x))));
    }
    CHECK(worst < 1);
    CHECK(natural_exp(0) == 1);
    CHECK(natural_exp(-700.001) == 0);
    CHECK(natural_exp(700.001) == std::numeric_limits<double>::infinity());
}

TEST_CASE("a natural logarithm stays within one unit in the last place") {
    auto roll = dice{6};
    auto worst = 0.0;
    const auto see = [&worst](double x) {
        const auto truth = std::log(static_cast<long double>(x));
        worst = std::max(
            worst, x < 1 ? units_off(-natural_log(x), -truth) : units_off(natural_log(x), truth));
    };
    for (int i = 0; i < 100'000; ++i) {
        see(std::ldexp(1 + roll.unit(), roll.between(-1074, 1022)));
        see(roll.between(.3, 3.0));
        see(1 + std::ldexp(roll.between(-1.0, 1.0), -roll.between(1, 40)));
    }
    CHECK(worst < 1);
    CHECK(natural_log(1) == 0);
    CHECK(natural_log(0) == -std::numeric_limits<double>::infinity());
    CHECK(rounded(natural_log(2), 4) == .6931);
}

TEST_CASE("the logistic function turns log-odds into a probability") {
    CHECK(logistic(0) == .5);
    CHECK(rounded(logistic(1), 4) == .7311);
    CHECK(rounded(logistic(-1), 4) == .2689);
    CHECK(logistic(-800) == 0);
    CHECK(logistic(800) == 1);
    for (const auto p : {.001, .25, .5, .9})
        CHECK(rounded(logistic(natural_log(p / (1 - p))), 12) == p);
}

TEST_CASE("the cube root of a small cube is exact") {
    CHECK(cube_root(0) == 0);
    for (int n = 1; n <= 64; ++n) CHECK(cube_root(n * n * n) == n);
    CHECK(cube_root(.125) == .5);
    CHECK(cube_root(0x1p-900) == 0x1p-300);
}

TEST_CASE("a cube root stays within four units in the last place") {
    auto roll = dice{2};
    auto worst = 0.0;
    for (int i = 0; i < 100'000; ++i) {
        const auto x = roll.unit();
        worst = std::max(worst, units_off(cube_root(x), std::cbrt(static_cast<long double>(x))));
    }
    for (int i = 0; i < 100'000; ++i) {
        const auto x = std::ldexp(1 + roll.unit(), roll.between(-1022, 1022));
        worst = std::max(worst, units_off(cube_root(x), std::cbrt(static_cast<long double>(x))));
    }
    CHECK(worst < 4);
}

TEST_CASE("a cube root of the smallest numbers is as good as any") {
    auto roll = dice{3};
    auto worst = 0.0;
    for (int exponent = -1074; exponent < -1022; ++exponent) {
        const auto x = std::ldexp(1 + roll.unit(), exponent);
        worst = std::max(worst, units_off(cube_root(x), std::cbrt(static_cast<long double>(x))));
    }
    CHECK(worst < 4);
}

TEST_CASE("the real functions are constants when their arguments are") {
    constexpr auto quarter = exp2_exact(-2);
    constexpr auto three = cube_root(27);
    static_assert(quarter == .25 && three == 3 && decay(10, 10) == .5);
    CHECK(quarter * three == .75);
}

TEST_CASE("a tie is rounded to the even digit") {
    CHECK(rounded(.5, 0) == 0);
    CHECK(rounded(1.5, 0) == 2);
    CHECK(rounded(2.5, 0) == 2);
    CHECK(rounded(-2.5, 0) == -2);
    CHECK(rounded(.125, 2) == .12);
    CHECK(rounded(.375, 2) == .38);
    CHECK(rounded(.03125, 4) == .0312);
    CHECK(rounded(.09375, 4) == .0938);
}

TEST_CASE("what looks like a tie is rounded by its exact value") {
    CHECK(rounded(1.005, 2) == 1.0);     // 1.00499999999999989…
    CHECK(rounded(.15, 1) == .1);        // .1499999999999999944…
    CHECK(rounded(.45, 1) == .5);        // .4500000000000000111…
    CHECK(rounded(2.675, 2) == 2.67);    // 2.67499999999999982…
    CHECK(rounded(.00005, 4) == .0001);  // .0000500000000000000023…
    CHECK(rounded(.72344999, 4) == .7234);
}

TEST_CASE("minus zero is zero after rounding") {
    CHECK_FALSE(std::signbit(rounded(-0.0, 4)));
    CHECK_FALSE(std::signbit(rounded(-.00004, 4)));
    CHECK(std::signbit(rounded(-.00006, 4)));
}

TEST_CASE("rounding leaves alone what has no more digits") {
    CHECK(rounded(1e300, 4) == 1e300);
    CHECK(rounded(-std::numeric_limits<double>::max(), 17) == -std::numeric_limits<double>::max());
    CHECK(rounded(.1, 17) == .1);
    CHECK(rounded(12345.6789, 4) == 12345.6789);
    CHECK(rounded(5e-324, 17) == 0);
}

TEST_CASE("rounding twice is rounding once") {
    auto roll = dice{4};
    for (int i = 0; i < 10'000; ++i) {
        const auto once = rounded(roll.between(-2.0, 2.0), 4);
        CHECK(rounded(once, 4) == once);
    }
}

TEST_CASE("a threshold is reached when a sum's last bits are all that is missing") {
    const auto left = .3 - .1;  // .19999999999999998
    CHECK(left < .2);
    CHECK(reaches(left, .2));
    CHECK(reaches(.2, left));
    CHECK_FALSE(reaches(.649999999, .65));
    CHECK(compares_as(.12345678949) == .123456789);
}
