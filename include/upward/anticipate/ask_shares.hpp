// SPDX-License-Identifier: BSL-1.0
//
// On which of the days ahead a foretold ask comes. What a source says of all of them it shares out,
// so that the days add up to it:
//
//     rate           as it says of fewer days
//     periodic       the predicted day; the next one, when that has passed
//     pressure       evenly over the first 5
//     cascade        the days left before the event (of the 10 wd in which its asks come)
//     situational    the days left of the 10 wd after the problem or milestone
//
// and these two by weight: a day weighs 1, 1 more when it is the need-by, and 1 more for each learned
// ask that came at its lead or wait. An ask that has not come yet moves its chance to the days left.
//
//     board on Thursday, need-by Monday, p .6, nothing learned     Mon .30, Tue .15, Wed .15
//
// Only days on which report and boss are both there count; a source without one is not asked for.
// A rule of our own: the probability of a need's whole horizon is what is learned and checked.
#pragma once

#include <upward/anticipate/sources.hpp>
#include <upward/anticipate/tally.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/presence.hpp>
#include <upward/schedule/calendar.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <variant>
#include <vector>

namespace upward {

namespace detail {

inline day_range days_of(const cascade_source& s, const days_ahead_of& ahead,
                         const working_calendar&) {
    return s.falls->days_of(s.walked, ahead.day);
}

inline day_range days_of(const periodic_source& s, const days_ahead_of& ahead,
                         const working_calendar& both) {
    const auto next = both.next(std::max(s.period->next, ahead.day + 1));
    return {next, next};
}

inline day_range days_of(const situational_source& s, const days_ahead_of& ahead,
                         const working_calendar&) {
    return s.all->days_of(s.open, ahead.day);
}

template <class Source>
day_range days_of(const Source&, const days_ahead_of& ahead, const working_calendar&) {
    return {ahead.day + 1, ahead.until};
}

inline double asks_after(const learned_tally& seen, std::int32_t wd, day_number known) {
    const auto all = seen.until(known);
    return static_cast<double>(
        std::count_if(all.begin(), all.end(), [wd](const auto& o) { return o.wd == wd; }));
}

inline double weight_of(const cascade_source& s, day_number at, const days_ahead_of& ahead,
                        const working_calendar& report) {
    const auto lead = report.count(at, s.walked.answer_by);
    return 1 + (at == s.walked.need_by) + asks_after(s.falls->learned(0), lead, ahead.day);
}

inline double weight_of(const situational_source& s, day_number at, const days_ahead_of& ahead,
                        const working_calendar& report) {
    const auto wait = report.count(s.open.after->day, at);
    return 1 + (at == s.open.need_by) + asks_after(s.all->learned(s.topic), wait, ahead.day);
}

template <class Source>
double weight_of(const Source&, day_number, const days_ahead_of&, const working_calendar&) {
    return 1;
}

}  // namespace detail

/// Those of the days ahead on which an ask may come of it; `to` before `from` when there is none.
inline day_range days_of(const found_source& s, const days_ahead_of& ahead,
                         const working_calendar& both) {
    const auto days =
        std::visit([&](const auto& of) { return detail::days_of(of, ahead, both); }, s.of);
    return {both.next(days.from), both.previous(std::min(days.to, ahead.until))};
}

/// The share of a source's probability that falls on the first so many of the days ahead.
class ask_shares {
public:
    /// O(days ahead), times the asks that were learned from.
    ask_shares(const found_source& s, const days_ahead_of& ahead, const presence& there,
               const anticipate_policy& p) {
        const auto days = days_of(s, ahead, there.both);
        const auto most = s.kind == need_source_kind::pressure ? p.pressure_wd : ahead.length;
        for (auto at = days.from; at <= days.to && size() < most; at = there.both.add(at, 1)) {
            const auto weight = std::visit(
                [&](const auto& of) { return detail::weight_of(of, at, ahead, there.report); },
                s.of);
            days_.push_back(at);
            sums_.push_back(weight + (sums_.empty() ? 0 : sums_.back()));
        }
    }

    /// Up to the end of `day`, in [0, 1].
    double until(day_number day) const {
        const auto passed = std::upper_bound(days_.begin(), days_.end(), day) - days_.begin();
        return passed == 0 ? 0 : sums_[static_cast<std::size_t>(passed - 1)] / sums_.back();
    }

private:
    std::int32_t size() const noexcept { return static_cast<std::int32_t>(days_.size()); }

    std::vector<day_number> days_;
    std::vector<double> sums_;  // of the weights up to each
};

/// The p of a source within the first days of those ahead. Never less for more of them.
inline double probability_within(const found_source& s, const ask_shares& shares,
                                 const days_ahead_of& first, const anticipate_policy& p) {
    const auto* rate = std::get_if<rate_source>(&s.of);
    if (!rate) return s.p * shares.until(first.until);
    if (first.exposed == 0) return 0;
    auto sooner = *rate;
    sooner.query.horizon = first.exposed;
    return detail::source_probability<double>(sooner, first, p);
}

}  // namespace upward
