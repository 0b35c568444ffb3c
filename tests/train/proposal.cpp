// SPDX-License-Identifier: BSL-1.0
#include <upward/train/proposal.hpp>

#include "train/arrange.hpp"

#include <upward/train/rhythm.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace upward;
using namespace upward_tests;

namespace {

using enum rhythm_stage;

log_builder notes(const std::string& rule = "FREQ=WEEKLY;BYDAY=MO,TH") {
    return agreed("2026-01-05", {{"notes", a_rule(rule)}});
}

judged_day weaned_day(const log_builder& log = notes(), std::string_view iso = "2026-03-02",
                      const calendar_definition& calendar = {}) {
    auto day = judged_day{log, iso, calendar};
    day.stage(weaned);
    return day;
}
judged_day relapse_day(const log_builder& log = notes(), std::string_view iso = "2026-03-02",
                       const calendar_definition& calendar = {}) {
    auto day = judged_day{log, iso, calendar};
    day.stage(relapse).kept(.8);
    return day;
}

const auto monday_alone = std::string{"longer notes weekly FREQ=WEEKLY;BYDAY=MO"};

/// What a log proposes when weaned, and when relapsed.
std::string longer(const log_builder& log) { return weaned_day(log).proposes(); }
std::string tighter(const log_builder& log) { return relapse_day(log).proposes(); }
std::string longer(const std::string& rule) { return longer(notes(rule)); }
std::string tighter(const std::string& rule) { return tighter(notes(rule)); }

}  // namespace

