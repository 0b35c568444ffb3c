// SPDX-License-Identifier: BSL-1.0
//
// Answers in words, as far as they can be read without guessing. Whatever is in doubt (two numbers
// where one is meant, a fraction, a denial) is not read; then a person says it in figures.
//
//     upward::line_budget_in("six lines, the bottom line first");    // 6
//     upward::rung_in("rung 5: advise");                             // 5
//     upward::notice_in("from severity 3 on the same day");          // severity 3, 0 wd
//
// The words are English; figures are read everywhere.
#pragma once

#include <upward/expect/words_said.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string_view>
#include <vector>

namespace upward {

/// The number before "lines", perhaps with a word between: "six short lines". Another number in the
/// same clause, or a denial, leaves it unread: "5 to 6 lines", "not six lines".
inline std::optional<std::int32_t> line_budget_in(std::string_view text) {
    using namespace detail::in_words;
    auto found = std::vector<std::int32_t>{};
    for (const auto& clause : clauses_of(words_of(text))) {
        const auto numbers = std::count_if(clause.begin(), clause.end(),
                                           [](const auto& w) { return is_number(w.text); });
        for (std::size_t i = 0; i < clause.size(); ++i) {
            if (!is_one_of(clause[i].text, {"line", "lines"})) continue;
            const auto at = count_before(clause, i);
            if (!at) continue;
            const auto n = number_of(clause[*at].text);
            if (numbers > 1 || in_doubt(clause) || !stands_alone(clause, *at) ||
                !counts_next(clause[*at]) || !n || *n == 0)
                return std::nullopt;
            found.push_back(*n);
        }
    }
    return the_only(found);
}

/// A rung by its number or its name, with nothing else beside them: "tell me first" is no rung.
inline std::optional<std::int32_t> rung_in(std::string_view text) {
    using namespace detail::in_words;
    constexpr std::string_view names[] = {"tell",   "sell",    "consult", "agree",
                                          "advise", "inquire", "delegate"};
    auto found = std::vector<std::int32_t>{};
    const auto words = words_of(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& word = words[i].text;
        if (word == "rung") continue;
        const auto* name = std::find(std::begin(names), std::end(names), word);
        const auto rung =
            name != std::end(names)
                ? std::optional{static_cast<std::int32_t>(name - std::begin(names)) + 1}
            : stands_alone(words, i) ? number_of(word)
                                     : std::nullopt;
        if (!rung || *rung < 1 || *rung > 7) return std::nullopt;
        if (found.empty() || found.back() != *rung) found.push_back(*rung);
    }
    return the_only(found);
}

/// How soon bad news of a severity, or worse, is to be told.
struct stated_notice {
    std::int32_t severity = 0;
    std::int32_t wd = 0;
    bool operator==(const stated_notice&) const = default;
};

/// "2wd", "within two working days", "severity 3 the same day". A number that is neither days nor
/// severity is a condition that is not understood, a denial may turn the rest around, and "twice a
/// day" is no delay: then nothing is read.
inline std::optional<stated_notice> notice_in(std::string_view text) {
    using namespace detail::in_words;
    const auto words = words_of(text);
    const auto word = [&words](std::size_t i) { return text_at(words, i); };
    const auto is_before = [&](std::size_t i, std::initializer_list<std::string_view> all) {
        return i > 0 && is_one_of(word(i - 1), all);
    };
    auto days = std::vector<std::int32_t>{}, severities = std::vector<std::int32_t>{};
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (const auto limit = limit_at(words, i)) {
            i += limit - 1;
        } else if ((word(i) == "same" && word(i + 1) == "day") ||
                   (word(i) == "at" && word(i + 1) == "once")) {
            days.push_back(0);
            ++i;
        } else if (word(i) == "immediately") {
            days.push_back(0);
        } else if (word(i) == "severity") {
            const auto n = number_of(word(i + 1));
            if (!n || *n > 4 || !stands_alone(words, i + 1) || is_before(i, {"to", "most", "than"}))
                return std::nullopt;
            severities.push_back(*n);
            ++i;
            if (!is_one_of(word(i + 1), {"or", "and"})) continue;
            if (!is_one_of(word(i + 2), {"worse", "higher", "above", "more", "up"}))
                return std::nullopt;
            i += 2;
        } else if (word(i) == "a" || is_number(word(i))) {
            const auto unit = word(i + 1) == "working" ? word(i + 2) : word(i + 1);
            const auto n = word(i) == "a" ? std::optional{1} : number_of(word(i));
            if (is_one_of(unit, {"wd", "day", "days"}) && n && stands_alone(words, i) &&
                counts_next(words[i]) && !is_before(i, {"every", "each"}))
                days.push_back(*n);
            else if (word(i) != "a") return std::nullopt;
        } else if (is_doubt(word(i)) || is_one_of(word(i), {"once", "twice", "times"})) {
            return std::nullopt;
        }
    }
    const auto wd = the_only(days);
    if (!wd || severities.size() > 1) return std::nullopt;
    return stated_notice{severities.empty() ? 0 : severities.front(), *wd};
}

}  // namespace upward
