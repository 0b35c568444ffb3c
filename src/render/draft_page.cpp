// SPDX-License-Identifier: BSL-1.0
#include "render/pages.hpp"

#include <upward/empathize/draft.hpp>

#include <string>

namespace upward::render {

page page_of(const draft_answer& a, date day, const speaker& say) {
    auto p = page{};
    auto title = message{"draft.title"}.with("day", to_string(day));
    if (!a.reader.empty()) title = std::move(title).with("reader", a.reader);
    p.title(say(title));
    p.section(say("draft.section"));
    for (const auto& f : a.findings)
        p.row({say("draft.place",
                   {{"line", std::int64_t{f.line}}, {"column", std::int64_t{f.column}}}),
               say("draft.kind", {{"kind", std::string{enum_name(f.kind)}}}), say(f.why)},
              f.kind == draft_finding_kind::unlinked ? emphasis::none : emphasis::warning);
    if (a.more_findings > 0)
        p.line(say("draft.more", {{"count", std::int64_t{a.more_findings}}}), emphasis::quiet);
    if (a.lines == 0) {
        p.line(say("draft.nothing"));
        return p;
    }
    if (a.findings.empty()) p.line(say("draft.clean"), emphasis::good);
    auto counts = message{"draft.counts"}
                      .with("lines", std::int64_t{a.lines})
                      .with("budget", std::int64_t{a.budget})
                      .with("unlinked", std::int64_t{a.unlinked})
                      .with("statements", std::int64_t{a.statements})
                      .with("flagged", std::string{a.too_inside_out ? "yes" : "no"});
    if (a.inside_out) counts = std::move(counts).with("share", *a.inside_out);
    p.line(say(counts), a.too_inside_out ? emphasis::warning : emphasis::quiet);
    for (const auto& text : a.unchecked_peeves)
        p.line(say("draft.unchecked", {{"text", text}}), emphasis::quiet);
    return p;
}

}  // namespace upward::render
