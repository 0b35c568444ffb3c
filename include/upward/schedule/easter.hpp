// SPDX-License-Identifier: BSL-1.0
//
// The date of Easter, on which the movable feasts hang.
//
//     upward::easter(2026);             // Sunday 2026-04-05: the churches of the West
//     upward::orthodox_easter(2026);    // Sunday 2026-04-12
//
// Both are the Sunday after the full moon of the church on or after 21 March: of the Gregorian
// calendar and its moon in the West (since 1583; before, as if it had been in force), of the Julian
// calendar and its moon in the East. Source of the formulas: Jean Meeus, Astronomical Algorithms,
// chapter 8; the Western one first appeared in Nature, 1876.
//
// Easter lies on one of the 35 days from 22 March to 25 April, in the calendar of its church.
#pragma once

#include <upward/schedule/day.hpp>

namespace upward {

/// Precondition: the year is at least 1, here and below.
constexpr day_number easter(std::int32_t year) noexcept {
    const auto golden = year % 19, century = year / 100, rest = year % 100;
    const auto moon_shift = century - (century + 8) / 25;
    const auto moon = (19 * golden + century - century / 4 - (moon_shift + 1) / 3 + 15) % 30;
    const auto weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    const auto late = (golden + 11 * moon + 22 * weekday) / 451;
    const auto since_march = moon + weekday - 7 * late + 21;
    return to_day_number(civil_day{year, 3, 1}) + since_march;
}

constexpr day_number orthodox_easter(std::int32_t year) noexcept {
    const auto moon = (19 * (year % 19) + 15) % 30;
    const auto weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
    const auto julian_since_march = moon + weekday + 21;
    const auto julian_behind = year / 100 - year / 400 - 2;
    return to_day_number(civil_day{year, 3, 1}) + julian_since_march + julian_behind;
}

}  // namespace upward
