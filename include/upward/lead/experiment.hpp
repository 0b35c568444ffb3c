// SPDX-License-Identifier: BSL-1.0
//
// Works out the sheets of experiments (experiment_sheet.hpp says what they are).
//
//     upward::experiments_of(here, {}).experiments.front().verdict;
//     upward::experiments_for_boss(here, {});                         // without scores and advice
#pragma once

#include <upward/core/joined.hpp>
#include <upward/core/message.hpp>
#include <upward/core/trace.hpp>
#include <upward/lead/criteria_hash.hpp>
#include <upward/lead/experiment_sheet.hpp>
#include <upward/lead/pace.hpp>
#include <upward/lead/parameters.hpp>
#include <upward/lead/readings.hpp>
#include <upward/lead/verdict.hpp>
#include <upward/model/experiments.hpp>
#include <upward/model/tellings.hpp>
#include <upward/rhythm/adherence.hpp>
#include <upward/rhythm/situation.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace upward {

namespace detail {

/// Works one sheet out; what all of them read is worked out once.
class experiment_sheets {
public:
    explicit experiment_sheets(const situation& here)
        : here_(here),
          now_(*here.now),
          readings_(now_),
          words_(now_, here.who),
          events_(grouped_by_experiment<experiment_event>(now_)),
          judged_(judged_experiments(now_, here.there, here.policy->lapse)) {}

    const std::vector<judged_experiment>& judged() const noexcept { return judged_; }

    experiment_sheet sheet(const judged_experiment& j) const {
        const auto& e = *j.source;
        const auto start = to_day_number(e.start);
        auto s = experiment_sheet{j.source.source->id, e.title.value_or(j.source.id())};
        s.status = status_of(j);
        s.start = e.start;
        s.end = to_date(j.end);
        s.close_by = to_date(j.deadline);
        s.days = j.terms.agreed_end - start;
        s.days_left = std::max(0, j.end - std::max(today(), start));
        if (j.ending == experiment_ending::closed) s.closed_on = to_date(j.day);
        s.frozen = today() >= start;
        s.hash = hash_of(j.terms.criteria, e);
        s.hash_at_start = hash_of(j.terms.at_start, e);
        s.rule = e.rule;
        s.needed = passes_needed(e, static_cast<std::int32_t>(j.terms.criteria.size()));
        judge(j, s);
        s.cost = cost_of(j);
        for (const auto& a : j.terms.amendments) s.amendments.push_back(line_of(a, e));
        for (const auto& event : of_experiment(events_, j.source.id()))
            if (event->sort == experiment_event_sort::side_benefit)
                s.side_benefits.push_back({event.source->id, to_date(event.day), event->text});
        s.day_job = day_job_of(j);
        s.advice = advice_for(j, s);
        return s;
    }

    /// Of each criterion that is projected: ID.CRITERION.projected, ID.CRITERION.speed_up.
    void trace_into(std::map<std::string, trace>& traces, const judged_experiment& j) const {
        for (const auto& c : j.terms.criteria) {
            const auto r = readings_.in_box(c, j, today());
            if (!r || c.type != criterion_type::change) continue;
            const auto pace = pace_of(c, *r);
            const auto name = j.source.id() + "." + c.id.text + ".";
            if (pace.projected) traces.emplace(name + "projected", projected<traced>(*r).tree());
            if (pace.speed_up)
                traces.emplace(name + "speed_up",
                               speed_up<traced>(*r, target_of(c, r->base)).tree());
        }
    }

private:
    day_number today() const noexcept { return here_.today(); }

    /// On the day of the end more may still be read, until it is closed.
    bool is_over(const judged_experiment& j) const noexcept {
        return j.ending != experiment_ending::running || today() > j.end;
    }

    experiment_status status_of(const judged_experiment& j) const {
        switch (j.ending) {
            case experiment_ending::closed: return experiment_status::closed;
            case experiment_ending::disowned: return experiment_status::disowned;
            case experiment_ending::overrun: return experiment_status::overrun;
            default: break;
        }
        if (today() < to_day_number(j.source->start)) return experiment_status::planned;
        if (j.terms.stopped && j.end == *j.terms.stopped) return experiment_status::stopped;
        return today() >= j.end ? experiment_status::due : experiment_status::running;
    }

    static std::optional<std::string> hash_of(const std::vector<criterion>& criteria,
                                              const experiment& e) {
        if (std::any_of(criteria.begin(), criteria.end(),
                        [](const criterion& c) { return c.metric.empty(); }))
            return std::nullopt;
        return criteria_hash(criteria, e);
    }

