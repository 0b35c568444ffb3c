// SPDX-License-Identifier: BSL-1.0
//
// The score of a line of the briefing, over any number (formula in briefing.hpp).
//
//     weight .5, link 1, pressure .4, untold, an event in 3 days:    .6100
#pragma once

#include <upward/core/trace.hpp>
#include <upward/empathize/answered_for.hpp>
#include <upward/model/anticipate_policy.hpp>
#include <upward/model/concerns.hpp>
#include <upward/model/empathize_policy.hpp>
#include <upward/model/metric_tie.hpp>
#include <upward/model/untold.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace upward {

/// How new something is: all of it, or a progress that moved between two entries.
struct novelty_of_line {
    bool is_new = true;
    std::string now_id = {}, then_id = {};
    double now_points = 0, then_points = 0;  ///< of progress, 0 to 100

    template <class Number>
    Number value(const empathize_policy& p) const {
        if (is_new) return leaf<Number>::measure({"new"}, 1);
        const auto least_of = leaf<Number>::policy("empathize.novelty_least", p.novelty_least);
        if (now_points == then_points) return least_of;
        const Number now = leaf<Number>::entry(now_id, now_points);
        const Number then = leaf<Number>::entry(then_id, then_points);
        const Number change = now_points > then_points ? now - then : then - now;
        return greatest(least_of,
                        least(Number(1), change / leaf<Number>::policy("empathize.novelty_points",
                                                                       p.novelty_points)));
    }
};

/// What a score rests on.
struct line_stake {
    boss_stake at;
    novelty_of_line novelty;
    std::vector<const concern_history*> concerns = {};  ///< open, on its topic
};

template <class Number>
Number relevance_of(const boss_stake& at, const metric_readings& readings, day_number day) {
    auto sum = std::optional<Number>{};
    for (const auto& tie : at.metrics) {
        Number worth = worth_of<Number>(tie, readings.newest(tie.metric.id(), day));
        sum = sum ? *std::move(sum) + std::move(worth) : std::move(worth);
    }
    return sum ? *std::move(sum) : Number(0);
}

template <class Number>
Number timing_of(const boss_stake& at, day_number day, const empathize_policy& p) {
    const Number none = leaf<Number>::policy("empathize.no_event", p.no_event);
    if (!at.event) return none;
    const auto days = to_day_number(at.event->on) - day;
    return none + (Number(1) - none) *
                      decay(leaf<Number>::entry(at.event.id(), days),
                            leaf<Number>::policy("empathize.event_half_life", p.event_half_life));
}

template <class Number>
Number score_of(const line_stake& s, const metric_readings& readings, day_number day,
                const empathize_policy& p, const anticipate_policy& concerns) {
    Number score = relevance_of<Number>(s.at, readings, day) * s.novelty.value<Number>(p) *
                   timing_of<Number>(s.at, day, p);
    for (const auto* c : s.concerns)
        score =
            std::move(score) + leaf<Number>::policy("empathize.concern_part", p.concern_part) *
                                   least(Number(1), c->template salience<Number>(day, concerns));
    return score;
}

}  // namespace upward
