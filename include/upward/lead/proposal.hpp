// SPDX-License-Identifier: BSL-1.0
//
// A proposal judged before the boss hears it. Hard limits come first: a breach blocks it, whatever
// the score. Then its fit (lead/fit.hpp): from .6 on propose, from .4 on reshape, else wait. What is
// not known counts as 1, is named, and lets it be reshaped at most. While sincerity is locked no
// technique helps, and it waits. With it come both framings with the same facts, the parts that are
// missing, and what would have to change.
//
//     upward::proposals_of(here, {}).proposals.front().verdict;
//
// It is the report's own and never shared.
#pragma once

#include <upward/core/message.hpp>
#include <upward/core/trace.hpp>
#include <upward/lead/fit.hpp>
#include <upward/lead/framing.hpp>
#include <upward/lead/goals.hpp>
#include <upward/lead/limits_used.hpp>
#include <upward/lead/parameters.hpp>
#include <upward/model/mismatch.hpp>
#include <upward/rhythm/situation.hpp>
#include <upward/trust/standing.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace upward {

enum class proposal_verdict : std::uint8_t { blocked, propose, reshape, wait };
BOOST_DESCRIBE_ENUM(proposal_verdict, blocked, propose, reshape, wait)

/// A metric of the boss, and how far the proposal serves it.
struct goal_line {
    id metric;
    std::string name;
    double weight = 0;
    double strength = 0;  ///< [0, 1]
};
BOOST_DESCRIBE_STRUCT(goal_line, (), (metric, name, weight, strength))

struct judged_proposal {
    id proposal;
    std::string title;
    date on;
    proposal_verdict verdict = proposal_verdict::wait;
    double fit = 0;  ///< [0, 1], with 1 for what is not known
    std::optional<double> goals;
    std::optional<double> freedom;
    std::optional<double> style;
    std::vector<id> breaches;  ///< of hard limits
    std::vector<message> because;
    std::vector<proposal_part> missing;
    std::vector<goal_line> serves;   ///< every metric of the boss
    std::vector<limit_line> limits;  ///< that it uses
    std::vector<framing> framings;
    std::optional<id> tried_by;  ///< the experiment that took it up
};
BOOST_DESCRIBE_STRUCT(judged_proposal, (),
                      (proposal, title, on, verdict, fit, goals, freedom, style, breaches, because,
                       missing, serves, limits, framings, tried_by))

struct proposal_answer {
    std::vector<judged_proposal> proposals;  ///< the newest first
    std::vector<named_thing> goals_without_work;
    std::vector<named_thing> work_without_goals;
    std::optional<std::map<std::string, trace>> traces;
};
BOOST_DESCRIBE_STRUCT(proposal_answer, (),
                      (proposals, goals_without_work, work_without_goals, traces))

/// The verdict of a fit that is known in all its parts, or is not. Precondition: nothing is breached.
inline proposal_verdict verdict_of_fit(double fit, bool all_known, const lead_policy& p) {
    if (reaches(fit, p.propose))
        return all_known ? proposal_verdict::propose : proposal_verdict::reshape;
    return reaches(fit, p.reshape) ? proposal_verdict::reshape : proposal_verdict::wait;
}

namespace detail {

/// 1 less the mismatch of the styles of the proposal, or of the report where it says none, and of the
/// boss; none where one of them is not known.
template <class Number>
std::optional<Number> style_fit(const state& now, const parties& who, const proposal& p) {
    const auto theirs = newest_style(now, who.boss);
    const auto own = newest_style(now, who.report);
    if (!theirs || (p.style.size() != 3 && !own)) return std::nullopt;
    auto asked = own ? *own : style{};
    if (p.style.size() == 3)
        asked.formality = p.style[0], asked.detail = p.style[1], asked.directness = p.style[2];
    return Number(1) - leaf<Number>::measure({"mismatch"}, mismatch(asked, *theirs));
}

class proposal_judge {
public:
    explicit proposal_judge(const situation& here)
        : now_(*here.now),
          who_(here.who),
          policy_(here.policy->lead),
          goals_(now_, who_),
          locked_(trust_standing{here}.locked) {
        for (const auto& e : now_.all<experiment>())
            if (e->proposal) tried_by_.try_emplace(e->proposal->target.text, e.source->id);
    }

    const boss_goals& goals() const noexcept { return goals_; }

    judged_proposal judge(const fact<proposal>& p) const {
        auto j = judged_proposal{p.source->id, p->title, to_date(p.day)};
        const auto served = goals_.served_by(p);
        j.serves = goal_lines(served);
        j.limits = limits_used(now_, *p);
        j.goals = goals_.share_of<double>(served);
        j.freedom = freedom_left<double>(j.limits, p.id());
        j.style = style_fit<double>(now_, who_, *p);
        j.fit = parts_of(j).fit(policy_);
        for (const auto& l : j.limits)
            if (l.hard && l.breached) j.breaches.push_back(l.limit);
        const auto all_known =
            j.goals && j.freedom && j.style &&
            std::all_of(j.limits.begin(), j.limits.end(),
                        [](const limit_line& l) { return l.amount.has_value(); });
        j.verdict = !j.breaches.empty() ? proposal_verdict::blocked
                    : locked_           ? proposal_verdict::wait
                                        : verdict_of_fit(j.fit, all_known, policy_);
        j.because = reasons(j);
        for_each_enumerator<proposal_part>([&](proposal_part part, std::string_view) {
            if (!text_of(*p, part)) j.missing.push_back(part);
        });
        j.framings = framings_of(now_, who_, p, goals_, j.limits);
        if (const auto tried = tried_by_.find(p.id()); tried != tried_by_.end())
            j.tried_by = tried->second;
        return j;
    }

