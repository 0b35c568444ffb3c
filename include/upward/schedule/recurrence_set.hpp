// SPDX-License-Identifier: BSL-1.0
//
// A recurrence set: rules and dates, less rules and dates of exception, each instant once. It is
// merged as one goes, never written out.
//
//     auto set = upward::recurrence_set{};
//     set.include(*weekly).include(one_more).exclude(holiday);
//     for (auto t : set) use(t);                    // ascending
//     set.after(now);                               // the next one, or none
//
// All of a set speaks one language: UTC seconds when its rules are in zones, local seconds when
// they are not; the zones of its rules may differ. An exception takes away exactly its instant, and
// one that meets nothing does nothing. The text of a set is in property_text.hpp.
//
// A question steps over what is taken away; it fails with limit_exceeded when that is more than
// max_exceptions in a row. Counting is arithmetic while there is one rule, and none of exception;
// else the set is walked, and more than max_walk is limit_exceeded.
#pragma once

#include <upward/schedule/recurrence.hpp>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace upward {

/// RFC 5545 leaves open what a start is that its rule does not match. Here it is no occurrence; or
/// the first of all, counted by COUNT, as some calendars have it.
enum class start_rule : std::uint8_t { when_matched, always };

class recurrence_set {
public:
    static constexpr std::int32_t max_exceptions = 1 << 16;
    static constexpr std::int64_t max_walk = 1 << 20;

    recurrence_set& include(recurrence rule) { return rules_.push_back(std::move(rule)), *this; }
    recurrence_set& exclude(recurrence rule) { return except_.push_back(std::move(rule)), *this; }
    recurrence_set& include(std::int64_t t) { return insert(dates_, t), *this; }
    recurrence_set& exclude(std::int64_t t) { return insert(except_dates_, t), *this; }

    /// A rule with its start as the first occurrence, whether it matches or not; a start that is
    /// missing in its zone is none. Fails as recurrence::make does.
    status include_from_start(const recurrence& rule);

    class iterator;
    iterator begin() const;
    iterator end() const;
    /// At the first one not before t.
    iterator from(std::int64_t t) const;

    using found = recurrence::found;

    /// The first one after t, or not before t when inclusive; none when there is none.
    found after(std::int64_t t, bool inclusive = false) const;
    /// The last one before t, or not after t when inclusive.
    found before(std::int64_t t, bool inclusive = false) const;
    /// All in [from, to), ascending, at most `most` of them: more is limit_exceeded.
    result<std::vector<std::int64_t>> between(std::int64_t from, std::int64_t to,
                                              std::size_t most = 1'000'000) const;
    /// Writes those of [from, to) to a buffer, at most `room` of them; returns how many.
    result<std::size_t> write(std::int64_t from, std::int64_t to, std::int64_t* out,
                              std::size_t room) const;
    /// The one with so many before it; none when there are fewer.
    found nth(std::int64_t index) const;
    /// The last one, and how many there are; none when the set has no end.
    found last() const;
    found count() const;

    bool contains(std::int64_t t) const noexcept {
        return !is_taken_away(t) &&
               (has(dates_, t) || std::any_of(rules_.begin(), rules_.end(),
                                              [t](const auto& r) { return r.contains(t); }));
    }
    /// Whether a rule of it has no end.
    bool is_endless() const noexcept {
        return std::any_of(rules_.begin(), rules_.end(),
                           [](const auto& r) { return r.rule().is_endless(); });
    }

private:
    static void insert(std::vector<std::int64_t>& dates, std::int64_t t) {
        const auto at = std::lower_bound(dates.begin(), dates.end(), t);
        if (at == dates.end() || *at != t) dates.insert(at, t);
    }
    static bool has(const std::vector<std::int64_t>& dates, std::int64_t t) noexcept {
        return std::binary_search(dates.begin(), dates.end(), t);
    }
    bool is_taken_away(std::int64_t t) const noexcept {
        return has(except_dates_, t) || std::any_of(except_.begin(), except_.end(),
                                                    [t](const auto& r) { return r.contains(t); });
    }
    static error too_many() {
        return {errc::limit_exceeded, "the exceptions take away more than a call steps over"};
    }

    static error too_long() {
        return {errc::limit_exceeded, "a set of several rules is not counted beyond " +
                                          std::to_string(max_walk) + " occurrences"};
    }

    // Whether the set is one rule at most, and dates.
    bool is_countable() const noexcept { return rules_.size() < 2 && except_.empty(); }

    // A date by which the set has one more or one less than its rule.
    struct difference {
        std::int64_t date;
        std::int64_t sum;  // of all up to this one
    };
    std::vector<difference> differences() const;
    found nth_counted(std::int64_t index) const;

    // The nearest one of the rules and dates on one side, whatever is taken away.
    found nearest_after(std::int64_t t, bool inclusive) const;
    found nearest_before(std::int64_t t, bool inclusive) const;

    std::vector<recurrence> rules_;
    std::vector<recurrence> except_;
    std::vector<std::int64_t> dates_;
    std::vector<std::int64_t> except_dates_;
};

