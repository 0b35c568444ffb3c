// SPDX-License-Identifier: BSL-1.0
//
// The accountability gap: how much of what the boss answers for nobody else owns,
//
//     gap = sum(weight (1 - owned))
//
// over the boss's metrics, with the owned share of the newest entry about each; a metric without one
// is not owned. An area that an entry gives a weight of its own counts beside them. Weights .5, .3 and
// .2, owned 1, 0 and .5, leave .4.
#pragma once

#include <upward/core/trace.hpp>
#include <upward/lead/goals.hpp>
#include <upward/model/state.hpp>

#include <boost/describe.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace upward {

struct accountability_line {
    std::optional<id> metric;
    std::optional<id> area;
    std::string name;
    double weight = 0;
    double owned = 0;
    bool stated = false;  ///< an entry says how much is owned
};
BOOST_DESCRIBE_STRUCT(accountability_line, (), (metric, area, name, weight, owned, stated))

struct accountability_gap {
    double gap = 0;
    std::vector<accountability_line> lines;  ///< metrics by id, then areas by id
};
BOOST_DESCRIBE_STRUCT(accountability_gap, (), (gap, lines))

namespace detail {

/// The newest entry about each metric, and about each area that has a weight of its own.
class stated_accountability {
public:
    explicit stated_accountability(const state& now) {
        for (const auto& a : now.all<accountability>()) {
            if (a->metric) metrics_[a->metric->target.text] = a;
            else if (a->weight) areas_[a.area()] = a;
        }
    }

    using by_name = std::map<std::string_view, fact<accountability>>;
    const by_name& areas() const noexcept { return areas_; }
    fact<accountability> of_metric(std::string_view name) const {
        const auto found = metrics_.find(name);
        return found == metrics_.end() ? fact<accountability>{} : found->second;
    }

private:
    by_name metrics_;
    by_name areas_;
};

}  // namespace detail

inline std::vector<accountability_line> accountabilities(const state& now,
                                                         const boss_goals& goals) {
    const auto stated = detail::stated_accountability{now};
    auto lines = std::vector<accountability_line>{};
    for (const auto& [name, m] : goals.metrics()) {
        const auto a = stated.of_metric(name);
        lines.push_back(
            {m.source->id, std::nullopt, m->name, m->weight, a ? a->owned.value : 0.0, bool{a}});
    }
    for (const auto& [name, a] : stated.areas()) {
        const auto* known = now.find<area>(name);
        lines.push_back({std::nullopt, id{std::string{name}},
                         known ? known->name : std::string{name}, a->weight->value, a->owned,
                         true});
    }
    return lines;
}

template <class Number>
Number gap_of(const std::vector<accountability_line>& lines) {
    auto gap = std::optional<Number>{};
    for (const auto& l : lines) {
        const auto& name = l.metric ? l.metric->text : l.area->text;
        Number open = leaf<Number>::entry(name, l.weight) *
                      (Number(1) - leaf<Number>::measure({"owned", name}, l.owned));
        gap = gap ? *gap + open : open;
    }
    return gap ? *gap : Number(0);
}

inline accountability_gap accountability_of(const state& now, const boss_goals& goals) {
    auto a = accountability_gap{0, accountabilities(now, goals)};
    a.gap = gap_of<double>(a.lines);
    return a;
}

}  // namespace upward
