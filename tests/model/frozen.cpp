// SPDX-License-Identifier: BSL-1.0
//
// The experiment of these tests is written down on 2025-12-22 and starts on Monday 2026-01-05.
#include <upward/model/frozen.hpp>

#include "support/build.hpp"

#include <upward/model/log.hpp>
#include <upward/model/shared.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>

using namespace upward;
using namespace upward_tests;

namespace {

experiment with_threshold(double threshold, std::string_view start = "2026-01-05") {
    auto e = experiment{"coaching"};
    e.start = day(start);
    e.end = day("2026-07-03");
    e.cap = {100};
    e.unit = "EUR";
    e.criteria = {{{"faster"}, criterion_type::change, {{"cycle"}}, {}, comparison::le, threshold}};
    return e;
}

log_builder trial() { return a_log().entry("t", "2025-12-22", with_threshold(-10)); }

double threshold_on(const log_builder& log, std::string_view iso) {
    const auto now = state_on(log, iso);
    REQUIRE(now.all<experiment>().size() == 1);
    return now.all<experiment>()[0]->criteria.at(0).threshold;
}

}  // namespace

TEST_CASE("up to the start a correction changes what will be frozen") {
    CHECK(threshold_on(trial().replace("c", "2026-01-04", "t", with_threshold(-8)), "2026-02-01") ==
          -8);
    CHECK(threshold_on(trial().replace("c", "", "t", with_threshold(-8)), "2026-02-01") == -8);
}

TEST_CASE("from the start on a correction leaves criteria, rule, box and cap as they were") {
    auto other = with_threshold(-3);
    other.title = "peer coaching";
    other.end = day("2026-12-31");
    other.cap = {1000};
    other.rule = verdict_rule::any;
    for (const auto* iso : {"2026-01-05", "2026-05-20"}) {
        const auto now = state_on(trial().replace("c", iso, "t", other), "2026-06-01");
        auto expected = with_threshold(-10);
        expected.title = "peer coaching";
        CHECK(*now.all<experiment>()[0] == expected);
    }
}

TEST_CASE("a late correction keeps what an early one had made of it") {
    const auto log = trial()
                         .replace("c-1", "2026-01-02", "t", with_threshold(-8))
                         .replace("c-2", "2026-03-02", "t", with_threshold(-3));
    CHECK(threshold_on(log, "2026-06-01") == -8);
}

TEST_CASE("a late revision of an early correction is late") {
    const auto log = trial()
                         .replace("c-1", "2026-01-02", "t", with_threshold(-8))
                         .replace("c-2", "2026-03-02", "c-1", with_threshold(-3));
    CHECK(threshold_on(log, "2026-06-01") == -8);
}

TEST_CASE("what freezes is the start as it was moved in time") {
    const auto moved = trial().replace("c-1", "2026-01-02", "t", with_threshold(-10, "2026-02-02"));
    CHECK(threshold_on(log_builder{moved}.replace("c-2", "2026-01-20", "t",
                                                  with_threshold(-8, "2026-02-02")),
                       "2026-06-01") == -8);
    CHECK(threshold_on(log_builder{moved}.replace("c-2", "2026-02-02", "t",
                                                  with_threshold(-8, "2026-02-02")),
                       "2026-06-01") == -10);
}

TEST_CASE("an experiment can be withdrawn at any time, and other entries corrected") {
    const auto now = state_on(trial().withdraw("w", "2026-03-02", "t"), "2026-06-01");
    CHECK(now.all<experiment>().empty());
    const auto person_log = a_log()
                                .entry("p", "2026-01-05", person{"Dana"})
                                .replace("c", "2026-03-02", "p", person{"Dana Kerr"});
    CHECK(state_on(person_log, "2026-06-01").find<person>("p")->name == "Dana Kerr");
}

TEST_CASE("private terms do not cross under the mark of a replacement") {
    const auto boss_sees = [](const log_builder& log) {
        const auto open = standing_shared(log.build(), day("2026-06-01"));
        return std::any_of(open.begin(), open.end(),
                           [](const auto& e) { return holds<experiment>(e->body); });
    };
    const auto replaced_by = [](experiment e) {
        return trial().replace("c", "2026-02-10", "t", shared_entry("", "", std::move(e)));
    };
    CHECK(!boss_sees(replaced_by(with_threshold(-3))));
    CHECK(boss_sees(replaced_by(with_threshold(-10))));
}
