// SPDX-License-Identifier: BSL-1.0
//
// All in March 2026 (march.hpp). Combinations of causes are in combination.cpp.
#include <upward/rhythm/cause.hpp>

#include "rhythm/march.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <optional>

using namespace upward;
using namespace upward_tests;

namespace {

/// One rule "steps" on milestones.
log_builder steps(const a_rule& r = on_milestones()) { return waiting_for({{"steps", r}}); }

/// One rule "watch" on the metric "nps", which starts at `start`, told of on the day of the reading.
log_builder watch(const a_rule& r, double start) {
    return waiting_for({{"watch", a_rule{r}.within(0)}}).add(the_metric(start));
}
log_builder over(double threshold, double start) {
    return watch(on_readings().metric("nps").threshold(threshold), start);
}
log_builder moving(double more_than, double start) {
    return watch(on_readings().metric("nps").change(more_than), start);
}

}  // namespace

TEST_SUITE("a milestone is due once, when its item crosses it") {
    TEST_CASE("by a percentage, reached or passed") {
        CHECK(owed(steps().entry("s", "2026-03-03", at_percent(49))) == "");
        CHECK(owed(steps().entry("s", "2026-03-03", at_percent(50))) == "steps@2026-03-05");
        CHECK(owed(steps().entry("s", "2026-03-03", at_percent(100))) == "steps@2026-03-05");
    }

    TEST_CASE("by a state of its name, and no other") {
        CHECK(owed(steps().entry("s", "2026-03-03", in_state("live"))) == "steps@2026-03-05");
        CHECK(owed(steps().entry("s", "2026-03-03", in_state("Live"))) == "");
    }

    TEST_CASE("a state says nothing of a percentage, nor a percentage of a state") {
        CHECK(owed(steps(on_milestones().milestone("half"))
                       .entry("s", "2026-03-03", in_state("live"))) == "");
        CHECK(owed(steps(on_milestones().milestone("live"))
                       .entry("s", "2026-03-03", at_percent(100))) == "");
    }

    TEST_CASE("falling back and crossing again owes nothing more") {
        const auto log = steps()
                             .entry("s-1", "2026-03-03", at_percent(60))
                             .entry("s-2", "2026-03-09", at_percent(40))
                             .entry("s-3", "2026-03-10", at_percent(70));
        CHECK(owed(log) == "steps@2026-03-05");
    }

    TEST_CASE("not when it had been reached before it was declared, whatever comes later") {
        const auto late = agreed("2026-03-02", {{"steps", on_milestones()}})
                              .add(the_site("2026-03-04"))
                              .entry("s-1", "2026-03-03", at_percent(60))
                              .entry("s-2", "2026-03-05", at_percent(70));
        CHECK(owed(late) == "");
    }

    TEST_CASE("on the day of its declaration it counts") {
        const auto log = agreed("2026-03-02", {{"steps", on_milestones()}})
                             .add(the_site("2026-03-04"))
                             .entry("s", "2026-03-04", at_percent(60));
        CHECK(owed(log) == "steps@2026-03-06");
    }

    TEST_CASE("not before the agreement, on its day it counts") {
        CHECK(owed(steps().entry("s", "2026-03-01", at_percent(50))) == "");
        CHECK(owed(steps().entry("s", "2026-03-02", at_percent(50))) == "steps@2026-03-04");
        CHECK(owed(steps()
                       .entry("s-1", "2026-02-27", at_percent(50))
                       .entry("s-2", "2026-03-03", at_percent(60))) == "");
    }

    TEST_CASE("of the one named, of those of an item, or of any") {
        auto pier = a_log().entry("pier", "2025-12-01", work_item{"Pier", {{"ana"}}, "pier"});
        auto done = milestone{{{"pier"}}, "done"};
        done.percent.emplace().value = 100;
        pier.entry("done", "2025-12-01", done);
        const auto happened = pier.entry("s-1", "2026-03-03", at_percent(100, "pier"))
                                  .entry("s-2", "2026-03-10", at_percent(50))
                                  .entry("s-3", "2026-03-17", in_state("live"));
        const auto by = [&](const a_rule& r) { return owed(steps(r).add(happened)); };
        CHECK(by(on_milestones()) == "steps@2026-03-05; steps@2026-03-12; steps@2026-03-19");
        CHECK(by(on_milestones().item("site")) == "steps@2026-03-12; steps@2026-03-19");
        CHECK(by(on_milestones().item("pier")) == "steps@2026-03-05");
        CHECK(by(on_milestones().milestone("live")) == "steps@2026-03-19");
        CHECK(by(on_milestones().milestone("live").item("pier")) == "");
        CHECK(by(on_milestones().milestone("nobody-wrote-it")) == "");
    }

    TEST_CASE("a milestone of an item that the log does not know is none") {
        auto log = agreed("2026-03-02", {{"steps", on_milestones()}});
        auto ghost = milestone{{{"ghost"}}, "seen"};
        ghost.percent.emplace().value = 0;
        CHECK(owed(log.entry("seen", "2026-03-02", ghost)) == "");
    }

    TEST_CASE("several on one due day are one obligation with a part for each") {
        const auto log = steps()
                             .entry("s-1", "2026-03-03", at_percent(50))
                             .entry("s-2", "2026-03-03", in_state("live"));
        const auto all = obligations_on(log, end_of_march);
        REQUIRE(all.size() == 1);
        CHECK(all[0].name == "steps@2026-03-05");
        REQUIRE(all[0].parts.size() == 2);
        CHECK(all[0].parts[0].source == "half");
        CHECK(all[0].parts[1].source == "live");
    }

    TEST_CASE("a Friday's and a Saturday's crossing have one due day, and are one") {
        const auto log = steps()
                             .entry("s-1", "2026-03-06", at_percent(50))
                             .entry("s-2", "2026-03-07", in_state("live"));
        const auto all = obligations_on(log, end_of_march);
        REQUIRE(all.size() == 1);
        CHECK(iso(all[0].due) == "2026-03-10");
        CHECK(all[0].parts.size() == 2);
    }

    TEST_CASE("the topic is the rule's, else the item's") {
        const auto crossed = a_log().entry("s", "2026-03-03", at_percent(50));
        const auto topic_of = [&](const a_rule& r) {
            return obligations_on(steps(r).add(crossed), end_of_march).at(0).parts.at(0).topic;
        };
        CHECK(topic_of(on_milestones()) == "website");
        CHECK(topic_of(on_milestones().topic("progress")) == "progress");
    }
}

