// SPDX-License-Identifier: BSL-1.0
//
// Where trust stands: the evidence of a situation, the breaches in it, and the estimates of the work
// as a whole. What is judged from these alone needs no more.
#pragma once

#include <upward/rhythm/situation.hpp>
#include <upward/trust/estimate.hpp>
#include <upward/trust/evidence.hpp>
#include <upward/trust/lapse.hpp>

#include <vector>

namespace upward {

struct trust_standing {
    explicit trust_standing(const situation& here)
        : items(evidence_collector{*here.now, here.who, here.there, *here.policy}.collect(
              here.outcomes)),
          breaches(breaches_of(*here.now, items)),
          whole(estimates_of<double>(items, everywhere, here.today(), here.policy->trust)),
          locked(is_locked(breaches, whole.sincerity.e, here.today(), here.policy->trust)) {}

    std::vector<evidence_item> items;
    std::vector<breach> breaches;
    trust_estimates<double> whole;  ///< over all areas
    bool locked;                    ///< sincerity is: no technique is advised
};

}  // namespace upward
