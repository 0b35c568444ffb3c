// SPDX-License-Identifier: BSL-1.0
//
// Outcomes: which delivery settled which obligation, and how late. Late is counted in working days
// after the due day and its grace; up to the limit a late one still counts for something,
// score = max(0, 1 - late/limit). After the last day (due + grace + limit, rounded up) it is missed,
// and nothing delivered later unmisses it.
//
// A delivery settles what it names; else everything due that day whose channel fits; else every open
// one of rules that do not stack and the oldest of each that does; else the next one whose window
// (from the working day before) is open; else nothing. A delivery on a free day counts on the
// working day before.
//
// After a miss a rule goes on along its own days (realign), keeps each missed one due (stack), or,
// when a missed one is delivered, starts its period anew from that day (restart).
#pragma once

#include <upward/model/policy.hpp>
#include <upward/model/presence.hpp>
#include <upward/model/state.hpp>
#include <upward/rhythm/obligation.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace upward {

enum class outcome_kind : std::uint8_t { open, on_time, late, missed };
BOOST_DESCRIBE_ENUM(outcome_kind, open, on_time, late, missed)

struct outcome {
    obligation owed;
    outcome_kind kind = outcome_kind::open;
    double score = 0;           ///< [0, 1]; 0 while open
    day_number known = 0;       ///< the delivery, or the last day of a missed one
    std::string delivery = {};  ///< the update's id; empty without one
    bool settled = false;       ///< no longer asked for, although it may be missed

    bool is_known() const noexcept { return kind != outcome_kind::open; }
};

/// What is owed and what came of it, as the state's day ends. Due days reach up to `horizon`.
class ledger {
public:
    ledger(const state& now, const presence& there, const rhythm_policy& p, day_number horizon);

    /// By due day, then name.
    const std::vector<outcome>& outcomes() const noexcept { return outcomes_; }

private:
    struct delivery {
        fact<update> source;
        day_number day;
    };

    void owe(const state& now, const rhythm_policy& p);
    void settle(const delivery& d);
    void settle(outcome& o, const delivery& d);
    void restart(const std::string& rule, const delivery& d);
    void miss_by(day_number day);
    void in_order();

    bool settle_named(const delivery& d);
    bool settle_due(const delivery& d);
    bool settle_open(const delivery& d);
    bool settle_next(const delivery& d);

    static bool fits(const obligation& o, const delivery& d) {
        const auto& channel = d.source->channel;
        return o.channel.empty() || !channel || *channel == o.channel;
    }
    /// Still asked for on a day: due before it, and not closed by a miss unless its rule stacks.
    static bool is_open(const outcome& o, day_number day) {
        if (o.settled || o.owed.due >= day) return false;
        return o.kind == outcome_kind::open || o.owed.after_miss != after_miss_policy::realign;
    }

    /// Delivering it starts its rule's period anew.
    static bool restarts(const outcome& o) {
        return o.kind == outcome_kind::missed && o.owed.after_miss == after_miss_policy::restart;
    }

    /// Nothing can happen to it any more.
    static bool is_done(const outcome& o) {
        return o.settled ||
               (o.kind == outcome_kind::missed && o.owed.after_miss == after_miss_policy::realign);
    }

    const working_calendar& report_;
    std::size_t live_ = 0;  // the first outcome that is not done
    day_number as_of_;
    day_number horizon_;
    std::vector<owing_rule> rules_;
    std::vector<day_number> until_;  // of each rule, the end of its version
    std::vector<outcome> outcomes_;
};

inline ledger::ledger(const state& now, const presence& there, const rhythm_policy& p,
                      day_number horizon)
    : report_(there.report), as_of_(now.as_of()), horizon_(std::max(horizon, now.as_of())) {
    owe(now, p);

    auto deliveries = std::vector<delivery>{};
    for (const auto& u : now.all<update>())
        if (!u->due || !u->settles.empty()) deliveries.push_back({u, report_.previous(u.day)});
    std::stable_sort(deliveries.begin(), deliveries.end(), [](const auto& a, const auto& b) {
        if (a.source.day != b.source.day) return a.source.day < b.source.day;
        return !a.source->settles.empty() && b.source->settles.empty();
    });
    for (const auto& d : deliveries) {
        miss_by(d.source.day - 1);  // a Saturday's note cannot undo Friday's miss
        settle(d);
    }
    miss_by(as_of_);
    in_order();
}

inline void ledger::owe(const state& now, const rhythm_policy& p) {
    const auto versions = agreements(now);
    auto first = std::map<std::string_view, day_number>{};
    for (const auto& version : versions)
        for (const auto& name : version.rules) {
            const auto [known, is_new] = first.emplace(name, version.from);
            if (!is_new) known->second = std::min(known->second, version.from);
        }
    for (const auto& version : versions) {
        for (const auto& name : version.rules) {
            auto owes = owing_rule_of(now, name, version.from, first.at(name), p);
            if (!owes) continue;
            const auto days = occurrences{owes->days, owes->start};
            for (auto& o :
                 obligations_of(*owes, days, report_, version.from, version.until, horizon_))
                outcomes_.push_back({std::move(o)});
            rules_.push_back(std::move(*owes));
            until_.push_back(version.until);
        }
    }
    in_order();
}

inline void ledger::in_order() {
    std::stable_sort(outcomes_.begin(), outcomes_.end(), [](const auto& a, const auto& b) {
        return a.owed.due != b.owed.due ? a.owed.due < b.owed.due : a.owed.name < b.owed.name;
    });
    // A rule in two rhythms owes once.
    const auto repeated =
        std::unique(outcomes_.begin(), outcomes_.end(), [](const auto& a, const auto& b) {
            return a.owed.due == b.owed.due && a.owed.rule == b.owed.rule;
        });
    outcomes_.erase(repeated, outcomes_.end());
}

