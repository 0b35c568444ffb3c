// SPDX-License-Identifier: BSL-1.0
//
// A working calendar: which days are free (weekend, holidays, leave), and so the next working day,
// the n-th after, and how many lie between two days. Working days are called wd everywhere.
//
//     auto firm = upward::calendar_definition{};               // Saturday and Sunday are free
//     firm.base = upward::calendar_base::england_and_wales;    // and bank holidays
//     auto calendar = upward::working_calendar::make(firm);    // result<working_calendar>
//     const auto good_friday = upward::to_day_number(upward::civil_day{2026, 4, 3});
//     calendar->next(good_friday);                             // Tuesday 2026-04-07
//     calendar->previous(good_friday);                         // Thursday 2026-04-02
//     calendar->count(good_friday - 1, good_friday + 4);       // 1: the Tuesday
//
// A calendar is a value: it does not change, and compares equal to one with the same free days.
// Copies share what was made once, so a copy costs nothing.
//
// Working days have numbers, and a number is read both ways: a day from its number, a number from a
// day. Where holidays or leave are, the numbers come from counted bits (working_years.hpp), beyond
// from arithmetic (work_week.hpp). So no answer walks over days: adding a thousand working days
// costs what adding one does.
#pragma once

#include <upward/schedule/calendar_check.hpp>
#include <upward/schedule/working_years.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace upward {

class working_calendar {
public:
    /// Monday to Friday, no holidays.
    working_calendar() = default;

    /// Fails as check(definition) does (calendar_check.hpp). Leave outside [first_day, last_day] is
    /// cut off, so that there is always a working day after any other. Half a millisecond where a
    /// host's holidays come for ever, up to some 20 where their rules have intervals; microseconds
    /// else, as a built-in calendar is made once in a process.
    static result<working_calendar> make(const calendar_definition& definition,
                                         const std::vector<day_range>& leave = {});

    /// This calendar with more free days. Some microseconds.
    working_calendar with_leave(const std::vector<day_range>& leave) const {
        if (leave.empty()) return *this;
        auto years = years_ ? *years_ : working_years{};
        years.free(week_, leave);
        return {week_, std::move(years)};
    }

    /// The weekend alone: holidays and leave left out.
    const work_week& week() const noexcept { return week_; }

    // Days and answers below are any day numbers within 2^30 of 0; farther answers are cut to that.
    // Outside [first_day, last_day] only the weekend is free.

    bool is_working(day_number day) const noexcept {
        return is_counted(day) ? years_->contains(day) : !week_.is_weekend(day);
    }

    /// The day itself when it is a working day, else the first one after.
    day_number next(day_number day) const noexcept {
        if (is_counted(day))
            if (const auto found = years_->next_in_year(day)) return *found;
        return day_of(number_from(day), day);
    }

    /// The day itself when it is a working day, else the last one before.
    day_number previous(day_number day) const noexcept {
        if (is_counted(day))
            if (const auto found = years_->previous_in_year(day)) return *found;
        return day_of(number_from(std::int64_t{day} + 1) - 1, day);
    }

    /// The n-th working day after `day`, or before it when n is negative; `next(day)` when n is 0.
    /// So from a Saturday the first after is Monday and the first before is Friday:
    /// add(saturday, 1) == add(saturday, 0) == monday, add(saturday, -1) == friday.
    day_number add(day_number day, std::int32_t n) const noexcept {
        const auto near = day + std::int64_t{n} * 7 / week_.size();
        return n > 0 ? day_of(number_from(std::int64_t{day} + 1) + n - 1, near)
                     : day_of(number_from(day) + n, near);
    }

    /// Working days in (from, to]; negative when `to` is before `from`: count(a, b) is always
    /// -count(b, a), and count(a, b) + count(b, c) is count(a, c). A free day counts as the working
    /// day before it: nothing lies between Friday and Sunday.
    std::int32_t count(day_number from, day_number to) const noexcept {
        return static_cast<std::int32_t>(number_from(std::int64_t{to} + 1) -
                                         number_from(std::int64_t{from} + 1));
    }

    friend bool operator==(const working_calendar& a, const working_calendar& b) {
        return a.week_ == b.week_ &&
               (a.years_ == b.years_ ||
                working_years::equal(a.week_, a.years_ ? *a.years_ : working_years{},
                                     b.years_ ? *b.years_ : working_years{}));
    }

private:
    working_calendar(const work_week& week, working_years years)
        : week_(week),
          years_(std::make_shared<const working_years>(std::move(years))),
          first_(years_->first()),
          end_(years_->end()),
          size_(years_->size()),
          first_number_(week_.number_from(first_)),
          removed_(week_.number_from(end_) - first_number_ - size_) {}

    static working_calendar made_of(const calendar_definition& definition) {
        const auto week = work_week{definition.weekend};
        return {week, working_years{week, holiday_list{definition}}};
    }

    template <calendar_base Base>
    static const working_calendar& built_in() {
        static const auto calendar = made_of({.base = Base});
        return calendar;
    }
    static working_calendar built_in(calendar_base base);

    bool is_counted(std::int64_t day) const noexcept { return day >= first_ && day < end_; }

    // The number of the first working day on or after `day`.
    std::int64_t number_from(std::int64_t day) const noexcept {
        if (is_counted(day)) return first_number_ + years_->rank(static_cast<day_number>(day));
        return week_.number_from(day) - (day < first_ ? 0 : removed_);
    }

    day_number day_of(std::int64_t number, std::int64_t near) const noexcept {
        const auto rank = number - first_number_;
        if (rank >= 0 && rank < size_) return years_->select(static_cast<std::int32_t>(rank), near);
        constexpr std::int64_t far = std::int64_t{1} << 30;
        const auto day = week_.day_of(number + (rank < 0 ? 0 : removed_));
        return static_cast<day_number>(std::clamp(day, -far, far));
    }

    work_week week_;
    std::shared_ptr<const working_years> years_;  // none: no day but the weekend is free
    day_number first_ = 0, end_ = 0;              // the days that they hold
    std::int32_t size_ = 0;                       // how many of them are working days
    std::int64_t first_number_ = 0;
    std::int64_t removed_ = 0;  // how many are free beside the weekend
};

inline working_calendar working_calendar::built_in(calendar_base base) {
    switch (base) {
        case calendar_base::us_federal: return built_in<calendar_base::us_federal>();
        case calendar_base::england_and_wales: return built_in<calendar_base::england_and_wales>();
        case calendar_base::target: return built_in<calendar_base::target>();
        case calendar_base::germany: return built_in<calendar_base::germany>();
        case calendar_base::none: break;
    }
    return {};
}

inline result<working_calendar> working_calendar::make(const calendar_definition& definition,
                                                       const std::vector<day_range>& leave) {
    if (const auto fine = check(definition); !fine) return fine.error();
    auto free = leave;
    for (const auto& days : definition.leave)
        free.push_back({to_day_number(days.from), to_day_number(days.to)});
    const auto adds_nothing = definition.holidays.empty() && definition.holiday_rules.empty() &&
                              definition.weekend == calendar_definition{}.weekend;
    return (adds_nothing ? built_in(definition.base) : made_of(definition)).with_leave(free);
}

}  // namespace upward
