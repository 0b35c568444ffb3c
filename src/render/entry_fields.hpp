// SPDX-License-Identifier: BSL-1.0
//
// What an entry says, in a line for a person: its kind's fields that are set, "topic: budget, to:
// ana". The names are those of the format.
#pragma once

#include <upward/model/entry.hpp>

#include <string>

namespace upward::render {

std::string fields_of(const entry& e);

}  // namespace upward::render
