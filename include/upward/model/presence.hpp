// SPDX-License-Identifier: BSL-1.0
//
// Presence: the days on which the report works, and the days on which both are there. Obligations
// and limits count the first; windows of asks count the second, because a boss who is away asks
// nothing.
#pragma once

#include <upward/model/parties.hpp>
#include <upward/model/state.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace upward {

struct presence {
    working_calendar report;  ///< working days without the report's leave
    working_calendar both;    ///< and without the boss's
};

inline presence presence_of(const state& now, const parties& who) {
    auto report_leave = std::vector<day_range>{}, boss_leave = std::vector<day_range>{};
    for (const auto& l : now.all<leave>()) {
        const auto days = day_range{to_day_number(l->from), to_day_number(l->to)};
        if (who.known() && l->person == id{who.report}) report_leave.push_back(days);
        if (who.known() && l->person == id{who.boss}) boss_leave.push_back(days);
    }
    const auto report = now.calendar().with_leave(report_leave);
    return {report, report.with_leave(boss_leave)};
}

/// The last `length` days of `calendar` up to `end`, included when it is one: from the first of them
/// to `end`. Later than `not_before` only; `count` says how many there are.
struct day_window {
    day_number from = 0;
    day_number to = 0;
    std::int32_t count = 0;

    bool contains(day_number day) const noexcept { return count > 0 && day >= from && day <= to; }
};

inline day_window window_ending(const working_calendar& calendar, day_number end,
                                std::int32_t length, day_number not_before = first_day) {
    const auto last = calendar.previous(end);
    const auto available = last < not_before ? 0 : calendar.count(not_before - 1, last);
    const auto count = std::min(length, available);
    if (count <= 0) return {end, end, 0};
    return {calendar.add(last, 1 - count), end, count};
}

}  // namespace upward
