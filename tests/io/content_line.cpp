// SPDX-License-Identifier: BSL-1.0
#include <upward/io/content_line.hpp>

#include "io/text.hpp"
#include "support/build.hpp"

#include <upward/core/text.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace upward;
using namespace upward::io;
using upward_io_tests::repeated;

namespace {

/// The lines of a text, each in short: "NAME;P=a|b:value"; a fault as its error.
std::vector<std::string> lines_of(std::string_view text, const icalendar_limits& limits = {}) {
    auto all = std::vector<std::string>{};
    auto reader = content_line_reader{text, limits};
    for (;;) {
        const auto next = reader.next();
        if (!next) {
            all.push_back(std::string{name(next.error().code)} + " " +
                          std::to_string(next.error().where.line) + ":" +
                          std::to_string(next.error().where.column));
            if (next.error().code != errc::syntax) return all;
            continue;
        }
        if (!*next) return all;
        auto shown = (*next)->name;
        for (const auto& p : (*next)->parameters) {
            shown += ";" + p.name + "=";
            for (const auto& v : p.values) shown += (&v == &p.values.front() ? "" : "|") + v;
        }
        all.push_back(shown + ":" + (*next)->value);
    }
}

using texts = std::vector<std::string>;

}  // namespace

TEST_CASE("lines end in CRLF, LF or CR, and blank ones are none") {
    CHECK(lines_of("A:1\r\nB:2\nC:3\rD:4") == texts{"A:1", "B:2", "C:3", "D:4"});
    CHECK(lines_of("\r\n\r\nA:1\n\n\n\rB:2\r\n\r\n") == texts{"A:1", "B:2"});
    CHECK(lines_of("") == texts{});
    CHECK(lines_of("\xEF\xBB\xBF"
                   "A:1\n") == texts{"A:1"});
}

TEST_CASE("a line that begins with a space or a tab goes on, even within a character") {
    CHECK(lines_of("A:o\r\n ne\r\n\ttwo\r\nB:x") == texts{"A:onetwo", "B:x"});
    CHECK(lines_of("SUM\n MARY:x") == texts{"SUMMARY:x"});
    CHECK(lines_of("A:caf\xC3\r\n \xA9") == texts{"A:café"});
    CHECK(lines_of("A:x\n \n  y") == texts{"A:x y"});
}

TEST_CASE("names are in upper case, without a group before them") {
    CHECK(lines_of("dtstart;tzid=Europe/Berlin:x\nitem1.summary:y") ==
          texts{"DTSTART;TZID=Europe/Berlin:x", "SUMMARY:y"});
}

TEST_CASE("a parameter has values, in quotes where they hold more than words") {
    CHECK(lines_of(R"(A;X="a:b;c,d",e;Y=f:g:h)") == texts{"A;X=a:b;c,d|e;Y=f:g:h"});
    CHECK(lines_of("A;X=:v") == texts{"A;X=:v"});
    CHECK(lines_of("A;FLAG:v") == texts{"A;FLAG=:v"});
    CHECK(lines_of("A;;X=1;:v") == texts{"A;X=1:v"});
    CHECK(lines_of("A;X=\"never closed:v") == texts{"A;X=never closed:v"});
}

TEST_CASE("RFC 6868: a caret escapes quotes, new lines and itself") {
    CHECK(lines_of("A;X=the ^'big^' ^^ one^nand ^x^:v") ==
          texts{"A;X=the \"big\" ^ one\nand ^x^:v"});
}

TEST_CASE("a line without a name or a colon is a fault of its own") {
    CHECK(lines_of("A:1\nno colon here\nB:2\n:3\n;X=1:4\nC:5") ==
          texts{"A:1", "syntax 2:3", "B:2", "syntax 4:1", "syntax 5:1", "C:5"});
    CHECK(lines_of(" folded from nothing\nA:1") == texts{"syntax 1:1", "A:1"});
}

TEST_CASE("what is not UTF-8 is told with its place") {
    CHECK(lines_of("A:1\nB:caf\xE9\n") == texts{"A:1", "invalid_utf8 2:6"});
}

