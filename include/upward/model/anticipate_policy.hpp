// SPDX-License-Identifier: BSL-1.0
//
// The constants of anticipation: leads, periods, concerns, peers. `policy` holds them as `anticipate`.
#pragma once

#include <boost/describe.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace upward {

/// What the boss will need next, and when.
struct anticipate_policy {
    std::int32_t lead_wd = 3;           ///< of a link that has too few samples
    std::int32_t lead_samples = 3;      ///< from so many on their median counts
    std::int32_t ask_window_wd = 10;    ///< before an event: an ask in it was for the event
    double own_rate = .2;               ///< asks per wd; of busier topics only named asks teach
    std::int32_t own_rate_wd = 60;      ///< that the topic's own rate looks back on
    double link_hits = 1.2;             ///< that are taken as seen beforehand
    double link_events = 2;             ///< in so many
    double rate_prior_wd = 20;          ///< of the reference rate
    std::int32_t rate_window_wd = 60;   ///< that it looks back on, at most
    std::int32_t least_gaps = 3;        ///< between asks, to speak of a period
    double regularity = .6;             ///< at least
    double periodic_most = .95;         ///< the highest probability of a period
    double periodic_hits = 1.2;         ///< gaps taken as seen near the median
    double periodic_gaps = 2;           ///< of so many
    std::int32_t tolerance_wd = 1;      ///< how near the median is, at least
    double pressure_most = .6;          ///< the highest probability of pressure
    std::int32_t pressure_wd = 5;       ///< in fewer days only so much of it
    std::int32_t situation_wd = 10;     ///< after a problem or milestone: an ask was for it
    double situation_hits = .6;         ///< taken as seen
    double situation_events = 2;        ///< of so many
    std::int32_t situation_lag_wd = 3;  ///< before any ask came after one
    double said = 1;                    ///< what a mention of a concern weighs
    double cue = .5;
    double concern_half_life = 60;      ///< days
    std::int32_t concern_open_wd = 20;  ///< untold for so long: still open
    double concern_faint = .10;         ///< below: ask whether it still matters
    double least_relevance = .1;        ///< of a topic that serves no metric
    double competitor = .25;            ///< what a peer adds to the priority
    double frenemy = .15;
    double most_salience = 3;     ///< power, legitimacy and urgency together
    double sign_half_life = 180;  ///< days
    double expected_above = .25;  ///< what the boss's boss adds by expecting it
    double announced = .5;        ///< from this probability on a need is announced
    bool operator==(const anticipate_policy&) const = default;
};
BOOST_DESCRIBE_STRUCT(anticipate_policy, (),
                      (lead_wd, lead_samples, ask_window_wd, own_rate, own_rate_wd, link_hits,
                       link_events, rate_prior_wd, rate_window_wd, least_gaps, regularity,
                       periodic_most, periodic_hits, periodic_gaps, tolerance_wd, pressure_most,
                       pressure_wd, situation_wd, situation_hits, situation_events,
                       situation_lag_wd, said, cue, concern_half_life, concern_open_wd,
                       concern_faint, least_relevance, competitor, frenemy, most_salience,
                       sign_half_life, expected_above, announced))

namespace detail {

template <class Demands>
void demand_anticipation_in_range(Demands& demands, const anticipate_policy& p) {
    const auto share = [&](double value, std::string_view name) {
        demands.demand(value >= 0 && value <= 1, "anticipate." + std::string{name},
                       "is a share, 0 to 1");
    };
    const auto prior = [&](double hits, double of, std::string_view name) {
        demands.demand(hits > 0 && hits <= of, "anticipate." + std::string{name},
                       "must be above 0, at most what it is of");
    };
    const auto at_least = [&](double value, double least, std::string_view name,
                              std::string_view cause) {
        demands.demand(value >= least, "anticipate." + std::string{name}, cause);
    };
    prior(p.link_hits, p.link_events, "link_hits");
    prior(p.periodic_hits, p.periodic_gaps, "periodic_hits");
    prior(p.situation_hits, p.situation_events, "situation_hits");
    share(p.regularity, "regularity"), share(p.periodic_most, "periodic_most");
    share(p.pressure_most, "pressure_most"), share(p.announced, "announced");
    for (const auto& [days, name] : {std::pair{p.lead_wd, "lead_wd"},
                                     {p.ask_window_wd, "ask_window_wd"},
                                     {p.own_rate_wd, "own_rate_wd"},
                                     {p.rate_window_wd, "rate_window_wd"},
                                     {p.situation_wd, "situation_wd"},
                                     {p.situation_lag_wd, "situation_lag_wd"},
                                     {p.concern_open_wd, "concern_open_wd"}})
        demands.demand(days <= 250, "anticipate." + std::string{name}, "is at most 250 wd");
    at_least(p.lead_samples, 1, "lead_samples", "must be at least 1");
    at_least(p.pressure_wd, 1, "pressure_wd", "must be at least 1");
    at_least(p.least_gaps, 1, "least_gaps", "must be at least 1");
    at_least(p.own_rate, 0, "own_rate", "must not be negative");
    at_least(p.rate_prior_wd, 1, "rate_prior_wd", "must be at least 1");
    at_least(p.cue, 0, "cue", "must not be negative");
    at_least(p.said, p.cue, "said", "must be at least anticipate.cue");
    at_least(p.concern_faint, 0, "concern_faint", "must not be negative");
    at_least(p.concern_half_life, 7, "concern_half_life", "must be at least 7 days");
    at_least(p.sign_half_life, 7, "sign_half_life", "must be at least 7 days");
    at_least(p.least_relevance, 0, "least_relevance", "must not be negative");
    at_least(p.frenemy, 0, "frenemy", "must not be negative");
    at_least(p.competitor, p.frenemy, "competitor", "must be at least anticipate.frenemy");
    at_least(p.most_salience, 3, "most_salience", "must be at least 3, so that no share exceeds 1");
    at_least(p.expected_above, 0, "expected_above", "must not be negative");
}

}  // namespace detail

}  // namespace upward
