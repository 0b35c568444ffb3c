// SPDX-License-Identifier: BSL-1.0
//
// Problems that agreed rules owe telling of. All in March 2026: Monday is the 2nd, the 9th.
#include <upward/rhythm/situation.hpp>

#include "rhythm/happenings.hpp"

#include <upward/rhythm/adherence.hpp>

#include <doctest/doctest.h>

using namespace upward;
using namespace upward_tests;

namespace {

log_builder trouble(const a_rule& r = on_problems()) {
    return agreed("2026-03-02", {{"trouble", r}}).add(the_site());
}

/// "trouble@2026-03-05 open": what is owed of problems by the end of March, and what came of it.
std::string news_on(const log_builder& log, std::string_view iso, std::string_view until = {},
                    const calendar_definition& calendar = {}) {
    const auto seen = scene{log, iso, until.empty() ? "2026-03-31" : until, calendar};
    return in_words(seen->news);
}

log_builder known_on(std::string_view iso, std::int32_t severity = 1) {
    return trouble().entry("p", iso, a_problem(iso, severity));
}

}  // namespace

TEST_SUITE("a problem is due by the end of its notice limit") {
    TEST_CASE("the same day from severity 3 on, else 2 wd") {
        CHECK(news_on(known_on("2026-03-03", 4), "2026-03-03") == "trouble@2026-03-03 missed");
        CHECK(news_on(known_on("2026-03-03", 3), "2026-03-03") == "trouble@2026-03-03 missed");
        CHECK(news_on(known_on("2026-03-03", 2), "2026-03-03") == "trouble@2026-03-05 open");
        CHECK(news_on(known_on("2026-03-03", 0), "2026-03-03") == "trouble@2026-03-05 open");
    }

    TEST_CASE("or as it was agreed for the severity") {
        const auto log = [](std::int32_t severity) {
            return trouble()
                .entry("l", "2026-03-02", notice_limit{severity_level{2}, amount{4}})
                .entry("p", "2026-03-03", a_problem("2026-03-03", severity));
        };
        CHECK(news_on(log(2), "2026-03-03") == "trouble@2026-03-09 open");
        CHECK(news_on(log(1), "2026-03-03") == "trouble@2026-03-05 open");
    }

    TEST_CASE("counted from the day on which it is known, not from that of its entry") {
        const auto log = trouble().entry("p", "2026-03-05", a_problem("2026-03-04", 1));
        CHECK(news_on(log, "2026-03-04") == "");
        CHECK(news_on(log, "2026-03-05") == "trouble@2026-03-06 open");
    }

    TEST_CASE("over weekends, holidays and the report's leave") {
        CHECK(news_on(known_on("2026-03-06"), "2026-03-06") == "trouble@2026-03-10 open");
        CHECK(news_on(known_on("2026-03-03"), "2026-03-03", {}, holidays({"2026-03-04"})) ==
              "trouble@2026-03-06 open");
        CHECK(news_on(known_on("2026-03-03").add(away("ana", "2026-03-04", "2026-03-06")),
                      "2026-03-03") == "trouble@2026-03-10 open");
        CHECK(news_on(known_on("2026-03-03").add(away("bo", "2026-03-04", "2026-03-06")),
                      "2026-03-03") == "trouble@2026-03-05 open");
    }

    TEST_CASE("its window opens on the day on which it is known") {
        const auto seen = scene{known_on("2026-03-03"), "2026-03-03", "2026-03-05"};
        const auto& owed = seen->news.at(0).owed;
        CHECK(iso(owed.opens) == "2026-03-03");
        CHECK(owed.reason == obligation_reason::problem);
        CHECK(owed.parts.at(0).source == "p");
        CHECK(owed.parts.at(0).topic == "outage");
        CHECK_FALSE(seen->news.at(0).settled);
    }
}

