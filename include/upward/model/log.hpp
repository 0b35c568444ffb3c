// SPDX-License-Identifier: BSL-1.0
//
// The log: everything known, append-only. Nothing in it is edited; corrections are entries, and what
// stands on a day is worked out from all that hold by then.
//
//     upward::entry_log log;
//     log.append(entry);                       // true: new; false: known already, with equal content
//     log.standing(as_of);                     // the entries that hold, in order
//
// The order in which entries arrive changes nothing: merging two logs gives the same answers either
// way. An entry is stored once, under its id. What both froze no correction changes (frozen.hpp).
#pragma once

#include <upward/core/result.hpp>
#include <upward/model/entry.hpp>
#include <upward/model/frozen.hpp>
#include <upward/model/limits.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

using entry_ptr = std::shared_ptr<const entry>;

/// When an entry begins to count: its day, and the minute when it has one.
struct entry_moment {
    day_number day = 0;
    std::optional<minute_of_day> at = {};
    auto operator<=>(const entry_moment&) const = default;
};

class entry_log {
public:
    /// Whether the entry is new. Fails as `check` does, or with id_conflict (the id is known with
    /// other content), correction_cycle, or limit_exceeded; the log is then as it was.
    result<bool> append(entry e) {
        auto added = append(std::vector<entry>{std::move(e)});
        if (!added) {
            auto trouble = added.error();
            if (trouble.where.pointer.starts_with("/0")) trouble.where.pointer.erase(0, 2);
            return trouble;
        }
        return *added == 1;
    }

    /// All of them or none: how many were new. The pointer of an error starts with the index.
    result<std::size_t> append(std::vector<entry> batch);

    /// Every entry that was appended, corrections included, in the order of `comes_before`.
    std::vector<entry_ptr> entries() const {
        auto all = std::vector<entry_ptr>{};
        all.reserve(by_id_.size());
        for (const auto& [name, e] : by_id_) all.push_back(e);
        in_order(all);
        return all;
    }

    /// What holds at the end of `as_of`: entries dated by then, replaced and withdrawn by the
    /// corrections that hold by then; in order, without the corrections themselves. A correction
    /// holds from its own date, never before its target's; of several, the last one counts.
    /// O(n log n).
    std::vector<entry_ptr> standing(date as_of) const;

    /// The first moment after `as_of` at which an entry of the log, or what replaces it, begins to
    /// count; nothing when all of it does. O(n).
    std::optional<entry_moment> next_after(date as_of) const;

    std::size_t size() const noexcept { return by_id_.size(); }

    const entry* find(std::string_view name) const {
        const auto found = by_id_.find(name);
        return found == by_id_.end() ? nullptr : found->second.get();
    }

private:
    using index = std::map<std::string, entry_ptr, std::less<>>;
    using lengths = std::map<std::string, std::size_t, std::less<>>;

    /// What a correction does to its target: nothing (it was taken back), withdraw, or replace.
    struct action {
        enum { none, withdraw, replace } what = none;
        const entry* replacement = nullptr;
        day_number since = 0;  ///< what does it holds from this day on
    };
    struct correction_node {
        const entry* source;
        day_number from;  ///< holds from this day on
        action effect;
    };

    static void in_order(std::vector<entry_ptr>& list) {
        std::sort(list.begin(), list.end(),
                  [](const auto& a, const auto& b) { return comes_before(*a, *b); });
    }
    /// Walks from a correction to the end of its chain; `pending` and `longer` are what its batch
    /// adds.
    status check_chain(const entry& e, const index& pending, lengths& longer) const;
    std::map<std::string_view, action> corrections_in_force(day_number as_of) const;
    static entry corrected(const entry& original, const action& effect);
    entry as_frozen(const entry& original) const;

    index by_id_;
    lengths chains_;  // where chains end, known or not: how many corrections the longest one has
};

inline result<std::size_t> entry_log::append(std::vector<entry> batch) {
    const auto at = [](std::size_t i, error e) {
        e.where.pointer = "/" + std::to_string(i) + e.where.pointer;
        return e;
    };
    auto pending = index{};
    auto longer = lengths{};
    for (std::size_t i = 0; i < batch.size(); ++i) {
        auto& e = batch[i];
        if (auto fine = check(e); !fine) return at(i, fine.error());
        const auto known = find(e.id.text);
        const auto twin = pending.find(e.id.text);
        const auto* same_id = known ? known : twin != pending.end() ? twin->second.get() : nullptr;
        if (same_id) {
            if (*same_id == e) continue;
            return at(
                i, error{errc::id_conflict, "the id " + e.id.text + " is known with other content",
                         place{"/id"}});
        }
        if (auto fine = check_chain(e, pending, longer); !fine) return at(i, fine.error());
        if (by_id_.size() + pending.size() >= max_entries)
            return at(i, error{errc::limit_exceeded,
                               "a log has at most " + std::to_string(max_entries) + " entries"});
        auto name = e.id.text;
        pending.emplace(std::move(name), std::make_shared<const entry>(std::move(e)));
    }
    const auto added = pending.size();
    by_id_.merge(pending);
    chains_.merge(longer);  // leaves behind what was there
    for (const auto& [name, length] : longer) chains_.find(name)->second = length;
    return added;
}

