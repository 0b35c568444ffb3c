// SPDX-License-Identifier: BSL-1.0
//
// Unless said otherwise the idea is the coach's: sales and cycle time (.5 and .3 of the weights), 3.2
// of 8 hours, a style that is half away; it fits .6432.
#include <upward/lead/proposal.hpp>

#include "lead/arrange.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

limit_use use(std::string name, double amount) { return {{{std::move(name)}}, {amount}}; }

double strength_of(const judged_proposal& j, std::string_view metric_id) {
    for (const auto& line : j.serves)
        if (line.metric.text == metric_id) return line.strength;
    return -1;
}

/// The fit that these goals would have, everything else as the coach's.
proposal listing(std::vector<std::string> metrics) { return an_idea({use("hours", 3.2)}, metrics); }

std::vector<std::string> in_words(const std::vector<message>& facts) {
    auto words = std::vector<std::string>{};
    for (const auto& fact : facts) {
        auto text = fact.key;
        for (const auto& [name, value] : fact.arguments) {
            text += " " + name + "=";
            if (const auto* t = std::get_if<std::string>(&value)) text += *t;
            if (const auto* x = std::get_if<double>(&value)) text += short_number(*x);
        }
        words.push_back(text);
    }
    return words;
}

}  // namespace

TEST_SUITE("limits") {
    TEST_CASE("a breach of a hard limit blocks, whatever the fit") {
        auto log = the_frame();
        log.entry("budget", lead_begins, limit{"Budget", "EUR", {1000}, true});
        const auto j = judged_idea(log, an_idea({use("hours", 1), use("budget", 1001)}));
        CHECK(j.verdict == proposal_verdict::blocked);
        CHECK(j.breaches == std::vector<id>{{"budget"}});
        CHECK(keys(j.because).starts_with("breach"));
    }

    TEST_CASE("all of a limit may be used; nothing is left then") {
        const auto j = judged_idea(the_frame(), an_idea({use("hours", 8)}));
        CHECK(j.breaches.empty());
        CHECK(*j.freedom == 0);
        CHECK(j.fit == 0);
        CHECK(j.verdict == proposal_verdict::wait);
    }

    TEST_CASE("several uses of one limit add up") {
        const auto j = judged_idea(the_frame(), an_idea({use("hours", 5), use("hours", 4)}));
        REQUIRE(j.limits.size() == 1);
        CHECK(j.limits[0].used == 9);
        CHECK(j.limits[0].share == 1.125);
        CHECK(j.verdict == proposal_verdict::blocked);
    }

    TEST_CASE("sums compare after rounding: three tenths are no more than .3") {
        auto log = the_frame();
        log.entry("share", lead_begins, limit{"Share", "", {.3}, true});
        const auto j =
            judged_idea(log, an_idea({use("share", .1), use("share", .1), use("share", .1)}));
        CHECK(j.breaches.empty());
    }

    TEST_CASE("a breach of a soft limit is said, and leaves no freedom") {
        auto log = the_frame();
        log.entry("calm", lead_begins, limit{"Calm weeks", "weeks", {2}, false});
        const auto j = judged_idea(log, an_idea({use("hours", 1), use("calm", 3)}));
        CHECK(j.breaches.empty());
        CHECK(j.verdict == proposal_verdict::wait);
        CHECK(*j.freedom == 0);
        CHECK(keys(j.because).starts_with("soft_breach"));
    }

    TEST_CASE("the largest used share decides how much freedom is left") {
        auto log = the_frame();
        log.entry("budget", lead_begins, limit{"Budget", "EUR", {1000}, true});
        const auto j = judged_idea(log, an_idea({use("hours", 2), use("budget", 700)}));
        CHECK(rounded(*j.freedom, 4) == .3);
    }

    TEST_CASE("of a limit of nothing, nothing may be used") {
        auto log = the_frame();
        log.entry("heads", lead_begins, limit{"New heads", "people", {0}, true});
        CHECK(*judged_idea(log, an_idea({use("heads", 0)})).freedom == 1);
        CHECK(judged_idea(log, an_idea({use("heads", 1)})).verdict == proposal_verdict::blocked);
    }

    TEST_CASE("without a limit freedom is not known, counts as 1, and it is reshaped at most") {
        const auto j = judged_idea(the_frame(), an_idea({}));
        CHECK_FALSE(j.freedom);
        CHECK(rounded(j.fit, 4) == .7691);
        CHECK(j.verdict == proposal_verdict::reshape);
        CHECK(keys(j.because) == "no_limit");
    }

    TEST_CASE("a limit that no entry declares hides none that is known, and is named") {
        const auto j = judged_idea(the_frame(), an_idea({use("hours", 1), use("whim", 1)}));
        CHECK(*j.freedom == *judged_idea(the_frame(), an_idea({use("hours", 1)})).freedom);
        CHECK(j.verdict == proposal_verdict::reshape);
        CHECK(keys(j.because) == "unknown_limit");
        CHECK_FALSE(j.limits.at(1).amount);
    }

    TEST_CASE("a hard limit of which it says nothing is named") {
        auto log = the_frame();
        log.entry("budget", lead_begins, limit{"Budget", "EUR", {1000}, true});
        const auto j = judged_idea(log, an_idea());
        CHECK(j.verdict == proposal_verdict::propose);
        CHECK(keys(j.because) == "unstated_limit");
    }
}