TEST_SUITE("what came of a problem") {
    TEST_CASE("told to the boss in time is on time") {
        const auto log = known_on("2026-03-03").entry("t", "2026-03-05", tell("bo", "p"));
        const auto seen = scene{log, "2026-03-05"};
        REQUIRE(seen->news.size() == 1);
        const auto& o = seen->news[0];
        CHECK(o.kind == outcome_kind::on_time);
        CHECK(o.score == 1);
        CHECK(o.known == on("2026-03-05"));
        CHECK(o.delivery == "t");
        CHECK(o.settled);
    }

    TEST_CASE("told too late, or not at all, is missed, known at the end of the limit") {
        for (const auto& log : {known_on("2026-03-03"),
                                known_on("2026-03-03").entry("t", "2026-03-06", tell("bo", "p"))}) {
            CHECK(news_on(log, "2026-03-04") == "trouble@2026-03-05 open");
            CHECK(news_on(log, "2026-03-05") == "trouble@2026-03-05 missed");
            const auto seen = scene{log, "2026-03-09"};
            const auto& o = seen->news.at(0);
            CHECK(o.kind == outcome_kind::missed);
            CHECK(o.score == 0);
            CHECK(o.known == on("2026-03-05"));
            CHECK(o.delivery == "");
            CHECK(o.settled);
        }
    }

    TEST_CASE("heard from somebody else first is missed, known that day") {
        const auto log = known_on("2026-03-03")
                             .entry("h", "2026-03-04", surprise{{{"p"}}, {{{"carla"}}}})
                             .entry("t", "2026-03-05", tell("bo", "p"));
        const auto seen = scene{log, "2026-03-05"};
        CHECK(seen->news.at(0).kind == outcome_kind::missed);
        CHECK(seen->news.at(0).known == on("2026-03-04"));
    }

    TEST_CASE("what the boss had heard before the report could know was never owed") {
        const auto log = trouble()
                             .entry("p", "2026-03-05", a_problem("2026-03-05"))
                             .entry("h", "2026-03-04", surprise{{{"p"}}, {{{"carla"}}}});
        CHECK(news_on(log, "2026-03-05") == "");
        CHECK(news_on(log, "2026-03-10") == "");
    }

    TEST_CASE("telling somebody else, or an update, is not telling the boss") {
        CHECK(news_on(known_on("2026-03-03").entry("t", "2026-03-03", tell("carla", "p")),
                      "2026-03-04") == "trouble@2026-03-05 open");
        CHECK(news_on(known_on("2026-03-03").entry("u", "2026-03-04", update{}), "2026-03-04") ==
              "trouble@2026-03-05 open");
        CHECK(news_on(
                  known_on("2026-03-03").entry("u", "2026-03-04", settling({"trouble@2026-03-05"})),
                  "2026-03-04") == "trouble@2026-03-05 open");
    }

    TEST_CASE("a withdrawn telling told nothing, a withdrawn problem was none") {
        const auto log = known_on("2026-03-03").entry("t", "2026-03-04", tell("bo", "p"));
        CHECK(news_on(log, "2026-03-05") == "trouble@2026-03-05 on_time");
        CHECK(news_on(log_builder{log}.withdraw("c", "", "t"), "2026-03-05") ==
              "trouble@2026-03-05 missed");
        CHECK(news_on(log_builder{log}.withdraw("c", "", "p"), "2026-03-05") == "");
    }
}

