// SPDX-License-Identifier: BSL-1.0
//
// The constants of empathy: what a briefing weighs, wins, and the boss's load. `policy` holds them as
// `empathize`.
#pragma once

#include <boost/describe.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace upward {

struct empathize_policy {
    double novelty_points = 10;       ///< of progress that make a change wholly new
    double novelty_least = .2;        ///< of what was told and has not changed
    double no_event = .5;             ///< the timing of an item with no event ahead
    double event_half_life = 7;       ///< days to the event
    double concern_part = .2;         ///< what an open concern adds, at most
    std::int32_t line_budget = 7;     ///< of a boss whose budget is not known
    double inside_out = .30;          ///< above: flagged
    std::int32_t unshared_wd = 10;    ///< a win not shared for so long is named
    std::int32_t credit_wins = 6;     ///< the last wins that the balance of credit looks at
    std::int32_t credit_from = 3;     ///< from so many on it is flagged
    double credit_least = .5;         ///< below: flagged
    std::int32_t review_months = 6;   ///< the review period
    double newest_part = .60;         ///< of the wins in the newest third: flagged from it on
    std::int32_t check_ins = 5;       ///< in so many no feedback asked is said
    std::int32_t load_wd = 10;        ///< that the signs of overload look back on
    double slow_answers = 1.5;        ///< times the median before: a sign
    std::int32_t cancelled = 2;       ///< meetings: a sign
    std::int32_t after_hours = 3;     ///< asks outside working hours: a sign
    std::int32_t overload_signs = 2;  ///< of the three
    double long_wait_wd = 5;          ///< the median wait from which a rung is proposed
    bool operator==(const empathize_policy&) const = default;
};
BOOST_DESCRIBE_STRUCT(empathize_policy, (),
                      (novelty_points, novelty_least, no_event, event_half_life, concern_part,
                       line_budget, inside_out, unshared_wd, credit_wins, credit_from, credit_least,
                       review_months, newest_part, check_ins, load_wd, slow_answers, cancelled,
                       after_hours, overload_signs, long_wait_wd))

namespace detail {

template <class Demands>
void demand_empathy_in_range(Demands& demands, const empathize_policy& p) {
    const auto share = [&](double value, std::string_view name) {
        demands.demand(value >= 0 && value <= 1, "empathize." + std::string{name},
                       "is a share, 0 to 1");
    };
    const auto at_least = [&](double value, double least, std::string_view name,
                              std::string_view cause) {
        demands.demand(value >= least, "empathize." + std::string{name}, cause);
    };
    at_least(p.novelty_points, 1, "novelty_points", "must be at least 1");
    share(p.novelty_least, "novelty_least"), share(p.no_event, "no_event");
    at_least(p.event_half_life, 1, "event_half_life", "must be at least 1 day");
    at_least(p.concern_part, 0, "concern_part", "must not be negative");
    share(p.inside_out, "inside_out"), share(p.credit_least, "credit_least");
    share(p.newest_part, "newest_part");
    for (const auto& [count, name] : {std::pair{p.line_budget, "line_budget"},
                                      {p.credit_wins, "credit_wins"},
                                      {p.credit_from, "credit_from"},
                                      {p.review_months, "review_months"},
                                      {p.check_ins, "check_ins"},
                                      {p.load_wd, "load_wd"},
                                      {p.cancelled, "cancelled"},
                                      {p.after_hours, "after_hours"},
                                      {p.overload_signs, "overload_signs"}})
        demands.demand(count >= 1 && count <= 250, "empathize." + std::string{name}, "is 1 to 250");
    at_least(p.slow_answers, 1, "slow_answers", "must be at least 1");
    at_least(p.long_wait_wd, 0, "long_wait_wd", "must not be negative");
}

}  // namespace detail

}  // namespace upward
