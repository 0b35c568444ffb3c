// SPDX-License-Identifier: BSL-1.0
//
// The delegation board: for each area the rung that both agreed, and for the report alone the rung
// that was earned, the lower bound behind it and the next one that may be proposed; who built the
// area and how critical it is. Beside it stand the expectations, each with the measure that it was
// given before the work, because without one a delivery is at most kept; and the accountability gap.
//
//     upward::delegation_of(here, {});
//     upward::delegation_for_boss(here, {});       // agreed rungs only
#pragma once

#include <upward/core/trace.hpp>
#include <upward/lead/accountability.hpp>
#include <upward/lead/agreed_rungs.hpp>
#include <upward/lead/parameters.hpp>
#include <upward/rhythm/situation.hpp>
#include <upward/trust/trust.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

struct delegation_line {
    std::string area;  ///< "*" is the work as a whole
    std::string name;
    std::optional<std::string> built_by;  ///< by name where an entry names them, else by id
    std::optional<criticality_level> criticality;
    std::optional<std::int32_t> agreed;
    std::optional<date> agreed_on;
    std::optional<std::int32_t> earned;
    std::optional<double> lower;
    std::optional<std::int32_t> may_propose;
};
BOOST_DESCRIBE_STRUCT(delegation_line, (),
                      (area, name, built_by, criticality, agreed, agreed_on, earned, lower,
                       may_propose))

/// What is expected of the report: a promise to the boss that has no outcome yet, or an expectation
/// of a work item that has no result.
struct expectation_line {
    id entry;
    std::string area;
    std::string what;
    std::optional<std::string> measure;
    std::optional<double> amount;
    date due;
    bool before_the_work = false;  ///< it has a measure, recorded before the work was under way
};
BOOST_DESCRIBE_STRUCT(expectation_line, (),
                      (entry, area, what, measure, amount, due, before_the_work))

struct delegation_answer {
    std::vector<delegation_line> areas;
    std::vector<expectation_line> expectations;  ///< by due day
    std::optional<accountability_gap> accountability;
    std::optional<std::map<std::string, trace>> traces;
};
BOOST_DESCRIBE_STRUCT(delegation_answer, (), (areas, expectations, accountability, traces))

namespace detail {

inline std::vector<expectation_line> expectations_open(const situation& here) {
    const auto& now = *here.now;
    auto answered = std::set<std::string_view>{};
    for (const auto& o : now.all<promise_outcome>()) answered.insert(o->promise.target.text);
    for (const auto& r : now.all<result_recorded>())
        if (r->expectation) answered.insert(r->expectation->target.text);
    auto begun = std::map<std::string_view, day_number>{};
    for (const auto& s : now.all<item_state>()) begun.try_emplace(s->item.target.text, s.day);

    auto open = std::vector<expectation_line>{};
    for (const auto& p : now.all<promise>())
        if (here.who.is_boss(p->to.target.text) && !answered.contains(p.id()))
            open.push_back({p.source->id, p.area(), p->text, p->measure, p->amount, p->due,
                            p->measure.has_value()});
    for (const auto& e : now.all<expectation>()) {
        if (answered.contains(e.id())) continue;
        const auto* item = now.find<work_item>(e->item.target.text);
        const auto first = begun.find(e->item.target.text);
        open.push_back({e.source->id, e.area(), item ? item->name : e->item.target.text, e->measure,
                        e->value, e->due, first == begun.end() || e.day <= first->second});
    }
    std::stable_sort(open.begin(), open.end(), [](const auto& a, const auto& b) {
        return a.due != b.due ? a.due < b.due : a.entry < b.entry;
    });
    return open;
}

/// What both can see of an area.
inline delegation_line agreed_line(const state& now, const std::string& name,
                                   const fact<rung_agreed>& agreed) {
    auto line = delegation_line{name, name};
    if (const auto* a = now.find<area>(name)) {
        line.name = a->name;
        line.criticality = a->criticality;
        if (a->built_by && !a->built_by->empty())
            line.built_by = person_name(now, a->built_by->target.text);
    }
    if (agreed) line.agreed = agreed->rung.value, line.agreed_on = to_date(agreed.day);
    return line;
}

}  // namespace detail

/// As much as the trust answer.
inline delegation_answer delegation_of(const situation& here, const lead_parameters& q) {
    const auto& now = *here.now;
    auto agreed = agreed_rungs(now);
    auto a = delegation_answer{};
    for (const auto& [name, earned] : trust_of(here, {}).areas) {
        if (q.id && q.id->text != name) continue;
        auto line = detail::agreed_line(now, name, agreed[name]);
        line.earned = earned.rung;
        line.lower = earned.lower;
        line.may_propose = earned.may_propose;
        a.areas.push_back(std::move(line));
    }
    a.expectations = detail::expectations_open(here);
    if (q.id)
        std::erase_if(a.expectations,
                      [&q](const expectation_line& e) { return e.area != q.id->text; });
    a.accountability = accountability_of(now, boss_goals{now, here.who});
    if (q.explain)
        a.traces = {{"accountability.gap", gap_of<traced>(a.accountability->lines).tree()}};
    return a;
}

/// What the boss sees: who built each area, and the rung that both agreed.
inline delegation_answer delegation_for_boss(const situation& here, const lead_parameters& q) {
    const auto& now = *here.now;
    auto agreed = agreed_rungs(now);
    for (const auto& a : now.all<area>()) agreed.try_emplace(a.id());
    auto a = delegation_answer{};
    for (const auto& [name, rung] : agreed)
        if (!q.id || q.id->text == name) a.areas.push_back(detail::agreed_line(now, name, rung));
    return a;
}

}  // namespace upward
