// SPDX-License-Identifier: BSL-1.0
//
// How much of the plan rests on each topic of a checklist: the priorities of the needs that are about
// it, by the topic of the need itself or the one that a `topic` entry hangs it on.
//
//     upward::plan_priorities_of(now, needs).at("escalation");      // .4913
//
// A need that is about no topic of a checklist stands under its own name, so that the values sum to
// the whole of the plan. Nothing else of an answer comes into a need: rules, rungs, styles and notice
// limits, which answers drive, are leaves of no need's trace.
#pragma once

#include <upward/anticipate/needs.hpp>
#include <upward/expect/questions.hpp>
#include <upward/model/answers.hpp>
#include <upward/model/state.hpp>

namespace upward {

/// Linear in the needs.
inline plan_priorities plan_priorities_of(const state& now, const needs_answer& foreseen) {
    auto priorities = plan_priorities{};
    for (const auto& n : foreseen.needs) priorities[checklist_topic_of(now, n.topic)] += n.priority;
    return priorities;
}

}  // namespace upward
