// SPDX-License-Identifier: BSL-1.0
#include "program.hpp"

#include <upward/schedule/shift.hpp>

namespace {

struct ours {
    upward::working_calendar days =
        *upward::working_calendar::make({.base = upward::calendar_base::target});

    bool is_working(std::int32_t day) const { return days.is_working(day); }
    std::int32_t next(std::int32_t day) const { return days.next(day); }
    std::int32_t modified_next(std::int32_t day) const {
        return *upward::shifted(days, day, upward::shift_convention::modified_next);
    }
    std::int32_t add(std::int32_t day, std::int32_t n) const { return days.add(day, n); }
    std::int32_t count(std::int32_t from, std::int32_t to) const { return days.count(from, to); }
};

}  // namespace

int main(int count, char** words) {
    const auto made = bench::run(count, words, ours{});
    if (count > 1 && std::string{words[1]} == "time") {
        const auto rules = upward::named_calendar_of(upward::calendar_base::target).definition;
        const auto make = [&](auto day) {
            return upward::working_calendar::make(rules)->next(day);
        };
        bench::report(true, "make", make, 100);
        const auto calendar = ours{}.days;
        bench::report(true, "with_leave", [&](auto day) {
            return calendar.with_leave({{day, day + 9}, {day + 200, day + 205}}).next(day);
        });
    }
    return made;
}
