// SPDX-License-Identifier: BSL-1.0
//
// Writes an agenda out of what each engine answers. What is said of a thing or a topic that is on it
// already joins what is there.
//
//     auto agenda = upward::detail::agenda_writer{here, until, {}, needs};
//     agenda.add_promises();
//     std::move(agenda).items();
#pragma once

#include <upward/anticipate/needs.hpp>
#include <upward/core/describe.hpp>
#include <upward/core/message.hpp>
#include <upward/empathize/briefing.hpp>
#include <upward/empathize/burden.hpp>
#include <upward/empathize/wins.hpp>
#include <upward/expect/checklist.hpp>
#include <upward/lead/lead.hpp>
#include <upward/plan/agenda_items.hpp>
#include <upward/plan/agenda_list.hpp>
#include <upward/plan/plan.hpp>
#include <upward/rhythm/situation.hpp>
#include <upward/train/rhythm.hpp>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace upward {

namespace detail {

/// Puts together one agenda, of what each engine answers.
class agenda_writer {
public:
    /// `meeting` is the event that it is for, if any.
    agenda_writer(const situation& here, day_number until, const id& meeting,
                  const needs_answer& needs)
        : here_(here), now_(*here.now), until_(until), meeting_(meeting), needs_(needs) {}

    // ---- openness ----

    void add_briefing(const briefing_answer& brief);
    void add_bad_news();
    void add_repair(const rhythm_answer& rhythm);
    void add_promises();
    void add_needs();
    void add_concerns();
    void add_experiments(const lead_answer& lead, bool closing_alone);

    // ---- technique ----

    void add_offer(const burden_answer& burden);
    void add_tricky(const expect_answer& expect);
    void add_proposals(const lead_answer& lead);
    void add_rhythm(const rhythm_answer& rhythm);
    void add_rungs(const burden_answer& burden);
    void add_wins();
    void add_feedback(const check_in_record& record);
    void add_questions(const expect_answer& expect, const rhythm_answer& rhythm);

