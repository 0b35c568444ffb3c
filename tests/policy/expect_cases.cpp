// SPDX-License-Identifier: BSL-1.0
//
// The constants of policy.expect: where one is a threshold, a case on each side of it.
#include "expect/arrange.hpp"
#include "policy/pinned.hpp"

#include <memory>
#include <string>
#include <utility>

using namespace upward;

namespace upward_tests {

namespace {

using measure = std::function<double(const checklist_answer&)>;

/// One number of the checklist on a day.
pinned_case on_day(std::string name, double expected, const log_builder& log, std::string_view iso,
                   measure of) {
    const auto now = std::make_shared<state>(state_on(log, iso));
    return {std::move(name), expected, [=](const policy& p) {
                return of(checklist_of(situation{*now, p, now->as_of()}, {}));
            }};
}

measure c_of(const char* topic) {
    return [topic](const checklist_answer& a) { return row_of(a, topic).c; };
}
measure weight_of(const char* topic) {
    return [topic](const checklist_answer& a) { return row_of(a, topic).weight; };
}
/// 1 where a topic is among the next questions.
measure asks_for(const char* topic) {
    return [topic](const checklist_answer& a) {
        return asks(a).find(topic) == std::string::npos ? 0.0 : 1.0;
    };
}
double budget(const checklist_answer& a) { return a.question_budget; }
double contradictions(const checklist_answer& a) {
    return static_cast<double>(a.contradictions.size());
}
double expected_asks(const checklist_answer& a) {
    return a.contradictions.empty() ? 0 : a.contradictions[0].blocks[0].expected;
}
double first_aim(const checklist_answer& a) { return a.style->moves.at(0).aim; }
double raised_early(const checklist_answer& a) { return static_cast<double>(a.tricky.size()); }
double shown(const checklist_answer& a) { return *a.qualities.share; }

/// The channel alone, answered on a Friday.
log_builder channel_alone() {
    return bo_said("channel", "2026-02-20", "chat")
        .entry("c", "2026-01-05", only_topics({catalogue_topic{{"channel"}, "Which way?"}}));
}

/// The channel, asked for on Friday 2026-01-23.
log_builder channel_asked_for() {
    return the_two().entry("q", "2026-01-23", a_question("channel"));
}

/// E of competence: (n + 1)/(n + 2) of so many results.
log_builder competent(double results) {
    return the_two().entry("e", "2026-02-20",
                           evidence{trust_dimension::competence, {1}, {results}, "results"});
}

/// Said to ask at a rate, and asked 7 times in the ten days after.
log_builder asked_seven_times(double rate) {
    auto log = the_two().entry("f", "2026-01-05", a_rate("frequency", "so", rate));
    for (int i = 0; i < 7; ++i)
        log.entry("a-" + std::to_string(i), "2026-01-07", ask{{{"bo"}}, {{"ana"}}, "budget"});
    return log;
}

/// Styles 4 and 0; an overall trust of the cube root of .5 · E · .5.
log_builder styles(double credible) {
    return the_two()
        .entry("s-1", "2026-01-05", a_style("ana", 4, 2, 2))
        .entry("s-2", "2026-01-05", a_style("bo", 0, 2, 2))
        .entry("e-1", "2026-02-20", evidence{trust_dimension::credibility, {1}, {credible}, "kept"})
        .entry("e-2", "2026-02-20", evidence{trust_dimension::competence, {1}, {2}, "done"})
        .entry("e-3", "2026-02-20", evidence{trust_dimension::sincerity, {1}, {2}, "told"});
}

log_builder tricky(int wanted) {
    return the_two()
        .entry("s", "2026-01-05", a_style("ana", 2, 2, 1))
        .entry("t", "2026-01-05", tricky_topic{"pay", {wanted}});
}

log_builder shown_once() {
    return the_two()
        .entry("w", "2026-01-20", win{.claim = "shipped"})
        .entry("q", "2026-01-05", quality{"pace", {1}, {{{"w"}}}});
}

}  // namespace

pinned_cases expect_cases() {
    const auto day_of_it = "2026-02-20";
    return {
        on_day("a guess", .3, bo_said("channel", day_of_it, "chat", answer_state::assumed),
               day_of_it, c_of("channel")),
        on_day("what was said", .8, bo_said("channel", day_of_it, "chat"), day_of_it,
               c_of("channel")),
        on_day("what was confirmed", 1,
               bo_said("channel", day_of_it, "chat", answer_state::confirmed), day_of_it,
               c_of("channel")),
        on_day("180 days later", .4, bo_said("channel", "2025-08-24", "chat"), day_of_it,
               c_of("channel")),
        on_day("of peeves 365 days later", .4, bo_said("peeves", "2025-02-20", "mails"), day_of_it,
               c_of("peeves")),
        on_day("of what is on their mind 21 days later", .4,
               bo_said("on_their_mind", "2026-01-30", "the audit"), day_of_it,
               c_of("on_their_mind")),
        on_day("the first weight", 3, the_two(), day_of_it, weight_of("escalation")),
        on_day("the second weight", 2, the_two(), day_of_it, weight_of("feedback")),
        on_day("the third weight", 1, the_two(), day_of_it, weight_of("peeves")),
        on_day("known by .5001", 0, channel_alone(), "2026-06-22", asks_for("channel")),
        on_day("known by .4982", 1, channel_alone(), "2026-06-23", asks_for("channel")),
        on_day("asked 19 wd ago", 0, channel_asked_for(), "2026-02-19", asks_for("channel")),
        on_day("asked 20 wd ago", 1, channel_asked_for(), "2026-02-20", asks_for("channel")),
        on_day("questions at a competence of .5", 4, the_two(), day_of_it, budget),
        on_day("questions at a competence of .7474", 4, competent(1.96), day_of_it, budget),
        on_day("questions at a competence of .75", 5, competent(2), day_of_it, budget),
        on_day("expected of a week", 2, asked_seven_times(.2), "2026-01-19", expected_asks),
        on_day("a tail of .0098", 1, asked_seven_times(.232), "2026-01-19", contradictions),
        on_day("a tail of .0102", 0, asked_seven_times(.234), "2026-01-19", contradictions),
        on_day("nine days are no block", 0, asked_seven_times(.2), "2026-01-16", contradictions),
        on_day("all the way below .60", 0, styles(.15), day_of_it, first_aim),
        on_day("half-way from .60 on", 2, styles(.43), day_of_it, first_aim),
        on_day("directness 1 apart", 0, tricky(2), day_of_it, raised_early),
        on_day("directness 2 apart", 1, tricky(3), day_of_it, raised_early),
        on_day("shown 90 days ago", 1, shown_once(), "2026-04-20", shown),
        on_day("shown 91 days ago", 0, shown_once(), "2026-04-21", shown),
    };
}

}  // namespace upward_tests

TEST_CASE("the pinned cases of expectations hold") {
    upward_tests::check_each(upward_tests::expect_cases());
}
