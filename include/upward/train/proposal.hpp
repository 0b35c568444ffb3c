// SPDX-License-Identifier: BSL-1.0
//
// The proposal: at most one change of cadence. Down a rung, when the asks are weaned, updates were
// reliable and credibility is sure enough; tighter by one, in a relapse while updates were not
// reliable. Of several rules the one with the shortest period changes.
//
//     weaned, A >= .9, L_cred >= .55         FREQ=WEEKLY;BYDAY=MO,TH  ->  FREQ=WEEKLY;BYDAY=MO
//     relapse, A < .9                        the other way
//     within 10 wd before a review           none: nobody changes the rules before an examination
//     while sincerity is locked              none: first repair
#pragma once

#include <upward/core/message.hpp>
#include <upward/core/real.hpp>
#include <upward/model/policy.hpp>
#include <upward/rhythm/obligation.hpp>
#include <upward/rhythm/situation.hpp>
#include <upward/schedule/cadence.hpp>
#include <upward/schedule/rule_text.hpp>
#include <upward/train/rule_words.hpp>
#include <upward/trust/standing.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace upward {

enum class cadence_change : std::uint8_t { longer, tighter };
BOOST_DESCRIBE_ENUM(cadence_change, longer, tighter)

/// To put a rule's days in place of others; nothing of its other terms changes, nor its end.
struct cadence_proposal {
    cadence_change change = cadence_change::longer;
    id rule;
    std::string from;  ///< RRULE, as it was agreed
    std::string to;    ///< RRULE
    cadence name = cadence::weekly;
    message words;  ///< of `to`
    std::vector<message> because;
};
BOOST_DESCRIBE_STRUCT(cadence_proposal, (), (change, rule, from, to, name, words, because))

namespace detail {

struct agreed_calendar_rule {
    std::string id;
    const rule* source = nullptr;
    calendar_days days;
    double period_wd = 0;
};

/// Of the calendar rules that stand, the one with the shortest period; the first of equals by id.
inline std::optional<agreed_calendar_rule> shortest_rule(const situation& here) {
    auto shortest = std::optional<agreed_calendar_rule>{};
    const auto versions = agreements(*here.now);
    const auto listed = listed_rules{versions};
    for (const auto& v : versions) {
        if (here.today() < v.from || here.today() >= v.until) continue;
        for (const auto& name : v.rules) {
            const auto* r = here.now->find<rule>(name);
            if (!r || r->trigger != rule_trigger::calendar) continue;
            auto days = calendar_days{*r, listed.since(name, here.today()), here.now->zone()};
            const auto period =
                mean_period_in_working_days(days.dates(), here.policy->rhythm.period_wd);
            if (!shortest || period < shortest->period_wd ||
                (period == shortest->period_wd && name < shortest->id))
                shortest = agreed_calendar_rule{name, r, std::move(days), period};
        }
    }
    return shortest;
}

/// The last day of a rule that ends, by UNTIL or COUNT.
inline std::optional<day_number> end_of(const agreed_calendar_rule& r) {
    const auto& dates = r.days.dates();
    if (dates.until_form != time_form::none) return day_of(dates.until);
    return r.days.last();
}

/// The next review at which the boss answers that is too near for a change.
inline std::optional<day_number> freezing_review(const situation& here) {
    auto nearest = std::optional<day_number>{};
    for (const auto& e : here.now->all<event>()) {
        const auto on = to_day_number(e->on);
        const auto ahead = here.there.report.count(here.today(), on);
        if (e->type != event_type::review || !here.who.is_boss(e->answers.target.text) ||
            on < here.today() || ahead > here.policy->train.freeze_wd)
            continue;
        nearest = std::min(nearest.value_or(on), on);
    }
    return nearest;
}

/// The change that is due, were it not for a review.
inline std::optional<cadence_proposal> due_change(const situation& here,
                                                  const trust_standing& trust,
                                                  std::optional<double> adherence) {
    if (!adherence || trust.locked) return std::nullopt;
    const auto& p = here.policy->train;
    const auto reliable = reaches(*adherence, p.proposal_adherence);
    const auto credible = reaches(trust.whole.credibility.lower, p.proposal_credibility);
    const auto stage = here.stage.shown;
    const auto ease = stage == rhythm_stage::weaned && reliable && credible;
    const auto tighten = stage == rhythm_stage::relapse && !reliable;
    if (!ease && !tighten) return std::nullopt;
    const auto rule = shortest_rule(here);
    if (!rule) return std::nullopt;

    const auto& lengths = here.policy->rhythm.period_wd;
    const auto next =
        ease ? longer_than(rule->period_wd, lengths) : shorter_than(rule->period_wd, lengths);
    if (!next) return std::nullopt;
    const auto working = working_weekdays(here.now->calendar().week());
    const auto& dates = rule->days.dates();
    auto days = rule_of(*next, first_weekday(dates, rule->days.start(), working), working);
    if (dates.freq >= frequency::DAILY) {
        days.by_hour = dates.by_hour;
        days.by_minute = dates.by_minute;
        days.by_second = dates.by_second;
    }
    auto words = words_for(days, rule->days.start(), rule->source->zone);
    if (const auto end = end_of(*rule))
        days.until = midnight(*end), days.until_form = time_form::day;
    auto because =
        std::vector{message{"proposal.stage"}.with("stage", std::string{enum_name(stage)}),
                    message{"proposal.adherence"}.with("adherence", *adherence)};
    if (ease)
        because.push_back(
            message{"proposal.credibility"}.with("lower", trust.whole.credibility.lower));
    return cadence_proposal{ease ? cadence_change::longer : cadence_change::tighter,
                            {rule->id},
                            *rule->source->rule,
                            to_string(days),
                            *next,
                            std::move(words),
                            std::move(because)};
}

}  // namespace detail

inline std::optional<cadence_proposal> cadence_proposal_of(const situation& here,
                                                           const trust_standing& trust,
                                                           std::optional<double> adherence) {
    if (detail::freezing_review(here)) return std::nullopt;
    return detail::due_change(here, trust, adherence);
}

}  // namespace upward