TEST_SUITE("which problems a rule waits for") {
    TEST_CASE("those of at least its severity") {
        const auto log = [](std::int32_t severity) {
            return news_on(trouble(on_problems().severity(2))
                               .entry("p", "2026-03-03", a_problem("2026-03-03", severity)),
                           "2026-03-03", "2026-03-05");
        };
        CHECK(log(1) == "");
        CHECK(log(2) == "trouble@2026-03-05 open");
        CHECK(log(4) == "trouble@2026-03-03 missed");
    }

    TEST_CASE("those on its item") {
        auto on_site = a_problem("2026-03-03");
        on_site.item.emplace().target.text = "site";
        auto on_pier = a_problem("2026-03-04");
        on_pier.item.emplace().target.text = "pier";
        const auto happened = a_log()
                                  .entry("p-1", "2026-03-03", on_site)
                                  .entry("p-2", "2026-03-04", on_pier)
                                  .entry("p-3", "2026-03-06", a_problem("2026-03-06"));
        CHECK(news_on(trouble(on_problems().item("site")).add(happened), "2026-03-04") ==
              "trouble@2026-03-05 open");
        CHECK(news_on(trouble().add(happened), "2026-03-06", "2026-03-10") ==
              "trouble@2026-03-05 missed; trouble@2026-03-06 missed; trouble@2026-03-10 open");
    }

    TEST_CASE("those that are known since the agreement") {
        CHECK(news_on(trouble().entry("p", "2026-03-02", a_problem("2026-02-27")), "2026-03-03") ==
              "");
        CHECK(news_on(trouble().entry("p", "2026-03-02", a_problem("2026-03-02")), "2026-03-03") ==
              "trouble@2026-03-04 open");
    }

    TEST_CASE("not without an agreed rule, nor after the end, nor under another version") {
        const auto known = a_log().entry("p", "2026-03-03", a_problem("2026-03-03"));
        CHECK(news_on(declared({{"trouble", on_problems()}}).add(known), "2026-03-05") == "");
        CHECK(news_on(trouble().add(known).entry("e", "2026-03-05", the_end()), "2026-03-05") ==
              "");
        CHECK(news_on(trouble().add(known).entry("r", "2026-03-05", renegotiation({})),
                      "2026-03-05") == "");
        CHECK(news_on(trouble().add(known).entry("r", "2026-03-05", renegotiation({"trouble"})),
                      "2026-03-05") == "trouble@2026-03-05 missed");
    }

    TEST_CASE("two of two due days are two, by due day") {
        const auto log = trouble()
                             .entry("p-1", "2026-03-03", a_problem("2026-03-03", 1))
                             .entry("p-2", "2026-03-04", a_problem("2026-03-04", 4));
        CHECK(news_on(log, "2026-03-04", "2026-03-05") ==
              "trouble@2026-03-04 missed; trouble@2026-03-05 open");
    }

    TEST_CASE("two of one due day are two, each with its own outcome") {
        const auto log = trouble()
                             .entry("p-1", "2026-03-03", a_problem("2026-03-03"))
                             .entry("p-2", "2026-03-03", a_problem("2026-03-03"))
                             .entry("t", "2026-03-04", tell("bo", "p-2"));
        const auto seen = scene{log, "2026-03-05"};
        REQUIRE(seen->news.size() == 2);
        CHECK(seen->news[0].owed.parts.at(0).source == "p-1");
        CHECK(seen->news[0].kind == outcome_kind::missed);
        CHECK(seen->news[1].owed.parts.at(0).source == "p-2");
        CHECK(seen->news[1].kind == outcome_kind::on_time);
    }

    TEST_CASE("one that two rules wait for is owed by each") {
        const auto log =
            agreed("2026-03-02", {{"red", on_problems().severity(3)}, {"all", on_problems()}})
                .entry("p", "2026-03-03", a_problem("2026-03-03", 4));
        CHECK(news_on(log, "2026-03-03") == "all@2026-03-03 missed; red@2026-03-03 missed");
    }
}

TEST_SUITE("problems are judged apart from updates") {
    TEST_CASE("they are no outcomes, and count for no adherence") {
        const auto log = agreed("2026-03-02", {{"trouble", on_problems()},
                                               {"notes", a_rule("FREQ=DAILY;COUNT=1")}})
                             .entry("u", "2026-03-02", update{})
                             .entry("p", "2026-03-03", a_problem("2026-03-03", 4));
        const auto seen = scene{log, "2026-03-10"};
        CHECK(in_words(seen->outcomes) == "notes@2026-03-02 on_time");
        CHECK(in_words(seen->news) == "trouble@2026-03-03 missed");
        CHECK(adherence<double>(seen->outcomes, seen->today(), {}) == 1);
        CHECK(adherence<double>(scene { known_on("2026-03-03", 4), "2026-03-10" } -> outcomes,
                                on("2026-03-10"), {}) == std::nullopt);
    }

    TEST_CASE("they count for no stage") {
        const auto stage = [](const log_builder& log) {
            return scene { log, "2026-03-20" } -> stage.shown;
        };
        auto log = trouble();
        for (int n = 3; n < 10; ++n)
            log.entry("p-" + std::to_string(n), "2026-03-0" + std::to_string(n),
                      a_problem("2026-03-0" + std::to_string(n)));
        CHECK(stage(log) == rhythm_stage::establishing);
    }
}
