// SPDX-License-Identifier: BSL-1.0
//
// What is foreseen at the end of a state's day, with rates learned from its asks.
//
//     upward::needs_of(now, policy, {.days = 5}).needs.front().topic;
//     upward::forecasts_of(now, policy, 5);            // the same as numbers to keep and to score
#pragma once

#include <upward/anticipate/learned_rate.hpp>
#include <upward/anticipate/needs_index.hpp>
#include <upward/model/kinds/anticipate.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/state.hpp>

#include <cstdint>
#include <vector>

namespace upward {

/// Precondition: the parameters are in range.
inline needs_answer needs_of(const state& now, const policy& p, const needs_parameters& q) {
    auto rates = learned_rate{now, p};
    rates.pass_to(now.as_of());
    return needs_index{now, p}.needs_on(now.as_of(), q, rates);
}

/// Of each topic that is awake, for the next `days` working days, in [1, 20].
inline std::vector<forecast> forecasts_of(const state& now, const policy& p, std::int32_t days) {
    auto rates = learned_rate{now, p};
    rates.pass_to(now.as_of());
    auto foreseen = std::vector<forecast>{};
    for (const auto& f : needs_index{now, p}.forecasts_on(now.as_of(), days, rates))
        if (f.awake) foreseen.push_back({f.topic, {days}, {f.p}});
    return foreseen;
}

}  // namespace upward
