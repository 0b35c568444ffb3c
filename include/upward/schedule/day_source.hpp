// SPDX-License-Identifier: BSL-1.0
//
// The days of a rule in order, in blocks of at most 64 days that stand as bits: a day, some weeks, a
// month, or a sixth of a year. From any day the block of it, the next and the one before are found
// by arithmetic; nothing is walked from the start.
//
//     const auto days = upward::day_source{rule, rule.freq, rule.interval, start, 1};
//     auto block = days.from(start);                     // the first block with a day
//     for (; block; block = days.after(block)) use(block.first, block.bits);
//
// Here are FREQ from DAILY up, INTERVAL, BYMONTH, WKST and BYSETPOS; the days of months and years
// are month_days.hpp and year_days.hpp. No day lies before the start's or after last_day. A search
// ends after one cycle of the calendar (400 years, times what INTERVAL needs), since days then
// repeat; or at once when no kind of month or year can have a day of the rule.
//
// BYSETPOS chooses from the whole period, also the part before the start; two positions that name
// the same element give it once. Where a day has several times, a position is one day with one
// time: such a block has one day and the index of its time.
#pragma once

#include <upward/schedule/floor.hpp>
#include <upward/schedule/year_days.hpp>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <optional>

namespace upward {

struct day_block {
    day_number first = 0;    ///< the day of bit 0
    std::int32_t pick = -1;  ///< the element of the period that BYSETPOS chose; -1: all times
    std::uint64_t bits = 0;  ///< no bit: there is no such block
    std::int64_t key = 0;    ///< of the block among all

    explicit operator bool() const noexcept { return bits != 0; }
    day_number first_day() const noexcept { return first + std::countr_zero(bits); }
    day_number last_day() const noexcept { return first + 63 - std::countl_zero(bits); }
};

class day_source {
public:
    day_source() = default;

    /// `freq` is DAILY or longer, and `interval` counts it: they are not the rule's own when a
    /// shorter frequency comes to the same days. `times` is how many times each day has.
    day_source(const recurrence_rule& rule, frequency freq, std::int32_t interval, day_number start,
               std::int32_t times)
        : freq_(freq),
          interval_(std::min(interval, periods_in_time(freq))),
          start_(start),
          times_(times) {
        if (rule.freq >= frequency::WEEKLY) positions_ = rule.by_set_pos;
        const auto c = to_civil(start);
        year_zero_ = c.year;
        month_zero_ = c.year * 12 + c.month - 1;
        months_ = months_of(rule, c.month);
        if (freq == frequency::DAILY) make_daily(rule);
        if (freq == frequency::WEEKLY) make_weekly(rule);
        if (freq == frequency::MONTHLY) make_months(rule, rule.has_day_part() ? 0 : c.day, true);
        if (freq == frequency::YEARLY) make_yearly(rule, rule.has_day_part() ? 0 : c.day);
        if (!positions_.empty() && times > 1) kind_ = kind::picks;
        cycle_ = cycle();
        only_leap_days_ = kind_ == kind::months && freq != frequency::MONTHLY && interval_ == 1 &&
                          !crosses_ && months_ == 1 << 2 && !years_.months().has_days(28);
    }

    /// Whether every day is taken at even distances, and so nothing is ever left out.
    bool is_even() const noexcept { return kind_ == kind::even && !filters_; }
    std::int32_t step() const noexcept { return interval_; }

    /// The first block with a day not before `day`, and only such days in it.
    day_block from(day_number day) const noexcept {
        day = std::max(day, start_);
        if (day > last_day) return {};
        auto block = block_at(key_of(day), day);
        if (kind_ == kind::picks) return block ? block : search_forward(key_of(day) + 1);
        if (block) block.bits &= bits_from(std::clamp(day - block.first, 0, 64));
        return block ? block : search_forward(key_of(day) + 1);
    }

    /// The last block with a day not after `day`, and only such days in it.
    day_block until(day_number day) const noexcept {
        day = std::min(day, last_day);
        if (day < start_) return {};
        auto block = last_block_at(key_of(day), day);
        if (block && kind_ != kind::picks)
            block.bits &= bits_below(std::clamp(day + 1 - block.first, 0, 64));
        return block ? block : search_backward(key_of(day) - 1);
    }

