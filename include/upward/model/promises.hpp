// SPDX-License-Identifier: BSL-1.0
//
// What became of each promise to the boss. The first outcome that is recorded counts; one that has
// none by the end of the second working day after its due day is an unwarned miss, dated the due day
// and known then: an outcome that is recorded later adds nothing.
//
//     exceeded   a measure was stated before the delivery, and at least 1.10 times as much came, or
//                2 wd early
//     slip_warned   only when it was said by the due day; later it is a miss
#pragma once

#include <upward/core/real.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/presence.hpp>
#include <upward/model/state.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace upward {

struct judged_promise {
    fact<promise> source;
    fact<promise_outcome> outcome;  ///< none when silence judged it
    promise_result result = promise_result::kept;
    day_number day = 0;    ///< what the judgement is dated
    day_number known = 0;  ///< from when on it is known
};

namespace detail {

inline bool is_exceeded(const fact<promise>& f, const promise_outcome& o, day_number delivered,
                        const working_calendar& report, const lapse_policy& policy) {
    const auto& p = *f;
    if (!p.measure || delivered < f.day) return false;
    if (report.count(delivered, to_day_number(p.due)) >= policy.exceeded_early_wd) return true;
    if (p.amount && o.amount && *p.amount > 0)
        return reaches(*o.amount / *p.amount, policy.exceeded_ratio);
    return o.result == promise_result::exceeded;
}

inline promise_result judged_result(const fact<promise>& p, const promise_outcome& o,
                                    day_number day, const working_calendar& report,
                                    const lapse_policy& policy) {
    switch (o.result) {
        case promise_result::missed: return promise_result::missed;
        case promise_result::slip_warned:
            return day <= to_day_number(p->due) ? promise_result::slip_warned
                                                : promise_result::missed;
        default:
            return is_exceeded(p, o, day, report, policy) ? promise_result::exceeded
                                                          : promise_result::kept;
    }
}

}  // namespace detail

/// Those whose outcome is known by the state's day.
inline std::vector<judged_promise> judged_promises(const state& now, const parties& who,
                                                   const presence& there,
                                                   const lapse_policy& policy) {
    auto first_outcome = std::map<std::string_view, fact<promise_outcome>>{};
    for (const auto& o : now.all<promise_outcome>())
        first_outcome.emplace(o->promise.target.text, o);

    auto judged = std::vector<judged_promise>{};
    for (const auto& p : now.all<promise>()) {
        if (!who.is_boss(p->to.target.text)) continue;
        const auto due = to_day_number(p->due);
        const auto silent_until = there.report.add(due, policy.promise_silence_wd);
        const auto found = first_outcome.find(p.id());
        auto o = found == first_outcome.end() ? fact<promise_outcome>{} : found->second;
        if (o && o.day > silent_until) o = {};
        if (!o) {
            if (silent_until <= now.as_of())
                judged.push_back({p, {}, promise_result::missed, due, silent_until});
            continue;
        }
        const auto result = detail::judged_result(p, *o, o.day, there.report, policy);
        const auto dated = result == promise_result::missed ? std::min(o.day, due) : o.day;
        judged.push_back({p, o, result, dated, o.day});
    }
    return judged;
}

}  // namespace upward
