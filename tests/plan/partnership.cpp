// SPDX-License-Identifier: BSL-1.0
#include <upward/plan/partnership.hpp>

#include "plan/any_life.hpp"
#include "rhythm/arrange.hpp"
#include "support/build.hpp"

#include <upward/io/query.hpp>
#include <upward/trust/trust.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

partnership_answer partnership_on(const log_builder& log, std::string_view iso_day,
                                  const calendar_definition& calendar = {}) {
    return partnership_of(*scene{log, iso_day, {}, calendar}, {});
}

/// "2026-02-27 proving, 2026-01-30 starting": as shown, the newest first.
std::string months_on(const log_builder& log, std::string_view iso_day,
                      const calendar_definition& calendar = {}) {
    auto text = std::string{};
    for (const auto& m : partnership_on(log, iso_day, calendar).months)
        text +=
            (text.empty() ? "" : ", ") + to_string(m.day) + " " + std::string{enum_name(m.stage)};
    return text;
}

/// "protective since 2026-03-02"
std::string stage_on(const log_builder& log, std::string_view iso_day) {
    const auto a = partnership_on(log, iso_day);
    auto text = std::string{enum_name(a.stage)};
    if (a.since) text += " since " + to_string(*a.since);
    return text;
}

log_builder since_january() { return a_log().ana_and_bo("2026-01-05"); }

protective alarm(protective_sort sort = protective_sort::threat) { return {sort, {}}; }
protective the_end_by(const char* by) { return {protective_sort::ended, ref<person>{{by}}}; }

/// What a month was like, asked of the log as it stood on its last working day.
partnership_month by_definition(const log_builder& life, day_number day, const policy& p) {
    auto known = a_log();
    for (const auto& e : life.entries())
        if (to_day_number(e.date) <= day) known.add(e);
    const auto now = state_on(known, iso(day));
    const auto here = situation{now, p, day + 90};
    const auto trust = trust_of(here, {});

    auto m = partnership_month{to_date(day)};
    m.uncertainty = trust.dimensions.credibility.u;
    m.overall = trust.overall;
    m.rhythm = here.stage.shown;
    const auto lately = window_ending(here.there.both, day, p.weaning.window_wd, here.who.start);
    if (lately.count == p.weaning.window_wd) m.asks = asks_out_of_rhythm(here.asks, lately);
    m.control = trust.control.index;
    const auto& seen = trust.control;
    if (seen.detail + seen.direction > 0)
        m.direction_share = static_cast<double>(seen.direction) / (seen.detail + seen.direction);
    m.revealed = revealed_trust_of(now, here.who, m.rhythm, p.partnership.partner, p).reading;
    return m;
}

}  // namespace

