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
// working day before. Problems are no part of this: they are told, and judged as bad news.
//
// After a miss a rule goes on along its own days (realign), keeps each missed one due (stack), or,
// when a missed one is delivered, starts its period anew from that day (restart).
#pragma once

#include <upward/model/notices.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/presence.hpp>
#include <upward/model/state.hpp>
#include <upward/rhythm/obligation.hpp>
#include <upward/rhythm/owing.hpp>

#include <algorithm>
#include <cstddef>
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
    day_number delivered = 0;   ///< the day of the delivery, once settled

    bool is_known() const noexcept { return kind != outcome_kind::open; }

    /// Whether it was late on a working day, and neither delivered before nor closed by a miss.
    bool is_overdue(day_number day) const noexcept {
        if (owed.on_time >= day || (settled && delivered < day)) return false;
        return day <= owed.last || owed.after_miss != after_miss_policy::realign;
    }
};

/// What is owed and what came of it, as the state's day ends. Due days reach up to `horizon`.
/// O(n log n) in obligations; each delivery is linear in the rules, or in what its rhythm owes when it
/// restarts rules.
class ledger {
public:
    ledger(const state& now, const parties& who, const presence& there, const policy& p,
           day_number horizon);

    /// By due day, then name.
    const std::vector<outcome>& outcomes() const noexcept { return outcomes_; }

    /// The problems that agreed rules owe telling of, and what came of each; by due day, then name.
    std::vector<outcome> news(const std::vector<judged_notice>& notices) const;

private:
    struct delivery {
        fact<update> source;
        day_number day;
    };
    using place = std::size_t;  // in outcomes_

    void deliver(const delivery& d);
    void settle(outcome& o, const delivery& d);
    void restart(const std::vector<place>& missed, const delivery& d);
    void miss_by(day_number day);
    void index();

    bool settle_named(const delivery& d);
    bool settle_due(const delivery& d);
    bool settle_open(const delivery& d);
    bool settle_next(const delivery& d);

