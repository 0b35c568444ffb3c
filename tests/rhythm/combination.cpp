// SPDX-License-Identifier: BSL-1.0
//
// Rules that wait for other rules: any of them, all of them. All in March 2026 (march.hpp).
#include <upward/rhythm/cause.hpp>

#include "rhythm/march.hpp"

#include <doctest/doctest.h>

using namespace upward;
using namespace upward_tests;

TEST_SUITE("any of: each cause of each of its rules") {
    TEST_CASE("by the time that the rule itself would give") {
        const auto log = declared({{"steps", on_milestones().within(3)},
                                   {"talk", on_flag("crisis")},
                                   {"either", any_of_rules({"steps", "talk"})}})
                             .add(the_site())
                             .entry("a", "2026-03-02", agreement({"either"}))
                             .add(turns({"+03-10"}))
                             .entry("s", "2026-03-03", at_percent(50));
        CHECK(owed(log) == "either@2026-03-06; either@2026-03-10");
    }

    TEST_CASE("two causes that are due on one day are one obligation") {
        const auto log = declared({{"steps", on_milestones()},
                                   {"talk", on_flag("crisis")},
                                   {"either", any_of_rules({"steps", "talk"})}})
                             .add(the_site())
                             .entry("a", "2026-03-02", agreement({"either"}))
                             .entry("s", "2026-03-03", at_percent(50))
                             .add(turns({"+03-05"}));
        const auto all = obligations_on(log, end_of_march);
        REQUIRE(all.size() == 1);
        CHECK(all[0].reason == obligation_reason::combination);
        REQUIRE(all[0].parts.size() == 2);
        CHECK(all[0].parts[0].source == "half");
        CHECK(all[0].parts[1].source == "crisis-1");
    }

    TEST_CASE("its rules owe nothing by themselves, unless they are agreed too") {
        auto log = declared({{"talk", on_flag("crisis")}, {"either", any_of_rules({"talk"})}})
                       .add(turns({"+03-10"}));
        CHECK(owed(log_builder{log}.entry("a", "2026-03-02", agreement({"either"}))) ==
              "either@2026-03-10");
        CHECK(owed(log_builder{log}.entry("a", "2026-03-02", agreement({"either", "talk"}))) ==
              "either@2026-03-10; talk@2026-03-10");
    }

    TEST_CASE("a problem of its rules is due by its notice limit") {
        const auto log =
            declared({{"trouble", on_problems()}, {"either", any_of_rules({"trouble"})}})
                .entry("a", "2026-03-02", agreement({"either"}))
                .entry("p", "2026-03-03", a_problem("2026-03-03", 1))
                .entry("q", "2026-03-10", a_problem("2026-03-10", 4));
        CHECK(owed(log) == "either@2026-03-05; either@2026-03-10");
    }

    TEST_CASE("a calendar rule's days are causes") {
        const auto log = declared({{"mondays", a_rule("FREQ=WEEKLY;BYDAY=MO;COUNT=3")},
                                   {"talk", on_flag("crisis")},
                                   {"either", any_of_rules({"mondays", "talk"})}})
                             .entry("a", "2026-03-02", agreement({"either"}))
                             .add(turns({"+03-04", "-03-05", "+03-09"}));
        CHECK(owed_on(log, "2026-03-10", end_of_march) ==
              "either@2026-03-02; either@2026-03-04; either@2026-03-09 + either@2026-03-09; "
              "either@2026-03-16");
    }

    TEST_CASE("a calendar rule's day moves as the rule says") {
        const auto log =
            declared({{"sundays",
                       a_rule("FREQ=WEEKLY;BYDAY=SU;COUNT=2").shift(shift_convention::previous)},
                      {"either", any_of_rules({"sundays"})}})
                .entry("a", "2026-03-02", agreement({"either"}));
        CHECK(owed(log) == "either@2026-03-06; either@2026-03-13");
    }
}

