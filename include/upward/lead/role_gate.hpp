// SPDX-License-Identifier: BSL-1.0
//
// Whether it is time for a role statement: overall trust is .70 or more, and no breach of the last 90
// days is unrepaired. A breach is here an unwarned miss, a concealment, a result that was disowned, or
// a deception; it is repaired by a response that names it.
#pragma once

#include <upward/core/trace.hpp>
#include <upward/rhythm/situation.hpp>
#include <upward/trust/standing.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace upward {

struct open_breach {
    id entry;  ///< that shows it
    evidence_kind kind = evidence_kind::unwarned_miss;
    date on;
    date bars_until;  ///< the last day on which it bars the statement
};
BOOST_DESCRIBE_STRUCT(open_breach, (), (entry, kind, on, bars_until))

struct role_gate {
    bool ready = false;
    double overall = 0;  ///< trust, [0, 1]
    double needed = 0;
    bool trusted = false;
    std::vector<open_breach> breaches;  ///< unrepaired, the newest first
};
BOOST_DESCRIBE_STRUCT(role_gate, (), (ready, overall, needed, trusted, breaches))

inline bool bars_a_role(evidence_kind kind) noexcept {
    return kind == evidence_kind::unwarned_miss || detail::is_breach(kind);
}

/// By their day, the newest first; those that disown a lapse in words too.
inline std::vector<open_breach> breaches_open(const state& now,
                                              const std::vector<evidence_item>& items,
                                              const lead_policy& p) {
    auto open = std::vector<open_breach>{};
    const auto add = [&](const std::vector<std::string>& entries, evidence_kind kind,
                         day_number day) {
        if (now.as_of() - day > p.role_breach_days || day > now.as_of()) return;
        const auto repaired = detail::response_day(now, lapse_act::repaired, entries, day);
        if (!repaired)
            open.push_back(
                {{entries.front()}, kind, to_date(day), to_date(day + p.role_breach_days)});
    };
    for (const auto& item : items)
        if (bars_a_role(item.kind)) add(item.entries, item.kind, item.day);
    for (const auto& r : now.all<lapse_response>())
        if (r->act == lapse_act::disowned)
            add({r.id(), r->lapse.target.text}, evidence_kind::result_disowned, r.day);
    std::stable_sort(open.begin(), open.end(), [](const auto& a, const auto& b) {
        return a.on != b.on ? a.on > b.on : a.entry < b.entry;
    });
    return open;
}

inline role_gate role_gate_of(const situation& here, const trust_standing& trust) {
    const auto& p = here.policy->lead;
    auto gate = role_gate{false, trust.whole.overall(), p.role_trust};
    gate.trusted = reaches(gate.overall, gate.needed);
    gate.breaches = breaches_open(*here.now, trust.items, p);
    gate.ready = gate.trusted && gate.breaches.empty();
    return gate;
}

inline trace overall_trace(const situation& here, const trust_standing& trust) {
    return estimates_of<traced>(trust.items, everywhere, here.today(), here.policy->trust)
        .overall()
        .tree();
}

}  // namespace upward
