// SPDX-License-Identifier: BSL-1.0
//
// The times of day of a rule: every chosen second of every chosen minute of every chosen hour, as
// seconds since midnight, ascending. The product is never written out; a question is answered by
// bits.
//
//     const auto times = upward::time_set{1 << 9 | 1 << 17, 1 | 1ull << 30, 1};
//     times.count();                        // 4
//     times.next(9 * 3600 + 1);             // 34200: 09:30
//     times.at(2);                          // 61200: 17:00
//
// BYSETPOS of a frequency up to DAILY chooses among the same times in each period, so it is
// resolved here once, by chosen_in_each: what is left is a product again, or a list.
#pragma once

#include <upward/schedule/bits.hpp>
#include <upward/schedule/number_set.hpp>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace upward {

class time_set {
public:
    static constexpr std::int32_t none = -1;

    /// Midnight alone.
    time_set() : time_set(1, 1, 1) {}

    /// Bit n stands for hour, minute or second n; a word may be 0, and then the set is empty.
    time_set(std::uint32_t hours, std::uint64_t minutes, std::uint64_t seconds)
        : minutes_(minutes), seconds_(seconds), hours_(hours) {
        settle();
    }

    /// The times at these positions (BYSETPOS) of each period of so many seconds: 60, 3600 or
    /// 86400.
    time_set chosen_in_each(std::int32_t period, const number_list& positions) const {
        auto part = *this;
        if (period < 86400) part.hours_ = 1;
        if (period < 3600) part.minutes_ = 1;
        part.settle();
        auto list = std::vector<std::int32_t>{};
        for (const auto p : positions) {
            const auto index = p > 0 ? p - 1 : part.count() + p;
            if (index >= 0 && index < part.count()) list.push_back(part.at(index));
        }
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
        return of_list(std::move(list), period);
    }

    std::int32_t count() const noexcept { return count_; }
    bool empty() const noexcept { return count_ == 0; }
    /// The first time; `none` when the set is empty.
    std::int32_t first() const noexcept { return first_; }
    std::int32_t last() const noexcept { return prev(86399); }
    bool contains(std::int32_t t) const noexcept { return next(t) == t; }

    /// The first time not before t; `none` when there is none.
    std::int32_t next(std::int32_t t) const noexcept {
        if (t <= first_ || count_ <= 1) return t <= first_ ? first_ : none;
        if (t >= 86400) return none;
        const auto hour = hour_of(t);
        if (has_bit(hours_, hour))
            if (const auto in_hour = next_in_hour(t - hour * 3600); in_hour != none)
                return hour * 3600 + in_hour;
        const auto later = next_bit(hours_, hour + 1);
        return later == no_bit ? none : later * 3600 + next_in_hour(0);
    }

    /// The last time not after t; `none` when there is none.
    std::int32_t prev(std::int32_t t) const noexcept {
        if (t < first_ || count_ <= 1) return count_ == 1 && t >= first_ ? first_ : none;
        t = std::min(t, 86399);
        const auto hour = hour_of(t);
        if (has_bit(hours_, hour))
            if (const auto in_hour = prev_in_hour(t - hour * 3600); in_hour != none)
                return hour * 3600 + in_hour;
        const auto earlier = prev_bit(hours_, hour - 1);
        return earlier == no_bit ? none : earlier * 3600 + prev_in_hour(86399);
    }

    /// How many times lie before t.
    std::int32_t rank(std::int32_t t) const noexcept {
        if (count_ <= 1 || t <= first_) return count_ > 0 && t > first_;
        if (t >= 86400) return count_;
        const auto hour = hour_of(t);
        const auto before = count_below(hours_, hour) * count_in_hour_;
        return before + (has_bit(hours_, hour) ? rank_in_hour(t - hour * 3600) : 0);
    }

    /// The time with so many before it. Precondition: i is in [0, count()).
    std::int32_t at(std::int32_t i) const noexcept {
        if (count_ == 1) return first_;
        const auto hour = nth_bit(hours_, i / count_in_hour_);
        return hour * 3600 + at_in_hour(i % count_in_hour_);
    }

    /// Writes `midnight` plus each time from t on, at most `room` of them and up to `last`, into
    /// `out`; returns how many.
    std::size_t write(std::int64_t midnight, std::int32_t t, std::int32_t last, std::int64_t* out,
                      std::size_t room) const noexcept {
        if (is_list_) return write_list(midnight, t, last, out, room);
        auto* const begin = out;
        t = next(t);
        while (t != none && t <= last && static_cast<std::size_t>(out - begin) < room) {
            const auto minute = t / 60;
            const auto left = room - static_cast<std::size_t>(out - begin);
            const auto from = t - minute * 60;
            const auto upto = std::min(last - minute * 60, 59);
            out = write_minute(midnight + minute * 60,
                               seconds_ & bits_from(from) & bits_below(upto + 1), out, left);
            const auto later = next_bit(minutes_, minute % 60 + 1);
            t = later != no_bit ? minute / 60 * 3600 + later * 60 + std::countr_zero(seconds_)
                                : next((minute / 60 + 1) * 3600);
        }
        return static_cast<std::size_t>(out - begin);
    }