TEST_SUITE("a rung down") {
    TEST_CASE("is proposed when weaned, reliable and credible, exactly at both gates") {
        CHECK(weaned_day().kept(.9).credible(.55).proposes() == monday_alone);
        CHECK(weaned_day().kept(1).credible(.9).proposes() == monday_alone);
    }

    TEST_CASE("not just below either of them") {
        CHECK(weaned_day().kept(.8999).proposes() == "none");
        CHECK(weaned_day().credible(.5499).proposes() == "none");
        CHECK(weaned_day().kept({}).proposes() == "none");
    }

    TEST_CASE("a gate missed by rounding alone is reached") {
        CHECK(weaned_day().kept(.9 - 1e-12).credible(.55 - 1e-12).proposes() == monday_alone);
    }

    TEST_CASE("at no other stage") {
        for (const auto stage : {baseline, establishing, relapse, holding, plateau, easing})
            CHECK(weaned_day().stage(stage).kept(1).credible(.9).proposes() == "none");
    }

    TEST_CASE("names the rule, what it was and what it would be, and why") {
        const auto p = weaned_day().kept(.96).credible(.6).proposal();
        REQUIRE(p.has_value());
        CHECK(p->change == cadence_change::longer);
        CHECK(p->rule.text == "notes");
        CHECK(p->from == "FREQ=WEEKLY;BYDAY=MO,TH");
        CHECK(p->to == "FREQ=WEEKLY;BYDAY=MO");
        CHECK(p->name == cadence::weekly);
        CHECK(p->because == std::vector{message{"proposal.stage"}.with("stage", "weaned"),
                                        message{"proposal.adherence"}.with("adherence", .96),
                                        message{"proposal.credibility"}.with("lower", .6)});
    }

    TEST_CASE("goes from each rung to the next longer, keeping the first weekday") {
        CHECK(longer("FREQ=DAILY") == "longer notes twice_weekly FREQ=WEEKLY;BYDAY=MO,TH");
        CHECK(longer("FREQ=WEEKLY;BYDAY=TU,FR") == "longer notes weekly FREQ=WEEKLY;BYDAY=TU");
        CHECK(longer("FREQ=WEEKLY;BYDAY=WE") ==
              "longer notes fortnightly FREQ=WEEKLY;INTERVAL=2;BYDAY=WE");
        CHECK(longer("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR") ==
              "longer notes monthly FREQ=MONTHLY;BYDAY=1FR");
        CHECK(longer("FREQ=MONTHLY;BYDAY=1MO") == "none");
        CHECK(longer("FREQ=YEARLY") == "none");
    }

    TEST_CASE("a week that starts on Thursday keeps the Thursday") {
        CHECK(longer("FREQ=WEEKLY;WKST=TH;BYDAY=MO,TH") ==
              "longer notes weekly FREQ=WEEKLY;BYDAY=TH");
    }

    TEST_CASE("a rule that names no weekday keeps that of its start, else of the agreement") {
        CHECK(longer("FREQ=WEEKLY") == "longer notes fortnightly FREQ=WEEKLY;INTERVAL=2;BYDAY=MO");
        CHECK(
            longer(agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY").start("2026-01-02")}})) ==
            "longer notes fortnightly FREQ=WEEKLY;INTERVAL=2;BYDAY=FR");
    }

    TEST_CASE("where Fridays and Saturdays are free it keeps the Sunday") {
        const auto free = calendar_definition{.weekend = {weekday::FR, weekday::SA}};
        CHECK(weaned_day(notes("FREQ=WEEKLY;WKST=SU;BYDAY=SU,WE"), "2026-03-02", free).proposes() ==
              "longer notes weekly FREQ=WEEKLY;BYDAY=SU");
        CHECK(
            relapse_day(notes("FREQ=WEEKLY;WKST=SU;BYDAY=SU,WE"), "2026-03-02", free).proposes() ==
            "tighter notes daily FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,SU");
    }
}

TEST_SUITE("a rung tighter") {
    TEST_CASE("is offered in a relapse while updates were not reliable") {
        CHECK(tighter("FREQ=WEEKLY;BYDAY=MO,TH") ==
              "tighter notes daily FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
        CHECK(tighter("FREQ=WEEKLY;BYDAY=MO") ==
              "tighter notes twice_weekly FREQ=WEEKLY;BYDAY=MO,TH");
        CHECK(tighter("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU") ==
              "tighter notes weekly FREQ=WEEKLY;BYDAY=TU");
        CHECK(tighter("FREQ=MONTHLY;BYDAY=1WE") ==
              "tighter notes fortnightly FREQ=WEEKLY;INTERVAL=2;BYDAY=WE");
        CHECK(tighter("FREQ=YEARLY") == "tighter notes monthly FREQ=MONTHLY;BYDAY=1MO");
    }

    TEST_CASE("nothing is tighter than daily") {
        CHECK(tighter("FREQ=DAILY") == "none");
        CHECK(tighter("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR") == "none");
    }

    TEST_CASE("never while they were: just below .9, not at it") {
        CHECK(relapse_day().kept(.8999).proposes() ==
              "tighter notes daily FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
        CHECK(relapse_day().kept(.9).proposes() == "none");
        CHECK(relapse_day().kept(1).proposes() == "none");
    }

    TEST_CASE("asks for no credibility, and gives none as its reason") {
        const auto p = relapse_day().kept(.8).credible(.1).proposal();
        REQUIRE(p.has_value());
        CHECK(p->because == std::vector{message{"proposal.stage"}.with("stage", "relapse"),
                                        message{"proposal.adherence"}.with("adherence", .8)});
    }
}

TEST_SUITE("nothing changes before a review") {
    // Monday 2026-03-16; ten working days before it is Monday 2026-03-02.
    const auto reviewed = [](const event& e) { return notes().entry("review", "2026-01-12", e); };
    const auto on_a_monday = [] { return reviewed(a_review("2026-03-16")); };

    TEST_CASE("from ten working days before on, that day included") {
        CHECK(weaned_day(on_a_monday(), "2026-03-02").proposes() == "none");
        CHECK(weaned_day(on_a_monday(), "2026-03-13").proposes() == "none");
        CHECK(weaned_day(on_a_monday(), "2026-03-16").proposes() == "none");
    }

    TEST_CASE("not on the eleventh before, nor on the day after") {
        CHECK(weaned_day(on_a_monday(), "2026-02-27").proposes() == monday_alone);
        CHECK(weaned_day(on_a_monday(), "2026-03-01").proposes() == monday_alone);
        CHECK(weaned_day(on_a_monday(), "2026-03-17").proposes() == monday_alone);
    }

    TEST_CASE("neither longer nor tighter") {
        CHECK(relapse_day(on_a_monday(), "2026-03-02").proposes() == "none");
        CHECK(relapse_day(on_a_monday(), "2026-02-27").proposes() ==
              "tighter notes daily FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
    }

    TEST_CASE("leave of the report and holidays are no working days before it") {
        const auto free = holidays({"2026-03-03"});
        CHECK(weaned_day(on_a_monday(), "2026-02-27", free).proposes() == "none");
        auto away = on_a_monday();
        away.entry("away", "2026-01-12", leave{{{"ana"}}, day("2026-03-04"), day("2026-03-06")});
        CHECK(weaned_day(away, "2026-02-25").proposes() == "none");
        CHECK(weaned_day(away, "2026-02-24").proposes() == monday_alone);
    }

    TEST_CASE("a board, a meeting or somebody else's review freezes nothing") {
        CHECK(weaned_day(reviewed(a_review("2026-03-09", "bo", event_type::board))).proposes() ==
              monday_alone);
        CHECK(weaned_day(reviewed(a_review("2026-03-09", "bo", event_type::meeting))).proposes() ==
              monday_alone);
        CHECK(weaned_day(reviewed(a_review("2026-03-09", "carla"))).proposes() == monday_alone);
        CHECK(weaned_day(reviewed(a_review("2026-03-09", "ana"))).proposes() == monday_alone);
    }

    TEST_CASE("one that was withdrawn or moved away no longer does") {
        CHECK(weaned_day(on_a_monday().withdraw("c", "", "review")).proposes() == monday_alone);
        CHECK(weaned_day(on_a_monday().replace("c", "", "review", a_review("2026-04-20")))
                  .proposes() == monday_alone);
    }
}

TEST_SUITE("while sincerity is locked") {
    TEST_CASE("nothing is proposed") {
        CHECK(weaned_day().locked().proposes() == "none");
        CHECK(relapse_day().locked().proposes() == "none");
    }
}

TEST_SUITE("of several rules") {
    TEST_CASE("the one with the shortest period changes") {
        CHECK(longer(agreed("2026-01-05", {{"a", a_rule("FREQ=MONTHLY")},
                                           {"b", a_rule("FREQ=WEEKLY;BYDAY=TU,TH")},
                                           {"c", a_rule("FREQ=WEEKLY")}})) ==
              "longer b weekly FREQ=WEEKLY;BYDAY=TU");
    }

    TEST_CASE("of equals the first by id, in whatever order they were agreed") {
        CHECK(longer(agreed("2026-01-05", {{"b", a_rule("FREQ=WEEKLY;BYDAY=TU")},
                                           {"a", a_rule("FREQ=WEEKLY;BYDAY=FR")}})) ==
              "longer a fortnightly FREQ=WEEKLY;INTERVAL=2;BYDAY=FR");
    }

    TEST_CASE("a renegotiation changes no weekday that a rule began with") {
        const auto log = agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY")}})
                             .entry("again", "2026-01-14", renegotiation({"notes"}));
        CHECK(longer(log) == "longer notes fortnightly FREQ=WEEKLY;INTERVAL=2;BYDAY=MO");
    }

    TEST_CASE("a rule that ends still does") {
        CHECK(longer(agreed("2026-01-05",
                            {{"notes", a_rule("FREQ=WEEKLY;UNTIL=20270104;BYDAY=MO")}})) ==
              "longer notes fortnightly FREQ=WEEKLY;UNTIL=20270104;INTERVAL=2;BYDAY=MO");
        CHECK(longer(agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY;COUNT=53;BYDAY=MO")}})) ==
              "longer notes fortnightly FREQ=WEEKLY;UNTIL=20270104;INTERVAL=2;BYDAY=MO");
    }

    TEST_CASE("of several rhythms it is looked for in all") {
        auto log = notes("FREQ=WEEKLY;BYDAY=MO");
        log.entry("daily", "2026-01-05", a_rule("FREQ=DAILY").of("crisis").made);
        log.entry("crisis", "2026-01-06", agreement({"daily"}, "crisis"));
        CHECK(longer(log) == "longer daily twice_weekly FREQ=WEEKLY;BYDAY=MO,TH");
        log.entry("over", "2026-02-02", the_end("crisis"));
        CHECK(longer(log) == "longer notes fortnightly FREQ=WEEKLY;INTERVAL=2;BYDAY=MO");
    }

    TEST_CASE("a rule that is no longer agreed, or waits for something, is not among them") {
        auto flagged = upward::rule{};
        flagged.rhythm = {"operating"};
        flagged.trigger = rule_trigger::host;
        flagged.flag = "crisis";
        auto log = agreed("2026-01-05", {{"daily", a_rule("FREQ=DAILY")}});
        log.entry("flagged", "2026-01-05", flagged);
        log.entry("notes", "2026-01-05", a_rule("FREQ=WEEKLY;BYDAY=MO").made);
        log.entry("again", "2026-01-19", renegotiation({"flagged", "notes", "unknown"}));
        CHECK(longer(log) == "longer notes fortnightly FREQ=WEEKLY;INTERVAL=2;BYDAY=MO");
    }

    TEST_CASE("without a calendar rule there is nothing to propose") {
        auto flagged = upward::rule{};
        flagged.rhythm = {"operating"};
        flagged.trigger = rule_trigger::host;
        flagged.flag = "crisis";
        auto log = a_log().ana_and_bo();
        log.entry("flagged", "2026-01-05", flagged);
        CHECK(longer(log.entry("agreed", "2026-01-06", agreement({"flagged"}))) == "none");
        CHECK(longer(a_log().ana_and_bo()) == "none");
    }
}

TEST_SUITE("whatever the day") {
    TEST_CASE("a proposal is readable, moves one rung in its direction, and only where it may") {
        auto roll = dice{5};
        const auto rules = std::vector<std::string>{"FREQ=DAILY",
                                                    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
                                                    "FREQ=WEEKLY",
                                                    "FREQ=WEEKLY;BYDAY=TU,FR",
                                                    "FREQ=MONTHLY",
                                                    "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
                                                    "FREQ=YEARLY",
                                                    "FREQ=WEEKLY;BYDAY=MO,WE,FR",
                                                    "FREQ=MONTHLY;BYDAY=-1FR"};
        auto proposed = 0;
        for (int i = 0; i < 300; ++i) {
            auto log = agreed("2026-01-05", {{"x", a_rule(roll.one_of(rules))},
                                             {"y", a_rule(roll.one_of(rules))}});
            const auto on = iso(to_day_number(civil_day{2026, 3, roll.between(1, 28)}));
            const auto stage = static_cast<rhythm_stage>(roll.below(7));
            const auto kept = roll.between(.8, 1.0), credible = roll.between(.45, .7);
            const auto locked = roll.once_in(5);
            if (roll.once_in(3)) log.entry("review", "2026-01-12", a_review("2026-03-16"));
            const auto p = judged_day{log, on}
                               .stage(stage)
                               .kept(kept)
                               .credible(credible)
                               .locked(locked)
                               .proposal();
            if (!p) continue;
            ++proposed;
            const auto before = mean_period_in_working_days(*parse_rule(p->from));
            const auto after = mean_period_in_working_days(*parse_rule(p->to));
            CHECK_FALSE(locked);
            if (p->change == cadence_change::longer) {
                CHECK(after > before);
                CHECK((stage == weaned && kept >= .9 && credible >= .55));
            } else {
                CHECK(after < before);
                CHECK((stage == relapse && kept < .9));
            }
            CHECK((after >= 1 && after <= 21));
        }
        CHECK(proposed > 10);
    }
}

TEST_SUITE("the story of the new report") {
    TEST_CASE("on 2026-04-03 the Monday note alone is proposed, on the days before nothing") {
        const auto ws = example("new_report");
        const auto proposed_on = [&](std::string_view iso) {
            const auto now = ws.state_at(day(iso));
            const auto a = rhythm_of(situation{now, ws.policy(), now.as_of()}, {});
            return a.proposal ? a.proposal->rule.text + " " + a.proposal->to : "none";
        };
        CHECK(proposed_on("2026-01-16") == "none");
        CHECK(proposed_on("2026-02-20") == "none");
        CHECK(proposed_on("2026-03-16") == "none");
        CHECK(proposed_on("2026-04-03") == "notes FREQ=WEEKLY;BYDAY=MO");
    }
}
