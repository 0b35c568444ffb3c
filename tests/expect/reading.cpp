// SPDX-License-Identifier: BSL-1.0
#include <upward/expect/reading.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <string>

using namespace upward;

TEST_SUITE("a line budget") {
    TEST_CASE("is the number before the lines") {
        CHECK(line_budget_in("six lines, the bottom line first") == 6);
        CHECK(line_budget_in("6 lines") == 6);
        CHECK(line_budget_in("at most 12 short lines") == 12);
        CHECK(line_budget_in("a 5-line note") == 5);
        CHECK(line_budget_in("One line!") == 1);
    }
    TEST_CASE("is not read where there is none, or two") {
        for (const auto* text :
             {"", "short", "the bottom line first", "lines", "0 lines",
              "six lines in chat, ten lines by mail", "99999 lines", "six: the bottom line"})
            CHECK_MESSAGE(!line_budget_in(text), text);
    }
}

TEST_CASE("a form is one of the four, and else not read") {
    CHECK(form_in("six lines, the Bottom line first") == "bottom line first");
    CHECK(form_in("bullets please") == "bullets");
    CHECK(form_in("prose") == "narrative");
    CHECK(form_in("just the numbers") == "numbers");
    CHECK(form_in("a drawing") == std::nullopt);
}

TEST_SUITE("a rung") {
    TEST_CASE("is read by its number or its name") {
        CHECK(rung_in("5") == 5);
        CHECK(rung_in("Rung 5") == 5);
        CHECK(rung_in("advise") == 5);
        CHECK(rung_in("rung 5: advise") == 5);
        CHECK(rung_in("tell") == 1);
        CHECK(rung_in("Delegate.") == 7);
    }
    TEST_CASE("is not read out of a sentence, nor where two are named") {
        for (const auto* text : {"", "tell me first", "signs whatever costs more than 2000", "0",
                                 "8", "3 or 4", "advise, 4", "we agree on spend"})
            CHECK_MESSAGE(!rung_in(text), text);
    }
}

TEST_SUITE("a notice limit") {
    TEST_CASE("is read as working days, from a severity on") {
        CHECK(notice_in("2wd") == stated_notice{0, 2});
        CHECK(notice_in("within two working days") == stated_notice{0, 2});
        CHECK(notice_in("one day") == stated_notice{0, 1});
        CHECK(notice_in("within a working day") == stated_notice{0, 1});
        CHECK(notice_in("The same day.") == stated_notice{0, 0});
        CHECK(notice_in("at once") == stated_notice{0, 0});
        CHECK(notice_in("from severity 3 on immediately") == stated_notice{3, 0});
    }
    TEST_CASE("is not read where a figure is something else, or there are two") {
        for (const auto* text : {"", "soon", "within 24 hours", "over 2000 the same day",
                                 "severity 5 at once", "severity 3 at once, else two days",
                                 "a day or two days", "severity high the same day"})
            CHECK_MESSAGE(!notice_in(text), text);
    }
}

TEST_CASE("words of other languages and broken text are read as far as figures go") {
    CHECK(line_budget_in("sechs Zeilen") == std::nullopt);
    CHECK(rung_in("5!") == 5);
    CHECK(rung_in("五") == std::nullopt);
    CHECK(notice_in("\xff\xfe 1 day") == stated_notice{0, 1});
}
