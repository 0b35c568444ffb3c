// SPDX-License-Identifier: BSL-1.0
//
// The stories at every checkpoint, through C++. The table is tests/data/stories.txt.
#include <upward/io/json.hpp>
#include <upward/io/query.hpp>
#include <upward/plan/kinds.hpp>

#include "plan/checkpoints.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace upward;
using namespace upward_tests;

TEST_CASE("every story gives every value at every checkpoint") {
    const auto rows = checkpoints();
    CHECK(rows.size() >= 250);
    for (const auto& row : rows) {
        INFO(row.story, " ", row.query, " ", row.day, " ", row.parameters, " ", row.pointer);
        const auto answer = io::query(example(row.story), row.query, row.day, row.parameters);
        REQUIRE_MESSAGE(answer.ok(), to_string(answer.error()));
        CHECK(value_at(*answer, row.pointer) == row.value);
    }
}

TEST_CASE("the result of the failed experiment itself moved nothing") {
    const auto ws = example("coach");
    auto parameters = std::string{R"({"withdraw":["cycle-end","rating-end","cost-end"]})"};
    const auto answer = io::query(ws, "what_if", "2026-07-03", parameters);
    REQUIRE(answer.ok());
    CHECK(value_at(*answer, "/differences") == "[]");
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
