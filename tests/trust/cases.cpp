// SPDX-License-Identifier: BSL-1.0
//
// Whole situations with every number that the model owes for them.
#include <upward/trust/trust.hpp>

#include "support/trust.hpp"

#include <doctest/doctest.h>

using namespace upward;
using namespace upward_tests;

namespace {

constexpr std::string_view day_0 = "2026-03-02";

double to4(double x) { return rounded(x, 4); }

log_builder kept(int count) {
    auto log = a_log();
    add_kept(log, count, day_0);
    return log;
}

log_builder kept_and_a_miss(int count) {
    auto log = kept(count);
    add_promise(log, "broken", day_0, promise_result::missed);
    return log;
}

trust_answer with_target(const log_builder& log, double target) {
    return trust_on(log, day_0, {}, {.target = target});
}

}  // namespace

TEST_CASE("without evidence trust is its base rates, and nothing is known") {
    const auto a = trust_on(a_log(), day_0);
    CHECK(to4(a.dimensions.sincerity.e) == .5);
    CHECK(to4(a.dimensions.credibility.e) == .3);
    CHECK(to4(a.dimensions.competence.e) == .5);
    CHECK(a.dimensions.sincerity.u == 1);
    CHECK(to4(a.overall) == .4217);
    CHECK(a.binding == trust_dimension::credibility);
    CHECK(a.areas.size() == 1);
    CHECK(a.areas.at("*").rung == 1);
}

TEST_CASE("eight promises kept today") {
    const auto a = trust_on(kept(8), day_0);
    CHECK(to4(a.dimensions.credibility.e) == .86);
    CHECK(to4(a.dimensions.credibility.u) == .2);
    CHECK(to4(a.dimensions.competence.e) == .8333);
    CHECK(to4(a.overall) == .7103);
    CHECK(to4(a.areas.at("*").lower) == .6925);
    CHECK(a.areas.at("*").rung == 6);
}

TEST_CASE("eight kept and one missed without a word") {
    const auto a = with_target(kept_and_a_miss(8), .86);
    CHECK(to4(a.dimensions.credibility.e) == .7167);
    CHECK(to4(a.dimensions.competence.e) == .7407);
    CHECK(to4(a.areas.at("*").lower) == .5833);
    CHECK(a.areas.at("*").rung == 5);
    CHECK(a.recovery->credibility == 13);
    CHECK(with_target(kept_and_a_miss(8), 5.0 / 6).recovery->competence == 8);
    REQUIRE(a.next_rung);
    CHECK(a.next_rung->promises == 3);
    CHECK(a.next_rung->rung == 6);
}

TEST_CASE("the way up is exact: so many promises, and not one less") {
    auto log = kept_and_a_miss(8);
    add_kept(log, 2, day_0, "more");
    CHECK(trust_on(log, day_0).areas.at("*").rung == 5);
    add_kept(log, 1, day_0, "last");
    const auto a = trust_on(log, day_0);
    CHECK(a.areas.at("*").rung == 6);
    CHECK(to4(a.areas.at("*").lower) == .6535);
}

TEST_CASE("the cost of a miss is what the miss then costs") {
    const auto foreseen = trust_on(kept(8), day_0).one_miss;
    const auto after = trust_on(kept_and_a_miss(8), day_0);
    CHECK(to4(foreseen.overall) == to4(after.overall));
    CHECK(foreseen.rung == after.areas.at("*").rung);
    CHECK(foreseen.promises_to_recover == 13);
}

TEST_CASE("the same slip, warned of") {
    auto log = kept(8);
    add_promise(log, "slipped", day_0, promise_result::slip_warned);
    const auto a = with_target(log, .86);
    CHECK(to4(a.dimensions.credibility.e) == .819);
    CHECK(to4(a.dimensions.competence.e) == .8333);
    CHECK(a.recovery->credibility == 4);
}

TEST_CASE("eight kept, seen 120 days later") {
    const auto a = trust_on(kept(8), "2026-06-30");
    CHECK(to4(a.dimensions.credibility.e) == .7667);
    CHECK(to4(a.dimensions.credibility.u) == .3333);
    CHECK(to4(a.overall) == .6683);
}

TEST_CASE("eight kept and a deception: locked, and at most rung 3") {
    auto log = kept(8);
    log.entry("lied", day_0, deception{"the budget"});
    const auto a = trust_on(log, day_0);
    CHECK(to4(a.dimensions.sincerity.e) == .1);
    CHECK(to4(a.dimensions.credibility.e) == .7167);
    CHECK(to4(a.overall) == .3909);
    CHECK(a.areas.at("*").rung == 3);
    CHECK(a.lock.locked);
    CHECK(!a.next_rung);
}

TEST_CASE("losses that weigh half as much, or twice") {
    const auto s = trust_on(kept_and_a_miss(8), day_0).sensitivity;
    CHECK(to4(s.losses_halved.credibility) == .7818);
    CHECK(to4(s.losses_halved.overall) == .6743);
    CHECK(to4(s.losses_doubled.credibility) == .6143);
    CHECK(to4(s.losses_doubled.overall) == .5894);
}

TEST_CASE("a held rung falls by one where the hysteresis lets it") {
    auto log = kept(3);
    CHECK(trust_on(log, day_0).areas.at("*").rung == 4);
    add_promise(log, "broken", "2026-03-03", promise_result::missed);
    const auto a = trust_on(log, "2026-03-03");
    CHECK(to4(a.areas.at("*").lower) == .3362);
    CHECK(a.areas.at("*").rung == 3);
}