TEST_SUITE("months") {
    TEST_CASE("are judged on their last working day, and not before") {
        CHECK(months_on(since_january(), "2026-01-29") == "");
        CHECK(months_on(since_january(), "2026-01-30") == "2026-01-30 starting");
        CHECK(months_on(since_january(), "2026-02-28") ==
              "2026-02-27 starting, 2026-01-30 starting");
        CHECK(months_on(since_january(), "2026-01-29", holidays({"2026-01-30"})) ==
              "2026-01-29 starting");
        const auto a = partnership_on(since_january(), "2026-02-20");
        CHECK(to_string(*a.last_judged) == "2026-01-30");
        CHECK(to_string(*a.next_judged) == "2026-02-27");
    }

    TEST_CASE("that the report is away for are no months") {
        const auto log = since_january().entry(
            "l", "2026-01-05", leave{{{"ana"}}, day("2026-01-26"), day("2026-03-06")});
        CHECK(months_on(log, "2026-03-31") == "2026-03-31 starting, 2026-01-23 starting");
    }

    TEST_CASE("begin with the relationship, and with what is known of it") {
        auto log = since_january().entry(
            "next", "2026-02-02", relationship{{{"ana"}}, {{"carla"}}, {}, day("2026-03-02")});
        CHECK(months_on(log, "2026-04-01") == "2026-03-31 starting");
        CHECK(stage_on(log, "2026-04-01") == "starting since 2026-03-02");
        const auto late = a_log().entry("r", "2026-03-09",
                                        relationship{{{"ana"}}, {{"bo"}}, {}, day("2020-01-01")});
        CHECK(months_on(late, "2026-04-01") == "2026-03-31 starting");
    }

    TEST_CASE("of an empty log are none") {
        const auto a = partnership_on(a_log(), "2026-04-01");
        CHECK(a.stage == partnership_stage::starting);
        CHECK(!a.since);
        CHECK(!a.next_judged);
        CHECK(a.months.empty());
        CHECK(a.unmet.empty());
    }

    TEST_CASE("are shown as many as one asks for") {
        const auto now = scene{since_january(), "2026-12-31"};
        CHECK(partnership_of(*now, {}).months.size() == 12);
        CHECK(partnership_of(*now, {{2}}).months.size() == 2);
        CHECK(to_string(partnership_of(*now, {{2}}).months.back().day) == "2026-11-30");
        CHECK(partnership_of(*now, {{0}}).months.empty());
    }

    TEST_CASE("say what trust, the rhythm and control said on that day, whatever came after") {
        for (auto seed = 1; seed <= 80; ++seed) {
            auto roll = dice{static_cast<std::uint64_t>(seed)};
            const auto life = any_life(roll);
            const auto p = any_policy(roll);
            const auto today = life_begins + roll.between(40, 150);
            auto known = a_log();
            for (const auto& e : life.entries())
                if (to_day_number(e.date) <= today) known.add(e);
            const auto now = state_on(known, iso(today));
            for (const auto& m : partnership_of(situation{now, p, today + 90}, {}).months) {
                // A note of the day before an agreement is its first one, as is known only then.
                if (to_day_number(m.day) == world_begins - 3) continue;
                const auto expected = by_definition(life, to_day_number(m.day), p);
                INFO(seed, " on ", to_string(m.day));
                CHECK(compares_as(m.uncertainty) == compares_as(expected.uncertainty));
                CHECK(compares_as(m.overall) == compares_as(expected.overall));
                CHECK(m.rhythm == expected.rhythm);
                CHECK(m.asks == expected.asks);
                CHECK(m.control == expected.control);
                CHECK(m.direction_share == expected.direction_share);
                CHECK(m.revealed == expected.revealed);
            }
        }
    }

    TEST_CASE("compare revealed trust with .70, whatever trust is") {
        // R = (.75*0 + 2 T)/(.75 + 2): .3067 against T = .4217, .5091 against .70.
        const auto log =
            since_january().entry("a", "2026-01-30", boss_act{boss_act_sort::takes_back});
        const auto m = partnership_on(log, "2026-01-30").months.at(0);
        CHECK(m.revealed == revealed_reading::below);
        const auto kind = since_january().entry("a", "2026-01-30", boss_act{boss_act_sort::invest});
        CHECK(partnership_on(kind, "2026-01-30").months.at(0).revealed == revealed_reading::above);
        // 2 * .30/(2 + .5): .06 from .30, yet .14 from .70.
        auto mild = policy{};
        mild.revealed.takes_back = -.5;
        const auto now = state_on(log, "2026-01-30");
        const auto trust = trust_of(situation{now, mild, now.as_of()}, {});
        CHECK(trust.revealed.reading == revealed_reading::agrees);
        const auto month = partnership_of(situation{now, mild, now.as_of()}, {}).months.at(0);
        CHECK(month.revealed == revealed_reading::below);
    }

    TEST_CASE("count asks in ten full working days of both") {
        const auto log = a_log()
                             .ana_and_bo("2026-01-19")
                             .entry("a", "2026-01-20", ask{{{"bo"}}, {{"ana"}}, "budget"});
        CHECK(partnership_on(log, "2026-01-30").months.at(0).asks == 1);
        CHECK(!partnership_on(a_log().ana_and_bo("2026-01-20"), "2026-01-30").months.at(0).asks);
        const auto away = a_log().add(log).entry(
            "l", "2026-01-21", leave{{{"bo"}}, day("2026-01-22"), day("2026-01-22")});
        CHECK(!partnership_on(away, "2026-01-30").months.at(0).asks);
    }
}

