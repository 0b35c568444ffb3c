// SPDX-License-Identifier: BSL-1.0
//
// The rung of delegation that an area has earned, 1 to 7: tell, sell, consult, agree, advise,
// inquire, delegate. It is the highest whose gate the lower bounds of credibility and competence
// both reach, judged once on every calendar day from the first evidence on: up at once; down one
// rung at a time, and only while the bound is more than the hysteresis below the held rung's gate;
// at most 3 while sincerity is locked.
#pragma once

#include <upward/trust/estimate.hpp>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace upward {

/// The tally of one dimension as the days go by: constant work per day and per item.
class running_tally {
public:
    running_tally(trust_dimension d, std::string_view area, const trust_policy& p)
        : dimension_(d), area_(area), policy_(&p), daily_(decay(1, component(p.half_life, d))) {}

    /// A day passes, then its items are taken in.
    void next_day(day_number today) {
        positive_ *= daily_;
        negative_ *= daily_;
        // What was delivered early begins to age on the day after it was due.
        std::erase_if(fresh_, [&](const evidence_item* item) {
            if (item->day > today) return false;
            add(*item, 1);
            return true;
        });
    }

    void take(const evidence_item& item, day_number today) {
        if (item.day > today) fresh_.push_back(&item);
        else add(item, decay(today - item.day, component(policy_->half_life, dimension_)));
    }

    double lower() const { return estimate_of(now(), dimension_, *policy_).lower; }
    double expectation() const { return estimate_of(now(), dimension_, *policy_).e; }

    tally<double> now() const {
        auto t = tally<double>{positive_, negative_};
        for (const auto* item : fresh_) {
            const auto weight =
                component(item->weight, dimension_) * area_share(*item, area_, *policy_);
            (weight > 0 ? t.positive : t.negative) += weight;
        }
        t.negative *= -component(policy_->loss_factor, dimension_);
        return t;
    }

private:
    void add(const evidence_item& item, double left) {
        const auto weight =
            component(item.weight, dimension_) * left * area_share(item, area_, *policy_);
        (weight > 0 ? positive_ : negative_) += weight;
    }

    trust_dimension dimension_;
    std::string_view area_;
    const trust_policy* policy_;
    double daily_;
    double positive_ = 0;
    double negative_ = 0;
    std::vector<const evidence_item*> fresh_;
};

/// Calls `judge(day, items of the day)` for every day from the first evidence known to `as_of`.
/// Precondition: items by the day they are known.
template <class Judge>
void for_each_day(const std::vector<evidence_item>& items, day_number as_of, Judge&& judge) {
    if (items.empty()) return;
    auto next = items.begin();
    for (auto today = items.front().known; today <= as_of; ++today) {
        const auto begin = next;
        while (next != items.end() && next->known == today) ++next;
        judge(today, begin, next);
    }
}

/// The highest rung whose gate a lower bound reaches.
inline std::int32_t rung_of(double lower, const rung_gates& gates) {
    auto rung = std::int32_t{1}, number = std::int32_t{1};
    for_each_member(gates, [&](std::string_view, double gate) {
        ++number;
        if (reaches(lower, gate)) rung = number;
    });
    return rung;
}

/// The gate of a rung in [2, 7].
inline double gate_of(std::int32_t rung, const rung_gates& gates) {
    auto found = 0.0;
    auto number = std::int32_t{1};
    for_each_member(gates, [&](std::string_view, double gate) {
        if (++number == rung) found = gate;
    });
    return found;
}

/// The rung held after a day that ended with that bound.
inline std::int32_t next_rung(std::int32_t held, double lower, bool locked, const trust_policy& p) {
    held = std::max(held, rung_of(lower, p.gates));
    while (held > 1 && !reaches(lower, gate_of(held, p.gates) - p.hysteresis)) --held;
    return locked ? std::min(held, p.locked_rung) : held;
}

}  // namespace upward
