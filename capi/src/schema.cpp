// SPDX-License-Identifier: BSL-1.0
#include "boundary.hpp"

#include <upward/io/schema.hpp>

using namespace upward::capi;

int32_t upward_schema(upward_text** text, upward_error* error) noexcept {
    return at_boundary(error, [&]() -> upward::status {
        clear(text);
        if (auto given = need({{text, "text"}}); !given) return given;
        return hand_over(upward::io::workspace_schema(), text);
    });
}
