// SPDX-License-Identifier: BSL-1.0
//
// A rhythm's history made by hand, in working days from the agreement on: day 0 is Monday
// 2026-03-02, when it was agreed, day -1 the Friday before.
//
//     auto h = history{}.ask_daily(-10, -1).due_every(2, 0, 40);
//     h.stage(40);                    // rhythm_stage::weaned: ten asks, then none
//
// A history holds everything that a walk over the stages reads.
#pragma once

#include "support/build.hpp"

#include <upward/rhythm/stage.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace upward_tests {

/// An obligation with its outcome: on time at 1, missed at 0, late between; known that day.
inline upward::outcome scored(std::string name, upward::day_number due, double score,
                              upward::day_number known) {
    auto o = upward::outcome{};
    o.owed.name = std::move(name);
    o.owed.nominal = o.owed.due = o.owed.last = due;
    o.kind = score == 1   ? upward::outcome_kind::on_time
             : score == 0 ? upward::outcome_kind::missed
                          : upward::outcome_kind::late;
    o.score = score;
    o.known = known;
    return o;
}

struct history {
    upward::working_calendar both = {};
    upward::day_number agreed = upward::to_day_number(upward::civil_day{2026, 3, 2});
    upward::day_number start = upward::to_day_number(upward::civil_day{2025, 1, 1});
    std::vector<upward::outcome> outcomes = {};
    std::vector<upward::counted_ask> asks = {};
    std::vector<upward::judged_notice> notices = {};

    /// The n-th working day after the agreement.
    upward::day_number wd(std::int32_t n) const { return both.add(agreed, n); }

    /// So many asks out of rhythm on one day.
    history& ask(std::int32_t on, std::int32_t times = 1) {
        for (; times > 0; --times) asks.push_back({{}, wd(on), false});
        return *this;
    }
    /// One each day of [from, to].
    history& ask_daily(std::int32_t from, std::int32_t to) {
        for (auto n = from; n <= to; ++n) ask(n);
        return *this;
    }
    /// One each `step` days of [from, to].
    history& ask_every(std::int32_t step, std::int32_t from, std::int32_t to) {
        for (auto n = from; n <= to; n += step) ask(n);
        return *this;
    }
    history& due(std::int32_t on, double score = 1) {
        const auto name = "o-" + std::to_string(outcomes.size());
        outcomes.push_back(scored(name, wd(on), score, wd(on)));
        return *this;
    }
    history& due_every(std::int32_t step, std::int32_t from, std::int32_t to, double score = 1) {
        for (auto n = from; n <= to; n += step) due(n, score);
        return *this;
    }
    history& surprise(std::int32_t on) {
        auto n = upward::judged_notice{};
        n.kind = upward::notice_kind::surprise;
        n.day = n.known = wd(on);
        notices.push_back(n);
        return *this;
    }

    upward::judged_stage judged_on(upward::day_number today, const upward::policy& p = {}) const {
        const auto windows = upward::ask_windows{asks, both, start, agreed, p.weaning};
        auto walk = upward::stage_walk{outcomes, notices, windows, both, p, agreed};
        walk.walk_to(today);
        return walk.judged();
    }
    upward::judged_stage judged(std::int32_t on, const upward::policy& p = {}) const {
        return judged_on(wd(on), p);
    }
    upward::rhythm_stage stage(std::int32_t on, const upward::policy& p = {}) const {
        return judged(on, p).shown;
    }
};

}  // namespace upward_tests
