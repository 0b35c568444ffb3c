// SPDX-License-Identifier: BSL-1.0
//
// The next one-to-one: a meeting of the report and the boss.
//
//     upward::next_one_to_one(now, who)->on;
#pragma once

#include <upward/core/describe.hpp>
#include <upward/core/id.hpp>
#include <upward/model/parties.hpp>
#include <upward/model/state.hpp>
#include <upward/schedule/day.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace upward {

/// A meeting of the two at which nobody else is named, and that is not cancelled.
struct agenda_meeting {
    id event = {};
    std::string name = {};
    date on = {};
    std::optional<std::int32_t> begins = {};  ///< a minute of that day
};
BOOST_DESCRIBE_STRUCT(agenda_meeting, (), (event, name, on, begins))

/// The next meeting, today's included, at which one of the two answers and nobody else is named.
inline std::optional<agenda_meeting> next_one_to_one(const state& now, const parties& who) {
    auto cancelled = std::set<date>{};
    for (const auto& c : now.all<meeting_cancelled>())
        if (who.is_boss(c->by.target.text) || who.is_report(c->by.target.text))
            cancelled.insert(c->meeting_on);
    const auto of_the_two = [&who](const event& e) {
        const auto is_one = [&who](const ref<person>& p) {
            return who.is_boss(p.target.text) || who.is_report(p.target.text);
        };
        if (!is_one(e.answers) || !std::all_of(e.audience.begin(), e.audience.end(), is_one))
            return false;
        const auto boss_answers = who.is_boss(e.answers.target.text);
        return (boss_answers && e.audience.empty()) ||
               std::any_of(e.audience.begin(), e.audience.end(), [&](const auto& p) {
                   return boss_answers ? who.is_report(p.target.text) : who.is_boss(p.target.text);
               });
    };
    const auto comes_before = [](const agenda_meeting& a, const agenda_meeting& b) {
        const auto begins = [](const agenda_meeting& m) { return m.begins.value_or(1440); };
        if (a.on != b.on) return a.on < b.on;
        return begins(a) != begins(b) ? begins(a) < begins(b) : a.event < b.event;
    };
    auto next = std::optional<agenda_meeting>{};
    for (const auto& e : now.all<event>()) {
        if (e->type != event_type::meeting || to_day_number(e->on) < now.as_of() ||
            cancelled.contains(e->on) || !of_the_two(*e))
            continue;
        auto meeting = agenda_meeting{e.source->id, e->name, e->on};
        if (e->begins) meeting.begins = e->begins->value;
        if (!next || comes_before(meeting, *next)) next = std::move(meeting);
    }
    return next;
}

}  // namespace upward
