// SPDX-License-Identifier: BSL-1.0
//
// Leading up on one day, as the plan shows it: experiments that run or are to be closed, proposals
// that wait for an answer, hand-overs and what their next step needs, and whether it is time for a
// role statement. Each has a question of its own that says more.
//
//     upward::lead_of(here).experiments.front().likely;
#pragma once

#include <upward/core/message.hpp>
#include <upward/lead/experiment.hpp>
#include <upward/lead/handover.hpp>
#include <upward/lead/proposal.hpp>
#include <upward/lead/role.hpp>
#include <upward/rhythm/situation.hpp>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace upward {

struct lead_experiment {
    id experiment;
    std::string title;
    experiment_status status = experiment_status::running;
    std::int32_t days_left = 0;
    date close_by;
    std::optional<experiment_verdict> likely;
    std::vector<criterion_line> off_pace;  ///< criteria that do not lead to a pass
    std::vector<message> advice;
};
BOOST_DESCRIBE_STRUCT(lead_experiment, (),
                      (experiment, title, status, days_left, close_by, likely, off_pace, advice))

/// A proposal that no experiment has taken up.
struct lead_proposal {
    id proposal;
    std::string title;
    proposal_verdict verdict = proposal_verdict::wait;
    double fit = 0;
    std::vector<message> because;
    std::vector<proposal_part> missing;
};
BOOST_DESCRIBE_STRUCT(lead_proposal, (), (proposal, title, verdict, fit, because, missing))

/// A hand-over that is on its way, or may begin.
struct lead_handover {
    id area;
    std::string name;
    handover_stage next = handover_stage::document;
    bool underway = false;
    bool paused = false;
    std::vector<message> needs;
};
BOOST_DESCRIBE_STRUCT(lead_handover, (), (area, name, next, underway, paused, needs))

struct lead_answer {
    std::vector<lead_experiment> experiments;
    std::vector<lead_proposal> proposals;
    std::vector<lead_handover> handovers;
    role_gate role;
    bool role_approved = false;  ///< the newest version is, by both
};
BOOST_DESCRIBE_STRUCT(lead_answer, (), (experiments, proposals, handovers, role, role_approved))

namespace detail {

inline bool is_to_be_led(experiment_status s) noexcept {
    return s == experiment_status::running || s == experiment_status::due ||
           s == experiment_status::stopped;
}

inline bool leads_nowhere(pace_state s) noexcept {
    return s == pace_state::not_started || s == pace_state::moving_away ||
           s == pace_state::off_pace;
}

}  // namespace detail

/// As much as the four questions.
inline lead_answer lead_of(const situation& here) {
    auto a = lead_answer{};
    for (auto& s : experiments_of(here, {}).experiments) {
        if (!detail::is_to_be_led(s.status)) continue;
        auto e = lead_experiment{s.experiment, std::move(s.title), s.status,
                                 s.days_left,  s.close_by,         s.likely};
        for (auto& c : s.criteria)
            if (detail::leads_nowhere(c.pace)) e.off_pace.push_back(std::move(c));
        e.advice = std::move(s.advice);
        a.experiments.push_back(std::move(e));
    }
    for (auto& p : proposals_of(here, {}).proposals)
        if (!p.tried_by)
            a.proposals.push_back({p.proposal, std::move(p.title), p.verdict, p.fit,
                                   std::move(p.because), std::move(p.missing)});
    for (auto& h : handovers_of(here, {}).handovers) {
        if (!h.current) continue;
        const auto& step = h.steps[static_cast<std::size_t>(*h.current)];
        if (!h.begun && step.status == step_status::ahead) continue;
        a.handovers.push_back({h.area, std::move(h.name), *h.current,
                               step.status == step_status::underway, h.paused, std::move(h.needs)});
    }
    const auto trust = trust_standing{here};
    a.role = role_gate_of(here, trust);
    const auto versions = detail::role_versions(*here.now, here.who);
    a.role_approved = !versions.empty() && versions.front().approved_by_both;
    return a;
}

}  // namespace upward
