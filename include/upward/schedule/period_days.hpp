// SPDX-License-Identifier: BSL-1.0
//
// Which days one period of a rule has. Periods are days, weeks (from WKST), months or years, by the
// rule's frequency, and are numbered; the days of any of them are found without looking at others.
//
//     const auto periods = upward::period_days{rule, start};   // FREQ=MONTHLY;BYDAY=-1FR
//     std::vector<upward::day_number> days;
//     periods.collect(periods.number_of(start), days);         // the last Friday of that month
//
// Nothing here knows INTERVAL, COUNT, UNTIL, or that days before the start do not count: that is
// occurrences.hpp.
//
// The reading of RFC 5545, 3.3.10, where it leaves questions:
//   - What no part says comes from the start: its weekday in WEEKLY, its day of the month in
//     MONTHLY, its day and month in YEARLY.
//   - BYMONTHDAY in YEARLY without BYMONTH takes that day of every month.
//   - BYDAY=TU,2FR is a union: every Tuesday, and the second Friday.
//   - A numbered weekday counts in the month when FREQ is MONTHLY or BYMONTH is there, else in the
//     year. Beside BYMONTHDAY, BYDAY only limits: Friday the 13th.
//   - BYSETPOS chooses from the whole period, also the part before the start; two positions that
//     name the same day give it once.
//   - A day that a month does not have is left out.
#pragma once

#include <upward/schedule/rule.hpp>

#include <cassert>
#include <cstdint>
#include <optional>
#include <vector>

namespace upward {

class period_days {
public:
    /// Precondition: the rule has no fault; the start is in [first_day, last_day].
    period_days(const recurrence_rule& rule, day_number start)
        : freq_(rule.freq),
          ordinals_in_month_(rule.freq == frequency::MONTHLY || !rule.by_month.empty()),
          week_begin_(to_day_number(civil_day{1969, 12, 29}) +
                      static_cast<day_number>(rule.week_start)),
          positions_(rule.by_set_pos) {
        assert(!find_fault(rule) && start >= first_day && start <= last_day);
        const auto day = to_civil(start);
        const auto no_days = rule.by_month_day.empty() && rule.by_day.empty();
        take_months(rule, day, no_days);
        take_month_days(rule, day, no_days);
        take_weekdays(rule, start);
    }

    /// The number of the period that holds a day.
    std::int64_t number_of(day_number day) const noexcept {
        if (freq_ == frequency::DAILY) return day;
        if (freq_ == frequency::WEEKLY) {
            const auto since = day - week_begin_;
            return since / 7 - (since % 7 < 0);
        }
        const auto c = to_civil(day);
        return freq_ == frequency::YEARLY ? c.year : c.year * 12 + c.month - 1;
    }

    /// Replaces `days` by the days of a period, ascending.
    /// Precondition: the period touches [first_day, last_day].
    void collect(std::int64_t number, std::vector<day_number>& days) const {
        days.clear();
        const auto n = static_cast<std::int32_t>(number);
        if (freq_ == frequency::DAILY) append_day(n, days);
        if (freq_ == frequency::WEEKLY)
            for (day_number i = 0; i < 7; ++i) append_day(week_begin_ + n * 7 + i, days);
        if (freq_ == frequency::MONTHLY) append_month(n / 12, n % 12 + 1, days);
        if (freq_ == frequency::YEARLY)
            for (std::int32_t month = 1; month <= 12; ++month) append_month(n, month, days);
        if (!positions_.empty()) choose_positions(days);
    }

    /// The Gregorian calendar repeats after 400 years, which are whole weeks: so do the days of a
    /// rule after this many periods.
    std::int64_t cycle() const noexcept {
        if (freq_ == frequency::DAILY) return 146097;
        if (freq_ == frequency::WEEKLY) return 20871;
        return freq_ == frequency::MONTHLY ? 4800 : 400;
    }

private:
    // A set of days of one month: bit 0 is the first. A set of weekdays: bit 0 is Monday.
    using day_bits = std::uint32_t;

    static constexpr day_bits bit(std::int32_t n) noexcept { return day_bits{1} << n; }
    static constexpr day_bits all_days(std::int32_t length) noexcept {
        return static_cast<day_bits>((std::uint64_t{1} << length) - 1);
    }

    void take_months(const recurrence_rule& rule, civil_day start, bool no_days) {
        for (const auto month : rule.by_month) months_ |= bit(month);
        if (!rule.by_month.empty()) return;
        months_ = freq_ == frequency::YEARLY && no_days ? bit(start.month) : ~day_bits{0};
    }

