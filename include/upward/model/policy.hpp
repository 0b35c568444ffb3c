// SPDX-License-Identifier: BSL-1.0
//
// The policy: every constant of the engines, each a parameter with a default and none a fact about
// people. An answer can always be asked again under another policy.
//
//     auto strict = upward::policy{};
//     strict.trust.loss_factor.credibility = 3;
//     if (auto fine = upward::check(strict); !fine) …      // invalid_policy: outside its ranges
//
// In JSON a policy is nested as it is here, and holds only what differs from the defaults. Days are
// calendar days, `_wd` are working days.
#pragma once

#include <upward/core/describe.hpp>
#include <upward/core/result.hpp>
#include <upward/model/anticipate_policy.hpp>
#include <upward/model/empathize_policy.hpp>
#include <upward/model/expect_policy.hpp>
#include <upward/model/lead_policy.hpp>
#include <upward/schedule/mean_period.hpp>

#include <boost/describe.hpp>

#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace upward {

/// One number for each dimension of trust.
struct by_dimension {
    double sincerity = 0;
    double credibility = 0;
    double competence = 0;
    bool operator==(const by_dimension&) const = default;
};
BOOST_DESCRIBE_STRUCT(by_dimension, (), (sincerity, credibility, competence))

/// What each kind of evidence weighs, above 0 for it and below 0 against.
struct evidence_weights {
    by_dimension update_on_time = {0, .25, 0};
    by_dimension update_late = {0, -.25, 0};
    by_dimension update_missed = {0, -.5, 0};
    by_dimension promise_kept = {0, 1, .5};
    by_dimension promise_exceeded = {0, 1.25, 1};
    by_dimension slip_warned = {0, -.25, 0};
    by_dimension unwarned_miss = {0, -1, -.5};
    by_dimension bad_news_first = {.5, .5, 0};
    by_dimension surprise = {0, -1, 0};
    by_dimension concealment = {-1, 0, 0};
    by_dimension result_met = {.25, 0, 1.5};
    by_dimension result_missed = {0, 0, -.5};
    by_dimension result_owned = {.5, 0, -.5};
    by_dimension result_disowned = {-1, 0, -.5};
    by_dimension burden_eased = {.5, 0, .25};
    by_dimension experiment_closed = {.5, 1.5, 0};
    by_dimension experiment_overrun = {-.25, -1.5, 0};
    by_dimension deception = {-2, -1, 0};
    by_dimension credit_shared = {.25, 0, 0};
    by_dimension feedback_applied = {.25, 0, .25};
    bool operator==(const evidence_weights&) const = default;
};
BOOST_DESCRIBE_STRUCT(evidence_weights, (),
                      (update_on_time, update_late, update_missed, promise_kept, promise_exceeded,
                       slip_warned, unwarned_miss, bad_news_first, surprise, concealment,
                       result_met, result_missed, result_owned, result_disowned, burden_eased,
                       experiment_closed, experiment_overrun, deception, credit_shared,
                       feedback_applied))

/// The lower bounds from which rungs 2 to 7 are earned.
struct rung_gates {
    double sell = .25;
    double consult = .35;
    double agree = .45;
    double advise = .55;
    double inquire = .65;
    double delegate = .75;
    bool operator==(const rung_gates&) const = default;
};
BOOST_DESCRIBE_STRUCT(rung_gates, (), (sell, consult, agree, advise, inquire, delegate))

/// When silence speaks, and when a promise counts as exceeded.
struct lapse_policy {
    std::int32_t severe_from = 3;       ///< severity that is red
    std::int32_t severe_notice_wd = 0;  ///< notice limit of red problems without an entry
    std::int32_t mild_notice_wd = 2;    ///< of the others
    std::int32_t promise_silence_wd =
        2;  ///< after its day, without an outcome, a promise is missed
    std::int32_t experiment_silence_wd = 5;
    double exceeded_ratio = 1.10;
    std::int32_t exceeded_early_wd = 2;
    bool operator==(const lapse_policy&) const = default;
};
BOOST_DESCRIBE_STRUCT(lapse_policy, (),
                      (severe_from, severe_notice_wd, mild_notice_wd, promise_silence_wd,
                       experiment_silence_wd, exceeded_ratio, exceeded_early_wd))

struct trust_policy {
    by_dimension base_rate = {.5, .3, .5};
    by_dimension half_life = {365, 120, 180};
    by_dimension loss_factor = {4, 2, 1.5};
    double prior_weight = 2;
    double other_area = .3;  ///< what evidence of another area counts
    evidence_weights weights;
    rung_gates gates;
    double hysteresis = .10;           ///< how far below its gate a held rung may fall
    std::int32_t locked_rung = 3;      ///< the highest rung while sincerity is locked
    double lock_below = .45;           ///< sincerity that locks
    std::int32_t lock_days = 90;       ///< how long an unrepaired breach locks
    std::int32_t rung_rest_days = 30;  ///< no higher agreed rung after an unwarned miss in the area
    bool operator==(const trust_policy&) const = default;
};
BOOST_DESCRIBE_STRUCT(trust_policy, (),
                      (base_rate, half_life, loss_factor, prior_weight, other_area, weights, gates,
                       hysteresis, locked_rung, lock_below, lock_days, rung_rest_days))

