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

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

namespace upward {

/// An entry of one kind: what it says, and the envelope that it came in.
template <class Kind>
struct fact {
    entry_ptr source;
    day_number day = 0;

    const Kind& operator*() const noexcept { return *std::get_if<Kind>(&source->body); }
    const Kind* operator->() const noexcept { return std::get_if<Kind>(&source->body); }
    const std::string& id() const noexcept { return source->id.text; }
    const std::string& area() const noexcept { return source->area; }
};

class state {
public:
    state() = default;
    state(date as_of, calendar_definition calendar)
        : as_of_(to_day_number(as_of)), calendar_(std::move(calendar)) {}

    /// Takes one more entry in. Entries come in any order; corrections have been followed before
    /// (see `entry_log::standing`). Constant time when they come in order.
    void apply(entry_ptr e);

    day_number as_of() const noexcept { return as_of_; }
    const calendar_definition& calendar() const noexcept { return calendar_; }

    /// All entries of a kind in the order of the log.
    template <class Kind>
    const std::vector<fact<Kind>>& all() const noexcept {
        return std::get<std::vector<fact<Kind>>>(facts_);
    }

    /// What the entry of that id says, when it is of that kind.
    template <class Kind>
    const Kind* find(std::string_view name) const noexcept {
        const auto* e = find_entry(name);
        return e ? std::get_if<Kind>(&e->body) : nullptr;
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
    template <class Kind>
    using list_of = std::vector<fact<Kind>>;
    using lists =
        boost::mp11::mp_rename<boost::mp11::mp_transform<list_of, entry_body>, std::tuple>;

    day_number as_of_ = 0;
    calendar_definition calendar_;
    lists facts_;
    std::map<std::string_view, entry_ptr> by_id_;
};

inline void state::apply(entry_ptr e) {
    by_id_.insert_or_assign(std::string_view{e->id.text}, e);
    std::visit(
        [&](const auto& kind) {
            using Kind = std::remove_cvref_t<decltype(kind)>;
            auto& list = std::get<list_of<Kind>>(facts_);
            const auto day = to_day_number(e->date);
            if (list.empty() || comes_before(*list.back().source, *e)) {
                list.push_back({std::move(e), day});
                return;
            }
            const auto place = std::upper_bound(
                list.begin(), list.end(), *e,
                [](const entry& a, const fact<Kind>& b) { return comes_before(a, *b.source); });
            list.insert(place, {std::move(e), day});
        },
        e->body);
}

/// The state at the end of `as_of`.
inline state fold(const std::vector<entry_ptr>& standing, const calendar_definition& calendar,
                  date as_of) {
    auto folded = state{as_of, calendar};
    for (const auto& e : standing) folded.apply(e);
    return folded;
}

inline state fold(const entry_log& entries, const calendar_definition& calendar, date as_of) {
    return fold(entries.standing(as_of), calendar, as_of);
}

}  // namespace upward
