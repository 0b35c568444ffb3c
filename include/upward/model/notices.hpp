// SPDX-License-Identifier: BSL-1.0
//
// Bad news, and whether it came from the report in time. The report knows of a problem since
// `known`; its notice limit is the longest honest delay. Told to the boss by the end of that day,
// before anybody else, it is bad news brought first. Not told by then, or heard from somebody else
// while the report knew, it is a surprise: once, dated and known that day, whatever is told later.
// What the boss had heard before the report could know is neither.
#pragma once

#include <upward/model/policy.hpp>
#include <upward/model/presence.hpp>
#include <upward/model/state.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace upward {

enum class notice_kind : std::uint8_t { open, first, surprise, unknowable };
BOOST_DESCRIBE_ENUM(notice_kind, open, first, surprise, unknowable)

struct judged_notice {
    fact<problem> source;
    notice_kind kind = notice_kind::open;
    day_number limit = 0;  ///< the last honest day
    day_number day = 0;    ///< what the judgement is dated; the limit while open
    day_number known = 0;  ///< from when on it is known
    std::string shown_by;  ///< the entry that told or surprised; empty for silence
};

/// Whether a limit speaks of a problem: its severity, cost and days reach the limit's, in its area or
/// everywhere, agreed by the day it was known.
inline bool matches(const fact<notice_limit>& l, const fact<problem>& p) {
    const auto reached = [](const auto& least, const auto& value) {
        return !least || (value && *value >= *least);
    };
    return p->severity >= l->severity && l.day <= to_day_number(p->known) &&
           reached(l->cost, p->cost) && reached(l->days, p->days) &&
           (l.area() == everywhere || l.area() == p.area());
}

/// The agreed limit of a problem: of those that speak of it the one for the highest severity, and of
/// those the newest; none where no limit does.
inline fact<notice_limit> notice_limit_of(const state& now, const fact<problem>& p) {
    auto agreed = fact<notice_limit>{};
    for (const auto& l : now.all<notice_limit>())
        if (matches(l, p) && (!agreed || l->severity >= agreed->severity)) agreed = l;
    return agreed;
}

/// In wd: the agreed limit, else the policy's.
inline std::int32_t notice_limit_wd(const state& now, const fact<problem>& p,
                                    const lapse_policy& policy) {
    if (const auto agreed = notice_limit_of(now, p))
        return static_cast<std::int32_t>(std::ceil(std::min(agreed->wd.value, 1e4)));
    return p->severity >= policy.severe_from ? policy.severe_notice_wd : policy.mild_notice_wd;
}

namespace detail {

/// When the boss was first told of each problem by the report, and when first by somebody else.
class bad_news {
public:
    struct word {
        const entry* source = nullptr;
        day_number day = 0;
    };
    struct news {
        std::optional<word> told, heard;
    };

    bad_news(const state& now, const parties& who) {
        for (const auto& t : now.all<told>()) {
            if (!who.is_boss(t->to.target.text)) continue;
            const auto* other = t->first_from   ? &*t->first_from
                                : t->heard_from ? &*t->heard_from
                                                : nullptr;
            const auto by_report = !other || who.is_report(other->target.text);
            for (const auto& subject : t->subjects) {
                auto& n = of_[subject.target.text];
                earliest(by_report ? n.told : n.heard, t);
            }
        }
        for (const auto& s : now.all<surprise>()) earliest(of_[s->problem.target.text].heard, s);
    }

    news of(std::string_view problem) const {
        const auto found = of_.find(problem);
        return found == of_.end() ? news{} : found->second;
    }

private:
    static void earliest(std::optional<word>& held, const auto& f) {
        if (!held || comes_before(*f.source, *held->source)) held = word{f.source, f.day};
    }

    std::map<std::string_view, news> of_;
};

}  // namespace detail

inline std::vector<judged_notice> judged_notices(const state& now, const parties& who,
                                                 const presence& there,
                                                 const lapse_policy& policy) {
    const auto words = detail::bad_news{now, who};
    auto judged = std::vector<judged_notice>{};
    for (const auto& p : now.all<problem>()) {
        const auto knew = to_day_number(p->known);
        const auto limit = there.report.add(knew, notice_limit_wd(now, p, policy));
        const auto [told, heard] = words.of(p.id());
        const auto told_first = told && (!heard || comes_before(*told->source, *heard->source));

        auto j = judged_notice{p, notice_kind::open, limit, limit, limit, {}};
        const auto shown = [&](notice_kind kind, const detail::bad_news::word& w) {
            j.kind = kind;
            j.day = w.day;
            j.known = std::max(w.day, p.day);
            j.shown_by = w.source->id.text;
        };
        if (told_first && told->day <= limit) {
            shown(notice_kind::first, *told);
        } else if (heard && !told_first && heard->day < knew) {
            shown(notice_kind::unknowable, *heard);
        } else if (heard && !told_first && heard->day <= limit) {
            shown(notice_kind::surprise, *heard);
        } else if (limit <= now.as_of()) {
            j.kind = notice_kind::surprise;
            j.known = std::max(limit, p.day);
            if (heard) j.shown_by = heard->source->id.text;
        }
        judged.push_back(std::move(j));
    }
    return judged;
}

}  // namespace upward
