// SPDX-License-Identifier: BSL-1.0
//
// Bo built billing; Ana takes it over. A sheet in short: the step that is next or underway, in
// capitals what holds it up.
#include <upward/lead/handover.hpp>

#include "lead/arrange.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>

using namespace upward;
using namespace upward_tests;

namespace {

log_builder billing(criticality_level critical = criticality_level::low) {
    auto log = a_log().ana_and_bo(lead_begins);
    return log.entry("billing", lead_begins, area{"Billing", {{{"bo"}}}, critical});
}

log_builder& agree(log_builder& log, std::int32_t rung, std::string_view iso) {
    return log.in("billing", "rung-" + std::string{iso}, iso, rung_agreed{{rung}, both()});
}

handover_step an_act(std::int32_t step, handover_act act) {
    return {{{"billing"}}, {step}, act, {}, "as it was"};
}

log_builder& acts(log_builder& log, std::int32_t step, handover_act act, std::string_view iso) {
    return log.entry("act-" + std::to_string(log.entries().size()), iso, an_act(step, act));
}

/// Steps 1 to `last` done on these days of January 2026, from the 5th on, at rung 7.
log_builder handed_over_to(std::int32_t last) {
    auto log = billing();
    agree(log, 7, "2026-01-05");
    for (std::int32_t step = 1; step <= last; ++step)
        acts(log, step, handover_act::done, "2026-01-0" + std::to_string(4 + step));
    return log;
}

/// A promise in the area, due on Monday 2026-01-19 and missed without a word.
log_builder& a_miss(log_builder& log, std::string area_of_it = "billing") {
    add_promise(log, "promise", "2026-01-19", promise_result::missed, area_of_it);
    return log;
}

handover_sheet sheet_of(const log_builder& log, std::string_view iso, const policy& p = {}) {
    const auto a = handovers_of(*scene{log, iso, {}, {}, p}, {});
    REQUIRE(a.handovers.size() == 1);
    return a.handovers.front();
}

std::string stands(const log_builder& log, std::string_view iso) {
    const auto s = sheet_of(log, iso);
    auto text = s.current ? word(*s.current) : "finished";
    if (s.current && s.steps[static_cast<std::size_t>(*s.current)].status == step_status::underway)
        text += " underway";
    if (s.paused) text += " PAUSED by " + s.paused_by->text;
    return text;
}

std::string gates(criticality_level critical) {
    auto text = std::string{};
    for (const auto& line : sheet_of(billing(critical), "2026-01-05").steps)
        text += std::to_string(line.gate);
    return text;
}

}  // namespace

TEST_CASE("the gates are rungs 1, 2, 3, 5 and 6; one more where the area is critical, 7 at most") {
    CHECK(gates(criticality_level::low) == "12356");
    CHECK(gates(criticality_level::high) == "23467");
    auto p = policy{};
    p.lead.critical_rung = 3;
    CHECK(sheet_of(billing(criticality_level::high), "2026-01-05", p).steps.at(4).gate == 7);
}

TEST_CASE("what the boss built is listed, with who built it and what changed since") {
    auto log = billing();
    log.entry("mail", lead_begins, area{"Mail", {{{"carla"}}}, {}});
    auto said = an_act(1, handover_act::start);
    said.changed = "two more currencies";
    log.entry("act", "2026-01-05", said);
    const auto s = sheet_of(log, "2026-01-05");
    CHECK(s.name == "Billing");
    CHECK(s.built_by == "Bo");
    REQUIRE(s.changed.size() == 1);
    CHECK(s.changed[0].text == "two more currencies");
    CHECK(s.steps.at(0).rollback == "as it was");
}

TEST_CASE("before anything is agreed the first step may start, and says what is to be said") {
    const auto s = sheet_of(billing(), "2026-01-05");
    CHECK(s.current == handover_stage::document);
    CHECK(s.steps.at(0).status == step_status::open);
    CHECK(s.steps.at(1).status == step_status::ahead);
    CHECK_FALSE(s.begun);
    CHECK(keys(s.needs) == "say_what_changed, say_rollback");
}

