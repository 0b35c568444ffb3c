// SPDX-License-Identifier: BSL-1.0
//
// The problems of these tests are known on Tuesday 2026-02-17; without an agreed limit a mild one may
// wait until the end of Thursday the 19th, a severe one until the end of its own day.
#include <upward/model/notices.hpp>

#include "support/build.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>

using namespace upward;
using namespace upward_tests;

namespace {

problem trouble(std::int32_t severity, std::string_view known = "2026-02-17",
                std::optional<double> cost = {}) {
    auto p = problem{.topic = "vendor", .severity = {severity}, .known = day(known)};
    if (cost) p.cost = amount{*cost};
    return p;
}

log_builder mild() { return a_log().ana_and_bo().entry("p", "2026-02-17", trouble(2)); }

told told_boss(std::string from_another = {}) {
    auto t = told{{{{"p"}}}, {{"bo"}}};
    if (!from_another.empty()) t.heard_from = ref<person>{{from_another}};
    return t;
}

notice_limit limit_of(std::int32_t severity, double wd, std::optional<double> cost = {}) {
    auto l = notice_limit{{severity}, {wd}};
    if (cost) l.cost = amount{*cost};
    return l;
}

std::vector<judged_notice> judge(const state& now) {
    const auto who = parties_of(now);
    return judged_notices(now, who, presence_of(now, who), lapse_policy{});
}

/// "first 2026-02-18, known 2026-02-18 by t".
std::string judged(const log_builder& log, std::string_view as_of = "2026-12-31") {
    const auto now = state_on(log, as_of);
    auto text = std::string{};
    for (const auto& j : judge(now))
        text += (text.empty() ? "" : "; ") + std::string{enum_name(j.kind)} + " " + iso(j.day) +
                ", known " + iso(j.known) + " by " + (j.shown_by.empty() ? "silence" : j.shown_by);
    return text;
}

/// The last honest day.
std::string limit_day(const log_builder& log) {
    const auto now = state_on(log, "2026-12-31");
    return iso(judge(now).at(0).limit);
}

}  // namespace

TEST_CASE("bad news told in time is brought first, on the day it was told") {
    CHECK(judged(mild().entry("t", "2026-02-17", told_boss())) ==
          "first 2026-02-17, known 2026-02-17 by t");
    CHECK(judged(mild().entry("t", "2026-02-19", told_boss())) ==
          "first 2026-02-19, known 2026-02-19 by t");
}

TEST_CASE("a problem is open until its limit, then silence makes it a surprise") {
    CHECK(judged(mild(), "2026-02-18") == "open 2026-02-19, known 2026-02-19 by silence");
    CHECK(judged(mild(), "2026-02-19") == "surprise 2026-02-19, known 2026-02-19 by silence");
}

TEST_CASE("telling after the limit changes nothing") {
    CHECK(judged(mild().entry("t", "2026-02-20", told_boss())) ==
          "surprise 2026-02-19, known 2026-02-19 by silence");
}

TEST_CASE("heard from somebody else within the limit is a surprise of that day") {
    CHECK(judged(mild().entry("h", "2026-02-18", told_boss("dana"))) ==
          "surprise 2026-02-18, known 2026-02-18 by h");
    CHECK(judged(mild().entry("s", "2026-02-18", surprise{{{"p"}}})) ==
          "surprise 2026-02-18, known 2026-02-18 by s");
}

TEST_CASE("told after it was heard is no longer first") {
    const auto log = mild()
                         .entry_at(540, "h", "2026-02-18", told_boss("dana"))
                         .entry_at(600, "t", "2026-02-18", told_boss());
    CHECK(judged(log) == "surprise 2026-02-18, known 2026-02-18 by h");
}

TEST_CASE("told before it was heard is first, on the same day too") {
    const auto log = mild()
                         .entry_at(600, "h", "2026-02-18", told_boss("dana"))
                         .entry_at(540, "t", "2026-02-18", told_boss());
    CHECK(judged(log) == "first 2026-02-18, known 2026-02-18 by t");
}

TEST_CASE("heard after the limit the surprise is that of silence, shown by who spoke") {
    CHECK(judged(mild().entry("h", "2026-02-24", told_boss("dana")), "2026-02-23") ==
          "surprise 2026-02-19, known 2026-02-19 by silence");
    CHECK(judged(mild().entry("h", "2026-02-24", told_boss("dana"))) ==
          "surprise 2026-02-19, known 2026-02-19 by h");
}

TEST_CASE("heard before the report could know is neither") {
    CHECK(judged(mild().entry("h", "2026-02-16", told_boss("dana"))) ==
          "unknowable 2026-02-16, known 2026-02-17 by h");
}

TEST_CASE("a problem that is written down late was known all the same") {
    const auto log = a_log().ana_and_bo().entry("p", "2026-02-24", trouble(2));
    CHECK(judged(log, "2026-02-23") == "");
    CHECK(judged(log, "2026-02-24") == "surprise 2026-02-19, known 2026-02-24 by silence");
}

