// SPDX-License-Identifier: BSL-1.0
//
// The next wake: the first later day, or minute, at which an answer would be another although
// nothing new is entered, so that a host need not look before.
//
//     upward::next_wake(now, policy)->day;      // an update falls due, a notice limit ends, …
//
// What comes by date: an entry dated ahead, an update whose window opens, that falls due or is
// missed, bad news at its limit, a promise due or broken in silence, an experiment's end. What comes
// by itself as days pass: a stage, a rung, a lock, a proposal, a count. Numbers that only fade with
// age, and what only enters the horizon of a list, wake nobody.
#pragma once

#include <upward/core/describe.hpp>
#include <upward/core/message.hpp>
#include <upward/model/differences.hpp>
#include <upward/plan/plan.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
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

/// What comes by date after a situation's day; only the nearest day is kept.
class dated_wakes {
public:
    explicit dated_wakes(const situation& here) : here_(here) {
        for (const auto* owed : {&here.outcomes, &here.news})
            for (const auto& o : *owed) add_obligation(o);
        for (const auto& n : here.notices)
            if (n.kind == notice_kind::open)
                add(n.limit, message{"wake.notice"}.with("topic", n.source->topic));
        for (const auto& due : promises_due(here, last_day)) {
            add(to_day_number(due.due), message{"wake.promise"}.with("text", due.text));
            add(to_day_number(due.missed_after),
                message{"wake.promise_missed"}.with("text", due.text));
        }
        for (const auto& due : endings_due(here, last_day)) {
            add(to_day_number(due.end), message{"wake.experiment"}.with("title", due.title));
            add(to_day_number(due.close_by),
                message{"wake.experiment_overrun"}.with("title", due.title));
        }
        if (const auto& next = here.now->next_entry()) add(next->day, message{"wake.entry"});
    }

    day_number day() const noexcept { return day_; }
    std::vector<message> take_reasons() { return std::move(because_); }

private:
    void add_obligation(const outcome& o) {
        if (!is_still_owed(o)) return;
        const auto say = [&o](const char* key) {
            return message{key}.with("obligation", o.owed.name);
        };
        if (o.kind != outcome_kind::open) return;
        add(o.owed.opens, say("wake.opens"));
        add(o.owed.due, say("wake.due"));
        add(here_.there.report.next(o.owed.on_time + 1), say("wake.late"));
        add(o.owed.last, say("wake.missed"));
    }

    void add(day_number day, message reason) {
        if (day <= here_.today() || day > day_) return;
        if (day < day_) because_.clear();
        day_ = day;
        because_.push_back(std::move(reason));
    }

    const situation& here_;
    day_number day_ = last_day + 1;
    std::vector<message> because_;
};

/// What a plan says in words, by pointer: without numbers that fade, and without what only slides
/// along with the day that is asked for.
inline std::map<std::string, message_argument> words_of(const plan_answer& a) {
    auto words = flattened{a}.leaves();
    std::erase_if(words, [](const auto& leaf) {
        constexpr std::string_view sliding[] = {"/day",
                                                "/until",
                                                "/touches",
                                                "/promises",
                                                "/experiments",
                                                "/rhythm/next",
                                                "/rhythm/asks/",
                                                "/rhythm/ask_window",
                                                "/trust/control/window"};
        return std::holds_alternative<double>(leaf.second) ||
               std::any_of(std::begin(sliding), std::end(sliding), [&](std::string_view beginning) {
                   return leaf.first.starts_with(beginning);
               });
    });
    return words;
}

}  // namespace detail

/// Each day until the first that comes by date is asked of the whole plan: O(days * plan).
inline wake_answer next_wake(const state& now, const policy& p) {
    const auto report = presence_of(now, parties_of(now)).report;
    const auto here = situation{now, p, report.add(now.as_of(), next_obligation_horizon_wd)};
    auto dated = detail::dated_wakes{here};
    const auto horizon = std::min(now.as_of() + wake_horizon_days, last_day);

    auto a = wake_answer{};
    const auto today = detail::words_of(plan_of(now, p, {}));
    for (auto day = now.as_of() + 1; day <= std::min(horizon, dated.day()); ++day) {
        if (day == dated.day()) {
            a.day = to_date(day);
            a.because = dated.take_reasons();
            const auto& next = now.next_entry();
            if (next && next->day == day && next->at && a.because.size() == 1)
                a.at = next->at->value;
            return a;
        }
        const auto then = detail::words_of(plan_of(now.on(day), p, {}));
        if (then == today) continue;
        a.day = to_date(day);
        for (const auto& [at, value] : then) {
            const auto before = today.find(at);
            if (before == today.end() || before->second != value)
                a.because.push_back(message{"wake.answer"}.with("at", at).with("after", value));
        }
        for (const auto& [at, value] : today)
            if (!then.contains(at))
                a.because.push_back(
                    message{"wake.answer"}.with("at", at).with("after", std::string{"none"}));
        return a;
    }
    return a;
}

}  // namespace upward
