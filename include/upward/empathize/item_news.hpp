// SPDX-License-Identifier: BSL-1.0
//
// What is new of a work item since the boss was last told of it: its state, colour, percentage, the
// severity of its problems, whether it needs a decision.
//
//     severity   of the worst problem of the item that is still open. A problem is over when it was
//                repaired (lapse_response), or when the boss was told of it and a later state gives
//                the item another colour than red
//     red        a severity of 3 or 4, or the colour
//     decision   asked of the boss and not answered; or the state says that one is needed, and none
//                that was asked for since then was answered, none made on a later day
//
// Everything is read as known at the end of a day, so that the day on which the boss was told can be
// set beside today.
#pragma once

#include <upward/empathize/decisions.hpp>
#include <upward/model/items.hpp>
#include <upward/model/parties.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/state.hpp>
#include <upward/model/tellings.hpp>
#include <upward/model/untold.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace upward {

/// An item at the end of one day.
struct item_view {
    const std::pair<fact<item_state>, item_state>* state = nullptr;  ///< null before the first
    fact<problem> worst = {};                                        ///< of its open problems
    bool is_red = false;
    bool needs_decision = false;

    std::int32_t severity() const noexcept { return worst ? worst->severity.value : -1; }
    std::int32_t percent() const noexcept {
        return state && state->second.percent ? state->second.percent->value : 0;
    }
};

struct item_news {
    const item_history* item = nullptr;
    std::optional<day_number> told = {};  ///< last
    item_view then = {}, now = {};
    std::vector<fact<problem>> untold_problems = {};
    std::vector<asked_decision> asked = {};  ///< open ones

    bool state_changed() const {
        return told && field(&item_state::state) != field(&item_state::state, then);
    }
    bool colour_changed() const {
        return told && field(&item_state::colour) != field(&item_state::colour, then);
    }
    bool severity_changed() const { return told && now.severity() != then.severity(); }
    bool decision_changed() const {
        const auto flag = [](const std::optional<bool>& needed) { return needed.value_or(false); };
        return told && (now.needs_decision != then.needs_decision ||
                        flag(field(&item_state::decision_needed)) !=
                            flag(field(&item_state::decision_needed, then)));
    }
    bool is_new() const {
        return !told || !untold_problems.empty() || state_changed() || colour_changed() ||
               severity_changed() || decision_changed();
    }
    bool is_unchanged() const { return !is_new() && now.percent() == then.percent(); }
    bool is_done() const { return now.percent() == 100; }

private:
    template <class T>
    std::optional<T> field(std::optional<T> item_state::*member) const {
        return field(member, now);
    }
    template <class T>
    static std::optional<T> field(std::optional<T> item_state::*member, const item_view& view) {
        return view.state ? view.state->second.*member : std::nullopt;
    }
};

class item_news_reader {
public:
    /// Everything outlives it. O(n log n).
    item_news_reader(const state& now, const parties& who, const tellings& words,
                     const lapse_policy& p)
        : words_(words), policy_(p) {
        for (const auto& response : now.all<lapse_response>())
            if (response->act == lapse_act::repaired)
                repaired_.try_emplace(response->lapse.target.text, response.day);
        for (const auto& x : now.all<problem>())
            if (x->item) problems_[x->item->target.text].push_back(x);
        for (const auto& d : decisions_of_boss(now, who))
            if (d.source->item) asked_[d.source->item->target.text].push_back(d);
        for (const auto& made : now.all<decision_made>())
            if (made->item) made_[made->item->target.text].push_back(made.day);
    }

    /// Of an item that is known by then. Linear in its states and problems.
    item_news of(const item_history& history, day_number day) const {
        auto news = item_news{&history};
        news.told = last_told(words_, history, day);
        if (news.told && *news.told < history.item.day) news.told.reset();
        news.now = view(history, day);
        if (news.told) news.then = view(history, *news.told);
        for (const auto& p : of_item(problems_, history))
            if (is_open(p, history, day) && !is_told(p, day)) news.untold_problems.push_back(p);
        for (const auto& d : of_item(asked_, history))
            if (d.is_open(day)) news.asked.push_back(d);
        return news;
    }

    bool is_red(const problem& p) const noexcept { return p.severity >= policy_.severe_from; }

    /// Since it was last put down as it is now.
    bool is_told(const fact<problem>& p, day_number day) const {
        const auto told = words_.last_until(p.id(), day);
        return told && *told >= p.day;
    }
    bool is_repaired(const fact<problem>& p, day_number day) const {
        const auto found = repaired_.find(p.id());
        return found != repaired_.end() && found->second <= day;
    }

private:
    template <class T>
    static const std::vector<T>& of_item(const std::map<std::string_view, std::vector<T>>& all,
                                         const item_history& history) {
        static const auto none = std::vector<T>{};
        const auto found = all.find(history.item.id());
        return found == all.end() ? none : found->second;
    }

    bool is_open(const fact<problem>& p, const item_history& history, day_number day) const {
        if (!untold_changes::is_known(p, day) || is_repaired(p, day)) return false;
        const auto known = std::max(p.day, to_day_number(p->known));
        const auto recovered =
            std::any_of(history.states.begin(), history.states.end(), [&](const auto& s) {
                return s.first.day > known && s.first.day <= day && s.first->colour &&
                       *s.first->colour != item_colour::red;
            });
        return !(recovered && is_told(p, day));
    }

    item_view view(const item_history& history, day_number day) const {
        auto v = item_view{history.on(day)};
        for (const auto& p : of_item(problems_, history))
            if (is_open(p, history, day) && p->severity.value > v.severity()) v.worst = p;
        v.is_red = (v.worst && is_red(*v.worst)) ||
                   (v.state && v.state->second.colour == item_colour::red);
        v.needs_decision = needs_decision(history, day);
        return v;
    }

    bool needs_decision(const item_history& history, day_number day) const {
        const auto& asked = of_item(asked_, history);
        if (std::any_of(asked.begin(), asked.end(),
                        [day](const auto& d) { return d.is_open(day); }))
            return true;
        auto since = std::optional<day_number>{};
        for (const auto& s : history.states) {
            if (s.first.day > day) break;
            if (!s.first->decision_needed) continue;
            since = *s.first->decision_needed ? std::optional{s.first.day} : std::nullopt;
        }
        if (!since) return false;
        const auto& made = of_item(made_, history);
        return std::none_of(
                   asked.begin(), asked.end(),
                   [&](const auto& d) { return d.source.day >= *since && d.source.day <= day; }) &&
               std::none_of(made.begin(), made.end(),
                            [&](day_number d) { return d > *since && d <= day; });
    }

    const tellings& words_;
    const lapse_policy& policy_;
    std::map<std::string_view, day_number> repaired_;
    std::map<std::string_view, std::vector<fact<problem>>> problems_;
    std::map<std::string_view, std::vector<asked_decision>> asked_;
    std::map<std::string_view, std::vector<day_number>> made_;
};

}  // namespace upward
