// SPDX-License-Identifier: BSL-1.0
#include "nearest.hpp"

#include "json_text.hpp"

#include <algorithm>
#include <vector>

namespace upward::io {

namespace {

/// Letters to insert, drop, change or swap with the next, to come from one word to the other.
std::size_t distance(std::string_view from, std::string_view to) {
    auto before = std::vector<std::size_t>(to.size() + 1);
    auto last = before, row = before;
    for (std::size_t j = 0; j <= to.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= from.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const std::size_t differs = from[i - 1] != to[j - 1];
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + differs});
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before.swap(last), last.swap(row);
    }
    return last[to.size()];
}

}  // namespace

std::string did_you_mean(std::string_view word, std::span<const std::string_view> names) {
    auto nearest = std::string_view{};
    auto least = std::size_t{3};
    for (const auto name : names) {
        if (word.size() > name.size() + 2 || name.size() <= 2) continue;
        if (const auto d = distance(word, name); d < least) least = d, nearest = name;
    }
    if (!nearest.empty()) return "; did you mean " + quoted(nearest) + "?";

    constexpr std::size_t line = 120;
    auto all = std::string{"; it has "};
    for (std::size_t i = 0; i < names.size(); ++i) all += (i ? ", " : "") + quoted(names[i]);
    return all.size() <= line ? all : std::string{};
}

}  // namespace upward::io