TEST_SUITE("goals") {
    TEST_CASE("a metric that it lists is served in full") {
        const auto j = judged_idea(the_frame(), an_idea());
        CHECK(strength_of(j, "sales") == 1);
        CHECK(strength_of(j, "cycle") == 1);
        CHECK(strength_of(j, "turnover") == 0);
    }

    TEST_CASE("a link from the proposal to a listed metric says how strongly") {
        const auto log = the_frame().entry("l", lead_begins, a_link("idea", "sales", .4));
        const auto j = judged_idea(log, an_idea());
        CHECK(rounded(strength_of(j, "sales"), 4) == .4);
        CHECK(rounded(*j.goals, 4) == .5);
    }

    TEST_CASE("a metric of the report serves those that links lead to") {
        auto log = the_frame();
        log.entry("own", lead_begins, a_metric("ana", 1));
        log.entry("l", lead_begins, a_link("own", "sales", .6));
        const auto j = judged_idea(log, listing({"own"}));
        CHECK(rounded(strength_of(j, "sales"), 4) == .6);
        CHECK(rounded(*j.goals, 4) == .3);
    }

    TEST_CASE("along a path strengths multiply, paths add up, to 1 at most") {
        auto log = the_frame();
        log.entry("own", lead_begins, a_metric("ana", 1));
        log.entry("l-1", lead_begins, a_link("idea", "own", .5));
        log.entry("l-2", lead_begins, a_link("own", "sales", .6));
        CHECK(rounded(strength_of(judged_idea(log, listing({})), "sales"), 4) == .3);
        log.entry("l-3", lead_begins, a_link("idea", "sales", .9));
        CHECK(strength_of(judged_idea(log, listing({})), "sales") == 1);
    }

    TEST_CASE("what serves no goal waits") {
        const auto j = judged_idea(the_frame(), listing({}));
        CHECK(*j.goals == 0);
        CHECK(j.fit == 0);
        CHECK(j.verdict == proposal_verdict::wait);
        CHECK(keys(j.because) == "weakest");
    }

    TEST_CASE("goals that are not known count as 1 and let it be reshaped at most") {
        auto log = a_log().ana_and_bo(lead_begins);
        log.entry("style-bo", lead_begins, a_style("bo", 4, 3, 1));
        log.entry("hours", lead_begins, limit{"Hours", "", {8}, true});
        const auto j = judged_idea(log, listing({}));
        CHECK_FALSE(j.goals);
        CHECK(j.verdict == proposal_verdict::reshape);
        CHECK(keys(j.because) == "no_goals");
    }

    TEST_CASE("goals without work, and work without goals, are listed") {
        auto log = the_frame();
        log.entry("w-1", lead_begins, work_item{"Coaching", {{"ana"}}, "coaching"});
        log.entry("w-2", lead_begins, work_item{"Archive", {{"ana"}}, "archive"});
        log.entry("l", lead_begins, a_link("w-1", "cycle", .5));
        const auto a = proposals_on(log, "2026-01-05");
        REQUIRE(a.goals_without_work.size() == 2);
        CHECK(a.goals_without_work[0].name == "Sales");
        CHECK(a.goals_without_work[1].name == "Turnover");
        REQUIRE(a.work_without_goals.size() == 1);
        CHECK(a.work_without_goals[0].name == "Archive");
        log.entry("done", "2026-01-05", item_state{.item = {{"w-1"}}, .percent = percentage{100}});
        CHECK(proposals_on(log, "2026-01-05").goals_without_work.size() == 3);
    }
}

TEST_SUITE("style") {
    TEST_CASE("the newest style of the boss counts") {
        const auto log = the_frame().entry("style-2", "2025-12-10", a_style("bo", 4, 3, 1));
        CHECK(*judged_idea(log, an_idea()).style == 1);
    }

    TEST_CASE("a proposal without a style has the report's") {
        auto idea = an_idea();
        idea.style.clear();
        CHECK(*judged_idea(the_frame(), idea).style == .5);
    }

    TEST_CASE("a style that is not known counts as 1, is named, and lets it be reshaped at most") {
        auto log = goals_of_bo();
        log.entry("hours", lead_begins, limit{"Hours", "", {8}, true});
        const auto j = judged_idea(log, an_idea());
        CHECK_FALSE(j.style);
        CHECK(j.verdict == proposal_verdict::reshape);
        CHECK(j.because.at(0) == message{"proposal.no_style"}.with("whose", std::string{"boss"}));
    }
}