TEST_SUITE("within so many working days of its cause") {
    const auto due_of = [](const a_rule& r, std::string_view crossed,
                           const calendar_definition& calendar = {}) {
        return owed_on(steps(r).entry("s", crossed, at_percent(50)), end_of_march, {}, calendar);
    };

    TEST_CASE("two, when the rule does not say") {
        CHECK(due_of(on_milestones(), "2026-03-03") == "steps@2026-03-05");
        CHECK(due_of(on_milestones(), "2026-03-05") == "steps@2026-03-09");
    }

    TEST_CASE("as many as the policy says, when the rule does not") {
        auto p = policy{};
        p.rhythm.within_wd = 4;
        const auto crossed = [](const a_rule& r) {
            return steps(r).entry("s", "2026-03-03", at_percent(50));
        };
        CHECK(in_words(obligations_on(crossed(on_milestones()), end_of_march, {}, {}, p)) ==
              "steps@2026-03-09");
        CHECK(in_words(obligations_on(crossed(on_milestones().within(1)), end_of_march, {}, {},
                                      p)) == "steps@2026-03-04");
    }

    TEST_CASE("none: on the day itself, or the next working day") {
        CHECK(due_of(on_milestones().within(0), "2026-03-03") == "steps@2026-03-03");
        CHECK(due_of(on_milestones().within(0), "2026-03-07") == "steps@2026-03-07 due 2026-03-09");
    }

    TEST_CASE("a part of a day is a whole one") {
        CHECK(due_of(on_milestones().within(.5), "2026-03-03") == "steps@2026-03-04");
        CHECK(due_of(on_milestones().within(1.5), "2026-03-03") == "steps@2026-03-05");
    }

    TEST_CASE("from a free day the first is the next working day") {
        CHECK(due_of(on_milestones().within(1), "2026-03-07") == "steps@2026-03-09");
        CHECK(due_of(on_milestones(), "2026-03-08") == "steps@2026-03-10");
    }

    TEST_CASE("holidays and the report's leave are no working days") {
        CHECK(due_of(on_milestones(), "2026-03-03", holidays({"2026-03-04", "2026-03-05"})) ==
              "steps@2026-03-09");
        const auto log = steps().entry("s", "2026-03-03", at_percent(50));
        CHECK(owed(log_builder{log}.add(away("ana", "2026-03-04", "2026-03-13"))) ==
              "steps@2026-03-17");
        CHECK(owed(log_builder{log}.add(away("bo", "2026-03-04", "2026-03-13"))) ==
              "steps@2026-03-05");
    }

    TEST_CASE("the limit is 2 wd, unless the rule says otherwise") {
        const auto limit_of = [&](const a_rule& r) {
            return obligations_on(steps(r).entry("s", "2026-03-03", at_percent(50)), end_of_march)
                .at(0);
        };
        CHECK(limit_of(on_milestones()).limit_wd == 2);
        CHECK(iso(limit_of(on_milestones()).last) == "2026-03-09");
        CHECK(limit_of(on_milestones().within(10)).limit_wd == 2);
        CHECK(iso(limit_of(on_milestones().limit(0).grace(1)).last) == "2026-03-06");
    }

    TEST_CASE("its window opens with the cause, on a working day") {
        const auto opens = [](const a_rule& r, std::string_view crossed) {
            return iso(obligations_on(steps(r).entry("s", crossed, at_percent(50)), end_of_march)
                           .at(0)
                           .opens);
        };
        CHECK(opens(on_milestones().within(5), "2026-03-03") == "2026-03-03");
        CHECK(opens(on_milestones().within(5), "2026-03-07") == "2026-03-09");
        CHECK(opens(on_milestones().within(0), "2026-03-07") == "2026-03-09");
    }
}

