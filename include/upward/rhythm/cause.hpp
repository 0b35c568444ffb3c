// SPDX-License-Identifier: BSL-1.0
//
// Causes: what happened that a rule waits for, and by when it is to be told.
//
//     milestone  an item reaches the milestone for the first time since it was declared
//     metric     a reading is on another side of the threshold than the one before it (the first:
//                than the metric's start), or more than `change` away from what was last told or
//                last owed (before that: from the start)
//     host       the flag goes on
//     any        each cause of each of its rules
//     all        the first days on which each of its rules has had a cause since the last such day,
//                and its flags are on
//
// A day of a calendar rule is a cause of a combination too. A problem is one on the day it is known.
// Rules that combine one another in a circle have no cause.
#pragma once

#include <upward/core/real.hpp>
#include <upward/model/notices.hpp>
#include <upward/model/parties.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/presence.hpp>
#include <upward/model/state.hpp>
#include <upward/rhythm/calendar_days.hpp>

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace upward {

struct rule_cause {
    day_number day = 0;      ///< known since; nothing is told of it before
    day_number due = 0;      ///< told by the end of it is in time; may be a free day
    std::string source;      ///< the entry that shows it
    std::string topic = {};  ///< what it is about, where the entry says
    auto operator<=>(const rule_cause&) const = default;
};

/// Works out causes of one state. Each rule is linear in the entries that it waits for.
class causes {
public:
    causes(const state& now, const parties& who, const presence& there, const policy& p)
        : now_(now), who_(who), there_(there), policy_(p) {
        for (const auto& s : now.all<item_state>()) states_[s->item.target.text].push_back(s);
        for (const auto& f : now.all<flag>()) {
            auto& turns = turns_[f->name];
            if (turns.empty() ? f->on : f->on != turns.back()->on) turns.push_back(f);
        }
    }

    /// The causes of a rule from a day on, by day; those of calendar rules within a combination up
    /// to `horizon`. Empty for a calendar rule itself, whose days are no causes.
    std::vector<rule_cause> of(const fact<rule>& r, day_number from, day_number horizon) const {
        auto known = memory{};
        auto found = of(r, from, horizon, known);
        std::stable_sort(found.begin(), found.end(),
                         [](const auto& a, const auto& b) { return a.day < b.day; });
        return found;
    }

private:
    using list = std::vector<rule_cause>;
    using memory = std::map<std::string_view, list>;  // of combinations, by rule

    list of(const fact<rule>& r, day_number from, day_number horizon, memory& known) const;
    bool is_in_a_circle(const fact<rule>& r) const;
    list milestones(const rule& r, day_number from) const;
    list problems(const rule& r, day_number from) const;
    list readings(const rule& r, day_number from) const;
    list flags(const rule& r, day_number from) const;
    list any_of(const std::vector<list>& members) const;
    list all_of(const rule& r, const std::vector<list>& members) const;
    std::vector<list> members(const rule& r, day_number from, day_number horizon,
                              memory& known) const;

    day_number within(const rule& r, day_number cause) const {
        const auto length = r.within ? r.within->count : policy_.rhythm.within_wd;
        const auto wd = static_cast<std::int32_t>(std::ceil(length));
        return wd > 0 ? there_.report.add(cause, wd) : cause;
    }

    /// The value of a metric that the boss was last told on or before a day, by the telling's day.
    std::map<day_number, double> told_values(const std::string& metric) const;
    void cross(const rule& r, const fact<metric>& m, day_number from, list& found) const;
    bool is_on(std::string_view flag_name, day_number day) const;

    const state& now_;
    const parties& who_;
    const presence& there_;
    const policy& policy_;
    std::map<std::string_view, std::vector<fact<item_state>>> states_;  // by item
    std::map<std::string_view, std::vector<fact<flag>>> turns_;         // by name: on, off, on, …
};

inline causes::list causes::of(const fact<rule>& r, day_number from, day_number horizon,
                               memory& known) const {
    switch (r->trigger) {
        case rule_trigger::milestone: return milestones(*r, from);
        case rule_trigger::problem: return problems(*r, from);
        case rule_trigger::metric: return readings(*r, from);
        case rule_trigger::host: return flags(*r, from);
        case rule_trigger::calendar: break;
        case rule_trigger::any:
        case rule_trigger::all:
            if (const auto found = known.find(r.id()); found != known.end()) return found->second;
            if (is_in_a_circle(r)) return {};
            const auto each = members(*r, from, horizon, known);
            return known[r.id()] =
                       r->trigger == rule_trigger::any ? any_of(each) : all_of(*r, each);
    }
    return {};
}

/// Whether the rules that it combines lead back to it.
inline bool causes::is_in_a_circle(const fact<rule>& r) const {
    auto seen = std::set<std::string_view>{};
    auto next = std::vector<const rule*>{&*r};
    while (!next.empty()) {
        const auto* combined = next.back();
        next.pop_back();
        for (const auto& member : combined->of) {
            if (member.target.text == r.id()) return true;
            const auto* inner = now_.find<rule>(member.target.text);
            if (inner && seen.insert(member.target.text).second) next.push_back(inner);
        }
    }
    return false;
}

inline causes::list causes::milestones(const rule& r, day_number from) const {
    auto found = list{};
    for (const auto& m : now_.all<milestone>()) {
        if (r.milestone && r.milestone->target != m.source->id) continue;
        if (r.item && r.item->target != m->item.target) continue;
        const auto reached = [&m](const item_state& s) {
            if (m->percent) return s.percent && *s.percent >= *m->percent;
            return s.state == m->state;
        };
        const auto* item = now_.find<work_item>(m->item.target.text);
        const auto states = states_.find(m->item.target.text);
        if (states == states_.end()) continue;
        for (const auto& s : states->second) {
            if (!reached(*s)) continue;
            if (s.day >= std::max(from, m.day))
                found.push_back({s.day, within(r, s.day), m.id(), item ? item->topic : ""});
            break;  // it is crossed once
        }
    }
    return found;
}

inline causes::list causes::problems(const rule& r, day_number from) const {
    auto found = list{};
    for (const auto& p : now_.all<problem>()) {
        const auto known = to_day_number(p->known);
        if (known < from || (r.severity && p->severity < *r.severity)) continue;
        if (r.item && p->item != r.item) continue;
        const auto limit = notice_limit_wd(now_, p, policy_.lapse);
        found.push_back({known, there_.report.add(known, limit), p.id(), p->topic});
    }
    return found;
}

inline std::map<day_number, double> causes::told_values(const std::string& metric) const {
    auto values = std::map<day_number, double>{};  // of tellings that name a reading
    auto tellings = std::set<day_number>{};        // that name the metric: of its newest reading
    const auto add = [&](const auto& f) {
        for (const auto& subject : f->subjects) {
            if (subject.target.text == metric) tellings.insert(f.day);
            const auto* r = now_.find<reading>(subject.target.text);
            if (r && r->of.target.text == metric) values[f.day] = r->value;
        }
    };
    for (const auto& t : now_.all<told>())
        if (who_.is_boss(t->to.target.text)) add(t);
    for (const auto& u : now_.all<update>()) add(u);

    auto telling = tellings.begin();
    auto current = std::optional<double>{};
    const auto tell_before = [&](day_number day) {
        for (; telling != tellings.end() && *telling < day; ++telling)
            if (current) values[*telling] = *current;
    };
    for (const auto& reading_of : now_.all<reading>()) {
        if (reading_of->of.target.text != metric) continue;
        tell_before(reading_of.day);
        current = reading_of->value;
    }
    tell_before(now_.as_of() + 1);
    return values;
}

inline void causes::cross(const rule& r, const fact<metric>& m, day_number from,
                          list& found) const {
    const auto told = r.change ? told_values(m.id()) : std::map<day_number, double>{};
    auto next_told = told.begin();
    auto before = m->start, base = m->start;
    for (const auto& reading_of : now_.all<reading>()) {
        if (reading_of->of.target != m.source->id) continue;
        const auto value = reading_of->value;
        for (; next_told != told.end() && next_told->first < reading_of.day; ++next_told)
            base = next_told->second;
        const auto crosses =
            r.threshold && reaches(before, *r.threshold) != reaches(value, *r.threshold);
        const auto moves =
            r.change && compares_as(std::abs(value - base)) > compares_as(r.change->value);
        before = value;
        if (!crosses && !moves) continue;
        base = value;
        if (reading_of.day >= from)
            found.push_back({reading_of.day, within(r, reading_of.day), reading_of.id()});
    }
}

inline causes::list causes::readings(const rule& r, day_number from) const {
    auto found = list{};
    for (const auto& m : now_.all<metric>())
        if (!r.metric || r.metric->target == m.source->id) cross(r, m, from, found);
    return found;
}

inline causes::list causes::flags(const rule& r, day_number from) const {
    auto found = list{};
    if (const auto turns = turns_.find(*r.flag); turns != turns_.end())
        for (const auto& f : turns->second)
            if (f->on && f.day >= from) found.push_back({f.day, f.day, f.id()});
    return found;
}

inline bool causes::is_on(std::string_view flag_name, day_number day) const {
    const auto turns = turns_.find(flag_name);
    if (turns == turns_.end()) return false;
    const auto after =
        std::upper_bound(turns->second.begin(), turns->second.end(), day,
                         [](day_number d, const fact<flag>& f) { return d < f.day; });
    return after != turns->second.begin() && (*(after - 1))->on;
}

/// Of each rule that it combines; calendar rules by their days.
inline std::vector<causes::list> causes::members(const rule& r, day_number from, day_number horizon,
                                                 memory& known) const {
    auto each = std::vector<list>{};
    for (const auto& member : r.of) {
        const auto* e = now_.find_entry(member.target.text);
        if (!e || !holds<rule>(e->body)) {
            each.emplace_back();
            continue;
        }
        const auto f = fact<rule>{*e};
        if (f->trigger != rule_trigger::calendar) {
            each.push_back(of(f, from, horizon, known));
            continue;
        }
        auto& days = each.emplace_back();
        const auto owes = calendar_days{*f, from, now_.zone()};
        for (const auto& d : owes.due_between(there_.report, from, horizon + 1))
            days.push_back({d.due, d.due, f.id()});
    }
    return each;
}

inline causes::list causes::any_of(const std::vector<list>& members) const {
    auto found = list{};
    for (const auto& member : members) found.insert(found.end(), member.begin(), member.end());
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

/// Walks the days on which something happened. A flag is no cause here but a condition.
inline causes::list causes::all_of(const rule& r, const std::vector<list>& members) const {
    auto flags_needed = std::vector<std::string_view>{};
    auto waiting = std::vector<const list*>{};
    for (std::size_t i = 0; i < members.size(); ++i) {
        const auto* f = now_.find<rule>(r.of[i].target.text);
        if (f && f->trigger == rule_trigger::host) flags_needed.push_back(*f->flag);
        else waiting.push_back(&members[i]);
    }
    using happening = std::pair<std::size_t, const rule_cause*>;
    auto happened = std::map<day_number, std::vector<happening>>{};
    for (std::size_t i = 0; i < members.size(); ++i)
        for (const auto& c : members[i]) happened[c.day];
    for (std::size_t i = 0; i < waiting.size(); ++i)
        for (const auto& c : *waiting[i]) happened[c.day].push_back({i, &c});

    auto found = list{};
    auto held = std::vector<const rule_cause*>(waiting.size(), nullptr);
    const auto complete = [&](day_number day) {
        return std::all_of(held.begin(), held.end(), [](const auto* c) { return c != nullptr; }) &&
               std::all_of(flags_needed.begin(), flags_needed.end(),
                           [&](std::string_view name) { return is_on(name, day); });
    };
    for (const auto& [day, now_happening] : happened) {
        for (const auto& [i, c] : now_happening)
            if (!held[i] || c->due > held[i]->due) held[i] = c;
        if (!complete(day)) continue;
        auto whole = rule_cause{day, day, {}};
        for (const auto* c : held) {
            whole.due = std::max(whole.due, c->due);
            if (c->day == day || whole.source.empty()) whole.source = c->source;
            if (whole.topic.empty()) whole.topic = c->topic;
        }
        found.push_back(std::move(whole));
        std::fill(held.begin(), held.end(), nullptr);
    }
    return found;
}

}  // namespace upward
