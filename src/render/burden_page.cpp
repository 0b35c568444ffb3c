// SPDX-License-Identifier: BSL-1.0
#include "render/pages.hpp"

#include <upward/empathize/burden.hpp>

#include <string>
#include <utility>

namespace upward::render {

namespace {

std::string sign_text(const overload_sign& s, const speaker& say) {
    if (s.kind != overload_sign_kind::slow_answers)
        return say("burden.count",
                   {{"value", s.value.value_or(0)}, {"threshold", s.threshold.value_or(0)}});
    auto m = message{"burden.answers"};
    if (s.value) m = std::move(m).with("value", *s.value);
    if (s.before) m = std::move(m).with("before", *s.before);
    return say(m);
}

void add_waiting(page& p, const std::vector<waiting_line>& waiting, const speaker& say) {
    if (waiting.empty()) return;
    p.section(say("burden.waiting"));
    for (const auto& w : waiting) {
        const auto name = w.area == everywhere ? say("burden.everywhere") : say.raw(w.name);
        auto text = say("burden.wait", {{"median", w.median_wd},
                                        {"at_least", std::string{w.at_least ? "yes" : "no"}},
                                        {"requests", std::int64_t{w.requests}},
                                        {"open", std::int64_t{w.open}},
                                        {"cost", w.cost}});
        if (w.propose_rung)
            text += "; " + say("burden.rung", {{"rung", "r" + std::to_string(*w.propose_rung)}});
        p.row({name, text}, w.propose_rung ? emphasis::warning : emphasis::none);
    }
}

void add_check_ins(page& p, const check_in_record& record, const speaker& say) {
    p.section(say("burden.check_ins"));
    for (const auto& f : record.not_applied)
        p.row(
            {say("check_ins.open", {{"from", f.from}, {"on", to_string(f.on)}, {"text", f.text}})});
    if (record.check_ins == 0) p.line(say("burden.no_check_ins"), emphasis::quiet);
    else
        p.line(say("check_ins.asked", {{"asked", std::int64_t{record.asked}},
                                       {"count", std::int64_t{record.looked_at}}}));
    if (record.received > 0)
        p.line(say("check_ins.applied", {{"applied", std::int64_t{record.applied}},
                                         {"received", std::int64_t{record.received}}}));
    for (const auto& hint : record.hints) p.line(say(hint), emphasis::warning);
}

}  // namespace

void add_load(page& p, const boss_load& load, const speaker& say) {
    p.section(say("burden.load"));
    for (const auto& s : load.signs)
        p.row({say("burden.sign", {{"kind", std::string{enum_name(s.kind)}}}), sign_text(s, say)},
              s.shows ? emphasis::warning : emphasis::none);
    if (load.since.is_special()) p.line(say("burden.no_days"), emphasis::quiet);
    else p.line(say("burden.since", {{"since", to_string(load.since)}}), emphasis::quiet);
    if (load.overloaded) p.line(say("burden.overloaded"), emphasis::warning);
    else p.line(say("burden.not_overloaded"));
}

void add_offer(page& p, const burden_line& o, const speaker& say) {
    auto name = message{"burden.offer"}.with("offer", o.offer.text);
    if (!o.text.empty()) name = std::move(name).with("text", o.text);
    p.row({say(name), say("burden.offer_value", {{"value", o.value},
                                                 {"hours", o.hours},
                                                 {"competence", o.competence},
                                                 {"reversibility", o.reversibility}})});
}

void add_offers(page& p, const std::vector<burden_line>& offers, const speaker& say) {
    p.section(say("burden.offers"));
    for (const auto& o : offers) add_offer(p, o, say);
    if (offers.empty()) p.line(say("burden.no_offers"), emphasis::quiet);
}

page page_of(const burden_answer& a, date day, const speaker& say) {
    auto p = page{};
    p.title(say("burden.title", {{"day", to_string(day)}}));
    add_load(p, a.load, say);
    add_offers(p, a.offers, say);
    add_waiting(p, a.waiting, say);
    add_check_ins(p, a.check_ins, say);
    return p;
}

}  // namespace upward::render
