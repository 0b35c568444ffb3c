// SPDX-License-Identifier: BSL-1.0
#include <upward/plan/wake.hpp>

#include "plan/any_life.hpp"
#include "plan/said.hpp"
#include "rhythm/arrange.hpp"
#include "support/build.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <variant>
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

/// "2026-02-16: /rhythm/asks_recent /trust/control/asks": the day, and where another answer stands.
std::string changed(const log_builder& log, std::string_view iso_day, const policy& p = {}) {
    const auto a = wake_of(log.workspace({.policy = p}), iso_day);
    if (!a.day) return "never";
    auto text = to_string(*a.day) + ":";
    for (const auto& reason : a.because)
        text +=
            " " + (reason.key == "wake.answer" ? std::get<std::string>(reason.arguments.at("at"))
                                               : reason.key);
    return text;
}

ask an_ask(std::string topic = "budget") { return {{{"bo"}}, {{"ana"}}, std::move(topic)}; }

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

    TEST_CASE("when an experiment dated ahead starts") {
        auto tested = experiment{.title = "coaching"};
        tested.start = day("2026-02-23");
        tested.end = day("2026-03-20");
        const auto log = a_log().ana_and_bo("2026-01-05").entry("x", "2026-02-02", tested);
        CHECK(woken(log, "2026-02-20") == "2026-02-23: experiment_starts coaching");
    }

    TEST_CASE("on the day of the next one-to-one, and the day after, when another is next") {
        const auto meeting = event{.on = day("2026-02-24"),
                                   .name = "One-to-one",
                                   .topic = "us",
                                   .type = event_type::meeting,
                                   .answers = {{"ana"}},
                                   .audience = {{{"bo"}}}};
        const auto log = a_log().ana_and_bo("2026-01-05").entry("m", "2026-02-02", meeting);
        CHECK(woken(log, "2026-02-20") == "2026-02-24: meeting One-to-one need us");
        CHECK(woken(log, "2026-02-24") == "2026-02-25: meeting_over One-to-one");
    }

    TEST_CASE("when a win has not been shared for ten working days") {
        auto log = a_log().ana_and_bo("2026-01-05").entry("w", "2026-02-16", win{"Churn halved"});
        CHECK(woken(log, "2026-02-20") == "2026-03-02: win Churn halved");
        log.entry("s", "2026-02-17", win_shared{{{"w"}}});
        CHECK(woken(log, "2026-02-20") == "never");
    }

    TEST_CASE("on the last useful day before what is due above, and before a rival may tell") {
        auto log = a_log().ana_and_bo("2026-01-05");
        log.entry("felix", "2026-01-05", person{.name = "Felix", .role = person_role::peer});
        log.entry("sign", "2026-01-05", peer_sign{{{"felix"}}, "delivery", {bounded<-1, 1>{-1}}});
        log.entry("review", "2026-01-05",
                  event{.on = day("2026-03-12"),
                        .name = "Review",
                        .topic = "delivery",
                        .answers = {{"bo"}},
                        .audience = {{{"felix"}}}});
        log.entry("item", "2026-01-05", work_item{"Billing", {{"ana"}}, "delivery"});
        CHECK(woken(log, "2026-02-20") == "2026-03-09: need delivery");
        CHECK(woken(log, "2026-03-09") == "never");
        log.entry("amber", "2026-02-19",
                  item_state{.item = {{"item"}}, .colour = item_colour::amber});
        CHECK(woken(log, "2026-03-09") == "2026-03-11: leak delivery");
        log.entry("told", "2026-03-10", told{.subjects = {{{"item"}}}, .to = {{"bo"}}});
        CHECK(woken(log, "2026-03-10") == "never");
    }

    TEST_CASE("before a rival may tell, however far ahead and whatever the event is about") {
        auto log = a_log().ana_and_bo("2026-01-05");
        log.entry("sign", "2026-01-05", peer_sign{{{"felix"}}, "delivery", {bounded<-1, 1>{-1}}});
        log.entry("fair", "2026-01-05",
                  event{.on = day("2026-04-13"),
                        .name = "Fair",
                        .topic = "fair",
                        .answers = {{"dana"}},
                        .audience = {{{"felix"}}}});
        log.entry("item", "2026-01-05", work_item{"Billing", {{"ana"}}, "delivery"});
        log.entry("red", "2026-02-02", item_state{.item = {{"item"}}, .colour = item_colour::red});
        CHECK(woken(log, "2026-02-02") == "2026-04-10: leak delivery");
        const auto closed = holidays({"2026-04-09", "2026-04-10"});
        CHECK(woken(wake_of(log.workspace({.calendar = closed}), "2026-02-02")) ==
              "2026-04-08: leak delivery");
        CHECK(woken(log, "2026-04-10") == "never");
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

TEST_SUITE("days alone wake") {
    TEST_CASE("where an ask leaves the window, and where one of a free day begins to count") {
        const auto log = a_log().ana_and_bo("2025-12-01");
        CHECK(changed(a_log().add(log).entry("a", "2026-02-02", an_ask()), "2026-02-03") ==
              "2026-02-16: /rhythm/asks/0/out_of_rhythm /rhythm/asks_recent");
        CHECK(changed(a_log().add(log).entry("a", "2026-02-02", an_ask()), "2026-02-16") ==
              "2026-03-02: /trust/control/asks");
        CHECK(changed(a_log().add(log).entry("a", "2026-02-07", an_ask()), "2026-02-07") ==
              "2026-02-09: /rhythm/asks/0/out_of_rhythm /rhythm/asks_recent /trust/control/asks");
    }

    TEST_CASE("where the days since the agreement weigh more in a weaning") {
        auto log = agreed("2026-02-02", {{"notes", a_rule("FREQ=YEARLY;BYMONTH=12")}});
        for (const auto* day : {"2026-01-20", "2026-01-21", "2026-01-22", "2026-01-23"})
            log.entry(std::string{"a-"} + day, day, an_ask());
        CHECK(changed(log, "2026-02-09").starts_with("2026-02-10: /rhythm/p_fall /rhythm/weaning"));
        // Ten days are full on 02-13; the last asks leave the blocks and the control by 02-20.
        CHECK(changed(log, "2026-02-21") == "2026-12-01: wake.opens");
    }

    TEST_CASE("where a breach locks no longer, nor is the lapse open") {
        auto shorter = policy{};
        shorter.trust.lock_days = 20;
        shorter.trust.lock_below = .05;
        const auto log = a_log()
                             .ana_and_bo("2025-12-01")
                             .entry("d", "2026-02-02", deception{.about = "numbers"})
                             .entry("r", "2026-02-03", lapse_response{{{"d"}}, lapse_act::owned});
        const auto text = changed(log, "2026-02-20", shorter);
        CHECK(text.starts_with("2026-02-23: /rhythm/advice/0 /trust/lapses/0/about "));
        CHECK(text.find("/trust/lock/locked") != text.npos);
    }

    TEST_CASE("where a month ends that moves the partnership or what it would still take") {
        CHECK(changed(a_log().ana_and_bo("2026-02-02"), "2026-02-20") ==
              "2026-02-27: /partnership/unmet/0/conditions/0 /partnership/unmet/0/stage");
        auto log = a_log().ana_and_bo("2025-12-01");
        for (int i = 0; i < 8; ++i) {
            const auto n = std::to_string(i);
            log.entry("p" + n, "2026-01-12",
                      promise{.to = {{"bo"}}, .text = n, .due = day("2026-01-14")});
            log.entry("o" + n, "2026-01-14", promise_outcome{{{"p" + n}}});
        }
        CHECK(changed(log, "2026-10-29") ==
              "2026-10-30: /partnership/failing_months /partnership/unmet/0/conditions/1 "
              "/partnership/unmet/0/stage "
              "/partnership/unmet/1/conditions/0 /partnership/unmet/1/conditions/1 "
              "/partnership/unmet/1/stage");
        CHECK(changed(log, "2026-11-29").starts_with("2026-11-30: /partnership/failing_months"));
    }

    TEST_CASE("where a third month of rising control stops technique") {
        auto log = a_log().ana_and_bo("2026-01-05");
        log.entry("t", "2026-01-28", boss_act{boss_act_sort::takes_back});
        auto n = 0;
        for (const auto* iso_day : {"2026-01-29", "2026-02-26", "2026-03-26"}) {
            for (int i = 0; i < 9; ++i) {
                log.entry("s" + std::to_string(n++), iso_day, decision_made{{}, true});
                log.entry("d" + std::to_string(n++), iso_day, detail_act{.by = {{"bo"}}});
            }
            for (int i = 0; i < 6 + n / 9; ++i)
                log.entry("a" + std::to_string(n++), iso_day, an_ask());
        }
        const auto text = changed(log, "2026-03-30");
        CHECK(text.starts_with("2026-03-31: /partnership/protective/because/0"));
        CHECK(text.find(" /rhythm/advice/0") != text.npos);  // no rhythm is proposed any more
    }

    TEST_CASE("where a miss is long enough ago for a higher rung") {
        auto log = a_log().ana_and_bo("2025-12-01");
        for (int i = 0; i < 40; ++i) {
            const auto n = std::to_string(i);
            log.entry("p" + n, "2026-01-05",
                      promise{.to = {{"bo"}}, .text = n, .due = day("2026-01-12")});
            if (i > 0) log.entry("o" + n, "2026-01-12", promise_outcome{{{"p" + n}}});
        }
        const auto a = trust_of(queries::situation_now(state_on(log, "2026-02-11"), {}), {});
        CHECK(!a.areas.at("*").may_propose);
        CHECK(changed(log, "2026-02-11").starts_with("2026-02-12: /trust/areas/*/may_propose"));
    }

    TEST_CASE("where what was delivered far ahead comes into sight") {
        const auto log = agreed("2026-01-05", {{"review", a_rule("FREQ=YEARLY;BYMONTH=12")}})
                             .entry("u", "2026-01-06", update{.settles = {"review@2026-12-05"}});
        const auto a = wake_of(log.workspace(), "2026-03-02");
        REQUIRE(a.day);
        CHECK(woken(a) == "2026-09-04: counts review@2026-12-05");
        const auto obligations = [&](std::string_view iso_day) {
            const auto now = state_on(log, iso_day);
            return queries::rhythm(now, {}, {})->obligations;
        };
        CHECK(obligations("2026-09-03") == 0);
        CHECK(obligations("2026-09-04") == 1);
    }

    TEST_CASE("where a relationship declared before begins") {
        const auto log = a_log()
                             .ana_and_bo("2025-12-01")
                             .entry("next", "2026-01-05",
                                    relationship{{{"ana"}}, {{"carla"}}, {}, day("2026-06-01")});
        CHECK(woken(log, "2026-02-20") == "2026-06-01: relationship Carla");
    }
}

TEST_CASE("until the wake nothing is said otherwise, and on the day something is") {
    for (auto seed = 1; seed <= 60; ++seed) {
        auto roll = dice{static_cast<std::uint64_t>(seed)};
        const auto life = any_life(roll);
        const auto p = any_policy(roll);
        const auto d = life_begins + roll.between(20, 150);
        auto known = a_log();  // for the most part nothing is dated ahead
        for (const auto& e : life.entries())
            if (seed % 4 == 0 || to_day_number(e.date) <= d) known.add(e);
        const auto ws = known.workspace({.policy = p});

        const auto a = next_wake(ws.state_at(to_date(d)), p);
        const auto today = everything_said(ws, d);
        const auto until = a.day ? to_day_number(*a.day) : d + wake_horizon_days;
        INFO(seed << " on " << iso(d) << ", wakes " << iso(until));
        for (auto later = d + 1; later < until; later += later < d + 12 ? 1 : 19)
            CHECK_MESSAGE(today.is_said_still(everything_said(ws, later)), iso(later));
        CHECK(today.is_said_still(everything_said(ws, until - 1)));
        if (!a.day) continue;

        const auto then = everything_said(ws, until);
        for (const auto& reason : a.because) {
            if (reason.key != "wake.answer") continue;
            const auto at = "/plan" + std::get<std::string>(reason.arguments.at("at"));
            const auto word = [&at](const said& s) {
                return s.words.contains(at) ? s.words.at(at) : "none";
            };
            CHECK_MESSAGE(word(today) != word(then), at);
        }
        const auto between = next_wake(ws.state_at(to_date(roll.between(d, until - 1))), p);
        CHECK(woken(between) == woken(a));
    }
}

TEST_CASE("the stories wake their host when something is to be done") {
    const auto ws = example("new_report");
    CHECK(woken(wake_of(ws, "2026-04-03")) == "2026-04-06: due notes@2026-04-06");
    CHECK(woken(wake_of(ws, "2026-06-01")) == "2026-06-02: late notes@2026-06-01");
}
