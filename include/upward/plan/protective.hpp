// SPDX-License-Identifier: BSL-1.0
//
// Where technique stops, in the protective mode and while sincerity is locked: what an answer says is
// left, what it would have one do is not, but for promises, records, openness and honest repair.
//
//     if (upward::technique_stops(here)) upward::stop_technique(a.rhythm);
//
// Nothing is proposed: no rhythm, no rung, no idea and no role; no ally and no question, nothing is
// offered or passed on, no win shown and no hand-over begun. What is agreed, promised, untold or to be
// repaired stays. The boss's own answers do not change with it.
#pragma once

#include <upward/anticipate/needs.hpp>
#include <upward/empathize/empathize.hpp>
#include <upward/expect/checklist.hpp>
#include <upward/lead/delegation.hpp>
#include <upward/lead/lead.hpp>
#include <upward/plan/partnership.hpp>
#include <upward/rhythm/situation.hpp>
#include <upward/train/rhythm.hpp>
#include <upward/trust/standing.hpp>
#include <upward/trust/trust.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <vector>

namespace upward {

/// As much as the trust that it stands on, and the months of the partnership.
inline bool technique_stops(const situation& here) {
    const auto trust = trust_standing{here};
    return trust.locked || judged_months(here, trust.items).stages.is_protective();
}

inline void stop_technique(rhythm_answer& a) {
    constexpr std::string_view technique[] = {"advice.propose_rhythm", "advice.ask_what_changed",
                                              "advice.look_ahead", "advice.wait_for_review"};
    a.proposal.reset();
    std::erase_if(a.advice, [&](const message& m) {
        return std::find(std::begin(technique), std::end(technique), m.key) != std::end(technique);
    });
}

inline void stop_technique(trust_answer& a) {
    a.next_rung.reset();
    for (auto& [name, area] : a.areas) area.may_propose.reset();
}

inline void stop_technique(needs_answer& a) {
    a.allies.clear();
    for (auto& c : a.concerns) c.ask_if_it_matters = false;
}

inline void stop_technique(empathize_answer& a) {
    a.offers_lead = false;
    a.upward.reset();
    a.offers.clear(), a.proposals.clear(), a.hints.clear(), a.unshared.clear();
}

inline void stop_technique(burden_answer& a) {
    a.offers.clear(), a.check_ins.hints.clear();
    for (auto& line : a.waiting) line.propose_rung.reset();
}

inline void stop_technique(briefing_answer& a) { a.upward.reset(); }

/// How soon to tell bad news may still be recorded.
template <class Answer>
    requires requires(Answer& a) { a.next, a.tricky, a.contradictions, a.changes; }
void stop_technique(Answer& a) {
    a.next.clear(), a.tricky.clear();
    for (auto& c : a.contradictions) c.ask_again = false;
    std::erase_if(a.changes,
                  [](const driven_change& c) { return c.drives != answer_drives::notice_limit; });
    if constexpr (requires { a.style->moves; })
        if (a.style) a.style->moves.clear();
}

inline void stop_technique(proposal_answer& a) {
    for (auto& p : a.proposals) {
        std::erase_if(p.because, [](const message& m) {
            return m.key == "proposal.weakest" || m.key == "proposal.weakest_of_several";
        });
        const auto is_said = std::any_of(p.because.begin(), p.because.end(), [](const message& m) {
            return m.key == "proposal.locked";
        });
        if (!is_said) p.because.insert(p.because.begin(), message{"proposal.stopped"});
        if (p.verdict != proposal_verdict::blocked) p.verdict = proposal_verdict::wait;
        p.framings.clear(), p.missing.clear();
    }
}

/// What is under way goes on.
inline void stop_technique(handover_answer& a) {
    for (auto& h : a.handovers) {
        const auto goes_on = h.current && h.steps[static_cast<std::size_t>(*h.current)].status ==
                                              step_status::underway;
        if (h.current && !goes_on) h.needs.insert(h.needs.begin(), message{"handover.stopped"});
    }
}

inline void stop_technique(role_answer& a) {
    if (a.gate) a.gate->ready = false;
    a.suggestions.clear();
    std::erase_if(a.advice, [](const message& m) {
        return m.key == "role.write_one" || m.key == "role.ask_approval";
    });
}

inline void stop_technique(delegation_answer& a) {
    for (auto& line : a.areas) line.may_propose.reset();
}

/// What both agreed goes on.
inline void stop_technique(lead_answer& a) {
    a.proposals.clear();
    std::erase_if(a.handovers, [](const lead_handover& h) { return !h.underway; });
    a.role.ready = false;
}

}  // namespace upward
