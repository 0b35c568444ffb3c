// SPDX-License-Identifier: BSL-1.0
//
// Asks made up by dice, and a forecaster that they are told to.
#pragma once

#include <upward/anticipate/forecaster.hpp>

#include "support/build.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace upward_tests {

struct told {
    std::int32_t who = 0;
    std::int32_t count = 0;
};

struct asked_day {
    upward::forecast_day day;
    std::vector<told> asks;  ///< by stream
    std::vector<told> sent;  ///< by boss
};

/// Monday to Friday; now and then a holiday, which the day before takes on.
inline std::vector<asked_day> random_asks(std::uint64_t seed, std::int32_t days,
                                          std::int32_t streams, std::int32_t bosses) {
    auto roll = dice{seed};
    auto made = std::vector<asked_day>{};
    for (std::int32_t d = 0; d < days; ++d) {
        auto today = asked_day{{d % 5, d % 5 == 4 ? 3 : 1}, {}, {}};
        if (roll.once_in(40)) ++today.day.span;
        for (std::int32_t s = 0; s < streams; ++s)
            if (roll.once_in(2 + static_cast<std::size_t>(s) * 2))
                today.asks.push_back({s, roll.between(1, 4)});
        for (std::int32_t b = 0; b < bosses; ++b) today.sent.push_back({b, roll.between(0, 30)});
        made.push_back(today);
    }
    return made;
}

inline void tell(upward::forecaster& f, const asked_day& today) {
    for (const auto& a : today.asks) f.ask(a.who, a.count);
    for (const auto& s : today.sent) f.saw(s.who, s.count);
    f.close(today.day);
}

inline upward::forecaster a_forecaster(std::int32_t streams, std::int32_t bosses) {
    auto f = upward::forecaster{};
    for (std::int32_t b = 0; b < bosses; ++b) f.add_boss();
    for (std::int32_t s = 0; s < streams; ++s) f.add_stream(s % bosses);
    return f;
}

/// Every horizon of every stream, as the next day opens.
inline std::vector<double> chances(const upward::forecaster& f, const upward::forecast_day& next) {
    auto all = std::vector<double>{};
    for (std::size_t s = 0; s < f.state().streams.size(); ++s)
        for (std::int32_t h = 1; h <= 20; ++h)
            all.push_back(f.chance(static_cast<std::int32_t>(s), h, next));
    return all;
}

}  // namespace upward_tests
