// SPDX-License-Identifier: BSL-1.0
//
// Answers in words, as far as they can be read without guessing. Whatever is in doubt (two numbers
// where one is meant, a word that is not known) is not read; then a person says it in figures.
//
//     upward::line_budget_in("six lines, the bottom line first");    // 6
//     upward::form_in("six lines, the bottom line first");         // "bottom line first"
//     upward::rung_in("rung 5: advise");                             // 5
//     upward::notice_in("from severity 3 on the same day");          // severity 3, 0 wd
//
// The words are English; figures are read everywhere.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace upward {

namespace detail::in_words {

/// Letters in lower case, or figures, one run after the other: "6-line" is {"6", "line"}.
inline std::vector<std::string> words_of(std::string_view text) {
    enum class sort : std::uint8_t { none, letter, figure };
    auto words = std::vector<std::string>{};
    auto before = sort::none;
    for (const char c : text) {
        const auto lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const auto is_figure = c >= '0' && c <= '9';
        const auto is_letter =
            (lower >= 'a' && lower <= 'z') || (static_cast<unsigned char>(c) & 0x80u) != 0;
        const auto now = is_figure ? sort::figure : is_letter ? sort::letter : sort::none;
        if (now != sort::none && now != before) words.emplace_back();
        if (now != sort::none) words.back() += lower;
        before = now;
    }
    return words;
}

inline bool is_figures(std::string_view word) noexcept {
    return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

/// "6" or "six", up to 9999 and twelve.
inline std::optional<std::int32_t> number_of(std::string_view word) {
    constexpr std::string_view names[] = {"zero", "one",    "two",   "three", "four",
                                          "five", "six",    "seven", "eight", "nine",
                                          "ten",  "eleven", "twelve"};
    if (is_figures(word)) {
        if (word.size() > 4) return std::nullopt;
        auto value = std::int32_t{0};
        for (const char c : word) value = value * 10 + (c - '0');
        return value;
    }
    const auto* found = std::find(std::begin(names), std::end(names), word);
    if (found == std::end(names)) return std::nullopt;
    return static_cast<std::int32_t>(found - std::begin(names));
}

/// The value of a list of one; nothing where there is none, or more.
template <class T>
std::optional<T> the_only(const std::vector<T>& all) {
    return all.size() == 1 ? std::optional{all.front()} : std::nullopt;
}

}  // namespace detail::in_words

/// The number before "lines", perhaps with a word between: "six short lines".
inline std::optional<std::int32_t> line_budget_in(std::string_view text) {
    const auto words = detail::in_words::words_of(text);
    auto found = std::vector<std::int32_t>{};
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i] != "line" && words[i] != "lines") continue;
        auto n = detail::in_words::number_of(words[i - 1]);
        if (!n && i > 1 && words[i - 1] != "bottom") n = detail::in_words::number_of(words[i - 2]);
        if (n && *n > 0) found.push_back(*n);
    }
    return detail::in_words::the_only(found);
}

/// One of the forms that a briefing can take: bottom line first, bullets, narrative, numbers.
inline std::optional<std::string> form_in(std::string_view text) {
    const auto words = detail::in_words::words_of(text);
    const auto says = [&words](std::initializer_list<std::string_view> any) {
        return std::any_of(words.begin(), words.end(), [&](const auto& w) {
            return std::find(any.begin(), any.end(), w) != any.end();
        });
    };
    auto found = std::vector<std::string>{};
    if (says({"bottom"})) found.emplace_back("bottom line first");
    if (says({"bullet", "bullets"})) found.emplace_back("bullets");
    if (says({"narrative", "prose"})) found.emplace_back("narrative");
    if (says({"numbers", "figures"})) found.emplace_back("numbers");
    return found.empty() ? std::nullopt : std::optional{found.front()};
}

/// A rung by its number or its name, with nothing else beside them: "tell me first" is no rung.
inline std::optional<std::int32_t> rung_in(std::string_view text) {
    constexpr std::string_view names[] = {"tell",   "sell",    "consult", "agree",
                                          "advise", "inquire", "delegate"};
    auto found = std::vector<std::int32_t>{};
    for (const auto& word : detail::in_words::words_of(text)) {
        if (word == "rung") continue;
        const auto* name = std::find(std::begin(names), std::end(names), word);
        const auto rung =
            name != std::end(names)
                ? std::optional{static_cast<std::int32_t>(name - std::begin(names)) + 1}
                : detail::in_words::number_of(word);
        if (!rung || *rung < 1 || *rung > 7) return std::nullopt;
        if (found.empty() || found.back() != *rung) found.push_back(*rung);
    }
    return detail::in_words::the_only(found);
}

/// How soon bad news of a severity, or worse, is to be told.
struct stated_notice {
    std::int32_t severity = 0;
    std::int32_t wd = 0;
    bool operator==(const stated_notice&) const = default;
};

/// "2wd", "within two working days", "severity 3 the same day". A figure that is neither days nor
/// severity is a condition that is not understood: then nothing is read.
inline std::optional<stated_notice> notice_in(std::string_view text) {
    const auto words = detail::in_words::words_of(text);
    const auto word = [&words](std::size_t i) {
        return i < words.size() ? std::string_view{words[i]} : std::string_view{};
    };
    auto days = std::vector<std::int32_t>{}, severities = std::vector<std::int32_t>{};
    for (std::size_t i = 0; i < words.size(); ++i) {
        if ((word(i) == "same" && word(i + 1) == "day") ||
            (word(i) == "at" && word(i + 1) == "once") || word(i) == "immediately") {
            days.push_back(0);
            continue;
        }
        if (word(i) == "severity") {
            const auto n = detail::in_words::number_of(word(i + 1));
            if (!n || *n > 4) return std::nullopt;
            severities.push_back(*n);
            ++i;
            continue;
        }
        const auto n = word(i) == "a" ? std::optional{1} : detail::in_words::number_of(word(i));
        const auto unit = word(i + 1) == "working" ? word(i + 2) : word(i + 1);
        if (n && (unit == "wd" || unit == "day" || unit == "days")) days.push_back(*n);
        else if (detail::in_words::is_figures(word(i))) return std::nullopt;
    }
    const auto wd = detail::in_words::the_only(days);
    if (!wd || severities.size() > 1) return std::nullopt;
    return stated_notice{severities.empty() ? 0 : severities.front(), *wd};
}

}  // namespace upward
