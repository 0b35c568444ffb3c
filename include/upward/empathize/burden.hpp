// SPDX-License-Identifier: BSL-1.0
//
// The boss's burden, and what would ease it: whether there is too much on the desk (overload.hpp);
// the offers to take work over, each worth
//
//     hours a week · competence in its area · reversibility
//
// (competence is E of trust there; what was eased already is no offer); what waits for the boss's
// decisions, by area; and the record of check-ins (check_ins.hpp).
//
//     const auto b = upward::burden_of(here, {});
//     b.load.overloaded;           // b.offers.front() is what to offer then
//     b.waiting.front().median_wd; // from the request to the answer
//
// A wait is in working days of the calendar, whoever is away: somebody waits. Its cost is the sum of
// wait · people, one where neither the request nor its item says how many. From a median of 5 wd on
// a rung is proposed where the area has earned a higher one than agreed (the next one; none within
// 30 days of an unwarned miss there).
#pragma once

#include <upward/core/describe.hpp>
#include <upward/core/id.hpp>
#include <upward/core/real.hpp>
#include <upward/core/trace.hpp>
#include <upward/empathize/check_ins.hpp>
#include <upward/empathize/decisions.hpp>
#include <upward/empathize/median.hpp>
#include <upward/empathize/overload.hpp>
#include <upward/model/area_name.hpp>
#include <upward/rhythm/situation.hpp>
#include <upward/trust/standing.hpp>
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

struct burden_line {
    id offer = {};
    std::string text = {};  ///< empty where the entry says none
    std::string area = {};
    double hours = 0;
    double competence = 0;
    double reversibility = 0;
    double value = 0;
    std::optional<trace> why = {};  ///< of value
};
BOOST_DESCRIBE_STRUCT(burden_line, (),
                      (offer, text, area, hours, competence, reversibility, value, why))

struct waiting_line {
    std::string area = {};
    std::string name = {};  ///< of the area, where an entry names it
    std::int32_t requests = 0;
    std::int32_t open = 0;  ///< of them
    double median_wd = 0;
    bool at_least = false;  ///< a request that is still open decides the median
    double cost = 0;        ///< working days of people
    std::optional<std::int32_t> agreed = {};
    std::optional<std::int32_t> earned = {};        ///< from the long wait on
    std::optional<std::int32_t> propose_rung = {};  ///< the next one, where it is earned
};
BOOST_DESCRIBE_STRUCT(waiting_line, (),
                      (area, name, requests, open, median_wd, at_least, cost, agreed, earned,
                       propose_rung))

struct burden_answer {
    boss_load load = {};
    std::vector<burden_line> offers = {};    ///< the most valuable first
    std::vector<waiting_line> waiting = {};  ///< the costliest first
    check_in_record check_ins = {};
};
BOOST_DESCRIBE_STRUCT(burden_answer, (), (load, offers, waiting, check_ins))

struct burden_parameters {
    bool explain = false;  ///< also answer the traces
};
BOOST_DESCRIBE_STRUCT(burden_parameters, (), (explain))

namespace detail {

template <class Number>
Number offer_value(const fact<burden_offer>& o, const Number& competence) {
    return leaf<Number>::entry(o.id(), o->hours) * competence *
           leaf<Number>::entry(o.id(), o->reversibility);
}

inline std::vector<burden_line> offers_of(const situation& here, const trust_standing& standing,
                                          bool explain) {
    const auto& trust = here.policy->trust;
    const auto competence_in = [&]<class Number>(const std::string& area, Number) {
        const auto d = trust_dimension::competence;
        return estimate_of(tally_of<Number>(standing.items, d, area, here.today(), trust), d, trust)
            .e;
    };
    auto eased = std::set<std::string_view>{};
    for (const auto& e : here.now->all<burden_eased>())
        if (e->offer) eased.insert(e->offer->target.text);
    auto found = std::vector<burden_line>{};
    auto in_area = std::map<std::string_view, double>{};
    for (const auto& o : here.now->all<burden_offer>()) {
        if (eased.contains(o.id())) continue;
        const auto known = in_area.find(o.area());
        const auto competence = known != in_area.end()
                                    ? known->second
                                    : (in_area[o.area()] = competence_in(o.area(), 0.0));
        auto line = burden_line{o.source->id, o->text.value_or(std::string{}),
                                o.area(),     o->hours,
                                competence,   o->reversibility};
        line.value = offer_value<double>(o, competence);
        if (explain) line.why = offer_value<traced>(o, competence_in(o.area(), traced{0})).tree();
        found.push_back(std::move(line));
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        const auto left = compares_as(a.value), right = compares_as(b.value);
        return left != right ? left > right : a.offer < b.offer;
    });
    return found;
}

struct waits_in_area {
    std::vector<double> over, open;
    double cost = 0;
};

inline void propose_rung(waiting_line& line, const situation& here,
                         const trust_standing& standing) {
    const auto& p = here.policy->trust;
    auto walk = trust_walk{line.area, standing.breaches, p};
    walk.take_to(here.today(), standing.items);
    auto trust = area_trust{};
    trust.rung = walk.rung();
    trust.agreed = line.agreed;
    line.earned = trust.rung;
    line.propose_rung =
        rung_to_propose(trust, last_unwarned_miss(standing.items, line.area), here.today(), p);
}

inline std::vector<waiting_line> waiting_of(const situation& here, const trust_standing& standing) {
    const auto& now = *here.now;
    auto areas = std::map<std::string, waits_in_area>{};
    for (const auto& d : decisions_of_boss(now, here.who)) {
        auto& in = areas[d.source.area()];
        const auto until = d.answered.value_or(here.today());
        const auto wait = static_cast<double>(now.calendar().count(d.source.day, until));
        (d.answered ? in.over : in.open).push_back(wait);
        const auto* item =
            d.source->item ? now.find<work_item>(d.source->item->target.text) : nullptr;
        const auto people = d.source->people ? d.source->people
                            : item           ? item->people
                                             : std::optional<head_count>{};
        in.cost += wait * (people ? people->value : 1);
    }
    auto found = std::vector<waiting_line>{};
    for (auto& [area, waits] : areas) {
        auto line = waiting_line{area, area_name(now, area)};
        line.open = static_cast<std::int32_t>(waits.open.size());
        line.requests = line.open + static_cast<std::int32_t>(waits.over.size());
        const auto median = median_wait(std::move(waits.over), waits.open);
        line.median_wd = median->value, line.at_least = median->at_least;
        line.cost = waits.cost;
        line.agreed = rung_agreed_in(now, area);
        if (reaches(line.median_wd, here.policy->empathize.long_wait_wd))
            propose_rung(line, here, standing);
        found.push_back(std::move(line));
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.cost > b.cost; });
    return found;
}

}  // namespace detail

inline burden_answer burden_of(const situation& here, const burden_parameters& parameters) {
    const auto standing = trust_standing{here};
    return {load_of(here), detail::offers_of(here, standing, parameters.explain),
            detail::waiting_of(here, standing),
            check_ins_of(*here.now, here.who, here.policy->empathize)};
}

}  // namespace upward
