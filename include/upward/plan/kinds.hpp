// SPDX-License-Identifier: BSL-1.0
//
// The queries, in one list: the name of each, what it answers, its described parameters, the
// function, and whether the boss may be shown it. The C face, the Python package, the command and
// its help are made from this list or tested against it.
//
//     for_each_query([](const auto& q) { std::puts(q.name); });
//
// A query is a pure function of (state, policy, parameters).
#pragma once

#include <upward/anticipate/calibration.hpp>
#include <upward/anticipate/foresee.hpp>
#include <upward/anticipate/stakeholders.hpp>
#include <upward/core/result.hpp>
#include <upward/empathize/empathize.hpp>
#include <upward/expect/checklist.hpp>
#include <upward/lead/delegation.hpp>
#include <upward/lead/experiment.hpp>
#include <upward/lead/handover.hpp>
#include <upward/lead/proposal.hpp>
#include <upward/lead/role.hpp>
#include <upward/model/differences.hpp>
#include <upward/model/references.hpp>
#include <upward/model/shared.hpp>
#include <upward/plan/agenda.hpp>
#include <upward/plan/partnership.hpp>
#include <upward/plan/plan.hpp>
#include <upward/plan/protective.hpp>
#include <upward/plan/wake.hpp>
#include <upward/plan/weighing.hpp>
#include <upward/train/agreement.hpp>
#include <upward/train/surprises.hpp>

#include <boost/describe.hpp>

#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace upward {

template <class Parameters, class Answer>
struct query_kind {
    using parameters_type = Parameters;
    using answer_type = Answer;

    const char* name;
    const char* summary;  ///< one line, for a person
    result<Answer> (*ask)(const state&, const policy&, const Parameters&);
    /// Over the shared entries; null when the boss is never answered.
    result<Answer> (*ask_for_boss)(const state&, const policy&, const Parameters&) = nullptr;

    constexpr bool is_for_boss() const noexcept { return ask_for_boss != nullptr; }
};

// ---- trust, and what if ----

struct what_if_parameters {
    std::vector<entry> add;    ///< as if they stood in the log
    std::vector<id> withdraw;  ///< as if they did not
};
BOOST_DESCRIBE_STRUCT(what_if_parameters, (), (add, withdraw))

struct what_if_answer {
    trust_answer before;
    trust_answer after;
    std::vector<difference> differences;
};
BOOST_DESCRIBE_STRUCT(what_if_answer, (), (before, after, differences))

// ---- touches ----

struct touches_answer {
    date until;
    std::vector<touch> touches;
    bool exact = true;  ///< the fewest and best spaced; false where too much is linked to tell
};
BOOST_DESCRIBE_STRUCT(touches_answer, (), (until, touches, exact))

// ---- the log ----

struct log_answer {
    std::vector<entry> entries;  ///< what stands, corrections followed
    std::vector<loose_reference> loose_references;
};
BOOST_DESCRIBE_STRUCT(log_answer, (), (entries, loose_references))

struct no_parameters {};
BOOST_DESCRIBE_STRUCT(no_parameters, (), ())

