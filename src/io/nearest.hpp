// SPDX-License-Identifier: BSL-1.0
//
// What somebody may have meant by a word that is not known.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace upward::io {

/// `; did you mean "topic"?` for a name that is at most two letters away; else the names, when they
/// fit on a line; else nothing.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> names);

}  // namespace upward::io
