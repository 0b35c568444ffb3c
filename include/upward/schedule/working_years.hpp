// SPDX-License-Identifier: BSL-1.0
//
// The working days of a span of years as bits, counted: the number of a day among them and the day
// of a number both take a few instructions, however far apart.
//
//     auto years = upward::working_years{week, holidays};    // a work_week, a holiday_list
//     years.free(week, leave);
//     years.rank(day);                   // working days in the span before that day
//     years.select(rank, day);           // the first day of that rank or a higher one
//
// Years with the same working days share one set of bits, and there are few: so the thousands of
// years of a calendar whose holidays come for ever take some 70 kB, and one with leave in three
// years takes three years. A day is found from one near it, in a step or two; at most in as many as
// the years have binary digits, where years without any working day lie between.
#pragma once

#include <upward/schedule/bits.hpp>
#include <upward/schedule/holidays.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace upward {

/// Days [from, to], both included; none when `to` is before `from`.
struct day_range {
    day_number from;
    day_number to;

    bool operator==(const day_range&) const = default;
};

/// Some days of a year, counted from its first, which is 0.
class year_set {
public:
    using words = std::array<std::uint64_t, 6>;

    year_set() = default;
    explicit year_set(const words& bits) noexcept : bits_(bits) {
        for (std::size_t i = 0; i < bits_.size(); ++i)
            below_[i + 1] = static_cast<std::uint16_t>(below_[i] + std::popcount(bits_[i]));
    }

    const words& bits() const noexcept { return bits_; }
    std::int32_t size() const noexcept { return below_.back(); }
    bool contains(std::int32_t day) const noexcept {
        return has_bit(bits_[static_cast<std::size_t>(day / 64)], day % 64);
    }
    /// How many lie before a day.
    std::int32_t rank(std::int32_t day) const noexcept {
        const auto word = static_cast<std::size_t>(day / 64);
        return below_[word] + count_below(bits_[word], day % 64);
    }
    /// The one with so many before it. Precondition: there is one.
    std::int32_t select(std::int32_t rank) const noexcept {
        std::size_t word = 0;
        while (below_[word + 1] <= rank) ++word;
        return static_cast<std::int32_t>(64 * word) + nth_bit(bits_[word], rank - below_[word]);
    }

    /// The first one from a day on, the last one up to it; no_bit when there is none.
    std::int32_t next(std::int32_t day) const noexcept {
        auto found = next_bit(bits_[static_cast<std::size_t>(day / 64)], day % 64);
        for (day = day / 64 * 64; found == no_bit && (day += 64) < 384;)
            found = next_bit(bits_[static_cast<std::size_t>(day / 64)], 0);
        return found == no_bit ? no_bit : day + found;
    }
    std::int32_t previous(std::int32_t day) const noexcept {
        auto found = prev_bit(bits_[static_cast<std::size_t>(day / 64)], day % 64);
        for (day = day / 64 * 64; found == no_bit && (day -= 64) >= 0;)
            found = prev_bit(bits_[static_cast<std::size_t>(day / 64)], 63);
        return found == no_bit ? no_bit : day + found;
    }

private:
    words bits_ = {};
    std::array<std::uint16_t, 7> below_ = {};
};

/// The days of a year without its weekends.
inline year_set::words weekdays_of(const work_week& week, std::int32_t year) noexcept {
    const auto first = first_of_year(year), length = first_of_year(year + 1) - first;
    constexpr std::uint64_t every_seventh = 0x8102040810204081;
    auto bits = year_set::words{};
    for (auto i = 0; i < 6; ++i) {
        std::uint64_t seven = 0;
        for (auto day = 0; day < 7; ++day)
            seven |= std::uint64_t{!week.is_weekend(first + 64 * i + day)} << day;
        bits[static_cast<std::size_t>(i)] = seven * every_seventh;
    }
    bits[5] &= bits_below(length - 320);
    return bits;
}

class working_years {
public:
    /// No years.
    working_years() = default;

    /// The years that can have holidays.
    working_years(const work_week& week, const holiday_list& holidays);

    /// Takes days away, and years in where they lie. Days outside [first_day, last_day] are left
    /// out.
    void free(const work_week& week, const std::vector<day_range>& ranges);

