// SPDX-License-Identifier: BSL-1.0
//
// The page of the agenda, and what the plan's page says of the engines.
#include <upward/render/render.hpp>

#include "render/pages.hpp"
#include "support/build.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace upward;
using namespace upward_tests;
using render::format;

namespace {

constexpr auto start = "2026-01-05";
constexpr auto today = "2026-03-13";

/// Something in each section of an agenda, with `name` in each text.
log_builder all_of_it(const std::string& name) {
    auto meeting = event{.on = day("2026-03-17"),
                         .name = name + " talk",
                         .topic = "us",
                         .type = event_type::meeting,
                         .answers = {{"ana"}},
                         .audience = {{{"bo"}}}};
    meeting.begins = {{570}};
    auto tested = experiment{.title = name + " coaching"};
    tested.start = day(start);
    tested.end = day("2026-03-12");
    auto log = a_log().ana_and_bo(start);
    log.entry("m", start, meeting)
        .entry("billing", start, work_item{name + " Billing", {{"ana"}}, name + " delivery"})
        .entry("garden", start, work_item{name + " Garden", {{"ana"}}, "green"})
        .entry("q-1", "2026-03-10", decision_requested{{{{"billing"}}}, {{"bo"}}, {{3}}})
        .entry("p-1", "2026-03-13",
               problem{.topic = name,
                       .severity = {2},
                       .known = day("2026-03-13"),
                       .text = name + " trouble"})
        .entry("p-2", start,
               promise{.to = {{"bo"}}, .text = name + " draft", .due = day("2026-03-16")})
        .entry("e-1", start,
               event{.on = day("2026-03-19"),
                     .name = name + " review",
                     .topic = name + " audit",
                     .answers = {{"bo"}}})
        .entry("s-1", start, style{{{"ana"}}, {2}, {2}, {1}})
        .entry("t", start, tricky_topic{name + " taboo", {4}})
        .entry("c", "2026-01-12", concern{{{"bo"}}, name + " churn", name + " worry"})
        .entry("x", start, tested)
        .entry("w-1", "2026-02-04", win{.claim = name + " won"})
        .entry("f-1", "2026-02-02", feedback{{{"bo"}}, name + " shorter"})
        .entry("a-1", "2026-03-02", feedback_applied{{{"f-1"}}})
        .entry("o-1", start, burden_offer{{2}, {.5}, name + " reports"});
    for (const auto* off : {"2026-03-10", "2026-03-11"})
        log.entry(std::string{"c-"} + off, off, meeting_cancelled{{{"bo"}}, day(off)});
    for (const auto* night : {"2026-03-01", "2026-03-07", "2026-03-08"})
        log.entry(std::string{"a-"} + night, night, ask{{{"bo"}}, {{"ana"}}, name});
    return log;
}

std::string page_of(std::string_view kind, const std::string& name = "Our",
                    const render::options& how = {.width = 400}) {
    return rendered(all_of_it(name).workspace(), kind, today, how);
}

}  // namespace