    void judge(const judged_experiment& j, experiment_sheet& s) const {
        const auto over = is_over(j);
        auto count = criteria_count{};
        for (const auto& c : j.terms.criteria) {
            auto line = criterion_line{c.id, c.type, c.metric.target};
            line.cmp = c.cmp, line.threshold = c.threshold;
            if (const auto* m = now_.find<metric>(c.metric.target.text))
                line.metric_name = m->name, line.unit = m->unit;
            const auto base = readings_.base_of(c, to_day_number(s.start));
            if (c.type == criterion_type::change) line.base = base;
            if (base || c.type == criterion_type::level)
                line.target = target_of(c, base.value_or(0));
            const auto r = readings_.in_box(c, j, today());
            auto passes = false;
            if (r) {
                const auto pace = pace_of(c, *r);
                line.read_on = to_date(r->source.day);
                line.reading = r->source->value;
                line.pace = pace.state;
                line.projected = pace.projected;
                line.speed_up = pace.speed_up;
                passes = over ? pace.passes : pace.leads_to_pass;
            }
            if (over) line.passed = passes;
            (passes ? count.passed : r || over ? count.failed : count.unread) += 1;
            s.criteria.push_back(std::move(line));
        }
        if (count.all() == 0) return;
        if (over) s.verdict = verdict_of(count, s.needed);
        else if (s.frozen) s.likely = verdict_of(count, s.needed);
    }

    experiment_cost cost_of(const judged_experiment& j) const {
        auto cost = experiment_cost{j.terms.cap, j.terms.spent, j.source->unit};
        const auto start = to_day_number(j.source->start);
        const auto elapsed = std::min(today(), j.end) - start;
        if (elapsed > 0 && j.end > start)
            cost.projected = j.terms.spent * (j.end - start) / elapsed;
        if (j.terms.stopped) cost.breached_on = to_date(*j.terms.stopped);
        cost.on_pace = !j.terms.stopped && reaches(cost.cap, cost.projected.value_or(cost.spent));
        return cost;
    }

    amendment_line line_of(const judged_amendment& a, const experiment& e) const {
        auto line = amendment_line{a.source.source->id, to_date(a.source.day), a.effect};
        for (const auto& name : a.source->names)
            line.names.push_back(person_name(now_, name.target.text));
        for (const auto& c : a.after)
            if (std::find(a.before.begin(), a.before.end(), c) == a.before.end())
                line.changed.push_back(c.id);
        line.end_before = to_date(a.end_before), line.end_after = to_date(a.end_after);
        line.cap_before = a.cap_before, line.cap_after = a.cap_after;
        line.hash_before = hash_of(a.before, e), line.hash_after = hash_of(a.after, e);
        return line;
    }

    /// Over what fell due from the start to the end.
    std::optional<day_job_line> day_job_of(const judged_experiment& j) const {
        if (j.source->day_job.empty()) return std::nullopt;
        auto job = day_job_line{};
        for (const auto& rule : j.source->day_job) job.rules.push_back(rule.target);
        const auto is_named = [&job](const owed_part& part) {
            return std::find(job.rules.begin(), job.rules.end(), id{part.rule}) != job.rules.end();
        };
        auto owed = std::vector<outcome>{};
        for (const auto& o : here_.outcomes)
            if (o.is_known() && o.known <= today() &&
                o.owed.due >= to_day_number(j.source->start) && o.owed.due <= j.end &&
                std::any_of(o.owed.parts.begin(), o.owed.parts.end(), is_named))
                owed.push_back(o);
        job.obligations = static_cast<std::int32_t>(owed.size());
        job.adherence = adherence<double>(owed, today(), here_.policy->rhythm);
        job.suffers = job.adherence && !reaches(*job.adherence, here_.policy->lead.day_job);
        return job;
    }

    // ---- what to do ----

