// SPDX-License-Identifier: BSL-1.0
//
// Asks of the boss, in rhythm or out of it. An ask is in rhythm when it names the obligation that
// answers it, or when an obligation on its topic is due that day; every other one is out of rhythm.
// One that names an overdue obligation, or is on the topic of one, chases it: it is out of rhythm,
// and said to. An ask on a day that is not counted (free, or one of the two away) counts on the next
// day that is.
#pragma once

#include <upward/model/presence.hpp>
#include <upward/model/state.hpp>
#include <upward/rhythm/outcome.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace upward {

struct counted_ask {
    fact<ask> source;
    day_number day = 0;  ///< the day it counts on
    bool in_rhythm = false;
    std::string chases = {};  ///< the overdue obligation that it asks for
};

namespace detail {

/// What obligations there are, by their names and by their topics.
class owed_index {
public:
    explicit owed_index(const std::vector<outcome>& outcomes) {
        for (const auto& o : outcomes)
            for (const auto& part : o.owed.parts) {
                by_name_.emplace(part.name, &o);
                if (part.topic.empty()) continue;
                auto& on_topic = by_topic_[part.topic];
                if (on_topic.empty() || on_topic.back() != &o) on_topic.push_back(&o);
            }
    }

    const outcome* named(std::string_view name) const {
        const auto found = by_name_.find(name);
        return found == by_name_.end() ? nullptr : found->second;
    }

    bool is_due(std::string_view topic, day_number day) const {
        const auto found = by_topic_.find(topic);
        if (found == by_topic_.end()) return false;
        const auto at = first_due_from(found->second, day);
        return at != found->second.end() && (*at)->owed.due == day;
    }

    /// The newest that was overdue on a day.
    const outcome* overdue(std::string_view topic, day_number day) const {
        const auto found = by_topic_.find(topic);
        if (found == by_topic_.end()) return nullptr;
        for (auto at = first_due_from(found->second, day); at != found->second.begin();)
            if ((*--at)->is_overdue(day)) return *at;
        return nullptr;
    }

private:
    using list = std::vector<const outcome*>;  // by due day

    static list::const_iterator first_due_from(const list& on_topic, day_number day) {
        return std::lower_bound(on_topic.begin(), on_topic.end(), day,
                                [](const outcome* o, day_number d) { return o->owed.due < d; });
    }

    std::map<std::string_view, const outcome*> by_name_;
    std::map<std::string_view, list> by_topic_;
};

}  // namespace detail

/// The boss's asks of the report since the relationship began that count by the state's day.
inline std::vector<counted_ask> counted_asks(const state& now, const parties& who,
                                             const presence& there,
                                             const std::vector<outcome>& outcomes) {
    const auto owed = detail::owed_index{outcomes};
    auto counted = std::vector<counted_ask>{};
    for (const auto& a : now.all<ask>()) {
        if (!who.is_boss(a->by.target.text) || !who.is_report(a->to.target.text)) continue;
        if (a.day < who.start) continue;
        const auto day = there.both.next(a.day);
        if (day > now.as_of()) continue;
        const auto* named = a->obligation ? owed.named(*a->obligation) : nullptr;
        const auto* late = a->obligation ? (named && named->is_overdue(day) ? named : nullptr)
                                         : owed.overdue(a->topic, day);
        const auto in_rhythm = a->obligation ? !late : owed.is_due(a->topic, day);
        counted.push_back(
            {a, day, in_rhythm, late && !in_rhythm ? late->owed.name : std::string{}});
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
