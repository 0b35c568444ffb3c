// SPDX-License-Identifier: BSL-1.0
//
// Which days of a year a rule takes, where the year as a whole matters: BYYEARDAY, BYWEEKNO, the
// numbered weekdays of a year (BYDAY=20MO), and any set of a year that BYSETPOS chooses from.
//
//     const auto days = upward::year_days{rule, start, months};
//     days.of(2026);          // the days of 2026, as bits from its first day on
//
// The reading of RFC 5545, 3.3.10:
//   - Parts that stand together intersect, also BYMONTH with BYWEEKNO or BYYEARDAY. The plain and
//     the numbered weekdays of BYDAY are one part, and unite.
//   - Week 1 is the first with four days in the year, weeks begin on WKST, and -1 is the last week
//     of the year, be it the 52nd or the 53rd. Weeks cross the calendar's years, so with BYWEEKNO
//     the year of the rule is made of its whole weeks.
//   - BYWEEKNO without a part that says which day takes the weekday of the start.
//   - A numbered weekday counts within the month when BYMONTH is there, else within the year.
//   - Year day 366 is left out of common years, whatever SKIP says: SKIP moves days of months.
#pragma once

#include <upward/schedule/month_days.hpp>
#include <upward/schedule/span_days.hpp>

#include <algorithm>
#include <cstdint>

namespace upward {

class year_days {
public:
    year_days() = default;

    year_days(const recurrence_rule& rule, day_number start, const month_days& days,
              std::uint16_t months)
        : days_(days),
          months_(months),
          week_start_(static_cast<std::int32_t>(rule.week_start)),
          weekdays_(rule.by_weekday.bits()),
          week_no_(rule.by_week_no),
          year_day_(rule.by_year_day),
          ordinals_(rule.by_ordinal),
          in_months_(!rule.by_month.empty()),
          limits_by_month_(in_months_ || !rule.by_month_day.empty()) {
        if (!week_no_.empty() && weekdays_ == 0)
            weekdays_ = rule.by_month_day.empty() && year_day_.empty()
                            ? weekday_set{weekday_of(start)}.bits()
                            : std::uint8_t{0x7F};
    }

    /// Whether a rule needs more than months: then its days come from here even without BYSETPOS.
    static bool is_needed_for(const recurrence_rule& rule) noexcept {
        return !rule.by_year_day.empty() || !rule.by_week_no.empty() ||
               (rule.freq == frequency::YEARLY && !rule.by_ordinal.empty() &&
                rule.by_month.empty());
    }

    /// The year that holds a day: the calendar's, or that of its week when the rule has BYWEEKNO.
    std::int32_t year_of(day_number day) const noexcept {
        auto year = to_civil(day).year;
        if (week_no_.empty()) return year;
        if (day >= first_of(year + 1)) return year + 1;
        return day < first_of(year) ? year - 1 : year;
    }

    /// Whether years are the calendar's, from 1 January on: not those of whole weeks.
    bool are_of_calendar() const noexcept { return week_no_.empty(); }

    day_number first_of(std::int32_t year) const noexcept {
        const auto january = first_of_year(year);
        if (week_no_.empty()) return january;
        const auto fourth = january + 3;
        return fourth - (static_cast<std::int32_t>(weekday_of(fourth)) - week_start_ + 7) % 7;
    }

    span_days of(std::int32_t year) const noexcept {
        auto days = span_days{};
        days.first = first_of(year);
        if (!week_no_.empty()) add_weeks(year, days);
        else if (!year_day_.empty()) add_year_days(year, days);
        else if (!ordinals_.empty() && !in_months_) add_weekdays(year, days);
        else add_months(year, days);
        return days;
    }

    const month_days& months() const noexcept { return days_; }

    /// The days at these positions (BYSETPOS) of the year.
    span_days chosen(std::int32_t year, const number_list& positions) const noexcept {
        if (!week_no_.empty() || !year_day_.empty() || (!ordinals_.empty() && !in_months_))
            return choose(of(year), positions);
        if (positions.size() > 3) return choose(of(year), positions);
        auto days = span_days{first_of_year(year), {}};
        for (const auto p : positions)
            if (const auto offset = position_in_months(year, p); offset != no_bit)
                days.insert(offset);
        return days;
    }

    /// Whether BYMONTH and BYMONTHDAY, BYYEARDAY and BYDAY all take a day.
    bool passes(day_number day) const noexcept {
        const auto c = to_civil(day);
        const auto january = first_of_year(c.year);
        if (limits_by_month_ && !has_bit(months_days(c), c.day - 1)) return false;
        if (!year_day_.empty() && !is_year_day(day - january, 365 + is_leap(c.year))) return false;
        return ordinals_.empty() || in_months_ || is_weekday_of_year(day, january, c.year);
    }

private:
    static span_days choose(const span_days& days, const number_list& positions) noexcept {
        auto chosen = span_days{days.first, {}};
        const auto total = days.count();
        for (const auto p : positions) {
            const auto index = p > 0 ? p - 1 : total + p;
            if (index >= 0 && index < total) chosen.insert(days.nth(index));
        }
        return chosen;
    }

