// SPDX-License-Identifier: BSL-1.0
//
// Where technique has stopped: what an answer says is left, what it would have one do is not, but for
// promises, records and honest repair.
//
//     if (a.partnership.protective) upward::stop_technique(a.rhythm);
//
// No rhythm is proposed, no rung, no ally and no question; what is agreed, promised, untold or to be
// repaired stays.
#pragma once

#include <upward/anticipate/needs.hpp>
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

}  // namespace upward
