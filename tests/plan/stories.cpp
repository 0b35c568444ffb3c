// SPDX-License-Identifier: BSL-1.0
//
// Both stories at every checkpoint, through C++. The table is tests/data/stories.txt.
#include <upward/io/json.hpp>
#include <upward/io/query.hpp>
#include <upward/plan/kinds.hpp>

#include "support/build.hpp"
#include "support/json_at.h"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(' ');
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

/// The columns of each line that is no comment.
std::vector<std::vector<std::string>> checkpoints() {
    auto rows = std::vector<std::vector<std::string>>{};
    auto lines = std::istringstream{text_of_file(UPWARD_TEST_DATA "/stories.txt")};
    for (auto line = std::string{}; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') continue;
        auto& row = rows.emplace_back();
        auto columns = std::istringstream{line};
        for (auto column = std::string{}; std::getline(columns, column, '|');)
            row.push_back(trimmed(column));
    }
    return rows;
}

}  // namespace

TEST_CASE("both stories give every number at every checkpoint") {
    const auto rows = checkpoints();
    CHECK(rows.size() >= 150);
    for (const auto& row : rows) {
        REQUIRE(row.size() == 6);
        const auto answer = io::query(example(row[0]), row[1], row[2], row[3]);
        REQUIRE_MESSAGE(answer.ok(), row[0] << " " << row[1] << " " << row[2]);
        INFO(row[0], " ", row[1], " ", row[2], " ", row[3], " ", row[4]);
        std::size_t length = 0;
        const char* value = json_at(answer->c_str(), row[4].c_str(), &length);
        REQUIRE(value != nullptr);
        CHECK(std::string(value, length) == row[5]);
    }
}

TEST_CASE("the result of the failed experiment itself moved nothing") {
    const auto ws = example("coach");
    auto parameters = std::string{R"({"withdraw":["cycle-end","rating-end","cost-end"]})"};
    const auto answer = io::query(ws, "what_if", "2026-07-03", parameters);
    REQUIRE(answer.ok());
    std::size_t length = 0;
    const char* differences = json_at(answer->c_str(), "/differences", &length);
    REQUIRE(differences != nullptr);
    CHECK(std::string(differences, length) == "[]");
}

TEST_CASE("a workspace that was written and read again answers the same bytes") {
    for (const char* name : {"new_report", "coach"}) {
        const auto ws = example(name);
        const auto again = io::read_workspace(io::write_workspace(ws));
        REQUIRE(again.ok());
        for (const char* day :
             {"2026-01-16", "2026-02-20", "2026-03-16", "2026-04-06", "2026-08-28"})
            for (const char* kind : {"plan", "trust", "rhythm", "touches", "log"})
                CHECK(*io::query(ws, kind, day) == *io::query(*again, kind, day));
    }
}

TEST_CASE("questions long before and long after a story are answered") {
    for (const char* day : {"1400-01-01", "2126-12-31"})
        for (const char* kind : {"plan", "trust", "rhythm", "touches", "log"})
            CHECK(io::query(example("new_report"), kind, day).ok());
}
