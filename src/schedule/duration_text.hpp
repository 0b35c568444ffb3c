// SPDX-License-Identifier: BSL-1.0
//
// Durations of RFC 5545, 3.3.6, without a sign.
#pragma once

#include <upward/schedule/local_time.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace upward {

/// Seconds of a duration such as P1DT2H; -1 when the text is none.
inline std::int64_t read_duration(std::string_view text) noexcept {
    if (text.size() < 3 || text[0] != 'P') return -1;
    std::int64_t total = 0, number = -1;
    auto in_time = false;
    for (const auto c : text.substr(1)) {
        if (c >= '0' && c <= '9') {
            number = std::max<std::int64_t>(number, 0) * 10 + (c - '0');
            if (number > 100'000'000) return -1;
            continue;
        }
        if (c == 'T' && number < 0 && !in_time) {
            in_time = true;
            continue;
        }
        const auto unit = c == 'W' && !in_time   ? 7 * seconds_a_day
                          : c == 'D' && !in_time ? seconds_a_day
                          : c == 'H' && in_time  ? 3600
                          : c == 'M' && in_time  ? 60
                          : c == 'S' && in_time  ? 1
                                                 : 0;
        if (unit == 0 || number < 0) return -1;
        total += number * unit;
        number = -1;
    }
    return number < 0 ? total : -1;
}

inline std::string write_duration(std::int64_t seconds) {
    auto text = std::string{"P"};
    const auto add = [&text](std::int64_t n, char unit) {
        if (n > 0) text += std::to_string(n) + unit;
    };
    add(seconds / seconds_a_day, 'D');
    if (seconds % seconds_a_day > 0) text += 'T';
    add(seconds / 3600 % 24, 'H');
    add(seconds / 60 % 60, 'M');
    add(seconds % 60, 'S');
    return text.size() > 1 ? text : "PT0S";
}

}  // namespace upward
