// SPDX-License-Identifier: BSL-1.0
#include <upward/lead/role.hpp>
#include <upward/model/shared.hpp>

#include "lead/arrange.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

role_statement version(std::int32_t number, std::vector<role_line> lines,
                       const std::vector<std::string>& approved) {
    auto r = role_statement{{number}, std::move(lines)};
    for (const auto& name : approved) r.approved.push_back({{name}});
    return r;
}

role_answer role_on(const log_builder& log, std::string_view iso, const lead_parameters& q = {},
                    const policy& p = {}) {
    return role_of(*scene{log, iso, {}, {}, p}, q);
}

/// Eight promises kept on 2026-01-05: trust .7103.
log_builder trusted() {
    auto log = goals_of_bo();
    add_kept(log, 8, "2026-01-05");
    return log;
}

std::string names(const std::vector<std::string>& list) {
    auto text = std::string{};
    for (const auto& name : list) text += (text.empty() ? "" : ", ") + name;
    return text;
}

accountability of_metric(std::string name, double owned) {
    return {.metric = {{{std::move(name)}}}, .owned = {owned}};
}

}  // namespace

TEST_SUITE("versions") {
    const auto lines = std::vector<role_line>{{"Owns sales", {{"sales"}}}};

    TEST_CASE("the newest version comes first; approvals of one version add up") {
        const auto log = goals_of_bo()
                             .entry("v-1", "2026-01-05", version(1, lines, {"ana"}))
                             .entry("v-1b", "2026-01-07", version(1, {}, {"bo"}))
                             .entry("v-2", "2026-02-02", version(2, lines, {"ana"}));
        const auto a = role_on(log, "2026-02-02");
        REQUIRE(a.versions.size() == 2);
        CHECK(a.versions[0].version == 2);
        CHECK_FALSE(a.versions[0].approved_by_both);
        CHECK(names(a.versions[1].approved_by) == "Ana, Bo");
        CHECK(a.versions[1].approved_by_both);
        CHECK(a.versions[1].entry == id{"v-1b"});
        CHECK(role_on(log, "2026-02-02", {.id = id{"v-1"}}).versions.at(0).version == 1);
    }

    TEST_CASE("who approved other lines has not approved these") {
        const auto log = goals_of_bo()
                             .entry("v-1", "2026-01-05", version(1, lines, {"ana", "bo"}))
                             .entry("v-1b", "2026-01-07",
                                    version(1, {{"Owns everything", {{"sales"}}}}, {"ana"}));
        CHECK(names(role_on(log, "2026-01-07").versions.at(0).approved_by) == "Ana");
    }

    TEST_CASE(
        "for the boss two approvals are not of the same lines where their evidence is hidden") {
        auto log = goals_of_bo();
        log.entry("one", "2026-01-05", win{"One"}).entry("two", "2026-01-05", win{"Two"});
        log.shared("v-1", "2026-01-05", version(1, {{"Owns sales", {{"one"}}}}, {"bo"}))
            .shared("v-1b", "2026-01-07", version(1, {{"Owns sales", {{"two"}}}}, {"ana"}));
        const auto open = shared_state(state_on(log, "2026-01-07"));
        const auto p = policy{};
        const auto here = situation{open, p, open.as_of()};
        CHECK_FALSE(role_for_boss(here, {}).versions.at(0).approved_by_both);
    }

    TEST_CASE("an approval by somebody else is not the boss's") {
        const auto log =
            goals_of_bo().entry("v-1", "2026-01-05", version(1, lines, {"ana", "carla"}));
        CHECK_FALSE(role_on(log, "2026-01-07").versions.at(0).approved_by_both);
    }

    TEST_CASE("a line whose evidence does not stand is named") {
        auto log = goals_of_bo().entry(
            "v-1", "2026-01-05",
            version(1, {{"Owns sales", {{"sales"}}}, {"Led it", {{"nowhere"}}}}, {"ana"}));
        auto a = role_on(log, "2026-01-05");
        CHECK(a.versions.at(0).lines.at(0).evidence_kind == "metric");
        CHECK(a.versions.at(0).lines.at(0).evidence_on == day(lead_begins));
        CHECK_FALSE(a.versions.at(0).lines.at(1).evidence_kind);
        CHECK(keys(a.advice) == "no_evidence, wait");
        log.withdraw("w", "2026-01-06", "sales");
        CHECK(keys(role_on(log, "2026-01-06").advice) == "no_evidence, no_evidence, wait");
    }
}

