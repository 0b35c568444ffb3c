// SPDX-License-Identifier: BSL-1.0
//
// The items of an agenda, found by what they are about, so that each thing stands once.
#pragma once

#include <upward/plan/agenda_items.hpp>
#include <upward/schedule/day.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward::detail {

/// Items by the things and topics that they are about.
class agenda_list {
public:
    void add(agenda_item item, const std::string& topic = {}) {
        things_.try_emplace(item.about, items_.size());
        if (!topic.empty()) topics_.try_emplace(topic, items_.size());
        items_.push_back(std::move(item));
    }

    /// Null when there is none. It holds until the next is added.
    agenda_item* of_thing(std::string_view id) { return found(things_, id); }
    agenda_item* of_topic(std::string_view topic) { return found(topics_, topic); }

    /// In the order of the agenda; of one sort as they came.
    std::vector<agenda_item> sorted() && {
        std::stable_sort(items_.begin(), items_.end(),
                         [](const auto& a, const auto& b) { return a.sort < b.sort; });
        return std::move(items_);
    }

private:
    using places = std::map<std::string, std::size_t, std::less<>>;

    agenda_item* found(const places& in, std::string_view name) {
        const auto at = in.find(name);
        return at == in.end() ? nullptr : &items_[at->second];
    }

    std::vector<agenda_item> items_;
    places things_, topics_;
};

inline void is_due(agenda_item& item, date by) {
    if (!item.by || by < *item.by) item.by = by;
}

}  // namespace upward::detail