TEST_SUITE("a metric's threshold is due whenever a reading crosses it") {
    TEST_CASE("upwards, where equal is over") {
        CHECK(owed(over(40, 30).add(readings({{"2026-03-03", 39.9}}))) == "");
        CHECK(owed(over(40, 30).add(readings({{"2026-03-03", 40}}))) == "watch@2026-03-03");
        CHECK(owed(over(40, 30).add(readings({{"2026-03-03", 41}}))) == "watch@2026-03-03");
    }

    TEST_CASE("downwards, where equal is still over") {
        CHECK(owed(over(40, 50).add(readings({{"2026-03-03", 40}}))) == "");
        CHECK(owed(over(40, 50).add(readings({{"2026-03-03", 39.9}}))) == "watch@2026-03-03");
        CHECK(owed(over(40, 40).add(readings({{"2026-03-03", 39}}))) == "watch@2026-03-03");
        CHECK(owed(over(40, 40).add(readings({{"2026-03-03", 41}}))) == "");
    }

    TEST_CASE("what differs by less than 1e-9 is equal") {
        CHECK(owed(over(.3, 0).add(readings({{"2026-03-03", .1 + .2}, {"2026-03-04", .3}}))) ==
              "watch@2026-03-03");
        CHECK(owed(over(.3, 0).add(readings({{"2026-03-03", .3 - 1e-12}}))) == "watch@2026-03-03");
    }

    TEST_CASE("the first against the start, each later one against the one before") {
        CHECK(owed(over(40, 50).add(readings({{"2026-03-03", 55},
                                              {"2026-03-04", 30},
                                              {"2026-03-05", 35},
                                              {"2026-03-06", 45},
                                              {"2026-03-09", 20}}))) ==
              "watch@2026-03-04; watch@2026-03-06; watch@2026-03-09");
    }

    TEST_CASE("back and forth on one day is one obligation") {
        const auto log = over(40, 30)
                             .entry_at(1, "r-1", "2026-03-03", reads(45))
                             .entry_at(2, "r-2", "2026-03-03", reads(35));
        const auto all = obligations_on(log, end_of_march);
        REQUIRE(all.size() == 1);
        CHECK(all[0].parts.size() == 2);
    }

    TEST_CASE("readings before the agreement owe nothing, but are what the next one differs from") {
        const auto log = over(40, 30).add(readings({{"2026-02-20", 45}}));
        CHECK(owed(log) == "");
        CHECK(owed(log_builder{log}.add(readings({{"2026-03-03", 50}}))) == "");
        CHECK(owed(log_builder{log}.add(readings({{"2026-03-03", 35}}))) == "watch@2026-03-03");
    }

    TEST_CASE("another metric's readings say nothing") {
        auto log = over(40, 30).add(the_metric(30, "churn"));
        CHECK(owed(log.entry("r", "2026-03-03", reads(50, "churn"))) == "");
    }

    TEST_CASE("told within two working days, like every cause") {
        const auto log = waiting_for({{"watch", on_readings().metric("nps").threshold(40)}})
                             .add(the_metric(30))
                             .add(readings({{"2026-03-05", 45}}));
        CHECK(owed(log) == "watch@2026-03-09");
    }
}

