// SPDX-License-Identifier: BSL-1.0
//
// What an engine says in words: a key and its arguments, never a sentence. The sentence of a key
// stands in a catalogue; English is shipped, and a host may fill in another language.
//
//     because.push_back(message{"touch.due"}.with("rule", "notes"));
//
// In JSON: {"key":"touch.due","rule":"notes"}.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <variant>

namespace upward {

/// Text from entries, a whole number, or a number that is written with 4 decimals at most. A copy
/// that finds no memory for its text throws, and nothing else: libstdc++ 12 gets that wrong in the
/// variant itself.
class message_argument : public std::variant<std::string, std::int64_t, double> {
public:
    using variant::variant;
    using variant::operator=;

    message_argument(const message_argument& other) : variant(copied(other)) {}
    message_argument(message_argument&&) noexcept = default;
    message_argument& operator=(const message_argument& other) {
        return *this = message_argument{other};
    }
    message_argument& operator=(message_argument&&) noexcept = default;
    ~message_argument() = default;

private:
    static variant copied(const message_argument& other) {
        if (const auto* text = std::get_if<std::string>(&other)) return std::string{*text};
        if (const auto* whole = std::get_if<std::int64_t>(&other)) return *whole;
        return *std::get_if<double>(&other);
    }
};

struct message {
    std::string key;
    std::map<std::string, message_argument, std::less<>> arguments = {};

    message with(std::string name, message_argument value) && {
        arguments.insert_or_assign(std::move(name), std::move(value));
        return std::move(*this);
    }
    bool operator==(const message&) const = default;
};

}  // namespace upward
