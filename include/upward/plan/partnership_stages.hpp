// SPDX-License-Identifier: BSL-1.0
//
// The stages of a relationship at work, judged once a month from what is known of it:
//
//     starting      while credibility is uncertain (u > .5)
//     proving       u at most .5
//     trusted       T >= .60, and the asks eased or weaned
//     partnership   three months in a row: T >= .70, weaned, C < .40, direction share >= .5, and
//                   revealed trust not below
//     protective    an alarm, or three months in a row with C >= .60, rising, and revealed trust below
//
// Up to the highest stage met, at once. Two months in a row that fail the held stage's own conditions
// lead down to the highest that the second of them meets; that partnership takes three months counts
// only on the way up. Protective is left by the report's word alone, for starting.
//
//     auto stages = upward::partnership_stages{policy.partnership};
//     for (auto& month : months) stages.judge(month);       // sets month.stage
//
// What is not known is not met, but for the share of direction: who asks for nothing in detail, and
// nothing else, asks for no detail.
#pragma once

#include <upward/core/describe.hpp>
#include <upward/core/message.hpp>
#include <upward/core/real.hpp>
#include <upward/model/lead_policy.hpp>
#include <upward/rhythm/stage.hpp>
#include <upward/schedule/day.hpp>
#include <upward/trust/revealed.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace upward {

enum class partnership_stage : std::uint8_t { starting, proving, trusted, partnership, protective };
BOOST_DESCRIBE_ENUM(partnership_stage, starting, proving, trusted, partnership, protective)

/// A month as it was known at the end of its last working day.
struct partnership_month {
    date day;
    partnership_stage stage = partnership_stage::starting;  ///< held after it
    double uncertainty = 1;                                 ///< [0, 1]: u of credibility
    double overall = 0;                                     ///< [0, 1]: T
    rhythm_stage rhythm = rhythm_stage::baseline;
    std::optional<std::int32_t> asks;       ///< out of rhythm in 10 wd; none with fewer days
    std::optional<double> control;          ///< (0, 1): C
    std::optional<double> direction_share;  ///< [0, 1]; none without an ask of either sort
    revealed_reading revealed = revealed_reading::no_acts_seen;  ///< compared at T = .70
};
BOOST_DESCRIBE_STRUCT(partnership_month, (),
                      (day, stage, uncertainty, overall, rhythm, asks, control, direction_share,
                       revealed))

namespace detail {

inline bool counts_as_weaned(const partnership_month& m, const partnership_policy& p) {
    return m.rhythm == rhythm_stage::weaned || (m.asks && *m.asks <= p.few_asks);
}

/// One condition after the other, those that a month does not meet.
class unmet_conditions {
public:
    unmet_conditions(const partnership_month& m, const partnership_policy& p) : m_(m), p_(p) {}

    std::vector<message> of(partnership_stage s) && {
        switch (s) {
            case partnership_stage::proving: demand_certainty(); break;
            case partnership_stage::trusted:
                demand_trust(p_.trusted);
                demand(m_.rhythm == rhythm_stage::easing || counts_as_weaned(m_, p_),
                       message{"partnership.not_eased"});
                break;
            case partnership_stage::partnership: demand_partnership(); break;
            default: break;
        }
        return std::move(unmet_);
    }

private:
    void demand(bool met, message otherwise) {
        if (!met) unmet_.push_back(std::move(otherwise));
    }
    void demand_certainty() {
        demand(compares_as(m_.uncertainty) <= compares_as(p_.starting_above),
               message{"partnership.uncertain"}
                   .with("u", m_.uncertainty)
                   .with("most", p_.starting_above));
    }
    void demand_trust(double least) {
        demand(reaches(m_.overall, least),
               message{"partnership.trust"}.with("overall", m_.overall).with("least", least));
    }
    void demand_partnership() {
        demand_trust(p_.partner);
        demand(counts_as_weaned(m_, p_), message{"partnership.not_weaned"});
        if (!m_.control) unmet_.push_back(message{"partnership.control_unknown"});
        else
            demand(!reaches(*m_.control, p_.loose), message{"partnership.control"}
                                                        .with("control", *m_.control)
                                                        .with("below", p_.loose));
        if (m_.direction_share)
            demand(reaches(*m_.direction_share, p_.direction),
                   message{"partnership.direction"}
                       .with("share", *m_.direction_share)
                       .with("least", p_.direction));
        demand(m_.revealed != revealed_reading::below, message{"partnership.revealed_below"});
    }

