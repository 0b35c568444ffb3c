// SPDX-License-Identifier: BSL-1.0
//
// Names in one line: "Ana, Bo, Carla".
#pragma once

#include <string>
#include <vector>

namespace upward {

inline std::string joined(const std::vector<std::string>& names) {
    auto text = std::string{};
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

}  // namespace upward
