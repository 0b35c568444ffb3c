// SPDX-License-Identifier: BSL-1.0
#include <upward/rhythm/outcome.hpp>

#include "rhythm/arrange.hpp"

#include <upward/model/check.hpp>

#include <doctest/doctest.h>

using namespace upward;
using namespace upward_tests;

namespace {

/// Weekly on Mondays from 2026-01-05: limit 2.5 wd, so Thursday is the last day.
log_builder mondays() { return agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY")}}); }

update by_channel(std::string name) { return {.channel = std::move(name)}; }

}  // namespace

TEST_SUITE("late is counted in working days after due and grace") {
    const auto settled_on = [](std::string_view iso_day) {
        return ledger_on(mondays().add(updates({iso_day})), "2026-01-09");
    };

    TEST_CASE("open until the end of the due day, late up to the limit, then missed") {
        CHECK(ledger_on(mondays(), "2026-01-05") == "notes@2026-01-05 open");
        CHECK(settled_on("2026-01-05") == "notes@2026-01-05 on_time");
        CHECK(settled_on("2026-01-06") == "notes@2026-01-05 late 0.6");
        CHECK(settled_on("2026-01-07") == "notes@2026-01-05 late 0.2");
        CHECK(settled_on("2026-01-08") == "notes@2026-01-05 late 0");
        CHECK(settled_on("2026-01-09") == "notes@2026-01-05 missed");
    }

    TEST_CASE("missed is known at the end of the last day, and no sooner") {
        CHECK(ledger_on(mondays(), "2026-01-07") == "notes@2026-01-05 open");
        CHECK(ledger_on(mondays(), "2026-01-08") == "notes@2026-01-05 missed");
        CHECK(iso(outcomes_on(mondays(), "2026-01-11").at(0).known) == "2026-01-08");
    }

    TEST_CASE("no later delivery unmisses it") {
        const auto missed =
            outcomes_on(mondays().entry("n", "2026-01-09", update{{"notes@2026-01-05"}}),
                        "2026-01-09")
                .at(0);
        CHECK(missed.kind == outcome_kind::missed);
        CHECK(missed.score == 0);
        CHECK(iso(missed.known) == "2026-01-08");
        CHECK(missed.settled);
        CHECK(missed.delivery == "n");
    }

    TEST_CASE("grace comes before lateness") {
        const auto with_grace = [](std::string_view iso_day) {
            return ledger_on(
                agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY").limit(2).grace(1)}})
                    .add(updates({iso_day})),
                "2026-01-09");
        };
        CHECK(with_grace("2026-01-06") == "notes@2026-01-05 on_time");
        CHECK(with_grace("2026-01-07") == "notes@2026-01-05 late 0.5");
        CHECK(with_grace("2026-01-08") == "notes@2026-01-05 late 0");
        CHECK(with_grace("2026-01-09") == "notes@2026-01-05 missed");
    }

    TEST_CASE("days off of the report do not count as late, those of the boss do") {
        const auto late_with = [](const char* person) {
            return ledger_on(mondays()
                                 .entry("away", "2025-12-01",
                                        leave{{{person}}, day("2026-01-06"), day("2026-01-06")})
                                 .add(updates({"2026-01-07"})),
                             "2026-01-07");
        };
        CHECK(late_with("ana") == "notes@2026-01-05 late 0.6");
        CHECK(late_with("bo") == "notes@2026-01-05 late 0.2");
    }

    TEST_CASE("a limit of nothing leaves the due day alone") {
        auto log = agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY").limit(0)}});
        CHECK(ledger_on(log, "2026-01-05") == "notes@2026-01-05 missed");
        log.add(updates({"2026-01-05"}));
        CHECK(ledger_on(log, "2026-01-06") == "notes@2026-01-05 on_time");
    }
}

TEST_SUITE("a delivery on a free day counts on the working day before") {
    TEST_CASE("Saturday's note is in time for Friday's date, and known on Saturday") {
        const auto log =
            agreed("2026-01-09", {{"notes", a_rule("FREQ=WEEKLY")}}).add(updates({"2026-01-10"}));
        CHECK(ledger_on(log, "2026-01-09") == "notes@2026-01-09 open");
        CHECK(ledger_on(log, "2026-01-10") == "notes@2026-01-09 on_time");
        CHECK(iso(outcomes_on(log, "2026-01-12").at(0).known) == "2026-01-10");
    }

    TEST_CASE("Saturday's note cannot undo Friday's miss") {
        const auto log = agreed("2026-01-07", {{"notes", a_rule("FREQ=WEEKLY").limit(2)}});
        const auto friday = agreed("2026-01-07", {{"notes", a_rule("FREQ=WEEKLY").limit(2)}})
                                .add(updates({"2026-01-09"}));
        const auto saturday = agreed("2026-01-07", {{"notes", a_rule("FREQ=WEEKLY").limit(2)}})
                                  .add(updates({"2026-01-10"}));
        CHECK(ledger_on(log, "2026-01-09") == "notes@2026-01-07 missed");
        CHECK(ledger_on(friday, "2026-01-09") == "notes@2026-01-07 late 0");
        CHECK(ledger_on(saturday, "2026-01-10") == "notes@2026-01-07 missed");
    }

    TEST_CASE("Friday's own note comes before Saturday's, even when that one names Friday's date") {
        const auto log = agreed("2026-01-09", {{"notes", a_rule("FREQ=WEEKLY")}})
                             .entry("friday", "2026-01-09", update{})
                             .entry("saturday", "2026-01-10", update{{"notes@2026-01-09"}});
        CHECK(outcomes_on(log, "2026-01-10").at(0).delivery == "friday");
    }

    TEST_CASE("Saturday's note is early for Monday's date") {
        CHECK(ledger_on(mondays().add(updates({"2026-01-05", "2026-01-10"})), "2026-01-12") ==
              "notes@2026-01-05 on_time; notes@2026-01-12 on_time");
    }
}

TEST_SUITE("a delivery settles what it names") {
    TEST_CASE("whatever is due or open, and however early") {
        const auto log = mondays().entry("n", "2026-01-06", update{{"notes@2026-01-26"}});
        CHECK(ledger_on(log, "2026-01-06", "2026-01-26") ==
              "notes@2026-01-05 open; notes@2026-01-12 open; notes@2026-01-19 open; "
              "notes@2026-01-26 on_time");
    }

    TEST_CASE("several at once, by any channel") {
        const auto log = agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY").channel("chat")}})
                             .entry("n", "2026-01-12",
                                    update{.settles = {"notes@2026-01-12", "notes@2026-01-05"},
                                           .channel = "mail"});
        CHECK(ledger_on(log, "2026-01-12") == "notes@2026-01-05 missed; notes@2026-01-12 on_time");
        CHECK(the(outcomes_on(log, "2026-01-12"), "notes@2026-01-05").delivery == "n");
    }

    TEST_CASE("a date that has moved goes by the day before it moved") {
        const auto log = agreed("2026-01-04", {{"notes", a_rule("FREQ=WEEKLY")}})  // Sundays
                             .entry("n", "2026-01-06", update{{"notes@2026-01-04"}});
        CHECK(ledger_on(log, "2026-01-06") == "notes@2026-01-04 due 2026-01-05 late 0.6");
        const auto back =
            agreed("2026-01-05",
                   {{"report",
                     a_rule("FREQ=MONTHLY;BYMONTHDAY=31").shift(shift_convention::previous)}})
                .entry("n", "2026-01-31", update{{"report@2026-01-31"}});
        CHECK(ledger_on(back, "2026-01-31") == "report@2026-01-31 due 2026-01-30 on_time");
    }

    TEST_CASE("one that names what is not owed settles nothing") {
        CHECK(ledger_on(mondays().entry("n", "2026-01-05", update{{"notes@2026-01-06"}}),
                        "2026-01-05") == "notes@2026-01-05 open");
        CHECK(ledger_on(mondays().entry("n", "2026-01-05", update{{"digest@2026-01-05"}}),
                        "2026-01-05") == "notes@2026-01-05 open");
    }

    TEST_CASE("named deliveries of a day come first, then the others by minute, then by id") {
        const auto settled_by = [](const log_builder& log) {
            auto text = std::string{};
            for (const auto& o : outcomes_on(log, "2026-01-12"))
                text += o.owed.name + " by " + o.delivery + "; ";
            return text;
        };
        const auto patient = [] {
            return agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY").limit(9)}});
        };
        CHECK(settled_by(patient()
                             .entry("a", "2026-01-12", update{})
                             .entry("b", "2026-01-12", update{{"notes@2026-01-12"}})) ==
              "notes@2026-01-05 by a; notes@2026-01-12 by b; ");
        CHECK(settled_by(patient()
                             .entry("a", "2026-01-12", update{})
                             .entry_at(900, "b", "2026-01-12", update{})
                             .entry_at(600, "c", "2026-01-12", update{})) ==
              "notes@2026-01-05 by b; notes@2026-01-12 by c; ");
        CHECK(
            settled_by(
                patient().entry("b", "2026-01-12", update{}).entry("a", "2026-01-12", update{})) ==
            "notes@2026-01-05 by b; notes@2026-01-12 by a; ");
    }

    TEST_CASE("a delivery with a due date of its own settles no rule, unless it names one") {
        CHECK(ledger_on(mondays().entry("n", "2026-01-05", update{.due = day("2026-01-05")}),
                        "2026-01-05") == "notes@2026-01-05 open");
        CHECK(ledger_on(mondays().entry(
                            "n", "2026-01-05",
                            update{.settles = {"notes@2026-01-05"}, .due = day("2026-01-05")}),
                        "2026-01-05") == "notes@2026-01-05 on_time");
    }
}

TEST_SUITE("a delivery that names nothing") {
    TEST_CASE("settles everything due that day whose channel fits") {
        const auto three = [](const update& u) {
            return ledger_on(agreed("2026-01-05", {{"any", a_rule("FREQ=WEEKLY")},
                                                   {"chat", a_rule("FREQ=WEEKLY").channel("chat")},
                                                   {"mail", a_rule("FREQ=WEEKLY").channel("mail")}})
                                 .entry("n", "2026-01-05", u),
                             "2026-01-05");
        };
        CHECK(three({}) ==
              "any@2026-01-05 on_time; chat@2026-01-05 on_time; mail@2026-01-05 on_time");
        CHECK(three(by_channel("chat")) ==
              "any@2026-01-05 on_time; chat@2026-01-05 on_time; mail@2026-01-05 open");
        CHECK(three(by_channel("phone")) ==
              "any@2026-01-05 on_time; chat@2026-01-05 open; mail@2026-01-05 open");
    }

    TEST_CASE("leaves open ones alone on a day on which something is due") {
        const auto log = agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY").limit(9)}})
                             .add(updates({"2026-01-12"}));
        CHECK(ledger_on(log, "2026-01-12") == "notes@2026-01-05 open; notes@2026-01-12 on_time");
    }

    TEST_CASE(
        "else settles every open one of rules that do not stack, the oldest of each that does") {
        const auto log =
            agreed("2026-01-05", {{"calls", a_rule("FREQ=DAILY;COUNT=2").limit(5)},
                                  {"notes", a_rule("FREQ=DAILY;COUNT=3").limit(5).stack()},
                                  {"sheet", a_rule("FREQ=DAILY;COUNT=1").limit(5).stack()}})
                .add(updates({"2026-01-08"}));
        CHECK(ledger_on(log, "2026-01-08") ==
              "calls@2026-01-05 late 0.4; notes@2026-01-05 late 0.4; sheet@2026-01-05 late 0.4; "
              "calls@2026-01-06 late 0.6; notes@2026-01-06 open; notes@2026-01-07 open");
    }

    TEST_CASE("settles no open one of another channel") {
        const auto log = agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY").channel("chat")}})
                             .entry("m", "2026-01-06", by_channel("mail"))
                             .entry("n", "2026-01-07", by_channel("chat"));
        CHECK(ledger_on(log, "2026-01-07") == "notes@2026-01-05 late 0.2");
    }

    TEST_CASE("else settles the next one, from the working day before it on: on time") {
        const auto thursdays = [](std::string_view iso_day) {
            return ledger_on(agreed("2026-01-08", {{"notes", a_rule("FREQ=WEEKLY")}})
                                 .add(updates({"2026-01-08", iso_day})),
                             iso_day, "2026-01-15");
        };
        CHECK(thursdays("2026-01-14") == "notes@2026-01-08 on_time; notes@2026-01-15 on_time");
        CHECK(thursdays("2026-01-13") == "notes@2026-01-08 on_time; notes@2026-01-15 open");
    }

    TEST_CASE("the next one alone, although two are due tomorrow") {
        const auto log =
            agreed("2026-01-06", {{"a", a_rule("FREQ=WEEKLY")}, {"b", a_rule("FREQ=WEEKLY")}})
                .entry("n", "2026-01-12", update{});
        const auto& all = outcomes_on(log, "2026-01-12", "2026-01-13");
        CHECK(in_words(all) ==
              "a@2026-01-06 missed; b@2026-01-06 missed; a@2026-01-13 on_time; b@2026-01-13 open");
    }

    TEST_CASE("else settles nothing: a second note of a day does not count for next week") {
        const auto log =
            mondays().entry("a", "2026-01-05", update{}).entry("b", "2026-01-05", update{});
        CHECK(ledger_on(log, "2026-01-05", "2026-01-12") ==
              "notes@2026-01-05 on_time; notes@2026-01-12 open");
    }

    TEST_CASE("the second note of a day settles what the first left open, late as it is") {
        // Known sooner than by silence, and better than missed: .4 now instead of 0 on 01-12. Until
        // then A is lower for it.
        auto log = agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY;BYDAY=MO,TH").limit(5)}})
                       .entry("a", "2026-01-08", update{});
        CHECK(ledger_on(log, "2026-01-08") == "notes@2026-01-05 open; notes@2026-01-08 on_time");
        log.entry("b", "2026-01-08", update{});
        CHECK(ledger_on(log, "2026-01-08") ==
              "notes@2026-01-05 late 0.4; notes@2026-01-08 on_time");
    }
}

TEST_SUITE("the one due on 01-05 is delivered only on Wednesday 01-28") {
    const auto weekly = [](const a_rule& r) {
        return ledger_on(agreed("2026-01-05", {{"notes", r}}).add(updates({"2026-01-28"})),
                         "2026-01-28", "2026-02-04");
    };

    TEST_CASE("realign goes on along its own days") {
        CHECK(weekly(a_rule("FREQ=WEEKLY")) ==
              "notes@2026-01-05 missed; notes@2026-01-12 missed; notes@2026-01-19 missed; "
              "notes@2026-01-26 late 0.2; notes@2026-02-02 open");
    }

    TEST_CASE("stack settles the oldest and keeps the others due") {
        CHECK(weekly(a_rule("FREQ=WEEKLY").stack()) ==
              "notes@2026-01-05 missed; notes@2026-01-12 missed; notes@2026-01-19 missed; "
              "notes@2026-01-26 open; notes@2026-02-02 open");
        const auto outcomes =
            outcomes_on(agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY").stack()}})
                            .add(updates({"2026-01-28"})),
                        "2026-01-28");
        CHECK(outcomes.at(0).settled);
        CHECK_FALSE(outcomes.at(1).settled);
    }

    TEST_CASE("restart begins the period anew from that day") {
        CHECK(weekly(a_rule("FREQ=WEEKLY").restart()) ==
              "notes@2026-01-05 missed; notes@2026-01-12 missed; notes@2026-01-19 missed; "
              "notes@2026-01-26 late 0.2; notes@2026-02-04 open");
    }
}

TEST_SUITE("a missed one that is delivered restarts its rule") {
    const auto restarting = [](std::string rule) {
        return agreed("2026-01-05", {{"notes", a_rule(std::move(rule)).restart()}});
    };

    TEST_CASE("also when the delivery names it, and settles the older open ones") {
        CHECK(ledger_on(
                  restarting("FREQ=WEEKLY").entry("n", "2026-01-28", update{{"notes@2026-01-05"}}),
                  "2026-01-28", "2026-02-11") ==
              "notes@2026-01-05 missed; notes@2026-01-12 missed; notes@2026-01-19 missed; "
              "notes@2026-01-26 late 0.2; notes@2026-02-04 open; notes@2026-02-11 open");
    }

    TEST_CASE("an open one does not: late is not missed") {
        const auto kept = updates({"2026-01-05", "2026-01-12", "2026-01-19"});
        CHECK(ledger_on(restarting("FREQ=WEEKLY").add(kept).entry("n", "2026-01-28", update{}),
                        "2026-01-28", "2026-02-04") ==
              "notes@2026-01-05 on_time; notes@2026-01-12 on_time; notes@2026-01-19 on_time; "
              "notes@2026-01-26 late 0.2; notes@2026-02-02 open");
    }

    TEST_CASE("a note on a day of its own settles that day, and restarts nothing") {
        CHECK(ledger_on(restarting("FREQ=WEEKLY").add(updates({"2026-01-12"})), "2026-01-12",
                        "2026-01-19") ==
              "notes@2026-01-05 missed; notes@2026-01-12 on_time; notes@2026-01-19 open");
    }

    TEST_CASE("every rule that it settles a missed one of") {
        const auto log =
            agreed("2026-01-05", {{"a", a_rule("FREQ=WEEKLY").restart()},
                                  {"b", a_rule("FREQ=WEEKLY").start("2026-01-06").restart()}})
                .add(updates({"2026-01-16"}));
        CHECK(ledger_on(log, "2026-01-16", "2026-01-26") ==
              "a@2026-01-05 missed; b@2026-01-06 missed; a@2026-01-12 missed; b@2026-01-13 late 0; "
              "a@2026-01-23 open; b@2026-01-23 open");
    }

    TEST_CASE("with the period that the rule's dates are counted in") {
        const auto next_after_miss = [&](std::string rule, std::string_view until) {
            return ledger_on(restarting(std::move(rule)).add(updates({"2026-01-14"})), "2026-01-14",
                             until);
        };
        CHECK(next_after_miss("FREQ=DAILY;BYDAY=MO", "2026-01-30") ==
              "notes@2026-01-05 missed; notes@2026-01-12 late 0.2; notes@2026-01-21 open; "
              "notes@2026-01-28 open");
        CHECK(next_after_miss("FREQ=WEEKLY;INTERVAL=2", "2026-02-11") ==
              "notes@2026-01-05 missed; notes@2026-01-28 open; notes@2026-02-11 open");
        CHECK(ledger_on(restarting("FREQ=MONTHLY").add(updates({"2026-01-21"})), "2026-01-21",
                        "2026-03-31") ==
              "notes@2026-01-05 missed; notes@2026-02-21 due 2026-02-23 open; "
              "notes@2026-03-21 due 2026-03-23 open");
    }

    TEST_CASE("a second time as well") {
        CHECK(ledger_on(restarting("FREQ=WEEKLY").add(updates({"2026-01-09", "2026-01-22"})),
                        "2026-01-22", "2026-02-05") ==
              "notes@2026-01-05 missed; notes@2026-01-16 missed; notes@2026-01-29 open; "
              "notes@2026-02-05 open");
    }

    TEST_CASE("and owes no more dates than COUNT has left, nor beyond UNTIL") {
        CHECK(ledger_on(restarting("FREQ=WEEKLY;COUNT=6").add(updates({"2026-01-28"})),
                        "2026-01-28", "2026-06-01") ==
              "notes@2026-01-05 missed; notes@2026-01-12 missed; notes@2026-01-19 missed; "
              "notes@2026-01-26 late 0.2; notes@2026-02-04 open; notes@2026-02-11 open");
        CHECK(
            ledger_on(restarting("FREQ=WEEKLY;COUNT=3").add(updates({"2026-01-08", "2026-01-22"})),
                      "2026-01-22", "2026-06-01") ==
            "notes@2026-01-05 late 0; notes@2026-01-12 missed; notes@2026-01-19 late 0");
        CHECK(
            ledger_on(restarting("FREQ=WEEKLY;COUNT=3").add(updates({"2026-01-09", "2026-01-22"})),
                      "2026-01-22", "2026-06-01") ==
            "notes@2026-01-05 missed; notes@2026-01-16 missed; notes@2026-01-29 open");
        CHECK(ledger_on(restarting("FREQ=WEEKLY;UNTIL=20260128").add(updates({"2026-01-14"})),
                        "2026-01-14", "2026-06-01") ==
              "notes@2026-01-05 missed; notes@2026-01-12 late 0.2; notes@2026-01-21 open; "
              "notes@2026-01-28 open");
    }

    TEST_CASE("but owes nothing in a time without an agreement, and begins anew after it") {
        const auto log = restarting("FREQ=WEEKLY")
                             .add(updates({"2026-01-09"}))
                             .entry("e", "2026-01-20", the_end())
                             .entry("b", "2026-02-10", agreement({"notes"}));
        CHECK(ledger_on(log, "2026-02-10", "2026-02-20") ==
              "notes@2026-01-05 missed; notes@2026-01-16 missed; notes@2026-02-10 open; "
              "notes@2026-02-17 open");
        CHECK(the(outcomes_on(log, "2026-02-10"), "notes@2026-01-16").owed.agreed ==
              on("2026-01-05"));
    }
}

TEST_SUITE("Mondays and Thursdays, limit 1.25, a note on 01-22 and on Friday 01-30") {
    const auto rule = [] {
        return a_rule("FREQ=WEEKLY;BYDAY=MO,TH").start("2026-01-20").limit(1.25);
    };

    TEST_CASE("stack settles 01-26 at 0 and leaves 01-29 open") {
        const auto log = agreed("2026-01-20", {{"notes", rule().stack()}})
                             .add(updates({"2026-01-22", "2026-01-30"}));
        CHECK(ledger_on(log, "2026-01-30") ==
              "notes@2026-01-22 on_time; notes@2026-01-26 missed; notes@2026-01-29 open");
        const auto oldest = the(outcomes_on(log, "2026-01-30"), "notes@2026-01-26");
        CHECK(oldest.settled);
        CHECK(oldest.score == 0);
        CHECK(oldest.delivery == "on-2026-01-30");
    }

    TEST_CASE("realign scores 1, 0 and .2, the next is Monday 02-02") {
        const auto log =
            agreed("2026-01-20", {{"notes", rule()}}).add(updates({"2026-01-22", "2026-01-30"}));
        CHECK(ledger_on(log, "2026-01-30", "2026-02-02") ==
              "notes@2026-01-22 on_time; notes@2026-01-26 missed; notes@2026-01-29 late 0.2; "
              "notes@2026-02-02 open");
    }

    TEST_CASE("restart is refused for this rule") {
        const auto refused = check(an_entry("notes", "2026-01-20", rule().restart().made));
        REQUIRE_FALSE(refused.ok());
        CHECK(in_short(refused.error()) == "invalid_value at /after_miss");
    }
}

TEST_CASE("each of 24 unnamed notes settles its own day, not the one before") {
    auto log =
        agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY;BYDAY=MO,TH").limit(2).stack()}});
    for (auto n = on("2026-01-05"); n <= on("2026-03-30"); ++n)
        if ((weekday_of(n) == weekday::MO || weekday_of(n) == weekday::TH) && n != on("2026-01-19"))
            log.entry("on-" + iso(n), iso(n), update{});
    const auto outcomes = outcomes_on(log, "2026-03-30");
    CHECK(outcomes.size() == 25);
    for (const auto& o : outcomes) {
        CHECK(o.kind ==
              (o.owed.name == "notes@2026-01-19" ? outcome_kind::missed : outcome_kind::on_time));
        if (o.kind == outcome_kind::on_time) CHECK(o.delivery == "on-" + iso(o.owed.due));
    }
}

TEST_CASE("a note before Thursday's settles Thursday's, not the missed one") {
    const auto thursdays = [] {
        return agreed("2026-03-02", {{"notes", a_rule("FREQ=WEEKLY;BYDAY=TH")}});
    };
    const auto log = thursdays().add(updates({"2026-03-11", "2026-03-12"}));
    CHECK(ledger_on(log, "2026-03-12") == "notes@2026-03-05 missed; notes@2026-03-12 on_time");
    CHECK(the(outcomes_on(log, "2026-03-12"), "notes@2026-03-12").delivery == "on-2026-03-11");
}
