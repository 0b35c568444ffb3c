// SPDX-License-Identifier: BSL-1.0
//
// Logistic regression that learns one case at a time: a Gaussian belief about the weights, moved in
// closed form by each outcome, as a Kalman filter with the curvature of the logistic likelihood
// would. Beside the weights that all share, each group of cases (here: a stream of asks) has an
// offset of its own with its own variance.
//
//     auto learned = started_logistic(start_weights, .005);
//     learn(learned, offset, z, happened, 1);
//
// An outcome moves the log-odds of its own case by at most s = z'Cz + v, the variance of the belief
// there; C and v only shrink. Memory and time are quadratic in the terms, whatever has been seen.
// `overlap` is how many outcomes say what one says alone: windows of five days that begin a day
// apart share most of their days.
#pragma once

#include <upward/core/real.hpp>

#include <boost/describe.hpp>

#include <array>
#include <cstddef>
#include <vector>

namespace upward {

/// The belief about the shared weights. The covariance is symmetric; its upper triangle is kept,
/// row by row.
struct logistic_state {
    std::vector<double> weights;
    std::vector<double> covariance;

    bool operator==(const logistic_state&) const = default;
};
BOOST_DESCRIBE_STRUCT(logistic_state, (), (weights, covariance))

/// The belief about the offset of one group.
struct logistic_offset {
    double mean = 0;
    double variance = 0;

    bool operator==(const logistic_offset&) const = default;
};
BOOST_DESCRIBE_STRUCT(logistic_offset, (), (mean, variance))

/// Weights at their start, each independent and with the same variance.
template <std::size_t Terms>
logistic_state started_logistic(const std::array<double, Terms>& start, double variance) {
    auto s = logistic_state{{start.begin(), start.end()}, {}};
    for (std::size_t row = 0; row < Terms; ++row)
        for (std::size_t column = row; column < Terms; ++column)
            s.covariance.push_back(row == column ? variance : 0);
    return s;
}

template <std::size_t Terms>
double log_odds(const logistic_state& s, const std::array<double, Terms>& z) {
    auto sum = s.weights[0] * z[0];
    for (std::size_t i = 1; i < Terms; ++i) sum = sum + s.weights[i] * z[i];
    return sum;
}

/// One outcome of a case with the terms z, in standard units. The curvature p(1 - p) counts as at
/// least .05, so that no surprise, however great, moves far.
template <std::size_t Terms>
void learn(logistic_state& s, logistic_offset& offset, const std::array<double, Terms>& z,
           bool happened, double overlap) {
    const auto p = logistic(log_odds(s, z) + offset.mean);
    const auto spread = p * (1 - p);
    const auto curvature = (spread < .05 ? .05 : spread) / overlap;
    const auto surprise = ((happened ? 1 : 0) - p) / overlap;

    auto gain = std::array<double, Terms>{};  // Cz
    for (std::size_t row = 0, at = 0; row < Terms; ++row) {
        gain[row] += s.covariance[at++] * z[row];
        for (std::size_t column = row + 1; column < Terms; ++column, ++at) {
            gain[row] += s.covariance[at] * z[column];
            gain[column] += s.covariance[at] * z[row];
        }
    }
    auto variance = offset.variance;
    for (std::size_t i = 0; i < Terms; ++i) variance += z[i] * gain[i];

    const auto whole = 1 + curvature * variance;
    const auto step = surprise / whole, known = curvature / whole;
    for (std::size_t row = 0, at = 0; row < Terms; ++row) {
        s.weights[row] += gain[row] * step;
        for (std::size_t column = row; column < Terms; ++column, ++at)
            s.covariance[at] -= known * gain[row] * gain[column];
    }
    offset.mean += offset.variance * step;
    offset.variance -= known * offset.variance * offset.variance;
}

}  // namespace upward
