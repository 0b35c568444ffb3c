// SPDX-License-Identifier: BSL-1.0
//
// A recurrence set from the lines that iCalendar writes it in (RFC 5545, 3.8.2.4 and 3.8.5), and
// back.
//
//     auto text = "DTSTART;TZID=America/New_York:19970902T090000\n"
//                 "RRULE:FREQ=DAILY;COUNT=10\n"
//                 "EXDATE;TZID=America/New_York:19970905T090000\n";
//     auto lines = upward::parse_properties(text);              // result<recurrence_properties>
//     auto set = upward::make_set(*lines, [](std::string_view name) {
//         return upward::find_zone(name);
//     });
//     upward::to_string(*lines);                                // the canonical lines
//
// Read are DTSTART (needed, once), RRULE, EXRULE, RDATE and EXDATE, any number of times, with the
// parameters VALUE (DATE, DATE-TIME; PERIOD for RDATE) and TZID; lines may be folded and end in LF
// or CRLF. Errors give the line and, within it, the column in bytes.
//
// Strict reading wants what the RFC wants: each date of the same form as DTSTART (a date for a
// date, a time for a time; floating for floating). Lenient reading also takes: other properties and
// parameters (left out); an EXDATE that is a date, which takes away the whole day; an RDATE that is
// a date, which is that day at the start's time of day; floating and UTC times mixed, where UTC
// without a zone is taken as local.
//
// These functions have their bodies in libupward.
#pragma once

#include <upward/schedule/recurrence_set.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

/// A time as it stands in a property: its form, and the zone of its TZID when it has one.
struct property_time {
    ical_time time;
    std::string zone;
    std::int64_t duration = -1;  ///< seconds, when it is a PERIOD; -1: it is none

    bool operator==(const property_time&) const = default;
};

struct recurrence_properties {
    property_time start;
    std::vector<recurrence_rule> rules;
    std::vector<recurrence_rule> exception_rules;
    std::vector<property_time> dates;
    std::vector<property_time> exceptions;

    bool operator==(const recurrence_properties&) const = default;
};

inline constexpr std::size_t max_property_bytes = std::size_t{1} << 20;

/// Fails with invalid_rule, unsupported_rule or limit_exceeded. Linear.
result<recurrence_properties> parse_properties(std::string_view text,
                                               rule_reading reading = rule_reading::strict);

/// One line for DTSTART, each rule and each date, in this order.
std::string to_string(const recurrence_properties& all);

/// Finds a zone by its name; find_zone with the system's folder, unless the host knows better.
using zone_finder = result<const zone*> (*)(std::string_view name);

/// The set of the properties. Fails as `find` and recurrence::make do, and with invalid_rule when a
/// date is not of the start's form.
///
/// Without a rule, the start is the one date that RFC 5545 says it is; with rules, it belongs to
/// the set when they match it, or always.
result<recurrence_set> make_set(const recurrence_properties& all, zone_finder find,
                                gap_rule gaps = gap_rule::leave_out,
                                rule_reading reading = rule_reading::strict,
                                start_rule start = start_rule::when_matched);

}  // namespace upward
