// SPDX-License-Identifier: BSL-1.0
//
// The words of an answer with the signs between them, its numbers, and what puts one in doubt: a range,
// a fraction, a comparison, a denial. What reading.hpp reads with.
#pragma once

#include <upward/model/briefing_format.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

namespace detail::in_words {

/// The dashes as '-', curly quotes as '\'', any other sign of U+2000 to U+2FFF as '~'.
inline std::string plain_signs(std::string_view text) {
    auto plain = std::string{};
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto sign = text.substr(i, 3);
        if (sign.size() < 3 || sign[0] != '\xE2') {
            plain += text[i];
            continue;
        }
        const auto is_dash =
            (sign >= "\xE2\x80\x90" && sign <= "\xE2\x80\x95") || sign == "\xE2\x88\x92";
        const auto is_quote = sign >= "\xE2\x80\x98" && sign <= "\xE2\x80\x9F";
        plain += is_dash ? '-' : is_quote ? '\'' : '~';
        i += 2;
    }
    return plain;
}

/// Letters in lower case, or figures, and the signs on both sides: "6-line" is "6" and "line".
struct word {
    std::string before = {}, text = {}, after = {};
};

inline std::vector<word> words_of(std::string_view text) {
    enum class sort : std::uint8_t { sign, letter, figure };
    auto words = std::vector<word>{};
    auto signs = std::string{};
    auto last = sort::sign;
    for (const char c : plain_signs(text)) {
        const auto lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const auto is_figure = c >= '0' && c <= '9';
        const auto is_letter =
            (lower >= 'a' && lower <= 'z') || (static_cast<unsigned char>(c) & 0x80u) != 0;
        const auto now = is_figure ? sort::figure : is_letter ? sort::letter : sort::sign;
        if (now == sort::sign) {
            signs += c;
            if (!words.empty()) words.back().after += c;
        } else {
            if (now != last) words.push_back({.before = std::exchange(signs, {})});
            words.back().text += lower;
        }
        last = now;
    }
    return words;
}

inline std::string_view text_at(const std::vector<word>& words, std::size_t i) noexcept {
    return i < words.size() ? std::string_view{words[i].text} : std::string_view{};
}

inline bool is_one_of(std::string_view text, std::initializer_list<std::string_view> all) noexcept {
    return std::find(all.begin(), all.end(), text) != all.end();
}

/// "6" or "six", up to 9999 and twenty.
inline std::optional<std::int32_t> number_of(std::string_view text) {
    constexpr std::string_view names[] = {
        "zero",     "one",     "two",     "three",     "four",     "five",     "six",
        "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
    if (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        if (text.size() > 4) return std::nullopt;
        auto value = std::int32_t{0};
        for (const char c : text) value = value * 10 + (c - '0');
        return value;
    }
    const auto* found = std::find(std::begin(names), std::end(names), text);
    if (found == std::end(names)) return std::nullopt;
    return static_cast<std::int32_t>(found - std::begin(names));
}

/// A number, be it one that is not read.
inline bool is_number(std::string_view text) {
    return number_of(text) || (!text.empty() && text.front() >= '0' && text.front() <= '9') ||
           is_one_of(text, {"half", "dozen", "thirty", "forty", "fifty", "sixty", "seventy",
                            "eighty", "ninety", "hundred", "thousand"});
}

/// No part of a fraction or of a range ("5.5", "4-5"), and not compared ("> 5", "5+").
inline bool stands_alone(const std::vector<word>& words, std::size_t i) {
    const auto& [before, text, after] = words[i];
    if ((before + after).find_first_of("<>~+%?") != std::string::npos) return false;
    if (before.empty()) return i == 0;
    if (before.back() == '.' || before.back() == ',') return false;
    return i == 0 || !is_number(words[i - 1].text) ||
           before.find_first_of("-/") == std::string::npos;
}

inline bool is_blank(std::string_view signs) noexcept {
    return !signs.empty() && signs.find_first_not_of(" \t\n") == std::string_view::npos;
}

/// "2wd", "2-day" and "2 days", but not "2+ days".
inline bool counts_next(const word& number) noexcept {
    return number.after.empty() || number.after == "-" || is_blank(number.after);
}

/// How many words from `i` on say "at most" by a word of doubt; 0 when they do not.
inline std::size_t limit_at(const std::vector<word>& words, std::size_t i) noexcept {
    if (is_one_of(text_at(words, i), {"no", "not"}) &&
        is_one_of(text_at(words, i + 1), {"more", "later", "longer"}) &&
        text_at(words, i + 2) == "than")
        return 3;
    return text_at(words, i) == "or" && is_one_of(text_at(words, i + 1), {"less", "fewer"}) ? 2 : 0;
}

/// What makes the number beside it mean another.
inline bool is_doubt(std::string_view text) noexcept {
    return denies(text) || is_one_of(text, {"more", "least", "minimum", "over", "under", "above",
                                            "below", "beyond", "before", "after"});
}

inline bool in_doubt(const std::vector<word>& words) noexcept {
    for (std::size_t i = 0; i < words.size();) {
        const auto limit = limit_at(words, i);
        if (limit == 0 && is_doubt(words[i].text)) return true;
        i += limit == 0 ? 1 : limit;
    }
    return false;
}

/// Cut at commas, stops, brackets and dashes between blanks, though not between two numbers.
inline std::vector<std::vector<word>> clauses_of(const std::vector<word>& words) {
    auto clauses = std::vector<std::vector<word>>{{}};
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& before = words[i].before;
        const auto is_cut = before.find_first_of(",;.!?()") != std::string::npos ||
                            before.find(" - ") != std::string::npos;
        if (i > 0 && is_cut && !(is_number(words[i - 1].text) && is_number(words[i].text)))
            clauses.emplace_back();
        clauses.back().push_back(words[i]);
    }
    return clauses;
}

/// Where the number stands that counts the lines at `i`: beside them, or a word before.
inline std::optional<std::size_t> count_before(const std::vector<word>& words, std::size_t i) {
    if (i > 0 && is_number(words[i - 1].text)) return i - 1;
    if (i < 2 || !is_number(words[i - 2].text)) return std::nullopt;
    const auto& between = words[i - 1];
    const auto is_word = between.text.front() >= 'a' && between.text.front() <= 'z';
    if (!is_word || between.text == "bottom" || !is_blank(between.before) ||
        !is_blank(between.after))
        return std::nullopt;
    return i - 2;
}

/// The value of a list of one; nothing where there is none, or more.
template <class T>
std::optional<T> the_only(const std::vector<T>& all) {
    return all.size() == 1 ? std::optional{all.front()} : std::nullopt;
}

}  // namespace detail::in_words

}  // namespace upward
