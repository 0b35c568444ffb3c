// SPDX-License-Identifier: BSL-1.0
//
// The features of a stream when a working day opens: what forecast_weights.hpp weighs. They are made
// of closed days alone; what is not known is NaN and counts as typical.
#pragma once

#include <upward/anticipate/forecast_stream.hpp>
#include <upward/anticipate/forecast_weights.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace upward {

inline constexpr double unknown_feature = std::numeric_limits<double>::quiet_NaN();

using day_values = std::array<double, day_features.size()>;
using week_values = std::array<double, week_features.size()>;

/// The rates of a stream at the opening of a day, from which its own features follow.
struct stream_rates {
    double running;  ///< days with an ask, since the first
    double busy;     ///< the same, fading over three days: to `idle` as with to without an ask
    double idle;
    double volume;  ///< asks a day
};

inline stream_rates rates_of(const forecast_state& state, const forecast_stream& s) {
    const auto usual_rate = s.first < 0 ? unasked_rate : state.pooled.mean(asked_rate);
    const auto days = state.day - (s.first < 0 ? s.added : s.first);
    const auto all = days + forecast_prior_days;
    const auto running = (s.days_asked + forecast_prior_days * usual_rate) / all;
    const auto volume_so_far = (s.asks + forecast_prior_days * usual_rate) / all;

    auto recent = s.recent, volume = s.volume;
    if (const auto rested = state.day - s.seen_until(state.day); s.first >= 0 && rested > 0)
        recent.rest(rested, recent_half_life), volume.rest(rested, volume_half_life);
    return {running, recent.sum + forecast_prior_days * running,
            recent.weight - recent.sum + forecast_prior_days * (1 - running),
            volume.mean(volume_so_far)};
}

/// The log-odds of an ask within five days at the rate of `r.busy`.
inline double recent_week(const stream_rates& r) {
    const auto p = r.busy / (r.busy + r.idle), q = r.idle / (r.busy + r.idle);
    const auto some = p * (5 - p * (10 - p * (10 - p * (5 - p))));
    return natural_log(some / (q * q * q * q * q));
}

inline double boss_quiet(const forecast_state& state, const forecast_boss& b) {
    return b.last_ask < 0 ? unknown_feature
                          : natural_log(static_cast<double>(state.day - b.last_ask));
}

/// Presence is known where yesterday was told.
inline bool knows_presence(const forecast_state& state, const forecast_boss& b) {
    return b.last_seen >= 0 && b.last_seen == state.day - 1;
}

inline double boss_silent(const forecast_state& state, const forecast_boss& b) {
    return knows_presence(state, b) ? std::min(b.silent, 10) : unknown_feature;
}

inline day_values day_values_of(const forecast_state& state, const forecast_stream& s,
                                const stream_rates& r, const forecast_day& next) {
    const auto& boss = state.bosses[static_cast<std::size_t>(s.boss)];
    const auto weekday = static_cast<std::size_t>(next.weekday);
    const auto present = knows_presence(state, boss);
    const auto norm = boss.norm.mean(1);
    const auto before = state.span_before;
    return {natural_log(r.busy / r.idle),
            natural_log(r.volume),
            natural_log(s.on[weekday].factor()),
            natural_log(boss.on[weekday].factor()),
            natural_log(static_cast<double>(next.span)),
            boss_quiet(state, boss),
            natural_log(state.tempo.factor()),
            before == 2 || before > 3 ? 1. : 0.,
            present ? natural_log((1. + boss.sent) / (1 + norm)) : unknown_feature,
            present ? natural_log((1 + boss.norm_on[weekday].mean(norm)) / (1 + norm))
                    : unknown_feature};
}

inline week_values week_values_of(const forecast_state& state, const forecast_stream& s,
                                  const stream_rates& r) {
    const auto& boss = state.bosses[static_cast<std::size_t>(s.boss)];
    return {recent_week(r), natural_log(r.volume), boss_quiet(state, boss),
            natural_log(state.tempo.factor()), boss_silent(state, boss)};
}

/// How far a feature is from what is typical, in scales; 0 where it is not known.
inline double deviation(double value, const forecast_term& t) noexcept {
    if (value != value) return 0;
    return std::clamp((value - t.typical) / t.scale, -5., 5.);
}

/// The terms of a ledger in standard units, the constant first.
template <std::size_t Terms>
std::array<double, Terms + 1> standardized(const std::array<double, Terms>& values,
                                           const forecast_ledger<Terms>& ledger) noexcept {
    auto z = std::array<double, Terms + 1>{1};
    for (std::size_t i = 0; i < Terms; ++i) z[i + 1] = deviation(values[i], ledger.terms[i]);
    return z;
}

}  // namespace upward
