// SPDX-License-Identifier: BSL-1.0
//
// Owing: all that the agreements of a log owe up to a day, rhythm by rhythm: the rules' own
// obligations, then minimum spacing, then maximum silence. Problems are owed too, but beside these:
// they neither merge nor break a silence, and are judged as bad news.
#pragma once

#include <upward/model/parties.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/presence.hpp>
#include <upward/model/state.hpp>
#include <upward/rhythm/agreement.hpp>
#include <upward/rhythm/cause.hpp>
#include <upward/rhythm/obligation.hpp>
#include <upward/rhythm/spacing.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace upward {

class owing {
public:
    owing(const state& now, const parties& who, const presence& there, const policy& p,
          day_number horizon);

    /// What is owed, without problems, by due day, then name. O(n log n).
    std::vector<obligation> obligations() const;

    /// The same of one rhythm alone.
    std::vector<obligation> obligations(const std::string& name) const;

    /// By problem rules: due when the notice limit of the problem ends.
    const std::vector<obligation>& problems() const noexcept { return problems_; }

    /// The period of a rule begins anew on `day`: what it owed later is replaced by that day plus
    /// whole periods, as many as COUNT has left, but for the days in `ahead`, delivered before.
    void restart(const std::string& rule, day_number day, const std::set<day_number>& ahead);

private:
    struct agreed_rule {
        owing_rule owes;
        std::vector<obligation> owed;
    };
    struct rhythm {
        std::vector<agreement_version> versions;
        std::vector<agreed_rule> rules;
    };

    void agree(const state& now, const causes& what, const rhythm_policy& p);

    const working_calendar& report_;
    const rhythm_policy& policy_;
    day_number horizon_;
    day_number reach_ = 0;  // what is due by then may merge into something due by the horizon
    std::map<std::string, rhythm> rhythms_;
    std::vector<obligation> problems_;
};

inline owing::owing(const state& now, const parties& who, const presence& there, const policy& p,
                    day_number horizon)
    : report_(there.report), policy_(p.rhythm), horizon_(horizon) {
    auto widest = std::int32_t{0};
    for (auto& v : agreements(now)) {
        widest = std::max(widest, v.spacing_wd.value_or(0));
        rhythms_[v.rhythm].versions.push_back(std::move(v));
    }
    reach_ = report_.add(horizon_, widest);
    agree(now, causes{now, who, there, p}, p.rhythm);
}

inline void owing::agree(const state& now, const causes& what, const rhythm_policy& p) {
    const auto listed = listed_rules{agreements(now)};
    auto owed_already = std::set<std::tuple<day_number, std::string, std::string>>{};  // once
    for (auto& [name, r] : rhythms_)
        for (const auto& v : r.versions)
            for (const auto& rule : v.rules) {
                auto owes = owing_rule_of(now, rule, v, listed.since(rule, v.from), p);
                if (!owes) continue;
                auto owed = owes->days ? dated_obligations(*owes, report_, v.from,
                                                           std::min(v.until, reach_ + 1))
                                       : caused_obligations(*owes, what, report_, reach_);
                std::erase_if(owed, [&](const obligation& o) {
                    const auto& source = o.parts.front().source;  // each problem by itself
                    return !owed_already.emplace(o.due, o.rule, source).second;
                });
                if (owes->source->trigger == rule_trigger::problem)
                    problems_.insert(problems_.end(), owed.begin(), owed.end());
                else r.rules.push_back({std::move(*owes), std::move(owed)});
            }
    std::erase_if(problems_, [this](const obligation& o) { return o.due > horizon_; });
    std::stable_sort(problems_.begin(), problems_.end(), detail::is_due_before);
}

inline std::vector<obligation> owing::obligations() const {
    auto all = std::vector<obligation>{};
    for (const auto& [name, r] : rhythms_) {
        auto owed = obligations(name);
        std::move(owed.begin(), owed.end(), std::back_inserter(all));
    }
    std::stable_sort(all.begin(), all.end(), detail::is_due_before);
    return all;
}

inline std::vector<obligation> owing::obligations(const std::string& name) const {
    const auto& r = rhythms_.at(name);
    auto owed = std::vector<obligation>{};
    for (const auto& rule : r.rules) owed.insert(owed.end(), rule.owed.begin(), rule.owed.end());
    owed = without_silence(spaced(std::move(owed), r.versions, report_), r.versions, report_,
                           policy_, horizon_);
    std::erase_if(owed, [this](const obligation& o) { return o.due > horizon_; });
    std::stable_sort(owed.begin(), owed.end(), detail::is_due_before);
    return owed;
}

inline void owing::restart(const std::string& rule, day_number day,
                           const std::set<day_number>& ahead) {
    for (auto& [name, r] : rhythms_)
        for (auto& [owes, owed] : r.rules) {
            if (owes.id() != rule || !owes.days || owes.until <= day || owes.first > day) continue;
            const auto& dates = owes.days->dates;
            auto anew = recurrence_rule{};
            anew.freq = counting_period(dates);
            anew.interval = dates.interval;
            anew.until = dates.until;
            anew.until_form = dates.until_form;
            if (dates.count > 0) {
                const auto start = owes.days->start;
                const auto done = occurrences{dates, start}.between(start, day).size();
                anew.count = dates.count - static_cast<std::int32_t>(done) + 1;  // the day itself
            }
            owes.days->dates = anew;
            owes.days->start = day;
            std::erase_if(
                owed, [&](const obligation& o) { return o.due > day && !ahead.contains(o.due); });
            for (auto& o : dated_obligations(owes, report_, std::max(day + 1, owes.agreed),
                                             std::min(owes.until, reach_ + 1)))
                if (!ahead.contains(o.due)) owed.push_back(std::move(o));
        }
}

}  // namespace upward
