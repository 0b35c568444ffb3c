// SPDX-License-Identifier: BSL-1.0
//
// Days in tests are written and printed as dates.
#pragma once

#include <upward/schedule/day.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace upward::test {

/// The number of a day, as in day("2026-01-05").
inline day_number day(std::string_view text) { return to_day_number(*parse_date(text)); }

inline std::string written(day_number n) { return to_string(to_civil(n)); }

/// "2026-01-05 2026-01-12".
inline std::string written(const std::vector<day_number>& days) {
    auto text = std::string{};
    for (const auto n : days) text += (text.empty() ? "" : " ") + written(n);
    return text;
}

}  // namespace upward::test
