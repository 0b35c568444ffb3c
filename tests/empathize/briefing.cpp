// SPDX-License-Identifier: BSL-1.0
#include <upward/empathize/brief.hpp>

#include "empathize/arrange.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

constexpr std::string_view today = "2026-04-01";  // a Wednesday, half of the metrics' time is past

/// Serves a metric of weight .5 that is .4 behind, and is told three days before the review.
log_builder worth_six_tenths() {
    auto m = a_metric("Revenue", .5);
    m.due = day("2026-06-30"), m.from = day("2026-01-01");
    return the_three()
        .entry("revenue", beginning, m)
        .entry("read", today, reading{{{"revenue"}}, 10})  // .5 expected, .1 reached
        .entry("billing", beginning, an_item("Billing", "delivery"))
        .entry("l-1", beginning, a_link("billing", "revenue"))
        .entry("review", beginning, a_review("2026-04-04", "delivery"));
}

log_builder& needs_decision(log_builder& log, const std::string& item) {
    return log.entry(item + "-asks", beginning,
                     item_state{.item = {{item}}, .decision_needed = true});
}

log_builder& is_red(log_builder& log, const std::string& item) {
    return log.entry(item + "-red", beginning,
                     item_state{.item = {{item}}, .colour = item_colour::red});
}

/// Each served by a metric of its own, so that their order is by their number.
log_builder items(int count, bool linked = true) {
    auto log = the_three();
    for (int i = 0; i < count; ++i) {
        const auto n = std::to_string(i);
        log.entry("item-" + n, beginning, an_item("Item " + n, "topic " + n));
        if (!linked) continue;
        log.entry("metric-" + n, beginning, a_metric("Metric " + n, 1.0 / (i + 1)));
        log.entry("link-" + n, beginning, a_link("item-" + n, "metric-" + n));
    }
    return log;
}

}  // namespace

