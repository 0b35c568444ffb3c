// SPDX-License-Identifier: BSL-1.0
#include <upward/train/history.hpp>

#include "rhythm/arrange.hpp"
#include "rhythm/history.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

/// One outcome for each letter: + on time, l late, m missed, o open.
std::vector<outcome> a_run(std::string_view letters) {
    auto run = std::vector<outcome>{};
    for (const char c : letters) {
        const auto due = static_cast<day_number>(run.size());
        run.push_back(scored("o", due, c == '+' ? 1 : c == 'l' ? .5 : 0, due));
        if (c == 'o') run.back().kind = outcome_kind::open;
    }
    return run;
}

/// "2/5": now, and at best.
std::string streak(std::string_view letters) {
    const auto s = streak_of(a_run(letters));
    return std::to_string(s.current) + "/" + std::to_string(s.longest);
}

ask asks(std::optional<ask_sort> sort = {}) {
    return {.by = {{"bo"}}, .to = {{"ana"}}, .topic = "budget", .sort = sort};
}

std::vector<ask_block> blocks_on(const log_builder& log, std::string_view iso,
                                 const calendar_definition& calendar = {}, const policy& p = {}) {
    return ask_blocks(*scene{log, iso, iso, calendar, p});
}

/// "2026-01-05..2026-01-16 10 wd 2 out 1 in".
std::string in_words(const std::vector<ask_block>& blocks) {
    auto text = std::string{};
    for (const auto& b : blocks)
        text += (text.empty() ? "" : "; ") + iso(to_day_number(b.from)) + ".." +
                iso(to_day_number(b.to)) + " " + std::to_string(b.days) + " wd " +
                std::to_string(b.out_of_rhythm) + " out " + std::to_string(b.in_rhythm) + " in";
    return text;
}
std::string blocks_in_words(const log_builder& log, std::string_view iso,
                            const calendar_definition& calendar = {}) {
    return in_words(blocks_on(log, iso, calendar));
}

}  // namespace

TEST_SUITE("a streak") {
    TEST_CASE("counts updates on time since the last that was not") {
        CHECK(streak("+++") == "3/3");
        CHECK(streak("++l+++m++") == "2/3");
        CHECK(streak("m") == "0/0");
        CHECK(streak("") == "0/0");
    }

    TEST_CASE("ends with one that is late or missed, at once") {
        CHECK(streak("++++l") == "0/4");
        CHECK(streak("++++m") == "0/4");
    }

    TEST_CASE("is neither broken nor lengthened by what is open") {
        CHECK(streak("++o") == "2/2");
        CHECK(streak("+o+") == "2/2");
        CHECK(streak("ooo") == "0/0");
    }

    TEST_CASE("is never longer than the longest, which is never longer than all") {
        auto roll = dice{17};
        for (int i = 0; i < 200; ++i) {
            auto letters = std::string{};
            for (auto n = roll.below(30); n > 0; --n) letters += roll.one_of(std::string{"+++lmo"});
            const auto s = streak_of(a_run(letters));
            CHECK(s.current <= s.longest);
            CHECK(s.longest <= std::count(letters.begin(), letters.end(), '+'));
            CHECK(streak_of(a_run(letters + "m")).current == 0);
            CHECK(streak_of(a_run(letters + "+")).current == s.current + 1);
        }
    }
}

