// SPDX-License-Identifier: BSL-1.0
//
// The constants of policy.empathize: where one is a threshold, a case on each side of it.
#include "empathize/arrange.hpp"
#include "policy/pinned.hpp"
#include "support/trust.hpp"

#include <upward/empathize/burden.hpp>
#include <upward/empathize/wins.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace upward;

namespace upward_tests {

namespace {

constexpr std::string_view today = "2026-03-13";  // a Friday

/// One number of an answer of today.
pinned_case of_briefing(std::string name, double expected, const log_builder& log,
                        double (*of)(const briefing_answer&),
                        const briefing_parameters& parameters = {}) {
    const auto now = std::make_shared<state>(state_on(log, today));
    return {std::move(name), expected,
            [=](const policy& p) { return of(*briefing_of(*now, p, parameters)); }};
}

pinned_case of_wins(std::string name, double expected, const log_builder& log,
                    double (*of)(const wins_answer&), std::int32_t credit_wins = 0) {
    const auto now = std::make_shared<state>(state_on(log, today));
    return {std::move(name), expected, [=](policy p) {
                if (credit_wins != 0) p.empathize.credit_wins = credit_wins;
                return of(*wins_of(*now, p, {.to = day("2026-02-28")}));
            }};
}

pinned_case of_burden(std::string name, double expected, const log_builder& log,
                      double (*of)(const burden_answer&)) {
    const auto now = std::make_shared<state>(state_on(log, today));
    return {std::move(name), expected, [=](const policy& p) {
                return of(burden_of(situation{*now, p, now->as_of()}, {}));
            }};
}

// ---- the briefing ----

/// Worth .5, told, and since then further by so many points.
log_builder further_by(std::int32_t points) {
    return the_three()
        .entry("cost", beginning, a_metric("Cost", .5))
        .entry("item", beginning, an_item("Item", "results"))
        .entry("link", beginning, a_link("item", "cost"))
        .entry("s-1", "2026-02-02", item_state{.item = {{"item"}}, .percent = {{40}}})
        .entry("told", "2026-02-03", a_word({"item"}))
        .entry("s-2", "2026-02-04", item_state{.item = {{"item"}}, .percent = {{40 + points}}});
}

log_builder worth_a_half() {
    return the_three()
        .entry("cost", beginning, a_metric("Cost", .5))
        .entry("item", beginning, an_item("Item", "results"))
        .entry("link", beginning, a_link("item", "cost"));
}

log_builder worried() {
    return the_three()
        .entry("item", beginning, an_item("Item", "results"))
        .entry("worry", today, concern{{{"bo"}}, "results", "Will it do?"});
}

log_builder linked_and_not(int linked, int unlinked) {
    auto log = the_three().entry("cost", beginning, a_metric("Cost", .5));
    for (int i = 0; i < linked + unlinked; ++i) {
        const auto n = std::to_string(i);
        log.entry("item-" + n, beginning, an_item("Item " + n));
        if (i < linked) log.entry("link-" + n, beginning, a_link("item-" + n, "cost"));
    }
    return log;
}

double novelty(const briefing_answer& a) { return *a.lines.at(0).novelty; }
double score(const briefing_answer& a) { return *a.lines.at(0).score; }
double line_count(const briefing_answer& a) { return static_cast<double>(a.lines.size()); }
double is_flagged(const briefing_answer& a) { return a.too_inside_out; }

// ---- wins ----

/// From 2026-01-05 on one a day, each naming Dana where it says so.
log_builder named(const std::vector<bool>& others) {
    auto log = the_three();
    for (std::size_t i = 0; i < others.size(); ++i) {
        auto w = win{"a win"};
        w.contributors.push_back({{others[i] ? "dana" : "ana"}});
        const auto when = iso(on(beginning) + static_cast<day_number>(i));
        log.entry("w-" + when, when, w);
    }
    return log;
}

/// In the first months, and in the newest third of six.
log_builder dated(int before, int newest) {
    auto log = the_three();
    for (int i = 0; i < before + newest; ++i)
        log.entry("w-" + std::to_string(i), i < before ? "2025-10-10" : "2026-02-10", win{"a win"});
    return log;
}

double unshared(const wins_answer& a) { return static_cast<double>(a.unshared.size()); }
double credit(const wins_answer& a) { return a.credit->share; }
double credit_flag(const wins_answer& a) { return a.credit->flagged; }
double month_count(const wins_answer& a) { return static_cast<double>(a.recency->months.size()); }
double recency_flag(const wins_answer& a) { return a.recency->flagged; }

// ---- the boss's burden ----

log_builder checked_in(int times) {
    auto log = the_three();
    for (int i = 0; i < times; ++i) log.entry("c-" + std::to_string(i), today, check_in{});
    return log;
}

void cancel(log_builder& log, std::string_view iso, int times = 1) {
    for (int i = 0; i < times; ++i)
        log.entry("x-" + std::string{iso} + std::to_string(i), iso,
                  meeting_cancelled{{{"bo"}}, day(iso)});
}

/// On a Sunday.
void ask_late(log_builder& log, int times) {
    for (int i = 0; i < times; ++i)
        log.entry("a-" + std::to_string(i), "2026-03-08", ask{{{"bo"}}, {{"ana"}}, "budget"});
}

log_builder loaded(int cancelled, int late) {
    auto log = the_three();
    cancel(log, today, cancelled), ask_late(log, late);
    return log;
}

log_builder cancelled_on(std::string_view iso) {
    auto log = the_three();
    cancel(log, iso);
    return log;
}

log_builder& decided(log_builder& log, std::string_view asked, int wd) {
    const auto name = "d-" + std::to_string(log.entries().size());
    log.entry(name, asked, decision_requested{{}, {{"bo"}}});
    return log.entry(name + "-done", iso(working_calendar{}.add(on(asked), wd)),
                     decision_answered{{{name}}});
}

log_builder answered_after(const std::vector<int>& waits) {
    auto log = the_three();
    for (const auto wd : waits) decided(log, "2026-01-12", wd);
    return log;
}

double hints(const burden_answer& a) { return static_cast<double>(a.check_ins.hints.size()); }
double is_overloaded(const burden_answer& a) { return a.load.overloaded; }
double threshold_of_answers(const burden_answer& a) { return *a.load.signs.at(0).threshold; }
double cancelled(const burden_answer& a) { return *a.load.signs.at(1).value; }
double cancelled_shows(const burden_answer& a) { return a.load.signs.at(1).shows; }
double late_shows(const burden_answer& a) { return a.load.signs.at(2).shows; }
double is_long(const burden_answer& a) { return a.waiting.at(0).earned.has_value(); }

}  // namespace

pinned_cases empathize_cases() {
    const auto in_a_week = worth_a_half().entry("e", beginning, a_review("2026-03-20", "results"));
    const auto win_on = [](std::string_view iso) {
        return the_three().entry("w", iso, win{"won"});
    };
    return {
        of_briefing("five points further", .5, further_by(5), novelty),
        of_briefing("as it was told", .2, further_by(0), novelty),
        of_briefing("no event ahead", .25, worth_a_half(), score),
        of_briefing("an event in a week", .375, in_a_week, score),
        of_briefing("a worry of today", .2, worried(), score),
        of_briefing("ten items, no budget known", 7, linked_and_not(10, 0), line_count),
        of_briefing("3 of 10 unlinked", 0, linked_and_not(7, 3), is_flagged, {.lines = {{20}}}),
        of_briefing("4 of 13 unlinked", 1, linked_and_not(9, 4), is_flagged, {.lines = {{20}}}),
        of_wins("unshared for 10 wd", 1, win_on("2026-02-27"), unshared),
        of_wins("unshared for 9 wd", 0, win_on("2026-03-02"), unshared),
        of_wins("seven wins, the sixth from the end another's", 1 / 6.,
                named({true, true, false, false, false, false, false}), credit),
        of_wins("three wins, none another's", 1, named({false, false, false}), credit_flag),
        of_wins("two wins, none another's", 0, named({false, false}), credit_flag),
        of_wins("a half another's", 0, named({true, true, false, false}), credit_flag),
        of_wins("5 of 11 another's", 1,
                named({true, true, true, true, true, false, false, false, false, false, false}),
                credit_flag, 11),
        of_wins("the months of a review", 6, dated(1, 1), month_count),
        of_wins("3 of 5 in the newest third", 1, dated(2, 3), recency_flag),
        of_wins("4 of 7 in the newest third", 0, dated(3, 4), recency_flag),
        of_burden("nothing asked in five check-ins", 1, checked_in(5), hints),
        of_burden("nothing asked in four check-ins", 0, checked_in(4), hints),
        of_burden("cancelled 10 wd ago", 1, cancelled_on("2026-03-02"), cancelled),
        of_burden("cancelled 11 wd ago", 0, cancelled_on("2026-02-27"), cancelled),
        of_burden("answers of 2 wd before", 3, answered_after({2}), threshold_of_answers),
        of_burden("two meetings", 1, loaded(2, 0), cancelled_shows),
        of_burden("one meeting", 0, loaded(1, 0), cancelled_shows),
        of_burden("three late asks", 1, loaded(0, 3), late_shows),
        of_burden("two late asks", 0, loaded(0, 2), late_shows),
        of_burden("two signs", 1, loaded(2, 3), is_overloaded),
        of_burden("one sign", 0, loaded(2, 0), is_overloaded),
        of_burden("a median wait of 5 wd", 1, answered_after({5}), is_long),
        of_burden("a median wait of 4.5 wd", 0, answered_after({4, 5}), is_long),
    };
}

}  // namespace upward_tests

TEST_CASE("the pinned cases of empathy hold") {
    upward_tests::check_each(upward_tests::empathize_cases());
}
