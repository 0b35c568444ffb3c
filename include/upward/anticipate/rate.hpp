// SPDX-License-Identifier: BSL-1.0
//
// The rate of asks: how likely it is, from the asks on a topic alone, that one comes within the next
// working days. Any forecaster can stand behind `rate_model`; the reference is the posterior of a
// Poisson rate under a Gamma(1, 20 wd) prior,
//
//     p(h) = 1 - ((T + 20)/(T + 20 + h))^(n + 1)
//
// with n asks in the last T wd of both, T at most 60.
//
//     upward::reference_rate{policy.anticipate}.probability(q);   // 6 in 20 wd, h 5: .5615
#pragma once

#include <upward/anticipate/ask_days.hpp>
#include <upward/core/message.hpp>
#include <upward/core/trace.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/presence.hpp>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace upward {

/// What is asked of a rate model: p of an ask on `topic` after the end of `day`.
struct rate_query {
    std::string_view topic;
    day_number day = 0;
    std::int32_t horizon = 0;  ///< wd of both among the days ahead; 0 when one of them is away
    const ask_days* asks = nullptr;          ///< on the topic; none when there never was one
    const working_calendar* both = nullptr;  ///< the days that count
    day_number start = 0;                    ///< of the relationship, or the first ask's day
};

class rate_model {
public:
    /// In [0, 1]; 0 when the horizon is; never less for a longer one. It reads nothing dated after
    /// the day.
    virtual double probability(const rate_query& q) const = 0;

    /// The same number with its tree: the values are equal to the last bit.
    virtual traced explained(const rate_query& q) const = 0;

    /// What speaks for it, in words.
    virtual std::vector<message> because(const rate_query& q) const = 0;

protected:
    ~rate_model() = default;
};

namespace detail {

/// Over n asks in T wd. Precondition: horizon >= 0.
template <class Number>
Number reference_probability(const Number& asks, const Number& wd, std::int32_t horizon,
                             const anticipate_policy& p) {
    const Number known = wd + leaf<Number>::policy("anticipate.rate_prior_wd", p.rate_prior_wd);
    return Number(1) - power(known / (known + Number(horizon)), asks + Number(1));
}

}  // namespace detail

class reference_rate final : public rate_model {
public:
    explicit reference_rate(const anticipate_policy& p) : policy_(&p) {}

    double probability(const rate_query& q) const override {
        const auto window = window_of(q);
        return detail::reference_probability<double>(asks_in(q, window), window.count, q.horizon,
                                                     *policy_);
    }

    traced explained(const rate_query& q) const override {
        const auto window = window_of(q);
        auto asks = traced{0};
        if (q.asks)
            for (const auto& a : q.asks->between(first_of(window), q.day))
                asks = std::move(asks) + traced::entry(a.source.id(), 1);
        return detail::reference_probability<traced>(
            asks, traced{static_cast<double>(window.count)}, q.horizon, *policy_);
    }

    std::vector<message> because(const rate_query& q) const override {
        const auto window = window_of(q);
        return {message{"need.rate"}
                    .with("asks", std::int64_t{asks_in(q, window)})
                    .with("wd", std::int64_t{window.count})};
    }

private:
    day_window window_of(const rate_query& q) const {
        return window_ending(*q.both, q.day, policy_->rate_window_wd, q.start);
    }
    static day_number first_of(const day_window& w) { return w.count > 0 ? w.from : w.to + 1; }

    static std::int32_t asks_in(const rate_query& q, const day_window& w) {
        return q.asks ? static_cast<std::int32_t>(q.asks->between(first_of(w), q.day).size()) : 0;
    }

    const anticipate_policy* policy_;
};

}  // namespace upward
