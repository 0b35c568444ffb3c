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

/// Text from entries, a whole number, or a number that is written with 4 decimals at most.
using message_argument = std::variant<std::string, std::int64_t, double>;

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
