// SPDX-License-Identifier: BSL-1.0
//
// A week without its weekend. Squeezing the weekend days out of time leaves a line of weekdays,
// which can be numbered; going from a day to its number and back is arithmetic, at any distance.
//
//     const auto week = upward::work_week{};          // Saturday and Sunday are the weekend
//     week.number_from(friday + 1) == week.number_from(friday + 3);   // both: the next Monday
//     week.day_of(week.number_from(friday) + 5);      // Friday a week later
//
// Holidays and leave are not known here: see calendar.hpp.
#pragma once

#include <upward/schedule/day.hpp>

#include <cassert>
#include <cstdint>
#include <vector>

namespace upward {

class work_week {
public:
    /// Monday to Friday.
    work_week() : work_week(weekend_bits({weekday::SA, weekday::SU})) {}

    /// Precondition: the weekend is not all seven days.
    explicit work_week(const std::vector<weekday>& weekend) : work_week(weekend_bits(weekend)) {}

    /// The number of the first weekday on or after `day`. The Monday of the first week of 1970 has
    /// number 0.
    std::int64_t number_from(std::int64_t day) const noexcept {
        const auto since = day - monday;
        const auto week = floor_divide(since, 7);
        return week * size_ + before_[since - week * 7];
    }

    /// The day of a weekday's number.
    std::int64_t day_of(std::int64_t number) const noexcept {
        const auto week = floor_divide(number, size_);
        return monday + week * 7 + place_[number - week * size_];
    }

    bool is_weekend(std::int64_t day) const noexcept {
        const auto since = day - monday;
        return is_weekend(static_cast<weekday>(since - floor_divide(since, 7) * 7));
    }
    bool is_weekend(weekday day) const noexcept {
        const auto at = static_cast<std::size_t>(day);
        return before_[at] == size_ || place_[before_[at]] != at;
    }

    /// Weekdays a week, [1, 7].
    std::int32_t size() const noexcept { return size_; }

    bool operator==(const work_week&) const = default;

private:
    static constexpr std::int64_t monday = to_day_number(civil_day{1969, 12, 29});

    explicit work_week(std::uint32_t weekend) noexcept {
        for (std::uint8_t day = 0; day < 7; ++day) {
            before_[day] = size_;
            if ((weekend >> day & 1u) == 0) place_[size_++] = day;
        }
        assert(size_ > 0);
    }

    static std::uint32_t weekend_bits(const std::vector<weekday>& weekend) noexcept {
        std::uint32_t bits = 0;
        for (const auto day : weekend) bits |= 1u << static_cast<std::uint32_t>(day);
        return bits;
    }

    static constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) noexcept {
        return a / b - (a % b < 0);
    }

    std::uint8_t before_[7] = {};  // weekdays of a week before its n-th day
    std::uint8_t place_[7] = {};   // day of the week of its n-th weekday
    std::uint8_t size_ = 0;        // weekdays a week
};

}  // namespace upward
