// SPDX-License-Identifier: BSL-1.0
//
// The verdict on an experiment from its criteria: all must pass, any one, or k of them. It passes as
// soon as enough pass, and fails as soon as they are out of reach. Once it is over an unread
// criterion has failed; before, it is open. Without criteria there is no verdict.
//
//     upward::verdict_of({.passed = 2, .failed = 1}, 3);      // fail
#pragma once

#include <upward/model/kinds/lead.hpp>

#include <boost/describe.hpp>

#include <cstdint>

namespace upward {

enum class experiment_verdict : std::uint8_t { open, pass, fail };
BOOST_DESCRIBE_ENUM(experiment_verdict, open, pass, fail)

struct criteria_count {
    std::int32_t passed = 0;
    std::int32_t failed = 0;
    std::int32_t unread = 0;

    std::int32_t all() const noexcept { return passed + failed + unread; }
};

/// How many criteria must pass.
inline std::int32_t passes_needed(const experiment& e, std::int32_t criteria) noexcept {
    switch (e.rule) {
        case verdict_rule::any: return 1;
        case verdict_rule::k: return e.k ? e.k->value : criteria;
        default: return criteria;
    }
}

inline experiment_verdict verdict_of(criteria_count c, std::int32_t needed) noexcept {
    if (c.all() == 0) return experiment_verdict::open;
    if (c.passed >= needed) return experiment_verdict::pass;
    if (c.passed + c.unread < needed) return experiment_verdict::fail;
    return experiment_verdict::open;
}

}  // namespace upward
