// SPDX-License-Identifier: BSL-1.0
#include <upward/core/error.hpp>

#include <doctest/doctest.h>

#include <string>

using upward::errc;
using upward::error;
using upward::place;

TEST_CASE("the number of each code never changes") {
    CHECK(static_cast<int>(errc::ok) == 0);
    CHECK(static_cast<int>(errc::invalid_argument) == 1);
    CHECK(static_cast<int>(errc::syntax) == 2);
    CHECK(static_cast<int>(errc::invalid_utf8) == 3);
    CHECK(static_cast<int>(errc::duplicate_key) == 4);
    CHECK(static_cast<int>(errc::unknown_key) == 5);
    CHECK(static_cast<int>(errc::unknown_kind) == 6);
    CHECK(static_cast<int>(errc::missing_key) == 7);
    CHECK(static_cast<int>(errc::wrong_type) == 8);
    CHECK(static_cast<int>(errc::out_of_range) == 9);
    CHECK(static_cast<int>(errc::invalid_date) == 10);
    CHECK(static_cast<int>(errc::invalid_id) == 11);
    CHECK(static_cast<int>(errc::invalid_value) == 12);
    CHECK(static_cast<int>(errc::limit_exceeded) == 13);
    CHECK(static_cast<int>(errc::id_conflict) == 14);
    CHECK(static_cast<int>(errc::correction_cycle) == 15);
    CHECK(static_cast<int>(errc::not_shareable) == 16);
    CHECK(static_cast<int>(errc::invalid_rule) == 17);
    CHECK(static_cast<int>(errc::unsupported_rule) == 18);
    CHECK(static_cast<int>(errc::invalid_policy) == 19);
    CHECK(static_cast<int>(errc::unknown_query) == 20);
    CHECK(static_cast<int>(errc::not_for_boss) == 21);
    CHECK(static_cast<int>(errc::out_of_memory) == 22);
    CHECK(static_cast<int>(errc::internal) == 23);
}

TEST_CASE("the name of a code is the one in the source") {
    CHECK(name(errc::ok) == "ok");
    CHECK(name(errc::invalid_argument) == "invalid_argument");
    CHECK(name(errc::syntax) == "syntax");
    CHECK(name(errc::invalid_utf8) == "invalid_utf8");
    CHECK(name(errc::duplicate_key) == "duplicate_key");
    CHECK(name(errc::unknown_key) == "unknown_key");
    CHECK(name(errc::unknown_kind) == "unknown_kind");
    CHECK(name(errc::missing_key) == "missing_key");
    CHECK(name(errc::wrong_type) == "wrong_type");
    CHECK(name(errc::out_of_range) == "out_of_range");
    CHECK(name(errc::invalid_date) == "invalid_date");
    CHECK(name(errc::invalid_id) == "invalid_id");
    CHECK(name(errc::invalid_value) == "invalid_value");
    CHECK(name(errc::limit_exceeded) == "limit_exceeded");
    CHECK(name(errc::id_conflict) == "id_conflict");
    CHECK(name(errc::correction_cycle) == "correction_cycle");
    CHECK(name(errc::not_shareable) == "not_shareable");
    CHECK(name(errc::invalid_rule) == "invalid_rule");
    CHECK(name(errc::unsupported_rule) == "unsupported_rule");
    CHECK(name(errc::invalid_policy) == "invalid_policy");
    CHECK(name(errc::unknown_query) == "unknown_query");
    CHECK(name(errc::not_for_boss) == "not_for_boss");
    CHECK(name(errc::out_of_memory) == "out_of_memory");
    CHECK(name(errc::internal) == "internal");
}

TEST_CASE("a number that is no code has the name unknown") {
    CHECK(name(static_cast<errc>(24)) == "unknown");
    CHECK(name(static_cast<errc>(-1)) == "unknown");
    CHECK(name(static_cast<errc>(2147483647)) == "unknown");
}

TEST_CASE("an error without a place is its code and its cause") {
    CHECK(to_string(error{errc::syntax, "the text is empty"}) == "syntax: the text is empty");
}

TEST_CASE("an error built in C++ shows its pointer alone") {
    const auto e = error{errc::out_of_range, "7 is not in [0, 4]", place{"/severity"}};
    CHECK(to_string(e) == "out_of_range: 7 is not in [0, 4] (at /severity)");
}

TEST_CASE("an error in a text shows pointer, line and column") {
    const auto e =
        error{errc::missing_key, "an ask needs \"topic\"", place{"/log/17", 31, 5, 1204}};
    CHECK(to_string(e) == "missing_key: an ask needs \"topic\" (at /log/17, line 31, column 5)");
}

TEST_CASE("an error at the top of a text shows line and column alone") {
    CHECK(to_string(error{errc::syntax, "the text ends too early", place{"", 3, 7, 40}}) ==
          "syntax: the text ends too early (at line 3, column 7)");
}
