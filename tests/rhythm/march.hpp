// SPDX-License-Identifier: BSL-1.0
//
// March 2026, where the rules of causes, combinations and gaps are tried: Monday is the 2nd, the
// 9th, the 16th. The agreement is of the 2nd.
//
//     const auto log = waiting_for({{"watch", on_readings().metric("nps").change(5)}})
//                          .add(the_metric(30))
//                          .add(readings({{"2026-03-04", 36}}));
//     CHECK(owed(log) == "watch@2026-03-06");
#pragma once

#include "rhythm/happenings.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward_tests {

inline constexpr auto end_of_march = "2026-03-31";

inline std::string owed(const log_builder& log) { return owed_on(log, end_of_march); }

inline log_builder waiting_for(const std::vector<named_rule>& rules) {
    return agreed("2026-03-02", rules).add(the_site());
}

inline a_rule weekly(const char* days, const char* start = "2026-03-02") {
    return a_rule("FREQ=WEEKLY;BYDAY=" + std::string{days}).start(start);
}

/// Readings of "nps", one on each day.
inline log_builder readings(std::initializer_list<std::pair<std::string_view, double>> values) {
    auto log = a_log();
    for (const auto& [day, value] : values) log.entry("r-" + std::string{day}, day, reads(value));
    return log;
}

/// The flag goes on ("+03-04") or off ("-03-06") on days of 2026, in this order.
inline log_builder turns(std::initializer_list<const char*> days, const char* name = "crisis") {
    auto log = a_log();
    auto minute = std::int32_t{0};
    for (const auto* d : days) {
        const auto id = std::string{name} + "-" + std::to_string(++minute);
        log.entry_at(minute, id, "2026-" + std::string{d + 1}, upward::flag{name, *d == '+'});
    }
    return log;
}

}  // namespace upward_tests
