// SPDX-License-Identifier: BSL-1.0
//
// The English catalogue, as the text of src/messages/en.txt: the build turns that file into the
// definition of this name.
#pragma once

#include <string_view>

namespace upward::render {

extern const std::string_view english_messages;

}  // namespace upward::render
