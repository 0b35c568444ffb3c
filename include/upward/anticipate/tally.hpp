// SPDX-License-Identifier: BSL-1.0
//
// What was learned from a series of occasions, as known on any day: how many there were, on how many
// an ask came, and how many working days it took, of which the median counts (halves up). A trace
// of such a count names the newest 20 by their entries and counts the earlier ones as a measure.
#pragma once

#include <upward/core/trace.hpp>
#include <upward/model/state.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace upward {

/// The middle of some numbers, of two the mean, halves up. Precondition: there is one.
inline std::int32_t median_halves_up(std::vector<std::int32_t> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1) return *middle;
    const auto below = *std::max_element(values.begin(), middle);
    return (below + *middle + 1) / 2;
}

struct occasion {
    const entry* source = nullptr;
    day_number known = 0;                 ///< since when it teaches
    std::optional<std::int32_t> wd = {};  ///< until or from the ask; none without one
};

class learned_tally {
public:
    void add(const occasion& o) { occasions_.push_back(o); }

    /// To be called once, after the last `add`.
    void sort() {
        std::sort(occasions_.begin(), occasions_.end(), [](const auto& a, const auto& b) {
            return a.known != b.known ? a.known < b.known : a.source->id < b.source->id;
        });
        hits_.assign(1, 0);
        for (const auto& o : occasions_) {
            hits_.push_back(hits_.back() + o.wd.has_value());
            if (o.wd) waits_.push_back(*o.wd);
        }
    }

    /// Those known by the end of `day`. O(log n).
    std::span<const occasion> until(day_number day) const {
        const auto end = std::upper_bound(occasions_.begin(), occasions_.end(), day,
                                          [](day_number d, const auto& o) { return d < o.known; });
        return {occasions_.data(), static_cast<std::size_t>(end - occasions_.begin())};
    }

    std::size_t hits_until(day_number day) const { return hits_[until(day).size()]; }

    /// The median wait; none below `least` of them. Kept until another day sees more.
    std::optional<std::int32_t> median_until(day_number day, std::size_t least) {
        const auto hits = hits_until(day);
        if (hits == 0 || hits < least) return std::nullopt;
        if (median_of_ != hits) {
            median_ = median_halves_up(
                {waits_.begin(), waits_.begin() + static_cast<std::ptrdiff_t>(hits)});
            median_of_ = hits;
        }
        return median_;
    }

private:
    std::vector<occasion> occasions_;      // by the day they are known
    std::vector<std::size_t> hits_ = {0};  // among the first so many
    std::vector<std::int32_t> waits_;      // of the hits
    std::size_t median_of_ = 0;
    std::int32_t median_ = 0;
};

/// How many of a series a trace names.
inline constexpr std::size_t most_named = 20;

/// The count of some things. `name` is of the measure, `id_of(i)` is of the entry behind the i-th.
template <class Number, class Id>
Number counted(std::size_t count, const char* name, const Id& id_of) {
    if constexpr (std::is_same_v<Number, double>) {
        return static_cast<double>(count);
    } else {
        const auto unnamed = count > most_named ? count - most_named : 0;
        Number sum(0);
        if (unnamed > 0) sum = leaf<Number>::measure({name}, static_cast<double>(unnamed));
        for (auto i = unnamed; i < count; ++i)
            sum = std::move(sum) + leaf<Number>::entry(id_of(i), 1);
        return sum;
    }
}

/// (hits + prior hits)/(events + prior events), by what is known at the end of `day`. O(log n); with
/// a trace, at most 20 leaves each, and linear in time.
template <class Number>
Number hit_probability(const learned_tally& seen, day_number day, const Number& prior_hits,
                       const Number& prior_events) {
    const auto events = seen.until(day);
    if constexpr (std::is_same_v<Number, double>) {
        return (static_cast<double>(seen.hits_until(day)) + prior_hits) /
               (static_cast<double>(events.size()) + prior_events);
    } else {
        auto hits = std::vector<const occasion*>{};
        for (const auto& o : events)
            if (o.wd) hits.push_back(&o);
        const auto hit_id = [&](std::size_t i) { return hits[i]->source->id.text; };
        const auto event_id = [&](std::size_t i) { return events[i].source->id.text; };
        return (counted<Number>(hits.size(), "earlier_hits", hit_id) + prior_hits) /
               (counted<Number>(events.size(), "earlier_events", event_id) + prior_events);
    }
}

}  // namespace upward
