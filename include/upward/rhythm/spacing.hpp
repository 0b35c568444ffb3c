// SPDX-License-Identifier: BSL-1.0
//
// Spacing and silence: what an agreement says of the gaps between its obligations, in working days.
//
// Minimum spacing m: one that is due less than m after the kept one merges into it, on the earlier
// day, with both reasons and the kept one's terms. It never moves before its own cause: then it is
// due m after the kept one, if its rule still stands there. Two dates of one rule never merge, but
// those that move to one day are one.
//
// Maximum silence n: where n working days pass without one, from the agreement on, one is inserted.
// It is named by its rhythm, `operating@2026-03-10`, and has the terms of a rule without a period.
//
//     a milestone on Tue 03-03, a note on Thu 03-05, m = 3:  one, on 03-03
//     silence 5, the next due on 03-12:                      one more, on 03-10
#pragma once

#include <upward/model/policy.hpp>
#include <upward/rhythm/agreement.hpp>
#include <upward/rhythm/obligation.hpp>

#include <algorithm>
#include <optional>
#include <queue>
#include <string>
#include <utility>
#include <vector>

namespace upward {

namespace detail {

inline bool is_due_before(const obligation& a, const obligation& b) {
    return a.due != b.due ? a.due < b.due : a.name < b.name;
}

/// Takes the obligations of one rhythm by due day, and gives out those that are kept.
class spacing_walk {
public:
    spacing_walk(std::vector<obligation> owed, const std::vector<agreement_version>& versions,
                 const working_calendar& report)
        : versions_(versions), report_(report) {
        for (auto& o : owed) waiting_.push(std::move(o));
    }

    std::vector<obligation> kept() {
        while (!waiting_.empty()) {
            auto o = waiting_.top();
            waiting_.pop();
            take(std::move(o));
        }
        return std::move(kept_);
    }

private:
    struct later {
        bool operator()(const obligation& a, const obligation& b) const {
            return is_due_before(b, a);
        }
    };

    const agreement_version* version_on(day_number day) const {
        for (const auto& v : versions_)
            if (v.from <= day && day < v.until) return &v;
        return nullptr;
    }
    std::int32_t spacing_on(day_number day) const {
        const auto* v = version_on(day);
        return v ? v->spacing_wd.value_or(0) : 0;
    }
    bool stands_on(const obligation& o, day_number day) const {
        const auto* v = version_on(day);
        return v && std::find(v->rules.begin(), v->rules.end(), o.rule) != v->rules.end();
    }

    void take(obligation o) {
        if (!kept_.empty() && kept_.back().due == o.due && kept_.back().rule == o.rule) {
            merge(kept_.back(), std::move(o));  // they moved to one day
            return;
        }
        const auto m = spacing_on(o.due);
        const auto apart = kept_.empty() || report_.count(kept_.back().due, o.due) >= m ||
                           shares_a_rule(kept_.back(), o);
        if (apart) {
            kept_.push_back(std::move(o));
            return;
        }
        auto& kept = kept_.back();
        if (may_be_due_on(o, kept.due)) {
            merge(kept, std::move(o));
            return;
        }
        const auto moved = report_.add(kept.due, m);
        if (!stands_on(o, moved)) return;
        place_on(o, moved, report_);
        waiting_.push(std::move(o));
    }

    /// Nothing is delivered for a part that has not happened yet.
    void merge(obligation& kept, obligation other) const {
        for (auto& part : other.parts) {
            if (part.cause)
                kept.opens = std::max(kept.opens, std::min(kept.due, report_.next(*part.cause)));
            kept.parts.push_back(std::move(part));
        }
    }

    static bool shares_a_rule(const obligation& a, const obligation& b) {
        return std::any_of(b.parts.begin(), b.parts.end(),
                           [&a](const owed_part& p) { return a.has_rule(p.rule); });
    }

    static bool may_be_due_on(const obligation& o, day_number day) {
        return std::all_of(o.parts.begin(), o.parts.end(),
                           [day](const owed_part& p) { return !p.cause || *p.cause <= day; });
    }

    const std::vector<agreement_version>& versions_;
    const working_calendar& report_;
    std::priority_queue<obligation, std::vector<obligation>, later> waiting_;
    std::vector<obligation> kept_;
};

/// One that breaks a silence, on a working day.
inline obligation inserted_on(day_number due, const agreement_version& version,
                              const working_calendar& report, const rhythm_policy& p) {
    auto o = obligation{};
    o.name = obligation_text(version.rhythm, due);
    o.rule = o.rhythm = version.rhythm;
    o.area = everywhere;
    o.agreed = version.from;
    o.nominal = due;
    o.limit_wd = p.limit_min_wd;
    o.grace_wd = static_cast<std::int32_t>(std::ceil(p.grace_wd));
    o.reason = obligation_reason::silence;
    o.parts.push_back({o.name, o.rule, {}, o.reason, o.agreed, due, due, {}, version.source});
    place_on(o, due, report);
    return o;
}

}  // namespace detail

/// The obligations of one rhythm with its versions' minimum spacing. O(n log n).
inline std::vector<obligation> spaced(std::vector<obligation> owed,
                                      const std::vector<agreement_version>& versions,
                                      const working_calendar& report) {
    return detail::spacing_walk{std::move(owed), versions, report}.kept();
}

/// The same with an obligation where a version's maximum silence would be exceeded, up to `horizon`.
/// `owed` is by due day; `versions` are of one rhythm, by day. Linear in the answer.
inline std::vector<obligation> without_silence(std::vector<obligation> owed,
                                               const std::vector<agreement_version>& versions,
                                               const working_calendar& report,
                                               const rhythm_policy& p, day_number horizon) {
    auto filled = std::vector<obligation>{};
    auto next = owed.begin();
    auto agreed = day_number{0}, until = first_day - 1;  // of the versions that follow one another
    const auto take_before = [&](day_number day) {
        for (; next != owed.end() && next->due < day; ++next) filled.push_back(std::move(*next));
    };
    for (const auto& v : versions) {
        take_before(v.from);
        if (v.from != until) agreed = v.from;
        until = v.until;
        const auto end = std::min(v.until, horizon + 1);
        if (!v.silence_wd) {
            take_before(end);
            continue;
        }
        const auto n = std::max(*v.silence_wd, 1);
        for (auto last = filled.empty() ? agreed : std::max(agreed, filled.back().due);;) {
            const auto broken = std::max(report.add(last, n), report.next(v.from));
            if (next != owed.end() && next->due <= broken && next->due < end) {
                last = next->due;
                filled.push_back(std::move(*next++));
            } else if (broken < end) {
                filled.push_back(detail::inserted_on(broken, v, report, p));
                last = broken;
            } else {
                break;
            }
        }
    }
    take_before(last_day + 1);
    return filled;
}

}  // namespace upward
