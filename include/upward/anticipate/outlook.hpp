// SPDX-License-Identifier: BSL-1.0
//
// The outlook from the days between two changes of who there is (a relationship, a leave): the
// line, its asks, what is due above, what was learned and told. On each of those days it finds the
// sources of a topic, reading only what is known by the end of it.
#pragma once

#include <upward/anticipate/ask_history.hpp>
#include <upward/anticipate/ask_shares.hpp>
#include <upward/anticipate/cascade.hpp>
#include <upward/anticipate/metric_ties.hpp>
#include <upward/anticipate/periodic.hpp>
#include <upward/anticipate/rate.hpp>
#include <upward/anticipate/situational.hpp>
#include <upward/anticipate/sources.hpp>
#include <upward/anticipate/topics.hpp>
#include <upward/anticipate/topics_told.hpp>
#include <upward/model/line.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/state.hpp>
#include <upward/model/tellings.hpp>
#include <upward/model/untold.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

class outlook {
public:
    /// Everything outlives it. O(n log n).
    outlook(const state& now, const policy& p, const topic_table& topics,
            const metric_readings& readings, line_of_people line)
        : policy_(p),
          topics_(topics),
          readings_(readings),
          line_(std::move(line)),
          asks_(now, line_),
          falls_(now, line_, asks_, p.anticipate),
          situations_(now, line_, asks_, p),
          words_(now, line_.who),
          told_(now, line_.who),
          changes_(words_, readings, p.lapse),
          ties_(now, topics, line_) {}
    outlook(const outlook&) = delete;
    outlook& operator=(const outlook&) = delete;

    bool holds_on(day_number day) const noexcept { return day >= line_.from && day < line_.until; }

    const line_of_people& line() const noexcept { return line_; }
    const ask_history& asks() const noexcept { return asks_; }
    const tellings& words() const noexcept { return words_; }
    const topics_told& told() const noexcept { return told_; }
    const untold_changes& changes() const noexcept { return changes_; }
    cascades& falls() noexcept { return falls_; }

    /// As many working days as are asked for; fewer where the report is away for ever after.
    days_ahead_of ahead_of(day_number day, std::int32_t asked_for) const {
        const auto& report = line_.there.report;
        const auto length = std::min(asked_for, report.count(day, last_day));
        const auto until = length == 0 ? day : report.add(day, length);
        return {day, until, length, line_.there.both.count(day, until)};
    }

    metric_ties& ties() noexcept { return ties_; }

    /// Every topic that is known at the end of `day`, in order. A metric that presses, or one with
    /// an untold reading where `with_untold`, is a topic by its name when no other topic speaks of it.
    std::vector<std::string_view> topics_on(day_number day, bool with_untold) {
        auto found = std::set<std::string_view>{};
        for (const auto& [topic, facts] : topics_.all())
            if (facts.is_known(day)) found.insert(topic);
        for (const auto& [name, m] : ties_.metrics()) {
            if (m.day > day) continue;
            if (topics_.is_known(name, day) || topics_.is_known(m->name, day)) continue;
            const auto newest = readings_.newest(name, day);
            const auto presses =
                newest && !ties_.is_reached(name, day) && pressure_of<double>(m, newest) > 0;
            if (presses || (with_untold && changes_.of(m, day))) found.insert(m->name);
        }
        return {found.begin(), found.end()};
    }

    /// In the order of their kinds. Valid until it is asked for another topic or day.
    std::vector<found_source> sources_of(std::string_view topic, const days_ahead_of& ahead,
                                         const rate_model& rates, bool with_untold) {
        auto found = std::vector<found_source>{};
        auto factors = std::vector<walked_due>{};
        for (const auto& w : falls_.ahead(topic, ahead.day, ahead.until)) {
            if (w.due->odds) factors.push_back(w);
            else if (w.due->links > 0)
                found.push_back({need_source_kind::cascade, w.need_by, w.due->source,
                                 w.due->answers, cascade_source{w, &falls_}});
        }
        add_rate(topic, ahead, rates, std::move(factors), found);
        add_period(topic, ahead, found);
        for (const auto& tie : ties_.of(topic, ahead.day)) add_pressure(tie, ahead, found);
        if (with_untold) add_untold(topic, ahead, found);
        if (const auto open = situations_.ahead(topic, ahead.day, ahead.until))
            found.push_back({need_source_kind::situational, open->need_by, open->after->source,
                             line_.who.boss, situational_source{*open, &situations_, topic}});
        for (auto& s : found) {
            s.p = probability_of<double>(s, ahead, policy_.anticipate);
            const auto days = days_of(s, ahead, line_.there.both);
            s.may_be_asked = days.from <= days.to;
        }
        leave_the_lesser_out(found);
        return found;
    }

