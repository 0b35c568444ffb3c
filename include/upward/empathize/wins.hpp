// SPDX-License-Identifier: BSL-1.0
//
// The wins document of a period, and the review pack that is made of it: each win with its measure,
// its evidence, who had a part, and when it was shared upward; the wins by the metric of the boss
// that they serve; the wins that nobody above has heard of for 10 wd; and whether credit and months
// are in balance (balance.hpp).
//
//     const auto w = upward::wins_of(now, policy, {.months = {{6}}});
//     w->review.front().wins;     // of the weightiest metric; empty: a metric without a win
//
// A win serves a metric by links of its own, else of its evidence, or because its evidence is a
// reading or result of it, or a state, milestone or expectation of an item that serves it. It is
// shared upward when it was shared with the boss, somebody above, or nobody in particular.
//
// Of a shared state alone, and without the balances and what is unshared, it is the boss's
// (`without_balances`).
#pragma once

#include <upward/core/bounded.hpp>
#include <upward/core/describe.hpp>
#include <upward/core/id.hpp>
#include <upward/core/result.hpp>
#include <upward/core/trace.hpp>
#include <upward/empathize/answered_for.hpp>
#include <upward/empathize/balance.hpp>
#include <upward/empathize/months.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/untold.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

/// The entry that shows a win.
struct win_evidence {
    id entry = {};
    std::string kind = {};
    date on = {};
    std::optional<double> value = {};  ///< of a reading
    std::optional<bool> met = {};      ///< of a result
};
BOOST_DESCRIBE_STRUCT(win_evidence, (), (entry, kind, on, value, met))

struct win_line {
    id win = {};
    date on = {};
    std::string claim = {};
    std::optional<std::string> measure = {};
    std::optional<win_evidence> evidence = {};
    std::vector<std::string> contributors = {};  ///< by name where an entry names them, else by id
    std::optional<date> shared_on = {};          ///< upward, first
    std::optional<std::string> channel = {};
    std::vector<std::string> metrics = {};  ///< names of those that it serves
};
BOOST_DESCRIBE_STRUCT(win_line, (),
                      (win, on, claim, measure, evidence, contributors, shared_on, channel,
                       metrics))

struct unshared_win {
    id win = {};
    date on = {};
    std::string claim = {};
    std::int32_t wd = 0;  ///< of the report, since then
};
BOOST_DESCRIBE_STRUCT(unshared_win, (), (win, on, claim, wd))

/// A metric of the boss or of somebody above, with the wins of the period that serve it.
struct review_metric {
    id metric = {};
    std::string name = {};
    std::string owner = {};
    bool above = false;
    double weight = 0;
    std::string unit = {};
    double start = 0;
    double target = 0;
    std::optional<double> value = {};  ///< at the end of the period
    std::vector<id> wins = {};         ///< by date
};
BOOST_DESCRIBE_STRUCT(review_metric, (),
                      (metric, name, owner, above, weight, unit, start, target, value, wins))

struct wins_answer {
    date from = {};
    date to = {};
    std::vector<win_line> wins = {};          ///< by date
    std::vector<review_metric> review = {};   ///< the weightiest first
    std::vector<id> beside = {};              ///< wins that serve no metric of the boss's
    std::vector<unshared_win> unshared = {};  ///< for 10 wd, of any date; the oldest first
    std::optional<credit_balance> credit = {};
    std::optional<recency_balance> recency = {};
    std::optional<std::map<std::string, trace>> traces = {};  ///< of the balances
};
BOOST_DESCRIBE_STRUCT(wins_answer, (),
                      (from, to, wins, review, beside, unshared, credit, recency, traces))

/// With `from` the period runs from there to `to`; without it, it is `months` that end with `to`.
/// `to` is the question's day unless it is earlier.
struct wins_parameters {
    std::optional<date> from = {};
    std::optional<date> to = {};
    std::optional<bounded<1, 120>> months = {};  ///< the policy's review period unless given
    bool explain = false;                        ///< also answer the traces
};
BOOST_DESCRIBE_STRUCT(wins_parameters, (), (from, to, months, explain))

