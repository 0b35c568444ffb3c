// SPDX-License-Identifier: BSL-1.0
//
// Rules of the rhythm "operating", word by word:
//
//     log.entry("notes", "2026-01-05", a_rule("FREQ=WEEKLY").limit(2).made);
#pragma once

#include "support/build.hpp"

#include <upward/model/kinds.hpp>

#include <cstdint>
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

}  // namespace upward_tests