    /// No day below first or from end on is in the span.
    day_number first() const noexcept { return first_; }
    day_number end() const noexcept { return end_; }
    std::int32_t size() const noexcept { return years_.back().before; }

    // Preconditions below: the day lies in the span, the rank is in [0, size()).

    bool contains(day_number day) const noexcept {
        const auto year = year_of(day);
        return days_in(year).contains(day - first_of_year(year));
    }
    /// The first one from a day on, the last one up to it, when it is in the same year.
    std::optional<day_number> next_in_year(day_number day) const noexcept {
        const auto year = year_of(day), first = first_of_year(year);
        const auto found = days_in(year).next(day - first);
        return found == no_bit ? std::nullopt : std::optional{first + found};
    }
    std::optional<day_number> previous_in_year(day_number day) const noexcept {
        const auto year = year_of(day), first = first_of_year(year);
        const auto found = days_in(year).previous(day - first);
        return found == no_bit ? std::nullopt : std::optional{first + found};
    }
    std::int32_t rank(day_number day) const noexcept {
        const auto year = year_of(day);
        return at(year).before + days_in(year).rank(day - first_of_year(year));
    }
    /// Any hint will do; one that is near is fast.
    day_number select(std::int32_t rank, std::int64_t hint) const noexcept {
        const auto near = static_cast<day_number>(std::clamp<std::int64_t>(hint, first_, end_ - 1));
        const auto year = year_with(rank, year_of(near));
        return first_of_year(year) + days_in(year).select(rank - at(year).before);
    }

    /// The same working days in every year that one of both has.
    static bool equal(const work_week& week, const working_years& a, const working_years& b);

private:
    struct counted_year {
        std::int32_t before;  // working days of the span before it
        std::int32_t days;    // which of sets_
    };

    std::int32_t end_year() const noexcept {
        return first_year_ + static_cast<std::int32_t>(years_.size()) - 1;
    }
    const counted_year& at(std::int32_t year) const noexcept {
        return years_[static_cast<std::size_t>(year - first_year_)];
    }
    const year_set& days_in(std::int32_t year) const noexcept {
        return sets_[static_cast<std::size_t>(at(year).days)];
    }

    static std::int32_t year_of(day_number day) noexcept {
        constexpr std::int64_t first_of_year_0 = -719528;
        const auto guess = static_cast<std::int32_t>((day - first_of_year_0) * 400 / 146097);
        return guess + (day >= first_of_year(guess + 1)) - (day < first_of_year(guess));
    }

    // Steps of twice the length each until the year is between two, then halves.
    std::int32_t year_with(std::int32_t rank, std::int32_t near) const noexcept {
        auto low = near, high = near + 1;
        for (auto step = 1; at(low).before > rank; step *= 2)
            high = low, low = std::max(low - step, first_year_);
        for (auto step = 1; at(high).before <= rank; step *= 2)
            low = high, high = std::min(high + step, end_year());
        while (high - low > 1) {
            const auto middle = low + (high - low) / 2;
            (at(middle).before <= rank ? low : high) = middle;
        }
        return low;
    }

    using known_sets = std::map<year_set::words, std::int32_t>;
    std::int32_t add(const year_set::words& bits, known_sets& known) {
        const auto [found, fresh] = known.emplace(bits, static_cast<std::int32_t>(sets_.size()));
        if (fresh) sets_.emplace_back(bits);
        return found->second;
    }
    // Takes the years [first, end) in, without their weekends.
    void cover(const work_week& week, std::int32_t first, std::int32_t end, known_sets& known);
    void count(std::int32_t from, std::int32_t until);

    std::int32_t first_year_ = 0;
    day_number first_ = 0, end_ = 0;
    std::vector<counted_year> years_ = {{0, 0}};  // and one more, for the end
    std::vector<year_set> sets_ = {year_set{}};
};

