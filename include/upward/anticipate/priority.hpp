// SPDX-License-Identifier: BSL-1.0
//
// How urgent a need is:
//
//     p · max(.1, sum of weight · link · (1 + pressure)) · (1 + peer terms + .25 if it is expected above)
//
// over the metrics that the topic serves, and the rivals who have a stake in it.
#pragma once

#include <upward/anticipate/metric_ties.hpp>
#include <upward/anticipate/peers.hpp>
#include <upward/core/trace.hpp>
#include <upward/model/metric_tie.hpp>
#include <upward/model/policy.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace upward {

/// What a topic's priority rests on beside p.
struct stakes {
    std::vector<std::pair<const metric_tie*, fact<reading>>> metrics = {};  ///< a reading, if any
    std::vector<fact<peer_sign>> rivals = {};
    fact<expectation_above> expected = {};  ///< of the boss's boss or above, if any
};

template <class Number>
Number priority_of(Number p, const stakes& s, day_number day, const anticipate_policy& policy) {
    Number relevance = leaf<Number>::policy("anticipate.least_relevance", policy.least_relevance);
    auto sum = std::optional<Number>{};
    for (const auto& [tie, newest] : s.metrics) {
        Number term = worth_of<Number>(*tie, newest);
        sum = sum ? *std::move(sum) + std::move(term) : std::move(term);
    }
    if (sum) relevance = greatest(std::move(relevance), *std::move(sum));
    Number watched = Number(1);
    for (const auto& sign : s.rivals)
        watched = std::move(watched) + peer_term<Number>(sign, day, policy);
    if (s.expected)
        watched = std::move(watched) +
                  leaf<Number>::policy("anticipate.expected_above", policy.expected_above);
    return std::move(p) * std::move(relevance) * std::move(watched);
}

}  // namespace upward
