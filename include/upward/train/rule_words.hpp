// SPDX-License-Identifier: BSL-1.0
//
// What a rule waits for, in words: a message that a catalogue says in a language. Those of calendar
// rules are in schedule/describe_rule.hpp.
#pragma once

#include <upward/core/message.hpp>
#include <upward/model/state.hpp>
#include <upward/schedule/describe_rule.hpp>
#include <upward/schedule/known_zones.hpp>
#include <upward/schedule/rule_text.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace upward {

/// The days of a calendar rule that begins on `start`; the times too, and their zone, when it has any.
inline message words_for(const recurrence_rule& dates, day_number start,
                         const std::optional<std::string>& zone) {
    if (!dates.speaks_of_times()) return describe_days(dates, start);
    auto options = recurrence_options{.reading = rule_reading::lenient};
    if (zone) options.where = known_zone(*zone);
    return describe(dates, midnight(start), options);
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
            return words_for(*parse_rule(*r.rule), r.start ? to_day_number(*r.start) : agreed,
                             r.zone);
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
