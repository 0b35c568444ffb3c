// SPDX-License-Identifier: BSL-1.0
//
// Lapses and what to do about them. A lapse is evidence against; a breach is one of intent:
// concealment, disowning, deception. Sincerity is locked while its estimate is below .45 or a breach
// of the last 90 days is not repaired: then no technique is advised, only repair and openness.
//
// Advice depends on the kind: after a lapse of competence own it, fix it, date it; to a charge of
// integrity, show the evidence if it is false and own it if it is true. A false denial is never
// advised.
#pragma once

#include <upward/core/message.hpp>
#include <upward/trust/estimate.hpp>
#include <upward/trust/rung.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace upward {

enum class repair_kind : std::uint8_t { competence, integrity };
BOOST_DESCRIBE_ENUM(repair_kind, competence, integrity)

/// A lapse of the lock's span that no entry repaired.
struct open_lapse {
    id entry;  ///< the entry that shows it
    id about;  ///< the promise, problem, rule or experiment; the same where nothing else is known
    evidence_kind kind = evidence_kind::unwarned_miss;
    date on;
    repair_kind repair = repair_kind::competence;
    bool owned = false;
    std::vector<message> advice;
};
BOOST_DESCRIBE_STRUCT(open_lapse, (), (entry, about, kind, on, repair, owned, advice))

/// A breach of intent, by the day it became known.
struct breach {
    std::vector<std::string> entries;
    day_number day = 0;
    day_number repaired = last_day + 1;  ///< from this day on it is

    bool locks(day_number today, const trust_policy& p) const noexcept {
        return day <= today && today - day <= p.lock_days && today < repaired;
    }
};

namespace detail {

inline bool names_one(const lapse_response& r, const std::vector<std::string>& entries) {
    return std::find(entries.begin(), entries.end(), r.lapse.target.text) != entries.end();
}

/// The first day from the lapse on, on which a response of that sort named one of its entries.
inline std::optional<day_number> response_day(const state& now, lapse_act act,
                                              const std::vector<std::string>& entries,
                                              day_number lapse) {
    for (const auto& r : now.all<lapse_response>())
        if (r->act == act && r.day >= lapse && names_one(*r, entries)) return r.day;
    return std::nullopt;
}

inline bool is_breach(evidence_kind kind) noexcept {
    return kind == evidence_kind::concealment || kind == evidence_kind::deception ||
           kind == evidence_kind::result_disowned;
}

inline std::vector<message> advice_for(repair_kind kind) {
    if (kind == repair_kind::integrity)
        return {{"repair.if_false_show_evidence"}, {"repair.if_true_own_it"}};
    return {{"repair.own_it"}, {"repair.fix_it"}, {"repair.date_it"}};
}

}  // namespace detail

/// All breaches since the relationship began. A response that disowns a lapse is one itself.
inline std::vector<breach> breaches_of(const state& now, const std::vector<evidence_item>& items) {
    auto breaches = std::vector<breach>{};
    for (const auto& item : items)
        if (detail::is_breach(item.kind)) breaches.push_back({item.entries, item.known});
    for (const auto& r : now.all<lapse_response>())
        if (r->act == lapse_act::disowned)
            breaches.push_back({{r.id(), r->lapse.target.text}, r.day});
    for (auto& b : breaches)
        if (const auto day = detail::response_day(now, lapse_act::repaired, b.entries, b.day))
            b.repaired = std::max(*day, b.day);
    return breaches;
}

inline bool is_locked(const std::vector<breach>& breaches, double sincerity, day_number today,
                      const trust_policy& p) {
    return !reaches(sincerity, p.lock_below) ||
           std::any_of(breaches.begin(), breaches.end(),
                       [&](const breach& b) { return b.locks(today, p); });
}

/// Lapses of the last 90 days that are not repaired, the newest first.
inline std::vector<open_lapse> open_lapses(const state& now,
                                           const std::vector<evidence_item>& items,
                                           const trust_policy& p) {
    auto open = std::vector<open_lapse>{};
    for (auto item = items.rbegin(); item != items.rend(); ++item) {
        if (!item->is_lapse() || now.as_of() - item->day > p.lock_days) continue;
        if (detail::response_day(now, lapse_act::repaired, item->entries, item->day)) continue;
        const auto kind =
            item->is_integrity_charge() ? repair_kind::integrity : repair_kind::competence;
        const auto owned =
            detail::response_day(now, lapse_act::owned, item->entries, item->day).has_value();
        open.push_back({{item->entries.front()},
                        {item->entries.back()},
                        item->kind,
                        to_date(item->day),
                        kind,
                        owned,
                        detail::advice_for(kind)});
    }
    return open;
}

}  // namespace upward
