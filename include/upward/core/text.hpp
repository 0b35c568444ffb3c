// SPDX-License-Identifier: BSL-1.0
//
// Text is UTF-8. This is the one check of it (RFC 3629: no overlong forms, no surrogates, nothing
// above U+10FFFF), and the width of a text on a terminal's grid, counted in code points.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace upward {

/// The offset of the first byte that is not part of valid UTF-8; npos when all of it is valid.
/// Linear, no allocation.
constexpr std::size_t first_invalid_utf8(std::string_view text) noexcept {
    const auto byte = [&text](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    };
    const auto continues = [&byte](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
    for (std::size_t i = 0; i < text.size();) {
        const unsigned lead = byte(i), second = byte(i + 1);
        if (lead < 0x80) {
            i += 1;
        } else if (lead >= 0xC2 && lead <= 0xDF && continues(i + 1)) {
            i += 2;
        } else if (lead >= 0xE0 && lead <= 0xEF && continues(i + 1) && continues(i + 2) &&
                   !(lead == 0xE0 && second < 0xA0) && !(lead == 0xED && second > 0x9F)) {
            i += 3;
        } else if (lead >= 0xF0 && lead <= 0xF4 && continues(i + 1) && continues(i + 2) &&
                   continues(i + 3) && !(lead == 0xF0 && second < 0x90) &&
                   !(lead == 0xF4 && second > 0x8F)) {
            i += 4;
        } else {
            return i;
        }
    }
    return std::string_view::npos;
}

/// The number of code points. Precondition: valid UTF-8.
constexpr std::size_t code_points(std::string_view text) noexcept {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
    return count;
}

/// ASCII letters small; `_` and `-` are spaces.
inline std::string plain_words(std::string_view text) {
    auto words = std::string{text};
    for (auto& c : words) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (c == '_' || c == '-') c = ' ';
    }
    return words;
}

}  // namespace upward
