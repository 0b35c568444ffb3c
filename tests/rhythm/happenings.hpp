// SPDX-License-Identifier: BSL-1.0
//
// What happens that rules wait for, and what they then owe, in words:
//
//     const auto log = agreed("2026-03-02", {{"steps", on_milestones()}})
//                          .add(the_site())
//                          .entry("s-1", "2026-03-03", at_percent(50));
//     CHECK(owed_on(log, "2026-03-31") == "steps@2026-03-05");
#pragma once

#include "rhythm/arrange.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace upward_tests {

/// The item "site" on the topic "website", with the milestones "half" (50 %) and "live" (a state).
inline log_builder the_site(std::string_view declared_on = "2025-12-01") {
    auto half = upward::milestone{{{"site"}}, "half way"};
    half.percent.emplace().value = 50;
    auto live = upward::milestone{{{"site"}}, "gone live"};
    live.state = "live";
    return a_log()
        .entry("site", "2025-12-01", upward::work_item{"Site", {{"ana"}}, "website"})
        .entry("half", declared_on, half)
        .entry("live", declared_on, live);
}

inline upward::item_state at_percent(std::int32_t percent, std::string item = "site") {
    auto s = upward::item_state{{{std::move(item)}}};
    s.percent.emplace().value = percent;
    return s;
}
inline upward::item_state in_state(std::string state, std::string item = "site") {
    auto s = upward::item_state{{{std::move(item)}}};
    s.state = std::move(state);
    return s;
}

/// The metric "nps" of the boss, from `start` on.
inline log_builder the_metric(double start, std::string id = "nps") {
    return a_log().entry(id, "2025-12-01",
                         upward::metric{{{"bo"}},
                                        id,
                                        "points",
                                        {.5},
                                        start,
                                        start + 100,
                                        day("2026-01-01"),
                                        day("2026-12-31")});
}
inline upward::reading reads(double value, std::string metric = "nps") {
    return {{{std::move(metric)}}, value};
}

inline upward::problem a_problem(std::string_view known, std::int32_t severity = 1,
                                 std::string topic = "outage") {
    auto p = upward::problem{};
    p.topic = std::move(topic);
    p.severity.value = severity;
    p.known = day(known);
    return p;
}

inline upward::told tell(std::string person, std::string subject) {
    return {{{{std::move(subject)}}}, {{std::move(person)}}};
}
inline upward::update update_on(std::string subject) {
    auto u = upward::update{};
    u.subjects.push_back({{std::move(subject)}});
    return u;
}
inline upward::update settling(const std::vector<std::string>& names) {
    auto u = upward::update{};
    u.settles = names;
    return u;
}

inline log_builder away(const char* person, std::string_view from, std::string_view to) {
    return a_log().entry(std::string{"away-"} + person, "2025-12-01",
                         upward::leave{{{person}}, day(from), day(to)});
}

/// "notes@2026-02-01 due 2026-02-02", the due day only where it is another; "a@… + b@…" when merged.
inline std::string in_words(const upward::obligation& o) {
    auto text = std::string{};
    for (const auto& part : o.parts) text += (text.empty() ? "" : " + ") + part.name;
    if (o.due != o.nominal) text += " due " + iso(o.due);
    return text;
}

inline std::string in_words(const std::vector<upward::obligation>& owed) {
    auto text = std::string{};
    for (const auto& o : owed) text += (text.empty() ? "" : "; ") + in_words(o);
    return text;
}

/// All that is owed by the end of `until` (the day itself when empty), as known at the end of a day.
inline std::vector<upward::obligation> obligations_on(
    const log_builder& log, std::string_view iso, std::string_view until = {},
    const upward::calendar_definition& calendar = {}, const upward::policy& p = {}) {
    const auto now = state_on(log, iso, calendar);
    const auto who = upward::parties_of(now);
    const auto there = upward::presence_of(now, who);
    return upward::owing{now, who, there, p, on(until.empty() ? iso : until)}.obligations();
}

inline std::string owed_on(const log_builder& log, std::string_view iso,
                           std::string_view until = {},
                           const upward::calendar_definition& calendar = {}) {
    return in_words(obligations_on(log, iso, until, calendar));
}

}  // namespace upward_tests
