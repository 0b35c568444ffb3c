// SPDX-License-Identifier: BSL-1.0
//
// Who the two are: the relationship that holds on the day, the last one that began and has not
// ended. Without a relationship entry everything in the log is about the one boss it is kept for.
#pragma once

#include <upward/model/state.hpp>

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>

namespace upward {

struct parties {
    std::string report;  ///< empty when not known
    std::string boss;
    std::string boss_boss;
    day_number start = first_day;  ///< of the relationship

    bool known() const noexcept { return !boss.empty(); }

    /// Whether a reference to a person can mean the boss: it does, or nobody is known.
    bool is_boss(std::string_view person) const noexcept { return !known() || person == boss; }
    bool is_report(std::string_view person) const noexcept { return !known() || person == report; }
};

namespace detail {

/// By name where an entry names them, else by id.
inline std::string person_name(const state& now, const std::string& id) {
    const auto* p = now.find<person>(id);
    return p ? p->name : id;
}

}  // namespace detail

inline bool has_ended(const state& now, const fact<relationship>& r) {
    const auto ends = now.all<relationship_ended>();
    return std::any_of(ends.begin(), ends.end(),
                       [&r](const auto& end) { return end->relationship == r.source->id; });
}

inline parties parties_of(const state& now) {
    auto found = parties{};
    auto started = std::numeric_limits<day_number>::min();
    for (const auto& r : now.all<relationship>()) {
        const auto start = to_day_number(r->start);
        if (has_ended(now, r) || start > now.as_of() || start < started) continue;
        started = start;
        found = {r->report.target.text, r->boss.target.text,
                 r->boss_boss ? r->boss_boss->target.text : std::string{}, start};
    }
    return found;
}

}  // namespace upward
