// SPDX-License-Identifier: BSL-1.0
//
// The estimate of one dimension of trust from its evidence. Each item counts its weight times
// 2^(-age/H); those for it add to r, those against it, times k, to s. With the prior weight W and
// the base rate a,
//
//     n = r + s + W      E = (r + W a)/n      u = W/n      L = E - sqrt(E (1 - E)/(n + 1))
//
// (the mean, the weight of not knowing, and a lower bound of a Beta distribution: subjective logic,
// Jøsang 2016). Overall trust is the cube root of the product of the three, so that none makes up
// for another.
#pragma once

#include <upward/core/trace.hpp>
#include <upward/trust/evidence.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace upward {

inline double component(const by_dimension& values, trust_dimension d) noexcept {
    switch (d) {
        case trust_dimension::sincerity: return values.sincerity;
        case trust_dimension::credibility: return values.credibility;
        default: return values.competence;
    }
}

/// What speaks for and against, decayed to one day; losses already times k.
template <class Number>
struct tally {
    Number positive;
    Number negative;
};

template <class Number>
struct estimate {
    Number e;
    Number u;
    Number lower;
};

template <class Number>
estimate<Number> estimate_of(const tally<Number>& t, trust_dimension d, const trust_policy& p) {
    const Number prior = leaf<Number>::policy("trust.prior_weight", p.prior_weight);
    const Number base =
        leaf<Number>::policy({"trust.base_rate", enum_name(d)}, component(p.base_rate, d));
    const Number n = t.positive + t.negative + prior;
    const Number e = (t.positive + prior * base) / n;
    return {e, prior / n, e - square_root(e * (Number(1) - e) / (n + Number(1)))};
}

namespace detail {

template <class Number>
Number weight_leaf(const evidence_item& item, trust_dimension d) {
    const auto weight = component(item.weight, d);
    if (item.kind == evidence_kind::weighed_by_host)
        return leaf<Number>::entry(item.entries.front(), weight);
    return leaf<Number>::policy({"trust.weights", enum_name(item.kind), enum_name(d)}, weight);
}

template <class Number>
Number decayed_weight(const evidence_item& item, trust_dimension d, std::string_view area,
                      day_number as_of, const trust_policy& p) {
    const auto half_life = component(p.half_life, d);
    const auto age = std::max(0, as_of - item.day);
    Number weight = weight_leaf<Number>(item, d) *
                    decay(leaf<Number>::entry(item.entries.front(), age),
                          leaf<Number>::policy({"trust.half_life", enum_name(d)}, half_life));
    if (area_share(item, area, p) == 1) return weight;
    return weight * leaf<Number>::policy("trust.other_area", p.other_area);
}

template <class Number>
void accumulate(std::optional<Number>& total, Number term) {
    total = total ? std::move(*total) + std::move(term) : std::move(term);
}

}  // namespace detail

/// Tallies what is known by `as_of`, as `area` sees it ("*" for trust as a whole).
template <class Number>
tally<Number> tally_of(const std::vector<evidence_item>& items, trust_dimension d,
                       std::string_view area, day_number as_of, const trust_policy& p) {
    auto positive = std::optional<Number>{}, negative = std::optional<Number>{};
    for (const auto& item : items) {
        const auto weight = component(item.weight, d);
        if (weight == 0 || item.known > as_of) continue;
        auto term = detail::decayed_weight<Number>(item, d, area, as_of, p);
        if (weight > 0) detail::accumulate(positive, std::move(term));
        else detail::accumulate(negative, std::move(term));
    }
    const Number nothing(0);
    const Number losses =
        negative ? (nothing - *negative) * leaf<Number>::policy({"trust.loss_factor", enum_name(d)},
                                                                component(p.loss_factor, d))
                 : nothing;
    return {positive ? *positive : nothing, losses};
}

template <class Number>
struct trust_estimates {
    estimate<Number> sincerity;
    estimate<Number> credibility;
    estimate<Number> competence;

    const estimate<Number>& of(trust_dimension d) const noexcept {
        return d == trust_dimension::sincerity     ? sincerity
               : d == trust_dimension::credibility ? credibility
                                                   : competence;
    }
    Number overall() const { return cube_root(sincerity.e * credibility.e * competence.e); }
};

template <class Number>
trust_estimates<Number> estimates_of(const std::vector<evidence_item>& items, std::string_view area,
                                     day_number as_of, const trust_policy& p) {
    const auto of = [&](trust_dimension d) {
        return estimate_of(tally_of<Number>(items, d, area, as_of, p), d, p);
    };
    return {of(trust_dimension::sincerity), of(trust_dimension::credibility),
            of(trust_dimension::competence)};
}

/// The lowest of the three; ties go to the first in the order sincerity, credibility, competence.
inline trust_dimension binding_of(const trust_estimates<double>& t) {
    auto lowest = trust_dimension::sincerity;
    for (const auto d : {trust_dimension::credibility, trust_dimension::competence})
        if (compares_as(t.of(d).e) < compares_as(t.of(lowest).e)) lowest = d;
    return lowest;
}

/// How many good deeds, each adding `gain` to r, bring a dimension to `target`:
/// ceil((x n - r - W a)/(g (1 - x))), 0 when it is there already. Precondition: target in (0, 1),
/// gain > 0.
inline std::int32_t recovery(const tally<double>& t, trust_dimension d, double target, double gain,
                             const trust_policy& p) {
    const auto n = t.positive + t.negative + p.prior_weight;
    const auto missing = target * n - t.positive - p.prior_weight * component(p.base_rate, d);
    const auto deeds = std::ceil(compares_as(missing / (gain * (1 - target))));
    return static_cast<std::int32_t>(std::clamp(deeds, 0.0, 1e9));
}

}  // namespace upward
