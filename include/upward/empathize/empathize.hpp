// SPDX-License-Identifier: BSL-1.0
//
// What empathy has to say in a plan: the first lines of the briefing, the boss's load with what would
// ease it, hints for the next check-in, and the wins that nobody above has heard of. When the boss
// is overloaded the offers lead the plan.
#pragma once

#include <upward/core/describe.hpp>
#include <upward/core/message.hpp>
#include <upward/empathize/brief.hpp>
#include <upward/empathize/burden.hpp>
#include <upward/empathize/draft.hpp>
#include <upward/empathize/wins.hpp>
#include <upward/rhythm/situation.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace upward {

struct empathize_answer {
    bool offers_lead = false;                  ///< the boss is overloaded, and there is an offer
    std::vector<briefing_line> briefing = {};  ///< decisions and reds, and up to three lines
    std::int32_t more_lines = 0;               ///< within the budget
    std::optional<double> inside_out = {};
    bool too_inside_out = false;
    std::optional<message> upward = {};
    boss_load load = {};
    std::vector<burden_line> offers = {};
    std::vector<waiting_line> proposals = {};  ///< areas in which a rung may be proposed
    std::vector<message> hints = {};           ///< for the next check-in
    std::vector<unshared_win> unshared = {};
};
BOOST_DESCRIBE_STRUCT(empathize_answer, (),
                      (offers_lead, briefing, more_lines, inside_out, too_inside_out, upward, load,
                       offers, proposals, hints, unshared))

inline empathize_answer empathize_of(const situation& here) {
    constexpr std::size_t most_lines = 3;
    auto a = empathize_answer{};
    // Without a format asked for, none can be unknown.
    auto brief = *briefing_of(*here.now, *here.policy, {});
    const auto musts = std::count_if(brief.lines.begin(), brief.lines.end(),
                                     [](const auto& l) { return l.sort != briefing_sort::rest; });
    const auto kept =
        std::min(brief.lines.size(), std::max(most_lines, static_cast<std::size_t>(musts)));
    a.more_lines = static_cast<std::int32_t>(brief.lines.size() - kept);
    brief.lines.resize(kept);
    a.briefing = std::move(brief.lines);
    a.inside_out = brief.inside_out;
    a.too_inside_out = brief.too_inside_out;
    a.upward = std::move(brief.upward);

    auto burden = burden_of(here, {});
    a.load = std::move(burden.load);
    a.offers = std::move(burden.offers);
    a.offers_lead = a.load.overloaded && !a.offers.empty();
    for (auto& line : burden.waiting)
        if (line.propose_rung) a.proposals.push_back(std::move(line));
    a.hints = std::move(burden.check_ins.hints);
    a.unshared = detail::win_record{*here.now, *here.policy}.unshared();
    return a;
}

}  // namespace upward
