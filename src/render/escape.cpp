// SPDX-License-Identifier: BSL-1.0
#include "render/escape.hpp"

#include <algorithm>
#include <cstddef>

namespace upward::render {

namespace {

/// One code point of valid UTF-8: its value and its bytes.
struct code_point {
    unsigned value;
    std::string_view bytes;
};

code_point code_point_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
    };
    const unsigned lead = byte(0);
    if (lead < 0x80) return {lead, text.substr(at, 1)};
    if (lead < 0xE0) return {(lead & 0x1F) << 6 | (byte(1) & 0x3F), text.substr(at, 2)};
    if (lead < 0xF0)
        return {(lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), text.substr(at, 3)};
    return {(lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F),
            text.substr(at, 4)};
}

bool is_control(unsigned c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

bool is_direction_mark(unsigned c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

constexpr std::string_view markdown_marks = "\\`*_[]<>&#|~!@";

/// Whether a character would begin a list, a heading's line or an automatic link where it stands.
bool opens_something(std::string_view text, std::size_t at) {
    const char c = text[at];
    const auto before = text.substr(0, at);
    if ((c == '-' || c == '+' || c == '=') && before.empty()) return true;
    if ((c == '.' || c == ')') && !before.empty() &&
        before.find_first_not_of("0123456789") == std::string_view::npos)
        return true;
    if (c == ':') return text.substr(at).starts_with("://");
    const auto is_w = [&](std::size_t back) {
        return (before[before.size() - back] | 0x20) == 'w';
    };
    return c == '.' && before.size() >= 3 && is_w(1) && is_w(2) && is_w(3);
}

}  // namespace

std::string plain(std::string_view text) { return std::string{text}; }

std::string for_terminal(std::string_view text) {
    auto out = std::string{};
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto c = code_point_at(text, at);
        at += c.bytes.size();
        if (is_control(c.value)) out += ' ';
        else if (!is_direction_mark(c.value)) out += c.bytes;
    }
    return out;
}

std::string for_markdown(std::string_view text) {
    const auto whole = for_terminal(text);
    const auto line =
        std::string_view{whole}.substr(std::min(whole.find_first_not_of(' '), whole.size()));
    auto out = std::string{};
    out.reserve(line.size() + 8);
    for (std::size_t at = 0; at < line.size(); ++at) {
        const auto special =
            markdown_marks.find(line[at]) != std::string_view::npos || opens_something(line, at);
        if (special) out += '\\';
        out += line[at];
    }
    return out;
}

}  // namespace upward::render