TEST_SUITE("the gate") {
    TEST_CASE("trust of .70 and no open breach") {
        CHECK(role_on(trusted(), "2026-01-05").gate->ready);
        CHECK(rounded(role_on(trusted(), "2026-01-05").gate->overall, 4) == .7103);
        CHECK(keys(role_on(trusted(), "2026-01-05").advice) == "write_one");
        const auto later = role_on(trusted(), "2026-03-02");
        CHECK_FALSE(later.gate->trusted);
        CHECK_FALSE(later.gate->ready);
    }

    TEST_CASE("a breach of the last 90 days bars it, until it is repaired") {
        auto log = trusted();
        add_kept(log, 12, "2026-01-06", "more");
        add_promise(log, "miss", "2026-01-07", promise_result::missed);
        const auto barred = role_on(log, "2026-01-08");
        CHECK(barred.gate->trusted);
        CHECK_FALSE(barred.gate->ready);
        REQUIRE(barred.gate->breaches.size() == 1);
        CHECK(barred.gate->breaches[0].kind == evidence_kind::unwarned_miss);
        CHECK(barred.gate->breaches[0].bars_until == day("2026-04-07"));
        const auto repaired = log_builder{log}.entry(
            "r", "2026-01-09", lapse_response{{{"miss"}}, lapse_act::repaired});
        CHECK(role_on(repaired, "2026-01-09").gate->ready);
        CHECK(role_on(log, "2026-04-07").gate->breaches.size() == 1);
        CHECK(role_on(log, "2026-04-08").gate->breaches.empty());
    }

    TEST_CASE("concealment, disowning and deception are breaches; a surprise and a slip are not") {
        const auto kinds = [](log_builder log) {
            auto text = std::string{};
            for (const auto& b : role_on(log, "2026-02-02").gate->breaches)
                text += word(b.kind) + " ";
            return text;
        };
        CHECK(kinds(trusted().entry("d", "2026-01-20", deception{"numbers"})) == "deception ");
        auto hidden = trusted().entry(
            "p", "2026-01-20", problem{.topic = "x", .severity = {2}, .known = day("2026-01-20")});
        hidden.entry("c", "2026-01-21", concealed{{{"p"}}, {}});
        CHECK(kinds(hidden) == "concealment ");
        CHECK(kinds(trusted().entry("r", "2026-01-20",
                                    result_recorded{.metric = {{{"sales"}}}, .owned = false})) ==
              "result_disowned ");
        auto late = trusted();
        add_promise(late, "slip", "2026-01-20", promise_result::slip_warned);
        CHECK(kinds(late) == "");
        auto in_words = trusted();
        add_promise(in_words, "slip", "2026-01-20", promise_result::slip_warned);
        in_words.entry("no", "2026-01-21", lapse_response{{{"slip"}}, lapse_act::disowned});
        CHECK(kinds(in_words) == "result_disowned ");
    }
}

