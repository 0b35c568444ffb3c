// SPDX-License-Identifier: BSL-1.0
#include <upward/io/calendar_events.hpp>

#include "io/text.hpp"
#include "support/build.hpp"

#include <upward/schedule/zone_file.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace upward;
using namespace upward::io;
using upward_tests::iso;
using upward_tests::on;

namespace {

using texts = std::vector<std::string>;

calendar_events read(std::string_view text, std::string_view from, std::string_view to,
                     std::string_view zone_name = "Europe/Berlin") {
    const auto zone = find_zone(zone_name);
    REQUIRE(zone.ok());
    auto found = read_events(text, {*zone, on(from), on(to)});
    REQUIRE_MESSAGE(found.ok(), to_string(found.error()));
    return std::move(*found);
}

std::string two(std::int32_t n) { return (n < 10 ? "0" : "") + std::to_string(n); }

/// "2026-03-02 15:00 the summary (the occurrence)"
texts shown(const std::vector<calendar_event>& events) {
    auto all = texts{};
    for (const auto& e : events) {
        auto line = iso(e.on);
        if (e.begins) line += " " + two(*e.begins / 60) + ":" + two(*e.begins % 60);
        line += " " + e.summary;
        if (!e.occurrence.empty()) line += " (" + e.occurrence + ")";
        all.push_back(line);
    }
    return all;
}

std::string noted(const calendar_events& found) {
    auto all = std::string{};
    for (const auto& n : found.ignored)
        all += std::to_string(n.line) + " x" + std::to_string(n.times) + " " + n.what + ": " +
               n.why + "\n";
    return all;
}

std::string file(const std::string& name) {
    return upward_tests::text_of_file(std::string{UPWARD_TEST_DATA} + "/icalendar/" + name);
}

/// What events a calendar of these lines has in March and April of 2026, in Berlin.
texts events_of(const std::string& lines) {
    return shown(read("BEGIN:VCALENDAR\nVERSION:2.0\n" + lines + "END:VCALENDAR\n", "2026-03-01",
                      "2026-04-30")
                     .events);
}

std::string a_vevent(const std::string& lines, const std::string& uid = "u") {
    return "BEGIN:VEVENT\nUID:" + uid + "\n" + lines + "SUMMARY:it\nEND:VEVENT\n";
}

}  // namespace

TEST_CASE("Google's export: zones, a series with an exception and one moved, whole days") {
    const auto found = read(file("google.ics"), "2026-03-01", "2026-04-30");
    CHECK(shown(found.events) ==
          texts{"2026-03-02 15:00 Numbers with the east ☕️ coast, weekly (20260302T140000Z)",
                "2026-03-09 14:00 Numbers with the east ☕️ coast, weekly (20260309T130000Z)",
                "2026-03-12 Board offsite",
                "2026-03-24 16:00 Numbers with the east coast, moved (20260323T130000Z)",
                "2026-03-30 15:00 Numbers with the east ☕️ coast, weekly (20260330T130000Z)",
                "2026-04-01 00:30 Call with Singapore"});
    CHECK(found.events[0].attendees == texts{"Alex Kim", "Ortiz, Felix"});
    CHECK(found.events[0].is_meeting);
    CHECK_FALSE(found.events[0].is_confidential);
    CHECK(found.events[2].categories == texts{"BOARD"});
    CHECK(found.events[2].is_confidential);
    CHECK(found.uids == std::set<std::string>{"5k2weekly@google.com", "7boardoffsite@google.com",
                                              "8gone@google.com", "9late@google.com"});
    CHECK(noted(found) ==
          "6 x1 X-WR-CALNAME: not read\n"
          "7 x1 X-WR-TIMEZONE: not read\n"
          "39 x1 DESCRIPTION: not read\n"
          "42 x1 LOCATION: not read\n"
          "47 x2 TRANSP: not read\n"
          "68 x1 VALARM: not read\n");
}

