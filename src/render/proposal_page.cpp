// SPDX-License-Identifier: BSL-1.0
#include "render/pages.hpp"

#include <upward/lead/proposal.hpp>

#include <string>

namespace upward::render {

namespace {

emphasis tone_of(proposal_verdict verdict) {
    switch (verdict) {
        case proposal_verdict::propose: return emphasis::good;
        case proposal_verdict::blocked: return emphasis::warning;
        default: return emphasis::none;
    }
}

std::string names_of(const std::vector<named_thing>& things) {
    auto text = std::string{};
    for (const auto& thing : things) text += (text.empty() ? "" : ", ") + thing.name;
    return text;
}

void add_part(page& p, fit_part part, const std::optional<double>& value, const speaker& say) {
    const auto name = say("proposal.part", {{"part", std::string{enum_name(part)}}});
    if (value) p.row({name, say("proposal.known", {{"value", *value}})}, emphasis::none, *value);
    else p.row({name, say("proposal.unknown")}, emphasis::warning);
}

void add_framing(page& p, const framing& f, const speaker& say) {
    auto heading = message{"proposal.framing"}.with("motive", std::string{enum_name(f.motive)});
    if (f.weight)
        heading = std::move(heading).with("known", std::string{"yes"}).with("weight", *f.weight);
    p.section(say(heading));
    p.line(say(f.opening));
    for (const auto& fact : f.facts) p.line(say(fact));
}

std::string missing_parts(const judged_proposal& j, const speaker& say) {
    auto text = std::string{};
    for (const auto part : j.missing)
        text += (text.empty() ? "" : "; ") + say.part(message{"proposal.missing_part"}.with(
                                                 "part", std::string{enum_name(part)}));
    return text;
}

}  // namespace

void add_verdict(page& p, proposal_verdict verdict, double fit, const std::vector<message>& because,
                 const speaker& say) {
    p.line(say("proposal.verdict", {{"verdict", std::string{enum_name(verdict)}}, {"fit", fit}}),
           tone_of(verdict));
    for (const auto& reason : because) p.line(say(reason));
}

page page_of(const proposal_answer& a, date day, const speaker& say) {
    auto p = page{};
    p.title(say("proposal.title", {{"day", to_string(day)}}));
    for (const auto& j : a.proposals) {
        p.section(say("proposal.section", {{"title", j.title}, {"on", to_string(j.on)}}));
        add_part(p, fit_part::goals, j.goals, say);
        add_part(p, fit_part::freedom, j.freedom, say);
        add_part(p, fit_part::style, j.style, say);
        add_verdict(p, j.verdict, j.fit, j.because, say);
        if (!j.missing.empty())
            p.line(say("proposal.missing", {{"parts", missing_parts(j, say)}}), emphasis::warning);
        if (j.tried_by)
            p.line(say("proposal.tried", {{"experiment", j.tried_by->text}}), emphasis::quiet);
        for (const auto& f : j.framings) add_framing(p, f, say);
    }
    if (a.proposals.empty() || !a.goals_without_work.empty() || !a.work_without_goals.empty())
        p.section(say("proposal.goals"));
    if (a.proposals.empty()) p.line(say("proposal.none"));
    if (!a.goals_without_work.empty())
        p.line(say("proposal.goals_without_work", {{"things", names_of(a.goals_without_work)}}));
    if (!a.work_without_goals.empty())
        p.line(say("proposal.work_without_goals", {{"things", names_of(a.work_without_goals)}}));
    return p;
}

}  // namespace upward::render
