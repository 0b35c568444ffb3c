// SPDX-License-Identifier: BSL-1.0
//
// What the tests of leading up arrange: the boss's metrics, limits and styles as in the story of the
// coach, the experiment of that story, and answers on a day.
//
//     const auto log = goals_of_bo().add(a_limit("hours", 8)).entry("idea", "2025-12-15", coaching());
//     the_proposal(log, "2025-12-15").fit;
#pragma once

#include "rhythm/arrange.hpp"
#include "support/build.hpp"
#include "support/trust.hpp"

#include <upward/lead/delegation.hpp>
#include <upward/lead/lead.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward_tests {

inline constexpr auto lead_begins = "2025-12-01";

inline upward::metric a_metric(std::string owner, double weight, double target = 10) {
    return {.owner = {{std::move(owner)}},
            .name = "metric",
            .unit = "%",
            .weight = {weight},
            .start = 0,
            .target = target,
            .from = day("2026-01-01"),
            .due = day("2026-12-31")};
}

inline upward::metric called(std::string name, upward::metric m) {
    m.name = std::move(name);
    return m;
}

inline upward::link a_link(std::string from, std::string to, double strength) {
    return {{{std::move(from)}}, {{std::move(to)}}, {strength}};
}

/// Ana reports to Bo, who is measured by sales .5, cycle time .3 and turnover .2.
inline log_builder goals_of_bo() {
    auto log = a_log().ana_and_bo(lead_begins);
    log.shared("sales", lead_begins, called("Sales", a_metric("bo", .5)));
    log.shared("cycle", lead_begins, called("Cycle time", a_metric("bo", .3, -10)));
    return log.shared("turnover", lead_begins, called("Turnover", a_metric("bo", .2)));
}

inline upward::style a_style(std::string who, std::int32_t formality, std::int32_t detail,
                             std::int32_t directness) {
    return {.person = {{std::move(who)}},
            .formality = {formality},
            .detail = {detail},
            .directness = {directness}};
}

/// And the styles 4, 3, 1 of Ana, 1, 3, 4 of Bo; and 8 hours a week, a hard limit.
inline log_builder the_frame() {
    auto log = goals_of_bo();
    log.entry("style-ana", lead_begins, a_style("ana", 4, 3, 1));
    log.entry("style-bo", lead_begins, a_style("bo", 1, 3, 4));
    return log.shared("hours", lead_begins, upward::limit{"Hours", "hours a week", {8}, true});
}

inline upward::proposal an_idea(std::vector<upward::limit_use> uses = {{{{"hours"}}, {3.2}}},
                                std::vector<std::string> metrics = {"sales", "cycle"}) {
    auto p = upward::proposal{"Peer coaching"};
    for (auto& m : metrics) p.metrics.push_back({{std::move(m)}});
    p.uses = std::move(uses);
    p.style = {{4}, {3}, {1}};
    return p;
}

inline upward::proposal_answer proposals_on(const log_builder& log, std::string_view iso,
                                            const upward::lead_parameters& q = {},
                                            const upward::policy& p = {}) {
    return upward::proposals_of(*scene{log, iso, {}, {}, p}, q);
}

inline upward::judged_proposal judged_idea(const log_builder& log, upward::proposal idea,
                                           const upward::policy& p = {}) {
    auto with = log;
    with.entry("idea", "2025-12-15", std::move(idea));
    return proposals_on(with, "2025-12-15", {}, p).proposals.at(0);
}

// ---- experiments ----

/// Frozen on Monday 2026-01-05, to end on Friday 2026-07-03: 179 days. Cycle time falls by 10, 60 % of
/// the peers rate it 4 or better, no cost is added.
inline upward::experiment a_trial(upward::verdict_rule rule = upward::verdict_rule::all) {
    auto e = upward::experiment{"Six months of peer coaching"};
    e.start = day("2026-01-05");
    e.end = day("2026-07-03");
    e.unit = "EUR";
    e.rule = rule;
    e.criteria = {
        {{"faster"}, upward::criterion_type::change, {{"cycle"}}, 0, upward::comparison::le, -10},
        {{"rated"}, upward::criterion_type::level, {{"rating"}}, {}, upward::comparison::ge, 60},
        {{"free"}, upward::criterion_type::level, {{"cost"}}, {}, upward::comparison::le, 0}};
    return e;
}

inline log_builder with_trial(upward::experiment e = a_trial()) {
    auto log = goals_of_bo();
    log.shared("rating", lead_begins, called("Rating", a_metric("ana", 0, 60)));
    log.shared("cost", lead_begins, called("Added cost", a_metric("ana", 0, 0)));
    return log.shared("trial", "2025-12-22", std::move(e));
}

inline upward::experiment_event an_event_of(upward::experiment_event_sort sort,
                                            std::optional<double> amount = {}) {
    auto e = upward::experiment_event{{{"trial"}}, sort};
    if (amount) e.amount = upward::amount{*amount};
    return e;
}
inline upward::experiment_event spent(double amount) {
    return an_event_of(upward::experiment_event_sort::spent, amount);
}
inline upward::experiment_event closed() {
    return an_event_of(upward::experiment_event_sort::closed);
}

inline upward::experiment_sheet sheet_on(const log_builder& log, std::string_view iso,
                                         const upward::policy& p = {}) {
    const auto a = upward::experiments_of(*scene{log, iso, {}, {}, p}, {});
    REQUIRE(a.experiments.size() == 1);
    return a.experiments.front();
}

inline const upward::criterion_line& criterion_of(const upward::experiment_sheet& s,
                                                  std::string_view name) {
    for (const auto& c : s.criteria)
        if (c.criterion.text == name) return c;
    FAIL("no criterion " << std::string{name});
    return s.criteria.front();
}

/// The keys of messages without their room: "close_today, do_not_extend".
inline std::string keys(const std::vector<upward::message>& messages) {
    auto text = std::string{};
    for (const auto& m : messages)
        text += (text.empty() ? "" : ", ") + m.key.substr(m.key.find('.') + 1);
    return text;
}

template <class Enum>
std::string word(Enum value) {
    return std::string{upward::enum_name(value)};
}
template <class Enum>
std::string word(const std::optional<Enum>& value) {
    return value ? word(*value) : "none";
}

}  // namespace upward_tests
