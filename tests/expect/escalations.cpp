// SPDX-License-Identifier: BSL-1.0
#include <upward/expect/escalations.hpp>

#include "expect/arrange.hpp"

using namespace upward;
using namespace upward_tests;

namespace {

constexpr auto known_on_day = "2026-02-16";  // a Monday

problem trouble(int severity, double cost = -1, double days = -1) {
    auto p = problem{.topic = "vendor", .severity = {severity}, .known = day(known_on_day)};
    if (cost >= 0) p.cost.emplace().value = cost;
    if (days >= 0) p.days.emplace().value = days;
    return p;
}

notice_limit a_limit(int severity, double wd, double cost = -1, double days = -1) {
    auto l = notice_limit{.severity = {severity}, .wd = {wd}};
    if (cost >= 0) l.cost.emplace().value = cost;
    if (days >= 0) l.days.emplace().value = days;
    return l;
}

/// The rules: any within 3 wd; costly, or long, or severe ones sooner; severe ones in billing at once.
log_builder rules() {
    auto log = the_two()
                   .entry("any", "2026-01-05", a_limit(0, 3))
                   .entry("costly", "2026-01-06", a_limit(1, 2, 1000))
                   .entry("long", "2026-01-07", a_limit(1, 1, -1, 5))
                   .entry("severe", "2026-01-08", a_limit(3, 1));
    return log.in("billing", "billing", "2026-01-09", a_limit(3, 0));
}

/// "severe 1": the rule that is named, and its limit.
std::string ruled(const problem& p, std::string area = "*") {
    auto log = rules();
    log.in(std::move(area), "p", known_on_day, p);
    const auto line = checklist_on(log, "2026-02-20").escalations.at(0);
    return (line.rule ? line.rule->text : "none") + " " + std::to_string(line.limit_wd);
}

}  // namespace

TEST_SUITE("of the escalation rules") {
    TEST_CASE("the first that matches severity, cost, days and area is named") {
        CHECK(ruled(trouble(0)) == "any 3");
        CHECK(ruled(trouble(1)) == "any 3");
        CHECK(ruled(trouble(1, 999)) == "any 3");
        CHECK(ruled(trouble(1, 1000)) == "costly 2");
        CHECK(ruled(trouble(1, -1, 4)) == "any 3");
        CHECK(ruled(trouble(1, -1, 5)) == "long 1");
        CHECK(ruled(trouble(1, 1000, 5)) == "long 1");
        CHECK(ruled(trouble(0, 1000, 5)) == "any 3");
        CHECK(ruled(trouble(3)) == "severe 1");
        CHECK(ruled(trouble(3), "billing") == "billing 0");
        CHECK(ruled(trouble(3), "hiring") == "severe 1");
    }

    TEST_CASE("none is named where none matches: then the policy's limit holds") {
        const auto line = [](int severity) {
            return checklist_on(the_two().entry("p", known_on_day, trouble(severity)), "2026-02-20")
                .escalations.at(0);
        };
        CHECK_FALSE(line(2).rule);
        CHECK(line(2).limit_wd == 2);
        CHECK(to_string(line(2).tell_by) == "2026-02-18");
        CHECK(line(3).limit_wd == 0);
        CHECK(to_string(line(3).tell_by) == known_on_day);
    }

    TEST_CASE("one agreed only after the problem was known does not count") {
        auto log = the_two().entry("p", known_on_day, trouble(2));
        log.entry("late", "2026-02-17", a_limit(0, 9));
        CHECK_FALSE(checklist_on(log, "2026-02-20").escalations.at(0).rule);
    }

    TEST_CASE("the one that is named is the one by which a surprise is judged") {
        auto log = rules().entry("p", known_on_day, trouble(1, -1, 5));
        log.entry("t", "2026-02-18", told{{{{"p"}}}, {{"bo"}}});
        const auto line = checklist_on(log, "2026-02-20").escalations.at(0);
        CHECK(to_string(line.tell_by) == "2026-02-17");
        CHECK(line.outcome == notice_kind::surprise);
    }
}

TEST_CASE("every problem is tested, the newest first") {
    auto log = rules();
    for (const auto* iso : {"2026-01-20", "2026-02-10", "2026-02-02"})
        log.entry(std::string{"p-"} + iso, iso,
                  problem{.topic = "vendor", .severity = {1}, .known = day(iso)});
    auto ids = std::string{};
    for (const auto& line : checklist_on(log, "2026-02-20").escalations)
        ids += line.problem.text + " ";
    CHECK(ids == "p-2026-02-10 p-2026-02-02 p-2026-01-20 ");
}
