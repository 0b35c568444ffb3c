// SPDX-License-Identifier: BSL-1.0
#include <upward/rhythm/asks.hpp>

#include "rhythm/arrange.hpp"

#include <doctest/doctest.h>

using namespace upward;
using namespace upward_tests;

namespace {

ask asks(std::string topic) { return {{{"bo"}}, {{"ana"}}, std::move(topic)}; }

/// "2026-01-06 out; 2026-01-07 in": the days that asks count on, and whether in rhythm.
std::string counted_on(const log_builder& log, std::string_view iso_day,
                       const calendar_definition& calendar = {}) {
    auto text = std::string{};
    const auto seen = scene{log, iso_day, {}, calendar};
    for (const auto& a : seen->asks)
        text += (text.empty() ? "" : "; ") + iso(a.day) + (a.in_rhythm ? " in" : " out") +
                (a.chases.empty() ? "" : ", chasing " + a.chases);
    return text;
}

log_builder ana_and_bo() { return a_log().ana_and_bo("2026-01-05"); }

/// A note on "progress" each Monday from 2026-01-05.
log_builder mondays() {
    return agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY").topic("progress")}});
}

}  // namespace

TEST_SUITE("the boss's asks of the report count, on a day when both are there") {
    TEST_CASE("not those of others, nor those of others asked") {
        const auto log = ana_and_bo()
                             .entry("a", "2026-01-06", asks("budget"))
                             .entry("b", "2026-01-06", ask{{{"carla"}}, {{"ana"}}, "budget"})
                             .entry("c", "2026-01-06", ask{{{"bo"}}, {{"carla"}}, "budget"})
                             .entry("d", "2026-01-06", ask{{{"ana"}}, {{"bo"}}, "budget"});
        CHECK(counted_on(log, "2026-01-06") == "2026-01-06 out");
    }

    TEST_CASE("in a log without a relationship everybody's") {
        CHECK(counted_on(a_log().entry("b", "2026-01-06", ask{{{"x"}}, {{"y"}}, "budget"}),
                         "2026-01-06") == "2026-01-06 out");
    }

    TEST_CASE("not before the relationship began, which may be a free day") {
        const auto log = a_log()
                             .ana_and_bo("2026-01-10")
                             .entry("a", "2026-01-09", asks("budget"))
                             .entry("b", "2026-01-10", asks("budget"));
        CHECK(counted_on(log, "2026-01-12") == "2026-01-12 out");
    }

    TEST_CASE("one on a free day counts on the next working day, once that has come") {
        const auto log = ana_and_bo().entry("a", "2026-01-10", asks("budget"));
        CHECK(counted_on(log, "2026-01-11") == "");
        CHECK(counted_on(log, "2026-01-12") == "2026-01-12 out");
        CHECK(counted_on(log, "2026-01-13", holidays({"2026-01-12"})) == "2026-01-13 out");
    }

    TEST_CASE("one while either is away counts on the next day of both") {
        const auto away = [](const char* who) {
            return ana_and_bo()
                .entry("away", "2026-01-05", leave{{{who}}, day("2026-01-07"), day("2026-01-09")})
                .entry("a", "2026-01-08", asks("budget"));
        };
        CHECK(counted_on(away("bo"), "2026-01-12") == "2026-01-12 out");
        CHECK(counted_on(away("ana"), "2026-01-12") == "2026-01-12 out");
        CHECK(counted_on(away("carla"), "2026-01-12") == "2026-01-08 out");
    }
}

