// SPDX-License-Identifier: BSL-1.0
//
// The needs of any day up to the state's, from one index: what a day's answer reads are the facts
// dated by then, as if the log ended there.
//
//     auto index = upward::needs_index{now, policy};
//     index.needs_on(now.as_of(), {.days = 5}, rates);
//     index.forecasts_on(earlier, 5, rates);               // what was said then, and what came
//
// A corrected log answers for every day as it stands at the state's.
#pragma once

#include <upward/anticipate/ask_shares.hpp>
#include <upward/anticipate/concerns.hpp>
#include <upward/anticipate/forecast_stream.hpp>
#include <upward/anticipate/leaks.hpp>
#include <upward/anticipate/needs.hpp>
#include <upward/anticipate/outlook.hpp>
#include <upward/anticipate/peers.hpp>
#include <upward/anticipate/priority.hpp>
#include <upward/anticipate/rate.hpp>
#include <upward/anticipate/reasons.hpp>
#include <upward/anticipate/sources.hpp>
#include <upward/anticipate/topics.hpp>
#include <upward/core/real.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/state.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

class needs_index {
public:
    /// The state and the policy outlive it. O(n log n).
    needs_index(const state& now, const policy& p)
        : now_(now),
          policy_(p),
          topics_(now),
          readings_(now),
          concerns_(now),
          leaks_(now),
          lines_(now) {}

    /// Precondition: day <= state's, 1 <= days <= 20.
    needs_answer needs_on(day_number day, const needs_parameters& parameters,
                          const rate_model& rates);

    /// What is untold at the end of `day` and a rival may tell, where the last day to tell it first
    /// is `until` or before: by topic, event day, id. Cheap beside the needs, and not bound to their
    /// horizon. Precondition: day <= state's.
    std::vector<leak_risk> leaks_until(day_number day, day_number until,
                                       const std::optional<std::string>& topic = {});

    /// Of every topic known by then, in the order of topics; of none when nobody can ask within the
    /// horizon. `asked` and `told_first` are of the working days ahead, by all that is known at the
    /// state's day. Precondition: day <= state's, 1 <= horizon <= 20.
    std::vector<topic_forecast> forecasts_on(day_number day, std::int32_t horizon,
                                             const rate_model& rates);

    /// What became of a forecast of that day on any topic, by all that is known at the state's day.
    topic_outcome outcome_of(std::string_view topic, day_number day, std::int32_t horizon) {
        auto& view = from(day);
        return outcome_of(view, topic, view.ahead_of(day, horizon));
    }

    /// Who there is, what was asked, due and told, as known on a day. Until another day is asked.
    outlook& from(day_number day) {
        if (!outlook_ || !outlook_->holds_on(day))
            outlook_ = std::make_unique<outlook>(now_, policy_, topics_, readings_, lines_.on(day));
        return *outlook_;
    }

private:
    static bool is_awake(const outlook& view, std::string_view topic,
                         const std::vector<found_source>& sources, day_number day);
    static topic_outcome outcome_of(outlook& view, std::string_view topic,
                                    const days_ahead_of& ahead);
    need need_of(outlook& view, std::string_view topic, const days_ahead_of& ahead,
                 const rate_model& rates, bool explain);
    stakes stakes_of(outlook& view, std::string_view topic, day_number day);
    std::vector<prepare_line> to_prepare(outlook& view, std::string_view topic, day_number day);
    daily_forecast daily_of(outlook& view, std::string_view topic, const days_ahead_of& ahead,
                            const rate_model& rates);
    void add_allies(std::string_view topic, day_number day, needs_answer& answer);
    std::vector<std::string_view> topics_asked_for(outlook& view, day_number day,
                                                   const std::optional<std::string>& topic);

    const state& now_;
    const policy& policy_;
    topic_table topics_;
    metric_readings readings_;
    concern_book concerns_;
    leak_watch leaks_;
    lines lines_;
    std::unique_ptr<outlook> outlook_;
};

inline std::vector<topic_forecast> needs_index::forecasts_on(day_number day, std::int32_t horizon,
                                                             const rate_model& rates) {
    auto& view = from(day);
    const auto ahead = view.ahead_of(day, horizon);
    auto found = std::vector<topic_forecast>{};
    if (ahead.exposed == 0) return found;
    for (const auto topic : view.topics_on(day, false)) {
        const auto sources = view.sources_of(topic, ahead, rates, false);
        if (sources.empty()) continue;
        auto forecast = topic_forecast{std::string{topic}};
        forecast.p = combined<double>(sources, true, ahead, policy_.anticipate);
        forecast.awake = is_awake(view, topic, sources, day);
        forecast.came = outcome_of(view, topic, ahead);
        found.push_back(std::move(forecast));
    }
    return found;
}

