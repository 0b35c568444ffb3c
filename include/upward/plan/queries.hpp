// SPDX-License-Identifier: BSL-1.0
//
// What each query does: a pure function of (state, policy, parameters), and where the boss may ask it,
// the same over the shared entries (model/shared.hpp). Where technique stops (protective.hpp) the
// report's answers come without it.
//
//     upward::queries::trust(now, policy, {});
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

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace upward {

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

/// The answer, without technique where that stops.
template <class Answer>
Answer as_advised(const situation& here, Answer a) {
    if (technique_stops(here)) stop_technique(a);
    return a;
}

inline result<plan_answer> plan(const state& now, const policy& p, const plan_parameters& q) {
    return plan_of(now, p, q);
}

inline result<rhythm_answer> rhythm(const state& now, const policy& p, const rhythm_parameters& q) {
    const auto here = situation_now(now, p);
    return as_advised(here, rhythm_of(here, q));
}

inline result<trust_answer> trust(const state& now, const policy& p, const trust_parameters& q) {
    if (q.target && !(*q.target > 0 && *q.target < 1))
        return error{errc::out_of_range, "a target lies between 0 and 1", place{"/target"}};
    const auto here = situation_now(now, p);
    return as_advised(here, trust_of(here, q));
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
    auto a = what_if_answer{*trust(now, p, {}), *trust(*other, p, {}), {}};
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
    return as_advised(situation_now(now, p), needs_of(now, p, q));
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
    return as_advised(here, checklist_of(here, q, plan_priorities_of(now, needs_of(now, p, {}))));
}

inline result<stakeholders_answer> stakeholders(const state& now, const policy& p,
                                                const stakeholders_parameters& q) {
    return stakeholders_of(now, p, q);
}

// ---- empathy ----

inline result<briefing_answer> briefing(const state& now, const policy& p,
                                        const briefing_parameters& q) {
    auto a = briefing_of(now, p, q);
    if (!a) return a;
    return as_advised(situation_now(now, p), *std::move(a));
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
    return as_advised(here, burden_of(here, q));
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
    const auto here = situation_now(now, p);
    const auto a = as_advised(here, proposals_of(here, q));
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
    const auto here = situation_now(now, p);
    const auto a = as_advised(here, handovers_of(here, q));
    return one_or_all(a, a.handovers, q, "hand-over");
}

inline result<role_answer> role(const state& now, const policy& p, const lead_parameters& q) {
    const auto here = situation_now(now, p);
    const auto a = as_advised(here, role_of(here, q));
    return one_or_all(a, a.versions, q, "role statement");
}

inline result<role_answer> role_for_boss(const state& now, const policy& p,
                                         const lead_parameters& q) {
    const auto a = upward::role_for_boss(situation_now(now, p), q);
    return one_or_all(a, a.versions, q, "role statement");
}

inline result<delegation_answer> delegation(const state& now, const policy& p,
                                            const lead_parameters& q) {
    const auto here = situation_now(now, p);
    const auto a = as_advised(here, delegation_of(here, q));
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

}  // namespace upward
