// SPDX-License-Identifier: BSL-1.0
#include "boundary.hpp"

const char* upward_text_data(const upward_text* text) noexcept {
    return text ? text->bytes.c_str() : "";
}

size_t upward_text_size(const upward_text* text) noexcept { return text ? text->bytes.size() : 0; }

void upward_text_free(upward_text* text) noexcept { delete text; }