inline status entry_log::check_chain(const entry& e, const index& pending, lengths& longer) const {
    const auto* link = get_if<correction>(&e.body);
    if (!link) return {};
    const auto chain_to = [&](const std::string& name) {
        if (const auto found = longer.find(name); found != longer.end()) return found->second;
        const auto found = chains_.find(name);
        return found == chains_.end() ? std::size_t{0} : found->second;
    };
    for (auto length = chain_to(e.id.text) + 1;; ++length) {
        const auto& target = link->target.target.text;
        if (target == e.id.text)
            return error{errc::correction_cycle, "the correction leads back to itself",
                         place{"/target"}};
        if (length > max_correction_chain)
            return error{errc::limit_exceeded,
                         "corrections of corrections go at most " +
                             std::to_string(max_correction_chain) + " deep",
                         place{"/target"}};
        const auto waiting = pending.find(target);
        const auto* next = waiting != pending.end() ? waiting->second.get() : find(target);
        link = next ? get_if<correction>(&next->body) : nullptr;
        if (link) continue;
        longer[target] = std::max(length, chain_to(target));
        return {};
    }
}

/// For each corrected entry, what the correction that counts does to it.
inline std::map<std::string_view, entry_log::action> entry_log::corrections_in_force(
    day_number as_of) const {
    // A correction points at its target: follow from each to the entry at the end, so that the
    // corrections can be taken from the nearest to the farthest, then back.
    auto chain_order = std::vector<const entry*>{};
    auto from = std::map<std::string_view, day_number>{};
    for (const auto& [name, e] : by_id_) {
        auto path = std::vector<const entry*>{};
        const auto* step = e.get();
        while (step && holds<correction>(step->body) && !from.contains(step->id.text)) {
            path.push_back(step);
            step = find(get<correction>(step->body).target.target.text);
        }
        if (path.empty() || !step) continue;  // its target is not known yet: it waits
        auto earliest =
            from.contains(step->id.text) ? from.at(step->id.text) : to_day_number(step->date);
        for (auto link = path.rbegin(); link != path.rend(); ++link) {
            if (!(*link)->date.is_special())
                earliest = std::max(earliest, to_day_number((*link)->date));
            from.emplace((*link)->id.text, earliest);
            chain_order.push_back(*link);
        }
    }

    auto counting = std::map<std::string_view, correction_node>{};  // by target
    for (auto it = chain_order.rbegin(); it != chain_order.rend(); ++it) {
        const auto& source = **it;
        const auto& link = get<correction>(source.body);
        const auto start = from.at(source.id.text);
        if (start > as_of) continue;

        auto effect = link.replaces ? action{action::replace, &**link.replaces, start}
                                    : action{action::withdraw, nullptr, start};
        if (const auto revised = counting.find(source.id.text); revised != counting.end()) {
            if (revised->second.effect.what == action::withdraw) continue;  // taken back
            effect = revised->second.effect;
        }
        const auto node = correction_node{&source, start, effect};
        const auto [held, first] = counting.emplace(link.target.target.text, node);
        const auto later = [](const correction_node& a, const correction_node& b) {
            return a.from != b.from ? a.from > b.from : comes_before(*b.source, *a.source);
        };
        if (!first && later(node, held->second)) held->second = node;
    }

    auto effects = std::map<std::string_view, action>{};
    for (const auto& [target, node] : counting) effects.emplace(target, node.effect);
    return effects;
}

/// Precondition: the effect is a replacement.
inline entry entry_log::corrected(const entry& original, const action& effect) {
    auto replaced = *effect.replacement;
    replaced.id = original.id;
    if (replaced.date.is_special()) replaced.date = original.date;
    return replaced;
}

/// An entry with terms as it stood on the day before they froze.
inline entry entry_log::as_frozen(const entry& original) const {
    auto before = original;
    auto from = *frozen_from(original);
    for (std::size_t moves = 0; moves <= by_id_.size();
         ++moves) {  // corrections may move the start
        const auto effects = corrections_in_force(from - 1);
        const auto found = effects.find(original.id.text);
        if (found == effects.end() || found->second.what != action::replace) break;
        before = corrected(original, found->second);
        const auto moved = frozen_from(before).value_or(from);
        if (moved <= from) break;
        from = moved;
    }
    return before;
}

inline std::vector<entry_ptr> entry_log::standing(date as_of) const {
    const auto today = to_day_number(as_of);
    const auto effects = corrections_in_force(today);
    auto holding = std::vector<entry_ptr>{};
    for (const auto& [name, original] : by_id_) {
        if (holds<correction>(original->body)) continue;
        auto e = original;
        if (const auto found = effects.find(name); found != effects.end()) {
            if (found->second.what == action::withdraw) continue;
            auto replaced = corrected(*original, found->second);
            if (frozen_from(*original)) {
                const auto frozen = as_frozen(*original);
                if (found->second.since >= frozen_from(frozen).value_or(last_day))
                    keep_terms(replaced, frozen);
            }
            e = std::make_shared<const entry>(std::move(replaced));
        }
        if (to_day_number(e->date) <= today) holding.push_back(std::move(e));
    }
    in_order(holding);
    return holding;
}

inline std::optional<entry_moment> entry_log::next_after(date as_of) const {
    const auto today = to_day_number(as_of);
    const auto effects = corrections_in_force(today);
    auto first = std::optional<entry_moment>{};
    const auto consider = [&](date on, std::optional<minute_of_day> at) {
        if (on.is_special() || to_day_number(on) <= today) return;
        const auto moment = entry_moment{to_day_number(on), at};
        if (!first || moment < *first) first = moment;
    };
    for (const auto& [name, e] : by_id_) {
        const auto effect = effects.find(name);
        if (effect == effects.end()) consider(e->date, e->at);
        else if (effect->second.replacement)
            consider(effect->second.replacement->date, effect->second.replacement->at);
    }
    return first;
}

}  // namespace upward
