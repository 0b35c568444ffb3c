// SPDX-License-Identifier: BSL-1.0
//
// Our days and minutes as Boost.Date_Time's points and periods, and back. A day of ours is a
// `boost::gregorian::date` already; here is what goes beyond it.
//
//     upward::interop::to_ptime(entry);                  // 2026-Feb-20 09:30:00
//     upward::interop::to_date_period(leave);            // [2026-Jun-01/2026-Jun-05]
//     auto [day, minute] = upward::interop::from_ptime(meeting.begin());
//
// All of it is on the wall clock of the workspace's zone; no zone is converted here.
#pragma once

#include <upward/model/entry.hpp>
#include <upward/schedule/calendar.hpp>
#include <upward/schedule/day.hpp>

#include <boost/date_time/gregorian/gregorian_types.hpp>
#include <boost/date_time/posix_time/posix_time_types.hpp>

namespace upward::interop {

/// `minute` after midnight of the day; not_a_date_time when the day is not set.
inline boost::posix_time::ptime to_ptime(date day, minute_of_day minute = {}) {
    if (day.is_special()) return boost::posix_time::ptime{boost::posix_time::not_a_date_time};
    return {day, boost::posix_time::minutes(minute.value)};
}

/// When an entry is: at midnight when it names no minute.
inline boost::posix_time::ptime to_ptime(const entry& e) {
    return to_ptime(e.date, e.at.value_or(minute_of_day{}));
}

struct day_and_minute {
    date day;  ///< not set when the point is none in time
    minute_of_day minute;
    bool operator==(const day_and_minute&) const = default;
};

/// The day and the whole minute that a point lies in; seconds are dropped.
inline day_and_minute from_ptime(const boost::posix_time::ptime& point) {
    if (point.is_special()) return {};
    const auto since_midnight = point.time_of_day();
    return {point.date(),
            {static_cast<std::int32_t>(since_midnight.hours() * 60 + since_midnight.minutes())}};
}

/// The days from the first to the last, both included; a null period when there are none.
/// Precondition: days of [first_day, last_day].
inline boost::gregorian::date_period to_date_period(day_range days) {
    const auto from = to_date(days.from);
    if (days.to < days.from) return {from, boost::gregorian::days{0}};
    return {from, boost::gregorian::days{days.to - days.from + 1}};
}

inline boost::gregorian::date_period to_date_period(const leave& l) {
    return to_date_period(day_range{to_day_number(l.from), to_day_number(l.to)});
}

/// A null period gives a range that ends before it begins. Precondition: real dates.
inline day_range to_day_range(const boost::gregorian::date_period& period) {
    const auto from = to_day_number(period.begin());
    return {from, period.is_null() ? from - 1 : to_day_number(period.last())};
}

}  // namespace upward::interop
