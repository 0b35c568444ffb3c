// SPDX-License-Identifier: BSL-1.0
//
// What one would write by hand: the free days in a std::set, and a walk from day to day.
#include "program.hpp"

#include <upward/schedule/calendar.hpp>

#include <set>

namespace {

struct set_walk {
    set_walk() {
        const auto calendar = upward::holiday_list{{.base = upward::calendar_base::target}};
        for (const auto& h : calendar.between(bench::first - 400, bench::end + 4000))
            holidays.insert(h.day);
    }

    std::set<std::int32_t> holidays;

    bool is_working(std::int32_t day) const { return (day + 3) % 7 < 5 && !holidays.contains(day); }
    std::int32_t next(std::int32_t day) const {
        while (!is_working(day)) ++day;
        return day;
    }
    std::int32_t previous(std::int32_t day) const {
        while (!is_working(day)) --day;
        return day;
    }
    std::int32_t modified_next(std::int32_t day) const {
        const auto there = next(day);
        return upward::to_civil(there).month == upward::to_civil(day).month ? there : previous(day);
    }
    std::int32_t add(std::int32_t day, std::int32_t n) const {
        while (n > 0) n -= is_working(++day);
        return day;
    }
    std::int32_t count(std::int32_t from, std::int32_t to) const {
        auto found = 0;
        while (from < to) found += is_working(++from);
        return found;
    }
};

}  // namespace

int main(int count, char** words) { return bench::run(count, words, set_walk{}); }
