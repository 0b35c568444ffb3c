// SPDX-License-Identifier: BSL-1.0
//
// A period in months: either so many months that end with a day, or those from a day on. The parts
// of the first reach back from the day after, so that half a year up to 06-30 is January to June.
#pragma once

#include <upward/schedule/day.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace upward {

/// The same day of another month, or its last. `months` may be negative.
constexpr day_number months_later(day_number day, std::int32_t months) noexcept {
    const auto c = to_civil(day);
    const auto month = c.year * 12 + c.month - 1 + months;
    const auto year = month / 12, of_year = month % 12 + 1;
    return to_day_number(civil_day{year, of_year, std::min(c.day, days_in_month(year, of_year))});
}

/// Months, the oldest first, each [begin, next begin); the last one ends before `end`.
struct month_parts {
    std::vector<day_number> begins;
    day_number end = 0;

    std::size_t size() const noexcept { return begins.size(); }
    day_number first() const noexcept { return begins.front(); }

    /// The part of a day. Precondition: first() <= day < end.
    std::size_t of(day_number day) const {
        const auto after = std::upper_bound(begins.begin(), begins.end(), day);
        return static_cast<std::size_t>(after - begins.begin()) - 1;
    }
};

/// Precondition: months >= 1.
inline month_parts months_until(day_number last, std::int32_t months) {
    auto parts = month_parts{{}, last + 1};
    for (auto n = months; n >= 1; --n) parts.begins.push_back(months_later(last + 1, -n));
    return parts;
}

/// Precondition: first <= last, at most some hundred years.
inline month_parts months_from(day_number first, day_number last) {
    auto parts = month_parts{{}, last + 1};
    for (auto n = std::int32_t{0}; months_later(first, n) <= last; ++n)
        parts.begins.push_back(months_later(first, n));
    return parts;
}

}  // namespace upward
