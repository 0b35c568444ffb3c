// SPDX-License-Identifier: BSL-1.0
//
// Prints the schema of a workspace on the first line, and a workspace with random entries of every
// kind on those that follow.
#include <upward/io/json.hpp>
#include <upward/io/schema.hpp>

#include "random_entries.hpp"

#include <iostream>

int main() {
    auto random = upward_io_tests::random_values{2026};
    auto ws = upward::workspace{};
    auto number = 0;
    upward_io_tests::for_each_kind([&](auto kind) {
        for (auto i = 0; i < 3; ++i) {
            auto e = random.entry_of<decltype(kind)>();
            e.id.text = "e" + std::to_string(number++);
            if (!ws.append(std::move(e))) std::cerr << "refused: e" << number << '\n';
        }
    });
    std::cout << upward::io::workspace_schema() << '\n' << upward::io::write_workspace(ws);
}