TEST_SUITE("the score of a line") {
    TEST_CASE("weight .5, link 1, pressure .4, untold, in three days") {
        // 2026-04-02 is 91 of the 180 days; the metric is read where .5 is expected.
        auto log = the_three()
                       .entry("revenue", beginning,
                              metric{{{"bo"}},
                                     "Revenue",
                                     "%",
                                     {.5},
                                     0,
                                     100,
                                     day("2026-03-01"),
                                     day("2026-03-31")})
                       .entry("read", "2026-03-16", reading{{{"revenue"}}, 10})
                       .entry("billing", beginning, an_item("Billing", "delivery"))
                       .entry("l-1", beginning, a_link("billing", "revenue"))
                       .entry("review", beginning, a_review("2026-03-19", "delivery"));
        const auto line = line_of(briefing_on(log, "2026-03-16"), "billing");
        CHECK(to_4(*line.score) == .61);
        CHECK(to_4(*line.relevance) == .7);
        CHECK(*line.novelty == 1);
        CHECK(line.days_to_event == 3);
        CHECK(line.event == id{"review"});
        REQUIRE(line.serves.size() == 1);
        CHECK(to_4(line.serves[0].pressure) == .4);

        log.entry("told", "2026-03-16", a_word({"billing"}));
        log.entry("s-1", beginning, item_state{.item = {{"billing"}}, .percent = {{60}}});
        const auto told = line_of(briefing_on(log, "2026-03-16"), "billing");
        CHECK(to_4(*told.novelty) == .2);
        CHECK(to_4(*told.score) == .122);
    }

    TEST_CASE("weight .3, link .5, no pressure, untold, in three days") {
        const auto log = the_three()
                             .entry("cost", beginning, a_metric("Cost", .3))
                             .entry("billing", beginning, an_item("Billing", "delivery"))
                             .entry("l-1", beginning, a_link("billing", "cost", .5))
                             .entry("review", beginning, a_review("2026-03-19", "delivery"));
        CHECK(to_4(*line_of(briefing_on(log, "2026-03-16"), "billing").score) == .1307);
    }

    TEST_CASE("links carry to the metrics of the boss's boss: a product along a path, summed") {
        const auto log = the_three()
                             .entry("cost", beginning, a_metric("Cost", .4))
                             .entry("profit", beginning, a_metric("Profit", .5, "carla"))
                             .entry("billing", beginning, an_item("Billing"))
                             .entry("l-1", beginning, a_link("billing", "cost", .5))
                             .entry("l-2", beginning, a_link("cost", "profit", .6))
                             .entry("l-3", beginning, a_link("billing", "profit", .2));
        const auto line = line_of(briefing_on(log, today), "billing");
        CHECK(to_4(*line.relevance) == to_4(.4 * .5 + .5 * (.5 * .6 + .2)));
        CHECK(line.reaches_above);
        REQUIRE(line.serves.size() == 2);
        CHECK(line.serves[0].name == "Profit");
        CHECK(line.serves[0].owner == "Carla");
        CHECK(line.serves[0].above);
        CHECK_FALSE(line.serves[1].above);
    }

    TEST_CASE("a metric of the report, or of a peer, is nothing that the boss answers for") {
        const auto log = the_three()
                             .entry("own", beginning, a_metric("Own", 1, "ana"))
                             .entry("billing", beginning, an_item("Billing"))
                             .entry("l-1", beginning, a_link("billing", "own"));
        const auto line = line_of(briefing_on(log, today), "billing");
        CHECK(*line.score == 0);
        CHECK_FALSE(line.linked);
        CHECK(says(line.because, "briefing.unlinked"));
    }

    TEST_CASE("the next event counts where the boss answers, today or later") {
        const auto days_to = [](std::string_view iso, std::string answers) {
            const auto log = the_three()
                                 .entry("billing", beginning, an_item("Billing", "delivery"))
                                 .entry("e", beginning, a_review(iso, "delivery", answers));
            return line_of(briefing_on(log, today), "billing").days_to_event.value_or(-1);
        };
        CHECK(days_to("2026-04-01", "bo") == 0);
        CHECK(days_to("2026-04-08", "bo") == 7);
        CHECK(days_to("2026-03-31", "bo") == -1);
        CHECK(days_to("2026-04-08", "carla") == -1);
    }

    TEST_CASE("an event is a line's by its topic, by a metric's name, or by a link") {
        const auto log = the_three()
                             .entry("cost", beginning, a_metric("Cost", .4))
                             .entry("one", beginning, an_item("One", "delivery"))
                             .entry("two", beginning, an_item("Two", "nothing"))
                             .entry("three", beginning, an_item("Three", "nothing"))
                             .entry("l-1", beginning, a_link("two", "cost"))
                             .entry("l-2", beginning, a_link("three", "e-3"))
                             .entry("e-1", beginning, a_review("2026-04-02", "delivery"))
                             .entry("e-2", beginning, a_review("2026-04-03", "Cost"))
                             .entry("e-3", beginning, a_review("2026-04-04", "else"));
        const auto a = briefing_on(log, today);
        CHECK(line_of(a, "one").event == id{"e-1"});
        CHECK(line_of(a, "two").event == id{"e-2"});
        CHECK(line_of(a, "three").event == id{"e-3"});
        CHECK(line_of(a, "three").linked);
    }

    TEST_CASE("an open concern on the topic adds a fifth of its salience, at most a fifth") {
        auto log =
            the_three()
                .entry("billing", beginning, an_item("Billing", "delivery"))
                .entry("worry", "2026-03-02", concern{{{"bo"}}, "delivery", "Will it hold?"});
        // Half of it is left after 60 days.
        CHECK(to_4(*line_of(briefing_on(log, "2026-05-01"), "billing").score) == .1);
        for (const auto* mentioned : {"2026-03-09", "2026-03-10", "2026-03-11"})
            log.entry("m-" + std::string{mentioned}, mentioned, concern_mention{{{"worry"}}});
        CHECK(to_4(*line_of(briefing_on(log, "2026-03-11"), "billing").score) == .2);
        log.entry("closed", "2026-03-12", concern_closed{{{"worry"}}, {{"bo"}}});
        CHECK(*line_of(briefing_on(log, "2026-03-12"), "billing").score == 0);
    }

    TEST_CASE("every number's trace recomputes to it") {
        auto log = worth_six_tenths();
        log.entry("worry", "2026-03-02", concern{{{"bo"}}, "delivery", "Will it hold?"});
        log.entry("s-1", "2026-03-02", item_state{.item = {{"billing"}}, .percent = {{50}}});
        log.entry("told", "2026-03-03", a_word({"s-1"}));
        log.entry("s-2", "2026-03-10", item_state{.item = {{"billing"}}, .percent = {{54}}});
        const auto line = line_of(briefing_on(log, today, {.explain = true}), "billing");
        REQUIRE(line.traces);
        CHECK(recompute(line.traces->at("score")) == *line.score);
        CHECK(recompute(line.traces->at("relevance")) == *line.relevance);
        CHECK(recompute(line.traces->at("novelty")) == *line.novelty);
        CHECK(to_4(*line.novelty) == .4);
        CHECK_FALSE(line_of(briefing_on(log, today), "billing").traces);
    }
}

