// SPDX-License-Identifier: BSL-1.0
//
// Weaning: how far the asks out of rhythm have fallen since the rhythm was agreed, and how sure that
// is. The baseline has n0 asks in its T0 days (the last 10 wd of both before the agreement), the
// window n1 in its T1 (the last 10; while n0 is below 4 the longest of 10, 20 and 40 that fits after
// the agreement). With a Gamma(1, 5 wd) prior on both rates
//
//     w = 1 - ((n1 + 1)/(T1 + 5)) * ((T0 + 5)/(n0 + 1))
//     P(fall) = I_x(n1 + 1, n0 + 1),   x = (T1 + 5)/(T0 + T1 + 10)
//
// I is the regularized incomplete beta function, here a finite binomial sum. There is no claim with
// less than 5 days of baseline.
#pragma once

#include <upward/core/trace.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/presence.hpp>
#include <upward/rhythm/asks.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace upward {

/// Asks out of rhythm in so many days on which both were there.
struct ask_count {
    std::int32_t asks = 0;
    std::int32_t days = 0;
};

struct fall {
    double w = 0;  ///< (-inf, 1): 1 - new rate/old rate
    double p = 0;  ///< [0, 1]: that the rate fell
};

/// The same as a formula takes them, with `double` or `traced` as the Number.
template <class Number>
struct counted_window {
    Number asks;
    Number days;
};

/// w: how much lower the new rate is than the old one.
template <class Number>
Number relative_fall(const counted_window<Number>& before, const counted_window<Number>& after,
                     const weaning_policy& p) {
    const auto asks = leaf<Number>::policy("weaning.prior_asks", p.prior_asks);
    const auto days = leaf<Number>::policy("weaning.prior_wd", p.prior_wd);
    const auto old_rate = (asks + before.asks) / (days + before.days);
    const auto new_rate = (asks + after.asks) / (days + after.days);
    return Number{1} - new_rate / old_rate;
}

/// P: that the rate fell.
template <class Number>
Number probability_of_fall(const counted_window<Number>& before,
                           const counted_window<Number>& after, const weaning_policy& p) {
    const auto asks = leaf<Number>::policy("weaning.prior_asks", p.prior_asks);
    const auto days = leaf<Number>::policy("weaning.prior_wd", p.prior_wd);
    const auto x = (days + after.days) / (before.days + after.days + Number{2} * days);
    return incomplete_beta(asks + after.asks, asks + before.asks, x);
}

inline fall fall_of(const ask_count& before, const ask_count& after, const weaning_policy& p) {
    const auto as_numbers = [](const ask_count& c) {
        return counted_window<double>{static_cast<double>(c.asks), static_cast<double>(c.days)};
    };
    const auto old = as_numbers(before), recent = as_numbers(after);
    return {relative_fall(old, recent, p), probability_of_fall(old, recent, p)};
}

/// The windows of asks around an agreement.
class ask_windows {
public:
    ask_windows(const std::vector<counted_ask>& asks, const working_calendar& both,
                day_number relationship_start, day_number agreed, const weaning_policy& p)
        : both_(&both), agreed_(agreed), policy_(&p) {
        for (const auto& a : asks)
            if (!a.in_rhythm) days_.push_back(a.day);
        std::sort(days_.begin(), days_.end());
        before_ = window_ending(both, agreed - 1, p.baseline_wd, relationship_start);
        baseline_ = count(before_);
    }

    const ask_count& baseline() const noexcept { return baseline_; }
    const day_window& baseline_window() const noexcept { return before_; }
    bool makes_a_claim() const noexcept { return baseline_.days >= policy_->no_claim_below_wd; }

    /// The window that ends on a day from the agreement on.
    day_window recent(day_number end) const {
        const auto available = both_->count(agreed_ - 1, end);
        auto length = policy_->window_wd;
        if (baseline_.asks < policy_->few_asks)
            for (const auto longer : {policy_->middle_window_wd, policy_->long_window_wd})
                if (longer <= available) length = longer;
        return window_ending(*both_, end, length, agreed_);
    }

    /// The full window before that one; none unless all of it lies after the agreement.
    std::optional<day_window> before(const day_window& recent) const {
        const auto w = window_ending(*both_, recent.from - 1, policy_->window_wd, agreed_);
        return w.count == policy_->window_wd ? std::optional{w} : std::nullopt;
    }

    ask_count count(const day_window& w) const {
        const auto from = std::lower_bound(days_.begin(), days_.end(), w.from);
        const auto to = std::upper_bound(days_.begin(), days_.end(), w.to);
        const auto asks = w.count == 0 || to < from ? 0 : to - from;
        return {static_cast<std::int32_t>(asks), w.count};
    }

private:
    const working_calendar* both_;
    day_number agreed_;
    const weaning_policy* policy_;
    std::vector<day_number> days_;  // of the asks out of rhythm
    day_window before_;             // the agreement
    ask_count baseline_;
};

}  // namespace upward
