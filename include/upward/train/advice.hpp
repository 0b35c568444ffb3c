// SPDX-License-Identifier: BSL-1.0
//
// Advice: what the state of the rhythm asks for, the most urgent first, and what the data do not
// allow to say yet. While sincerity is locked only repair and openness are advised, no technique.
//
//     a lapse of competence        own it, fix it, date it
//     a charge of integrity        false: show the evidence; true: own it
//     a surprise, or news untold   bring bad news yourself
//     nothing agreed               propose a rhythm
//     a relapse, though reliable   ask what changed for them
//     a plateau                    your reliability is not the driver: look at what they will need
//     due to change in a freeze    wait for the review
#pragma once

#include <upward/core/message.hpp>
#include <upward/rhythm/situation.hpp>
#include <upward/train/proposal.hpp>
#include <upward/trust/lapse.hpp>
#include <upward/trust/standing.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace upward {

namespace detail {

inline message repair_of(const open_lapse& lapse) {
    return message{"advice.repair"}
        .with("entry", lapse.entry.text)
        .with("what", std::string{enum_name(lapse.kind)})
        .with("on", to_string(lapse.on))
        .with("kind", std::string{enum_name(lapse.repair)})
        .with("owned", std::string{lapse.owned ? "yes" : "no"});
}

/// The newest lapse that is still open, first those that nobody owned.
inline void advise_repair(std::vector<message>& advice, const situation& here,
                          const trust_standing& trust) {
    const auto open = open_lapses(*here.now, trust.items, here.policy->trust);
    if (open.empty()) return;
    const auto unowned = std::find_if(open.begin(), open.end(),
                                      [](const open_lapse& lapse) { return !lapse.owned; });
    const auto& lapse = unowned == open.end() ? open.front() : *unowned;
    advice.push_back(repair_of(lapse));
}

inline void advise_openness(std::vector<message>& advice, const situation& here) {
    const auto today = here.today();
    const auto lately = here.policy->weaning.surprise_days;
    auto untold = std::int64_t{0};
    auto surprised = false;
    for (const auto& n : here.notices) {
        untold += n.kind == notice_kind::open;
        surprised = surprised || (n.kind == notice_kind::surprise && today - n.day <= lately);
    }
    if (untold > 0 || surprised)
        advice.push_back(message{"advice.bring_bad_news"}.with("untold", untold));
}

/// What cannot be said, and what it takes.
inline void say_what_is_not_known(std::vector<message>& advice, const situation& here,
                                  bool has_adherence) {
    const auto& p = here.policy->weaning;
    const auto stage = here.stage.shown;
    if (stage != rhythm_stage::baseline && !here.stage.claim)
        advice.push_back(message{"advice.no_claim_yet"}
                             .with("days", std::int64_t{here.stage.baseline.days})
                             .with("needed", std::int64_t{p.no_claim_below_wd}));
    if (stage != rhythm_stage::baseline && !has_adherence)
        advice.push_back(message{"advice.no_outcome_yet"});
    if (stage == rhythm_stage::establishing)
        advice.push_back(
            message{"advice.no_stage_yet"}.with("needed", std::int64_t{p.establishing_below}));
}

inline void advise_on_stage(std::vector<message>& advice, const situation& here, bool reliable) {
    switch (here.stage.shown) {
        case rhythm_stage::baseline: advice.push_back(message{"advice.propose_rhythm"}); break;
        case rhythm_stage::relapse:
            if (reliable) advice.push_back(message{"advice.ask_what_changed"});
            break;
        case rhythm_stage::plateau: advice.push_back(message{"advice.look_ahead"}); break;
        default: break;
    }
}

/// A change that is due waits for a review.
inline void advise_to_wait(std::vector<message>& advice, const situation& here,
                           const trust_standing& trust, std::optional<double> adherence) {
    const auto review = freezing_review(here);
    if (review && due_change(here, trust, adherence))
        advice.push_back(
            message{"advice.wait_for_review"}.with("review", to_string(to_civil(*review))));
}

}  // namespace detail

inline std::vector<message> advice_of(const situation& here, const trust_standing& trust,
                                      std::optional<double> adherence) {
    const auto reliable = adherence && reaches(*adherence, here.policy->train.proposal_adherence);
    auto advice = std::vector<message>{};
    detail::advise_repair(advice, here, trust);
    detail::advise_openness(advice, here);
    if (!trust.locked) detail::advise_on_stage(advice, here, reliable);
    detail::advise_to_wait(advice, here, trust, adherence);
    detail::say_what_is_not_known(advice, here, adherence.has_value());
    return advice;
}

}  // namespace upward
