// SPDX-License-Identifier: BSL-1.0
//
// What an agenda brings into the open: the briefing, bad news, repair, promises, what they will ask
// for, their concerns, experiments.
#pragma once

#include <upward/core/describe.hpp>
#include <upward/core/joined.hpp>
#include <upward/core/message.hpp>
#include <upward/empathize/briefing.hpp>
#include <upward/plan/agenda_writer.hpp>
#include <upward/plan/plan.hpp>
#include <upward/train/advice.hpp>
#include <upward/trust/lapse.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace upward {

namespace detail {

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
            item.says.push_back(message{"briefing.credit"}.with("names", joined(line.credit)));
        }
        item.because = line.because;
        list_.add(std::move(item), line.topic);
    }
}

inline agenda_item* agenda_writer::of_thing(const std::string& id) {
    auto* item = list_.of_thing(id);
    const auto* p = now_.find<problem>(id);
    return !item && p && p->item ? list_.of_thing(p->item->target.text) : item;
}

/// What is untold, and what somebody else may tell; of an item that is there already, with it.
inline void agenda_writer::add_bad_news() {
    for (const auto& due : news_due(here_)) {
        const auto* p = now_.find<problem>(due.problem.text);
        auto* item = of_thing(due.problem.text);
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
                          .with("what", joined(leak.untold_names))
                          .with("event", leak.event_name)
                          .with("on", to_string(leak.on))
                          .with("people", joined(leak.by_names));
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

/// What was missed, in the words of its entry; nothing where it has none.
inline std::optional<std::string> missed_thing(const state& now, const std::string& name) {
    if (const auto* p = now.find<problem>(name)) return p->text.value_or(p->topic);
    if (const auto* p = now.find<promise>(name)) return p->text;
    if (const auto* e = now.find<experiment>(name)) return e->title;
    return now.find<rule>(name) ? std::optional{name} : std::nullopt;
}

/// Whether two lapses of one thing are repaired alike.
inline bool asks_the_same(const message& a, const message& b) {
    const auto agree = [&](const char* name) {
        const auto x = a.arguments.find(name), y = b.arguments.find(name);
        return x != a.arguments.end() && y != b.arguments.end() && x->second == y->second;
    };
    return a.key == b.key && agree("what") && agree("kind") && agree("owned");
}

/// Of several in one reason. Precondition: the newest comes first.
inline void say_open(agenda_item& item, date on) {
    for (auto& m : item.because) {
        if (m.key != "agenda.open_lapse") continue;
        const auto more = std::get<std::int64_t>(m.arguments.at("more")) + 1;
        m = std::move(m).with("more", more).with("first", to_string(on));
        return;
    }
    item.because.push_back(
        message{"agenda.open_lapse"}.with("on", to_string(on)).with("more", std::int64_t{0}));
}

inline void agenda_writer::add_repair(const std::vector<open_lapse>& lapses) {
    for (const auto& lapse : lapses) {
        auto advice = repair_of(lapse);
        if (auto* item = of_thing(lapse.about.text)) {
            const auto is_such = [&advice](const message& m) { return asks_the_same(m, advice); };
            if (std::none_of(item->says.begin(), item->says.end(), is_such) &&
                !is_such(item->words))
                item->says.push_back(std::move(advice));
            say_open(*item, lapse.on);
            item->sort = std::min(item->sort, agenda_sort::repair);
            continue;
        }
        auto item = agenda_item{agenda_sort::repair, lapse.about.text};
        if (auto thing = missed_thing(now_, lapse.about.text)) {
            item.words = message{"agenda.line"}.with("name", *std::move(thing));
            item.says.push_back(std::move(advice));
        } else {
            item.words = std::move(advice);
        }
        say_open(item, lapse.on);
        list_.add(std::move(item));
    }
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
        if (!item) {
            list_.add({agenda_sort::concern,
                       c.concern.text,
                       message{"agenda.line"}.with("name", c.text),
                       {},
                       {std::move(reason)}},
                      c.topic);
            continue;
        }
        std::erase_if(item->because, [&reason](const message& m) {
            return m.key == "briefing.because_concern" &&
                   m.arguments.at("by") == reason.arguments.at("by") &&
                   m.arguments.at("text") == reason.arguments.at("text");
        });
        item->because.push_back(std::move(reason));
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

}  // namespace detail

}  // namespace upward
