// SPDX-License-Identifier: BSL-1.0
#include <upward/empathize/brief.hpp>

#include "empathize/arrange.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

log_builder any_work(dice& roll) {
    auto log = the_three();
    const auto any_day = [&roll] { return iso(on(beginning) + roll.between(0, 80)); };
    const auto place = [&roll](const char* kind) {
        return std::string{kind} + std::to_string(roll.below(6));
    };
    const auto topics = std::vector<std::string>{"delivery", "budget", "Metric 1"};
    for (int i = 0; i < 6; ++i) {
        const auto n = std::to_string(i);
        log.entry("item-" + n, any_day(), an_item("Item " + n, roll.one_of(topics), {"dana"}));
        if (i < 3)
            log.entry("metric-" + n, any_day(),
                      a_metric("Metric " + n, roll.unit(), roll.once_in(3) ? "carla" : "bo"));
    }
    const auto happenings = roll.between(0, 40);
    for (int i = 0; i < happenings; ++i) {
        const auto n = std::to_string(i);
        const auto when = any_day();
        switch (roll.below(8)) {
            case 0:
            case 1: {
                auto s = item_state{.item = {{place("item-")}}};
                if (roll.once_in(2)) s.percent = percentage{roll.between(0, 100)};
                if (roll.once_in(3)) s.colour = static_cast<item_colour>(roll.below(3));
                if (roll.once_in(4)) s.decision_needed = roll.once_in(2);
                log.entry("s-" + n, when, s);
                break;
            }
            case 2:
                log.entry("p-" + n, when,
                          trouble(roll.between(0, 4), when,
                                  roll.once_in(2) ? std::optional{place("item-")} : std::nullopt,
                                  roll.one_of(topics)));
                break;
            case 3: log.entry("t-" + n, when, a_word({place("item-"), place("p-")})); break;
            case 4:
                log.entry("d-" + n, when,
                          decision_requested{roll.once_in(3) ? std::optional<ref<work_item>>{}
                                                             : ref<work_item>{{place("item-")}},
                                             {{"bo"}}});
                break;
            case 5:
                log.entry("l-" + n, when, a_link(place("item-"), "metric-1", roll.unit()));
                break;
            case 6: log.entry("r-" + n, when, reading{{{"metric-1"}}, roll.unit() * 100}); break;
            default: log.entry("e-" + n, when, a_review(any_day(), roll.one_of(topics)));
        }
    }
    return log;
}

/// A message without the form that it is said in.
message fact_of(message m) {
    m.arguments.erase("form");
    return m;
}

}  // namespace

TEST_CASE("no decision and nothing red is dropped, nor after line 3 unless more than three are") {
    auto roll = dice{5};
    for (int world = 0; world < 300; ++world) {
        const auto log = any_work(roll);
        const auto date = iso(on(beginning) + roll.between(0, 90));
        const auto full = briefing_on(log, date, {.lines = {{1000}}});
        const auto cut = briefing_on(log, date, {.lines = {{roll.between(0, 8)}}});
        auto musts = std::vector<std::string>{};
        for (const auto& line : full.lines)
            if (line.sort != briefing_sort::rest) musts.push_back(line.item.text);
        REQUIRE(cut.lines.size() >= musts.size());
        for (std::size_t i = 0; i < musts.size(); ++i) CHECK(cut.lines[i].item.text == musts[i]);
        for (const auto& line : full.lines)
            if (line.red) CHECK(line.sort != briefing_sort::rest);
        CHECK(cut.lines.size() + cut.left_out.size() == full.lines.size());
        CHECK(cut.over_budget == (musts.size() > static_cast<std::size_t>(cut.form.budget)));
    }
}

TEST_CASE("a severe problem of no item has a line, whatever the budget") {
    auto roll = dice{6};
    for (int world = 0; world < 200; ++world) {
        const auto log = any_work(roll);
        const auto a = briefing_on(log, "2026-03-31", {.lines = {{0}}});
        const auto now = state_on(log, "2026-03-31");
        for (const auto& x : now.all<problem>()) {
            if (x->item || x->severity < 3) continue;
            CHECK(std::any_of(a.lines.begin(), a.lines.end(),
                              [&](const auto& line) { return line.item.text == x.id(); }));
        }
    }
}

TEST_CASE("the facts are the same in every format, and more of them the more detail is wanted") {
    auto roll = dice{7};
    for (int world = 0; world < 60; ++world) {
        const auto log = any_work(roll);
        auto fewer = std::multiset<std::string>{};
        for (std::int32_t detail = 0; detail <= 4; ++detail) {
            auto first = std::vector<std::vector<message>>{};
            for (const auto* format : {"bottom_line", "bullets", "narrative", "numbers"}) {
                const auto a =
                    briefing_on(log, "2026-03-31", {.form = format, .detail = {{detail}}});
                REQUIRE(a.text.size() == a.lines.size());
                auto facts = std::vector<std::vector<message>>{};
                for (const auto& line : a.text) {
                    auto& of_line = facts.emplace_back();
                    for (const auto& part : line.parts) of_line.push_back(fact_of(part));
                    std::sort(of_line.begin(), of_line.end(), [](const auto& x, const auto& y) {
                        return std::tie(x.key, x.arguments) < std::tie(y.key, y.arguments);
                    });
                }
                if (first.empty()) first = facts;
                CHECK(facts == first);
            }
            auto keys = std::multiset<std::string>{};
            for (const auto& line : first)
                for (const auto& m : line) keys.insert(m.key);
            CHECK(std::includes(keys.begin(), keys.end(), fewer.begin(), fewer.end()));
            fewer = keys;
        }
    }
}

TEST_CASE("the traces of any briefing recompute to its numbers") {
    auto roll = dice{8};
    for (int world = 0; world < 60; ++world)
        for (const auto& line :
             briefing_on(any_work(roll), "2026-03-31", {.explain = true}).lines) {
            CHECK(recompute(line.traces->at("score")) == *line.score);
            CHECK(recompute(line.traces->at("relevance")) == *line.relevance);
            CHECK(recompute(line.traces->at("novelty")) == *line.novelty);
        }
}

TEST_CASE("the order in which entries of a day arrive changes nothing") {
    auto roll = dice{9};
    for (int world = 0; world < 40; ++world) {
        auto entries = any_work(roll).entries();
        const auto of = [](const std::vector<entry>& all) {
            auto log = a_log();
            for (const auto& e : all) log.add(e);
            return items_of(briefing_on(log, "2026-03-31"));
        };
        const auto before = of(entries);
        roll.shuffle(entries);
        CHECK(of(entries) == before);
    }
}
