// SPDX-License-Identifier: BSL-1.0
//
// Pages as tests ask for them, and what they look for on one.
#pragma once

#include "support/build.hpp"

#include <upward/render/render.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace upward_tests {

inline std::string rendered(const upward::workspace& ws, std::string_view kind,
                            std::string_view as_of, const upward::render::options& how = {},
                            std::string_view parameters = "") {
    const auto page = upward::render::render(ws, kind, as_of, parameters, how);
    REQUIRE_MESSAGE(page.ok(), to_string(page.error()));
    return *page;
}

inline std::string refused(std::string_view kind, std::string_view as_of,
                           std::string_view parameters = "",
                           const upward::render::options& how = {}) {
    return in_short(upward::render::render(upward::workspace{}, kind, as_of, parameters, how));
}

inline void check_shows(const std::string& page, const std::vector<std::string>& parts) {
    for (const auto& part : parts)
        CHECK_MESSAGE(page.find(part) != std::string::npos, part << "\n" << page);
}
inline void check_hides(const std::string& page, const std::vector<std::string>& parts) {
    for (const auto& part : parts)
        CHECK_MESSAGE(page.find(part) == std::string::npos, part << "\n" << page);
}

}  // namespace upward_tests
