// SPDX-License-Identifier: BSL-1.0
//
// What each kind of evidence weighs on its day, one log a kind.
#include "policy/pinned.hpp"
#include "support/trust.hpp"

#include <memory>

using namespace upward;
using namespace upward_tests;

namespace {

constexpr std::string_view the_day = "2026-03-02";  // a Monday

struct weighing {
    evidence_kind kind;
    by_dimension expected;
    log_builder log;
    std::string_view seen_on = the_day;
};

/// The weight of the one piece of that kind, as it counts on its own day.
double counted(const state& now, const policy& p, evidence_kind kind, trust_dimension d) {
    const auto here = situation{now, p, now.as_of()};
    auto items = evidence_collector{now, here.who, here.there, p}.collect(here.outcomes);
    auto sum = 0.0;
    for (const auto& item : items)
        if (item.kind == kind) sum += component(item.weight, d);
    return sum;
}

log_builder promised(promise_result result) {
    auto log = a_log();
    add_promise(log, "p", the_day, result);
    return log;
}

log_builder noted(std::string_view delivered) {
    return a_log().entry("u", delivered, update{.due = day(the_day)});
}

log_builder troubled() {
    return a_log().entry("x", the_day,
                         problem{.topic = "vendor", .severity = {3}, .known = day(the_day)});
}

log_builder resulted(bool met, std::optional<bool> owned) {
    return a_log().entry("r", the_day,
                         result_recorded{.metric = {{{"m"}}}, .met = met, .owned = owned});
}

log_builder tried() {
    return a_log().entry(
        "t", "2026-01-05",
        experiment{.start = day("2026-01-05"), .end = day(the_day), .unit = "EUR"});
}

std::vector<weighing> weighings() {
    using enum evidence_kind;
    return {
        {update_on_time, {0, .25, 0}, noted("2026-03-02")},
        {update_late, {0, -.25, 0}, noted("2026-03-03"), "2026-03-03"},
        {update_missed, {0, -.5, 0}, noted("2026-03-06"), "2026-03-06"},
        {promise_kept, {0, 1, .5}, promised(promise_result::kept)},
        {promise_exceeded,
         {0, 1.25, 1},
         a_log()
             .entry("p", the_day, promise{{{"bo"}}, "draft", "pages", 10, "pages", day(the_day)})
             .entry("o", the_day, promise_outcome{{{"p"}}, promise_result::exceeded, 11})},
        {slip_warned, {0, -.25, 0}, promised(promise_result::slip_warned)},
        {unwarned_miss, {0, -1, -.5}, promised(promise_result::missed)},
        {bad_news_first,
         {.5, .5, 0},
         troubled().entry("w", the_day, told{.subjects = {{{"x"}}}, .to = {{"bo"}}})},
        {evidence_kind::surprise, {0, -1, 0}, troubled()},
        {concealment, {-1, 0, 0}, a_log().entry("c", the_day, concealed{{{"x"}}})},
        {result_met, {.25, 0, 1.5}, resulted(true, {})},
        {result_missed, {0, 0, -.5}, resulted(false, {})},
        {result_owned, {.5, 0, -.5}, resulted(false, true)},
        {result_disowned, {-1, 0, -.5}, resulted(false, false)},
        {evidence_kind::burden_eased,
         {.5, 0, .25},
         a_log().entry("b", the_day, upward::burden_eased{})},
        {experiment_closed,
         {.5, 1.5, 0},
         tried().entry("c", the_day, experiment_event{{{"t"}}, experiment_event_sort::closed})},
        {experiment_overrun, {-.25, -1.5, 0}, tried(), "2026-03-09"},
        {evidence_kind::deception,
         {-2, -1, 0},
         a_log().entry("d", the_day, upward::deception{"the budget"})},
        {evidence_kind::credit_shared,
         {.25, 0, 0},
         a_log().entry("c", the_day, upward::credit_shared{})},
        {evidence_kind::feedback_applied,
         {.25, 0, .25},
         a_log().entry("f", the_day, upward::feedback_applied{{{"x"}}})},
    };
}

}  // namespace

pinned_cases upward_tests::evidence_cases() {
    auto cases = pinned_cases{};
    for (const auto& w : weighings()) {
        const auto now = std::make_shared<const state>(state_on(w.log, w.seen_on));
        for_each_enumerator<trust_dimension>([&](trust_dimension d, std::string_view name) {
            cases.push_back({std::string{enum_name(w.kind)} + ", " + std::string{name},
                             component(w.expected, d), [now, kind = w.kind, d](const policy& p) {
                                 return counted(*now, p, kind, d);
                             }});
        });
    }
    return cases;
}

TEST_CASE("the pinned weights of evidence hold") { check_each(evidence_cases()); }
