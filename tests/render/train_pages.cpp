// SPDX-License-Identifier: BSL-1.0
//
// The pages of the agreement, of bad news and of the rhythm.
#include <upward/render/render.hpp>

#include "render/pages.hpp"
#include "support/build.hpp"
#include "support/rule.hpp"

#include <upward/plan/kinds.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace upward;
using namespace upward_tests;

// ---- the agreement ----

namespace {

constexpr auto since = "2026-01-20";

rhythm_agreed agreement(const std::vector<std::string>& rules) {
    auto agreed = rhythm_agreed{.rhythm = {"operating"}, .names = both()};
    for (const auto& name : rules) agreed.rules.push_back({{name}});
    return agreed;
}

upward::rule waits_for_metric(double change, double threshold) {
    return a_rule(rule_trigger::metric).metric("sales").change(change).threshold(threshold).made;
}

/// What is shared, beside a private twin of each.
workspace half_private() {
    auto notes = a_rule("FREQ=WEEKLY;BYDAY=MO").made;
    notes.topic = "shared-topic";
    auto secret = a_rule("FREQ=DAILY").made;
    secret.topic = "secret-topic";
    secret.channel = "secret-channel";
    const auto of_both = agreement({"notes", "hidden"});
    auto proposed = rhythm_proposed{.rhythm = {"operating"}, .by = ref<person>{{"bo"}}};
    proposed.rules = agreement({"notes", "hidden"}).rules;
    return a_log()
        .ana_and_bo()
        .shared("notes", since, notes)
        .entry("hidden", since, secret)
        .shared("agreed", since, of_both)
        .entry("aside", since, agreement({"hidden"}))
        .shared("within-a-day", since, notice_limit{.severity = {1}, .wd = {1}})
        .in("secret-area", "within-two", since, notice_limit{.severity = {2}, .wd = {2}})
        .entry("secret-proposal", "2026-02-02",
               rhythm_proposed{.rhythm = {"secret-rhythm"}, .by = ref<person>{{"ana"}}})
        .shared("open-proposal", "2026-02-03", proposed)
        .workspace();
}

}  // namespace

TEST_CASE("the agreement says each rule in words, with the terms that are not usual") {
    auto notes = a_rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR").made;
    notes.channel = "chat";
    notes.topic = "progress";
    notes.limit = working_days{3};
    notes.grace = working_days{1};
    notes.after_miss = after_miss_policy::stack;
    notes.shift = shift_convention::previous;
    auto of_both = agreement({"notes", "ghost"});
    of_both.spacing = working_days{1};
    of_both.silence = working_days{10};
    const auto ws = a_log()
                        .ana_and_bo()
                        .entry("notes", since, notes)
                        .entry("monthly", "2026-01-12", a_rule("FREQ=MONTHLY;BYDAY=1MO,-1FR").made)
                        .entry("before", "2026-01-12", agreement({"monthly"}))
                        .entry("agreed", since, of_both)
                        .workspace();
    check_shows(
        rendered(ws, "agreement", "2026-02-18", {.width = 400}),
        {"Agreement, as of Wed 18 Feb 2026", "Ana and Bo", "operating, agreed Tue 20 Jan 2026",
         "progress (notes)", "chat", "every 2 weeks on Monday, Wednesday and Friday",
         "3 working days", "after one day of grace", "each one missed stays due",
         "on the working day before a free day", "ghost is listed, but not declared.",
         "At least one working day apart.", "Never silent for more than 10 working days.",
         "Agreed by Ana, Bo", "Mon 12 Jan 2026 to Mon 19 Jan 2026", "operating: one rule"});
    check_shows(rendered(ws, "agreement", "2026-01-19", {.width = 400}),
                {"every first Monday and last Friday of the month"});
}

