// SPDX-License-Identifier: BSL-1.0
//
// The sources of one need on one day, and how they combine:
//
//     p = 1 - product of (1 - p of each source)         rate .2099, cascade .6: .6840
//
// Rate and periodic are the same asks, so that the larger of the two counts. Known events multiply
// the odds of the rate by what they state, from their need-by on: of the days ahead, a before it,
//
//     c = (p(h) - p(a))/(1 - p(a)),  c' = odds · c/(1 - c + odds · c),  p = 1 - (1 - p(a)) · (1 - c')
//
// and so on from one need-by to the next, so that more days never make an ask less likely, whatever
// the odds. Without such an event the rate stays as it is, to the last bit.
//
// Pressure is min(.6, how far the metric is behind) over 5 wd or more. That it is less within fewer
// days, in proportion, is a rule of our own.
#pragma once

#include <upward/anticipate/cascade.hpp>
#include <upward/anticipate/metric_ties.hpp>
#include <upward/anticipate/needs.hpp>
#include <upward/anticipate/periodic.hpp>
#include <upward/anticipate/rate.hpp>
#include <upward/anticipate/situational.hpp>
#include <upward/core/trace.hpp>
#include <upward/model/pressure.hpp>
#include <upward/model/untold.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace upward {

/// The days that a forecast looks at.
struct days_ahead_of {
    day_number day = 0;        ///< what is known by its end counts
    day_number until = 0;      ///< the last working day ahead; `day` when there is none
    std::int32_t length = 0;   ///< working days of the report
    std::int32_t exposed = 0;  ///< those on which the boss is there too
};

struct cascade_source {
    walked_due walked;
    const cascades* falls = nullptr;
};

struct rate_source {
    rate_query query;
    const rate_model* model = nullptr;
    std::vector<walked_due> factors = {};  ///< known events that state their odds, by need-by
};

struct periodic_source {
    const ask_period* period = nullptr;
    const ask_days* asks = nullptr;
};

struct pressure_source {
    const metric_tie* tie = nullptr;
    fact<reading> newest;
};

struct situational_source {
    open_situation open;
    const situations* all = nullptr;
    std::string_view topic;
};

struct untold_source {
    untold_change change;
};

/// A source as it was found. What it points at lives as long as the index, until it answers for
/// another day.
struct found_source {
    need_source_kind kind = need_source_kind::rate;
    day_number need_by = 0;
    const entry* source = nullptr;
    std::string_view driver;
    std::variant<cascade_source, rate_source, periodic_source, pressure_source, situational_source,
                 untold_source>
        of;
    double p = 0;
    bool counts = true;
    bool may_be_asked = true;  ///< on one of the days ahead; else it has no part in p_ask
};

