// SPDX-License-Identifier: BSL-1.0
#include <upward/core/id.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using upward::id;
using upward::is_id;
using upward::ref;

TEST_CASE("an id is 1 to 64 bytes") {
    CHECK_FALSE(is_id(""));
    CHECK(is_id("a"));
    CHECK(is_id(std::string(64, 'a')));
    CHECK_FALSE(is_id(std::string(65, 'a')));
}

TEST_CASE("an id is of letters, digits, dot, underscore, colon and hyphen, of no other byte") {
    const auto allowed =
        std::string{"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-"};
    auto found = std::string{};
    for (int byte = 0; byte < 256; ++byte) {
        const auto c = static_cast<char>(byte);
        if (is_id(std::string(1, c))) found += c;
    }
    auto sorted = allowed;
    std::sort(sorted.begin(), sorted.end());
    CHECK(found == sorted);
    CHECK_FALSE(is_id("a b"));
    CHECK_FALSE(is_id("a@2026-02-20"));
    CHECK_FALSE(is_id("Zürich"));
}

TEST_CASE("ids are ordered bytewise") {
    auto ids = std::vector<id>{{"b"}, {"a:2"}, {"B"}, {"a.2"}, {"a"}, {"_"}, {"10"}, {"9"}};
    std::sort(ids.begin(), ids.end());
    const auto expected =
        std::vector<id>{{"10"}, {"9"}, {"B"}, {"_"}, {"a"}, {"a.2"}, {"a:2"}, {"b"}};
    CHECK(ids == expected);
}

TEST_CASE("a reference compares with the id that it names, and may be empty") {
    const auto boss = ref<>{{"bo"}};
    CHECK(boss == id{"bo"});
    CHECK_FALSE(boss == id{"ana"});
    CHECK_FALSE(boss.empty());
    CHECK(ref<>{}.empty());
}
