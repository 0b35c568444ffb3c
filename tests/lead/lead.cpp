// SPDX-License-Identifier: BSL-1.0
#include <upward/lead/lead.hpp>

#include "lead/arrange.hpp"

#include <doctest/doctest.h>

using namespace upward;
using namespace upward_tests;

namespace {

lead_answer lead_on(const log_builder& log, std::string_view iso) {
    return lead_of(*scene{log, iso});
}

}  // namespace

TEST_CASE("where nothing is known there is nothing to lead, and no role yet") {
    const auto a = lead_on(a_log(), "2026-01-05");
    CHECK(a.experiments.empty());
    CHECK(a.proposals.empty());
    CHECK(a.handovers.empty());
    CHECK_FALSE(a.role.ready);
    CHECK_FALSE(a.role_approved);
}

TEST_CASE("an experiment stands there from its start until it is over") {
    const auto log = with_trial().entry("r", "2026-04-03", reading{{{"cycle"}}, -3});
    CHECK(lead_on(log, "2026-01-04").experiments.empty());
    const auto running = lead_on(log, "2026-04-03").experiments;
    REQUIRE(running.size() == 1);
    CHECK(running[0].likely == experiment_verdict::fail);
    REQUIRE(running[0].off_pace.size() == 1);
    CHECK(running[0].off_pace[0].criterion == id{"faster"});
    CHECK(running[0].days_left == 91);
    CHECK(lead_on(log, "2026-07-03").experiments.at(0).status == experiment_status::due);
    CHECK(lead_on(log, "2026-07-10").experiments.empty());
}

TEST_CASE("a proposal stands there until an experiment takes it up") {
    auto log = the_frame().entry("idea", "2025-12-15", an_idea());
    CHECK(lead_on(log, "2025-12-15").proposals.at(0).verdict == proposal_verdict::propose);
    auto tested = a_trial();
    tested.proposal = ref<proposal>{{"idea"}};
    log.entry("trial", "2025-12-22", tested);
    CHECK(lead_on(log, "2025-12-22").proposals.empty());
}

TEST_CASE("a hand-over stands there with what it needs, until it is done") {
    auto log = a_log().ana_and_bo(lead_begins);
    log.entry("billing", lead_begins, area{"Billing", {{{"bo"}}}, {}});
    log.in("billing", "rung", lead_begins, rung_agreed{{7}, both()});
    const auto waiting = lead_on(log, "2026-01-05").handovers;
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].next == handover_stage::document);
    CHECK(keys(waiting[0].needs) == "say_what_changed, say_rollback");
    for (std::int32_t step = 1; step <= 5; ++step)
        log.entry("s-" + std::to_string(step), "2026-01-0" + std::to_string(step),
                  handover_step{{{"billing"}}, {step}, handover_act::done});
    CHECK(lead_on(log, "2026-01-06").handovers.empty());
}

TEST_CASE("whether it is time for a role, and whether both approved the newest version") {
    auto log = goals_of_bo();
    add_kept(log, 8, "2026-01-05");
    CHECK(lead_on(log, "2026-01-05").role.ready);
    CHECK_FALSE(lead_on(log, "2026-01-05").role_approved);
    log.entry("v", "2026-01-05",
              role_statement{{1}, {{"Owns sales", {{"sales"}}}}, {{{"ana"}}, {{"bo"}}}});
    CHECK(lead_on(log, "2026-01-05").role_approved);
}
