// SPDX-License-Identifier: BSL-1.0
//
// Revealed trust: what the boss's own risk-taking says, beside what the model says,
//
//     R = (r + W T)/(r + s + W)
//
// with T the model's overall trust as the base, and r and s from the boss's acts: invests, widens a
// sign-off, sends the report in their place; takes an area back, asks for a new sign-off, redoes
// work, goes round the report; and whether the asks have stopped, or come back. Without acts nothing
// is revealed.
#pragma once

#include <upward/core/describe.hpp>
#include <upward/model/parties.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/state.hpp>
#include <upward/rhythm/stage.hpp>

#include <boost/describe.hpp>

#include <optional>

namespace upward {

enum class revealed_reading : std::uint8_t { no_acts_seen, below, agrees, above };
BOOST_DESCRIBE_ENUM(revealed_reading, no_acts_seen, below, agrees, above)

struct revealed_trust {
    std::optional<double> r;
    revealed_reading reading = revealed_reading::no_acts_seen;
    std::int32_t acts = 0;
};
BOOST_DESCRIBE_STRUCT(revealed_trust, (), (r, reading, acts))

inline double weight_of(boss_act_sort act, const revealed_policy& p) noexcept {
    switch (act) {
        case boss_act_sort::invest: return p.invest;
        case boss_act_sort::wider: return p.wider;
        case boss_act_sort::sends: return p.sends;
        case boss_act_sort::takes_back: return p.takes_back;
        case boss_act_sort::new_signoff: return p.new_signoff;
        case boss_act_sort::redoes: return p.redoes;
        case boss_act_sort::round_me: return p.round_me;
    }
    return 0;
}

/// The boss's acts, decayed to one day.
struct act_tally {
    std::int32_t acts = 0;
    double positive = 0;
    double negative = 0;

    void count(double weight) {
        ++acts;
        (weight > 0 ? positive : negative) += weight;
    }
    void next_day(const revealed_policy& p) {
        const auto left = decay(1, p.half_life);
        positive *= left;
        negative *= left;
    }
};

inline act_tally acts_seen(const state& now, const parties& who, const revealed_policy& p) {
    auto seen = act_tally{};
    for (const auto& a : now.all<boss_act>())
        if (a.day >= who.start)
            seen.count(weight_of(a->act, p) * decay(now.as_of() - a.day, p.half_life));
    return seen;
}

inline revealed_trust revealed_trust_of(act_tally seen, rhythm_stage stage, double overall,
                                        const policy& p) {
    auto answer = revealed_trust{};
    if (stage == rhythm_stage::weaned) seen.count(p.revealed.weaned);
    if (stage == rhythm_stage::relapse) seen.count(p.revealed.relapse);
    answer.acts = seen.acts;
    if (answer.acts == 0) return answer;

    const auto losses = -seen.negative * p.revealed.loss_factor;
    const auto prior = p.trust.prior_weight;
    answer.r = (seen.positive + prior * overall) / (seen.positive + losses + prior);
    const auto apart = *answer.r - overall;
    answer.reading = reaches(apart, p.revealed.margin)    ? revealed_reading::above
                     : reaches(-apart, p.revealed.margin) ? revealed_reading::below
                                                          : revealed_reading::agrees;
    return answer;
}

inline revealed_trust revealed_trust_of(const state& now, const parties& who, rhythm_stage stage,
                                        double overall, const policy& p) {
    return revealed_trust_of(acts_seen(now, who, p.revealed), stage, overall, p);
}

}  // namespace upward
