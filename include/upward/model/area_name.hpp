// SPDX-License-Identifier: BSL-1.0
//
// What an area is called: by name where an entry names it, else by its id.
#pragma once

#include <upward/model/state.hpp>

#include <string>

namespace upward {

inline std::string area_name(const state& now, const std::string& id) {
    const auto* a = now.find<area>(id);
    return a ? a->name : id;
}

}  // namespace upward
