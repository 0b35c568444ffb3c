// SPDX-License-Identifier: BSL-1.0
//
// Prints the plan of a story on one day.
#include <upward/upward.hpp>

#include <fstream>
#include <iostream>
#include <sstream>

int main(int, char** arguments) {
    std::ifstream file(std::string(arguments[1]) + "/new_report.json");
    std::stringstream text;
    text << file.rdbuf();

    const auto workspace = upward::io::read_workspace(text.str());
    if (!workspace) return std::cerr << to_string(workspace.error()) << '\n', 1;

    const auto plan = upward::render::render(*workspace, "plan", "2026-02-20", R"({"days":5})");
    if (!plan) return std::cerr << to_string(plan.error()) << '\n', 1;
    std::cout << *plan;
}
