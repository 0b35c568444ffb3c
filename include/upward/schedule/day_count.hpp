// SPDX-License-Identifier: BSL-1.0
//
// Counting the days of a rule: arithmetic where periods have a constant count; else year by year, of
// which there are fourteen kinds; else one walk over at most one cycle of the calendar.
// day_source.hpp includes this.
#pragma once

#include <upward/schedule/day_source.hpp>

namespace upward {

// Days of the unfiltered weeks in [zero, day).
inline std::int64_t day_source::weeks_before(day_number day) const noexcept {
    const auto period = 7 * std::int64_t{interval_};
    const auto full = (day - zero_) / period;
    const auto rest =
        static_cast<std::int32_t>(std::min<std::int64_t>(day - zero_ - full * period, 7));
    return full * std::popcount(week_) + count_below(week_, rest);
}

inline std::int64_t day_source::walk(day_number from_day, day_number to) const noexcept {
    std::int64_t days = 0;
    run(from(from_day), [&](const day_block& block) {
        if (block.first >= to) return false;
        days += count_below(block.bits, std::min(to - block.first, 64));
        return true;
    });
    return days;
}

// The day with so many from `from_day` on before it. Whole cycles are passed over.
inline std::optional<day_number> day_source::walk_to(day_number from_day,
                                                     std::int64_t index) const noexcept {
    auto found = std::optional<day_number>{};
    auto left = index;
    auto cycles = std::int64_t{-1};
    const auto end = from_day + cycle_;  // from here on days repeat
    run(from(from_day), [&](const day_block& block) {
        const auto in_cycle = std::clamp<std::int64_t>(end - block.first, 0, 64);
        const auto bits = block.bits & bits_below(static_cast<std::int32_t>(in_cycle));
        const auto days = std::popcount(bits);
        if (left < days) found = block.first + nth_bit(bits, static_cast<std::int32_t>(left));
        left -= days;
        if (!found && block.last_day() >= end && left < index) cycles = index / (index - left);
        return !found && cycles < 0;
    });
    if (cycles <= 0) return found;
    return walk_later(from_day, index, cycles, index - left);
}
inline std::optional<day_number> day_source::walk_later(day_number from_day, std::int64_t index,
                                                        std::int64_t cycles,
                                                        std::int64_t in_cycle) const noexcept {
    const auto rest = walk_to(from_day, index - cycles * in_cycle);
    if (!rest || *rest + cycles * cycle_ > last_day) return std::nullopt;
    return static_cast<day_number>(*rest + cycles * cycle_);
}

// ---- constant counts ---------------------------------------------------------------------------

// The number of days that every period has: months for MONTHLY, years for the other kinds.
// Nothing when they differ, or when periods are no such thing.
inline std::optional<std::int32_t> day_source::constant_count() const noexcept {
    if (stride_ > 1 || kind_ == kind::even || kind_ == kind::weeks || crosses_) return std::nullopt;
    if (freq_ == frequency::MONTHLY) return months_ == all_months ? in_each_month() : std::nullopt;
    return in_each_year();
}
inline std::optional<std::int32_t> day_source::in_each_month() const noexcept {
    auto each = std::optional<std::int32_t>{};
    for (std::int32_t length = 28; length <= 31; ++length)
        for (std::int32_t weekday = 0; weekday < 7; ++weekday) {
            const auto days = years_.months().of({0, length, weekday});
            const auto count = std::popcount(positions_.empty() ? days : choose(days));
            if (each.value_or(count) != count) return std::nullopt;
            each = count;
        }
    return each;
}
inline std::optional<std::int32_t> day_source::in_each_year() const noexcept {
    auto each = std::optional<std::int32_t>{};
    for (std::int32_t year = 2001; year < 2029; ++year) {
        std::int32_t count = 0;
        if (kind_ == kind::years) count = days_of_year(year).count();
        else
            for (std::int32_t m = 1; m <= 12; ++m)
                if (has_bit(months_, m))
                    count += std::popcount(years_.months().of(shape_of_month(year, m)));
        if (each.value_or(count) != count) return std::nullopt;
        each = count;
    }
    return each;
}

// The number of a day's period, and the first day of a period.
inline std::int64_t day_source::period_number(day_number day) const noexcept {
    return freq_ == frequency::MONTHLY ? month_of(day) : years_.year_of(day);
}
inline std::int64_t day_source::first_of_number(std::int64_t number) const noexcept {
    if (number > 400000) return std::int64_t{last_day} + 1;
    const auto n = static_cast<std::int32_t>(number);
    if (freq_ == frequency::MONTHLY) return to_day_number(civil_day{n / 12, n % 12 + 1, 1});
    return number > 10000 ? std::int64_t{last_day} + 1 : years_.first_of(n);
}
inline day_number day_source::period_first(day_number day) const noexcept {
    return static_cast<day_number>(first_of_number(period_number(day)));
}
inline day_number day_source::period_end(day_number day) const noexcept {
    return static_cast<day_number>(first_of_number(period_number(day) + 1));
}
// Periods of the rule after the start's and before that which begins on `first`.
inline std::int64_t day_source::periods_between(day_number day, day_number first) const noexcept {
    return (period_number(first) - period_number(day) + interval_ - 1) / interval_ - 1;
}
// The first day of the n-th period of the rule after the start's.
inline std::int64_t day_source::first_of_period(std::int64_t n) const noexcept {
    return first_of_number(period_number(start_) + (n + 1) * interval_);
}

// ---- year by year -----------------------------------------------------------------------------

// Whether the shape of a year, its length and its first weekday, says how many days it has.
inline bool day_source::counts_by_year() const noexcept {
    if (stride_ > 1 || crosses_) return false;
    if (kind_ == kind::years) return years_.are_of_calendar();
    return kind_ == kind::months && (freq_ != frequency::MONTHLY || 12 % interval_ == 0);
}

// Of the whole year, also before the start.
inline std::int32_t day_source::count_in_year(std::int32_t year) const noexcept {
    if (kind_ == kind::years) return days_of_year(year).count();
    const auto shape = year_shape::of(year);
    std::int32_t count = 0;
    for (std::int32_t m = 1; m <= 12; ++m)
        if (generates(year * 12 + m - 1)) count += std::popcount(bits_of_month(shape.month(m)));
    return count;
}

// The counts of the shapes of year, each found when it is first asked for.
class day_source::year_counts {
public:
    explicit year_counts(const day_source& days) noexcept : days_(days) {}

