// SPDX-License-Identifier: BSL-1.0
#include "render/pages.hpp"

#include <upward/lead/role.hpp>

#include <string>
#include <utility>

namespace upward::render {

namespace {

std::string rung_word(std::int32_t rung) { return "r" + std::to_string(rung); }

message evidence_of(const role_line_read& line) {
    auto m = message{"role.evidence"};
    if (line.evidence) m = std::move(m).with("evidence", line.evidence->text);
    if (line.evidence_kind)
        m = std::move(m).with("kind", *line.evidence_kind).with("on", to_string(*line.evidence_on));
    return m;
}

void add_version(page& p, const role_version& v, const speaker& say) {
    p.section(say("role.section", {{"version", std::int64_t{v.version}}, {"on", to_string(v.on)}}));
    for (const auto& line : v.lines)
        p.row({say.raw(line.text), say(evidence_of(line))},
              line.evidence_kind ? emphasis::none : emphasis::warning);
    auto names = std::string{};
    for (const auto& name : v.approved_by) names += (names.empty() ? "" : ", ") + name;
    auto m = message{"role.approved"}.with("both", std::string{v.approved_by_both ? "yes" : "no"});
    p.line(say(names.empty() ? m : std::move(m).with("names", names)),
           v.approved_by_both ? emphasis::good : emphasis::none);
}

void add_agreed(page& p, const role_answer& a, const speaker& say) {
    if (!a.shared_goals.empty()) p.section(say("role.goals"));
    for (const auto& goal : a.shared_goals) {
        auto moves = std::string{};
        for (const auto& moved : goal.moves)
            moves += (moves.empty() ? "" : "; ") +
                     say("role.moves", {{"name", moved.name}, {"strength", moved.strength}});
        p.row({say.raw(goal.name), moves});
    }
    if (!a.agreed_rungs.empty()) p.section(say("role.rungs"));
    for (const auto& line : a.agreed_rungs)
        p.row(
            {line.area == everywhere ? say("trust.everywhere") : say.raw(line.name),
             say("role.rung",
                 {{"rung", say.part(message{"trust.rung_word"}.with("rung", rung_word(line.rung)))},
                  {"since", to_string(line.since)}})});
}

}  // namespace

void add_role_gate(page& p, const role_gate& gate, const speaker& say) {
    p.line(say("role.ready", {{"ready", std::string{gate.ready ? "yes" : "no"}},
                              {"overall", gate.overall},
                              {"needed", gate.needed}}),
           gate.ready ? emphasis::good : emphasis::none);
    if (!gate.trusted)
        p.line(say("role.trust_short", {{"overall", gate.overall}, {"needed", gate.needed}}));
    for (const auto& b : gate.breaches)
        p.line(say("role.open_breach", {{"kind", std::string{enum_name(b.kind)}},
                                        {"on", to_string(b.on)},
                                        {"until", to_string(b.bars_until)},
                                        {"entry", b.entry.text}}),
               emphasis::warning);
}

page page_of(const role_answer& a, date day, const speaker& say) {
    auto p = page{};
    p.title(say("role.title", {{"day", to_string(day)}}));
    for (const auto& v : a.versions) add_version(p, v, say);
    if (a.versions.empty()) {
        p.section(say("role.heading"));
        p.line(say("role.none"));
    }
    for (const auto& step : a.advice) p.line(say(step), emphasis::warning);
    if (a.gate) {
        p.section(say("role.gate"));
        add_role_gate(p, *a.gate, say);
    }
    add_agreed(p, a, say);
    if (!a.suggestions.empty()) p.section(say("role.suggestions"));
    for (const auto& s : a.suggestions) p.row({say(s.says), say.raw(s.evidence.text)});
    if (a.accountability) add_accountability(p, *a.accountability, say);
    return p;
}

}  // namespace upward::render