    day_block after(const day_block& block) const noexcept {
        if (block.pick >= 0)
            if (const auto next = pick_after(block.key, block.pick); next) return next;
        if (is_even()) return even_at(block.key + 1);
        return search_forward(block.key + 1);
    }
    day_block before(const day_block& block) const noexcept {
        if (block.pick >= 0)
            if (const auto next = pick_before(block.key, block.pick); next) return next;
        return search_backward(block.key - 1);
    }

    /// The whole block of a block that was cut at one end.
    day_block whole(const day_block& block) const noexcept {
        return block.pick >= 0 ? block : bits_at(block.key);
    }

    /// Calls `take(block)` for each block from this one on, until it returns false or there is no
    /// more. As quick as can be.
    template <class Take>
    void run(day_block block, Take take) const {
        if (kind_ == kind::years) return run_years(block, take);
        if (kind_ == kind::months && !crosses_) return run_months(block, take);
        if (kind_ == kind::weeks && !filters_) return run_weeks(block, take);
        while (block && take(block)) block = after(block);
    }

    /// Whether a day is one of the rule. With picks, whether any time of it is.
    bool contains(day_number day) const noexcept {
        const auto block = from(day);
        return block && block.first_day() == day;
    }

    bool has_picks() const noexcept { return kind_ == kind::picks; }
    day_number start() const noexcept { return start_; }

    /// How many days of the rule lie in [start, day). Not for picks.
    std::int64_t count_before(day_number day) const noexcept;

    /// The day with so many before it; nothing when there are fewer. Not for picks.
    std::optional<day_number> nth(std::int64_t index) const noexcept;

private:
    enum class kind : std::uint8_t { even, weeks, months, years, picks };

    static constexpr std::uint16_t all_months = 0x1FFE;

    // More than there are from first_day to last_day: a longer INTERVAL is the same.
    static constexpr std::int32_t periods_in_time(frequency freq) noexcept {
        if (freq == frequency::YEARLY) return 1 << 14;
        if (freq == frequency::MONTHLY) return 1 << 17;
        return freq == frequency::WEEKLY ? 1 << 19 : 1 << 22;
    }
    static constexpr std::int32_t weeks_a_block = 9;
    static constexpr std::int32_t words = span_days::words;

    // ---- making -------------------------------------------------------------------------------

    std::uint16_t months_of(const recurrence_rule& rule, std::int32_t start_month) const noexcept {
        if (!rule.by_month.empty()) return rule.by_month.bits();
        const auto of_start = freq_ == frequency::YEARLY && !rule.has_day_part();
        return of_start ? static_cast<std::uint16_t>(1 << start_month) : all_months;
    }

    void make_daily(const recurrence_rule& rule) {
        stride_ = interval_;
        filters_ = months_ != all_months || rule.has_day_part();
        kind_ = kind::even;
        if (!filters_) return;
        const auto only_weekdays =
            months_ == all_months && rule.by_month_day.empty() && rule.by_year_day.empty();
        if (only_weekdays && interval_ == 1) return make_weeks(rule.by_weekday.bits(), 0);
        years_ = year_days{rule, start_, month_days{rule, 0, true}, months_};
        if (interval_ >= 32) return;
        kind_ = rule.by_year_day.empty() ? kind::months : kind::years;
        interval_ = 1;
        for (std::int32_t day = 0; day < 64; day += stride_)
            stride_bits_ |= std::uint64_t{1} << day;
    }

    void make_weekly(const recurrence_rule& rule) {
        const auto week_start = static_cast<std::int32_t>(rule.week_start);
        const auto of_start = 1 << static_cast<std::int32_t>(weekday_of(start_));
        const auto week = rule.by_weekday.empty() ? of_start : rule.by_weekday.bits();
        make_weeks(static_cast<std::uint32_t>(week), week_start);
        filters_ = months_ != all_months;
        if (!positions_.empty() && !filters_ && times_ == 1) {
            week_ = choose(week_);
            positions_ = {};
        }
    }

    // `week` has Monday as bit 0; the words of this kind begin on `week_start`.
    void make_weeks(std::uint32_t week, std::int32_t week_start) {
        kind_ = kind::weeks;
        filters_ = false;
        week_ = (week >> week_start | week << (7 - week_start)) & 0x7F;
        zero_ = start_ - (static_cast<std::int32_t>(weekday_of(start_)) - week_start + 7) % 7;
    }

