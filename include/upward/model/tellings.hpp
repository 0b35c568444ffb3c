// SPDX-License-Identifier: BSL-1.0
//
// What the boss was told of, and when: by `told`, by an update, by anybody. What is told on a day
// covers all that was known by its end.
//
//     const auto words = upward::tellings{now, who};
//     words.last_until("migration", day);      // the newest day on which the item was named
#pragma once

#include <upward/model/parties.hpp>
#include <upward/model/state.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace upward {

class tellings {
public:
    /// A surprise tells of its problem too. O(n log n) in subjects.
    tellings(const state& now, const parties& who) {
        for (const auto& t : now.all<told>())
            if (who.is_boss(t->to.target.text)) add(t);
        for (const auto& u : now.all<update>()) add(u);
        for (const auto& s : now.all<surprise>()) days_[s->problem.target.text].push_back(s.day);
        for (auto& [subject, days] : days_) std::sort(days.begin(), days.end());
    }

    /// The newest day up to `day` on which `subject` was named. O(log n).
    std::optional<day_number> last_until(std::string_view subject, day_number day) const {
        const auto found = days_.find(subject);
        if (found == days_.end()) return std::nullopt;
        const auto& days = found->second;
        const auto after = std::upper_bound(days.begin(), days.end(), day);
        if (after == days.begin()) return std::nullopt;
        return *(after - 1);
    }

private:
    void add(const auto& telling) {
        for (const auto& subject : telling->subjects)
            days_[subject.target.text].push_back(telling.day);
    }

    std::map<std::string_view, std::vector<day_number>> days_;
};

}  // namespace upward
