// SPDX-License-Identifier: BSL-1.0
//
// Touches: the messages and meetings to make, each with its day, its channel, what it serves and
// why. What is due on one day by one channel is one touch; what is overdue is due at once.
//
//     upward::touches_of(here, until);    // today, and up to the end of `until`
#pragma once

#include <upward/core/describe.hpp>
#include <upward/core/message.hpp>
#include <upward/rhythm/situation.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace upward {

struct touch {
    date day;
    std::string channel;  ///< empty when any will do
    std::vector<std::string> obligations;
    std::vector<message> because;
};
BOOST_DESCRIBE_STRUCT(touch, (), (day, channel, obligations, because))

namespace detail {

inline message reason_for(const outcome& o, const situation& here) {
    const auto late = here.there.report.count(o.owed.due, here.today());
    const auto key = o.kind == outcome_kind::missed ? "touch.missed"
                     : o.owed.due < here.today()    ? "touch.late"
                     : o.owed.due != o.owed.nominal ? "touch.moved"
                                                    : "touch.due";
    return message{key}
        .with("rule", o.owed.rule)
        .with("topic", o.owed.topic.empty() ? std::string{"none"} : o.owed.topic)
        .with("since", to_string(to_civil(o.owed.agreed)))
        .with("due", to_string(to_civil(o.owed.due)))
        .with("from", to_string(to_civil(o.owed.nominal)))
        .with("late", std::int64_t{std::max(late, 0)});
}

inline bool is_still_owed(const outcome& o) {
    if (o.settled) return false;
    return o.kind == outcome_kind::open || o.owed.after_miss == after_miss_policy::stack;
}

}  // namespace detail

/// By day, then channel. Precondition: the situation's obligations reach to `until`.
inline std::vector<touch> touches_of(const situation& here, day_number until) {
    auto by_day = std::map<std::pair<day_number, std::string>, touch>{};
    for (const auto& o : here.outcomes) {
        if (!detail::is_still_owed(o) || o.owed.due > until) continue;
        const auto day = here.there.report.next(std::max(o.owed.due, here.today()));
        auto& t = by_day[{day, o.owed.channel}];
        t.day = to_date(day);
        t.channel = o.owed.channel;
        t.obligations.push_back(o.owed.name);
        t.because.push_back(detail::reason_for(o, here));
    }
    auto touches = std::vector<touch>{};
    for (auto& [key, t] : by_day) touches.push_back(std::move(t));
    return touches;
}

}  // namespace upward