    void make_months(const recurrence_rule& rule, std::int32_t start_day, bool ordinals) {
        kind_ = kind::months;
        years_ = year_days{rule, start_, month_days{rule, start_day, ordinals}, months_};
        crosses_ = years_.months().crosses_months();
    }

    void make_yearly(const recurrence_rule& rule, std::int32_t start_day) {
        make_months(rule, start_day, !rule.by_month.empty());
        if (year_days::is_needed_for(rule) || !positions_.empty()) kind_ = kind::years;
    }

    std::int64_t cycle() const noexcept {
        const auto times = [](std::int64_t periods, std::int64_t n) {
            return n / std::gcd(periods, n);
        };
        constexpr std::int64_t days = 146097;
        if (freq_ == frequency::DAILY) return days * times(days, std::max(stride_, 1));
        if (freq_ == frequency::WEEKLY) return days * times(20871, interval_);
        return days * times(freq_ == frequency::MONTHLY ? 4800 : 400, interval_);
    }

    // ---- keys: day_keys.hpp --------------------------------------------------------------------

    static constexpr std::int64_t nowhere = std::int64_t{1} << 40;

    std::int32_t days_a_block() const noexcept;
    bool is_plain_weeks() const noexcept;
    std::int64_t key_of(day_number day) const noexcept;
    static std::int32_t month_of(day_number day) noexcept;
    std::int64_t period_of(day_number day) const noexcept;
    std::int64_t key_up(std::int64_t key) const noexcept;
    std::int64_t key_down(std::int64_t key) const noexcept;
    std::int32_t year_zero() const noexcept;
    std::int64_t grid_up(std::int64_t n, std::int64_t zero) const noexcept;
    std::int64_t grid_down(std::int64_t n, std::int64_t zero) const noexcept;
    std::uint32_t visited() const noexcept;
    template <class Year>
    Year leap_year_up(Year year) const noexcept;
    std::int64_t month_up(std::int64_t key) const noexcept;
    std::int64_t month_down(std::int64_t key) const noexcept;

    // ---- the days of a key --------------------------------------------------------------------

    day_block bits_at(std::int64_t key) const noexcept {
        switch (kind_) {
            case kind::even: return even_at(key);
            case kind::weeks: return week_at(key);
            case kind::months: return month_at(key);
            case kind::years: {
                const auto year = static_cast<std::int32_t>(floor_divide<std::int64_t>(key, words));
                const auto word = static_cast<std::int32_t>(key - std::int64_t{year} * words);
                return year_block(days_of_year(year), word, key);
            }
            case kind::picks: break;
        }
        return {};
    }

    day_block even_at(std::int64_t key) const noexcept {
        const auto first = start_ + key * days_a_block();
        if (first > last_day) return past(key);
        const auto day = static_cast<day_number>(first);
        if (filters_) return clipped({day, -1, passes(day) ? 1u : 0u, key});
        return clipped({day, -1, interval_ == 1 ? ~std::uint64_t{0} : 1, key});
    }

    bool passes(day_number day) const noexcept {
        const auto c = to_civil(day);
        return has_bit(months_, c.month) && years_.passes(day) &&
               has_bit(years_.months().of(shape_of_month(c.year, c.month)), c.day - 1);
    }

    day_block week_at(std::int64_t key) const noexcept {
        const auto first = zero_ + key * days_a_block();
        if (first > last_day) return past(key);
        const auto day = static_cast<day_number>(first);
        constexpr std::uint64_t nine_weeks = 0x0102040810204081;
        if (is_plain_weeks()) return clipped({day, -1, week_ * nine_weeks, key});
        const auto days = filters_ ? in_months(day) : week_;
        return clipped({day, -1, positions_.empty() ? days : choose(days), key});
    }

    // The days of the week from `first` on whose month is one of the rule.
    std::uint64_t in_months(day_number first) const noexcept {
        const auto c = to_civil(first);
        const auto left = days_in_month(c.year, c.month) - c.day + 1;
        auto days = week_;
        if (!has_bit(months_, c.month)) days &= bits_from(std::min(left, 64));
        if (!has_bit(months_, c.month % 12 + 1)) days &= bits_below(std::min(left, 64));
        return days;
    }