    std::vector<message> advice_for(const judged_experiment& j, const experiment_sheet& s) const {
        auto advice = std::vector<message>{};
        const auto running = j.ending == experiment_ending::running && s.frozen;
        if (s.status == experiment_status::overrun)
            advice.push_back(message{"experiment.own_overrun"}.with("end", to_string(s.end)));
        if (s.status == experiment_status::stopped)
            advice.push_back(message{"experiment.cap_breached"}
                                 .with("spent", s.cost.spent)
                                 .with("cap", s.cost.cap)
                                 .with("unit", s.cost.unit)
                                 .with("until", to_string(s.close_by)));
        if (s.status == experiment_status::due)
            advice.push_back(
                message{today() == j.end ? "experiment.close_today" : "experiment.close"}.with(
                    "until", to_string(s.close_by)));
        if (running && s.likely == experiment_verdict::fail) {
            advice.push_back(telling(j));
            advice.push_back({"experiment.do_not_extend"});
        }
        if (s.day_job && s.day_job->suffers)
            advice.push_back(message{"experiment.day_job_suffers"}
                                 .with("adherence", *s.day_job->adherence)
                                 .with("least", here_.policy->lead.day_job));
        if (s.criteria.empty()) advice.push_back({"experiment.no_criteria"});
        auto unread = std::vector<std::string>{};
        for (const auto& c : s.criteria)
            if (c.pace == pace_state::unread) unread.push_back(c.criterion.text);
        if (running && !s.verdict && !unread.empty())
            advice.push_back(message{"experiment.unread"}
                                 .with("criteria", joined(unread))
                                 .with("end", to_string(s.end)));
        for (const auto& a : s.amendments)
            if (a.effect == amendment_effect::not_both)
                advice.push_back(
                    message{"experiment.name_both"}.with("amendment", a.amendment.text));
        return advice;
    }

    /// That it will likely fail: to be said now, unless it was since the readings that show it.
    message telling(const judged_experiment& j) const {
        auto told = std::optional<day_number>{};
        for (const auto& c : j.terms.criteria) {
            const auto r = readings_.in_box(c, j, today());
            if (!r || pace_of(c, *r).leads_to_pass) continue;
            auto newest = std::optional<day_number>{};
            for (const auto& subject :
                 {r->source.id(), c.metric.target.text, c.id.text, j.source.id()})
                if (const auto day = words_.last_until(subject, today());
                    day && *day >= r->source.day)
                    newest = std::max(newest.value_or(*day), *day);
            if (!newest) return message{"experiment.tell_now"}.with("told", std::string{"no"});
            told = std::max(told.value_or(*newest), *newest);
        }
        auto m = message{"experiment.tell_now"}.with("told", std::string{told ? "yes" : "no"});
        if (told) m = std::move(m).with("on", to_string(to_date(*told)));
        return m;
    }

    const situation& here_;
    const state& now_;
    const criterion_readings readings_;
    const tellings words_;
    const by_experiment<experiment_event> events_;
    const std::vector<judged_experiment> judged_;
};

}  // namespace detail

/// O(n log n), and for each experiment the outcomes of the rhythm.
inline experiment_answer experiments_of(const situation& here, const lead_parameters& q) {
    const auto sheets = detail::experiment_sheets{here};
    auto a = experiment_answer{};
    if (q.explain) a.traces.emplace();
    for (const auto& j : sheets.judged()) {
        if (q.id && *q.id != j.source.source->id) continue;
        a.experiments.push_back(sheets.sheet(j));
        if (a.traces) sheets.trace_into(*a.traces, j);
    }
    std::stable_sort(a.experiments.begin(), a.experiments.end(), [](const auto& x, const auto& y) {
        return x.start != y.start ? x.start > y.start : x.experiment < y.experiment;
    });
    return a;
}

namespace detail {

/// Readings may be private: a criterion without one is not known to have failed.
inline void forget_unread(experiment_sheet& s) {
    if (!s.verdict) return;
    auto count = criteria_count{};
    for (auto& c : s.criteria) {
        if (!c.reading) c.passed.reset();
        (!c.passed ? count.unread : *c.passed ? count.passed : count.failed) += 1;
    }
    s.verdict = verdict_of(count, s.needed);
    if (s.verdict == experiment_verdict::open) s.verdict.reset();
}

/// Where nobody can tell whether an amendment names the two, nor what the criteria are by now.
inline void leave_unclear(experiment_sheet& s) {
    auto is_unclear = false;
    for (auto& a : s.amendments) {
        if (a.effect != amendment_effect::counts && a.effect != amendment_effect::before_the_start)
            continue;
        is_unclear = true;
        a.effect = amendment_effect::unclear;
        a.hash_before.reset(), a.hash_after.reset();
    }
    if (is_unclear) s.hash.reset(), s.likely.reset(), s.verdict.reset();
}

}  // namespace detail

/// What the boss sees: what was agreed, how it stands and how it ended, as far as what is shared tells;
/// no score, no advice.
inline experiment_answer experiments_for_boss(const situation& here, const lead_parameters& q) {
    auto a = experiments_of(here, q);
    a.traces.reset();
    for (auto& s : a.experiments) {
        if (s.status == experiment_status::disowned || s.status == experiment_status::overrun)
            s.status = experiment_status::ended;
        if (s.day_job) *s.day_job = day_job_line{s.day_job->rules};
        s.advice.clear();
        detail::forget_unread(s);
        if (!here.who.known()) detail::leave_unclear(s);
    }
    return a;
}

}  // namespace upward
