// SPDX-License-Identifier: BSL-1.0
//
// Counting local occurrences, so that COUNT and the n-th one need no walk: arithmetic where periods
// have a constant count, at most one cycle of the calendar where they have not.
// local_occurrences.hpp includes this.
#pragma once

#include <upward/schedule/local_occurrences.hpp>

#include <algorithm>

namespace upward {

inline std::int64_t local_occurrences::count_before(local_seconds t) const noexcept {
    if (t <= start_ || has_no_times()) return 0;
    t = std::min(t, last_local + 1);
    const auto count = std::int64_t{times_.count()};
    if (is_free_grid()) {
        const auto unit = floor_divide<std::int64_t>(t, grid_.unit());
        const auto units = (unit - grid_.zero() + grid_.step() - 1) / grid_.step();
        const auto is_on_grid = (unit - grid_.zero()) % grid_.step() == 0;
        const auto second = static_cast<std::int32_t>(t - unit * grid_.unit());
        return units * count + (is_on_grid ? times_.rank(second) : 0) - units_before_start();
    }
    if (!is_grid_ && !days_.has_picks()) {
        const auto day = day_of(t);
        const auto of_day = days_.contains(day) ? times_.rank(second_of_day(t)) : 0;
        return days_.count_before(day) * count + of_day - times_before_start();
    }
    auto whole = *this;
    whole.end_ = last_local;
    std::int64_t before = 0;
    auto at = whole.seek(start_);
    for (; at && at.time < t; whole.advance(at))
        if (++before > std::int64_t{4} * time_grid::max_steps) return -1;
    return at.gave_up ? -1 : before;
}

inline local_cursor local_occurrences::nth(std::int64_t index) const noexcept {
    if (index < 0 || has_no_times()) return {};
    auto whole = *this;
    whole.end_ = last_local;
    const auto count = std::int64_t{times_.count()};
    if (is_free_grid()) {
        const auto place = index + units_before_start();
        const auto unit = grid_.zero() + place / count * grid_.step();
        if (unit > last_local / grid_.unit()) return {};
        return whole.seek(unit * grid_.unit() +
                          times_.at(static_cast<std::int32_t>(place % count)));
    }
    if (!is_grid_ && !days_.has_picks()) {
        const auto place = index + times_before_start();
        const auto day = days_.nth(place / count);
        if (!day) return {};
        return whole.seek(midnight(*day) + times_.at(static_cast<std::int32_t>(place % count)));
    }
    auto at = whole.seek(start_);
    for (std::int64_t i = 0; at && i < index; ++i) {
        if (i > std::int64_t{4} * time_grid::max_steps) {
            at.is_there = false;
            at.gave_up = true;
            break;
        }
        whole.advance(at);
    }
    return at;
}

}  // namespace upward
