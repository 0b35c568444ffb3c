// SPDX-License-Identifier: BSL-1.0
//
// How much one workspace may hold. Whatever goes over is refused with limit_exceeded, before it
// costs time or memory, and the workspace stays as it was.
#pragma once

#include <cstddef>

namespace upward {

inline constexpr std::size_t max_json_bytes = std::size_t{64} << 20;  ///< of one JSON text
inline constexpr std::size_t max_json_depth = 32;                     ///< nested brackets
inline constexpr std::size_t max_entries = 200'000;                   ///< in one log
inline constexpr std::size_t max_text_bytes = 65'536;                 ///< of one text in an entry
inline constexpr std::size_t max_list_items = 10'000;                 ///< of one list in an entry
inline constexpr std::size_t max_correction_chain = 1'000;  ///< corrections of corrections

}  // namespace upward
