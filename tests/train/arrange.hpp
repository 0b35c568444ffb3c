// SPDX-License-Identifier: BSL-1.0
//
// A day on which a proposal or advice is judged, with what earlier engines found set by hand, so that
// a gate is tried exactly at its threshold:
//
//     judged_day{log, "2026-03-02"}.stage(rhythm_stage::weaned).kept(.9).credible(.55).proposes();
//
// Unless said otherwise: holding, .95 of the updates kept, a credibility of at least .7, not locked.
#pragma once

#include "rhythm/arrange.hpp"

#include <upward/train/advice.hpp>
#include <upward/train/proposal.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward_tests {

class judged_day {
public:
    judged_day(const log_builder& log, std::string_view iso,
               const upward::calendar_definition& calendar = {}, const upward::policy& p = {})
        : scene_(std::make_shared<scene>(log, iso, iso, calendar, p)),
          here_(**scene_),
          trust_(here_) {
        here_.stage = {};
        here_.stage.claim.emplace();
        stage(upward::rhythm_stage::holding).credible(.7).locked(false);
    }

    judged_day& stage(upward::rhythm_stage s) {
        here_.stage.shown = s;
        return *this;
    }
    judged_day& no_claim(std::int32_t days_before) {
        here_.stage.claim.reset();
        here_.stage.baseline.days = days_before;
        return *this;
    }
    judged_day& kept(std::optional<double> adherence) {
        adherence_ = adherence;
        return *this;
    }
    judged_day& credible(double lower) {
        trust_.whole.credibility.lower = lower;
        return *this;
    }
    judged_day& locked(bool yes = true) {
        trust_.locked = yes;
        return *this;
    }
    judged_day& under(const upward::policy& p) {
        here_.policy = &p;
        return *this;
    }

    std::optional<upward::cadence_proposal> proposal() const {
        return cadence_proposal_of(here_, trust_, adherence_);
    }

    /// "longer notes weekly FREQ=WEEKLY;BYDAY=MO"; "none".
    std::string proposes() const {
        const auto p = proposal();
        if (!p) return "none";
        return std::string{upward::enum_name(p->change)} + " " + p->rule.text + " " +
               std::string{upward::enum_name(p->name)} + " " + p->to;
    }

    std::vector<upward::message> messages() const { return advice_of(here_, trust_, adherence_); }

    /// The keys of the advice: "repair, no_claim_yet".
    std::string advises() const {
        auto text = std::string{};
        for (const auto& m : messages())
            text += (text.empty() ? "" : ", ") + m.key.substr(m.key.find('.') + 1);
        return text;
    }

private:
    std::shared_ptr<const scene> scene_;  // what the situation points at
    upward::situation here_;
    upward::trust_standing trust_;
    std::optional<double> adherence_ = .95;
};

/// A review of quarterly results at which somebody has to answer.
inline upward::event a_review(std::string_view iso, std::string who = "bo",
                              upward::event_type type = upward::event_type::review) {
    return {.on = day(iso),
            .name = "Quarterly review",
            .topic = "delivery",
            .type = type,
            .answers = {{std::move(who)}}};
}

}  // namespace upward_tests