TEST_SUITE("novelty") {
    const auto told_at_50 = [] {
        return the_three()
            .entry("billing", beginning, an_item("Billing"))
            .entry("s-1", "2026-03-02",
                   item_state{.item = {{"billing"}},
                              .percent = {{50}},
                              .state = "building",
                              .colour = item_colour::green})
            .entry("told", "2026-03-03", a_word({"billing"}));
    };
    const auto novelty_after = [](log_builder log, item_state s) {
        s.item = {{"billing"}};
        log.entry("s-2", "2026-03-09", s);
        return to_4(*line_of(briefing_on(log, "2026-03-10"), "billing").novelty);
    };

    TEST_CASE("is a tenth for each point of progress, at least .2 and at most 1") {
        CHECK(novelty_after(told_at_50(), {.percent = {{50}}}) == .2);
        CHECK(novelty_after(told_at_50(), {.percent = {{51}}}) == .2);
        CHECK(novelty_after(told_at_50(), {.percent = {{57}}}) == .7);
        CHECK(novelty_after(told_at_50(), {.percent = {{43}}}) == .7);
        CHECK(novelty_after(told_at_50(), {.percent = {{80}}}) == 1);
    }

    TEST_CASE("is 1 for a changed state, colour, decision or severity") {
        CHECK(novelty_after(told_at_50(), {.state = "testing"}) == 1);
        CHECK(novelty_after(told_at_50(), {.colour = item_colour::amber}) == 1);
        CHECK(novelty_after(told_at_50(), {.decision_needed = true}) == 1);
        CHECK(novelty_after(told_at_50(), {.decision_needed = false}) == .2);
        auto log = told_at_50();
        log.entry("p", "2026-03-04", trouble(2, "2026-03-04", "billing"));
        CHECK(novelty_after(log, {}) == 1);
        log.entry("p-told", "2026-03-05", a_word({"p"}));
        CHECK(novelty_after(log, {}) == 1);  // its severity since the item was told
        log.entry("told-2", "2026-03-09", a_word({"billing"}));
        CHECK(novelty_after(log, {}) == .2);
    }

    TEST_CASE("is 1 for what was never told, and for what was told to somebody else") {
        const auto log = the_three()
                             .entry("billing", beginning, an_item("Billing"))
                             .entry("told", "2026-03-03", a_word({"billing"}, "carla"));
        const auto line = line_of(briefing_on(log, today), "billing");
        CHECK(*line.novelty == 1);
        CHECK(says(line.changed, "briefing.untold"));
        CHECK_FALSE(line.told);
    }

    TEST_CASE("what changed is said, with what it was") {
        auto log = told_at_50();
        log.entry("s-2", "2026-03-09",
                  item_state{.item = {{"billing"}},
                             .percent = {{62}},
                             .state = "testing",
                             .colour = item_colour::red});
        const auto line = line_of(briefing_on(log, today), "billing");
        CHECK(line.changed ==
              std::vector<message>{
                  message{"briefing.percent"}
                      .with("from", std::int64_t{50})
                      .with("to", std::int64_t{62}),
                  message{"briefing.state"}.with("from", "building").with("to", "testing"),
                  message{"briefing.colour"}.with("from", "green").with("to", "red")});
        CHECK(line.told == day("2026-03-03"));
    }
}

