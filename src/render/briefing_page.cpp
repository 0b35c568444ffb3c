// SPDX-License-Identifier: BSL-1.0
#include "render/pages.hpp"

#include <upward/empathize/briefing.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace upward::render {

namespace {

constexpr std::size_t names_left_out = 10;

/// Its parts in one line, as the form has them.
std::string text_line(const briefing_text& line, briefing_format format, const speaker& say) {
    auto text = std::string{format == briefing_format::bullets ? "• " : ""};
    auto between = "";
    for (const auto& part : line.parts) {
        text += between + say(part);
        between = format == briefing_format::narrative ? " " : "; ";
    }
    return text;
}

emphasis tone_of(const briefing_line& line) {
    return line.sort == briefing_sort::rest ? emphasis::none : emphasis::warning;
}

void add_reasons(page& p, const briefing_answer& a, const speaker& say) {
    p.section(say("briefing.why"));
    for (const auto& line : a.lines) {
        auto because = std::string{};
        for (const auto* reasons : {&line.changed, &line.because})
            for (const auto& reason : *reasons)
                because += (because.empty() ? "" : "; ") + say.part(reason);
        p.row({say.raw(line.name),
               say("briefing.sort", {{"sort", std::string{enum_name(line.sort)}}}),
               say("briefing.score", {{"score", line.score.value_or(0)}}),
               say("briefing.reasons", {{"because", std::move(because)}})},
              tone_of(line));
    }
}

void add_left_out(page& p, const briefing_answer& a, const speaker& say) {
    if (a.left_out.empty()) return;
    auto names = std::string{};
    const auto shown = std::min(names_left_out, a.left_out.size());
    for (std::size_t i = 0; i < shown; ++i)
        names += (names.empty() ? "" : ", ") + a.left_out[i].name;
    if (const auto more = a.left_out.size() - shown; more > 0)
        names = say.part(message{"briefing.left_out_more"}
                             .with("names", std::move(names))
                             .with("count", static_cast<std::int64_t>(more)));
    p.line(say("briefing.left_out", {{"names", std::move(names)}}), emphasis::quiet);
}

void add_text(page& p, const briefing_answer& a, const speaker& say) {
    p.section(say("briefing.section"));
    for (std::size_t i = 0; i < a.text.size(); ++i)
        p.line(text_line(a.text[i], a.form.format, say), tone_of(a.lines[i]));
    if (a.lines.empty()) p.line(say("briefing.nothing"));
    if (a.over_budget)
        p.line(say("briefing.over_budget", {{"budget", std::int64_t{a.form.budget}}}),
               emphasis::quiet);
}

}  // namespace

page page_of(const briefing_answer& a, date day, const speaker& say) {
    auto p = page{};
    auto title = message{"briefing.title"}.with("day", to_string(day));
    if (!a.boss.empty()) title = std::move(title).with("boss", a.boss);
    auto form = message{"briefing.form"}
                    .with("format", std::string{enum_name(a.form.format)})
                    .with("budget", std::int64_t{a.form.budget});
    if (a.form.channel) form = std::move(form).with("channel", *a.form.channel);
    p.title(say(title), say(form));
    add_text(p, a, say);
    if (a.upward) {
        p.section(say("briefing.pass_on"));
        p.line(say(*a.upward), emphasis::good);
    }
    const auto is_judged = !a.lines.empty() && a.lines.front().score;
    if (is_judged) add_reasons(p, a, say);
    add_left_out(p, a, say);
    if (a.inside_out)
        p.line(
            say("briefing.inside_out", {{"share", *a.inside_out},
                                        {"flagged", std::string{a.too_inside_out ? "yes" : "no"}}}),
            a.too_inside_out ? emphasis::warning : emphasis::quiet);
    for (const auto& reason : a.form.because) p.line(say(reason), emphasis::quiet);
    return p;
}

}  // namespace upward::render
