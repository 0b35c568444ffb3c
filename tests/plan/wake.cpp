// SPDX-License-Identifier: BSL-1.0
#include <upward/plan/wake.hpp>

#include "rhythm/arrange.hpp"
#include "support/build.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

wake_answer wake_of(const workspace& ws, std::string_view iso_day) {
    return next_wake(ws.state_at(day(iso_day)), ws.policy());
}

/// "2026-01-12: due notes@2026-01-12": the day, and each reason with its one argument.
std::string woken(const wake_answer& a) {
    if (!a.day) return "never";
    auto text = to_string(*a.day);
    if (a.at) text += " at " + std::to_string(*a.at);
    text += ":";
    for (const auto& reason : a.because) {
        text += " " + reason.key.substr(std::string_view{"wake."}.size());
        for (const auto& [name, value] : reason.arguments)
            if (const auto* word = std::get_if<std::string>(&value)) text += " " + *word;
    }
    return text;
}

std::string woken(const log_builder& log, std::string_view iso_day) {
    return woken(wake_of(log.workspace(), iso_day));
}

log_builder mondays() { return agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY").limit(2)}}); }

}  // namespace

TEST_SUITE("the next wake comes") {
    TEST_CASE("never, where nothing is known") {
        CHECK(woken(a_log(), "2026-02-20") == "never");
        CHECK(woken(a_log().ana_and_bo(), "2026-02-20") == "never");
    }

    TEST_CASE("when an entry dated ahead begins to count, at its minute") {
        auto log = a_log().ana_and_bo("2026-01-05");
        log.entry("later", "2026-03-02", credit_shared{.to = {{{"bo"}}}});
        CHECK(woken(log, "2026-02-20") == "2026-03-02: entry");
        log.entry_at(540, "sooner", "2026-03-01", credit_shared{.to = {{{"bo"}}}});
        CHECK(woken(log, "2026-02-20") == "2026-03-01 at 540: entry");
        CHECK(woken(log, "2026-03-01").starts_with("2026-03-02"));
    }

    TEST_CASE("when a correction dated ahead begins to hold, or moves an entry ahead") {
        CHECK(woken(a_log().ana_and_bo("2026-01-05").withdraw("w", "2026-03-02", "carla"),
                    "2026-02-20") == "2026-03-02: entry");
        const auto moved = a_log()
                               .ana_and_bo("2026-01-05")
                               .entry("p", "2026-02-01", person{.name = "Dana"})
                               .replace("c", "", "p", an_entry("", "2026-04-01", person{"Dana"}));
        CHECK(woken(moved, "2026-02-20") == "2026-04-01: entry");
    }

    TEST_CASE("when an update may be delivered, is due, is late, and will have been missed") {
        const auto log = mondays().add(updates({"2026-01-05"}));
        CHECK(woken(log, "2026-01-08") == "2026-01-09: opens notes@2026-01-12");
        CHECK(woken(log, "2026-01-09") == "2026-01-12: due notes@2026-01-12");
        CHECK(woken(log, "2026-01-12") == "2026-01-13: late notes@2026-01-12");
        CHECK(woken(log, "2026-01-13").find("missed notes@2026-01-12") != std::string::npos);
    }

    TEST_CASE("when bad news reaches its limit") {
        const auto log =
            a_log()
                .ana_and_bo("2026-01-05")
                .entry("p", "2026-02-18",
                       problem{.topic = "vendor", .severity = {2}, .known = day("2026-02-18")});
        CHECK(woken(log, "2026-02-18") == "2026-02-20: notice vendor");
    }

    TEST_CASE("when a promise falls due, and when silence breaks it") {
        const auto log =
            a_log()
                .ana_and_bo("2026-01-05")
                .entry("p", "2026-02-18",
                       promise{.to = {{"bo"}}, .text = "the draft", .due = day("2026-02-20")});
        CHECK(woken(log, "2026-02-18") == "2026-02-20: promise the draft");
        CHECK(woken(log, "2026-02-20") == "2026-02-24: promise_missed the draft");
    }

    TEST_CASE("when an experiment ends, and when it becomes an overrun") {
        auto tested = experiment{.title = "coaching"};
        tested.start = day("2026-01-05");
        tested.end = day("2026-02-20");
        const auto log = a_log().ana_and_bo("2026-01-05").entry("x", "2026-01-05", tested);
        CHECK(woken(log, "2026-02-18") == "2026-02-20: experiment coaching");
        CHECK(woken(log, "2026-02-20") == "2026-02-27: experiment_overrun coaching");
    }

    TEST_CASE("by itself, when days alone change a judgement") {
        const auto log = a_log()
                             .ana_and_bo("2026-01-05")
                             .entry("d", "2026-02-02", deception{.about = "numbers"});
        const auto a = wake_of(log.workspace(), "2026-02-20");
        REQUIRE(a.day);
        CHECK(a.because.at(0).key == "wake.answer");
    }
}

TEST_CASE("until the wake no answer changes, and on the day one does") {
    for (const auto* story : {"new_report", "coach"}) {
        const auto ws = example(story);
        for (auto d = on("2025-12-10"); d < on("2026-09-20"); d += 5) {
            const auto now = ws.state_at(to_date(d));
            const auto a = next_wake(now, ws.policy());
            const auto says = [&](day_number later) {
                return detail::words_of(plan_of(ws.state_at(to_date(later)), ws.policy(), {}));
            };
            const auto until = a.day ? to_day_number(*a.day) : d + 30;
            const auto today = says(d);
            for (auto later = d + 1; later < until; ++later) {
                INFO(story << " " << iso(d) << " " << iso(later));
                CHECK(says(later) == today);
            }
            if (a.day && a.because.at(0).key == "wake.answer") CHECK(says(until) != today);
        }
    }
}

TEST_CASE("the stories wake their host when something is to be done") {
    const auto ws = example("new_report");
    CHECK(woken(wake_of(ws, "2026-04-03")) == "2026-04-06: due notes@2026-04-06");
    CHECK(woken(wake_of(ws, "2026-06-01")) == "2026-06-02: late notes@2026-06-01");
}