/// Goes forward. It keeps a place in each rule of the set.
class recurrence_set::iterator {
public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = std::int64_t;
    using difference_type = std::ptrdiff_t;
    using pointer = const std::int64_t*;
    using reference = std::int64_t;

    iterator() = default;

    std::int64_t operator*() const noexcept { return now_; }
    iterator& operator++() {
        pass(now_);
        settle();
        return *this;
    }
    iterator operator++(int) {
        auto before = *this;
        ++*this;
        return before;
    }
    bool operator==(const iterator& other) const noexcept { return now_ == other.now_; }

    /// Whether it ended by a bound on work, not by the set.
    bool gave_up() const noexcept { return gave_up_; }

private:
    friend class recurrence_set;
    static constexpr auto none = std::numeric_limits<std::int64_t>::max();

    explicit iterator(const recurrence_set* of) : of_(of) {}

    // To the nearest of all places that is not taken away.
    void settle() {
        for (std::int32_t steps = 0; steps <= max_exceptions; ++steps) {
            now_ = next_date_ < of_->dates_.size() ? of_->dates_[next_date_] : none;
            for (std::size_t i = 0; i < places_.size(); ++i) {
                if (places_[i] != of_->rules_[i].end()) now_ = std::min(now_, *places_[i]);
                gave_up_ = gave_up_ || places_[i].gave_up();
            }
            if (now_ == none || !of_->is_taken_away(now_)) return;
            pass(now_);
        }
        gave_up_ = true;
        now_ = none;
    }

    // Every place that shows t goes on.
    void pass(std::int64_t t) {
        if (next_date_ < of_->dates_.size() && of_->dates_[next_date_] == t) ++next_date_;
        for (std::size_t i = 0; i < places_.size(); ++i)
            if (places_[i] != of_->rules_[i].end() && *places_[i] == t) ++places_[i];
    }

    const recurrence_set* of_ = nullptr;
    std::vector<recurrence::iterator> places_;
    std::size_t next_date_ = 0;
    std::int64_t now_ = none;
    bool gave_up_ = false;
};

inline recurrence_set::iterator recurrence_set::from(std::int64_t t) const {
    auto it = iterator{this};
    for (const auto& rule : rules_) it.places_.push_back(rule.from(t));
    it.next_date_ = static_cast<std::size_t>(std::lower_bound(dates_.begin(), dates_.end(), t) -
                                             dates_.begin());
    it.settle();
    return it;
}
inline recurrence_set::iterator recurrence_set::begin() const {
    return from(first_local - 2 * seconds_a_day);
}
inline recurrence_set::iterator recurrence_set::end() const { return iterator{this}; }

inline recurrence_set::found recurrence_set::nearest_after(std::int64_t t, bool inclusive) const {
    auto nearest = std::optional<std::int64_t>{};
    const auto take = [&nearest](std::int64_t other) {
        if (!nearest || other < *nearest) nearest = other;
    };
    const auto place = std::lower_bound(dates_.begin(), dates_.end(), t + !inclusive);
    if (place != dates_.end()) take(*place);
    for (const auto& rule : rules_) {
        const auto next = rule.after(t, inclusive);
        if (!next) return next;
        if (*next) take(**next);
    }
    return nearest;
}

inline recurrence_set::found recurrence_set::nearest_before(std::int64_t t, bool inclusive) const {
    auto nearest = std::optional<std::int64_t>{};
    const auto take = [&nearest](std::int64_t other) {
        if (!nearest || other > *nearest) nearest = other;
    };
    const auto place = std::lower_bound(dates_.begin(), dates_.end(), t + inclusive);
    if (place != dates_.begin()) take(*(place - 1));
    for (const auto& rule : rules_) {
        const auto next = rule.before(t, inclusive);
        if (!next) return next;
        if (*next) take(**next);
    }
    return nearest;
}

inline recurrence_set::found recurrence_set::after(std::int64_t t, bool inclusive) const {
    for (std::int32_t steps = 0; steps <= max_exceptions; ++steps) {
        auto next = nearest_after(t, inclusive);
        if (!next || !*next || !is_taken_away(**next)) return next;
        t = **next;
        inclusive = false;
    }
    return too_many();
}

inline recurrence_set::found recurrence_set::before(std::int64_t t, bool inclusive) const {
    for (std::int32_t steps = 0; steps <= max_exceptions; ++steps) {
        auto next = nearest_before(t, inclusive);
        if (!next || !*next || !is_taken_away(**next)) return next;
        t = **next;
        inclusive = false;
    }
    return too_many();
}

inline result<std::vector<std::int64_t>> recurrence_set::between(std::int64_t from, std::int64_t to,
                                                                 std::size_t most) const {
    auto all = std::vector<std::int64_t>{};
    auto it = this->from(from);
    for (; it != end() && *it < to; ++it) {
        if (all.size() == most)
            return error{errc::limit_exceeded,
                         "more than " + std::to_string(most) + " occurrences"};
        all.push_back(*it);
    }
    if (it.gave_up()) return too_many();
    return all;
}

}  // namespace upward

#include <upward/schedule/recurrence_set_count.hpp>
