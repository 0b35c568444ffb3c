// SPDX-License-Identifier: BSL-1.0
//
// What a role statement could say: lines that strengths of the log bear out, each with its evidence.
// They are wins, shared goals, agreed rungs above "tell", experiments closed as agreed, areas whose
// earned rung is 5 or more, and the dimensions of trust that reach what a role statement takes.
// Evidence that a line of the newest version names already is left out.
#pragma once

#include <upward/core/message.hpp>
#include <upward/lead/agreed_rungs.hpp>
#include <upward/lead/goals.hpp>
#include <upward/model/area_name.hpp>
#include <upward/model/experiments.hpp>
#include <upward/rhythm/situation.hpp>
#include <upward/trust/standing.hpp>
#include <upward/trust/trust.hpp>
#include <upward/trust/walk.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

struct suggested_line {
    message says;
    id evidence;
};
BOOST_DESCRIBE_STRUCT(suggested_line, (), (says, evidence))

/// A metric of the boss that something moves.
struct goal_moved {
    id metric;
    std::string name;
    double strength = 0;  ///< [0, 1]
};
BOOST_DESCRIBE_STRUCT(goal_moved, (), (metric, name, strength))

inline std::vector<goal_moved> moved_by(const boss_goals& goals, std::string_view start) {
    auto moved = std::vector<goal_moved>{};
    for (const auto& s : goals.served_from(start))
        moved.push_back({s.metric.source->id, s.metric->name, s.strength<double>()});
    return moved;
}

namespace detail {

/// Collects them in the order of their sorts, each sort in the order of the log.
class strengths {
public:
    strengths(const situation& here, const trust_standing& trust, const boss_goals& goals)
        : here_(here), now_(*here.now), trust_(trust), goals_(goals) {
        auto newest = std::int32_t{0};
        for (const auto& r : now_.all<role_statement>())
            newest = std::max(newest, r->version.value);
        for (const auto& r : now_.all<role_statement>())
            if (r->version.value == newest)
                for (const auto& line : r->lines) named_.insert(line.evidence.target.text);
    }

    std::vector<suggested_line> lines() {
        add_wins(), add_goals(), add_experiments(), add_agreed(), add_areas(), add_dimensions();
        return std::move(lines_);
    }

private:
    void add(message says, const std::string& evidence) {
        if (!named_.contains(evidence)) lines_.push_back({std::move(says), {evidence}});
    }

    void add_wins() {
        for (const auto& w : now_.all<win>())
            add(message{"role.win"}.with("claim", w->claim), w.id());
    }

    void add_goals() {
        for (const auto& m : now_.all<metric>()) {
            if (!here_.who.known() || m->owner.target.text != here_.who.report) continue;
            const auto moved = moved_by(goals_, m.id());
            if (moved.empty()) continue;
            add(message{"role.goal"}.with("goal", m->name).with("moves", moved.front().name),
                m.id());
        }
    }

    void add_experiments() {
        for (const auto& j : judged_experiments(now_, here_.there, here_.policy->lapse))
            if (j.ending == experiment_ending::closed)
                add(message{"role.experiment"}.with("title",
                                                    j.source->title.value_or(j.source.id())),
                    j.source.id());
    }

    void add_agreed() {
        for (const auto& [area, r] : agreed_rungs(now_))
            if (r->rung > 1)
                add(message{"role.agreed_rung"}
                        .with("area", area_name(now_, area))
                        .with("rung", "r" + std::to_string(r->rung.value)),
                    r.id());
    }

    void add_areas() {
        for (const auto& name : areas_of(now_, trust_.items)) {
            const auto* newest =
                newest_for([&name](const auto& item) { return item.area == name; });
            if (name == everywhere || !newest) continue;
            auto walk = trust_walk{name, trust_.breaches, here_.policy->trust};
            walk.take_to(here_.today(), trust_.items);
            if (walk.rung() >= here_.policy->lead.strong_rung)
                add(message{"role.area"}
                        .with("area", area_name(now_, name))
                        .with("rung", "r" + std::to_string(walk.rung())),
                    newest->entries.front());
        }
    }

    void add_dimensions() {
        for_each_enumerator<trust_dimension>([&](trust_dimension d, std::string_view name) {
            if (!reaches(trust_.whole.of(d).e, here_.policy->lead.role_trust)) return;
            const auto* newest =
                newest_for([d](const auto& item) { return component(item.weight, d) > 0; });
            if (newest)
                add(message{"role.dimension"}.with("dimension", std::string{name}),
                    newest->entries.front());
        });
    }

    /// The newest evidence that speaks for the report alone.
    template <class Wanted>
    const evidence_item* newest_for(const Wanted& wanted) const {
        for (auto item = trust_.items.rbegin(); item != trust_.items.rend(); ++item)
            if (!item->is_lapse() && wanted(*item)) return &*item;
        return nullptr;
    }

    const situation& here_;
    const state& now_;
    const trust_standing& trust_;
    const boss_goals& goals_;
    std::set<std::string> named_;
    std::vector<suggested_line> lines_;
};

}  // namespace detail

inline std::vector<suggested_line> suggested_lines(const situation& here,
                                                   const trust_standing& trust,
                                                   const boss_goals& goals) {
    return detail::strengths{here, trust, goals}.lines();
}

}  // namespace upward
