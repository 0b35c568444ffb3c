// SPDX-License-Identifier: BSL-1.0
//
// Asks of the boss, in rhythm or out of it. An ask is in rhythm when it names the obligation that
// answers it, or when an obligation on its topic is due that day; every other one, chasing an overdue
// one too, is out of rhythm, and so is one about bad news. An ask on a day that is not counted (free, or one of the two away)
// counts on the next day that is.
#pragma once

#include <upward/model/presence.hpp>
#include <upward/model/state.hpp>
#include <upward/rhythm/outcome.hpp>

#include <algorithm>
#include <vector>

namespace upward {

struct counted_ask {
    fact<ask> source;
    day_number day = 0;  ///< the day it counts on
    bool in_rhythm = false;
};

/// The boss's asks of the report since the relationship began that count by the state's day.
inline std::vector<counted_ask> counted_asks(const state& now, const parties& who,
                                             const presence& there,
                                             const std::vector<outcome>& outcomes) {
    const auto due_that_day = [&outcomes](const ask& a, day_number day) {
        auto at = std::lower_bound(outcomes.begin(), outcomes.end(), day,
                                   [](const outcome& o, day_number d) { return o.owed.due < d; });
        for (; at != outcomes.end() && at->owed.due == day; ++at)
            for (const auto& part : at->owed.parts)
                if (!part.topic.empty() && part.topic == a.topic) return true;
        return false;
    };
    auto counted = std::vector<counted_ask>{};
    for (const auto& a : now.all<ask>()) {
        if (!who.is_boss(a->by.target.text) || !who.is_report(a->to.target.text)) continue;
        if (a.day < who.start) continue;
        const auto day = there.both.next(a.day);
        if (day > now.as_of()) continue;
        counted.push_back({a, day, a->obligation.has_value() || due_that_day(*a, day)});
    }
    return counted;
}

inline std::int32_t asks_out_of_rhythm(const std::vector<counted_ask>& asks,
                                       const day_window& window) {
    return static_cast<std::int32_t>(std::count_if(asks.begin(), asks.end(), [&](const auto& a) {
        return !a.in_rhythm && window.contains(a.day);
    }));
}

}  // namespace upward
