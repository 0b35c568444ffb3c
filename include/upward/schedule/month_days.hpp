// SPDX-License-Identifier: BSL-1.0
//
// Which days of a month a rule takes, as a word of bits: bit 0 is the first of the month. All that
// matters of a month is its length and the weekday of its first day, so a rule is resolved once
// into a few tables, and a month costs two look-ups.
//
//     const auto days = upward::month_days{rule, start, upward::month_days::scope::month};
//     days.of({2026, 3, 31, weekday::SU}, false, false);     // FREQ=MONTHLY;BYDAY=2TU: bit 9
//
// Here are BYMONTHDAY, BYDAY and SKIP; BYMONTH and INTERVAL are the caller's, since they choose
// months (day_source.hpp).
//
// The reading of RFC 5545, 3.3.10: what no part says comes from the start, that is the day of the
// month in MONTHLY and YEARLY. BYDAY=TU,2FR is a union: every Tuesday, and the second Friday. Beside
// BYMONTHDAY, BYDAY only limits: Friday the 13th. A day that a month does not have is left out, or
// moved by SKIP; then BYDAY looks at where it went (RFC 7529, 4.1). SKIP moves what a part names, so
// only where BYMONTHDAY names days: in MONTHLY and YEARLY.
#pragma once

#include <upward/schedule/bits.hpp>
#include <upward/schedule/rule.hpp>

#include <cstdint>

namespace upward {

/// A month of the calendar, by what its days depend on.
struct month_shape {
    day_number first;      ///< its first day
    std::int32_t length;   ///< [28, 31]
    std::int32_t weekday;  ///< of its first day, Monday 0
};

/// A year of the calendar, from which its months follow by look-up.
struct year_shape {
    day_number first;      ///< the first of January
    std::int32_t weekday;  ///< of that day, Monday 0
    bool leap;

    static constexpr year_shape of(std::int32_t year) noexcept {
        const auto first = first_of_year(year);
        return {first, static_cast<std::int32_t>(weekday_of(first)), is_leap(year)};
    }
    constexpr std::int32_t length() const noexcept { return 365 + leap; }
    constexpr year_shape next(std::int32_t year) const noexcept {
        return {first + length(), (weekday + 1 + leap) % 7, is_leap(year + 1)};
    }
    /// Month [1, 12].
    [[gnu::always_inline]] constexpr month_shape month(std::int32_t month) const noexcept {
        constexpr std::int16_t before[2][13] = {
            {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365},
            {0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366}};
        const auto* const days = before[leap] + month - 1;
        return {first + days[0], days[1] - days[0], (weekday + days[0]) % 7};
    }
};

constexpr month_shape shape_of_month(std::int32_t year, std::int32_t month) noexcept {
    return year_shape::of(year).month(month);
}

class month_days {
public:
    using day_bits = std::uint32_t;

    month_days() = default;

    /// `start_day` is the day of the month that the rule takes when no part says another; 0: every
    /// day. With `ordinals`, numbered weekdays count within the month; without, a rule that has them
    /// is not limited by BYDAY here.
    month_days(const recurrence_rule& rule, std::int32_t start_day, bool ordinals) {
        take_days(rule, start_day);
        take_weekdays(rule, ordinals);
    }

    /// The days of a month: its own, those that the month before pushed over its end, and those
    /// that the month after pushed back over its begin.
    day_bits of(const month_shape& month, bool own, bool from_before,
                bool from_after) const noexcept {
        auto days = own ? days_[month.length - 28] : 0;
        if (from_before) days |= 1;
        if (from_after) days |= day_bits{1} << (month.length - 1);
        return days & weekdays_of(month);
    }

    /// The same for rules that move no day to another month.
    [[gnu::always_inline]] day_bits of(const month_shape& month) const noexcept {
        return days_[month.length - 28] & weekdays_of(month);
    }

    /// Whether BYMONTHDAY leaves any day of a month of this length.
    bool has_days(std::int32_t length) const noexcept { return days_[length - 28] != 0; }

