// SPDX-License-Identifier: BSL-1.0
//
// A working calendar: which days are free (weekend, holidays, leave), and so the next working day,
// the n-th after, and how many lie between two days. Working days are called wd everywhere.
//
//     auto firm = upward::calendar_definition{};               // Saturday and Sunday are free
//     firm.holidays = {*upward::parse_date("2026-04-03"), *upward::parse_date("2026-04-06")};
//     auto calendar = upward::working_calendar::make(firm);    // result<working_calendar>
//     const auto good_friday = upward::to_day_number(firm.holidays[0]);
//     calendar->next(good_friday);                             // Tuesday 2026-04-07
//     calendar->previous(good_friday);                         // Thursday 2026-04-02
//     calendar->count(good_friday - 1, good_friday + 4);       // 1: the Tuesday
//
// A calendar is a value: it does not change, and compares equal to one with the same free days.
//
// Time is squeezed twice, and each squeeze is a numbering that can be read both ways: days without
// the weekend are weekdays (work_week.hpp), weekdays without the free ones are working days. So no
// answer walks over days: it is arithmetic and one binary search in the free runs, and a leave of a
// hundred years costs what a leave of a day does.
#pragma once

#include <upward/schedule/work_week.hpp>

#include <boost/describe/class.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace upward {

/// The days that are free for everybody. A weekend may be empty, but not all seven days; weekdays
/// and holidays may be repeated and come in any order.
struct calendar_definition {
    std::vector<weekday> weekend = {weekday::SA, weekday::SU};
    std::vector<date> holidays;

    bool operator==(const calendar_definition&) const = default;
};
BOOST_DESCRIBE_STRUCT(calendar_definition, (), (weekend, holidays))

/// Days [from, to], both included; none when `to` is before `from`.
struct day_range {
    day_number from;
    day_number to;

    bool operator==(const day_range&) const = default;
};

class working_calendar {
public:
    /// Monday to Friday, no holidays.
    working_calendar() = default;

    /// Fails with invalid_value at "/weekend" when all seven days are weekend, with invalid_date at
    /// "/holidays/i" when a holiday is not a real date. Leave outside [first_day, last_day] is cut
    /// off, so that there is always a working day after any other.
    static result<working_calendar> make(const calendar_definition& definition,
                                         const std::vector<day_range>& leave = {});

    /// This calendar with more free days.
    working_calendar with_leave(const std::vector<day_range>& leave) const {
        auto more = *this;
        more.free(leave);
        return more;
    }

    // Days and answers below are any day numbers within 2^30 of 0; farther answers are cut to that.
    // Past last_day only the weekend is free.

    bool is_working(day_number day) const noexcept {
        return number_from(day) != number_from(std::int64_t{day} + 1);
    }

    /// The day itself when it is a working day, else the first one after.
    day_number next(day_number day) const noexcept { return day_of(number_from(day)); }

    /// The day itself when it is a working day, else the last one before.
    day_number previous(day_number day) const noexcept {
        return day_of(number_from(std::int64_t{day} + 1) - 1);
    }

    /// The n-th working day after `day`, or before it when n is negative; `next(day)` when n is 0.
    /// So from a Saturday the first after is Monday and the first before is Friday:
    /// add(saturday, 1) == add(saturday, 0) == monday, add(saturday, -1) == friday.
    day_number add(day_number day, std::int32_t n) const noexcept {
        return n > 0 ? day_of(number_from(std::int64_t{day} + 1) + n - 1)
                     : day_of(number_from(day) + n);
    }

    /// Working days in (from, to]; negative when `to` is before `from`: count(a, b) is always
    /// -count(b, a), and count(a, b) + count(b, c) is count(a, c). A free day counts as the working
    /// day before it: nothing lies between Friday and Sunday.
    std::int32_t count(day_number from, day_number to) const noexcept {
        return static_cast<std::int32_t>(number_from(std::int64_t{to} + 1) -
                                         number_from(std::int64_t{from} + 1));
    }

    bool operator==(const working_calendar&) const = default;

private:
    // Weekdays [first, end) are free; `removed` is how many are free in this run and all before it.
    struct free_run {
        std::int64_t first;
        std::int64_t end;
        std::int64_t removed;

        bool operator==(const free_run&) const = default;
    };

    // The number of the first working day on or after `day`.
    std::int64_t number_from(std::int64_t day) const noexcept {
        const auto weekday_number = week_.number_from(day);
        const auto after =
            std::partition_point(runs_.begin(), runs_.end(),
                                 [=](const free_run& run) { return run.first <= weekday_number; });
        if (after == runs_.begin()) return weekday_number;
        const auto& run = *(after - 1);
        return std::max(weekday_number, run.end) - run.removed;
    }

    day_number day_of(std::int64_t number) const noexcept {
        const auto after = std::partition_point(
            runs_.begin(), runs_.end(),
            [=](const free_run& run) { return run.end - run.removed <= number; });
        const auto removed = after == runs_.begin() ? 0 : (after - 1)->removed;
        constexpr std::int64_t far = std::int64_t{1} << 30;
        return static_cast<day_number>(std::clamp(week_.day_of(number + removed), -far, far));
    }

    void free(const std::vector<day_range>& ranges) {
        for (const auto& range : ranges) {
            const auto from = std::max(range.from, first_day);
            const auto to = std::min(range.to, last_day);
            if (from <= to)
                runs_.push_back({week_.number_from(from), week_.number_from(to + 1), 0});
        }
        merge_runs();
    }

    // Sorts the runs, joins those that touch, drops those without a weekday, counts again.
    void merge_runs() {
        std::sort(runs_.begin(), runs_.end(),
                  [](const free_run& a, const free_run& b) { return a.first < b.first; });
        auto merged = std::vector<free_run>{};
        for (const auto& run : runs_) {
            if (run.first == run.end) continue;
            if (merged.empty() || merged.back().end < run.first) merged.push_back(run);
            else merged.back().end = std::max(merged.back().end, run.end);
        }
        std::int64_t removed = 0;
        for (auto& run : merged) run.removed = removed += run.end - run.first;
        runs_ = std::move(merged);
    }

    work_week week_;
    std::vector<free_run> runs_;
};

inline result<working_calendar> working_calendar::make(const calendar_definition& definition,
                                                       const std::vector<day_range>& leave) {
    auto working = std::vector<weekday>{weekday::MO, weekday::TU, weekday::WE, weekday::TH,
                                        weekday::FR, weekday::SA, weekday::SU};
    for (const auto day : definition.weekend) std::erase(working, day);
    if (working.empty())
        return error{errc::invalid_value,
                     "a weekend of all seven days leaves no working day",
                     {.pointer = "/weekend"}};

    auto free = leave;
    for (std::size_t i = 0; i < definition.holidays.size(); ++i) {
        if (definition.holidays[i].is_special())
            return error{errc::invalid_date,
                         "a holiday is not a date",
                         {.pointer = "/holidays/" + std::to_string(i)}};
        const auto day = to_day_number(definition.holidays[i]);
        free.push_back({day, day});
    }
    auto calendar = working_calendar{};
    calendar.week_ = work_week{definition.weekend};
    calendar.free(free);
    return calendar;
}

}  // namespace upward
