// SPDX-License-Identifier: BSL-1.0
#include <upward/core/poisson.hpp>

#include <upward/core/real.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace upward;

namespace {

/// By its definition: 1 - sum of e^-m m^k/k! over k < n.
double by_definition(int n, double mean) {
    auto below = 0.0, term = std::exp(-mean);
    for (int k = 0; k < n; term *= mean / ++k) below += term;
    return 1 - below;
}

}  // namespace

TEST_CASE("the tail is the sum of what is left") {
    CHECK(rounded(poisson_tail(7, 2), 4) == .0045);
    CHECK(rounded(poisson_tail(4, 2), 4) == .1429);
    for (const auto mean : {.1, .5, 1., 2., 3.7, 10., 40.})
        for (int n = 0; n < 60; ++n)
            CHECK(poisson_tail(n, mean) ==
                  doctest::Approx(by_definition(n, mean)).epsilon(1e-12).scale(1));
}

TEST_CASE("a tail that is tiny is exact too") {
    // e^-2 2^30/30! (1 + 2/31 + 4/(31·32) + …), by arbitrary precision.
    CHECK(poisson_tail(30, 2) == doctest::Approx(5.8553186093785e-25).epsilon(1e-9));
}

TEST_CASE("nothing asked is certain, and something where nothing is expected is impossible") {
    CHECK(poisson_tail(0, 0) == 1);
    CHECK(poisson_tail(0, 5) == 1);
    CHECK(poisson_tail(1, 0) == 0);
}

TEST_CASE("the tail falls with the number and rises with the mean, and stays within [0, 1]") {
    for (const auto mean : {.01, 1., 30., 900., 1e5, 1e9})
        for (auto n = 0.; n < 3 * mean + 9; n += 1 + std::floor(mean / 10)) {
            const auto tail = poisson_tail(n, mean);
            CHECK(tail >= 0);
            CHECK(tail <= 1);
            CHECK(poisson_tail(n + 1, mean) <= tail);
            CHECK(poisson_tail(n, mean * 1.1) >= tail - 1e-12);
        }
}
