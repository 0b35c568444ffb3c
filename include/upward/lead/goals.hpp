// SPDX-License-Identifier: BSL-1.0
//
// What serves the goals of the boss, which are the metrics that they own and that stand. A thing
// serves a metric along links (model/relevance.hpp): each path counts the product of its strengths,
// and the paths to one metric add up, to 1 at most. A proposal begins at itself and at each metric
// that it lists: in full, unless a link from the proposal to it says how strongly.
//
//     goals = sum(weight strength)/sum(weight)
//
// A metric that no longer counts is withdrawn by a correction.
#pragma once

#include <upward/core/trace.hpp>
#include <upward/model/metric_tie.hpp>
#include <upward/model/parties.hpp>
#include <upward/model/relevance.hpp>
#include <upward/model/state.hpp>
#include <upward/model/untold.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

/// An entry as a line of a list: its id, and what people call it.
struct named_thing {
    id entry;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(named_thing, (), (entry, name))

class boss_goals {
public:
    /// The state outlives it. O(n log n).
    boss_goals(const state& now, const parties& who) : now_(now), graph_(now), readings_(now) {
        for (const auto& l : now.all<link>())
            linked_[l->from.target.text].push_back(l->to.target.text);
        for (const auto& m : now.all<metric>()) {
            const auto& owner = m->owner.target.text;
            if (who.is_boss(owner)) metrics_.emplace(m.id(), m);
            else if (!who.boss_boss.empty() && owner == who.boss_boss) above_.emplace(m.id(), m);
        }
    }

    const metrics_by_id& metrics() const noexcept { return metrics_; }

    /// Those of the boss that a start leads to, by id.
    std::vector<metric_tie> served_from(std::string_view start) const {
        return served({start}, metrics_);
    }
    std::vector<metric_tie> served_by(const fact<proposal>& p) const {
        return served(starts_of(p), metrics_);
    }
    /// Those of the boss's boss.
    std::vector<metric_tie> served_above(const fact<proposal>& p) const {
        return served(starts_of(p), above_);
    }

    fact<reading> newest_reading(const fact<metric>& m) const {
        return readings_.newest(m.id(), now_.as_of());
    }

    /// The share of the goals that is served; none where no metric of the boss has a weight.
    template <class Number>
    std::optional<Number> share_of(const std::vector<metric_tie>& served) const {
        const auto weight = [](const fact<metric>& m) {
            return leaf<Number>::entry(m.id(), m->weight.value);
        };
        auto all = std::optional<Number>{}, reached = std::optional<Number>{};
        const auto add = [](std::optional<Number>& sum, Number term) {
            sum = sum ? *sum + std::move(term) : std::move(term);
        };
        auto any_weight = false;
        for (const auto& [name, m] : metrics_) {
            any_weight = any_weight || m->weight.value > 0;
            add(all, weight(m));
        }
        if (!any_weight) return std::nullopt;
        for (const auto& s : served) add(reached, weight(s.metric) * s.template strength<Number>());
        return reached ? *reached / *all : Number(0);
    }

private:
    std::vector<std::string_view> starts_of(const fact<proposal>& p) const {
        auto starts = std::vector<std::string_view>{p.id()};
        auto known = std::set<std::string_view>{p.id()};
        if (const auto linked = linked_.find(p.id()); linked != linked_.end())
            known.insert(linked->second.begin(), linked->second.end());
        for (const auto& listed : p->metrics)
            if (known.insert(listed.target.text).second) starts.push_back(listed.target.text);
        return starts;
    }

    std::vector<metric_tie> served(const std::vector<std::string_view>& starts,
                                   const metrics_by_id& wanted) const {
        auto found = std::map<std::string_view, metric_tie>{};
        for (const auto start : starts)
            for (auto& path :
                 graph_
                     .paths_from(start, now_.as_of(),
                                 [&wanted](std::string_view end) { return wanted.contains(end); })
                     .paths) {
                auto& s = found[path.end];
                s.metric = wanted.find(path.end)->second;
                s.paths.push_back(std::move(path));
            }
        auto list = std::vector<metric_tie>{};
        for (auto& [name, s] : found) {
            s.value = s.strength<double>();
            list.push_back(std::move(s));
        }
        return list;
    }

    const state& now_;
    link_graph graph_;
    metric_readings readings_;
    std::map<std::string_view, std::vector<std::string_view>> linked_;  // from, to
    metrics_by_id metrics_;
    metrics_by_id above_;
};

/// Work that is not done: its newest percentage is below 100.
inline std::vector<fact<work_item>> open_work(const state& now) {
    auto percent = std::map<std::string_view, std::int32_t>{};
    for (const auto& s : now.all<item_state>())
        if (s->percent) percent[s->item.target.text] = *s->percent;
    auto open = std::vector<fact<work_item>>{};
    for (const auto& i : now.all<work_item>()) {
        const auto found = percent.find(i.id());
        if (found == percent.end() || found->second < 100) open.push_back(i);
    }
    return open;
}

/// Goals that no open work serves, and open work that serves no goal, each by id.
struct goals_and_work {
    std::vector<named_thing> goals_without_work;
    std::vector<named_thing> work_without_goals;
};

inline goals_and_work match_goals_and_work(const state& now, const boss_goals& goals) {
    auto apart = goals_and_work{};
    auto served = std::map<std::string_view, bool>{};
    for (const auto& i : open_work(now)) {
        const auto reached = goals.served_from(i.id());
        for (const auto& s : reached) served[s.metric.id()] = true;
        if (reached.empty()) apart.work_without_goals.push_back({i.source->id, i->name});
    }
    for (const auto& [name, m] : goals.metrics())
        if (!served.contains(name)) apart.goals_without_work.push_back({m.source->id, m->name});
    std::sort(apart.work_without_goals.begin(), apart.work_without_goals.end(),
              [](const auto& a, const auto& b) { return a.entry < b.entry; });
    return apart;
}

}  // namespace upward
