// SPDX-License-Identifier: BSL-1.0
//
// A zone from the bytes of a TZif file (RFC 8536, versions 1 to 4), as every system with the IANA
// data has them. Who reads files calls find_zone (zone_file.hpp); this is for hosts that bring the
// bytes themselves.
//
//     auto zone = upward::read_zone("Europe/Berlin", bytes);      // result<upward::zone>
//
// Fails with invalid_value at the byte where the data ends too early, or is not what it must be;
// with limit_exceeded past 65,536 transitions. Leap seconds in the data are passed over.
#pragma once

#include <upward/core/result.hpp>
#include <upward/schedule/zone.hpp>

#include <string>
#include <string_view>

namespace upward {

/// Linear in the size of the data. The body is in libupward.
result<zone> read_zone(std::string name, std::string_view bytes);

}  // namespace upward
