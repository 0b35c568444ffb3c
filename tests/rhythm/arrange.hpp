// SPDX-License-Identifier: BSL-1.0
//
// What the tests of the rhythm arrange, and how they read an answer:
//
//     const auto log = agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY").stack()}})
//                          .entry("n-1", "2026-01-07", update{});
//     CHECK(ledger_on(log, "2026-01-12") ==
//           "notes@2026-01-05 late 0.2; notes@2026-01-12 open");
//
// Ana reports to Bo since 2025-12-01; what they agree is the rhythm "operating".
#pragma once

#include "support/build.hpp"
#include "support/rule.hpp"

#include <upward/core/describe.hpp>
#include <upward/core/real.hpp>
#include <upward/model/presence.hpp>
#include <upward/rhythm/outcome.hpp>
#include <upward/rhythm/situation.hpp>

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward_tests {

struct named_rule {
    std::string name;
    a_rule rule;
};

/// What an agreement says of the gaps between obligations, in working days.
struct gaps {
    std::optional<double> spacing = {};
    std::optional<double> silence = {};
};

/// An agreement, a renegotiation or a proposal with gaps.
template <class Agreement>
Agreement with_gaps(Agreement agreement, gaps g) {
    if (g.spacing) agreement.spacing.emplace().count = *g.spacing;
    if (g.silence) agreement.silence.emplace().count = *g.silence;
    return agreement;
}

inline std::vector<upward::ref<upward::rule>> refs(const std::vector<std::string>& names) {
    auto list = std::vector<upward::ref<upward::rule>>{};
    for (const auto& name : names) list.push_back({{name}});
    return list;
}

inline upward::rhythm_agreed agreement(const std::vector<std::string>& rules,
                                       std::string rhythm = "operating") {
    return {.rhythm = {std::move(rhythm)}, .rules = refs(rules), .names = both()};
}
inline upward::rhythm_renegotiated renegotiation(const std::vector<std::string>& rules,
                                                 std::string rhythm = "operating") {
    return {.rhythm = {std::move(rhythm)}, .rules = refs(rules), .names = both()};
}
inline upward::rhythm_ended the_end(std::string rhythm = "operating") {
    return {.rhythm = {std::move(rhythm)}};
}

/// The rules, none of them agreed yet.
inline log_builder declared(const std::vector<named_rule>& rules) {
    auto log = a_log().ana_and_bo("2025-12-01");
    for (const auto& r : rules) log.entry(r.name, "2025-12-01", r.rule.made);
    return log;
}

/// The rules, agreed on a day as "operating"; the agreement is the entry "agreed".
inline log_builder agreed(std::string_view iso, const std::vector<named_rule>& rules, gaps g = {}) {
    auto names = std::vector<std::string>{};
    for (const auto& r : rules) names.push_back(r.name);
    return declared(rules).entry("agreed", iso, with_gaps(agreement(names), g));
}

/// Updates that name nothing, one on each day.
inline log_builder updates(const std::vector<std::string_view>& days,
                           std::string_view prefix = "on-") {
    auto log = a_log();
    for (const auto iso : days)
        log.entry(std::string{prefix} + std::string{iso}, iso, upward::update{});
    return log;
}

/// Everything of one day, kept together because a situation only points at its state.
class scene {
public:
    scene(const log_builder& log, std::string_view iso, std::string_view until = {},
          const upward::calendar_definition& calendar = {}, const upward::policy& p = {})
        : now_(state_on(log, iso, calendar)),
          policy_(p),
          here_(now_, policy_, on(until.empty() ? iso : until)) {}
    scene(const scene&) = delete;
    scene& operator=(const scene&) = delete;

    const upward::situation& operator*() const { return here_; }
    const upward::situation* operator->() const { return &here_; }

private:
    upward::state now_;
    upward::policy policy_;
    upward::situation here_;
};

/// At most 4 decimals, as short as it can be: 0.2.
inline std::string short_number(double x) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, upward::rounded(x, 4)).ptr;
    return {text, end};
}

/// "notes@2026-02-01 due 2026-02-02 late 0.2": the due day only where the date moved.
inline std::string in_words(const upward::outcome& o) {
    auto text = o.owed.name;
    if (o.owed.due != o.owed.nominal) text += " due " + iso(o.owed.due);
    text += " " + std::string{upward::enum_name(o.kind)};
    if (o.kind == upward::outcome_kind::late) text += " " + short_number(o.score);
    return text;
}

inline std::string in_words(const std::vector<upward::outcome>& outcomes) {
    auto text = std::string{};
    for (const auto& o : outcomes) text += (text.empty() ? "" : "; ") + in_words(o);
    return text;
}

/// What is owed by the end of `until` (the day itself when empty) and what came of it.
inline std::vector<upward::outcome> outcomes_on(const log_builder& log, std::string_view iso,
                                                std::string_view until = {},
                                                const upward::calendar_definition& calendar = {}) {
    const auto now = state_on(log, iso, calendar);
    const auto who = upward::parties_of(now);
    const auto there = upward::presence_of(now, who);
    const auto usual = upward::policy{};
    return upward::ledger{now, who, there, usual, on(until.empty() ? iso : until)}.outcomes();
}

inline std::string ledger_on(const log_builder& log, std::string_view iso,
                             std::string_view until = {},
                             const upward::calendar_definition& calendar = {}) {
    return in_words(outcomes_on(log, iso, until, calendar));
}

/// The one obligation of that name.
inline upward::outcome the(const std::vector<upward::outcome>& outcomes, std::string_view name) {
    for (const auto& o : outcomes)
        if (o.owed.name == name) return o;
    return {};
}

}  // namespace upward_tests
