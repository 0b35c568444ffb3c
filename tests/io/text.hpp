// SPDX-License-Identifier: BSL-1.0
//
// Helpers of the tests of io.
#pragma once

#include <upward/core/error.hpp>
#include <upward/model/entry.hpp>

#include <string>
#include <string_view>

namespace upward_io_tests {

/// The smallest workspace with these lines in its log; the first of them is line 2.
inline std::string workspace_with(std::string_view lines) {
    return "{\"upward\":1,\"log\":[\n" + std::string{lines} + "\n]}\n";
}

/// An entry of a kind, with the kind's own fields as JSON: `"name":"Sam","role":"boss"`.
inline std::string line(std::string_view kind, std::string_view fields,
                        std::string_view id = "e1") {
    auto text = std::string{"{\"id\":\""};
    text.append(id).append("\",\"date\":\"2026-02-20\",\"kind\":\"").append(kind).append("\"");
    if (!fields.empty()) text.append(",").append(fields);
    return text + "}";
}

inline std::string repeated(std::string_view part, std::size_t times) {
    auto text = std::string{};
    text.reserve(part.size() * times);
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
}

/// An error in short: "wrong_type /log/0/name 2:31".
inline std::string in_short(const upward::error& e) {
    return std::string{name(e.code)} + " " + e.where.pointer + " " + std::to_string(e.where.line) +
           ":" + std::to_string(e.where.column);
}

}  // namespace upward_io_tests
