// SPDX-License-Identifier: BSL-1.0
//
// What the forecaster knows on its first day: how much each feature of a stream of asks counts, as
// fitted on the archives of three organisations (benchmarks/forecast). A term adds
//
//     weight * (feature - typical) / scale          held within five scales
//
// to the log-odds of an ask, for the next working day and for the next five. The numbers are made
// and written by
//
//     ./dev bench forecast --weights FOLDER
#pragma once

#include <boost/describe.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace upward {

/// What is known of a stream when a working day opens. Rates and counts are in logarithms or
/// log-odds; a boss's mail or acts ("sent") are known only where the host tells them.
enum class forecast_feature : std::uint8_t {
    recent,             ///< share of days with an ask, half-life 3 wd
    volume,             ///< asks a day, half-life 40 wd
    own_weekday,        ///< the stream's asked days on this weekday, to those expected
    boss_weekday,       ///< the same over all streams of the boss
    window_length,      ///< calendar days that the working day's window takes
    boss_quiet,         ///< working days in which the boss asked nothing at all
    tempo,              ///< asked days over all streams lately, to those expected
    after_holiday,      ///< 1 on the first day after a holiday
    boss_sent,          ///< what the boss sent yesterday, to his norm
    boss_weekday_sent,  ///< what the boss sends on this weekday, to his norm
    boss_silent,        ///< working days in which the boss sent nothing at all, up to 10
};
BOOST_DESCRIBE_ENUM(forecast_feature, recent, volume, own_weekday, boss_weekday, window_length,
                    boss_quiet, tempo, after_holiday, boss_sent, boss_weekday_sent, boss_silent)

inline constexpr std::array day_features = {
    forecast_feature::recent,        forecast_feature::volume,
    forecast_feature::own_weekday,   forecast_feature::boss_weekday,
    forecast_feature::window_length, forecast_feature::boss_quiet,
    forecast_feature::tempo,         forecast_feature::after_holiday,
    forecast_feature::boss_sent,     forecast_feature::boss_weekday_sent};

inline constexpr std::array week_features = {forecast_feature::recent, forecast_feature::volume,
                                             forecast_feature::boss_quiet, forecast_feature::tempo,
                                             forecast_feature::boss_silent};

struct forecast_term {
    double weight = 0;
    double typical = 0;
    double scale = 1;
};

template <std::size_t Terms>
struct forecast_ledger {
    double base = 0;  ///< the log-odds where every feature is typical
    std::array<forecast_term, Terms> terms{};
};

using day_ledger = forecast_ledger<day_features.size()>;
using week_ledger = forecast_ledger<week_features.size()>;

/// Between one day and five the hazard grows as ((h - 1)/4)^within_week, beyond five as
/// (h/5)^beyond_week.
struct forecast_weights {
    day_ledger day;
    week_ledger week;
    double within_week = 1;
    double beyond_week = 1;
};

/// Named in the basis of answers that foresee; another one with other numbers below.
inline constexpr std::string_view forecast_weights_version = "1";

// clang-format off
inline constexpr forecast_weights shipped_forecast_weights{
    .day = {-2.304, {{
        {0.642, -2.232, 1.31},          // recent
        {0.4038, -2.08, 1.088},         // volume
        {0.1871, -0.1073, 0.274},       // own_weekday
        {0.1814, -0.239, 0.3597},       // boss_weekday
        {0.02685, 0.2386, 0.4633},      // window_length
        {-0.1725, 0.826, 1.024},        // boss_quiet
        {0.03653, -0.1303, 0.2652},     // tempo
        {-0.08539, 0.03441, 0.1823},    // after_holiday
        {0.1028, -0.2268, 0.7293},      // boss_sent
        {0.08779, -0.01712, 0.2773},    // boss_weekday_sent
    }}},
    .week = {-0.4656, {{
        {0.6445, -0.1412, 2.096},       // recent
        {0.6856, -2.078, 1.088},        // volume
        {-0.09962, 0.8219, 1.02},       // boss_quiet
        {0.08892, -0.1315, 0.2653},     // tempo
        {-0.08447, 1.183, 2.496},       // boss_silent
    }}},
    .within_week = 0.99,
    .beyond_week = 0.82,
};
// clang-format on

}  // namespace upward
