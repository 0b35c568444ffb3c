// SPDX-License-Identifier: BSL-1.0
#include <upward/core/describe.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>

namespace {

struct base {
    int first = 1;
};
BOOST_DESCRIBE_STRUCT(base, (), (first))

struct derived : base {
    double second = 2;
    bool signed_ = true;
    int left_out = 4;
};
BOOST_DESCRIBE_STRUCT(derived, (base), (second, signed_))

enum class colour : std::uint8_t { green, amber, private_ };
BOOST_DESCRIBE_ENUM(colour, green, amber, private_)

struct plain {};

}  // namespace

TEST_CASE("members come bases first, under their names in the format") {
    auto names = std::string{};
    const auto object = derived{};
    upward::for_each_member(object, [&](std::string_view name, const auto& member) {
        names += std::string{name} + "=" + std::to_string(static_cast<int>(member)) + " ";
    });
    CHECK(names == "first=1 second=2 signed=1 ");
}

TEST_CASE("members of an object that is not constant can be changed") {
    auto object = derived{};
    upward::for_each_member(object, [](std::string_view, auto& member) { member = {}; });
    CHECK(object.first == 0);
    CHECK(object.second == 0);
    CHECK_FALSE(object.signed_);
    CHECK(object.left_out == 4);
}

TEST_CASE("an enumerator has its name in the format, a stray value has none") {
    CHECK(upward::enum_name(colour::amber) == "amber");
    CHECK(upward::enum_name(colour::private_) == "private");
    CHECK(upward::enum_name(static_cast<colour>(7)).empty());
}

TEST_CASE("a word is read back as its enumerator, another as none") {
    CHECK(upward::enum_value<colour>("amber") == colour::amber);
    CHECK(upward::enum_value<colour>("private") == colour::private_);
    CHECK_FALSE(upward::enum_value<colour>("private_").has_value());
    CHECK_FALSE(upward::enum_value<colour>("Amber").has_value());
    CHECK_FALSE(upward::enum_value<colour>("").has_value());
}

TEST_CASE("every enumerator is visited in order") {
    auto seen = std::string{};
    upward::for_each_enumerator<colour>([&](colour value, std::string_view name) {
        seen += std::to_string(static_cast<int>(value)) + ":" + std::string{name} + " ";
    });
    CHECK(seen == "0:green 1:amber 2:private ");
}

TEST_CASE("what is described and what is not is known to the compiler") {
    CHECK(upward::described_struct<derived>);
    CHECK(upward::described_enum<colour>);
    CHECK_FALSE(upward::described_struct<plain>);
    CHECK_FALSE(upward::described_struct<int>);
    CHECK_FALSE(upward::described_enum<int>);
}
