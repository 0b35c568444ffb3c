// SPDX-License-Identifier: BSL-1.0
//
// The states of a work item folded: a state that leaves a field out leaves it as it was.
//
//     const auto items = upward::item_histories(now);
//     items.at("billing").on(day)->second.percent;      // as it stood at the end of a day
#pragma once

#include <upward/model/state.hpp>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

struct item_history {
    fact<work_item> item;
    std::vector<std::pair<fact<item_state>, item_state>> states = {};  ///< each, and all up to it

    /// The folded one at the end of `day`, with the entry that it came with; null before the first.
    const std::pair<fact<item_state>, item_state>* on(day_number day) const {
        const auto after =
            std::upper_bound(states.begin(), states.end(), day,
                             [](day_number d, const auto& s) { return d < s.first.day; });
        return after == states.begin() ? nullptr : &*(after - 1);
    }
};

/// Of every item, by id. O(n log n).
inline std::map<std::string_view, item_history> item_histories(const state& now) {
    auto items = std::map<std::string_view, item_history>{};
    for (const auto& i : now.all<work_item>()) items[i.id()] = {i};
    for (const auto& s : now.all<item_state>()) {
        const auto found = items.find(s->item.target.text);
        if (found == items.end()) continue;
        auto folded = *s;
        if (!found->second.states.empty()) {
            const auto& before = found->second.states.back().second;
            if (!folded.percent) folded.percent = before.percent;
            if (!folded.state) folded.state = before.state;
            if (!folded.colour) folded.colour = before.colour;
            if (!folded.decision_needed) folded.decision_needed = before.decision_needed;
        }
        found->second.states.emplace_back(s, std::move(folded));
    }
    return items;
}

}  // namespace upward
