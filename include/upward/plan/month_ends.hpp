// SPDX-License-Identifier: BSL-1.0
//
// The last working day of each month. A month without a working day has none.
//
//     for (auto end = upward::month_ends{there.report, from}; end.day(); end.next()) …
#pragma once

#include <upward/schedule/calendar.hpp>
#include <upward/schedule/day.hpp>

#include <cstdint>
#include <optional>

namespace upward {

class month_ends {
public:
    /// From a day on. The calendar outlives it.
    month_ends(const working_calendar& calendar, day_number from) : calendar_(&calendar) {
        const auto c = to_civil(from);
        year_ = c.year;
        month_ = c.month;
        find();
        while (day_ && *day_ < from) next();
    }

    /// None where no working day comes for two years.
    std::optional<day_number> day() const noexcept { return day_; }

    void next() {
        next_month();
        find();
    }

private:
    static constexpr int most_months = 24;

    void next_month() {
        if (++month_ > 12) ++year_, month_ = 1;
    }
    void find() {
        day_.reset();
        for (auto months = 0; months < most_months && year_ <= 9999; ++months, next_month()) {
            const auto first = to_day_number(civil_day{year_, month_, 1});
            const auto last = calendar_->previous(first + days_in_month(year_, month_) - 1);
            if (last < first) continue;
            day_ = last;
            return;
        }
    }

    const working_calendar* calendar_;
    std::int32_t year_ = 0;
    std::int32_t month_ = 0;
    std::optional<day_number> day_;
};

}  // namespace upward
