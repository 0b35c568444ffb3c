// SPDX-License-Identifier: BSL-1.0
//
// Counting and writing a recurrence set, and rules whose start counts always. recurrence_set.hpp
// includes this.
#pragma once

#include <upward/schedule/recurrence_set.hpp>

#include <utility>

namespace upward {

inline status recurrence_set::include_from_start(const recurrence& rule) {
    const auto& options = rule.options();
    const auto* where = options.where;
    const auto is_missing = where && options.gaps == gap_rule::leave_out &&
                            where->at_local(rule.start()).kind == local_kind::gap;
    const auto start = where ? where->to_utc(rule.start()) : rule.start();
    if (is_missing || rule.contains(start)) return include(rule), status{};
    include(start);
    auto rest = rule.rule();
    if (rest.count == 0) return include(rule), status{};
    if (--rest.count == 0) return {};
    auto made = recurrence::make(std::move(rest), rule.start(), options);
    if (!made) return made.error();
    include(std::move(*made));
    return {};
}

inline result<std::size_t> recurrence_set::write(std::int64_t from, std::int64_t to,
                                                 std::int64_t* out, std::size_t room) const {
    std::size_t written = 0;
    if (from >= to) return written;
    if (is_countable() && rules_.size() == 1 && dates_.empty() && except_dates_.empty()) {
        auto it = rules_.front().from(from);
        written = it.write(out, room, to);
        if (it.gave_up()) return too_many();
        return written;
    }
    auto it = this->from(from);
    for (; it != end() && *it < to && written < room; ++it) out[written++] = *it;
    if (it.gave_up()) return too_many();
    return written;
}

inline std::vector<recurrence_set::difference> recurrence_set::differences() const {
    const auto in_rule = [this](std::int64_t t) {
        return !rules_.empty() && rules_.front().contains(t);
    };
    auto all = std::vector<difference>{};
    for (const auto t : dates_)
        if (!in_rule(t) && !has(except_dates_, t)) all.push_back({t, 1});
    for (const auto t : except_dates_)
        if (in_rule(t)) all.push_back({t, -1});
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.date < b.date; });
    for (std::size_t i = 1; i < all.size(); ++i) all[i].sum += all[i - 1].sum;
    return all;
}

// Between two dates that differ, the set is its rule with so many more or less before.
inline recurrence_set::found recurrence_set::nth_counted(std::int64_t index) const {
    const auto all = differences();
    auto low = std::size_t{0}, high = all.size();
    auto rank_of_low = std::int64_t{0};  // how many lie before the date below `low`
    while (low < high) {
        const auto middle = (low + high) / 2;
        const auto of_rule = rules_.empty() ? result<std::int64_t>{std::int64_t{0}}
                                            : rules_.front().rank(all[middle].date);
        if (!of_rule) return of_rule.error();
        const auto rank = *of_rule + (middle > 0 ? all[middle - 1].sum : 0);
        if (rank > index) high = middle;
        else low = middle + 1, rank_of_low = rank;
    }
    const auto sum = low > 0 ? all[low - 1].sum : 0;
    const auto is_more = low > 0 && sum > (low > 1 ? all[low - 2].sum : 0);
    if (is_more && rank_of_low == index) return std::optional{all[low - 1].date};
    if (rules_.empty()) return std::optional<std::int64_t>{};
    return rules_.front().nth(index - sum);
}

inline recurrence_set::found recurrence_set::nth(std::int64_t index) const {
    if (index < 0) return std::optional<std::int64_t>{};
    if (is_countable()) return nth_counted(index);
    auto it = begin();
    for (std::int64_t i = 0; it != end() && i < index; ++it, ++i)
        if (i == max_walk) return too_long();
    if (it.gave_up()) return too_many();
    return it != end() ? std::optional{*it} : std::nullopt;
}

inline recurrence_set::found recurrence_set::last() const {
    if (is_endless()) return std::optional<std::int64_t>{};
    return before(last_local + 2 * seconds_a_day, true);
}

inline recurrence_set::found recurrence_set::count() const {
    if (is_endless()) return std::optional<std::int64_t>{};
    if (is_countable()) {
        const auto all = differences();
        const auto more = all.empty() ? 0 : all.back().sum;
        const auto of_rule =
            rules_.empty() ? found{std::optional{std::int64_t{0}}} : rules_.front().count();
        if (!of_rule) return of_rule;
        return std::optional{**of_rule + more};
    }
    std::int64_t count = 0;
    auto it = begin();
    for (; it != end(); ++it)
        if (++count > max_walk) return too_long();
    if (it.gave_up()) return too_many();
    return std::optional{count};
}

}  // namespace upward
