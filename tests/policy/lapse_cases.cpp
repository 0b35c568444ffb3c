// SPDX-License-Identifier: BSL-1.0
//
// When silence speaks, and when a promise counts as exceeded: cases on both sides of each bound.
#include "policy/pinned.hpp"
#include "support/trust.hpp"

using namespace upward;
using namespace upward_tests;

namespace {

/// How many pieces of evidence of a kind are known on a day.
pinned_case pieces(std::string name, double expected, evidence_kind kind, const log_builder& log,
                   std::string_view iso) {
    return {std::move(name), expected, [now = state_on(log, iso), kind](const policy& p) {
                const auto here = situation{now, p, now.as_of()};
                const auto items =
                    evidence_collector{now, here.who, here.there, p}.collect(here.outcomes);
                return static_cast<double>(
                    std::count_if(items.begin(), items.end(),
                                  [kind](const auto& item) { return item.kind == kind; }));
            }};
}

log_builder problem_of(int severity) {
    return a_log().entry(
        "x", "2026-03-02",
        problem{.topic = "vendor", .severity = {severity}, .known = day("2026-03-02")});
}

log_builder delivered(std::string_view iso, double came) {
    return a_log()
        .entry("p", "2026-02-16",
               promise{{{"bo"}}, "draft", "pages", 100, "pages", day("2026-03-06")})
        .entry("o", iso, promise_outcome{{{"p"}}, promise_result::kept, came});
}

log_builder unanswered() {
    return a_log().entry("p", "2026-02-16",
                         promise{.to = {{"bo"}}, .text = "draft", .due = day("2026-03-02")});
}

log_builder unclosed() {
    return a_log().entry(
        "t", "2026-01-05",
        experiment{.start = day("2026-01-05"), .end = day("2026-03-02"), .unit = "EUR"});
}

}  // namespace

pinned_cases upward_tests::lapse_cases() {
    using enum evidence_kind;
    constexpr auto surprised = evidence_kind::surprise;
    return {
        pieces("severity 3, untold that day", 1, surprised, problem_of(3), "2026-03-02"),
        pieces("severity 2, untold that day", 0, surprised, problem_of(2), "2026-03-02"),
        pieces("severity 2, untold for 1 wd", 0, surprised, problem_of(2), "2026-03-03"),
        pieces("severity 2, untold for 2 wd", 1, surprised, problem_of(2), "2026-03-04"),
        pieces("a promise 1 wd past its day", 0, unwarned_miss, unanswered(), "2026-03-03"),
        pieces("a promise 2 wd past its day", 1, unwarned_miss, unanswered(), "2026-03-04"),
        pieces("an experiment 4 wd past its end", 0, experiment_overrun, unclosed(), "2026-03-06"),
        pieces("an experiment 5 wd past its end", 1, experiment_overrun, unclosed(), "2026-03-09"),
        pieces("110 of 100", 1, promise_exceeded, delivered("2026-03-06", 110), "2026-03-06"),
        pieces("109 of 100", 0, promise_exceeded, delivered("2026-03-06", 109), "2026-03-06"),
        pieces("2 wd early", 1, promise_exceeded, delivered("2026-03-04", 100), "2026-03-06"),
        pieces("1 wd early", 0, promise_exceeded, delivered("2026-03-05", 100), "2026-03-06"),
    };
}

TEST_CASE("the pinned cases of lapses hold") { check_each(lapse_cases()); }