TEST_SUITE("all of: the first day on which each has happened since the last time") {
    const auto both = [](const log_builder& happened) {
        return owed(declared({{"steps", on_milestones().milestone("half").within(4)},
                              {"watch", on_readings().metric("nps").change(5).within(1)},
                              {"all", all_of_rules({"steps", "watch"})}})
                        .add(the_site())
                        .add(the_metric(30))
                        .entry("a", "2026-03-02", agreement({"all"}))
                        .add(happened));
    };

    TEST_CASE("by the latest of their own times") {
        CHECK(both(a_log().entry("s", "2026-03-03", at_percent(50))) == "");
        CHECK(both(readings({{"2026-03-03", 40}})) == "");
        CHECK(both(readings({{"2026-03-03", 40}}).entry("s", "2026-03-05", at_percent(50))) ==
              "all@2026-03-11");
        CHECK(both(readings({{"2026-03-04", 40}}).entry("s", "2026-03-03", at_percent(50))) ==
              "all@2026-03-09");
    }

    TEST_CASE("but never before the day on which it is complete") {
        CHECK(both(readings({{"2026-03-20", 40}}).entry("s", "2026-03-03", at_percent(50))) ==
              "all@2026-03-23");
    }

    TEST_CASE("once: a cause is used up by it") {
        CHECK(both(readings({{"2026-03-04", 40}, {"2026-03-10", 50}})
                       .entry("s", "2026-03-03", at_percent(50))) == "all@2026-03-09");
    }

    TEST_CASE("again when each has happened again") {
        const auto log = declared({{"a", on_readings().metric("nps").change(5).within(0)},
                                   {"b", on_readings().metric("churn").change(5).within(0)},
                                   {"all", all_of_rules({"a", "b"})}})
                             .add(the_metric(0))
                             .add(the_metric(0, "churn"))
                             .entry("ag", "2026-03-02", agreement({"all"}))
                             .entry("1", "2026-03-03", reads(10))
                             .entry("2", "2026-03-04", reads(20))
                             .entry("3", "2026-03-05", reads(10, "churn"))
                             .entry("4", "2026-03-06", reads(20, "churn"))
                             .entry("5", "2026-03-10", reads(30));
        CHECK(owed(log) == "all@2026-03-05; all@2026-03-10");
    }

    TEST_CASE("of a rule that happened twice the later time counts") {
        const auto log = declared({{"steps", on_milestones().within(5)},
                                   {"watch", on_readings().metric("nps").change(5).within(0)},
                                   {"all", all_of_rules({"steps", "watch"})}})
                             .add(the_site())
                             .add(the_metric(30))
                             .entry("a", "2026-03-02", agreement({"all"}))
                             .entry("s-1", "2026-03-03", at_percent(50))
                             .entry("s-2", "2026-03-05", in_state("live"))
                             .add(readings({{"2026-03-06", 40}}));
        CHECK(owed(log) == "all@2026-03-12");
    }

    TEST_CASE("a flag counts while it is on") {
        const auto log = [](std::initializer_list<const char*> days) {
            return owed(declared({{"steps", on_milestones().within(0)},
                                  {"talk", on_flag("crisis")},
                                  {"all", all_of_rules({"steps", "talk"})}})
                            .add(the_site())
                            .entry("a", "2026-03-02", agreement({"all"}))
                            .entry("s", "2026-03-10", at_percent(50))
                            .add(turns(days)));
        };
        CHECK(log({"+03-04"}) == "all@2026-03-10");
        CHECK(log({"+02-04"}) == "all@2026-03-10");
        CHECK(log({"+03-10"}) == "all@2026-03-10");
        CHECK(log({"+03-12"}) == "all@2026-03-12");
        CHECK(log({"+03-04", "-03-05"}) == "");
        CHECK(log({"+03-04", "-03-10"}) == "");
        CHECK(log({"+03-04", "-03-05", "+03-12", "-03-13", "+03-16"}) == "all@2026-03-12");
        CHECK(log({"-03-04"}) == "");
    }

    TEST_CASE("a flag that stays on serves every time") {
        const auto log = declared({{"steps", on_milestones().within(0)},
                                   {"talk", on_flag("crisis")},
                                   {"all", all_of_rules({"steps", "talk"})}})
                             .add(the_site())
                             .entry("a", "2026-03-02", agreement({"all"}))
                             .add(turns({"+03-03"}))
                             .entry("s-1", "2026-03-10", at_percent(50))
                             .entry("s-2", "2026-03-12", in_state("live"));
        CHECK(owed(log) == "all@2026-03-10; all@2026-03-12");
    }

    TEST_CASE("flags alone: each time that the last of them goes on") {
        const auto log = declared({{"a", on_flag("crisis")},
                                   {"b", on_flag("launch")},
                                   {"all", all_of_rules({"a", "b"})}})
                             .entry("ag", "2026-03-02", agreement({"all"}))
                             .add(turns({"+03-03", "-03-05", "+03-10"}))
                             .add(turns({"+03-04"}, "launch"));
        CHECK(owed(log) == "all@2026-03-04; all@2026-03-10");
    }

    TEST_CASE("a calendar rule under a flag: its days while the flag is on") {
        const auto log = declared({{"daily", a_rule("FREQ=DAILY")},
                                   {"talk", on_flag("crisis")},
                                   {"all", all_of_rules({"daily", "talk"})}})
                             .entry("a", "2026-03-02", agreement({"all"}))
                             .add(turns({"+03-04", "-03-10"}));
        CHECK(owed(log) == "all@2026-03-04; all@2026-03-05; all@2026-03-06; all@2026-03-09");
    }

    TEST_CASE("a calendar rule and a milestone: the first of its days from the crossing on") {
        const auto log = declared({{"mondays", a_rule("FREQ=WEEKLY;BYDAY=MO").start("2026-03-03")},
                                   {"steps", on_milestones().within(0)},
                                   {"all", all_of_rules({"mondays", "steps"})}})
                             .add(the_site())
                             .entry("a", "2026-03-02", agreement({"all"}))
                             .entry("s", "2026-03-05", at_percent(50));
        CHECK(owed(log) == "all@2026-03-09");
        CHECK(owed_on(log, "2026-03-04", end_of_march) == "");
    }

    TEST_CASE("with a rule that the log does not know it never happens") {
        const auto log = declared({{"talk", on_flag("crisis")},
                                   {"all", all_of_rules({"talk", "nobody-wrote-it"})},
                                   {"any", any_of_rules({"talk", "nobody-wrote-it"})}})
                             .entry("a", "2026-03-02", agreement({"all", "any"}))
                             .add(turns({"+03-04"}));
        CHECK(owed(log) == "any@2026-03-04");
    }
}

