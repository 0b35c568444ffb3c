// SPDX-License-Identifier: BSL-1.0
//
// How each experiment ended. It is closed as agreed by an entry from its start to the end of the 5th
// working day after its end; an amendment by then may move the end, and a breach of the cost cap ends
// it at once (see amendments.hpp). Otherwise it is an overrun, dated the end and known at the end of
// that 5th day, and a later closing does not undo it. A result that disowns the experiment on or after
// its end ends it too, without the credit of a closing.
#pragma once

#include <upward/model/amendments.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/presence.hpp>
#include <upward/model/state.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace upward {

enum class experiment_ending : std::uint8_t { running, closed, disowned, overrun };
BOOST_DESCRIBE_ENUM(experiment_ending, running, closed, disowned, overrun)

struct judged_experiment {
    fact<experiment> source;
    experiment_ending ending = experiment_ending::running;
    day_number end = 0;       ///< as amended, or by a stop
    day_number deadline = 0;  ///< the last day to close it
    day_number day = 0;       ///< what the ending is dated; the end while it runs
    day_number known = 0;
    std::string shown_by = {};  ///< the entry that closed or disowned it; empty for silence
    experiment_terms terms = {};
};

/// Whether a result is about an experiment: it names it, or the metric of one of its criteria, as they
/// were or as amended, while the experiment ran.
inline bool is_result_of(const fact<result_recorded>& r, const judged_experiment& e) {
    if (r->experiment) return r->experiment->target == e.source.source->id;
    if (!r->metric || r.day < to_day_number(e.source->start) || r.day > e.deadline) return false;
    const auto is_one_of = [&r](const std::vector<criterion>& criteria) {
        return std::any_of(criteria.begin(), criteria.end(),
                           [&r](const criterion& c) { return c.metric == *r->metric; });
    };
    return is_one_of(e.source->criteria) || is_one_of(e.terms.criteria);
}

/// In the order of the log. O(n log n) in the entries about experiments, and for each experiment the
/// results.
inline std::vector<judged_experiment> judged_experiments(const state& now, const presence& there,
                                                         const lapse_policy& policy) {
    const auto amendments = detail::grouped_by_experiment<amendment>(now);
    const auto events = detail::grouped_by_experiment<experiment_event>(now);
    auto judged = std::vector<judged_experiment>{};
    for (const auto& e : now.all<experiment>()) {
        const auto& own_events = detail::of_experiment(events, e.id());
        auto j = judged_experiment{e};
        j.terms =
            terms_of(now, there, e, detail::of_experiment(amendments, e.id()), own_events, policy);
        j.end = j.day = j.terms.end;
        j.deadline = j.known = j.terms.deadline;

        const auto ended_by = [&](const auto& f, experiment_ending ending) {
            j.ending = ending;
            j.day = j.known = f.day;
            j.shown_by = f.id();
        };
        for (const auto& closing : own_events)
            if (j.ending == experiment_ending::running &&
                closing->sort == experiment_event_sort::closed &&
                closing.day >= to_day_number(e->start) && closing.day <= j.deadline)
                ended_by(closing, experiment_ending::closed);
        for (const auto& r : now.all<result_recorded>())
            if (j.ending == experiment_ending::running && !r->met && r->owned == false &&
                r.day >= j.end && r.day <= j.deadline && is_result_of(r, j))
                ended_by(r, experiment_ending::disowned);
        if (j.ending == experiment_ending::running && j.deadline <= now.as_of())
            j.ending = experiment_ending::overrun;
        judged.push_back(std::move(j));
    }
    return judged;
}

}  // namespace upward