TEST_SUITE("an alarm") {
    TEST_CASE("of each sort is protective on its own day") {
        for (const auto sort : {protective_sort::told_to_deceive, protective_sort::retaliation,
                                protective_sort::threat, protective_sort::harassment}) {
            const auto log = since_january().entry("x", "2026-03-04", alarm(sort));
            CHECK(stage_on(log, "2026-03-03") == "starting since 2026-01-05");
            CHECK(stage_on(log, "2026-03-04") == "protective since 2026-03-04");
            CHECK(stage_on(log, "2026-09-04") == "protective since 2026-03-04");
            const auto a = partnership_on(log, "2026-03-31");
            REQUIRE(a.protective);
            CHECK(a.protective->because ==
                  std::vector{message{"protective.entry"}
                                  .with("entry", "x")
                                  .with("sort", std::string{enum_name(sort)})
                                  .with("on", "2026-03-04")});
            CHECK(a.protective->instead.size() == 3);
            CHECK(a.unmet.empty());
            CHECK(a.months.at(0).stage == partnership_stage::protective);
            CHECK(a.months.at(1).stage == partnership_stage::starting);
        }
    }

    TEST_CASE("is ended by the report alone, from that day on starting") {
        const auto log = since_january().entry("x", "2026-03-04", alarm());
        const auto ended = [&](const protective& e) {
            return stage_on(a_log().add(log).entry("e", "2026-03-09", e), "2026-03-20");
        };
        CHECK(ended(alarm(protective_sort::ended)) == "starting since 2026-03-09");
        CHECK(ended(the_end_by("ana")) == "starting since 2026-03-09");
        CHECK(ended(the_end_by("bo")) == "protective since 2026-03-04");
        CHECK(ended(the_end_by("carla")) == "protective since 2026-03-04");
    }

    TEST_CASE("stands on its own day against an end, but for one at a later minute") {
        const auto both = [](const char* end_id, std::optional<int> alarm_at,
                             std::optional<int> end_at) {
            auto log = since_january();
            const auto add = [&log](const char* id, std::optional<int> at, protective what) {
                if (at) log.entry_at(*at, id, "2026-03-04", what);
                else log.entry(id, "2026-03-04", what);
            };
            add("m", alarm_at, alarm());
            add(end_id, end_at, the_end_by("ana"));
            return partnership_on(log, "2026-03-20").stage;
        };
        for (const auto* id : {"a", "z"}) {
            CHECK(both(id, {}, {}) == partnership_stage::protective);
            CHECK(both(id, 600, {}) == partnership_stage::protective);
            CHECK(both(id, {}, 600) == partnership_stage::protective);
            CHECK(both(id, 600, 600) == partnership_stage::protective);
            CHECK(both(id, 601, 600) == partnership_stage::protective);
            CHECK(both(id, 599, 600) == partnership_stage::starting);
        }
    }

    TEST_CASE("that was taken back was none, and one of another boss is over") {
        const auto log = since_january().entry("x", "2026-03-04", alarm());
        CHECK(stage_on(a_log().add(log).withdraw("w", "", "x"), "2026-03-20") ==
              "starting since 2026-01-05");
        const auto next = a_log().add(log).entry(
            "next", "2026-03-09", relationship{{{"ana"}}, {{"carla"}}, {}, day("2026-03-09")});
        CHECK(stage_on(next, "2026-03-08") == "protective since 2026-03-04");
        CHECK(stage_on(next, "2026-03-20") == "starting since 2026-03-09");
    }

    TEST_CASE("sounds by itself after three months of rising control with trust below") {
        auto log = since_january().entry("t", "2026-01-28", boss_act{boss_act_sort::takes_back});
        auto n = 0;
        const auto signed_off = [&](std::string_view iso_day, int times) {
            for (int i = 0; i < times; ++i)
                log.entry("d" + std::to_string(n++), iso_day, decision_made{{}, true});
        };
        const auto acts = [&](std::string_view iso_day, int times) {
            for (int i = 0; i < times; ++i)
                log.entry("d" + std::to_string(n++), iso_day, detail_act{.by = {{"bo"}}});
        };
        const auto asks = [&](std::string_view iso_day, int times) {
            for (int i = 0; i < times; ++i)
                log.entry("d" + std::to_string(n++), iso_day, ask{{{"bo"}}, {{"ana"}}, "budget"});
        };
        for (const auto* month_end : {"2026-01-30", "2026-02-27", "2026-03-31"}) {
            signed_off(month_end, 9);
            acts(month_end, 9);
            asks(month_end, 8 + n / 9);
        }
        CHECK(stage_on(log, "2026-03-30") == "starting since 2026-01-05");
        const auto a = partnership_on(log, "2026-03-31");
        for (const auto& m : a.months) {
            CHECK(m.control.value() >= .6);
            CHECK(m.revealed == revealed_reading::below);
        }
        CHECK(a.stage == partnership_stage::protective);
        CHECK(a.protective->because.at(0).key == "protective.control");
        CHECK(stage_on(log, "2026-12-31") == "protective since 2026-03-31");
        CHECK(stage_on(log.entry("e", "2026-04-01", the_end_by("ana")), "2026-06-30") ==
              "starting since 2026-04-01");
    }
}