TEST_CASE("a critical area needs a rung for its first step already") {
    CHECK(keys(sheet_of(billing(criticality_level::high), "2026-01-05").needs)
              .starts_with("agree_rung"));
}

TEST_CASE("steps go one after the other, each from its gate on") {
    auto log = billing();
    acts(log, 1, handover_act::start, "2026-01-05");
    CHECK(stands(log, "2026-01-05") == "document underway");
    acts(log, 1, handover_act::done, "2026-01-06");
    CHECK(stands(log, "2026-01-06") == "shadow");
    acts(log, 2, handover_act::start, "2026-01-07");
    CHECK(stands(log, "2026-01-07") == "shadow");
    CHECK(keys(sheet_of(log, "2026-01-07").needs) ==
          "agree_rung, say_what_changed, ahead_of_its_gate");
    agree(log, 2, "2026-01-08");
    acts(log, 2, handover_act::start, "2026-01-09");
    CHECK(stands(log, "2026-01-09") == "shadow underway");
    CHECK(keys(sheet_of(log, "2026-01-09").needs) == "say_what_changed");
}

TEST_CASE("a step is not skipped, nor done twice") {
    auto log = billing();
    agree(log, 7, "2026-01-05");
    acts(log, 3, handover_act::done, "2026-01-05");
    CHECK(stands(log, "2026-01-05") == "document");
    acts(log, 1, handover_act::done, "2026-01-06");
    acts(log, 1, handover_act::done, "2026-01-07");
    CHECK(stands(log, "2026-01-07") == "shadow");
}

TEST_CASE("after the last step it is handed over, and needs nothing") {
    const auto s = sheet_of(handed_over_to(5), "2026-01-12");
    CHECK_FALSE(s.current);
    CHECK(s.needs.empty());
    CHECK(s.steps.at(4).done == day("2026-01-09"));
}

TEST_CASE("back undoes the step that it stands at, or leads back to the one named") {
    auto log = handed_over_to(3);
    acts(log, 4, handover_act::start, "2026-01-12");
    auto undone = log_builder{log};
    acts(undone, 4, handover_act::back, "2026-01-13");
    CHECK(stands(undone, "2026-01-13") == "run_together");
    acts(log, 1, handover_act::back, "2026-01-13");
    CHECK(stands(log, "2026-01-13") == "document");
}

TEST_CASE("a pause holds until an entry resumes it") {
    auto log = handed_over_to(2);
    acts(log, 3, handover_act::pause, "2026-01-12");
    acts(log, 3, handover_act::start, "2026-01-13");
    CHECK(stands(log, "2026-01-13").starts_with("run_together PAUSED by act-"));
    acts(log, 3, handover_act::resume, "2026-01-14");
    acts(log, 3, handover_act::start, "2026-01-15");
    CHECK(stands(log, "2026-01-15") == "run_together underway");
}

TEST_CASE(
    "what is done while it is paused waits for the resumption, and is not ahead of its gate") {
    auto log = handed_over_to(1);
    acts(log, 2, handover_act::pause, "2026-01-12");
    acts(log, 2, handover_act::done, "2026-01-13");
    const auto s = sheet_of(log, "2026-01-14");
    CHECK(word(*s.current) == "shadow");
    CHECK(keys(s.needs).find("ahead_of_its_gate") == std::string::npos);
    CHECK(keys(s.needs).find("resume") != std::string::npos);
}

TEST_CASE("an unwarned miss in the area takes it one step back and pauses it until it is resumed") {
    auto log = handed_over_to(2);
    a_miss(log);
    CHECK(stands(log, "2026-01-16") == "run_together");
    CHECK(stands(log, "2026-01-19") == "shadow PAUSED by promise-came");
    CHECK(keys(sheet_of(log, "2026-01-19").needs) == "resume, say_what_changed");
    acts(log, 2, handover_act::done, "2026-01-20");
    CHECK(stands(log, "2026-01-20") == "shadow PAUSED by promise-came");
    acts(log, 2, handover_act::resume, "2026-01-21");
    acts(log, 2, handover_act::done, "2026-01-22");
    CHECK(stands(log, "2026-01-22") == "run_together");
}

