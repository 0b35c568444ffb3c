// SPDX-License-Identifier: BSL-1.0
//
// JSON as it is written: no spaces, UTF-8 as it is, numbers and escapes as in RFC 8785 (the JSON
// Canonicalization Scheme). Whoever writes gives the keys in their order.
//
//     auto out = json_text{};
//     out.open_object(), out.key("e"), out.number(.5), out.close_object();
//     std::move(out).take();     // {"e":0.5}
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace upward::io {

class json_text {
public:
    void open_object() { open('{'); }
    void close_object() { close('}'); }
    void open_list() { open('['); }
    void close_list() { close(']'); }

    void key(std::string_view name);
    void text(std::string_view value);
    /// The shortest decimal that reads back the same; whole numbers without a point; -0 as 0. What
    /// is not finite has no form in JSON: null.
    void number(double value);
    void integer(std::int64_t value);
    void boolean(bool value) { raw(value ? "true" : "false"); }
    void null() { raw("null"); }
    /// A value that is JSON already.
    void raw(std::string_view json);
    /// A line's end before the next key or item, or before the bracket that closes.
    void line_end() { line_end_ = true; }

    std::string take() && { return std::move(out_); }

private:
    void open(char bracket);
    void close(char bracket);
    void before_value();
    void put_line_end();

    std::string out_;
    bool comma_ = false;
    bool line_end_ = false;
};

/// A text as JSON writes it, in quotes; more than `limit` code points are cut, for messages.
std::string quoted(std::string_view text, std::size_t limit = std::string_view::npos);

}  // namespace upward::io
