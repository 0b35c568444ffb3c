// SPDX-License-Identifier: BSL-1.0
//
// The pages of the briefing, of a draft's check, of wins and of the boss's burden.
#include <upward/render/render.hpp>

#include "render/pages.hpp"
#include "support/build.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace upward;
using namespace upward_tests;
using render::format;

namespace {

constexpr auto start = "2026-01-05";
constexpr auto today = "2026-03-13";

metric a_metric(std::string name, std::string owner, double weight) {
    return {.owner = {{std::move(owner)}},
            .name = std::move(name),
            .unit = "%",
            .weight = {weight},
            .start = 0,
            .target = 100,
            .from = day("2026-01-01"),
            .due = day("2026-06-30")};
}

/// Something on every page of empathy, with `name` in each text.
log_builder all_of_it(const std::string& name) {
    auto log = a_log().ana_and_bo(start);
    log.entry("dana", start, person{.name = "Dana " + name})
        .entry("cost", start, a_metric(name + " Cost", "bo", .5))
        .entry("profit", start, a_metric(name + " Profit", "carla", .3))
        .entry("read", "2026-03-02", reading{{{"cost"}}, 10})
        .entry("billing", start,
               work_item{name + " Billing", {{"ana"}}, name + " delivery", {}, {{{"dana"}}}})
        .entry("l-1", start, upward::link{{{"billing"}}, {{"cost"}}, {1}})
        .entry("l-2", start, upward::link{{{"cost"}}, {{"profit"}}, {.5}})
        .entry("s-1", "2026-02-02",
               item_state{.item = {{"billing"}}, .percent = {{40}}, .state = name + " design"})
        .entry("t-1", "2026-02-03", told{{{{"billing"}}}, {{"bo"}}})
        .entry("s-2", "2026-03-02",
               item_state{.item = {{"billing"}},
                          .percent = {{60}},
                          .state = name + " build",
                          .colour = item_colour::amber})
        .entry("p-1", "2026-03-03",
               problem{.item = ref<work_item>{{"billing"}},
                       .topic = name,
                       .severity = {3},
                       .known = day("2026-03-03"),
                       .text = name + " trouble"})
        .entry("p-2", "2026-03-03",
               problem{.topic = name, .severity = {1}, .known = day("2026-03-03")})
        .entry("garden", start, work_item{name + " Garden", {{"ana"}}, "green"})
        .entry("q-1", "2026-03-02", decision_requested{{{{"billing"}}}, {{"bo"}}, {{3}}})
        .entry("hiring", start, area{.name = name + " Hiring"})
        .in("hiring", "q-2", "2026-02-23", decision_requested{{}, {{"bo"}}})
        .entry("e-1", start,
               event{.on = day("2026-03-16"),
                     .name = name + " review",
                     .topic = name + " delivery",
                     .answers = {{"bo"}}})
        .entry("c-1", "2026-03-02", concern{{{"bo"}}, name + " delivery", name + " worry"})
        .entry("x-1", start,
               expectation_above{{{"carla"}}, name + " delivery", {}, name + " above"})
        .entry("style", "2026-01-15",
               style{{{"bo"}}, {0}, {4}, {3}, name + " prose", head_count{6}})
        .entry("chat", "2026-01-15", answer{"channel", name + " chat", answer_state::answered})
        .entry("w-1", "2026-02-04",
               win{name + " won", name + " 10 %", ref<>{{"read"}}, {{{"dana"}}}})
        .entry("w-2", "2026-02-05", win{name + " shared", {}, {}, {{{"ana"}}}})
        .entry("ws", "2026-02-06", win_shared{{{"w-2"}}, {{{"bo"}}}, name + " mail"})
        .entry("o-1", "2026-02-02", burden_offer{{4}, {.5}, name + " reports"})
        .entry("ci", "2026-03-02", check_in{})
        .entry("f-1", "2026-03-03", feedback{{{"bo"}}, name + " shorter"})
        .entry("v-1", "2026-02-02", peeve{{{"bo"}}, name + " hurry", std::string{"asap"}})
        .entry("v-2", "2026-02-02", peeve{{{"bo"}}, name + " length"})
        .entry("k-1", "2026-02-02", cue{{{"bo"}}, "status quo", name + " sighed", true})
        .entry("k-2", "2026-02-03", cue{{{"bo"}}, "status quo", name + " left", true});
    for (const auto* asked : {"2026-02-09", "2026-02-10"})
        log.entry(asked, asked, decision_requested{{}, {{"bo"}}})
            .entry(std::string{asked} + "-a", asked, decision_answered{{{asked}}});
    return log;
}

std::string page_of(std::string_view kind, std::string_view parameters = "",
                    const std::string& name = "Our", const render::options& how = {.width = 400}) {
    return rendered(all_of_it(name).workspace(), kind, today, how, parameters);
}

std::size_t lines_in(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_SUITE("the page of the briefing") {
    TEST_CASE("has the text in the boss's form, then the reasons, then what is left out") {
        check_shows(
            page_of("briefing", R"({"lines":2})"),
            {"Briefing for Bo, Fri 13 Mar 2026", "a narrative; channel: Our chat; at most 2 lines",
             "Our Billing: 60 %, red, Our build. It went from 40 % to 60 %. It went from Our "
             "design "
             "to Our build.",
             "It has a problem of severity 3: Our trouble.", "It serves Our Profit, for Carla.",
             "It comes up at Our review, in 3 days.", "Credit goes to Dana Our.",
             "your decision, asked for on Mon 2 Mar 2026, 9 working days ago; people waiting: 3.",
             "A decision waits: Our Hiring.", "decision  ", "red: Our trouble (severity 3)",
             "serves Our Cost, weight 0.50, link 1.00, behind by", "a concern of Bo: Our worry (",
             "it: Our above", "Left out: Our Cost, Our Garden, Our",
             "0.50 of the lines are linked to nothing that the boss answers for: too much of it is "
             "about us.",
             "The form follows the style of Thu 15 Jan 2026."});
    }

    TEST_CASE("says the same in every form") {
        check_shows(page_of("briefing", R"({"form":"bullets"})"),
                    {"• Our Billing: 60 %, red, Our build; your decision is needed, asked for",
                     "; 40 % → 60 %; Our design → Our build; "});
        check_shows(
            page_of("briefing", R"({"form":"numbers"})"),
            {"\n  40 % → 60 %; Our design → Our build; ", "; 60 %: Our Billing, red, Our build; "});
        check_shows(
            page_of("briefing", R"({"form":"bottom_line","detail":0,"channel":"mail"})"),
            {"the bottom line first; channel: mail",
             "people waiting: 3; Our Billing: 60 %, red, Our build\n", "The form was asked for."});
    }

    TEST_CASE("a format that is none is refused") {
        CHECK(refused("briefing", today, R"({"form":"song"})") == "invalid_value at /form");
        CHECK(refused("briefing", today, R"({"lines":1001})") == "out_of_range at /lines");
        CHECK(refused("briefing", today, R"({"detail":5})") == "out_of_range at /detail");
    }

    TEST_CASE("for the boss has neither reasons nor scores, and only what is shared") {
        auto log = all_of_it("Our");
        log.shared("open", start, work_item{"Open work", {{"ana"}}, "open"});
        const auto page =
            rendered(log.workspace(), "briefing", today, {.asked_by = audience::boss});
        check_shows(page, {"Briefing for Bo", "Open work"});
        check_hides(page, {"Our", "Why", "0.", "linked", "style"});
    }

    TEST_CASE("says that there is nothing to tell, and what the boss can pass on") {
        check_shows(rendered({}, "briefing", today), {"There is nothing to tell."});
        auto log = a_log().ana_and_bo(start);
        log.shared("cost", start, a_metric("Cost", "bo", .5))
            .shared("billing", start, work_item{"Billing", {{"ana"}}, "delivery"})
            .shared("l", start, upward::link{{{"billing"}}, {{"cost"}}, {1}});
        check_shows(rendered(log.workspace(), "briefing", today),
                    {"To pass on, from what is shared", "Billing; it serves Cost"});
    }
}

TEST_SUITE("the page of a draft") {
    TEST_CASE("has each finding with its place and its reason") {
        check_shows(
            page_of("draft", R"({"text":"The status quo stays.\nOur Billing is late, asap."})"),
            {"Draft for Bo, Fri 13 Mar 2026", "line 1, column 1 ",
             "names nothing that the boss answers for: The status quo stays.",
             "\"status quo\" may be a peeve, from two cues: Our sighed (Mon 2 Feb 2026) and Our "
             "left (Tue 3 Feb 2026)",
             "line 2, column 1", "the decision on Our Billing belongs in the first sentence",
             "Our Billing is the work of others too: Dana Our", "line 2, column 22",
             "\"asap\" is a peeve of theirs, known since Mon 2 Feb 2026: Our hurry",
             "it asks for no feedback", "2 lines of 6; 1 of 2 statements unlinked, 0.50",
             "A peeve that no words give away: Our length"});
    }

    TEST_CASE("says that nothing is found, or that there is no text") {
        check_shows(page_of("draft"), {"There is no text to check."});
        check_shows(
            page_of("draft", R"({"text":"Our Billing by Dana: decide. What is missing?"})", "Our"),
            {"Nothing is found.", "One line of 6; 0 of 1 statement unlinked, 0.00."});
    }

    TEST_CASE("is never for the boss") {
        CHECK(refused("draft", today, "", {.asked_by = audience::boss}) == "not_for_boss");
        CHECK(refused("burden", today, "", {.asked_by = audience::boss}) == "not_for_boss");
    }
}

TEST_SUITE("the page of wins") {
    TEST_CASE("has the document, the pack by metric, what is unshared and the balances") {
        check_shows(
            page_of("wins"),
            {"Wins from Sun 14 Sep 2025 to Fri 13 Mar 2026", "Our won (Our 10 %)",
             "serves Our Cost, Our Profit; evidence: entry read of Mon 2 Mar 2026; with Dana Our",
             "serves no metric of the boss's; no evidence; with Ana; shared on Fri 6 Feb "
             "2026, by Our mail",
             "Our Cost, weight 0.50", "0 → 10 of 100 %", "Our Profit (Carla), weight 0.30",
             "serving none of them", "Not shared upward yet", "Our won, 27 working days ago",
             "Of the last 2 wins that name somebody, one names others (0.50).",
             "The months have even shares to 0.00; the newest 2 months have 1.00 of the "
             "wins: look further back."});
    }

    TEST_CASE("for the boss has shared wins, and no balance") {
        auto log = all_of_it("Our");
        log.shared("open", "2026-03-02", win{"Open win"});
        const auto page = rendered(log.workspace(), "wins", today, {.asked_by = audience::boss});
        check_shows(page, {"Open win"});
        check_hides(page, {"Our", "Balance", "Not shared"});
    }
}

TEST_SUITE("the page of the boss's burden") {
    TEST_CASE("has the load, offers, what waits and check-ins") {
        check_shows(
            page_of("burden"),
            {"The boss's burden on Fri 13 Mar 2026", "No overload is seen.",
             "Since Mon 2 Mar 2026.", "Our reports",
             "1.00: 4 hours a week, competence 0.50, reversibility 0.50", "Our Hiring",
             "a median of at least 14 working days, over one request, one of them open; "
             "14 working days of people",
             "Feedback was asked for in 0 of the last 1 check-in.",
             "Of one piece of feedback, none was applied.", "Bo on Tue 3 Mar 2026: Our shorter",
             "One piece of feedback is not applied yet, the oldest of Tue 3 Mar 2026: Our "
             "shorter"});
    }

    TEST_CASE("proposes the rung that is earned where decisions wait") {
        auto log = all_of_it("Our");
        for (int i = 0; i < 8; ++i) {
            const auto n = std::to_string(i);
            log.in("hiring", "k" + n, today,
                   promise{.to = {{"bo"}}, .text = "kept", .due = day(today)});
            log.in("hiring", "k" + n + "o", today, promise_outcome{{{"k" + n}}});
        }
        check_shows(rendered(log.workspace(), "burden", today, {.width = 400}),
                    {"propose rung 2, sell: it is earned"});
    }
}

TEST_CASE("hostile texts forge no line, heading, table or colour on the pages of empathy") {
    const auto forged =
        std::string{"x\n# FORGED\n\n| a | b |\n|---|---|\n\x1b[2J\u202E- FORGED\n1. FORGED"};
    for (const auto* kind : {"briefing", "wins", "burden", "draft"})
        for (const auto* form : {"bottom_line", "bullets", "narrative", "numbers"})
            for (const auto how : {format::text, format::markdown}) {
                const auto is_briefing = std::string_view{kind} == "briefing";
                const auto parameters =
                    is_briefing ? R"({"form":")" + std::string{form} + R"("})"
                    : std::string_view{kind} == "draft"
                        ? std::string{R"({"text":"The status quo stays asap."})"}
                        : std::string{};
                const auto page = page_of(kind, parameters, forged, {.format = how, .width = 400});
                const auto honest = page_of(kind, parameters, "x", {.format = how, .width = 400});
                if (how == format::markdown) CHECK(lines_in(page) == lines_in(honest));
                CHECK(page.find('\x1b') == std::string::npos);
                CHECK(page.find("\u202E") == std::string::npos);
                CHECK(page.find("\n# FORGED") == std::string::npos);
                CHECK(page.find("\n1. FORGED") == std::string::npos);
                CHECK(page.find("FORGED") != std::string::npos);
            }
}

TEST_CASE("a hostile draft forges nothing either") {
    const auto text =
        std::string{R"({"text":"# FORGED\n| a | b |\n\u001b[2J\u202e1. FORGED <b>\nstatus quo"})"};
    for (const auto how : {format::text, format::markdown}) {
        const auto page = page_of("draft", text, "Our", {.format = how});
        for (const auto* bad : {"\x1b", "\u202E", "\n# FORGED", "\n| a | b |", "\n1. FORGED"})
            CHECK(page.find(bad) == std::string::npos);
        if (how == format::markdown) CHECK(page.find("<b>") == std::string::npos);
    }
}
