// SPDX-License-Identifier: BSL-1.0
//
// The constants of the expectation checklists. `policy` holds them as `expect`.
#pragma once

#include <boost/describe.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace upward {

struct expect_policy {
    double assumed = .3;  ///< how much of an answer a guess is
    double answered = .8;
    double confirmed = 1;
    double first_weight = 3;   ///< of what everything else rests on: channel, frequency, …
    double second_weight = 2;  ///< of most questions
    double third_weight = 1;   ///< of peeves
    double half_life = 180;    ///< days in which an answer comes to count half
    double peeve_half_life = 365;
    double mind_half_life = 21;        ///< of what is on their mind
    double asked_below = .5;           ///< only what is known less than this is asked
    std::int32_t asked_rest_wd = 20;   ///< a question is not asked again within
    std::int32_t question_budget = 2;  ///< questions in a conversation
    double competence_questions = 4;   ///< and so many more, times the competence
    double full_move_below = .60;      ///< trust below which one moves fully to the boss's style
    double part_move = .5;             ///< of the way from there on
    std::int32_t directness_gap = 2;   ///< on a tricky topic: raise it early from here on
    std::int32_t block_wd = 10;        ///< of exposed days in which asks are held against words
    double tail = .01;                 ///< below: what is asked contradicts what was said
    std::int32_t quality_days = 90;    ///< a win shows a quality for so long
    bool operator==(const expect_policy&) const = default;
};
BOOST_DESCRIBE_STRUCT(expect_policy, (),
                      (assumed, answered, confirmed, first_weight, second_weight, third_weight,
                       half_life, peeve_half_life, mind_half_life, asked_below, asked_rest_wd,
                       question_budget, competence_questions, full_move_below, part_move,
                       directness_gap, block_wd, tail, quality_days))

namespace detail {

template <class Demands>
void demand_expectations_in_range(Demands& demands, const expect_policy& p) {
    const auto name_of = [](std::string_view name) { return "expect." + std::string{name}; };
    const auto share = [&](double value, std::string_view name) {
        demands.demand(value >= 0 && value <= 1, name_of(name), "is a share, 0 to 1");
    };
    const auto at_least = [&](double value, double least, std::string_view name,
                              std::string_view cause) {
        demands.demand(value >= least, name_of(name), cause);
    };
    share(p.assumed, "assumed"), share(p.answered, "answered"), share(p.confirmed, "confirmed");
    at_least(p.answered, p.assumed, "answered", "must be at least expect.assumed");
    at_least(p.confirmed, p.answered, "confirmed", "must be at least expect.answered");
    at_least(p.third_weight, 0, "third_weight", "must not be negative");
    at_least(p.second_weight, 0, "second_weight", "must not be negative");
    demands.demand(p.first_weight > 0, name_of("first_weight"), "must be above 0");
    at_least(p.half_life, 7, "half_life", "must be at least 7 days");
    at_least(p.peeve_half_life, 7, "peeve_half_life", "must be at least 7 days");
    at_least(p.mind_half_life, 7, "mind_half_life", "must be at least 7 days");
    share(p.asked_below, "asked_below"), share(p.full_move_below, "full_move_below");
    share(p.part_move, "part_move"), share(p.tail, "tail");
    at_least(p.competence_questions, 0, "competence_questions", "must not be negative");
    demands.demand(p.asked_rest_wd <= 250, name_of("asked_rest_wd"), "is at most 250 wd");
    demands.demand(p.block_wd >= 1 && p.block_wd <= 250, name_of("block_wd"), "is 1 to 250 wd");
}

}  // namespace detail

}  // namespace upward