/// The boss's own acts, and what they weigh.
struct revealed_policy {
    double half_life = 180;
    double loss_factor = 1;
    double invest = 1.5;
    double wider = 1;
    double sends = 1;
    double weaned = 1;
    double takes_back = -1.5;
    double new_signoff = -1;
    double redoes = -.75;
    double round_me = -.75;
    double relapse = -1;
    double margin = .10;  ///< how far from the model's trust it must be to be above or below
    bool operator==(const revealed_policy&) const = default;
};
BOOST_DESCRIBE_STRUCT(revealed_policy, (),
                      (half_life, loss_factor, invest, wider, sends, weaned, takes_back,
                       new_signoff, redoes, round_me, relapse, margin))

/// The control index: how closely the boss holds the work.
struct control_policy {
    std::int32_t window_wd = 20;
    double ask_prior = 1;
    double ask_prior_wd = 5;
    double ask_scale = .4;  ///< asks per working day at which their part is one half
    double detail_prior = 1;
    double direction_prior = 1;
    double signoff_prior = 1;
    double decision_prior = 2;
    std::int32_t min_wd = 10;
    std::int32_t min_observations = 5;
    double high = .60;
    double low = .40;
    double trust_fine = .60;
    std::int32_t review_within_wd = 20;
    bool operator==(const control_policy&) const = default;
};
BOOST_DESCRIBE_STRUCT(control_policy, (),
                      (window_wd, ask_prior, ask_prior_wd, ask_scale, detail_prior, direction_prior,
                       signoff_prior, decision_prior, min_wd, min_observations, high, low,
                       trust_fine, review_within_wd))

/// What an update owes, and how its delivery counts. The terms of a rule go before these.
struct rhythm_policy {
    period_lengths period_wd;         ///< the nominal periods, in working days
    double grace_wd = 0;              ///< after the due day, still on time
    double limit_share = .5;          ///< of the period: how late an update still counts
    double limit_min_wd = 2;          ///< and at least so late; of rules without a period
    double adherence_half_life = 30;  ///< days in which an outcome comes to count half
    std::int32_t within_wd = 2;       ///< after its cause: a milestone, a reading
    bool operator==(const rhythm_policy&) const = default;
};
BOOST_DESCRIBE_STRUCT(rhythm_policy, (),
                      (period_wd, grace_wd, limit_share, limit_min_wd, adherence_half_life,
                       within_wd))

/// How asks out of rhythm fall, and what stage that is. Working days are those of both; a fall is w,
/// a probability P of weaning.hpp.
struct weaning_policy {
    std::int32_t prior_asks = 1;    ///< asks that are taken as seen beforehand
    double prior_wd = 5;            ///< in so many working days
    std::int32_t few_asks = 4;      ///< below so many in the baseline, longer windows are tried
    std::int32_t baseline_wd = 10;  ///< before the agreement, at most
    std::int32_t window_wd = 10;    ///< up to today
    std::int32_t middle_window_wd = 20;  ///< the same, with few asks
    std::int32_t long_window_wd = 40;
    std::int32_t no_claim_below_wd = 5;   ///< of baseline
    std::int32_t establishing_below = 4;  ///< obligations due
    double relapse_probability = .1;      ///< at most
    double relapse_share = 3;             ///< at least one in so many of the baseline's rate
    double easing_fall = .25;             ///< at least
    double easing_probability = .8;       ///< at least
    double weaned_fall = .5;              ///< at least
    double weaned_probability = .95;      ///< at least
    std::int32_t weaned_due = 12;         ///< obligations due, at least
    double good_adherence = .85;          ///< of easing and weaned, at least
    std::int32_t surprise_days = 30;      ///< after a surprise: not weaned, and openness advised
    double plateau_adherence = .9;        ///< at least
    double plateau_fall = .1;             ///< either way, less than
    std::int32_t plateau_wd = 40;         ///< on each of the last
    std::int32_t steady_wd = 3;           ///< days that the stage shown looks back on
    bool operator==(const weaning_policy&) const = default;
};
BOOST_DESCRIBE_STRUCT(weaning_policy, (),
                      (prior_asks, prior_wd, few_asks, baseline_wd, window_wd, middle_window_wd,
                       long_window_wd, no_claim_below_wd, establishing_below, relapse_probability,
                       relapse_share, easing_fall, easing_probability, weaned_fall,
                       weaned_probability, weaned_due, good_adherence, surprise_days,
                       plateau_adherence, plateau_fall, plateau_wd, steady_wd))

