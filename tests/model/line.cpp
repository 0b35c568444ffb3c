// SPDX-License-Identifier: BSL-1.0
#include <upward/model/line.hpp>

#include "support/build.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

constexpr std::string_view beginning = "2026-01-05";

const std::vector<std::string> people = {"ana", "bo", "carla", "dana", "eve", "felix"};

leave away(std::string who, std::string_view from, std::string_view to) {
    return {{{std::move(who)}}, day(from), day(to)};
}

/// "2026-01-05 to 2026-03-02": the days on which the line of a day is known so.
std::string days_of(const log_builder& log, std::string_view iso_day) {
    const auto line = lines{state_on(log, "2026-06-30")}.on(on(iso_day));
    const auto until = line.until == std::numeric_limits<day_number>::max();
    return iso(line.from) + " to " + (until ? "the end" : iso(line.until));
}

std::vector<entry> any_people(dice& roll) {
    auto log = a_log();
    const auto any_day = [&roll] { return iso(on(beginning) + roll.between(0, 60)); };
    for (auto n = 0; n < 8; ++n) {
        const auto no = std::to_string(n);
        const auto& report = roll.one_of(people);
        const auto& boss = roll.one_of(people);
        if (report != boss) {
            auto r = relationship{.report = {{report}}, .boss = {{boss}}, .start = day(any_day())};
            if (roll.once_in(3)) r.boss_boss = ref<person>{{roll.one_of(people)}};
            log.entry("r-" + no, any_day(), r);
            if (roll.once_in(2))
                log.entry("end-" + no, any_day(), relationship_ended{{{"r-" + no}}});
        }
        const auto from = any_day();
        log.entry("away-" + no, any_day(),
                  away(roll.one_of(people), from, iso(on(from) + roll.between(0, 9))));
    }
    return log.entries();
}

std::string boss_by_definition(const state& now, const std::string& of) {
    auto boss = std::string{};
    auto started = std::numeric_limits<day_number>::min();
    for (const auto& r : now.all<relationship>()) {
        const auto start = to_day_number(r->start);
        if (r->report.target.text != of || start > now.as_of() || start < started ||
            has_ended(now, r))
            continue;
        started = start, boss = r->boss.target.text;
    }
    return boss;
}

std::vector<std::string> people_by_definition(const state& now) {
    const auto who = parties_of(now);
    auto line = std::vector<std::string>{who.report, who.boss};
    auto next = who.boss_boss.empty() ? boss_by_definition(now, who.boss) : who.boss_boss;
    while (!next.empty() && std::find(line.begin(), line.end(), next) == line.end()) {
        line.push_back(next);
        next = boss_by_definition(now, next);
    }
    return line;
}

bool is_same(const working_calendar& a, const working_calendar& b) {
    for (auto d = on(beginning) - 7; d < on(beginning) + 80; ++d)
        if (a.next(d) != b.next(d)) return false;
    return true;
}

}  // namespace

TEST_CASE("a line holds on all the days that it says, as the log known by each has it") {
    auto roll = dice{20261122};
    for (auto round = 0; round < 60; ++round) {
        const auto entries = any_people(roll);
        auto log = a_log();
        for (const auto& e : entries) log.add(e);
        const auto all = lines{state_on(log, "2026-06-30")};
        for (auto d = on(beginning) - 2; d < on(beginning) + 65;) {
            const auto line = all.on(d);
            CHECK(line.from <= d);
            REQUIRE(line.until > d);
            for (const auto end = std::min(line.until, on(beginning) + 65); d < end; ++d) {
                auto known = a_log();
                for (const auto& e : entries)
                    if (to_day_number(e.date) <= d) known.add(e);
                const auto now = state_on(known, iso(d));
                const auto who = parties_of(now);
                const auto there = presence_of(now, who);
                CHECK(line.who.boss == who.boss);
                CHECK(line.who.start == who.start);
                CHECK(line.people == people_by_definition(now));
                CHECK(is_same(line.there.report, there.report));
                CHECK(is_same(line.there.both, there.both));
            }
        }
    }
}

TEST_CASE("only leaves of the report and the boss make another line") {
    auto log = a_log().ana_and_bo(beginning);
    CHECK(days_of(log, "2026-03-02") == "2026-01-05 to the end");
    log.entry("dana-away", "2026-02-02", away("dana", "2026-02-02", "2026-02-06"));
    log.entry("carla-away", "2026-02-02", away("carla", "2026-02-02", "2026-02-06"));
    CHECK(days_of(log, "2026-03-02") == "2026-01-05 to the end");
    log.entry("bo-away", "2026-03-16", away("bo", "2026-04-06", "2026-04-10"));
    CHECK(days_of(log, "2026-03-02") == "2026-01-05 to 2026-03-16");
    CHECK(days_of(log, "2026-03-16") == "2026-03-16 to the end");
}

TEST_CASE("only relationships that reach the line make another") {
    auto log = a_log().ana_and_bo(beginning);
    const auto since = [](std::string report, std::string boss) {
        return relationship{.report = {{std::move(report)}},
                            .boss = {{std::move(boss)}},
                            .start = day("2025-01-06")};
    };
    log.entry("elsewhere", "2026-02-02", since("dana", "eve"));
    CHECK(days_of(log, "2026-03-02") == "2026-01-05 to the end");
    log.entry("above", "2026-02-09", since("carla", "dana"));
    CHECK(days_of(log, "2026-03-02") == "2026-02-09 to the end");
    CHECK(lines{state_on(log, "2026-06-30")}.on(on("2026-03-02")).people ==
          std::vector<std::string>{"ana", "bo", "carla", "dana", "eve"});
}
