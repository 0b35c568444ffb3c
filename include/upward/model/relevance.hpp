// SPDX-License-Identifier: BSL-1.0
//
// Relevance along links: how much one thing moves another. A path counts the product of its links'
// strengths, and the paths that end in one place add up, to 1 at most. A path visits nothing twice,
// has at most 6 links, and of one start at most a thousand steps are followed: more can only be a
// tangle.
//
//     const auto graph = upward::link_graph{now};
//     for (const auto& path : graph.paths_from("migration", day, is_metric).paths)
//         use(path.end, path.links);
#pragma once

#include <upward/core/trace.hpp>
#include <upward/model/state.hpp>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

struct link_path {
    std::string_view end;
    std::vector<fact<link>> links;

    /// In [0, 1].
    template <class Number>
    Number strength() const {
        Number product = Number(1);
        for (const auto& l : links)
            product = product * leaf<Number>::entry(l.id(), l->strength.value);
        return product;
    }
};

/// The days on which something holds: [from, until).
struct days_it_holds {
    day_number from = std::numeric_limits<day_number>::min();
    day_number until = std::numeric_limits<day_number>::max();

    bool contains(day_number day) const noexcept { return day >= from && day < until; }

    /// It rests on an entry of the day `of`, that is there on `day` or is not yet.
    void turn(day_number of, day_number day) noexcept {
        if (of <= day) from = std::max(from, of);
        else until = std::min(until, of);
    }
    void meet(const days_it_holds& other) noexcept {
        from = std::max(from, other.from);
        until = std::min(until, other.until);
    }
};

struct known_paths {
    std::vector<link_path> paths;
    days_it_holds days;  ///< on which a search finds the same
};

class link_graph {
public:
    /// A link that names something private, in a shared state, leads nowhere. O(n log n).
    explicit link_graph(const state& now) {
        for (const auto& l : now.all<link>())
            if (!l->from.empty() && !l->to.empty()) from_[l->from.target.text].push_back(l);
    }

    /// The paths that begin in `start`, by the links known at the end of `day`: the one without
    /// links first; depth first, in the order of the log. Only those whose end `wanted` says.
    template <class Wanted>
    known_paths paths_from(std::string_view start, day_number day, const Wanted& wanted) const {
        auto found = known_paths{};
        auto steps = most_steps;
        auto so_far = link_path{start, {}};
        if (wanted(start)) found.paths.push_back(so_far);
        follow(start, day, wanted, so_far, found, steps);
        return found;
    }

    /// Since when links lead from any of the starts, each there since its day, to each place: also
    /// where a tangle has more paths than are followed. O(links · log n).
    std::map<std::string_view, day_number> reached_since(
        std::map<std::string_view, day_number> starts) const;

    static constexpr std::size_t most_links = 6;
    static constexpr int most_steps = 1000;

private:
    template <class Wanted>
    void follow(std::string_view start, day_number day, const Wanted& wanted, link_path& so_far,
                known_paths& found, int& steps) const {
        const auto links = from_.find(so_far.end);
        if (links == from_.end() || so_far.links.size() == most_links) return;
        for (const auto& l : links->second) {
            found.days.turn(l.day, day);
            if (l.day > day) return;
            const auto next = std::string_view{l->to.target.text};
            const auto visited =
                next == start ||
                std::any_of(so_far.links.begin(), so_far.links.end(),
                            [&](const auto& passed) { return passed->to == l->to; });
            if (visited || l->strength.value == 0) continue;
            if (steps-- <= 0) return;
            const auto here = so_far.end;
            so_far.end = next, so_far.links.push_back(l);
            if (wanted(next)) found.paths.push_back(so_far);
            follow(start, day, wanted, so_far, found, steps);
            so_far.end = here, so_far.links.pop_back();
        }
    }

    std::map<std::string_view, std::vector<fact<link>>> from_;
};

inline std::map<std::string_view, day_number> link_graph::reached_since(
    std::map<std::string_view, day_number> starts) const {
    auto reached = std::move(starts);
    auto newest = reached;
    for (std::size_t links = 0; links < most_links && !newest.empty(); ++links) {
        auto next = std::map<std::string_view, day_number>{};
        for (const auto& [place, since] : newest) {
            const auto found = from_.find(place);
            if (found == from_.end()) continue;
            for (const auto& l : found->second) {
                if (l->strength.value == 0) continue;
                const auto end = std::string_view{l->to.target.text};
                const auto day = std::max(since, l.day);
                const auto known = reached.try_emplace(end, last_day + 1).first;
                if (day >= known->second) continue;
                known->second = day;
                next[end] = day;
            }
        }
        newest = std::move(next);
    }
    return reached;
}

}  // namespace upward
