// SPDX-License-Identifier: BSL-1.0
//
// The history of a worry, and how salient it is. Each time it came up counts, a cue half,
//
//     S = sum of (said 1, cue .5) · 2^(-age/60)        said 01-20, cue 03-02: on 03-16 .9551
//
// The entry that declares a concern counts as said, unless a mention stands on its day. Closed, it
// opens again when it is mentioned on a later day.
#pragma once

#include <upward/core/trace.hpp>
#include <upward/model/anticipate_policy.hpp>
#include <upward/model/state.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

struct concern_history {
    fact<concern> declared = {};
    std::vector<fact<concern_mention>> mentions = {};
    std::vector<day_number> closings = {};

    bool speaks_for_itself(day_number day) const {
        return std::none_of(mentions.begin(), mentions.end(),
                            [&](const auto& m) { return m.day == declared.day && m.day <= day; });
    }

    /// When it was declared, or first mentioned after it was last closed.
    day_number open_since(day_number day) const {
        auto closed = std::optional<day_number>{};
        for (const auto c : closings)
            if (c <= day) closed = std::max(closed, std::optional{c});
        if (!closed) return declared.day;
        auto since = day;
        for (const auto& m : mentions)
            if (m.day > *closed && m.day <= day) since = std::min(since, m.day);
        return since;
    }

    day_number last_mention(day_number day) const {
        auto last = declared.day;
        for (const auto& m : mentions)
            if (m.day <= day) last = std::max(last, m.day);
        return last;
    }

    bool is_closed(day_number last_mentioned, day_number day) const {
        return std::any_of(closings.begin(), closings.end(), [&](day_number closed) {
            return closed <= day && closed >= last_mentioned;
        });
    }

    template <class Number>
    Number salience(day_number day, const anticipate_policy& p) const {
        Number sum = Number(0);
        const auto add = [&](const auto& f, mention_sort sort) {
            const Number weight = sort == mention_sort::said
                                      ? leaf<Number>::policy("anticipate.said", p.said)
                                      : leaf<Number>::policy("anticipate.cue", p.cue);
            sum =
                std::move(sum) + weight * decay(leaf<Number>::entry(f.id(), day - f.day),
                                                leaf<Number>::policy("anticipate.concern_half_life",
                                                                     p.concern_half_life));
        };
        if (speaks_for_itself(day)) add(declared, mention_sort::said);
        for (const auto& m : mentions)
            if (m.day <= day) add(m, m->sort);
        return sum;
    }
};

/// Of every concern, by id; of one that is mentioned and not declared, without `declared`. O(n log n).
inline std::map<std::string_view, concern_history> concern_histories(const state& now) {
    auto of = std::map<std::string_view, concern_history>{};
    for (const auto& c : now.all<concern>()) of[c.id()].declared = c;
    for (const auto& m : now.all<concern_mention>())
        of[m->concern.target.text].mentions.push_back(m);
    for (const auto& c : now.all<concern_closed>())
        of[c->concern.target.text].closings.push_back(c.day);
    return of;
}

}  // namespace upward
