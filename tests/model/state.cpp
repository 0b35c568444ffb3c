// SPDX-License-Identifier: BSL-1.0
#include <upward/model/state.hpp>

#include "support/build.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace upward;
using namespace upward_tests;

namespace {

std::string topics(const state& now) {
    auto text = std::string{};
    for (const auto& a : now.all<ask>()) text += a->topic + "@" + iso(a.day) + " ";
    return text;
}

log_builder some_asks() {
    return a_log()
        .entry("c", "2026-02-03", ask{{"bo"}, {"ana"}, "staffing"})
        .entry_at(600, "d", "2026-02-02", ask{{"bo"}, {"ana"}, "vendor"})
        .entry("a", "2026-02-02", ask{{"bo"}, {"ana"}, "budget"})
        .entry("b", "2026-02-05", ask{{"bo"}, {"ana"}, "delivery"})
        .entry("p", "2026-02-02", person{"Ana"});
}

}  // namespace

TEST_CASE("a state holds what is known at the end of its day, by kind, in order") {
    const auto now = state_on(some_asks(), "2026-02-04");
    CHECK(now.as_of() == on("2026-02-04"));
    CHECK(topics(now) == "vendor@2026-02-02 budget@2026-02-02 staffing@2026-02-03 ");
    CHECK(now.all<person>().size() == 1);
    CHECK(now.all<promise>().empty());
}

TEST_CASE("a fact carries the envelope that it came in") {
    const auto now = state_on(a_log().in("billing", "s-1", "2026-02-02", boss_act{}), "2026-02-02");
    const auto& f = now.all<boss_act>()[0];
    CHECK(f.id() == "s-1");
    CHECK(f.area() == "billing");
    CHECK(f.day == on("2026-02-02"));
    CHECK((*f).act == boss_act_sort::invest);
}

TEST_CASE("an entry is found by its id, and by kind only when it is of that kind") {
    const auto now = state_on(some_asks(), "2026-02-04");
    CHECK(now.find<person>("p")->name == "Ana");
    CHECK(now.find<ask>("a")->topic == "budget");
    CHECK(now.find<person>("a") == nullptr);
    CHECK(now.find_entry("a")->id.text == "a");
    CHECK(now.find_entry("b") == nullptr);  // dated later
    CHECK(now.find_entry("nobody") == nullptr);
}

TEST_CASE("every entry of a state comes in the order of ids") {
    const auto now = state_on(some_asks(), "2026-02-05");
    auto ids = std::string{};
    for (const auto& e : now.entries()) ids += e->id.text;
    CHECK(ids == "abcdp");
}

TEST_CASE("entries applied one at a time in any order give what a fold gives") {
    auto roll = dice{3};
    auto standing = some_asks().build().standing(day("2026-02-05"));
    const auto folded = fold(standing, {}, day("2026-02-05"));
    for (int permutation = 0; permutation < 120; ++permutation) {
        roll.shuffle(standing);
        auto grown = state{day("2026-02-05"), {}};
        for (const auto& e : standing) grown.apply(e);
        CHECK(topics(grown) == topics(folded));
        CHECK(grown.entries() == folded.entries());
    }
}

TEST_CASE("a state keeps its entries alive after the log is gone") {
    auto now = state{};
    {
        const auto log = a_log()
                             .entry("a", "2026-02-02", person{"Ana"})
                             .replace("c", "", "a", person{"Bea"})
                             .build();
        now = fold(log, {}, day("2026-02-02"));
    }
    const auto copy = now;
    now = state{};
    CHECK(copy.find<person>("a")->name == "Bea");
}

TEST_CASE("an entry that is not understood is kept among the others") {
    const auto now =
        state_on(a_log().entry("h", "2026-02-02", not_understood{"hologram", "{}"}), "2026-02-02");
    CHECK(now.all<not_understood>().size() == 1);
    CHECK(kind_of(now.find_entry("h")->body) == "hologram");
}
