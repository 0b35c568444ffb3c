// SPDX-License-Identifier: BSL-1.0
#include <upward/model/policy.hpp>

#include "support/build.hpp"

#include <doctest/doctest.h>

#include <charconv>
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <type_traits>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

constexpr auto defaults = R"(
trust.base_rate.sincerity 0.5
trust.base_rate.credibility 0.3
trust.base_rate.competence 0.5
trust.half_life.sincerity 365
trust.half_life.credibility 120
trust.half_life.competence 180
trust.loss_factor.sincerity 4
trust.loss_factor.credibility 2
trust.loss_factor.competence 1.5
trust.prior_weight 2
trust.other_area 0.3
trust.weights.update_on_time.sincerity 0
trust.weights.update_on_time.credibility 0.25
trust.weights.update_on_time.competence 0
trust.weights.update_late.sincerity 0
trust.weights.update_late.credibility -0.25
trust.weights.update_late.competence 0
trust.weights.update_missed.sincerity 0
trust.weights.update_missed.credibility -0.5
trust.weights.update_missed.competence 0
trust.weights.promise_kept.sincerity 0
trust.weights.promise_kept.credibility 1
trust.weights.promise_kept.competence 0.5
trust.weights.promise_exceeded.sincerity 0
trust.weights.promise_exceeded.credibility 1.25
trust.weights.promise_exceeded.competence 1
trust.weights.slip_warned.sincerity 0
trust.weights.slip_warned.credibility -0.25
trust.weights.slip_warned.competence 0
trust.weights.unwarned_miss.sincerity 0
trust.weights.unwarned_miss.credibility -1
trust.weights.unwarned_miss.competence -0.5
trust.weights.bad_news_first.sincerity 0.5
trust.weights.bad_news_first.credibility 0.5
trust.weights.bad_news_first.competence 0
trust.weights.surprise.sincerity 0
trust.weights.surprise.credibility -1
trust.weights.surprise.competence 0
trust.weights.concealment.sincerity -1
trust.weights.concealment.credibility 0
trust.weights.concealment.competence 0
trust.weights.result_met.sincerity 0.25
trust.weights.result_met.credibility 0
trust.weights.result_met.competence 1.5
trust.weights.result_missed.sincerity 0
trust.weights.result_missed.credibility 0
trust.weights.result_missed.competence -0.5
trust.weights.result_owned.sincerity 0.5
trust.weights.result_owned.credibility 0
trust.weights.result_owned.competence -0.5
trust.weights.result_disowned.sincerity -1
trust.weights.result_disowned.credibility 0
trust.weights.result_disowned.competence -0.5
trust.weights.burden_eased.sincerity 0.5
trust.weights.burden_eased.credibility 0
trust.weights.burden_eased.competence 0.25
trust.weights.experiment_closed.sincerity 0.5
trust.weights.experiment_closed.credibility 1.5
trust.weights.experiment_closed.competence 0
trust.weights.experiment_overrun.sincerity -0.25
trust.weights.experiment_overrun.credibility -1.5
trust.weights.experiment_overrun.competence 0
trust.weights.deception.sincerity -2
trust.weights.deception.credibility -1
trust.weights.deception.competence 0
trust.weights.credit_shared.sincerity 0.25
trust.weights.credit_shared.credibility 0
trust.weights.credit_shared.competence 0
trust.weights.feedback_applied.sincerity 0.25
trust.weights.feedback_applied.credibility 0
trust.weights.feedback_applied.competence 0.25
trust.gates.sell 0.25
trust.gates.consult 0.35
trust.gates.agree 0.45
trust.gates.advise 0.55
trust.gates.inquire 0.65
trust.gates.delegate 0.75
trust.hysteresis 0.1
trust.locked_rung 3
trust.lock_below 0.45
trust.lock_days 90
trust.rung_rest_days 30
lapse.severe_from 3
lapse.severe_notice_wd 0
lapse.mild_notice_wd 2
lapse.promise_silence_wd 2
lapse.experiment_silence_wd 5
lapse.exceeded_ratio 1.1
lapse.exceeded_early_wd 2
revealed.half_life 180
revealed.loss_factor 1
revealed.invest 1.5
revealed.wider 1
revealed.sends 1
revealed.weaned 1
revealed.takes_back -1.5
revealed.new_signoff -1
revealed.redoes -0.75
revealed.round_me -0.75
revealed.relapse -1
revealed.margin 0.1
control.window_wd 20
control.ask_prior 1
control.ask_prior_wd 5
control.ask_scale 0.4
control.detail_prior 1
control.direction_prior 1
control.signoff_prior 1
control.decision_prior 2
control.min_wd 10
control.min_observations 5
control.high 0.6
control.low 0.4
control.trust_fine 0.6
control.review_within_wd 20
rhythm.period_wd.day 1
rhythm.period_wd.week 5
rhythm.period_wd.month 21
rhythm.period_wd.year 252
rhythm.grace_wd 0
rhythm.limit_share 0.5
rhythm.limit_min_wd 2
rhythm.adherence_half_life 30
rhythm.within_wd 2
weaning.prior_asks 1
weaning.prior_wd 5
weaning.few_asks 4
weaning.baseline_wd 10
weaning.window_wd 10
weaning.middle_window_wd 20
weaning.long_window_wd 40
weaning.no_claim_below_wd 5
weaning.establishing_below 4
weaning.relapse_probability 0.1
weaning.relapse_share 3
weaning.easing_fall 0.25
weaning.easing_probability 0.8
weaning.weaned_fall 0.5
weaning.weaned_probability 0.95
weaning.weaned_due 12
weaning.good_adherence 0.85
weaning.surprise_days 30
weaning.plateau_adherence 0.9
weaning.plateau_fall 0.1
weaning.plateau_wd 40
weaning.steady_wd 3
train.proposal_adherence 0.9
train.proposal_credibility 0.55
train.freeze_wd 10
anticipate.lead_wd 3
anticipate.lead_samples 3
anticipate.ask_window_wd 10
anticipate.own_rate 0.2
anticipate.own_rate_wd 60
anticipate.link_hits 1.2
anticipate.link_events 2
anticipate.rate_prior_wd 20
anticipate.rate_window_wd 60
anticipate.least_gaps 3
anticipate.regularity 0.6
anticipate.periodic_most 0.95
anticipate.periodic_hits 1.2
anticipate.periodic_gaps 2
anticipate.tolerance_wd 1
anticipate.pressure_most 0.6
anticipate.pressure_wd 5
anticipate.situation_wd 10
anticipate.situation_hits 0.6
anticipate.situation_events 2
anticipate.situation_lag_wd 3
anticipate.said 1
anticipate.cue 0.5
anticipate.concern_half_life 60
anticipate.concern_open_wd 20
anticipate.concern_faint 0.1
anticipate.least_relevance 0.1
anticipate.competitor 0.25
anticipate.frenemy 0.15
anticipate.most_salience 3
anticipate.sign_half_life 180
anticipate.expected_above 0.25
anticipate.announced 0.5
empathize.novelty_points 10
empathize.novelty_least 0.2
empathize.no_event 0.5
empathize.event_half_life 7
empathize.concern_part 0.2
empathize.line_budget 7
empathize.inside_out 0.3
empathize.unshared_wd 10
empathize.credit_wins 6
empathize.credit_from 3
empathize.credit_least 0.5
empathize.review_months 6
empathize.newest_part 0.6
empathize.check_ins 5
empathize.load_wd 10
empathize.slow_answers 1.5
empathize.cancelled 2
empathize.after_hours 3
empathize.overload_signs 2
empathize.long_wait_wd 5
expect.assumed 0.3
expect.answered 0.8
expect.confirmed 1
expect.first_weight 3
expect.second_weight 2
expect.third_weight 1
expect.half_life 180
expect.peeve_half_life 365
expect.mind_half_life 21
expect.asked_below 0.5
expect.asked_rest_wd 20
expect.question_budget 2
expect.competence_questions 4
expect.full_move_below 0.6
expect.part_move 0.5
expect.directness_gap 2
expect.block_wd 10
expect.tail 0.01
expect.quality_days 90
lead.goals_power 0.4
lead.freedom_power 0.35
lead.style_power 0.25
lead.propose 0.6
lead.reshape 0.4
lead.day_job 0.85
lead.handover.document 1
lead.handover.shadow 2
lead.handover.run_together 3
lead.handover.run_alone 5
lead.handover.boss_out 6
lead.critical_rung 1
lead.role_trust 0.7
lead.role_breach_days 90
lead.strong_rung 5
partnership.starting_above 0.5
partnership.trusted 0.6
partnership.partner 0.7
partnership.partner_months 3
partnership.loose 0.4
partnership.direction 0.5
partnership.few_asks 1
partnership.falling_months 2
partnership.held_tight 0.6
partnership.protective_months 3
)";