TEST_CASE("Outlook's export: names of Windows, a zone of its own, dates that take away times") {
    const auto found = read(file("outlook.ics"), "2026-03-01", "2026-04-30");
    CHECK(shown(found.events) == texts{"2026-03-05 13:30 St. John's (20260305T123000Z)",
                                       "2026-03-10 12:00 In a zone nobody knows (20260310T110000Z)",
                                       "2026-03-13 12:30 St. John's (20260313T113000Z)",
                                       "2026-03-26 10:00 Budget-Review Q1"});
    CHECK(found.events[3].categories == texts{"Review", "Finance"});
    CHECK(found.events[0].is_confidential);
    CHECK(noted(found) ==
          "4 x1 X-CALSTART: not read\n"
          "5 x1 X-WR-RELCALID: not read\n"
          "40 x1 DESCRIPTION: not read\n"
          "45 x1 PRIORITY: not read\n"
          "48 x1 TRANSP: not read\n"
          "50 x1 X-ALT-DESC: not read\n"
          "52 x1 X-MICROSOFT-CDO-BUSYSTATUS: not read\n"
          "53 x1 X-MICROSOFT-CDO-IMPORTANCE: not read\n"
          "54 x1 VALARM: not read\n"
          "72 x1 Mars/Olympus: no zone is known by this name, and none is defined: its times are "
          "taken as local ones\n"
          "73 x1 RRULE: FREQ at byte 5: \"FORTNIGHTLY\" is not SECONDLY, MINUTELY, HOURLY, DAILY, "
          "WEEKLY, MONTHLY or YEARLY\n"
          "77 x1 Without a start: an event without DTSTART\n"
          "82 x1 VTODO: not read\n"
          "86 x1 : THIS has no ':'\n");
}

TEST_CASE("Apple's and Evolution's: prefixed zones, ranges, versions, days, a missing hour") {
    const auto found = read(file("apple.ics"), "2026-03-01", "2026-04-30");
    CHECK(shown(found.events) ==
          texts{"2026-02-28 Closing the month (20260228)", "2026-03-17 14:00 Version three",
                "2026-03-23 08:30 Stand-up (20260323T073000Z)",
                "2026-03-24 08:30 Stand-up (20260324T073000Z)",
                "2026-03-27 08:30 Stand-up (20260327T073000Z)",
                "2026-03-29 03:30 In the hour that is missing",
                "2026-03-30 08:30 Stand-up (20260330T063000Z)",
                "2026-03-31 Closing the month (20260331)",
                "2026-03-31 16:00 Stand-up in the afternoon (20260331T063000Z)",
                "2026-04-01 16:00 Stand-up in the afternoon (20260401T063000Z)",
                "2026-04-02 16:00 Stand-up in the afternoon (20260402T063000Z)",
                "2026-04-30 Closing the month (20260430)"});
    CHECK(noted(found) ==
          "4 x1 X-APPLE-CALENDAR-COLOR: not read\n"
          "37 x1 A2-TWICE: an older version of the same event\n");
}

TEST_CASE("a file of old has lines that end in CR alone") {
    CHECK(shown(read(file("old_mac.ics"), "2026-03-01", "2026-03-31").events) ==
          texts{"2026-03-10 09:00 Lines that end in CR alone"});
}

TEST_CASE("the day of a time is the one on the wall of the window's zone") {
    const auto text =
        "BEGIN:VCALENDAR\n" + a_vevent("DTSTART:20260310T233000Z\n") + "END:VCALENDAR\n";
    CHECK(shown(read(text, "2026-03-11", "2026-03-11", "Europe/Berlin").events) ==
          texts{"2026-03-11 00:30 it"});
    CHECK(shown(read(text, "2026-03-10", "2026-03-10", "America/New_York").events) ==
          texts{"2026-03-10 19:30 it"});
    CHECK(read(text, "2026-03-10", "2026-03-10", "Europe/Berlin").events.empty());
    CHECK(read(text, "2026-03-10", "2026-03-10", "Europe/Berlin").elsewhere.size() == 1);
}

