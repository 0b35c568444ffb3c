// SPDX-License-Identifier: BSL-1.0
#include "render/pages.hpp"

#include <upward/lead/handover.hpp>

#include <string>
#include <utility>

namespace upward::render {

namespace {

std::string word(handover_stage step) { return std::string{enum_name(step)}; }

message step_of(const handover_line& line) {
    auto m = message{"handover.step"}
                 .with("status", std::string{enum_name(line.status)})
                 .with("gate", std::int64_t{line.gate});
    if (line.status == step_status::done && line.done)
        m = std::move(m).with("dated", std::string{"done"}).with("on", to_string(*line.done));
    if (line.status == step_status::underway && line.started)
        m = std::move(m).with("dated", std::string{"started"}).with("on", to_string(*line.started));
    return line.rollback ? std::move(m).with("rollback", *line.rollback) : m;
}

emphasis tone_of(step_status status) {
    switch (status) {
        case step_status::done: return emphasis::good;
        case step_status::ahead: return emphasis::quiet;
        default: return emphasis::none;
    }
}

void add_sheet(page& p, const handover_sheet& s, const speaker& say) {
    p.section(say("handover.section", {{"name", s.name}}));
    for (const auto& line : s.steps)
        p.row({say("handover.stage", {{"step", word(line.step)}}), say(step_of(line))},
              tone_of(line.status));
    auto built = message{"handover.built"}
                     .with("criticality", std::string{enum_name(s.criticality)})
                     .with("agreed", std::int64_t{s.agreed});
    p.line(say(s.built_by ? std::move(built).with("by", *s.built_by) : built));
    for (const auto& change : s.changed)
        p.line(say("handover.changed", {{"on", to_string(change.on)}, {"text", change.text}}));
    add_needs_of_step(p, s.current, s.needs, say);
}

}  // namespace

void add_needs_of_step(page& p, const std::optional<handover_stage>& current,
                       const std::vector<message>& needs, const speaker& say) {
    if (!current) p.line(say("handover.finished"), emphasis::good);
    else if (needs.empty())
        p.line(say("handover.ready", {{"step", word(*current)}}), emphasis::good);
    for (const auto& need : needs) p.line(say(need), emphasis::warning);
}

page page_of(const handover_answer& a, date day, const speaker& say) {
    auto p = page{};
    p.title(say("handover.title", {{"day", to_string(day)}}));
    for (const auto& s : a.handovers) add_sheet(p, s, say);
    if (a.handovers.empty()) {
        p.section(say("handover.heading"));
        p.line(say("handover.none"));
    }
    return p;
}

}  // namespace upward::render