std::string written(auto number) {
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, number).ptr};
}

/// The verdict on the default policy after one change.
template <class Change>
std::string after(Change change) {
    auto p = policy{};
    change(p);
    const auto fine = check(p);
    return fine ? "ok" : to_string(fine.error());
}

/// The verdict with the constant of that name set to `value`.
std::string with(std::string_view name, double value) {
    return after([&](policy& p) {
        for_each_constant(p, [&](const std::string& constant, auto& number) {
            if (constant == name)
                number = static_cast<std::remove_cvref_t<decltype(number)>>(value);
        });
    });
}

std::string refused(std::string name, std::string_view cause) {
    auto pointer = "/" + name;
    for (auto& c : pointer)
        if (c == '.') c = '/';
    return "invalid_policy: " + name + " " + std::string{cause} + " (at " + pointer + ")";
}

}  // namespace

TEST_CASE("every constant has its name and its default") {
    auto text = std::string{"\n"};
    auto p = policy{};
    for_each_constant(p, [&text](const std::string& name, auto number) {
        text += name + " " + written(number) + "\n";
    });
    CHECK(text == defaults);
}

TEST_CASE("the names of constants are unique") {
    auto names = std::vector<std::string>{};
    const auto p = policy{};
    for_each_constant(p, [&names](const std::string& name, auto) { names.push_back(name); });
    CHECK(std::set<std::string>(names.begin(), names.end()).size() == names.size());
}

