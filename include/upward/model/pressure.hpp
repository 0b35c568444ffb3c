// SPDX-License-Identifier: BSL-1.0
//
// The pressure of a metric on its owner: how far its progress is behind a straight line from its
// start to its target, both taken at the day of the newest reading,
//
//     progress = (reading - start)/(target - start), within [0, 1]
//     pressure = max(0, expected progress - progress)
//
// It is 0 without a reading, and where the target is the start.
#pragma once

#include <upward/model/state.hpp>

#include <algorithm>
#include <string_view>

namespace upward {

inline double pressure_of(const metric& m, const reading& r, day_number read_on) {
    const auto within = [](double x) { return std::clamp(x, 0.0, 1.0); };
    if (m.target == m.start) return 0;
    const auto progress = within((r.value - m.start) / (m.target - m.start));
    const auto from = to_day_number(m.from), due = to_day_number(m.due);
    const auto expected =
        due == from ? 1.0 : within(static_cast<double>(read_on - from) / (due - from));
    return std::max(0.0, expected - progress);
}

/// Of the newest reading of the metric.
inline double pressure_of(const state& now, const fact<metric>& m) {
    const auto readings = now.all<reading>();
    for (auto r = readings.rbegin(); r != readings.rend(); ++r)
        if ((*r)->of == m.source->id) return pressure_of(*m, **r, (*r).day);
    return 0;
}

}  // namespace upward
