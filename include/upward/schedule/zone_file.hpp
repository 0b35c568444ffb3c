// SPDX-License-Identifier: BSL-1.0
//
// Zones by their names, from the files of the system.
//
//     auto zone = upward::find_zone("Europe/London");       // result<const upward::zone*>
//     upward::zone_data_version();                          // "2025b"
//
// The files are looked for in the folder that the host names, else in /usr/share/zoneinfo; the
// environment (TZDIR, TZ) is not read. What was found is kept for the whole run of the process
// (known_zones.hpp): a zone never moves or changes, so the pointer may be kept and shared between
// threads.
//
// These two functions have their bodies in libupward.
#pragma once

#include <upward/core/result.hpp>
#include <upward/schedule/zone.hpp>

#include <string>
#include <string_view>

namespace upward {

inline constexpr std::string_view system_zone_folder = "/usr/share/zoneinfo";

/// The zone of that IANA name; "UTC" is always there. Fails with invalid_value when the name is not
/// one (letters, digits and + - _ / in parts that begin with a letter), when no such file is there,
/// or when it cannot be read as zone data.
result<const zone*> find_zone(std::string_view name, std::string_view folder = system_zone_folder);

/// The version of the zone data in a folder, such as "2025b"; empty when it does not say.
std::string zone_data_version(std::string_view folder = system_zone_folder);

}  // namespace upward