TEST_SUITE("what it could say") {
    std::string suggested(const log_builder& log, std::string_view iso) {
        auto text = std::string{};
        for (const auto& s : role_on(log, iso).suggestions)
            text += (text.empty() ? "" : ", ") + s.says.key.substr(5) + " " + s.evidence.text;
        return text;
    }

    TEST_CASE("wins, shared goals, closed experiments, agreed rungs, strong areas and dimensions") {
        auto log = with_trial();
        log.entry("win", "2026-01-05", win{.claim = "Cut the cycle by a day"});
        log.entry("own", "2026-01-05", called("Own sales", a_metric("ana", 1)));
        log.entry("l", "2026-01-05", a_link("own", "sales", .6));
        log.entry("closing", "2026-01-06", closed());
        log.entry("billing", "2026-01-05", area{"Billing", {}, {}});
        log.in("billing", "rung", "2026-01-06", rung_agreed{{3}, both()});
        CHECK(suggested(log, "2026-01-07") ==
              "win win, goal own, experiment trial, agreed_rung rung");
        add_kept(log, 8, "2026-01-07", "kept", "billing");
        CHECK(suggested(log, "2026-01-07") ==
              "win win, goal own, experiment trial, agreed_rung rung, area kept-7-came, "
              "dimension kept-7-came, dimension kept-7-came");
    }

    TEST_CASE("a rung of tell, a goal that moves nothing and a running experiment say nothing") {
        auto log = with_trial();
        log.entry("own", "2026-01-05", called("Own sales", a_metric("ana", 1)));
        log.in("billing", "rung", "2026-01-06", rung_agreed{{1}, both()});
        CHECK(suggested(log, "2026-01-07") == "");
    }

    TEST_CASE("what the newest version names is not suggested again") {
        auto log = goals_of_bo().entry("win", "2026-01-05", win{.claim = "Cut the cycle"});
        log.entry("v-1", "2026-01-06", version(1, {{"Cuts cycles", {{"win"}}}}, {}));
        CHECK(suggested(log, "2026-01-06") == "");
        log.entry("v-2", "2026-01-07", version(2, {}, {}));
        CHECK(suggested(log, "2026-01-07") == "win win");
    }

    TEST_CASE("shared goals and agreed rungs stand beside it, the newest of each area") {
        auto log = goals_of_bo();
        log.entry("own", "2026-01-05", called("Own sales", a_metric("ana", 1)));
        log.entry("l", "2026-01-05", a_link("own", "sales", .6));
        log.in("billing", "r-1", "2026-01-06", rung_agreed{{2}, both()});
        log.in("billing", "r-2", "2026-01-07", rung_agreed{{3}, both()});
        const auto a = role_on(log, "2026-01-07");
        REQUIRE(a.shared_goals.size() == 1);
        CHECK(a.shared_goals[0].moves.at(0).metric == id{"sales"});
        CHECK(rounded(a.shared_goals[0].moves.at(0).strength, 4) == .6);
        REQUIRE(a.agreed_rungs.size() == 1);
        CHECK(a.agreed_rungs[0].rung == 3);
        CHECK(a.agreed_rungs[0].since == day("2026-01-07"));
    }
}

TEST_SUITE("the accountability gap") {
    TEST_CASE("a metric that no entry speaks of is not owned, and is named") {
        const auto a =
            *role_on(goals_of_bo().entry("a", "2026-01-05", of_metric("sales", 1)), "2026-01-05")
                 .accountability;
        CHECK(rounded(a.gap, 4) == .5);
        REQUIRE(a.lines.size() == 3);
        CHECK(a.lines[0].name == "Cycle time");
        CHECK_FALSE(a.lines[0].stated);
        CHECK(a.lines[1].stated);
    }

    TEST_CASE("the newest entry about a metric counts") {
        const auto log = goals_of_bo()
                             .entry("a-1", "2026-01-05", of_metric("sales", 1))
                             .entry("a-2", "2026-01-06", of_metric("sales", .5));
        CHECK(rounded(role_on(log, "2026-01-06").accountability->gap, 4) == .75);
    }

    TEST_CASE("an area with a weight of its own counts beside the metrics") {
        auto log = a_log().ana_and_bo(lead_begins);
        for (const auto& [name, weight, owned] :
             {std::tuple{"a", .5, 1.0}, std::tuple{"b", .3, 0.0}, std::tuple{"c", .2, .5}})
            log.in(name, "on-" + std::string{name}, "2026-01-05",
                   accountability{.weight = share{weight}, .owned = {owned}});
        CHECK(rounded(role_on(log, "2026-01-05").accountability->gap, 4) == .4);
    }

    TEST_CASE("without goals there is no gap") {
        CHECK(role_on(a_log().ana_and_bo(), "2026-01-05").accountability->gap == 0);
    }
}

TEST_CASE("with the traces asked for, trust and the gap recompute") {
    const auto a = role_on(trusted().entry("a", "2026-01-05", of_metric("sales", .3)), "2026-01-05",
                           {.explain = true});
    CHECK(recompute(a.traces->at("gate.overall")) == a.gate->overall);
    CHECK(recompute(a.traces->at("accountability.gap")) == a.accountability->gap);
}

TEST_CASE("the boss sees lines, approvals, goals and rungs, and nothing that weighs a person") {
    auto log = trusted();
    log.entry("v-1", "2026-01-05", version(1, {{"Owns sales", {{"sales"}}}}, {"ana"}));
    log.entry("win", "2026-01-05", win{.claim = "Cut the cycle"});
    const auto a = role_for_boss(*scene{log, "2026-01-05"}, {.explain = true});
    CHECK(a.versions.size() == 1);
    CHECK_FALSE(a.gate);
    CHECK_FALSE(a.accountability);
    CHECK_FALSE(a.traces);
    CHECK(a.suggestions.empty());
    CHECK(a.advice.empty());
}
