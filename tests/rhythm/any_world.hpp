// SPDX-License-Identifier: BSL-1.0
//
// Random worlds of rules of all triggers, of what they wait for and of agreements with gaps: from
// Monday 2026-03-02 on, over ten weeks. Nothing is told of later than it happened.
#pragma once

#include "rhythm/happenings.hpp"

#include <string>
#include <vector>

namespace upward_tests {

inline constexpr upward::day_number world_begins = 20514;  // 2026-03-02
inline constexpr upward::day_number world_ends = world_begins + 70;

inline std::vector<named_rule> rules_of_all_triggers(dice& roll) {
    constexpr const char* weekdays[] = {"MO", "TU", "WE", "TH,FR", "FR", "SA", "SU"};
    const auto weekday = std::string{roll.one_of(weekdays)};
    auto notes = a_rule("FREQ=WEEKLY;BYDAY=" + weekday);
    if (weekday.size() == 2 && roll.once_in(2)) notes = notes.restart();
    return {
        {"notes", notes},
        {"calls", a_rule("FREQ=DAILY;INTERVAL=" + std::to_string(roll.between(2, 9))).restart()},
        {"digest", a_rule("FREQ=DAILY;INTERVAL=" + std::to_string(roll.between(1, 6)))
                       .shift(roll.once_in(2) ? upward::shift_convention::previous
                                              : upward::shift_convention::next)
                       .stack()},
        {"report", a_rule("FREQ=MONTHLY;BYMONTHDAY=" + std::to_string(roll.between(1, 28)))},
        {"steps", on_milestones().within(roll.between(0, 5))},
        {"trouble", on_problems().severity(roll.between(0, 3))},
        {"watch", on_readings().metric("nps").threshold(10).within(roll.between(0, 3))},
        {"drift", on_readings().metric("nps").change(roll.between(1, 8))},
        {"talk", on_flag("crisis")},
        {"either", any_of_rules({"steps", "talk", "trouble"})},
        {"both", all_of_rules({"drift", "notes"})},
        {"urgent", all_of_rules({"talk", "digest"})},
        {"nested", any_of_rules({"both", "urgent", "nested"})},
    };
}

/// On each day perhaps a crossing, a problem, a reading, a flag, a telling, an update.
inline log_builder what_happens(dice& roll) {
    auto log = the_site().add(the_metric(0));
    for (auto d = world_begins - 5; d <= world_ends; ++d) {
        const auto day = iso(d);
        if (roll.once_in(20)) log.entry("s-" + day, day, at_percent(roll.between(0, 100)));
        if (roll.once_in(30)) log.entry("l-" + day, day, in_state("live"));
        if (roll.once_in(12)) log.entry("p-" + day, day, a_problem(day, roll.between(0, 4)));
        if (roll.once_in(4)) log.entry("r-" + day, day, reads(roll.between(0, 20)));
        if (roll.once_in(8)) log.entry("f-" + day, day, upward::flag{"crisis", roll.once_in(2)});
        if (roll.once_in(12)) log.entry("t-" + day, day, tell("bo", "nps"));
        if (roll.once_in(4)) log.entry("u-" + day, day, upward::update{});
        if (roll.once_in(12)) log.entry("v-" + day, day, update_on("nps"));
    }
    return log;
}

inline gaps random_gaps(dice& roll) {
    auto g = gaps{};
    if (!roll.once_in(3)) g.spacing = roll.between(0, 5);
    if (!roll.once_in(3)) g.silence = roll.between(1, 8);
    return g;
}

inline log_builder any_world(dice& roll) {
    const auto rules = rules_of_all_triggers(roll);
    const auto some = [&] {
        auto names = std::vector<std::string>{};
        for (const auto& r : rules) names.push_back(r.name);
        roll.shuffle(names);
        names.resize(roll.below(names.size()) + 1);
        return names;
    };
    auto log = declared(rules).add(what_happens(roll));
    for (int n = roll.between(0, 3); n > 0; --n) {
        const auto from = world_begins + roll.between(0, 60);
        log.entry("leave-" + std::to_string(n), "2025-12-01",
                  upward::leave{{{"ana"}}, day(iso(from)), day(iso(from + roll.between(0, 6)))});
    }
    log.entry("v-1", iso(world_begins), with_gaps(agreement(some()), random_gaps(roll)));
    if (roll.once_in(2))
        log.entry("v-2", iso(world_begins + roll.between(1, 30)),
                  with_gaps(renegotiation(some()), random_gaps(roll)));
    if (roll.once_in(3)) {
        log.entry("v-3", iso(world_begins + roll.between(31, 45)), the_end());
        if (roll.once_in(2))
            log.entry("v-4", iso(world_begins + roll.between(46, 60)),
                      with_gaps(agreement(some()), random_gaps(roll)));
    }
    return log;
}

}  // namespace upward_tests