    day_block month_at(std::int64_t key) const noexcept {
        const auto month = static_cast<std::int32_t>(key);
        if (month >= 10000 * 12) return past(key);
        return of_month(shape_of_month(month / 12, month % 12 + 1), month);
    }

    day_block of_month(const month_shape& shape, std::int32_t month) const noexcept {
        if (!crosses_) return clipped({shape.first, -1, bits_of_month(shape), month});
        auto days = std::uint64_t{month_bits(month, shape)};
        if (!positions_.empty()) days = choose(days);
        return clipped({shape.first, -1, days, month});
    }

    // Where no day crosses to another month.
    std::uint64_t bits_of_month(const month_shape& shape) const noexcept {
        auto days = std::uint64_t{years_.months().of(shape)};
        if (stride_ > 1) days &= stride_bits_ << floor_modulo(start_ - shape.first, stride_);
        return positions_.empty() ? days : choose(days);
    }

    std::uint32_t month_bits(std::int32_t month, const month_shape& shape) const noexcept {
        if (!crosses_) return years_.months().of(shape);
        const auto& days = years_.months();
        const auto length = [](std::int32_t m) { return days_in_month(m / 12, m % 12 + 1); };
        return days.of(shape, generates(month),
                       generates(month - 1) && days.pushes_forward(length(month - 1)),
                       generates(month + 1) && days.pushes_backward(length(month + 1)));
    }

    bool generates(std::int32_t month) const noexcept {
        if (!has_bit(months_, month % 12 + 1)) return false;
        return freq_ == frequency::MONTHLY ? (month - month_zero_) % interval_ == 0
                                           : (month / 12 - year_zero_) % interval_ == 0;
    }

    span_days days_of_year(std::int32_t year) const noexcept {
        const auto chooses = freq_ == frequency::YEARLY && !positions_.empty();
        return chooses ? years_.chosen(year, positions_) : years_.of(year);
    }

    day_block year_block(const span_days& days, std::int32_t word,
                         std::int64_t key) const noexcept {
        const auto first = days.first + 64 * word;
        auto bits = days.bits[word];
        if (stride_ > 1) bits &= stride_bits_ << floor_modulo(start_ - first, stride_);
        return first > last_day ? past(key) : clipped({first, -1, bits, key});
    }

    // The days within [start, last_day].
    day_block clipped(day_block block) const noexcept {
        if (block.first < start_) block.bits &= bits_from(std::min(start_ - block.first, 64));
        if (block.first > last_day - 63)
            block.bits &= bits_below(std::clamp(last_day + 1 - block.first, 0, 64));
        return block;
    }

    static day_block past(std::int64_t key) noexcept { return {last_day + 1, -1, 0, key}; }

    // ---- BYSETPOS -----------------------------------------------------------------------------

    std::uint64_t choose(std::uint64_t days) const noexcept {
        std::uint64_t chosen = 0;
        for (const auto p : positions_)
            if (const auto bit = bit_at_position(days, p); bit != no_bit)
                chosen |= std::uint64_t{1} << bit;
        return chosen;
    }

    span_days days_of_period(std::int64_t key) const noexcept {
        auto days = span_days{};
        if (freq_ == frequency::YEARLY) return years_.of(static_cast<std::int32_t>(key));
        if (freq_ == frequency::MONTHLY) {
            const auto month = static_cast<std::int32_t>(key);
            const auto shape = shape_of_month(month / 12, month % 12 + 1);
            days.first = shape.first;
            days.bits[0] = month_bits(month, shape);
        } else {
            days.first = static_cast<day_number>(
                std::min<std::int64_t>(zero_ + key * 7 * interval_, last_day + 1));
            days.bits[0] = filters_ ? in_months(days.first) : week_;
        }
        return days;
    }

    // The chosen element of a period next to `pick`, on either side.
    day_block pick_after(std::int64_t key, std::int32_t pick) const noexcept {
        const auto days = days_of_period(key);
        const auto total = days.count() * times_;
        auto best = total;
        for (const auto p : positions_) {
            const auto index = p > 0 ? p - 1 : total + p;
            if (index > pick && index < best) best = index;
        }
        return best < total ? picked(days, best, key) : past_period(days, key);
    }
    day_block pick_before(std::int64_t key, std::int32_t pick) const noexcept {
        const auto days = days_of_period(key);
        const auto total = days.count() * times_;
        std::int32_t best = -1;
        for (const auto p : positions_) {
            const auto index = p > 0 ? p - 1 : total + p;
            if (index < std::min(pick, total) && index > best) best = index;
        }
        return best >= 0 ? picked(days, best, key) : past_period(days, key);
    }