TEST_SUITE("blocks of asks") {
    TEST_CASE("are of ten working days, the newest first, back to the relationship's start") {
        auto log = a_log().ana_and_bo("2026-01-05");
        log.entry("a", "2026-01-05", asks());
        log.entry("b", "2026-01-16", asks());
        log.entry("c", "2026-01-19", asks());
        log.entry("d", "2026-01-30", asks());
        CHECK(blocks_in_words(log, "2026-01-30") ==
              "2026-01-19..2026-01-30 10 wd 2 out 0 in; "
              "2026-01-05..2026-01-18 10 wd 2 out 0 in");
    }

    TEST_CASE("of a young relationship there is one, shorter") {
        CHECK(blocks_in_words(a_log().ana_and_bo("2026-01-05"), "2026-01-07") ==
              "2026-01-05..2026-01-07 3 wd 0 out 0 in");
        CHECK(blocks_in_words(a_log().ana_and_bo("2026-01-05"), "2026-01-20") ==
              "2026-01-07..2026-01-20 10 wd 0 out 0 in; 2026-01-05..2026-01-06 2 wd 0 out 0 in");
    }

    TEST_CASE("of one that began on a weekend there is none yet") {
        CHECK(blocks_in_words(a_log().ana_and_bo("2026-01-10"), "2026-01-11") == "");
    }

    TEST_CASE("leave of either and holidays are left out: the block reaches further back") {
        auto log = a_log().ana_and_bo("2025-12-01");
        log.entry("ana-away", "2026-01-12", leave{{{"ana"}}, day("2026-01-12"), day("2026-01-13")});
        log.entry("bo-away", "2026-01-12", leave{{{"bo"}}, day("2026-01-14"), day("2026-01-14")});
        const auto newest = blocks_on(log, "2026-01-16", holidays({"2026-01-06"})).at(0);
        CHECK(in_words({newest}) == "2025-12-30..2026-01-16 10 wd 0 out 0 in");
    }

    TEST_CASE("an ask on a day that is left out counts on the next that is not") {
        auto log = a_log().ana_and_bo("2026-01-05");
        log.entry("away", "2026-01-05", leave{{{"bo"}}, day("2026-01-16"), day("2026-01-16")});
        log.entry("a", "2026-01-16", asks());
        CHECK(blocks_in_words(log, "2026-01-18") == "2026-01-05..2026-01-18 9 wd 0 out 0 in");
        CHECK(blocks_in_words(log, "2026-01-19") == "2026-01-05..2026-01-19 10 wd 1 out 0 in");
    }

    TEST_CASE("a weekend at the end belongs to the newest one") {
        auto log = a_log().ana_and_bo("2026-01-05");
        CHECK(blocks_in_words(log, "2026-01-18") == "2026-01-05..2026-01-18 10 wd 0 out 0 in");
    }

    TEST_CASE("tell asks in rhythm from those outside it") {
        auto log = agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY").topic("budget")}});
        log.add(updates({"2026-01-12"}));
        log.entry("due-day", "2026-01-12", asks());
        log.entry("day-after", "2026-01-13", asks());
        auto named = asks();
        named.topic = "x";
        named.obligation = "notes@2026-01-12";
        log.entry("named", "2026-01-14", named);
        CHECK(in_words({blocks_on(log, "2026-01-16").at(0)}) ==
              "2026-01-05..2026-01-16 10 wd 1 out 2 in");
    }

    TEST_CASE("say how many of those outside chase an overdue update") {
        auto log = agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY").topic("budget")}});
        log.entry("due-day", "2026-01-12", asks());
        log.entry("day-after", "2026-01-13", asks());
        auto other = asks();
        other.topic = "hiring";
        log.entry("other", "2026-01-13", other);
        const auto newest = blocks_on(log, "2026-01-16").at(0);
        CHECK(newest.out_of_rhythm == 2);
        CHECK(newest.chasing == 1);
        CHECK(newest.in_rhythm == 1);
    }

    TEST_CASE("have a share of direction, of the asks that say which they were") {
        auto log = a_log().ana_and_bo("2026-01-05");
        log.entry("a", "2026-01-06", asks(ask_sort::detail));
        log.entry("b", "2026-01-06", asks(ask_sort::detail));
        log.entry("c", "2026-01-07", asks(ask_sort::direction));
        log.entry("d", "2026-01-08", asks());
        const auto newest = blocks_on(log, "2026-01-09").at(0);
        CHECK(newest.out_of_rhythm == 4);
        CHECK(newest.detail == 2);
        CHECK(newest.direction == 1);
        CHECK(rounded(*newest.direction_share, 4) == .3333);
    }

    TEST_CASE("have none when no ask says so") {
        auto log = a_log().ana_and_bo("2026-01-05").entry("a", "2026-01-06", asks());
        CHECK_FALSE(blocks_on(log, "2026-01-09").at(0).direction_share.has_value());
    }

    TEST_CASE("without a relationship go back to the first ask") {
        auto log = a_log().entry("a", "2026-01-06", asks()).entry("b", "2026-02-10", asks());
        CHECK(blocks_in_words(log, "2026-02-13") ==
              "2026-02-02..2026-02-13 10 wd 1 out 0 in; "
              "2026-01-19..2026-02-01 10 wd 0 out 0 in; "
              "2026-01-05..2026-01-18 10 wd 1 out 0 in");
        CHECK(blocks_in_words(a_log(), "2026-02-13") == "");
    }

    TEST_CASE("asks of others, to others, or before the relationship are not counted") {
        auto log = a_log().ana_and_bo("2026-01-05");
        log.entry("before", "2026-01-02", asks());
        log.entry("by-carla", "2026-01-06", ask{{{"carla"}}, {{"ana"}}, "budget"});
        log.entry("to-carla", "2026-01-06", ask{{{"bo"}}, {{"carla"}}, "budget"});
        CHECK(blocks_in_words(log, "2026-01-09") == "2026-01-05..2026-01-09 5 wd 0 out 0 in");
    }

    TEST_CASE("are at most forty") {
        CHECK(blocks_on(a_log().ana_and_bo("2000-01-03"), "2026-01-09").size() == 40);
    }

    TEST_CASE("are as long as the policy's window of asks") {
        auto p = policy{};
        p.weaning.window_wd = 5;
        CHECK(in_words(blocks_on(a_log().ana_and_bo("2026-01-05"), "2026-01-14", {}, p)) ==
              "2026-01-08..2026-01-14 5 wd 0 out 0 in; 2026-01-05..2026-01-07 3 wd 0 out 0 in");
    }

    TEST_CASE("follow one another without a gap, and hold every ask of the relationship once") {
        auto roll = dice{23};
        for (int world = 0; world < 30; ++world) {
            auto log = a_log().ana_and_bo("2026-01-05");
            const auto start = on("2026-01-05");
            const auto asked = roll.between(0, 30);
            for (int i = 0; i < asked; ++i)
                log.entry("a-" + std::to_string(i), iso(start + roll.between(0, 100)), asks());
            const auto away = start + roll.between(0, 80);
            log.entry("away", "2026-01-05",
                      leave{{{roll.once_in(2) ? "ana" : "bo"}},
                            to_date(away),
                            to_date(away + roll.between(0, 20))});
            const auto today = start + 130;
            const auto blocks = blocks_on(log, iso(today));
            auto total = 0;
            auto end = today;
            for (const auto& b : blocks) {
                CHECK(to_day_number(b.to) == end);
                CHECK(to_day_number(b.from) <= end);
                CHECK((b.days == 10 || &b == &blocks.back()));
                end = to_day_number(b.from) - 1;
                total += b.out_of_rhythm + b.in_rhythm;
            }
            CHECK(total == asked);
        }
    }
}