TEST_CASE("the default policy is in its ranges") { CHECK(check(policy{}).ok()); }

TEST_CASE("each constant can be changed through its name, and makes another policy") {
    auto count = std::size_t{0};
    const auto unchanged = policy{};
    for_each_constant(unchanged, [&count](const std::string&, auto) { ++count; });
    for (std::size_t chosen = 0; chosen < count; ++chosen) {
        auto p = policy{};
        auto i = std::size_t{0};
        for_each_constant(p, [&](const std::string&, auto& number) {
            if (i++ == chosen) number += 1;
        });
        CHECK_FALSE(p == unchanged);
    }
}

// ---- ranges ----

TEST_CASE("a constant is finite and at most a million, each of them") {
    const auto p = policy{};
    for_each_constant(p, [](const std::string& name, auto number) {
        const auto cause = "must be finite, at most a million";
        CHECK(with(name, 1'000'001) == refused(name, cause));
        CHECK(with(name, -1'000'001) == refused(name, cause));
        if constexpr (std::is_same_v<decltype(number), double>) {
            CHECK(with(name, std::numeric_limits<double>::quiet_NaN()) == refused(name, cause));
            CHECK(with(name, std::numeric_limits<double>::infinity()) == refused(name, cause));
        } else {
            CHECK(with(name, -1) == refused(name, "must not be negative"));
        }
    });
}

TEST_CASE("the first constant that is out of range is the one that is named") {
    CHECK(after([](policy& p) {
              p.trust.other_area = 2;
              p.trust.hysteresis = -1;
          }) == refused("trust.other_area", "is a share, 0 to 1"));
}