    std::int32_t operator[](std::int64_t year) noexcept {
        const auto number = static_cast<std::int32_t>(year);
        const auto shape = year_shape::of(number);
        auto& known = more_by_one_[shape.leap][shape.weekday];
        if (known == 0) known = days_.count_in_year(number) + 1;
        return known - 1;
    }

    /// How many years of the rule have every kind of its years, as often as they ever come.
    std::int32_t cycle() const noexcept { return 400 / std::gcd(400, days_.year_step()); }

private:
    const day_source& days_;
    std::int32_t more_by_one_[2][7] = {};
};

// The days of so many years of the rule.
inline std::int64_t day_source::count_years(std::int64_t first, std::int64_t years) const noexcept {
    auto counts = year_counts{*this};
    const auto sum = [&](std::int64_t of) {
        std::int64_t days = 0;
        for (std::int64_t i = 0; i < of; ++i) days += counts[first + i * year_step()];
        return days;
    };
    const auto cycle = counts.cycle();
    return (years < cycle ? 0 : years / cycle * sum(cycle)) + sum(years % cycle);
}

inline std::int64_t day_source::count_before_by_year(day_number day) const noexcept {
    const auto start_year = to_civil(start_).year, last_year = to_civil(day).year;
    if (start_year == last_year) return walk(start_, day);
    const auto first = start_year + year_step();
    const auto years = std::max(last_year - first + year_step() - 1, 0) / year_step();
    return walk(start_, first_of_year(start_year + 1)) + count_years(first, years) +
           walk(first_of_year(last_year), day);
}

inline std::optional<day_number> day_source::nth_by_year(std::int64_t index) const noexcept {
    const auto start_year = to_civil(start_).year;
    const auto in_first = walk(start_, first_of_year(start_year + 1));
    if (index < in_first) return walk_to(start_, index);
    auto left = index - in_first;
    auto counts = year_counts{*this};
    std::int64_t in_cycle = 0;
    auto year = std::int64_t{start_year} + year_step();
    for (std::int32_t n = 1; year <= 9999; ++n, year += year_step()) {
        const auto days = counts[year];
        if (left < days) return walk_to(first_of_year(static_cast<std::int32_t>(year)), left);
        left -= days;
        in_cycle += days;
        if (n != counts.cycle()) continue;
        if (in_cycle == 0) break;
        year += left / in_cycle * n * year_step();
        left %= in_cycle;
    }
    return std::nullopt;
}

// ---- all together ------------------------------------------------------------------------------

inline std::int64_t day_source::count_before(day_number day) const noexcept {
    day = std::min(day, last_day + 1);
    if (day <= start_) return 0;
    if (is_even()) return (std::int64_t{day} - start_ + interval_ - 1) / interval_;
    if (kind_ == kind::weeks && !filters_) return weeks_before(day) - weeks_before(start_);
    if (const auto each = constant_count()) {
        const auto first = period_first(day);
        if (first <= start_) return walk(start_, day);
        const auto periods = periods_between(start_, first);
        return walk(start_, period_end(start_)) + periods * *each + walk(first, day);
    }
    if (counts_by_year()) return count_before_by_year(day);
    const auto cycles = (day - start_) / cycle_;
    if (cycles == 0) return walk(start_, day);
    const auto rest = static_cast<day_number>(day - cycles * cycle_);
    return cycles * walk(start_, static_cast<day_number>(start_ + cycle_)) + walk(start_, rest);
}

inline std::optional<day_number> day_source::nth(std::int64_t index) const noexcept {
    const auto at = [](std::int64_t day) {
        return day > last_day ? std::nullopt : std::optional{static_cast<day_number>(day)};
    };
    if (is_even()) return at(start_ + index * interval_);
    if (kind_ == kind::weeks && !filters_) {
        const auto days = std::popcount(week_);
        if (days == 0) return std::nullopt;
        const auto rank = index + weeks_before(start_);
        const auto week = zero_ + rank / days * 7 * interval_;
        return at(week + nth_bit(week_, static_cast<std::int32_t>(rank % days)));
    }
    if (const auto each = constant_count(); each && *each > 0) {
        const auto in_first = walk(start_, period_end(start_));
        if (index < in_first) return walk_to(start_, index);
        const auto first = first_of_period((index - in_first) / *each);
        return first > last_day
                   ? std::nullopt
                   : walk_to(static_cast<day_number>(first), (index - in_first) % *each);
    }
    if (counts_by_year()) return nth_by_year(index);
    return walk_to(start_, index);
}

}  // namespace upward
