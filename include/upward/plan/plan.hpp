// SPDX-License-Identifier: BSL-1.0
//
// The plan: for a day and the working days after it, which touches to make and when, which promises
// and bad news are due, what to tell first, what they will need, what to ask them and where to lead,
// where trust stands, what one miss would cost and what the way up is. It is composed from the engines' own answers and adds no judgement of its own. Where the relationship is
// protective, `partnership` says what to do and technique is left out.
//
//     auto p = upward::plan_of(now, policy, {.days = 5});
#pragma once

#include <upward/anticipate/foresee.hpp>
#include <upward/core/describe.hpp>
#include <upward/empathize/empathize.hpp>
#include <upward/expect/checklist.hpp>
#include <upward/lead/lead.hpp>
#include <upward/model/references.hpp>
#include <upward/plan/partnership.hpp>
#include <upward/plan/protective.hpp>
#include <upward/plan/weighing.hpp>
#include <upward/rhythm/touches.hpp>
#include <upward/train/agreement.hpp>
#include <upward/train/rhythm.hpp>
#include <upward/trust/trust.hpp>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace upward {

/// How far back from a question's day the next obligation of a rule is looked for, in wd.
inline constexpr std::int32_t next_obligation_horizon_wd = 66;

struct plan_parameters {
    bounded<1, 260> days{5};  ///< the horizon, in working days of the report
};
BOOST_DESCRIBE_STRUCT(plan_parameters, (), (days))

struct plan_people {
    std::string report;
    std::string boss;
    std::string boss_boss;
};
BOOST_DESCRIBE_STRUCT(plan_people, (), (report, boss, boss_boss))

struct due_promise {
    id promise;
    std::string text;
    date due;
    date missed_after;  ///< without an outcome by the end of this day it is an unwarned miss
};
BOOST_DESCRIBE_STRUCT(due_promise, (), (promise, text, due, missed_after))

struct due_news {
    id problem;
    std::string topic;
    std::int32_t severity = 0;
    date tell_by;  ///< told by the end of this day it is bad news brought first
};
BOOST_DESCRIBE_STRUCT(due_news, (), (problem, topic, severity, tell_by))

struct due_ending {
    id experiment;
    std::string title;
    date end;
    date close_by;
};
BOOST_DESCRIBE_STRUCT(due_ending, (), (experiment, title, end, close_by))

struct plan_answer {
    date day;
    date until;
    plan_people people;  ///< by name where an entry names them, else by id
    std::vector<touch> touches;
    bool touches_exact = true;          ///< the fewest and best spaced
    std::vector<due_promise> promises;  ///< due by `until`, or past it and still to be answered for
    std::vector<due_news> bad_news;     ///< known, untold, and still in time
    std::vector<due_ending> experiments;  ///< to be closed by then
    rhythm_answer rhythm;
    trust_answer trust;
    needs_answer anticipate;         ///< for as many days, 20 at most
    partnership_answer partnership;  ///< without its months
    empathize_answer empathize;
    expect_answer expect;  ///< what to ask is weighed by `anticipate`
    lead_answer lead;
    std::vector<loose_reference> loose_references;
};
BOOST_DESCRIBE_STRUCT(plan_answer, (),
                      (day, until, people, touches, touches_exact, promises, bad_news, experiments,
                       rhythm, trust, anticipate, partnership, empathize, expect, lead,
                       loose_references))

namespace detail {

inline std::vector<due_promise> promises_due(const situation& here, day_number until) {
    const auto& now = *here.now;
    auto answered = std::set<std::string_view>{};
    for (const auto& o : now.all<promise_outcome>()) answered.insert(o->promise.target.text);
    auto due = std::vector<due_promise>{};
    for (const auto& p : now.all<promise>()) {
        const auto day = to_day_number(p->due);
        const auto missed_after = here.there.report.add(day, here.policy->lapse.promise_silence_wd);
        if (answered.contains(p.id()) || !here.who.is_boss(p->to.target.text) || day > until ||
            missed_after <= here.today())
            continue;
        due.push_back({p.source->id, p->text, p->due, to_date(missed_after)});
    }
    std::stable_sort(due.begin(), due.end(),
                     [](const auto& a, const auto& b) { return a.due < b.due; });
    return due;
}

inline std::vector<due_news> news_due(const situation& here) {
    auto due = std::vector<due_news>{};
    for (const auto& j : here.notices) {
        if (j.kind != notice_kind::open) continue;
        const auto& p = *j.source;
        due.push_back({j.source.source->id, p.topic, p.severity, to_date(j.limit)});
    }
    std::stable_sort(due.begin(), due.end(),
                     [](const auto& a, const auto& b) { return a.tell_by < b.tell_by; });
    return due;
}

inline std::vector<due_ending> endings_due(const situation& here, day_number until) {
    auto due = std::vector<due_ending>{};
    for (const auto& j : judged_experiments(*here.now, here.there, here.policy->lapse))
        if (j.ending == experiment_ending::running && j.end <= until)
            due.push_back({j.source.source->id, j.source->title.value_or(j.source.id()),
                           to_date(j.end), to_date(j.deadline)});
    return due;
}

}  // namespace detail

inline plan_answer plan_of(const state& now, const policy& p, const plan_parameters& parameters) {
    const auto who = parties_of(now);
    const auto report = presence_of(now, who).report;
    const auto until = report.add(now.as_of(), parameters.days);
    const auto here = situation{now, p, report.add(now.as_of(), next_obligation_horizon_wd)};

    auto a = plan_answer{};
    a.day = to_date(now.as_of());
    a.until = to_date(until);
    a.people = {detail::person_name(now, who.report), detail::person_name(now, who.boss),
                detail::person_name(now, who.boss_boss)};
    auto planned = touches_of(here, until);
    a.touches = std::move(planned.touches);
    a.touches_exact = planned.exact;
    a.promises = detail::promises_due(here, until);
    a.bad_news = detail::news_due(here);
    a.experiments = detail::endings_due(here, until);
    a.rhythm = rhythm_of(here, {});
    a.trust = trust_of(here, {});
    a.anticipate =
        needs_of(now, p, {.days = {std::min(parameters.days.value, needs_parameters::most_days)}});
    a.partnership = partnership_of(here, {{0}});
    a.empathize = empathize_of(here);
    a.expect = expect_of(here, plan_priorities_of(now, a.anticipate));
    a.lead = lead_of(here);
    if (a.partnership.protective || a.trust.lock.locked) {
        stop_technique(a.rhythm);
        stop_technique(a.trust);
        stop_technique(a.anticipate);
        stop_technique(a.empathize);
        stop_technique(a.expect);
        stop_technique(a.lead);
    }
    a.loose_references = loose_references(now);
    return a;
}

}  // namespace upward