/// When a change of the rhythm is proposed.
struct train_policy {
    double proposal_adherence = .9;     ///< below it no longer cadence; from it on no tighter one
    double proposal_credibility = .55;  ///< the least lower bound for a longer cadence
    std::int32_t freeze_wd = 10;        ///< up to a review of the boss, its day included: no change
    bool operator==(const train_policy&) const = default;
};
BOOST_DESCRIBE_STRUCT(train_policy, (), (proposal_adherence, proposal_credibility, freeze_wd))

struct policy {
    trust_policy trust;
    lapse_policy lapse;
    revealed_policy revealed;
    control_policy control;
    rhythm_policy rhythm;
    weaning_policy weaning;
    train_policy train;
    anticipate_policy anticipate;
    empathize_policy empathize;
    expect_policy expect;
    lead_policy lead;
    partnership_policy partnership;
    bool operator==(const policy&) const = default;
};
BOOST_DESCRIBE_STRUCT(policy, (),
                      (trust, lapse, revealed, control, rhythm, weaning, train, anticipate,
                       empathize, expect, lead, partnership))

/// Calls `visit(name, constant)` for each constant, with its dotted name, "trust.prior_weight". A
/// constant is a `double`, or an `int32_t` where only whole numbers make sense.
template <class Group, class Visit>
void for_each_constant(Group& group, Visit&& visit, const std::string& prefix = {}) {
    for_each_member(group, [&](std::string_view name, auto& member) {
        const auto path = prefix.empty() ? std::string{name} : prefix + "." + std::string{name};
        if constexpr (described_struct<std::remove_cvref_t<decltype(member)>>)
            for_each_constant(member, visit, path);
        else visit(path, member);
    });
}

namespace detail {

/// The first demand that a policy does not meet, as a pointer and a cause.
class policy_demands {
public:
    void demand(bool met, std::string_view dotted, std::string_view cause) {
        if (met || failed_) return;
        failed_ = true;
        auto pointer = "/" + std::string{dotted};
        for (auto& c : pointer)
            if (c == '.') c = '/';
        error_ = {errc::invalid_policy, std::string{dotted} + " " + std::string{cause},
                  place{std::move(pointer)}};
    }

    /// `better` is at least `worse` in each dimension.
    void order(const by_dimension& better, const by_dimension& worse, std::string_view name,
               std::string_view cause) {
        demand(better.sincerity >= worse.sincerity && better.credibility >= worse.credibility &&
                   better.competence >= worse.competence,
               name, cause);
    }

