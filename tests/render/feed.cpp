// SPDX-License-Identifier: BSL-1.0
//
// Answers as calendars: what is in them for the report, and what for the boss.
#include <upward/io/icalendar.hpp>
#include <upward/render/render.hpp>

#include "support/build.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace upward;
using namespace upward_tests;
using render::format;

namespace {

io::component calendar_of(const workspace& ws, std::string_view kind, std::string_view as_of,
                          audience asked_by = audience::report) {
    auto how = render::options{};
    how.format = format::ics;
    how.asked_by = asked_by;
    const auto text = render::render(ws, kind, as_of, "", how);
    REQUIRE_MESSAGE(text.ok(), to_string(text.error()));
    const auto read = io::read_icalendar(*text);
    REQUIRE(read.ok());
    REQUIRE(read->ignored.empty());
    return read->calendars.front();
}

/// "VTODO notes@2026-02-23.upward 20260223", a line each.
std::string shown(const io::component& calendar) {
    auto all = std::string{};
    for (const auto& c : calendar.components) {
        const auto* day = c.name == "VTODO" ? c.find("DUE") : c.find("DTSTART");
        all += c.name + " " + c.find("UID")->value + " " + day->value + "\n";
    }
    return all;
}

/// Of what a plan has: a weekly note, a promise, bad news, an experiment that ends.
log_builder full() {
    auto notes = rule{{"operating"}};
    notes.rule = "FREQ=WEEKLY;BYDAY=MO";
    notes.channel = "chat";
    auto tested = experiment{"Shorter\nmeetings"};
    tested.start = day("2026-01-05");
    tested.end = day("2026-02-23");
    tested.unit = "hours";
    return a_log()
        .ana_and_bo()
        .shared("notes", "2026-02-10", notes)
        .shared("agreed", "2026-02-10", rhythm_agreed{{"operating"}, {{{"notes"}}}, both()})
        .entry("p-1", "2026-02-16",
               promise{.to = {{"bo"}}, .text = "A plan; with owners", .due = day("2026-02-24")})
        .entry("s-1", "2026-02-19",
               problem{.topic = "vendor", .severity = {2}, .known = day("2026-02-19")})
        .entry("t-1", "2026-01-05", tested);
}

}  // namespace

TEST_CASE("a plan is a calendar of touches and of what is due") {
    const auto calendar = calendar_of(full().workspace(), "plan", "2026-02-20");
    CHECK(shown(calendar) ==
          "VEVENT touch.notes@2026-02-23.upward 20260220\n"
          "VTODO notes@2026-02-23.upward 20260223\n"
          "VTODO news.s-1.upward 20260223\n"
          "VTODO promise.p-1.upward 20260224\n"
          "VEVENT end.t-1.upward 20260223\n"
          "VTODO close.t-1.upward 20260302\n");
    for (const auto& c : calendar.components) {
        CHECK(c.find("CLASS")->value == "PRIVATE");
        CHECK(c.find("DTSTAMP")->value == "20260220T000000Z");
        CHECK(c.components.size() == (c.find("UID")->value == "end.t-1.upward" ? 0 : 1));
    }
}

TEST_CASE("sentences are those of the catalogue, on one line") {
    const auto calendar = calendar_of(full().workspace(), "plan", "2026-02-20");
    CHECK(calendar.find("X-WR-CALNAME")->value == "To do");
    CHECK(calendar.components[3].find("SUMMARY")->value == "a promise: A plan\\; with owners");
    CHECK(calendar.components[4].find("SUMMARY")->value == "an experiment ends: Shorter meetings");
    auto german = render::catalogue::english();
    REQUIRE(german.replace("duty.promise = Versprochen: {text}\n").ok());
    auto how = render::options{};
    how.format = format::ics;
    how.messages = &german;
    const auto text = render::render(full().workspace(), "plan", "2026-02-20", "", how);
    REQUIRE(text.ok());
    CHECK(text->find("SUMMARY:Versprochen: A plan\\; with owners\r\n") != std::string::npos);
}

TEST_CASE("a UID stays the same from day to day") {
    const auto ws = full().workspace();
    const auto task = std::string{"VTODO notes@2026-02-23.upward 20260223\n"};
    for (const auto* as_of : {"2026-02-18", "2026-02-19", "2026-02-20"})
        CHECK(shown(calendar_of(ws, "touches", as_of)).find(task) != std::string::npos);
}

TEST_CASE("the boss is shown the touches that come, of shared entries, and no duties") {
    auto secret = rule{{"operating"}};
    secret.rule = "FREQ=WEEKLY;BYDAY=TU";
    secret.topic = "secret";
    const auto ws =
        full()
            .entry("hidden", "2026-02-10", secret)
            .entry("more", "2026-02-10", rhythm_agreed{{"mine"}, {{{"hidden"}}}, both()})
            .workspace();
    const auto mine = calendar_of(ws, "touches", "2026-02-20");
    CHECK(io::write_icalendar(mine).find("secret") != std::string::npos);
    const auto calendar = calendar_of(ws, "touches", "2026-02-20", audience::boss);
    CHECK(io::write_icalendar(calendar).find("secret") == std::string::npos);
    REQUIRE_FALSE(calendar.components.empty());
    for (const auto& c : calendar.components) {
        CHECK(c.name == "VEVENT");
        CHECK(c.find("CLASS") == nullptr);
        CHECK(c.components.empty());
    }
}

TEST_CASE("what has no dates ahead is no calendar") {
    auto how = render::options{};
    how.format = format::ics;
    for (const auto* kind :
         {"trust", "rhythm", "agreement", "log", "wake", "partnership", "checklist", "agenda"})
        CHECK(in_short(render::render(workspace{}, kind, "2026-02-20", "", how)) ==
              "invalid_argument");
    how.asked_by = audience::boss;
    CHECK(in_short(render::render(workspace{}, "log", "2026-02-20", "", how)) ==
          "invalid_argument");
    CHECK(in_short(render::render(workspace{}, "plan", "2026-02-20", "", how)) == "not_for_boss");
}

TEST_CASE("an import is told with its counts and what was left out") {
    auto done = io::calendar_import{};
    done.added = 1;
    done.unchanged = 2;
    done.missing = {{"ics.1"}};
    done.ignored = {{4, 2, "X-\x1B[2J", "not read"}, {9, 1, "", "a line has no name"}};
    CHECK(render::render_import(done) ==
          "Import of a calendar\n\n"
          "One new event, 0 changed, 0 withdrawn, 2 as they were\n"
          "  Imported before, and no longer in this calendar: ics.1. They are left as they\n"
          "  are.\n\n"
          "Left out\n"
          "  line 4  X- [2J: not read (2 times)\n"
          "  line 9  a line has no name\n");
}