TEST_SUITE("the order of lines") {
    TEST_CASE("a red item that scores 0 still stands in lines 1 to 3") {
        auto log = items(8);
        log.entry("trouble", beginning, an_item("Trouble", "alone"));
        const auto a = briefing_on(is_red(log, "trouble"), today);
        CHECK(a.lines.at(0).item.text == "trouble");
        CHECK(*a.lines.at(0).score == 0);
        CHECK(a.lines.size() == 7);
    }

    TEST_CASE(
        "a budget of 6, nine candidates with one decision and two reds: six, all three kept") {
        auto log = items(9);
        needs_decision(log, "item-8"), is_red(log, "item-6"), is_red(log, "item-7");
        log.entry("style", beginning,
                  style{.person = {{"bo"}},
                        .formality = {0},
                        .detail = {3},
                        .directness = {3},
                        .line_budget = {{6}}});
        const auto a = briefing_on(log, today);
        CHECK(items_of(a) == "item-8 item-6 item-7 item-0 item-1 item-2");
        CHECK_FALSE(a.over_budget);
        REQUIRE(a.left_out.size() == 3);
        CHECK(a.left_out[0].item.text == "item-3");
    }

    TEST_CASE("decisions and reds are kept over the budget, and said to be") {
        auto log = items(6);
        for (const auto* n : {"item-2", "item-3"}) is_red(log, n);
        for (const auto* n : {"item-4", "item-5"}) needs_decision(log, n);
        const auto a = briefing_on(log, today, {.lines = {{1}}});
        CHECK(items_of(a) == "item-4 item-5 item-2 item-3");
        CHECK(a.over_budget);
        CHECK(items_of(briefing_on(log, today, {.lines = {{0}}})) == "item-4 item-5 item-2 item-3");
    }

    TEST_CASE("equals stand by their ids") {
        CHECK(items_of(briefing_on(items(3, false), today)) == "item-0 item-1 item-2");
    }

    TEST_CASE("two of five lines unlinked is .40, and flagged") {
        auto log = items(3);
        log.entry("x", beginning, an_item("X", "alone"))
            .entry("y", beginning, an_item("Y", "alone"));
        const auto a = briefing_on(log, today);
        CHECK(to_4(*a.inside_out) == .4);
        CHECK(a.too_inside_out);
        CHECK_FALSE(briefing_on(the_three(), today).inside_out);
        // 3 of 10 is not above .30.
        auto ten = items(7);
        for (const auto* n : {"x", "y", "z"}) ten.entry(n, beginning, an_item(n, "alone"));
        const auto at_limit = briefing_on(ten, today, {.lines = {{10}}});
        CHECK(to_4(*at_limit.inside_out) == .3);
        CHECK_FALSE(at_limit.too_inside_out);
    }
}

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
        CHECK_FALSE(briefing_on(worth_six_tenths(), today).upward);
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

// ---- properties ----

namespace {

log_builder any_work(dice& roll) {
    auto log = the_three();
    const auto any_day = [&roll] { return iso(on(beginning) + roll.between(0, 80)); };
    const auto place = [&roll](const char* kind) {
        return std::string{kind} + std::to_string(roll.below(6));
    };
    const auto topics = std::vector<std::string>{"delivery", "budget", "Metric 1"};
    for (int i = 0; i < 6; ++i) {
        const auto n = std::to_string(i);
        log.entry("item-" + n, any_day(), an_item("Item " + n, roll.one_of(topics), {"dana"}));
        if (i < 3)
            log.entry("metric-" + n, any_day(),
                      a_metric("Metric " + n, roll.unit(), roll.once_in(3) ? "carla" : "bo"));
    }
    const auto happenings = roll.between(0, 40);
    for (int i = 0; i < happenings; ++i) {
        const auto n = std::to_string(i);
        const auto when = any_day();
        switch (roll.below(8)) {
            case 0:
            case 1: {
                auto s = item_state{.item = {{place("item-")}}};
                if (roll.once_in(2)) s.percent = percentage{roll.between(0, 100)};
                if (roll.once_in(3)) s.colour = static_cast<item_colour>(roll.below(3));
                if (roll.once_in(4)) s.decision_needed = roll.once_in(2);
                log.entry("s-" + n, when, s);
                break;
            }
            case 2:
                log.entry("p-" + n, when,
                          trouble(roll.between(0, 4), when,
                                  roll.once_in(2) ? std::optional{place("item-")} : std::nullopt,
                                  roll.one_of(topics)));
                break;
            case 3: log.entry("t-" + n, when, a_word({place("item-"), place("p-")})); break;
            case 4:
                log.entry("d-" + n, when,
                          decision_requested{roll.once_in(3) ? std::optional<ref<work_item>>{}
                                                             : ref<work_item>{{place("item-")}},
                                             {{"bo"}}});
                break;
            case 5:
                log.entry("l-" + n, when, a_link(place("item-"), "metric-1", roll.unit()));
                break;
            case 6: log.entry("r-" + n, when, reading{{{"metric-1"}}, roll.unit() * 100}); break;
            default: log.entry("e-" + n, when, a_review(any_day(), roll.one_of(topics)));
        }
    }
    return log;
}

/// A message without the form that it is said in.
message fact_of(message m) {
    m.arguments.erase("form");
    return m;
}

}  // namespace

