// SPDX-License-Identifier: BSL-1.0
#include <upward/anticipate/learned_rate.hpp>

#include "support/build.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

constexpr const char* topics[] = {"budget", "hiring", "delivery"};

ask an_ask(std::string topic) { return {{{"bo"}}, {{"ana"}}, std::move(topic)}; }

/// Asks at random over some weeks from 2026-01-05, with free days, leaves and, at times, another
/// boss.
log_builder any_asks(dice& roll, std::int32_t days) {
    auto log = a_log().ana_and_bo("2026-01-05");
    const auto begin = on("2026-01-05");
    for (auto d = begin; d < begin + days; ++d) {
        const auto day = iso(d);
        for (const auto* topic : topics)
            if (roll.once_in(5)) log.entry(std::string{"a-"} + topic + day, day, an_ask(topic));
        if (roll.once_in(40))
            log.entry("l-" + day, day,
                      leave{roll.once_in(2) ? ref<person>{{"bo"}} : ref<person>{{"ana"}},
                            to_date(d + roll.between(-9, 9)), to_date(d + roll.between(9, 14))});
    }
    return log;
}

/// Asked for the budget on every day from 2026-01-05 to the day before `end`.
log_builder asked_daily_until(std::string_view end) {
    auto log = a_log().ana_and_bo("2026-01-05");
    for (auto d = on("2026-01-05"); d < on(end); ++d)
        log.entry("a-" + iso(d), iso(d), an_ask("budget"));
    return log;
}

/// What is asked of a rate at the end of a day: of each topic, at horizons 1, 5 and 20.
std::vector<double> chances(learned_rate& rates, const state& now, day_number day) {
    rates.pass_to(day);
    const auto line = lines{now}.on(day);
    const auto history = ask_history{now, line};
    auto all = std::vector<double>{};
    for (const auto* topic : topics)
        for (const auto horizon : {1, 5, 20}) {
            const auto q = rate_query{
                topic, day, horizon, history.on_topic(0, topic), &line.there.both, history.start()};
            all.push_back(rates.probability(q));
            CHECK(all.back() > 0);
            CHECK(all.back() < 1);
            CHECK(recompute(rates.explained(q).tree()) == all.back());
        }
    return all;
}

}  // namespace

TEST_SUITE("the learned rate") {
    TEST_CASE("of a topic that nobody has asked for is the reference") {
        const auto log =
            a_log().ana_and_bo("2026-01-05").entry("a", "2026-01-08", an_ask("budget"));
        const auto now = state_on(log, "2026-01-30");
        const auto p = policy{};
        auto rates = learned_rate{now, p};
        rates.pass_to(now.as_of());
        const auto line = lines{now}.on(now.as_of());
        const auto q =
            rate_query{"hiring", now.as_of(), 5, nullptr, &line.there.both, line.who.start};
        CHECK(rates.probability(q) == reference_rate{p.anticipate}.probability(q));
        CHECK(rates.because(q).size() == 1);
    }

    TEST_CASE("falls in silence, and rises with asks") {
        auto log = asked_daily_until("2026-01-26");
        const auto now = state_on(log, "2026-03-27");
        const auto p = policy{};
        auto rates = learned_rate{now, p};
        const auto week = [&](std::string_view iso_day) {
            return chances(rates, now, on(iso_day))[1];
        };
        const auto young = week("2026-01-06"), asked = week("2026-01-23"),
                   silent = week("2026-02-06"), long_silent = week("2026-03-27");
        CHECK(asked > young);
        CHECK(asked > .9);
        CHECK(silent < asked);
        CHECK(long_silent < silent);
        CHECK(long_silent < .35);
    }

    TEST_CASE("of a day is the same whatever is entered for later days") {
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            auto roll = dice{seed};
            const auto log = any_asks(roll, 90);
            const auto whole = state_on(log, "2026-04-10");
            const auto p = policy{};
            auto rates = learned_rate{whole, p};
            for (auto d = on("2026-01-05"); d <= on("2026-04-10"); d += roll.between(1, 9)) {
                const auto cut = state_on(log, iso(d));
                auto of_that_day = learned_rate{cut, p};
                INFO(seed, " ", iso(d));
                CHECK(chances(rates, whole, d) == chances(of_that_day, cut, d));
            }
        }
    }

    TEST_CASE("is the same passed to day by day or at once, and over years of silence") {
        auto roll = dice{5};
        auto log = any_asks(roll, 60);
        log.entry("much-later", "2031-06-02", an_ask("budget"));
        const auto now = state_on(log, "2031-06-20");
        const auto p = policy{};
        auto daily = learned_rate{now, p}, at_once = learned_rate{now, p};
        for (auto d = on("2026-01-05"); d < now.as_of(); ++d) daily.pass_to(d);
        CHECK(chances(daily, now, now.as_of()) == chances(at_once, now, now.as_of()));
    }

    TEST_CASE("begins anew with another boss") {
        auto log = asked_daily_until("2026-02-02");
        log.entry("eve", "2026-02-02", person{.name = "Eve", .role = person_role::boss});
        log.entry("ana-and-eve", "2026-02-02",
                  relationship{{{"ana"}}, {{"eve"}}, {}, day("2026-02-02")});
        log.entry("e-1", "2026-02-03", ask{{{"eve"}}, {{"ana"}}, "budget"});
        const auto now = state_on(log, "2026-02-04");
        auto fresh = a_log().entry("ana", "2026-02-02", person{.name = "Ana Reis"});
        fresh.entry("eve", "2026-02-02", person{.name = "Eve", .role = person_role::boss});
        fresh.entry("ana-and-eve", "2026-02-02",
                    relationship{{{"ana"}}, {{"eve"}}, {}, day("2026-02-02")});
        fresh.entry("e-1", "2026-02-03", ask{{{"eve"}}, {{"ana"}}, "budget"});
        const auto other = state_on(fresh, "2026-02-04");
        const auto p = policy{};
        auto rates = learned_rate{now, p}, alone = learned_rate{other, p};
        CHECK(chances(rates, now, now.as_of()) == chances(alone, other, other.as_of()));
    }

    TEST_CASE("names what weighs most, the strongest first") {
        auto log = asked_daily_until("2026-02-02");
        const auto now = state_on(log, "2026-02-27");
        const auto p = policy{};
        auto rates = learned_rate{now, p};
        rates.pass_to(now.as_of());
        const auto line = lines{now}.on(now.as_of());
        const auto history = ask_history{now, line};
        const auto because = rates.because({"budget", now.as_of(), 5, history.on_topic(0, "budget"),
                                            &line.there.both, history.start()});
        REQUIRE(because.size() >= 2);
        CHECK(because[0].key == "need.rate");
        CHECK(because[1].key == "need.term");
        CHECK(std::get<std::string>(because[1].arguments.at("feature")) == "volume");
        CHECK(std::get<double>(because[1].arguments.at("odds")) > 1);
        for (std::size_t i = 2; i < because.size(); ++i)
            CHECK(std::get<double>(because[i].arguments.at("odds")) <=
                  std::get<double>(because[1].arguments.at("odds")));
    }
}
