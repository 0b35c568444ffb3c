// SPDX-License-Identifier: BSL-1.0
//
// Times. A local time is what a clock on the wall shows, without saying where: seconds since
// 1970-01-01T00:00:00 on that wall, as if every day had 86,400 of them. A UTC time is the usual
// Unix time. Which UTC time a local one is, is a question for a zone (zone.hpp).
//
//     auto nine = upward::to_local(upward::civil_time{2026, 2, 20, 9, 30, 0});
//     upward::to_civil_time(nine + 86400);           // 2026-02-21T09:30:00
//     upward::day_of(nine);                          // 20504
//     upward::to_ical(nine);                         // "20260220T093000"
//
// Both are plain 64-bit integers, so that buffers of them are what other programs expect. Leap
// seconds are not known, as in Unix time.
#pragma once

#include <upward/schedule/day.hpp>
#include <upward/schedule/floor.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace upward {

/// Seconds since 1970-01-01T00:00:00 by the clock on the wall.
using local_seconds = std::int64_t;
/// Seconds since 1970-01-01T00:00:00Z.
using utc_seconds = std::int64_t;

inline constexpr std::int32_t seconds_a_day = 86400;

/// Month [1, 12], day [1, 31], hour [0, 23], minute and second [0, 59].
struct civil_time {
    std::int32_t year;
    std::int32_t month;
    std::int32_t day;
    std::int32_t hour;
    std::int32_t minute;
    std::int32_t second;

    bool operator==(const civil_time&) const = default;
};

constexpr local_seconds midnight(day_number day) noexcept {
    return std::int64_t{day} * seconds_a_day;
}

constexpr day_number day_of(local_seconds t) noexcept {
    return static_cast<day_number>(floor_divide<std::int64_t>(t, seconds_a_day));
}

/// In [0, 86400).
constexpr std::int32_t second_of_day(local_seconds t) noexcept {
    return static_cast<std::int32_t>(floor_modulo<std::int64_t>(t, seconds_a_day));
}

constexpr local_seconds to_local(const civil_time& c) noexcept {
    return midnight(to_day_number(civil_day{c.year, c.month, c.day})) + c.hour * 3600 +
           c.minute * 60 + c.second;
}

constexpr civil_time to_civil_time(local_seconds t) noexcept {
    const auto day = to_civil(day_of(t));
    const auto second = second_of_day(t);
    return {day.year, day.month, day.day, second / 3600, second / 60 % 60, second % 60};
}

/// The first and the last second that can be written: 1400-01-01T00:00:00, 9999-12-31T23:59:59.
inline constexpr local_seconds first_local = midnight(first_day);
inline constexpr local_seconds last_local = midnight(last_day) + seconds_a_day - 1;

/// The forms that a time has in iCalendar: 20260220, 20260220T093000 and 20260220T093000Z.
enum class time_form : std::uint8_t { none, day, local, utc };

/// A time with its form; a date is its midnight.
struct ical_time {
    std::int64_t seconds = 0;
    time_form form = time_form::none;

    bool operator==(const ical_time&) const = default;
};

/// The text of a time in one of the forms; that of a local time when none is named.
inline std::string to_ical(std::int64_t seconds, time_form form = time_form::local) {
    const auto c = to_civil_time(seconds);
    auto text = std::string{};
    const auto put = [&text](std::int32_t value, std::int32_t unit) {
        for (; unit > 0; unit /= 10) text += static_cast<char>('0' + value / unit % 10);
    };
    put(c.year, 1000), put(c.month, 10), put(c.day, 10);
    if (form == time_form::day) return text;
    text += 'T';
    put(c.hour, 10), put(c.minute, 10), put(c.second, 10);
    if (form == time_form::utc) text += 'Z';
    return text;
}

inline std::string to_ical(const ical_time& t) { return to_ical(t.seconds, t.form); }

/// Why a text is no time; nothing when it is one, which then stands in `read`. Second 60 is read
/// as 59, as RFC 5545, 3.3.12, asks of those who do not know leap seconds.
inline std::optional<std::string_view> read_ical_time(std::string_view text,
                                                      ical_time& read) noexcept {
    constexpr std::string_view form_fault = "is not of the form 20261231 or 20261231T093000";
    const auto number = [&text](std::size_t at, std::size_t digits) {
        std::int32_t value = 0;
        for (auto i = at; i < at + digits; ++i) {
            if (text[i] < '0' || text[i] > '9') return -1;
            value = value * 10 + (text[i] - '0');
        }
        return value;
    };
    const auto is_utc = text.size() == 16 && (text[15] == 'Z' || text[15] == 'z');
    const auto has_time = is_utc || text.size() == 15;
    if (!has_time && text.size() != 8) return form_fault;
    if (has_time && text[8] != 'T' && text[8] != 't') return form_fault;
    auto c = civil_time{number(0, 4), number(4, 2), number(6, 2), 0, 0, 0};
    if (has_time) c.hour = number(9, 2), c.minute = number(11, 2), c.second = number(13, 2);
    if (c.year < 0 || c.month < 0 || c.day < 0 || c.hour < 0 || c.minute < 0 || c.second < 0)
        return form_fault;
    if (c.month < 1 || c.month > 12 || c.day < 1 || c.day > days_in_month(c.year, c.month))
        return "is a day that does not exist";
    if (c.hour > 23 || c.minute > 59 || c.second > 60) return "is a time that does not exist";
    if (c.second == 60) c.second = 59;
    read = {to_local(c), is_utc ? time_form::utc : has_time ? time_form::local : time_form::day};
    return std::nullopt;
}

}  // namespace upward
