// SPDX-License-Identifier: BSL-1.0
//
// What is known of each month of a relationship at the end of its last working day: what trust, the
// rhythm and the control index would have answered then, by what was known by then under the
// corrections that hold now, as a rung is judged. All months are gathered in one walk.
//
//     auto history = upward::judged_months(here, evidence);
//     history.stages.stage();
#pragma once

#include <upward/model/presence.hpp>
#include <upward/plan/month_ends.hpp>
#include <upward/plan/partnership_stages.hpp>
#include <upward/rhythm/situation.hpp>
#include <upward/trust/control.hpp>
#include <upward/trust/revealed.hpp>
#include <upward/trust/rung.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace upward {

namespace detail {

/// Trust as a whole at the end of days that come in order.
class trust_by_day {
public:
    /// Items by the day they are known; they outlive it.
    trust_by_day(const std::vector<evidence_item>& items, const trust_policy& p)
        : items_(items),
          policy_(p),
          tomorrow_(items.empty() ? last_day + 1 : items.front().known),
          tallies_{in(trust_dimension::sincerity), in(trust_dimension::credibility),
                   in(trust_dimension::competence)} {}

    trust_estimates<double> on(day_number day) {
        for (; tomorrow_ <= day; ++tomorrow_) {
            for (auto& t : tallies_) t.next_day(tomorrow_);
            for (; next_ < items_.size() && items_[next_].known == tomorrow_; ++next_)
                for (auto& t : tallies_) t.take(items_[next_], tomorrow_);
        }
        return {now(trust_dimension::sincerity), now(trust_dimension::credibility),
                now(trust_dimension::competence)};
    }

private:
    running_tally in(trust_dimension d) const { return {d, everywhere, policy_}; }
    estimate<double> now(trust_dimension d) const {
        return estimate_of(tallies_[static_cast<std::size_t>(d)].now(), d, policy_);
    }

    const std::vector<evidence_item>& items_;
    const trust_policy& policy_;
    std::size_t next_ = 0;
    day_number tomorrow_;
    running_tally tallies_[3];  // by dimension
};

/// The boss's acts at the end of days that come in order.
class acts_by_day {
public:
    acts_by_day(const state& now, const parties& who, const revealed_policy& p)
        : acts_(from_day(now.all<boss_act>(), who.start)), policy_(p) {}

    const act_tally& on(day_number day) {
        const auto left = decay(day - day_, policy_.half_life);
        seen_.positive *= left;
        seen_.negative *= left;
        day_ = day;
        for (; next_ < acts_.size() && acts_[next_].day <= day; ++next_)
            seen_.count(weight_of(acts_[next_]->act, policy_) *
                        decay(day - acts_[next_].day, policy_.half_life));
        return seen_;
    }

private:
    facts_of<boss_act> acts_;
    const revealed_policy& policy_;
    std::size_t next_ = 0;
    day_number day_ = first_day;
    act_tally seen_;
};

/// The stage of the rhythm at the end of days that come in order.
class rhythm_by_day {
public:
    explicit rhythm_by_day(const situation& here) : here_(here) {
        for (const auto& v : agreements(*here.now)) agreed_.push_back({v.from, v.until});
        agreed_ = joined(std::move(agreed_));
    }

    rhythm_stage on(day_number day) {
        while (next_ < agreed_.size() && agreed_[next_].until <= day) ++next_, walk_.reset();
        if (next_ == agreed_.size() || day < agreed_[next_].from) return rhythm_stage::baseline;
        if (!walk_) begin(agreed_[next_].from);
        walk_->walk_to(day);
        return walk_->judged().shown;
    }

private:
    void begin(day_number agreed) {
        const auto& both = here_.there.both;
        const auto& p = *here_.policy;
        walk_.emplace(here_.outcomes, here_.notices,
                      ask_windows{here_.asks, both, here_.who.start, agreed, p.weaning}, both, p,
                      agreed);
    }

