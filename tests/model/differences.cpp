// SPDX-License-Identifier: BSL-1.0
#include <upward/model/differences.hpp>

#include "support/build.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

enum class colour : std::uint8_t { green, red };
BOOST_DESCRIBE_ENUM(colour, green, red)

struct part {
    double value = 0;
    colour light = colour::green;
};
BOOST_DESCRIBE_STRUCT(part, (), (value, light))

struct an_answer {
    std::string name = "plan";
    std::int32_t count = 0;
    bool locked = false;
    date on = {};
    id source;
    std::optional<double> maybe;
    std::vector<part> parts;
    std::map<std::string, part> areas;
    std::optional<message> says;
    trace tree;
};
BOOST_DESCRIBE_STRUCT(an_answer, (),
                      (name, count, locked, on, source, maybe, parts, areas, says, tree))

/// "/count 1 -> 2".
std::string written(const an_answer& before, const an_answer& after) {
    const auto shown = [](const message_argument& a) {
        if (const auto* text = std::get_if<std::string>(&a)) return *text;
        if (const auto* whole = std::get_if<std::int64_t>(&a)) return std::to_string(*whole);
        return std::to_string(std::get<double>(a)).substr(0, 6);
    };
    auto text = std::string{};
    for (const auto& d : differences(before, after))
        text += (text.empty() ? "" : ", ") + d.at + " " + shown(d.before) + " -> " + shown(d.after);
    return text;
}

template <class Change>
std::string after(Change change) {
    auto changed = an_answer{};
    change(changed);
    return written({}, changed);
}

}  // namespace

TEST_CASE("equal answers differ nowhere") { CHECK(written({}, {}) == ""); }

TEST_CASE("each value that differs is named by its pointer") {
    CHECK(after([](an_answer& a) { a.name = "log"; }) == "/name plan -> log");
    CHECK(after([](an_answer& a) { a.count = 3; }) == "/count 0 -> 3");
    CHECK(after([](an_answer& a) { a.locked = true; }) == "/locked false -> true");
    CHECK(after([](an_answer& a) { a.on = day("2026-02-20"); }) == "/on  -> 2026-02-20");
    CHECK(after([](an_answer& a) { a.source = {"e-1"}; }) == "/source  -> e-1");
}

TEST_CASE("numbers differ when their 4 decimals do") {
    const auto with = [](double value) { return an_answer{.maybe = value}; };
    CHECK(written(with(.12344), with(.12341)) == "");
    CHECK(written(with(.12344), with(.12346)) == "/maybe 0.1234 -> 0.1235");
}

TEST_CASE("what one of them does not have is none") {
    CHECK(written({}, {.maybe = .5}) == "/maybe none -> 0.5000");
    CHECK(written({.maybe = .5}, {}) == "/maybe 0.5000 -> none");
}

TEST_CASE("lists and maps are compared item by item") {
    const auto before = an_answer{.parts = {{1}, {2}}, .areas = {{"*", {1}}, {"billing", {2}}}};
    const auto later =
        an_answer{.parts = {{1}, {3}, {4}}, .areas = {{"*", {1, colour::red}}, {"cards", {2}}}};
    CHECK(written(before, later) ==
          "/areas/*/light green -> red, /areas/billing/light green -> none, "
          "/areas/billing/value 2.0000 -> none, /areas/cards/light none -> green, "
          "/areas/cards/value none -> 2.0000, /parts/1/value 2.0000 -> 3.0000, "
          "/parts/2/light none -> green, /parts/2/value none -> 4.0000");
}

TEST_CASE("of a message the key is compared, of a trace nothing") {
    const auto says = [](const char* key) { return an_answer{.says = message{key}}; };
    CHECK(written(says("control.low_trust_low"), says("control.high_trust_low")) ==
          "/says control.low_trust_low -> control.high_trust_low");
    CHECK(after([](an_answer& a) { a.tree = traced{5}.tree(); }) == "");
}
