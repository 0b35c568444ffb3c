// SPDX-License-Identifier: BSL-1.0
#include <upward/io/calendar_feed.hpp>

#include "io/text.hpp"
#include "support/build.hpp"

#include <upward/schedule/zone_file.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace upward;
using namespace upward::io;
using upward_tests::day;

namespace {

calendar_feed feed_of(dated_item item) { return {"Ours", day("2026-02-20"), {std::move(item)}}; }

/// The lines of the only item, joined by LF.
std::string lines_of(const calendar_feed& feed) {
    const auto tree = to_icalendar(feed);
    REQUIRE(tree.components.size() == 1);
    auto text = write_icalendar(tree.components[0]);
    std::erase(text, '\r');
    return text;
}

}  // namespace

TEST_CASE("a feed says who made it, and what it is called") {
    CHECK(write_feed({"To do; now", day("2026-02-20")}) ==
          "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//upward//upward 0.1.0//EN\r\n"
          "CALSCALE:GREGORIAN\r\nX-WR-CALNAME:To do\\; now\r\n"
          "END:VCALENDAR\r\n");
}

TEST_CASE("what takes place on a day is an event of the whole day") {
    CHECK(lines_of(feed_of({"touch.notes@2026-02-28", dated_sort::happening, day("2026-02-28"),
                            "The notes, by chat", "For notes@2026-02-28."})) ==
          "BEGIN:VEVENT\nUID:touch.notes@2026-02-28.upward\nDTSTAMP:20260220T000000Z\n"
          "DTSTART;VALUE=DATE:20260228\nDTEND;VALUE=DATE:20260301\n"
          "SUMMARY:The notes\\, by chat\nDESCRIPTION:For notes@2026-02-28.\nCLASS:PRIVATE\n"
          "TRANSP:TRANSPARENT\nEND:VEVENT\n");
}

TEST_CASE("what takes place at a minute is there by the clock of the feed's zone") {
    auto item = dated_item{"x", dated_sort::happening, day("2026-03-29"), "Talk"};
    item.at = minute_of_day{570};
    item.minutes = 45;
    item.remind = -15;
    item.is_private = false;
    auto feed = feed_of(item);
    feed.where = *find_zone("Europe/Berlin");
    CHECK(lines_of(feed) ==
          "BEGIN:VEVENT\nUID:x.upward\nDTSTAMP:20260220T000000Z\nDTSTART:20260329T073000Z\n"
          "DURATION:PT45M\nSUMMARY:Talk\nBEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:Talk\n"
          "TRIGGER:-PT15M\nEND:VALARM\nEND:VEVENT\n");
}

TEST_CASE("what is due is a task, and its reminder counts from when it is due") {
    auto item = dated_item{"promise.p-1", dated_sort::task, day("2026-02-23"), "The plan"};
    item.remind = 540;
    CHECK(lines_of(feed_of(item)) ==
          "BEGIN:VTODO\nUID:promise.p-1.upward\nDTSTAMP:20260220T000000Z\n"
          "DUE;VALUE=DATE:20260223\nSUMMARY:The plan\nCLASS:PRIVATE\nSTATUS:NEEDS-ACTION\n"
          "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:The plan\nTRIGGER;RELATED=END:PT9H\n"
          "END:VALARM\nEND:VTODO\n");
    item.at = minute_of_day{0};
    item.remind = 0;
    CHECK(lines_of(feed_of(item)).find("DUE:20260223T000000Z\n") != std::string::npos);
    CHECK(lines_of(feed_of(item)).find("TRIGGER;RELATED=END:PT0S\n") != std::string::npos);
}

TEST_CASE("the last day that can be written has no day after it") {
    const auto lines = lines_of(feed_of({"x", dated_sort::happening, day("9999-12-31"), "End"}));
    CHECK(lines.find("DTSTART;VALUE=DATE:99991231\nSUMMARY") != std::string::npos);
}

TEST_CASE("text cannot leave its line") {
    const auto hostile = std::string{"a\r\nEND:VEVENT\r\nBEGIN:VEVENT\nUID:forged\0\x1B[2J", 44};
    auto item = dated_item{hostile, dated_sort::happening, day("2026-02-23"), hostile, hostile};
    item.remind = 0;
    const auto read = read_icalendar(write_feed({hostile, day("2026-02-20"), {item}}));
    REQUIRE(read.ok());
    CHECK(read->ignored.empty());
    REQUIRE(read->calendars.size() == 1);
    REQUIRE(read->calendars[0].components.size() == 1);
    const auto& event = read->calendars[0].components[0];
    CHECK(event.all_lines("UID").size() == 1);
    CHECK(event.components.size() == 1);
    CHECK(unescaped(event.find("SUMMARY")->value) == "a\nEND:VEVENT\nBEGIN:VEVENT\nUID:forged[2J");
}

TEST_CASE("what we write reads back the same") {
    auto dice = upward_tests::dice{11};
    const auto texts =
        std::vector<std::string>{"plain", "a, b; c: \\d", "two\nlines",
                                 upward_io_tests::repeated("☕ and more ", 30), "\"q\""};
    for (auto round = 0; round < 300; ++round) {
        auto feed = calendar_feed{dice.one_of(texts), day("2026-02-20")};
        for (auto n = dice.below(5); n > 0; --n) {
            auto item = dated_item{"i" + std::to_string(n),
                                   dice.once_in(2) ? dated_sort::task : dated_sort::happening,
                                   to_date(dice.between(0, 40'000)), dice.one_of(texts)};
            item.description = dice.one_of(texts);
            if (dice.once_in(2)) item.at = minute_of_day{dice.between(0, 1439)};
            if (dice.once_in(2)) item.remind = dice.between(-2000, 2000);
            feed.items.push_back(item);
        }
        const auto read = read_icalendar(write_feed(feed));
        REQUIRE(read.ok());
        CHECK(read->calendars == std::vector{to_icalendar(feed)});
        for (std::size_t i = 0; i < feed.items.size(); ++i) {
            const auto& c = read->calendars[0].components[i];
            CHECK(unescaped(c.find("SUMMARY")->value) == feed.items[i].summary);
            CHECK(unescaped(c.find("DESCRIPTION")->value) == feed.items[i].description);
        }
    }
}
