// SPDX-License-Identifier: BSL-1.0
//
// How peers stand to a topic: the newest sign of each, and what it adds to the priority,
//
//     competitor .25, frenemy .15, else 0     · salience/3 · 2^(-age of the sign/180)
//
// where the salience is power + legitimacy + urgency, 3 when none is given. It judges people.
#pragma once

#include <upward/core/trace.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/state.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

namespace upward {

enum class peer_stance : std::uint8_t { competitor, frenemy, supporter, neutral };
BOOST_DESCRIBE_ENUM(peer_stance, competitor, frenemy, supporter, neutral)

inline peer_stance stance_of(const peer_sign& s) noexcept {
    if (!s.disposition.sign) return peer_stance::neutral;
    return *s.disposition.sign < 0    ? peer_stance::competitor
           : *s.disposition.sign == 0 ? peer_stance::frenemy
                                      : peer_stance::supporter;
}

inline bool is_rival(const peer_sign& s) noexcept {
    const auto stance = stance_of(s);
    return stance == peer_stance::competitor || stance == peer_stance::frenemy;
}

inline double salience_of(const peer_sign& s) noexcept {
    if (!s.power && !s.legitimacy && !s.urgency) return 3;
    return s.power.value_or(flag01{0}).value + s.legitimacy.value_or(flag01{0}).value +
           s.urgency.value_or(flag01{0}).value;
}

/// By the end of `day`, in the order of the peers' ids. Linear in the signs of the topic.
inline std::vector<fact<peer_sign>> newest_signs(const std::vector<fact<peer_sign>>& signs,
                                                 day_number day) {
    auto of_peer = std::map<std::string_view, fact<peer_sign>>{};
    for (const auto& s : signs) {
        if (s.day > day) break;
        of_peer[s->person.target.text] = s;
    }
    auto newest = std::vector<fact<peer_sign>>{};
    for (const auto& [peer, sign] : of_peer) newest.push_back(sign);
    return newest;
}

/// Precondition: a rival's, not after `day`.
template <class Number>
Number peer_term(const fact<peer_sign>& s, day_number day, const anticipate_policy& p) {
    const Number stance = stance_of(*s) == peer_stance::competitor
                              ? leaf<Number>::policy("anticipate.competitor", p.competitor)
                              : leaf<Number>::policy("anticipate.frenemy", p.frenemy);
    const Number share = leaf<Number>::entry(s.id(), salience_of(*s)) /
                         leaf<Number>::policy("anticipate.most_salience", p.most_salience);
    return stance * share *
           decay(leaf<Number>::entry(s.id(), day - s.day),
                 leaf<Number>::policy("anticipate.sign_half_life", p.sign_half_life));
}

}  // namespace upward
