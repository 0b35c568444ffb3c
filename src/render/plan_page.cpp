// SPDX-License-Identifier: BSL-1.0
#include "render/pages.hpp"

#include <upward/plan/kinds.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
constexpr std::size_t offers_in_plan = 2;
constexpr std::size_t questions_in_plan = 2;

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

void add_offer_first(page& p, const empathize_answer& a, const speaker& say) {
    if (!a.offers_lead) return;
    p.section(say("plan.offer_first"));
    for (std::size_t i = 0; i < std::min(offers_in_plan, a.offers.size()); ++i)
        add_offer(p, a.offers[i], say);
    p.line(say("plan.overloaded"), emphasis::warning);
}

void add_tell_first(page& p, const empathize_answer& a, const speaker& say) {
    if (a.briefing.empty() && a.unshared.empty()) return;
    p.section(say("plan.tell_first"));
    for (const auto& line : a.briefing) {
        auto parts = line.changed;
        if (line.asked) parts.insert(parts.begin(), *line.asked);
        if (!line.because.empty()) parts.push_back(line.because.front());
        p.row({say.raw(line.name), in_one(parts, say)},
              line.sort == briefing_sort::rest ? emphasis::none : emphasis::warning);
    }
    if (a.upward) p.line(say("plan.pass_on", {{"line", say.part(*a.upward)}}));
    if (a.more_lines > 0)
        p.line(say("plan.more_lines", {{"lines", std::int64_t{a.more_lines}}}), emphasis::quiet);
    if (a.too_inside_out && a.inside_out)
        p.line(
            say("briefing.inside_out", {{"share", *a.inside_out}, {"flagged", std::string{"yes"}}}),
            emphasis::warning);
    if (!a.unshared.empty())
        p.line(say("plan.unshared", {{"wins", static_cast<std::int64_t>(a.unshared.size())},
                                     {"claim", a.unshared.front().claim}}));
}

void add_questions(page& p, const plan_answer& a, const speaker& say) {
    const auto& next = a.expect.next;
    const auto ask_again = [](const contradiction& c) { return c.ask_again; };
    const auto& parted = a.expect.contradictions;
    if (next.empty() && std::none_of(parted.begin(), parted.end(), ask_again) &&
        a.expect.tricky.empty() && a.empathize.hints.empty() && a.expect.changes.empty())
        return;
    p.section(say("plan.ask"));
    for (const auto& t : a.expect.tricky)
        p.row({say("checklist.raise_topic", {{"topic", t.name}}), say(t.opener)});
    for (const auto& c : parted)
        if (c.ask_again)
            p.row({say.raw(c.topic), in_one({c.question, c.because}, say)}, emphasis::warning);
    const auto shown = std::min(questions_in_plan, next.size());
    for (std::size_t i = 0; i < shown; ++i) {
        p.row({say.raw(next[i].topic), say(next[i].question) + " " + say("agenda.why") + " " +
                                           in_one(next[i].because, say)});
    }
    if (next.size() > shown)
        p.line(say("plan.more_questions",
                   {{"questions", static_cast<std::int64_t>(next.size() - shown)}}),
               emphasis::quiet);
    for (const auto& hint : a.empathize.hints) p.line(say(hint));
    if (!a.expect.changes.empty())
        p.line(
            say("plan.changes", {{"changes", static_cast<std::int64_t>(a.expect.changes.size())}}));
}

/// What has nothing to be done about it is not shown.
void add_lead(page& p, const plan_answer& a, const speaker& say) {
    auto rows = std::vector<page_row>{};
    const auto add = [&rows](std::string what, std::string text, emphasis tone) {
        rows.push_back({{std::move(what), std::move(text)}, tone});
    };
    for (const auto& e : a.lead.experiments)
        if (!e.advice.empty())
            add(say("plan.experiment", {{"title", e.title}}), in_one(e.advice, say),
                emphasis::warning);
    for (const auto& q : a.lead.proposals)
        if (q.verdict == proposal_verdict::propose || q.verdict == proposal_verdict::reshape)
            add(say("plan.proposal", {{"title", q.title}}),
                say("proposal.verdict",
                    {{"verdict", std::string{enum_name(q.verdict)}}, {"fit", q.fit}}),
                q.verdict == proposal_verdict::propose ? emphasis::good : emphasis::none);
    for (const auto& h : a.lead.handovers) {
        const auto name = say("plan.handover", {{"name", h.name}});
        if (!h.needs.empty()) add(name, in_one(h.needs, say), emphasis::warning);
        else if (!h.underway)
            add(name, say("handover.ready", {{"step", std::string{enum_name(h.next)}}}),
                emphasis::good);
    }
    for (const auto& w : a.empathize.proposals)
        add(say("plan.rung", {{"name", w.area == everywhere ? std::string{"none"} : w.name}}),
            say("burden.rung", {{"rung", "r" + std::to_string(*w.propose_rung)}}), emphasis::good);
    const auto write_role = a.lead.role.ready && !a.lead.role_approved;
    if (rows.empty() && !write_role) return;
    p.section(say("plan.lead"));
    for (auto& r : rows) p.row(std::move(r.cells), r.tone);
    if (write_role) p.line(say("plan.role", {{"overall", a.lead.role.overall}}), emphasis::good);
}

}  // namespace

std::string in_one(const std::vector<message>& parts, const speaker& say) {
    auto text = std::string{};
    for (const auto& part : parts) {
        if (!text.empty()) text += ends_a_sentence(text) ? " " : "; ";
        text += say(part);
    }
    return text;
}

bool ends_a_sentence(std::string_view text) {
    return text.ends_with('.') || text.ends_with('?') || text.ends_with('!');
}

page page_of(const plan_answer& a, date day, const speaker& say) {
    auto p = page{};
    auto subtitle = say("plan.until", {{"until", to_string(a.until)}});
    if (!a.people.boss.empty())
        subtitle = say("plan.people", {{"report", a.people.report}, {"boss", a.people.boss}}) +
                   ", " + subtitle;
    p.title(say("plan.title", {{"day", to_string(day)}}), subtitle);

    add_protective(p, a.partnership, say);
    add_offer_first(p, a.empathize, say);
    p.section(say("plan.todo"));
    add_duties(p, a, say);
    add_touches(p, a.touches, say);
    if (a.bad_news.empty() && a.promises.empty() && a.experiments.empty() && a.touches.empty())
        p.line(say("plan.nothing_due"));
    add_tell_first(p, a.empathize, say);
    add_needs(p, a.anticipate, say, needs_in_plan);
    add_questions(p, a, say);
    add_lead(p, a, say);
    add_trust(p, a.trust, say);
    add_rhythm(p, a.rhythm, say);
    add_loose_references(p, a.loose_references, say);
    return p;
}

std::string clock_time(std::int32_t minute) {
    const auto two = [](std::int32_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return two(minute / 60) + ":" + two(minute % 60);
}

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
