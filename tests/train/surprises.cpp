// SPDX-License-Identifier: BSL-1.0
#include <upward/train/surprises.hpp>

#include "rhythm/arrange.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>

using namespace upward;
using namespace upward_tests;

namespace {

problem a_problem(std::string_view known, std::int32_t severity = 2) {
    return {.topic = "vendor", .severity = {severity}, .known = day(known)};
}
told tells(std::string subject, std::string_view heard_from = {}) {
    auto t = told{{{{std::move(subject)}}}, {{"bo"}}};
    if (!heard_from.empty()) t.heard_from = ref<person>{{std::string{heard_from}}};
    return t;
}

/// A problem "v" that Ana knows since a day, with a notice limit of one working day.
log_builder known(std::string_view iso) {
    auto log = a_log().ana_and_bo();
    log.entry("limit", "2026-01-05", notice_limit{{0}, {1}});
    return log.entry("v", iso, a_problem(iso));
}

surprises_answer judged(const log_builder& log, std::string_view iso,
                        const calendar_definition& calendar = {}) {
    return surprises_of(*scene{log, iso, iso, calendar});
}

surprise_line line(const log_builder& log, std::string_view iso,
                   const calendar_definition& calendar = {}) {
    const auto a = judged(log, iso, calendar);
    REQUIRE(a.problems.size() == 1);
    return a.problems[0];
}

/// "surprise, delay 4 of 1, over 3".
std::string in_words(const surprise_line& l) {
    return std::string{enum_name(l.outcome)} + ", delay " + std::to_string(l.delay_wd) + " of " +
           std::to_string(l.limit_wd) + ", over " + std::to_string(l.over_wd);
}

std::string day_of(const std::optional<date>& d) { return d ? iso(to_day_number(*d)) : "never"; }

/// "1 told, 2 surprises, 0 unknowable, 1 open".
std::string counts(const surprises_answer& a) {
    return std::to_string(a.told_in_time) + " told, " + std::to_string(a.surprises) +
           " surprises, " + std::to_string(a.unknowable) + " unknowable, " +
           std::to_string(a.open) + " open";
}

}  // namespace

