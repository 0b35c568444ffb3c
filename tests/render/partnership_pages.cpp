// SPDX-License-Identifier: BSL-1.0
//
// The page of the partnership, and what a plan becomes where technique stops.
#include <upward/render/render.hpp>

#include "render/pages.hpp"
#include "support/build.hpp"
#include "support/rule.hpp"

#include <upward/io/query.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace upward;
using namespace upward_tests;
using render::format;

namespace {

log_builder threatened() {
    return a_log()
        .ana_and_bo("2026-01-05")
        .entry("p", "2026-03-02",
               promise{.to = {{"bo"}}, .text = "the draft", .due = day("2026-03-06")})
        .entry("x", "2026-03-04", protective{protective_sort::told_to_deceive, {}});
}

const render::options wide = {.width = 400};

}  // namespace

TEST_CASE("the page says where it stands, what is not met, and how each month was") {
    auto log = a_log().ana_and_bo("2026-01-05");
    log.entry("a", "2026-01-21", ask{{{"bo"}}, {{"ana"}}, "budget", ask_sort::direction});
    log.entry("i", "2026-01-21", boss_act{boss_act_sort::invest});
    check_shows(
        rendered(log.workspace(), "partnership", "2026-02-20", wide),
        {"Partnership on Fri 20 Feb 2026", "Where it stands\n  Starting, since Mon 5 Jan 2026.\n",
         "The next month is judged on Fri 27 Feb 2026.",
         "for Proving  how far your word holds is uncertain at 1.00; 0.50 at most is asked for",
         "no end is promised",
         "Fri 30 Jan 2026  Starting  nothing agreed; trust 0.42, uncertainty 1.00; one ask in ten "
         "days; direction 1.00; the boss's acts above\n"});
    check_shows(rendered(log.workspace(), "partnership", "2026-01-20", wide),
                {"No month is judged yet.", "The next month is judged on Fri 30 Jan 2026."});
    check_hides(rendered(log.workspace(), "partnership", "2026-01-20", wide),
                {"Not met yet", "Month by month", "Protective"});
}

TEST_CASE("what fails of the stage held comes before what the next one asks for") {
    auto log = a_log().ana_and_bo("2026-01-05");
    for (int i = 0; i < 8; ++i) {
        const auto n = std::to_string(i);
        log.entry("p" + n, "2026-01-12",
                  promise{.to = {{"bo"}}, .text = n, .due = day("2026-01-14")});
        log.entry("o" + n, "2026-01-14", promise_outcome{{{"p" + n}}});
    }
    check_shows(rendered(log.workspace(), "partnership", "2026-10-30", wide),
                {"Trusted, since Fri 30 Jan 2026.", "The last month did not meet what it asks for.",
                 "to stay Trusted", "for Partnership"});
}

TEST_CASE("where it is protective the pages say so first, and what to do instead") {
    for (const auto* kind : {"partnership", "plan"}) {
        const auto page = rendered(threatened().workspace(), kind, "2026-03-05", wide);
        check_shows(
            page,
            {"Protective since Wed 4 Mar 2026", "You were told to deceive, Wed 4 Mar 2026 (x).",
             "Keep what you promised", "Keep records", "Turn to people outside the line",
             "No technique is advised until you say that it is over."});
    }
    check_hides(rendered(threatened().workspace(), "plan", "2026-03-03", wide), {"Protective"});
}

TEST_CASE("a protective plan keeps promises and bad news, and proposes nothing") {
    const auto plan_on = [](const log_builder& log) {
        return rendered(log.workspace(), "plan", "2026-03-05", wide);
    };
    const auto before = a_log().ana_and_bo("2026-01-05");
    check_shows(plan_on(before), {"Propose a rhythm"});
    check_hides(plan_on(threatened()), {"Propose a rhythm"});
    check_shows(plan_on(threatened()), {"a promise: the draft"});
    for (const auto* kind : {"rhythm", "trust", "plan"}) {
        const auto json = *io::query(threatened().workspace(), kind, "2026-03-05");
        CHECK(json.find("advice.propose_rhythm") == std::string::npos);
        CHECK(json.find("\"next_rung\":{") == std::string::npos);
    }
    CHECK(io::query(before.workspace(), "trust", "2026-03-05")->find("\"next_rung\":{") !=
          std::string::npos);
    auto ended = threatened().entry("e", "2026-03-05", protective{protective_sort::ended, {}});
    check_shows(plan_on(ended), {"Propose a rhythm"});
}

TEST_CASE("the partnership is never the boss's page") {
    CHECK(refused("partnership", "2026-03-05", "", {.asked_by = audience::boss}) == "not_for_boss");
    CHECK(refused("partnership", "2026-03-05", R"({"months":121})") == "out_of_range at /months");
}