inline wins_answer without_balances(wins_answer a) {
    a.unshared.clear();
    a.credit.reset(), a.recency.reset(), a.traces.reset();
    return a;
}

namespace detail {

class win_record {
public:
    win_record(const state& now, const policy& p)
        : now_(now), policy_(p), people_(lines{now}.on(now.as_of())), stakes_(now, people_) {
        for (const auto& s : now.all<win_shared>()) {
            const auto upward =
                s->to.empty() || std::any_of(s->to.begin(), s->to.end(), [&](const auto& person) {
                    return people_.links_below(person.target.text).value_or(0) > 0;
                });
            if (upward) shared_.try_emplace(s->win.target.text, s);
        }
    }

    wins_answer of(const month_parts& period, bool explain) const {
        auto a = wins_answer{to_date(period.first()), to_date(period.end - 1)};
        auto months = std::vector<std::int32_t>(period.size());
        auto of_metric = std::map<std::string_view, std::vector<id>>{};
        for (const auto& w : now_.all<win>()) {
            if (w.day < period.first() || w.day >= period.end) continue;
            ++months[period.of(w.day)];
            const auto ties = ties_of(w);
            for (const auto& tie : ties)
                of_metric[tie.metric.source->id.text].push_back(w.source->id);
            if (ties.empty()) a.beside.push_back(w.source->id);
            a.wins.push_back(line_of(w, ties));
        }
        add_review(a, of_metric, period.end - 1);
        a.unshared = unshared();
        a.recency = recency_balance_of(std::move(months), policy_.empathize);
        add_credit(a, period.end - 1);
        if (explain) add_traces(a);
        return a;
    }

    /// However new.
    std::vector<fact<win>> not_shared() const {
        auto found = std::vector<fact<win>>{};
        for (const auto& w : now_.all<win>())
            if (!shared_.contains(w.id())) found.push_back(w);
        return found;
    }

    std::vector<unshared_win> unshared() const {
        const auto report = presence_of(now_, people_.who).report;
        auto found = std::vector<unshared_win>{};
        for (const auto& w : not_shared()) {
            const auto wd = report.count(w.day, now_.as_of());
            if (wd >= policy_.empathize.unshared_wd)
                found.push_back({w.source->id, w.source->date, w->claim, wd});
        }
        return found;
    }

private:
    static constexpr std::string_view none = {};

    /// What the entry that shows a win is of: a metric, an item, or itself.
    std::string_view shown_by(const fact<win>& w) const {
        if (!w->evidence) return none;
        const auto* e = now_.find_entry(w->evidence->target.text);
        if (!e) return none;
        const auto* x = e;
        if (const auto* r = get_if<result_recorded>(&e->body)) {
            if (r->metric) return r->metric->target.text;
            if (r->expectation) x = now_.find_entry(r->expectation->target.text);
        }
        if (!x) return none;
        if (const auto* r = get_if<reading>(&x->body)) return r->of.target.text;
        if (const auto* s = get_if<item_state>(&x->body)) return s->item.target.text;
        if (const auto* m = get_if<milestone>(&x->body)) return m->item.target.text;
        if (const auto* t = get_if<expectation>(&x->body)) return t->item.target.text;
        return e->id.text;
    }

    std::vector<metric_tie> ties_of(const fact<win>& w) const {
        const auto evidence = w->evidence ? std::string_view{w->evidence->target.text} : none;
        const auto shown = shown_by(w);
        const auto* item = now_.find<work_item>(shown);
        return stakes_.of({w.id(), evidence, shown}, item ? item->topic : std::string_view{})
            .metrics;
    }

