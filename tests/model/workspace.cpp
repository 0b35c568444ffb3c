// SPDX-License-Identifier: BSL-1.0
#include <upward/model/workspace.hpp>

#include "support/build.hpp"

#include <doctest/doctest.h>

using namespace upward;
using namespace upward_tests;

namespace {

std::string made(workspace_settings settings) {
    return in_short(workspace::make(std::move(settings)));
}

}  // namespace

TEST_CASE("a workspace begins with an empty log, the default policy, UTC") {
    const auto ws = workspace{};
    CHECK(ws.entries().size() == 0);
    CHECK(ws.policy() == policy{});
    CHECK(ws.settings() == workspace_settings{});
    CHECK(ws.settings().zone == "UTC");
    CHECK(ws.settings().format == 1);
}

TEST_CASE("what is wrong in the settings is found there") {
    CHECK(made({}) == "ok");
    CHECK(made({.format = 0}) == "out_of_range at /upward");
    CHECK(made({.zone = "Mars / Olympus"}) == "invalid_value at /zone");
    using enum weekday;
    CHECK(made({.calendar = {.weekend = {MO, TU, WE, TH, FR, SA, SU}}}) ==
          "invalid_value at /calendar/weekend");
    CHECK(made({.calendar = {.holidays = {day("2026-01-01"), date{}}}}) ==
          "invalid_date at /calendar/holidays/1");
    CHECK(made({.policy = {.trust = {.other_area = 2}}}) ==
          "invalid_policy at /policy/trust/other_area");
}

TEST_CASE("the name of a zone has the form of IANA's") {
    for (const auto* name : {"UTC", "Europe/Berlin", "America/Argentina/La_Rioja", "Etc/GMT+5"})
        CHECK(is_zone_name(name));
    for (const auto* name : {"", "/UTC", "UTC/", "Europe//Berlin", "Zürich", "a b", "../etc"})
        CHECK_FALSE(is_zone_name(name));
    CHECK_FALSE(is_zone_name(std::string(65, 'a')));
}

TEST_CASE("a policy out of its ranges is refused, and the old one stays") {
    auto ws = workspace{};
    CHECK(in_short(ws.set_policy({.trust = {.other_area = 2}})) ==
          "invalid_policy at /trust/other_area");
    CHECK(ws.policy() == policy{});
    CHECK(ws.set_policy({.trust = {.other_area = .5}}).ok());
    CHECK(ws.policy().trust.other_area == .5);
}

TEST_CASE("an append that fails leaves the workspace as it was") {
    auto ws = a_log().entry("a", "2026-02-02", person{"Ana"}).workspace();
    const auto batch =
        a_log().entry("b", "2026-02-02", person{"Bo"}).entry("a", "2026-02-02", person{"Bea"});
    CHECK(in_short(ws.append(batch.entries())) == "id_conflict at /1/id");
    CHECK(ws.entries().size() == 1);
}

TEST_CASE("a rule of another zone is refused while the workspace's own is not known here") {
    auto calls = rule{};
    calls.rhythm.text = "operating";
    calls.rule = "FREQ=DAILY;BYHOUR=9";
    const auto plain = an_entry("plain", "2026-02-02", calls);
    calls.zone = "UTC";
    const auto zoned = an_entry("zoned", "2026-02-02", calls);
    const auto replacing =
        an_entry("c", "2026-02-02", correction{{{"plain"}}, {an_entry("", "", calls)}, {}});
    auto ws = *workspace::make({.zone = "Workspace/Home"});
    CHECK(in_short(ws.append({plain, zoned})) == "invalid_value at /1");
    CHECK(in_short(ws.append(replacing)) == "invalid_value");
    CHECK(ws.entries().size() == 0);
    CHECK(ws.append(plain).ok());
    CHECK(&ws.zone() == &utc_zone());

    keep_zone("Workspace/Home", zone{"Workspace/Home", 3600, {}, false});
    CHECK(ws.append({zoned, replacing}).ok());
    CHECK(ws.zone().name() == "Workspace/Home");
    CHECK(ws.state_at(day("2026-02-02")).zone().name() == "Workspace/Home");
}

TEST_CASE("a state of the workspace has its calendar") {
    const auto calendar = holidays({"2026-04-03"});
    const auto ws =
        a_log().entry("a", "2026-02-02", person{"Ana"}).workspace({.calendar = calendar});
    const auto now = ws.state_at(day("2026-02-02"));
    CHECK(now.calendar() == *working_calendar::make(calendar));
    CHECK_FALSE(now.calendar().is_working(to_day_number(day("2026-04-03"))));
    CHECK(now.find<person>("a")->name == "Ana");
}
