// SPDX-License-Identifier: BSL-1.0
//
// Which metrics of the boss, and of those above, a topic serves, and how strongly. A metric has no
// topic of its own: a topic is tied to a metric that it names, by its id or its name, in full; and to
// those that links lead to, from that metric or from a work item on the topic (model/relevance.hpp).
// Of several beginnings the one with the strongest tie counts.
#pragma once

#include <upward/anticipate/topics.hpp>
#include <upward/model/line.hpp>
#include <upward/model/metric_tie.hpp>
#include <upward/model/relevance.hpp>
#include <upward/model/state.hpp>

#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

class metric_ties {
public:
    /// State, topics and line outlive it. O(n log n), and so often as a topic is asked for anew after
    /// one of its links, items or metrics came, its paths.
    metric_ties(const state& now, const topic_table& topics, const line_of_people& line)
        : topics_(topics), graph_(now) {
        metrics_ = metrics_above(now, line);
        for (const auto& [id, m] : metrics_) {
            named_[m.id()].push_back(m.id());
            if (m->name != m.id()) named_[m->name].push_back(m.id());
        }
        auto work = std::map<std::string_view, day_number>{};
        for (const auto& i : now.all<work_item>()) work.emplace(i.id(), i.day);
        reached_since_ = graph_.reached_since(std::move(work));
    }

    /// As known at the end of `day`, in the order of the metrics' ids. Until the topic is asked for
    /// on another day.
    const std::vector<metric_tie>& of(std::string_view topic, day_number day) {
        auto& known = of_topic_[topic];
        if (!known.days.contains(day)) known = worked_out(topic, day);
        return known.ties;
    }

    /// Of the boss and those above, by id; also those that become known later.
    const std::map<std::string_view, fact<metric>>& metrics() const noexcept { return metrics_; }

    /// Whether links lead to it from some work, by the end of `day`.
    bool is_reached(std::string_view metric, day_number day) const {
        const auto found = reached_since_.find(metric);
        return found != reached_since_.end() && found->second <= day;
    }

private:
    struct ties_of_topic {
        std::vector<metric_tie> ties = {};
        days_it_holds days = {0, 0};  // none before it is worked out
    };

    ties_of_topic worked_out(std::string_view topic, day_number day) const {
        auto best = ties_by_metric{};
        auto days = days_it_holds{};
        if (const auto named = named_.find(topic); named != named_.end())
            for (const auto name : named->second)
                begin_at(name, metrics_.find(name)->second.day, day, best, days);
        if (const auto* facts = topics_.find(topic))
            for (const auto* i : facts->items) begin_at(i->item.id(), i->item.day, day, best, days);
        auto found = ties_of_topic{{}, days};
        for (auto& [name, tie] : best) found.ties.push_back(std::move(tie));
        return found;
    }

    void begin_at(std::string_view start, day_number known, day_number day, ties_by_metric& best,
                  days_it_holds& days) const {
        days.turn(known, day);
        if (known > day) return;
        for (auto& [name, tie] : ties_from(start, day, graph_, metrics_, days)) {
            auto& known_best = best[name];
            if (tie.value > known_best.value) known_best = std::move(tie);
        }
    }

    const topic_table& topics_;
    link_graph graph_;
    std::map<std::string_view, fact<metric>> metrics_;
    std::map<std::string_view, std::vector<std::string_view>> named_;  // by what a topic may be
    std::map<std::string_view, day_number> reached_since_;
    std::map<std::string_view, ties_of_topic> of_topic_;
};

}  // namespace upward