inline working_years::working_years(const work_week& week, const holiday_list& holidays) {
    const auto range = holidays.years();
    if (range.first == range.end) return;
    first_year_ = range.first;
    years_.clear();
    years_.reserve(static_cast<std::size_t>(range.end - range.first) + 1);
    auto known = known_sets{};
    auto by_shape = std::vector<std::int32_t>{};
    auto era = std::optional<std::int32_t>{};
    const auto days_of = [&](std::int32_t year) {
        auto bits = weekdays_of(week, year);
        for (const auto& h : holidays.of_year(year)) {
            const auto day = h.day - first_of_year(year);
            bits[static_cast<std::size_t>(day / 64)] &= ~(std::uint64_t{1} << day % 64);
        }
        return add(bits, known);
    };
    for (auto year = range.first; year < range.end; ++year) {
        const auto its_era = holidays.era_of(year);
        if (!its_era) {
            years_.push_back({0, days_of(year)});
            continue;
        }
        if (era != its_era) by_shape.assign(holiday_list::shapes, 0), era = its_era;
        auto& days = by_shape[static_cast<std::size_t>(holidays.shape_of(year))];
        if (days == 0) days = days_of(year);
        years_.push_back({0, days});
    }
    years_.push_back({0, 0});
    first_ = first_of_year(first_year_), end_ = first_of_year(end_year());
    count(first_year_, end_year());
}

inline void working_years::cover(const work_week& week, std::int32_t first, std::int32_t end,
                                 known_sets& known) {
    if (years_.size() == 1) first_year_ = end;
    const auto plain = [&](std::int32_t from, std::int32_t until) {
        auto years = std::vector<counted_year>{};
        for (auto year = from; year < until; ++year)
            years.push_back({0, add(weekdays_of(week, year), known)});
        return years;
    };
    const auto before = plain(first, first_year_), after = plain(end_year(), end);
    years_.insert(years_.begin(), before.begin(), before.end());
    years_.insert(years_.end() - 1, after.begin(), after.end());
    first_year_ = std::min(first, first_year_);
    first_ = first_of_year(first_year_), end_ = first_of_year(end_year());
    if (!before.empty() || !after.empty()) count(first_year_, end_year());
}

inline void working_years::free(const work_week& week, const std::vector<day_range>& ranges) {
    auto taken = std::map<std::int32_t, year_set::words>{};
    for (const auto& range : ranges) {
        const auto from = std::max(range.from, first_day), to = std::min(range.to, last_day);
        if (to < from) continue;
        for (auto year = year_of(from); year <= year_of(to); ++year) {
            auto& bits = taken[year];
            const auto first = std::max(from - first_of_year(year), 0);
            const auto end = std::min(to - first_of_year(year) + 1, 384);
            for (auto i = 0; i < 6; ++i)
                bits[static_cast<std::size_t>(i)] |= bits_from(std::clamp(first - 64 * i, 0, 64)) &
                                                     bits_below(std::clamp(end - 64 * i, 0, 64));
        }
    }
    if (taken.empty()) return;
    auto known = known_sets{};
    cover(week, taken.begin()->first, taken.rbegin()->first + 1, known);
    for (const auto& [year, bits] : taken) {
        auto left = days_in(year).bits();
        for (std::size_t i = 0; i < left.size(); ++i) left[i] &= ~bits[i];
        years_[static_cast<std::size_t>(year - first_year_)].days = add(left, known);
    }
    count(taken.begin()->first, taken.rbegin()->first + 1);
}

// Counts the years [from, until) anew; those after have as many as before.
inline void working_years::count(std::int32_t from, std::int32_t until) {
    const auto start = static_cast<std::size_t>(from - first_year_);
    const auto end = static_cast<std::size_t>(until - first_year_);
    auto before = years_[start].before;
    for (auto i = start; i < end; ++i) {
        years_[i].before = before;
        before += sets_[static_cast<std::size_t>(years_[i].days)].size();
    }
    const auto fewer = years_[end].before - before;
    for (auto i = end; i < years_.size(); ++i) years_[i].before -= fewer;
}

inline bool working_years::equal(const work_week& week, const working_years& a,
                                 const working_years& b) {
    const auto bits_of = [&week](const working_years& years, std::int32_t year) {
        const auto is_covered = year >= years.first_year_ && year < years.end_year();
        return is_covered ? years.days_in(year).bits() : weekdays_of(week, year);
    };
    for (const auto* years : {&a, &b})
        for (auto year = years->first_year_; year < years->end_year(); ++year)
            if (bits_of(a, year) != bits_of(b, year)) return false;
    return true;
}

}  // namespace upward
