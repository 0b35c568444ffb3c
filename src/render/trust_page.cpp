// SPDX-License-Identifier: BSL-1.0
#include "render/pages.hpp"

#include <upward/trust/trust.hpp>

#include <string>

namespace upward::render {

namespace {

std::string yes_if(bool condition) { return condition ? "yes" : "no"; }
std::string rung_word(std::int32_t rung) { return "r" + std::to_string(rung); }

void add_dimensions(page& p, const trust_answer& a, const speaker& say) {
    p.row({say("trust.overall"), say("trust.overall_value", {{"overall", a.overall}})},
          emphasis::none, a.overall);
    for_each_enumerator<trust_dimension>([&](trust_dimension d, std::string_view name) {
        const auto& t = d == trust_dimension::sincerity     ? a.dimensions.sincerity
                        : d == trust_dimension::credibility ? a.dimensions.credibility
                                                            : a.dimensions.competence;
        const auto binds = d == a.binding;
        p.row({say("trust.dimension", {{"dimension", std::string{name}}}),
               say("trust.value", {{"e", t.e}, {"lower", t.lower}, {"binds", yes_if(binds)}})},
              binds ? emphasis::warning : emphasis::none, t.e);
    });
}

void add_moves(page& p, const trust_answer& a, const speaker& say) {
    if (a.lock.locked) p.line(say("lock.locked"), emphasis::warning);
    for (const auto& reason : a.lock.because) p.line(say(reason), emphasis::warning);

    const auto rung = a.areas.at(std::string{everywhere}).rung;
    p.line(say("trust.earned", {{"rung", rung_word(rung)}}));
    p.line(say("trust.one_miss", {{"overall", a.one_miss.overall},
                                  {"rung", std::int64_t{a.one_miss.rung}},
                                  {"rung_falls", yes_if(a.one_miss.rung < rung)},
                                  {"promises", std::int64_t{a.one_miss.promises_to_recover}}}));
    if (a.next_rung)
        p.line(say("trust.way_up", {{"promises", std::int64_t{a.next_rung->promises}},
                                    {"rung", rung_word(a.next_rung->rung)}}),
               emphasis::good);
}

void add_lapses(page& p, const trust_answer& a, const speaker& say) {
    if (a.lapses.empty()) return;
    p.section(say("trust.lapses"));
    for (const auto& lapse : a.lapses) {
        auto advice = say("trust.lapse", {{"kind", std::string{enum_name(lapse.kind)}},
                                          {"owned", yes_if(lapse.owned)}}) +
                      ".";
        for (const auto& step : lapse.advice) advice += " " + say(step);
        p.row({say("touch.day", {{"day", to_string(lapse.on)}}), advice});
    }
}

void add_areas(page& p, const trust_answer& a, const speaker& say) {
    p.section(say("trust.areas"));
    for (const auto& [name, area] : a.areas) {
        auto standing = say("trust.earned", {{"rung", rung_word(area.rung)}});
        if (area.agreed)
            standing += "; " + say("trust.agreed", {{"rung", rung_word(*area.agreed)}});
        if (area.may_propose)
            standing += "; " + say("trust.may_propose", {{"rung", rung_word(*area.may_propose)}});
        p.row({name == everywhere ? say("trust.everywhere") : say.raw(name), standing});
    }
}

void add_reading(page& p, const trust_answer& a, const speaker& say) {
    p.line(say("trust.sensitivity", {{"halved", a.sensitivity.losses_halved.overall},
                                     {"doubled", a.sensitivity.losses_doubled.overall}}),
           emphasis::quiet);
    if (a.recovery)
        p.line(say("trust.recovery", {{"target", a.recovery->target},
                                      {"sincerity", std::int64_t{a.recovery->sincerity}},
                                      {"credibility", std::int64_t{a.recovery->credibility}},
                                      {"competence", std::int64_t{a.recovery->competence}}}));
    if (a.revealed.r)
        p.line(say("trust.revealed", {{"r", *a.revealed.r},
                                      {"reading", std::string{enum_name(a.revealed.reading)}}}));
    else p.line(say("trust.no_acts"), emphasis::quiet);

    if (a.control.index)
        p.line(say("control.index", {{"index", *a.control.index},
                                     {"level", std::string{enum_name(a.control.level)}},
                                     {"asks", std::int64_t{a.control.asks}},
                                     {"window", std::int64_t{a.control.window}}}));
    else p.line(say("control.unknown"), emphasis::quiet);
    if (a.control.says) p.line(say(*a.control.says), emphasis::warning);
}

void add_evidence(page& p, const trust_answer& a, const speaker& say) {
    if (!a.evidence) return;
    p.section(say("trust.evidence"));
    for (const auto& item : *a.evidence)
        p.row({say("touch.day", {{"day", to_string(item.on)}}), say.raw(item.entry.text),
               say("trust.evidence_kind", {{"kind", std::string{enum_name(item.kind)}}}),
               say("trust.weights", {{"sincerity", item.sincerity},
                                     {"credibility", item.credibility},
                                     {"competence", item.competence}})});
}

}  // namespace

void add_trust(page& p, const trust_answer& a, const speaker& say) {
    p.section(say("plan.trust"));
    add_dimensions(p, a, say);
    add_moves(p, a, say);
    add_lapses(p, a, say);
}

void add_trust_detail(page& p, const trust_answer& a, const speaker& say) {
    add_areas(p, a, say);
    add_reading(p, a, say);
    add_evidence(p, a, say);
}

page page_of(const trust_answer& a, date day, const speaker& say) {
    auto p = page{};
    p.title(say("trust.title", {{"day", to_string(day)}}));
    add_trust(p, a, say);
    add_trust_detail(p, a, say);
    return p;
}

}  // namespace upward::render
