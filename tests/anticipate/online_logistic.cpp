// SPDX-License-Identifier: BSL-1.0
#include <upward/anticipate/online_logistic.hpp>

#include "support/build.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

using namespace upward;
using upward_tests::dice;

namespace {

using terms = std::array<double, 3>;

/// The same step with a whole matrix that also holds the offset, written as the textbook has it.
struct whole_matrix {
    std::array<double, 4> w{};
    std::array<std::array<double, 4>, 4> c{};

    void learn(const std::array<double, 4>& z, bool happened, double overlap) {
        auto eta = 0.0, s = 0.0;
        auto g = std::array<double, 4>{};
        for (std::size_t i = 0; i < 4; ++i) {
            eta += w[i] * z[i];
            for (std::size_t j = 0; j < 4; ++j) g[i] += c[i][j] * z[j];
        }
        for (std::size_t i = 0; i < 4; ++i) s += z[i] * g[i];
        const auto p = 1 / (1 + std::exp(-eta)), v = std::max(.05, p * (1 - p)) / overlap;
        for (std::size_t i = 0; i < 4; ++i) {
            w[i] += g[i] * ((happened ? 1 : 0) - p) / overlap / (1 + v * s);
            for (std::size_t j = 0; j < 4; ++j) c[i][j] -= g[i] * g[j] * v / (1 + v * s);
        }
        for (std::size_t i = 0; i < 3; ++i) c[i][3] = c[3][i] = 0;  // offsets are kept apart
    }
};

}  // namespace

TEST_CASE("one outcome moves the weights by this much") {
    auto s = started_logistic(terms{0, 0, 0}, 1);
    auto offset = logistic_offset{0, 1};
    learn(s, offset, terms{1, 2, 0}, true, 1);  // p .5, z'Cz + v = 6, 1 + 6/4 = 2.5
    CHECK(s.weights == std::vector{.2, .4, 0.});
    CHECK(offset.mean == .2);
    CHECK(offset.variance == .9);
    CHECK(s.covariance == std::vector{.9, -.2, 0., .6, 0., 1.});
}

TEST_CASE("the step is that of the textbook's matrices") {
    auto roll = dice{1};
    for (const auto overlap : {1., 3.}) {
        auto s = started_logistic(terms{-1, .5, .2}, .1);
        auto offset = logistic_offset{0, .2};
        auto oracle = whole_matrix{{-1, .5, .2, 0}, {}};
        for (std::size_t i = 0; i < 4; ++i) oracle.c[i][i] = i < 3 ? .1 : .2;
        for (int n = 0; n < 500; ++n) {
            const auto a = roll.between(-5.0, 5.0), b = roll.between(-5.0, 5.0);
            const auto happened = roll.once_in(3);
            learn(s, offset, terms{1, a, b}, happened, overlap);
            oracle.learn({1, a, b, 1}, happened, overlap);
        }
        for (std::size_t i = 0; i < 3; ++i) CHECK(s.weights[i] == doctest::Approx(oracle.w[i]));
        CHECK(offset.mean == doctest::Approx(oracle.w[3]));
        CHECK(offset.variance == doctest::Approx(oracle.c[3][3]));
        CHECK(s.covariance[1] == doctest::Approx(oracle.c[0][1]));
        CHECK(s.covariance[5] == doctest::Approx(oracle.c[2][2]));
    }
}

TEST_CASE("an outcome moves its own log-odds at most by the variance of the belief there") {
    auto roll = dice{2};
    auto s = started_logistic(terms{0, 0, 0}, .1);
    auto offset = logistic_offset{0, .2};
    for (int n = 0; n < 2000; ++n) {
        const auto z = terms{1, roll.between(-5.0, 5.0), roll.between(-5.0, 5.0)};
        const auto before = log_odds(s, z) + offset.mean;
        const auto most = .1 * (1 + z[1] * z[1] + z[2] * z[2]) + offset.variance;
        const auto variance = offset.variance;
        learn(s, offset, z, roll.once_in(2), 1);
        CHECK(std::abs(log_odds(s, z) + offset.mean - before) < most);
        CHECK(offset.variance < variance);
        CHECK(offset.variance > 0);
        for (const std::size_t at : {0u, 3u, 5u}) CHECK(s.covariance[at] > 0);
    }
}

TEST_CASE("the weights of a law are found from its outcomes") {
    auto roll = dice{3};
    auto s = started_logistic(terms{0, 0, 0}, 1);
    auto offset = logistic_offset{0, 1e-9};
    for (int n = 0; n < 20'000; ++n) {
        const auto z = terms{1, roll.between(-2.0, 2.0), roll.between(-2.0, 2.0)};
        learn(s, offset, z, roll.unit() < 1 / (1 + std::exp(1 - z[1] + .5 * z[2])), 1);
    }
    CHECK(s.weights[0] == doctest::Approx(-1).epsilon(.1));
    CHECK(s.weights[1] == doctest::Approx(1).epsilon(.1));
    CHECK(s.weights[2] == doctest::Approx(-.5).epsilon(.1));
}
