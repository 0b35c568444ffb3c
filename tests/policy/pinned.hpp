// SPDX-License-Identifier: BSL-1.0
//
// Pinned cases: one number each, worked out by hand or by other means than this library, that a
// policy constant moves. mutation.cpp shows that every constant of the policy is held by one.
//
//     {"two kept promises, credibility", .65, [](const policy& p) { … }}
//
// Each file of cases checks its own with `check_each`.
#pragma once

#include <upward/core/real.hpp>
#include <upward/model/policy.hpp>

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace upward_tests {

struct pinned_case {
    std::string name;
    double expected;  ///< compared after rounding to 4 decimals
    std::function<double(const upward::policy&)> value;
};

using pinned_cases = std::vector<pinned_case>;

pinned_cases trust_cases();        // trust_cases.cpp
pinned_cases evidence_cases();     // evidence_cases.cpp
pinned_cases lapse_cases();        // lapse_cases.cpp
pinned_cases boss_cases();         // boss_cases.cpp: revealed trust, control
pinned_cases rhythm_cases();       // rhythm_cases.cpp: periods, limits, adherence
pinned_cases weaning_cases();      // weaning_cases.cpp: windows, stages
pinned_cases train_cases();        // train_cases.cpp: the gates of a proposal
pinned_cases anticipate_cases();   // anticipate_cases.cpp: leads, periods, concerns, peers
pinned_cases expect_cases();       // expect_cases.cpp: answers, questions, contradictions, styles
pinned_cases partnership_cases();  // partnership_cases.cpp: the stages of the relationship
pinned_cases empathize_cases();    // empathize_cases.cpp: scores, balances, signs of overload
pinned_cases lead_cases();         // lead_cases.cpp: fit, gates, the role statement

inline pinned_cases all_pinned_cases() {
    auto all = pinned_cases{};
    for (auto&& some : {trust_cases(), evidence_cases(), lapse_cases(), boss_cases(),
                        rhythm_cases(), weaning_cases(), train_cases(), anticipate_cases(),
                        expect_cases(), partnership_cases(), empathize_cases(), lead_cases()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

inline bool holds(const pinned_case& c, const upward::policy& p) {
    return upward::rounded(c.value(p), 4) == upward::rounded(c.expected, 4);
}

/// Under the default policy.
inline void check_each(const pinned_cases& cases) {
    const auto usual = upward::policy{};
    for (const auto& c : cases) {
        INFO(c.name);
        CHECK(upward::rounded(c.value(usual), 4) == upward::rounded(c.expected, 4));
    }
}

}  // namespace upward_tests
