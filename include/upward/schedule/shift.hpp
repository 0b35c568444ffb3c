// SPDX-License-Identifier: BSL-1.0
//
// Where a date goes when it falls on a free day. The conventions are those of the money markets,
// where modified_next is called "modified following".
//
//     // 2026-01-31 is a Saturday.
//     upward::shifted(calendar, saturday, upward::shift_convention::next);           // 02-02
//     upward::shifted(calendar, saturday, upward::shift_convention::modified_next);  // 01-30
//     upward::shifted(calendar, saturday, upward::shift_convention::skip);           // none
//
// A working day is never moved.
#pragma once

#include <upward/schedule/calendar.hpp>

#include <optional>

namespace upward {

enum class shift_convention : std::uint8_t {
    previous,       ///< the last working day before
    next,           ///< the first working day after
    modified_next,  ///< next, unless that is in another month: then previous
    skip,           ///< the date does not take place
};
BOOST_DESCRIBE_ENUM(shift_convention, previous, next, modified_next, skip)

/// Nothing when the day is free and the convention is skip. In a month without any working day
/// modified_next gives the last working day before it.
inline std::optional<day_number> shifted(const working_calendar& calendar, day_number day,
                                         shift_convention convention) noexcept {
    const auto next = calendar.next(day);
    if (next == day || convention == shift_convention::next) return next;
    if (convention == shift_convention::skip) return std::nullopt;
    if (convention == shift_convention::previous) return calendar.previous(day);
    const auto month_of = [](day_number d) { return d - to_civil(d).day; };
    return month_of(next) == month_of(day) ? next : calendar.previous(day);
}

}  // namespace upward
