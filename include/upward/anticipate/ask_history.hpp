// SPDX-License-Identifier: BSL-1.0
//
// The asks down a line of people, by link, topic, and the event that they name. Link 0 leads from
// the boss to the report, link 1 from the boss's boss to the boss. An ask on a day that does not
// count (free, or one of report and boss away; above them a free day) counts on the next that does.
#pragma once

#include <upward/anticipate/ask_days.hpp>
#include <upward/model/line.hpp>
#include <upward/model/state.hpp>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace upward {

class ask_history {
public:
    ask_history(const state& now, const line_of_people& line) : links_(line.links()) {
        auto first = std::numeric_limits<day_number>::max();
        for (const auto& a : now.all<ask>()) {
            const auto link = link_of(*a, line);
            if (!link || a.day < line.who.start) continue;
            const auto& calendar = *link == 0 ? line.there.both : line.there.report;
            const auto day = calendar.next(a.day);
            if (*link == 0) first = std::min(first, day);
            auto& asks = links_[*link];
            asks.on_topic[a->topic].add(a, day);
            if (a->event) asks.for_event[a->event->target.text].add(a, day);
            else asks.unprompted[a->topic].add(a, day);
        }
        for (auto& link : links_)
            for (auto* some : {&link.on_topic, &link.unprompted, &link.for_event})
                for (auto& [name, days] : *some) days.sort();
        start_ = line.who.known() ? line.who.start : first;
    }

    using lists = std::map<std::string_view, ask_days>;

    /// All of them by topic.
    const lists& on_topics(std::size_t link) const { return links_[link].on_topic; }

    /// Those on one; null when there are none.
    const ask_days* on_topic(std::size_t link, std::string_view topic) const {
        return find(links_[link].on_topic, topic);
    }
    /// Those that name no event.
    const ask_days* unprompted(std::size_t link, std::string_view topic) const {
        return find(links_[link].unprompted, topic);
    }
    const ask_days* for_event(std::size_t link, std::string_view event) const {
        return find(links_[link].for_event, event);
    }

    /// When the relationship began; where nobody is known, the day of the first ask.
    day_number start() const noexcept { return start_; }

private:
    struct asks_of_link {
        lists on_topic, unprompted, for_event;
    };

    static std::optional<std::size_t> link_of(const ask& a, const line_of_people& line) {
        if (!line.who.known()) return 0;
        const auto by = line.links_below(a.by.target.text), to = line.links_below(a.to.target.text);
        if (!by || !to || *by != *to + 1) return std::nullopt;
        return *to;
    }

    static const ask_days* find(const lists& all, std::string_view name) {
        const auto found = all.find(name);
        return found == all.end() ? nullptr : &found->second;
    }

    std::vector<asks_of_link> links_;
    day_number start_ = 0;
};

}  // namespace upward
