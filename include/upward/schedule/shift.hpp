// SPDX-License-Identifier: BSL-1.0
//
// Where a date goes when it falls on a free day. The conventions are those of the money markets,
// where next is called "following" and previous "preceding".
//
//     // 2026-01-31 is a Saturday.
//     upward::shifted(calendar, saturday, upward::shift_convention::next);           // 02-02
//     upward::shifted(calendar, saturday, upward::shift_convention::modified_next);  // 01-30
//     upward::shifted(calendar, saturday, upward::shift_convention::nearest);        // 01-30
//     upward::shifted(calendar, saturday, upward::shift_convention::skip);           // none
//
// A working day is never moved.
#pragma once

#include <upward/schedule/calendar.hpp>

#include <optional>

namespace upward {

enum class shift_convention : std::uint8_t {
    previous,           ///< the last working day before
    next,               ///< the first working day after
    modified_previous,  ///< previous, unless that is in another month: then next
    modified_next,      ///< next, unless that is in another month: then previous
    nearest,            ///< the nearer of both; next when both are as near
    skip,               ///< the date does not take place
};
BOOST_DESCRIBE_ENUM(shift_convention, previous, next, modified_previous, modified_next, nearest,
                    skip)

/// Nothing when the day is free and the convention is skip. In a month without any working day the
/// modified ones go out of it, the way that they would not go otherwise.
inline std::optional<day_number> shifted(const working_calendar& calendar, day_number day,
                                         shift_convention convention) noexcept {
    if (calendar.is_working(day)) return day;
    const auto is_in_month = [day](day_number other) {
        const auto first = day - to_civil(day).day;
        return other - to_civil(other).day == first;
    };
    const auto next = calendar.next(day), previous = calendar.previous(day);
    switch (convention) {
        case shift_convention::previous: return previous;
        case shift_convention::next: return next;
        case shift_convention::modified_previous: return is_in_month(previous) ? previous : next;
        case shift_convention::modified_next: return is_in_month(next) ? next : previous;
        case shift_convention::nearest: return day - previous < next - day ? previous : next;
        case shift_convention::skip: break;
    }
    return std::nullopt;
}

}  // namespace upward
