// SPDX-License-Identifier: BSL-1.0
//
// How well a proposal fits this boss: what it does for their goals, how much of the freedom that is
// granted it leaves, and how near it comes to their style, each in [0, 1],
//
//     fit = goals^.4 freedom^.35 style^.25
//
// so that none makes up for another that is 0. Goals .8, freedom .6 and style .5 fit .6432.
#pragma once

#include <upward/core/real.hpp>
#include <upward/core/trace.hpp>
#include <upward/model/lead_policy.hpp>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>

namespace upward {

namespace detail {

inline double value_of(double x) noexcept { return x; }
inline double value_of(const traced& x) noexcept { return x.value(); }

/// Any power in [0, ...) of a number in [0, 1]; 0 to the power 0 is 1.
template <class Number>
Number any_power(const Number& x, const Number& exponent) {
    if (value_of(exponent) == 0) return Number(1);
    if (value_of(x) == 0) return x;
    return natural_exp(exponent * natural_log(x));
}

}  // namespace detail

template <class Number>
Number fit_of(const Number& goals, const Number& freedom, const Number& style,
              const lead_policy& p) {
    using detail::any_power;
    return any_power<Number>(goals, leaf<Number>::policy("lead.goals_power", p.goals_power)) *
           any_power<Number>(freedom, leaf<Number>::policy("lead.freedom_power", p.freedom_power)) *
           any_power<Number>(style, leaf<Number>::policy("lead.style_power", p.style_power));
}

enum class fit_part : std::uint8_t { goals, freedom, style };
BOOST_DESCRIBE_ENUM(fit_part, goals, freedom, style)

struct fit_parts {
    double goals = 1;
    double freedom = 1;
    double style = 1;

    double of(fit_part part) const noexcept {
        return part == fit_part::goals ? goals : part == fit_part::freedom ? freedom : style;
    }
    double fit(const lead_policy& p) const { return fit_of<double>(goals, freedom, style, p); }
};

/// The part that costs the fit most; ties in the order of the parts.
inline fit_part weakest_part(const fit_parts& parts, const lead_policy& p) {
    auto weakest = fit_part::goals;
    auto least_factor = 2.0;
    const auto consider = [&](fit_part part, double power) {
        const auto factor = compares_as(detail::any_power<double>(parts.of(part), power));
        if (factor >= least_factor) return;
        least_factor = factor;
        weakest = part;
    };
    consider(fit_part::goals, p.goals_power);
    consider(fit_part::freedom, p.freedom_power);
    consider(fit_part::style, p.style_power);
    return weakest;
}

/// What a part would have to be, the others as they are, for the fit to be proposed; none when even
/// 1 would not do.
inline std::optional<double> part_needed(fit_parts parts, fit_part part, const lead_policy& p) {
    const auto power = part == fit_part::goals     ? p.goals_power
                       : part == fit_part::freedom ? p.freedom_power
                                                   : p.style_power;
    (part == fit_part::goals     ? parts.goals
     : part == fit_part::freedom ? parts.freedom
                                 : parts.style) = 1;
    const auto others = parts.fit(p);
    if (power == 0 || !reaches(others, p.propose)) return std::nullopt;
    return detail::any_power<double>(p.propose / others, 1 / power);
}

}  // namespace upward