    status verdict() const { return failed_ ? status{error_} : status{}; }

private:
    bool failed_ = false;
    error error_{errc::ok, {}};
};

inline void demand_finite(policy_demands& demands, const policy& p) {
    for_each_constant(p, [&demands](const std::string& name, auto constant) {
        demands.demand(std::isfinite(static_cast<double>(constant)) && std::abs(constant) <= 1e6,
                       name, "must be finite, at most a million");
        constexpr bool whole = std::is_same_v<decltype(constant), std::int32_t>;
        if constexpr (whole) demands.demand(constant >= 0, name, "must not be negative");
    });
}

inline void demand_trust_in_range(policy_demands& demands, const trust_policy& p) {
    demands.demand(p.prior_weight > 0, "trust.prior_weight", "must be above 0");
    for_each_member(p.base_rate, [&](std::string_view name, double base) {
        const auto full_name = "trust.base_rate." + std::string{name};
        demands.demand(base < 1, full_name, "must be below 1");
        demands.demand(p.prior_weight * base >= .25, full_name,
                       "times trust.prior_weight must be at least .25");
    });
    for_each_member(p.half_life, [&](std::string_view name, double days) {
        demands.demand(days >= 7, "trust.half_life." + std::string{name},
                       "must be at least 7 days");
    });
    for_each_member(p.loss_factor, [&](std::string_view name, double k) {
        demands.demand(k >= 1, "trust.loss_factor." + std::string{name}, "must be at least 1");
    });
    demands.demand(p.other_area >= 0 && p.other_area <= 1, "trust.other_area",
                   "is a share, 0 to 1");
    demands.demand(p.hysteresis >= 0, "trust.hysteresis", "must not be negative");
    demands.demand(p.locked_rung >= 1 && p.locked_rung <= 7, "trust.locked_rung", "is 1 to 7");

    auto lower = 0.0;
    for_each_member(p.gates, [&](std::string_view name, double gate) {
        demands.demand(gate > lower && gate < 1, "trust.gates." + std::string{name},
                       "must lie above the gate before it, below 1");
        lower = gate;
    });
}

/// Good deeds do not weigh against, lapses do not weigh for, and of two ways to meet a lapse the
/// honest one is never the dearer.
inline void demand_honest_weights(policy_demands& demands, const evidence_weights& w) {
    constexpr auto nothing = by_dimension{};
    const auto good = [&](const by_dimension& weights, std::string_view name) {
        demands.order(weights, nothing, "trust.weights." + std::string{name},
                      "must not be negative");
    };
    const auto bad = [&](const by_dimension& weights, std::string_view name) {
        demands.order(nothing, weights, "trust.weights." + std::string{name},
                      "must not be positive");
    };
    good(w.update_on_time, "update_on_time"), good(w.promise_kept, "promise_kept");
    good(w.bad_news_first, "bad_news_first"), good(w.result_met, "result_met");
    good(w.burden_eased, "burden_eased"), good(w.experiment_closed, "experiment_closed");
    good(w.credit_shared, "credit_shared"), good(w.feedback_applied, "feedback_applied");
    bad(w.update_late, "update_late"), bad(w.slip_warned, "slip_warned");
    bad(w.surprise, "surprise"), bad(w.concealment, "concealment");
    bad(w.experiment_overrun, "experiment_overrun"), bad(w.deception, "deception");
    demands.order(w.promise_exceeded, w.promise_kept, "trust.weights.promise_exceeded",
                  "must be at least promise_kept");
    demands.order(w.update_late, w.update_missed, "trust.weights.update_late",
                  "must be at least update_missed");
    demands.order(w.slip_warned, w.unwarned_miss, "trust.weights.slip_warned",
                  "must be at least unwarned_miss");
    demands.order(w.result_owned, w.result_missed, "trust.weights.result_owned",
                  "must be at least result_missed");
    demands.order(w.result_missed, w.result_disowned, "trust.weights.result_missed",
                  "must be at least result_disowned");
}

inline void demand_other_ranges(policy_demands& demands, const policy& p) {
    demands.demand(p.revealed.half_life >= 7, "revealed.half_life", "must be at least 7 days");
    demands.demand(p.revealed.loss_factor >= 1, "revealed.loss_factor", "must be at least 1");
    demands.demand(p.revealed.margin >= 0, "revealed.margin", "must not be negative");
    const auto positive = [&](double value, std::string_view name) {
        demands.demand(value > 0, name, "must be above 0");
    };
    positive(p.control.ask_prior, "control.ask_prior");
    positive(p.control.ask_prior_wd, "control.ask_prior_wd");
    positive(p.control.ask_scale, "control.ask_scale");
    positive(p.control.detail_prior, "control.detail_prior");
    positive(p.control.direction_prior, "control.direction_prior");
    positive(p.control.signoff_prior, "control.signoff_prior");
    demands.demand(p.control.decision_prior >= p.control.signoff_prior, "control.decision_prior",
                   "must be at least control.signoff_prior");
    demands.demand(p.control.low <= p.control.high, "control.low",
                   "must not be above control.high");
    positive(p.rhythm.period_wd.day, "rhythm.period_wd.day");
    positive(p.rhythm.period_wd.week, "rhythm.period_wd.week");
    positive(p.rhythm.period_wd.month, "rhythm.period_wd.month");
    positive(p.rhythm.period_wd.year, "rhythm.period_wd.year");
    demands.demand(p.rhythm.grace_wd >= 0, "rhythm.grace_wd", "must not be negative");
    positive(p.rhythm.limit_share, "rhythm.limit_share");
    positive(p.rhythm.limit_min_wd, "rhythm.limit_min_wd");
    demands.demand(p.rhythm.within_wd >= 0, "rhythm.within_wd", "must not be negative");
    demands.demand(p.rhythm.adherence_half_life >= 7, "rhythm.adherence_half_life",
                   "must be at least 7 days");
    positive(p.weaning.prior_asks, "weaning.prior_asks");
    positive(p.weaning.prior_wd, "weaning.prior_wd");
    positive(p.weaning.relapse_share, "weaning.relapse_share");
}

}  // namespace detail

/// Whether a policy is in its ranges; fails with invalid_policy, the place pointing at the constant.
inline status check(const policy& p) {
    auto demands = detail::policy_demands{};
    detail::demand_finite(demands, p);
    detail::demand_trust_in_range(demands, p.trust);
    detail::demand_honest_weights(demands, p.trust.weights);
    detail::demand_other_ranges(demands, p);
    detail::demand_anticipation_in_range(demands, p.anticipate);
    detail::demand_empathy_in_range(demands, p.empathize);
    detail::demand_expectations_in_range(demands, p.expect);
    detail::demand_leading_in_range(demands, p.lead);
    detail::demand_partnership_in_range(demands, p.partnership);
    return demands.verdict();
}

}  // namespace upward
