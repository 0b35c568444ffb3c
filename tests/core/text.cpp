// SPDX-License-Identifier: BSL-1.0
#include <upward/core/text.hpp>

#include <doctest/doctest.h>

#include <string>

using upward::code_points;
using upward::first_invalid_utf8;

namespace {

constexpr auto valid = std::string_view::npos;

std::string bytes(std::initializer_list<unsigned> values) {
    auto text = std::string{};
    for (const auto value : values) text += static_cast<char>(value);
    return text;
}

/// A row of the Unicode standard's table 3-7: what each byte of a sequence may be.
struct row {
    unsigned from[4];
    unsigned to[4];
    std::size_t length;
};

constexpr row well_formed[] = {
    {{0x00}, {0x7F}, 1},
    {{0xC2, 0x80}, {0xDF, 0xBF}, 2},
    {{0xE0, 0xA0, 0x80}, {0xE0, 0xBF, 0xBF}, 3},
    {{0xE1, 0x80, 0x80}, {0xEC, 0xBF, 0xBF}, 3},
    {{0xED, 0x80, 0x80}, {0xED, 0x9F, 0xBF}, 3},
    {{0xEE, 0x80, 0x80}, {0xEF, 0xBF, 0xBF}, 3},
    {{0xF0, 0x90, 0x80, 0x80}, {0xF0, 0xBF, 0xBF, 0xBF}, 4},
    {{0xF1, 0x80, 0x80, 0x80}, {0xF3, 0xBF, 0xBF, 0xBF}, 4},
    {{0xF4, 0x80, 0x80, 0x80}, {0xF4, 0x8F, 0xBF, 0xBF}, 4},
};

/// Whether the table has a sequence that begins with these bytes, whole or cut short.
bool begins_a_row(unsigned first, unsigned second) {
    for (const auto& r : well_formed) {
        if (first < r.from[0] || first > r.to[0]) continue;
        if (r.length == 1 || (second >= r.from[1] && second <= r.to[1])) return true;
    }
    return false;
}

std::size_t length_of(unsigned first) {
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

}  // namespace

TEST_CASE("every row of Unicode's table is valid at both ends, and one code point") {
    for (const auto& r : well_formed)
        for (const auto* ends : {r.from, r.to}) {
            auto text = std::string{};
            for (std::size_t i = 0; i < r.length; ++i) text += static_cast<char>(ends[i]);
            CHECK(first_invalid_utf8(text) == valid);
            CHECK(code_points(text) == 1);
        }
}

TEST_CASE("each pair of first bytes is valid exactly when the table has it") {
    auto wrong = 0;
    for (unsigned first = 0; first < 256; ++first)
        for (unsigned second = 0; second < 256; ++second) {
            auto text = bytes({first, second});
            for (auto i = text.size(); i < length_of(first); ++i) text += '\x80';
            const auto allowed = begins_a_row(first, second) && (first >= 0x80 || second < 0x80);
            wrong += (first_invalid_utf8(text) == valid) != allowed;
        }
    CHECK(wrong == 0);
}

TEST_CASE("a third or fourth byte that is no continuation makes the sequence invalid") {
    for (unsigned last : {0x00u, 0x7Fu, 0xC0u, 0xFFu}) {
        CHECK(first_invalid_utf8(bytes({0xE2, 0x82, last})) == 0);
        CHECK(first_invalid_utf8(bytes({0xF0, 0x9F, 0x99, last})) == 0);
        CHECK(first_invalid_utf8(bytes({0xF0, 0x9F, last, 0x82})) == 0);
    }
}

TEST_CASE("an overlong form is invalid") {
    CHECK(first_invalid_utf8(bytes({0xC0, 0xAF})) == 0);
    CHECK(first_invalid_utf8(bytes({0xC1, 0xBF})) == 0);
    CHECK(first_invalid_utf8(bytes({0xE0, 0x80, 0xAF})) == 0);
    CHECK(first_invalid_utf8(bytes({0xE0, 0x9F, 0xBF})) == 0);
    CHECK(first_invalid_utf8(bytes({0xF0, 0x80, 0x80, 0xAF})) == 0);
    CHECK(first_invalid_utf8(bytes({0xF0, 0x8F, 0xBF, 0xBF})) == 0);
}

TEST_CASE("a surrogate is invalid, alone or in a pair") {
    CHECK(first_invalid_utf8(bytes({0xED, 0xA0, 0x80})) == 0);
    CHECK(first_invalid_utf8(bytes({0xED, 0xBF, 0xBF})) == 0);
    CHECK(first_invalid_utf8(bytes({0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80})) == 0);
}

TEST_CASE("what lies above U+10FFFF is invalid") {
    CHECK(first_invalid_utf8(bytes({0xF4, 0x90, 0x80, 0x80})) == 0);
    CHECK(first_invalid_utf8(bytes({0xF5, 0x80, 0x80, 0x80})) == 0);
    CHECK(first_invalid_utf8(bytes({0xFE})) == 0);
    CHECK(first_invalid_utf8(bytes({0xFF})) == 0);
}

TEST_CASE("a sequence that is cut short is invalid where it begins") {
    const auto text = std::string{"Zürich €🙂"};  // 2, 3 and 4 bytes
    CHECK(first_invalid_utf8(text) == valid);
    CHECK(first_invalid_utf8(text.substr(0, 2)) == 1);
    CHECK(first_invalid_utf8(text.substr(0, 10)) == 8);
    CHECK(first_invalid_utf8(text.substr(0, 12)) == 11);
    CHECK(first_invalid_utf8(text.substr(0, 14)) == 11);
}

TEST_CASE("the offset is that of the first trouble of several") {
    CHECK(first_invalid_utf8("abc\x80"
                             "def\xFF") == 3);
    CHECK(first_invalid_utf8(bytes({0x61, 0xE2, 0x82, 0x61, 0xFF})) == 1);
}

TEST_CASE("a zero byte is text like any other") {
    CHECK(first_invalid_utf8(std::string_view{"a\0b", 3}) == valid);
    CHECK(first_invalid_utf8("") == valid);
}

TEST_CASE("the width of a text is its code points") {
    CHECK(code_points("") == 0);
    CHECK(code_points("plan") == 4);
    CHECK(code_points("Zürich") == 6);
    CHECK(code_points("東京🙂") == 3);
}
