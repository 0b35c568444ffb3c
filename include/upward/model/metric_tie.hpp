// SPDX-License-Identifier: BSL-1.0
//
// How strongly one thing serves a metric of the boss, or of somebody above: the paths of links from
// it that end in the metric (model/relevance.hpp), and what that makes it worth,
//
//     weight of the metric · link · (1 + its pressure)
#pragma once

#include <upward/core/trace.hpp>
#include <upward/model/line.hpp>
#include <upward/model/pressure.hpp>
#include <upward/model/relevance.hpp>
#include <upward/model/state.hpp>

#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

struct metric_tie {
    fact<upward::metric> metric;
    std::vector<link_path> paths;  ///< that end in it
    double value = 0;              ///< strength, in (0, 1]

    template <class Number>
    Number strength() const {
        Number sum = paths.front().template strength<Number>();
        for (std::size_t i = 1; i < paths.size(); ++i)
            sum = sum + paths[i].template strength<Number>();
        return least(sum, Number(1));
    }
};

using metrics_by_id = std::map<std::string_view, fact<metric>>;
using ties_by_metric = std::map<std::string_view, metric_tie>;

/// Of the boss and those above; also those that become known later.
inline metrics_by_id metrics_above(const state& now, const line_of_people& line) {
    auto found = metrics_by_id{};
    for (const auto& m : now.all<metric>())
        if (line.links_below(m->owner.target.text).value_or(0) > 0) found.emplace(m.id(), m);
    return found;
}

/// The metrics that links lead to from `start`, as known at the end of `day`; `days` is narrowed to
/// those on which it is the same.
inline ties_by_metric ties_from(std::string_view start, day_number day, const link_graph& graph,
                                const metrics_by_id& metrics, days_it_holds& days) {
    auto found = graph.paths_from(
        start, day, [&metrics](std::string_view end) { return metrics.contains(end); });
    days.meet(found.days);
    auto ties = ties_by_metric{};
    for (auto& path : found.paths) {
        const auto& m = metrics.find(path.end)->second;
        days.turn(m.day, day);
        if (m.day > day) continue;
        auto& tie = ties[path.end];
        tie.metric = m;
        tie.paths.push_back(std::move(path));
    }
    for (auto& [name, tie] : ties) tie.value = tie.strength<double>();
    return ties;
}

/// weight · link · (1 + pressure); without a reading there is no pressure.
template <class Number>
Number worth_of(const metric_tie& tie, const fact<reading>& newest) {
    Number worth = leaf<Number>::entry(tie.metric.id(), tie.metric->weight.value) *
                   tie.template strength<Number>();
    if (newest) worth = std::move(worth) * (Number(1) + pressure_of<Number>(tie.metric, newest));
    return worth;
}

}  // namespace upward
