// SPDX-License-Identifier: BSL-1.0
//
// Adherence: how reliably the agreed updates came, newer ones counting more,
//
//     A = sum(score * 2^(-age/30)) / sum(2^(-age/30))
//
// over the obligations whose outcome is known. Age runs from the due day; one that is not due yet
// has age 0. There is no adherence before the first outcome.
#pragma once

#include <upward/core/trace.hpp>
#include <upward/rhythm/outcome.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace upward {

/// Outcomes known by `as_of`, with `double` or `traced` as the Number.
template <class Number>
std::optional<Number> adherence(const std::vector<outcome>& outcomes, day_number as_of,
                                const rhythm_policy& p) {
    auto kept = std::optional<Number>{}, all = std::optional<Number>{};
    const auto half_life =
        leaf<Number>::policy("rhythm.adherence_half_life", p.adherence_half_life);
    for (const auto& o : outcomes) {
        if (!o.is_known() || o.known > as_of) continue;
        const auto age = std::max(0, as_of - o.owed.due);
        const auto weight = decay(leaf<Number>::entry(o.owed.name, age), half_life);
        const auto score =
            leaf<Number>::entry(o.delivery.empty() ? o.owed.name : o.delivery, o.score);
        if (all) {
            kept = std::move(*kept) + score * weight;
            all = std::move(*all) + weight;
        } else {
            kept = score * weight;
            all = weight;
        }
    }
    if (!all) return std::nullopt;
    return *kept / *all;
}

}  // namespace upward