namespace queries {

inline situation situation_now(const state& now, const policy& p) {
    const auto report = presence_of(now, parties_of(now)).report;
    return {now, p, report.add(now.as_of(), next_obligation_horizon_wd)};
}

inline result<plan_answer> plan(const state& now, const policy& p, const plan_parameters& q) {
    return plan_of(now, p, q);
}

inline result<rhythm_answer> rhythm(const state& now, const policy& p, const rhythm_parameters& q) {
    const auto here = situation_now(now, p);
    auto a = rhythm_of(here, q);
    if (is_protective(here)) stop_technique(a);
    return a;
}

inline result<trust_answer> trust(const state& now, const policy& p, const trust_parameters& q) {
    if (q.target && !(*q.target > 0 && *q.target < 1))
        return error{errc::out_of_range, "a target lies between 0 and 1", place{"/target"}};
    const auto here = situation_now(now, p);
    auto a = trust_of(here, q);
    if (is_protective(here)) stop_technique(a);
    return a;
}

/// The state in which some entries stand and others do not.
inline result<state> supposed(const state& now, const what_if_parameters& q) {
    for (std::size_t i = 0; i < q.withdraw.size(); ++i)
        if (!now.find_entry(q.withdraw[i].text))
            return error{errc::invalid_argument, "no entry of that id stands on that day",
                         place{"/withdraw/" + std::to_string(i)}};
    auto other = state{to_date(now.as_of()), now.calendar()};
    other.set_zone(now.zone());
    for (auto& e : now.entries())
        if (std::find(q.withdraw.begin(), q.withdraw.end(), e->id) == q.withdraw.end())
            other.apply(e);
    for (std::size_t i = 0; i < q.add.size(); ++i) {
        const auto at = "/add/" + std::to_string(i);
        if (auto fine = check(q.add[i]); !fine) {
            auto e = fine.error();
            e.where.pointer.insert(0, at);
            return e;
        }
        if (holds<correction>(q.add[i].body))
            return error{errc::invalid_argument,
                         "to suppose that an entry is not there, withdraw it", place{at + "/kind"}};
        if (other.find_entry(q.add[i].id.text))
            return error{errc::id_conflict, "an entry of that id stands already",
                         place{at + "/id"}};
        if (to_day_number(q.add[i].date) <= now.as_of())
            other.apply(std::make_shared<const entry>(q.add[i]));
    }
    return other;
}

inline result<what_if_answer> what_if(const state& now, const policy& p,
                                      const what_if_parameters& q) {
    const auto other = supposed(now, q);
    if (!other) return other.error();
    auto a = what_if_answer{
        trust_of(situation_now(now, p), {}), trust_of(situation_now(*other, p), {}), {}};
    a.differences = differences(a.before, a.after);
    return a;
}

inline result<touches_answer> touches(const state& now, const policy& p, const plan_parameters& q) {
    const auto report = presence_of(now, parties_of(now)).report;
    const auto until = report.add(now.as_of(), q.days);
    auto planned = touches_of(situation{now, p, until}, until);
    return touches_answer{to_date(until), std::move(planned.touches), planned.exact};
}

/// What comes: the boss is shown dates ahead, never what is late, since the deliveries that would
/// tell may be private, nor bad news, which is for the report to bring.
inline result<touches_answer> touches_for_boss(const state& now, const policy& p,
                                               const plan_parameters& q) {
    auto all = touches(now, p, q);
    if (!all) return all;
    for (auto& t : all->touches) {
        auto ahead = touch{t.day, t.channel, {}, {}};
        for (std::size_t i = 0; i < t.obligations.size(); ++i) {
            const auto& key = t.because[i].key;
            if (key == "touch.late" || key == "touch.missed" || key == "touch.problem") continue;
            ahead.obligations.push_back(t.obligations[i]);
            ahead.because.push_back(t.because[i]);
        }
        t = std::move(ahead);
    }
    std::erase_if(all->touches, [](const touch& t) { return t.obligations.empty(); });
    return all;
}

inline result<agreement_answer> agreement(const state& now, const policy& p, const no_parameters&) {
    return agreement_of(now, p);
}

inline result<surprises_answer> surprises(const state& now, const policy& p, const no_parameters&) {
    return surprises_of(situation_now(now, p));
}

inline result<needs_answer> needs(const state& now, const policy& p, const needs_parameters& q) {
    return needs_of(now, p, q);
}

inline result<calibration_answer> calibration(const state& now, const policy& p,
                                              const calibration_parameters& q) {
    return calibration_of(now, p, q);
}

inline result<wake_answer> wake(const state& now, const policy& p, const no_parameters&) {
    return next_wake(now, p);
}

inline result<partnership_answer> partnership(const state& now, const policy& p,
                                              const partnership_parameters& q) {
    return partnership_of(situation_now(now, p), q);
}

inline result<log_answer> log(const state& now, const policy&, const no_parameters&) {
    auto a = log_answer{};
    for (const auto& e : now.entries()) a.entries.push_back(*e);
    std::sort(a.entries.begin(), a.entries.end(), comes_before);
    a.loose_references = loose_references(now);
    return a;
}

inline result<checklist_answer> checklist(const state& now, const policy& p,
                                          const checklist_parameters& q) {
    const auto here = situation_now(now, p);
    auto a = checklist_of(here, q, plan_priorities_of(now, needs_of(now, p, {})));
    if (is_protective(here)) stop_technique(a);
    return a;
}

inline result<stakeholders_answer> stakeholders(const state& now, const policy& p,
                                                const stakeholders_parameters& q) {
    return stakeholders_of(now, p, q);
}

// ---- empathy ----

inline result<briefing_answer> briefing(const state& now, const policy& p,
                                        const briefing_parameters& q) {
    return briefing_of(now, p, q);
}

inline result<briefing_answer> briefing_for_boss(const state& now, const policy& p,
                                                 const briefing_parameters& q) {
    auto a = briefing_of(now, p, q);
    if (!a) return a;
    return without_judgement(*std::move(a));
}

inline result<draft_answer> draft(const state& now, const policy& p, const draft_parameters& q) {
    return draft_of(now, p, q);
}

inline result<wins_answer> wins(const state& now, const policy& p, const wins_parameters& q) {
    return wins_of(now, p, q);
}

inline result<wins_answer> wins_for_boss(const state& now, const policy& p,
                                         const wins_parameters& q) {
    auto a = wins_of(now, p, q);
    if (!a) return a;
    return without_balances(*std::move(a));
}

inline result<burden_answer> burden(const state& now, const policy& p, const burden_parameters& q) {
    const auto here = situation_now(now, p);
    auto a = burden_of(here, q);
    if (is_protective(here)) stop_technique(a);
    return a;
}

// ---- leading up ----

/// An answer of one thing, or that nothing of that name stands.
template <class Answer, class List, class Parameters>
result<Answer> one_or_all(Answer a, const List& list, const Parameters& q, const char* what) {
    if (q.id && list.empty())
        return error{errc::invalid_argument,
                     std::string{"no "} + what + " of that id stands on that day", place{"/id"}};
    return a;
}

inline result<proposal_answer> proposal(const state& now, const policy& p,
                                        const lead_parameters& q) {
    const auto a = proposals_of(situation_now(now, p), q);
    return one_or_all(a, a.proposals, q, "proposal");
}

inline result<experiment_answer> experiment(const state& now, const policy& p,
                                            const lead_parameters& q) {
    const auto a = experiments_of(situation_now(now, p), q);
    return one_or_all(a, a.experiments, q, "experiment");
}

inline result<experiment_answer> experiment_for_boss(const state& now, const policy& p,
                                                     const lead_parameters& q) {
    const auto a = experiments_for_boss(situation_now(now, p), q);
    return one_or_all(a, a.experiments, q, "experiment");
}

inline result<handover_answer> handover(const state& now, const policy& p,
                                        const handover_parameters& q) {
    const auto a = handovers_of(situation_now(now, p), q);
    return one_or_all(a, a.handovers, q, "hand-over");
}

inline result<role_answer> role(const state& now, const policy& p, const lead_parameters& q) {
    const auto a = role_of(situation_now(now, p), q);
    return one_or_all(a, a.versions, q, "role statement");
}

inline result<role_answer> role_for_boss(const state& now, const policy& p,
                                         const lead_parameters& q) {
    const auto a = upward::role_for_boss(situation_now(now, p), q);
    return one_or_all(a, a.versions, q, "role statement");
}

inline result<delegation_answer> delegation(const state& now, const policy& p,
                                            const lead_parameters& q) {
    const auto a = delegation_of(situation_now(now, p), q);
    return one_or_all(a, a.areas, q, "area");
}

inline result<delegation_answer> delegation_for_boss(const state& now, const policy& p,
                                                     const lead_parameters& q) {
    const auto a = upward::delegation_for_boss(situation_now(now, p), q);
    return one_or_all(a, a.areas, q, "area");
}

// ---- what joins them ----

inline result<agenda_answer> agenda(const state& now, const policy& p, const agenda_parameters& q) {
    return agenda_of(now, p, q);
}

}  // namespace queries