TEST_SUITE("a metric's change is counted from what was last told, or last owed") {
    TEST_CASE("from the start, when nothing was; exactly so much is not more") {
        CHECK(owed(moving(5, 30).add(readings({{"2026-03-03", 35}}))) == "");
        CHECK(owed(moving(5, 30).add(readings({{"2026-03-03", 35.1}}))) == "watch@2026-03-03");
        CHECK(owed(moving(5, 30).add(readings({{"2026-03-03", 24.9}}))) == "watch@2026-03-03");
        CHECK(owed(moving(.2, .1).add(readings({{"2026-03-03", .1 + .2}}))) == "");
    }

    TEST_CASE("small steps add up") {
        CHECK(owed(moving(5, 30).add(
                  readings({{"2026-03-03", 33}, {"2026-03-04", 35}, {"2026-03-05", 37}}))) ==
              "watch@2026-03-05");
    }

    TEST_CASE("what was owed is the new base, told or not") {
        CHECK(owed(moving(5, 30).add(readings({{"2026-03-03", 36},
                                               {"2026-03-04", 41},
                                               {"2026-03-05", 41.5},
                                               {"2026-03-06", 30}}))) ==
              "watch@2026-03-03; watch@2026-03-05; watch@2026-03-06");
    }

    TEST_CASE("the boss was told of the metric: its value that day is the base") {
        const auto log = moving(5, 30).add(readings({{"2026-03-03", 34}, {"2026-03-05", 38}}));
        CHECK(owed(log) == "watch@2026-03-05");
        const auto with = [&](std::string_view day, entry_body said) {
            return owed(log_builder{log}.entry("t", day, std::move(said)));
        };
        CHECK(with("2026-03-04", tell("bo", "nps")) == "");
        CHECK(with("2026-03-03", tell("bo", "nps")) == "");
        CHECK(with("2026-03-04", tell("bo", "r-2026-03-03")) == "");
        CHECK(with("2026-03-04", update_on("nps")) == "");
        CHECK(with("2026-03-04", update_on("r-2026-03-03")) == "");
    }

    TEST_CASE("telling somebody else, something else, or too late changes nothing") {
        const auto log = moving(5, 30).add(readings({{"2026-03-03", 34}, {"2026-03-05", 38}}));
        const auto with = [&](std::string_view day, entry_body said) {
            return owed(log_builder{log}.entry("t", day, std::move(said)));
        };
        CHECK(with("2026-03-04", tell("carla", "nps")) == "watch@2026-03-05");
        CHECK(with("2026-03-04", tell("bo", "site")) == "watch@2026-03-05");
        CHECK(with("2026-03-04", update_on("site")) == "watch@2026-03-05");
        CHECK(with("2026-03-04", update{}) == "watch@2026-03-05");
        CHECK(with("2026-03-05", tell("bo", "nps")) == "watch@2026-03-05");
    }

    TEST_CASE("told before any reading there was nothing to tell: the start stays the base") {
        const auto log = moving(5, 30)
                             .entry("t", "2026-03-03", tell("bo", "nps"))
                             .add(readings({{"2026-03-04", 34}, {"2026-03-05", 36}}));
        CHECK(owed(log) == "watch@2026-03-05");
    }

    TEST_CASE("a telling before the agreement counts") {
        const auto log = moving(5, 30)
                             .add(readings({{"2026-02-20", 60}, {"2026-03-03", 62}}))
                             .entry("t", "2026-02-23", tell("bo", "nps"));
        CHECK(owed(log) == "");
        CHECK(owed(moving(5, 30).add(readings({{"2026-02-20", 60}, {"2026-03-03", 66}}))) ==
              "watch@2026-03-03");
    }

    TEST_CASE("the newer of told and owed is the base") {
        const auto log = moving(5, 30)
                             .add(readings({{"2026-03-03", 34},
                                            {"2026-03-05", 40},
                                            {"2026-03-06", 44},
                                            {"2026-03-10", 48}}))
                             .entry("t-1", "2026-03-04", tell("bo", "nps"))
                             .entry("t-2", "2026-03-09", tell("bo", "nps"));
        CHECK(owed(log) == "watch@2026-03-05");
    }

    TEST_CASE("without a metric, of each metric by itself") {
        auto log = watch(on_readings().change(5), 30).add(the_metric(0, "churn"));
        log.entry("a", "2026-03-03", reads(34))
            .entry("b", "2026-03-04", reads(4, "churn"))
            .entry("c", "2026-03-05", reads(6, "churn"))
            .entry("d", "2026-03-06", reads(36));
        CHECK(owed(log) == "watch@2026-03-05; watch@2026-03-06");
    }

    TEST_CASE("with a threshold too, whichever comes first, and one reading once") {
        const auto log = watch(on_readings().metric("nps").threshold(40).change(5), 30)
                             .add(readings({{"2026-03-03", 36},
                                            {"2026-03-04", 40},
                                            {"2026-03-05", 50},
                                            {"2026-03-06", 39}}));
        CHECK(owed(log) ==
              "watch@2026-03-03; watch@2026-03-04; watch@2026-03-05; watch@2026-03-06");
    }

    TEST_CASE("as its definition says, on random readings and tellings") {
        auto roll = dice{31};
        auto some = 0;
        for (int n = 0; n < 150; ++n) {
            const auto more_than = roll.between(1, 6);
            const auto start = roll.between(0, 20);
            auto log = moving(more_than, start);
            auto expected = std::string{};
            // Day by day: the reading first, as a base it counts from the next day on.
            auto base = double(start);
            auto current = std::optional<double>{};
            for (auto d = on("2026-02-23"); d <= on(end_of_march); ++d) {
                if (weekday_of(d) >= weekday::SA) continue;
                if (roll.once_in(2)) {
                    const auto value = roll.between(0, 20);
                    log.entry("r-" + iso(d), iso(d), reads(value));
                    current = value;
                    if (std::abs(value - base) > more_than) {
                        base = value;
                        if (d >= on("2026-03-02"))
                            expected += (expected.empty() ? "watch@" : "; watch@") + iso(d);
                    }
                }
                if (!roll.once_in(4)) continue;
                const auto to_boss = roll.once_in(2);
                log.entry("t-" + iso(d), iso(d), tell(to_boss ? "bo" : "carla", "nps"));
                if (to_boss && current) base = *current;
            }
            CAPTURE(n);
            CHECK(owed(log) == expected);
            some += !expected.empty();
        }
        CHECK(some > 100);
    }
}

