// SPDX-License-Identifier: BSL-1.0
//
// One character of a draft: its code point, its bytes and what it does to the words around it. A
// letter is what no punctuation, symbol or blank is: é, ß, Cyrillic, 中 and combining marks are, and
// “ ” « — … ¿ 。 ！ € ™, the no-break space, the byte order mark and emoji are not. The ranges are
// those of the blocks that writers use (Unicode 15, categories P, S, Z and C).
//
// Any bytes may be read: what is no UTF-8 is U+FFFD, a byte long and no letter.
#pragma once

#include <upward/core/text.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace upward {

struct draft_character {
    char32_t code = 0xFFFD;
    std::size_t bytes = 1;

    /// Part of a word: an ASCII letter or digit, or a letter beyond ASCII.
    constexpr bool is_word() const noexcept;

    /// A space of any width, a control character or the byte order mark.
    constexpr bool is_blank() const noexcept {
        return code <= 0x20 || (code >= 0x7F && code <= 0xA0) || code == 0x1680 ||
               (code >= 0x2000 && code <= 0x200B) || code == 0x2028 || code == 0x2029 ||
               code == 0x202F || code == 0x205F || code == 0x3000 || code == 0xFEFF;
    }

    /// A quote or bracket that may close behind a full stop. Languages differ in which quotes do
    /// („German“, »Danish«), so that all but the low ones may.
    constexpr bool is_closing() const noexcept {
        constexpr std::u32string_view ascii = U"\"')]}";
        constexpr std::u32string_view quotes = U"\u00AB\u00BB\u2018\u2019\u201C\u201D\u2039\u203A";
        constexpr std::u32string_view east_asian =
            U"\u3009\u300B\u300D\u300F\u3011\u3015\u3017\uFF09\uFF3D\uFF5D\uFF63";
        return ascii.find(code) != ascii.npos || quotes.find(code) != quotes.npos ||
               east_asian.find(code) != east_asian.npos;
    }
};

/// Precondition: at < text.size().
constexpr draft_character draft_character_at(std::string_view text, std::size_t at) noexcept {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) return {lead, 1};
    const auto bytes = lead < 0xE0 ? std::size_t{2} : lead < 0xF0 ? std::size_t{3} : std::size_t{4};
    const auto own = text.substr(at, bytes);
    if (first_invalid_utf8(own) != std::string_view::npos) return {};
    auto code = static_cast<char32_t>(lead & (0x7Fu >> bytes));
    for (const char c : own.substr(1)) code = code << 6 | (static_cast<unsigned char>(c) & 0x3Fu);
    return {code, bytes};
}

/// The one that ends there. Precondition: 0 < at <= text.size().
constexpr draft_character draft_character_before(std::string_view text, std::size_t at) noexcept {
    auto begin = at - 1;
    while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0u) == 0x80)
        --begin;
    const auto c = draft_character_at(text, begin);
    return begin + c.bytes == at ? c : draft_character{};
}

constexpr bool draft_character::is_word() const noexcept {
    if (code < 0x80)
        return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') ||
               (code >= 'A' && code <= 'Z');
    struct range {
        char32_t first, last;
    };
    constexpr range no_letters[] = {
        {0x80, 0xA9},     {0xAB, 0xB4},       {0xB6, 0xB9},
        {0xBB, 0xBF},  // Latin-1
        {0xD7, 0xD7},     {0xF7, 0xF7},       {0x2C2, 0x2C5},
        {0x2D2, 0x2DF},  // × ÷ ˂ ˒
        {0x37E, 0x37E},   {0x387, 0x387},     {0x55A, 0x55F},
        {0x589, 0x58F},  // Greek, Armenian
        {0x5BE, 0x5BE},   {0x5C0, 0x5C0},     {0x5C3, 0x5C3},
        {0x5C6, 0x5C6},  // Hebrew
        {0x5F3, 0x5F4},   {0x600, 0x60F},     {0x61B, 0x61F},
        {0x66A, 0x66D},  // Hebrew, Arabic
        {0x6D4, 0x6D4},   {0x964, 0x965},     {0xE3F, 0xE3F},
        {0xE5A, 0xE5B},  // Indic, Thai
        {0x104A, 0x104F}, {0x1360, 0x1368},   {0x1680, 0x1680},
        {0x17D4, 0x17D6},  // Ethiopic, Ogham
        {0x17D8, 0x17DB}, {0x1800, 0x180A},   {0x2000, 0x206F},
        {0x20A0, 0x20CF},  // Khmer, general, €
        {0x2100, 0x2101}, {0x2103, 0x2106},   {0x2108, 0x2109},
        {0x2114, 0x2114},  // ℃ ℉
        {0x2116, 0x2118}, {0x211E, 0x2123},   {0x214A, 0x214D},
        {0x2190, 0x2BFF},  // № ™ → ✓
        {0x2E00, 0x2E7F}, {0x2FF0, 0x3004},   {0x3008, 0x3020},
        {0x3030, 0x3030},  // 、。「」
        {0x303D, 0x303F}, {0x309B, 0x309C},   {0x30A0, 0x30A0},
        {0x30FB, 0x30FB},  // ・
        {0xE000, 0xF8FF}, {0xFD3E, 0xFD3F},   {0xFE00, 0xFE1F},
        {0xFE30, 0xFE6F},  // private, forms
        {0xFEFF, 0xFF0F}, {0xFF1A, 0xFF20},   {0xFF3B, 0xFF40},
        {0xFF5B, 0xFF65},                                           // ！（）
        {0xFFE0, 0xFFFF}, {0x1F000, 0x1FAFF}, {0xE0000, 0x10FFFF},  // emoji, tags
    };
    const auto after = std::upper_bound(std::begin(no_letters), std::end(no_letters), code,
                                        [](char32_t c, const range& r) { return c < r.first; });
    return after == std::begin(no_letters) || code > std::prev(after)->last;
}

}  // namespace upward