TEST_CASE("a base rate is below 1, and with the prior's weight worth at least a quarter") {
    for (const auto* d : {"sincerity", "credibility", "competence"}) {
        const auto name = "trust.base_rate." + std::string{d};
        CHECK(with(name, .999) == "ok");
        CHECK(with(name, 1) == refused(name, "must be below 1"));
        CHECK(with(name, .125) == "ok");
        CHECK(with(name, .124) == refused(name, "times trust.prior_weight must be at least .25"));
    }
    CHECK(with("trust.prior_weight", .85) == "ok");
    CHECK(with("trust.prior_weight", .8) ==
          refused("trust.base_rate.credibility", "times trust.prior_weight must be at least .25"));
}

TEST_CASE("a prior that weighs less than nothing is refused, whatever the base rates") {
    CHECK(after([](policy& p) {
              p.trust.prior_weight = -2;
              p.trust.base_rate = {-.5, -.3, -.5};
          }) == refused("trust.prior_weight", "must be above 0"));
}

TEST_CASE("a half-life is at least a week") {
    for (const auto* name :
         {"trust.half_life.sincerity", "trust.half_life.credibility", "trust.half_life.competence",
          "revealed.half_life", "rhythm.adherence_half_life"}) {
        CHECK(with(name, 7) == "ok");
        CHECK(with(name, 6.9) == refused(name, "must be at least 7 days"));
    }
}

TEST_CASE("losses weigh at least as much as gains") {
    for (const auto* name : {"trust.loss_factor.sincerity", "trust.loss_factor.credibility",
                             "trust.loss_factor.competence", "revealed.loss_factor"}) {
        CHECK(with(name, 1) == "ok");
        CHECK(with(name, .9) == refused(name, "must be at least 1"));
    }
}

TEST_CASE("what another area counts is a share") {
    CHECK(with("trust.other_area", 0) == "ok");
    CHECK(with("trust.other_area", 1) == "ok");
    CHECK(with("trust.other_area", -.1) == refused("trust.other_area", "is a share, 0 to 1"));
    CHECK(with("trust.other_area", 1.1) == refused("trust.other_area", "is a share, 0 to 1"));
}

TEST_CASE("the rung while locked is a rung") {
    CHECK(with("trust.locked_rung", 1) == "ok");
    CHECK(with("trust.locked_rung", 7) == "ok");
    CHECK(with("trust.locked_rung", 0) == refused("trust.locked_rung", "is 1 to 7"));
    CHECK(with("trust.locked_rung", 8) == refused("trust.locked_rung", "is 1 to 7"));
}

TEST_CASE("gates rise, each above the one before, all between 0 and 1") {
    const auto cause = "must lie above the gate before it, below 1";
    CHECK(with("trust.gates.sell", 0) == refused("trust.gates.sell", cause));
    CHECK(with("trust.gates.sell", .35) == refused("trust.gates.consult", cause));
    CHECK(with("trust.gates.consult", .25) == refused("trust.gates.consult", cause));
    CHECK(with("trust.gates.agree", .35) == refused("trust.gates.agree", cause));
    CHECK(with("trust.gates.advise", .45) == refused("trust.gates.advise", cause));
    CHECK(with("trust.gates.inquire", .55) == refused("trust.gates.inquire", cause));
    CHECK(with("trust.gates.delegate", .65) == refused("trust.gates.delegate", cause));
    CHECK(with("trust.gates.delegate", 1) == refused("trust.gates.delegate", cause));
    CHECK(with("trust.gates.delegate", .99) == "ok");
}

TEST_CASE("a good deed does not weigh against, in any dimension") {
    for (const auto* deed :
         {"update_on_time", "promise_kept", "bad_news_first", "result_met", "burden_eased",
          "experiment_closed", "credit_shared", "feedback_applied"})
        for (const auto* d : {"sincerity", "credibility", "competence"}) {
            const auto kind = "trust.weights." + std::string{deed};
            CHECK(with(kind + "." + d, -.01) == refused(kind, "must not be negative"));
        }
}

TEST_CASE("a lapse does not weigh for, in any dimension") {
    for (const auto* lapse : {"update_late", "slip_warned", "surprise", "concealment",
                              "experiment_overrun", "deception"})
        for (const auto* d : {"sincerity", "credibility", "competence"}) {
            const auto kind = "trust.weights." + std::string{lapse};
            CHECK(with(kind + "." + d, .01) == refused(kind, "must not be positive"));
        }
}

