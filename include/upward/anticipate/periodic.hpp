// SPDX-License-Identifier: BSL-1.0
//
// Asks that come in a period. Of the gaps between ask days, in working days of both, the median says
// when the next one is due, and the median deviation from it (MAD) how regular they are:
//
//     gaps 7, 7, 8, 6      regularity 1 - .5/7 = .9286, next = last + 7, p (4 + 1.2)/(4 + 2) = .8667
//     gaps 3, 10, 2, 14    regularity .3846: no period
//
// With fewer than 3 gaps, or below a regularity of .6, there is none.
#pragma once

#include <upward/anticipate/ask_days.hpp>
#include <upward/anticipate/tally.hpp>
#include <upward/core/real.hpp>
#include <upward/core/trace.hpp>
#include <upward/model/policy.hpp>
#include <upward/schedule/calendar.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace upward {

struct ask_period {
    double median = 0;      ///< of the gaps, in wd
    double deviation = 0;   ///< MAD
    double regularity = 0;  ///< 1 - MAD/median
    std::int32_t gaps = 0;
    day_number next = 0;                      ///< the last ask day + the median, halves up
    double tolerance = 0;                     ///< in wd: overdue by more, it has ended
    std::vector<std::size_t> near_ends = {};  ///< which ask days end a near gap

    template <class Number>
    Number probability(const ask_days& asks, const anticipate_policy& p) const {
        const auto days = asks.days_until(last);
        const auto ask_id = [&](std::size_t i) {
            const auto day = days[near_ends[i]];
            return asks.between(day, day).front().source.id();
        };
        const Number hits = counted<Number>(near_ends.size(), "earlier_gaps", ask_id);
        return least(
            leaf<Number>::policy("anticipate.periodic_most", p.periodic_most),
            (hits + leaf<Number>::policy("anticipate.periodic_hits", p.periodic_hits)) /
                (Number(gaps) + leaf<Number>::policy("anticipate.periodic_gaps", p.periodic_gaps)));
    }

    day_number last = 0;  ///< ask day
};

namespace detail {

inline double median_of(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const auto half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

}  // namespace detail

/// The period of the asks up to the end of `day`, where they have one. O(n log n) in ask days.
inline std::optional<ask_period> period_of(const ask_days& asks, day_number day,
                                           const working_calendar& both,
                                           const anticipate_policy& p) {
    const auto days = asks.days_until(day);
    if (days.size() < static_cast<std::size_t>(p.least_gaps) + 1) return std::nullopt;
    auto gaps = std::vector<double>{};
    for (std::size_t i = 1; i < days.size(); ++i) gaps.push_back(both.count(days[i - 1], days[i]));
    auto found = ask_period{.median = detail::median_of(gaps)};
    auto deviations = gaps;
    for (auto& d : deviations) d = std::abs(d - found.median);
    found.deviation = detail::median_of(deviations);
    found.regularity = 1 - found.deviation / found.median;
    if (!reaches(found.regularity, p.regularity)) return std::nullopt;
    found.gaps = static_cast<std::int32_t>(gaps.size());
    found.tolerance = std::max<double>(p.tolerance_wd, found.deviation);
    for (std::size_t i = 0; i < gaps.size(); ++i)
        if (std::abs(gaps[i] - found.median) <= found.tolerance) found.near_ends.push_back(i + 1);
    found.last = days.back();
    found.next = both.add(found.last, static_cast<std::int32_t>(std::floor(found.median + .5)));
    return found;
}

/// Whether it foretells an ask between the end of `day` and `until`: due by then, or not long overdue.
inline bool is_ahead(const ask_period& period, day_number day, day_number until,
                     const working_calendar& both) {
    if (period.next > until) return false;
    return period.next > day || both.count(period.next, day) <= period.tolerance;
}

}  // namespace upward