TEST_SUITE("the page of the agenda") {
    TEST_CASE("has every section with its reasons, in order") {
        const auto page = page_of("agenda");
        auto at = std::size_t{0};
        for (const auto* part : {"Agenda with Bo, Tue 17 Mar 2026",
                                 "Our talk, at 09:30",
                                 "Offer first",
                                 "Our reports",
                                 "2 meetings were cancelled; 3 asks came outside working hours",
                                 "Decisions and bad news",
                                 "your decision is needed",
                                 "Our trouble",
                                 "By Tue 17 Mar 2026.",
                                 "Promised",
                                 "Our draft",
                                 "due Mon 16 Mar 2026",
                                 "To tell",
                                 "Our Garden",
                                 "They will ask for",
                                 "Our audit",
                                 "likely to be asked for",
                                 "To raise",
                                 "There is something about Our taboo",
                                 "how plainly, 0 to 4: they want 4, you are at 1",
                                 "Our worry",
                                 "Bo worries: Our worry; still open",
                                 "Leading up",
                                 "Our coaching",
                                 "to be closed by",
                                 "Wins and feedback",
                                 "Our won",
                                 "27 working days ago, and not shared upward",
                                 "Our shorter",
                                 "their feedback, applied on Mon 2 Mar 2026",
                                 "To ask",
                                 "Which way should I reach you",
                                 "A conversation bears 4 questions."}) {
            const auto found = page.find(part, at);
            CHECK_MESSAGE(found != std::string::npos, part << "\n" << page);
            if (found != std::string::npos) at = found;
        }
    }

    TEST_CASE("says that no meeting is known") {
        check_shows(rendered({}, "agenda", today), {"no meeting of you two is known"});
    }

    TEST_CASE("shows three wins, and says how many more there are") {
        auto log = a_log().ana_and_bo(start);
        for (const auto* n : {"1", "2", "3", "4", "5"})
            log.entry(std::string{"w-"} + n, "2026-02-04", win{.claim = std::string{"Win "} + n});
        const auto page = rendered(log.workspace(), "agenda", today);
        check_shows(page, {"Win 3", "2 more are in the answer."});
        check_hides(page, {"Win 4"});
    }

    TEST_CASE("says why there is no technique") {
        auto log = all_of_it("Our");
        log.entry("threat", "2026-03-12", protective{protective_sort::threat});
        const auto page = rendered(log.workspace(), "agenda", today, {.width = 400});
        check_shows(page, {"Without technique", "Technique has stopped since Thu 12 Mar 2026",
                           "Our trouble", "Our draft"});
        check_hides(page, {"Our reports", "Our won", "Our taboo", "To ask", "Our Garden"});
    }

    TEST_CASE("is never for the boss") {
        CHECK(refused("agenda", today, "", {.asked_by = audience::boss}) == "not_for_boss");
    }
}

TEST_SUITE("the page of the plan") {
    TEST_CASE("has what the engines say, the offer first where the boss has too much") {
        const auto page = page_of("plan");
        auto at = std::size_t{0};
        for (const auto* part :
             {"Offer first", "Our reports", "Too much is on their desk", "To do", "Tell first",
              "Our Billing", "One win is not shared upward yet: Our won",
              "What they will need next", "To ask them", "Our taboo",
              "Which way should I reach you", "Leading up", "the experiment Our coaching", "Trust",
              "Rhythm"}) {
            const auto found = page.find(part, at);
            CHECK_MESSAGE(found != std::string::npos, part << "\n" << page);
            if (found != std::string::npos) at = found;
        }
    }

    TEST_CASE("asks, offers and shows nothing where technique has stopped") {
        auto log = all_of_it("Our");
        log.entry("threat", "2026-03-12", protective{protective_sort::threat});
        const auto page = rendered(log.workspace(), "plan", today, {.width = 400});
        check_shows(page, {"Our Billing", "Our draft", "the experiment Our coaching"});
        check_hides(page, {"Our reports", "Our won", "Our taboo", "Which way should I"});
    }
}

TEST_CASE("hostile texts forge nothing on the agenda and the plan") {
    const auto forged =
        std::string{"x\n# FORGED\n\n| a | b |\n|---|---|\n\x1b[2J\u202E- FORGED\n1. FORGED"};
    for (const auto* kind : {"agenda", "plan"})
        for (const auto how : {format::text, format::markdown}) {
            const auto page = page_of(kind, forged, {.format = how, .width = 400});
            const auto honest = page_of(kind, "x", {.format = how, .width = 400});
            if (how == format::markdown)
                CHECK(std::count(page.begin(), page.end(), '\n') ==
                      std::count(honest.begin(), honest.end(), '\n'));
            for (const auto* bad : {"\x1b", "\u202E", "\n# FORGED", "\n1. FORGED"})
                CHECK(page.find(bad) == std::string::npos);
            CHECK(page.find("FORGED") != std::string::npos);
        }
}
