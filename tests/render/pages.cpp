// SPDX-License-Identifier: BSL-1.0
//
// Whole pages, byte for byte. When a page is meant to change, run the test with UPWARD_UPDATE_PAGES=1
// in the environment and read what changed in tests/data/pages.
#include <upward/render/render.hpp>

#include "render/pages.hpp"
#include "support/build.hpp"

#include <upward/core/text.hpp>
#include <upward/plan/kinds.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

using namespace upward;
using namespace upward_tests;
using render::format;

namespace {

void check_page(const std::string& name, const std::string& page) {
    const auto path = std::string{UPWARD_TEST_DATA} + "/pages/" + name;
    if (std::getenv("UPWARD_UPDATE_PAGES")) {
        std::filesystem::create_directories(std::filesystem::path{path}.parent_path());
        std::ofstream{path, std::ios::binary} << page;
    }
    const auto kept = text_of_file(path);
    CHECK_MESSAGE(page == kept, "tests/data/pages/"
                                    << name
                                    << " is another page. When it is meant to be, run this test "
                                       "with UPWARD_UPDATE_PAGES=1 and read the difference.\n"
                                    << page);
}

/// A workspace in which each page has something in each of its sections.
workspace full_of_things() {
    auto notes = rule{{"operating"}};
    notes.rule = "FREQ=WEEKLY;BYDAY=MO,TH";
    notes.channel = "chat";
    notes.topic = "a rather long topic with several words in it";
    notes.after_miss = after_miss_policy::stack;
    auto tested = experiment{"A long title of an experiment with coaching for everybody"};
    tested.start = day("2026-01-05");
    tested.end = day("2026-02-20");
    tested.unit = "hours";
    return a_log()
        .ana_and_bo()
        .shared("notes", "2026-01-20", notes)
        .shared("agreed", "2026-01-20", rhythm_agreed{{"operating"}, {{{"notes"}}}, both()})
        .entry("note-1", "2026-01-22", update{})
        .entry("p-1", "2026-02-09",
               promise{.to = {{"bo"}},
                       .text = "A migration plan with owners and dates and everything else",
                       .due = day("2026-02-18")})
        .entry("s-1", "2026-02-16",
               problem{.topic = "the vendor and its connector",
                       .severity = {2},
                       .known = day("2026-02-17")})
        .entry("t-1", "2026-01-05", tested)
        .entry("d-1", "2026-02-02", deception{"the numbers of last year"})
        .entry("l-1", "2026-02-03", told{{{{"nobody"}}}, {{"bo"}}})
        .entry("a-1", "2026-02-03", ask{{{"bo"}}, {{"ana"}}, "the budget of the whole department"})
        .entry("c-1", "2026-01-06",
               concern{{{"bo"}}, "the vendor and its connector", "that the vendor slips once more"})
        .entry("e-1", "2026-01-06",
               event{.on = day("2026-02-23"),
                     .name = "The review of the quarter",
                     .topic = "the vendor and its connector",
                     .answers = {{"bo"}},
                     .audience = {{{"felix"}}}})
        .entry("g-1", "2026-01-06",
               peer_sign{{{"felix"}}, "the vendor and its connector", {bounded<-1, 1>{-1}}})
        .entry("h-1", "2026-02-03", not_understood{"hologram", "{}"})
        .workspace();
}

}  // namespace

TEST_CASE("the plan of the new report reads as it is kept, on both days, in both formats") {
    const auto ws = example("new_report");
    for (const auto* as_of : {"2026-02-20", "2026-04-03"}) {
        const auto name = "new_report_plan_" + std::string{as_of};
        check_page(name + ".txt", rendered(ws, "plan", as_of));
        check_page(name + ".md", rendered(ws, "plan", as_of, {.format = format::markdown}));
    }
}

TEST_CASE("the agreement, the bad news, the rhythm and the touches of the new report, as kept") {
    const auto ws = example("new_report");
    for (const auto* kind : {"agreement", "surprises", "rhythm", "touches"}) {
        const auto name = "new_report_" + std::string{kind} + "_2026-04-03";
        check_page(name + ".txt", rendered(ws, kind, "2026-04-03"));
        check_page(name + ".md", rendered(ws, kind, "2026-04-03", {.format = format::markdown}));
    }
}

TEST_CASE("the needs of the new report a week before the review, and how good they were, as kept") {
    const auto ws = example("new_report");
    for (const auto& [kind, as_of] :
         {std::pair{"needs", "2026-03-05"}, std::pair{"calibration", "2026-04-03"}}) {
        const auto name = "new_report_" + std::string{kind} + "_" + as_of;
        check_page(name + ".txt", rendered(ws, kind, as_of));
        check_page(name + ".md", rendered(ws, kind, as_of, {.format = format::markdown}));
    }
}

