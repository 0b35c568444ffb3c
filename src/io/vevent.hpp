// SPDX-License-Identifier: BSL-1.0
//
// One VEVENT as values: its times in their zones, the rest as text.
#pragma once

#include "io/calendar_notes.hpp"

#include <upward/io/calendar_events.hpp>
#include <upward/io/calendar_zones.hpp>
#include <upward/schedule/recurrence_set.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace upward::io {

/// A time of a property. A date has no zone; everything else has one.
struct zoned_time {
    std::int64_t seconds = 0;  ///< local, as it stands; of a date its midnight
    const zone* where = nullptr;

    bool is_date() const noexcept { return where == nullptr; }
    /// UTC; of a date its midnight as it is.
    std::int64_t instant() const noexcept { return where ? where->to_utc(seconds) : seconds; }
    day_number day_in(const zone& there) const noexcept {
        return day_of(where ? there.to_local(instant()) : seconds);
    }
};

struct vevent {
    const component* source = nullptr;
    std::string uid;
    zoned_time start;
    std::int64_t duration = 0;                ///< seconds, not negative
    std::optional<zoned_time> replaces = {};  ///< RECURRENCE-ID
    bool and_future = false;                  ///< RANGE=THISANDFUTURE
    bool is_cancelled = false;
    std::int64_t sequence = 0;
    std::int64_t stamp = 0;
    calendar_event says = {};  ///< without a time
};

/// Reads the VEVENTs of one calendar. What it refers to must outlive it.
class vevent_reader {
public:
    vevent_reader(calendar_zones& zones, const zone& floating, calendar_notes& notes)
        : zones_(&zones), floating_(&floating), notes_(&notes) {}

    /// Nothing when it has no start that can be read: then that is noted.
    std::optional<vevent> read(const component& event) const;

    /// What a series has, but for what its EXDATEs and EXRULEs take away. Rules and dates that
    /// cannot be read are noted.
    recurrence_set occurrences(const vevent& series) const;

private:
    std::optional<zoned_time> time_of(const content_line& line, std::string_view text) const;
    std::optional<zoned_time> time_of(const content_line& line) const {
        return time_of(line, line.value);
    }
    std::int64_t duration_of(const component& event, const zoned_time& start) const;
    calendar_event words_of(const vevent& e) const;
    std::optional<recurrence> rule_of(const content_line& line, const zoned_time& start) const;
    std::vector<recurrence> rules_of(const vevent& series, std::string_view name) const;
    std::vector<zoned_time> dates_of(const vevent& series, std::string_view name) const;
    void add_date(recurrence_set& set, const zoned_time& date, const zoned_time& start) const;
    void take_away(recurrence_set& set, const zoned_time& date, const zoned_time& start) const;

    calendar_zones* zones_;
    const zone* floating_;
    calendar_notes* notes_;
};

/// Whether the component repeats: it has an RRULE or an RDATE.
bool is_series(const component& event);

/// All that a set has on a day, for a start that is a date or a time.
std::vector<std::int64_t> occurrences_on(const recurrence_set& set, day_number day,
                                         const zoned_time& start);

}  // namespace upward::io