    /// What changed on a topic since it was last told.
    std::vector<untold_change> untold_on(std::string_view topic, day_number day) {
        auto found = std::vector<untold_change>{};
        const auto take = [&](const auto& thing) {
            if (const auto change = changes_.of(thing, day)) found.push_back(*change);
        };
        if (const auto* facts = topics_.find(topic)) {
            for (const auto* i : facts->items) take(*i);
            for (const auto& p : facts->problems) take(p);
        }
        for (const auto& tie : ties_.of(topic, day))
            if (tie.metric->name == topic || tie.metric.id() == topic) take(tie.metric);
        return found;
    }

private:
    void add_rate(std::string_view topic, const days_ahead_of& ahead, const rate_model& rates,
                  std::vector<walked_due> factors, std::vector<found_source>& found) const {
        if (ahead.exposed == 0) return;
        std::stable_sort(factors.begin(), factors.end(),
                         [](const auto& a, const auto& b) { return a.need_by < b.need_by; });
        const auto need_by =
            factors.empty() ? ahead.until : std::min(ahead.until, factors.front().need_by);
        const auto query = rate_query{
            topic,        ahead.day, ahead.exposed, asks_.on_topic(0, topic), &line_.there.both,
            asks_.start()};
        found.push_back({need_source_kind::rate, need_by,
                         factors.empty() ? nullptr : factors.front().due->source, line_.who.boss,
                         rate_source{query, &rates, std::move(factors)}});
    }

    void add_period(std::string_view topic, const days_ahead_of& ahead,
                    std::vector<found_source>& found) {
        const auto* asks = asks_.on_topic(0, topic);
        if (!asks) return;
        auto& [seen, period] = periods_[topic];
        const auto days = asks->days_until(ahead.day).size();
        if (seen != days) {
            seen = days;
            period = period_of(*asks, ahead.day, line_.there.both, policy_.anticipate);
        }
        if (period && is_ahead(*period, ahead.day, ahead.until, line_.there.both))
            found.push_back({need_source_kind::periodic, period->next, nullptr, line_.who.boss,
                             periodic_source{&*period, asks}});
    }

    void add_pressure(const metric_tie& tie, const days_ahead_of& ahead,
                      std::vector<found_source>& found) const {
        const auto newest = readings_.newest(tie.metric.id(), ahead.day);
        if (!newest || pressure_of<double>(tie.metric, newest) == 0) return;
        found.push_back({need_source_kind::pressure, ahead.until, tie.metric.source,
                         tie.metric->owner.target.text, pressure_source{&tie, newest}});
    }

    void add_untold(std::string_view topic, const days_ahead_of& ahead,
                    std::vector<found_source>& found) {
        for (const auto& change : untold_on(topic, ahead.day))
            found.push_back({need_source_kind::untold,
                             std::min(line_.there.report.next(ahead.day), ahead.until),
                             change.source, line_.who.report, untold_source{change}});
    }

    struct known_period {
        std::size_t days = 0;
        std::optional<ask_period> period = {};
    };

    const policy& policy_;
    const topic_table& topics_;
    const metric_readings& readings_;
    line_of_people line_;
    ask_history asks_;
    cascades falls_;
    situations situations_;
    tellings words_;
    topics_told told_;
    untold_changes changes_;
    metric_ties ties_;
    std::map<std::string_view, known_period> periods_;
};

}  // namespace upward
