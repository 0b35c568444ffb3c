// SPDX-License-Identifier: BSL-1.0
//
// The constants of policy.lead: where one is a threshold, a case on each side of it.
#include "lead/arrange.hpp"
#include "policy/pinned.hpp"

#include <string>
#include <utility>

using namespace upward;

namespace upward_tests {

namespace {

pinned_case fit(std::string name, double expected, double goals, double freedom, double style) {
    return {std::move(name), expected,
            [=](const policy& p) { return fit_of<double>(goals, freedom, style, p.lead); }};
}

/// 2 propose, 1 reshape, 0 wait.
pinned_case verdict(std::string name, double expected, double fit) {
    return {std::move(name), expected, [fit](const policy& p) {
                const auto v = verdict_of_fit(fit, true, p.lead);
                return v == proposal_verdict::propose   ? 2.0
                       : v == proposal_verdict::reshape ? 1.0
                                                        : 0.0;
            }};
}

pinned_case gate(std::string name, double expected, handover_stage step,
                 criticality_level criticality = criticality_level::low) {
    return {std::move(name), expected, [=](const policy& p) {
                return static_cast<double>(gate_of(step, criticality, p.lead));
            }};
}

/// Whether so many kept promises are trust enough for a role statement.
pinned_case trusted(std::string name, double expected, std::int32_t promises) {
    auto log = a_log().ana_and_bo(lead_begins);
    add_kept(log, promises, "2026-01-05");
    return {std::move(name), expected, [log](const policy& p) {
                return role_of(*scene{log, "2026-01-05", {}, {}, p}, {}).gate->trusted ? 1.0 : 0.0;
            }};
}

/// How many breaches are open so many days after a deception of 2026-01-05.
pinned_case breached(std::string name, double expected, std::int32_t days) {
    const auto log = a_log().ana_and_bo(lead_begins).entry("d", "2026-01-05", deception{"numbers"});
    return {std::move(name), expected, [log, days](const policy& p) {
                const auto day = iso(on("2026-01-05") + days);
                return static_cast<double>(
                    role_of(*scene{log, day, {}, {}, p}, {}).gate->breaches.size());
            }};
}

/// How many areas are strengths where one has earned rung 5 and another rung 4.
pinned_case strong(std::string name, double expected, std::int32_t promises) {
    auto log = a_log().ana_and_bo(lead_begins);
    add_kept(log, promises, "2026-01-05", "kept", "billing");
    return {std::move(name), expected, [log](const policy& p) {
                auto areas = 0.0;
                for (const auto& s : role_of(*scene{log, "2026-01-05", {}, {}, p}, {}).suggestions)
                    areas += s.says.key == "role.area";
                return areas;
            }};
}

/// Whether the day job suffers after one update on time and one 4 days later kept by so much.
pinned_case day_job(std::string name, double expected, std::int32_t on_time, std::int32_t missed) {
    auto e = a_trial();
    e.day_job = {{{"notes"}}};
    auto log = with_trial(e);
    log.entry("notes", lead_begins, a_rule("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR").limit(1).made);
    log.entry("agreed", "2026-01-02", agreement({"notes"}));
    auto when = on("2026-01-05");
    for (std::int32_t i = 0; i < on_time + missed; ++i, when = working_calendar{}.add(when, 1))
        if (i >= missed)
            log.entry("n-" + std::to_string(i), iso(when),
                      update{.settles = {"notes@" + iso(when)}});
    const auto last = iso(working_calendar{}.add(when, -1));
    return {std::move(name), expected, [log, last](const policy& p) {
                auto even = p;
                even.rhythm.adherence_half_life = 1e6;  // all of the same weight
                return sheet_on(log, last, even).day_job->suffers ? 1.0 : 0.0;
            }};
}

}  // namespace

pinned_cases lead_cases() {
    using enum handover_stage;
    return {
        fit("goals .8, freedom .6, style .5", .6432, .8, .6, .5),
        fit("goals .8, freedom .05, style .5", .2695, .8, .05, .5),
        fit("goals alone", .7579, .5, 1, 1),
        fit("freedom alone", .7846, 1, .5, 1),
        fit("style alone", .8409, 1, 1, .5),
        verdict("a fit of .61", 2, .61),
        verdict("a fit of .59", 1, .59),
        verdict("a fit of .41", 1, .41),
        verdict("a fit of .39", 0, .39),
        gate("to document", 1, document),
        gate("to shadow", 2, shadow),
        gate("to run together", 3, run_together),
        gate("to run alone", 5, run_alone),
        gate("for the boss to be out", 6, boss_out),
        gate("to shadow a critical area", 3, shadow, criticality_level::high),
        gate("out of a critical area", 7, boss_out, criticality_level::high),
        trusted("trust of .7103", 1, 8),
        trusted("trust of .6910", 0, 6),
        breached("90 days after a breach", 1, 90),
        breached("91 days after a breach", 0, 91),
        strong("an area at rung 5", 1, 4),
        strong("an area at rung 4", 0, 3),
        day_job("six of seven kept", 0, 6, 1),
        day_job("five of six kept", 1, 5, 1),
    };
}

}  // namespace upward_tests

TEST_CASE("the pinned cases of leading up hold") {
    upward_tests::check_each(upward_tests::lead_cases());
}