    const partnership_month& m_;
    const partnership_policy& p_;
    std::vector<message> unmet_;
};

}  // namespace detail

/// What a stage asks for and a month does not meet; the months in a row of partnership aside.
inline std::vector<message> unmet_by(const partnership_month& m, partnership_stage s,
                                     const partnership_policy& p) {
    return detail::unmet_conditions{m, p}.of(s);
}

class partnership_stages {
public:
    explicit partnership_stages(const partnership_policy& p, std::optional<day_number> start = {})
        : policy_(p), since_(start) {}

    /// The next month, in order; its stage is set. Months while protective count for nothing.
    void judge(partnership_month& m) {
        const auto today = to_day_number(m.day);
        if (!is_protective()) {
            take(m);
            if (pressed_ >= policy_.protective_months) {
                const auto months = std::int64_t{policy_.protective_months};
                protect(today, message{"protective.control"}.with("months", months));
            } else {
                move(m, today);
            }
        }
        m.stage = stage_;
    }

    /// From that day on, until `end`.
    void protect(day_number day, message because) {
        if (!is_protective()) *this = partnership_stages{policy_, day};
        stage_ = partnership_stage::protective;
        because_.push_back(std::move(because));
    }

    /// The report's word: all begins anew.
    void end(day_number day) {
        if (is_protective()) *this = partnership_stages{policy_, day};
    }

    partnership_stage stage() const noexcept { return stage_; }
    bool is_protective() const noexcept { return stage_ == partnership_stage::protective; }
    std::optional<day_number> since() const noexcept { return since_; }
    /// Why it is protective.
    const std::vector<message>& because() const noexcept { return because_; }
    /// How many months in a row met the conditions of partnership, as many as it takes at most.
    std::int32_t partner_months() const noexcept { return partner_; }
    /// How many months in a row failed those of the stage held.
    std::int32_t failing_months() const noexcept { return failing_; }

private:
    bool meets(const partnership_month& m, partnership_stage s) const {
        return s == partnership_stage::starting || unmet_by(m, s, policy_).empty();
    }

    /// What counts months in a row.
    void take(const partnership_month& m) {
        partner_ = meets(m, partnership_stage::partnership)
                       ? std::min(partner_ + 1, policy_.partner_months)
                       : 0;
        const auto tight = m.control && reaches(*m.control, policy_.held_tight) &&
                           m.revealed == revealed_reading::below;
        const auto rises = tight && compares_as(*m.control) > compares_as(control_);
        pressed_ = !tight ? 0 : rises ? pressed_ + 1 : 1;
        control_ = tight ? *m.control : 0;
    }

    void move(const partnership_month& m, day_number today) {
        auto highest = partner_ >= policy_.partner_months ? partnership_stage::partnership
                                                          : partnership_stage::starting;
        for (const auto s : {partnership_stage::trusted, partnership_stage::proving})
            if (highest < s && meets(m, s)) highest = s;

        failing_ = meets(m, stage_) ? 0 : failing_ + 1;
        if (highest > stage_ || failing_ >= policy_.falling_months) go_to(highest, today);
    }

    void go_to(partnership_stage s, day_number today) {
        stage_ = s;
        since_ = today;
        failing_ = 0;
    }

    partnership_policy policy_;
    partnership_stage stage_ = partnership_stage::starting;
    std::optional<day_number> since_;
    std::vector<message> because_;
    std::int32_t partner_ = 0;
    std::int32_t failing_ = 0;
    std::int32_t pressed_ = 0;  // months of control that is high and rises, with trust below
    double control_ = 0;        // of the last of them
};

}  // namespace upward
