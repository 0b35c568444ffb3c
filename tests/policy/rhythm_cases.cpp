// SPDX-License-Identifier: BSL-1.0
//
// The constants of policy.rhythm: periods and limits through the score of one late update, the half-life
// through an adherence, the time to tell of a cause through its due day. Every expected value is
// 1 - late/limit, a mean or a count of days, worked out beside its case.
#include "policy/pinned.hpp"
#include "rhythm/arrange.hpp"
#include "rhythm/history.hpp"

#include <upward/rhythm/adherence.hpp>

#include <memory>

using namespace upward;

namespace upward_tests {

namespace {

/// A log on one day, folded once: what stands in it does not depend on the policy.
struct folded {
    state now;
    presence there;

    std::vector<outcome> outcomes(const policy& p) const {
        return ledger{now, parties_of(now), there, p, now.as_of()}.outcomes();
    }
};

std::shared_ptr<const folded> fold_on(const log_builder& log, std::string_view iso) {
    auto now = state_on(log, iso);
    auto there = presence_of(now, parties_of(now));
    return std::make_shared<const folded>(folded{std::move(now), std::move(there)});
}

/// The score of the rule's first obligation, of Monday 2026-01-05, delivered so many wd late.
pinned_case late_score(std::string name, double expected, const std::string& rule, int late_wd) {
    const auto delivered = iso(working_calendar{}.add(on("2026-01-05"), late_wd));
    auto log = agreed("2026-01-05", {{"notes", a_rule(rule)}});
    log.entry("n", delivered, update{{"notes@2026-01-05"}});
    return {std::move(name), expected, [seen = fold_on(log, delivered)](const policy& p) {
                return seen->outcomes(p).at(0).score;
            }};
}

pinned_case adherence_of(std::string name, double expected, const log_builder& log,
                         std::string_view iso) {
    return {std::move(name), expected, [seen = fold_on(log, iso)](const policy& p) {
                const auto a = adherence<double>(seen->outcomes(p), seen->now.as_of(), p.rhythm);
                return a.value_or(-1);
            }};
}

pinned_cases lateness_cases() {
    return {
        late_score("every five days, 1 wd late of 2.5", .6, "FREQ=DAILY;INTERVAL=5", 1),
        late_score("weekly, 1 wd late of 2.5", .6, "FREQ=WEEKLY", 1),
        late_score("weekly, 2 wd late of 2.5", .2, "FREQ=WEEKLY", 2),
        late_score("fortnightly, 1 wd late of 5", .8, "FREQ=WEEKLY;INTERVAL=2", 1),
        late_score("monthly, 5 wd late of 10.5", .5238, "FREQ=MONTHLY", 5),
        late_score("yearly, 63 wd late of 126", .5, "FREQ=YEARLY", 63),
        late_score("daily, 1 wd late of the least limit, 2", .5, "FREQ=DAILY", 1),
        late_score("twice weekly, 1 wd late of the least limit", .5, "FREQ=WEEKLY;BYDAY=MO,TH", 1),
        late_score("without grace the day after is late", .6, "FREQ=WEEKLY;BYDAY=MO", 1),
    };
}

pinned_cases adherence_cases() {
    // 01-05 delivered on its day, 02-04 missed (limit 0): (1 * 2^-1 + 0)/(2^-1 + 1).
    auto half_as_new =
        agreed("2026-01-05", {{"a", a_rule("FREQ=DAILY;COUNT=1").limit(0)},
                              {"b", a_rule("FREQ=DAILY;COUNT=1").start("2026-02-04").limit(0)}})
            .add(updates({"2026-01-05"}));
    // Scores 1, 0, .2 of ages 8, 4, 1; under stack 1, 0 of ages 8, 4.
    const auto case_6 = [](const a_rule& rule) {
        return agreed("2026-01-20", {{"notes", rule}}).add(updates({"2026-01-22", "2026-01-30"}));
    };
    const auto rule = a_rule("FREQ=WEEKLY;BYDAY=MO,TH").limit(1.25);
    return {
        adherence_of("kept 30 days ago, missed today", .3333, half_as_new, "2026-02-04"),
        adherence_of("case 6, realign", .3774, case_6(rule), "2026-01-30"),
        adherence_of("case 6, stack", .4769, case_6(a_rule{rule}.stack()), "2026-01-30"),
        {"case 3: nine on time and one at .6, all due the same day", .96,
         [](const policy& p) {
             auto outcomes = std::vector<outcome>(9, scored("o", 100, 1, 100));
             outcomes.push_back(scored("o", 100, .6, 101));
             return *adherence<double>(outcomes, 101, p.rhythm);
         }},
    };
}

/// A milestone that is reached on Monday 2026-01-05 is told two working days later at the latest.
pinned_cases cause_cases() {
    auto told = upward::rule{};
    told.rhythm = {"operating"};
    told.trigger = rule_trigger::milestone;
    auto log = a_log().ana_and_bo("2025-12-01");
    log.entry("told", "2025-12-01", told).entry("agreed", "2025-12-01", agreement({"told"}));
    log.entry("item", "2025-12-01", work_item{"The move", {{"ana"}}, "move"});
    log.entry("half", "2025-12-01", milestone{{{"item"}}, "half-way", percentage{50}});
    log.entry("reached", "2026-01-05", item_state{.item = {{"item"}}, .percent = percentage{50}});
    return {{"a milestone of Monday 01-05 is due on Wednesday, 2 wd later", 2,
             [seen = fold_on(log, "2026-01-30")](const policy& p) {
                 return static_cast<double>(seen->outcomes(p).at(0).owed.due - on("2026-01-05"));
             }}};
}

}  // namespace

pinned_cases rhythm_cases() {
    auto cases = lateness_cases();
    for (auto&& more : {adherence_cases(), cause_cases()})
        cases.insert(cases.end(), more.begin(), more.end());
    return cases;
}

}  // namespace upward_tests

TEST_CASE("the pinned cases of the rhythm hold") {
    upward_tests::check_each(upward_tests::rhythm_cases());
}
