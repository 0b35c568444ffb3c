// SPDX-License-Identifier: BSL-1.0
#include <upward/rhythm/touches.hpp>

#include "rhythm/arrange.hpp"

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