TEST_SUITE("verdicts") {
    TEST_CASE("from .6 on propose, from .4 on reshape, below wait") {
        const auto p = lead_policy{};
        CHECK(verdict_of_fit(.6, true, p) == proposal_verdict::propose);
        CHECK(verdict_of_fit(.5999999999, true, p) == proposal_verdict::propose);
        CHECK(verdict_of_fit(.5999, true, p) == proposal_verdict::reshape);
        CHECK(verdict_of_fit(.4, true, p) == proposal_verdict::reshape);
        CHECK(verdict_of_fit(.3999, true, p) == proposal_verdict::wait);
        CHECK(verdict_of_fit(.9, false, p) == proposal_verdict::reshape);
    }

    TEST_CASE("what is not proposed says what costs most, and what it would have to be") {
        const auto j = judged_idea(the_frame(), an_idea({use("hours", 6)}));
        CHECK(rounded(j.fit, 4) == .4734);
        CHECK(j.verdict == proposal_verdict::reshape);
        REQUIRE(keys(j.because) == "weakest");
        const auto& m = j.because[0];
        CHECK(std::get<std::string>(m.arguments.at("part")) == "freedom");
        CHECK(rounded(std::get<double>(m.arguments.at("needed")), 4) == .492);
        const auto better = judged_idea(the_frame(), an_idea({use("hours", 8 * (1 - .4921))}));
        CHECK(better.verdict == proposal_verdict::propose);
    }

    TEST_CASE("where no single part would do, that is said") {
        const auto j = judged_idea(the_frame(), an_idea({use("hours", 7.6)}, {"turnover"}));
        CHECK(keys(j.because) == "weakest_of_several");
    }

    TEST_CASE("while sincerity is locked it waits") {
        const auto log = the_frame().entry("d", "2025-12-10", deception{"numbers"});
        const auto j = judged_idea(log, an_idea());
        CHECK(j.verdict == proposal_verdict::wait);
        CHECK(keys(j.because).starts_with("locked"));
    }

    TEST_CASE("of one alone, and the newest first") {
        const auto log = the_frame()
                             .entry("b", "2025-12-15", an_idea())
                             .entry("a", "2025-12-15", an_idea())
                             .entry("c", "2025-12-16", an_idea());
        const auto all = proposals_on(log, "2025-12-16").proposals;
        REQUIRE(all.size() == 3);
        CHECK(all[0].proposal.text + all[1].proposal.text + all[2].proposal.text == "cab");
        CHECK(proposals_on(log, "2025-12-16", {.id = id{"b"}}).proposals.size() == 1);
    }

    TEST_CASE("an experiment that names it has taken it up") {
        auto tested = a_trial();
        tested.proposal = ref<proposal>{{"idea"}};
        auto log = with_trial(tested);
        CHECK(judged_idea(log, an_idea()).tried_by == std::nullopt);
        log.entry("idea", "2025-12-15", an_idea());
        CHECK(proposals_on(log, "2025-12-22").proposals.at(0).tried_by == id{"trial"});
    }
}

