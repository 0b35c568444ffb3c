// SPDX-License-Identifier: BSL-1.0
//
// An error says three things: which kind of trouble (a code whose number never changes), the cause
// in one line, and the place where it is.
//
//     auto opened = upward::io::read_workspace(text);
//     if (!opened) std::cerr << to_string(opened.error());
//     // missing_key: an ask needs "topic" (at /log/17, line 31, column 5)
//
// Trouble in input is a value of this type; a mistake of the caller is an assertion. Nothing here
// throws, prints or keeps state.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace upward {

/// What went wrong. The numbers are the statuses of the C face: they are never changed or reused.
enum class errc : std::int32_t {
    ok = 0,
    invalid_argument = 1,   ///< a parameter of a call is not of its form
    syntax = 2,             ///< the text is not JSON, a catalogue or a calendar
    invalid_utf8 = 3,       ///< the text is not UTF-8
    duplicate_key = 4,      ///< an object has one key twice
    unknown_key = 5,        ///< a key that this format does not have
    unknown_kind = 6,       ///< an entry of a kind that this format does not have
    missing_key = 7,        ///< a required key is not there
    wrong_type = 8,         ///< a text where a number should be, and so on
    out_of_range = 9,       ///< a number that is not finite, or outside its range
    invalid_date = 10,      ///< not YYYY-MM-DD, or a day that does not exist
    invalid_id = 11,        ///< an id is 1 to 64 bytes of [A-Za-z0-9._:-]
    invalid_value = 12,     ///< a word that is none of those allowed
    limit_exceeded = 13,    ///< larger, deeper or more than the stated limit
    id_conflict = 14,       ///< a known id with other content
    correction_cycle = 15,  ///< corrections that name each other
    not_shareable = 16,     ///< an entry that judges a person cannot be shared
    invalid_rule = 17,      ///< a recurrence rule that RFC 5545 does not allow
    unsupported_rule = 18,  ///< a part of a recurrence rule that is not understood yet
    invalid_policy = 19,    ///< a policy outside its ranges
    unknown_query = 20,     ///< no query of that name
    not_for_boss = 21,      ///< a query that is never answered for the boss
    out_of_memory = 22,     ///< an allocation failed
    internal = 23,          ///< a fault of the library itself
};

/// The name of a code as it stands in `errc`; "unknown" for any other number.
constexpr std::string_view name(errc code) noexcept {
    constexpr std::string_view names[] = {"ok",
                                          "invalid_argument",
                                          "syntax",
                                          "invalid_utf8",
                                          "duplicate_key",
                                          "unknown_key",
                                          "unknown_kind",
                                          "missing_key",
                                          "wrong_type",
                                          "out_of_range",
                                          "invalid_date",
                                          "invalid_id",
                                          "invalid_value",
                                          "limit_exceeded",
                                          "id_conflict",
                                          "correction_cycle",
                                          "not_shareable",
                                          "invalid_rule",
                                          "unsupported_rule",
                                          "invalid_policy",
                                          "unknown_query",
                                          "not_for_boss",
                                          "out_of_memory",
                                          "internal"};
    const auto number = static_cast<std::size_t>(code);
    return number < std::size(names) ? names[number] : "unknown";
}

/// Where in a text: a JSON pointer (RFC 6901) to the value, and the byte it starts at. Line and
/// column count from 1, the column in bytes; all three are 0 when there is no text, as for an entry
/// that was built in C++.
struct place {
    std::string pointer;
    std::int32_t line = 0;
    std::int32_t column = 0;
    std::int64_t offset = 0;

    bool operator==(const place&) const = default;
};

struct error {
    errc code = errc::internal;
    std::string cause;
    place where = {};

    bool operator==(const error&) const = default;
};

/// One line for a person: "code: cause (at pointer, line 3, column 7)".
inline std::string to_string(const error& e) {
    auto text = std::string{name(e.code)} + ": " + e.cause;
    auto at = std::string{};
    if (!e.where.pointer.empty()) at = e.where.pointer;
    if (e.where.line > 0) {
        if (!at.empty()) at += ", ";
        at += "line " + std::to_string(e.where.line) + ", column " + std::to_string(e.where.column);
    }
    return at.empty() ? text : text + " (at " + at + ")";
}

}  // namespace upward
