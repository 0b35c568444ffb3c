// SPDX-License-Identifier: BSL-1.0
//
// The story of the coach at its checkpoints: an experiment of six months that fails, and ends.
#include "lead/arrange.hpp"

#include <upward/core/real.hpp>
#include <upward/model/shared.hpp>

using namespace upward;
using namespace upward_tests;

namespace {

/// A question on a day of the story, perhaps without some entries.
template <class Ask>
auto told_on(std::string_view iso, const Ask& ask, const std::vector<std::string>& without = {}) {
    const auto ws = example("coach");
    auto now = state{day(iso), ws.calendar()};
    for (const auto& e : ws.entries().standing(day(iso)))
        if (std::find(without.begin(), without.end(), e->id.text) == without.end()) now.apply(e);
    const auto p = ws.policy();
    return ask(situation{now, p, now.as_of()});
}

experiment_sheet trial_on(std::string_view iso, const std::vector<std::string>& without = {}) {
    return told_on(
        iso, [](const situation& here) { return experiments_of(here, {}).experiments.at(0); },
        without);
}

}  // namespace

TEST_CASE("on 2025-12-15 the idea fits .6432 and is to be proposed") {
    const auto a = told_on("2025-12-15", [](const auto& here) { return proposals_of(here, {}); });
    REQUIRE(a.proposals.size() == 1);
    const auto& j = a.proposals.front();
    CHECK(rounded(j.fit, 4) == .6432);
    CHECK(j.verdict == proposal_verdict::propose);
    CHECK(j.framings.at(0).motive == motive_sort::near_term);
    CHECK(j.missing.size() == 7);
}

TEST_CASE("on 01-05 the sheet is frozen under its hash, with 179 days left and a cost cap of 0") {
    const auto s = trial_on("2026-01-05");
    CHECK(s.frozen);
    CHECK(s.hash == "c2c204d2d1056fcc");
    CHECK(s.days == 179);
    CHECK(s.days_left == 179);
    CHECK(s.cost.cap == 0);
    CHECK(s.status == experiment_status::running);
}

TEST_CASE(
    "on 04-06 cycle time leads to -6.10, so that it likely fails: told, and not to be extended") {
    const auto s = trial_on("2026-04-06");
    const auto& faster = criterion_of(s, "faster");
    CHECK(rounded(*faster.projected, 2) == -6.1);
    CHECK(rounded(*faster.speed_up, 2) == 2.26);
    CHECK(faster.pace == pace_state::off_pace);
    CHECK(criterion_of(s, "free").pace == pace_state::on_pace);
    CHECK(s.cost.on_pace);
    CHECK(s.likely == experiment_verdict::fail);
    CHECK(keys(s.advice) == "tell_now, do_not_extend, unread");
    CHECK(s.advice.at(0) == message{"experiment.tell_now"}
                                .with("told", std::string{"yes"})
                                .with("on", std::string{"2026-04-03"}));
}

TEST_CASE("until it is told, telling is still to be done") {
    const auto s = trial_on("2026-04-06", {"told-behind"});
    CHECK(s.advice.at(0) == message{"experiment.tell_now"}.with("told", std::string{"no"}));
}

TEST_CASE("on 07-03 it is to be closed today; closed, its verdict is that it failed") {
    const auto before = trial_on("2026-07-03", {"closed"});
    CHECK(before.status == experiment_status::due);
    CHECK(before.likely == experiment_verdict::fail);
    CHECK_FALSE(before.verdict);
    CHECK(keys(before.advice).starts_with("close_today"));
    CHECK(before.close_by == day("2026-07-10"));

    const auto after = trial_on("2026-07-03");
    CHECK(after.status == experiment_status::closed);
    CHECK(after.verdict == experiment_verdict::fail);
    CHECK(after.closed_on == day("2026-07-03"));
    CHECK(after.advice.empty());
}

TEST_CASE("on 08-28 the gate of the role statement is met, and the boss has not approved it yet") {
    const auto role = told_on("2026-08-28", [](const auto& here) { return role_of(here, {}); });
    CHECK(rounded(role.gate->overall, 4) == .7274);
    CHECK(role.gate->ready);
    REQUIRE(role.versions.size() == 1);
    CHECK(role.versions[0].approved_by == std::vector<std::string>{"Lin Okafor"});
    CHECK_FALSE(role.versions[0].approved_by_both);
    CHECK(role.versions[0].lines.at(0).evidence_kind == "experiment");
    CHECK(keys(role.advice) == "ask_approval");
    const auto sheet = trial_on("2026-08-28");
    REQUIRE(sheet.side_benefits.size() == 1);
    CHECK(sheet.side_benefits[0].text == "Decides on a coaching education");
}

TEST_CASE("on 06-30 the gate is not met yet: trust is below .70") {
    const auto role = told_on("2026-06-30", [](const auto& here) { return role_of(here, {}); });
    CHECK_FALSE(role.gate->trusted);
    CHECK_FALSE(role.gate->ready);
    CHECK(role.gate->breaches.empty());
}
