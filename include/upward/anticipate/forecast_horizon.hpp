// SPDX-License-Identifier: BSL-1.0
//
// From a ledger to a probability, and from the two learned horizons to the others. Formulas over any
// `Number`: with `double` they compute, with `traced` they also say why.
//
// Let H(h) = -log(1 - p(h)), the hazard of h working days. It goes from H(1) to H(5) as a power of
// the days between, and beyond five grows as a power of the days.
#pragma once

#include <upward/anticipate/forecast_features.hpp>
#include <upward/anticipate/forecast_weights.hpp>
#include <upward/anticipate/online_logistic.hpp>
#include <upward/core/describe.hpp>
#include <upward/core/trace.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

/// No forecast is surer than log-odds of 12 either way for a learned horizon, a hazard of 14 for any.
inline constexpr double max_forecast_log_odds = 12;
inline constexpr double max_forecast_hazard = 14;

/// The probability that a ledger gives. `name` begins the names of its leaves.
template <class Number, std::size_t Terms>
Number ledger_chance(std::string_view name, const forecast_ledger<Terms>& ledger,
                     const std::array<forecast_feature, Terms>& features,
                     const std::array<double, Terms>& values, const logistic_state& learned,
                     const logistic_offset& offset) {
    using at = leaf<Number>;
    auto sum = at::measure({name, "base"}, learned.weights[0]);
    for (std::size_t i = 0; i < Terms; ++i) {
        if (values[i] != values[i]) continue;
        const auto& term = ledger.terms[i];
        const auto of = enum_name(features[i]);
        Number off =
            (at::measure({name, of}, values[i]) - at::policy({name, of, "typical"}, term.typical)) /
            at::policy({name, of, "scale"}, term.scale);
        sum = std::move(sum) + at::measure({name, of, "weight"}, learned.weights[i + 1]) *
                                   greatest(Number(-5), least(Number(5), std::move(off)));
    }
    sum = std::move(sum) + at::measure({name, "offset"}, offset.mean);
    return logistic(greatest(Number(-max_forecast_log_odds),
                             least(Number(max_forecast_log_odds), std::move(sum))));
}

template <class Number>
Number hazard_of(Number p) {
    return Number(0) - natural_log(Number(1) - std::move(p));
}

/// p(h) from p(1) and what the ledger of five days says, which counts as no less than p(1).
/// Precondition: h in [2, 20].
template <class Number>
Number chance_within(Number one, Number ledger_of_five, std::int32_t h, const forecast_weights& w) {
    auto five = greatest(one, std::move(ledger_of_five));
    if (h == forecast_week) return five;
    const auto share = [](double days, double exponent) {
        return natural_exp(exponent * natural_log(days));
    };
    if (h < forecast_week) {
        const auto first = hazard_of(one);
        const auto grown =
            first + (hazard_of(five) - first) * Number(share((h - 1) / 4., w.within_week));
        return least(five, greatest(one, Number(1) - natural_exp(Number(0) - grown)));
    }
    const auto grown = hazard_of(five) * Number(share(h / 5., w.beyond_week));
    return greatest(five,
                    Number(1) - natural_exp(Number(0) - least(Number(max_forecast_hazard), grown)));
}

/// The probability after its odds are multiplied.
template <class Number>
Number with_odds(Number p, Number odds) {
    return odds * p / (Number(1) - p + odds * p);
}

/// One term of a forecast: log_odds = weight * (value - typical) / scale, held within five scales.
struct forecast_reason {
    forecast_feature feature{};
    double value = 0;
    double typical = 0;
    double scale = 1;
    double weight = 0;
    double log_odds = 0;
};
BOOST_DESCRIBE_STRUCT(forecast_reason, (), (feature, value, typical, scale, weight, log_odds))

/// The log-odds of p are the base, the terms from first to last and the offset, added in this order
/// and held within +-12. A feature that is not known has no term.
struct forecast_explanation {
    double base = 0;
    std::vector<forecast_reason> reasons;
    double offset = 0;  ///< what the stream itself taught
    double p = 0;
};
BOOST_DESCRIBE_STRUCT(forecast_explanation, (), (base, reasons, offset, p))

template <std::size_t Terms>
forecast_explanation ledger_explained(const forecast_ledger<Terms>& ledger,
                                      const std::array<forecast_feature, Terms>& features,
                                      const std::array<double, Terms>& values,
                                      const logistic_state& learned,
                                      const logistic_offset& offset) {
    auto e =
        forecast_explanation{learned.weights[0],
                             {},
                             offset.mean,
                             ledger_chance<double>({}, ledger, features, values, learned, offset)};
    for (std::size_t i = 0; i < Terms; ++i) {
        if (values[i] != values[i]) continue;
        const auto& term = ledger.terms[i];
        const auto weight = learned.weights[i + 1];
        e.reasons.push_back({features[i], values[i], term.typical, term.scale, weight,
                             weight * deviation(values[i], term)});
    }
    return e;
}

}  // namespace upward