TEST_CASE("what the last month did not meet is said of the stage held and of the next") {
    auto log = since_january();
    for (int i = 0; i < 8; ++i) {
        const auto n = std::to_string(i);
        log.entry("p" + n, "2026-01-12",
                  promise{.to = {{"bo"}}, .text = n, .due = day("2026-01-14")});
        log.entry("o" + n, "2026-01-14", promise_outcome{{{"p" + n}}});
    }
    const auto keys = [&](std::string_view iso_day) {
        auto text = std::string{};
        for (const auto& s : partnership_on(log, iso_day).unmet) {
            text += (text.empty() ? "" : "; ") + std::string{enum_name(s.stage)} + ":";
            for (const auto& c : s.conditions)
                text += " " + c.key.substr(std::string_view{"partnership."}.size());
        }
        return text;
    };
    CHECK(keys("2026-01-29") == "");  // no month is judged yet
    // Nobody asks: trusted at once. Without an observation there is no control index.
    CHECK(partnership_on(log, "2026-01-30").stage == partnership_stage::trusted);
    CHECK(keys("2026-01-30") == "partnership: control_unknown");
    CHECK(keys("2026-02-27") == "partnership: trust control_unknown");  // T .6963
    // T .5942, u .5703; then .5801, .6135.
    CHECK(keys("2026-10-30") == "trusted: trust; partnership: trust control_unknown");
    CHECK(partnership_on(log, "2026-10-30").failing_months == 1);
    CHECK(stage_on(log, "2026-10-30") == "trusted since 2026-01-30");
    CHECK(stage_on(log, "2026-11-30") == "starting since 2026-11-30");
    CHECK(keys("2026-11-30") == "proving: uncertain");
}

TEST_CASE("three months in a row are counted on the way up") {
    auto log = since_january();
    auto n = 0;
    for (const auto* iso_day : {"2026-01-28", "2026-02-25", "2026-03-26"}) {
        for (int i = 0; i < 12; ++i) {
            const auto name = std::to_string(n++);
            log.entry("p" + name, iso_day,
                      promise{.to = {{"bo"}}, .text = name, .due = day(iso_day)});
            log.entry("o" + name, iso_day, promise_outcome{{{"p" + name}}});
            log.entry("d" + name, iso_day, decision_made{{}, false});
            log.entry("c" + name, iso_day, credit_shared{});
        }
        log.entry("a" + std::to_string(n), iso_day,
                  ask{{{"bo"}}, {{"ana"}}, "budget", ask_sort::direction});
    }
    const auto counted = partnership_on(log, "2026-02-27");
    CHECK(counted.partner_months == 2);
    CHECK(counted.unmet.at(0).conditions == std::vector{message{"partnership.months"}
                                                            .with("met", std::int64_t{2})
                                                            .with("needed", std::int64_t{3})});
    CHECK(stage_on(log, "2026-03-31") == "partnership since 2026-03-31");
    CHECK(partnership_on(log, "2026-03-31").unmet.empty());
}
