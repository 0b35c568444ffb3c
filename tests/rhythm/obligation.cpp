// SPDX-License-Identifier: BSL-1.0
#include <upward/rhythm/obligation.hpp>

#include "rhythm/arrange.hpp"

#include <upward/model/check.hpp>

#include <doctest/doctest.h>

using namespace upward;
using namespace upward_tests;

namespace {

/// The due days up to the end of a day; "name due day" where the date moved.
std::string due_days(const log_builder& log, std::string_view until,
                     const calendar_definition& calendar = {}) {
    auto text = std::string{};
    for (const auto& o : outcomes_on(log, until, until, calendar)) {
        text += (text.empty() ? "" : " ") + iso(o.owed.due);
        if (o.owed.nominal != o.owed.due) text += "(" + iso(o.owed.nominal) + ")";
    }
    return text;
}

log_builder weekly() { return agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY")}}); }

log_builder away(const char* person, std::string_view from, std::string_view to) {
    return a_log().entry(std::string{"away-"} + person, "2025-12-01",
                         leave{{{person}}, day(from), day(to)});
}

}  // namespace

TEST_SUITE("agreed calendar rules owe obligations, and nothing else does") {
    TEST_CASE("a rule owes from the day of the agreement, which starts it") {
        CHECK(due_days(weekly(), "2026-01-04") == "");
        CHECK(due_days(weekly(), "2026-01-19") == "2026-01-05 2026-01-12 2026-01-19");
    }

    TEST_CASE("a rule with a start of its own owes from the agreement on, along its own days") {
        const auto log =
            agreed("2026-01-07", {{"notes", a_rule("FREQ=WEEKLY;INTERVAL=2").start("2025-12-29")}});
        CHECK(due_days(log, "2026-02-10") == "2026-01-12 2026-01-26 2026-02-09");
    }

    TEST_CASE("a proposal, an unknown rule and one whose cause has not come owe nothing") {
        CHECK(
            due_days(declared({{"notes", a_rule("FREQ=DAILY")}})
                         .entry("p", "2026-01-05", rhythm_proposed{{"operating"}, refs({"notes"})}),
                     "2026-02-10") == "");
        CHECK(due_days(a_log().entry("a", "2026-01-05", agreement({"nobody-wrote-it"})),
                       "2026-02-10") == "");
        for (const auto trigger :
             {rule_trigger::milestone, rule_trigger::problem, rule_trigger::metric,
              rule_trigger::any, rule_trigger::all, rule_trigger::host}) {
            auto other = rule{};
            other.rhythm.text = "operating";
            other.trigger = trigger;
            other.change = amount{1};
            other.flag = "crisis";
            other.of = refs({"nobody-wrote-it"});
            CHECK(due_days(a_log()
                               .entry("other", "2026-01-05", other)
                               .entry("a", "2026-01-05", agreement({"other"})),
                           "2026-02-10") == "");
        }
    }

    TEST_CASE("a milestone beside a calendar rule takes nothing from it") {
        auto log = declared({{"notes", a_rule("FREQ=WEEKLY")}});
        auto milestone = rule{};
        milestone.rhythm.text = "operating";
        milestone.trigger = rule_trigger::milestone;
        log.entry("m", "2026-01-05", milestone)
            .entry("a", "2026-01-05", agreement({"m", "no-such-rule", "notes"}));
        CHECK(due_days(log, "2026-01-12") == "2026-01-05 2026-01-12");
    }

    TEST_CASE("COUNT and UNTIL end a rule") {
        CHECK(due_days(agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY;COUNT=3")}}),
                       "2026-06-01") == "2026-01-05 2026-01-12 2026-01-19");
        CHECK(due_days(agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY;UNTIL=20260119")}}),
                       "2026-06-01") == "2026-01-05 2026-01-12 2026-01-19");
        CHECK(due_days(agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY;UNTIL=20260118")}}),
                       "2026-06-01") == "2026-01-05 2026-01-12");
    }

    TEST_CASE("the count runs from the start, not from the agreement") {
        CHECK(due_days(agreed("2026-01-12",
                              {{"notes", a_rule("FREQ=WEEKLY;COUNT=3").start("2026-01-05")}}),
                       "2026-06-01") == "2026-01-12 2026-01-19");
    }
}

TEST_SUITE("a date on a free day moves") {
    TEST_CASE("monthly on the first, over a weekend and over a holiday") {
        const auto log = agreed("2025-12-15", {{"report", a_rule("FREQ=MONTHLY;BYMONTHDAY=1")}});
        CHECK(due_days(log, "2026-03-02", holidays({"2026-01-01"})) ==
              "2026-01-02(2026-01-01) 2026-02-02(2026-02-01) 2026-03-02(2026-03-01)");
        CHECK(outcomes_on(log, "2026-02-02")[1].owed.name == "report@2026-02-01");
    }

    TEST_CASE("each shift of a Saturday at the end of a month") {
        const auto monthly = [](shift_convention s) {
            return agreed("2026-01-05",
                          {{"report", a_rule("FREQ=MONTHLY;BYMONTHDAY=31").shift(s)}});
        };
        CHECK(due_days(monthly(shift_convention::next), "2026-02-10") == "2026-02-02(2026-01-31)");
        CHECK(due_days(monthly(shift_convention::previous), "2026-02-10") ==
              "2026-01-30(2026-01-31)");
        CHECK(due_days(monthly(shift_convention::modified_next), "2026-02-10") ==
              "2026-01-30(2026-01-31)");
        CHECK(due_days(monthly(shift_convention::skip), "2026-03-31") == "2026-03-31");
    }

    TEST_CASE("a day that moves back is owed before its own date comes") {
        const auto log = agreed(
            "2026-01-05",
            {{"report", a_rule("FREQ=MONTHLY;BYMONTHDAY=31").shift(shift_convention::previous)}});
        CHECK(ledger_on(log, "2026-01-29") == "");
        CHECK(ledger_on(log, "2026-01-30") == "report@2026-01-31 due 2026-01-30 open");
    }

    TEST_CASE("the report's leave moves what is due, the boss's leave does not") {
        CHECK(due_days(weekly().add(away("ana", "2026-01-12", "2026-01-13")), "2026-01-19") ==
              "2026-01-05 2026-01-14(2026-01-12) 2026-01-19");
        CHECK(due_days(weekly().add(away("bo", "2026-01-12", "2026-01-13")), "2026-01-19") ==
              "2026-01-05 2026-01-12 2026-01-19");
        CHECK(due_days(weekly().add(away("carla", "2026-01-12", "2026-01-13")), "2026-01-19") ==
              "2026-01-05 2026-01-12 2026-01-19");
    }

    TEST_CASE("dates of one rule that fall on one day are one obligation, named by the first") {
        const auto daily = agreed("2026-01-09", {{"notes", a_rule("FREQ=DAILY")}});
        CHECK(due_days(daily, "2026-01-13") == "2026-01-09 2026-01-12(2026-01-10) 2026-01-13");
        const auto back = agreed(
            "2026-01-09", {{"notes", a_rule("FREQ=DAILY").shift(shift_convention::previous)}});
        CHECK(due_days(back, "2026-01-13") == "2026-01-09 2026-01-12 2026-01-13");
        const auto in_leave = weekly().add(away("ana", "2026-01-12", "2026-01-23"));
        CHECK(due_days(in_leave, "2026-01-26") == "2026-01-05 2026-01-26(2026-01-12)");
    }

    TEST_CASE("dates of two rules that fall on one day stay two obligations") {
        const auto log = agreed("2026-01-09", {{"a", a_rule("FREQ=DAILY;COUNT=1")},
                                               {"b", a_rule("FREQ=DAILY;COUNT=1")}});
        CHECK(ledger_on(log, "2026-01-09") == "a@2026-01-09 open; b@2026-01-09 open");
    }
}

TEST_SUITE("an obligation belongs to the version that stands on its due day") {
    TEST_CASE("from a renegotiation on the new rules owe") {
        const auto log = declared({{"notes", a_rule("FREQ=WEEKLY")},
                                   {"digest", a_rule("FREQ=WEEKLY;INTERVAL=2")}})
                             .entry("a", "2026-01-05", agreement({"notes"}))
                             .entry("r", "2026-01-19", renegotiation({"digest"}));
        CHECK(ledger_on(log, "2026-01-18", "2026-01-26") ==
              "notes@2026-01-05 missed; notes@2026-01-12 missed; notes@2026-01-19 open; "
              "notes@2026-01-26 open");
        CHECK(ledger_on(log, "2026-01-19", "2026-02-02") ==
              "notes@2026-01-05 missed; notes@2026-01-12 missed; digest@2026-01-19 open; "
              "digest@2026-02-02 open");
    }

    TEST_CASE("a rule that both versions list goes on along its own days") {
        const auto log = weekly().entry("r", "2026-01-14", renegotiation({"notes"}));
        CHECK(due_days(log, "2026-01-26") == "2026-01-05 2026-01-12 2026-01-19 2026-01-26");
        CHECK(the(outcomes_on(log, "2026-01-26"), "notes@2026-01-12").owed.agreed ==
              on("2026-01-05"));
        CHECK(the(outcomes_on(log, "2026-01-26"), "notes@2026-01-19").owed.agreed ==
              on("2026-01-14"));
    }

    TEST_CASE("a weekend before a renegotiation and the Monday of it are one obligation") {
        const auto log = agreed("2026-01-08", {{"notes", a_rule("FREQ=DAILY")}})
                             .entry("r", "2026-01-12", renegotiation({"notes"}));
        CHECK(due_days(log, "2026-01-13") ==
              "2026-01-08 2026-01-09 2026-01-12(2026-01-10) 2026-01-13");
    }

    TEST_CASE("what moved over the end is no longer owed") {
        const auto sundays = agreed("2026-01-04", {{"notes", a_rule("FREQ=WEEKLY")}})
                                 .entry("e", "2026-01-12", the_end());
        CHECK(due_days(sundays, "2026-02-10") == "2026-01-05(2026-01-04)");
    }

    TEST_CASE("an end at the weekend does not take back what was due on Friday") {
        const auto log =
            agreed("2026-01-03",
                   {{"notes", a_rule("FREQ=WEEKLY").shift(shift_convention::previous)}})
                .entry("e", "2026-01-10", the_end());
        CHECK(due_days(log, "2026-01-09") == "2026-01-09(2026-01-10)");
        CHECK(due_days(log, "2026-01-12") == "2026-01-09(2026-01-10)");
    }

    TEST_CASE("nothing is due before the agreement") {
        const auto log = agreed(
            "2026-01-03", {{"notes", a_rule("FREQ=WEEKLY").shift(shift_convention::previous)}});
        CHECK(due_days(log, "2026-01-12") == "2026-01-09(2026-01-10)");
        const auto started =
            agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY").start("2025-12-28")}});
        CHECK(due_days(started, "2026-01-12") == "2026-01-12(2026-01-11)");
    }

    TEST_CASE("between the end and a new agreement nothing is owed, and the rule begins anew") {
        const auto log = weekly()
                             .entry("e", "2026-01-13", the_end())
                             .entry("b", "2026-02-03", agreement({"notes"}));
        CHECK(due_days(log, "2026-02-10") == "2026-01-05 2026-01-12 2026-02-03 2026-02-10");
        const auto started =
            agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY").start("2026-01-05")}})
                .entry("e", "2026-01-13", the_end())
                .entry("b", "2026-02-03", agreement({"notes"}));
        CHECK(due_days(started, "2026-02-10") == "2026-01-05 2026-01-12 2026-02-09");
    }

    TEST_CASE("a rule that two rhythms list owes once") {
        const auto log = weekly().entry("b", "2026-01-07", agreement({"notes"}, "board"));
        CHECK(due_days(log, "2026-01-19") == "2026-01-05 2026-01-12 2026-01-19");
    }

    TEST_CASE("two rhythms owe side by side") {
        const auto log = agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY")}})
                             .entry("review", "2026-01-05", a_rule("FREQ=MONTHLY").of("board").made)
                             .entry("b", "2026-01-14", agreement({"review"}, "board"))
                             .entry("e", "2026-01-19", the_end());
        CHECK(ledger_on(log, "2026-02-16") ==
              "notes@2026-01-05 missed; notes@2026-01-12 missed; review@2026-01-14 missed; "
              "review@2026-02-14 due 2026-02-16 open");
    }
}

TEST_SUITE("the limit follows from the period") {
    const auto of_rule = [](const a_rule& r) {
        return outcomes_on(agreed("2026-01-05", {{"notes", r}}), "2026-01-05").at(0).owed;
    };

    TEST_CASE("it is half the period, and at least 2 wd") {
        CHECK(of_rule(a_rule("FREQ=DAILY")).limit_wd == 2);
        CHECK(of_rule(a_rule("FREQ=WEEKLY;BYDAY=MO,TH")).limit_wd == 2);
        CHECK(of_rule(a_rule("FREQ=WEEKLY")).limit_wd == 2.5);
        CHECK(of_rule(a_rule("FREQ=WEEKLY;INTERVAL=2")).limit_wd == 5);
        CHECK(of_rule(a_rule("FREQ=MONTHLY")).limit_wd == 10.5);
        CHECK(of_rule(a_rule("FREQ=YEARLY")).limit_wd == 126);
    }

    TEST_CASE("a rule's own limit and grace stand instead, however small") {
        const auto owed = of_rule(a_rule("FREQ=WEEKLY").limit(.5).grace(1));
        CHECK(owed.limit_wd == .5);
        CHECK(owed.grace_wd == 1);
    }

    TEST_CASE("the last day is due, grace and limit in working days, each rounded up") {
        CHECK(iso(of_rule(a_rule("FREQ=WEEKLY")).last) == "2026-01-08");
        CHECK(iso(of_rule(a_rule("FREQ=WEEKLY").limit(2)).last) == "2026-01-07");
        CHECK(iso(of_rule(a_rule("FREQ=WEEKLY").limit(2).grace(1.5)).last) == "2026-01-09");
        CHECK(iso(of_rule(a_rule("FREQ=WEEKLY").limit(5)).last) == "2026-01-12");
        CHECK(iso(of_rule(a_rule("FREQ=WEEKLY").limit(0)).last) == "2026-01-05");
    }

    TEST_CASE("holidays and the report's leave put the last day off") {
        const auto rule = std::vector<named_rule>{{"notes", a_rule("FREQ=WEEKLY").limit(2)}};
        const auto log = agreed("2026-01-05", rule).add(away("ana", "2026-01-07", "2026-01-07"));
        const auto owed = outcomes_on(log, "2026-01-05", "2026-01-05", holidays({"2026-01-06"}));
        CHECK(iso(owed.at(0).owed.last) == "2026-01-09");
    }

    TEST_CASE("what the rule says goes with each obligation") {
        auto log = declared({});
        log.in("billing", "notes", "2026-01-05",
               a_rule("FREQ=WEEKLY").channel("chat").topic("progress").stack().made)
            .entry("a", "2026-01-05", agreement({"notes"}));
        const auto owed = outcomes_on(log, "2026-01-05").at(0).owed;
        CHECK(owed.rule == "notes");
        CHECK(owed.area == "billing");
        CHECK(owed.channel == "chat");
        CHECK(owed.topic == "progress");
        CHECK(owed.after_miss == after_miss_policy::stack);
    }
}
