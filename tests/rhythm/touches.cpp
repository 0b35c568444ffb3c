// SPDX-License-Identifier: BSL-1.0
#include <upward/rhythm/touches.hpp>

#include "rhythm/happenings.hpp"

#include <doctest/doctest.h>

using namespace upward;
using namespace upward_tests;

namespace {

std::string in_words(const message_argument& a) {
    if (const auto* text = std::get_if<std::string>(&a)) return *text;
    return std::to_string(std::get<std::int64_t>(a));
}

/// "2026-01-12 chat: notes@2026-01-12 due": each obligation with the key of its reason.
std::string touches_on(const log_builder& log, std::string_view iso_day, std::string_view until,
                       const calendar_definition& calendar = {}) {
    const auto seen = scene{log, iso_day, until, calendar};
    auto text = std::string{};
    for (const auto& t : touches_of(*seen, on(until)).touches) {
        text += (text.empty() ? "" : "; ") + to_string(to_civil(to_day_number(t.day))) + " " +
                (t.channel.empty() ? "any" : t.channel) + ":";
        REQUIRE(t.obligations.size() == t.because.size());
        for (std::size_t i = 0; i < t.obligations.size(); ++i)
            text += " " + t.obligations[i] + " " +
                    t.because[i].key.substr(std::string_view{"touch."}.size());
    }
    return text;
}

/// All arguments of the first touch's first reason: "due 2026-01-12, from …".
std::string reason_on(const log_builder& log, std::string_view iso_day,
                      const calendar_definition& calendar = {}) {
    const auto seen = scene{log, iso_day, iso_day, calendar};
    const auto touches = touches_of(*seen, on(iso_day)).touches;
    REQUIRE(!touches.empty());
    auto text = touches.at(0).because.at(0).key;
    for (const auto& [name, value] : touches.at(0).because.at(0).arguments)
        text += ", " + name + " " + in_words(value);
    return text;
}

log_builder mondays() {
    return agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY").channel("chat")}});
}

}  // namespace

TEST_SUITE("touches: the messages to make, and why") {
    TEST_CASE("what is due, up to the day asked for and included") {
        CHECK(touches_on(mondays(), "2026-01-05", "2026-01-11") ==
              "2026-01-05 chat: notes@2026-01-05 due");
        CHECK(touches_on(mondays(), "2026-01-05", "2026-01-12") ==
              "2026-01-05 chat: notes@2026-01-05 due; 2026-01-09 chat: notes@2026-01-12 due");
    }

    TEST_CASE("nothing that is settled, early ones included") {
        CHECK(touches_on(mondays().add(updates({"2026-01-05", "2026-01-09"})), "2026-01-09",
                         "2026-01-19") == "2026-01-16 chat: notes@2026-01-19 due");
    }

    TEST_CASE("nothing where nothing is agreed, nor after the end") {
        CHECK(touches_on(declared({{"notes", a_rule("FREQ=WEEKLY")}}), "2026-01-05",
                         "2026-01-31") == "");
        CHECK(touches_on(mondays().entry("e", "2026-01-12", the_end()), "2026-01-12",
                         "2026-01-31") == "");
    }

    TEST_CASE("what is due on one day by one channel is one touch, another channel another") {
        const auto log = agreed("2026-01-05", {{"a", a_rule("FREQ=WEEKLY").channel("chat")},
                                               {"b", a_rule("FREQ=WEEKLY").channel("mail")},
                                               {"c", a_rule("FREQ=WEEKLY")},
                                               {"d", a_rule("FREQ=WEEKLY").channel("chat")}});
        CHECK(touches_on(log, "2026-01-05", "2026-01-05") ==
              "2026-01-05 chat: a@2026-01-05 due c@2026-01-05 due d@2026-01-05 due; "
              "2026-01-05 mail: b@2026-01-05 due");
    }

    TEST_CASE("a moved one says from where") {
        CHECK(touches_on(mondays(), "2026-01-05", "2026-01-13", holidays({"2026-01-12"})) ==
              "2026-01-05 chat: notes@2026-01-05 due; 2026-01-09 chat: notes@2026-01-12 moved");
    }

    TEST_CASE("a late one is due at once, and beside what is due today") {
        CHECK(touches_on(mondays(), "2026-01-07", "2026-01-07") ==
              "2026-01-07 chat: notes@2026-01-05 late");
        const auto patient = agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY").limit(9)}});
        CHECK(touches_on(patient, "2026-01-12", "2026-01-12") ==
              "2026-01-12 any: notes@2026-01-05 late notes@2026-01-12 due");
    }

    TEST_CASE("within its grace nothing is late") {
        const auto log = agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY").grace(2)}});
        CHECK(touches_on(log, "2026-01-06", "2026-01-06") ==
              "2026-01-06 any: notes@2026-01-05 due");
        CHECK(touches_on(log, "2026-01-08", "2026-01-08") ==
              "2026-01-08 any: notes@2026-01-05 late");
    }

    TEST_CASE("a late one that had moved is late") {
        CHECK(touches_on(agreed("2026-01-04", {{"notes", a_rule("FREQ=WEEKLY")}}), "2026-01-06",
                         "2026-01-06") == "2026-01-06 any: notes@2026-01-04 late");
    }

    TEST_CASE("at once is the next working day of the report when today is none") {
        CHECK(touches_on(agreed("2026-01-09", {{"notes", a_rule("FREQ=WEEKLY")}}), "2026-01-10",
                         "2026-01-13") == "2026-01-12 any: notes@2026-01-09 late");
    }

    TEST_CASE("a missed one is asked for under stack alone") {
        const auto kept = [](const a_rule& r) {
            return touches_on(agreed("2026-01-05", {{"notes", r}}), "2026-01-09", "2026-01-12");
        };
        CHECK(kept(a_rule("FREQ=WEEKLY")) == "2026-01-09 any: notes@2026-01-12 due");
        CHECK(kept(a_rule("FREQ=WEEKLY").restart()) == "2026-01-09 any: notes@2026-01-12 due");
        CHECK(kept(a_rule("FREQ=WEEKLY").stack()) ==
              "2026-01-09 any: notes@2026-01-05 missed notes@2026-01-12 due");
        CHECK(touches_on(agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY").stack()}})
                             .add(updates({"2026-01-09"})),
                         "2026-01-09", "2026-01-11") == "");
    }
}

