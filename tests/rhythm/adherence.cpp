// SPDX-License-Identifier: BSL-1.0
#include <upward/rhythm/adherence.hpp>

#include "rhythm/arrange.hpp"
#include "rhythm/history.hpp"

#include <upward/trust/trust.hpp>

#include <doctest/doctest.h>

using namespace upward;
using namespace upward_tests;

namespace {

std::optional<double> adherence_on(const std::vector<outcome>& outcomes, std::string_view iso) {
    return adherence<double>(outcomes, on(iso), rhythm_policy{});
}

double of(const log_builder& log, std::string_view iso) {
    return rounded(adherence_on(outcomes_on(log, iso), iso).value_or(-1), 4);
}

/// On its due day.
outcome settled_at(std::string_view due, double score) {
    return scored("o-" + std::string{due}, on(due), score, on(due));
}

}  // namespace

TEST_SUITE("adherence is the mean score of the known outcomes, newer ones counting more") {
    TEST_CASE("there is none before the first outcome") {
        CHECK_FALSE(adherence_on({}, "2026-01-05").has_value());
        const auto log = agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY")}});
        CHECK_FALSE(adherence_on(outcomes_on(log, "2026-01-07"), "2026-01-07").has_value());
        CHECK(of(log, "2026-01-08") == 0);
    }

    TEST_CASE("nine on time and one 1 wd late of limit 2.5, all due the same day") {
        auto outcomes = std::vector<outcome>(9, settled_at("2026-01-05", 1));
        outcomes.push_back(settled_at("2026-01-05", 1 - 1 / 2.5));
        CHECK(rounded(*adherence_on(outcomes, "2026-01-06"), 4) == .96);
    }

    TEST_CASE("the same, from ten rules") {
        auto log = log_builder{};
        auto rules = std::vector<named_rule>{};
        for (const auto* name : {"a", "b", "c", "d", "e", "f", "g", "h", "i"})
            rules.push_back({name, a_rule("FREQ=WEEKLY").channel("chat")});
        rules.push_back({"j", a_rule("FREQ=WEEKLY").channel("mail")});
        log = agreed("2026-01-05", rules);
        log.entry("n", "2026-01-05", update{.channel = "chat"})
            .entry("m", "2026-01-06", update{.channel = "mail"});
        CHECK(of(log, "2026-01-06") == .96);
    }

    TEST_CASE("an outcome half as new counts half") {
        const auto outcomes = std::vector{settled_at("2026-01-05", 1), settled_at("2026-02-04", 0)};
        CHECK(rounded(*adherence_on(outcomes, "2026-02-04"), 4) == .3333);
        CHECK(rounded(*adherence_on(outcomes, "2027-02-04"), 4) == .3333);
    }

    TEST_CASE("age runs from the due day, not from the day it is known") {
        const auto late = scored("o", on("2026-01-05"), 0, on("2026-01-19"));
        CHECK(rounded(*adherence_on({late, settled_at("2026-02-04", 1)}, "2026-02-04"), 4) ==
              .6667);
    }

    TEST_CASE("what is known later does not count yet") {
        const auto outcomes = std::vector{settled_at("2026-01-05", 1),
                                          scored("o", on("2026-01-05"), 0, on("2026-01-08"))};
        CHECK(*adherence_on(outcomes, "2026-01-07") == 1);
        CHECK(*adherence_on(outcomes, "2026-01-08") == .5);
    }

    TEST_CASE("until its due day an early delivery has age 0") {
        const auto early = scored("o", on("2026-03-06"), 1, on("2026-02-04"));
        CHECK(rounded(*adherence_on({settled_at("2026-01-05", 0), early}, "2026-02-04"), 4) ==
              .6667);
        CHECK(rounded(*adherence_on({settled_at("2026-02-04", 0), early}, "2026-03-06"), 4) ==
              .6667);
    }

    TEST_CASE(".4769 under stack, .3774 under realign") {
        const auto log = [](const a_rule& r) {
            return agreed("2026-01-20", {{"notes", r}}).add(updates({"2026-01-22", "2026-01-30"}));
        };
        const auto rule = a_rule("FREQ=WEEKLY;BYDAY=MO,TH").start("2026-01-20").limit(1.25);
        CHECK(of(log(a_rule{rule}.stack()), "2026-01-30") == .4769);
        CHECK(of(log(rule), "2026-01-30") == .3774);
    }

    TEST_CASE("one of 25 missed, on the due day of the last") {
        auto log =
            agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY;BYDAY=MO,TH").limit(2).stack()}});
        for (auto n = on("2026-01-05"); n <= on("2026-03-30"); ++n)
            if ((weekday_of(n) == weekday::MO || weekday_of(n) == weekday::TH) &&
                n != on("2026-01-19"))
                log.entry("on-" + iso(n), iso(n), update{});
        CHECK(of(log, "2026-03-30") == .9821);
    }

    TEST_CASE("an extra note before Thursday's lowers neither A nor E") {
        const auto log = agreed("2026-03-02", {{"notes", a_rule("FREQ=WEEKLY;BYDAY=TH")}})
                             .add(updates({"2026-03-12"}));
        auto more = log;
        more.add(updates({"2026-03-11"}));
        for (const auto* iso_day : {"2026-03-11", "2026-03-12", "2026-03-13", "2026-03-25"}) {
            INFO(iso_day);
            CHECK(of(more, iso_day) >= of(log, iso_day));
            const auto trust_with = trust_of(*scene{more, iso_day}, {});
            const auto trust_without = trust_of(*scene{log, iso_day}, {});
            CHECK(trust_with.dimensions.credibility.e >= trust_without.dimensions.credibility.e);
        }
        CHECK(of(more, "2026-03-12") == of(log, "2026-03-12"));
    }
}

