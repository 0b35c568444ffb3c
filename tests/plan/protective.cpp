// SPDX-License-Identifier: BSL-1.0
#include <upward/plan/protective.hpp>

#include "support/build.hpp"
#include "support/trust.hpp"

#include <upward/core/joined.hpp>
#include <upward/plan/queries.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

constexpr auto start = "2026-01-05";
constexpr auto today = "2026-03-13";

/// Something to propose, to offer, to ask and to pass on.
log_builder all_of_it() {
    auto log = a_log().ana_and_bo(start);
    const auto cost = metric{.owner = {{"bo"}},
                             .name = "Cost",
                             .unit = "%",
                             .weight = {1},
                             .start = 0,
                             .target = 100,
                             .from = day(start),
                             .due = day("2026-06-30")};
    log.shared("cost", start, cost)
        .shared("garden", start, work_item{"Garden", {{"ana"}}, "green"})
        .shared("l-1", start, upward::link{{{"garden"}}, {{"cost"}}, {1}})
        .entry("idea", start, proposal{.title = "An idea", .metrics = {{{"cost"}}}})
        .entry("billing", start, area{"Billing", {{{"bo"}}}})
        .entry("hiring", start, area{"Hiring"})
        .entry("offer", start, burden_offer{{2}, {.5}, "the reports"})
        .entry("said", start, answer{"frequency", "FREQ=WEEKLY;BYDAY=MO", answer_state::answered})
        .entry("soon", start, answer{"escalation", "severity 3 at once", answer_state::answered})
        .in("hiring", "asked", "2026-02-23", decision_requested{{}, {{"bo"}}});
    for (int i = 0; i < 8; ++i)
        add_promise(log, "k" + std::to_string(i), today, promise_result::kept, "hiring");
    return log;
}

/// What of technique is in the answers of one day.
std::string technique_in(const log_builder& log) {
    const auto now = state_on(log, today);
    const auto p = policy{};
    auto found = std::set<std::string>{};
    const auto add_if = [&found](const char* what, bool is_there) {
        if (is_there) found.insert(what);
    };
    const auto any = [](const auto& list, const auto& fits) {
        return std::any_of(list.begin(), list.end(), fits);
    };
    const auto ideas = *queries::proposal(now, p, {});
    add_if("an idea", any(ideas.proposals, [](const auto& j) {
               return j.verdict != proposal_verdict::wait || !j.framings.empty() ||
                      !j.missing.empty();
           }));
    add_if("a step", any(queries::handover(now, p, {})->handovers, [](const auto& h) {
               return h.needs.empty() || h.needs.front().key != "handover.stopped";
           }));
    const auto role = *queries::role(now, p, {});
    add_if("a role", role.gate->ready || !role.suggestions.empty() || !role.advice.empty());
    add_if("a line to pass on", queries::briefing(now, p, {})->upward.has_value());
    const auto burden = *queries::burden(now, p, {});
    add_if("an offer", !burden.offers.empty());
    add_if("a rung where it waits",
           any(burden.waiting, [](const auto& w) { return w.propose_rung.has_value(); }));
    add_if("a rung", any(queries::delegation(now, p, {})->areas,
                         [](const auto& a) { return a.may_propose.has_value(); }));
    add_if("a way up", queries::trust(now, p, {})->next_rung.has_value());
    add_if("a way up, if", queries::what_if(now, p, {})->after.next_rung.has_value());
    const auto checklist = *queries::checklist(now, p, {});
    add_if("a question", !checklist.next.empty());
    add_if("a rule",
           any(checklist.changes, [](const auto& c) { return c.drives == answer_drives::rule; }));
    CHECK(any(checklist.changes,
              [](const auto& c) { return c.drives == answer_drives::notice_limit; }));
    const auto plan = *queries::plan(now, p, {});
    add_if("the plan's", !plan.lead.proposals.empty() || !plan.expect.next.empty() ||
                             plan.empathize.upward || plan.trust.next_rung ||
                             !plan.empathize.offers.empty());
    return joined(std::vector<std::string>(found.begin(), found.end()));
}

}  // namespace

TEST_CASE("technique is in every answer that has some, and in none where it stops") {
    CHECK(technique_in(all_of_it()) ==
          "a line to pass on, a question, a role, a rule, a rung, a rung where it waits, a step, "
          "a way up, a way up, if, an idea, an offer, the plan's");
    auto threatened = all_of_it();
    threatened.entry("x", "2026-03-12", protective{protective_sort::threat});
    CHECK(technique_in(threatened) == "");
    auto locked = all_of_it();
    locked.entry("x", "2026-03-12", deception{"numbers"});
    CHECK(technique_in(locked) == "");
}

TEST_CASE("a proposal that waits says why") {
    auto log = all_of_it();
    log.entry("x", "2026-03-12", protective{protective_sort::threat});
    const auto because = queries::proposal(state_on(log, today), {}, {})->proposals.at(0).because;
    CHECK(because.front().key == "proposal.stopped");
    auto locked = all_of_it();
    locked.entry("x", "2026-03-12", deception{"numbers"});
    CHECK(queries::proposal(state_on(locked, today), {}, {})->proposals.at(0).because.front().key ==
          "proposal.locked");
}
