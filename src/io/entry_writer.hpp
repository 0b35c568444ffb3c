// SPDX-License-Identifier: BSL-1.0
//
// An entry in canonical form: keys sorted, exact numbers, nothing that is at its default.
#pragma once

#include "json_text.hpp"

#include <upward/model/entry.hpp>

namespace upward::io {

void write(json_text& out, const entry& e);

/// As it stands in an entry: "2wd".
std::string text_of(working_days length);

}  // namespace upward::io
