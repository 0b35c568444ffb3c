// SPDX-License-Identifier: BSL-1.0
#include <upward/core/result.hpp>

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <type_traits>
#include <vector>

using upward::errc;
using upward::error;
using upward::result;
using upward::status;

namespace {

result<int> half_of(int n) {
    if (n % 2 != 0) return error{errc::invalid_argument, "odd"};
    return n / 2;
}

status odd_is_refused(int n) {
    if (auto half = half_of(n); !half) return half.error();
    return {};
}

}  // namespace

TEST_CASE("a result holds the value it was made of") {
    const auto half = half_of(8);
    CHECK(half.ok());
    CHECK(static_cast<bool>(half));
    CHECK(*half == 4);
    CHECK(half.value() == 4);
}

TEST_CASE("a failed result holds the error in its place") {
    const auto half = half_of(7);
    CHECK_FALSE(half.ok());
    CHECK_FALSE(static_cast<bool>(half));
    CHECK(half.error() == error{errc::invalid_argument, "odd"});
}

TEST_CASE("the value of a result can be changed and moved out") {
    auto words = result<std::vector<std::string>>{{"a", "b"}};
    words->push_back("c");
    (*words)[0] = "z";
    const auto taken = std::move(words).value();
    CHECK(taken == std::vector<std::string>{"z", "b", "c"});
}

TEST_CASE("a value that cannot be copied goes through a result") {
    auto owned = result<std::unique_ptr<int>>{std::make_unique<int>(3)};
    const auto taken = *std::move(owned);
    CHECK(*taken == 3);
}

TEST_CASE("a result of an error as its value would be ambiguous, of text is not") {
    CHECK(result<std::string>{std::string{"fine"}}.ok());
    CHECK_FALSE(result<std::string>{error{errc::syntax, "bad"}}.ok());
}

TEST_CASE("a status is success unless it was given an error") {
    CHECK(status{}.ok());
    CHECK(odd_is_refused(8).ok());
    CHECK(odd_is_refused(7).error().code == errc::invalid_argument);
    CHECK(std::is_same_v<status, result<void>>);
}
