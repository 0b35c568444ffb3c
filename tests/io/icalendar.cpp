// SPDX-License-Identifier: BSL-1.0
#include <upward/io/icalendar.hpp>

#include "io/text.hpp"
#include "support/build.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace upward;
using namespace upward::io;
using upward_io_tests::repeated;

namespace {

/// "VCALENDAR{VERSION VEVENT{UID}}"
std::string shape(const component& c) {
    auto text = c.name + "{";
    auto gap = "";
    for (const auto& p : c.properties) text += gap + p.name, gap = " ";
    for (const auto& inner : c.components) text += gap + shape(inner), gap = " ";
    return text + "}";
}

std::string read_shape(std::string_view text) {
    const auto file = read_icalendar(text);
    if (!file) return upward_io_tests::in_short(file.error());
    auto shapes = std::string{};
    for (const auto& c : file->calendars) shapes += (shapes.empty() ? "" : " ") + shape(c);
    for (const auto& n : file->ignored)
        shapes += "; " + std::to_string(n.line) + " " + n.what + ": " + n.why;
    return shapes;
}

component random_component(upward_tests::dice& dice, std::string name, int depth) {
    auto c = component{std::move(name)};
    const auto texts = std::vector<std::string>{
        "", "plain", "a,b;c:d\\e", "☕ two\nlines", repeated("long é ", 40), "BEGIN:VEVENT"};
    for (auto n = dice.below(4); n > 0; --n)
        c.add("X-P" + std::to_string(n), escaped(dice.one_of(texts)),
              dice.once_in(2) ? std::vector<content_parameter>{}
                              : std::vector<content_parameter>{{"CN", {dice.one_of(texts)}}});
    if (depth > 0)
        for (auto n = dice.below(4); n > 0; --n)
            c.components.push_back(random_component(dice, "VX" + std::to_string(n), depth - 1));
    return c;
}

}  // namespace

TEST_CASE("components hold properties and components") {
    CHECK(read_shape("BEGIN:VCALENDAR\nVERSION:2.0\nbegin:vevent\nUID:1\nBEGIN:VALARM\nEND:VALARM\n"
                     "End:vEvent \nX-A:1\nEND:VCALENDAR\n") ==
          "VCALENDAR{VERSION X-A VEVENT{UID VALARM{}}}");
}

TEST_CASE("a text may hold several calendars, or one without anything") {
    CHECK(
        read_shape("BEGIN:VCALENDAR\nEND:VCALENDAR\nBEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR") ==
        "VCALENDAR{} VCALENDAR{VERSION}");
}

TEST_CASE("what is no part of a tree is left out and noted") {
    CHECK(read_shape("X-A:1\nBEGIN:VEVENT\nEND:VEVENT\nBEGIN:VCALENDAR\nEND:VTODO\noops\n"
                     "BEGIN:VEVENT\nUID:1\nEND:VCALENDAR\n") ==
          "VCALENDAR{VEVENT{UID}}; 1 X-A: stands outside of any calendar; "
          "2 VEVENT: stands outside of any calendar; 5 END:VTODO: ends nothing that has begun; "
          "6 : OOPS has no ':'; 7 BEGIN:VEVENT: has no END of its own");
}

TEST_CASE("the same trouble is one note, with its first line and how often") {
    const auto file =
        read_icalendar("BEGIN:VCALENDAR\n" + repeated("END:VTODO\n", 5) + "END:VCALENDAR\n");
    REQUIRE(file.ok());
    REQUIRE(file->ignored.size() == 1);
    CHECK(file->ignored[0] == calendar_note{2, 5, "END:VTODO", "ends nothing that has begun"});
}

TEST_CASE("a text that is cut off, or is no calendar, is an error") {
    CHECK(read_shape("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n") == "syntax  2:1");
    CHECK(read_shape("") == "syntax  1:1");
    CHECK(read_shape("{\"upward\":1}") == "syntax  1:1");
    CHECK(read_shape("BEGIN:VCARD\nEND:VCARD\n") == "syntax  1:1");
    CHECK(read_shape("BEGIN:VCALENDAR\nX:\xFF\nEND:VCALENDAR\n") == "invalid_utf8  2:3");
}

TEST_CASE("components go as deep as the limit, and no deeper") {
    const auto nested = [](std::size_t depth) {
        return "BEGIN:VCALENDAR\n" + repeated("BEGIN:X\n", depth - 1) +
               repeated("END:X\n", depth - 1) + "END:VCALENDAR\n";
    };
    CHECK(read_icalendar(nested(16)).ok());
    CHECK(read_shape(nested(17)) == "limit_exceeded  17:1");
    CHECK(read_shape(repeated("BEGIN:X\n", 100'000)) == "limit_exceeded  17:1");
}

TEST_CASE("any calendar reads back as it was written, and is written the same again") {
    auto dice = upward_tests::dice{7};
    for (auto round = 0; round < 500; ++round) {
        const auto made = random_component(dice, "VCALENDAR", 3);
        const auto text = write_icalendar(made);
        const auto read = read_icalendar(text);
        REQUIRE(read.ok());
        REQUIRE(read->calendars.size() == 1);
        CHECK(read->ignored.empty());
        CHECK(read->calendars[0] == made);
        CHECK(write_icalendar(read->calendars[0]) == text);
    }
}

TEST_CASE("what no name may have in the name of a component is left out, and it is written so") {
    const auto text = std::string{"BEGIN:VCALENDAR\r\nBEGIN: x-\x01odd \t"} + '\0' +
                      "\r\nEND:X-ODD\r\nEND:VCALENDAR\r\n";
    const auto file = upward::io::read_icalendar(text);
    REQUIRE(file);
    CHECK(upward::io::write_icalendar(file->calendars.at(0)) ==
          "BEGIN:VCALENDAR\r\nBEGIN:X-ODD\r\nEND:X-ODD\r\nEND:VCALENDAR\r\n");
}
