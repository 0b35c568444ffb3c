// SPDX-License-Identifier: BSL-1.0
#include <upward/anticipate/calibration.hpp>

#include <upward/anticipate/foresee.hpp>

#include "support/build.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

ask an_ask(std::string topic) { return {{{"bo"}}, {{"ana"}}, std::move(topic)}; }

/// The topic is asked for each weekday, so that whoever looks sees it coming.
log_builder mondays(int weeks) {
    auto log = a_log().ana_and_bo("2026-01-05");
    for (int i = 0; i < weeks; ++i) {
        const auto d = iso(on("2026-01-05") + 7 * i);
        log.entry("a-" + d, d, an_ask("budget"));
    }
    return log;
}

calibration_answer calibrated(const log_builder& log, std::string_view iso_day,
                              std::int32_t days = 5) {
    const auto now = state_on(log, iso_day);
    return calibration_of(now, policy{}, {.days = {days}});
}

forecast said(std::string topic, std::int32_t days, double p) {
    return {std::move(topic), {days}, {p}};
}

}  // namespace

TEST_SUITE("a calibration") {
    TEST_CASE("has nothing to say before a window is over") {
        CHECK(calibrated(a_log(), "2026-02-20").replayed.forecasts == 0);
        const auto young = calibrated(mondays(1), "2026-01-09");
        CHECK(young.replayed.forecasts == 0);
        CHECK_FALSE(young.from);
        CHECK(young.verdict == calibration_verdict::too_few);
    }

    TEST_CASE("scores each working day whose window is over, from the first ask on") {
        const auto a = calibrated(mondays(2), "2026-01-14");
        // Forecasts of 01-05, 06 and 07, whose five days end by 01-14; each meets the ask of 01-12.
        CHECK(a.replayed.forecasts == 3);
        CHECK(a.replayed.came == 3);
        CHECK(iso(to_day_number(*a.from)) == "2026-01-05");
        CHECK(iso(to_day_number(*a.to)) == "2026-01-07");
    }

    // What a brute force would do: ask every day's own state, and look into the days after it.
    TEST_CASE("replays what each day's own state would have said") {
        for (std::uint64_t seed = 1; seed <= 6; ++seed) {
            auto roll = dice{seed};
            auto log = a_log().ana_and_bo("2026-01-05");
            for (auto d = on("2026-01-05"); d < on("2026-03-20"); ++d)
                for (const auto* topic : {"budget", "hiring"})
                    if (roll.once_in(4)) log.entry(topic + iso(d), iso(d), an_ask(topic));
            const auto horizon = roll.between(1, 6);
            const auto whole = state_on(log, "2026-03-27");
            const auto& free = whole.calendar();
            auto squares = 0.0;
            auto count = 0, came = 0;
            for (auto d = on("2026-01-05"); free.add(d, horizon) <= whole.as_of();
                 d = free.next(d + 1))
                for (const auto& f : forecasts_of(state_on(log, iso(d)), policy{}, horizon)) {
                    auto asked = false;
                    for (const auto& a : whole.all<ask>()) {
                        const auto counts = free.next(a.day);
                        asked = asked || (a->topic == f.topic && counts > d &&
                                          counts <= free.add(d, horizon));
                    }
                    ++count, came += asked;
                    squares += (f.p - asked) * (f.p - asked);
                }
            const auto a = calibration_of(whole, policy{}, {.days = {horizon}});
            INFO(seed);
            CHECK(a.replayed.forecasts == count);
            CHECK(a.replayed.came == came);
            CHECK(std::abs(*a.replayed.brier - squares / count) < 1e-9);
        }
    }

    TEST_CASE("sets a topic that was told first and not asked for apart") {
        auto log = a_log().ana_and_bo("2026-01-05");
        log.entry("a", "2026-01-05", an_ask("budget"));
        log.entry("w", "2026-01-05", work_item{"Budget", {{"ana"}}, "budget"});
        log.entry("u", "2026-01-07", update{.subjects = {{{"w"}}}});
        const auto a = calibrated(log, "2026-01-12");
        CHECK(a.replayed.prevented == 1);  // of 01-05; no other window is over
        CHECK(a.replayed.forecasts == 0);
    }

    TEST_CASE("scores what was kept: of its horizon, the first of a topic and day") {
        auto log = mondays(3);
        log.entry("k-1", "2026-01-06", said("budget", 5, .9));
        log.entry("k-2", "2026-01-06", said("budget", 5, .1));   // said again
        log.entry("k-3", "2026-01-06", said("budget", 1, .1));   // another horizon
        log.entry("k-4", "2026-01-20", said("budget", 5, .2));   // open still
        log.entry("k-5", "2026-01-06", said("weather", 5, .3));  // which nobody speaks of
        const auto a = calibrated(log, "2026-01-23");
        CHECK(a.kept.forecasts == 2);
        CHECK(a.kept.came == 1);
        CHECK(rounded(*a.kept.brier, 4) == .05);  // (.01 + .09)/2
        CHECK(a.kept.hits == 1);
        CHECK(a.kept.false_alarms == 0);
        REQUIRE(a.topics.size() == 2);
        CHECK(a.topics[1].topic == "weather");
        CHECK(a.topics[1].kept.forecasts == 1);
        CHECK(a.topics[1].replayed.forecasts == 0);
        CHECK(rounded(*calibrated(log, "2026-01-23", 1).kept.brier, 4) == .01);
    }

    TEST_CASE("says that they are better than the own rate where they are") {
        auto log = a_log().ana_and_bo("2024-01-01");
        // Months of asks, months of silence: whoever forgets knows better than a running rate.
        for (auto d = on("2024-01-01"); d < on("2026-09-01"); ++d)
            if ((d - on("2024-01-01")) / 84 % 2 == 0)
                log.entry("a-" + iso(d), iso(d), an_ask("budget"));
        const auto a = calibrated(log, "2026-09-30");
        CHECK(a.verdict == calibration_verdict::better);
        CHECK(*a.replayed.skill > .1);
        CHECK(a.replayed.hits > 0);
    }

    // Chance alone has no pattern to find: of many such logs few may seem to have one.
    TEST_CASE("does not take chance for skill") {
        auto better = 0;
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            auto roll = dice{seed};
            auto log = a_log().ana_and_bo("2026-01-05");
            for (auto d = on("2026-01-05"); d < on("2026-05-01"); ++d)
                for (const auto* topic : {"budget", "hiring"})
                    if (roll.once_in(6)) log.entry(topic + iso(d), iso(d), an_ask(topic));
            better += calibrated(log, "2026-05-08").verdict == calibration_verdict::better;
        }
        CHECK(better <= 4);
    }

    TEST_CASE("reads nothing that is dated after the forecast") {
        auto log = mondays(8);
        const auto before = calibrated(log, "2026-03-02");
        log.entry("later", "2026-03-03", an_ask("budget"));
        log.entry("l", "2026-03-03", leave{{{"bo"}}, day("2026-03-04"), day("2026-03-20")});
        CHECK(*calibrated(log, "2026-03-02").replayed.brier == *before.replayed.brier);
    }

    TEST_CASE("looks back on ten years at most, however long the log") {
        auto log = a_log().ana_and_bo("1400-01-06");
        log.entry("a", "1400-01-08", an_ask("budget"));
        for (auto d = on("9985-01-04"); d < on("9999-12-01"); d += 28)
            log.entry("a-" + iso(d), iso(d), an_ask("budget"));
        const auto a = calibrated(log, "9999-12-20");
        CHECK(a.replayed.forecasts > 2500);
        CHECK(a.replayed.forecasts <= replay_wd);
    }
}
