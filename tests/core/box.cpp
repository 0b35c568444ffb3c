// SPDX-License-Identifier: BSL-1.0
#include <upward/core/box.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>

using upward::box;

TEST_CASE("a box copies and compares like the value in it") {
    const auto original = box<std::string>{"plan"};
    auto copy = original;
    CHECK(copy == original);
    *copy = "other";
    CHECK(*original == "plan");
    CHECK_FALSE(copy == original);
}

TEST_CASE("a box can be assigned to itself") {
    auto text = box<std::string>{"plan"};
    const auto& same = text;
    text = same;
    CHECK(*text == "plan");
}

TEST_CASE("a box that is moved hands its value over") {
    auto from = box<std::string>{"plan"};
    const auto to = std::move(from);
    CHECK(to->size() == 4);
}

TEST_CASE("a box is never empty: by default it holds a default value") {
    CHECK(*box<int>{} == 0);
    CHECK(box<std::string> {} -> empty());
}
