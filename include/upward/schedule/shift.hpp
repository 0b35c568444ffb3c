// SPDX-License-Identifier: BSL-1.0
//
// A date that falls on a free day, moved by a convention (shift_convention.hpp).
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
#include <upward/schedule/shift_convention.hpp>

#include <optional>

namespace upward {

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
