// SPDX-License-Identifier: BSL-1.0
//
// What happens in a calendar between two days: its events, one by one, as somebody sees them whose
// days are those of a zone.
//
//     auto window = upward::io::event_window{zone, from, to};       // day numbers, both included
//     auto read = upward::io::read_events(text, window);            // result<calendar_events>
//     for (const auto& e : read->events) use(e.on, e.summary);
//
// What is decided where calendars differ:
//   - A time without a zone, or of a zone that nobody knows, is of the window's zone. A date is that
//     day everywhere.
//   - The start of a series is one of its occurrences, whether its rule matches it or not.
//   - EXDATE and RECURRENCE-ID may be dates where the series has times: they mean what it has on
//     that day. UNTIL may be of another form than the start.
//   - An event that is changed by RECURRENCE-ID stands where it was moved to; RANGE=THISANDFUTURE
//     moves and renames what follows as well.
//   - Of several versions of one event, the highest SEQUENCE counts, then the latest LAST-MODIFIED
//     or DTSTAMP, then the last in the file.
//   - STATUS:CANCELLED and METHOD:CANCEL take away; METHOD:REPLY, COUNTER, DECLINECOUNTER and
//     REFRESH are conversation, and no events.
//   - An event with more than one day stands on its first, and is in the window when it reaches it.
//
// What is not understood costs no more than itself, and is noted with its line.
#pragma once

#include <upward/core/result.hpp>
#include <upward/io/icalendar.hpp>
#include <upward/model/field.hpp>
#include <upward/schedule/zone.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace upward::io {

struct event_window {
    const zone* where;  ///< never null
    day_number from;
    day_number to;
};

/// All text is the producer's: hostile.
struct calendar_event {
    std::string uid;
    std::string
        occurrence;  ///< of a series: when it was to begin, "20260312T080000Z" or "20260312"
    day_number on = 0;
    std::optional<minute_of_day> begins = {};  ///< none of a whole day
    std::string summary;
    std::vector<std::string> categories = {};
    std::vector<std::string> attendees = {};  ///< their names
    bool is_meeting = false;                  ///< somebody was invited
    bool is_confidential = false;             ///< CLASS is not PUBLIC
    std::int32_t line = 0;

    bool operator==(const calendar_event&) const = default;
};

struct calendar_events {
    std::vector<calendar_event> events;  ///< in the window, by day, minute, UID, occurrence
    std::vector<calendar_event>
        elsewhere;               ///< outside of it: single ones, and moved ones of series
    std::set<std::string> uids;  ///< of the whole text, what is cancelled included
    std::vector<calendar_note> ignored;
};

/// At most so many events are given; more are limit_exceeded.
inline constexpr std::size_t max_calendar_events = 100'000;

/// Fails as read_icalendar does. Precondition: from <= to, both in [first_day, last_day].
result<calendar_events> read_events(std::string_view text, const event_window& window,
                                    const icalendar_limits& limits = {});

}  // namespace upward::io
