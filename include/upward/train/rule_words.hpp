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
#include <upward/schedule/day_rule.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

namespace upward {

namespace detail {

/// Values as they stand in an RRULE: "MO,TH", "1MO,-1FR", "1,15".
inline std::string listed(const weekday_set& days) {
    auto text = std::string{};
    for (const auto day : {weekday::MO, weekday::TU, weekday::WE, weekday::TH, weekday::FR,
                           weekday::SA, weekday::SU})
        if (days.contains(day)) text.append(text.empty() ? "" : ",").append(enum_name(day));
    return text;
}
inline std::string listed(const number_list& ordinals) {
    auto text = std::string{};
    for (const auto code : ordinals) {
        const auto d = ordinal_weekday::of(code);
        text.append(text.empty() ? "" : ",").append(std::to_string(d.ordinal));
        text.append(enum_name(d.day));
    }
    return text;
}
template <class Word>
std::string listed(const signed_set<Word>& numbers) {
    auto text = std::string{};
    const auto add = [&](std::int32_t n) {
        if (numbers.contains(n)) text += (text.empty() ? "" : ",") + std::to_string(n);
    };
    constexpr auto digits = number_set<Word>::digits;
    for (auto n = 1; n < digits; ++n) add(n);
    for (auto n = 1 - digits; n < 0; ++n) add(n);
    return text;
}

/// Whether its days of a month have names: the first to the fifth, the last and the last but one.
inline bool can_be_counted_off(const recurrence_rule& rule) {
    return std::all_of(rule.by_ordinal.begin(), rule.by_ordinal.end(),
                       [](std::int32_t code) {
                           const auto n = ordinal_weekday::of(code).ordinal;
                           return n >= -2 && n <= 5;
                       }) &&
           (rule.by_month_day.from_end.bits() >> 3) == 0;
}

}  // namespace detail

/// `start` gives the weekday, or the day of the month, that the rule leaves open.
inline message words_for(const recurrence_rule& rule, day_number start) {
    const auto say = [&](const char* key) {
        return message{key}.with("interval", std::int64_t{rule.interval});
    };
    const auto plain = rule.by_month.empty() && rule.by_set_pos.empty() &&
                       rule.by_year_day.empty() && rule.by_week_no.empty() &&
                       rule.skip == skip_rule::OMIT && rule.is_endless();
    const auto days = !rule.has_day_part();
    const auto sayable = detail::can_be_counted_off(rule);
    if (plain && rule.freq == frequency::DAILY && days) return say("rule.daily");
    if (plain && rule.freq == frequency::WEEKLY && rule.by_month_day.empty())
        return say("rule.weekly")
            .with("weekdays", days ? std::string{enum_name(weekday_of(start))}
                                   : detail::listed(rule.by_weekday));
    if (plain && sayable && rule.freq == frequency::MONTHLY && !rule.has_by_day())
        return say("rule.monthly_days")
            .with("days",
                  days ? std::to_string(to_civil(start).day) : detail::listed(rule.by_month_day));
    if (plain && sayable && rule.freq == frequency::MONTHLY && rule.by_weekday.empty() &&
        rule.by_month_day.empty())
        return say("rule.monthly_weekdays").with("weekdays", detail::listed(rule.by_ordinal));
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
            return words_for(*parse_day_rule(*r.rule), r.start ? to_day_number(*r.start) : agreed);
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
