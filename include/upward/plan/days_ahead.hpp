// SPDX-License-Identifier: BSL-1.0
//
// The days ahead, had nothing more happened and nothing come due: what the rhythm, trust and the
// partnership would answer then, without what only fades with age. What a day does not change is folded once; each day
// is judged with constant work for each area, open lapse and recent ask.
//
//     auto ahead = upward::detail::days_ahead{std::move(here), until};
//     const auto today = ahead.answers();
//     ahead.pass();
//     ahead.answers() == today;            // tomorrow
#pragma once

#include <upward/core/message.hpp>
#include <upward/lead/role_gate.hpp>
#include <upward/model/differences.hpp>
#include <upward/plan/partnership.hpp>
#include <upward/plan/protective.hpp>
#include <upward/rhythm/adherence.hpp>
#include <upward/rhythm/situation.hpp>
#include <upward/rhythm/stage.hpp>
#include <upward/train/advice.hpp>
#include <upward/train/history.hpp>
#include <upward/train/proposal.hpp>
#include <upward/train/rhythm.hpp>
#include <upward/trust/trust.hpp>
#include <upward/trust/walk.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace upward::detail {

/// Whether it is time for a role statement.
struct lasting_lead {
    role_gate role;
};
BOOST_DESCRIBE_STRUCT(lasting_lead, (), (role))

/// At the places that they have in a plan.
struct lasting_answers {
    rhythm_answer rhythm;
    trust_answer trust;
    partnership_answer partnership;
    lasting_lead lead;
};
BOOST_DESCRIBE_STRUCT(lasting_answers, (), (rhythm, trust, partnership, lead))

class days_ahead {
public:
    /// From the situation's day on, up to `until`.
    days_ahead(situation here, day_number until)
        : now_(*here.now),
          here_(std::move(here)),
          policy_(*here_.policy),
          asked_on_(to_date(now_.as_of())),
          standing_(here_),
          items_(std::move(standing_.items)),
          names_(areas_of(now_, items_)),
          breaches_(breaches_open(now_, items_, policy_.lead)),
          acts_(acts_seen(now_, here_.who, policy_.revealed)),
          adherence_(adherence<double>(here_.outcomes, now_.as_of(), policy_.rhythm)) {
        here_.now = &now_;
        months_.emplace(judged_months(here_, items_));
        count_asks(until);
        keep_open_lapses();
        for (const auto& name : names_) {
            auto& a = areas_.emplace_back(
                area_ahead{trust_walk{name, standing_.breaches, policy_.trust},
                           rung_agreed_in(now_, name), last_unwarned_miss(items_, name)});
            a.walk.take_to(here_.today(), items_);
        }
        judge();
    }
    days_ahead(const days_ahead&) = delete;
    days_ahead& operator=(const days_ahead&) = delete;

    day_number today() const noexcept { return here_.today(); }

    /// The next day.
    void pass() {
        now_.pass_to(today() + 1);
        for (auto& a : areas_) a.walk.pass(today());
        acts_.next_day(policy_.revealed);
        if (stages_) stages_->walk_to(today());
        judge();
        if (months_->next && months_->next->day() == today()) judge_month();
    }

    /// By pointer, at the end of the day.
    std::map<std::string, message_argument> answers() const {
        auto a = lasting_answers{rhythm(), trust(), partnership(), {role()}};
        if (a.partnership.protective || standing_.locked) {
            stop_technique(a.rhythm);
            stop_technique(a.trust);
            a.lead.role.ready = false;
        }
        return flattened{a}.leaves();
    }

private:
    struct area_ahead {
        trust_walk walk;
        std::optional<std::int32_t> agreed;
        std::optional<day_number> last_miss;
    };

    /// Also those that count later, after a free day; then only what a window still holds.
    void count_asks(day_number until) {
        const auto today = now_.as_of();
        now_.pass_to(until);
        here_.asks = counted_asks(now_, here_.who, here_.there, here_.outcomes);
        now_.pass_to(today);
        auto walk = walked_stages(now_, here_.who, here_.there, here_.outcomes, here_.asks,
                                  here_.notices, policy_);
        if (walk) stages_.emplace(std::move(*walk));
        const auto longest = std::max(policy_.weaning.window_wd, policy_.control.window_wd);
        const auto first = window_ending(here_.there.both, today, longest).from;
        std::erase_if(here_.asks, [first](const counted_ask& a) { return a.day < first; });
    }

