// SPDX-License-Identifier: BSL-1.0
#include <upward/empathize/brief.hpp>

#include "empathize/arrange.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

constexpr std::string_view today = "2026-04-01";  // a Wednesday

}  // namespace

TEST_SUITE("what a briefing speaks of") {
    TEST_CASE("a decision that the boss was asked for, until it is answered") {
        auto log =
            the_three()
                .entry("billing", beginning, an_item("Billing"))
                .entry("asked", "2026-03-02", decision_requested{{{{"billing"}}}, {{"bo"}}, {{4}}});
        const auto line = line_of(briefing_on(log, "2026-03-06"), "billing");
        CHECK(line.sort == briefing_sort::decision);
        CHECK(line.asked == message{"briefing.asked"}
                                .with("since", "2026-03-02")
                                .with("wd", std::int64_t{4})
                                .with("people", "4"));
        log.entry("answered", "2026-03-09", decision_answered{{{"asked"}}});
        CHECK(line_of(briefing_on(log, "2026-03-09"), "billing").sort == briefing_sort::rest);
    }

    TEST_CASE("the answer to a decision that was told as open, as new") {
        auto log =
            the_three()
                .entry("billing", beginning, an_item("Billing"))
                .entry("asked", "2026-03-02", decision_requested{{{{"billing"}}}, {{"bo"}}, {{4}}})
                .entry("told", "2026-03-03", a_word({"billing"}));
        CHECK(*line_of(briefing_on(log, "2026-03-06"), "billing").novelty == .2);
        log.entry("answered", "2026-03-09", decision_answered{{{"asked"}}});
        const auto line = line_of(briefing_on(log, "2026-03-09"), "billing");
        CHECK(*line.novelty == 1);
        CHECK(says(line.changed, "briefing.no_decision"));
    }

    TEST_CASE("a state that needs a decision, until what was asked since then is answered") {
        auto log = the_three().entry("billing", beginning, an_item("Billing"));
        needs_decision(log, "billing");
        CHECK(line_of(briefing_on(log, today), "billing").sort == briefing_sort::decision);
        log.entry("asked", "2026-03-02", decision_requested{{{{"billing"}}}, {{"bo"}}});
        log.entry("answered", "2026-03-09", decision_answered{{{"asked"}}});
        CHECK(line_of(briefing_on(log, today), "billing").sort == briefing_sort::rest);
        log.entry("again", "2026-03-16",
                  item_state{.item = {{"billing"}}, .decision_needed = true});
        CHECK(line_of(briefing_on(log, today), "billing").sort == briefing_sort::decision);
    }

    TEST_CASE("a decision on no item has a line of its own") {
        const auto log = the_three()
                             .entry("hiring", beginning, area{.name = "Hiring"})
                             .in("hiring", "asked", "2026-03-02", decision_requested{{}, {{"bo"}}})
                             .entry("other", "2026-03-02", decision_requested{{}, {{"carla"}}});
        const auto a = briefing_on(log, today);
        REQUIRE(items_of(a) == "asked");
        CHECK(a.lines[0].name == "Hiring");
        CHECK(a.lines[0].subject == briefing_subject::request);
    }

    TEST_CASE("a severe problem makes its item red until it is told and the item recovers") {
        auto log = the_three()
                       .entry("billing", beginning, an_item("Billing"))
                       .entry("p", "2026-03-02", trouble(3, "2026-03-02", "billing"))
                       .entry("green", "2026-03-09",
                              item_state{.item = {{"billing"}}, .colour = item_colour::green});
        CHECK(line_of(briefing_on(log, today), "billing").red);  // the boss does not know of it
        log.entry("told", "2026-03-10", a_word({"p"}));
        CHECK_FALSE(line_of(briefing_on(log, today), "billing").red);
        CHECK(line_of(briefing_on(log, "2026-03-09"), "billing").red);
    }

    TEST_CASE("a problem of no item, until it is repaired") {
        auto log = the_three()
                       .entry("p", "2026-03-02", trouble(4, "2026-03-02"))
                       .entry("q", "2026-03-02", trouble(1, "2026-03-02"))
                       .entry("later", "2026-03-02", trouble(4, "2026-04-02"));
        const auto a = briefing_on(log, today);
        CHECK(items_of(a) == "p q");
        CHECK(a.lines[0].sort == briefing_sort::red);
        CHECK(a.lines[1].sort == briefing_sort::rest);
        log.entry("r", "2026-03-09", lapse_response{{{"p"}}, lapse_act::repaired});
        CHECK(items_of(briefing_on(log, today)) == "q");
    }

    TEST_CASE("no item that is done and told so, unless it is red") {
        auto log =
            the_three()
                .entry("billing", beginning, an_item("Billing"))
                .entry("s", "2026-03-02", item_state{.item = {{"billing"}}, .percent = {{100}}});
        CHECK(items_of(briefing_on(log, today)) == "billing");
        log.entry("told", "2026-03-03", a_word({"billing"}));
        CHECK(items_of(briefing_on(log, today)) == "");
        CHECK(items_of(briefing_on(is_red(log, "billing"), today)) == "billing");
    }

    TEST_CASE("a metric that moved since it was told, or that no item speaks for") {
        auto log = the_three()
                       .entry("cost", beginning, a_metric("Cost", .5))
                       .entry("r-1", "2026-03-02", reading{{{"cost"}}, 30});
        const auto line = line_of(briefing_on(log, today), "cost");
        CHECK(line.subject == briefing_subject::metric);
        CHECK(line.linked);
        log.entry("told", "2026-03-03", a_word({"r-1"}));
        CHECK(items_of(briefing_on(log, today)) == "");
        log.entry("r-2", "2026-03-09", reading{{{"cost"}}, 33});
        CHECK(to_4(*line_of(briefing_on(log, today), "cost").novelty) == .3);
        log.entry("billing", beginning, an_item("Billing"));
        log.entry("l", beginning, a_link("billing", "cost"));
        CHECK(items_of(briefing_on(log, today)) == "billing cost");
        log.entry("speed", beginning, a_metric("Speed", .5));
        log.entry("r-3", beginning, reading{{{"speed"}}, 30});
        CHECK(items_of(briefing_on(log, today)) == "billing speed cost");
        log.entry("l-2", beginning, a_link("billing", "speed"));
        CHECK(items_of(briefing_on(log, today)) == "billing cost");
        log.entry("told-2", "2026-03-09", a_word({"billing"}));
        CHECK(items_of(briefing_on(log, today)) == "billing cost");
        log.entry("r-4", "2026-03-10", reading{{{"speed"}}, 40});
        CHECK(items_of(briefing_on(log, today)) == "speed billing cost");
    }

    TEST_CASE("credit names who did it, beside the report") {
        const auto log =
            the_three()
                .entry("dana", beginning, person{"Dana Diaz"})
                .entry("billing", beginning, an_item("Billing", "work", {"dana", "ana", "eve"}));
        CHECK(line_of(briefing_on(log, today), "billing").credit ==
              std::vector<std::string>{"Dana Diaz", "eve"});
    }

    TEST_CASE("an expectation above is something that the boss answers for, until it is due") {
        auto expected = expectation_above{{{"carla"}}, "delivery", day("2026-04-10"), "in time"};
        const auto log = the_three()
                             .entry("billing", beginning, an_item("Billing", "delivery"))
                             .entry("x", beginning, expected);
        CHECK(line_of(briefing_on(log, "2026-04-10"), "billing").linked);
        CHECK_FALSE(line_of(briefing_on(log, "2026-04-11"), "billing").linked);
    }
}

