// SPDX-License-Identifier: BSL-1.0
//
// Evidence: everything in a log that bears on trust, each with its day, the day from which it is
// known, its area and what it weighs in each dimension. It comes from entries, from the outcomes of
// the rhythm, and from silence: a promise, a problem or an experiment past its day.
//
//     for (const auto& item : upward::evidence_of(now, outcomes, policy)) …
//
// Only what is dated since the relationship began counts.
#pragma once

#include <upward/model/experiments.hpp>
#include <upward/model/notices.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/promises.hpp>
#include <upward/model/state.hpp>
#include <upward/rhythm/outcome.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

/// The members of `evidence_weights`, and what a host weighed itself.
enum class evidence_kind : std::uint8_t {
    update_on_time,
    update_late,
    update_missed,
    promise_kept,
    promise_exceeded,
    slip_warned,
    unwarned_miss,
    bad_news_first,
    surprise,
    concealment,
    result_met,
    result_missed,
    result_owned,
    result_disowned,
    burden_eased,
    experiment_closed,
    experiment_overrun,
    deception,
    credit_shared,
    feedback_applied,
    weighed_by_host
};
BOOST_DESCRIBE_ENUM(evidence_kind, update_on_time, update_late, update_missed, promise_kept,
                    promise_exceeded, slip_warned, unwarned_miss, bad_news_first, surprise,
                    concealment, result_met, result_missed, result_owned, result_disowned,
                    burden_eased, experiment_closed, experiment_overrun, deception, credit_shared,
                    feedback_applied, weighed_by_host)

struct evidence_item {
    evidence_kind kind = evidence_kind::weighed_by_host;
    std::vector<std::string> entries;  ///< ids that it rests on, the one that shows it first
    std::string area{everywhere};
    day_number day = 0;
    day_number known = 0;
    by_dimension weight;

    /// A lapse that speaks to intent, not to skill.
    bool is_integrity_charge() const noexcept { return weight.sincerity < 0; }
    bool is_lapse() const noexcept {
        return weight.sincerity < 0 || weight.credibility < 0 || weight.competence < 0;
    }
    bool rests_on(std::string_view name) const {
        return std::find(entries.begin(), entries.end(), name) != entries.end();
    }
};

/// The weight of a kind under a policy. Precondition: not weighed_by_host.
inline by_dimension weight_of(evidence_kind kind, const evidence_weights& weights) {
    auto found = by_dimension{};
    for_each_member(weights, [&](std::string_view name, const by_dimension& w) {
        if (name == enum_name(kind)) found = w;
    });
    return found;
}

/// Evidence in an area as another area sees it: in full within the area and everywhere, partly
/// elsewhere. `area` "*" sees everything in full.
inline double area_share(const evidence_item& item, std::string_view area, const trust_policy& p) {
    return area == everywhere || item.area == everywhere || item.area == area ? 1 : p.other_area;
}

/// Collects the evidence of a state.
class evidence_collector {
public:
    evidence_collector(const state& now, const parties& who, const presence& there, const policy& p)
        : now_(now), who_(who), there_(there), policy_(p) {}

    /// All that is known by the state's day, by the day it is known, then its day, then its entry.
    std::vector<evidence_item> collect(const std::vector<outcome>& outcomes) {
        from_outcomes(outcomes);
        from_dated_updates();
        from_promises();
        from_notices();
        from_experiments_and_results();
        from_entries();
        std::erase_if(items_, [this](const evidence_item& item) {
            return item.day < who_.start || item.known > now_.as_of();
        });
        std::stable_sort(items_.begin(), items_.end(), [](const auto& a, const auto& b) {
            if (a.known != b.known) return a.known < b.known;
            if (a.day != b.day) return a.day < b.day;
            if (a.entries != b.entries) return a.entries < b.entries;
            return a.kind < b.kind;
        });
        return std::move(items_);
    }

private:
    void add(evidence_kind kind, std::vector<std::string> entries, std::string area, day_number day,
             day_number known) {
        items_.push_back({kind, std::move(entries), std::move(area), day, known,
                          weight_of(kind, policy_.trust.weights)});
    }

    template <class Kind>
    void add_each(evidence_kind kind) {
        for (const auto& f : now_.all<Kind>()) add(kind, {f.id()}, f.area(), f.day, f.day);
    }

    static evidence_kind kind_of_update(outcome_kind kind) {
        return kind == outcome_kind::on_time ? evidence_kind::update_on_time
               : kind == outcome_kind::late  ? evidence_kind::update_late
                                             : evidence_kind::update_missed;
    }

    void from_outcomes(const std::vector<outcome>& outcomes) {
        for (const auto& o : outcomes) {
            if (!o.is_known()) continue;
            auto entries = std::vector<std::string>{};
            if (o.kind != outcome_kind::missed) entries.push_back(o.delivery);
            const auto& part = o.owed.parts.front();
            entries.push_back(part.reason == obligation_reason::silence ? part.source : part.rule);
            add(kind_of_update(o.kind), std::move(entries), o.owed.area, o.owed.due, o.known);
        }
    }

