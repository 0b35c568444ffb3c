// SPDX-License-Identifier: BSL-1.0
//
// What the tests of expectations arrange, and how they read an answer. Ana reports to Bo since
// 2025-12-01; weekends are free.
//
//     auto log = bo_said("channel", "2026-01-15", "chat");
//     row_on(log, "2026-01-16", "channel").c;
#pragma once

#include "rhythm/arrange.hpp"

#include <upward/expect/checklist.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward_tests {

inline log_builder the_two() { return a_log().ana_and_bo("2025-12-01"); }

inline upward::answer an_answer(std::string topic, std::string value,
                                upward::answer_state state = upward::answer_state::answered) {
    return {.topic = std::move(topic), .value = std::move(value), .state = state};
}
inline upward::answer a_rate(std::string topic, std::string value, double rate) {
    auto a = an_answer(std::move(topic), std::move(value));
    a.stated_rate.emplace().value = rate;
    return a;
}
inline upward::cue a_cue(std::string topic, std::string text, bool peeve = false) {
    return {{{"bo"}}, std::move(topic), std::move(text), peeve};
}
inline upward::question_asked a_question(std::string topic, std::string conversation = {}) {
    auto q = upward::question_asked{std::move(topic)};
    if (!conversation.empty()) q.conversation.emplace().text = std::move(conversation);
    return q;
}
inline upward::style a_style(std::string person, int formality, int detail, int directness) {
    return {{{std::move(person)}}, {formality}, {detail}, {directness}};
}

/// An entry named by its topic and day.
inline log_builder& said(log_builder& log, const std::string& topic, std::string_view iso,
                         std::string value,
                         upward::answer_state state = upward::answer_state::answered) {
    return log.entry(topic + "-" + std::string{iso}, iso,
                     an_answer(topic, std::move(value), state));
}
inline log_builder bo_said(const std::string& topic, std::string_view iso, std::string value,
                           upward::answer_state state = upward::answer_state::answered) {
    auto log = the_two();
    return said(log, topic, iso, std::move(value), state);
}

/// A catalogue that leaves nothing but these topics: the others weigh nothing.
inline upward::question_catalogue only_topics(const std::vector<upward::catalogue_topic>& kept) {
    auto all = upward::question_catalogue{};
    for (const auto& t : upward::topics_of({}, {})) {
        auto silent = upward::catalogue_topic{{t.id}, "Never asked"};
        silent.weight.emplace();
        all.topics.push_back(silent);
    }
    for (const auto& k : kept) {
        const auto same = [&k](const auto& t) { return t.id == k.id; };
        std::erase_if(all.topics, same);
        all.topics.push_back(k);
    }
    return all;
}

inline upward::checklist_answer checklist_on(const log_builder& log, std::string_view iso,
                                             const upward::checklist_parameters& q = {},
                                             const upward::plan_priorities& plan = {},
                                             const upward::policy& p = {}) {
    return upward::checklist_of(*scene{log, iso, {}, {}, p}, q, plan);
}

inline upward::checklist_row row_of(const upward::checklist_answer& a, std::string_view topic) {
    const auto found = std::find_if(a.topics.begin(), a.topics.end(),
                                    [topic](const auto& r) { return r.topic == topic; });
    REQUIRE_MESSAGE(found != a.topics.end(), "no topic " << std::string{topic});
    return *found;
}
inline upward::checklist_row row_on(const log_builder& log, std::string_view iso,
                                    std::string_view topic, const upward::policy& p = {}) {
    return row_of(checklist_on(log, iso, {}, {}, p), topic);
}

/// Five topics of weights 3, 2, 2, 3, 1: confirmed today, answered 90 days ago, assumed today, unknown,
/// confirmed 365 days ago with a half-life of 365.
inline log_builder the_five(std::string_view today) {
    const auto keep = [](std::string id, double weight) {
        auto t = upward::catalogue_topic{{std::move(id)}, "Asked"};
        t.weight.emplace().value = weight;
        return t;
    };
    auto log = the_two();
    log.entry("five", "2025-01-01",
              only_topics({keep("channel", 3), keep("feedback", 2), keep("directness", 2),
                           keep("how_measured", 3), keep("peeves", 1)}));
    said(log, "channel", today, "chat", upward::answer_state::confirmed);
    said(log, "feedback", iso(on(today) - 90), "at once");
    said(log, "directness", today, "plainly", upward::answer_state::assumed);
    said(log, "peeves", iso(on(today) - 365), "long mails", upward::answer_state::confirmed);
    return log;
}

/// The next questions: "frequency, how_measured".
inline std::string asks(const upward::checklist_answer& a) {
    auto text = std::string{};
    for (const auto& q : a.next) text += (text.empty() ? "" : ", ") + q.topic;
    return text;
}

/// "answered 0.8": the state of a topic and c.
inline std::string known_on(const log_builder& log, std::string_view iso, std::string_view topic) {
    const auto row = row_on(log, iso, topic);
    return std::string{upward::enum_name(row.state)} + " " + short_number(row.c);
}

}  // namespace upward_tests
