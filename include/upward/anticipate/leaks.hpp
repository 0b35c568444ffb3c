// SPDX-License-Identifier: BSL-1.0
//
// Leaks: what is untold on a topic, a rival on it may tell at any event at which they are in the
// audience, whatever that event is about. So it is to be told by the working day before.
//
//     review Tue 04-07, 04-03 and 04-06 holidays: tell by Thu 04-02
#pragma once

#include <upward/anticipate/needs.hpp>
#include <upward/anticipate/peers.hpp>
#include <upward/anticipate/reasons.hpp>
#include <upward/model/state.hpp>
#include <upward/model/untold.hpp>
#include <upward/schedule/calendar.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

class leak_watch {
public:
    /// The state outlives it. O(n log n) in events and their audiences.
    explicit leak_watch(const state& now) : now_(now) {
        for (const auto& e : now.all<event>())
            for (const auto& listener : e->audience) {
                auto& heard = events_[listener.target.text];
                if (heard.empty() || heard.back().source != e.source) heard.push_back(e);
            }
        for (auto& [listener, heard] : events_)
            std::sort(heard.begin(), heard.end(), [](const auto& a, const auto& b) {
                return a->on != b->on ? a->on < b->on : a.source->id < b.source->id;
            });
    }

    /// At the events ahead of `day` that are known by its end and whose tell-by is up to `until`, by
    /// their day, then id. `signs` and `untold` are those of the topic on that day.
    std::vector<leak_risk> of(std::string_view topic, const std::vector<fact<peer_sign>>& signs,
                              const std::vector<untold_change>& untold,
                              const working_calendar& report, day_number day,
                              day_number until) const {
        auto found = std::vector<leak_risk>{};
        if (untold.empty()) return found;
        const auto names = detail::names_on{now_, day};
        for (const auto& [when, there] : rooms_ahead(signs, report, day, until)) {
            const auto& e = there.what;
            const auto tell_by = report.previous(when.first - 1);
            auto leak = leak_risk{std::string{topic}, e.source->id, e->name, e->on,
                                  to_date(tell_by),   tell_by < day};
            for (const auto& rival : there.rivals) {
                leak.by.push_back(rival);
                leak.by_names.push_back(names.of(rival.text));
            }
            for (const auto& change : untold) {
                leak.untold.push_back(change.source->id);
                leak.untold_names.push_back(detail::called(*change.thing));
            }
            found.push_back(std::move(leak));
        }
        return found;
    }

private:
    struct room {
        fact<event> what;
        std::vector<id> rivals;
    };

    std::map<std::pair<day_number, std::string_view>, room> rooms_ahead(
        const std::vector<fact<peer_sign>>& signs, const working_calendar& report, day_number day,
        day_number until) const {
        auto rooms = std::map<std::pair<day_number, std::string_view>, room>{};
        for (const auto& sign : signs) {
            const auto heard = events_.find(sign->person.target.text);
            if (!is_rival(*sign) || heard == events_.end()) continue;
            const auto& all = heard->second;
            auto at = std::partition_point(all.begin(), all.end(), [day](const auto& e) {
                return to_day_number(e->on) <= day;
            });
            for (; at != all.end(); ++at) {
                const auto& e = *at;
                const auto on = to_day_number(e->on);
                if (report.previous(on - 1) > until) break;
                if (e.day > day) continue;
                auto& found = rooms[{on, e.id()}];
                found.what = e;
                found.rivals.push_back(sign->person.target);
            }
        }
        return rooms;
    }

    const state& now_;
    std::map<std::string_view, std::vector<fact<event>>> events_;  // by listener
};

}  // namespace upward
