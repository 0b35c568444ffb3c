// SPDX-License-Identifier: BSL-1.0
//
// Obligations: the dated updates that agreed rules owe. A calendar rule owes one on each of its
// days, moved to a working day of the report; a rule that waits for something owes one for each of
// its causes. The name of an obligation is `rule@date`, with the date before it moved.
//
//     notes@2026-02-16, a holiday, is due 2026-02-17
//
// What merges into another, by its day or by minimum spacing, is a part of it with its own name.
// Due days follow from the log alone, never from when or how often anyone asks.
#pragma once

#include <upward/core/describe.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/presence.hpp>
#include <upward/model/state.hpp>
#include <upward/rhythm/agreement.hpp>
#include <upward/rhythm/calendar_days.hpp>
#include <upward/rhythm/cause.hpp>
#include <upward/schedule/mean_period.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace upward {

/// Why an obligation is: what its rule waits for, or that too long a silence was to be broken.
enum class obligation_reason : std::uint8_t {
    calendar,
    milestone,
    problem,
    metric,
    combination,
    host,
    silence
};
BOOST_DESCRIBE_ENUM(obligation_reason, calendar, milestone, problem, metric, combination, host,
                    silence)

/// One dated duty of one rule.
struct owed_part {
    std::string name;   ///< rule@date
    std::string rule;   ///< the rhythm's own id for a broken silence
    std::string topic;  ///< empty when the rule names none
    obligation_reason reason = obligation_reason::calendar;
    day_number agreed = 0;                 ///< since when it is
    day_number nominal = 0;                ///< the date before any shift
    day_number due = 0;                    ///< by itself, before spacing
    std::optional<day_number> cause = {};  ///< since when it is known; none of a calendar's day
    std::string source = {};               ///< the entry that shows the cause
};

struct obligation {
    std::string name;  ///< of its first part
    std::string rule;
    std::string rhythm;
    std::string area;
    std::string channel;     ///< empty when any will do
    std::string topic;       ///< empty when the rule names none
    day_number agreed = 0;   ///< since when it is
    day_number nominal = 0;  ///< the rule's own day
    day_number opens = 0;    ///< the first day of its window: what is delivered then is for it
    day_number due = 0;      ///< a working day of the report
    day_number on_time = 0;  ///< with its grace, the last working day on which it is on time
    day_number last = 0;     ///< delivered by its end, or missed
    std::int32_t grace_wd = 0;
    double limit_wd = 0;
    after_miss_policy after_miss = after_miss_policy::realign;
    obligation_reason reason = obligation_reason::calendar;
    std::vector<owed_part> parts = {};  ///< itself, and what merged into it

    bool has_rule(std::string_view id) const {
        return std::any_of(parts.begin(), parts.end(),
                           [id](const owed_part& p) { return p.rule == id; });
    }
};

/// What a rule of the log comes to under a policy: how late is how bad.
struct owing_rule {
    fact<upward::rule> source;
    std::string rhythm;
    day_number agreed = 0;  ///< the day of the version that lists it
    day_number first = 0;   ///< since when versions list it without a break
    day_number until = 0;   ///< the first day that the version no longer stands
    double limit_wd = 0;
    std::int32_t grace_wd = 0;
    std::optional<calendar_days> days = {};  ///< of a calendar rule

    const std::string& id() const noexcept { return source.id(); }
};

/// The rule of that id as a version agreed it; nothing when the log has no such rule (yet). `first`
/// is the day since which it is listed without a break: the start of a calendar rule without one.
inline std::optional<owing_rule> owing_rule_of(const state& now, const std::string& name,
                                               const agreement_version& version, day_number first,
                                               const rhythm_policy& p) {
    const auto* e = now.find_entry(name);
    if (!e || !holds<rule>(e->body)) return std::nullopt;
    auto owes = owing_rule{fact<rule>{*e}, version.rhythm, version.from, first, version.until};
    auto period = 0.0;
    if (owes.source->trigger == rule_trigger::calendar) {
        owes.days.emplace(*owes.source, first);
        period = mean_period_in_working_days(owes.days->dates, p.period_wd);
    }
    const auto& r = *owes.source;
    owes.limit_wd = r.limit ? r.limit->count : std::max(p.limit_share * period, p.limit_min_wd);
    owes.grace_wd = static_cast<std::int32_t>(std::ceil(r.grace ? r.grace->count : p.grace_wd));
    return owes;
}

