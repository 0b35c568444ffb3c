// SPDX-License-Identifier: BSL-1.0
#include <upward/core/message.hpp>

#include <doctest/doctest.h>

using upward::message;
using upward::message_argument;

TEST_CASE("a message is a key and its arguments, never a sentence") {
    const auto m = message{"touch.due"}.with("rule", "notes").with("late", std::int64_t{2});
    CHECK(m.key == "touch.due");
    CHECK(m.arguments.size() == 2);
    CHECK(m.arguments.at("rule") == message_argument{"notes"});
    CHECK(m.arguments.at("late") == message_argument{std::int64_t{2}});
}

TEST_CASE("an argument given twice has its last value") {
    const auto m = message{"trust.overall"}.with("overall", .4).with("overall", .5);
    CHECK(m.arguments.size() == 1);
    CHECK(m.arguments.at("overall") == message_argument{.5});
}

TEST_CASE("messages compare by key and arguments, a whole number is not a real one") {
    CHECK(message{"a"}.with("n", std::int64_t{1}) == message{"a"}.with("n", std::int64_t{1}));
    CHECK(message{"a"}.with("n", std::int64_t{1}) != message{"a"}.with("n", 1.0));
    CHECK(message{"a"} != message{"b"});
}