TEST_CASE("the partnership of the new report after three months, as kept") {
    const auto ws = example("new_report");
    check_page("new_report_partnership_2026-04-03.txt", rendered(ws, "partnership", "2026-04-03"));
    check_page("new_report_partnership_2026-04-03.md",
               rendered(ws, "partnership", "2026-04-03", {.format = format::markdown}));
}

TEST_CASE("what the new report knows of expectations, and who has a stake, as kept") {
    const auto ws = example("new_report");
    for (const auto& [kind, as_of] :
         {std::pair{"checklist", "2026-01-16"}, std::pair{"checklist", "2026-04-03"},
          std::pair{"stakeholders", "2026-03-05"}}) {
        const auto name = "new_report_" + std::string{kind} + "_" + as_of;
        check_page(name + ".txt", rendered(ws, kind, as_of));
        check_page(name + ".md", rendered(ws, kind, as_of, {.format = format::markdown}));
    }
}

TEST_CASE("the briefing, the wins and the boss's burden in the new report's story, as kept") {
    const auto ws = example("new_report");
    for (const auto& [kind, as_of] :
         {std::pair{"briefing", "2026-02-20"}, std::pair{"briefing", "2026-03-11"},
          std::pair{"wins", "2026-04-03"}, std::pair{"burden", "2026-04-03"}}) {
        const auto name = "new_report_" + std::string{kind} + "_" + as_of;
        check_page(name + ".txt", rendered(ws, kind, as_of));
        check_page(name + ".md", rendered(ws, kind, as_of, {.format = format::markdown}));
    }
    check_page("new_report_briefing_for_boss_2026-03-11.txt",
               rendered(ws, "briefing", "2026-03-11", {.asked_by = audience::boss}));
}

TEST_CASE("the agreement of the new report while it was but a proposal, as kept") {
    check_page("new_report_agreement_2026-01-16.txt",
               rendered(example("new_report"), "agreement", "2026-01-16"));
}

TEST_CASE("how the coach leads up, as kept") {
    const auto ws = example("coach");
    for (const auto& [kind, as_of] :
         {std::pair{"proposal", "2025-12-19"}, std::pair{"experiment", "2026-04-06"},
          std::pair{"role", "2026-08-28"}, std::pair{"delegation", "2026-08-28"}}) {
        const auto name = "coach_" + std::string{kind} + "_" + as_of;
        check_page(name + ".txt", rendered(ws, kind, as_of));
        check_page(name + ".md", rendered(ws, kind, as_of, {.format = format::markdown}));
    }
}

TEST_CASE("the agenda of two stories, as kept") {
    for (const auto& [story, as_of] :
         {std::pair{"new_report", "2026-04-03"}, std::pair{"hand_over", "2026-04-10"}}) {
        const auto name = std::string{story} + "_agenda_" + as_of;
        check_page(name + ".txt", rendered(example(story), "agenda", as_of));
        check_page(name + ".md",
                   rendered(example(story), "agenda", as_of, {.format = format::markdown}));
    }
}

TEST_CASE("a page is the same bytes each time") {
    const auto ws = example("coach");
    CHECK(rendered(ws, "plan", "2026-04-06") == rendered(ws, "plan", "2026-04-06"));
}

TEST_CASE("no line is longer than the width, unless a single word is") {
    const auto ws = full_of_things();
    for (const auto width : {40, 50, 60, 80, 120, 400})
        for_each_query([&](const auto& kind) {
            const auto page =
                rendered(ws, kind.name, "2026-02-18", {.width = width},
                         std::string_view{kind.name} == "trust" ? R"({"explain":true})" : "");
            auto lines = std::istringstream{page};
            for (auto line = std::string{}; std::getline(lines, line);) {
                const auto begin = line.find_first_not_of(' ');
                const auto one_word =
                    begin == std::string::npos || line.find(' ', begin) == std::string::npos;
                CHECK_MESSAGE((one_word || code_points(line) <= static_cast<std::size_t>(width)),
                              kind.name << " at " << width << ": " << line);
            }
        });
}

TEST_CASE("a page without colours has no escape, one with colours ends each that it begins") {
    const auto ws = full_of_things();
    CHECK(rendered(ws, "plan", "2026-02-18").find('\x1b') == std::string::npos);
    const auto coloured = rendered(ws, "plan", "2026-02-18", {.colour = true});
    auto open = false;
    for (auto at = coloured.find('\x1b'); at != std::string::npos;
         at = coloured.find('\x1b', at + 1)) {
        const auto ends = coloured.compare(at, 4, "\x1b[0m") == 0;
        CHECK(ends == open);
        open = !ends;
    }
    CHECK_FALSE(open);
    auto without = std::string{};
    for (std::size_t i = 0; i < coloured.size(); ++i) {
        if (coloured[i] == '\x1b') i = coloured.find('m', i);
        else without += coloured[i];
    }
    CHECK(without == rendered(ws, "plan", "2026-02-18"));
}