namespace detail {

inline obligation_reason reason_of(rule_trigger trigger) {
    switch (trigger) {
        case rule_trigger::calendar: return obligation_reason::calendar;
        case rule_trigger::milestone: return obligation_reason::milestone;
        case rule_trigger::problem: return obligation_reason::problem;
        case rule_trigger::metric: return obligation_reason::metric;
        case rule_trigger::host: return obligation_reason::host;
        case rule_trigger::any:
        case rule_trigger::all: break;
    }
    return obligation_reason::combination;
}

/// What is known since a cause may be delivered from then on; what has its day, and a flag's, from
/// the working day before it.
inline bool opens_with_its_cause(obligation_reason reason) {
    return reason == obligation_reason::milestone || reason == obligation_reason::metric ||
           reason == obligation_reason::problem || reason == obligation_reason::combination;
}

}  // namespace detail

/// Sets what follows from the due day.
inline void place_on(obligation& o, day_number due, const working_calendar& report) {
    o.due = due;
    o.on_time = report.add(due, o.grace_wd);
    const auto cause = o.parts.front().cause;
    o.opens = report.add(due, -1);
    if (cause && (detail::opens_with_its_cause(o.reason) || o.opens < *cause))
        o.opens = std::min(due, report.next(*cause));
    o.last = report.add(due, o.grace_wd + static_cast<std::int32_t>(std::ceil(o.limit_wd)));
}

inline std::string obligation_text(const std::string& rule, day_number nominal) {
    return rule + "@" + to_string(to_civil(nominal));
}

/// One of a rule. `nominal` has at least one date; `cause` is null for a calendar's day.
inline obligation obligation_on(const owing_rule& owes, const working_calendar& report,
                                const due_date& on, const rule_cause* cause = nullptr) {
    const auto& r = *owes.source;
    auto o = obligation{obligation_text(owes.id(), on.nominal.front()),
                        owes.id(),
                        owes.rhythm,
                        owes.source.area(),
                        r.channel.value_or(""),
                        r.topic.value_or(""),
                        owes.agreed,
                        on.nominal.front()};
    o.grace_wd = owes.grace_wd;
    o.limit_wd = owes.limit_wd;
    o.after_miss = r.after_miss.value_or(after_miss_policy::realign);
    o.reason = detail::reason_of(r.trigger);
    for (const auto nominal : on.nominal) {
        auto part = owed_part{obligation_text(owes.id(), nominal),
                              owes.id(),
                              o.topic,
                              o.reason,
                              owes.agreed,
                              nominal,
                              on.due};
        if (cause) part.cause = cause->day, part.source = cause->source;
        if (cause && part.topic.empty()) part.topic = cause->topic;
        o.parts.push_back(std::move(part));
    }
    place_on(o, on.due, report);
    return o;
}

/// What a calendar rule owes that is due in [from, until). A date belongs to the version that stands
/// on its due day.
inline std::vector<obligation> dated_obligations(const owing_rule& owes,
                                                 const working_calendar& report, day_number from,
                                                 day_number until) {
    auto owed = std::vector<obligation>{};
    for (const auto& on : owes.days->due_between(report, from, until, owes.first))
        owed.push_back(obligation_on(owes, report, on));
    return owed;
}

/// What a rule that waits for something owes: for each cause since the rule has been listed
/// without a break, when the version that stands on its due day lists it. Causes with one due day are one
/// obligation, but each problem is one of its own: `rule@date`, `rule@date.2` and so on.
inline std::vector<obligation> caused_obligations(const owing_rule& owes, const causes& what,
                                                  const working_calendar& report,
                                                  day_number horizon) {
    const auto apart = owes.source->trigger == rule_trigger::problem;
    auto by_day = std::multimap<day_number, obligation>{};
    for (const auto& cause : what.of(owes.source, owes.first, horizon)) {
        const auto due = report.next(cause.due);
        if (due < owes.agreed || due >= owes.until || due > horizon) continue;
        auto o = obligation_on(owes, report, {due, {cause.due}}, &cause);
        const auto twin = by_day.find(due);
        if (apart && twin != by_day.end())
            o.name = o.parts.front().name += "." + std::to_string(by_day.count(due) + 1);
        if (apart || twin == by_day.end()) by_day.emplace(due, std::move(o));
        else twin->second.parts.push_back(std::move(o.parts.front()));
    }
    auto owed = std::vector<obligation>{};
    for (auto& [due, o] : by_day) owed.push_back(std::move(o));
    return owed;
}

}  // namespace upward
