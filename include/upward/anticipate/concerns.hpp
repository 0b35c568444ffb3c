// SPDX-License-Identifier: BSL-1.0
//
// Open worries of the boss and those above, the most salient first (model/concerns.hpp). One that was
// told nothing of for 20 wd is still open; one that has faded below .10 is asked about, and never
// closed in silence.
#pragma once

#include <upward/anticipate/needs.hpp>
#include <upward/core/real.hpp>
#include <upward/core/trace.hpp>
#include <upward/model/concerns.hpp>
#include <upward/model/line.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/state.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

class concern_book {
public:
    /// O(n log n).
    explicit concern_book(const state& now) : of_(concern_histories(now)) {}

    /// Those open at the end of `day`, the most salient first, then by id. `told(concern, day)` is
    /// the last day up to `day` on which the boss was told of it. Linear in the mentions.
    template <class LastTold>
    std::vector<open_concern> open_on(day_number day, const line_of_people& line,
                                      const LastTold& told, const anticipate_policy& p,
                                      bool explain) const {
        auto found = std::vector<open_concern>{};
        for (const auto& named : of_) {
            const concern_history& history = named.second;
            const auto& c = history.declared;
            if (!c || c.day > day || line.links_below(c->person.target.text).value_or(0) == 0)
                continue;
            const auto last = history.last_mention(day);
            if (history.is_closed(last, day)) continue;
            auto open = open_concern{c.source->id, c->person.target, c->topic, c->text};
            open.salience = history.salience<double>(day, p);
            open.last_mentioned = to_date(last);
            const auto since = history.open_since(day);
            const auto quiet_since = std::max(since, told(c, day).value_or(since));
            open.still_open = line.there.report.count(quiet_since, day) >= p.concern_open_wd;
            open.ask_if_it_matters = !reaches(open.salience, p.concern_faint);
            if (explain) open.why = history.salience<traced>(day, p).tree();
            found.push_back(std::move(open));
        }
        std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
            return compares_as(a.salience) > compares_as(b.salience);
        });
        return found;
    }

private:
    std::map<std::string_view, concern_history> of_;
};

}  // namespace upward
