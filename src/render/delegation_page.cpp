// SPDX-License-Identifier: BSL-1.0
#include "render/pages.hpp"

#include <upward/lead/delegation.hpp>

#include <string>
#include <utility>

namespace upward::render {

namespace {

std::string yes_if(bool condition) { return condition ? "yes" : "no"; }
std::string rung_word(std::int32_t rung) { return "r" + std::to_string(rung); }

message area_of(const delegation_line& line) {
    auto m = message{"delegation.area"}
                 .with("area", std::string{line.area == everywhere ? "all" : "one"})
                 .with("name", line.name)
                 .with("critical", yes_if(line.criticality == criticality_level::high));
    return line.built_by ? std::move(m).with("by", *line.built_by) : m;
}

std::string standing_of(const delegation_line& line, const speaker& say) {
    auto agreed = message{"delegation.agreed"};
    if (line.agreed)
        agreed = std::move(agreed)
                     .with("rung", rung_word(*line.agreed))
                     .with("since", to_string(*line.agreed_on));
    auto text = say(agreed);
    if (line.earned)
        text += "; " + say("delegation.earned",
                           {{"rung", rung_word(*line.earned)}, {"lower", line.lower.value_or(0)}});
    if (line.may_propose)
        text += "; " + say("delegation.propose", {{"rung", rung_word(*line.may_propose)}});
    return text;
}

message measure_of(const expectation_line& e) {
    if (!e.measure) return {"delegation.no_measure"};
    auto m = message{"delegation.measured"}
                 .with("measure", *e.measure)
                 .with("amount", yes_if(e.amount.has_value()))
                 .with("before", yes_if(e.before_the_work));
    return e.amount ? std::move(m).with("value", *e.amount) : m;
}

}  // namespace

void add_accountability(page& p, const accountability_gap& a, const speaker& say) {
    if (a.lines.empty()) return;
    p.section(say("delegation.gap_section"));
    for (const auto& line : a.lines)
        p.row({say.raw(line.name), say("delegation.owned", {{"owned", line.owned},
                                                            {"weight", line.weight},
                                                            {"stated", yes_if(line.stated)}})},
              emphasis::none, line.owned);
    p.line(say("delegation.gap", {{"gap", a.gap}}));
}

page page_of(const delegation_answer& a, date day, const speaker& say) {
    auto p = page{};
    p.title(say("delegation.title", {{"day", to_string(day)}}));
    p.section(say("delegation.section"));
    for (const auto& line : a.areas)
        p.row({say(area_of(line)), standing_of(line, say)},
              line.may_propose ? emphasis::good : emphasis::none);
    if (a.areas.empty()) p.line(say("delegation.none"));
    if (!a.expectations.empty()) p.section(say("delegation.expectations"));
    for (const auto& e : a.expectations)
        p.row({say("touch.day", {{"day", to_string(e.due)}}), say.raw(e.what), say(measure_of(e))},
              e.measure ? emphasis::none : emphasis::quiet);
    if (a.accountability) add_accountability(p, *a.accountability, say);
    return p;
}

}  // namespace upward::render
