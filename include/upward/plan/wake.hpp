// SPDX-License-Identifier: BSL-1.0
//
// The next wake: the first later day, or minute, at which an answer would be another although
// nothing new is entered, so that a host need not look before.
//
//     upward::next_wake(now, policy)->day;      // an update falls due, a notice limit ends, …
//
// Until that day every answer with its default parameters says the same. What comes by date: an
// entry dated ahead, a relationship that begins, an update whose window opens, that falls due, is
// late or is missed, bad news at its limit, a promise due or broken in silence, an experiment's start
// and end, the next one-to-one and the day after it, a win that is unshared for long, the last useful
// day before what is due above or before what somebody else may tell.
// What comes by itself as days pass, found by judging them one by one: a stage, a weaning or its
// probability, a rung, a lock, a proposal, advice, a count, the control index, whether it is time for
// a role statement; at the end of a month the stage of the partnership, or what it would still take.
// The dated ones wake even where no answer tells the days apart; a host then asks once for nothing.
//
// Nobody is woken by
//     numbers that fade with age        estimates of trust and all that is a mean of them, the lower
//                                       bounds of areas, revealed trust, adherence
//     what is foreseen                  needs, how likely they are, what follows from that; concerns
//     what is known of people           expectations and what to ask of them, who has a stake
//     what a briefing weighs            its lines and their order; the agenda, which follows from all
//     how the boss's desk looks         the load, what waits and for how long, the wins of a period
//     what a role could say             strengths fade too
//     days that are counted since       of a surprise, of what is late or still untold
//     what a horizon lets in            touches, promises, experiments and next obligations; a touch
//                                       not made that moves along
//     windows that slide                their ends and how long they are; of the asks over time only
//                                       the newest block counts
//     months that change nothing        what one more month was like, and when the next is judged
#pragma once

#include <upward/core/describe.hpp>
#include <upward/core/message.hpp>
#include <upward/plan/dated_wakes.hpp>
#include <upward/plan/days_ahead.hpp>
#include <upward/plan/plan.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace upward {

/// How far ahead is looked, in calendar days.
inline constexpr std::int32_t wake_horizon_days = 366;

struct wake_answer {
    std::optional<date> day;  ///< none: nothing within a year
    std::optional<std::int32_t>
        at;  ///< a minute of that day, when an entry dated ahead comes first
    std::vector<message> because;
};
BOOST_DESCRIBE_STRUCT(wake_answer, (), (day, at, because))

namespace detail {

using leaves = std::map<std::string, message_argument>;

/// By pointer; what is no more is "none".
inline std::vector<message> what_changed(const leaves& before, const leaves& after) {
    auto changed = leaves{};
    for (const auto& [at, value] : before)
        if (!after.contains(at)) changed.emplace(at, std::string{"none"});
    for (const auto& [at, value] : after)
        if (const auto held = before.find(at); held == before.end() || held->second != value)
            changed.emplace(at, value);
    auto because = std::vector<message>{};
    for (const auto& [at, value] : changed)
        because.push_back(message{"wake.answer"}.with("at", at).with("after", value));
    return because;
}

}  // namespace detail

/// As much as two or three plans, and for each day until the first that comes by date a constant for
/// each area, open lapse and recent ask.
inline wake_answer next_wake(const state& now, const policy& p) {
    const auto report = presence_of(now, parties_of(now)).report;
    auto here = situation{now, p, report.add(now.as_of(), next_obligation_horizon_wd)};
    const auto until = std::min(now.as_of() + wake_horizon_days, last_day);
    const auto dated = detail::dated_wakes{here, until};

    if (dated.day() > now.as_of() + 1) {
        auto ahead = detail::days_ahead{std::move(here), until};
        const auto today = ahead.answers();
        for (ahead.pass(); ahead.today() < dated.day(); ahead.pass())
            if (const auto then = ahead.answers(); then != today)
                return {to_date(ahead.today()), {}, detail::what_changed(today, then)};
    }
    if (dated.day() > until) return {};
    auto a = wake_answer{to_date(dated.day()), {}, dated.because()};
    const auto& next = now.next_entry();
    if (next && next->day == dated.day() && next->at && a.because.size() == 1)
        a.at = next->at->value;
    return a;
}

}  // namespace upward
