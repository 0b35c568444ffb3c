// SPDX-License-Identifier: BSL-1.0
//
// Trust in one area as the days go by: its tallies, the lock and the rung, carried from day to day
// with constant work for each day and item, into the days ahead as well.
//
//     auto walk = upward::trust_walk{everywhere, breaches, policy};
//     walk.take_to(today, items);          // by the day they are known
//     walk.pass(today + 1);                // nothing new is known
//     walk.rung();
#pragma once

#include <upward/trust/estimate.hpp>
#include <upward/trust/lapse.hpp>
#include <upward/trust/rung.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace upward {

class trust_walk {
public:
    /// It refers to all three, and to the items that it takes.
    trust_walk(std::string_view area, const std::vector<breach>& breaches, const trust_policy& p)
        : breaches_(&breaches),
          policy_(&p),
          sincerity_(trust_dimension::sincerity, everywhere, p),
          credibility_(trust_dimension::credibility, area, p),
          competence_(trust_dimension::competence, area, p) {}

    /// All that is known by `today`, day by day; without any item no day is judged.
    void take_to(day_number today, const std::vector<evidence_item>& items) {
        for_each_day(items, today,
                     [this](day_number day, auto begin, auto end) { pass(day, begin, end); });
    }

    /// The next day, on which nothing more becomes known.
    void pass(day_number day) {
        const evidence_item* none = nullptr;
        pass(day, none, none);
    }

    /// The rung held at the end of the last day.
    std::int32_t rung() const { return held_.value_or(rung_of(lower(), policy_->gates)); }

    /// The same walk, had one thing more become known on the last day.
    trust_walk with(const evidence_item& item, day_number day) const {
        auto other = *this;
        other.held_ = held_before_;
        other.take(item, day);
        other.judge(day);
        return other;
    }

    /// Sincerity is that of the work as a whole, in every area.
    tally<double> tally_of(trust_dimension d) const { return of(d).now(); }
    trust_estimates<double> estimates() const {
        const auto in = [this](trust_dimension d) { return estimate_of(tally_of(d), d, *policy_); };
        return {in(trust_dimension::sincerity), in(trust_dimension::credibility),
                in(trust_dimension::competence)};
    }

private:
    template <class Iterator>
    void pass(day_number day, Iterator begin, Iterator end) {
        for (auto* tally : {&sincerity_, &credibility_, &competence_}) tally->next_day(day);
        for (auto item = begin; item != end; ++item) take(*item, day);
        if (!held_ && begin == end) return;
        held_before_ = held_;
        judge(day);
    }

    void take(const evidence_item& item, day_number day) {
        for (auto* tally : {&sincerity_, &credibility_, &competence_}) tally->take(item, day);
    }

    void judge(day_number day) {
        const auto locked = is_locked(*breaches_, sincerity_.expectation(), day, *policy_);
        held_ = next_rung(held_.value_or(1), lower(), locked, *policy_);
    }

    double lower() const { return std::min(credibility_.lower(), competence_.lower()); }

    const running_tally& of(trust_dimension d) const noexcept {
        return d == trust_dimension::sincerity     ? sincerity_
               : d == trust_dimension::credibility ? credibility_
                                                   : competence_;
    }

    const std::vector<breach>* breaches_;
    const trust_policy* policy_;
    running_tally sincerity_;
    running_tally credibility_;
    running_tally competence_;
    std::optional<std::int32_t> held_;         // none before the first evidence
    std::optional<std::int32_t> held_before_;  // before the last day was judged
};

}  // namespace upward
