// SPDX-License-Identifier: BSL-1.0
//
// What an agenda proposes, where trust bears technique: offers, hard topics, proposals and hand-overs,
// the rhythm, delegation, wins, feedback, questions.
#pragma once

#include <upward/core/describe.hpp>
#include <upward/core/message.hpp>
#include <upward/empathize/wins.hpp>
#include <upward/plan/agenda_writer.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

namespace detail {

inline void agenda_writer::add_offer(const burden_answer& burden) {
    if (!burden.load.overloaded || burden.offers.empty()) return;
    const auto& o = burden.offers.front();
    auto item =
        agenda_item{agenda_sort::offer, o.offer.text,
                    message{"agenda.line"}.with("name", o.text.empty() ? o.offer.text : o.text)};
    for (const auto& s : burden.load.signs)
        if (s.shows)
            item.because.push_back(message{"agenda.overload"}
                                       .with("kind", std::string{enum_name(s.kind)})
                                       .with("value", s.value.value_or(0)));
    item.because.push_back(message{"burden.offer_value"}
                               .with("value", o.value)
                               .with("hours", o.hours)
                               .with("competence", o.competence)
                               .with("reversibility", o.reversibility));
    list_.add(std::move(item));
}

inline void agenda_writer::add_tricky(const expect_answer& expect) {
    for (const auto& t : expect.tricky) {
        if (!list_.of_topic(t.topic))
            list_.add({agenda_sort::tricky, t.topic, message{"agenda.line"}.with("name", t.name)},
                      t.topic);
        auto* item = list_.of_topic(t.topic);
        item->says.push_back(t.opener);
        item->because.push_back(message{"agenda.tricky"}
                                    .with("mine", std::int64_t{t.mine})
                                    .with("theirs", std::int64_t{t.theirs}));
        if (t.before) is_due(*item, *t.before);
    }
}

inline void agenda_writer::add_proposals(const lead_answer& lead) {
    for (const auto& p : lead.proposals) {
        if (p.verdict != proposal_verdict::propose) continue;
        auto item = agenda_item{agenda_sort::proposal, p.proposal.text,
                                message{"agenda.line"}.with("name", p.title)};
        for (const auto part : p.missing)
            item.says.push_back(
                message{"agenda.missing_part"}.with("part", std::string{enum_name(part)}));
        item.because.push_back(message{"proposal.verdict"}
                                   .with("verdict", std::string{enum_name(p.verdict)})
                                   .with("fit", p.fit));
        list_.add(std::move(item));
    }
    for (const auto& h : lead.handovers)
        if (h.needs.empty() && !h.underway && !h.paused)
            list_.add({agenda_sort::handover,
                       h.area.text,
                       message{"agenda.line"}.with("name", h.name),
                       {},
                       {message{"handover.ready"}.with("step", std::string{enum_name(h.next)})}});
}

inline void agenda_writer::add_rhythm(const rhythm_answer& rhythm) {
    if (!rhythm.proposal) return;
    const auto& p = *rhythm.proposal;
    list_.add({agenda_sort::rhythm,
               p.rule.text,
               message{"agenda.rhythm"}
                   .with("rule", p.rule.text)
                   .with("change", std::string{enum_name(p.change)}),
               {p.words},
               p.because});
}

inline void agenda_writer::add_rungs(const burden_answer& burden) {
    for (const auto& w : burden.waiting)
        if (w.propose_rung)
            list_.add({agenda_sort::rung,
                       w.area,
                       message{"agenda.rung"}
                           .with("name", w.area == everywhere ? std::string{"none"} : w.name)
                           .with("rung", "r" + std::to_string(*w.propose_rung)),
                       {},
                       {message{"burden.wait"}
                            .with("median", w.median_wd)
                            .with("at_least", std::string{w.at_least ? "yes" : "no"})
                            .with("requests", std::int64_t{w.requests})
                            .with("open", std::int64_t{w.open})
                            .with("cost", w.cost)}});
}

inline void agenda_writer::add_wins() {
    for (const auto& w : win_record{now_, *here_.policy}.unshared())
        list_.add({agenda_sort::win,
                   w.win.text,
                   message{"agenda.line"}.with("name", w.claim),
                   {},
                   {message{"agenda.unshared"}.with("wd", std::int64_t{w.wd})}});
}

/// What was applied since the last check-in and not told of.
inline void agenda_writer::add_feedback(const check_in_record& record) {
    auto told_of = std::set<std::string_view>{};
    for (const auto& t : now_.all<told>())
        for (const auto& s : t->subjects) told_of.insert(s.target.text);
    const auto since = record.last ? to_day_number(*record.last) : first_day;
    for (const auto& a : from_day(now_.all<feedback_applied>(), since)) {
        const auto& given = a->feedback.target.text;
        const auto* f = now_.find<feedback>(given);
        if (!f || !here_.who.is_boss(f->from.target.text) || told_of.contains(a.id()) ||
            told_of.contains(given) || list_.of_thing(given))
            continue;
        list_.add({agenda_sort::feedback,
                   given,
                   message{"agenda.line"}.with("name", f->text),
                   {},
                   {message{"agenda.applied"}.with("on", to_string(a.source->date))}});
    }
    for (const auto& hint : record.hints)
        if (hint.key == "check_ins.none_asked")
            list_.add(
                {agenda_sort::check_in, "check_in", message{"agenda.ask_feedback"}, {}, {hint}});
}

/// As many as a conversation bears: what changed, where words and deeds part, what is not known.
inline void agenda_writer::add_questions(const expect_answer& expect, const rhythm_answer& rhythm) {
    auto asked = std::vector<agenda_item>{};
    for (const auto& m : rhythm.advice)
        if (m.key == "advice.ask_what_changed")
            asked.push_back(
                {agenda_sort::question, "what_changed", message{"agenda.what_changed"}, {}, {m}});
    for (const auto& c : expect.contradictions)
        if (c.ask_again)
            asked.push_back({agenda_sort::question, c.topic, c.question, {}, {c.because}});
    for (const auto& q : expect.next) {
        const auto is_asked = std::any_of(asked.begin(), asked.end(),
                                          [&q](const auto& a) { return a.about == q.topic; });
        if (!is_asked) asked.push_back({agenda_sort::question, q.topic, q.question, {}, q.because});
    }
    const auto budget = static_cast<std::size_t>(std::max(0, expect.question_budget));
    if (asked.size() > budget) asked.resize(budget);
    for (auto& q : asked) list_.add(std::move(q));
}

}  // namespace detail

}  // namespace upward
