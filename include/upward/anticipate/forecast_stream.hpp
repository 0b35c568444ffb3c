// SPDX-License-Identifier: BSL-1.0
//
// What the forecaster keeps: of a stream (the asks of one boss on one topic), of a boss, and of all
// together. Plain values, so that they can be stored and restored at any day. Days are numbers of
// working days as the caller counts them; a window is the calendar time from the opening of one
// working day to the opening of the next.
//
// A stream is awake for 60 working days after its last ask. While it sleeps nothing of it changes
// and nothing is learned from it; its sums fade by formula when they are looked at again.
#pragma once

#include <upward/anticipate/online_logistic.hpp>
#include <upward/core/real.hpp>

#include <boost/describe.hpp>

#include <array>
#include <cstdint>
#include <vector>

namespace upward {

/// Of every rate and every factor that starts from a prior: it weighs as much as five days seen.
inline constexpr double forecast_prior_days = 5;
inline constexpr std::int32_t forecast_awake_days = 60;
inline constexpr std::int32_t forecast_week = 5;
inline constexpr double recent_half_life = 3;
inline constexpr double tempo_half_life = 3;
inline constexpr double volume_half_life = 40;
inline constexpr double presence_half_life = 40;
/// The share of days with an ask: of a stream that was asked about at all, before any is known, and
/// of one that never was.
inline constexpr double asked_rate = .2;
inline constexpr double unasked_rate = .05;
/// More asks or acts on one day count as this many.
inline constexpr std::int32_t max_forecast_count = 1'000'000;

/// A working day: 0 (Monday) to 6, and the calendar days from its opening to the next one's: 1, on a
/// Friday 3, more before holidays.
struct forecast_day {
    std::int32_t weekday = 0;
    std::int32_t span = 1;
};

/// A sum over days that fades, with the weight of the days in it.
struct fading_sum {
    double sum = 0;
    double weight = 0;

    /// One more day, the older ones times `keep`.
    constexpr void add(double value, double keep) noexcept {
        sum = sum * keep + value;
        weight = weight * keep + 1;
    }
    /// Days with nothing in them.
    constexpr void rest(std::int32_t days, double half_life) noexcept {
        const auto left = decay(days, half_life);
        sum *= left;
        weight = weight * left + (1 - left) / (1 - decay(1, half_life));
    }
    constexpr double mean(double prior) const noexcept {
        return (sum + forecast_prior_days * prior) / (weight + forecast_prior_days);
    }

    bool operator==(const fading_sum&) const = default;
};
BOOST_DESCRIBE_STRUCT(fading_sum, (), (sum, weight))

/// Days with an ask beside the days that the running rate expected.
struct asked_days {
    double asked = 0;
    double expected = 0;

    constexpr double factor() const noexcept {
        return (asked + forecast_prior_days) / (expected + forecast_prior_days);
    }

    bool operator==(const asked_days&) const = default;
};
BOOST_DESCRIBE_STRUCT(asked_days, (), (asked, expected))

/// The features of a window of five days that has not closed yet, as they were when it opened.
struct open_week {
    double recent = 0;
    double volume = 0;

    bool operator==(const open_week&) const = default;
};
BOOST_DESCRIBE_STRUCT(open_week, (), (recent, volume))

struct forecast_stream {
    std::int32_t boss = 0;
    std::int32_t added = 0;       ///< the day
    std::int32_t first = -1;      ///< day of the first ask; -1: none yet
    std::int32_t last = -1;       ///< day of the last ask
    std::int32_t today = 0;       ///< asks since the last day closed
    std::int32_t days_asked = 0;  ///< days with an ask
    std::int32_t open_weeks =
        0;              ///< bit d % 5: the window opened on day d is learned when it closes
    double asks = 0;    ///< in all
    fading_sum recent;  ///< days with an ask
    fading_sum volume;  ///< asks
    std::array<asked_days, 7> on;  ///< by weekday
    std::array<open_week, forecast_week> weeks;
    logistic_offset day_offset;
    logistic_offset week_offset;

    bool operator==(const forecast_stream&) const = default;

    bool is_awake(std::int32_t day) const noexcept {
        return first >= 0 && day - last <= forecast_awake_days;
    }
    /// The days that the sums have seen when `day` opens.
    std::int32_t seen_until(std::int32_t day) const noexcept {
        const auto asleep = last + forecast_awake_days + 1;
        return day < asleep ? day : asleep;
    }
};
BOOST_DESCRIBE_STRUCT(forecast_stream, (),
                      (boss, added, first, last, today, days_asked, open_weeks, asks, recent,
                       volume, on, weeks, day_offset, week_offset))
static_assert(sizeof(forecast_stream) <= 300);

/// What is shared by the windows of five days that opened on one day.
struct opened_day {
    double boss_quiet = 0;
    double boss_silent = 0;
    bool boss_known = false;  ///< whether boss_silent is known

    bool operator==(const opened_day&) const = default;
};
BOOST_DESCRIBE_STRUCT(opened_day, (), (boss_quiet, boss_silent, boss_known))

struct forecast_boss {
    std::int32_t last_ask = -1;         ///< the last day with an ask; -1: none
    std::int32_t last_seen = -1;        ///< the last day of which `sent` was told; -1: never
    std::int32_t sent = 0;              ///< on that day
    std::int32_t silent = 0;            ///< days told in a row with nothing sent
    std::int32_t today = -1;            ///< sent since the last day closed; -1: not told
    fading_sum norm;                    ///< sent
    std::array<fading_sum, 7> norm_on;  ///< by weekday
    std::array<asked_days, 7> on;       ///< of all streams, by weekday
    std::array<opened_day, forecast_week> opened;

    bool operator==(const forecast_boss&) const = default;
};
BOOST_DESCRIBE_STRUCT(forecast_boss, (),
                      (last_ask, last_seen, sent, silent, today, norm, norm_on, on, opened))

struct forecast_state {
    std::int32_t day = 0;          ///< the working day that opens next
    std::int32_t span_before = 1;  ///< calendar days of the window before it
    std::int32_t last_ask = -1;    ///< the last day with an ask in any stream; -1: none
    fading_sum pooled;             ///< asked days of all streams while they were awake; never fades
    asked_days tempo;              ///< of all streams, fading
    std::array<double, forecast_week> tempo_opened{};
    std::vector<forecast_boss> bosses;
    std::vector<forecast_stream> streams;
    logistic_state day_learned;
    logistic_state week_learned;

    bool operator==(const forecast_state&) const = default;
};
BOOST_DESCRIBE_STRUCT(forecast_state, (),
                      (day, span_before, last_ask, pooled, tempo, tempo_opened, bosses, streams,
                       day_learned, week_learned))

}  // namespace upward
