// SPDX-License-Identifier: BSL-1.0
#include <upward/anticipate/forecast_score.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <random>

using namespace upward;

TEST_CASE("the Brier score is the mean squared error") {
    auto tally = forecast_tally{.5};
    tally.add(.9, true, .5);
    tally.add(.6, true, .5);
    tally.add(.3, false, .5);
    tally.add(.1, false, .5);
    const auto s = tally.score();
    CHECK(rounded(*s.brier, 4) == .0675);
    CHECK(*s.own_rate_brier == .25);
    CHECK(rounded(*s.skill, 4) == .73);
    CHECK(s.forecasts == 4);
    CHECK(s.came == 2);
    CHECK(s.hits == 2);
    CHECK(s.false_alarms == 0);
    CHECK_FALSE(s.hits_per_false_alarm);
    CHECK(rounded(*s.calibration_error, 4) == .225);  // (.1 + .4 + .3 + .1)/4
}

TEST_CASE("without a forecast there is nothing to say") {
    auto tally = forecast_tally{.5};
    tally.add_prevented();
    const auto s = tally.score();
    CHECK(s.prevented == 1);
    CHECK(s.forecasts == 0);
    CHECK_FALSE(s.brier);
    CHECK_FALSE(s.skill);
    CHECK_FALSE(s.calibration_error);
    CHECK(s.bins.empty());
}

TEST_CASE("an alarm is a probability of one half or more") {
    auto tally = forecast_tally{.5};
    tally.add(.5, true, .5);
    tally.add(.4999, true, .5);
    tally.add(.8, false, .5);
    tally.add(.7, true, .5);
    const auto s = tally.score();
    CHECK(s.hits == 2);
    CHECK(s.false_alarms == 1);
    CHECK(*s.hits_per_false_alarm == 2);
}

TEST_CASE("each probability has its bin, 1 the last one") {
    auto tally = forecast_tally{.5};
    for (const auto p : {0.0, .05, .1, .95, 1.0}) tally.add(p, p > .9, .5);
    const auto bins = tally.score().bins;
    REQUIRE(bins.size() == 3);
    CHECK(bins[0].forecasts == 2);
    CHECK(bins[0].share_that_came == 0);
    CHECK(bins[1].from == .1);
    CHECK(bins[2].forecasts == 2);
    CHECK(rounded(bins[2].mean_p, 4) == .975);
    CHECK(bins[2].share_that_came == 1);
}

TEST_CASE("forecasts that say the truth about chance are calibrated") {
    auto chance = std::mt19937_64{7};
    auto tally = forecast_tally{.5};
    for (int i = 0; i < 200000; ++i) {
        const auto p = static_cast<double>(chance() >> 11) * 0x1p-53;
        const auto draw = static_cast<double>(chance() >> 11) * 0x1p-53;
        tally.add(p, draw < p, .5);
    }
    const auto s = tally.score();
    CHECK(*s.calibration_error < .01);
    CHECK(std::abs(*s.brier - 1. / 6) < .002);
    CHECK(std::abs(*s.skill - 1. / 3) < .01);
}

TEST_CASE("a stream's own rate begins at that of all, and all begin at a prior") {
    CHECK(own_rate({}, {}, 1) == .2);
    CHECK(own_rate({}, {}, 5) == .5);
    CHECK(own_rate({}, {10, 10}, 1) == .6);
    CHECK(own_rate({5, 0}, {10, 10}, 1) == .3);
    CHECK(own_rate({95, 95}, {10, 0}, 5) == (95 + 5 * .25) / 100);
}
