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

/// Of a calendar rule that starts on Wednesday 2026-01-14.
std::string words(std::string_view rrule, std::string_view start = "2026-01-14") {
    return in_words(words_for(*parse_rule(rrule), on(start)));
}

upward::rule waits_for(rule_trigger trigger) {
    auto r = upward::rule{};
    r.rhythm = {"operating"};
    r.trigger = trigger;
    return r;
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
    TEST_CASE("every day, or every few") {
        CHECK(words("FREQ=DAILY") == "rule.daily interval=1");
        CHECK(words("FREQ=DAILY;INTERVAL=3") == "rule.daily interval=3");
    }

    TEST_CASE("on the weekdays that it names") {
        CHECK(words("FREQ=WEEKLY;BYDAY=MO,TH") == "rule.weekly interval=1 weekdays=MO,TH");
        CHECK(words("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR") == "rule.weekly interval=2 weekdays=FR");
    }

    TEST_CASE("on the weekday or the day of the month on which it starts") {
        CHECK(words("FREQ=WEEKLY") == "rule.weekly interval=1 weekdays=WE");
        CHECK(words("FREQ=MONTHLY") == "rule.monthly_days days=14 interval=1");
        CHECK(words("FREQ=MONTHLY;INTERVAL=3", "2026-01-31") ==
              "rule.monthly_days days=31 interval=3");
    }

    TEST_CASE("on days of the month, from its end too") {
        CHECK(words("FREQ=MONTHLY;BYMONTHDAY=1,15") == "rule.monthly_days days=1,15 interval=1");
        CHECK(words("FREQ=MONTHLY;BYMONTHDAY=-1") == "rule.monthly_days days=-1 interval=1");
    }

    TEST_CASE("on weekdays of the month") {
        CHECK(words("FREQ=MONTHLY;BYDAY=1MO") == "rule.monthly_weekdays interval=1 weekdays=1MO");
        CHECK(words("FREQ=MONTHLY;BYDAY=1MO,-1FR") ==
              "rule.monthly_weekdays interval=1 weekdays=-1FR,1MO");
    }

    TEST_CASE("what has other parts is given as its RRULE") {
        for (const auto* other :
             {"FREQ=YEARLY", "FREQ=DAILY;BYDAY=MO", "FREQ=WEEKLY;COUNT=3;BYDAY=MO",
              "FREQ=WEEKLY;UNTIL=20260301;BYDAY=MO", "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR",
              "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", "FREQ=DAILY;BYMONTH=1"})
            CHECK(words(other) == "rule.other rule=" + to_string(*parse_rule(other)));
    }

    TEST_CASE("its own start goes before the day of the agreement") {
        CHECK(words(a_rule("FREQ=WEEKLY").made) == "rule.weekly interval=1 weekdays=WE");
        CHECK(words(a_rule("FREQ=WEEKLY").start("2026-01-16").made) ==
              "rule.weekly interval=1 weekdays=FR");
    }
}

TEST_SUITE("what another rule waits for, by name") {
    TEST_CASE("a milestone, those of an item, or any") {
        auto r = waits_for(rule_trigger::milestone);
        CHECK(words(r) == "rule.milestone item=none milestone=none");
        r.item = ref<work_item>{{"item"}};
        CHECK(words(r, a_project()) == "rule.milestone item=The move milestone=none");
        r.milestone = ref<milestone>{{"half"}};
        CHECK(words(r, a_project()) == "rule.milestone item=The move milestone=half-way");
    }

    TEST_CASE("what no entry declares is called by its id") {
        auto r = waits_for(rule_trigger::milestone);
        r.milestone = ref<milestone>{{"half"}};
        CHECK(words(r) == "rule.milestone item=none milestone=half");
    }

    TEST_CASE("a problem, from a severity on, of an item") {
        auto r = waits_for(rule_trigger::problem);
        CHECK(words(r) == "rule.problem item=none severity=0");
        r.severity = severity_level{3};
        r.item = ref<work_item>{{"item"}};
        CHECK(words(r, a_project()) == "rule.problem item=The move severity=3");
    }

    TEST_CASE("a metric that crosses a threshold, or moves") {
        auto r = waits_for(rule_trigger::metric);
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
        auto r = waits_for(rule_trigger::host);
        r.flag = "on call";
        CHECK(words(r) == "rule.flag flag=on call");
    }

    TEST_CASE("any or all of other rules") {
        auto r = waits_for(rule_trigger::any);
        r.of = refs({"notes", "half"});
        CHECK(words(r) == "rule.any rules=notes, half");
        r.trigger = rule_trigger::all;
        CHECK(words(r) == "rule.all rules=notes, half");
    }
}