    /// Whether a month of this length pushes a day over its end; over its begin.
    bool pushes_forward(std::int32_t length) const noexcept {
        return has_bit(forward_, length - 28);
    }
    bool pushes_backward(std::int32_t length) const noexcept {
        return has_bit(backward_, length - 28);
    }
    /// Whether any month does.
    bool crosses_months() const noexcept { return (forward_ | backward_) != 0; }

private:
    static constexpr day_bits all_days(std::int32_t length) noexcept {
        return static_cast<day_bits>(bits_below(length));
    }

    void take_days(const recurrence_rule& rule, std::int32_t start_day) {
        auto wanted = rule.by_month_day;
        if (wanted.empty() && start_day > 0) wanted.insert(start_day);
        for (std::int32_t length = 28; length <= 31; ++length) {
            auto& days = days_[length - 28];
            days = wanted.empty() ? all_days(length) : 0;
            days |= static_cast<day_bits>(wanted.from_start.bits() >> 1) & all_days(length);
            for (auto n = prev_bit(wanted.from_end.bits(), length); n > 0;
                 n = prev_bit(wanted.from_end.bits(), n - 1))
                days |= day_bits{1} << (length - n);
            if (rule.skip != skip_rule::OMIT && rule.freq >= frequency::MONTHLY)
                move_missing(wanted, length, rule.skip);
        }
    }

    // What the month does not have goes to the nearest day on the side that SKIP names.
    void move_missing(signed_set<std::uint32_t> wanted, std::int32_t length, skip_rule skip) {
        const auto beyond = [length](number_set<std::uint32_t> set) {
            return next_bit(set.bits(), length + 1) != no_bit;
        };
        auto& days = days_[length - 28];
        const auto this_length = static_cast<std::uint8_t>(1 << (length - 28));
        if (beyond(wanted.from_start)) {
            if (skip == skip_rule::BACKWARD) days |= day_bits{1} << (length - 1);
            else forward_ |= this_length;
        }
        if (beyond(wanted.from_end)) {
            if (skip == skip_rule::FORWARD) days |= 1;
            else backward_ |= this_length;
        }
    }

    void take_weekdays(const recurrence_rule& rule, bool ordinals) {
        const auto all = !rule.has_by_day() || (!rule.by_ordinal.empty() && !ordinals);
        const auto week = all ? 0x7Fu : rule.by_weekday.bits();
        constexpr std::uint64_t five_weeks = 0x10204081;
        for (std::int32_t first = 0; first < 7; ++first) {
            const auto rotated = (week >> first | week << (7 - first)) & 0x7Fu;
            from_first_[first] = static_cast<day_bits>(rotated * five_weeks) & all_days(31);
        }
        if (ordinals)
            for (const auto code : rule.by_ordinal) take_ordinal(ordinal_weekday::of(code));
    }

    void take_ordinal(ordinal_weekday entry) {
        const auto wanted = static_cast<std::int32_t>(entry.day);
        const auto weeks = (entry.ordinal < 0 ? -entry.ordinal : entry.ordinal) - 1;
        if (weeks > 4) return;
        for (std::int32_t edge = 0; edge < 7; ++edge) {
            if (entry.ordinal > 0) {
                const auto day = (wanted - edge + 7) % 7 + 7 * weeks;
                if (day < 31) from_first_[edge] |= day_bits{1} << day;
            } else {
                const auto day = 30 - (edge - wanted + 7) % 7 - 7 * weeks;
                if (day >= 0) from_last_[edge] |= day_bits{1} << day;
                counts_from_last_ = true;
            }
        }
    }

    [[gnu::always_inline]] day_bits weekdays_of(const month_shape& month) const noexcept {
        const auto from_first = from_first_[month.weekday];
        if (!counts_from_last_) return from_first;
        const auto last = (month.weekday + month.length - 1) % 7;
        return from_first | from_last_[last] >> (31 - month.length);
    }

    day_bits days_[4] = {};        // BYMONTHDAY in a month of 28, 29, 30 and 31 days
    day_bits from_first_[7] = {};  // BYDAY, by the weekday of the first day
    day_bits from_last_[7] = {};   // BYDAY=-1FR, by the weekday of the last day, which is bit 30
    bool counts_from_last_ = false;
    std::uint8_t forward_ = 0;   // bit of each length: pushes a day over its end
    std::uint8_t backward_ = 0;  // over its begin
};

}  // namespace upward
