// SPDX-License-Identifier: BSL-1.0
//
// Whether a stored state can be one that a forecaster left: what comes from elsewhere is looked at
// before it is gone on with.
#pragma once

#include <upward/anticipate/forecast_stream.hpp>
#include <upward/anticipate/forecast_weights.hpp>
#include <upward/core/describe.hpp>
#include <upward/core/result.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace upward {

namespace detail {

inline bool all_finite(std::int32_t) { return true; }
inline bool all_finite(bool) { return true; }
inline bool all_finite(double x) { return std::isfinite(x); }
template <class T, std::size_t N>
bool all_finite(const std::array<T, N>& list);
template <class T>
bool all_finite(const std::vector<T>& list);
template <described_struct T>
bool all_finite(const T& object) {
    auto all = true;
    for_each_member(object,
                    [&all](std::string_view, const auto& m) { all = all && all_finite(m); });
    return all;
}
template <class T, std::size_t N>
bool all_finite(const std::array<T, N>& list) {
    return std::all_of(list.begin(), list.end(), [](const T& item) { return all_finite(item); });
}
template <class T>
bool all_finite(const std::vector<T>& list) {
    return std::all_of(list.begin(), list.end(), [](const T& item) { return all_finite(item); });
}

inline bool is_sum(const fading_sum& s) { return s.sum >= 0 && s.weight >= 0; }
inline bool is_share(const fading_sum& s) { return is_sum(s) && s.sum <= s.weight; }
inline bool is_asked(const asked_days& a) { return a.asked >= 0 && a.expected >= 0; }
inline bool is_count(std::int32_t n) { return 0 <= n && n <= max_forecast_count; }

inline constexpr std::int32_t most_days = 100'000'000;

inline bool is_learned(const logistic_state& s, std::size_t terms) {
    const auto is_bounded = [](double x) { return std::abs(x) <= 1000; };
    if (s.weights.size() != terms + 1 || s.covariance.size() != (terms + 1) * (terms + 2) / 2 ||
        !std::all_of(s.weights.begin(), s.weights.end(), is_bounded) ||
        !std::all_of(s.covariance.begin(), s.covariance.end(), is_bounded))
        return false;
    for (std::size_t row = 0, at = 0; row <= terms; at += terms + 1 - row, ++row)
        if (s.covariance[at] < 0) return false;
    return true;
}

inline bool is_stream(const forecast_stream& s, const forecast_state& of) {
    const auto silent = s.first == -1 && s.last == -1 && s.days_asked == 0 && s.asks == 0;
    const auto asked = 0 <= s.first && s.first <= s.last && s.last < of.day && 0 < s.days_asked &&
                       s.days_asked <= s.asks && s.days_asked <= s.last - s.first + 1;
    return 0 <= s.boss && s.boss < static_cast<std::int32_t>(of.bosses.size()) && 0 <= s.added &&
           s.added <= of.day && (silent || asked) && is_count(s.today) && 0 <= s.open_weeks &&
           s.open_weeks < 32 && is_share(s.recent) && is_sum(s.volume) &&
           std::all_of(s.on.begin(), s.on.end(), is_asked) && s.day_offset.variance >= 0 &&
           s.week_offset.variance >= 0;
}

inline bool is_boss(const forecast_boss& b, const forecast_state& of) {
    return -1 <= b.last_ask && b.last_ask < of.day && -1 <= b.last_seen && b.last_seen < of.day &&
           is_count(b.sent) && 0 <= b.silent && b.silent <= of.day &&
           (b.today == -1 || is_count(b.today)) && is_sum(b.norm) &&
           std::all_of(b.norm_on.begin(), b.norm_on.end(), is_sum) &&
           std::all_of(b.on.begin(), b.on.end(), is_asked);
}

}  // namespace detail

/// Fails with invalid_value and where: "/streams/3".
inline status check(const forecast_state& state) {
    const auto refuse = [](std::string where) {
        return status{error{errc::invalid_value,
                            "this is not a forecaster's state",
                            {.pointer = std::move(where)}}};
    };
    if (!detail::all_finite(state)) return refuse("");
    if (state.day < 0 || state.day > detail::most_days || state.span_before < 1 ||
        state.last_ask >= state.day || !detail::is_share(state.pooled) ||
        !detail::is_asked(state.tempo))
        return refuse("");
    if (!detail::is_learned(state.day_learned, day_features.size())) return refuse("/day_learned");
    if (!detail::is_learned(state.week_learned, week_features.size()))
        return refuse("/week_learned");
    for (std::size_t i = 0; i < state.bosses.size(); ++i)
        if (!detail::is_boss(state.bosses[i], state)) return refuse("/bosses/" + std::to_string(i));
    for (std::size_t i = 0; i < state.streams.size(); ++i)
        if (!detail::is_stream(state.streams[i], state))
            return refuse("/streams/" + std::to_string(i));
    return {};
}

}  // namespace upward