TEST_CASE("a rung that fades is not won back by less than its gate") {
    auto log = kept(12);
    CHECK(to4(trust_on(log, "2026-08-07").areas.at("*").lower) == .6502);
    CHECK(trust_on(log, "2026-08-07").areas.at("*").rung == 7);
    CHECK(to4(trust_on(log, "2026-08-08").areas.at("*").lower) == .6489);
    CHECK(trust_on(log, "2026-08-08").areas.at("*").rung == 6);

    add_kept(log, 2, "2026-09-29", "more");  // day 211
    CHECK(to4(trust_on(log, "2026-09-29").areas.at("*").lower) == .6757);
    CHECK(trust_on(log, "2026-09-29").areas.at("*").rung == 6);

    log.entry("thanks", "2026-09-04", credit_shared{});  // day 186
    CHECK(trust_on(log, "2026-09-29").areas.at("*").rung == 6);
}

TEST_CASE("an area taken back today") {
    auto log = kept(8);
    log.entry("back", day_0, boss_act{boss_act_sort::takes_back});
    const auto r = trust_on(log, day_0).revealed;
    CHECK(to4(*r.r) == .4059);
    CHECK(r.reading == revealed_reading::below);
}

TEST_CASE("without acts of the boss nothing is revealed") {
    const auto r = trust_on(kept(8), day_0).revealed;
    CHECK(!r.r);
    CHECK(r.reading == revealed_reading::no_acts_seen);
}

TEST_CASE("evidence of another area counts less, of the whole it counts in full") {
    auto log = a_log();
    log.entry("billing", "2026-01-05", area{"Billing"});
    add_kept(log, 8, day_0, "hired", "hiring");
    auto a = trust_on(log, day_0);
    CHECK(to4(a.areas.at("hiring").lower) == .6925);
    CHECK(to4(a.areas.at("*").lower) == .6925);
    CHECK(to4(a.areas.at("billing").lower) == .4613);

    add_kept(log, 8, day_0, "all", "*");
    a = trust_on(log, day_0);
    CHECK(a.areas.at("billing").rung == 6);
}

TEST_CASE("an agreed rung is raised by one, and not within 30 days of a miss in the area") {
    auto log = kept(8);
    log.entry("agreed", day_0, rung_agreed{{2}, both()});
    CHECK(trust_on(log, day_0).areas.at("*").agreed == 2);
    CHECK(trust_on(log, day_0).areas.at("*").may_propose == 3);
    add_promise(log, "broken", "2026-03-03", promise_result::missed);
    CHECK(!trust_on(log, "2026-04-02").areas.at("*").may_propose);
    CHECK(trust_on(log, "2026-04-03").areas.at("*").may_propose == 3);
}

TEST_CASE("what is dated before the relationship is no evidence in it") {
    auto log = kept(8);
    log.ana_and_bo("2026-03-03");
    CHECK(to4(trust_on(log, "2026-03-03").overall) == .4217);
}

TEST_CASE("a promise to somebody else is none to the boss") {
    auto log = a_log().ana_and_bo();
    log.entry("p", day_0, promise{.to = {{"carla"}}, .text = "x", .due = day(day_0)});
    log.entry("o", day_0, promise_outcome{{{"p"}}});
    CHECK(to4(trust_on(log, day_0).overall) == .4217);
}

TEST_CASE("a lapse of competence is owned, fixed and dated; a charge of integrity never denied") {
    auto log = kept_and_a_miss(1);
    log.entry("lied", "2026-03-03", deception{"the budget"});
    const auto lapses = trust_on(log, "2026-03-03").lapses;
    REQUIRE(lapses.size() == 2);
    CHECK(lapses[0].repair == repair_kind::integrity);
    CHECK(lapses[0].advice ==
          std::vector<message>{{"repair.if_false_show_evidence"}, {"repair.if_true_own_it"}});
    CHECK(lapses[1].repair == repair_kind::competence);
    CHECK(lapses[1].advice ==
          std::vector<message>{{"repair.own_it"}, {"repair.fix_it"}, {"repair.date_it"}});
}

TEST_CASE("a breach that is repaired no longer locks, one that is only owned does") {
    auto log = a_log().entry("r", day_0, lapse_response{{{"x"}}, lapse_act::disowned});
    CHECK(trust_on(log, "2026-03-10").lock.locked);
    log.entry("owned", "2026-03-04", lapse_response{{{"r"}}, lapse_act::owned});
    CHECK(trust_on(log, "2026-03-10").lock.locked);
    log.entry("repaired", "2026-03-05", lapse_response{{{"r"}}, lapse_act::repaired});
    CHECK(trust_on(log, "2026-03-04").lock.locked);
    CHECK(!trust_on(log, "2026-03-05").lock.locked);
}

TEST_CASE("control is high though trust is fine: the largest other driver is named") {
    auto log = a_log().ana_and_bo();
    log.entry(
        "m", "2026-01-05",
        metric{{{"bo"}}, "Delivery", "%", {.5}, 0, 100, day("2026-01-01"), day("2026-06-30")});
    log.entry("read", "2026-04-01", reading{{{"m"}}, 30});
    for (int i = 0; i < 16; ++i)
        log.entry("ask-" + std::to_string(i), "2026-04-01",
                  ask{.by = {{"bo"}},
                      .to = {{"ana"}},
                      .topic = "x",
                      .sort = i < 12 ? ask_sort::detail : ask_sort::direction});
    for (int i = 0; i < 8; ++i)
        log.entry("d-" + std::to_string(i), "2026-04-01", decision_made{.signed_ = i < 6});
    add_kept(log, 8, "2026-04-01");
    const auto c = trust_on(log, "2026-04-01").control;
    CHECK(to4(*c.index) == .684);
    CHECK(c.level == control_level::high);
    CHECK(c.driver == control_driver::pressure);
    CHECK(c.says->key == "control.high_trust_fine");
}