    void take_month_days(const recurrence_rule& rule, civil_day start, bool no_days) {
        auto list = rule.by_month_day;
        if (freq_ >= frequency::MONTHLY && no_days) list = {start.day};
        for (std::int32_t length = 28; length <= 31; ++length) {
            auto& days = month_days_[length - 28];
            if (list.empty()) days = all_days(length);
            for (const auto day : list) {
                const auto place = day > 0 ? day - 1 : length + day;
                if (place >= 0 && place < length) days |= bit(place);
            }
        }
    }

    void take_weekdays(const recurrence_rule& rule, day_number start) {
        for (const auto& entry : rule.by_day) {
            if (entry.ordinal == 0) weekdays_ |= bit(static_cast<std::int32_t>(entry.day));
            else ordinals_.push_back(entry);
        }
        if (!rule.by_day.empty()) return;
        weekdays_ = freq_ == frequency::WEEKLY ? bit(static_cast<std::int32_t>(weekday_of(start)))
                                               : all_days(7);
    }

    // For DAILY and WEEKLY, where every part only limits (weekdays in WEEKLY were given or taken).
    void append_day(day_number day, std::vector<day_number>& days) const {
        if ((weekdays_ & bit(static_cast<std::int32_t>(weekday_of(day)))) == 0) return;
        const auto c = to_civil(day);
        const auto length = days_in_month(c.year, c.month);
        if ((months_ & bit(c.month)) != 0 && (month_days_[length - 28] & bit(c.day - 1)) != 0)
            days.push_back(day);
    }

    void append_month(std::int32_t year, std::int32_t month, std::vector<day_number>& days) const {
        if ((months_ & bit(month)) == 0) return;
        const auto first = to_day_number(civil_day{year, month, 1});
        const auto length = days_in_month(year, month);
        auto left = month_days_[length - 28] & weekdays_of_month(year, first, length);
        for (auto day = first; left != 0; ++day, left >>= 1)
            if ((left & 1) != 0) days.push_back(day);
    }

    day_bits weekdays_of_month(std::int32_t year, day_number first, std::int32_t length) const {
        // A week that begins with the weekday of the first, then five such weeks in a row.
        const auto shift = static_cast<std::int32_t>(weekday_of(first));
        const auto week = (weekdays_ >> shift | weekdays_ << (7 - shift)) & all_days(7);
        constexpr std::uint64_t five_weeks = 0x10204081;
        auto days = static_cast<day_bits>(week * five_weeks) & all_days(length);
        for (const auto& entry : ordinals_) {
            const auto begin = ordinals_in_month_ ? first : to_day_number(civil_day{year, 1, 1});
            const auto size = ordinals_in_month_ ? length : 365 + is_leap(year);
            const auto day = find_ordinal(entry, begin, size);
            if (day && *day >= first && *day < first + length) days |= bit(*day - first);
        }
        return days;
    }

    // The n-th such weekday of a span of `size` days from `begin`.
    static std::optional<day_number> find_ordinal(const ordinal_weekday& entry, day_number begin,
                                                  std::int32_t size) noexcept {
        const auto wanted = static_cast<std::int32_t>(entry.day);
        const auto earliest = (wanted - static_cast<std::int32_t>(weekday_of(begin)) + 7) % 7;
        const auto total = (size - earliest + 6) / 7;
        const auto index = entry.ordinal > 0 ? entry.ordinal - 1 : total + entry.ordinal;
        if (index < 0 || index >= total) return std::nullopt;
        return begin + earliest + index * 7;
    }

    void choose_positions(std::vector<day_number>& days) const {
        const auto size = static_cast<std::int32_t>(days.size());
        auto chosen = std::vector<day_number>{};
        for (const auto position : positions_) {
            const auto index = position > 0 ? position - 1 : size + position;
            if (index >= 0 && index < size) chosen.push_back(days[static_cast<std::size_t>(index)]);
        }
        std::sort(chosen.begin(), chosen.end());
        chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
        days = std::move(chosen);
    }

    frequency freq_;
    bool ordinals_in_month_;
    day_number week_begin_;
    day_bits months_ = 0;          // bit n is month n
    day_bits month_days_[4] = {};  // for a month of 28, 29, 30 and 31 days
    day_bits weekdays_ = 0;
    std::vector<ordinal_weekday> ordinals_;
    std::vector<std::int32_t> positions_;
};

}  // namespace upward
