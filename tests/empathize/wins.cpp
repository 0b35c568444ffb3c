// SPDX-License-Identifier: BSL-1.0
#include <upward/empathize/wins.hpp>

#include "empathize/arrange.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

win a_win(std::string claim, const std::vector<std::string>& contributors = {},
          std::optional<std::string> evidence = {}) {
    auto w = win{std::move(claim)};
    for (const auto& person : contributors) w.contributors.push_back({{person}});
    if (evidence) w.evidence = ref<>{{*evidence}};
    return w;
}

wins_answer wins_on(const log_builder& log, std::string_view iso,
                    const wins_parameters& parameters = {}) {
    auto a = wins_of(state_on(log, iso), {}, parameters);
    REQUIRE_MESSAGE(a.ok(), to_string(a.error()));
    return *std::move(a);
}

/// So many wins on the first of each month from January on.
log_builder monthly(const std::vector<int>& counts) {
    auto log = the_three();
    for (std::size_t month = 0; month < counts.size(); ++month)
        for (int i = 0; i < counts[month]; ++i) {
            const auto date = "2026-0" + std::to_string(month + 1) + "-10";
            log.entry("w-" + date + "-" + std::to_string(i), date, a_win("a win"));
        }
    return log;
}

std::vector<std::string> ids_of(const wins_answer& a) {
    auto all = std::vector<std::string>{};
    for (const auto& w : a.wins) all.push_back(w.win.text);
    return all;
}

}  // namespace

TEST_SUITE("the balance of credit") {
    const auto of_six = [](int naming_others, int others_before = 0) {
        auto log = the_three();
        for (int i = 0; i < others_before; ++i)
            log.entry("b-" + std::to_string(i), "2026-01-10", a_win("before", {"dana"}));
        for (int i = 0; i < 6; ++i) {
            const auto n = std::to_string(i);
            log.entry("w-" + n, "2026-02-1" + n,
                      i < naming_others ? a_win("ours", {"ana", "dana"}) : a_win("mine", {"ana"}));
        }
        return log;
    };

    TEST_CASE("two of six that name the team are a third, and flagged") {
        const auto a = wins_on(of_six(2), "2026-03-02", {.explain = true});
        REQUIRE(a.credit);
        CHECK(to_4(a.credit->share) == .3333);
        CHECK(a.credit->flagged);
        CHECK(recompute(a.traces->at("credit")) == a.credit->share);
    }

    TEST_CASE("only the last six count, and only those that name somebody") {
        auto log = of_six(3, 4);
        log.entry("z", "2026-02-20", a_win("nobody's"));
        const auto a = wins_on(log, "2026-03-02");
        CHECK(a.credit->wins == 6);
        CHECK(a.credit->share == .5);
        CHECK_FALSE(a.credit->flagged);
    }

    TEST_CASE("below three wins nothing is flagged, and without any there is none") {
        auto log = the_three()
                       .entry("w-1", "2026-02-10", a_win("mine", {"ana"}))
                       .entry("w-2", "2026-02-11", a_win("mine", {"ana"}));
        CHECK_FALSE(wins_on(log, "2026-03-02").credit->flagged);
        log.entry("w-3", "2026-02-12", a_win("mine", {"ana"}));
        CHECK(wins_on(log, "2026-03-02").credit->flagged);
        CHECK_FALSE(wins_on(the_three(), "2026-03-02").credit);
    }
}

