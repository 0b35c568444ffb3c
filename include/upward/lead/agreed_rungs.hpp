// SPDX-License-Identifier: BSL-1.0
//
// The rung that both agreed last, for each area, "*" among them.
#pragma once

#include <upward/model/area_name.hpp>
#include <upward/model/kinds/trust.hpp>
#include <upward/model/kinds/work.hpp>
#include <upward/model/state.hpp>

#include <map>
#include <string>

namespace upward {

inline std::map<std::string, fact<rung_agreed>> agreed_rungs(const state& now) {
    auto newest = std::map<std::string, fact<rung_agreed>>{};
    for (const auto& r : now.all<rung_agreed>()) newest[r.area()] = r;
    return newest;
}

}  // namespace upward
