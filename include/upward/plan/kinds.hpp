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

#include <upward/core/result.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/state.hpp>
#include <upward/plan/queries.hpp>

#include <tuple>

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
