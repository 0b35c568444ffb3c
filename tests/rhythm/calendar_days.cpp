// SPDX-License-Identifier: BSL-1.0
#include <upward/rhythm/calendar_days.hpp>

#include "rhythm/arrange.hpp"

#include <upward/schedule/zone_file.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

a_rule in_zone(a_rule r, std::string zone) {
    REQUIRE(find_zone(zone).ok());
    r.made.zone = std::move(zone);
    return r;
}

/// The own dates of a rule that begins on 2026-01-01, as "01-05 01-12".
std::string dates(const a_rule& r, std::string_view home, std::string_view from,
                  std::string_view to) {
    const auto days = calendar_days{r.made, on("2026-01-01"), **find_zone(home)};
    auto text = std::string{};
    for (const auto day : days.nominal_between(on(from), on(to)))
        text += (text.empty() ? "" : " ") + iso(day).substr(5);
    return text;
}

}  // namespace

TEST_SUITE("the dates of a rule with times") {
    TEST_CASE("are those of the workspace's clock: Monday 09:00 in Tokyo is Sunday in New York") {
        const auto calls = in_zone(a_rule("FREQ=WEEKLY;BYDAY=MO;BYHOUR=9"), "Asia/Tokyo");
        CHECK(dates(calls, "America/New_York", "2026-01-01", "2026-01-20") == "01-04 01-11 01-18");
        CHECK(dates(calls, "Asia/Tokyo", "2026-01-01", "2026-01-20") == "01-05 01-12 01-19");
        CHECK(dates(calls, "Europe/Berlin", "2026-01-01", "2026-01-20") == "01-05 01-12 01-19");
        const auto late = in_zone(a_rule("FREQ=WEEKLY;BYDAY=MO;BYHOUR=20"), "America/New_York");
        CHECK(dates(late, "Europe/Berlin", "2026-01-01", "2026-01-20") == "01-06 01-13 01-20");
    }

    TEST_CASE("of a rule without times are the same everywhere, and without a zone, too") {
        CHECK(dates(in_zone(a_rule("FREQ=WEEKLY;BYDAY=MO"), "Asia/Tokyo"), "America/New_York",
                    "2026-01-01", "2026-01-20") == "01-05 01-12 01-19");
        CHECK(dates(a_rule("FREQ=WEEKLY;BYDAY=MO;BYHOUR=9"), "America/New_York", "2026-01-01",
                    "2026-01-20") == "01-05 01-12 01-19");
    }

    TEST_CASE("follow the clocks as they change") {
        const auto nightly = in_zone(a_rule("FREQ=DAILY;BYHOUR=0;BYMINUTE=30"), "Europe/London");
        // 00:30 in London is 00:30 UTC in winter, 23:30 of the day before in summer.
        CHECK(dates(nightly, "UTC", "2026-03-27", "2026-03-31") == "03-27 03-28 03-29 03-30 03-31");
        CHECK(dates(nightly, "UTC", "2026-10-23", "2026-10-27") == "10-23 10-24 10-26 10-27");
    }

    TEST_CASE("are one a day, however many times it has") {
        CHECK(dates(a_rule("FREQ=HOURLY;INTERVAL=5"), "UTC", "2026-01-01", "2026-01-04") ==
              "01-01 01-02 01-03 01-04");
        CHECK(dates(a_rule("FREQ=HOURLY;INTERVAL=36"), "UTC", "2026-01-01", "2026-01-08") ==
              "01-01 01-02 01-04 01-05 01-07 01-08");
        CHECK(dates(a_rule("FREQ=WEEKLY;BYDAY=TU;BYHOUR=9,17"), "UTC", "2026-01-01",
                    "2026-01-14") == "01-06 01-13");
        CHECK(dates(a_rule("FREQ=SECONDLY;BYDAY=TU"), "UTC", "2026-01-01", "2026-01-14") ==
              "01-06 01-13");
    }

    TEST_CASE("end with COUNT and UNTIL") {
        const auto last = [](const a_rule& r, std::string_view home) {
            const auto days = calendar_days{r.made, on("2026-01-01"), **find_zone(home)};
            const auto day = days.last();
            return day ? iso(*day) : "none";
        };
        const auto calls = in_zone(a_rule("FREQ=WEEKLY;COUNT=3;BYDAY=MO;BYHOUR=9"), "Asia/Tokyo");
        CHECK(last(calls, "America/New_York") == "2026-01-18");
        CHECK(dates(calls, "America/New_York", "2026-01-01", "2027-01-01") == "01-04 01-11 01-18");
        CHECK(last(a_rule("FREQ=DAILY;UNTIL=20260110T120000Z;BYHOUR=9"), "UTC") == "2026-01-10");
        CHECK(last(a_rule("FREQ=DAILY;UNTIL=20260110"), "UTC") == "2026-01-10");
        CHECK(last(a_rule("FREQ=DAILY;COUNT=10"), "UTC") == "2026-01-10");
        CHECK(last(a_rule("FREQ=DAILY;BYHOUR=9"), "UTC") == "none");
    }
}

TEST_CASE("a rule of another zone owes on the workspace's dates") {
    const auto due = [](std::string home) {
        REQUIRE(find_zone(home).ok());
        const auto rule = in_zone(a_rule("FREQ=WEEKLY;BYDAY=TU;BYHOUR=9"), "Asia/Tokyo");
        const auto ws = agreed("2026-01-05", {{"calls", rule}}).workspace({.zone = home});
        auto text = std::string{};
        for (const auto& o :
             situation{ws.state_at(day("2026-01-14")), {}, on("2026-01-16")}.outcomes)
            text += (text.empty() ? "" : " ") + o.owed.name + "/" + iso(o.owed.due);
        return text;
    };
    CHECK(due("Asia/Tokyo") == "calls@2026-01-06/2026-01-06 calls@2026-01-13/2026-01-13");
    CHECK(due("America/New_York") == "calls@2026-01-05/2026-01-05 calls@2026-01-12/2026-01-12");
}