inline bool needs_index::is_awake(const outlook& view, std::string_view topic,
                                  const std::vector<found_source>& sources, day_number day) {
    const auto is_rate = [](const found_source& s) { return s.kind == need_source_kind::rate; };
    if (!std::all_of(sources.begin(), sources.end(), is_rate)) return true;
    const auto* asks = view.asks().on_topic(0, topic);
    const auto from = view.line().there.both.add(day, -forecast_awake_days);
    return asks && asks->any_between(from, day);
}

inline topic_outcome needs_index::outcome_of(outlook& view, std::string_view topic,
                                             const days_ahead_of& ahead) {
    const auto told = view.told().first_between(topic, ahead.day, ahead.until);
    const auto* asks = view.asks().on_topic(0, topic);
    const auto asked_until = [&](day_number until) {
        if (!asks) return false;
        const auto some = asks->between(ahead.day + 1, until);
        return std::any_of(some.begin(), some.end(),
                           [&](const dated_ask& a) { return a.source.day > ahead.day; });
    };
    return {asked_until(ahead.until), told && !asked_until(*told)};
}

inline needs_answer needs_index::needs_on(day_number day, const needs_parameters& parameters,
                                          const rate_model& rates) {
    auto& view = from(day);
    const auto& p = policy_.anticipate;
    const auto ahead = view.ahead_of(day, parameters.days);
    auto answer = needs_answer{to_date(day), to_date(ahead.until)};
    for (const auto topic : topics_asked_for(view, day, parameters.topic)) {
        auto n = need_of(view, topic, ahead, rates, parameters.explain);
        if (!n.sources.empty()) answer.needs.push_back(std::move(n));
        add_allies(topic, day, answer);
    }
    answer.leaks = leaks_until(day, ahead.until, parameters.topic);
    std::stable_sort(answer.needs.begin(), answer.needs.end(), [](const auto& a, const auto& b) {
        return compares_as(a.priority) > compares_as(b.priority);
    });
    for (const auto& n : answer.needs) {
        if (reaches(n.p_ask, p.announced)) answer.announced.push_back(n.topic);
        answer.daily.push_back(daily_of(view, n.topic, ahead, rates));
        const auto& days = answer.daily.back().days;
        if (!days.empty() && reaches(days.front().p, p.announced))
            answer.tomorrow.push_back(n.topic);
    }
    const auto last_told = [&view](const fact<concern>& c, day_number until) {
        return std::max(view.words().last_until(c.id(), until),
                        view.told().last_until(c->topic, until));
    };
    answer.concerns = concerns_.open_on(day, view.line(), last_told, p, parameters.explain);
    if (parameters.topic)
        std::erase_if(answer.concerns, [&](const auto& c) { return c.topic != *parameters.topic; });
    return answer;
}

/// As they stand in entries, which outlive a parameter.
inline std::vector<std::string_view> needs_index::topics_asked_for(
    outlook& view, day_number day, const std::optional<std::string>& topic) {
    auto topics = view.topics_on(day, true);
    if (topic) std::erase_if(topics, [&](std::string_view t) { return t != *topic; });
    return topics;
}

inline need needs_index::need_of(outlook& view, std::string_view topic, const days_ahead_of& ahead,
                                 const rate_model& rates, bool explain) {
    const auto& p = policy_.anticipate;
    const auto sources = view.sources_of(topic, ahead, rates, true);
    auto n = need{std::string{topic}};
    if (sources.empty()) return n;
    const auto stake = stakes_of(view, topic, ahead.day);
    n.p = combined<double>(sources, false, ahead, p);
    n.p_ask = combined<double>(sources, true, ahead, p);
    n.priority = priority_of<double>(n.p, stake, ahead.day, p);
    if (explain) {
        auto all = combined<traced>(sources, false, ahead, p);
        auto traces = std::map<std::string, trace>{};
        traces.emplace("p_ask", combined<traced>(sources, true, ahead, p).tree());
        traces.emplace("priority", priority_of<traced>(all, stake, ahead.day, p).tree());
        traces.emplace("p", std::move(all).tree());
        n.traces = std::move(traces);
    }

    const auto names = detail::names_on{now_, ahead.day};
    const found_source *first = nullptr, *likeliest = nullptr;
    for (const auto& s : sources) {
        n.sources.push_back(detail::source_line(s));
        for (auto& m : detail::reasons_of(s, names)) n.because.push_back(std::move(m));
        if (!s.counts) continue;
        if (!first || s.need_by < first->need_by) first = &s;
        const auto is_ask = s.kind != need_source_kind::untold;
        const auto leads =
            !likeliest ||
            (is_ask && (likeliest->kind == need_source_kind::untold || s.p > likeliest->p));
        if (leads) likeliest = &s;
    }
    n.need_by = to_date(first->need_by);
    n.late_wd = std::max(0, view.line().there.report.count(first->need_by, ahead.day));
    if (!likeliest->driver.empty()) n.driver = id{std::string{likeliest->driver}};
    if (n.late_wd > 0)
        n.because.push_back(message{"need.late"}.with("wd", std::int64_t{n.late_wd}));
    for (auto& m : detail::reasons_of(stake, names)) n.because.push_back(std::move(m));
    n.prepare = to_prepare(view, topic, ahead.day);
    return n;
}

