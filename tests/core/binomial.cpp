// SPDX-License-Identifier: BSL-1.0
#include <upward/core/binomial.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace upward;

namespace {

/// The same tail term by term, in long double.
double tail_term_by_term(int at_least, int trials, double x) {
    auto sum = 0.0L;
    for (int k = std::max(at_least, 0); k <= trials; ++k) {
        auto term = 1.0L;
        for (int i = 1; i <= k; ++i)
            term *= static_cast<long double>(trials - k + i) / i * static_cast<long double>(x);
        for (int i = k; i < trials; ++i) term *= 1 - static_cast<long double>(x);
        sum += term;
    }
    return static_cast<double>(sum);
}

const std::vector<double> probabilities = {1e-6, .05, 1.0 / 3, .4, .5, 5.0 / 9, .75, .9, .999};

}  // namespace

TEST_CASE("the tail is the sum of its terms, for up to 60 trials") {
    auto worst = 0.0;
    for (const auto x : probabilities)
        for (int trials = 0; trials <= 60; ++trials)
            for (int at_least = 0; at_least <= trials; ++at_least) {
                const auto truth = tail_term_by_term(at_least, trials, x);
                worst = std::max(worst, std::abs(binomial_tail(at_least, trials, x) - truth) /
                                            std::max(truth, 1e-290));
            }
    CHECK(worst < 1e-12);
}

TEST_CASE("the tail of at least none is 1, of more than all 0") {
    for (const auto x : probabilities)
        for (int trials = 0; trials <= 60; ++trials) {
            CHECK(binomial_tail(0, trials, x) == 1);
            CHECK(binomial_tail(-3, trials, x) == 1);
            CHECK(binomial_tail(trials + 1, trials, x) == 0);
        }
}

TEST_CASE("a tail and that of the failures on the other side are 1 together") {
    for (const auto x : probabilities)
        for (const auto trials : {1, 2, 17, 60, 400, 3000})
            for (const auto at_least : {1, trials / 3 + 1, trials / 2 + 1, trials}) {
                const auto other = binomial_tail(trials - at_least + 1, trials, 1 - x);
                CHECK(binomial_tail(at_least, trials, x) + other ==
                      doctest::Approx(1).epsilon(1e-11));
            }
}

TEST_CASE("the tail follows from that of one trial less") {
    for (const auto x : probabilities)
        for (const auto trials : {2, 31, 500})
            for (const auto at_least : {1, trials / 2, trials - 1})
                CHECK(binomial_tail(at_least, trials, x) ==
                      doctest::Approx(x * binomial_tail(at_least - 1, trials - 1, x) +
                                      (1 - x) * binomial_tail(at_least, trials - 1, x))
                          .epsilon(1e-11));
}

TEST_CASE("the tail falls as more successes are asked for, and stays in [0, 1]") {
    for (const auto x : probabilities)
        for (const auto trials : {60, 5000}) {
            auto before = 1.0;
            for (int at_least = 0; at_least <= trials; at_least += trials / 60) {
                const auto tail = binomial_tail(at_least, trials, x);
                CHECK(tail <= before);
                CHECK(tail >= 0);
                before = tail;
            }
        }
}

TEST_CASE("the incomplete beta function of whole numbers is such a tail") {
    // I_x(1, b) = 1 - (1 - x)^b and I_x(a, 1) = x^a.
    for (const auto x : probabilities)
        for (int n = 1; n <= 40; ++n) {
            CHECK(incomplete_beta(n, 1, x) == doctest::Approx(std::pow(x, n)).epsilon(1e-12));
            CHECK(1 - incomplete_beta(1, n, 1 - x) ==
                  doctest::Approx(std::pow(x, n)).epsilon(1e-9));
        }
    CHECK(incomplete_beta(5, 11, .5) == doctest::Approx(.940765380859375).epsilon(1e-15));
    CHECK(incomplete_beta(3, 3, .5) == doctest::Approx(.5).epsilon(1e-15));
}
