// SPDX-License-Identifier: BSL-1.0
//
// The hash on an experiment's criteria: the first 16 hexadecimal digits of the SHA-256 of their
// canonical JSON, {"criteria":[by id],"rule":…}, with sorted keys and no spaces. `rule` is "all",
// "any", or the number of criteria that must pass. Anybody who has both can check it:
//
//     printf %s "$text" | sha256sum
#pragma once

#include <upward/core/describe.hpp>
#include <upward/core/number_text.hpp>
#include <upward/core/sha256.hpp>
#include <upward/model/kinds/lead.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace upward {

inline constexpr std::size_t hash_digits = 16;

/// The members of one criterion by name; ids and words need no escape.
inline std::string canonical_json(const criterion& c) {
    auto text = std::string{"{"};
    if (c.base) text += "\"base\":" + number_text(*c.base) + ",";
    text += "\"cmp\":\"" + std::string{enum_name(c.cmp)} + "\",\"id\":\"" + c.id.text +
            "\",\"metric\":\"" + c.metric.target.text +
            "\",\"threshold\":" + number_text(c.threshold) + ",\"type\":\"" +
            std::string{enum_name(c.type)} + "\"}";
    return text;
}

/// Precondition: the criteria are by id.
inline std::string canonical_json(const std::vector<criterion>& criteria, const experiment& e) {
    auto text = std::string{"{\"criteria\":["};
    for (const auto& c : criteria) text += (text.back() == '[' ? "" : ",") + canonical_json(c);
    text += "],\"rule\":";
    if (e.rule == verdict_rule::k) return text + std::to_string(e.k ? e.k->value : 0) + "}";
    return text + "\"" + std::string{enum_name(e.rule)} + "\"}";
}

inline std::string criteria_hash(const std::vector<criterion>& criteria, const experiment& e) {
    return sha256(canonical_json(criteria, e)).substr(0, hash_digits);
}

}  // namespace upward
