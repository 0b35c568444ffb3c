// SPDX-License-Identifier: BSL-1.0
#include <upward/io/calendar_zones.hpp>

#include "support/build.hpp"

#include <upward/schedule/zone_file.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace upward;
using namespace upward::io;

namespace {

component calendar_of(const std::string& lines) {
    const auto file = read_icalendar("BEGIN:VCALENDAR\n" + lines + "END:VCALENDAR\n");
    REQUIRE_MESSAGE(file.ok(), to_string(file.error()));
    return file->calendars.front();
}

std::string part(const std::string& name, const std::string& start, const std::string& from,
                 const std::string& to, const std::string& more = "") {
    return "BEGIN:" + name + "\nDTSTART:" + start + "\nTZOFFSETFROM:" + from +
           "\nTZOFFSETTO:" + to + "\n" + more + "END:" + name + "\n";
}

std::string definition(const std::string& name, const std::string& parts) {
    return "BEGIN:VTIMEZONE\nTZID:" + name + "\n" + parts + "END:VTIMEZONE\n";
}

/// How Outlook writes New York: two rules, from the year 1601 on.
const auto like_new_york = part("STANDARD", "16011104T020000", "-0400", "-0500",
                                "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\n") +
                           part("DAYLIGHT", "16010311T020000", "-0500", "-0400",
                                "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\n");

zone made_of(const std::string& parts) {
    const auto calendar = calendar_of(definition("X", parts));
    const auto made = make_zone(*calendar.all("VTIMEZONE").front());
    REQUIRE_MESSAGE(made.ok(), to_string(made.error()));
    return *made;
}

std::string refused(const std::string& parts) {
    const auto calendar = calendar_of(definition("X", parts));
    const auto made = make_zone(*calendar.all("VTIMEZONE").front());
    if (made) return "ok";
    return std::string{name(made.error().code)} + " " + std::to_string(made.error().where.line);
}

std::string found(const component& calendar, std::string_view tzid) {
    auto zones = calendar_zones{calendar};
    const auto zone = zones.find(tzid);
    return zone ? (*zone)->name() : std::string{name(zone.error().code)};
}

}  // namespace

TEST_CASE("a zone is found by its IANA name, also behind what a program put before it") {
    const auto empty = calendar_of("");
    CHECK(found(empty, "Europe/Berlin") == "Europe/Berlin");
    CHECK(found(empty, "UTC") == "UTC");
    CHECK(found(empty, "/freeassociation.sourceforge.net/Tzfile/Europe/Berlin") == "Europe/Berlin");
    CHECK(found(empty, "/mozilla.org/20070129_1/America/Argentina/Buenos_Aires") ==
          "America/Argentina/Buenos_Aires");
    CHECK(found(empty, "/citadel.org/20190914_1/Europe/Berlin") == "Europe/Berlin");
}

TEST_CASE("a zone is found by its name on Windows, in any case") {
    const auto empty = calendar_of("");
    CHECK(found(empty, "W. Europe Standard Time") == "Europe/Berlin");
    CHECK(found(empty, "gmt standard time") == "Europe/London");
    CHECK(found(empty, "Eastern Standard Time") == "America/New_York");
    CHECK(found(empty, "Eastern Standard Time (Mexico)") == "America/Cancun");
    CHECK(found(empty, "Yukon Standard Time") == "America/Whitehorse");
    CHECK(found(empty, "AUS Central Standard Time") == "Australia/Darwin");
    CHECK(found(empty, "W. Europe Standard Tim") == "invalid_value");
    CHECK(found(empty, "") == "invalid_value");
}