    static bool fits(const obligation& o, const delivery& d) {
        const auto& channel = d.source->channel;
        return o.channel.empty() || !channel || *channel == o.channel;
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

    place first_due_from(day_number day) const {
        const auto at =
            std::lower_bound(outcomes_.begin(), outcomes_.end(), day,
                             [](const outcome& o, day_number d) { return o.owed.due < d; });
        return static_cast<place>(at - outcomes_.begin());
    }

    struct rule_line {
        std::vector<place> owed;  // by due day
        std::size_t live = 0;     // the first that is not done
    };

    const working_calendar& report_;
    owing owing_;
    std::vector<outcome> outcomes_;
    std::map<std::string, rule_line, std::less<>> lines_;
    std::map<std::string_view, place> names_;
    std::vector<place> by_last_;  // by the day by whose end it is missed
    std::size_t next_missed_ = 0;
    day_number widest_ = 0;  // calendar days of the widest window
};

inline ledger::ledger(const state& now, const parties& who, const presence& there, const policy& p,
                      day_number horizon)
    : report_(there.report), owing_(now, who, there, p, std::max(horizon, now.as_of())) {
    for (auto& o : owing_.obligations()) outcomes_.push_back({std::move(o)});
    index();

    auto deliveries = std::vector<delivery>{};
    for (const auto& u : now.all<update>())
        if (!u->due || !u->settles.empty()) deliveries.push_back({u, report_.previous(u.day)});
    std::stable_sort(deliveries.begin(), deliveries.end(), [](const auto& a, const auto& b) {
        if (a.source.day != b.source.day) return a.source.day < b.source.day;
        return !a.source->settles.empty() && b.source->settles.empty();
    });
    for (const auto& d : deliveries) {
        miss_by(d.source.day - 1);  // a Saturday's note cannot undo Friday's miss
        deliver(d);
    }
    miss_by(now.as_of());
}

/// After `outcomes_` changed its places.
inline void ledger::index() {
    lines_.clear();
    names_.clear();
    by_last_.clear();
    next_missed_ = 0;
    for (place i = 0; i < outcomes_.size(); ++i) {
        const auto& owed = outcomes_[i].owed;
        lines_[owed.rule].owed.push_back(i);
        for (const auto& part : owed.parts) names_.emplace(part.name, i);
        by_last_.push_back(i);
        widest_ = std::max(widest_, owed.due - owed.opens);
    }
    std::stable_sort(by_last_.begin(), by_last_.end(), [this](place a, place b) {
        return outcomes_[a].owed.last < outcomes_[b].owed.last;
    });
}

inline void ledger::miss_by(day_number day) {
    for (; next_missed_ < by_last_.size(); ++next_missed_) {
        auto& o = outcomes_[by_last_[next_missed_]];
        if (o.owed.last > day) return;
        if (o.kind != outcome_kind::open) continue;
        o.kind = outcome_kind::missed;
        o.known = o.owed.last;
    }
}

inline void ledger::deliver(const delivery& d) {
    settle_named(d) || settle_due(d) || settle_open(d) || settle_next(d);
}

inline void ledger::settle(outcome& o, const delivery& d) {
    o.settled = true;
    o.delivery = d.source.id();
    o.delivered = d.source.day;
    if (o.kind == outcome_kind::missed) return;
    const auto late = d.day <= o.owed.on_time ? 0 : report_.count(o.owed.on_time, d.day);
    o.kind = late == 0 ? outcome_kind::on_time : outcome_kind::late;
    o.score = late == 0 ? 1 : std::max(0.0, 1 - late / o.owed.limit_wd);
    o.known = d.source.day;
}

inline bool ledger::settle_named(const delivery& d) {
    const auto& names = d.source->settles;
    if (names.empty()) return false;
    auto missed = std::vector<place>{};
    for (const auto& name : names) {
        const auto found = names_.find(name);
        if (found == names_.end()) continue;
        auto& o = outcomes_[found->second];
        if (o.settled) continue;
        if (restarts(o)) missed.push_back(found->second);
        settle(o, d);
    }
    restart(missed, d);
    return true;  // it said what it was for
}

inline bool ledger::settle_due(const delivery& d) {
    auto any = false;
    for (auto i = first_due_from(d.day); i < outcomes_.size() && outcomes_[i].owed.due == d.day;
         ++i) {
        auto& o = outcomes_[i];
        if (o.settled || !fits(o.owed, d)) continue;
        settle(o, d);
        any = true;
    }
    return any;
}

/// What was due before and is still asked for: of a rule that stacks the oldest, else all.
inline bool ledger::settle_open(const delivery& d) {
    auto any = false;
    auto missed = std::vector<place>{};
    for (auto& [rule, line] : lines_) {
        while (line.live < line.owed.size() && is_done(outcomes_[line.owed[line.live]]))
            ++line.live;
        for (auto i = line.live; i < line.owed.size(); ++i) {
            auto& o = outcomes_[line.owed[i]];
            if (o.owed.due >= d.day) break;
            if (is_done(o) || !fits(o.owed, d)) continue;
            if (restarts(o)) missed.push_back(line.owed[i]);
            settle(o, d);
            any = true;
            if (o.owed.after_miss == after_miss_policy::stack) break;
        }
    }
    restart(missed, d);
    return any;
}

inline bool ledger::settle_next(const delivery& d) {
    for (auto i = first_due_from(d.day + 1); i < outcomes_.size(); ++i) {
        auto& o = outcomes_[i];
        if (o.owed.due - widest_ > d.day) return false;
        if (o.settled || o.owed.opens > d.day || !fits(o.owed, d)) continue;
        settle(o, d);
        return true;
    }
    return false;
}

/// The periods of the rules whose missed ones are delivered begin anew on that day, which settles
/// their older open ones. What came due by then, or was delivered ahead, stands; the rest of their
/// rhythms is owed anew.
inline void ledger::restart(const std::vector<place>& missed, const delivery& d) {
    if (missed.empty()) return;
    auto rules = std::set<std::string>{};
    auto rhythms = std::set<std::string>{};
    for (const auto i : missed) {
        rules.insert(outcomes_[i].owed.rule);
        rhythms.insert(outcomes_[i].owed.rhythm);
    }
    for (const auto& rule : rules)
        for (const auto i : lines_[rule].owed)
            if (auto& o = outcomes_[i]; !o.settled && o.owed.due < d.day) settle(o, d);

    std::erase_if(outcomes_, [&](const outcome& o) {
        return o.owed.due > d.day && !o.settled && rhythms.contains(o.owed.rhythm);
    });
    auto ahead = std::map<std::string, std::set<day_number>>{};  // what stands already, by rule
    auto stands = std::set<std::string>{};
    for (const auto& o : outcomes_)
        for (const auto& part : o.owed.parts)
            if (part.due > d.day || o.owed.due > d.day) {
                ahead[part.rule].insert(part.due);
                stands.insert(part.name);
            }
    for (const auto& rule : rules) owing_.restart(rule, d.day, ahead[rule]);
    for (const auto& rhythm : rhythms)
        for (auto& o : owing_.obligations(rhythm)) {
            if (o.due <= d.day || stands.contains(o.name)) continue;
            std::erase_if(o.parts, [&](const owed_part& p) { return stands.contains(p.name); });
            outcomes_.push_back({std::move(o)});
        }
    std::stable_sort(outcomes_.begin(), outcomes_.end(), [](const auto& a, const auto& b) {
        return detail::is_due_before(a.owed, b.owed);
    });
    index();
}

inline std::vector<outcome> ledger::news(const std::vector<judged_notice>& notices) const {
    auto judged = std::map<std::string_view, const judged_notice*>{};
    for (const auto& n : notices) judged.emplace(n.source.id(), &n);
    auto news = std::vector<outcome>{};
    for (const auto& owed : owing_.problems()) {
        const auto& n = *judged.at(owed.parts.front().source);
        if (n.kind == notice_kind::unknowable) continue;  // the boss had heard: nothing was owed
        auto o = outcome{owed};
        if (n.kind == notice_kind::first) o.kind = outcome_kind::on_time, o.score = 1;
        if (n.kind == notice_kind::surprise) o.kind = outcome_kind::missed;
        if (n.kind != notice_kind::open) o.known = n.known, o.settled = true;
        if (n.kind == notice_kind::first) o.delivery = n.shown_by;
        news.push_back(std::move(o));
    }
    return news;
}

}  // namespace upward
