// SPDX-License-Identifier: BSL-1.0
//
// The situation: a state with what every engine above the rhythm reads from it, worked out once: who
// the two are, when they are there, what was owed and what came of it, the asks as they count, and the
// stage of the rhythm.
//
//     const auto here = upward::situation{now, policy, horizon};
#pragma once

#include <upward/model/parties.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/presence.hpp>
#include <upward/model/state.hpp>
#include <upward/rhythm/asks.hpp>
#include <upward/rhythm/outcome.hpp>
#include <upward/rhythm/stage.hpp>

#include <vector>

namespace upward {

struct situation {
    /// Obligations reach to the end of `horizon`, a day; never less than the state's.
    situation(const state& s, const upward::policy& p, day_number horizon)
        : now(&s),
          policy(&p),
          who(parties_of(s)),
          there(presence_of(s, who)),
          notices(judged_notices(s, who, there, p.lapse)) {
        const auto owed = ledger{s, who, there, p, horizon};
        outcomes = owed.outcomes();
        news = owed.news(notices);
        asks = counted_asks(s, who, there, outcomes);
        stage = stage_of(s, who, there, outcomes, asks, notices, p);
    }

    day_number today() const noexcept { return now->as_of(); }

    const state* now;
    const upward::policy* policy;
    parties who;
    presence there;
    std::vector<judged_notice> notices;
    std::vector<outcome> outcomes;  ///< by due day, then name
    std::vector<outcome> news;      ///< the same of problems, which agreed rules owe telling of
    std::vector<counted_ask> asks;
    judged_stage stage;
};

}  // namespace upward