    day_block picked(const span_days& days, std::int32_t pick, std::int64_t key) const noexcept {
        return clipped({days.first + days.nth(pick / times_), pick, 1, key});
    }
    static day_block past_period(const span_days& days, std::int64_t key) noexcept {
        return {days.first, -1, 0, key};
    }

    // ---- counting: day_count.hpp -----------------------------------------------------------------

    std::int64_t weeks_before(day_number day) const noexcept;
    std::int64_t walk(day_number from_day, day_number to) const noexcept;
    std::optional<day_number> walk_to(day_number from_day, std::int64_t index) const noexcept;
    std::optional<day_number> walk_later(day_number from_day, std::int64_t index,
                                         std::int64_t cycles, std::int64_t in_cycle) const noexcept;
    class year_counts;
    bool counts_by_year() const noexcept;
    std::int32_t count_in_year(std::int32_t year) const noexcept;
    std::int32_t year_step() const noexcept { return freq_ == frequency::YEARLY ? interval_ : 1; }
    std::int64_t count_years(std::int64_t first, std::int64_t years) const noexcept;
    std::int64_t count_before_by_year(day_number day) const noexcept;
    std::optional<day_number> nth_by_year(std::int64_t index) const noexcept;
    std::optional<std::int32_t> constant_count() const noexcept;
    std::optional<std::int32_t> in_each_month() const noexcept;
    std::optional<std::int32_t> in_each_year() const noexcept;
    std::int64_t period_number(day_number day) const noexcept;
    std::int64_t first_of_number(std::int64_t number) const noexcept;
    day_number period_first(day_number day) const noexcept;
    day_number period_end(day_number day) const noexcept;
    std::int64_t periods_between(day_number day, day_number first) const noexcept;
    std::int64_t first_of_period(std::int64_t n) const noexcept;

    // ---- searching: day_search.hpp -------------------------------------------------------------

    day_block block_at(std::int64_t key, day_number day) const noexcept;
    day_block last_block_at(std::int64_t key, day_number day) const noexcept;
    day_block first_of_key(std::int64_t key) const noexcept;
    day_block first_in_year(std::int64_t& key) const noexcept;
    day_block first_pick(std::int64_t key) const noexcept;
    day_block search_forward(std::int64_t key) const noexcept;
    day_block search_backward(std::int64_t key) const noexcept;
    std::int64_t next_key(std::int64_t key, day_number first) const noexcept;
    static constexpr std::int32_t patience = 16;
    static constexpr std::int32_t max_pick = 384 * 86400;
    bool can_match() const noexcept;
    bool has_days_somewhere(std::int32_t month) const noexcept;
    bool is_weekday_of_stride() const noexcept;

    // ---- many blocks in a row: day_run.hpp --------------------------------------------------------

    template <class Take>
    void run_years(day_block block, Take take) const;
    template <class Take>
    void run_months(day_block block, Take take) const;
    template <class Take>
    void run_weeks(day_block block, Take take) const;

    kind kind_ = kind::even;
    frequency freq_ = frequency::DAILY;
    bool filters_ = false;
    bool crosses_ = false;
    bool only_leap_days_ = false;
    std::uint16_t months_ = all_months;
    std::int32_t interval_ = 1;
    std::int32_t stride_ = 1;  // DAILY: the interval, also where blocks are months
    day_number start_ = 0;
    day_number zero_ = 0;  // the first day of the start's week
    std::int32_t year_zero_ = 0;
    std::int32_t month_zero_ = 0;
    std::int32_t times_ = 1;
    std::uint64_t week_ = 0;
    std::uint64_t stride_bits_ = 0;
    std::int64_t cycle_ = 0;
    number_list positions_;
    year_days years_;
};

}  // namespace upward

#include <upward/schedule/day_keys.hpp>

#include <upward/schedule/day_search.hpp>

#include <upward/schedule/day_run.hpp>

#include <upward/schedule/day_count.hpp>
