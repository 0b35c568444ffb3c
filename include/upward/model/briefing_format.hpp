// SPDX-License-Identifier: BSL-1.0
//
// The forms in which somebody takes things in, as a style names them in words.
//
//     upward::format_in("six lines, the bottom line first");    // briefing_format::bottom_line
#pragma once

#include <upward/core/text.hpp>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace upward {

enum class briefing_format : std::uint8_t { bottom_line, bullets, narrative, numbers };
BOOST_DESCRIBE_ENUM(briefing_format, bottom_line, bullets, narrative, numbers)

/// The first of the forms that a text speaks of, in English; nothing when it speaks of none.
inline std::optional<briefing_format> format_in(std::string_view text) {
    const auto words = plain_words(text);
    const auto speaks_of = [&words](std::string_view word) {
        return words.find(word) != std::string::npos;
    };
    if (speaks_of("bottom line")) return briefing_format::bottom_line;
    if (speaks_of("bullet")) return briefing_format::bullets;
    if (speaks_of("narrative") || speaks_of("prose")) return briefing_format::narrative;
    if (speaks_of("number") || speaks_of("figure")) return briefing_format::numbers;
    return std::nullopt;
}

/// As a style is to say it.
constexpr std::string_view words_of(briefing_format format) noexcept {
    switch (format) {
        case briefing_format::bottom_line: return "bottom line first";
        case briefing_format::bullets: return "bullets";
        case briefing_format::narrative: return "narrative";
        case briefing_format::numbers: return "numbers";
    }
    return {};
}

}  // namespace upward
