// SPDX-License-Identifier: BSL-1.0
//
// The four cases by which leading up was designed, number by number.
#include "lead/arrange.hpp"

#include <upward/core/real.hpp>

using namespace upward;
using namespace upward_tests;

namespace {

/// A proposal whose style is a half away and that uses so much of its 8 hours.
judged_proposal using_hours(double hours) {
    return judged_idea(the_frame(), an_idea({{{{"hours"}}, {hours}}}));
}

accountability owns(std::string metric_id, double share_owned) {
    return {.metric = {{{std::move(metric_id)}}}, .owned = {share_owned}};
}

}  // namespace

TEST_CASE("case 1: goals .8, freedom .6 and style .5 fit .6432: propose") {
    const auto j = using_hours(3.2);
    CHECK(rounded(*j.goals, 4) == .8);
    CHECK(rounded(*j.freedom, 4) == .6);
    CHECK(rounded(*j.style, 4) == .5);
    CHECK(rounded(j.fit, 4) == .6432);
    CHECK(j.verdict == proposal_verdict::propose);
}

TEST_CASE("case 1: with a freedom of .05 the fit is .2695: wait") {
    const auto j = using_hours(7.6);
    CHECK(rounded(*j.freedom, 4) == .05);
    CHECK(rounded(j.fit, 4) == .2695);
    CHECK(j.verdict == proposal_verdict::wait);
}

TEST_CASE("case 2: all-of with fail, pass, pass fails, and is closed on its end date") {
    const auto log = with_trial()
                         .entry("r-1", "2026-07-03", reading{{{"cycle"}}, -6})
                         .entry("r-2", "2026-07-03", reading{{{"rating"}}, 71})
                         .entry("r-3", "2026-07-03", reading{{{"cost"}}, 0})
                         .entry("c", "2026-07-03", closed());
    const auto s = sheet_on(log, "2026-07-03");
    CHECK(criterion_of(s, "faster").passed == false);
    CHECK(criterion_of(s, "rated").passed == true);
    CHECK(criterion_of(s, "free").passed == true);
    CHECK(s.verdict == experiment_verdict::fail);
    CHECK(s.status == experiment_status::closed);
    CHECK(s.closed_on == s.end);
}

TEST_CASE("case 3: weights .5, .3, .2, owned 1, 0 and .5, leave a gap of .4000") {
    const auto log = goals_of_bo()
                         .entry("a-1", "2026-01-05", owns("sales", 1))
                         .entry("a-2", "2026-01-05", owns("cycle", 0))
                         .entry("a-3", "2026-01-05", owns("turnover", .5));
    const auto role = role_of(*scene{log, "2026-01-05"}, {});
    CHECK(rounded(role.accountability->gap, 4) == .4);
}

TEST_CASE(
    "case 4: on 04-03 the change is on the way to -6.10, and the rest must go 2.26 times as fast") {
    const auto log = with_trial()
                         .entry("r-1", "2026-04-03", reading{{{"cycle"}}, -3})
                         .entry("r-2", "2026-04-03", reading{{{"cost"}}, 0});
    const auto s = sheet_on(log, "2026-04-03");
    const auto& faster = criterion_of(s, "faster");
    CHECK(rounded(*faster.projected, 4) == -6.1023);
    CHECK(rounded(*faster.speed_up, 4) == 2.2564);
    CHECK(faster.pace == pace_state::off_pace);
    CHECK(criterion_of(s, "free").pace == pace_state::on_pace);
    CHECK(s.likely == experiment_verdict::fail);
    CHECK_FALSE(s.verdict);
}