TEST_SUITE("an adherence has its trace") {
    TEST_CASE("which names deliveries, obligations and the half-life, and recomputes to it") {
        const auto log =
            agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY")}}).add(updates({"2026-01-06"}));
        const auto outcomes = outcomes_on(log, "2026-01-19");
        const auto traced_value = adherence<traced>(outcomes, on("2026-01-19"), rhythm_policy{});
        REQUIRE(traced_value.has_value());
        CHECK(traced_value->value() == *adherence_on(outcomes, "2026-01-19"));
        CHECK(recompute(traced_value->tree()) == traced_value->value());

        const auto& ratio = traced_value->tree();
        REQUIRE(ratio.op == trace_op::ratio);
        REQUIRE(ratio.parts.at(0).op == trace_op::sum);
        const auto& first = ratio.parts.at(0).parts.at(0);
        CHECK(first.op == trace_op::product);
        CHECK(first.parts.at(0).of == "on-2026-01-06");
        CHECK(first.parts.at(0).value == .6);
        CHECK(first.parts.at(1).op == trace_op::decay);
        CHECK(first.parts.at(1).parts.at(0).of == "notes@2026-01-05");
        CHECK(first.parts.at(1).parts.at(0).value == 14);
        CHECK(first.parts.at(1).parts.at(1).of == "rhythm.adherence_half_life");
    }

    TEST_CASE("of one outcome alone it is no sum, and recomputes all the same") {
        const auto alone = std::vector{settled_at("2026-01-05", .6)};
        const auto traced_value = adherence<traced>(alone, on("2026-01-19"), rhythm_policy{});
        CHECK(recompute(traced_value->tree()) == traced_value->value());
    }
}

TEST_SUITE("the running adherence is the same number, day by day") {
    TEST_CASE("over random outcomes, early, late and missed") {
        auto roll = dice{30};
        for (int world = 0; world < 60; ++world) {
            auto outcomes = std::vector<outcome>{};
            for (int i = roll.between(1, 12); i > 0; --i) {
                const auto due = roll.between(0, 60);
                outcomes.push_back(scored("o-" + std::to_string(i), due,
                                          roll.one_of(std::vector{0., .2, .6, 1.}),
                                          due + roll.between(-5, 12)));
            }
            std::sort(outcomes.begin(), outcomes.end(),
                      [](const auto& a, const auto& b) { return a.known < b.known; });
            auto running = running_adherence{30};
            auto next = outcomes.begin();
            for (auto day = -6; day < 80; ++day) {
                running.next_day(day);
                for (; next != outcomes.end() && next->known <= day; ++next)
                    running.take(*next, day);
                const auto whole = adherence<double>(outcomes, day, rhythm_policy{});
                CHECK(running.reaches(-1) == whole.has_value());
                if (!whole) continue;
                CHECK(running.reaches(*whole));
                CHECK_FALSE(running.reaches(*whole + 1e-8));
            }
        }
    }
}
