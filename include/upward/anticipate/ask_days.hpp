// SPDX-License-Identifier: BSL-1.0
//
// Asks of one person by another on one topic, by the day on which each counts: a free day's asks
// count on the next working day (rhythm/asks.hpp). So many questions of the kind "who asked between
// two days" are answered by halving.
#pragma once

#include <upward/model/state.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace upward {

struct dated_ask {
    fact<ask> source;
    day_number day = 0;  ///< on which it counts
};

class ask_days {
public:
    /// Later additions may come in any order; `sort` ends them.
    void add(const fact<ask>& asked, day_number day) { asks_.push_back({asked, day}); }

    void sort() {
        std::sort(asks_.begin(), asks_.end(), [](const dated_ask& a, const dated_ask& b) {
            return a.day != b.day ? a.day < b.day
                                  : comes_before(*a.source.source, *b.source.source);
        });
        for (const auto& a : asks_)
            if (days_.empty() || days_.back() != a.day) days_.push_back(a.day);
    }

    std::span<const dated_ask> all() const noexcept { return asks_; }

    /// Those that count in [from, to]. O(log n).
    std::span<const dated_ask> between(day_number from, day_number to) const {
        const auto first = std::partition_point(asks_.begin(), asks_.end(),
                                                [from](const auto& a) { return a.day < from; });
        const auto last =
            std::partition_point(first, asks_.end(), [to](const auto& a) { return a.day <= to; });
        return {asks_.data() + (first - asks_.begin()), static_cast<std::size_t>(last - first)};
    }

    bool any_between(day_number from, day_number to) const { return !between(from, to).empty(); }

    /// The days with an ask, each once, up to `day`. O(log n).
    std::span<const day_number> days_until(day_number day) const {
        const auto end = std::upper_bound(days_.begin(), days_.end(), day);
        return {days_.data(), static_cast<std::size_t>(end - days_.begin())};
    }

private:
    std::vector<dated_ask> asks_;
    std::vector<day_number> days_;
};

}  // namespace upward
