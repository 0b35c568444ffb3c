// SPDX-License-Identifier: BSL-1.0
//
// Runs tests/data/recurrence_cases.txt: the form of a case is explained there.
#include <upward/schedule/occurrences.hpp>

#include "dates.hpp"

#include <upward/schedule/rule_text.hpp>

#include <doctest/doctest.h>

#include <fstream>

using namespace upward;
using test::day;
using test::written;

namespace {

struct recurrence_case {
    std::string comment;
    std::string rule;
    std::string start;
    std::string days;
};

constexpr std::string_view endless = "...";

// Reads the value of `line` when it begins with `key`.
bool take(std::string_view line, std::string_view key, std::string& value) {
    if (!line.starts_with(key)) return false;
    if (!value.empty()) value += ' ';
    value += line.substr(std::min(line.size(), line.find_first_not_of(' ', key.size())));
    return true;
}

std::vector<recurrence_case> read_cases(const std::string& path) {
    auto cases = std::vector<recurrence_case>{};
    auto open = recurrence_case{};
    auto file = std::ifstream{path};
    for (std::string line; std::getline(file, line);) {
        if (line.empty()) {
            if (!open.rule.empty()) cases.push_back(open);
            open = {};
            continue;
        }
        const auto known = take(line, "#", open.comment) || take(line, "rule", open.rule) ||
                           take(line, "start", open.start) || take(line, "days", open.days);
        REQUIRE_MESSAGE(known, line);
    }
    if (!open.rule.empty()) cases.push_back(open);
    return cases;
}

// As many as are expected, or all when the case lists all.
std::string first_days(const occurrences& days, std::string_view expected) {
    auto found = std::vector<day_number>{};
    const auto goes_on = expected.ends_with(endless);
    const auto enough = goes_on ? expected.size() / 11 : 1000;
    for (auto next = days.first_from(first_day); next && found.size() < enough;
         next = days.first_from(*next + 1))
        found.push_back(*next);
    return written(found) + (goes_on ? " " + std::string{endless} : "");
}

}  // namespace

TEST_CASE("each rule of the table has the days of the table") {
    const auto cases = read_cases(UPWARD_TEST_DATA "/recurrence_cases.txt");
    CHECK(cases.size() >= 60);
    for (const auto& c : cases) {
        CAPTURE(c.comment);
        CAPTURE(c.rule);
        const auto rule = parse_rule(c.rule);
        REQUIRE_MESSAGE(rule.ok(), rule.error().cause);
        const auto days = occurrences{*rule, day(c.start)};
        const auto expected = c.days == "none" ? std::string{} : c.days;
        CHECK(first_days(days, expected) == expected);
    }
}
