// SPDX-License-Identifier: BSL-1.0
//
// The messages of NIST's examples for SHA-256, and lengths around the ends of a block.
#include <upward/core/sha256.hpp>

#include <doctest/doctest.h>

#include <string>

using upward::sha256;

TEST_CASE("the hashes of the standard's examples") {
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                 "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu") ==
          "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    CHECK(sha256(std::string(1000000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("messages that just fit a block, and just do not") {
    const auto of = [](std::size_t length) {
        return sha256(std::string(length, 'x')).substr(0, 16);
    };
    CHECK(of(55) == "d5e285683cd4efc0");
    CHECK(of(56) == "04c26261370ee754");
    CHECK(of(63) == "75220b47218278e6");
    CHECK(of(64) == "7ce100971f64e700");
    CHECK(of(65) == "9537c5fdf120482f");
}

TEST_CASE("bytes above 127 are bytes") { CHECK(sha256("ü").substr(0, 16) == "607474ca475a9724"); }