TEST_CASE("a zone of another name is found by its location, else made of its definition") {
    const auto calendar =
        calendar_of(definition("Office", "X-LIC-LOCATION:Asia/Tokyo\n" + like_new_york) +
                    definition("Elsewhere", "X-LIC-LOCATION:Nowhere\n" + like_new_york) +
                    definition("Broken", "") + definition("Europe/Berlin", like_new_york));
    CHECK(found(calendar, "Office") == "Asia/Tokyo");
    CHECK(found(calendar, "Elsewhere") == "Elsewhere");
    CHECK(found(calendar, "Europe/Berlin") == "Europe/Berlin");
    CHECK(found(calendar, "Broken") == "invalid_value");
    CHECK(found(calendar, "Unknown") == "invalid_value");
    CHECK(found(calendar, "../../etc/passwd") == "invalid_value");
    auto zones = calendar_zones{calendar};
    CHECK(*zones.find("Elsewhere") == *zones.find("Elsewhere"));
}

TEST_CASE("a zone made of rules without an end is right for ever") {
    const auto made = made_of(like_new_york);
    const auto truth = find_zone("America/New_York");
    REQUIRE(truth.ok());
    for (auto year : {2007, 2026, 2037, 2038, 2100, 2451, 2500, 2999, 5000, 9998})
        for (auto month : {1, 3, 4, 7, 10, 11, 12})
            for (auto day = 1; day <= 28; ++day) {
                const auto utc = to_local(civil_time{year, month, day, 6, 30, 0});
                CHECK_MESSAGE(made.offset_at(utc) == (*truth)->offset_at(utc), to_ical(utc));
            }
}

TEST_CASE("a zone has its own offset before its first onset, and gaps and folds") {
    const auto made = made_of(part("STANDARD", "20260101T000000", "+0100", "+053015"));
    CHECK(made.offset_at(to_local(civil_time{2025, 12, 31, 22, 59, 59})) == 3600);
    CHECK(made.offset_at(to_local(civil_time{2025, 12, 31, 23, 0, 0})) == 19815);
    CHECK(made.at_local(to_local(civil_time{2026, 1, 1, 1, 0, 0})).kind == local_kind::gap);
}

TEST_CASE("a rule ends with its UNTIL, and dates begin what they say") {
    const auto made =
        made_of(part("DAYLIGHT", "20240331T020000", "+0100", "+0200",
                     "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20250330T010000Z\n") +
                part("STANDARD", "20241027T030000", "+0200", "+0100",
                     "RDATE:20251026T030000,20261025T030000\n"));
    const auto summer = [&](std::int32_t year) {
        return made.offset_at(to_local(civil_time{year, 7, 1, 0, 0, 0})) == 7200;
    };
    const auto winter = [&](std::int32_t year) {
        return made.offset_at(to_local(civil_time{year, 12, 1, 0, 0, 0})) == 3600;
    };
    CHECK((summer(2024) && summer(2025)));
    CHECK_FALSE(summer(2026));
    CHECK(winter(2025));
    CHECK(winter(2024));
}

TEST_CASE("a definition that makes no zone is told with its line") {
    CHECK(refused("") == "invalid_value 2");
    CHECK(refused("BEGIN:STANDARD\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:STANDARD\n") ==
          "invalid_value 4");
    CHECK(refused(part("STANDARD", "20260101T000000", "+01", "+0200")) == "invalid_value 6");
    CHECK(refused(part("STANDARD", "20260101T000000", "+0100", "+2460")) == "invalid_value 7");
    CHECK(refused(part("STANDARD", "soon", "+0100", "+0200")) == "invalid_value 5");
    CHECK(refused(part("STANDARD", "20260101T000000", "+0100", "+0200", "RRULE:FREQ=NEVER\n")) ==
          "invalid_rule 8");
    CHECK(refused(part("STANDARD", "20260101T000000", "+0100", "+0200", "RRULE:FREQ=SECONDLY\n")) ==
          "limit_exceeded 2");
}

TEST_CASE("the zones of Windows are there from its first to its last") {
    const auto empty = calendar_of("");
    auto zones = calendar_zones{empty};
    for (const auto* name : {"Afghanistan Standard Time", "Dateline Standard Time", "UTC-11",
                             "UTC+12", "Aleutian Standard Time", "Line Islands Standard Time",
                             "FLE Standard Time", "Greenland Standard Time", "Nepal Standard Time",
                             "Argentina Standard Time", "Myanmar Standard Time"})
        CHECK_MESSAGE(zones.find(name).ok(), name);
}
