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

#include <upward/core/trace.hpp>
#include <upward/model/state.hpp>

#include <algorithm>
#include <string_view>

namespace upward {

namespace detail {

template <class Number>
Number pressure(const Number& start, const Number& target, const Number& value,
                const Number& expected) {
    const Number none(0), all(1);
    const Number progress = least(all, greatest(none, (value - start) / (target - start)));
    return greatest(none, expected - progress);
}

/// The share of the time that has passed.
inline double expected_progress(const metric& m, day_number read_on) {
    const auto from = to_day_number(m.from), due = to_day_number(m.due);
    return due == from ? 1.0
                       : std::clamp(static_cast<double>(read_on - from) / (due - from), 0.0, 1.0);
}

}  // namespace detail

inline double pressure_of(const metric& m, const reading& r, day_number read_on) {
    if (m.target == m.start) return 0;
    return detail::pressure<double>(m.start, m.target, r.value,
                                    detail::expected_progress(m, read_on));
}

/// The same over any number, with the entries at its leaves.
template <class Number>
Number pressure_of(const fact<metric>& m, const fact<reading>& r) {
    if (m->target == m->start) return Number(0);
    return detail::pressure<Number>(
        leaf<Number>::entry(m.id(), m->start), leaf<Number>::entry(m.id(), m->target),
        leaf<Number>::entry(r.id(), r->value),
        leaf<Number>::entry(r.id(), detail::expected_progress(*m, r.day)));
}

/// Of the newest reading of the metric.
inline double pressure_of(const state& now, const fact<metric>& m) {
    const auto readings = now.all<reading>();
    for (auto r = readings.rbegin(); r != readings.rend(); ++r)
        if ((*r)->of == m.source->id) return pressure_of(*m, **r, (*r).day);
    return 0;
}

}  // namespace upward
