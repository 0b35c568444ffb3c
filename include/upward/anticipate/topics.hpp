// SPDX-License-Identifier: BSL-1.0
//
// Everything that entries say of a topic, by topic: work, problems, what peers think of it, what is
// expected above, worries.
#pragma once

#include <upward/model/items.hpp>
#include <upward/model/state.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

struct topic_facts {
    std::vector<const item_history*> items;
    std::vector<fact<problem>> problems;
    std::vector<fact<peer_sign>> signs;
    std::vector<fact<expectation_above>> expected;

    bool is_known(day_number day) const noexcept { return since <= day; }
    day_number since = last_day + 1;  ///< some entry speaks of it
};

class topic_table {
public:
    /// O(n log n).
    explicit topic_table(const state& now) : items_(item_histories(now)) {
        for (const auto& i : now.all<work_item>())
            name(i->topic, i.day).items.push_back(&items_.find(i.id())->second);
        for (const auto& p : now.all<problem>()) name(p->topic, p.day).problems.push_back(p);
        for (const auto& s : now.all<peer_sign>()) topics_[s->topic].signs.push_back(s);
        for (const auto& x : now.all<expectation_above>())
            name(x->topic, x.day).expected.push_back(x);
        for (const auto& e : now.all<event>()) name(e->topic, e.day);
        for (const auto& a : now.all<ask>()) name(a->topic, a.day);
        for (const auto& c : now.all<concern>()) name(c->topic, c.day);
    }

    const std::map<std::string_view, topic_facts>& all() const noexcept { return topics_; }

    const topic_facts* find(std::string_view topic) const {
        const auto found = topics_.find(topic);
        return found == topics_.end() ? nullptr : &found->second;
    }
    bool is_known(std::string_view topic, day_number day) const {
        const auto* facts = find(topic);
        return facts && facts->is_known(day);
    }

private:
    topic_facts& name(std::string_view topic, day_number day) {
        auto& facts = topics_[topic];
        facts.since = std::min(facts.since, day);
        return facts;
    }

    std::map<std::string_view, item_history> items_;
    std::map<std::string_view, topic_facts> topics_;
};

}  // namespace upward