TEST_CASE("a proposal is shown with all that it asks for") {
    auto proposed = rhythm_proposed{.rhythm = {"operating"}, .by = ref<person>{{"ana"}}};
    proposed.rules = agreement({"notes", "ghost"}).rules;
    proposed.spacing = working_days{2};
    proposed.silence = working_days{10};
    const auto ws = a_log()
                        .ana_and_bo()
                        .entry("notes", since, a_rule("FREQ=WEEKLY;BYDAY=MO").made)
                        .entry("proposed", since, proposed)
                        .workspace();
    check_shows(rendered(ws, "agreement", since, {.width = 400}),
                {"Proposed for operating on Tue 20 Jan 2026", "every Monday",
                 "ghost is listed, but not declared.", "At least 2 working days apart.",
                 "Never silent for more than 10 working days.", "By Ana."});
}

TEST_CASE("numbers of a rule are written as short as they were given") {
    auto moves = waits_for_metric(5, 90);
    auto creeps = waits_for_metric(.125, 1e20);
    creeps.within = working_days{1.5};
    const auto ws =
        a_log()
            .ana_and_bo()
            .entry("moves", since, moves)
            .entry("creeps", since, creeps)
            .entry("agreed", since, agreement({"moves", "creeps"}))
            .entry("n", since, notice_limit{.severity = {1}, .wd = {1.5}, .cost = amount{2500.5}})
            .workspace();
    check_shows(rendered(ws, "agreement", since, {.width = 400}),
                {"when sales crosses 90 or moves by more than 5; within 2 working days",
                 "when sales crosses 1e+20 or moves by more than 0.125; within 1.5 working days",
                 "within 1.5 working days; from a cost of 2500.5 on"});
}

TEST_CASE("without an agreement the page says so") {
    check_shows(rendered(a_log().ana_and_bo().workspace(), "agreement", "2026-02-18"),
                {"Ana and Bo", "No rhythm is agreed yet."});
}

TEST_CASE("the boss is shown the agreement of shared entries alone") {
    const auto ws = half_private();
    const auto shown =
        rendered(ws, "agreement", "2026-02-18", {.width = 400, .asked_by = audience::boss});
    check_shows(shown, {"shared-topic (notes)", "every Monday", "severity 1 and up",
                        "Proposed for operating", "Agreed by Ana, Bo"});
    check_hides(shown, {"secret", "hidden", "severity 2", "every day"});
    check_shows(rendered(ws, "agreement", "2026-02-18", {.width = 400}),
                {"secret-topic", "secret-channel", "secret-area", "secret-rhythm", "severity 2"});
}

TEST_CASE("the boss's agreement is the shared answer's, rendered by hand or by name") {
    const auto ws = half_private();
    const auto by_hand = for_boss(
        ws, day("2026-02-18"),
        [](const state& now, const policy& p, const no_parameters& q) {
            return queries::agreement(now, p, q);
        },
        no_parameters{});
    REQUIRE(by_hand.ok());
    CHECK(render::render_for_boss(*by_hand, day("2026-02-18")) ==
          rendered(ws, "agreement", "2026-02-18", {.asked_by = audience::boss}));
}

// ---- bad news ----

TEST_CASE("bad news is never the boss's page") {
    CHECK(refused("surprises", "2026-02-20", "", {.asked_by = audience::boss}) == "not_for_boss");
}