TEST_SUITE("combinations of combinations") {
    TEST_CASE("any of all, and all of any") {
        const auto rules = std::vector<named_rule>{
            {"steps", on_milestones().within(1)},
            {"watch", on_readings().metric("nps").change(5).within(0)},
            {"talk", on_flag("crisis")},
            {"both", all_of_rules({"steps", "watch"})},
            {"some", any_of_rules({"steps", "watch"})},
            {"any-all", any_of_rules({"both", "talk"})},
            {"all-any", all_of_rules({"some", "talk"})},
        };
        const auto log = declared(rules)
                             .add(the_site())
                             .add(the_metric(30))
                             .entry("a", "2026-03-02", agreement({"any-all", "all-any"}))
                             .entry("s", "2026-03-03", at_percent(50))
                             .add(turns({"+03-05"}))
                             .add(readings({{"2026-03-10", 40}}));
        CHECK(owed(log) ==
              "all-any@2026-03-05; any-all@2026-03-05; all-any@2026-03-10; any-all@2026-03-10");
    }

    TEST_CASE("rules that wait for one another owe nothing") {
        const auto log = [](const std::vector<named_rule>& rules,
                            const std::vector<std::string>& names) {
            return owed(
                declared(rules).entry("a", "2026-03-02", agreement(names)).add(turns({"+03-04"})));
        };
        CHECK(log({{"me", any_of_rules({"me"})}}, {"me"}) == "");
        CHECK(log({{"me", all_of_rules({"me"})}}, {"me"}) == "");
        CHECK(log({{"x", any_of_rules({"y"})},
                   {"y", all_of_rules({"z"})},
                   {"z", any_of_rules({"x"})}},
                  {"x", "y", "z"}) == "");
        CHECK(log({{"talk", on_flag("crisis")},
                   {"x", all_of_rules({"talk", "y"})},
                   {"y", all_of_rules({"talk", "x"})}},
                  {"x", "y", "talk"}) == "talk@2026-03-04");
    }

    TEST_CASE("two ways to one rule are no circle") {
        const auto log = declared({{"talk", on_flag("crisis")},
                                   {"l", any_of_rules({"talk"})},
                                   {"r", any_of_rules({"talk"})},
                                   {"both", all_of_rules({"l", "r"})}})
                             .entry("a", "2026-03-02", agreement({"both"}))
                             .add(turns({"+03-04"}));
        CHECK(owed(log) == "both@2026-03-04");
    }
}
