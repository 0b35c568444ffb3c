// SPDX-License-Identifier: BSL-1.0
//
// Where technique has stopped: what an answer says is left, what it would have one do is not, but for
// promises, records and honest repair.
//
//     if (a.partnership.protective) upward::stop_technique(a.rhythm);
//
// No rhythm is proposed, no rung, no ally and no question, nothing is offered, no win shown and no
// hand-over begun; what is agreed, promised, untold or to be repaired stays.
#pragma once

#include <upward/anticipate/needs.hpp>
#include <upward/empathize/empathize.hpp>
#include <upward/expect/checklist.hpp>
#include <upward/lead/lead.hpp>
#include <upward/plan/partnership.hpp>
#include <upward/train/rhythm.hpp>
#include <upward/trust/trust.hpp>

#include <algorithm>
#include <string_view>
#include <vector>

namespace upward {

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

inline void stop_technique(expect_answer& a) {
    a.next.clear(), a.tricky.clear();
    for (auto& c : a.contradictions) c.ask_again = false;
}

inline void stop_technique(checklist_answer& a) {
    a.next.clear(), a.tricky.clear();
    for (auto& c : a.contradictions) c.ask_again = false;
    if (a.style) a.style->moves.clear();
}

/// What both agreed goes on.
inline void stop_technique(lead_answer& a) {
    a.proposals.clear();
    std::erase_if(a.handovers, [](const lead_handover& h) { return !h.underway; });
    a.role.ready = false;
}

}  // namespace upward