    /// Updates that carry a due date of their own, with no rule behind it.
    void from_dated_updates() {
        for (const auto& u : now_.all<update>()) {
            if (!u->due || !u->settles.empty()) continue;
            const auto due = there_.report.next(to_day_number(*u->due));
            const auto late = there_.report.count(due, there_.report.previous(u.day));
            const auto limit = policy_.rhythm.limit_min_wd;
            const auto kind = late <= 0       ? evidence_kind::update_on_time
                              : late <= limit ? evidence_kind::update_late
                                              : evidence_kind::update_missed;
            add(kind, {u.id()}, u.area(), due, u.day);
        }
    }

    void from_promises() {
        for (const auto& j : judged_promises(now_, who_, there_, policy_.lapse)) {
            const auto kind =
                j.result == promise_result::kept          ? evidence_kind::promise_kept
                : j.result == promise_result::exceeded    ? evidence_kind::promise_exceeded
                : j.result == promise_result::slip_warned ? evidence_kind::slip_warned
                                                          : evidence_kind::unwarned_miss;
            auto entries = std::vector<std::string>{};
            if (j.outcome) entries.push_back(j.outcome.id());
            entries.push_back(j.source.id());
            add(kind, std::move(entries), j.source.area(), j.day, j.known);
        }
    }

    void from_notices() {
        for (const auto& j : judged_notices(now_, who_, there_, policy_.lapse)) {
            if (j.kind != notice_kind::first && j.kind != notice_kind::surprise) continue;
            auto entries = std::vector<std::string>{};
            if (!j.shown_by.empty()) entries.push_back(j.shown_by);
            entries.push_back(j.source.id());
            add(j.kind == notice_kind::first ? evidence_kind::bad_news_first
                                             : evidence_kind::surprise,
                std::move(entries), j.source.area(), j.day, j.known);
        }
    }

    void from_experiments_and_results() {
        const auto experiments = judged_experiments(now_, there_, policy_.lapse);
        for (const auto& e : experiments) {
            if (e.ending != experiment_ending::closed && e.ending != experiment_ending::overrun)
                continue;
            auto entries = std::vector<std::string>{};
            if (!e.shown_by.empty()) entries.push_back(e.shown_by);
            entries.push_back(e.source.id());
            add(e.ending == experiment_ending::closed ? evidence_kind::experiment_closed
                                                      : evidence_kind::experiment_overrun,
                std::move(entries), e.source.area(), e.day, e.known);
        }
        for (const auto& r : now_.all<result_recorded>()) {
            const auto kind = kind_of_result(r);
            const auto tested = std::any_of(experiments.begin(), experiments.end(),
                                            [&r](const auto& e) { return is_result_of(r, e); });
            // The result of an experiment moves no trust, but disowning it does.
            if (tested && kind != evidence_kind::result_disowned) continue;
            add(kind, {r.id()}, r.area(), r.day, r.day);
        }
    }

    evidence_kind kind_of_result(const fact<result_recorded>& r) const {
        if (r->met) return evidence_kind::result_met;
        auto owned = r->owned;
        for (const auto& response : now_.all<lapse_response>()) {
            if (owned || !(response->lapse == r.source->id)) continue;
            if (response->act == lapse_act::owned) owned = true;
            if (response->act == lapse_act::disowned) owned = false;
        }
        if (!owned) return evidence_kind::result_missed;
        return *owned ? evidence_kind::result_owned : evidence_kind::result_disowned;
    }

    void from_entries() {
        add_each<burden_eased>(evidence_kind::burden_eased);
        add_each<credit_shared>(evidence_kind::credit_shared);
        add_each<feedback_applied>(evidence_kind::feedback_applied);
        add_each<deception>(evidence_kind::deception);
        for (const auto& c : now_.all<concealed>())
            if (!c->by || who_.is_report(c->by->target.text))
                add(evidence_kind::concealment, {c.id(), c->problem.target.text}, c.area(), c.day,
                    c.day);
        for (const auto& e : now_.all<evidence>()) {
            auto item =
                evidence_item{evidence_kind::weighed_by_host, {e.id()}, e.area(), e.day, e.day, {}};
            const auto weight = e->sign.value * e->weight.value;
            switch (e->dimension) {
                case trust_dimension::sincerity: item.weight.sincerity = weight; break;
                case trust_dimension::credibility: item.weight.credibility = weight; break;
                case trust_dimension::competence: item.weight.competence = weight; break;
            }
            items_.push_back(std::move(item));
        }
    }

    const state& now_;
    const parties& who_;
    const presence& there_;
    const policy& policy_;
    std::vector<evidence_item> items_;
};

}  // namespace upward
