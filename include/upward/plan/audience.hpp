// SPDX-License-Identifier: BSL-1.0
//
// For whom an answer is. The report sees everything; the boss sees what follows from shared entries
// alone.
#pragma once

#include <cstdint>

namespace upward {

enum class audience : std::uint8_t { report, boss };

}  // namespace upward
