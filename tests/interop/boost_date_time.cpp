// SPDX-License-Identifier: BSL-1.0
#include <upward/interop/boost_date_time.hpp>

#include <doctest/doctest.h>

namespace gregorian = boost::gregorian;
namespace posix_time = boost::posix_time;
using namespace upward::interop;

TEST_CASE("an entry is at its minute, or at midnight") {
    auto e = upward::entry{{"a"}, gregorian::date{2026, 2, 20}};
    CHECK(to_ptime(e) == posix_time::ptime{gregorian::date{2026, 2, 20}});
    e.at = upward::minute_of_day{570};
    CHECK(to_ptime(e) == posix_time::ptime{gregorian::date{2026, 2, 20},
                                           posix_time::hours{9} + posix_time::minutes{30}});
    CHECK(to_ptime(upward::entry{}).is_not_a_date_time());
}

TEST_CASE("a point in time gives its day and minute back, without seconds") {
    const auto point =
        posix_time::ptime{gregorian::date{2026, 2, 20}, posix_time::time_duration{23, 59, 59}};
    const auto there = from_ptime(point);
    CHECK(there == day_and_minute{gregorian::date{2026, 2, 20}, {1439}});
    CHECK(from_ptime(to_ptime(there.day, there.minute)) == there);
    CHECK(from_ptime(posix_time::ptime{posix_time::pos_infin}).day.is_special());
}

TEST_CASE("leave is a period of days, both ends included") {
    const auto away =
        upward::leave{{{"me"}}, gregorian::date{2026, 6, 1}, gregorian::date{2026, 6, 5}};
    const auto period = to_date_period(away);
    CHECK(period.begin() == away.from);
    CHECK(period.last() == away.to);
    CHECK(period.length().days() == 5);
    CHECK(upward::to_date(to_day_range(period).to) == away.to);
}

TEST_CASE("no days are a null period") {
    const auto none = to_date_period(upward::day_range{100, 99});
    CHECK(none.is_null());
    CHECK(to_day_range(none) == upward::day_range{100, 99});
}
