// SPDX-License-Identifier: BSL-1.0
//
// Text from entries is hostile: it must not move a terminal's cursor, reorder what stands around it,
// forge a heading or a link. Each format has its way of making it harmless.
#pragma once

#include "render/sentence.hpp"

#include <string>
#include <string_view>

namespace upward::render {

/// As it is.
std::string plain(std::string_view text);

/// One line without control characters (C0, C1, DEL), line separators, or marks that change the
/// direction of what follows; each becomes a space, or nothing where it has no width.
std::string for_terminal(std::string_view text);

/// The same, and whatever CommonMark or its tables, tags, links and automatic links could read as
/// more than text behind a backslash; no space before it.
std::string for_markdown(std::string_view text);

/// A message in a format.
std::string say(const catalogue& words, const message& m, escape_function escape);

}  // namespace upward::render
