// SPDX-License-Identifier: BSL-1.0
//
// A rule in words: a message for what it waits for, which a catalogue says in a language.
//
//     FREQ=WEEKLY;BYDAY=MO,TH    {"key":"rule.weekly","interval":1,"weekdays":"MO,TH"}
//
// A rule with parts that these words do not cover is given as its RRULE.
#pragma once

#include <upward/core/message.hpp>
#include <upward/model/state.hpp>
#include <upward/schedule/rule_text.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

namespace upward {

namespace detail {

/// Values as they stand in an RRULE: "1MO,-1FR", "1,15".
inline std::string listed(const std::vector<ordinal_weekday>& days) {
    auto text = std::string{};
    for (const auto& d : days) {
        if (!text.empty()) text += ',';
        if (d.ordinal != 0) text += std::to_string(d.ordinal);
        text += enum_name(d.day);
    }
    return text;
}
inline std::string listed(const std::vector<std::int32_t>& numbers) {
    auto text = std::string{};
    for (const auto n : numbers) text += (text.empty() ? "" : ",") + std::to_string(n);
    return text;
}

/// Whether its days of a month have names: the first to the fifth, the last and the last but one.
inline bool can_be_counted_off(const recurrence_rule& rule) {
    return std::all_of(rule.by_day.begin(), rule.by_day.end(),
                       [](const ordinal_weekday& d) {
                           return d.ordinal >= -2 && d.ordinal <= 5 && d.ordinal != 0;
                       }) &&
           std::all_of(rule.by_month_day.begin(), rule.by_month_day.end(),
                       [](std::int32_t day) { return day >= -2; });
}

}  // namespace detail

/// `start` gives the weekday, or the day of the month, that the rule leaves open.
inline message words_for(const recurrence_rule& rule, day_number start) {
    const auto say = [&](const char* key) {
        return message{key}.with("interval", std::int64_t{rule.interval});
    };
    const auto plain =
        rule.by_month.empty() && rule.by_set_pos.empty() && !rule.count && !rule.until;
    const auto days = rule.by_day.empty() && rule.by_month_day.empty();
    const auto sayable = detail::can_be_counted_off(rule);
    if (plain && rule.freq == frequency::DAILY && days) return say("rule.daily");
    if (plain && rule.freq == frequency::WEEKLY && rule.by_month_day.empty())
        return say("rule.weekly")
            .with("weekdays",
                  days ? std::string{enum_name(weekday_of(start))} : detail::listed(rule.by_day));
    if (plain && sayable && rule.freq == frequency::MONTHLY && rule.by_day.empty())
        return say("rule.monthly_days")
            .with("days",
                  days ? std::to_string(to_civil(start).day) : detail::listed(rule.by_month_day));
    if (plain && sayable && rule.freq == frequency::MONTHLY && rule.by_month_day.empty())
        return say("rule.monthly_weekdays").with("weekdays", detail::listed(rule.by_day));
    return message{"rule.other"}.with("rule", to_string(rule));
}

/// What any rule waits for. `agreed` is the start of a calendar rule that gives none.
inline message words_for(const state& now, const rule& r, day_number agreed) {
    const auto name_of = [&now](const std::string& id) {
        if (const auto* m = now.find<milestone>(id)) return m->name;
        if (const auto* w = now.find<work_item>(id)) return w->name;
        if (const auto* m = now.find<metric>(id)) return m->name;
        return id;
    };
    const auto of = [&](const auto& reference) {
        return reference ? name_of(reference->target.text) : std::string{"none"};
    };
    switch (r.trigger) {
        case rule_trigger::calendar:
            return words_for(*parse_rule(*r.rule), r.start ? to_day_number(*r.start) : agreed);
        case rule_trigger::milestone:
            return message{"rule.milestone"}
                .with("milestone", of(r.milestone))
                .with("item", of(r.item));
        case rule_trigger::problem:
            return message{"rule.problem"}
                .with("severity", std::int64_t{r.severity ? r.severity->value : 0})
                .with("item", of(r.item));
        case rule_trigger::metric: {
            const auto* key = !r.threshold ? "rule.metric_moves"
                              : !r.change  ? "rule.metric_crosses"
                                           : "rule.metric_either";
            auto words = message{key}.with("metric", of(r.metric));
            if (r.threshold) words = std::move(words).with("threshold", *r.threshold);
            if (r.change) words = std::move(words).with("change", r.change->value);
            return words;
        }
        case rule_trigger::host: return message{"rule.flag"}.with("flag", *r.flag);
        case rule_trigger::any:
        case rule_trigger::all: break;
    }
    auto names = std::string{};
    for (const auto& member : r.of) names += (names.empty() ? "" : ", ") + member.target.text;
    return message{r.trigger == rule_trigger::any ? "rule.any" : "rule.all"}.with("rules", names);
}

}  // namespace upward
