// SPDX-License-Identifier: BSL-1.0
//
// Shorthand for tests of trust: promises with their outcomes, and the answer on a state's day.
#pragma once

#include "support/build.hpp"

#include <upward/trust/trust.hpp>

#include <string>
#include <string_view>

namespace upward_tests {

/// A promise that was due, and answered for, on that day.
inline void add_promise(log_builder& log, const std::string& name, std::string_view iso,
                        upward::promise_result result, const std::string& area = "*") {
    log.in(area, name, iso, upward::promise{.to = {{"bo"}}, .text = name, .due = day(iso)});
    log.in(area, name + "-came", iso,
           upward::promise_outcome{.promise = {{name}}, .result = result});
}

inline void add_kept(log_builder& log, int count, std::string_view iso,
                     const std::string& prefix = "kept", const std::string& area = "*") {
    for (int i = 0; i < count; ++i)
        add_promise(log, prefix + "-" + std::to_string(i), iso, upward::promise_result::kept, area);
}

inline upward::trust_answer trust_on(const upward::state& now, const upward::policy& p = {},
                                     const upward::trust_parameters& parameters = {}) {
    return upward::trust_of(upward::situation{now, p, now.as_of()}, parameters);
}

inline upward::trust_answer trust_on(const log_builder& log, std::string_view iso,
                                     const upward::policy& p = {},
                                     const upward::trust_parameters& parameters = {}) {
    return trust_on(state_on(log, iso), p, parameters);
}

}  // namespace upward_tests
