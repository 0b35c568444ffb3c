// SPDX-License-Identifier: BSL-1.0
#include <upward/io/calendar_feed.hpp>

#include "schedule/duration_text.hpp"

#include <upward/core/version.hpp>

#include <utility>

namespace upward::io {

namespace {

std::string duration(std::int32_t minutes) {
    const auto length = write_duration(std::int64_t{60} * (minutes < 0 ? -minutes : minutes));
    return minutes < 0 ? "-" + length : length;
}

void add_day(component& c, std::string name, day_number day) {
    c.add(std::move(name), to_ical(midnight(day), time_form::day), {{"VALUE", {"DATE"}}});
}

void add_time(component& c, const dated_item& item, const zone& where) {
    const auto day = to_day_number(item.day);
    const auto is_task = item.sort == dated_sort::task;
    const auto* begins = is_task ? "DUE" : "DTSTART";
    if (!item.at) {
        add_day(c, begins, day);
        if (!is_task && day < last_day) add_day(c, "DTEND", day + 1);
        return;
    }
    c.add(begins, to_ical(where.to_utc(midnight(day) + *item.at * 60), time_form::utc));
    if (!is_task) c.add("DURATION", duration(item.minutes));
}

component alarm(const dated_item& item) {
    auto related = std::vector<content_parameter>{};
    if (item.sort == dated_sort::task) related.push_back({"RELATED", {"END"}});
    auto c = component{"VALARM"};
    c.add("ACTION", "DISPLAY")
        .add("DESCRIPTION", escaped(item.summary))
        .add("TRIGGER", duration(*item.remind), std::move(related));
    return c;
}

component component_of(const dated_item& item, const calendar_feed& feed) {
    const auto is_task = item.sort == dated_sort::task;
    auto c = component{is_task ? "VTODO" : "VEVENT"};
    c.add("UID", escaped(item.name + ".upward"));
    c.add("DTSTAMP", to_ical(midnight(to_day_number(feed.as_of)), time_form::utc));
    add_time(c, item, *feed.where);
    c.add("SUMMARY", escaped(item.summary));
    if (!item.description.empty()) c.add("DESCRIPTION", escaped(item.description));
    if (item.is_private) c.add("CLASS", "PRIVATE");
    if (is_task) c.add("STATUS", "NEEDS-ACTION");
    else if (!item.at) c.add("TRANSP", "TRANSPARENT");
    if (item.remind) c.components.push_back(alarm(item));
    return c;
}

}  // namespace

component to_icalendar(const calendar_feed& feed) {
    auto c = component{"VCALENDAR"};
    c.add("VERSION", "2.0")
        .add("PRODID", "-//upward//upward " UPWARD_VERSION_STRING "//EN")
        .add("CALSCALE", "GREGORIAN")
        .add("X-WR-CALNAME", escaped(feed.title));
    for (const auto& item : feed.items) c.components.push_back(component_of(item, feed));
    return c;
}

}  // namespace upward::io
