// SPDX-License-Identifier: BSL-1.0
#include "render/pages.hpp"

#include <string>

namespace upward::render {

namespace {

std::string joined(const std::vector<message>& sentences, const speaker& say) {
    auto text = std::string{};
    for (const auto& s : sentences) text += (text.empty() ? "" : " ") + say(s);
    return text;
}

void add_experiment(page& p, const lead_experiment& e, const speaker& say) {
    auto text = e.likely ? say("experiment.likely", {{"likely", std::string{enum_name(*e.likely)}}})
                         : std::string{};
    if (!e.advice.empty()) text += (text.empty() ? "" : " ") + joined(e.advice, say);
    p.row({say("lead.experiment", {{"title", e.title}, {"left", std::int64_t{e.days_left}}}),
           std::move(text)},
          e.likely == experiment_verdict::fail || e.status != experiment_status::running
              ? emphasis::warning
              : emphasis::none);
}

void add_handover(page& p, const lead_handover& h, const speaker& say) {
    const auto step = std::string{enum_name(h.next)};
    auto text = h.needs.empty() ? say("handover.ready", {{"step", step}}) : joined(h.needs, say);
    p.row({say("lead.handover", {{"name", h.name}}), std::move(text)},
          h.paused ? emphasis::warning : emphasis::none);
}

}  // namespace

void add_lead(page& p, const lead_answer& a, const speaker& say) {
    const auto role_is_open = a.role.ready && !a.role_approved;
    if (a.experiments.empty() && a.proposals.empty() && a.handovers.empty() && !role_is_open)
        return;
    p.section(say("lead.section"));
    for (const auto& e : a.experiments) add_experiment(p, e, say);
    for (const auto& proposal : a.proposals)
        p.row({say("lead.proposal", {{"title", proposal.title}}),
               say("proposal.verdict",
                   {{"verdict", std::string{enum_name(proposal.verdict)}}, {"fit", proposal.fit}})},
              proposal.verdict == proposal_verdict::propose ? emphasis::good : emphasis::none);
    for (const auto& h : a.handovers) add_handover(p, h, say);
    if (role_is_open) p.line(say("lead.role"), emphasis::good);
}

}  // namespace upward::render