TEST_CASE("the window has both of its days, and what reaches into it") {
    CHECK(events_of(a_vevent("DTSTART;VALUE=DATE:20260301\n")).size() == 1);
    CHECK(events_of(a_vevent("DTSTART;VALUE=DATE:20260430\n")).size() == 1);
    CHECK(events_of(a_vevent("DTSTART;VALUE=DATE:20260228\n")).empty());
    CHECK(events_of(a_vevent("DTSTART;VALUE=DATE:20260501\n")).empty());
    CHECK(events_of(a_vevent("DTSTART;VALUE=DATE:20260227\nDTEND;VALUE=DATE:20260301\n")).empty());
    CHECK(events_of(a_vevent("DTSTART;VALUE=DATE:20260227\nDURATION:P3D\n")) ==
          texts{"2026-02-27 it"});
    CHECK(events_of(a_vevent("DTSTART:20260228T220000Z\nDURATION:PT1H\n")).empty());
    CHECK(events_of(a_vevent("DTSTART:20260228T220000Z\nDURATION:PT1H1S\n")).size() == 1);
}

TEST_CASE("a series has what its rule, its dates and its exceptions leave") {
    CHECK(events_of(a_vevent("DTSTART:20260302T090000Z\nRRULE:FREQ=WEEKLY;COUNT=3\n"
                             "RDATE:20260401T100000Z,20260402T100000Z/PT1H\n"
                             "EXDATE:20260309T090000Z,20260401T100000Z\n")) ==
          texts{"2026-03-02 10:00 it (20260302T090000Z)", "2026-03-16 10:00 it (20260316T090000Z)",
                "2026-04-02 12:00 it (20260402T100000Z)"});
}

TEST_CASE("the start belongs to a series that its rule does not match") {
    CHECK(
        events_of(a_vevent("DTSTART;VALUE=DATE:20260304\nRRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2\n")) ==
        texts{"2026-03-04 it (20260304)", "2026-03-09 it (20260309)", "2026-03-16 it (20260316)"});
}

TEST_CASE("an occurrence may be moved out of the window, or into it") {
    const auto series = a_vevent("DTSTART:20260427T090000Z\nRRULE:FREQ=WEEKLY;COUNT=2\n");
    CHECK(events_of(series + a_vevent("RECURRENCE-ID:20260427T090000Z\nDTSTART:20260601T090000Z\n"))
              .empty());
    CHECK(
        events_of(series +
                  a_vevent("RECURRENCE-ID:20260504T090000Z\nDTSTART:20260429T090000Z\n")) ==
        texts{"2026-04-27 11:00 it (20260427T090000Z)", "2026-04-29 11:00 it (20260504T090000Z)"});
}

TEST_CASE("an override whose series is not there stands for itself") {
    CHECK(events_of(a_vevent("RECURRENCE-ID:20260310T090000Z\nDTSTART:20260311T090000Z\n")) ==
          texts{"2026-03-11 10:00 it (20260310T090000Z)"});
}

TEST_CASE("a range moves what follows on its clock, also across a change of the clock") {
    const auto series =
        a_vevent("DTSTART;TZID=Europe/Berlin:20260325T090000\nRRULE:FREQ=DAILY;COUNT=7\n");
    CHECK(events_of(series +
                    a_vevent("RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:"
                             "20260328T090000\nDTSTART;TZID=Europe/Berlin:20260328T100000\n")) ==
          texts{"2026-03-25 09:00 it (20260325T080000Z)", "2026-03-26 09:00 it (20260326T080000Z)",
                "2026-03-27 09:00 it (20260327T080000Z)", "2026-03-28 10:00 it (20260328T080000Z)",
                "2026-03-29 10:00 it (20260329T070000Z)", "2026-03-30 10:00 it (20260330T070000Z)",
                "2026-03-31 10:00 it (20260331T070000Z)"});
}

