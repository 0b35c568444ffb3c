// SPDX-License-Identifier: BSL-1.0
//
// Days. At the face a day is a `boost::gregorian::date`; inside, arithmetic runs on day numbers:
// whole days since 1970-01-01 in the proleptic Gregorian calendar, so that the day after is + 1 and
// the weekday a remainder.
//
//     auto when = upward::parse_date("2026-02-20");          // result<date>
//     upward::day_number n = upward::to_day_number(*when);   // 20504
//     upward::to_date(n + 7);                                // 2026-02-27
//     upward::weekday_of(n);                                 // weekday::FR
//
// Dates from 1400-01-01 to 9999-12-31 can be written (the range of `boost::gregorian::date`).
// Conversions take constant time. Source of the civil formulas: Howard Hinnant, "chrono-Compatible
// Low-Level Date Algorithms".
#pragma once

#include <upward/core/result.hpp>

#include <boost/date_time/gregorian/greg_date.hpp>
#include <boost/describe/enum.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace upward {

using date = boost::gregorian::date;

/// Whole days since 1970-01-01.
using day_number = std::int32_t;

/// The two-letter names of RFC 5545, Monday first.
enum class weekday : std::uint8_t { MO, TU, WE, TH, FR, SA, SU };
BOOST_DESCRIBE_ENUM(weekday, MO, TU, WE, TH, FR, SA, SU)

/// A day in the calendar. Month [1, 12], day [1, 31].
struct civil_day {
    std::int32_t year;
    std::int32_t month;
    std::int32_t day;

    bool operator==(const civil_day&) const = default;
};

constexpr bool is_leap(std::int32_t year) noexcept {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/// Days of a month, month [1, 12].
constexpr std::int32_t days_in_month(std::int32_t year, std::int32_t month) noexcept {
    constexpr std::int32_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

constexpr day_number to_day_number(civil_day c) noexcept {
    const std::int32_t year = c.year - (c.month <= 2);
    const std::int32_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int32_t year_of_era = year - era * 400;
    const std::int32_t day_of_year = (153 * (c.month + (c.month > 2 ? -3 : 9)) + 2) / 5 + c.day - 1;
    const std::int32_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

/// The first of January; the same as to_day_number({year, 1, 1}), for years from 1 on.
constexpr day_number first_of_year(std::int32_t year) noexcept {
    const auto before = year - 1;
    return 365 * before + before / 4 - before / 100 + before / 400 - 719162;
}

constexpr civil_day to_civil(day_number n) noexcept {
    n += 719468;
    const std::int32_t era = (n >= 0 ? n : n - 146096) / 146097;
    const std::int32_t day_of_era = n - era * 146097;
    const std::int32_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int32_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int32_t shifted_month = (5 * day_of_year + 2) / 153;
    const std::int32_t day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    const std::int32_t month = shifted_month + (shifted_month < 10 ? 3 : -9);
    return {year_of_era + era * 400 + (month <= 2), month, day};
}

constexpr weekday weekday_of(day_number n) noexcept {
    const auto since_monday = (n + 3) % 7;  // 1970-01-01 was a Thursday.
    return static_cast<weekday>(since_monday < 0 ? since_monday + 7 : since_monday);
}

inline constexpr day_number first_day = to_day_number({1400, 1, 1});
inline constexpr day_number last_day = to_day_number({9999, 12, 31});

/// Precondition: `d` is a real date, neither infinite nor unset.
inline day_number to_day_number(date d) noexcept {
    constexpr std::int64_t modified_julian_epoch = 40587;  // of 1970-01-01
    return static_cast<day_number>(static_cast<std::int64_t>(d.modjulian_day()) -
                                   modified_julian_epoch);
}

/// The nearest day that can be written, for a number outside [first_day, last_day].
inline date to_date(day_number n) {
    constexpr std::int32_t gregorian_day_of_epoch = 2440588;
    const auto written = n < first_day ? first_day : n > last_day ? last_day : n;
    return date{date::date_rep_type{static_cast<std::uint32_t>(written + gregorian_day_of_epoch)}};
}

/// "2026-02-20".
inline std::string to_string(civil_day c) {
    auto text = std::string(10, '-');
    const auto put = [&text](std::size_t at, std::int32_t value, std::int32_t digits) {
        for (auto i = digits; i-- > 0; value /= 10)
            text[at + static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
    };
    put(0, c.year, 4), put(5, c.month, 2), put(8, c.day, 2);
    return text;
}

/// "2026-02-20"; empty for a date that is not set.
inline std::string to_string(date d) {
    return d.is_special() ? std::string{} : to_string(to_civil(to_day_number(d)));
}

/// Reads exactly YYYY-MM-DD. Fails with invalid_date when the text is of another form, when the day
/// does not exist, or when the year is before 1400.
inline result<date> parse_date(std::string_view text) {
    const auto bad = [&](std::string_view why) {
        auto shown = std::string{text.substr(0, 40)};
        for (char& c : shown)
            if (c < ' ' || c > '~') c = '?';
        return error{errc::invalid_date, "\"" + shown + "\" " + std::string{why}};
    };
    const auto number = [&text](std::size_t at, std::size_t digits) {
        std::int32_t value = 0;
        for (auto i = at; i < at + digits; ++i) {
            if (text[i] < '0' || text[i] > '9') return -1;
            value = value * 10 + (text[i] - '0');
        }
        return value;
    };
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return bad("is not YYYY-MM-DD");
    const auto c = civil_day{number(0, 4), number(5, 2), number(8, 2)};
    if (c.year < 0 || c.month < 0 || c.day < 0) return bad("is not YYYY-MM-DD");
    if (c.year < 1400) return bad("is before 1400-01-01");
    if (c.month < 1 || c.month > 12 || c.day < 1 || c.day > days_in_month(c.year, c.month))
        return bad("is a day that does not exist");
    return to_date(to_day_number(c));
}

}  // namespace upward
