// SPDX-License-Identifier: BSL-1.0
//
// What holds an experiment: its criteria, its end and its cost cap, as both agreed, and what was
// spent. From its start on they are frozen: they change by an amendment alone, which names the report
// and the boss of a relationship that had begun. An amendment counts while the experiment runs, and
// up to the last day to close it where it sets it running again; later, or once it is closed, it
// changes nothing. It moves the end to its own day at the earliest. Spending beyond the cap stops the
// experiment, and so does a cap below what is spent: that day is its end.
//
//     const auto terms = upward::terms_of(now, there, e, amendments, spending, policy);
//     terms.end;                     // as amended, or the day on which the cap was breached
//     terms.amendments[0].counts;    // why, or why not
#pragma once

#include <upward/core/real.hpp>
#include <upward/model/parties.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/presence.hpp>
#include <upward/model/state.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace upward {

enum class amendment_effect : std::uint8_t {
    before_the_start,  ///< nothing was frozen yet: it counts
    counts,
    not_both,       ///< it does not name the report and the boss
    after_the_end,  ///< and does not set it running again
    ends_before,    ///< the end that it gives was over by its day, or by the start
    unclear         ///< to the boss: who the two are is not shared
};
BOOST_DESCRIBE_ENUM(amendment_effect, before_the_start, counts, not_both, after_the_end,
                    ends_before, unclear)

struct judged_amendment {
    fact<amendment> source;
    amendment_effect effect = amendment_effect::counts;
    std::vector<criterion> before;
    std::vector<criterion> after;
    day_number end_before = 0;  ///< without a stop
    day_number end_after = 0;
    double cap_before = 0;
    double cap_after = 0;

    bool changes_something() const noexcept {
        return effect == amendment_effect::counts || effect == amendment_effect::before_the_start;
    }
};

/// What an experiment is held to at the end of the state's day.
struct experiment_terms {
    std::vector<criterion> at_start;  ///< by id, as they were frozen, or would be today
    std::vector<criterion> criteria;  ///< by id, as amended
    day_number agreed_end = 0;        ///< as amended
    day_number end = 0;               ///< the same, or the day of the stop before it
    day_number deadline = 0;          ///< the last day to close it
    double cap = 0;
    double spent = 0;
    std::optional<day_number> stopped = {};  ///< the day on which the cap was breached
    std::vector<judged_amendment> amendments = {};
};