TEST_SUITE("what the boss can pass on") {
    TEST_CASE("is built of shared entries alone, and prefers what serves the boss's boss") {
        auto log = the_three()
                       .shared("cost", beginning, a_metric("Cost", 1))
                       .shared("profit", beginning, a_metric("Profit", .1, "carla"))
                       .shared("one", beginning, an_item("One"))
                       .shared("two", beginning, an_item("Two", "work", {"dana"}))
                       .shared("dana", beginning, person{"Dana"})
                       .shared("s", beginning, item_state{.item = {{"two"}}, .percent = {{40}}})
                       .entry("s-2", "2026-03-02", item_state{.item = {{"two"}}, .percent = {{60}}})
                       .shared("l-1", beginning, a_link("one", "cost"))
                       .shared("l-2", beginning, a_link("two", "profit"));
        CHECK(briefing_on(log, today).upward == message{"briefing.upward"}
                                                    .with("name", "Two")
                                                    .with("percent", std::int64_t{40})
                                                    .with("metric", "Profit")
                                                    .with("names", "Dana"));
        const auto all_private = the_three()
                                     .entry("cost", beginning, a_metric("Cost", 1))
                                     .entry("one", beginning, an_item("One"))
                                     .entry("l-1", beginning, a_link("one", "cost"));
        CHECK_FALSE(briefing_on(all_private, today).upward);
    }
}

TEST_SUITE("the briefing for the boss") {
    TEST_CASE("has no score, no reason and no ratio") {
        auto log = the_three()
                       .shared("cost", beginning, a_metric("Cost", 1))
                       .shared("one", beginning, an_item("One"))
                       .entry("two", beginning, an_item("Two"))
                       .shared("l-1", beginning, a_link("one", "cost"));
        const auto a = without_judgement(
            *briefing_of(shared_state(state_on(log, today)), {}, {.explain = true}));
        REQUIRE(items_of(a) == "one");
        const auto& line = a.lines[0];
        CHECK_FALSE((line.score || line.relevance || line.novelty || line.traces));
        CHECK(line.because.empty());
        CHECK_FALSE(a.inside_out);
        CHECK(line.serves.size() == 1);
        CHECK(a.text.size() == 1);
    }
}
