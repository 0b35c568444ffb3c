// SPDX-License-Identifier: BSL-1.0
//
// What the boss answers for: the metrics of the boss and of those above, the events ahead at which
// the boss has to answer, and what is expected of the boss from above; and which of it a thing
// touches. A thing is tied to a metric by links (model/metric_tie.hpp): by its own, else by those of
// what it is part of, else by its topic, when that is a metric's id or name or has links itself. It
// is tied to an event by its topic, by a metric that the event's topic names, or by a link.
//
//     const auto at_stake = upward::answered_for{now, line}.of({"billing"}, "delivery");
//     at_stake.metrics;            // of the boss or above, by id
//     at_stake.is_linked();        // false: the boss answers for nothing of it
#pragma once

#include <upward/model/line.hpp>
#include <upward/model/metric_tie.hpp>
#include <upward/model/relevance.hpp>
#include <upward/model/state.hpp>

#include <initializer_list>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

struct boss_stake {
    std::vector<metric_tie> metrics = {};   ///< by id
    fact<upward::event> event = {};         ///< the next one; none without an id
    fact<expectation_above> expected = {};  ///< of somebody above the boss, not yet past

    bool is_linked() const noexcept { return !metrics.empty() || event || expected; }
};

class answered_for {
public:
    /// State and line outlive it. O(n log n).
    answered_for(const state& now, const line_of_people& line)
        : today_(now.as_of()), graph_(now), metrics_(metrics_above(now, line)) {
        for (const auto& [id, m] : metrics_) {
            named_[m.id()].push_back(id);
            if (m->name != m.id()) named_[m->name].push_back(id);
        }
        for (const auto& e : now.all<event>())
            if (to_day_number(e->on) >= today_ && line.who.is_boss(e->answers.target.text))
                add_event(e);
        for (const auto& l : now.all<link>())
            if (events_.contains(l->to.target.text)) event_is_linked_ = true;
        for (const auto& x : now.all<expectation_above>())
            if (line.links_below(x->holder.target.text).value_or(0) >= 2 &&
                (!x->due || to_day_number(*x->due) >= today_))
                expected_.try_emplace(x->topic, x);
    }

    /// Of a thing and what it is part of, the nearest first. Linear in the paths from them.
    boss_stake of(std::initializer_list<std::string_view> starts, std::string_view topic) const {
        auto found = boss_stake{};
        for (auto& [name, tie] : ties_of(starts, topic)) found.metrics.push_back(std::move(tie));
        found.event = next_event(starts, topic, found.metrics);
        if (const auto x = expected_.find(topic); x != expected_.end()) found.expected = x->second;
        return found;
    }

    const metrics_by_id& metrics() const noexcept { return metrics_; }
    /// Those ahead at which the boss answers, by id.
    const std::map<std::string_view, fact<event>>& events() const noexcept { return events_; }
    /// What is expected above, by topic.
    const std::map<std::string_view, fact<expectation_above>>& expected() const noexcept {
        return expected_;
    }

private:
    void add_event(const fact<event>& e) {
        events_.emplace(e.id(), e);
        take_earlier(by_topic_[e->topic], e);
    }

    static void take_earlier(fact<event>& held, const fact<event>& other) {
        if (!held || other->on < held->on || (other->on == held->on && other.id() < held.id()))
            held = other;
    }

    ties_by_metric ties_of(std::initializer_list<std::string_view> starts,
                           std::string_view topic) const {
        auto days = days_it_holds{};
        for (const auto start : starts)
            if (auto ties = ties_from(start, today_, graph_, metrics_, days); !ties.empty())
                return ties;
        auto best = ties_by_metric{};
        const auto begin_at = [&](std::string_view start) {
            for (auto& [name, tie] : ties_from(start, today_, graph_, metrics_, days)) {
                auto& held = best[name];
                if (tie.value > held.value) held = std::move(tie);
            }
        };
        if (const auto named = named_.find(topic); named != named_.end())
            for (const auto metric : named->second) begin_at(metric);
        else if (!topic.empty()) begin_at(topic);
        return best;
    }

    fact<event> next_event(std::initializer_list<std::string_view> starts, std::string_view topic,
                           const std::vector<metric_tie>& ties) const {
        auto next = fact<event>{};
        const auto take_topic = [&](std::string_view name) {
            const auto found = by_topic_.find(name);
            if (found != by_topic_.end()) take_earlier(next, found->second);
        };
        take_topic(topic);
        for (const auto& tie : ties) take_topic(tie.metric.id()), take_topic(tie.metric->name);
        if (!event_is_linked_) return next;
        const auto is_event = [this](std::string_view end) { return events_.contains(end); };
        for (const auto start : starts)
            for (const auto& path : graph_.paths_from(start, today_, is_event).paths)
                take_earlier(next, events_.find(path.end)->second);
        return next;
    }

    day_number today_;
    link_graph graph_;
    metrics_by_id metrics_;
    std::map<std::string_view, std::vector<std::string_view>> named_;  // metrics, by id and name
    std::map<std::string_view, fact<event>> events_;
    std::map<std::string_view, fact<event>> by_topic_;  // the earliest
    std::map<std::string_view, fact<expectation_above>> expected_;
    bool event_is_linked_ = false;
};

}  // namespace upward
