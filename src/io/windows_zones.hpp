// SPDX-License-Identifier: BSL-1.0
//
// The IANA zone for a zone's name on Windows, as Outlook and Exchange write it. Source: CLDR 44,
// windowsZones.xml, territory 001.
#pragma once

#include <string_view>

namespace upward::io {

/// "Europe/Berlin" for "W. Europe Standard Time"; empty when it is no such name. Upper and lower
/// case are the same. O(log n).
std::string_view iana_of_windows_zone(std::string_view name) noexcept;

}  // namespace upward::io