namespace detail {

template <class Number>
Number times_odds(Number p, const Number& odds) {
    const Number more = p * odds;
    return more / (Number(1) - p + more);
}

template <class Number>
Number source_probability(const cascade_source& s, const days_ahead_of& ahead,
                          const anticipate_policy&) {
    return s.falls->probability<Number>(*s.walked.due, ahead.day);
}

/// Of the rate alone, within so many of the days on which an ask may come.
template <class Number>
Number rate_within(const rate_source& s, std::int32_t horizon) {
    auto query = s.query;
    query.horizon = horizon;
    if constexpr (std::is_same_v<Number, double>) return s.model->probability(query);
    else return s.model->explained(query);
}

/// Of the rate alone, on the days after the first `from` of them, when none came on those.
template <class Number>
Number rate_between(const rate_source& s, std::int32_t from, std::int32_t to) {
    if (from == 0) return rate_within<Number>(s, to);
    if (rate_within<double>(s, from) >= 1) return Number(0);
    const Number before = rate_within<Number>(s, from);
    return (rate_within<Number>(s, to) - before) / (Number(1) - before);
}

template <class Number>
Number source_probability(const rate_source& s, const days_ahead_of&, const anticipate_policy&) {
    const auto days_before = [&s](const walked_due& factor) {
        return std::max(0, s.query.both->count(s.query.day, factor.need_by - 1));
    };
    auto none = std::optional<Number>{};
    std::size_t acting = 0;
    for (std::int32_t from = 0;;) {
        while (acting < s.factors.size() && days_before(s.factors[acting]) <= from) ++acting;
        auto to = s.query.horizon;
        if (acting < s.factors.size()) to = std::min(to, days_before(s.factors[acting]));
        Number p = rate_between<Number>(s, from, to);
        for (std::size_t f = 0; f < acting; ++f)
            p = times_odds(std::move(p), leaf<Number>::entry(s.factors[f].due->source->id.text,
                                                             *s.factors[f].due->odds));
        if (to == s.query.horizon && !none) return p;
        none = none ? *std::move(none) * (Number(1) - std::move(p)) : Number(1) - std::move(p);
        if (to == s.query.horizon) return Number(1) - *std::move(none);
        from = to;
    }
}

template <class Number>
Number source_probability(const periodic_source& s, const days_ahead_of&,
                          const anticipate_policy& p) {
    return s.period->probability<Number>(*s.asks, p);
}

/// As much as the metric is behind, whatever the strength of the tie: that stands in the priority.
/// Within fewer days than `pressure_wd` only so much of it, or each tomorrow would be promised all.
template <class Number>
Number source_probability(const pressure_source& s, const days_ahead_of& ahead,
                          const anticipate_policy& p) {
    const Number pressed = least(leaf<Number>::policy("anticipate.pressure_most", p.pressure_most),
                                 pressure_of<Number>(s.tie->metric, s.newest));
    if (ahead.length >= p.pressure_wd) return pressed;
    return pressed *
           (Number(ahead.length) / leaf<Number>::policy("anticipate.pressure_wd", p.pressure_wd));
}

template <class Number>
Number source_probability(const situational_source& s, const days_ahead_of& ahead,
                          const anticipate_policy&) {
    return s.all->probability<Number>(s.topic, ahead.day);
}

template <class Number>
Number source_probability(const untold_source& s, const days_ahead_of&, const anticipate_policy&) {
    return leaf<Number>::entry(s.change.source->id.text, 1);
}

}  // namespace detail

template <class Number>
Number probability_of(const found_source& s, const days_ahead_of& ahead,
                      const anticipate_policy& p) {
    return std::visit(
        [&](const auto& of) { return detail::source_probability<Number>(of, ahead, p); }, s.of);
}

/// Of rate and periodic the lesser does not count.
inline void leave_the_lesser_out(std::vector<found_source>& sources) {
    found_source *rate = nullptr, *periodic = nullptr;
    for (auto& s : sources) {
        if (s.kind == need_source_kind::rate) rate = &s;
        if (s.kind == need_source_kind::periodic) periodic = &s;
    }
    if (rate && periodic) (rate->p < periodic->p ? rate : periodic)->counts = false;
}

/// Whether it foretells an ask within the days ahead.
inline bool is_ask(const found_source& s) {
    return s.may_be_asked && s.kind != need_source_kind::untold;
}

/// That any of them comes true, or any ask alone; 0 without one.
template <class Number>
Number combined(const std::vector<found_source>& sources, bool asks_alone,
                const days_ahead_of& ahead, const anticipate_policy& policy) {
    auto first = std::optional<Number>{}, none = std::optional<Number>{};
    for (const auto& s : sources) {
        if (!s.counts || (asks_alone && !is_ask(s))) continue;
        Number p = Number(0);
        if constexpr (std::is_same_v<Number, double>) p = s.p;
        else p = probability_of<Number>(s, ahead, policy);
        if (!first) {
            first = std::move(p);
            continue;
        }
        if (!none) none = Number(1) - *first;
        none = *std::move(none) * (Number(1) - std::move(p));
    }
    if (none) return Number(1) - *std::move(none);
    return first ? *std::move(first) : Number(0);
}

}  // namespace upward
