// SPDX-License-Identifier: BSL-1.0
//
// What the tests of empathy arrange, and how they read an answer. Ana reports to Bo, who reports to
// Carla, since Monday 2026-01-05; weekends are free.
//
//     auto log = the_three().entry("billing", beginning, an_item("Billing"));
//     const auto b = briefing_on(log, "2026-03-02");
#pragma once

#include "support/build.hpp"

#include <upward/core/real.hpp>
#include <upward/empathize/brief.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward_tests {

inline constexpr std::string_view beginning = "2026-01-05";

inline log_builder the_three() { return a_log().ana_and_bo(beginning); }

inline upward::work_item an_item(std::string name, std::string topic = "work",
                                 const std::vector<std::string>& contributors = {}) {
    auto item = upward::work_item{std::move(name), {{"ana"}}, std::move(topic)};
    for (const auto& person : contributors) item.contributors.push_back({{person}});
    return item;
}

/// From 0 on 2026-01-01 to 100 on 2026-06-30.
inline upward::metric a_metric(std::string name, double weight, std::string owner = "bo") {
    return {.owner = {{std::move(owner)}},
            .name = std::move(name),
            .unit = "%",
            .weight = {weight},
            .start = 0,
            .target = 100,
            .from = day("2026-01-01"),
            .due = day("2026-06-30")};
}

inline upward::link a_link(std::string from, std::string to, double strength = 1) {
    return {{{std::move(from)}}, {{std::move(to)}}, {strength}};
}

inline upward::event a_review(std::string_view iso, std::string topic, std::string answers = "bo") {
    return {.on = day(iso),
            .name = "the review",
            .topic = std::move(topic),
            .type = upward::event_type::review,
            .answers = {{std::move(answers)}}};
}

inline upward::told a_word(const std::vector<std::string>& subjects, std::string to = "bo") {
    auto t = upward::told{.to = {{std::move(to)}}};
    for (const auto& s : subjects) t.subjects.push_back({{s}});
    return t;
}

inline upward::problem trouble(std::int32_t severity, std::string_view known,
                               std::optional<std::string> item = {}, std::string topic = "work") {
    auto p =
        upward::problem{.topic = std::move(topic), .severity = {severity}, .known = day(known)};
    if (item) p.item = upward::ref<upward::work_item>{{*item}};
    return p;
}

inline log_builder& needs_decision(log_builder& log, const std::string& item) {
    return log.entry(item + "-asks", beginning,
                     upward::item_state{.item = {{item}}, .decision_needed = true});
}

inline log_builder& is_red(log_builder& log, const std::string& item) {
    return log.entry(item + "-red", beginning,
                     upward::item_state{.item = {{item}}, .colour = upward::item_colour::red});
}

inline upward::briefing_answer briefing_on(const log_builder& log, std::string_view iso,
                                           const upward::briefing_parameters& parameters = {},
                                           const upward::policy& p = {}) {
    auto a = upward::briefing_of(state_on(log, iso), p, parameters);
    REQUIRE_MESSAGE(a.ok(), to_string(a.error()));
    return *std::move(a);
}

inline upward::briefing_line line_of(const upward::briefing_answer& a, std::string_view item) {
    for (const auto& line : a.lines)
        if (line.item.text == item) return line;
    FAIL("no line of " << std::string{item});
    return {};
}

/// "billing migration": the items of the lines.
inline std::string items_of(const upward::briefing_answer& a) {
    auto names = std::string{};
    for (const auto& line : a.lines) names += (names.empty() ? "" : " ") + line.item.text;
    return names;
}

inline double to_4(double x) { return upward::rounded(x, 4); }

inline bool says(const std::vector<upward::message>& all, std::string_view key) {
    return std::any_of(all.begin(), all.end(), [&](const auto& m) { return m.key == key; });
}

}  // namespace upward_tests
