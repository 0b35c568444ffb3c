// SPDX-License-Identifier: BSL-1.0
//
// One sentence of a catalogue, read and filled in one pass.
#pragma once

#include <upward/core/message.hpp>
#include <upward/render/catalogue.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace upward::render {

/// Makes text from an entry harmless in the format that it goes into.
using escape_function = std::string (*)(std::string_view);

class sentence {
public:
    sentence(std::string_view text, const message& arguments, const catalogue& words,
             escape_function escape, int inclusion = 0)
        : text_(text),
          message_(&arguments),
          words_(&words),
          escape_(escape),
          inclusion_(inclusion) {}

    /// The sentence filled in. Where the text is malformed `fault` has the offset.
    std::string fill();
    /// Reads it as the sentence of a list's item, which has no list of its own.
    void as_item() noexcept { in_list_ = true; }
    std::optional<std::size_t> fault() const noexcept { return fault_; }

private:
    std::string until_close(std::string_view number);
    std::string placeholder();
    static std::string_view category(double number, bool is_ordinal);
    std::string plural(const message_argument* value, bool is_ordinal);
    std::string select(const message_argument* value);
    std::string date(const message_argument* value) const;
    std::string time(const message_argument* value) const;
    std::string number(std::string_view name, const message_argument* value) const;
    std::string list(const message_argument* value);
    message arguments_of(std::string_view item) const;
    std::string item(std::string_view key, const message& m) const;
    std::string included(std::string_view key) const;
    std::string part(std::string_view key, bool in_list) const;
    std::string shown(std::string_view name, const message_argument* value) const;

    void spaces();
    std::string_view word();
    std::string_view key();
    std::string_view letters(std::string_view also);
    bool take(char c);
    void fail();
    bool at_end() const noexcept { return at_ >= text_.size() || fault_; }

    std::string_view text_;
    const message* message_;
    const catalogue* words_;
    escape_function escape_;
    std::size_t at_ = 0;
    std::optional<std::size_t> fault_;
    int depth_ = 0;
    int inclusion_ = 0;  // how many sentences this one stands in
    bool in_list_ = false;
};

/// A number as a person reads it: whole ones as they are, others with two decimals.
std::string to_text(const message_argument& value);

/// The shortest text that reads back the same: 5, 0.125, 1e+20.
std::string as_short_as_can_be(const message_argument& value);

}  // namespace upward::render
