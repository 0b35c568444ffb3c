// SPDX-License-Identifier: BSL-1.0
//
// Touches: the messages and meetings to make, each with its day, its channel, what it serves and
// why. They serve every obligation within its window, keep the agreed spacing as well as that allows,
// and of such are the fewest:
//
//     a calendar's day, a flag, a silence    from the working day before to the end of its grace
//     a milestone, a metric, a combination   from the cause to the due day and its grace
//     a problem                              from the day it is known to its notice limit
//
// What is overdue and still asked for is due at once.
//
// Where too much is linked to search it all (more than 24 obligations, or very many partial
// arrangements), each is served as late as its window allows: nothing is done for the spacing then,
// the touches may be more than the fewest, and `exact` is false.
//
//     const auto plan = upward::touches_of(here, until);    // what is due by the end of `until`
//     plan.touches[0].because                               // each reason, in the order served
#pragma once

#include <upward/core/describe.hpp>
#include <upward/core/message.hpp>
#include <upward/rhythm/arrangement.hpp>
#include <upward/rhythm/situation.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace upward {

struct touch {
    date day;
    std::string channel;                   ///< empty when any will do
    std::vector<std::string> obligations;  ///< to be named by the update that settles them
    std::vector<message> because;          ///< of each of them, in the same order
};
BOOST_DESCRIBE_STRUCT(touch, (), (day, channel, obligations, because))

struct planned_touches {
    std::vector<touch> touches;  ///< by day, then channel
    bool exact = true;           ///< the fewest and best spaced; false where too much is linked
};

namespace detail {

/// `next` is the first working day on which it can still be delivered.
inline std::string reason_key(const owed_part& part, const outcome& o, day_number next) {
    if (o.kind == outcome_kind::missed) return "touch.missed";
    if (o.owed.on_time < next) return "touch.late";
    switch (part.reason) {
        case obligation_reason::calendar: break;
        case obligation_reason::milestone: return "touch.milestone";
        case obligation_reason::problem: return "touch.problem";
        case obligation_reason::metric: return "touch.metric";
        case obligation_reason::combination: return "touch.combination";
        case obligation_reason::host: return "touch.flag";
        case obligation_reason::silence: return "touch.silence";
    }
    if (part.due != o.owed.due) return "touch.spaced";
    return part.due != part.nominal ? "touch.moved" : "touch.due";
}

/// What of its cause's entry a reader knows it by.
inline std::string cause_name(const state& now, const owed_part& part) {
    if (const auto* m = now.find<milestone>(part.source)) return m->name;
    if (const auto* p = now.find<problem>(part.source)) return p->topic;
    if (const auto* f = now.find<flag>(part.source)) return f->name;
    if (const auto* r = now.find<reading>(part.source)) {
        const auto* m = now.find<metric>(r->of.target.text);
        return m ? m->name : r->of.target.text;
    }
    return part.source;
}

inline message reason_for(const owed_part& part, const outcome& o, const situation& here) {
    const auto& report = here.there.report;
    const auto next = report.next(here.today());
    const auto late = report.count(o.owed.on_time, next);
    auto m = message{reason_key(part, o, next)}
                 .with("rule", part.rule)
                 .with("topic", part.topic.empty() ? std::string{"none"} : part.topic)
                 .with("since", to_string(to_civil(part.agreed)))
                 .with("due", to_string(to_civil(o.owed.due)))
                 .with("from", to_string(to_civil(part.nominal)))
                 .with("late", std::int64_t{std::max(late, 0)});
    if (part.source.empty()) return m;
    return std::move(m).with("cause", cause_name(*here.now, part)).with("source", part.source);
}

inline bool is_still_owed(const outcome& o) {
    if (o.settled) return false;
    return o.kind == outcome_kind::open || o.owed.after_miss == after_miss_policy::stack;
}

/// The days that are left of an obligation's window; at once when none is.
inline touch_window window_of(const outcome& o, const situation& here) {
    const auto& report = here.there.report;
    const auto today = report.next(here.today());
    const auto news = o.owed.reason == obligation_reason::problem;
    const auto end = news ? o.owed.due : o.owed.on_time;
    if (end < today) return {today, today, o.owed.channel};
    return {std::max(o.owed.opens, today), end, o.owed.channel};
}

}  // namespace detail

/// The largest spacing that an agreement asks for on the situation's day, in wd.
inline std::int32_t agreed_spacing(const situation& here) {
    auto widest = std::int32_t{0};
    for (const auto& v : agreements(*here.now))
        if (v.from <= here.today() && here.today() < v.until)
            widest = std::max(widest, v.spacing_wd.value_or(0));
    return widest;
}

/// For all that is due by `until` or overdue. Precondition: the situation's obligations reach there.
inline planned_touches touches_of(const situation& here, day_number until) {
    auto served = std::vector<const outcome*>{};
    auto windows = std::vector<touch_window>{};
    for (const auto* owed : {&here.outcomes, &here.news})
        for (const auto& o : *owed) {
            if (!detail::is_still_owed(o) || o.owed.due > until) continue;
            served.push_back(&o);
            windows.push_back(detail::window_of(o, here));
        }
    const auto found = fewest_touches(windows, here.there.report, agreed_spacing(here));

    auto plan = planned_touches{{}, found.exact};
    for (const auto& t : found.touches) plan.touches.push_back({to_date(t.day), t.channel, {}, {}});
    for (std::size_t i = 0; i < served.size(); ++i) {
        auto& t = plan.touches[found.served_by[i]];
        for (const auto& part : served[i]->owed.parts) {
            t.obligations.push_back(part.name);
            t.because.push_back(detail::reason_for(part, *served[i], here));
        }
    }
    return plan;
}

}  // namespace upward
