// SPDX-License-Identifier: BSL-1.0
//
// The control index: how closely the boss holds the work, over the last 20 working days of both. It
// is the mean of three parts, each in (0, 1):
//
//     q/(q + .4)                             q = (asks out of rhythm + 1)/(wd + 5)
//     (detail + 1)/(detail + direction + 2)  the boss's own hand in details is detail
//     (sign-offs + 1)/(decisions + 2)
//
// There is none below 10 wd or 5 observations (asks and decisions). High control with low trust
// points at the binding dimension; with trust that is fine, at another driver.
#pragma once

#include <upward/core/message.hpp>
#include <upward/model/mismatch.hpp>
#include <upward/model/presence.hpp>
#include <upward/model/pressure.hpp>
#include <upward/rhythm/asks.hpp>
#include <upward/trust/estimate.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace upward {

enum class control_level : std::uint8_t { unknown, low, middle, high };
BOOST_DESCRIBE_ENUM(control_level, unknown, low, middle, high)

enum class control_driver : std::uint8_t { none, pressure, review, built_area, style };
BOOST_DESCRIBE_ENUM(control_driver, none, pressure, review, built_area, style)

struct control_index {
    std::optional<double> index;  ///< (0, 1)
    control_level level = control_level::unknown;
    control_driver driver = control_driver::none;  ///< when control is high though trust is fine
    std::int32_t window = 0;                       ///< working days looked at
    std::int32_t asks = 0;                         ///< out of rhythm
    std::int32_t detail = 0;
    std::int32_t direction = 0;
    std::int32_t decisions = 0;
    std::int32_t signed_off = 0;
    std::optional<message> says;
};
BOOST_DESCRIBE_STRUCT(control_index, (),
                      (index, level, driver, window, asks, detail, direction, decisions, signed_off,
                       says))

namespace detail {

struct control_counts {
    control_index seen;
    std::int32_t observations = 0;
    std::int32_t in_built_areas = 0;
    std::int32_t all_asks = 0;
};

inline bool is_built_by_boss(const state& now, const parties& who, std::string_view name) {
    const auto* a = now.find<area>(name);
    return a && a->built_by && who.known() && a->built_by->target.text == who.boss;
}

inline control_counts count_control(const state& now, const parties& who, const presence& there,
                                    const std::vector<counted_ask>& asks,
                                    const day_window& window) {
    auto c = control_counts{};
    const auto count_sort = [&c](ask_sort sort) {
        ++(sort == ask_sort::detail ? c.seen.detail : c.seen.direction);
    };
    c.seen.window = window.count;
    c.seen.asks = asks_out_of_rhythm(asks, window);
    for (const auto& a : asks) {
        if (!window.contains(a.day)) continue;
        ++c.all_asks;
        c.in_built_areas += is_built_by_boss(now, who, a.source.area());
        if (a.source->sort) count_sort(*a.source->sort);
    }
    const auto before = there.both.previous(window.from - 1);  // the next day there is the first
    for (const auto& act : from_day(now.all<detail_act>(), before + 1))
        if (who.is_boss(act->by.target.text) && window.contains(there.both.next(act.day)))
            count_sort(act->sort);
    for (const auto& d : from_day(now.all<decision_made>(), before + 1)) {
        if (!window.contains(there.both.next(d.day))) continue;
        ++c.seen.decisions;
        c.seen.signed_off += d->signed_;
    }
    c.observations = c.all_asks + c.seen.decisions;
    return c;
}

/// What else may drive the control, each in [0, 1]; the largest is named, the first of equals.
inline control_driver other_driver(const state& now, const parties& who, const presence& there,
                                   const control_counts& c, const control_policy& p) {
    auto pressure = 0.0;
    for (const auto& m : now.all<metric>())
        if (who.is_boss(m->owner.target.text)) pressure = std::max(pressure, pressure_of(now, m));

    auto review = 0.0;
    for (const auto& e : now.all<event>()) {
        const auto away = there.report.count(now.as_of(), to_day_number(e->on));
        const auto counts = e->type == event_type::review && who.is_boss(e->answers.target.text) &&
                            to_day_number(e->on) >= now.as_of() && away <= p.review_within_wd;
        if (counts) review = std::max(review, 1 - away / std::max(1.0, p.review_within_wd + 1.0));
    }

    const auto built = c.all_asks == 0 ? 0.0 : static_cast<double>(c.in_built_areas) / c.all_asks;
    const auto theirs = newest_style(now, who.boss);
    const auto mine = newest_style(now, who.report);
    const auto styles = theirs && mine ? mismatch(*theirs, *mine) : 0.0;

    auto largest = 0.0;
    auto driver = control_driver::none;
    const auto consider = [&](double value, control_driver candidate) {
        if (compares_as(value) <= compares_as(largest)) return;
        largest = value;
        driver = candidate;
    };
    consider(pressure, control_driver::pressure), consider(review, control_driver::review);
    consider(built, control_driver::built_area), consider(styles, control_driver::style);
    return driver;
}

/// None with too few days or observations.
inline std::optional<double> index_of(const control_counts& counts, const control_policy& p) {
    const auto& c = counts.seen;
    if (c.window < p.min_wd || counts.observations < p.min_observations) return std::nullopt;
    const auto rate = (c.asks + p.ask_prior) / (c.window + p.ask_prior_wd);
    const auto of_asks = rate / (rate + p.ask_scale);
    const auto of_details =
        (c.detail + p.detail_prior) / (c.detail + c.direction + p.detail_prior + p.direction_prior);
    const auto of_signoffs = (c.signed_off + p.signoff_prior) / (c.decisions + p.decision_prior);
    return (of_asks + of_details + of_signoffs) / 3;
}

}  // namespace detail

inline control_index control_index_of(const state& now, const parties& who, const presence& there,
                                      const std::vector<counted_ask>& asks,
                                      const trust_estimates<double>& trust,
                                      const control_policy& p) {
    const auto window = window_ending(there.both, now.as_of(), p.window_wd, who.start);
    const auto counts = detail::count_control(now, who, there, asks, window);
    auto c = counts.seen;
    c.index = detail::index_of(counts, p);
    if (!c.index) return c;
    c.level = reaches(*c.index, p.high)   ? control_level::high
              : !reaches(*c.index, p.low) ? control_level::low
                                          : control_level::middle;

    const auto fine = reaches(trust.overall(), p.trust_fine);
    if (c.level == control_level::high && !fine) {
        c.says = message{"control.high_trust_low"}.with("dimension",
                                                        std::string{enum_name(binding_of(trust))});
    } else if (c.level == control_level::high) {
        c.driver = detail::other_driver(now, who, there, counts, p);
        c.says =
            message{"control.high_trust_fine"}.with("driver", std::string{enum_name(c.driver)});
    } else if (c.level == control_level::low && !fine) {
        c.says = message{"control.low_trust_low"};
    }
    return c;
}

}  // namespace upward