TEST_SUITE("an ask is in rhythm when an obligation explains it") {
    TEST_CASE("that it names, due that day or not") {
        auto a = asks("anything");
        a.obligation = "notes@2026-01-19";
        CHECK(counted_on(mondays().entry("a", "2026-01-07", a), "2026-01-07") == "2026-01-07 in");
    }

    TEST_CASE("or that is due that day on its topic") {
        const auto on_day = [](std::string_view iso_day, std::string topic) {
            return counted_on(mondays().entry("a", iso_day, asks(std::move(topic))), "2026-01-31");
        };
        CHECK(on_day("2026-01-12", "progress") == "2026-01-12 in");
        CHECK(on_day("2026-01-13", "progress") == "2026-01-13 out, chasing notes@2026-01-12");
        CHECK(on_day("2026-01-12", "budget") == "2026-01-12 out");
        CHECK(on_day("2026-01-10", "progress") == "2026-01-12 in");
    }

    TEST_CASE("told already or not") {
        CHECK(counted_on(
                  mondays().add(updates({"2026-01-12"})).entry("a", "2026-01-12", asks("progress")),
                  "2026-01-12") == "2026-01-12 in");
    }

    TEST_CASE("chasing an overdue one is out of rhythm, and said") {
        const auto on_day = [](std::string_view iso_day) {
            return counted_on(mondays().entry("a", iso_day, asks("progress")), "2026-02-01");
        };
        CHECK(on_day("2026-01-06") == "2026-01-06 out, chasing notes@2026-01-05");
        CHECK(on_day("2026-01-08") == "2026-01-08 out, chasing notes@2026-01-05");
        CHECK(on_day("2026-01-09") == "2026-01-09 out");  // missed by then, and closed
        CHECK(on_day("2026-01-12") == "2026-01-12 in");
    }

    TEST_CASE("so is one that names an overdue one, though not one that names it in time") {
        const auto naming = [](std::string_view iso_day) {
            auto a = asks("budget");
            a.obligation = "notes@2026-01-12";
            return counted_on(mondays().entry("a", iso_day, a), "2026-02-01");
        };
        CHECK(naming("2026-01-09") == "2026-01-09 in");
        CHECK(naming("2026-01-12") == "2026-01-12 in");
        CHECK(naming("2026-01-13") == "2026-01-13 out, chasing notes@2026-01-12");
    }

    TEST_CASE("within its grace nothing is chased") {
        const auto on_day = [](std::string_view iso_day) {
            auto a = asks("budget");
            a.obligation = "notes@2026-01-05";
            return counted_on(agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY").grace(2)}})
                                  .entry("a", iso_day, a),
                              "2026-02-01");
        };
        CHECK(on_day("2026-01-07") == "2026-01-07 in");
        CHECK(on_day("2026-01-08") == "2026-01-08 out, chasing notes@2026-01-05");
    }

    TEST_CASE("what was delivered before is chased by nobody, what was delivered after is") {
        const auto delivered = [](std::string_view iso_day) {
            return counted_on(
                mondays().add(updates({iso_day})).entry("a", "2026-01-07", asks("progress")),
                "2026-01-07");
        };
        CHECK(delivered("2026-01-06") == "2026-01-07 out");
        CHECK(delivered("2026-01-07") == "2026-01-07 out, chasing notes@2026-01-05");
    }

    TEST_CASE("a missed one that stacks is chased until it is delivered") {
        const auto log =
            agreed(
                "2026-01-05",
                {{"notes", a_rule("FREQ=MONTHLY;BYMONTHDAY=5").limit(2).topic("progress").stack()}})
                .add(updates({"2026-01-22"}))
                .entry("a", "2026-01-20", asks("progress"))
                .entry("b", "2026-01-26", asks("progress"));
        CHECK(counted_on(log, "2026-01-31") ==
              "2026-01-20 out, chasing notes@2026-01-05; 2026-01-26 out");
    }

    TEST_CASE("the due day is the one after the shift") {
        const auto log = mondays().entry("a", "2026-01-13", asks("progress"));
        CHECK(counted_on(log, "2026-01-13", holidays({"2026-01-12"})) == "2026-01-13 in");
    }

    TEST_CASE("a rule without a topic explains no ask, not even one without a topic") {
        const auto log = agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY")}});
        for (const auto* topic : {"progress", "none", ""}) {
            auto with = log;
            with.entry("a", "2026-01-12", asks(topic));
            CHECK(counted_on(with, "2026-01-12") == "2026-01-12 out");
        }
    }

    TEST_CASE("any of several due that day will do") {
        const auto log = agreed("2026-01-05", {{"a", a_rule("FREQ=WEEKLY").topic("budget")},
                                               {"b", a_rule("FREQ=WEEKLY")},
                                               {"c", a_rule("FREQ=WEEKLY").topic("progress")}})
                             .entry("x", "2026-01-05", asks("progress"))
                             .entry("y", "2026-01-05", asks("budget"))
                             .entry("z", "2026-01-05", asks("staff"));
        CHECK(counted_on(log, "2026-01-05") == "2026-01-05 in; 2026-01-05 in; 2026-01-05 out");
    }
}

TEST_CASE("asks out of rhythm are those of the window, its first and last day included") {
    const auto counted = std::vector<counted_ask>{{{}, 4, false}, {{}, 5, false}, {{}, 7, true},
                                                  {{}, 9, false}, {{}, 9, false}, {{}, 10, false}};
    CHECK(asks_out_of_rhythm(counted, {5, 9, 5}) == 3);
    CHECK(asks_out_of_rhythm(counted, {5, 9, 0}) == 0);
    CHECK(asks_out_of_rhythm({}, {5, 9, 5}) == 0);
}
