// SPDX-License-Identifier: BSL-1.0
#include <upward/model/references.hpp>

#include "support/build.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace upward;
using namespace upward_tests;

namespace {

/// "a-1/to->nobody" for an id that no entry has, "a-1/to->p-1 (kind)" for one of another kind.
std::string loose(const log_builder& log) {
    auto text = std::string{};
    for (const auto& l : loose_references(state_on(log, "2026-12-31")))
        text += (text.empty() ? "" : ", ") + l.entry.text + l.field + "->" + l.target.text +
                (l.exists ? " (kind)" : "");
    return text;
}

experiment an_experiment() {
    auto e = experiment{};
    e.start = day("2026-01-05");
    e.end = day("2026-07-03");
    e.unit = "hours";
    return e;
}

}  // namespace

TEST_CASE("references to entries of the right kind are not loose") {
    CHECK(loose(a_log().ana_and_bo().entry("a-1", "2026-02-02", ask{{"bo"}, {"ana"}, "budget"})) ==
          "");
}

TEST_CASE("a reference to an id that no entry has is loose") {
    CHECK(loose(a_log().ana_and_bo().entry("a-1", "2026-02-02", ask{{"bo"}, {"nobody"}, "x"})) ==
          "a-1/to->nobody");
}

TEST_CASE("a reference to an entry of another kind is loose, and says so") {
    const auto log = a_log()
                         .ana_and_bo()
                         .entry("p-1", "2026-02-02", update{})
                         .entry("a-1", "2026-02-02", ask{{"p-1"}, {"ana"}, "budget"});
    CHECK(loose(log) == "a-1/by->p-1 (kind)");
}

TEST_CASE("a reference of any kind is loose only when nothing has the id") {
    const auto log = a_log()
                         .entry("u-1", "2026-02-02", update{})
                         .entry("l-1", "2026-02-02", upward::link{{{"u-1"}}, {{"nothing"}}, {1}});
    CHECK(loose(log) == "l-1/to->nothing");
}

TEST_CASE("an optional reference and the items of a list have their own pointers") {
    auto asked = ask{{"bo"}, {"ana"}, "budget"};
    asked.event = ref<event>{{"gone"}};
    auto credit = credit_shared{{{{"ana"}}, {{"sam"}}, {{"tim"}}}};
    const auto log =
        a_log().ana_and_bo().entry("a-1", "2026-02-02", asked).entry("c-1", "2026-02-02", credit);
    CHECK(loose(log) == "a-1/event->gone, c-1/to/1->sam, c-1/to/2->tim");
}

TEST_CASE("references deep inside are found") {
    auto role = role_statement{};
    role.lines = {{"owns billing", {{"proof"}}}};
    auto offer = proposal{"Coaching"};
    offer.uses = {{{{"cap"}}, {1}}};
    const auto log = a_log().entry("r", "2026-02-02", role).entry("s", "2026-02-02", offer);
    CHECK(loose(log) == "r/lines/0/evidence->proof, s/uses/0/limit->cap");
}

TEST_CASE("a reading may be of a criterion of an experiment") {
    auto e = an_experiment();
    e.criteria = {{{"cycle"}, {}, {{"cycle-time"}}}};
    const auto log =
        a_log().entry("t", "2026-02-02", e).entry("r", "2026-02-02", reading{{{"cycle"}}, 3});
    CHECK(loose(log) == "t/criteria/0/metric->cycle-time");
}

TEST_CASE("a reading may be of a criterion that an amendment brought") {
    auto change = amendment{.experiment = {{"t"}}, .names = both()};
    change.criteria = {{{"rating"}, {}, {{"peers"}}}};
    const auto log = a_log()
                         .ana_and_bo()
                         .entry("t", "2026-02-02", an_experiment())
                         .entry("a", "2026-02-03", change)
                         .entry("r", "2026-02-04", reading{{{"rating"}}, 3});
    CHECK(loose(log) == "a/criteria/0/metric->peers");
}

TEST_CASE("the id of a criterion is no person") {
    auto e = an_experiment();
    e.criteria = {{{"cycle"}, {}, {{"m"}}}};
    const auto log = a_log()
                         .entry("m", "2026-02-02",
                                metric{.owner = {{"cycle"}},
                                       .weight = {.5},
                                       .from = day("2026-01-01"),
                                       .due = day("2026-06-30")})
                         .entry("t", "2026-02-02", e);
    CHECK(loose(log) == "m/owner->cycle");
}

TEST_CASE("what was withdrawn is no longer there to be named") {
    const auto log = a_log()
                         .entry("p", "2026-02-02", person{"Sam"})
                         .entry("c", "2026-02-02", credit_shared{{{{"p"}}}})
                         .withdraw("w", "2026-02-03", "p");
    CHECK(loose(log) == "c/to/0->p");
}