TEST_SUITE("a reason says since when, from when, and how late") {
    TEST_CASE("due") {
        CHECK(reason_on(mondays(), "2026-01-05") ==
              "touch.due, due 2026-01-05, from 2026-01-05, late 0, rule notes, since 2026-01-05, "
              "topic none");
    }

    TEST_CASE("late, in working days of the report") {
        const auto log = agreed("2026-01-07", {{"notes", a_rule("FREQ=WEEKLY").topic("progress")}})
                             .entry("away", "2026-01-05",
                                    leave{{{"ana"}}, day("2026-01-08"), day("2026-01-08")});
        CHECK(reason_on(log, "2026-01-12") ==
              "touch.late, due 2026-01-07, from 2026-01-07, late 2, rule notes, since 2026-01-07, "
              "topic progress");
    }

    TEST_CASE("moved") {
        CHECK(reason_on(agreed("2026-01-04", {{"notes", a_rule("FREQ=WEEKLY")}}), "2026-01-05") ==
              "touch.moved, due 2026-01-05, from 2026-01-04, late 0, rule notes, since 2026-01-04, "
              "topic none");
    }

    TEST_CASE("since is the day of the version that owes it") {
        CHECK(reason_on(mondays()
                            .add(updates({"2026-01-05", "2026-01-12"}))
                            .entry("r", "2026-01-14", renegotiation({"notes"})),
                        "2026-01-19") ==
              "touch.due, due 2026-01-19, from 2026-01-19, late 0, rule notes, since 2026-01-14, "
              "topic none");
    }
}

