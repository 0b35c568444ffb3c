// SPDX-License-Identifier: BSL-1.0
//
// A recurrence from what a caller hands in: a rule alone or lines of iCalendar, with the start and
// the zone beside it or among the lines. Errors point into the caller's own text.
#pragma once

#include "boundary.hpp"

#include <upward/schedule/property_text.hpp>

#include <cstdint>
#include <string_view>

struct upward_recurrence {
    upward::recurrence_properties written;
    upward::recurrence_options options;  ///< of its rules
    upward::recurrence_set set;
};

namespace upward::capi {

struct recurrence_input {
    std::string_view text;
    const char* start = nullptr;
    const char* zone = nullptr;
    rule_reading reading = rule_reading::strict;
    gap_rule gaps = gap_rule::leave_out;
    start_rule counts = start_rule::when_matched;
};

result<upward_recurrence> read_recurrence(const recurrence_input& given);

/// A date or a time, as iCalendar or ISO 8601 write it: 20260120T093000Z, 2026-01-20T09:30. Fails
/// with invalid_date.
result<ical_time> read_time(std::string_view text);

}  // namespace upward::capi
