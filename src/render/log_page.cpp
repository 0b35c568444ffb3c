// SPDX-License-Identifier: BSL-1.0
#include "render/pages.hpp"

#include <upward/plan/kinds.hpp>

#include "render/entry_fields.hpp"

#include <string>

namespace upward::render {

void add_loose_references(page& p, const std::vector<loose_reference>& loose, const speaker& say) {
    if (loose.empty()) return;
    p.section(say("plan.loose"));
    for (const auto& l : loose)
        p.line(say(l.exists ? "loose.other_kind" : "loose.unknown",
                   {{"field", l.field}, {"entry", l.entry.text}, {"target", l.target.text}}),
               emphasis::quiet);
}

page page_of(const log_answer& a, date day, const speaker& say) {
    auto p = page{};
    p.title(say("log.title", {{"day", to_string(day)}}));
    p.section(say("log.entries"));
    for (const auto& e : a.entries)
        p.row({say("touch.day", {{"day", to_string(e.date)}}), say.raw(kind_of(e.body)),
               say.raw(e.id.text), say("log.fields", {{"fields", fields_of(e)}})});
    if (a.entries.empty()) p.line(say("log.none"));
    add_loose_references(p, a.loose_references, say);
    return p;
}

}  // namespace upward::render