TEST_SUITE("a touch says of each obligation what it waited for") {
    TEST_CASE("two that spacing merged are named both, each with its reason") {
        const auto log = agreed("2026-03-02",
                                {{"steps", on_milestones().within(0)},
                                 {"notes", a_rule("FREQ=WEEKLY;BYDAY=TH")}},
                                {.spacing = 3})
                             .add(the_site())
                             .entry("s", "2026-03-03", at_percent(50));
        CHECK(touches_on(log, "2026-03-03", "2026-03-06") ==
              "2026-03-03 any: steps@2026-03-03 milestone notes@2026-03-05 spaced");
    }

    TEST_CASE("a spaced one says from when, and to when") {
        const auto log = agreed("2026-03-02",
                                {{"a", a_rule("FREQ=WEEKLY;BYDAY=TU").topic("progress")},
                                 {"b", a_rule("FREQ=WEEKLY;BYDAY=TH").topic("risks")}},
                                {.spacing = 3});
        const auto seen = scene{log, "2026-03-03"};
        const auto touches = touches_of(*seen, on("2026-03-03")).touches;
        REQUIRE(touches.size() == 1);
        REQUIRE(touches[0].because.size() == 2);
        auto text = touches[0].because[1].key;
        for (const auto& [name, value] : touches[0].because[1].arguments)
            text += ", " + name + " " + in_words(value);
        CHECK(text ==
              "touch.spaced, due 2026-03-03, from 2026-03-05, late 0, rule b, since 2026-03-02, "
              "topic risks");
    }

    TEST_CASE("a milestone may be told from its crossing on, and its reason names it") {
        const auto log = agreed("2026-03-02", {{"steps", on_milestones()}})
                             .add(the_site())
                             .entry("s", "2026-03-03", at_percent(50));
        CHECK(touches_on(log, "2026-03-03", "2026-03-06") ==
              "2026-03-03 any: steps@2026-03-05 milestone");
        const auto seen = scene{log, "2026-03-05"};
        const auto touches = touches_of(*seen, on("2026-03-05")).touches;
        auto text = std::string{};
        for (const auto& [name, value] : touches.at(0).because.at(0).arguments)
            text += (text.empty() ? "" : ", ") + name + " " + in_words(value);
        CHECK(text ==
              "cause half way, due 2026-03-05, from 2026-03-05, late 0, rule steps, "
              "since 2026-03-02, source half, topic website");
    }

    TEST_CASE(
        "a problem, a reading, a flag, a combination and a silence have reasons of their own") {
        const auto log =
            declared({{"trouble", on_problems()},
                      {"watch", on_readings().metric("nps").threshold(10)},
                      {"talk", on_flag("crisis")},
                      {"either", any_of_rules({"talk"})}})
                .add(the_metric(0))
                .entry("ag", "2026-03-02", agreement({"trouble", "watch", "talk", "either"}))
                .entry("p", "2026-03-03", a_problem("2026-03-03"))
                .entry("r", "2026-03-03", reads(10))
                .entry("f", "2026-03-03", flag{"crisis", true});
        CHECK(touches_on(log, "2026-03-03", "2026-03-05") ==
              "2026-03-03 any: either@2026-03-03 combination talk@2026-03-03 flag "
              "watch@2026-03-05 metric trouble@2026-03-05 problem");
        CHECK(touches_on(agreed("2026-03-02", {}, {.silence = 5}), "2026-03-09", "2026-03-09") ==
              "2026-03-09 any: operating@2026-03-09 silence");
    }

    TEST_CASE("a problem that was told, or is too late to tell in time, asks for no touch") {
        const auto log = agreed("2026-03-02", {{"trouble", on_problems()}})
                             .entry("p", "2026-03-03", a_problem("2026-03-03"));
        CHECK(touches_on(log_builder{log}.entry("t", "2026-03-04", tell("bo", "p")), "2026-03-04",
                         "2026-03-05") == "");
        CHECK(touches_on(log, "2026-03-04", "2026-03-05") ==
              "2026-03-04 any: trouble@2026-03-05 problem");
        CHECK(touches_on(log, "2026-03-06", "2026-03-06") == "");
    }

    TEST_CASE("touches keep the agreed distance where windows let them") {
        const auto rules =
            std::vector<named_rule>{{"a", a_rule("FREQ=DAILY;COUNT=1").start("2026-03-03")},
                                    {"b", a_rule("FREQ=DAILY;COUNT=1").start("2026-03-06")}};
        CHECK(touches_on(agreed("2026-03-02", rules, {}), "2026-03-03", "2026-03-06") ==
              "2026-03-03 any: a@2026-03-03 due; 2026-03-05 any: b@2026-03-06 due");
        CHECK(touches_on(agreed("2026-03-02", rules, {.spacing = 3}), "2026-03-03", "2026-03-06") ==
              "2026-03-03 any: a@2026-03-03 due; 2026-03-06 any: b@2026-03-06 due");
    }
}
