// SPDX-License-Identifier: BSL-1.0
#include "policy/pinned.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

using namespace upward_tests;

namespace {

/// A tenth more or less; a whole number by at least one, nothing by a tenth.
template <class Constant>
Constant mutated(Constant value, int direction) {
    if constexpr (std::is_same_v<Constant, std::int32_t>)
        return value +
               direction * std::max(1, static_cast<std::int32_t>(std::lround(value / 10.0)));
    else return value == 0 ? direction * .1 : value * (1 + direction * .1);
}

struct mutant {
    std::string name;
    upward::policy policy;
};

/// The default policy with one constant changed, up and down. A change out of its range is refused by
/// every way in, and so is noticed already.
std::vector<mutant> mutants() {
    auto all = std::vector<mutant>{};
    auto names = std::vector<std::string>{};
    const auto usual = upward::policy{};
    upward::for_each_constant(usual,
                              [&](const std::string& name, const auto&) { names.push_back(name); });
    for (const auto& wanted : names) {
        for (const int direction : {1, -1}) {
            auto p = upward::policy{};
            upward::for_each_constant(p, [&](const std::string& name, auto& constant) {
                if (name == wanted) constant = mutated(constant, direction);
            });
            if (upward::check(p)) all.push_back({wanted + (direction > 0 ? " up" : " down"), p});
        }
    }
    return all;
}

}  // namespace

TEST_CASE("a policy constant that changes by a tenth is noticed by a pinned case") {
    auto cases = all_pinned_cases();
    for (const auto& m : mutants()) {
        const auto noticed = std::find_if(
            cases.begin(), cases.end(), [&m](const pinned_case& c) { return !holds(c, m.policy); });
        CHECK_MESSAGE(noticed != cases.end(), "nothing holds " << m.name);
        // What noticed one mutant likely notices the next.
        if (noticed != cases.end()) std::rotate(cases.begin(), noticed, noticed + 1);
    }
}