TEST_SUITE("what it says") {
    TEST_CASE("missing parts are named, blank ones too") {
        auto idea = an_idea();
        idea.parts = proposal_parts{.motive = "numbers", .changed = " \t", .ask = "three hours"};
        const auto j = judged_idea(the_frame(), idea);
        auto names = std::string{};
        for (const auto part : j.missing) names += word(part) + " ";
        CHECK(names == "changed ally comparison why_me value ");
    }

    TEST_CASE("both framings say the same facts, the boss's higher motive first") {
        auto log = the_frame();
        log.entry("m-1", lead_begins, motive{{{"bo"}}, motive_sort::near_term, {.3}});
        log.entry("m-2", lead_begins, motive{{{"bo"}}, motive_sort::influence, {.7}});
        log.entry("above", lead_begins, called("Group sales", a_metric("carla", 1)));
        log.entry("l", lead_begins, a_link("sales", "above", .5));
        auto idea = an_idea();
        idea.parts = proposal_parts{.ask = "three hours", .value = "shorter cycles"};
        const auto j = judged_idea(log, idea);
        REQUIRE(j.framings.size() == 2);
        CHECK(j.framings[0].motive == motive_sort::influence);
        CHECK(j.framings[0].weight == .7);
        auto a = in_words(j.framings[0].facts), b = in_words(j.framings[1].facts);
        CHECK(a != b);
        CHECK(a.front() == "frame.above name=Group sales person=Carla strength=0.5");
        CHECK(b.front().starts_with("frame.metric"));
        CHECK(a.back() == "frame.ask text=three hours");
        CHECK(b.back() == "frame.ask text=three hours");
        std::sort(a.begin(), a.end()), std::sort(b.begin(), b.end());
        CHECK(a == b);
    }

    TEST_CASE("the newest weight of a motive counts; where none is known near-term comes first") {
        auto log = the_frame();
        CHECK(judged_idea(log, an_idea()).framings[0].motive == motive_sort::near_term);
        log.entry("m-1", lead_begins, motive{{{"bo"}}, motive_sort::influence, {.9}});
        CHECK(judged_idea(log, an_idea()).framings[0].motive == motive_sort::influence);
        log.entry("m-2", "2025-12-02", motive{{{"bo"}}, motive_sort::influence, {.1}});
        log.entry("m-3", "2025-12-02", motive{{{"bo"}}, motive_sort::near_term, {.9}});
        CHECK(judged_idea(log, an_idea()).framings[0].motive == motive_sort::near_term);
    }
}

// ---- properties ----

namespace {

/// A proposal with any uses of hard and soft limits, any goals and styles.
log_builder any_proposal(dice& roll) {
    auto log = goals_of_bo();
    if (!roll.once_in(4))
        log.entry("style-bo", lead_begins,
                  a_style("bo", roll.between(0, 4), roll.between(0, 4), roll.between(0, 4)));
    for (int i = 0; i < 3; ++i)
        if (!roll.once_in(4))
            log.entry("limit-" + std::to_string(i), lead_begins,
                      limit{"limit", "", {roll.between(0, 10) / 2.0}, roll.once_in(2)});
    auto idea = an_idea({}, {});
    for (int i = roll.between(0, 4); i > 0; --i)
        idea.uses.push_back(
            use("limit-" + std::to_string(roll.below(3)), roll.between(0, 12) / 4.0));
    for (const auto* name : {"sales", "cycle", "turnover"})
        if (!roll.once_in(4)) idea.metrics.push_back({{name}});
    if (roll.once_in(2)) log.entry("l", lead_begins, a_link("idea", "sales", roll.unit()));
    return log.entry("idea", "2025-12-15", idea);
}

}  // namespace

TEST_CASE(
    "a proposal that breaches a hard limit is never proposed, and only such a one is blocked") {
    auto roll = dice{9};
    auto blocked = 0, proposed = 0;
    for (int n = 0; n < 300; ++n) {
        const auto log = any_proposal(roll);
        const auto now = state_on(log, "2025-12-15");
        auto used = std::map<std::string, double>{};
        for (const auto& u : now.all<proposal>()[0]->uses)
            used[u.limit.target.text] += u.amount.value;
        auto breached = false;
        for (const auto& [name, amount] : used) {
            const auto* l = now.find<limit>(name);
            breached = breached || (l && *l->hard && amount > l->amount + 1e-6);
        }
        const auto j = proposals_on(log, "2025-12-15").proposals.at(0);
        CHECK((j.verdict == proposal_verdict::blocked) == breached);
        CHECK(j.breaches.empty() == !breached);
        CHECK((j.fit >= 0 && j.fit <= 1));
        blocked += breached;
        proposed += j.verdict == proposal_verdict::propose;
    }
    CHECK(blocked > 50);
    CHECK(proposed > 5);
}

TEST_CASE("each fit's trace recomputes to it") {
    auto roll = dice{10};
    for (int n = 0; n < 100; ++n) {
        const auto a = proposals_on(any_proposal(roll), "2025-12-15", {.explain = true});
        const auto& tree = a.traces->at("idea.fit");
        CHECK(tree.value == a.proposals[0].fit);
        CHECK(recompute(tree) == a.proposals[0].fit);
    }
}

TEST_CASE("using more of a limit, or serving less, never fits better") {
    auto roll = dice{11};
    for (int n = 0; n < 100; ++n) {
        const auto hours = roll.between(0.0, 8.0), more = roll.between(hours, 8.0);
        const auto strength = roll.unit(), less = strength * roll.unit();
        const auto fit = [](double used, double served) {
            const auto log = the_frame().entry("l", lead_begins, a_link("idea", "sales", served));
            return judged_idea(log, an_idea({use("hours", used)}, {})).fit;
        };
        CHECK(fit(more, strength) <= fit(hours, strength));
        CHECK(fit(hours, less) <= fit(hours, strength));
    }
}
