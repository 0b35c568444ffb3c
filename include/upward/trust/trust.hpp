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
        a.lock = lock();
        for (const auto& name : areas()) a.areas.emplace(name, area(name));
        const auto rung = a.areas.at(std::string{everywhere}).rung;
        a.sensitivity = {with_losses_times(.5), with_losses_times(2)};
        a.one_miss = one_miss();
        a.next_rung = next_rung_for(rung, a.lock.locked);
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

    std::set<std::string> areas() const {
        auto names = std::set<std::string>{std::string{everywhere}};
        for (const auto& a : here_.now->all<upward::area>()) names.insert(a.id());
        for (const auto& item : items_) names.insert(item.area);
        for (const auto& r : here_.now->all<rung_agreed>()) names.insert(r.area());
        return names;
    }

    /// The rung held at the end of the state's day: judged day by day.
    std::int32_t rung(const std::vector<evidence_item>& items, std::string_view area) const {
        auto sincerity = running_tally{trust_dimension::sincerity, everywhere, policy_};
        auto credibility = running_tally{trust_dimension::credibility, area, policy_};
        auto competence = running_tally{trust_dimension::competence, area, policy_};
        auto held = std::int32_t{1};
        for_each_day(items, today(), [&](day_number day, auto begin, auto end) {
            for (auto* tally : {&sincerity, &credibility, &competence}) {
                tally->next_day(day);
                for (auto item = begin; item != end; ++item) tally->take(*item, day);
            }
            const auto lower = std::min(credibility.lower(), competence.lower());
            const auto locked = is_locked(breaches_, sincerity.expectation(), day, policy_);
            held = next_rung(held, lower, locked, policy_);
        });
        return held;
    }

    area_trust area(const std::string& name) const {
        const auto seen = estimates_of<double>(items_, name, today(), policy_);
        auto a = area_trust{};
        a.lower = std::min(seen.credibility.lower, seen.competence.lower);
        a.rung = items_.empty() ? rung_of(a.lower, policy_.gates) : rung(items_, name);
        for (const auto& r : here_.now->all<rung_agreed>())
            if (r.area() == name) a.agreed = r->rung.value;
        const auto next = a.agreed.value_or(1) + 1;
        if (next <= a.rung && !missed_lately(name)) a.may_propose = next;
        return a;
    }

    bool missed_lately(const std::string& name) const {
        return std::any_of(items_.begin(), items_.end(), [&](const evidence_item& item) {
            return item.kind == evidence_kind::unwarned_miss &&
                   (item.area == name || item.area == everywhere || name == everywhere) &&
                   today() - item.day <= policy_.rung_rest_days;
        });
    }

    trust_lock lock() const {
        auto l = trust_lock{};
        l.locked = standing_.locked;
        if (!reaches(whole_.sincerity.e, policy_.lock_below))
            l.because.push_back(message{"lock.sincerity_low"}.with("e", whole_.sincerity.e));
        for (const auto& b : breaches_)
            if (b.locks(today(), policy_))
                l.because.push_back(
                    message{"lock.breach"}
                        .with("entry", b.entries.front())
                        .with("date", to_string(to_civil(b.day)))
                        .with("until", to_string(to_civil(b.day + policy_.lock_days))));
        return l;
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
        items.push_back({evidence_kind::unwarned_miss,
                         {"one miss"},
                         std::string{everywhere},
                         today(),
                         today(),
                         policy_.weights.unwarned_miss});
        const auto after = estimates_of<double>(items, everywhere, today(), policy_);
        const auto back = [&](trust_dimension d, double gain) {
            const auto t = tally_of<double>(items, d, everywhere, today(), policy_);
            return gain > 0 ? upward::recovery(t, d, whole_.of(d).e, gain, policy_) : 0;
        };
        const auto& kept = policy_.weights.promise_kept;
        return {after.overall(), rung(items, everywhere),
                std::max(back(trust_dimension::credibility, kept.credibility),
                         back(trust_dimension::competence, kept.competence))};
    }

    std::optional<way_up> next_rung_for(std::int32_t held, bool locked) const {
        if (locked || held >= 7) return std::nullopt;
        auto credibility = tally_in(trust_dimension::credibility);
        auto competence = tally_in(trust_dimension::competence);
        const auto& kept = policy_.weights.promise_kept;
        for (std::int32_t promises = 1; promises <= most_promises; ++promises) {
            credibility.positive += kept.credibility;
            competence.positive += kept.competence;
            const auto lower =
                std::min(estimate_of(credibility, trust_dimension::credibility, policy_).lower,
                         estimate_of(competence, trust_dimension::competence, policy_).lower);
            const auto rung = rung_of(lower, policy_.gates);
            if (rung > held) return way_up{rung, promises};
        }
        return std::nullopt;
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