TEST_CASE("in Markdown there are no colours, and width changes nothing") {
    const auto ws = full_of_things();
    const auto plain = rendered(ws, "plan", "2026-02-18", {.format = format::markdown});
    CHECK(plain == rendered(ws, "plan", "2026-02-18",
                            {.format = format::markdown, .colour = true, .width = 40}));
    CHECK(plain.starts_with("# Plan for Wed 18 Feb 2026\n"));
}

TEST_CASE("a Markdown table has as many cells in each of its rows") {
    const auto ws = full_of_things();
    for_each_query([&](const auto& kind) {
        auto page =
            std::istringstream{rendered(ws, kind.name, "2026-02-18", {.format = format::markdown})};
        auto columns = std::size_t{0};
        for (auto line = std::string{}; std::getline(page, line);) {
            auto bars = std::size_t{0};
            for (std::size_t i = 0; i < line.size(); ++i)
                bars += line[i] == '|' && (i == 0 || line[i - 1] != '\\');
            if (!line.starts_with("|")) bars = 0;
            if (columns != 0 && bars != 0)
                CHECK_MESSAGE(bars == columns, kind.name << ": " << line);
            columns = bars;
        }
    });
}

TEST_CASE("the plan shows what is due, and by when") {
    const auto page = rendered(full_of_things(), "plan", "2026-02-18", {.width = 200});
    for (const auto* part :
         {"Plan for Wed 18 Feb 2026", "Ana and Bo, up to Wed 25 Feb 2026",
          "a promise: A migration plan with owners and dates and everything else",
          "due Wed 18 Feb 2026; without an outcome by the end of Fri 20 Feb 2026",
          "bad news to bring first: the vendor and its connector",
          "tell it by the end of Thu 19 Feb 2026",
          "an experiment ends: A long title of an experiment with coaching for everybody",
          "close it by Fri 27 Feb 2026", "Sincerity is locked", "was missed and is still owed",
          "/subjects/0 of l-1 names nobody, which no entry is",
          "One entry is of a newer format and not understood: h-1"})
        CHECK_MESSAGE(page.find(part) != std::string::npos, part << "\n" << page);
}

TEST_CASE("what is asked in a wrong way is refused before anything is laid out") {
    CHECK(refused("fortune", "2026-02-20") == "unknown_query");
    CHECK(refused("plan", "2026-02-30") == "invalid_date");
    CHECK(refused("plan", "yesterday") == "invalid_date");
    CHECK(refused("plan", "2026-02-20", "{") == "syntax");
    CHECK(refused("plan", "2026-02-20", R"({"weeks":1})") == "unknown_key at /weeks");
    CHECK(refused("plan", "2026-02-20", R"({"days":0})") == "out_of_range at /days");
    CHECK(refused("plan", "2026-02-20", "", {.width = 39}) == "out_of_range");
    CHECK(refused("plan", "2026-02-20", "", {.width = 401}) == "out_of_range");
    CHECK(refused("plan", "2026-02-20", "", {.width = 40}) == "ok");
    CHECK(refused("plan", "2026-02-20", "", {.asked_by = audience::boss}) == "not_for_boss");
    CHECK(refused("touches", "2026-02-20", "", {.asked_by = audience::boss}) == "ok");
}

TEST_CASE("an empty workspace has a page for every query, in both formats, for both") {
    for_each_query([&](const auto& kind) {
        for (const auto how : {format::text, format::markdown}) {
            CHECK_FALSE(rendered({}, kind.name, "2026-02-20", {.format = how}).empty());
            if (kind.is_for_boss())
                CHECK_FALSE(rendered({}, kind.name, "2026-02-20",
                                     {.format = how, .asked_by = audience::boss})
                                .empty());
        }
    });
}

TEST_CASE("a boss's page is the shared answer's, rendered by hand or by name") {
    const auto ws = example("new_report");
    const auto by_hand = for_boss(
        ws, day("2026-02-20"),
        [](const state& now, const policy& p, const plan_parameters& q) {
            return queries::touches_for_boss(now, p, q);
        },
        plan_parameters{});
    REQUIRE(by_hand.ok());
    CHECK(render::render_for_boss(*by_hand, day("2026-02-20")) ==
          rendered(ws, "touches", "2026-02-20", {.asked_by = audience::boss}));
}
