// SPDX-License-Identifier: BSL-1.0
//
// The state: what is known at the end of one day, by kind, in order. It grows by `apply(entry)`
// alone, one entry at a time or a whole log, so that an increment and a replay cannot differ.
//
//     auto now = upward::fold(log, calendar, as_of);     // what stands on that day
//     for (const auto& asked : now.all<upward::ask>()) use(asked.day, asked->topic);
//     now.find<upward::person>("boss")->name;
//
// Engines read a state and a policy and nothing else. A state keeps its entries alive; copying it
// is cheap in memory.
#pragma once

#include <upward/model/log.hpp>
#include <upward/schedule/calendar.hpp>

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

/// An entry of one kind: what it says, and the envelope that it came in. A view, valid as long as the
/// state or a copy of it.
template <class Kind>
struct fact {
    const entry* source = nullptr;
    day_number day = 0;

    fact() = default;
    explicit fact(const entry& e) : source(&e), day(to_day_number(e.date)) {}

    const Kind& operator*() const noexcept { return get<Kind>(source->body); }
    const Kind* operator->() const noexcept { return &get<Kind>(source->body); }
    const std::string& id() const noexcept { return source->id.text; }
    const std::string& area() const noexcept { return source->area; }
    explicit operator bool() const noexcept { return source != nullptr; }
};

/// The facts of one kind in the order of the log, as a range of `fact<Kind>`.
template <class Kind>
class facts_of {
public:
    class iterator {
    public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = fact<Kind>;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = fact<Kind>;

        iterator() = default;
        explicit iterator(const entry_ptr* at) : at_(at) {}

        fact<Kind> operator*() const { return fact<Kind>{**at_}; }
        fact<Kind> operator[](difference_type n) const { return *(*this + n); }
        iterator& operator++() { return ++at_, *this; }
        iterator operator++(int) { return iterator{at_++}; }
        iterator& operator--() { return --at_, *this; }
        iterator operator--(int) { return iterator{at_--}; }
        iterator& operator+=(difference_type n) { return at_ += n, *this; }
        iterator& operator-=(difference_type n) { return at_ -= n, *this; }
        friend iterator operator+(iterator i, difference_type n) { return i += n; }
        friend iterator operator-(iterator i, difference_type n) { return i -= n; }
        friend difference_type operator-(iterator a, iterator b) { return a.at_ - b.at_; }
        auto operator<=>(const iterator&) const = default;

    private:
        const entry_ptr* at_ = nullptr;
    };

    explicit facts_of(const std::vector<entry_ptr>& list)
        : begin_(list.data()), end_(list.data() + list.size()) {}
    facts_of(iterator begin, iterator end) : begin_(begin), end_(end) {}

    iterator begin() const { return begin_; }
    iterator end() const { return end_; }
    auto rbegin() const { return std::reverse_iterator{end()}; }
    auto rend() const { return std::reverse_iterator{begin()}; }
    bool empty() const noexcept { return begin_ == end_; }
    std::size_t size() const noexcept { return static_cast<std::size_t>(end_ - begin_); }
    fact<Kind> operator[](std::size_t i) const { return begin()[static_cast<std::ptrdiff_t>(i)]; }
    fact<Kind> front() const { return *begin(); }
    fact<Kind> back() const { return *(end() - 1); }

private:
    iterator begin_, end_;
};

/// Those of a day or later. O(log n).
template <class Kind>
facts_of<Kind> from_day(const facts_of<Kind>& facts, day_number day) {
    const auto first = std::partition_point(facts.begin(), facts.end(),
                                            [day](const auto& f) { return f.day < day; });
    return {first, facts.end()};
}

class state {
public:
    state() = default;
    state(date as_of, calendar_definition calendar)
        : as_of_(to_day_number(as_of)), calendar_(std::move(calendar)) {}

    /// Takes one more entry in. Entries come in any order; corrections have been followed before
    /// (see `entry_log::standing`). Constant time when they come in order.
    void apply(entry_ptr e);

    day_number as_of() const noexcept { return as_of_; }

    /// When the next entry of the log that it was folded from begins to count, as far as it knows.
    const std::optional<entry_moment>& next_entry() const noexcept { return next_entry_; }
    void set_next_entry(std::optional<entry_moment> moment) { next_entry_ = moment; }

    /// The same entries at the end of another day.
    state on(day_number day) const {
        auto other = *this;
        other.as_of_ = day;
        return other;
    }
    void pass_to(day_number day) noexcept { as_of_ = day; }
    const calendar_definition& calendar() const noexcept { return calendar_; }

    /// All entries of a kind in the order of the log.
    template <entry_kind Kind>
    facts_of<Kind> all() const noexcept {
        return facts_of<Kind>{lists_[kind_index<Kind>]};
    }

    /// What the entry of that id says, when it is of that kind.
    template <entry_kind Kind>
    const Kind* find(std::string_view name) const noexcept {
        const auto* e = find_entry(name);
        return e ? get_if<Kind>(&e->body) : nullptr;
    }

    const entry* find_entry(std::string_view name) const noexcept {
        const auto found = by_id_.find(name);
        return found == by_id_.end() ? nullptr : found->second.get();
    }

    /// Every entry, in the order of ids.
    std::vector<entry_ptr> entries() const {
        auto all = std::vector<entry_ptr>{};
        all.reserve(by_id_.size());
        for (const auto& [name, e] : by_id_) all.push_back(e);
        return all;
    }

private:
    day_number as_of_ = 0;
    std::optional<entry_moment> next_entry_;
    calendar_definition calendar_;
    std::array<std::vector<entry_ptr>, kind_count> lists_;
    std::map<std::string_view, entry_ptr> by_id_;
};

inline void state::apply(entry_ptr e) {
    by_id_.insert_or_assign(std::string_view{e->id.text}, e);
    auto& list = lists_[e->body.index()];
    if (list.empty() || comes_before(*list.back(), *e)) {
        list.push_back(std::move(e));
        return;
    }
    const auto place = std::upper_bound(
        list.begin(), list.end(), e,
        [](const entry_ptr& a, const entry_ptr& b) { return comes_before(*a, *b); });
    list.insert(place, std::move(e));
}

/// The state at the end of `as_of`.
inline state fold(const std::vector<entry_ptr>& standing, const calendar_definition& calendar,
                  date as_of) {
    auto folded = state{as_of, calendar};
    for (const auto& e : standing) folded.apply(e);
    return folded;
}

inline state fold(const entry_log& entries, const calendar_definition& calendar, date as_of) {
    auto folded = fold(entries.standing(as_of), calendar, as_of);
    folded.set_next_entry(entries.next_after(as_of));
    return folded;
}

}  // namespace upward
