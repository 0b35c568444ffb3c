// SPDX-License-Identifier: BSL-1.0
//
// The forms in which somebody takes things in, as a style names them in words.
//
//     upward::format_in("six lines, the bottom line first");    // briefing_format::bottom_line
#pragma once

#include <upward/core/text.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace upward {

enum class briefing_format : std::uint8_t { bottom_line, bullets, narrative, numbers };
BOOST_DESCRIBE_ENUM(briefing_format, bottom_line, bullets, narrative, numbers)

namespace detail {

/// Words that turn what they stand beside into what is not meant; `t` is what is left of "don't".
constexpr bool denies(std::string_view word) noexcept {
    constexpr std::string_view denials[] = {"no",    "not",   "non",  "never",  "neither",
                                            "nor",   "t",     "dont", "cannot", "without",
                                            "avoid", "fewer", "less", "than",   "instead"};
    for (const auto denial : denials)
        if (word == denial) return true;
    return false;
}

/// The runs of small ASCII letters in a text of plain words, each with a blank on both sides.
inline std::string letters_of(std::string_view plain) {
    auto letters = std::string{" "};
    for (const char c : plain)
        if (c >= 'a' && c <= 'z') letters += c;
        else if (letters.back() != ' ') letters += ' ';
    return letters.back() == ' ' ? letters : letters + ' ';
}

/// The whole word, or its plural.
inline bool speaks_of(const std::string& letters, const std::string& word) {
    return letters.find(' ' + word + ' ') != std::string::npos ||
           letters.find(' ' + word + "s ") != std::string::npos;
}

inline bool is_denied(const std::string& letters) {
    for (std::size_t at = 1; at < letters.size();) {
        const auto end = letters.find(' ', at);
        if (denies(std::string_view{letters}.substr(at, end - at))) return true;
        at = end + 1;
    }
    return false;
}

}  // namespace detail

/// The form that a text speaks of, in English. A form in a clause that denies is not meant ("no
/// bullets, prose"); the bottom line goes before another form; else nothing where two are named, or
/// one is denied in part ("not only bullets").
inline std::optional<briefing_format> format_in(std::string_view text) {
    const std::pair<const char*, briefing_format> forms[] = {
        {"bottom line", briefing_format::bottom_line}, {"bullet", briefing_format::bullets},
        {"narrative", briefing_format::narrative},     {"prose", briefing_format::narrative},
        {"number", briefing_format::numbers},          {"figure", briefing_format::numbers}};
    auto named = std::set<briefing_format>{};
    for (auto rest = text; !rest.empty();) {
        const auto end = std::min(rest.find_first_of(",;.!?()"), rest.size());
        const auto clause = detail::letters_of(plain_words(rest.substr(0, end)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const auto denied = detail::is_denied(clause);
        for (const auto& [word, format] : forms) {
            if (!detail::speaks_of(clause, word)) continue;
            if (!denied) named.insert(format);
            else if (detail::speaks_of(clause, "only") || detail::speaks_of(clause, "just") ||
                     detail::speaks_of(clause, "always"))
                return std::nullopt;
        }
    }
    if (named.empty()) return std::nullopt;
    const auto first = *named.begin();
    const auto is_clear = named.size() == 1 || first == briefing_format::bottom_line;
    return is_clear ? std::optional{first} : std::nullopt;
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