    const situation& here_;
    std::vector<standing_days> agreed_;
    std::size_t next_ = 0;
    std::optional<stage_walk> walk_;
};

/// What a month was like, from what was known of trust and of the rhythm on its last working day.
inline partnership_month month_ending(day_number day, const situation& here, rhythm_stage rhythm,
                                      const trust_estimates<double>& trust, const act_tally& acts) {
    const auto& p = *here.policy;
    const auto last = [&](std::int32_t length) {
        return window_ending(here.there.both, day, length, here.who.start);
    };
    auto m = partnership_month{to_date(day)};
    m.uncertainty = trust.credibility.u;
    m.overall = trust.overall();
    m.rhythm = rhythm;
    if (const auto window = last(p.weaning.window_wd); window.count == p.weaning.window_wd)
        m.asks = asks_out_of_rhythm(here.asks, window);
    const auto held =
        count_control(*here.now, here.who, here.there, here.asks, last(p.control.window_wd));
    m.control = index_of(held, p.control);
    if (const auto sorted = held.seen.detail + held.seen.direction; sorted > 0)
        m.direction_share = static_cast<double>(held.seen.direction) / sorted;
    m.revealed = revealed_trust_of(acts, rhythm, p.partnership.partner, p).reading;
    return m;
}

/// What the report recorded of an alarm or its end. An alarm of the same day stands, unless both have
/// a minute and the end comes later.
class alarms {
public:
    explicit alarms(const situation& here)
        : who_(here.who), facts_(from_day(here.now->all<protective>(), here.who.start)) {}

    /// Those up to a day, in the order of the log.
    void sound(partnership_stages& stages, day_number day) {
        for (; next_ < facts_.size() && facts_[next_].day <= day; ++next_) {
            const auto f = facts_[next_];
            if (f->sort != protective_sort::ended) {
                last_ = f;
                stages.protect(f.day, message{"protective.entry"}
                                          .with("entry", f.id())
                                          .with("sort", std::string{enum_name(f->sort)})
                                          .with("on", to_string(to_civil(f.day))));
            } else if ((!f->by || who_.is_report(f->by->target.text)) && is_over(f)) {
                stages.end(f.day);
            }
        }
    }

private:
    bool is_over(const fact<protective>& end) const {
        return !last_ || last_.day < end.day ||
               (last_.source->at && end.source->at &&
                last_.source->at->value < end.source->at->value);
    }

    const parties& who_;
    facts_of<protective> facts_;
    std::size_t next_ = 0;
    fact<protective> last_;
};

/// The first day on which something is known of the relationship; none in an empty log.
inline std::optional<day_number> first_known(const state& now, const parties& who) {
    auto first = std::optional<day_number>{};
    for (const auto& e : now.entries())
        first = std::min(first.value_or(last_day), to_day_number(e->date));
    return first ? std::optional{std::max(*first, who.start)} : std::nullopt;
}

}  // namespace detail

/// The months judged by the situation's day, and where the relationship stands after it. It refers to
/// the situation.
struct partnership_history {
    partnership_stages stages;
    std::vector<partnership_month> months;
    std::optional<month_ends> next;  ///< the next month to judge; none where nothing is known
};

/// Linear in days, entries and outcomes; for each month also in asks and decisions. Precondition:
/// the evidence of the situation, by the day it is known.
inline partnership_history judged_months(const situation& here,
                                         const std::vector<evidence_item>& evidence) {
    const auto first = detail::first_known(*here.now, here.who);
    const auto start = here.who.known() ? std::optional{here.who.start} : first;
    auto history =
        partnership_history{partnership_stages{here.policy->partnership, start}, {}, std::nullopt};
    auto alarms = detail::alarms{here};
    if (first) {
        auto trust = detail::trust_by_day{evidence, here.policy->trust};
        auto acts = detail::acts_by_day{*here.now, here.who, here.policy->revealed};
        auto rhythm = detail::rhythm_by_day{here};
        auto& end = history.next.emplace(here.there.report, *first);
        for (; end.day() && *end.day() <= here.today(); end.next()) {
            const auto day = *end.day();
            alarms.sound(history.stages, day);
            auto month =
                detail::month_ending(day, here, rhythm.on(day), trust.on(day), acts.on(day));
            history.stages.judge(month);
            history.months.push_back(std::move(month));
        }
    }
    alarms.sound(history.stages, here.today());
    return history;
}

}  // namespace upward