    /// No other lapse is ever open again.
    void keep_open_lapses() {
        for (const auto& item : items_)
            if (item.is_lapse() && today() - item.day <= policy_.trust.lock_days &&
                !response_day(now_, lapse_act::repaired, item.entries, item.day))
                standing_.items.push_back(item);
    }

    const trust_walk& whole() const { return areas_.front().walk; }  // "*" comes first

    void judge() {
        if (stages_) {
            here_.stage = stages_->judged();
            adherence_ = stages_->adherence();
        }
        standing_.whole = whole().estimates();
        standing_.locked =
            is_locked(standing_.breaches, standing_.whole.sincerity.e, today(), policy_.trust);
    }

    void judge_month() {
        auto month = month_ending(today(), here_, here_.stage.shown, whole().estimates(), acts_);
        months_->stages.judge(month);
        months_->months = {std::move(month)};
        months_->next->next();
    }

    partnership_answer partnership() const {
        auto a = answer_of(*months_, {{0}}, policy_.partnership);
        a.last_judged.reset();
        a.next_judged.reset();
        return a;
    }

    rhythm_answer rhythm() const {
        auto a = rhythm_answer{};
        a.stage = here_.stage.shown;
        if (const auto& claim = here_.stage.claim) a.weaning = claim->w, a.p_fall = claim->p;
        const auto window =
            window_ending(here_.there.both, today(), policy_.weaning.window_wd, here_.who.start);
        auto& newest = a.asks.emplace_back(ask_block{asked_on_, asked_on_});
        for (const auto& asked : here_.asks)
            if (window.contains(asked.day)) count_ask(newest, asked);
        a.asks_recent = newest.out_of_rhythm;
        a.proposal = cadence_proposal_of(here_, standing_, adherence_);
        a.advice = advice_of(here_, standing_, adherence_);
        return a;
    }

    trust_answer trust() const {
        const auto& p = policy_.trust;
        auto a = trust_answer{};
        a.binding = binding_of(standing_.whole);
        auto name = names_.begin();
        for (const auto& each : areas_) {
            auto& area = a.areas[*name++];
            area.rung = each.walk.rung();
            area.agreed = each.agreed;
            area.may_propose = rung_to_propose(area, each.last_miss, today(), p);
        }
        a.lock = lock_of(standing_.breaches, standing_.whole.sincerity.e, today(), p);
        const auto missed = whole().with(a_miss_on(today(), p), today());
        a.one_miss.rung = missed.rung();
        a.one_miss.promises_to_recover = promises_to_recover(
            standing_.whole, p, [&](trust_dimension d) { return missed.tally_of(d); });
        if (!a.lock.locked)
            a.next_rung =
                way_up_from(whole().rung(), whole().tally_of(trust_dimension::credibility),
                            whole().tally_of(trust_dimension::competence), p);
        a.revealed =
            revealed_trust_of(acts_, here_.stage.shown, standing_.whole.overall(), policy_);
        a.revealed.r.reset();
        a.control = control_index_of(now_, here_.who, here_.there, here_.asks, standing_.whole,
                                     policy_.control);
        a.control.window = 0;
        a.lapses = open_lapses(now_, standing_.items, p);
        for (auto& lapse : a.lapses) lapse.advice.clear();  // it follows from the rest
        return a;
    }

    role_gate role() const {
        auto gate = role_gate{};
        gate.trusted = reaches(standing_.whole.overall(), policy_.lead.role_trust);
        for (const auto& b : breaches_)
            if (to_day_number(b.bars_until) >= today()) gate.breaches.push_back(b);
        gate.ready = gate.trusted && gate.breaches.empty();
        return gate;
    }

    state now_;
    situation here_;
    const policy& policy_;
    date asked_on_;
    trust_standing standing_;  // of the day; of its items only the open lapses
    std::vector<evidence_item> items_;
    std::set<std::string> names_;
    std::vector<area_ahead> areas_;  // by name
    std::vector<open_breach> breaches_;
    act_tally acts_;
    std::optional<double> adherence_;
    std::optional<stage_walk> stages_;
    std::optional<partnership_history> months_;
};

}  // namespace upward::detail