    std::vector<agenda_item> items() && { return std::move(list_).sorted(); }

private:
    const situation& here_;
    const state& now_;
    day_number until_;
    id meeting_;
    const needs_answer& needs_;
    agenda_list list_;
};

inline std::string listed(const std::vector<std::string>& names) {
    auto text = std::string{};
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

inline agenda_sort agenda_sort_of(briefing_sort s) noexcept {
    return s == briefing_sort::decision ? agenda_sort::decision
           : s == briefing_sort::red    ? agenda_sort::bad_news
                                        : agenda_sort::tell;
}

inline void agenda_writer::add_briefing(const briefing_answer& brief) {
    for (const auto& line : brief.lines) {
        auto item = agenda_item{agenda_sort_of(line.sort), line.item.text,
                                message{"agenda.line"}.with("name", line.name)};
        if (line.asked) item.says.push_back(*line.asked);
        item.says.insert(item.says.end(), line.changed.begin(), line.changed.end());
        if (!line.credit.empty()) {
            item.says.push_back(message{"briefing.credit"}.with("names", listed(line.credit)));
        }
        item.because = line.because;
        list_.add(std::move(item), line.topic);
    }
}

/// What is untold, and what somebody else may tell; of an item that is there already, with it.
inline void agenda_writer::add_bad_news() {
    for (const auto& due : news_due(here_)) {
        const auto* p = now_.find<problem>(due.problem.text);
        auto* item = list_.of_thing(due.problem.text);
        if (!item && p && p->item) item = list_.of_thing(p->item->target.text);
        auto reason = message{"duty.news_due"}.with("until", to_string(due.tell_by));
        if (!item) {
            list_.add({agenda_sort::bad_news,
                       due.problem.text,
                       message{"agenda.line"}.with("name", p && p->text ? *p->text : due.topic),
                       {},
                       {std::move(reason)},
                       due.tell_by},
                      due.topic);
            continue;
        }
        item->because.push_back(std::move(reason));
        item->sort = std::min(item->sort, agenda_sort::bad_news);
        is_due(*item, due.tell_by);
    }
    for (const auto& leak : needs_.leaks) {
        auto reason = message{"needs.leak_by"}
                          .with("late", std::string{leak.late ? "yes" : "no"})
                          .with("until", to_string(leak.tell_by))
                          .with("what", listed(leak.untold_names))
                          .with("event", leak.event_name)
                          .with("on", to_string(leak.on))
                          .with("people", listed(leak.by_names));
        if (!list_.of_topic(leak.topic))
            list_.add({agenda_sort::bad_news, leak.topic,
                       message{"agenda.line"}.with("name", leak.topic)},
                      leak.topic);
        auto* item = list_.of_topic(leak.topic);
        item->because.push_back(std::move(reason));
        item->sort = std::min(item->sort, agenda_sort::bad_news);
        is_due(*item, leak.tell_by);
    }
}

inline void agenda_writer::add_repair(const rhythm_answer& rhythm) {
    for (const auto& m : rhythm.advice)
        if (m.key == "advice.repair")
            list_.add({agenda_sort::repair,
                       std::get<std::string>(m.arguments.at("entry")),
                       m,
                       {},
                       {message{"agenda.open_lapse"}.with("on", m.arguments.at("on"))}});
}

inline void agenda_writer::add_promises() {
    for (const auto& due : promises_due(here_, until_))
        list_.add({agenda_sort::promise,
                   due.promise.text,
                   message{"agenda.line"}.with("name", due.text),
                   {},
                   {message{"duty.promise_due"}
                        .with("due", to_string(due.due))
                        .with("until", to_string(due.missed_after))},
                   due.due});
}

/// What is more likely asked for than not, and is to be had by then; not for this very meeting.
inline void agenda_writer::add_needs() {
    for (const auto& n : needs_.needs) {
        const auto& said = needs_.announced;
        const auto likeliest =
            std::max_element(n.sources.begin(), n.sources.end(),
                             [](const auto& a, const auto& b) { return a.p < b.p; });
        const auto is_for_it = likeliest != n.sources.end() && likeliest->entry == meeting_;
        if (is_for_it || to_day_number(n.need_by) > until_ ||
            std::find(said.begin(), said.end(), n.topic) == said.end())
            continue;
        if (!list_.of_topic(n.topic)) {
            auto item = agenda_item{agenda_sort::need, n.topic,
                                    message{"agenda.line"}.with("name", n.topic)};
            for (const auto& line : n.prepare)
                item.says.push_back(message{"needs.prepare_line"}
                                        .with("sort", std::string{enum_name(line.sort)})
                                        .with("what", line.what)
                                        .with("untold", std::string{line.untold ? "yes" : "no"}));
            list_.add(std::move(item), n.topic);
        }
        auto* item = list_.of_topic(n.topic);
        item->because.push_back(message{"agenda.asked_for"}.with("p", n.p_ask));
        if (!n.because.empty() && n.because.front().key != "need.untold")
            item->because.push_back(n.because.front());
        is_due(*item, n.need_by);
    }
}

inline void agenda_writer::add_concerns() {
    for (const auto& c : needs_.concerns) {
        if (!c.still_open && !c.ask_if_it_matters) continue;
        auto* item = list_.of_topic(c.topic);
        auto reason = message{"agenda.concern"}
                          .with("by", person_name(now_, c.person.text))
                          .with("text", c.text)
                          .with("open", std::string{c.still_open ? "yes" : "no"});
        if (item) item->because.push_back(std::move(reason));
        else
            list_.add({agenda_sort::concern,
                       c.concern.text,
                       message{"agenda.line"}.with("name", c.text),
                       {},
                       {std::move(reason)}},
                      c.topic);
    }
}

inline void agenda_writer::add_experiments(const lead_answer& lead, bool closing_alone) {
    for (const auto& e : lead.experiments) {
        if (closing_alone && e.status == experiment_status::running) continue;
        auto item = agenda_item{agenda_sort::experiment, e.experiment.text,
                                message{"agenda.line"}.with("name", e.title), e.advice};
        item.because.push_back(message{"agenda.experiment"}
                                   .with("status", std::string{enum_name(e.status)})
                                   .with("left", std::int64_t{e.days_left})
                                   .with("until", to_string(e.close_by)));
        if (e.likely)
            item.because.push_back(
                message{"experiment.likely"}.with("likely", std::string{enum_name(*e.likely)}));
        for (const auto& c : e.off_pace)
            item.because.push_back(
                message{"agenda.off_pace"}
                    .with("name", c.metric_name.empty() ? c.metric.text : c.metric_name)
                    .with("pace", std::string{enum_name(c.pace)}));
        if (e.status != experiment_status::running) item.by = e.close_by;
        list_.add(std::move(item));
    }
}

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
