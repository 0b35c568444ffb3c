// SPDX-License-Identifier: BSL-1.0
#include <upward/io/calendar_import.hpp>

#include "support/build.hpp"

#include <upward/io/json.hpp>
#include <upward/model/shared.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace upward;
using namespace upward::io;
using upward_tests::a_log;
using upward_tests::day;
using upward_tests::in_short;

namespace {

using texts = std::vector<std::string>;

workspace in_berlin(const upward_tests::log_builder& log = a_log()) {
    auto settings = workspace_settings{};
    settings.zone = "Europe/Berlin";
    return log.workspace(settings);
}

import_options march() {
    return {.answers = {{"alex"}}, .from = day("2026-03-01"), .to = day("2026-03-31")};
}

std::string file(const std::string& name) {
    return upward_tests::text_of_file(std::string{UPWARD_TEST_DATA} + "/icalendar/" + name);
}

std::string calendar(const std::string& events) {
    return "BEGIN:VCALENDAR\nVERSION:2.0\n" + events + "END:VCALENDAR\n";
}

std::string a_vevent(const std::string& uid, const std::string& start, const std::string& summary,
                     const std::string& more = "") {
    return "BEGIN:VEVENT\nUID:" + uid + "\nDTSTART:" + start + "\nSUMMARY:" + summary + "\n" +
           more + "END:VEVENT\n";
}

calendar_import imported(workspace& ws, const std::string& ics, import_options how = march()) {
    auto done = import_calendar(ws, ics, how);
    REQUIRE_MESSAGE(done.ok(), to_string(done.error()));
    return std::move(*done);
}

/// "1 added, 0 changed, 0 withdrawn, 0 unchanged"
std::string counts(const calendar_import& done) {
    return std::to_string(done.added) + " added, " + std::to_string(done.changed) + " changed, " +
           std::to_string(done.withdrawn) + " withdrawn, " + std::to_string(done.unchanged) +
           " unchanged";
}

/// The events that stand on a day: "2026-03-12 Board".
texts standing(const workspace& ws, std::string_view as_of) {
    auto all = texts{};
    for (const auto& e : ws.entries().standing(day(as_of)))
        if (const auto* it = get_if<event>(&e->body))
            all.push_back(to_string(it->on) + " " + it->name);
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace

TEST_CASE("events become private entries, known since the first day of the import") {
    auto ws =
        in_berlin(a_log().entry("felix", "2026-01-01", person{"Ortiz, Felix", person_role::peer}));
    const auto done = imported(ws, file("google.ics"));
    CHECK(counts(done) == "5 added, 0 changed, 0 withdrawn, 0 unchanged");
    auto lines = std::string{};
    for (const auto& e : done.entries) lines += write_entry(e) + "\n";
    CHECK(
        lines ==
        R"({"answers":"alex","audience":["felix"],"begins":900,"date":"2026-03-01","id":"ics.d7e38113-0b33-51c0-a4db-644f79f89e51.20260302T140000Z","kind":"event","name":"Numbers with the east ☕️ coast, weekly","on":"2026-03-02","topic":"Numbers with the east ☕️ coast, weekly","type":"meeting"}
{"answers":"alex","audience":["felix"],"begins":840,"date":"2026-03-01","id":"ics.d7e38113-0b33-51c0-a4db-644f79f89e51.20260309T130000Z","kind":"event","name":"Numbers with the east ☕️ coast, weekly","on":"2026-03-09","topic":"Numbers with the east ☕️ coast, weekly","type":"meeting"}
{"answers":"alex","date":"2026-03-01","id":"ics.bb7165a3-24ea-5f22-9769-5fb48d051a34","kind":"event","name":"Board offsite","on":"2026-03-12","topic":"BOARD","type":"board"}
{"answers":"alex","begins":960,"date":"2026-03-01","id":"ics.d7e38113-0b33-51c0-a4db-644f79f89e51.20260323T130000Z","kind":"event","name":"Numbers with the east coast, moved","on":"2026-03-24","topic":"Numbers with the east coast, moved","type":"other"}
{"answers":"alex","audience":["felix"],"begins":900,"date":"2026-03-01","id":"ics.d7e38113-0b33-51c0-a4db-644f79f89e51.20260330T130000Z","kind":"event","name":"Numbers with the east ☕️ coast, weekly","on":"2026-03-30","topic":"Numbers with the east ☕️ coast, weekly","type":"meeting"}
)");
}

TEST_CASE("the same calendar again adds nothing, whatever its window") {
    auto ws = in_berlin();
    imported(ws, file("outlook.ics"));
    const auto before = write_workspace(ws);
    auto later = march();
    later.from = day("2026-03-10");
    later.known = day("2026-03-10");
    const auto again = imported(ws, file("outlook.ics"), later);
    CHECK(counts(again) == "0 added, 0 changed, 0 withdrawn, 3 unchanged");
    CHECK(again.entries.empty());
    CHECK(write_workspace(ws) == before);
}

TEST_CASE("a changed event is corrected from the day on which that is known") {
    auto ws = in_berlin();
    imported(ws, calendar(a_vevent("u", "20260312T090000Z", "Board")));
    auto how = march();
    how.known = day("2026-03-05");
    const auto moved = calendar(a_vevent("u", "20260319T090000Z", "Board"));
    CHECK(counts(imported(ws, moved, how)) == "0 added, 1 changed, 0 withdrawn, 0 unchanged");
    CHECK(standing(ws, "2026-03-04") == texts{"2026-03-12 Board"});
    CHECK(standing(ws, "2026-03-05") == texts{"2026-03-19 Board"});
    CHECK(counts(imported(ws, moved, how)) == "0 added, 0 changed, 0 withdrawn, 1 unchanged");
}

TEST_CASE("an event that leaves the window is corrected as well") {
    auto ws = in_berlin();
    imported(ws, calendar(a_vevent("u", "20260312T090000Z", "Board")));
    CHECK(counts(imported(ws, calendar(a_vevent("u", "20260512T090000Z", "Board")))) ==
          "0 added, 1 changed, 0 withdrawn, 0 unchanged");
    CHECK(standing(ws, "2026-03-31") == texts{"2026-05-12 Board"});
}

TEST_CASE("a cancelled event is withdrawn, and stands again when it takes place after all") {
    auto ws = in_berlin();
    const auto fine = calendar(a_vevent("u", "20260312T090000Z", "Board"));
    const auto cancelled =
        calendar(a_vevent("u", "20260312T090000Z", "Board", "STATUS:CANCELLED\n"));
    imported(ws, fine);
    for (auto round = 0; round < 6; ++round) {
        CHECK(counts(imported(ws, cancelled)) == "0 added, 0 changed, 1 withdrawn, 0 unchanged");
        CHECK(standing(ws, "2026-03-31").empty());
        CHECK(counts(imported(ws, cancelled)) == "0 added, 0 changed, 0 withdrawn, 0 unchanged");
        CHECK(counts(imported(ws, fine)) == "0 added, 1 changed, 0 withdrawn, 0 unchanged");
        CHECK(standing(ws, "2026-03-31") == texts{"2026-03-12 Board"});
    }
}

TEST_CASE("an occurrence that its series no longer has is withdrawn") {
    auto ws = in_berlin();
    imported(ws, calendar(a_vevent("u", "20260302T090000Z", "Weekly", "RRULE:FREQ=WEEKLY\n")));
    const auto done = imported(
        ws,
        calendar(a_vevent("u", "20260302T090000Z", "Weekly",
                          "RRULE:FREQ=WEEKLY\nEXDATE:20260309T090000Z\n") +
                 a_vevent("u", "20260317T090000Z", "Moved", "RECURRENCE-ID:20260316T090000Z\n")));
    CHECK(counts(done) == "0 added, 1 changed, 1 withdrawn, 3 unchanged");
    CHECK(standing(ws, "2026-03-31") ==
          texts{"2026-03-02 Weekly", "2026-03-17 Moved", "2026-03-23 Weekly", "2026-03-30 Weekly"});
}

TEST_CASE("an event that is gone without a word is told, and left as it is") {
    auto ws = in_berlin();
    const auto first = imported(ws, calendar(a_vevent("a", "20260312", "A")));
    const auto other = imported(ws, calendar(a_vevent("b", "20260312", "B")));
    CHECK(counts(other) == "1 added, 0 changed, 0 withdrawn, 0 unchanged");
    REQUIRE(other.missing.size() == 1);
    CHECK(other.missing[0] == first.entries[0].id);
    CHECK(standing(ws, "2026-03-31") == texts{"2026-03-12 A", "2026-03-12 B"});
}

TEST_CASE("what was corrected by hand stays until the calendar changes") {
    auto ws = in_berlin();
    const auto plain = calendar(a_vevent("u", "20260312", "Board"));
    const auto id = imported(ws, plain).entries[0].id;
    auto by_hand = event{day("2026-03-12"), "Board", "budget", event_type::board, {{"alex"}}};
    const auto log = a_log().replace("mine", "2026-03-02", id.text, by_hand);
    REQUIRE(ws.append(log.entries()).ok());
    CHECK(counts(imported(ws, plain)) == "0 added, 0 changed, 0 withdrawn, 1 unchanged");
    CHECK(get<event>(ws.state_at(day("2026-03-31")).find_entry(id.text)->body).topic == "budget");
}

TEST_CASE("shared are the events that the calendar does not keep to itself") {
    auto ws = in_berlin();
    auto how = march();
    how.visibility = visibility_level::shared;
    how.area = "billing";
    imported(ws,
             calendar(a_vevent("a", "20260312", "Open") +
                      a_vevent("b", "20260313", "Doctor", "CLASS:PRIVATE\n")),
             how);
    auto shown = texts{};
    for (const auto& e : standing_shared(ws.entries(), day("2026-03-31")))
        shown.push_back(get<event>(e->body).name);
    CHECK(shown == texts{"Open"});
}

TEST_CASE("a topic and a type come from the categories") {
    auto ws = in_berlin();
    const auto done = imported(
        ws, calendar(a_vevent("a", "20260310", "Q1", "CATEGORIES:Budget\\, all,Board\n") +
                     a_vevent("b", "20260311", "Talk", "ATTENDEE;CN=Bo:mailto:bo@example.com\n") +
                     a_vevent("c", "20260312", "")));
    REQUIRE(done.entries.size() == 3);
    const auto& board = get<event>(done.entries[0].body);
    CHECK(board.topic == "Budget, all");
    CHECK(board.type == event_type::board);
    const auto& talk = get<event>(done.entries[1].body);
    CHECK(talk.topic == "Talk");
    CHECK(talk.type == event_type::meeting);
    CHECK(get<event>(done.entries[2].body).name == "untitled");
}

TEST_CASE("the audience are people of the log whose name is theirs alone") {
    auto ws = in_berlin(a_log()
                            .entry("alex", "2026-01-01", person{"Alex", person_role::boss})
                            .entry("bo", "2026-01-01", person{"Bo", person_role::peer})
                            .entry("sam1", "2026-01-01", person{"Sam", person_role::peer})
                            .entry("sam2", "2026-01-01", person{"Sam", person_role::peer}));
    auto attendees = std::string{};
    for (const auto* name : {"Alex", "Bo", "Sam", "Nobody"})
        attendees += std::string{"ATTENDEE;CN="} + name + ":mailto:x@example.com\n";
    const auto done = imported(ws, calendar(a_vevent("a", "20260310", "Q1", attendees)));
    const auto& it = get<event>(done.entries[0].body);
    REQUIRE(it.audience.size() == 1);
    CHECK(it.audience[0] == id{"bo"});
}

TEST_CASE("a failed import leaves the workspace as it was") {
    auto ws = in_berlin();
    auto how = march();
    how.answers = {{"not an id"}};
    CHECK(in_short(import_calendar(ws, calendar(""), how)) == "invalid_id at /answers");
    how = march();
    how.area = "no area";
    CHECK(in_short(import_calendar(ws, calendar(""), how)) == "invalid_id at /area");
    how = march();
    how.to = day("2026-02-01");
    CHECK(in_short(import_calendar(ws, calendar(""), how)) == "invalid_date at /to");
    how.to = date{};
    CHECK(in_short(import_calendar(ws, calendar(""), how)) == "invalid_date at /to");
    CHECK(in_short(import_calendar(ws, "BEGIN:VCALENDAR\n", march())) == "syntax");
    CHECK(ws.entries().size() == 0);
    auto settings = workspace_settings{};
    settings.zone = "Mars/Olympus";
    auto elsewhere = a_log().workspace(settings);
    CHECK(in_short(import_calendar(elsewhere, calendar(""), march())) == "invalid_value");
}

TEST_CASE("the report is JSON") {
    auto ws = in_berlin();
    CHECK(write_import(imported(ws, calendar("X-A:1\nX-A:2\n"))) ==
          R"({"added":0,"changed":0,"entries":[],"ignored":[{"line":3,"times":2,"what":"X-A",)"
          R"("why":"not read"}],"missing":[],"unchanged":0,"withdrawn":0})");
}