TEST_SUITE("a host's flag is due on the day on which it goes on") {
    const auto log = [](std::initializer_list<const char*> days) {
        return owed(waiting_for({{"talk", on_flag("crisis")}}).add(turns(days)));
    };

    TEST_CASE("once, however often it is said") {
        CHECK(log({"+03-04"}) == "talk@2026-03-04");
        CHECK(log({"+03-04", "+03-05", "+03-06"}) == "talk@2026-03-04");
    }

    TEST_CASE("again when it went off in between") {
        CHECK(log({"+03-04", "-03-05", "+03-06"}) == "talk@2026-03-04; talk@2026-03-06");
        CHECK(log({"-03-04"}) == "");
        CHECK(log({"-03-04", "-03-05", "+03-09"}) == "talk@2026-03-09");
    }

    TEST_CASE("on a free day the next working day") {
        CHECK(log({"+03-07"}) == "talk@2026-03-07 due 2026-03-09");
    }

    TEST_CASE("not when it was on before the agreement") {
        CHECK(log({"+02-27"}) == "");
        CHECK(log({"+02-27", "+03-04"}) == "");
        CHECK(log({"+02-27", "-03-03", "+03-04"}) == "talk@2026-03-04");
    }

    TEST_CASE("of its own name") {
        CHECK(owed(waiting_for({{"talk", on_flag("crisis")}}).add(turns({"+03-04"}, "launch"))) ==
              "");
    }

    TEST_CASE("two rules wait for one flag") {
        CHECK(owed(waiting_for({{"talk", on_flag("crisis")}, {"write", on_flag("crisis")}})
                       .add(turns({"+03-04"}))) == "talk@2026-03-04; write@2026-03-04");
    }
}

