// SPDX-License-Identifier: BSL-1.0
#include "render/pages.hpp"

#include <upward/plan/partnership.hpp>

#include <string>

namespace upward::render {

namespace {

emphasis tone_of(partnership_stage s) {
    switch (s) {
        case partnership_stage::trusted:
        case partnership_stage::partnership: return emphasis::good;
        case partnership_stage::protective: return emphasis::warning;
        default: return emphasis::none;
    }
}

message stage_word(partnership_stage s) {
    return message{"partnership.stage"}.with("stage", std::string{enum_name(s)});
}

void add_standing(page& p, const partnership_answer& a, const speaker& say) {
    p.section(say("partnership.section"));
    if (a.since)
        p.line(say("partnership.since",
                   {{"stage", say.part(stage_word(a.stage))}, {"since", to_string(*a.since)}}),
               tone_of(a.stage));
    if (a.failing_months > 0)
        p.line(say("partnership.failing", {{"months", std::int64_t{a.failing_months}}}),
               emphasis::warning);
    if (!a.last_judged) p.line(say("partnership.not_judged"), emphasis::quiet);
    if (a.next_judged)
        p.line(say("partnership.next", {{"day", to_string(*a.next_judged)}}), emphasis::quiet);
}

void add_unmet(page& p, const partnership_answer& a, const speaker& say) {
    if (a.unmet.empty()) return;
    p.section(say("partnership.unmet"));
    for (const auto& of : a.unmet) {
        const auto held = of.stage == a.stage;
        for (const auto& condition : of.conditions)
            p.row({say("partnership.unmet_of", {{"stage", say.part(stage_word(of.stage))},
                                                {"held", std::string{held ? "yes" : "no"}}}),
                   say(condition)},
                  held ? emphasis::warning : emphasis::none);
    }
    p.line(say("partnership.no_end"), emphasis::quiet);
}

std::string month_text(const partnership_month& m, const speaker& say) {
    auto text = say("partnership.month", {{"rhythm", std::string{enum_name(m.rhythm)}},
                                          {"overall", m.overall},
                                          {"u", m.uncertainty}});
    const auto add = [&](const std::string& more) { text += "; " + more; };
    if (m.asks) add(say("partnership.month_asks", {{"asks", std::int64_t{*m.asks}}}));
    if (m.control) add(say("partnership.month_control", {{"control", *m.control}}));
    if (m.direction_share) add(say("partnership.month_direction", {{"share", *m.direction_share}}));
    if (m.revealed != revealed_reading::no_acts_seen)
        add(say("partnership.month_revealed", {{"reading", std::string{enum_name(m.revealed)}}}));
    return text;
}

}  // namespace

void add_protective(page& p, const partnership_answer& a, const speaker& say) {
    if (!a.protective) return;
    p.section(say("protective.section", {{"since", to_string(a.protective->since)}}));
    for (const auto& reason : a.protective->because) p.line(say(reason), emphasis::warning);
    for (const auto& step : a.protective->instead) p.line(say(step));
    p.line(say("protective.end"), emphasis::quiet);
}

page page_of(const partnership_answer& a, date day, const speaker& say) {
    auto p = page{};
    p.title(say("partnership.title", {{"day", to_string(day)}}));
    add_protective(p, a, say);
    add_standing(p, a, say);
    add_unmet(p, a, say);
    if (a.months.empty()) return p;
    p.section(say("partnership.months_judged"));
    for (const auto& m : a.months)
        p.row({say("touch.day", {{"day", to_string(m.day)}}), say(stage_word(m.stage)),
               month_text(m, say)},
              tone_of(m.stage));
    return p;
}

}  // namespace upward::render
