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
    TEST_CASE("may be put as a limit, or beside another thing") {
        for (const auto* text :
             {"up to 6 lines", "at most six lines", "6-line", "six short lines", "6lines",
              "6\xE2\x80\x91line", "6 lines, bottom line first", "6 lines \xE2\x80\x94 no bullets",
              "no fluff, six lines", "no more than six lines", "Not more than 6 lines.",
              "6 lines or fewer", "one page, \xE2\x80\x9Csix lines\xE2\x80\x9D, no more"})
            CHECK_MESSAGE(line_budget_in(text) == 6, text);
    }
    TEST_CASE("is not read out of a range, a fraction or a denial") {
        for (const auto* text : {"5-6 lines",
                                 "5 - 6 lines",
                                 "5\xE2\x80\x93"
                                 "6 lines",
                                 "5 \xE2\x80\x94 6 lines",
                                 "5/6 lines",
                                 "5 to 6 lines",
                                 "five or six lines",
                                 "between 5 and 6 lines",
                                 "5, 6 lines",
                                 "5 lines to 6",
                                 "6.5 lines",
                                 "5,5 lines",
                                 "6\xC2\xBD lines",
                                 "6 \xC2\xBD lines",
                                 "twenty-one lines",
                                 "not six lines",
                                 "don't send six lines",
                                 "don\xE2\x80\x99t send six lines",
                                 "more than six lines",
                                 "at least six lines",
                                 "fewer than 6 lines",
                                 "> 6 lines",
                                 "\xE2\x89\xA5 6 lines",
                                 "6+ lines",
                                 "the 1st line"})
            CHECK_MESSAGE(!line_budget_in(text), text);
    }
    TEST_CASE("is not read where there is none, or two") {
        for (const auto* text :
             {"", "short", "the bottom line first", "lines", "0 lines",
              "six lines in chat, ten lines by mail", "99999 lines", "six: the bottom line"})
            CHECK_MESSAGE(!line_budget_in(text), text);
    }
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
    TEST_CASE("is read in brackets, and after a sign of a number") {
        CHECK(rung_in("advise (5)") == 5);
        CHECK(rung_in("Rung #5") == 5);
        CHECK(rung_in("five (5)") == 5);
    }
    TEST_CASE("is not read out of a range or a fraction") {
        for (const auto* text : {"5.5", "5,5", "5-5", "5/5", "5+", "> 5", "5?", "rung 5.5: advise"})
            CHECK_MESSAGE(!rung_in(text), text);
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
    TEST_CASE("is read as a limit, or after whatever it is of") {
        CHECK(notice_in("within a day") == stated_notice{0, 1});
        CHECK(notice_in("severity 3 or worse: same day") == stated_notice{3, 0});
        CHECK(notice_in("severity 3 and above, at once") == stated_notice{3, 0});
        CHECK(notice_in("severity 3, 2 days") == stated_notice{3, 2});
        CHECK(notice_in("every problem within a day") == stated_notice{0, 1});
        CHECK(notice_in("no later than 2 days") == stated_notice{0, 2});
        CHECK(notice_in("not more than two working days") == stated_notice{0, 2});
        CHECK(notice_in("a 2-day limit") == stated_notice{0, 2});
    }
    TEST_CASE("is not read out of a denial") {
        for (const auto* text :
             {"not at once", "not immediately", "not the same day", "never the same day",
              "no need to tell me at once", "you needn't tell me the same day", "more than a day",
              "at least two days", "not below severity 3, the same day"})
            CHECK_MESSAGE(!notice_in(text), text);
    }
    TEST_CASE("is not read for the severities on the other side") {
        for (const auto* text :
             {"below severity 3 within two days", "under severity 3 the same day",
              "severity 3 and below: two days", "severity 3 or lower, within two days",
              "up to severity 3 within two days", "no more than severity 3: two days",
              "severity < 3 the same day", "severity 3 - 4 days",
              "severity three or four the same day"})
            CHECK_MESSAGE(!notice_in(text), text);
    }
    TEST_CASE("is not read out of a frequency, a range or a part of a day") {
        for (const auto* text : {"once a day", "twice a day", "a few times a day", "every 2 days",
                                 "each two working days", "once every two days", "one or two days",
                                 "a day or two", ".5 days", "half a day", "a day and a half",
                                 "twenty-one days", "2+ days", "> 2 days"})
            CHECK_MESSAGE(!notice_in(text), text);
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
