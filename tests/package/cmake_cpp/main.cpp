// SPDX-License-Identifier: BSL-1.0
#include <upward/upward.hpp>

#include <cstdio>
#include <string>

std::string other_version();

int main() {
    const auto same = other_version() == upward::version_string;
    std::puts(same ? "two translation units agree" : "two translation units differ");
    return same ? 0 : 1;
}
