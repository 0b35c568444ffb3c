// SPDX-License-Identifier: BSL-1.0
#include "render/pages.hpp"

#include <algorithm>
#include <string>

namespace upward::render {

bool has_touch(const plan_answer& a, const due_news& n) {
    const auto tells = [&n](const message& because) {
        const auto cause = because.arguments.find("source");
        return because.key == "touch.problem" && cause != because.arguments.end() &&
               cause->second == message_argument{n.problem.text};
    };
    return std::any_of(a.touches.begin(), a.touches.end(), [&](const touch& t) {
        return std::any_of(t.because.begin(), t.because.end(), tells);
    });
}

namespace {

constexpr auto needs_in_plan = shown_needs{.needs = 5, .reasons = 1};

void add_duties(page& p, const plan_answer& a, const speaker& say) {
    const auto day = [&say](date d) { return say("touch.day", {{"day", to_string(d)}}); };
    for (const auto& n : a.bad_news)
        if (!has_touch(a, n))
            p.row({day(n.tell_by), say("duty.news", {{"topic", n.topic}}),
                   say("duty.news_due", {{"until", to_string(n.tell_by)}})},
                  emphasis::warning);
    for (const auto& due : a.promises)
        p.row({day(due.due), say("duty.promise", {{"text", due.text}}),
               say("duty.promise_due",
                   {{"due", to_string(due.due)}, {"until", to_string(due.missed_after)}})});
    for (const auto& due : a.experiments)
        p.row({day(due.end), say("duty.ending", {{"title", due.title}}),
               say("duty.ending_due",
                   {{"end", to_string(due.end)}, {"until", to_string(due.close_by)}})},
              emphasis::warning);
}

}  // namespace

page page_of(const plan_answer& a, date day, const speaker& say) {
    auto p = page{};
    auto subtitle = say("plan.until", {{"until", to_string(a.until)}});
    if (!a.people.boss.empty())
        subtitle = say("plan.people", {{"report", a.people.report}, {"boss", a.people.boss}}) +
                   ", " + subtitle;
    p.title(say("plan.title", {{"day", to_string(day)}}), subtitle);

    p.section(say("plan.todo"));
    add_duties(p, a, say);
    add_touches(p, a.touches, say);
    if (a.bad_news.empty() && a.promises.empty() && a.experiments.empty() && a.touches.empty())
        p.line(say("plan.nothing_due"));
    add_needs(p, a.anticipate, say, needs_in_plan);
    add_trust(p, a.trust, say);
    add_rhythm(p, a.rhythm, say);
    add_lead(p, a.lead, say);
    add_loose_references(p, a.loose_references, say);
    return p;
}

namespace {

/// "09:05"
std::string clock_time(std::int32_t minute) {
    const auto two = [](std::int32_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return two(minute / 60) + ":" + two(minute % 60);
}

}  // namespace

page page_of(const wake_answer& a, date day, const speaker& say) {
    auto p = page{};
    p.title(say("wake.title", {{"day", to_string(day)}}));
    p.section(a.day ? say("touch.day", {{"day", to_string(*a.day)}}) : say("wake.none"));
    if (a.at) p.line(say("wake.minute", {{"time", clock_time(*a.at)}}));
    for (const auto& reason : a.because) p.line(say(reason));
    return p;
}

page page_of(const what_if_answer& a, date day, const speaker& say) {
    auto p = page{};
    p.title(say("what_if.title", {{"day", to_string(day)}}));
    p.section(say("what_if.differences"));
    for (const auto& d : a.differences)
        p.row({say.raw(d.at), say("what_if.change", {{"before", d.before}, {"after", d.after}})});
    if (a.differences.empty()) p.line(say("what_if.none"));
    add_trust(p, a.after, say);
    return p;
}

}  // namespace upward::render
