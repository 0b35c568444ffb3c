// SPDX-License-Identifier: BSL-1.0
//
// Whether a criterion is on its way. A change is projected along a straight line from the start, at
// the day of its newest reading, elapsed days after it,
//
//     projected = base + (reading - base) days/elapsed
//     speed-up  = (what is left per day left)/(what was made per day so far)
//
// and a level keeps its last reading. -3 % after 88 of 179 days is on the way to -6.10 %; for -10 %
// the rest must go 2.26 times as fast.
#pragma once

#include <upward/core/real.hpp>
#include <upward/core/trace.hpp>
#include <upward/model/kinds/lead.hpp>
#include <upward/model/state.hpp>

#include <boost/describe.hpp>

#include <optional>

namespace upward {

enum class pace_state : std::uint8_t {
    unread,
    not_started,  ///< nothing has moved yet
    moving_away,  ///< from the threshold
    off_pace,     ///< it will not be reached at this rate
    on_pace,
    already_there
};
BOOST_DESCRIBE_ENUM(pace_state, unread, not_started, moving_away, off_pace, on_pace, already_there)

inline bool holds(comparison cmp, double value, double threshold) noexcept {
    const auto x = compares_as(value), t = compares_as(threshold);
    switch (cmp) {
        case comparison::lt: return x < t;
        case comparison::le: return x <= t;
        case comparison::eq: return x == t;
        case comparison::ge: return x >= t;
        case comparison::gt: return x > t;
    }
    return false;
}

/// A reading within the box: `days` long, taken `elapsed` days after its start.
struct box_reading {
    fact<reading> source;
    double base = 0;  ///< what a change is counted from
    std::int32_t elapsed = 0;
    std::int32_t days = 0;
};

/// Where a change leads, in the metric's own unit. Precondition: elapsed > 0.
template <class Number>
Number projected(const box_reading& r) {
    const Number base = leaf<Number>::measure({"base"}, r.base);
    const Number made = leaf<Number>::entry(r.source.id(), r.source->value) - base;
    return base + made * leaf<Number>::measure({"days"}, r.days) /
                      leaf<Number>::measure({"elapsed"}, r.elapsed);
}

/// How many times as fast the rest must go. Precondition: 0 < elapsed < days, something was made.
template <class Number>
Number speed_up(const box_reading& r, double target) {
    const Number read = leaf<Number>::entry(r.source.id(), r.source->value);
    const Number elapsed = leaf<Number>::measure({"elapsed"}, r.elapsed);
    const Number left = (leaf<Number>::measure({"target"}, target) - read) /
                        (leaf<Number>::measure({"days"}, r.days) - elapsed);
    return left / ((read - leaf<Number>::measure({"base"}, r.base)) / elapsed);
}

struct judged_pace {
    pace_state state = pace_state::unread;
    bool passes = false;  ///< as it is read
    bool leads_to_pass = false;
    std::optional<double> projected = {};  ///< of a change
    std::optional<double> speed_up = {};   ///< where it is on or off pace
};

/// The value that the metric must reach: the threshold, of a change from its base.
inline double target_of(const criterion& c, double base) noexcept {
    return c.type == criterion_type::change ? base + c.threshold : c.threshold;
}

inline judged_pace pace_of(const criterion& c, const box_reading& r) {
    const auto target = target_of(c, r.base);
    const auto value = r.source->value;
    auto pace = judged_pace{};
    pace.passes = pace.leads_to_pass = holds(c.cmp, value, target);
    if (c.type == criterion_type::level) {
        pace.state = pace.passes ? pace_state::on_pace : pace_state::off_pace;
        return pace;
    }
    const auto made = compares_as(value - r.base), left = compares_as(target - value);
    if (r.elapsed > 0) {
        pace.projected = projected<double>(r);
        pace.leads_to_pass = holds(c.cmp, *pace.projected, target);
    }
    if (pace.passes)
        pace.state = pace.leads_to_pass ? pace_state::already_there : pace_state::moving_away;
    else if (made == 0 || r.elapsed <= 0) pace.state = pace_state::not_started;
    else if (made * left < 0) pace.state = pace_state::moving_away;
    else {
        pace.state = pace.leads_to_pass ? pace_state::on_pace : pace_state::off_pace;
        if (r.elapsed < r.days) pace.speed_up = speed_up<double>(r, target);
    }
    return pace;
}

}  // namespace upward
