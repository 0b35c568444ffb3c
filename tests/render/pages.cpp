// SPDX-License-Identifier: BSL-1.0
//
// Whole pages, byte for byte. When a page is meant to change, run the test with UPWARD_UPDATE_PAGES=1
// in the environment and read what changed in tests/data/pages.
#include <upward/render/render.hpp>

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

std::string rendered(const workspace& ws, std::string_view kind, std::string_view as_of,
                     const render::options& how = {}, std::string_view parameters = "") {
    const auto page = render::render(ws, kind, as_of, parameters, how);
    REQUIRE_MESSAGE(page.ok(), to_string(page.error()));
    return *page;
}

std::string refused(std::string_view kind, std::string_view as_of, std::string_view parameters = "",
                    const render::options& how = {}) {
    return in_short(render::render(workspace{}, kind, as_of, parameters, how));
}

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
        .shared("agreed", "2026-01-20", rhythm_agreed{{"operating"}, {{{"notes"}}}})
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

// ---- the agreement ----

namespace {

constexpr auto since = "2026-01-20";

upward::rule a_rule(std::string text) {
    auto r = upward::rule{};
    r.rhythm = {"operating"};
    r.rule = std::move(text);
    return r;
}

rhythm_agreed agreement(const std::vector<std::string>& rules) {
    auto agreed = rhythm_agreed{.rhythm = {"operating"}};
    for (const auto& name : rules) agreed.rules.push_back({{name}});
    return agreed;
}

void check_shows(const std::string& page, const std::vector<std::string>& parts) {
    for (const auto& part : parts)
        CHECK_MESSAGE(page.find(part) != std::string::npos, part << "\n" << page);
}
void check_hides(const std::string& page, const std::vector<std::string>& parts) {
    for (const auto& part : parts)
        CHECK_MESSAGE(page.find(part) == std::string::npos, part << "\n" << page);
}

/// What is shared, beside a private twin of each.
workspace half_private() {
    auto notes = a_rule("FREQ=WEEKLY;BYDAY=MO");
    notes.topic = "shared-topic";
    auto secret = a_rule("FREQ=DAILY");
    secret.topic = "secret-topic";
    secret.channel = "secret-channel";
    auto of_both = agreement({"notes", "hidden"});
    of_both.names = {{{"ana"}}, {{"bo"}}};
    auto proposed = rhythm_proposed{.rhythm = {"operating"}, .by = ref<person>{{"bo"}}};
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
    auto notes = a_rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR");
    notes.channel = "chat";
    notes.topic = "progress";
    notes.limit = working_days{3};
    notes.grace = working_days{1};
    notes.after_miss = after_miss_policy::stack;
    notes.shift = shift_convention::previous;
    auto of_both = agreement({"notes", "ghost"});
    of_both.names = {{{"ana"}}, {{"bo"}}};
    of_both.spacing = working_days{1};
    of_both.silence = working_days{10};
    const auto ws = a_log()
                        .ana_and_bo()
                        .entry("notes", since, notes)
                        .entry("monthly", "2026-01-12", a_rule("FREQ=MONTHLY;BYDAY=1MO,-1FR"))
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

TEST_CASE("the page of bad news says what came of each problem") {
    const auto known = [](std::string_view iso, const char* topic) {
        return problem{.topic = topic, .severity = {2}, .known = day(iso)};
    };
    const auto tells = [](std::string id) { return told{{{{std::move(id)}}}, {{"bo"}}}; };
    const auto ws = a_log()
                        .ana_and_bo()
                        .entry("limit", since, notice_limit{.severity = {0}, .wd = {1}})
                        .entry("p-1", "2026-02-02", known("2026-02-02", "vendor"))
                        .entry("t-1", "2026-02-03", tells("p-1"))
                        .entry("p-2", "2026-02-09", known("2026-02-09", "budget"))
                        .entry("t-2", "2026-02-13", tells("p-2"))
                        .entry("p-3", "2026-02-10", known("2026-02-10", "hiring"))
                        .entry("s-3", "2026-02-06", surprise{{{"p-3"}}})
                        .entry("p-4", "2026-02-18", known("2026-02-18", "quality"))
                        .workspace();
    check_shows(
        rendered(ws, "surprises", "2026-02-18", {.width = 400}),
        {"vendor (severity 2)", "told in time, after one working day", "budget (severity 2)",
         "a surprise: 3 working days over the limit", "heard before you could know",
         "to be told by Thu 19 Feb 2026", "Told in time: 1; surprises: 1.", "8 days ago"});
}

TEST_CASE("without problems the page of bad news says so") {
    check_shows(rendered(a_log().ana_and_bo().workspace(), "surprises", "2026-02-18"),
                {"No problem is known."});
}
