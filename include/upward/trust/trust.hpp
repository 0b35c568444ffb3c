// SPDX-License-Identifier: BSL-1.0
//
// Trust: how far the boss can rely on the report, in three dimensions (sincerity: acts with good
// intent; credibility: keeps its word; competence: does the job), what binds it, which rung of
// delegation each area has earned, what one miss would cost and what the way up is.
//
//     auto t = upward::trust_of(here, {});
//     t.overall;                      // [0, 1]
//     t.binding;                      // the dimension to work on
//     t.areas.at("*").rung;           // 1 to 7
//
// It says what the log supports, never what a person is. It is the report's own and never shared.
#pragma once

#include <upward/core/describe.hpp>
#include <upward/core/message.hpp>
#include <upward/core/trace.hpp>
#include <upward/rhythm/situation.hpp>
#include <upward/trust/control.hpp>
#include <upward/trust/estimate.hpp>
#include <upward/trust/evidence.hpp>
#include <upward/trust/lapse.hpp>
#include <upward/trust/revealed.hpp>
#include <upward/trust/rung.hpp>
#include <upward/trust/standing.hpp>
#include <upward/trust/walk.hpp>

#include <boost/describe.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace upward {

/// One dimension: expectation, uncertainty, lower bound, each in [0, 1].
struct dimension_trust {
    double e = 0;
    double u = 0;
    double lower = 0;
};
BOOST_DESCRIBE_STRUCT(dimension_trust, (), (e, u, lower))

struct dimensions_trust {
    dimension_trust sincerity;
    dimension_trust credibility;
    dimension_trust competence;
};
BOOST_DESCRIBE_STRUCT(dimensions_trust, (), (sincerity, credibility, competence))

/// An area: the rung it has earned, the lower bound behind it, the rung that both agreed, and the
/// next one that may be proposed (one above the agreed, earned, and no unwarned miss in the area
/// within 30 days).
struct area_trust {
    std::int32_t rung = 1;
    double lower = 0;
    std::optional<std::int32_t> agreed;
    std::optional<std::int32_t> may_propose;
};
BOOST_DESCRIBE_STRUCT(area_trust, (), (rung, lower, agreed, may_propose))

struct trust_lock {
    bool locked = false;
    std::vector<message> because;
};
BOOST_DESCRIBE_STRUCT(trust_lock, (), (locked, because))

/// Overall trust and the dimensions' expectations in another case.
struct trust_case {
    double overall = 0;
    double sincerity = 0;
    double credibility = 0;
    double competence = 0;
};
BOOST_DESCRIBE_STRUCT(trust_case, (), (overall, sincerity, credibility, competence))

/// The answer with the loss factors halved, and doubled.
struct trust_sensitivity {
    trust_case losses_halved;
    trust_case losses_doubled;
};
BOOST_DESCRIBE_STRUCT(trust_sensitivity, (), (losses_halved, losses_doubled))

/// What one unwarned miss today would leave.
struct cost_of_a_miss {
    double overall = 0;
    std::int32_t rung = 1;
    std::int32_t promises_to_recover = 0;  ///< kept ones, until credibility and competence are back
};
BOOST_DESCRIBE_STRUCT(cost_of_a_miss, (), (overall, rung, promises_to_recover))

/// The fewest promises kept today that earn the next rung.
struct way_up {
    std::int32_t rung = 1;
    std::int32_t promises = 0;
};
BOOST_DESCRIBE_STRUCT(way_up, (), (rung, promises))

/// How many good deeds bring each dimension to the target: kept promises; for sincerity, bad news
/// brought first.
struct recovery_counts {
    double target = 0;
    std::int32_t sincerity = 0;
    std::int32_t credibility = 0;
    std::int32_t competence = 0;
};
BOOST_DESCRIBE_STRUCT(recovery_counts, (), (target, sincerity, credibility, competence))

/// One piece of evidence as it counts today, already decayed; losses not yet times k.
struct counted_evidence {
    id entry;
    evidence_kind kind = evidence_kind::weighed_by_host;
    date on;
    std::string area;
    double sincerity = 0;
    double credibility = 0;
    double competence = 0;
};
BOOST_DESCRIBE_STRUCT(counted_evidence, (),
                      (entry, kind, on, area, sincerity, credibility, competence))

struct trust_answer {
    double overall = 0;  ///< [0, 1]
    trust_dimension binding = trust_dimension::sincerity;
    dimensions_trust dimensions;
    std::map<std::string, area_trust> areas;  ///< "*" is the work as a whole
    trust_lock lock;
    trust_sensitivity sensitivity;
    cost_of_a_miss one_miss;
    std::optional<way_up> next_rung;  ///< none at rung 7, while locked, or out of reach
    std::optional<recovery_counts> recovery;
    revealed_trust revealed;
    control_index control;
    std::vector<open_lapse> lapses;
    std::optional<std::vector<counted_evidence>> evidence;
    std::optional<std::map<std::string, trace>> traces;
};
BOOST_DESCRIBE_STRUCT(trust_answer, (),
                      (overall, binding, dimensions, areas, lock, sensitivity, one_miss, next_rung,
                       recovery, revealed, control, lapses, evidence, traces))