TEST_CASE("the page of bad news says what came of each problem, who told it, and when") {
    const auto known = [](std::string_view iso, const char* topic) {
        return problem{.topic = topic, .severity = {2}, .known = day(iso)};
    };
    const auto tells = [](std::string id) { return told{{{{std::move(id)}}}, {{"bo"}}}; };
    const auto heard = [](std::string id, const char* from) {
        return surprise{{{std::move(id)}}, ref<person>{{from}}};
    };
    const auto ws = a_log()
                        .ana_and_bo()
                        .entry("dana", since, person{"Dana Kerr"})
                        .entry("limit", since, notice_limit{.severity = {0}, .wd = {1}})
                        .entry("p-1", "2026-02-02", known("2026-02-02", "vendor"))
                        .entry("t-1", "2026-02-03", tells("p-1"))
                        .entry("p-2", "2026-02-09", known("2026-02-09", "budget"))
                        .entry("t-2", "2026-02-13", tells("p-2"))
                        .entry("p-3", "2026-02-10", known("2026-02-10", "hiring"))
                        .entry("s-3", "2026-02-06", surprise{{{"p-3"}}})
                        .entry("p-4", "2026-02-18", known("2026-02-18", "quality"))
                        .entry("p-5", "2026-02-11", known("2026-02-11", "pay"))
                        .entry("s-5", "2026-02-12", heard("p-5", "dana"))
                        .entry("t-5", "2026-02-16", tells("p-5"))
                        .entry("p-6", "2026-02-12", known("2026-02-12", "rent"))
                        .entry("c-6", "2026-02-13", concealed{{{"p-6"}}})
                        .workspace();
    check_shows(
        rendered(ws, "surprises", "2026-02-18", {.width = 400}),
        {"vendor (severity 2)   in time: you told it on Tue 3 Feb 2026, after one working day\n",
         "budget (severity 2)   a surprise: you told it on Fri 13 Feb 2026, after 4 working days, "
         "3 "
         "over the limit\n",
         "hiring (severity 2)   before you could know: heard on Fri 6 Feb 2026\n",
         "quality (severity 2)  open: to be told by Thu 19 Feb 2026\n",
         "pay (severity 2)      a surprise: heard on Thu 12 Feb 2026 from Dana Kerr; you told it "
         "on "
         "Mon 16 Feb 2026, after 3 working days, 2 over the limit\n",
         "rent (severity 2)     a surprise, concealed: you did not tell it; the limit was Fri 13 "
         "Feb 2026\n",
         "Told in time: 1; surprises: 3; before you could know: 1; open: 1.", "5 days ago"});
}

TEST_CASE("of news that somebody else brought only that is said") {
    const auto ws = example("new_report");
    const auto page = rendered(ws, "surprises", "2026-02-20", {.width = 400});
    check_shows(page, {"a surprise: heard on Wed 18 Feb 2026 from Dana Kerr\n"});
    check_hides(page, {"you told it", "the limit was"});
}

TEST_CASE("without problems the page of bad news says so") {
    check_shows(rendered(a_log().ana_and_bo().workspace(), "surprises", "2026-02-18"),
                {"No problem is known."});
}

// ---- the rhythm ----

TEST_CASE("the page of the rhythm has no empty table of asks, and no row without deliveries") {
    const auto quiet = a_log().ana_and_bo().workspace();
    const auto page = rendered(quiet, "rhythm", "2026-02-18");
    check_shows(page, {"\nOver time\n  No ask of the boss is known.\n"});
    check_hides(page, {"outside;", "On time in a row"});
    check_shows(
        rendered(example("new_report"), "rhythm", "2026-02-20"),
        {"  Fri 6 Feb 2026 to Fri 20 Feb 2026  6 asks outside; 1 on direction, 5 on detail\n",
         "  On time in a row: 9; at best 9.\n"});
}

TEST_CASE("asks that chase an update are told apart") {
    const auto asks = [](const char* topic) { return ask{{{"bo"}}, {{"ana"}}, topic}; };
    auto notes = a_rule("FREQ=WEEKLY;BYDAY=MO").made;
    notes.topic = "progress";
    auto log = a_log().ana_and_bo().entry("notes", since, notes);
    log.entry("agreed", since, agreement({"notes"})).entry("a-1", "2026-01-27", asks("progress"));
    check_shows(rendered(log.workspace(), "rhythm", "2026-01-27", {.width = 400}),
                {"No update has an outcome yet.", "one ask outside, chasing an overdue update\n"});
    log.entry("a-2", "2026-01-26", asks("progress")).entry("a-3", "2026-01-26", asks("budget"));
    check_shows(rendered(log.workspace(), "rhythm", "2026-01-27", {.width = 400}),
                {"2 asks outside, one of them chasing an overdue update; 1 within the rhythm\n"});
}

TEST_CASE("a long cell goes on below its own column while there is room for it") {
    const auto page = rendered(example("new_report"), "surprises", "2026-04-03", {.width = 80});
    check_shows(page, {"\n  Wed 25 Feb 2026  delivery (severity 2)  in time: you told it on Wed 25 "
                       "Feb\n                                          2026, the same day\n"});
}