namespace detail {

/// By the id of the experiment that they name, in the order of the log.
template <class Kind>
using by_experiment = std::map<std::string_view, std::vector<fact<Kind>>>;

template <class Kind>
by_experiment<Kind> grouped_by_experiment(const state& now) {
    auto all = by_experiment<Kind>{};
    for (const auto& f : now.all<Kind>()) all[f->experiment.target.text].push_back(f);
    return all;
}

template <class Kind>
const std::vector<fact<Kind>>& of_experiment(const by_experiment<Kind>& all,
                                             std::string_view name) {
    static const auto none = std::vector<fact<Kind>>{};
    const auto found = all.find(name);
    return found == all.end() ? none : found->second;
}

/// Whether the two are the report and the boss of a relationship that had begun by the amendment's
/// day. Where none is known, any two are; a name that is hidden is then one of them.
inline bool names_both(const state& now, const fact<amendment>& a) {
    const auto& names = a->names;
    auto known = false;
    for (const auto& r : now.all<relationship>()) {
        if (to_day_number(r->start) > a.day || r->report.empty() || r->boss.empty()) continue;
        known = true;
        if (names.size() == 2 && ((names[0] == r->report && names[1] == r->boss) ||
                                  (names[1] == r->report && names[0] == r->boss)))
            return true;
    }
    return !known;
}

inline void sort_by_id(std::vector<criterion>& criteria) {
    std::sort(criteria.begin(), criteria.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
}

/// Those of the same id are replaced, the others come in.
inline std::vector<criterion> amended(std::vector<criterion> criteria,
                                      const std::vector<criterion>& by) {
    for (const auto& given : by) {
        std::erase_if(criteria, [&given](const criterion& c) { return c.id == given.id; });
        criteria.push_back(given);
    }
    sort_by_id(criteria);
    return criteria;
}

/// The terms as amendments and spending come, in the order of their days; of one day the amendments
/// first.
class terms_walk {
public:
    terms_walk(const state& now, const presence& there, const fact<experiment>& e,
               const lapse_policy& policy)
        : now_(now), there_(there), start_(to_day_number(e->start)), policy_(policy) {
        terms_.criteria = e->criteria;
        sort_by_id(terms_.criteria);
        terms_.at_start = terms_.criteria;
        terms_.agreed_end = to_day_number(e->end);
        terms_.cap = e->cap;
        settle();
    }

    void amend(const fact<amendment>& a) {
        auto j = judged_amendment{a};
        auto then = terms_;
        then.criteria = amended(then.criteria, a->criteria);
        if (a->end) then.agreed_end = to_day_number(*a->end);
        if (a->cap) then.cap = *a->cap;
        if (reaches(then.cap, then.spent)) then.stopped.reset();
        else if (!then.stopped) then.stopped = std::max(a.day, start_);
        j.effect = effect_of(a, then);
        j.before = terms_.criteria, j.after = then.criteria;
        j.end_before = terms_.agreed_end, j.end_after = then.agreed_end;
        j.cap_before = terms_.cap, j.cap_after = then.cap;
        if (j.changes_something()) {
            terms_ = std::move(then);
            settle();
        }
        if (j.effect == amendment_effect::before_the_start) terms_.at_start = terms_.criteria;
        amendments_.push_back(std::move(j));
    }

    void spend(const fact<experiment_event>& spending) {
        terms_.spent = std::min(terms_.spent + (spending->amount ? spending->amount->value : 0),
                                std::numeric_limits<double>::max());
        if (closed_ || terms_.stopped || reaches(terms_.cap, terms_.spent)) return;
        terms_.stopped = std::max(spending.day, start_);
        settle();
    }

    void close(const fact<experiment_event>& closing) {
        closed_ = closed_ || (closing.day >= start_ && closing.day <= terms_.deadline);
    }

    experiment_terms take() && {
        terms_.amendments = std::move(amendments_);
        return std::move(terms_);
    }

private:
    amendment_effect effect_of(const fact<amendment>& a, const experiment_terms& then) const {
        if (!names_both(now_, a)) return amendment_effect::not_both;
        if (closed_) return amendment_effect::after_the_end;
        if (a->end && to_day_number(*a->end) < std::max(a.day, start_))
            return amendment_effect::ends_before;
        if (a.day < start_) return amendment_effect::before_the_start;
        if (a.day <= terms_.end) return amendment_effect::counts;
        const auto runs_again = !then.stopped && then.agreed_end >= a.day;
        return a.day <= terms_.deadline && runs_again ? amendment_effect::counts
                                                      : amendment_effect::after_the_end;
    }

    void settle() {
        terms_.end = std::min(terms_.agreed_end, terms_.stopped.value_or(terms_.agreed_end));
        terms_.deadline =
            there_.report.add(there_.report.previous(terms_.end), policy_.experiment_silence_wd);
    }

    const state& now_;
    const presence& there_;
    day_number start_;
    const lapse_policy& policy_;
    bool closed_ = false;
    experiment_terms terms_;
    std::vector<judged_amendment> amendments_;
};

}  // namespace detail

/// Precondition: what is given is the experiment's, in the order of the log.
inline experiment_terms terms_of(const state& now, const presence& there, const fact<experiment>& e,
                                 const std::vector<fact<amendment>>& amendments,
                                 const std::vector<fact<experiment_event>>& events,
                                 const lapse_policy& policy) {
    auto walk = detail::terms_walk{now, there, e, policy};
    auto next = amendments.begin();
    for (const auto& event : events) {
        if (event->sort == experiment_event_sort::side_benefit) continue;
        for (; next != amendments.end() && next->day <= event.day; ++next) walk.amend(*next);
        if (event->sort == experiment_event_sort::spent) walk.spend(event);
        else walk.close(event);
    }
    for (; next != amendments.end(); ++next) walk.amend(*next);
    return std::move(walk).take();
}

}  // namespace upward
