// SPDX-License-Identifier: BSL-1.0
//
// The version of the library: the one place where it is written. The build, the packages and the
// C face take it from here.
//
//     static_assert(UPWARD_VERSION_NUMBER >= 1000, "needs upward 0.1");
//     std::cout << upward::version_string;    // 0.1.0
//
// While the major number is 0, a new minor number may change the interface and the binary form; a
// new patch number changes neither.
#pragma once

#include <cstdint>
#include <string_view>

#define UPWARD_VERSION_MAJOR 0
#define UPWARD_VERSION_MINOR 1
#define UPWARD_VERSION_PATCH 0
#define UPWARD_VERSION_STRING "0.1.0"

/// Ordered as the versions are: 0.1.0 is 1000, 1.2.3 is 1002003.
#define UPWARD_VERSION_NUMBER \
    (UPWARD_VERSION_MAJOR * 1000000 + UPWARD_VERSION_MINOR * 1000 + UPWARD_VERSION_PATCH)

namespace upward {

inline constexpr std::int32_t version_number = UPWARD_VERSION_NUMBER;
inline constexpr std::string_view version_string = UPWARD_VERSION_STRING;

}  // namespace upward
