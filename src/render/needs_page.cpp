// SPDX-License-Identifier: BSL-1.0
#include "render/pages.hpp"

#include <upward/anticipate/needs.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace upward::render {

namespace {

constexpr std::size_t days_shown = 5;
constexpr std::size_t topics_by_day = 5;

std::string on(date day, const speaker& say) { return say("touch.day", {{"day", to_string(day)}}); }

std::string listed(const std::vector<std::string>& names) {
    auto text = std::string{};
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

/// What a need is known from; the metrics that it serves stand with what to have ready.
std::string reasons(const need& n, const speaker& say, std::size_t most) {
    auto text = std::string{};
    for (const auto& reason : n.because) {
        if (reason.key == "need.serves" || most == 0) continue;
        text += (text.empty() ? "" : "; ") + say.part(reason);
        --most;
    }
    return text;
}

void add_need(page& p, const need& n, const speaker& say, std::size_t most_reasons) {
    const auto by = n.late_wd > 0 ? message{"needs.late"}
                                        .with("day", to_string(n.need_by))
                                        .with("late", std::int64_t{n.late_wd})
                                  : message{"needs.by"}.with("day", to_string(n.need_by));
    auto line = message{"needs.line"}.with("p", n.p).with("by", say.part(by));
    if (auto because = reasons(n, say, most_reasons); !because.empty())
        line = std::move(line).with("because", std::move(because));
    p.row({say.raw(n.topic), say(line)}, n.late_wd > 0 ? emphasis::warning : emphasis::none, n.p);
}

/// What is likely enough to be said, and that nothing is.
void add_announced(page& p, const needs_answer& a, const speaker& say) {
    if (a.announced.empty()) p.line(say("needs.none_announced", {{"until", to_string(a.until)}}));
    else
        p.line(say("needs.announced",
                   {{"until", to_string(a.until)}, {"topics", listed(a.announced)}}),
               emphasis::good);
    if (a.daily.empty() || a.daily.front().days.empty()) return;
    const auto next = to_string(a.daily.front().days.front().day);
    if (!a.tomorrow.empty())
        p.line(say("needs.tomorrow", {{"day", next}, {"topics", listed(a.tomorrow)}}),
               emphasis::good);
    else p.line(say("needs.none_tomorrow", {{"day", next}}), emphasis::quiet);
}

void add_warnings(page& p, const needs_answer& a, const speaker& say) {
    for (const auto& leak : a.leaks)
        p.row({on(leak.tell_by, say), say("needs.leak", {{"topic", leak.topic}}),
               say("needs.leak_by", {{"late", std::string{leak.late ? "yes" : "no"}},
                                     {"until", to_string(leak.tell_by)},
                                     {"what", listed(leak.untold_names)},
                                     {"event", leak.event_name},
                                     {"on", to_string(leak.on)},
                                     {"people", listed(leak.by_names)}})},
              emphasis::warning);
    for (const auto& c : a.concerns)
        if (c.still_open || c.ask_if_it_matters)
            p.row({on(c.last_mentioned, say), say("needs.concern", {{"text", c.text}}),
                   say(c.still_open ? "needs.still_open" : "needs.ask_if_it_matters")});
}

void add_preparation(page& p, const needs_answer& a, const speaker& say) {
    const auto is_empty = [](const need& n) { return n.prepare.empty(); };
    if (std::all_of(a.needs.begin(), a.needs.end(), is_empty)) return;
    p.section(say("needs.prepare"));
    for (const auto& n : a.needs)
        for (const auto& line : n.prepare)
            p.row({say.raw(n.topic), say("needs.prepare_line",
                                         {{"sort", std::string{enum_name(line.sort)}},
                                          {"what", line.what},
                                          {"untold", std::string{line.untold ? "yes" : "no"}}})},
                  line.untold ? emphasis::warning : emphasis::none);
}

/// The chance that each of the first topics is asked for by the end of each of the first days.
void add_days(page& p, const needs_answer& a, const speaker& say) {
    if (a.daily.empty()) return;
    p.section(say("needs.daily"));
    const auto& days = a.daily.front().days;
    for (std::size_t i = 0; i < std::min(days_shown, days.size()); ++i) {
        auto chances = std::string{};
        for (std::size_t t = 0; t < std::min(topics_by_day, a.daily.size()); ++t) {
            const auto& topic = a.daily[t];
            auto p_until = 0.0;
            for (std::size_t j = 0; j <= i; ++j) p_until += topic.days[j].p;
            chances += (chances.empty() ? "" : ", ") +
                       say("needs.chance", {{"topic", topic.topic}, {"p", p_until}});
        }
        p.row({on(days[i].day, say), chances});
    }
}

}  // namespace

void add_needs(page& p, const needs_answer& a, const speaker& say, const shown_needs& shown) {
    const auto most = std::min(shown.needs, a.needs.size());
    p.section(say("needs.section"));
    add_warnings(p, a, say);
    for (std::size_t i = 0; i < most; ++i) add_need(p, a.needs[i], say, shown.reasons);
    if (a.needs.empty()) p.line(say("needs.none"));
    else add_announced(p, a, say);
    if (a.needs.size() > most)
        p.line(say("needs.more", {{"count", static_cast<std::int64_t>(a.needs.size() - most)}}),
               emphasis::quiet);
}

page page_of(const needs_answer& a, date day, const speaker& say) {
    auto p = page{};
    p.title(say("needs.title", {{"day", to_string(day)}}),
            say("plan.until", {{"until", to_string(a.until)}}));
    add_needs(p, a, say, {});
    add_preparation(p, a, say);
    add_days(p, a, say);
    for (const auto& friend_of_it : a.allies)
        p.line(say("needs.ally", {{"person", friend_of_it.name}, {"topic", friend_of_it.topic}}));
    return p;
}

}  // namespace upward::render