    win_line line_of(const fact<win>& w, const std::vector<metric_tie>& ties) const {
        auto line = win_line{w.source->id, w.source->date, w->claim, w->measure};
        if (const auto* e = w->evidence ? now_.find_entry(w->evidence->target.text) : nullptr) {
            line.evidence = win_evidence{e->id, std::string{e->body.kind_name()}, e->date};
            if (const auto* r = get_if<reading>(&e->body)) line.evidence->value = r->value;
            if (const auto* r = get_if<result_recorded>(&e->body)) line.evidence->met = r->met;
        }
        for (const auto& person : w->contributors)
            if (!person.empty()) line.contributors.push_back(person_name(now_, person.target.text));
        if (const auto s = shared_.find(w.id()); s != shared_.end()) {
            line.shared_on = s->second.source->date;
            line.channel = s->second->channel;
        }
        for (const auto& tie : ties) line.metrics.push_back(tie.metric->name);
        return line;
    }

    void add_review(wins_answer& a, const std::map<std::string_view, std::vector<id>>& of_metric,
                    day_number end) const {
        const auto readings = metric_readings{now_};
        for (const auto& [name, m] : stakes_.metrics()) {
            auto r = review_metric{m.source->id, m->name, person_name(now_, m->owner.target.text)};
            r.above = people_.links_below(m->owner.target.text).value_or(0) >= 2;
            r.weight = m->weight, r.unit = m->unit, r.start = m->start, r.target = m->target;
            if (const auto newest = readings.newest(name, end)) r.value = newest->value;
            if (const auto wins = of_metric.find(name); wins != of_metric.end())
                r.wins = wins->second;
            a.review.push_back(std::move(r));
        }
        std::stable_sort(a.review.begin(), a.review.end(),
                         [](const auto& x, const auto& y) { return x.weight > y.weight; });
    }

    /// Of the last wins by the end of the period.
    void add_credit(wins_answer& a, day_number end) const {
        auto wins = std::int32_t{0}, others = std::int32_t{0};
        const auto all = now_.all<win>();
        for (auto at = all.rbegin(); at != all.rend(); ++at) {
            const auto w = *at;
            if (w.day > end || w->contributors.empty()) continue;
            if (wins == policy_.empathize.credit_wins) break;
            ++wins;
            others += std::any_of(
                w->contributors.begin(), w->contributors.end(),
                [&](const auto& person) { return person.target.text != people_.who.report; });
        }
        a.credit = credit_balance_of(others, wins, policy_.empathize);
    }

    static void add_traces(wins_answer& a) {
        auto traces = std::map<std::string, trace>{};
        if (a.credit)
            traces.emplace("credit",
                           credit_share<traced>(a.credit->naming_others, a.credit->wins).tree());
        if (a.recency) traces.emplace("recency", recency_of<traced>(a.recency->months).tree());
        a.traces = std::move(traces);
    }

    const state& now_;
    const policy& policy_;
    line_of_people people_;
    answered_for stakes_;
    std::map<std::string_view, fact<win_shared>> shared_;  // upward, first
};

}  // namespace detail

/// Fails with invalid_argument at /from for a period that ends before it begins, or is longer than
/// 100 years.
inline result<wins_answer> wins_of(const state& now, const policy& p,
                                   const wins_parameters& parameters) {
    const auto to =
        parameters.to ? std::min(to_day_number(*parameters.to), now.as_of()) : now.as_of();
    auto period = month_parts{};
    if (parameters.from) {
        const auto from = to_day_number(*parameters.from);
        if (from > to || to - from > 36525)
            return error{errc::invalid_argument,
                         "a period begins before it ends, and has at most 100 years",
                         place{"/from"}};
        period = months_from(from, to);
    } else {
        const auto usual = p.empathize.review_months;
        period = months_until(to, parameters.months ? parameters.months->value : usual);
    }
    return detail::win_record{now, p}.of(period, parameters.explain);
}

}  // namespace upward