TEST_SUITE("a correction of a cause corrects what is owed") {
    TEST_CASE("a crossing that is withdrawn was none; the next one is the first") {
        const auto log = steps()
                             .entry("s-1", "2026-03-03", at_percent(50))
                             .entry("s-2", "2026-03-10", at_percent(60))
                             .withdraw("c", "2026-03-11", "s-1");
        CHECK(owed_on(log, "2026-03-10", end_of_march) == "steps@2026-03-05");
        CHECK(owed(log) == "steps@2026-03-12");
    }

    TEST_CASE("a reading that is replaced crosses, or no longer does") {
        const auto log = over(40, 30).add(readings({{"2026-03-03", 45}, {"2026-03-04", 46}}));
        CHECK(owed(log_builder{log}.replace("c", "", "r-2026-03-03", reads(35))) ==
              "watch@2026-03-04");
        CHECK(owed(log_builder{log}.replace("c", "", "r-2026-03-04", reads(35))) ==
              "watch@2026-03-03; watch@2026-03-04");
    }

    TEST_CASE("a telling that is withdrawn told nothing") {
        const auto log = moving(5, 30)
                             .add(readings({{"2026-03-03", 34}, {"2026-03-05", 38}}))
                             .entry("t", "2026-03-04", tell("bo", "nps"));
        CHECK(owed(log) == "");
        CHECK(owed(log_builder{log}.withdraw("c", "", "t")) == "watch@2026-03-05");
    }

    TEST_CASE("a flag that did not go off did not go on again") {
        const auto log = waiting_for({{"talk", on_flag("crisis")}})
                             .add(turns({"+03-04", "-03-05", "+03-06"}))
                             .withdraw("c", "", "crisis-2");
        CHECK(owed(log) == "talk@2026-03-04");
    }

    TEST_CASE("a milestone moved to another percentage is crossed then") {
        auto at_80 = milestone{{{"site"}}, "half way"};
        at_80.percent.emplace().value = 80;
        const auto log = steps()
                             .entry("s-1", "2026-03-03", at_percent(50))
                             .entry("s-2", "2026-03-10", at_percent(80))
                             .replace("c", "", "half", at_80);
        CHECK(owed(log) == "steps@2026-03-12");
    }
}

TEST_SUITE("the version that stands on the due day owes") {
    TEST_CASE("a rule dropped before then owes nothing, one kept goes on") {
        const auto log = [](const std::vector<std::string>& later) {
            return owed(steps()
                            .entry("s", "2026-03-03", at_percent(50))
                            .entry("r", "2026-03-05", renegotiation(later)));
        };
        CHECK(log({}) == "");
        CHECK(log({"steps"}) == "steps@2026-03-05");
        CHECK(owed(steps()
                       .entry("s", "2026-03-03", at_percent(50))
                       .entry("r", "2026-03-06", renegotiation({}))) == "steps@2026-03-05");
    }

    TEST_CASE("a rule that is new in the later version does not look back") {
        const auto log = waiting_for({{"talk", on_flag("crisis")}})
                             .entry("steps", "2025-12-01", on_milestones().made)
                             .entry("s-1", "2026-03-04", at_percent(50))
                             .entry("r", "2026-03-05", renegotiation({"steps"}))
                             .entry("s-2", "2026-03-05", in_state("live"));
        CHECK(owed(log) == "steps@2026-03-09");
    }

    TEST_CASE("with its own terms: since is the later version's day") {
        const auto log = steps()
                             .entry("s-1", "2026-03-03", at_percent(50))
                             .entry("r", "2026-03-04", renegotiation({"steps"}));
        CHECK(obligations_on(log, end_of_march).at(0).agreed == on("2026-03-04"));
    }

    TEST_CASE("after the end nothing is owed, a cause before it included") {
        CHECK(owed(steps()
                       .entry("s", "2026-03-03", at_percent(50))
                       .entry("e", "2026-03-05", the_end())) == "");
        CHECK(owed(steps()
                       .entry("s", "2026-03-03", at_percent(50))
                       .entry("e", "2026-03-06", the_end())) == "steps@2026-03-05");
    }

    TEST_CASE("in two rhythms one cause is owed once") {
        CHECK(owed(steps()
                       .entry("b", "2026-03-02", agreement({"steps"}, "board"))
                       .entry("s", "2026-03-03", at_percent(50))) == "steps@2026-03-05");
    }
}
