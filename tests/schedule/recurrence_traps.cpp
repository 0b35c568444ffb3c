// SPDX-License-Identifier: BSL-1.0
//
// Runs tests/data/recurrence_traps.txt: the form of a case is explained there.
#include <upward/schedule/property_text.hpp>

#include <upward/schedule/zone_file.hpp>

#include <doctest/doctest.h>

#include <fstream>

using namespace upward;

namespace {

struct trap {
    std::string comment;
    std::string properties;
    std::string how;
    std::string is;
    std::string error;
};

bool take(std::string_view line, std::string_view word, std::string& value) {
    if (!line.starts_with(word)) return false;
    if (!value.empty()) value += ' ';
    value += line.substr(std::min(line.size(), word.size() + 1));
    return true;
}

std::vector<trap> read_traps(const std::string& path) {
    auto traps = std::vector<trap>{};
    auto open = trap{};
    auto file = std::ifstream{path};
    for (std::string line; std::getline(file, line);) {
        if (line.empty()) {
            if (!open.properties.empty()) traps.push_back(open);
            open = {};
        } else if (!take(line, "#", open.comment) && !take(line, "how", open.how) &&
                   !take(line, "is", open.is) && !take(line, "error", open.error)) {
            open.properties += line + '\n';
        }
    }
    if (!open.properties.empty()) traps.push_back(open);
    return traps;
}

result<recurrence_set> set_of(const trap& t) {
    const auto reading = t.how == "lenient" ? rule_reading::lenient : rule_reading::strict;
    const auto gaps = t.how == "shift" ? gap_rule::shift : gap_rule::leave_out;
    const auto start = t.how == "start" ? start_rule::always : start_rule::when_matched;
    const auto properties = parse_properties(t.properties, reading);
    if (!properties) return properties.error();
    const auto find = [](std::string_view name) { return find_zone(name); };
    return make_set(*properties, find, gaps, reading, start);
}

std::string written(const recurrence_set& set, const trap& t) {
    const auto form = t.is.find('Z') != t.is.npos ? time_form::utc : time_form::local;
    const auto goes_on = t.is.ends_with("...");
    const auto words = static_cast<std::size_t>(std::count(t.is.begin(), t.is.end(), ' ')) + 1;
    const auto enough = goes_on ? words - 1 : words + 5;
    auto text = std::string{};
    auto it = set.begin();
    for (std::size_t i = 0; it != set.end() && i < enough; ++it, ++i)
        text += (text.empty() ? "" : " ") + to_ical(*it, form);
    if (text.empty()) return "none";
    return goes_on && it != set.end() ? text + " ..." : text;
}

}  // namespace

TEST_CASE("each trap of the table is avoided") {
    const auto traps = read_traps(UPWARD_TEST_DATA "/recurrence_traps.txt");
    CHECK(traps.size() >= 50);
    for (const auto& t : traps) {
        CAPTURE(t.comment);
        CAPTURE(t.properties);
        const auto set = set_of(t);
        if (!t.error.empty()) {
            REQUIRE_FALSE(set.ok());
            CHECK(set.error().cause.substr(0, t.error.size()) == t.error);
            continue;
        }
        REQUIRE_MESSAGE(set.ok(), set.error().cause);
        CHECK(written(*set, t) == t.is);
    }
}

TEST_CASE("the properties of each trap are read back from what is written") {
    for (const auto& t : read_traps(UPWARD_TEST_DATA "/recurrence_traps.txt")) {
        CAPTURE(t.properties);
        const auto read = parse_properties(t.properties);
        if (!read) continue;
        const auto again = parse_properties(to_string(*read));
        REQUIRE_MESSAGE(again.ok(), again.error().cause);
        CHECK(*again == *read);
    }
}