struct trust_parameters {
    std::optional<double> target;  ///< (0, 1): also answer how many good deeds reach it
    bool explain = false;          ///< also answer the evidence and the trace of each number
};
BOOST_DESCRIBE_STRUCT(trust_parameters, (), (target, explain))

namespace detail {

inline constexpr std::int32_t most_promises = 1000;  ///< beyond it a rung is out of reach

/// Every area that is declared, that evidence is in, or in which a rung was agreed; and "*".
inline std::set<std::string> areas_of(const state& now, const std::vector<evidence_item>& items) {
    auto names = std::set<std::string>{std::string{everywhere}};
    for (const auto& a : now.all<upward::area>()) names.insert(a.id());
    for (const auto& item : items) names.insert(item.area);
    for (const auto& r : now.all<rung_agreed>()) names.insert(r.area());
    return names;
}

inline std::optional<std::int32_t> rung_agreed_in(const state& now, std::string_view area) {
    auto agreed = std::optional<std::int32_t>{};
    for (const auto& r : now.all<rung_agreed>())
        if (r.area() == area) agreed = r->rung.value;
    return agreed;
}

/// The day of the newest unwarned miss that an area sees.
inline std::optional<day_number> last_unwarned_miss(const std::vector<evidence_item>& items,
                                                    std::string_view area) {
    auto last = std::optional<day_number>{};
    for (const auto& item : items)
        if (item.kind == evidence_kind::unwarned_miss &&
            (item.area == area || item.area == everywhere || area == everywhere))
            last = std::max(last.value_or(item.day), item.day);
    return last;
}

inline std::optional<std::int32_t> rung_to_propose(const area_trust& a,
                                                   std::optional<day_number> last_miss,
                                                   day_number today, const trust_policy& p) {
    const auto next = a.agreed.value_or(1) + 1;
    const auto rests = last_miss && today - *last_miss <= p.rung_rest_days;
    return next <= a.rung && !rests ? std::optional{next} : std::nullopt;
}

inline trust_lock lock_of(const std::vector<breach>& breaches, double sincerity, day_number today,
                          const trust_policy& p) {
    auto l = trust_lock{};
    l.locked = is_locked(breaches, sincerity, today, p);
    if (!reaches(sincerity, p.lock_below))
        l.because.push_back(message{"lock.sincerity_low"}.with("e", sincerity));
    for (const auto& b : breaches)
        if (b.locks(today, p))
            l.because.push_back(message{"lock.breach"}
                                    .with("entry", b.entries.front())
                                    .with("date", to_string(to_civil(b.day)))
                                    .with("until", to_string(to_civil(b.day + p.lock_days))));
    return l;
}

/// One unwarned miss on a day, in all areas.
inline evidence_item a_miss_on(day_number day, const trust_policy& p) {
    return {evidence_kind::unwarned_miss, {"one miss"}, std::string{everywhere}, day, day,
            p.weights.unwarned_miss};
}

/// Kept promises until credibility and competence are back; `after` gives the tallies of a miss.
template <class Tallies>
std::int32_t promises_to_recover(const trust_estimates<double>& before, const trust_policy& p,
                                 const Tallies& after) {
    const auto back = [&](trust_dimension d, double gain) {
        return gain > 0 ? recovery(after(d), d, before.of(d).e, gain, p) : 0;
    };
    const auto& kept = p.weights.promise_kept;
    return std::max(back(trust_dimension::credibility, kept.credibility),
                    back(trust_dimension::competence, kept.competence));
}

inline std::optional<way_up> way_up_from(std::int32_t held, tally<double> credibility,
                                         tally<double> competence, const trust_policy& p) {
    if (held >= 7) return std::nullopt;
    const auto gate = gate_of(held + 1, p.gates);
    const auto& kept = p.weights.promise_kept;
    for (std::int32_t promises = 1; promises <= most_promises; ++promises) {
        credibility.positive += kept.credibility;
        competence.positive += kept.competence;
        const auto lower = std::min(estimate_of(credibility, trust_dimension::credibility, p).lower,
                                    estimate_of(competence, trust_dimension::competence, p).lower);
        if (reaches(lower, gate)) return way_up{rung_of(lower, p.gates), promises};
    }
    return std::nullopt;
}

/// One question about trust: the evidence of a situation, and all that follows from it.
class trust_engine {
public:
    explicit trust_engine(const situation& here)
        : here_(here),
          policy_(here.policy->trust),
          standing_(here),
          items_(standing_.items),
          breaches_(standing_.breaches),
          whole_(standing_.whole) {}