    bool operator==(const time_set&) const = default;

private:
    // A list stands within each hour, or within the day, which then is one long hour 0.
    time_set of_list(std::vector<std::int32_t> list, std::int32_t period) const {
        auto chosen = *this;
        if (period == 60) {
            chosen.seconds_ = 0;
            for (const auto second : list) chosen.seconds_ |= std::uint64_t{1} << second;
        } else {
            chosen.list_ = std::move(list);
            chosen.is_list_ = true;
            chosen.is_day_list_ = period == 86400;
            if (chosen.is_day_list_) chosen.hours_ = 1;
        }
        chosen.settle();
        return chosen;
    }

    void settle() noexcept {
        count_in_hour_ = is_list_ ? static_cast<std::int32_t>(list_.size())
                                  : std::popcount(minutes_) * std::popcount(seconds_);
        count_ = std::popcount(hours_) * count_in_hour_;
        first_ = count_ == 0 ? none : next_bit(hours_, 0) * 3600 + next_in_hour(0);
    }

    std::size_t write_list(std::int64_t midnight, std::int32_t t, std::int32_t last,
                           std::int64_t* out, std::size_t room) const noexcept {
        std::size_t written = 0;
        for (t = next(t); t != none && t <= last && written < room; t = next(t + 1))
            out[written++] = midnight + t;
        return written;
    }

    static std::int64_t* write_minute(std::int64_t begin, std::uint64_t seconds, std::int64_t* out,
                                      std::size_t room) noexcept {
        if (seconds == bits_below(60) && room >= 60) {
            for (std::int32_t second = 0; second < 60; ++second) out[second] = begin + second;
            return out + 60;
        }
        for (; seconds != 0 && room > 0; seconds &= seconds - 1, --room)
            *out++ = begin + std::countr_zero(seconds);
        return out;
    }

    std::int32_t hour_of(std::int32_t t) const noexcept { return is_day_list_ ? 0 : t / 3600; }

    std::int32_t next_in_hour(std::int32_t t) const noexcept {
        if (is_list_) {
            const auto found = std::lower_bound(list_.begin(), list_.end(), t);
            return found == list_.end() ? none : *found;
        }
        const auto minute = t / 60;
        if (has_bit(minutes_, minute))
            if (const auto second = next_bit(seconds_, t - minute * 60); second != no_bit)
                return minute * 60 + second;
        const auto later = next_bit(minutes_, minute + 1);
        return later == no_bit ? none : later * 60 + next_bit(seconds_, 0);
    }

    std::int32_t prev_in_hour(std::int32_t t) const noexcept {
        if (is_list_) {
            const auto after = std::upper_bound(list_.begin(), list_.end(), t);
            return after == list_.begin() ? none : *(after - 1);
        }
        const auto minute = std::min(t / 60, 60);
        if (has_bit(minutes_, minute))
            if (const auto second = prev_bit(seconds_, t - minute * 60); second != no_bit)
                return minute * 60 + second;
        const auto earlier = prev_bit(minutes_, minute - 1);
        return earlier == no_bit ? none : earlier * 60 + prev_bit(seconds_, 59);
    }

    std::int32_t rank_in_hour(std::int32_t t) const noexcept {
        if (is_list_)
            return static_cast<std::int32_t>(std::lower_bound(list_.begin(), list_.end(), t) -
                                             list_.begin());
        const auto minute = t / 60;
        const auto before = count_below(minutes_, minute) * std::popcount(seconds_);
        return before + (has_bit(minutes_, minute) ? count_below(seconds_, t - minute * 60) : 0);
    }

    std::int32_t at_in_hour(std::int32_t i) const noexcept {
        if (is_list_) return list_[static_cast<std::size_t>(i)];
        const auto a_minute = std::popcount(seconds_);
        return nth_bit(minutes_, i / a_minute) * 60 + nth_bit(seconds_, i % a_minute);
    }

    std::uint64_t minutes_ = 1;
    std::uint64_t seconds_ = 1;
    std::uint32_t hours_ = 1;
    std::int32_t count_ = 0;
    std::int32_t count_in_hour_ = 0;
    std::int32_t first_ = none;
    std::vector<std::int32_t> list_;
    bool is_list_ = false;
    bool is_day_list_ = false;
};

}  // namespace upward
