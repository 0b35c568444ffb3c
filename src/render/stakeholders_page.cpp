// SPDX-License-Identifier: BSL-1.0
#include "render/pages.hpp"

#include <upward/anticipate/stakeholders.hpp>

#include <string>
#include <utility>

namespace upward::render {

namespace {

std::string on(date day, const speaker& say) { return say("touch.day", {{"day", to_string(day)}}); }

/// The names of events, where they are shown.
std::string named(const std::vector<id>& events, const std::vector<stake_event>& all) {
    auto text = std::string{};
    for (const auto& e : all)
        for (const auto& one : events)
            if (one == e.event) text += (text.empty() ? "" : ", ") + e.name;
    return text;
}

emphasis tone_of(peer_stance stance) {
    return stance == peer_stance::supporter    ? emphasis::good
           : stance == peer_stance::competitor ? emphasis::warning
                                               : emphasis::none;
}

void add_peers(page& p, const stakeholders_answer& a, const speaker& say) {
    if (!a.topics.empty() && a.unread.empty()) return;
    p.section(say("stakeholders.peers"));
    if (a.topics.empty()) p.line(say("stakeholders.none"));
    auto names = std::string{};
    for (const auto& one : a.unread) names += (names.empty() ? "" : ", ") + one.name;
    if (!names.empty()) p.line(say("stakeholders.unread", {{"names", names}}), emphasis::quiet);
}

void add_topic(page& p, const topic_stakes& t, const std::vector<stake_event>& events,
               const speaker& say) {
    p.section(say.raw(t.topic));
    for (const auto& peer : t.peers) {
        auto words = message{"stakeholders.peer"}
                         .with("stance", std::string{enum_name(peer.stance)})
                         .with("salience", peer.salience)
                         .with("signed", to_string(peer.signed_on));
        if (auto at = named(peer.events, events); !at.empty())
            words = std::move(words).with("events", std::move(at));
        p.row({say.raw(peer.name), say(words)}, tone_of(peer.stance), peer.weight);
    }
    p.line(say("stakeholders.reading", {{"reading", std::string{enum_name(t.reading)}}}));
    for (const auto& advice : t.advice) p.line(say(advice));
}

void add_above(page& p, const stakeholders_answer& a, const speaker& say) {
    if (!a.boss_boss && a.expected.empty()) return;
    p.section(say("stakeholders.above"));
    for (const auto& x : a.expected) {
        auto by = message{"stakeholders.expected_by"}.with("late", std::int64_t{x.late_days});
        if (x.due) by = std::move(by).with("due", to_string(*x.due));
        p.row({say.raw(x.topic),
               say("stakeholders.expected", {{"name", x.holder_name}, {"text", x.text}}), say(by)},
              x.late_days > 0 ? emphasis::warning : emphasis::none);
    }
    if (a.boss_boss) p.line(say("stakeholders.boss_boss", {{"name", a.boss_boss->name}}));
}

void add_events(page& p, const stakeholders_answer& a, const speaker& say) {
    if (a.events.empty()) return;
    p.section(say("stakeholders.events"));
    for (const auto& e : a.events)
        p.row({on(e.on, say),
               say("stakeholders.event",
                   {{"name", e.name}, {"answers", e.answers_name}, {"topic", e.topic}})});
}

}  // namespace

page page_of(const stakeholders_answer& a, date day, const speaker& say) {
    auto p = page{};
    p.title(say("stakeholders.title", {{"day", to_string(day)}}),
            say("plan.until", {{"until", to_string(a.until)}}));
    add_peers(p, a, say);
    for (const auto& t : a.topics) add_topic(p, t, a.events, say);
    add_above(p, a, say);
    add_events(p, a, say);
    return p;
}

}  // namespace upward::render
