// SPDX-License-Identifier: BSL-1.0
//
// Months as the stages of a relationship are judged by, in a line each:
//
//     CHECK(stages_of({a_month().trust(.66).eased(), a_partner_month()}) == "trusted, trusted");
//
// Unless said otherwise a month is certain enough to be proving, and meets nothing more.
#pragma once

#include <upward/plan/partnership_stages.hpp>

#include "support/build.hpp"

#include <optional>
#include <string>
#include <vector>

namespace upward_tests {

struct a_month {
    upward::partnership_month made;

    a_month() {
        made.uncertainty = .3, made.overall = .5, made.rhythm = upward::rhythm_stage::holding;
    }

    a_month& uncertain(double u) { return made.uncertainty = u, *this; }
    a_month& trust(double overall) { return made.overall = overall, *this; }
    a_month& stage(upward::rhythm_stage s) { return made.rhythm = s, *this; }
    a_month& eased() { return stage(upward::rhythm_stage::easing); }
    a_month& weaned() { return stage(upward::rhythm_stage::weaned); }
    a_month& asked(int times) { return made.asks = times, *this; }
    a_month& control(std::optional<double> c) { return made.control = c, *this; }
    a_month& direction(std::optional<double> share) { return made.direction_share = share, *this; }
    a_month& revealed(upward::revealed_reading r) { return made.revealed = r, *this; }
    a_month& below() { return revealed(upward::revealed_reading::below); }
};

/// All that partnership asks for is met, and no more.
inline a_month a_partner_month(double trust = .70) {
    return a_month().trust(trust).weaned().control(.39).direction(.5).revealed(
        upward::revealed_reading::agrees);
}

/// The stage after each month, from January 2026 on.
inline std::string stages_of(const std::vector<a_month>& months, const upward::policy& p = {}) {
    auto stages = upward::partnership_stages{p.partnership};
    auto text = std::string{};
    auto number = 0;
    for (auto m : months) {
        m.made.day = upward::to_date(on("2026-01-30") + 30 * number++);
        stages.judge(m.made);
        text += (text.empty() ? "" : ", ") + std::string{upward::enum_name(m.made.stage)};
    }
    return text;
}

}  // namespace upward_tests