TEST_CASE("cancelled is the event, an occurrence, what follows, or all of the calendar") {
    const auto series = a_vevent("DTSTART:20260302T090000Z\nRRULE:FREQ=WEEKLY;COUNT=3\n");
    CHECK(events_of(a_vevent("DTSTART:20260302T090000Z\nSTATUS:CANCELLED\n")).empty());
    CHECK(
        events_of(series + a_vevent("RECURRENCE-ID:20260309T090000Z\nDTSTART:20260309T090000Z\n"
                                    "STATUS:CANCELLED\n")) ==
        texts{"2026-03-02 10:00 it (20260302T090000Z)", "2026-03-16 10:00 it (20260316T090000Z)"});
    CHECK(events_of(series + a_vevent("RECURRENCE-ID;RANGE=THISANDFUTURE:20260309T090000Z\n"
                                      "DTSTART:20260309T090000Z\nSTATUS:CANCELLED\n")) ==
          texts{"2026-03-02 10:00 it (20260302T090000Z)"});
    CHECK(events_of("METHOD:CANCEL\n" + series).empty());
    CHECK(events_of("METHOD:REPLY\n" + series).empty());
}

TEST_CASE("an event without a UID is known by its start and its summary") {
    const auto text = std::string{
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260302T090000Z\nSUMMARY:a\nEND:VEVENT\n"
        "BEGIN:VEVENT\nDTSTART:20260302T090000Z\nSUMMARY:b\nEND:VEVENT\nEND:VCALENDAR\n"};
    const auto found = read(text, "2026-03-01", "2026-03-31");
    CHECK(shown(found.events) == texts{"2026-03-02 10:00 a", "2026-03-02 10:00 b"});
    CHECK(found.ignored.size() == 2);
}

TEST_CASE("a series without measure costs no more than itself") {
    const auto text = "BEGIN:VCALENDAR\n" +
                      a_vevent("DTSTART:20260302T090000Z\nRRULE:FREQ=SECONDLY\n", "endless") +
                      a_vevent("DTSTART:20260302T090000Z\nDURATION:P99999999W\n", "long") +
                      a_vevent("DTSTART:20260303T090000Z\n", "fine") + "END:VCALENDAR\n";
    const auto found = read(text, "2026-03-01", "2026-03-31");
    CHECK(shown(found.events) == texts{"2026-03-02 10:00 it", "2026-03-03 10:00 it"});
    REQUIRE(found.ignored.size() == 1);
    CHECK(found.ignored[0].what == "endless");
    CHECK(found.ignored[0].why == "more than 4000 occurrences");
}

TEST_CASE("an event may not bring more than is read of one") {
    auto lines = std::string{"DTSTART:20260302T090000Z\nSUMMARY:"} +
                 upward_io_tests::repeated("é", 2000) + "\n";
    for (auto n = 0; n < 20; ++n) lines += "RRULE:FREQ=YEARLY\n";
    for (auto n = 0; n < 120; ++n) lines += "ATTENDEE:mailto:a@example.com\n";
    lines +=
        "EXDATE:20270302T090000Z" + upward_io_tests::repeated(",20270302T090000Z", 10'000) + "\n";
    const auto text =
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u\n" + lines + "END:VEVENT\nEND:VCALENDAR\n";
    const auto found = read(text, "2026-03-01", "2026-03-31");
    REQUIRE(found.events.size() == 1);
    CHECK(found.events[0].summary == upward_io_tests::repeated("é", 512));
    CHECK(found.events[0].attendees.size() == 100);
    CHECK(noted(found) ==
          "2 x1 SUMMARY: more than is read of one event\n"
          "22 x1 RRULE: more than is read of one event\n"
          "126 x20 ATTENDEE: more than is read of one event\n"
          "146 x1 EXDATE: more than is read of one event\n");
}