    /// ID.fit, with those of its parts within it.
    std::pair<std::string, trace> traced_fit(const fact<proposal>& p) const {
        const auto limits = limits_used(now_, *p);
        const auto known_or_1 = [](std::optional<traced> part) {
            return part ? std::move(*part) : traced(1);
        };
        return {p.id() + ".fit",
                fit_of<traced>(known_or_1(goals_.share_of<traced>(goals_.served_by(p))),
                               known_or_1(freedom_left<traced>(limits, p.id())),
                               known_or_1(style_fit<traced>(now_, who_, *p)), policy_)
                    .tree()};
    }

private:
    static fit_parts parts_of(const judged_proposal& j) {
        return {j.goals.value_or(1), j.freedom.value_or(1), j.style.value_or(1)};
    }

    /// Precondition: by id, as the goals are.
    std::vector<goal_line> goal_lines(const std::vector<metric_tie>& served) const {
        auto lines = std::vector<goal_line>{};
        auto s = served.begin();
        for (const auto& [name, m] : goals_.metrics()) {
            auto line = goal_line{m.source->id, m->name, m->weight.value};
            if (s != served.end() && s->metric.source == m.source) line.strength = (s++)->value;
            lines.push_back(std::move(line));
        }
        return lines;
    }

    std::vector<message> reasons(const judged_proposal& j) const {
        auto because = std::vector<message>{};
        for (const auto& l : j.limits) {
            if (!l.breached) continue;
            because.push_back(message{l.hard ? "proposal.breach" : "proposal.soft_breach"}
                                  .with("limit", l.name)
                                  .with("used", l.used)
                                  .with("amount", *l.amount)
                                  .with("unit", l.unit));
        }
        if (locked_) because.push_back({"proposal.locked"});
        add_unknown(j, because);
        add_unstated(j, because);
        if (j.verdict == proposal_verdict::reshape || j.verdict == proposal_verdict::wait)
            add_way(j, because);
        return because;
    }

    void add_unknown(const judged_proposal& j, std::vector<message>& because) const {
        if (!j.goals) because.push_back({"proposal.no_goals"});
        if (!j.freedom && j.limits.empty()) because.push_back({"proposal.no_limit"});
        for (const auto& l : j.limits)
            if (!l.amount)
                because.push_back(message{"proposal.unknown_limit"}.with("limit", l.name));
        if (!j.style)
            because.push_back(message{"proposal.no_style"}.with(
                "whose", std::string{newest_style(now_, who_.boss) ? "report" : "boss"}));
    }

    /// Hard limits of which it does not say what it uses.
    void add_unstated(const judged_proposal& j, std::vector<message>& because) const {
        for (const auto& l : now_.all<limit>()) {
            const auto stated = std::any_of(j.limits.begin(), j.limits.end(), [&l](const auto& u) {
                return u.limit == l.source->id;
            });
            if (!stated && l->hard.value_or(false) && !j.limits.empty())
                because.push_back(message{"proposal.unstated_limit"}.with("limit", l->name));
        }
    }

    /// What costs the fit most, and what it would have to be.
    void add_way(const judged_proposal& j, std::vector<message>& because) const {
        const auto parts = parts_of(j);
        if (reaches(j.fit, policy_.propose)) return;  // something is not known
        const auto weakest = weakest_part(parts, policy_);
        const auto needed = part_needed(parts, weakest, policy_);
        auto m = message{needed ? "proposal.weakest" : "proposal.weakest_of_several"}
                     .with("part", std::string{enum_name(weakest)})
                     .with("value", parts.of(weakest));
        if (needed) m = std::move(m).with("needed", *needed);
        because.push_back(std::move(m));
    }

    const state& now_;
    const parties& who_;
    const lead_policy& policy_;
    const boss_goals goals_;
    const bool locked_;
    std::map<std::string_view, id> tried_by_;
};

}  // namespace detail

/// O(n log n), and for each proposal the paths that its links open and the metrics of the boss.
inline proposal_answer proposals_of(const situation& here, const lead_parameters& q) {
    const auto judge = detail::proposal_judge{here};
    auto a = proposal_answer{};
    if (q.explain) a.traces.emplace();
    for (const auto& p : here.now->all<proposal>()) {
        if (q.id && *q.id != p.source->id) continue;
        a.proposals.push_back(judge.judge(p));
        if (a.traces) a.traces->insert(judge.traced_fit(p));
    }
    std::stable_sort(a.proposals.begin(), a.proposals.end(), [](const auto& x, const auto& y) {
        return x.on != y.on ? x.on > y.on : x.proposal < y.proposal;
    });
    auto apart = match_goals_and_work(*here.now, judge.goals());
    a.goals_without_work = std::move(apart.goals_without_work);
    a.work_without_goals = std::move(apart.work_without_goals);
    return a;
}

}  // namespace upward