TEST_SUITE("one problem") {
    TEST_CASE("known Mon 03-02, told Fri 03-06, limit 1 wd: delay 4, 3 over") {
        const auto l = line(known("2026-03-02").entry("t", "2026-03-06", tells("v")), "2026-03-06");
        CHECK(in_words(l) == "surprise, delay 4 of 1, over 3");
        CHECK(day_of(l.known) == "2026-03-02");
        CHECK(day_of(l.tell_by) == "2026-03-03");
        CHECK(day_of(l.told) == "2026-03-06");
        CHECK(day_of(l.heard) == "never");
        CHECK(l.topic == "vendor");
        CHECK(l.severity == 2);
    }

    TEST_CASE("told by the end of the limit is told in time") {
        CHECK(in_words(line(known("2026-03-02").entry("t", "2026-03-03", tells("v")),
                            "2026-03-03")) == "first, delay 1 of 1, over 0");
        CHECK(in_words(line(known("2026-03-02").entry("t", "2026-03-02", tells("v")),
                            "2026-03-03")) == "first, delay 0 of 1, over 0");
    }

    TEST_CASE("untold is open up to the limit, and a surprise from the end of that day on") {
        const auto log = known("2026-03-02");
        CHECK(in_words(line(log, "2026-03-02")) == "open, delay 0 of 1, over 0");
        CHECK(in_words(line(log, "2026-03-03")) == "surprise, delay 1 of 1, over 0");
        CHECK(in_words(line(log, "2026-03-09")) == "surprise, delay 5 of 1, over 4");
    }

    TEST_CASE("heard from somebody else within the limit is a surprise with nothing over") {
        const auto l =
            line(known("2026-03-02").entry("s", "2026-03-03", surprise{{{"v"}}, {{{"dana"}}}}),
                 "2026-03-10");
        CHECK(in_words(l) == "surprise, delay 1 of 1, over 0");
        CHECK(day_of(l.heard) == "2026-03-03");
        CHECK(l.heard_from == "dana");
        CHECK(day_of(l.told) == "never");
    }

    TEST_CASE("heard by way of a telling that somebody else began") {
        const auto l =
            line(known("2026-03-02").entry("t", "2026-03-02", tells("v", "dana")), "2026-03-02");
        CHECK(in_words(l) == "surprise, delay 0 of 1, over 0");
        CHECK(l.heard_from == "dana");
        CHECK(day_of(l.told) == "never");
    }

    TEST_CASE("who told is called by name where an entry names them") {
        auto log = known("2026-03-02").entry("s", "2026-03-03", surprise{{{"v"}}, {{{"dana"}}}});
        log.entry("dana", "2026-03-04", person{"Dana Kerr"});
        CHECK(line(log, "2026-03-03").heard_from == "dana");
        CHECK(line(log, "2026-03-04").heard_from == "Dana Kerr");
    }

    TEST_CASE("who brought it first told it, not whom the news came from") {
        auto second_hand = tells("v", "carla");
        second_hand.first_from = ref<person>{{"dana"}};
        const auto l =
            line(known("2026-03-02").entry("t", "2026-03-02", second_hand), "2026-03-02");
        CHECK(l.heard_from == "dana");
    }

    TEST_CASE("heard first and told later: both are shown, the delay is to the telling") {
        auto log = known("2026-03-02").entry("s", "2026-03-03", surprise{{{"v"}}});
        log.entry("t", "2026-03-05", tells("v"));
        const auto l = line(log, "2026-03-10");
        CHECK(in_words(l) == "surprise, delay 3 of 1, over 2");
        CHECK(day_of(l.heard) == "2026-03-03");
        CHECK_FALSE(l.heard_from.has_value());
        CHECK(day_of(l.told) == "2026-03-05");
    }

    TEST_CASE("heard before the report could know is nobody's fault") {
        const auto l =
            line(known("2026-03-02").entry("s", "2026-02-27", surprise{{{"v"}}}), "2026-03-10");
        CHECK(in_words(l) == "unknowable, delay 0 of 1, over 0");
    }

    TEST_CASE("the first telling counts, to the boss, not to others") {
        auto log = known("2026-03-02").entry("t-2", "2026-03-06", tells("v"));
        log.entry("t-1", "2026-03-04", tells("v"));
        auto aside = tells("v");
        aside.to.target.text = "carla";
        log.entry("t-0", "2026-03-02", aside);
        CHECK(day_of(line(log, "2026-03-10").told) == "2026-03-04");
    }

    TEST_CASE("delays count the report's working days: no weekend, holiday or leave") {
        auto log = known("2026-03-05").entry("t", "2026-03-10", tells("v"));
        CHECK(in_words(line(log, "2026-03-10")) == "surprise, delay 3 of 1, over 2");
        CHECK(in_words(line(log, "2026-03-10", holidays({"2026-03-09"}))) ==
              "surprise, delay 2 of 1, over 1");
        log.entry("away", "2026-03-05", leave{{{"ana"}}, day("2026-03-06"), day("2026-03-09")});
        CHECK(in_words(line(log, "2026-03-10")) == "first, delay 1 of 1, over 0");
    }

    TEST_CASE("recorded later than it was known, it is old when it appears") {
        auto log = a_log().ana_and_bo().entry("v", "2026-03-09", a_problem("2026-03-02"));
        CHECK(judged(log, "2026-03-06").problems.empty());
        CHECK(in_words(line(log, "2026-03-09")) == "surprise, delay 5 of 2, over 3");
    }

    TEST_CASE("without an agreed limit red ones are told the same day, others within two") {
        const auto limit_of = [](std::int32_t severity) {
            return line(a_log().ana_and_bo().entry("v", "2026-03-02",
                                                   a_problem("2026-03-02", severity)),
                        "2026-03-02")
                .limit_wd;
        };
        CHECK(limit_of(2) == 2);
        CHECK(limit_of(3) == 0);
        CHECK(limit_of(4) == 0);
    }

    TEST_CASE("hidden on purpose is marked") {
        CHECK_FALSE(line(known("2026-03-02"), "2026-03-05").concealed);
        auto log = known("2026-03-02").entry("c", "2026-03-04", concealed{{{"v"}}});
        CHECK_FALSE(line(log, "2026-03-03").concealed);
        CHECK(line(log, "2026-03-05").concealed);
        CHECK(line(log, "2026-03-05").outcome == notice_kind::surprise);
    }
}

