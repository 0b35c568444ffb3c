// SPDX-License-Identifier: BSL-1.0
//
// The table of the stories, tests/data/stories.txt, row by row.
#pragma once

#include "support/build.hpp"
#include "support/json_at.h"

#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace upward_tests {

struct checkpoint {
    std::string story, query, day, parameters, pointer, value;

    bool asks_the_same(const checkpoint& other) const {
        return story == other.story && query == other.query && day == other.day &&
               parameters == other.parameters;
    }
};

inline std::vector<checkpoint> checkpoints() {
    const auto trimmed = [](const std::string& text) {
        const auto begin = text.find_first_not_of(' ');
        if (begin == std::string::npos) return std::string{};
        return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
    };
    auto rows = std::vector<checkpoint>{};
    auto lines = std::istringstream{text_of_file(UPWARD_TEST_DATA "/stories.txt")};
    for (auto line = std::string{}; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') continue;
        auto columns = std::istringstream{line};
        auto& row = rows.emplace_back();
        for (auto* column : {&row.story, &row.query, &row.day, &row.parameters, &row.pointer}) {
            std::getline(columns, *column, '|');
            *column = trimmed(*column);
        }
        std::getline(columns, row.value);
        row.value = trimmed(row.value);
    }
    return rows;
}

/// The value at a pointer of an answer, as it stands there; nothing when there is none.
inline std::optional<std::string> value_at(const std::string& json, const std::string& pointer) {
    std::size_t length = 0;
    const char* value = json_at(json.c_str(), pointer.c_str(), &length);
    if (!value) return std::nullopt;
    return std::string(value, length);
}

}  // namespace upward_tests
