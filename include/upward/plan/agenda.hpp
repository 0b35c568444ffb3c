// SPDX-License-Identifier: BSL-1.0
//
// The agenda of the next one-to-one: what to bring, in order, each thing once and with its reasons.
//
//     upward::agenda_of(now, policy, {}).items.front().words;
//
// The order: what to take over where the boss has too much; decisions, then bad news; what is to be
// repaired, what is promised; the rest of the briefing within the boss's lines; what they will ask
// for; what to raise early; what leads upward; wins and feedback; questions, no more than a
// conversation bears. What one thing is said of more than once, as a problem of an item that is red
// and will be asked for, is one item with all the reasons.
//
// While sincerity is locked there is no technique, only openness; in the protective mode there are only
// open decisions, what is red or untold, repair, promises and experiments to be closed. It is the
// report's own.
#pragma once

#include <upward/anticipate/foresee.hpp>
#include <upward/empathize/brief.hpp>
#include <upward/empathize/burden.hpp>
#include <upward/expect/checklist.hpp>
#include <upward/lead/lead.hpp>
#include <upward/plan/agenda_items.hpp>
#include <upward/plan/agenda_openness.hpp>
#include <upward/plan/agenda_technique.hpp>
#include <upward/plan/agenda_writer.hpp>
#include <upward/plan/one_to_one.hpp>
#include <upward/plan/partnership.hpp>
#include <upward/plan/plan.hpp>
#include <upward/plan/weighing.hpp>
#include <upward/rhythm/situation.hpp>
#include <upward/train/rhythm.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace upward {

/// As much as a plan.
inline agenda_answer agenda_of(const state& now, const policy& p, const agenda_parameters& q) {
    const auto who = parties_of(now);
    const auto report = presence_of(now, who).report;
    const auto here = situation{now, p, report.add(now.as_of(), next_obligation_horizon_wd)};

    auto a = agenda_answer{};
    a.boss = detail::person_name(now, who.boss);
    a.meeting = next_one_to_one(now, who);
    const auto until = a.meeting ? to_day_number(a.meeting->on) : report.add(now.as_of(), q.days);
    a.until = to_date(until);

    const auto ahead = std::clamp(report.count(now.as_of(), until), 1, needs_parameters::most_days);
    const auto needs = needs_of(now, p, {.days = {ahead}});
    const auto rhythm = rhythm_of(here, {});
    const auto lead = lead_of(here);
    const auto expect = expect_of(here, plan_priorities_of(now, needs_of(now, p, {})));
    const auto partnership = partnership_of(here, {{0}});
    const auto standing = trust_standing{here};
    a.question_budget = expect.question_budget;
    if (partnership.protective)
        a.stopped =
            message{"agenda.protective"}.with("since", to_string(partnership.protective->since));
    else if (standing.locked) a.stopped = message{"lock.locked"};

    auto agenda = detail::agenda_writer{here, until, a.meeting ? a.meeting->event : id{}, needs};
    auto brief = *briefing_of(now, p, {});
    if (partnership.protective)
        std::erase_if(brief.lines, [](const auto& l) { return l.sort == briefing_sort::rest; });
    else a.left_out = static_cast<std::int32_t>(brief.left_out.size());
    agenda.add_briefing(brief);
    agenda.add_bad_news();
    agenda.add_repair(open_lapses(now, standing.items, p.trust));
    agenda.add_promises();
    agenda.add_experiments(lead, partnership.protective.has_value());
    if (!partnership.protective) {
        agenda.add_needs();
        agenda.add_concerns();
    }
    if (!a.stopped) {
        const auto burden = burden_of(here, {});
        agenda.add_offer(burden);
        agenda.add_tricky(expect);
        agenda.add_proposals(lead);
        agenda.add_rhythm(rhythm);
        agenda.add_rungs(burden);
        agenda.add_wins();
        agenda.add_feedback(burden.check_ins);
        agenda.add_questions(expect, rhythm);
    }
    a.items = std::move(agenda).items();
    return a;
}

}  // namespace upward
