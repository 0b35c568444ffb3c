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

    TEST_CASE("counts from no progress where it was told before the first state") {
        const auto told_at_once = [] {
            return the_three()
                .entry("billing", beginning, an_item("Billing"))
                .entry("told", "2026-03-03", a_word({"billing"}));
        };
        CHECK(novelty_after(told_at_once(), {.percent = {{7}}}) == .7);
        CHECK(novelty_after(told_at_once(), {.percent = {{0}}}) == .2);
        auto log = told_at_once();
        log.entry("s-1", "2026-03-09", item_state{.item = {{"billing"}}, .percent = {{7}}});
        const auto line = line_of(briefing_on(log, today, {.explain = true}), "billing");
        CHECK(recompute(line.traces->at("novelty")) == *line.novelty);
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

TEST_SUITE("the form of a briefing") {
    TEST_CASE("goes by the channel that this boss named, on whatever topic is the checklist's") {
        auto log = the_three();
        const auto channel_on = [&log](std::string_view iso) {
            return briefing_on(log, iso).form.channel.value_or("none");
        };
        CHECK(channel_on("2026-01-05") == "none");
        log.entry("said", "2026-01-06", answer{"channel", "chat", answer_state::answered});
        CHECK(channel_on("2026-01-06") == "chat");
        log.entry("guessed", "2026-01-07", answer{"channel", "mail"});
        CHECK(channel_on("2026-01-07") == "chat");
        log.entry("ana-and-dan", "2026-03-02",
                  relationship{{{"ana"}}, {{"dan"}}, {}, day("2026-03-02")});
        CHECK(channel_on("2026-03-02") == "none");
        log.entry("how", "2026-03-02", topic{.name = "How", .catalogue_topic = "channel"});
        log.entry("dan-said", "2026-03-03", answer{"how", "paper", answer_state::answered});
        CHECK(channel_on("2026-03-03") == "paper");
    }
}
