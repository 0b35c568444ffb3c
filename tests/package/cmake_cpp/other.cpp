// SPDX-License-Identifier: BSL-1.0
#include <upward/upward.hpp>

#include <string>

std::string other_version() { return std::string{upward::version_string}; }