TEST_CASE("what the report brought first is the report's, when an entry says so") {
    auto first = told_boss();
    first.first_from = ref<person>{{"ana"}};
    CHECK(judged(mild().entry("t", "2026-02-18", first)) ==
          "first 2026-02-18, known 2026-02-18 by t");
    first.first_from = ref<person>{{"dana"}};
    CHECK(judged(mild().entry("t", "2026-02-18", first)) ==
          "surprise 2026-02-18, known 2026-02-18 by t");
}

TEST_CASE("telling somebody else is not telling the boss") {
    auto to_carla = told_boss();
    to_carla.to = {{"carla"}};
    CHECK(judged(mild().entry("t", "2026-02-17", to_carla)) ==
          "surprise 2026-02-19, known 2026-02-19 by silence");
}

TEST_CASE("telling of another problem is not telling of this one") {
    auto of_another = told_boss();
    of_another.subjects = {{{"q"}}};
    CHECK(judged(mild().entry("t", "2026-02-17", of_another)) ==
          "surprise 2026-02-19, known 2026-02-19 by silence");
}

// ---- the limit ----

TEST_CASE("without an agreed limit red problems wait not a day, others two") {
    for (const auto severity : {3, 4})
        CHECK(limit_day(a_log().entry("p", "2026-02-17", trouble(severity))) == "2026-02-17");
    for (const auto severity : {0, 1, 2})
        CHECK(limit_day(a_log().entry("p", "2026-02-17", trouble(severity))) == "2026-02-19");
}

TEST_CASE("a limit that falls on a free day is the next working day") {
    CHECK(limit_day(a_log().entry("p", "2026-02-21", trouble(4, "2026-02-21"))) == "2026-02-23");
    CHECK(limit_day(a_log().entry("p", "2026-02-20", trouble(2, "2026-02-20"))) == "2026-02-24");
}

TEST_CASE("an agreed limit stands in place of the policy's") {
    CHECK(limit_day(mild().entry("l", "2026-01-20", limit_of(0, 1))) == "2026-02-18");
    CHECK(limit_day(mild().entry("l", "2026-01-20", limit_of(0, 5))) == "2026-02-24");
    CHECK(limit_day(mild().entry("l", "2026-01-20", limit_of(0, 0))) == "2026-02-17");
    CHECK(limit_day(mild().entry("l", "2026-01-20", limit_of(0, .5))) == "2026-02-18");
}

TEST_CASE("a limit applies from its severity on") {
    CHECK(limit_day(mild().entry("l", "2026-01-20", limit_of(2, 5))) == "2026-02-24");
    CHECK(limit_day(mild().entry("l", "2026-01-20", limit_of(3, 5))) == "2026-02-19");
}

TEST_CASE("of the limits that apply the one for the highest severity counts, then the newest") {
    CHECK(limit_day(mild()
                        .entry("l-1", "2026-01-20", limit_of(2, 4))
                        .entry("l-2", "2026-01-21", limit_of(1, 1))) == "2026-02-23");
    CHECK(limit_day(mild()
                        .entry("l-1", "2026-01-20", limit_of(2, 4))
                        .entry("l-2", "2026-01-21", limit_of(2, 1))) == "2026-02-18");
}

TEST_CASE("a limit with a cost applies from that cost on") {
    const auto costs = [](std::optional<double> cost) {
        return a_log()
            .entry("p", "2026-02-17", trouble(2, "2026-02-17", cost))
            .entry("l", "2026-01-20", limit_of(0, 5, 1000));
    };
    CHECK(limit_day(costs(1000)) == "2026-02-24");
    CHECK(limit_day(costs(999)) == "2026-02-19");
    CHECK(limit_day(costs({})) == "2026-02-19");
}

TEST_CASE("a limit of an area applies there, one without an area everywhere") {
    const auto in_area = [](std::string area) {
        return a_log()
            .in("billing", "p", "2026-02-17", trouble(2))
            .in(std::move(area), "l", "2026-01-20", limit_of(0, 5));
    };
    CHECK(limit_day(in_area("billing")) == "2026-02-24");
    CHECK(limit_day(in_area("*")) == "2026-02-24");
    CHECK(limit_day(in_area("payments")) == "2026-02-19");
}

TEST_CASE("a limit agreed after the problem was known does not apply to it") {
    CHECK(limit_day(mild().entry("l", "2026-02-17", limit_of(0, 5))) == "2026-02-24");
    CHECK(limit_day(mild().entry("l", "2026-02-18", limit_of(0, 5))) == "2026-02-19");
}

TEST_CASE("a limit for days that the work is set back speaks of such problems alone") {
    auto long_ones = limit_of(0, 0);
    long_ones.days.emplace().value = 5;
    const auto set_back = [&](std::optional<double> days) {
        auto p = trouble(2);
        if (days) p.days.emplace().value = *days;
        return limit_day(
            a_log().ana_and_bo().entry("l", "2026-01-05", long_ones).entry("p", "2026-02-17", p));
    };
    CHECK(set_back({}) == "2026-02-19");
    CHECK(set_back(4) == "2026-02-19");
    CHECK(set_back(5) == "2026-02-17");
}
