// SPDX-License-Identifier: BSL-1.0
//
// The samples of RFC 8785, appendix B, and what numbers of entries look like.
#include <upward/core/number_text.hpp>

#include <doctest/doctest.h>

#include <bit>
#include <cstdint>
#include <limits>
#include <string>

using upward::number_text;

namespace {

std::string of_bits(std::uint64_t bits) { return number_text(std::bit_cast<double>(bits)); }

}  // namespace

TEST_CASE("the samples of RFC 8785") {
    CHECK(of_bits(0x0000000000000000) == "0");
    CHECK(of_bits(0x8000000000000000) == "0");
    CHECK(of_bits(0x0000000000000001) == "5e-324");
    CHECK(of_bits(0x8000000000000001) == "-5e-324");
    CHECK(of_bits(0x7fefffffffffffff) == "1.7976931348623157e+308");
    CHECK(of_bits(0x4340000000000000) == "9007199254740992");
    CHECK(of_bits(0xc340000000000000) == "-9007199254740992");
    CHECK(of_bits(0x4430000000000000) == "295147905179352830000");
    CHECK(of_bits(0x44b52d02c7e14af5) == "9.999999999999997e+22");
    CHECK(of_bits(0x44b52d02c7e14af6) == "1e+23");
    CHECK(of_bits(0x444b1ae4d6e2ef4e) == "999999999999999700000");
    CHECK(of_bits(0x444b1ae4d6e2ef50) == "1e+21");
    CHECK(of_bits(0x3eb0c6f7a0b5ed8c) == "9.999999999999997e-7");
    CHECK(of_bits(0x3eb0c6f7a0b5ed8d) == "0.000001");
    CHECK(of_bits(0x41b3de4355555553) == "333333333.3333332");
    CHECK(of_bits(0x41b3de4355555555) == "333333333.3333333");
    CHECK(of_bits(0xbecbf647612f3696) == "-0.0000033333333333333333");
    CHECK(of_bits(0x43143ff3c1cb0959) == "1424953923781206.2");
}

TEST_CASE("numbers as people write them") {
    CHECK(number_text(.1) == "0.1");
    CHECK(number_text(-10) == "-10");
    CHECK(number_text(.6) == "0.6");
    CHECK(number_text(100) == "100");
}

TEST_CASE("what is not finite has no form") {
    CHECK(number_text(std::numeric_limits<double>::infinity()) == "null");
    CHECK(number_text(std::numeric_limits<double>::quiet_NaN()) == "null");
}