    trust_answer answer(const trust_parameters& parameters) const {
        auto a = trust_answer{};
        a.overall = whole_.overall();
        a.binding = binding_of(whole_);
        a.dimensions = {of(whole_.sincerity), of(whole_.credibility), of(whole_.competence)};
        a.lock = lock_of(breaches_, whole_.sincerity.e, today(), policy_);
        for (const auto& name : areas_of(*here_.now, items_)) a.areas.emplace(name, area(name));
        const auto rung = a.areas.at(std::string{everywhere}).rung;
        a.sensitivity = {with_losses_times(.5), with_losses_times(2)};
        a.one_miss = one_miss();
        if (!a.lock.locked)
            a.next_rung = way_up_from(rung, tally_in(trust_dimension::credibility),
                                      tally_in(trust_dimension::competence), policy_);
        if (parameters.target) a.recovery = recovery_to(*parameters.target);
        a.revealed =
            revealed_trust_of(*here_.now, here_.who, here_.stage.shown, a.overall, *here_.policy);
        a.control = control_index_of(*here_.now, here_.who, here_.there, here_.asks, whole_,
                                     here_.policy->control);
        a.lapses = open_lapses(*here_.now, items_, policy_);
        if (parameters.explain) {
            a.evidence = counted();
            a.traces = traces();
        }
        return a;
    }

private:
    static dimension_trust of(const estimate<double>& e) { return {e.e, e.u, e.lower}; }
    day_number today() const noexcept { return here_.today(); }

    /// The rung held at the end of the state's day: judged day by day.
    std::int32_t rung(const std::vector<evidence_item>& items, std::string_view area) const {
        auto walk = trust_walk{area, breaches_, policy_};
        walk.take_to(today(), items);
        return walk.rung();
    }

    area_trust area(const std::string& name) const {
        const auto seen = estimates_of<double>(items_, name, today(), policy_);
        auto a = area_trust{};
        a.lower = std::min(seen.credibility.lower, seen.competence.lower);
        a.rung = rung(items_, name);
        a.agreed = rung_agreed_in(*here_.now, name);
        a.may_propose = rung_to_propose(a, last_unwarned_miss(items_, name), today(), policy_);
        return a;
    }

    trust_case with_losses_times(double factor) const {
        auto p = policy_;
        p.loss_factor.sincerity *= factor;
        p.loss_factor.credibility *= factor;
        p.loss_factor.competence *= factor;
        const auto t = estimates_of<double>(items_, everywhere, today(), p);
        return {t.overall(), t.sincerity.e, t.credibility.e, t.competence.e};
    }

    tally<double> tally_in(trust_dimension d) const {
        return tally_of<double>(items_, d, everywhere, today(), policy_);
    }

    cost_of_a_miss one_miss() const {
        auto items = items_;
        items.push_back(a_miss_on(today(), policy_));
        const auto after = estimates_of<double>(items, everywhere, today(), policy_);
        const auto promises = promises_to_recover(whole_, policy_, [&](trust_dimension d) {
            return tally_of<double>(items, d, everywhere, today(), policy_);
        });
        return {after.overall(), rung(items, everywhere), promises};
    }

    recovery_counts recovery_to(double target) const {
        const auto& w = policy_.weights;
        const auto deeds = [&](trust_dimension d, double gain) {
            return gain > 0 ? upward::recovery(tally_in(d), d, target, gain, policy_) : 0;
        };
        return {target, deeds(trust_dimension::sincerity, w.bad_news_first.sincerity),
                deeds(trust_dimension::credibility, w.promise_kept.credibility),
                deeds(trust_dimension::competence, w.promise_kept.competence)};
    }

    std::vector<counted_evidence> counted() const {
        auto list = std::vector<counted_evidence>{};
        for (const auto& item : items_) {
            const auto left = [&](trust_dimension d) {
                return component(item.weight, d) *
                       decay(std::max(0, today() - item.day), component(policy_.half_life, d));
            };
            list.push_back({{item.entries.front()},
                            item.kind,
                            to_date(item.day),
                            item.area,
                            left(trust_dimension::sincerity),
                            left(trust_dimension::credibility),
                            left(trust_dimension::competence)});
        }
        return list;
    }

    std::map<std::string, trace> traces() const {
        const auto t = estimates_of<traced>(items_, everywhere, today(), policy_);
        auto all = std::map<std::string, trace>{{"overall", t.overall().tree()}};
        for_each_enumerator<trust_dimension>([&](trust_dimension d, std::string_view name) {
            const auto prefix = "dimensions." + std::string{name} + ".";
            all.emplace(prefix + "e", t.of(d).e.tree());
            all.emplace(prefix + "u", t.of(d).u.tree());
            all.emplace(prefix + "lower", t.of(d).lower.tree());
        });
        return all;
    }

    const situation& here_;
    const trust_policy& policy_;
    const trust_standing standing_;
    const std::vector<evidence_item>& items_;
    const std::vector<breach>& breaches_;
    const trust_estimates<double>& whole_;
};

}  // namespace detail

/// Trust at the end of the situation's day.
inline trust_answer trust_of(const situation& here, const trust_parameters& parameters) {
    return detail::trust_engine{here}.answer(parameters);
}

}  // namespace upward
