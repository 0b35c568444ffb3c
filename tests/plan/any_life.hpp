// SPDX-License-Identifier: BSL-1.0
//
// Random lives: a world of rules as in <rhythm/any_world.hpp> or none at all, and whatever else bears
// on an answer: promises, experiments, lapses and what was done about them, acts of the boss, asks,
// reviews ahead, leave, entries dated ahead. Some are judged under a livelier policy, whose thresholds
// are crossed sooner.
#pragma once

#include "rhythm/any_world.hpp"

#include <upward/model/policy.hpp>

#include <string>
#include <vector>

namespace upward_tests {

inline constexpr upward::day_number life_begins = world_begins - 60;

/// One thing on a day, perhaps with what came of it.
inline void something_happens(log_builder& log, dice& roll, const std::string& n,
                              upward::day_number when) {
    using namespace upward;
    constexpr const char* areas[] = {"*", "billing", "hiring"};
    constexpr const char* topics[] = {"website", "outage", "budget"};
    const auto on_day = iso(when);
    const auto later = [&](int from, int to) { return iso(when + roll.between(from, to)); };
    const auto add = [&](const std::string& id, const std::string& d, entry_body body) {
        log.in(roll.one_of(areas), id, d, std::move(body));
    };
    switch (roll.below(17)) {
        case 0:
        case 1: {
            const auto due = later(0, 20);
            add("p" + n, on_day, promise{.to = {{"bo"}}, .text = "p" + n, .due = day(due)});
            if (!roll.once_in(4))
                add("o" + n, iso(std::max(when, on(due) + roll.between(-4, 3))),
                    promise_outcome{{{"p" + n}}, static_cast<promise_result>(roll.below(4))});
            break;
        }
        case 2: {
            add("x" + n, on_day, a_problem(later(-3, 1), roll.between(0, 4)));
            if (roll.once_in(2)) add("w" + n, later(0, 3), tell("bo", "x" + n));
            if (roll.once_in(4)) add("c" + n, later(0, 9), concealed{{{"x" + n}}, {}});
            break;
        }
        case 3:
            add("r" + n, on_day,
                result_recorded{
                    .metric = {{{"nps"}}}, .met = roll.once_in(2), .owned = roll.once_in(2)});
            break;
        case 4:
            if (!roll.once_in(3)) break;
            add("d" + n, on_day, deception{"numbers"});
            if (roll.once_in(2))
                add("q" + n, later(0, 40),
                    lapse_response{{{"d" + n}}, static_cast<lapse_act>(roll.below(4))});
            break;
        case 5: add("b" + n, on_day, boss_act{static_cast<boss_act_sort>(roll.below(7))}); break;
        case 6: add("g" + n, on_day, rung_agreed{{roll.between(1, 7)}, both()}); break;
        case 7: add("s" + n, on_day, credit_shared{}); break;
        case 8: {
            auto e = experiment{};
            e.title = "e" + n;
            e.start = day(on_day);
            e.end = day(later(1, 60));
            add("e" + n, on_day, std::move(e));
            break;
        }
        case 9:
            add("v" + n, on_day,
                event{.on = day(later(0, 90)),
                      .name = "Review",
                      .topic = "website",
                      .type = roll.once_in(2) ? event_type::review : event_type::board,
                      .answers = {{roll.once_in(4) ? "ana" : "bo"}}});
            break;
        case 10: add("m" + n, on_day, decision_made{{}, roll.once_in(2)}); break;
        case 11: add("h" + n, on_day, detail_act{.by = {{"bo"}}}); break;
        case 12:
            add("u" + n, on_day, roll.once_in(2) ? update{} : update{.due = day(later(-4, 9))});
            break;
        case 13:
            add("l" + n, on_day,
                leave{{{roll.once_in(2) ? "ana" : "bo"}}, day(on_day), day(later(0, 20))});
            break;
        default:
            add("a" + n, on_day,
                ask{.by = {{"bo"}},
                    .to = {{"ana"}},
                    .topic = roll.one_of(topics),
                    .sort = roll.once_in(2) ? ask_sort::detail : ask_sort::direction});
    }
}

inline log_builder any_life(dice& roll) {
    using namespace upward;
    auto log = roll.once_in(2) ? any_world(roll) : a_log().ana_and_bo("2025-12-01");
    log.entry("billing", "2025-12-01", area{.name = "Billing", .built_by = {{{"bo"}}}});
    const auto busy = roll.between(0, 60);
    for (int i = 0; i < busy; ++i)
        something_happens(log, roll, std::to_string(i), life_begins + roll.between(0, 110));
    if (roll.once_in(3))
        for (int i = 0; i < 8; ++i) {
            const auto n = std::to_string(i);
            log.entry("kept-p" + n, "2026-01-05",
                      promise{.to = {{"bo"}}, .text = n, .due = day("2026-01-12")});
            log.entry("kept-o" + n, "2026-01-12", promise_outcome{{{"kept-p" + n}}});
        }
    if (roll.once_in(6))
        log.entry("next-boss", "2026-01-05",
                  relationship{{{"ana"}}, {{"carla"}}, {}, day(iso(world_begins + 80))});
    return log;
}

/// The default, or one with shorter spans and lower thresholds.
inline upward::policy any_policy(dice& roll) {
    auto p = upward::policy{};
    if (roll.once_in(2)) return p;
    p.weaning.establishing_below = 1;
    p.weaning.weaned_due = 2;
    p.weaning.weaned_fall = .2;
    p.weaning.weaned_probability = .6;
    p.weaning.easing_fall = .1;
    p.weaning.easing_probability = .5;
    p.weaning.plateau_wd = 5;
    p.weaning.good_adherence = p.weaning.plateau_adherence = .4;
    p.weaning.surprise_days = 9;
    p.train.proposal_adherence = .5;
    p.train.proposal_credibility = .3;
    p.trust.lock_days = 20;
    p.trust.rung_rest_days = 10;
    p.trust.half_life = {20, 15, 25};
    p.revealed.half_life = 12;
    p.control.high = .5;
    p.control.trust_fine = .4;
    return p;
}

}  // namespace upward_tests