TEST_SUITE("the ledger") {
    /// Told in time, told 2 and 4 wd late, open, heard first, unknowable.
    const auto several = [] {
        auto log = a_log().ana_and_bo();
        log.entry("limit", "2026-01-05", notice_limit{{0}, {1}});
        log.entry("in-time", "2026-03-02", a_problem("2026-03-02"));
        log.entry("t-1", "2026-03-03", tells("in-time"));
        log.entry("late", "2026-03-03", a_problem("2026-03-03"));
        log.entry("t-2", "2026-03-06", tells("late"));
        log.entry("later", "2026-03-02", a_problem("2026-03-02"));
        log.entry("t-3", "2026-03-09", tells("later"));
        log.entry("open", "2026-03-13", a_problem("2026-03-13"));
        log.entry("heard", "2026-03-11", a_problem("2026-03-11"));
        log.entry("s-1", "2026-03-12", surprise{{{"heard"}}});
        log.entry("unknowable", "2026-03-10", a_problem("2026-03-10"));
        return log.entry("s-2", "2026-03-09", surprise{{{"unknowable"}}});
    };

    TEST_CASE("counts each outcome") {
        CHECK(counts(judged(several(), "2026-03-13")) ==
              "1 told, 3 surprises, 1 unknowable, 1 open");
    }

    TEST_CASE("lists the newest first, of one day by id") {
        auto names = std::string{};
        for (const auto& l : judged(several(), "2026-03-13").problems)
            names += l.problem.text + " ";
        CHECK(names == "open heard unknowable late in-time later ");
    }

    TEST_CASE("has the median delay of what was told, of three and of two") {
        CHECK(judged(several(), "2026-03-13").median_delay_wd == 3);  // 1, 3, 5
        CHECK(judged(several(), "2026-03-06").median_delay_wd == 2);  // 1, 3
    }

    TEST_CASE("has none when nothing was told") {
        CHECK_FALSE(judged(known("2026-03-02"), "2026-03-13").median_delay_wd.has_value());
    }

    TEST_CASE("counts calendar days since the newest surprise, not since what nobody could know") {
        CHECK(judged(several(), "2026-03-13").days_since_last == 1);
        CHECK(judged(several(), "2026-03-22").days_since_last == 6);  // silence on 03-13: 03-16
        CHECK(judged(known("2026-03-02"), "2026-03-03").days_since_last == 0);
        CHECK_FALSE(judged(known("2026-03-02"), "2026-03-02").days_since_last.has_value());
    }

    TEST_CASE("is empty without problems") {
        const auto a = judged(a_log().ana_and_bo(), "2026-03-13");
        CHECK(counts(a) == "0 told, 0 surprises, 0 unknowable, 0 open");
        CHECK(a.problems.empty());
        CHECK_FALSE(a.median_delay_wd.has_value());
        CHECK_FALSE(a.days_since_last.has_value());
    }

    TEST_CASE("without a relationship everything is about the one boss") {
        auto log = a_log().entry("v", "2026-03-02", a_problem("2026-03-02"));
        log.entry("t", "2026-03-03", tells("v"));
        CHECK(counts(judged(log, "2026-03-13")) == "1 told, 0 surprises, 0 unknowable, 0 open");
    }

    TEST_CASE("holds every problem once, and no delay is negative, whatever the log") {
        auto roll = dice{29};
        const auto start = on("2026-03-02");
        for (int world = 0; world < 100; ++world) {
            auto log = a_log().ana_and_bo();
            const auto n = roll.between(0, 8);
            for (int i = 0; i < n; ++i) {
                const auto name = "v-" + std::to_string(i);
                const auto knew = start + roll.between(0, 20);
                log.entry(name, iso(knew), a_problem(iso(knew), roll.between(0, 4)));
                if (roll.once_in(2))
                    log.entry("t-" + name, iso(knew + roll.between(-3, 9)), tells(name));
                if (roll.once_in(3))
                    log.entry("s-" + name, iso(knew + roll.between(-3, 9)), surprise{{{name}}});
            }
            const auto a = judged(log, iso(start + 20));
            CHECK(static_cast<std::size_t>(a.told_in_time + a.surprises + a.unknowable + a.open) ==
                  a.problems.size());
            CHECK(a.problems.size() == static_cast<std::size_t>(n));
            for (const auto& l : a.problems) {
                CHECK(l.delay_wd >= 0);
                const auto on_a_free_day = weekday_of(to_day_number(l.known)) >= weekday::SA;
                if (!on_a_free_day) CHECK(l.over_wd == std::max(0, l.delay_wd - l.limit_wd));
                CHECK(l.over_wd <= l.delay_wd);
                if (l.outcome == notice_kind::first) CHECK(l.over_wd == 0);
                if (l.outcome == notice_kind::open) CHECK_FALSE(l.told.has_value());
            }
        }
    }
}

TEST_SUITE("the story of the new report") {
    TEST_CASE("one surprise, told a day over the limit by way of Dana; one told the same day") {
        const auto ws = example("new_report");
        const auto now = ws.state_at(day("2026-04-03"));
        const auto a = surprises_of(situation{now, ws.policy(), now.as_of()});
        CHECK(counts(a) == "1 told, 1 surprises, 0 unknowable, 0 open");
        CHECK(a.days_since_last == 44);
        CHECK(in_words(a.problems.at(0)) == "first, delay 0 of 1, over 0");
        CHECK(in_words(a.problems.at(1)) == "surprise, delay 1 of 1, over 0");
        CHECK(a.problems.at(1).heard_from == "Dana Kerr");
    }
}