    // Months are looked at from the end that the position counts from, as far as is needed.
    std::int32_t position_in_months(std::int32_t year, std::int32_t position) const noexcept {
        const auto shape = year_shape::of(year);
        const auto step = position > 0 ? 1 : -1;
        for (auto month = position > 0 ? 1 : 12; month >= 1 && month <= 12; month += step) {
            const auto of = shape.month(month);
            const auto days = of_month(year, month, of);
            if (const auto bit = bit_at_position(days, position); bit != no_bit)
                return of.first - shape.first + bit;
            position -= step * std::popcount(days);
        }
        return no_bit;
    }

    // Bits of the month that BYMONTH, BYMONTHDAY and a BYDAY that counts in months leave.
    month_days::day_bits months_days(const civil_day& c) const noexcept {
        return of_month(c.year, c.month, shape_of_month(c.year, c.month));
    }

    bool is_year_day(std::int32_t index, std::int32_t length) const noexcept {
        return year_day_.contains(index + 1) || year_day_.contains(index - length);
    }

    bool is_weekday_of_year(day_number day, day_number january, std::int32_t year) const noexcept {
        const auto weekday_number = static_cast<std::int32_t>(weekday_of(day));
        if (has_bit(weekdays_, weekday_number)) return true;
        const auto index = day - january;
        const auto left = 365 + is_leap(year) - index - 1;
        return ordinals_.contains((index / 7 + 1) * 8 + weekday_number) ||
               ordinals_.contains((-left / 7 - 1) * 8 + weekday_number);
    }

    void add_weeks(std::int32_t year, span_days& days) const noexcept {
        const auto weeks = (first_of(year + 1) - days.first) / 7;
        const auto week = (weekdays_ >> week_start_ | weekdays_ << (7 - week_start_)) & 0x7F;
        const auto add = [&](std::int32_t n) {
            if (n >= 1 && n <= weeks) days.insert_all(static_cast<std::uint64_t>(week), 7 * n - 7);
        };
        for (auto left = week_no_.from_start.bits(); left != 0; left &= left - 1)
            add(std::countr_zero(left));
        for (auto left = week_no_.from_end.bits(); left != 0; left &= left - 1)
            add(weeks + 1 - std::countr_zero(left));
        if (limits_by_month_ || !year_day_.empty())
            days.filter([&](std::int32_t offset) { return passes(days.first + offset); });
    }

    void add_year_days(std::int32_t year, span_days& days) const noexcept {
        const auto length = 365 + is_leap(year);
        for (const auto n : year_day_) {
            const auto index = n > 0 ? n - 1 : length + n;
            if (index >= 0 && index < length) days.insert(index);
        }
        if (limits_by_month_ || weekdays_ != 0 || !ordinals_.empty())
            days.filter([&](std::int32_t offset) { return passes_weekday(days.first + offset); });
    }

    // As passes(), where months alone may not know the plain weekdays.
    bool passes_weekday(day_number day) const noexcept {
        if (!passes(day)) return false;
        if (!ordinals_.empty() || weekdays_ == 0) return true;
        return has_bit(weekdays_, static_cast<std::int32_t>(weekday_of(day)));
    }

    void add_weekdays(std::int32_t year, span_days& days) const noexcept {
        const auto length = 365 + is_leap(year);
        const auto january = static_cast<std::int32_t>(weekday_of(days.first));
        for (std::int32_t index = 0; weekdays_ != 0 && index < length; ++index)
            if (has_bit(weekdays_, (january + index) % 7)) days.insert(index);
        for (const auto code : ordinals_) {
            const auto entry = ordinal_weekday::of(code);
            const auto earliest = (static_cast<std::int32_t>(entry.day) - january + 7) % 7;
            const auto total = (length - earliest + 6) / 7;
            const auto index = entry.ordinal > 0 ? entry.ordinal - 1 : total + entry.ordinal;
            if (index >= 0 && index < total) days.insert(earliest + 7 * index);
        }
        if (limits_by_month_)
            days.filter([&](std::int32_t offset) { return passes(days.first + offset); });
    }

    void add_months(std::int32_t year, span_days& days) const noexcept {
        const auto shape = year_shape::of(year);
        for (std::int32_t month = 1; month <= 12; ++month) {
            const auto of = shape.month(month);
            days.insert_all(of_month(year, month, of), of.first - days.first);
        }
    }

    // With what SKIP moves in from the months beside it.
    month_days::day_bits of_month(std::int32_t year, std::int32_t month,
                                  const month_shape& shape) const noexcept {
        const auto own = has_bit(months_, month);
        if (!days_.crosses_months()) return own ? days_.of(shape) : 0;
        const auto before = has_bit(months_, month - 1) &&
                            days_.pushes_forward(days_in_month(year, month > 1 ? month - 1 : 12));
        const auto after = has_bit(months_, month + 1) &&
                           days_.pushes_backward(days_in_month(year, month < 12 ? month + 1 : 1));
        return days_.of(shape, own, before, after);
    }

    month_days days_;
    std::uint16_t months_ = 0;  // bit n is month n
    std::int32_t week_start_ = 0;
    std::uint8_t weekdays_ = 0;
    signed_set<std::uint64_t> week_no_;
    number_list year_day_;
    number_list ordinals_;
    bool in_months_ = false;
    bool limits_by_month_ = false;
};

}  // namespace upward
