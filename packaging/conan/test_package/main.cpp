// SPDX-License-Identifier: BSL-1.0
#include <upward/upward.hpp>

#include <iostream>

int main() { std::cout << "upward " << upward::version_string << " from C++\n"; }
