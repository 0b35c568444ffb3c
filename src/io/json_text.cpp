// SPDX-License-Identifier: BSL-1.0
#include "json_text.hpp"

#include <upward/core/number_text.hpp>

#include <charconv>
#include <cmath>

namespace upward::io {

namespace {

void put_quoted(std::string& out, std::string_view text) {
    out += '"';
    auto plain = std::size_t{0};
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        out.append(text, plain, i - plain);
        plain = i + 1;
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\b': out += "\\b"; break;
            case '\t': out += "\\t"; break;
            case '\n': out += "\\n"; break;
            case '\f': out += "\\f"; break;
            case '\r': out += "\\r"; break;
            default:
                out += "\\u00";
                out += "0123456789abcdef"[c >> 4];
                out += "0123456789abcdef"[c & 15];
        }
    }
    out.append(text, plain);
    out += '"';
}

}  // namespace

std::string quoted(std::string_view text, std::size_t limit) {
    auto bytes = text.size();
    if (limit < text.size()) {
        auto points = std::size_t{0};
        for (bytes = 0; bytes < text.size(); ++bytes)
            if ((static_cast<unsigned char>(text[bytes]) & 0xC0u) != 0x80u && points++ == limit)
                break;
    }
    auto out = std::string{};
    put_quoted(out, text.substr(0, bytes));
    if (bytes < text.size()) out.insert(out.size() - 1, "…");
    return out;
}

void json_text::put_line_end() {
    if (line_end_) out_ += '\n';
    line_end_ = false;
}

void json_text::before_value() {
    if (comma_) out_ += ',';
    put_line_end();
    comma_ = true;
}

void json_text::open(char bracket) {
    before_value();
    out_ += bracket;
    comma_ = false;
}

void json_text::close(char bracket) {
    put_line_end();
    out_ += bracket;
    comma_ = true;
}

void json_text::key(std::string_view name) {
    before_value();
    put_quoted(out_, name);
    out_ += ':';
    comma_ = false;
}

void json_text::text(std::string_view value) {
    before_value();
    put_quoted(out_, value);
}

void json_text::integer(std::int64_t value) {
    before_value();
    char text[24];
    out_.append(text, std::to_chars(text, text + sizeof text, value).ptr);
}

void json_text::number(double value) {
    constexpr double exact = 9007199254740992;  // 2^53: whole numbers up to here are exact
    if (value >= -exact && value <= exact && value == std::trunc(value))
        return integer(static_cast<std::int64_t>(value));
    before_value();
    out_ += number_text(value);
}

void json_text::raw(std::string_view json) {
    before_value();
    out_ += json;
}

}  // namespace upward::io