TEST_CASE("of two ways to meet a lapse the honest one is never the dearer") {
    const auto pair = [](std::string better, const std::string& worse, std::string_view constant,
                         double value) {
        better = "trust.weights." + better;
        CHECK(with(constant, value) == refused(better, "must be at least " + worse));
    };
    pair("promise_exceeded", "promise_kept", "trust.weights.promise_exceeded.competence", .49);
    pair("promise_exceeded", "promise_kept", "trust.weights.promise_kept.credibility", 1.26);
    pair("update_late", "update_missed", "trust.weights.update_late.credibility", -.51);
    pair("update_late", "update_missed", "trust.weights.update_missed.credibility", -.24);
    pair("slip_warned", "unwarned_miss", "trust.weights.slip_warned.credibility", -1.01);
    pair("slip_warned", "unwarned_miss", "trust.weights.unwarned_miss.competence", .01);
    pair("result_owned", "result_missed", "trust.weights.result_owned.competence", -.51);
    pair("result_owned", "result_missed", "trust.weights.result_missed.sincerity", .51);
    pair("result_missed", "result_disowned", "trust.weights.result_missed.competence", -.51);
    pair("result_missed", "result_disowned", "trust.weights.result_disowned.sincerity", .01);
}

TEST_CASE("what a formula divides by is above zero") {
    for (const auto* name :
         {"control.ask_prior", "control.ask_prior_wd", "control.ask_scale", "control.detail_prior",
          "control.direction_prior", "control.signoff_prior", "rhythm.period_wd.day",
          "rhythm.period_wd.week", "rhythm.period_wd.month", "rhythm.period_wd.year",
          "rhythm.limit_share", "rhythm.limit_min_wd", "weaning.prior_wd",
          "weaning.relapse_share"}) {
        CHECK(with(name, 0) == refused(name, "must be above 0"));
        CHECK(with(name, .001) == "ok");
    }
}

TEST_CASE("margins, grace and hysteresis are not negative") {
    for (const auto* name : {"trust.hysteresis", "revealed.margin", "rhythm.grace_wd"}) {
        CHECK(with(name, 0) == "ok");
        CHECK(with(name, -.01) == refused(name, "must not be negative"));
    }
}

TEST_CASE("the marks of control are in order") {
    CHECK(with("control.low", .6) == "ok");
    CHECK(with("control.low", .61) == refused("control.low", "must not be above control.high"));
    CHECK(with("control.decision_prior", 1) == "ok");
    CHECK(with("control.decision_prior", .9) ==
          refused("control.decision_prior", "must be at least control.signoff_prior"));
}

TEST_CASE("what is taken as seen is above nothing, and at most all") {
    const auto cause = "must be above 0, at most what it is of";
    for (const auto* name :
         {"anticipate.link_hits", "anticipate.periodic_hits", "anticipate.situation_hits"}) {
        CHECK(with(name, 0) == refused(name, cause));
        CHECK(with(name, 2) == "ok");
        CHECK(with(name, 2.1) == refused(name, cause));
    }
}

TEST_CASE("the probabilities of anticipation are shares, its windows at most 250 wd") {
    for (const auto* name : {"anticipate.regularity", "anticipate.periodic_most",
                             "anticipate.pressure_most", "anticipate.announced"}) {
        CHECK(with(name, 1) == "ok");
        CHECK(with(name, 1.1) == refused(name, "is a share, 0 to 1"));
    }
    for (const auto* name : {"anticipate.lead_wd", "anticipate.ask_window_wd",
                             "anticipate.rate_window_wd", "anticipate.situation_wd"}) {
        CHECK(with(name, 250) == "ok");
        CHECK(with(name, 251) == refused(name, "is at most 250 wd"));
    }
}

TEST_CASE("a cue weighs no more than words, a frenemy no more than a competitor") {
    CHECK(with("anticipate.cue", 1.1) ==
          refused("anticipate.said", "must be at least anticipate.cue"));
    CHECK(with("anticipate.frenemy", .3) ==
          refused("anticipate.competitor", "must be at least anticipate.frenemy"));
}