TEST_CASE("limits are told with the line that passes them") {
    CHECK(lines_of("A:1\nB:2\nC:3", {.lines = 2}) == texts{"A:1", "B:2", "limit_exceeded 3:1"});
    CHECK(lines_of("A:1\n 2\n 3\n", {.lines = 2}) == texts{"limit_exceeded 3:1"});
    CHECK(lines_of("A:12", {.bytes = 4}) == texts{"A:12"});
    CHECK(lines_of("A:123", {.bytes = 4}) == texts{"limit_exceeded 1:1"});
}

TEST_CASE("a text loses its escapes, and a backslash before anything else its own") {
    CHECK(unescaped(R"(one\, two\; three\nfour\Nfive\\six)") == "one, two; three\nfour\nfive\\six");
    CHECK(unescaped(R"(a\:b \"q\" \)") == R"(a:b "q" \)");
    CHECK(unescaped_list(R"(a\,b,c,,d\)") == texts{"a,b", "c", "", R"(d\)"});
    CHECK(unescaped_list("") == texts{""});
}

TEST_CASE("a text is escaped, without control characters") {
    CHECK(escaped("a,b;c\\d\r\ne\rf\ng: \"h\"") == R"(a\,b\;c\\d\ne\nf\ng: "h")");
    CHECK(escaped(std::string{"x\0y\x07z\x7F\tw", 9}) == "xyz\tw");
}

TEST_CASE("lines are folded at 75 octets, never within a character") {
    CHECK(write({"A", {}, repeated("x", 73)}) == "A:" + repeated("x", 73) + "\r\n");
    CHECK(write({"A", {}, repeated("x", 74)}) == "A:" + repeated("x", 73) + "\r\n x\r\n");
    CHECK(write({"A", {}, repeated("x", 72) + "é"}) == "A:" + repeated("x", 72) + "\r\n é\r\n");
    CHECK(write({"A", {}, ""}) == "A:\r\n");
}

TEST_CASE("a parameter's value is quoted and escaped as it needs it") {
    CHECK(write({"A", {{"X", {"plain", "a:b"}}, {"Y", {"say \"^\"\nnow"}}}, "v"}) ==
          "A;X=plain,\"a:b\";Y=say ^'^^^'^nnow:v\r\n");
}

TEST_CASE("no value can begin a line of its own") {
    CHECK(write({"SUMMARY", {{"X", {"a\r\nBEGIN:VALARM"}}}, "a\r\nEND:VEVENT"}) ==
          "SUMMARY;X=\"a^nBEGIN:VALARM\":aEND:VEVENT\r\n");
}

TEST_CASE("what is written reads back the same, whatever it says") {
    auto dice = upward_tests::dice{20260312};
    const auto alphabet = std::vector<std::string>{"a", "Z",  " ", ",", ";",    ":", "\"", "\\",
                                                   "^", "\n", "é", "☕", "🙂", "=", "n",  "'"};
    const auto text = [&](std::size_t most) {
        auto made = std::string{};
        for (auto n = dice.below(most); n > 0; --n) made += dice.one_of(alphabet);
        return made;
    };
    for (auto round = 0; round < 3000; ++round) {
        auto line = content_line{"X-RANDOM"};
        for (auto n = dice.below(3); n > 0; --n)
            line.parameters.push_back({"P" + std::to_string(n), {text(20), text(90)}});
        const auto said = text(200);
        line.value = escaped(said);
        const auto written = write(line);
        auto reader = content_line_reader{written};
        const auto read = reader.next();
        REQUIRE(read.ok());
        REQUIRE(read->has_value());
        CHECK(**read == line);
        CHECK(unescaped((*read)->value) == said);
        CHECK((*reader.next()).has_value() == false);
        for (std::size_t at = 0; at < written.size();) {
            const auto end = written.find("\r\n", at);
            CHECK(end - at <= 75);
            CHECK(first_invalid_utf8(written.substr(at, end - at)) == std::string::npos);
            at = end + 2;
        }
    }
}
