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

/// A rule, word by word: of the calendar, or of another trigger.
struct a_rule {
    explicit a_rule(std::string text) {
        made.rhythm.text = "operating";
        made.rule = std::move(text);
    }
    explicit a_rule(upward::rule_trigger trigger) {
        made.rhythm.text = "operating";
        made.trigger = trigger;
    }
    a_rule of(std::string rhythm) {
        return with([&](auto& r) { r.rhythm.text = rhythm; });
    }
    a_rule start(std::string_view iso) {
        return with([&](auto& r) { r.start = day(iso); });
    }
    a_rule limit(double wd) {
        return with([&](auto& r) { r.limit.emplace().count = wd; });
    }
    a_rule grace(double wd) {
        return with([&](auto& r) { r.grace.emplace().count = wd; });
    }
    a_rule channel(std::string name) {
        return with([&](auto& r) { r.channel = name; });
    }
    a_rule topic(std::string name) {
        return with([&](auto& r) { r.topic = name; });
    }
    a_rule shift(upward::shift_convention s) {
        return with([&](auto& r) { r.shift = s; });
    }
    a_rule after_miss(upward::after_miss_policy a) {
        return with([&](auto& r) { r.after_miss = a; });
    }
    a_rule stack() { return after_miss(upward::after_miss_policy::stack); }
    a_rule restart() { return after_miss(upward::after_miss_policy::restart); }

    // ---- what it waits for ----

    a_rule within(double wd) {
        return with([&](auto& r) { r.within.emplace().count = wd; });
    }
    a_rule milestone(std::string name) {
        return with([&](auto& r) { r.milestone.emplace().target.text = name; });
    }
    a_rule item(std::string name) {
        return with([&](auto& r) { r.item.emplace().target.text = name; });
    }
    a_rule severity(std::int32_t least) {
        return with([&](auto& r) { r.severity.emplace().value = least; });
    }
    a_rule metric(std::string name) {
        return with([&](auto& r) { r.metric.emplace().target.text = name; });
    }
    a_rule threshold(double value) {
        return with([&](auto& r) { r.threshold = value; });
    }
    a_rule change(double more_than) {
        return with([&](auto& r) { r.change.emplace().value = more_than; });
    }
    a_rule flag(std::string name) {
        return with([&](auto& r) { r.flag = name; });
    }
    a_rule combining(const std::vector<std::string>& rules) {
        return with([&](auto& r) {
            for (const auto& name : rules) r.of.push_back({{name}});
        });
    }

    upward::rule made;

private:
    template <class Change>
    a_rule with(Change change) {
        change(made);
        return *this;
    }
};

inline a_rule on_milestones() { return a_rule{upward::rule_trigger::milestone}; }
inline a_rule on_problems() { return a_rule{upward::rule_trigger::problem}; }
inline a_rule on_readings() { return a_rule{upward::rule_trigger::metric}; }
inline a_rule on_flag(std::string name) {
    return a_rule{upward::rule_trigger::host}.flag(std::move(name));
}
inline a_rule any_of_rules(const std::vector<std::string>& rules) {
    return a_rule{upward::rule_trigger::any}.combining(rules);
}
inline a_rule all_of_rules(const std::vector<std::string>& rules) {
    return a_rule{upward::rule_trigger::all}.combining(rules);
}

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
