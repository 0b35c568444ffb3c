// SPDX-License-Identifier: BSL-1.0
//
// iCalendar (RFC 5545) as a tree: components with their properties, as they stand in the file.
//
//     auto file = upward::io::read_icalendar(text);        // result<icalendar_file>
//     for (const auto& calendar : file->calendars)
//         for (const auto* event : calendar.all("VEVENT"))
//             if (const auto* summary = event->find("SUMMARY"))
//                 use(upward::io::unescaped(summary->value));
//     upward::io::write_icalendar(calendar);               // reads back the same
//
// Nothing is judged here: unknown components and properties stand in the tree like all others. What
// cannot be part of a tree (a line without a colon, an END of something that is not open, a property
// outside of any calendar) is left out and noted with its line.
#pragma once

#include <upward/core/result.hpp>
#include <upward/io/content_line.hpp>

#include <boost/describe.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace upward::io {

struct component {
    std::string name;  ///< in upper case: "VCALENDAR", "VEVENT"
    std::vector<content_line> properties = {};
    std::vector<component> components = {};
    std::int32_t line = 0;  ///< of its BEGIN; 0 of one that was not read

    /// The first property of that name; null when there is none.
    const content_line* find(std::string_view property) const noexcept;
    std::vector<const content_line*> all_lines(std::string_view property) const;
    /// The components of that name directly within.
    std::vector<const component*> all(std::string_view name) const;

    component& add(std::string property, std::string value,
                   std::vector<content_parameter> parameters = {});

    /// Where they stand is no part of them.
    friend bool operator==(const component& a, const component& b) {
        return a.name == b.name && a.properties == b.properties && a.components == b.components;
    }
};

/// Something that was left out, and why: where it stands first, and how often it does.
struct calendar_note {
    std::int32_t line = 0;
    std::int32_t times = 1;
    std::string what;  ///< a property, a component, the UID of an event: text from the file
    std::string why;

    bool operator==(const calendar_note&) const = default;
};
BOOST_DESCRIBE_STRUCT(calendar_note, (), (line, times, what, why))

struct icalendar_file {
    std::vector<component> calendars;
    std::vector<calendar_note> ignored;
};

/// Fails with syntax when there is no VCALENDAR or the text ends within a component (its line is
/// told), with invalid_utf8 or limit_exceeded. Linear.
result<icalendar_file> read_icalendar(std::string_view text, const icalendar_limits& limits = {});

/// Properties, then components, each folded, with CRLF.
std::string write_icalendar(const component& c);

}  // namespace upward::io
