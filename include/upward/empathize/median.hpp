// SPDX-License-Identifier: BSL-1.0
//
// The median of waits of which some are not over yet and count as long as they have lasted so far.
//
//     median_wait({4, 9, 12}, {15});    // 10.5
//     median_wait({4, 9}, {5});         // 5, at least: it is more, the longer the open one lasts
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

namespace upward {

struct median_of_waits {
    double value = 0;
    bool at_least = false;  ///< one that is not over decides it
};

/// The middle of sorted numbers, of two the mean. Precondition: there is one.
inline double middle_of(const std::vector<double>& sorted) {
    const auto half = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/// None without any. O(n log n).
inline std::optional<median_of_waits> median_wait(std::vector<double> over,
                                                  const std::vector<double>& open = {}) {
    if (over.empty() && open.empty()) return std::nullopt;
    auto without_end = over;
    without_end.resize(over.size() + open.size(), std::numeric_limits<double>::infinity());
    over.insert(over.end(), open.begin(), open.end());
    std::sort(over.begin(), over.end());
    std::sort(without_end.begin(), without_end.end());
    return median_of_waits{middle_of(over), middle_of(over) != middle_of(without_end)};
}

}  // namespace upward