TEST_CASE("resumed on the day of the miss it goes on, from one step back") {
    auto log = handed_over_to(2);
    a_miss(log);
    acts(log, 2, handover_act::resume, "2026-01-19");
    CHECK(stands(log, "2026-01-19") == "shadow");
}

TEST_CASE("a miss elsewhere, before it began, or a warned slip, moves nothing") {
    auto elsewhere = handed_over_to(2);
    CHECK(stands(a_miss(elsewhere, "hiring"), "2026-01-23") == "run_together");
    auto everywhere_at_once = handed_over_to(2);
    CHECK(stands(a_miss(everywhere_at_once, "*"), "2026-01-23") == "run_together");
    auto untouched = billing();
    CHECK(stands(a_miss(untouched), "2026-01-23") == "document");
    auto warned = handed_over_to(2);
    add_promise(warned, "promise", "2026-01-19", promise_result::slip_warned, "billing");
    CHECK(stands(warned, "2026-01-23") == "run_together");
}

TEST_CASE("the other areas go on") {
    auto log = handed_over_to(2);
    log.entry("mail", lead_begins, area{"Mail", {{{"bo"}}}, {}});
    log.entry("m", "2026-01-12", handover_step{{{"mail"}}, {1}, handover_act::start});
    a_miss(log);
    const auto a = handovers_of(*scene{log, "2026-01-23"}, {});
    REQUIRE(a.handovers.size() == 2);
    CHECK(a.handovers[0].paused);
    CHECK_FALSE(a.handovers[1].paused);
    CHECK(a.handovers[1].steps.at(0).status == step_status::underway);
    CHECK(handovers_of(*scene{log, "2026-01-23"}, {.id = id{"mail"}}).handovers.size() == 1);
}

TEST_CASE("a promise that silence breaks pauses from the day it is known") {
    auto log = handed_over_to(2);
    log.in("billing", "promise", "2026-01-12",
           promise{.to = {{"bo"}}, .text = "the migration", .due = day("2026-01-15")});
    CHECK(stands(log, "2026-01-16") == "run_together");
    CHECK(stands(log, "2026-01-19") == "shadow PAUSED by promise");
}

TEST_CASE("a rung that is taken back closes the gate of what is underway") {
    auto log = handed_over_to(3);
    acts(log, 4, handover_act::start, "2026-01-12");
    agree(log, 3, "2026-01-13");
    CHECK(stands(log, "2026-01-13") == "run_alone underway");
    CHECK(keys(sheet_of(log, "2026-01-13").needs).starts_with("agree_rung"));
}

TEST_CASE("whatever is entered, no step counts as done before those below it or below its gate") {
    auto roll = dice{13};
    auto finished = 0;
    for (int n = 0; n < 60; ++n) {
        auto log = billing(roll.once_in(2) ? criticality_level::high : criticality_level::low);
        auto highest = std::int32_t{1};
        for (int i = 0; i < 120; ++i) {
            const auto when = iso(on("2026-01-05") + i);
            if (roll.once_in(8)) {
                const auto rung = std::min(7, highest + roll.between(0, 2));
                highest = std::max(highest, rung);
                agree(log, rung, when);
            } else {
                const auto act = roll.once_in(20) ? static_cast<handover_act>(roll.between(2, 4))
                                                  : static_cast<handover_act>(roll.below(2));
                acts(log, roll.between(1, 5), act, when);
            }
        }
        const auto s = sheet_of(log, "2026-06-01");
        const auto current = s.current ? static_cast<int>(*s.current) : 5;
        for (int i = 0; i < 5; ++i) {
            const auto& line = s.steps.at(static_cast<std::size_t>(i));
            CHECK((line.status == step_status::done) == (i < current));
            if (line.status == step_status::done) CHECK(line.gate <= highest);
        }
        finished += current == 5;
    }
    CHECK(finished > 5);
}