TEST_SUITE("the balance of the months") {
    TEST_CASE("wins 1, 0, 0, 1, 2, 2") {
        const auto a = wins_on(monthly({1, 0, 0, 1, 2, 2}), "2026-06-30", {.explain = true});
        REQUIRE(a.recency);
        CHECK(a.recency->months == std::vector<std::int32_t>{1, 0, 0, 1, 2, 2});
        CHECK(to_4(a.recency->balance) == .6);
        CHECK(a.recency->newest_months == 2);
        CHECK(to_4(a.recency->newest_share) == .6667);
        CHECK(a.recency->flagged);
        CHECK(recompute(a.traces->at("recency")) == a.recency->balance);
    }

    TEST_CASE("is 1 where every month has as many, and 0 where one has all") {
        const auto even = wins_on(monthly({1, 1, 1, 1, 1, 1}), "2026-06-30");
        CHECK(to_4(even.recency->balance) == 1);
        CHECK_FALSE(even.recency->flagged);
        const auto one = wins_on(monthly({0, 3, 0, 0, 0, 0}), "2026-06-30");
        CHECK(to_4(one.recency->balance) == 0);
        CHECK_FALSE(one.recency->flagged);
    }

    TEST_CASE("the newest third is rounded up") {
        const auto a = wins_on(monthly({0, 1, 1, 1}), "2026-04-30", {.months = {{4}}});
        CHECK(a.recency->newest_months == 2);
        CHECK(a.recency->flagged);
    }

    TEST_CASE("there is none below three months, or without a win") {
        CHECK_FALSE(wins_on(monthly({1, 1}), "2026-02-28", {.months = {{2}}}).recency);
        CHECK(wins_on(monthly({1, 1}), "2026-03-31", {.months = {{3}}}).recency);
        CHECK_FALSE(wins_on(the_three(), "2026-06-30").recency);
    }

    TEST_CASE("always lies between 0 and 1") {
        auto roll = dice{3};
        for (int i = 0; i < 300; ++i) {
            auto months = std::vector<std::int32_t>(static_cast<std::size_t>(roll.between(3, 24)));
            for (auto& n : months) n = roll.between(0, 4);
            if (std::accumulate(months.begin(), months.end(), 0) == 0) continue;
            const auto b = *recency_balance_of(months, {});
            CHECK(b.balance >= -1e-12);
            CHECK(b.balance <= 1 + 1e-12);
            CHECK(recompute(recency_of<traced>(months).tree()) == b.balance);
        }
    }
}

TEST_SUITE("the period") {
    TEST_CASE("is half a year that ends with the day, unless asked otherwise") {
        const auto of = [](std::string_view iso, const wins_parameters& q) {
            const auto a = wins_on(the_three(), iso, q);
            return to_string(a.from) + " " + to_string(a.to);
        };
        CHECK(of("2026-06-30", {}) == "2026-01-01 2026-06-30");
        CHECK(of("2026-03-15", {}) == "2025-09-16 2026-03-15");
        CHECK(of("2026-08-30", {.months = {{6}}}) == "2026-02-28 2026-08-30");
        CHECK(of("2026-06-30", {.months = {{1}}}) == "2026-06-01 2026-06-30");
        CHECK(of("2026-06-30", {.to = day("2026-03-31"), .months = {{3}}}) ==
              "2026-01-01 2026-03-31");
        CHECK(of("2026-03-15", {.from = day("2026-01-31"), .to = day("2026-12-31")}) ==
              "2026-01-31 2026-03-15");
    }

    TEST_CASE("from a day on its months begin on that day of each month") {
        const auto parts = months_from(on("2026-01-31"), on("2026-04-30"));
        auto begins = std::vector<std::string>{};
        for (const auto b : parts.begins) begins.push_back(iso(b));
        CHECK(begins ==
              std::vector<std::string>{"2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"});
        CHECK(parts.of(on("2026-02-27")) == 0);
        CHECK(parts.of(on("2026-02-28")) == 1);
        CHECK(parts.of(on("2026-04-30")) == 3);
    }

    TEST_CASE("that ends before it begins is refused") {
        const auto now = state_on(the_three(), "2026-03-02");
        CHECK(in_short(wins_of(now, {}, {.from = day("2026-03-03")})) ==
              "invalid_argument at /from");
        CHECK(in_short(wins_of(now, {}, {.from = day("1900-01-01")})) ==
              "invalid_argument at /from");
        CHECK(wins_of(now, {}, {.from = day("2026-03-02")}).ok());
    }

    TEST_CASE("has the wins of its days alone, by date") {
        const auto log = the_three()
                             .entry("late", "2026-03-01", a_win("x"))
                             .entry("before", "2026-01-31", a_win("x"))
                             .entry("first", "2026-02-01", a_win("x"))
                             .entry("last", "2026-02-28", a_win("x"));
        CHECK(ids_of(wins_on(log, "2026-03-31",
                             {.from = day("2026-02-01"), .to = day("2026-02-28")})) ==
              std::vector<std::string>{"first", "last"});
    }
}

