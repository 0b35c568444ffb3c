// SPDX-License-Identifier: BSL-1.0
//
// The pages of leading up: what each shows, what the boss's leaves out, and that hostile text in them
// forges nothing.
#include "render/pages.hpp"

#include <upward/render/render.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace upward;
using namespace upward_tests;
using render::format;

namespace {

constexpr auto start = "2026-01-05";
constexpr const char* pages[] = {"proposal", "experiment", "handover", "role", "delegation"};

metric a_metric(std::string owner, std::string name, double weight) {
    return {.owner = {{std::move(owner)}},
            .name = std::move(name),
            .unit = "%",
            .weight = {weight},
            .start = 0,
            .target = -10,
            .from = day("2026-01-01"),
            .due = day("2026-12-31")};
}

/// Something in each section of each page, everything named `name`, all of it shared.
log_builder led(const std::string& name) {
    auto log = a_log().ana_and_bo("2025-12-01");
    log.shared("cycle", start, a_metric("bo", name, .5));
    log.shared("sales", start, a_metric("bo", name, .5));
    log.shared("above", start, a_metric("carla", name, 1));
    log.shared("own", start, a_metric("ana", name, 1));
    log.shared("up", start, upward::link{{{"cycle"}}, {{"above"}}, {.5}});
    log.shared("over", start, upward::link{{{"own"}}, {{"sales"}}, {.6}});
    log.shared("hours", start, limit{name, name, {8}, true});
    auto idea = proposal{name, {{{"cycle"}}}, {{{{"hours"}}, {4}}, {{{"whim"}}, {1}}}};
    idea.parts = proposal_parts{name, name, name, name, name, name, name};
    log.shared("idea", start, idea);
    log.shared("tight", start, proposal{name, {}, {{{{"hours"}}, {9}}}});
    log.shared("work", start, work_item{name, {{"ana"}}, name});
    log.entry("style-ana", start, style{{{"ana"}}, {4}, {3}, {1}});
    log.entry("style-bo", start, style{{{"bo"}}, {1}, {3}, {4}});

    auto trial = experiment{name};
    trial.start = day(start);
    trial.end = day("2026-03-27");
    trial.cap = {100};
    trial.unit = name;
    trial.criteria = {{{"faster"}, criterion_type::change, {{"cycle"}}, 0, comparison::le, -10},
                      {{"sold"}, criterion_type::level, {{"sales"}}, {}, comparison::ge, 5}};
    trial.day_job = {{{"notes"}}};
    log.shared("trial", start, trial);
    log.shared("r", "2026-02-02", reading{{{"cycle"}}, -2});
    auto changed = amendment{.experiment = {{"trial"}}, .names = both()};
    changed.criteria = {{{"sold"}, criterion_type::level, {{"sales"}}, {}, comparison::ge, 4}};
    changed.end = day("2026-04-03");
    changed.cap = amount{120};
    log.shared("both", "2026-02-03", changed);
    changed.names = {{{"ana"}}, {{"carla"}}};
    log.shared("not-both", "2026-02-04", changed);
    log.shared("spent", "2026-02-05",
               experiment_event{{{"trial"}}, experiment_event_sort::spent, amount{70}});
    log.shared("side", "2026-02-06",
               experiment_event{{{"trial"}}, experiment_event_sort::side_benefit, {}, name});

    log.shared("billing", start, area{name, {{{"bo"}}}, criticality_level::high});
    log.shared_in("billing", "rung", start, rung_agreed{{3}, both()});
    log.shared("s-1", start, handover_step{{{"billing"}}, {1}, handover_act::done, name, name});
    log.shared("s-2", start, handover_step{{{"billing"}}, {3}, handover_act::start, {}, name});
    log.shared("v", start,
               role_statement{{1}, {{name, {{"cycle"}}}, {name, {{"nowhere"}}}}, {{{"ana"}}}});
    log.shared("win", start, win{.claim = name});
    log.shared("p", start, promise{{{"bo"}}, name, name, 3.0, {}, day("2026-03-02")});
    return log.shared("gap", start, accountability{.metric = {{{"cycle"}}}, .owned = {.5}});
}

const auto forged =
    std::string{"x\n# FORGED\n\n| a | b |\n|---|---|\n\x1b[2J\u202E- FORGED\n1. FORGED"};

std::size_t count(const std::string& text, std::string_view part) {
    auto found = std::size_t{0};
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

std::string page(const std::string& name, const char* kind, format how = format::text,
                 audience asked_by = audience::report) {
    auto log = led(name);
    if (std::string_view{kind} == "role") log.entry("d", "2026-02-10", deception{name});
    return rendered(log.workspace(), kind, "2026-02-18",
                    {.format = how, .width = 400, .asked_by = asked_by});
}

}  // namespace

TEST_CASE("hostile text forges no line, heading, table or colour on any page of leading up") {
    for (const auto* kind : pages)
        for (const auto how : {format::text, format::markdown})
            for (const auto asked_by : {audience::report, audience::boss}) {
                const auto is_own =
                    std::string_view{kind} == "proposal" || std::string_view{kind} == "handover";
                if (is_own && asked_by == audience::boss) continue;
                INFO(kind);
                const auto hostile = page(forged, kind, how, asked_by);
                CHECK(count(hostile, "\n") == count(page("honest", kind, how, asked_by), "\n"));
                CHECK(hostile.find("FORGED") != std::string::npos);
                CHECK(hostile.find('\x1b') == std::string::npos);
                CHECK(hostile.find("\u202E") == std::string::npos);
                CHECK(hostile.find("\n# FORGED") == std::string::npos);
                CHECK(hostile.find("\n1. FORGED") == std::string::npos);
                if (how == format::markdown) CHECK(count(hostile, "\n| a | b |") == 0);
            }
}

TEST_CASE("the page of proposals says the verdict, why, what is missing and both framings") {
    const auto text = page("honest", "proposal");
    check_shows(text, {"Blocked: it breaches a hard limit", "Hard limit breached: honest, 9 of 8",
                       "It uses whim, a limit that no entry declares.", "As near-term numbers",
                       "As executive influence",
                       "It serves honest, which Carla answers for, with a strength of 0.50.",
                       "The ask: honest",
                       "Still missing: what moves them; what changed since they "
                       "chose today's way; who backs it;",
                       "Goals without work: honest, honest.", "Work without goals: honest."});
}

TEST_CASE("the sheet says pace, cost, amendments with their hashes, and what to do") {
    check_shows(page("honest", "experiment"),
                {"-2 on Mon 2 Feb 2026, on the way to -6.29: off pace", "Frozen under the hash ",
                 "Cost: 70 of 120 honest, beyond the cap at this rate.",
                 "Tue 3 Feb 2026: amended (Ana, Bo); criteria: sold; end Fri 27 Mar 2026 → Fri 3 "
                 "Apr 2026; cap 100 → 120; hash ",
                 "Wed 4 Feb 2026: not amended, as it does not name both (Ana, Carla)",
                 "Beside it: honest (Fri 6 Feb 2026).", "Tell now that it will likely fail.",
                 "Do not extend it", "Read sold by Fri 3 Apr 2026: unread is failed.",
                 "The amendment not-both changes nothing"});
}

TEST_CASE("the page of hand-overs says where each step stands and what it needs") {
    check_shows(page("honest", "handover"),
                {"Built by Bo.", "It is critical", "Agreed rung: 3.",
                 "done on Mon 5 Jan 2026; from rung 2; undone so: honest",
                 "Changed since it was built (Mon 5 Jan 2026): honest",
                 "Begun before it might, and not counted: run it together.",
                 "Say how this step is undone: shadow."});
}

TEST_CASE("the page of the role says whether it is time, and what lacks evidence") {
    check_shows(page("honest", "role"),
                {"nowhere: no such entry stands", "Approved by Ana.", "It is not time yet.",
                 "Open until Mon 11 May 2026: a deception of Tue 10 Feb 2026 (d).",
                 "No evidence stands behind: honest", "moves honest with a strength of 0.60",
                 "owned 0.50 of 0.50", "Wait with version 1: it is not time yet."});
}

TEST_CASE("the boss's pages show no score, no label and no advice") {
    const auto boss = [](const char* kind) {
        return page("honest", kind, format::text, audience::boss);
    };
    check_shows(boss("experiment"), {"off pace", "Frozen under the hash "});
    check_hides(boss("experiment"), {"Tell now", "kept", "Do not extend"});
    check_shows(boss("role"), {"Approved by Ana.", "moves honest with a strength of 0.60"});
    check_hides(boss("role"),
                {"trust", "Trust", "time", "owned", "deception", "What it could say"});
    check_shows(boss("delegation"), {"agreed: 3, consult", "built by Bo"});
    check_hides(boss("delegation"), {"earned", "propose", "owned", "at least"});
    CHECK(refused("proposal", "2026-02-20", "", {.asked_by = audience::boss}) == "not_for_boss");
    CHECK(refused("handover", "2026-02-20", "", {.asked_by = audience::boss}) == "not_for_boss");
}

TEST_CASE("one is asked for by its id; what does not stand is refused") {
    for (const auto* kind : pages)
        CHECK(refused(kind, "2026-02-20", R"({"id":"nothing"})") == "invalid_argument at /id");
    CHECK(refused("experiment", "2026-02-20", R"({"id":"nothing"})",
                  {.asked_by = audience::boss}) == "invalid_argument at /id");
}
