// SPDX-License-Identifier: BSL-1.0
#include <upward/plan/weighing.hpp>

#include "expect/arrange.hpp"
#include "support/build.hpp"

#include <upward/core/real.hpp>
#include <upward/plan/kinds.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>

using namespace upward;
using namespace upward_tests;

namespace {

constexpr auto today = "2026-06-01";

need a_need(std::string topic, double priority) {
    auto n = need{std::move(topic)};
    n.priority = priority;
    return n;
}

topic hung_on(std::string name, std::string question) {
    auto t = topic{std::move(name)};
    t.catalogue_topic = std::move(question);
    return t;
}

/// Two topics of the work that hang on questions, and one that hangs on none.
log_builder the_topics() {
    return the_two()
        .entry("outages", "2025-12-01", hung_on("Outages", "escalation"))
        .entry("downtime", "2025-12-01", hung_on("Downtime", "escalation"))
        .entry("budget", "2025-12-01", topic{"Budget"});
}

/// Five questions, the second and the fourth with a topic of the work.
log_builder five_with_work() {
    auto log = the_five(today);
    return log.entry("review", "2025-12-01", hung_on("Review", "feedback"))
        .entry("numbers", "2025-12-01", hung_on("Numbers", "how_measured"));
}

}  // namespace

TEST_SUITE("what of the plan rests on a question") {
    TEST_CASE("is the priority of the needs whose topic hangs on it, summed") {
        const auto now = state_on(the_topics(), today);
        auto foreseen = needs_answer{};
        foreseen.needs = {a_need("outages", .5), a_need("downtime", .25), a_need("budget", .125),
                          a_need("escalation", .0625)};
        CHECK(plan_priorities_of(now, foreseen) ==
              plan_priorities{{"budget", .125}, {"escalation", .8125}});
    }

    TEST_CASE("is nothing where nothing is foreseen") { CHECK(plan_priorities_of({}, {}).empty()); }

    TEST_CASE("weighs the questions: needs of .4913 and .0420 give 3.2363, 1.6688, 1.4 and .5") {
        const auto log = five_with_work();
        const auto now = state_on(log, today);
        auto foreseen = needs_answer{};
        foreseen.needs = {a_need("review", .4913), a_need("numbers", .0420)};
        const auto a = checklist_on(log, today, {}, plan_priorities_of(now, foreseen));
        CHECK(rounded(row_of(a, "how_measured").score, 4) == 3.2363);
        CHECK(rounded(row_of(a, "feedback").score, 4) == 1.6688);
        CHECK(rounded(row_of(a, "directness").score, 4) == 1.4);
        CHECK(rounded(row_of(a, "peeves").score, 4) == .5);
        foreseen.needs.push_back(a_need("anything", .5333));
        const auto half = checklist_on(log, today, {}, plan_priorities_of(now, foreseen));
        CHECK(rounded(row_of(half, "feedback").plan_share, 4) == .4606);  // .4913 of 1.0666
    }

    TEST_CASE("comes from what is foreseen, in the checklist and in the plan alike") {
        auto log = the_topics();
        log.entry(
            "fall", "2026-05-26",
            event{
                .on = day("2026-06-05"), .name = "Board", .topic = "outages", .answers = {{"bo"}}});
        log.entry("ask", "2026-05-26", ask{{{"bo"}}, {{"ana"}}, "budget"});
        const auto now = state_on(log, today);
        const auto foreseen = needs_of(now, {}, {});
        REQUIRE(foreseen.needs.size() == 2);
        const auto a = queries::checklist(now, {}, {});
        const auto of_outages = foreseen.needs[foreseen.needs[0].topic == "outages" ? 0 : 1];
        const auto sum = foreseen.needs[0].priority + foreseen.needs[1].priority;
        CHECK(row_of(*a, "escalation").plan_share == doctest::Approx(of_outages.priority / sum));
        CHECK(row_of(*a, "channel").plan_share == 0);
        const auto plan = plan_of(now, {}, {});
        REQUIRE(!plan.expect.next.empty());
        CHECK(plan.expect.next.front().topic == "escalation");
        CHECK(plan.expect.next.front().score == row_of(*a, "escalation").score);
    }
}