TEST_SUITE("the wins document") {
    TEST_CASE("has date, claim, measure, evidence, contributors and when it was shared upward") {
        auto w = a_win("Costs fell", {"dana"}, "r-1");
        w.measure = "30 %";
        const auto log =
            the_three()
                .entry("dana", beginning, person{"Dana"})
                .entry("cost", beginning, a_metric("Cost", .5))
                .entry("r-1", "2026-02-02", reading{{{"cost"}}, 30})
                .entry("w", "2026-02-03", w)
                .entry("s-0", "2026-02-04", win_shared{{{"w"}}, {{{"felix"}}}, std::string{"chat"}})
                .entry("s-1", "2026-02-05", win_shared{{{"w"}}, {{{"bo"}}}, std::string{"mail"}})
                .entry("s-2", "2026-02-06", win_shared{{{"w"}}, {{{"carla"}}}});
        const auto a = wins_on(log, "2026-03-31");
        REQUIRE(a.wins.size() == 1);
        const auto& line = a.wins[0];
        CHECK(line.on == day("2026-02-03"));
        CHECK(line.claim == "Costs fell");
        CHECK(line.measure == "30 %");
        REQUIRE(line.evidence);
        CHECK(line.evidence->kind == "reading");
        CHECK(line.evidence->value == 30);
        CHECK(line.contributors == std::vector<std::string>{"Dana"});
        CHECK(line.shared_on == day("2026-02-05"));
        CHECK(line.channel == "mail");
        CHECK(line.metrics == std::vector<std::string>{"Cost"});
    }

    TEST_CASE("names what nobody above has heard of for 10 wd, whatever the period") {
        const auto log = the_three()
                             .entry("old", "2026-02-02", a_win("old"))
                             .entry("young", "2026-02-17", a_win("young"))
                             .entry("told", "2026-02-02", a_win("told"))
                             .entry("s", "2026-02-28", win_shared{{{"told"}}});
        const auto unshared = [&](std::string_view iso) {
            auto all = std::string{};
            for (const auto& w : wins_on(log, iso, {.from = day(iso)}).unshared)
                all += w.win.text + " " + std::to_string(w.wd) + ";";
            return all;
        };
        CHECK(unshared("2026-02-13") == "");
        CHECK(unshared("2026-03-02") == "old 20;");
        CHECK(unshared("2026-03-03") == "old 21;young 10;");
        const auto early = wins_on(log, "2026-02-16", {.from = day("2026-02-16")}).unshared;
        CHECK(early.size() == 2);  // the other was not shared yet
    }

    TEST_CASE(
        "the review pack has the wins by metric, the weightiest first, with those that have none") {
        const auto log = the_three()
                             .entry("cost", beginning, a_metric("Cost", .3))
                             .entry("speed", beginning, a_metric("Speed", .5))
                             .entry("profit", beginning, a_metric("Profit", .2, "carla"))
                             .entry("own", beginning, a_metric("Own", 1, "ana"))
                             .entry("billing", beginning, an_item("Billing"))
                             .entry("l-1", beginning, a_link("billing", "cost"))
                             .entry("l-2", beginning, a_link("cost", "profit", .5))
                             .entry("s", "2026-02-02", item_state{.item = {{"billing"}}})
                             .entry("r", "2026-02-10", reading{{{"cost"}}, 40})
                             .entry("w-1", "2026-02-03", a_win("by the item's state", {}, "s"))
                             .entry("w-2", "2026-02-04", a_win("by a link"))
                             .entry("l-3", beginning, a_link("w-2", "profit"))
                             .entry("w-3", "2026-02-05", a_win("beside"));
        const auto a = wins_on(log, "2026-03-31");
        auto pack = std::string{};
        for (const auto& m : a.review) {
            pack += m.name + ":";
            for (const auto& w : m.wins) pack += " " + w.text;
            pack += ";";
        }
        CHECK(pack == "Speed:;Cost: w-1;Profit: w-1 w-2;");
        CHECK(a.review[1].value == 40);
        CHECK(a.review[2].above);
        CHECK(a.beside == std::vector<id>{{"w-3"}});
    }

    TEST_CASE("for the boss has shared wins alone, and no balance") {
        auto log = monthly({1, 1, 1});
        log.shared("open", "2026-03-11", a_win("open", {"ana"}, "secret"));
        const auto open = shared_state(state_on(log, "2026-05-31"));
        const auto a = without_balances(*wins_of(open, {}, {.explain = true}));
        CHECK(ids_of(a) == std::vector<std::string>{"open"});
        CHECK_FALSE(a.wins[0].evidence);
        CHECK_FALSE((a.credit || a.recency || a.traces));
        CHECK(a.unshared.empty());
    }

    TEST_CASE(
        "for the boss a win is not shared upward because those it was shared with are hidden") {
        auto log = monthly({1, 1, 1});
        log.shared("open", "2026-03-11", a_win("open", {"ana"}));
        log.entry("pat", "2026-01-05", person{"Pat", person_role::peer});
        log.shared("to-pat", "2026-03-12", win_shared{{{"open"}}, {{{"pat"}}}, "mail"});
        const auto open = shared_state(state_on(log, "2026-05-31"));
        CHECK_FALSE(wins_of(open, {}, {})->wins.at(0).shared_on);
    }
}
