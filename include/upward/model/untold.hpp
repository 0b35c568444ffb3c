// SPDX-License-Identifier: BSL-1.0
//
// Untold changes: what is no longer as the boss was last told.
//
//     an item      its percentage, state, colour or whether it needs a decision
//     a problem    that the boss has neither been told of nor heard
//     a metric     whose newest reading has another value
//
// Whoever names an item or one of its states, a metric or one of its readings, tells of it as it is at
// the end of that day. What was never told is a change. (Bad news has limits of its own:
// model/notices.hpp.)
#pragma once

#include <upward/core/real.hpp>
#include <upward/model/items.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/state.hpp>
#include <upward/model/tellings.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace upward {

struct untold_change {
    const entry* source = nullptr;  ///< the newest state or reading, or the problem
    const entry* thing = nullptr;   ///< the item, the problem or the metric
    bool is_red = false;
};

/// The readings of each metric, in the order of the log.
class metric_readings {
public:
    explicit metric_readings(const state& now) {
        for (const auto& r : now.all<reading>()) of_[r->of.target.text].push_back(r);
    }

    const std::vector<fact<reading>>& all_of(std::string_view metric) const {
        static const std::vector<fact<reading>> none;
        const auto found = of_.find(metric);
        return found == of_.end() ? none : found->second;
    }

    /// The newest by the end of `day`. O(log n).
    fact<reading> newest(std::string_view metric, day_number day) const {
        const auto& all = all_of(metric);
        const auto after = std::upper_bound(all.begin(), all.end(), day,
                                            [](day_number d, const auto& r) { return d < r.day; });
        return after == all.begin() ? fact<reading>{} : *(after - 1);
    }

private:
    std::map<std::string_view, std::vector<fact<reading>>> of_;
};

/// The last day up to `day` on which somebody was told of an item, or of one of its states.
inline std::optional<day_number> last_told(const tellings& words, const item_history& history,
                                           day_number day) {
    auto told = words.last_until(history.item.id(), day);
    for (const auto& s : history.states) {
        if (s.first.day > day) break;
        told = std::max(told, words.last_until(s.first.id(), day));
    }
    return told;
}

class untold_changes {
public:
    /// Everything outlives it.
    untold_changes(const tellings& words, const metric_readings& readings, const lapse_policy& p)
        : words_(words), readings_(readings), policy_(p) {}

    std::optional<untold_change> of(const item_history& history, day_number day) const {
        const auto* now = history.item.day <= day ? history.on(day) : nullptr;
        if (!now) return std::nullopt;
        const auto told = last_told(words_, history, day);
        const auto* then = told ? history.on(*told) : nullptr;
        if (then && is_same(then->second, now->second)) return std::nullopt;
        return untold_change{now->first.source, history.item.source,
                             now->second.colour == item_colour::red};
    }

    std::optional<untold_change> of(const fact<problem>& p, day_number day) const {
        if (!is_known(p, day) || words_.last_until(p.id(), day)) return std::nullopt;
        return untold_change{p.source, p.source, p->severity >= policy_.severe_from};
    }

    std::optional<untold_change> of(const fact<metric>& m, day_number day) const {
        const auto now = m.day <= day ? readings_.newest(m.id(), day) : fact<reading>{};
        if (!now) return std::nullopt;
        auto told = words_.last_until(m.id(), day);
        for (const auto& r : readings_.all_of(m.id())) {
            if (r.day > day) break;
            told = std::max(told, words_.last_until(r.id(), day));
        }
        const auto then = told ? readings_.newest(m.id(), *told) : fact<reading>{};
        if (then && compares_as(then->value) == compares_as(now->value)) return std::nullopt;
        return untold_change{now.source, m.source, false};
    }

    /// By the report, at the end of `day`.
    static bool is_known(const fact<problem>& p, day_number day) {
        return p.day <= day && to_day_number(p->known) <= day;
    }

private:
    static bool is_same(const item_state& a, const item_state& b) {
        return a.percent == b.percent && a.state == b.state && a.colour == b.colour &&
               a.decision_needed == b.decision_needed;
    }

    const tellings& words_;
    const metric_readings& readings_;
    const lapse_policy& policy_;
};

}  // namespace upward