TEST_CASE("no decision and nothing red is dropped, nor after line 3 unless more than three are") {
    auto roll = dice{5};
    for (int world = 0; world < 300; ++world) {
        const auto log = any_work(roll);
        const auto date = iso(on(beginning) + roll.between(0, 90));
        const auto full = briefing_on(log, date, {.lines = {{1000}}});
        const auto cut = briefing_on(log, date, {.lines = {{roll.between(0, 8)}}});
        auto musts = std::vector<std::string>{};
        for (const auto& line : full.lines)
            if (line.sort != briefing_sort::rest) musts.push_back(line.item.text);
        REQUIRE(cut.lines.size() >= musts.size());
        for (std::size_t i = 0; i < musts.size(); ++i) CHECK(cut.lines[i].item.text == musts[i]);
        for (const auto& line : full.lines)
            if (line.red) CHECK(line.sort != briefing_sort::rest);
        CHECK(cut.lines.size() + cut.left_out.size() == full.lines.size());
        CHECK(cut.over_budget == (musts.size() > static_cast<std::size_t>(cut.form.budget)));
    }
}

TEST_CASE("a severe problem of no item has a line, whatever the budget") {
    auto roll = dice{6};
    for (int world = 0; world < 200; ++world) {
        const auto log = any_work(roll);
        const auto a = briefing_on(log, "2026-03-31", {.lines = {{0}}});
        const auto now = state_on(log, "2026-03-31");
        for (const auto& x : now.all<problem>()) {
            if (x->item || x->severity < 3) continue;
            CHECK(std::any_of(a.lines.begin(), a.lines.end(),
                              [&](const auto& line) { return line.item.text == x.id(); }));
        }
    }
}

TEST_CASE("the facts are the same in every format, and more of them the more detail is wanted") {
    auto roll = dice{7};
    for (int world = 0; world < 60; ++world) {
        const auto log = any_work(roll);
        auto fewer = std::multiset<std::string>{};
        for (std::int32_t detail = 0; detail <= 4; ++detail) {
            auto first = std::vector<std::vector<message>>{};
            for (const auto* format : {"bottom_line", "bullets", "narrative", "numbers"}) {
                const auto a =
                    briefing_on(log, "2026-03-31", {.form = format, .detail = {{detail}}});
                REQUIRE(a.text.size() == a.lines.size());
                auto facts = std::vector<std::vector<message>>{};
                for (const auto& line : a.text) {
                    auto& of_line = facts.emplace_back();
                    for (const auto& part : line.parts) of_line.push_back(fact_of(part));
                    std::sort(of_line.begin(), of_line.end(), [](const auto& x, const auto& y) {
                        return std::tie(x.key, x.arguments) < std::tie(y.key, y.arguments);
                    });
                }
                if (first.empty()) first = facts;
                CHECK(facts == first);
            }
            auto keys = std::multiset<std::string>{};
            for (const auto& line : first)
                for (const auto& m : line) keys.insert(m.key);
            CHECK(std::includes(keys.begin(), keys.end(), fewer.begin(), fewer.end()));
            fewer = keys;
        }
    }
}

TEST_CASE("the traces of any briefing recompute to its numbers") {
    auto roll = dice{8};
    for (int world = 0; world < 60; ++world)
        for (const auto& line :
             briefing_on(any_work(roll), "2026-03-31", {.explain = true}).lines) {
            CHECK(recompute(line.traces->at("score")) == *line.score);
            CHECK(recompute(line.traces->at("relevance")) == *line.relevance);
            CHECK(recompute(line.traces->at("novelty")) == *line.novelty);
        }
}

TEST_CASE("the order in which entries of a day arrive changes nothing") {
    auto roll = dice{9};
    for (int world = 0; world < 40; ++world) {
        auto entries = any_work(roll).entries();
        const auto of = [](const std::vector<entry>& all) {
            auto log = a_log();
            for (const auto& e : all) log.add(e);
            return items_of(briefing_on(log, "2026-03-31"));
        };
        const auto before = of(entries);
        roll.shuffle(entries);
        CHECK(of(entries) == before);
    }
}
