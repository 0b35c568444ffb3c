// SPDX-License-Identifier: BSL-1.0
//
// The zones that this process knows by name: the one state that it shares. `find_zone` puts here what
// it reads from files (zone_file.hpp); a host with data of its own may put zones here itself.
//
//     upward::known_zone("Asia/Tokyo");         // null until somebody read it
//     upward::keep_zone("Asia/Tokyo", zone);    // the first of a name stays
//
// Safe from any thread. A zone that is kept never moves, changes or ends.
#pragma once

#include <upward/schedule/zone.hpp>

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace upward {

namespace detail {

struct zone_cache {
    std::mutex lock;
    std::map<std::string, std::unique_ptr<const zone>, std::less<>> zones;
};

inline zone_cache& known_zones() {
    static auto& all = *new zone_cache;  // never destroyed: zones outlive every user
    return all;
}

}  // namespace detail

/// Null when nobody has kept one of that name; "UTC" is always there.
inline const zone* known_zone(std::string_view name) {
    if (name == "UTC") return &utc_zone();
    auto& known = detail::known_zones();
    const auto guard = std::lock_guard{known.lock};
    const auto found = known.zones.find(name);
    return found == known.zones.end() ? nullptr : found->second.get();
}

/// The zone that is known by that name from now on.
inline const zone& keep_zone(std::string name, zone z) {
    auto kept = std::make_unique<const zone>(std::move(z));
    auto& known = detail::known_zones();
    const auto guard = std::lock_guard{known.lock};
    return *known.zones.try_emplace(std::move(name), std::move(kept)).first->second;
}

}  // namespace upward
