// SPDX-License-Identifier: BSL-1.0
//
// Obligations: the dated updates that agreed rules owe. A calendar rule owes one on each of its
// days; a day that is free, or in the report's leave, moves by the rule's shift. The name of an
// obligation is `rule@date`, with the date before it moved.
//
//     notes@2026-02-16, a holiday, is due 2026-02-17
//
// Due days follow from the log alone, never from when or how often anyone asks.
#pragma once

#include <upward/model/policy.hpp>
#include <upward/model/presence.hpp>
#include <upward/model/state.hpp>
#include <upward/rhythm/agreement.hpp>
#include <upward/schedule/day_rule.hpp>
#include <upward/schedule/mean_period.hpp>
#include <upward/schedule/occurrences.hpp>
#include <upward/schedule/shift.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace upward {

/// What a rule of the log comes to under a policy: its days, and how late is how bad.
struct owing_rule {
    std::string id;
    const upward::rule* source = nullptr;
    std::string area;
    recurrence_rule days;
    day_number agreed = 0;  ///< the day of the version that lists it
    day_number first = 0;   ///< of the first version that ever did
    day_number start = 0;
    shift_convention shift = shift_convention::next;
    after_miss_policy after_miss = after_miss_policy::realign;
    double limit_wd = 0;
    std::int32_t grace_wd = 0;
};

struct obligation {
    std::string name;
    std::string rule;
    std::string area;
    std::string channel;     ///< empty when any will do
    std::string topic;       ///< empty when the rule names none
    day_number agreed = 0;   ///< since when it is
    day_number nominal = 0;  ///< the rule's own day
    day_number due = 0;      ///< after the shift: a working day of the report
    day_number last = 0;     ///< delivered by its end, or missed
    std::int32_t grace_wd = 0;
    double limit_wd = 0;
    after_miss_policy after_miss = after_miss_policy::realign;
    std::vector<day_number> merged = {};  ///< further days of the rule that moved to the same day

    /// Whether a name, the rule and one of its own days, means this one.
    bool is_named(const obligation_name& n) const {
        const auto day = to_day_number(n.day);
        return rule == n.rule &&
               (nominal == day || std::find(merged.begin(), merged.end(), day) != merged.end());
    }
};

/// The calendar rule of that id, ready to owe; nothing when the log has no such rule (yet), or one
/// with another trigger. `agreed` is the day of the version, `first` of the first one that lists it:
/// the start of a rule that gives none.
inline std::optional<owing_rule> owing_rule_of(const state& now, const std::string& name,
                                               day_number agreed, day_number first,
                                               const rhythm_policy& p) {
    const auto* e = now.find_entry(name);
    const auto* source = e ? get_if<rule>(&e->body) : nullptr;
    if (!source || source->trigger != rule_trigger::calendar) return std::nullopt;
    auto days = parse_day_rule(*source->rule);  // checked when the entry came in
    const auto period = mean_period_in_working_days(*days, p.period_wd);
    return owing_rule{
        name,
        source,
        e->area,
        std::move(*days),
        agreed,
        first,
        source->start ? to_day_number(*source->start) : first,
        source->shift.value_or(shift_convention::next),
        source->after_miss.value_or(after_miss_policy::realign),
        source->limit ? source->limit->count : std::max(p.limit_share * period, p.limit_min_wd),
        static_cast<std::int32_t>(std::ceil(source->grace ? source->grace->count : p.grace_wd))};
}

inline obligation obligation_on(const owing_rule& owes, const working_calendar& report,
                                day_number nominal, day_number due) {
    const auto slack = owes.grace_wd + static_cast<std::int32_t>(std::ceil(owes.limit_wd));
    return {owes.id + "@" + to_string(to_civil(nominal)),
            owes.id,
            owes.area,
            owes.source->channel.value_or(""),
            owes.source->topic.value_or(""),
            owes.agreed,
            nominal,
            due,
            report.add(due, slack),
            owes.grace_wd,
            owes.limit_wd,
            owes.after_miss};
}

/// What `days` owe that is due in [from, until), by `horizon`; dates that move to one day are one
/// obligation. A date belongs to the version that stands on its due day.
inline std::vector<obligation> obligations_of(const owing_rule& owes, const occurrences& days,
                                              const working_calendar& report, day_number from,
                                              day_number until, day_number horizon) {
    auto owed = std::vector<obligation>{};
    // A day moves no farther than to the next working day, or back to the one before.
    const auto earliest = std::max(owes.first, report.previous(from - 1));
    const auto latest = report.next(std::min(until - 1, horizon) + 1);
    for (const auto nominal : days.between(earliest, latest)) {
        const auto due = shifted(report, nominal, owes.shift);
        if (!due || *due < from || *due >= until || *due > horizon) continue;
        if (!owed.empty() && owed.back().due == *due) {
            owed.back().merged.push_back(nominal);
            continue;
        }
        owed.push_back(obligation_on(owes, report, nominal, *due));
    }
    return owed;
}

}  // namespace upward
