// SPDX-License-Identifier: BSL-1.0
//
// What the tests of needs arrange, and how they read an answer. Ana reports to Bo, who reports to
// Carla, since Monday 2025-01-06; weekends are free.
//
//     auto log = asked_on("budget", {"2026-02-02", "2026-02-09"});
//     const auto n = only_need(log, "2026-02-20", "budget");
#pragma once

#include "support/build.hpp"

#include <upward/anticipate/needs_index.hpp>
#include <upward/core/real.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace upward_tests {

inline constexpr std::string_view beginning = "2025-01-06";

inline log_builder the_three(std::string_view start = beginning) {
    return a_log().ana_and_bo(start);
}

inline upward::ask an_ask(std::string topic, std::string by = "bo", std::string to = "ana") {
    return {.by = {{std::move(by)}}, .to = {{std::move(to)}}, .topic = std::move(topic)};
}

/// Bo asks Ana on those days.
inline log_builder& asked_on(log_builder& log, const std::string& topic,
                             const std::vector<std::string_view>& days) {
    for (const auto d : days) log.entry(topic + "-asked-" + std::string{d}, d, an_ask(topic));
    return log;
}

/// An event in the calendar since the relationship began.
inline upward::event an_event(std::string_view iso, std::string topic, std::string answers = "bo") {
    return {.on = day(iso),
            .name = "the event",
            .topic = std::move(topic),
            .answers = {{std::move(answers)}}};
}

/// A rate that says the same of every topic.
class steady_rate final : public upward::rate_model {
public:
    explicit steady_rate(double p) : p_(p) {}
    double probability(const upward::rate_query&) const override { return p_; }
    upward::traced explained(const upward::rate_query&) const override { return {p_}; }
    std::vector<upward::message> because(const upward::rate_query&) const override { return {}; }

private:
    double p_;
};

/// A log with its index, alive together.
class needs_world {
public:
    needs_world(const log_builder& log, std::string_view as_of,
                const upward::calendar_definition& calendar = {}, const upward::policy& p = {})
        : policy_(std::make_unique<upward::policy>(p)),
          now_(std::make_unique<upward::state>(state_on(log, as_of, calendar))),
          index_(std::make_unique<upward::needs_index>(*now_, *policy_)) {}

    upward::needs_answer on(std::string_view iso,
                            const upward::needs_parameters& parameters = {}) const {
        return index_->needs_on(upward_tests::on(iso), parameters,
                                upward::reference_rate{policy_->anticipate});
    }
    upward::needs_answer on(std::string_view iso, const upward::needs_parameters& parameters,
                            const upward::rate_model& rates) const {
        return index_->needs_on(upward_tests::on(iso), parameters, rates);
    }
    upward::needs_index& index() const { return *index_; }
    const upward::state& now() const { return *now_; }
    const upward::policy& policy() const { return *policy_; }

private:
    std::unique_ptr<upward::policy> policy_;
    std::unique_ptr<upward::state> now_;
    std::unique_ptr<upward::needs_index> index_;
};

inline const upward::need* find_need(const upward::needs_answer& answer, std::string_view topic) {
    for (const auto& n : answer.needs)
        if (n.topic == topic) return &n;
    return nullptr;
}

inline upward::need the_need(const upward::needs_answer& answer, std::string_view topic) {
    const auto* found = find_need(answer, topic);
    REQUIRE_MESSAGE(found, "no need of " << std::string{topic});
    return *found;
}

inline upward::need need_on(const log_builder& log, std::string_view iso, std::string_view topic,
                            const upward::needs_parameters& parameters = {},
                            const upward::policy& p = {}) {
    return the_need(needs_world{log, iso, {}, p}.on(iso, parameters), topic);
}

inline const upward::need_source* find_source(const upward::need& n,
                                              upward::need_source_kind kind) {
    for (const auto& s : n.sources)
        if (s.kind == kind) return &s;
    return nullptr;
}

/// "2026-03-09 0.6": the need-by and the probability of the first source of a kind; "none".
inline std::string source_of(const upward::need& n, upward::need_source_kind kind) {
    const auto* s = find_source(n, kind);
    if (!s) return "none";
    auto text = std::to_string(upward::rounded(s->p, 4));
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return upward::to_string(s->need_by) + " " + text;
}

inline double to_4(double x) { return upward::rounded(x, 4); }

}  // namespace upward_tests
