// SPDX-License-Identifier: BSL-1.0
//
// The constants of leading up, and of partnership. `policy` holds them as `lead` and `partnership`.
#pragma once

#include <upward/core/describe.hpp>

#include <boost/describe.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace upward {

/// The agreed rungs from which the steps of a hand-over may start.
struct handover_gates {
    std::int32_t document = 1;
    std::int32_t shadow = 2;
    std::int32_t run_together = 3;
    std::int32_t run_alone = 5;
    std::int32_t boss_out = 6;
    bool operator==(const handover_gates&) const = default;
};
BOOST_DESCRIBE_STRUCT(handover_gates, (), (document, shadow, run_together, run_alone, boss_out))

struct lead_policy {
    double goals_power = .4;  ///< of the fit of a proposal
    double freedom_power = .35;
    double style_power = .25;
    double propose = .6;   ///< the fit from which to propose
    double reshape = .4;   ///< below: wait
    double day_job = .85;  ///< adherence during an experiment, at least
    handover_gates handover;
    std::int32_t critical_rung = 1;      ///< more for an area of high criticality
    double role_trust = .70;             ///< overall, at least, for a role statement
    std::int32_t role_breach_days = 90;  ///< an unrepaired breach of so many days bars it
    std::int32_t strong_rung = 5;        ///< earned: an area from it on is a strength
    bool operator==(const lead_policy&) const = default;
};
BOOST_DESCRIBE_STRUCT(lead_policy, (),
                      (goals_power, freedom_power, style_power, propose, reshape, day_job, handover,
                       critical_rung, role_trust, role_breach_days, strong_rung))

/// The stages of the relationship, judged once a month.
struct partnership_policy {
    double starting_above = .5;       ///< uncertainty of credibility
    double trusted = .60;             ///< overall, at least
    double partner = .70;             ///< overall, at least
    std::int32_t partner_months = 3;  ///< in a row
    double loose = .40;               ///< the control index stays below it
    double direction = .5;            ///< the share of direction among asks, at least
    std::int32_t few_asks = 1;        ///< out of rhythm in the window of weaning: as good as weaned
    std::int32_t falling_months = 2;  ///< in a row below a stage's conditions before it is left
    double held_tight = .60;          ///< a control index that protects, from it on, and rising
    std::int32_t protective_months = 3;  ///< in a row
    bool operator==(const partnership_policy&) const = default;
};
BOOST_DESCRIBE_STRUCT(partnership_policy, (),
                      (starting_above, trusted, partner, partner_months, loose, direction, few_asks,
                       falling_months, held_tight, protective_months))

namespace detail {

template <class Demands>
void demand_leading_in_range(Demands& demands, const lead_policy& p) {
    const auto share = [&](double value, std::string_view name) {
        demands.demand(value >= 0 && value <= 1, "lead." + std::string{name}, "is a share, 0 to 1");
    };
    for (const auto& [power, name] : {std::pair{p.goals_power, "goals_power"},
                                      {p.freedom_power, "freedom_power"},
                                      {p.style_power, "style_power"}})
        demands.demand(power >= 0, "lead." + std::string{name}, "must not be negative");
    share(p.propose, "propose"), share(p.day_job, "day_job"), share(p.role_trust, "role_trust");
    demands.demand(p.reshape >= 0 && p.reshape <= p.propose, "lead.reshape",
                   "is 0 to lead.propose");
    auto lower = std::int32_t{1};
    for_each_member(p.handover, [&](std::string_view name, std::int32_t gate) {
        demands.demand(gate >= lower && gate <= 7, "lead.handover." + std::string{name},
                       "is a rung, 1 to 7, not below the step before it");
        lower = gate;
    });
    demands.demand(p.critical_rung <= 6, "lead.critical_rung", "is at most 6");
    demands.demand(p.strong_rung >= 1 && p.strong_rung <= 7, "lead.strong_rung", "is 1 to 7");
}

template <class Demands>
void demand_partnership_in_range(Demands& demands, const partnership_policy& p) {
    const auto share = [&](double value, std::string_view name) {
        demands.demand(value >= 0 && value <= 1, "partnership." + std::string{name},
                       "is a share, 0 to 1");
    };
    share(p.starting_above, "starting_above"), share(p.trusted, "trusted");
    share(p.partner, "partner"), share(p.loose, "loose"), share(p.direction, "direction");
    share(p.held_tight, "held_tight");
    demands.demand(p.partner >= p.trusted, "partnership.partner",
                   "must be at least partnership.trusted");
    for (const auto& [months, name] : {std::pair{p.partner_months, "partner_months"},
                                       {p.falling_months, "falling_months"},
                                       {p.protective_months, "protective_months"}})
        demands.demand(months >= 1 && months <= 60, "partnership." + std::string{name},
                       "is 1 to 60");
}

}  // namespace detail

}  // namespace upward
