// SPDX-License-Identifier: BSL-1.0
#include "boundary.hpp"

#include <upward/model/limits.hpp>

namespace upward::capi {

std::int32_t tell(upward_error* to, upward::error e) noexcept {
    const auto code = static_cast<std::int32_t>(e.code);
    if (to) to->told = std::move(e);
    return code;
}

std::int32_t tell_fault(upward_error* to, const char* what) noexcept {
    try {
        return tell(to, {errc::internal, what, {}});
    } catch (...) {
        return tell(to, {errc::internal, "no memory", {}});
    }
}

upward::status need(std::initializer_list<argument> arguments) {
    for (const auto& a : arguments)
        if (!a.pointer)
            return upward::error{errc::invalid_argument, std::string{a.name} + " is NULL", {}};
    return {};
}

result<std::string_view> text_of(const char* pointer, std::size_t size, const char* name) {
    if (size == 0) return std::string_view{};
    if (!pointer)
        return upward::error{
            errc::invalid_argument, std::string{name} + " is NULL, and its size is not 0", {}};
    if (size > max_json_bytes)
        return upward::error{
            errc::limit_exceeded,
            std::string{name} + " has more than " + std::to_string(max_json_bytes) + " bytes",
            {}};
    return std::string_view{pointer, size};
}

upward::status hand_over(result<std::string> text, upward_text** out) {
    if (!text) return text.error();
    *out = new upward_text{std::move(*text)};
    return {};
}

}  // namespace upward::capi
