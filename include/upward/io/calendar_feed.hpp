// SPDX-License-Identifier: BSL-1.0
//
// Things with a date as an iCalendar file that any calendar can subscribe to (RFC 5545).
//
//     auto feed = upward::io::calendar_feed{"Touches", as_of};
//     feed.items.push_back({"notes@2026-02-16", upward::io::dated_sort::task, due, "The notes"});
//     upward::io::write_feed(feed);
//
// Something that takes place is a VEVENT, something due a VTODO. The UID follows from the name of the
// item alone, so that a feed that is made anew replaces what it said before; DTSTAMP is the feed's
// day, as there is no clock. Text is escaped; nothing of it can begin a line of its own.
#pragma once

#include <upward/io/icalendar.hpp>
#include <upward/model/field.hpp>
#include <upward/schedule/zone.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace upward::io {

enum class dated_sort : std::uint8_t {
    happening,  ///< takes place on its day
    task,       ///< is due on its day
};

struct dated_item {
    std::string name;  ///< within the feed and for ever the same: "notes@2026-02-16"
    dated_sort sort = dated_sort::happening;
    upward::date day;  ///< must be set
    std::string summary;
    std::string description = {};
    std::optional<minute_of_day> at = {};  ///< by the feed's zone; none: the whole day
    std::int32_t minutes = 30;             ///< how long, of what happens at a minute
    /// A reminder, minutes after it begins or the day does; below 0 before.
    std::optional<std::int32_t> remind = {};
    bool is_private = true;  ///< CLASS:PRIVATE
};

struct calendar_feed {
    std::string title;
    date as_of;  ///< must be set
    std::vector<dated_item> items = {};
    const zone* where = &utc_zone();  ///< of the minutes
};

component to_icalendar(const calendar_feed& feed);

inline std::string write_feed(const calendar_feed& feed) {
    return write_icalendar(to_icalendar(feed));
}

}  // namespace upward::io