/// All of them, in the order in which help lists them.
inline constexpr auto query_kinds = std::tuple{
    query_kind<plan_parameters, plan_answer>{
        "plan", "what to do next: touches, promises, bad news, where trust stands", &queries::plan},
    query_kind<trust_parameters, trust_answer>{
        "trust", "where trust stands, what binds it, what a miss costs, the way up",
        &queries::trust},
    query_kind<rhythm_parameters, rhythm_answer>{
        "rhythm", "the agreed rhythm, how reliably it was kept, asks outside it", &queries::rhythm},
    query_kind<needs_parameters, needs_answer>{
        "needs", "what the boss will need next: by when, how likely, why, what to prepare",
        &queries::needs},
    query_kind<calibration_parameters, calibration_answer>{
        "calibration", "how good the forecasts were: replayed, and those that were kept",
        &queries::calibration},
    query_kind<plan_parameters, touches_answer>{
        "touches", "the messages and meetings to make, with channel and reason", &queries::touches,
        &queries::touches_for_boss},
    query_kind<no_parameters, agreement_answer>{"agreement", "what both agreed, as one page",
                                                &queries::agreement, &queries::agreement},
    query_kind<no_parameters, surprises_answer>{
        "surprises", "bad news: what was told in time, and what came as a surprise",
        &queries::surprises},
    query_kind<what_if_parameters, what_if_answer>{
        "what_if", "trust as it would be with some entries added or withdrawn", &queries::what_if},
    query_kind<no_parameters, wake_answer>{
        "wake", "the first later day on which an answer changes by itself", &queries::wake},
    query_kind<no_parameters, log_answer>{
        "log", "the entries that stand, and references that lead nowhere", &queries::log,
        &queries::log},
    query_kind<partnership_parameters, partnership_answer>{
        "partnership", "how the relationship stands, month by month, and what it would still take",
        &queries::partnership},
    query_kind<checklist_parameters, checklist_answer>{
        "checklist", "what is known of the boss's expectations, and what to ask next",
        &queries::checklist},
    query_kind<stakeholders_parameters, stakeholders_answer>{
        "stakeholders", "who else has a stake in what: peers, those above, where they meet",
        &queries::stakeholders},
    query_kind<briefing_parameters, briefing_answer>{
        "briefing", "what the boss must know now, in order, in the form that they take in",
        &queries::briefing, &queries::briefing_for_boss},
    query_kind<draft_parameters, draft_answer>{
        "draft", "a text against peeves, budget, bottom line, links, credit, feedback",
        &queries::draft},
    query_kind<wins_parameters, wins_answer>{
        "wins", "the wins of a period with their evidence, by metric, and their balance",
        &queries::wins, &queries::wins_for_boss},
    query_kind<burden_parameters, burden_answer>{
        "burden", "the boss's load, what to take over, decisions that wait, check-ins",
        &queries::burden},
    query_kind<lead_parameters, proposal_answer>{
        "proposal", "whether to propose it: limits, fit, both framings, what is missing",
        &queries::proposal},
    query_kind<lead_parameters, experiment_answer>{
        "experiment", "each experiment's sheet: frozen criteria, pace, cost, verdict, closing",
        &queries::experiment, &queries::experiment_for_boss},
    query_kind<handover_parameters, handover_answer>{
        "handover", "the systems that the boss built: step, gate, rollback, what changed since",
        &queries::handover},
    query_kind<lead_parameters, role_answer>{
        "role", "the role statement: lines with evidence, approvals, whether it is time",
        &queries::role, &queries::role_for_boss},
    query_kind<lead_parameters, delegation_answer>{
        "delegation", "who decides what: rungs agreed and earned, expectations, the gap",
        &queries::delegation, &queries::delegation_for_boss},
    query_kind<agenda_parameters, agenda_answer>{
        "agenda", "what to bring to the next one-to-one, in order, and why", &queries::agenda},
};

template <class Visit>
constexpr void for_each_query(Visit&& visit) {
    std::apply([&](const auto&... q) { (visit(q), ...); }, query_kinds);
}

}  // namespace upward
