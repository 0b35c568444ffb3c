// SPDX-License-Identifier: BSL-1.0
#include "render/pages.hpp"

#include <upward/expect/checklist.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace upward::render {

namespace {

constexpr std::size_t escalations_shown = 5;

std::string on(date day, const speaker& say) { return say("touch.day", {{"day", to_string(day)}}); }
std::string yes_if(bool condition) { return condition ? "yes" : "no"; }

void add_next(page& p, const checklist_answer& a, const speaker& say) {
    p.section(say("checklist.next"));
    for (const auto& q : a.next) {
        auto because = std::string{};
        for (const auto& reason : q.because) because += (because.empty() ? "" : "; ") + say(reason);
        p.row({say.raw(q.topic), say(q.question) + " " + say("agenda.why") + " " + because});
    }
    if (a.next.empty()) p.line(say("checklist.nothing_to_ask"));
    p.line(say("checklist.budget",
               {{"budget", std::int64_t{a.question_budget}}, {"asked", std::int64_t{a.asked}}}),
           emphasis::quiet);
}

void add_contradictions(page& p, const checklist_answer& a, const speaker& say) {
    if (a.contradictions.empty()) return;
    p.section(say("checklist.words_and_deeds"));
    for (const auto& c : a.contradictions)
        p.row({say(c.because), say("checklist.ask_again", {{"again", yes_if(c.ask_again)},
                                                           {"question", say.part(c.question)}})},
              emphasis::warning);
}

void add_tricky(page& p, const checklist_answer& a, const speaker& say) {
    if (a.tricky.empty()) return;
    p.section(say("checklist.raise"));
    for (const auto& t : a.tricky)
        p.row({t.before ? say("checklist.raise_before",
                              {{"topic", t.name}, {"before", to_string(*t.before)}})
                        : say("checklist.raise_topic", {{"topic", t.name}}),
               say("checklist.in_own_words", {{"opener", say.part(t.opener)},
                                              {"mine", std::int64_t{t.mine}},
                                              {"theirs", std::int64_t{t.theirs}}})});
}

void add_changes(page& p, const checklist_answer& a, const speaker& say) {
    if (a.changes.empty()) return;
    p.section(say("checklist.changes"));
    for (const auto& c : a.changes) {
        auto what = say.part(c.words);
        if (c.entry && c.drives == answer_drives::rule)
            what = say.part(message{"drives.rule"}.with("rule", std::move(what)));
        p.line(c.entry ? say("checklist.change", {{"what", what}, {"answer", c.answer.text}})
                       : say("checklist.missing", {{"what", what}}),
               c.entry ? emphasis::none : emphasis::quiet);
    }
}

std::string known_text(const checklist_answer_line& line, const speaker& say) {
    if (!line.said) return say("checklist.state", {{"state", std::string{enum_name(line.state)}}});
    auto text = say("checklist.known", {{"state", std::string{enum_name(line.state)}},
                                        {"on", to_string(*line.said)},
                                        {"value", line.value.value_or("")}});
    for (const auto& d : line.doubts)
        text += "; " + say("checklist.doubt", {{"on", to_string(d.on)}, {"text", d.text}});
    return text;
}

std::string answers_text(const checklist_row& row, const speaker& say) {
    auto text = std::string{};
    for (const auto& line : row.answers) {
        if (!text.empty()) text += "; ";
        if (line.area != everywhere) text += say.raw(line.area) + ": ";
        text += known_text(line, say);
    }
    return text;
}

void add_topics(page& p, const checklist_answer& a, const speaker& say) {
    p.section(say("checklist.topics"));
    p.line(say("checklist.completeness", {{"completeness", a.completeness}}));
    for (const auto& row : a.topics)
        p.row({say.raw(row.topic), answers_text(row, say)},
              row.state == knowledge::unknown ? emphasis::quiet : emphasis::none, row.c);
    for (const auto& s : a.strays)
        p.line(say("checklist.stray", {{"entry", s.entry.text}, {"topic", s.topic}}),
               emphasis::warning);
}

void add_style(page& p, const checklist_answer& a, const speaker& say) {
    if (!a.style) return;
    p.section(say("checklist.style"));
    p.line(say("checklist.mismatch",
               {{"mismatch", a.style->mismatch}, {"fully", yes_if(a.style->fully)}}));
    for (const auto& move : a.style->moves) p.line(say(move.words));
}

void add_qualities(page& p, const checklist_answer& a, const speaker& say) {
    if (a.qualities.qualities.empty()) return;
    p.section(say("checklist.qualities"));
    for (const auto& q : a.qualities.qualities) {
        auto shown = message{"checklist.quality"}.with("shown", yes_if(q.shown));
        if (q.won) shown = std::move(shown).with("won", to_string(*q.won)).with("claim", *q.claim);
        p.row(
            {say("checklist.quality_weight", {{"name", q.name}, {"weight", q.weight}}), say(shown)},
            q.shown ? emphasis::good : emphasis::none);
    }
    if (a.qualities.share) p.line(say("checklist.shown", {{"share", *a.qualities.share}}));
}

void add_escalations(page& p, const checklist_answer& a, const speaker& say) {
    if (a.escalations.empty()) return;
    p.section(say("checklist.escalations"));
    const auto shown = std::min(escalations_shown, a.escalations.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& e = a.escalations[i];
        auto rule = message{"checklist.escalation"}
                        .with("wd", std::int64_t{e.limit_wd})
                        .with("until", to_string(e.tell_by));
        if (e.rule) rule = std::move(rule).with("rule", e.rule->text);
        if (e.channel) rule = std::move(rule).with("channel", *e.channel);
        p.row(
            {on(e.known, say),
             say("checklist.problem", {{"topic", e.topic}, {"severity", std::int64_t{e.severity}}}),
             say(rule)},
            e.outcome == notice_kind::open ? emphasis::warning : emphasis::none);
    }
    if (a.escalations.size() > shown)
        p.line(say("checklist.more_escalations",
                   {{"count", static_cast<std::int64_t>(a.escalations.size() - shown)}}),
               emphasis::quiet);
}

}  // namespace

page page_of(const checklist_answer& a, date day, const speaker& say) {
    auto p = page{};
    p.title(say("checklist.title", {{"day", to_string(day)}}));
    add_next(p, a, say);
    add_contradictions(p, a, say);
    add_tricky(p, a, say);
    add_changes(p, a, say);
    add_topics(p, a, say);
    add_style(p, a, say);
    add_qualities(p, a, say);
    add_escalations(p, a, say);
    return p;
}

}  // namespace upward::render