inline void ledger::miss_by(day_number day) {
    for (auto i = live_; i < outcomes_.size() && outcomes_[i].owed.due <= day; ++i) {
        auto& o = outcomes_[i];
        if (o.kind != outcome_kind::open || o.owed.last > day) continue;
        o.kind = outcome_kind::missed;
        o.known = o.owed.last;
    }
    while (live_ < outcomes_.size() && is_done(outcomes_[live_])) ++live_;
}

inline void ledger::settle(const delivery& d) {
    settle_named(d) || settle_due(d) || settle_open(d) || settle_next(d);
}

inline void ledger::settle(outcome& o, const delivery& d) {
    o.settled = true;
    o.delivery = d.source.id();
    if (o.kind == outcome_kind::missed) return;
    const auto on_time_until = report_.add(o.owed.due, o.owed.grace_wd);
    const auto late = d.day <= on_time_until ? 0 : report_.count(on_time_until, d.day);
    o.kind = late == 0 ? outcome_kind::on_time : outcome_kind::late;
    o.score = late == 0 ? 1 : std::max(0.0, 1 - late / o.owed.limit_wd);
    o.known = d.source.day;
}

inline bool ledger::settle_named(const delivery& d) {
    const auto& names = d.source->settles;
    if (names.empty()) return false;
    auto restarted = std::set<std::string>{};
    for (const auto& name : names) {
        const auto named = *parse_obligation(name);  // checked when the entry came in
        const auto nominal = to_day_number(named.day);
        auto at =
            std::lower_bound(outcomes_.begin(), outcomes_.end(), report_.previous(nominal),
                             [](const outcome& o, day_number day) { return o.owed.due < day; });
        for (; at != outcomes_.end() && at->owed.due <= report_.next(nominal); ++at) {
            if (at->settled || !at->owed.is_named(named)) continue;
            if (restarts(*at)) restarted.insert(at->owed.rule);
            settle(*at, d);
        }
    }
    for (const auto& rule : restarted) restart(rule, d);
    return true;  // it said what it was for
}

inline bool ledger::settle_due(const delivery& d) {
    auto any = false;
    for (auto i = live_; i < outcomes_.size() && outcomes_[i].owed.due <= d.day; ++i) {
        auto& o = outcomes_[i];
        if (o.settled || o.owed.due != d.day || !fits(o.owed, d)) continue;
        settle(o, d);
        any = true;
    }
    return any;
}

inline bool ledger::settle_open(const delivery& d) {
    auto any = false;
    auto stacked = std::vector<std::string_view>{};  // rules whose oldest has been settled
    auto restarted = std::set<std::string>{};
    for (auto i = live_; i < outcomes_.size() && outcomes_[i].owed.due < d.day; ++i) {
        auto& o = outcomes_[i];
        if (!is_open(o, d.day) || !fits(o.owed, d)) continue;
        if (o.owed.after_miss == after_miss_policy::stack) {
            if (std::find(stacked.begin(), stacked.end(), o.owed.rule) != stacked.end()) continue;
            stacked.push_back(o.owed.rule);
        }
        if (restarts(o)) restarted.insert(o.owed.rule);
        settle(o, d);
        any = true;
    }
    for (const auto& rule : restarted) restart(rule, d);
    return any;
}

inline bool ledger::settle_next(const delivery& d) {
    for (auto i = live_; i < outcomes_.size(); ++i) {
        auto& o = outcomes_[i];
        if (o.settled || o.owed.due <= d.day || !fits(o.owed, d)) continue;
        if (report_.add(o.owed.due, -1) > d.day) return false;
        settle(o, d);
        return true;
    }
    return false;
}

/// The rule's period begins anew on the day of a delivery, which settles the older open ones: what
/// the rule owed later is replaced by that day plus whole periods, as many as COUNT has left.
inline void ledger::restart(const std::string& rule, const delivery& d) {
    for (auto& o : outcomes_)
        if (o.owed.rule == rule && !o.settled && o.owed.due < d.day) settle(o, d);
    std::erase_if(outcomes_, [&](const outcome& o) {
        return o.owed.rule == rule && !o.settled && o.owed.due > d.day;
    });
    auto kept = std::set<day_number>{};  // what was delivered ahead
    for (const auto& o : outcomes_)
        if (o.owed.rule == rule) kept.insert(o.owed.due);
    for (std::size_t i = 0; i < rules_.size(); ++i) {
        auto& owes = rules_[i];
        if (owes.id != rule || until_[i] <= d.day) continue;
        auto anew = recurrence_rule{};
        anew.freq = counting_period(owes.days);
        anew.interval = owes.days.interval;
        anew.until = owes.days.until;
        anew.until_form = owes.days.until_form;
        if (owes.days.count > 0) {
            const auto done = occurrences{owes.days, owes.start}.between(owes.start, d.day).size();
            anew.count = owes.days.count - static_cast<std::int32_t>(done) + 1;  // the day itself
        }
        owes.days = anew;
        owes.start = d.day;
        const auto from = std::max(d.day + 1, owes.agreed);
        for (auto& o :
             obligations_of(owes, occurrences{anew, d.day}, report_, from, until_[i], horizon_))
            if (!kept.contains(o.due)) outcomes_.push_back({std::move(o)});
    }
    in_order();
}

}  // namespace upward
