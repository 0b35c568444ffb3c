// SPDX-License-Identifier: BSL-1.0
//
// The boss's calendar as entries: each event between two days becomes an `event`, which anticipates
// that the boss will need something for it.
//
//     auto read = upward::io::import_calendar(workspace, ics, {.answers = {"alex"},
//                                                              .from = from, .to = to});
//     read->added;                     // new events
//     read->ignored;                   // what was left out, why, and in which line
//
// The id of an entry follows from the UID of its event and, in a series, from when the occurrence
// was to begin; so the same calendar, imported again, adds nothing. An event that has changed since
// it was last imported becomes a correction; one that was cancelled, or is no longer an occurrence
// of its series, is withdrawn by one. What a host has corrected by hand stays as it is until the
// calendar itself changes. An event whose UID is gone from the calendar is left alone and told as
// missing: it may have come from another one.
//
// Days are those of the workspace's zone. `topic` is the first of an event's CATEGORIES, else its
// SUMMARY; `type` is the word of a category that names one (board, review, meeting), else meeting
// where somebody was invited. The audience are those invited whose name is that of one person in
// the log.
#pragma once

#include <upward/core/result.hpp>
#include <upward/io/icalendar.hpp>
#include <upward/model/entry.hpp>
#include <upward/model/workspace.hpp>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace upward::io {

struct import_options {
    ref<person> answers;  ///< who has to answer at the events
    date from;            ///< both included
    date to;
    std::optional<date> known = {};  ///< since when they are known; from the first day, if left out
    std::string area{everywhere};
    /// Shared events are those that the calendar does not call private or confidential.
    visibility_level visibility = visibility_level::private_;
};

struct calendar_import {
    std::vector<entry> entries;  ///< to be appended: new events, and corrections of known ones
    std::int32_t added = 0;
    std::int32_t changed = 0;
    std::int32_t withdrawn = 0;
    std::int32_t unchanged = 0;
    std::vector<id> missing;  ///< imported once, in the window, and in this calendar no longer
    std::vector<calendar_note> ignored;
};
BOOST_DESCRIBE_STRUCT(calendar_import, (),
                      (entries, added, changed, withdrawn, unchanged, missing, ignored))

/// What an import would append. Fails with invalid_id (answers, area), invalid_date (no days, or they
/// end before they begin), invalid_value (the workspace's zone is not known here), or as
/// read_icalendar does, the place then pointing into the calendar.
result<calendar_import> read_calendar(const workspace& ws, std::string_view ics,
                                      const import_options& options,
                                      const icalendar_limits& limits = {});

/// Appends it: all or nothing. Fails as read_calendar and `workspace::append` do.
result<calendar_import> import_calendar(workspace& ws, std::string_view ics,
                                        const import_options& options,
                                        const icalendar_limits& limits = {});

/// As canonical JSON on one line.
std::string write_import(const calendar_import& done);

}  // namespace upward::io
