// SPDX-License-Identifier: BSL-1.0
//
// The lines of iCalendar (RFC 5545, 3.1): folded, with parameters, in UTF-8.
//
//     auto lines = upward::io::content_line_reader{text};
//     for (;;) {
//         auto next = lines.next();                 // result<std::optional<content_line>>
//         if (!next || !*next) break;
//         (*next)->name;                            // "DTSTART", in upper case
//         (*next)->parameter("TZID");               // "Europe/Berlin", or nothing
//         upward::io::unescaped((*next)->value);    // of a text: "two\nlines, really"
//     }
//     upward::io::write(line);                      // folded at 75 octets, ends in CRLF
//
// Reading takes what producers write: lines that end in CRLF, LF or CR; a byte order mark; folds in
// the midst of a character; blank lines; parameters in quotes or not, with the escapes of RFC 6868;
// backslashes that escape nothing. A line without a name or a colon is a fault of that line alone:
// the reader goes on after it.
#pragma once

#include <upward/core/result.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace upward::io {

struct content_parameter {
    std::string name;  ///< in upper case
    std::vector<std::string> values;

    bool operator==(const content_parameter&) const = default;
};

struct content_line {
    std::string name;  ///< in upper case
    std::vector<content_parameter> parameters = {};
    std::string value = {};  ///< as it stands, escapes and all
    std::int32_t line = 0;   ///< where it begins, from 1; 0 of one that was not read

    /// The first value of a parameter; null when it has no such one.
    const std::string* parameter(std::string_view wanted) const noexcept;

    /// Where the line stands is no part of it.
    friend bool operator==(const content_line& a, const content_line& b) {
        return a.name == b.name && a.parameters == b.parameters && a.value == b.value;
    }
};

/// What goes over is limit_exceeded, with its line.
struct icalendar_limits {
    std::size_t bytes = std::size_t{64} << 20;
    std::int32_t lines = 1'000'000;  ///< as they stand in the file
    std::size_t depth = 16;          ///< components within components
};

class content_line_reader {
public:
    /// `text` must outlive the reader.
    explicit content_line_reader(std::string_view text, const icalendar_limits& limits = {});

    /// The next line, nothing at the end. Fails with syntax (no name or no colon; the reader can go
    /// on), invalid_utf8 or limit_exceeded. Linear in the size of the line.
    result<std::optional<content_line>> next();

    /// Of the line that was read last, or is at fault.
    std::int32_t line() const noexcept { return line_; }

private:
    std::string_view physical_line();
    bool is_continued() const noexcept;

    std::string_view text_;
    icalendar_limits limits_;
    std::size_t size_;
    std::int32_t line_ = 0;        // of the content line
    std::int32_t lines_read_ = 0;  // as they stand in the file
};

/// One line with its end, folded at 75 octets between characters. Parameter values are quoted and
/// escaped as they need it; control characters, which iCalendar does not have, are left out.
/// Precondition: the names are of letters, digits and hyphens, and all is UTF-8.
std::string write(const content_line& line);

/// The text of a value of type TEXT: a backslash before n or N is a new line, before anything else
/// that character.
std::string unescaped(std::string_view value);

/// The values of a list of texts: commas part them, unless a backslash stands before.
std::vector<std::string> unescaped_list(std::string_view value);

/// A text as a value of type TEXT; CRLF, CR and LF are new lines.
std::string escaped(std::string_view text);

}  // namespace upward::io
