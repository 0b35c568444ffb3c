// SPDX-License-Identifier: BSL-1.0
#include <upward/train/rule_words.hpp>

#include "rhythm/arrange.hpp"

#include <upward/core/describe.hpp>

#include <doctest/doctest.h>

#include <string>
#include <variant>

using namespace upward;
using namespace upward_tests;

namespace {

/// "rule.weekly interval=1 weekdays=MO,TH".
std::string in_words(const message& m) {
    auto text = m.key;
    for (const auto& [name, value] : m.arguments) {
        text += " " + name + "=";
        if (const auto* s = std::get_if<std::string>(&value)) text += *s;
        else if (const auto* n = std::get_if<std::int64_t>(&value)) text += std::to_string(*n);
        else text += short_number(std::get<double>(value));
    }
    return text;
}

std::string words(const upward::rule& r, const log_builder& log = a_log(),
                  std::string_view agreed = "2026-01-14") {
    return in_words(words_for(state_on(log, "2026-02-01"), r, on(agreed)));
}

log_builder a_project() {
    auto log = a_log().ana_and_bo();
    log.entry("item", "2026-01-06", work_item{"The move", {{"ana"}}, "move"});
    log.entry("half", "2026-01-06", milestone{{{"item"}}, "half-way", percentage{50}});
    return log.entry("sales", "2026-01-06",
                     metric{.owner = {{"bo"}},
                            .name = "Sales",
                            .unit = "%",
                            .weight = {.5},
                            .start = 0,
                            .target = 10,
                            .from = day("2026-01-01"),
                            .due = day("2026-06-30")});
}

}  // namespace

TEST_SUITE("a calendar rule in words") {
    TEST_CASE("is said by its days") {
        CHECK(words(a_rule("FREQ=WEEKLY;BYDAY=MO,TH").made) ==
              "rule.weekly interval=1 weekdays=MO,TH");
        CHECK(words(a_rule("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1").made) ==
              "rule.monthly_positions among=working interval=1 positions=-1 "
              "weekdays=MO,TU,WE,TH,FR");
    }

    TEST_CASE("its own start goes before the day of the agreement") {
        CHECK(words(a_rule("FREQ=WEEKLY").made) == "rule.weekly interval=1 weekdays=WE");
        CHECK(words(a_rule("FREQ=WEEKLY").start("2026-01-16").made) ==
              "rule.weekly interval=1 weekdays=FR");
    }
}

TEST_SUITE("what another rule waits for, by name") {
    TEST_CASE("a milestone, those of an item, or any") {
        auto r = a_rule(rule_trigger::milestone).made;
        CHECK(words(r) == "rule.milestone item=none milestone=none");
        r.item = ref<work_item>{{"item"}};
        CHECK(words(r, a_project()) == "rule.milestone item=The move milestone=none");
        r.milestone = ref<milestone>{{"half"}};
        CHECK(words(r, a_project()) == "rule.milestone item=The move milestone=half-way");
    }

    TEST_CASE("what no entry declares is called by its id") {
        auto r = a_rule(rule_trigger::milestone).made;
        r.milestone = ref<milestone>{{"half"}};
        CHECK(words(r) == "rule.milestone item=none milestone=half");
    }

    TEST_CASE("a problem, from a severity on, of an item") {
        auto r = a_rule(rule_trigger::problem).made;
        CHECK(words(r) == "rule.problem item=none severity=0");
        r.severity = severity_level{3};
        r.item = ref<work_item>{{"item"}};
        CHECK(words(r, a_project()) == "rule.problem item=The move severity=3");
    }

    TEST_CASE("a metric that crosses a threshold, or moves") {
        auto r = a_rule(rule_trigger::metric).made;
        r.metric = ref<metric>{{"sales"}};
        r.threshold = 7.5;
        CHECK(words(r, a_project()) == "rule.metric_crosses metric=Sales threshold=7.5");
        r.threshold.reset();
        r.change = amount{2};
        CHECK(words(r, a_project()) == "rule.metric_moves change=2 metric=Sales");
        r.metric.reset();
        CHECK(words(r, a_project()) == "rule.metric_moves change=2 metric=none");
    }

    TEST_CASE("a flag of the host") {
        auto r = a_rule(rule_trigger::host).made;
        r.flag = "on call";
        CHECK(words(r) == "rule.flag flag=on call");
    }

    TEST_CASE("any or all of other rules") {
        auto r = a_rule(rule_trigger::any).made;
        r.of = refs({"notes", "half"});
        CHECK(words(r) == "rule.any rules=notes, half");
        r.trigger = rule_trigger::all;
        CHECK(words(r) == "rule.all rules=notes, half");
    }
}