inline stakes needs_index::stakes_of(outlook& view, std::string_view topic, day_number day) {
    auto found = stakes{};
    for (const auto& tie : view.ties().of(topic, day))
        found.metrics.emplace_back(&tie, readings_.newest(tie.metric.id(), day));
    const auto* facts = topics_.find(topic);
    if (!facts) return found;
    for (const auto& sign : newest_signs(facts->signs, day))
        if (is_rival(*sign)) found.rivals.push_back(sign);
    for (const auto& x : facts->expected) {
        const auto above = view.line().links_below(x->holder.target.text).value_or(0) >= 2;
        const auto stands = x.day <= day && (!x->due || to_day_number(*x->due) >= day);
        if (above && stands && !found.expected) found.expected = x;
    }
    return found;
}

inline std::vector<prepare_line> needs_index::to_prepare(outlook& view, std::string_view topic,
                                                         day_number day) {
    auto lines = std::vector<prepare_line>{};
    const auto add = [&lines](prepare_sort sort, const auto& f, std::string what, bool untold) {
        lines.push_back({sort, f.source->id, std::move(what), untold});
    };
    if (const auto* facts = topics_.find(topic)) {
        for (const auto* i : facts->items) {
            const auto* state_now = i->on(day);
            const auto done = state_now && state_now->second.percent == percentage{100};
            const auto untold = view.changes().of(*i, day).has_value();
            if (i->item.day <= day && (!done || untold))
                add(prepare_sort::item, i->item, i->item->name, untold);
        }
        for (const auto& p : facts->problems) {
            if (!untold_changes::is_known(p, day)) continue;
            const auto untold = view.changes().of(p, day).has_value();
            const auto age = view.line().there.report.count(to_day_number(p->known), day);
            if (untold || age <= policy_.anticipate.situation_wd)
                add(prepare_sort::problem, p, p->text.value_or(p->topic), untold);
        }
    }
    for (const auto& tie : view.ties().of(topic, day))
        add(prepare_sort::metric, tie.metric, tie.metric->name,
            view.changes().of(tie.metric, day).has_value());
    return lines;
}

/// Each day's share is what it adds to the days before it (ask_shares.hpp).
inline daily_forecast needs_index::daily_of(outlook& view, std::string_view topic,
                                            const days_ahead_of& ahead, const rate_model& rates) {
    const auto sources = view.sources_of(topic, ahead, rates, false);
    auto shares = std::vector<ask_shares>{};
    for (const auto& s : sources)
        shares.emplace_back(s, ahead, view.line().there, policy_.anticipate);
    auto daily = daily_forecast{std::string{topic}, {}};
    auto before = 0.0;
    for (std::int32_t days = 1; days <= ahead.length; ++days) {
        const auto first = view.ahead_of(ahead.day, days);
        auto so_far = sources;
        for (std::size_t i = 0; i < so_far.size(); ++i) {
            so_far[i].p = probability_within(so_far[i], shares[i], first, policy_.anticipate);
            so_far[i].counts = true;
        }
        leave_the_lesser_out(so_far);
        const auto p = combined<double>(so_far, true, first, policy_.anticipate);
        daily.days.push_back({to_date(first.until), std::max(0.0, p - before)});
        before = std::max(before, p);
    }
    return daily;
}

inline void needs_index::add_allies(std::string_view topic, day_number day, needs_answer& answer) {
    const auto* facts = topics_.find(topic);
    if (!facts) return;
    for (const auto& sign : newest_signs(facts->signs, day))
        if (stance_of(*sign) == peer_stance::supporter)
            answer.allies.push_back({std::string{topic}, sign->person.target,
                                     detail::person_name(now_, sign->person.target.text),
                                     to_date(sign.day)});
}

inline std::vector<leak_risk> needs_index::leaks_until(day_number day, day_number until,
                                                       const std::optional<std::string>& topic) {
    auto& view = from(day);
    auto all = std::vector<leak_risk>{};
    for (const auto name : topics_asked_for(view, day, topic)) {
        const auto* facts = topics_.find(name);
        if (!facts || facts->signs.empty()) continue;
        for (auto& leak :
             leaks_.of(name, newest_signs(facts->signs, day), view.untold_on(name, day),
                       view.line().there.report, day, until))
            all.push_back(std::move(leak));
    }
    return all;
}

}  // namespace upward
