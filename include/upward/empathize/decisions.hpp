// SPDX-License-Identifier: BSL-1.0
//
// Decisions asked of the boss.
#pragma once

#include <upward/model/parties.hpp>
#include <upward/model/state.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace upward {

/// A request for a decision of the boss, and when it was answered.
struct asked_decision {
    fact<decision_requested> source;
    std::optional<day_number> answered;

    bool is_open(day_number day) const {
        return source.day <= day && (!answered || *answered > day);
    }
};

/// In the order of the log; the first answer counts.
inline std::vector<asked_decision> decisions_of_boss(const state& now, const parties& who) {
    auto answered = std::map<std::string_view, day_number>{};
    for (const auto& a : now.all<decision_answered>())
        answered.try_emplace(a->request.target.text, a.day);
    auto asked = std::vector<asked_decision>{};
    for (const auto& r : now.all<decision_requested>()) {
        if (!who.is_boss(r->from.target.text)) continue;
        const auto found = answered.find(r.id());
        asked.push_back({r, {}});
        if (found != answered.end()) asked.back().answered = std::max(found->second, r.day);
    }
    return asked;
}

}  // namespace upward
