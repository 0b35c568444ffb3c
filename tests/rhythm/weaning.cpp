// SPDX-License-Identifier: BSL-1.0
#include <upward/rhythm/weaning.hpp>

#include "rhythm/arrange.hpp"
#include "rhythm/history.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

/// w and P as an answer shows them.
std::string fell(ask_count before, ask_count after) {
    const auto f = fall_of(before, after, weaning_policy{});
    return "w " + short_number(f.w) + " P " + short_number(f.p);
}

}  // namespace

TEST_SUITE("the fall of the asks, and how sure it is") {
    TEST_CASE("ten in ten days fall to four, and to none") {
        CHECK(fell({10, 10}, {4, 10}) == "w 0.5455 P 0.9408");
        CHECK(fell({10, 10}, {0, 10}) == "w 0.9091 P 0.9995");
    }

    TEST_CASE("ten to nine claims nothing, four to ten is a rise") {
        CHECK(fell({10, 10}, {9, 10}) == "w 0.0909 P 0.5881");
        CHECK(fell({4, 10}, {10, 10}) == "w -1.2 P 0.0592");
    }

    TEST_CASE("twelve, none, five") {
        CHECK(fell({12, 10}, {5, 10}) == "w 0.5385 P 0.9519");
        CHECK(fell({0, 10}, {5, 10}) == "w -5 P 0.0156");
    }

    TEST_CASE("nothing seen is no fall, and even odds") {
        CHECK(fell({0, 10}, {0, 10}) == "w 0 P 0.5");
        CHECK(fell({0, 0}, {0, 0}) == "w 0 P 0.5");
        CHECK(fell({7, 9}, {7, 9}) == "w 0 P 0.5");
    }

    TEST_CASE("windows of unequal length count by their rates") {
        // 1 - (3/25)(15/4) and the sum of C(6,k) x^k (1-x)^(6-k), k = 3..6, at x = 25/40.
        CHECK(fell({3, 10}, {2, 20}) == "w 0.55 P 0.8535");
    }

    TEST_CASE("fewer asks never make the fall smaller or less sure") {
        for (int before = 0; before <= 20; ++before)
            for (int after = 0; after < 30; ++after) {
                const auto less = fall_of({before, 10}, {after, 10}, weaning_policy{});
                const auto more = fall_of({before, 10}, {after + 1, 10}, weaning_policy{});
                CHECK(less.w > more.w);
                CHECK(less.p >= more.p);
            }
    }

    TEST_CASE("as sure of a fall one way as of a rise the other way") {
        for (int a = 0; a <= 15; ++a)
            for (int b = 0; b <= 15; ++b) {
                const auto there = fall_of({a, 10}, {b, 17}, weaning_policy{});
                const auto back = fall_of({b, 17}, {a, 10}, weaning_policy{});
                CHECK(there.p + back.p == doctest::Approx(1).epsilon(1e-12));
            }
    }
}

TEST_SUITE("the windows around an agreement") {
    const auto weaning = weaning_policy{};

    const auto windows = [](const history& h) {
        return ask_windows{h.asks, h.both, h.start, h.agreed, weaning};
    };
    const auto days = [](const history& h, const day_window& w) {
        return std::to_string(h.both.count(h.agreed - 1, w.from) - 1) + ".." +
               std::to_string(h.both.count(h.agreed - 1, w.to) - 1) + " of " +
               std::to_string(w.count);
    };

    TEST_CASE("the baseline is the last ten working days of both before it") {
        const auto h = history{}.ask_daily(-12, 5);
        CHECK(windows(h).baseline().asks == 10);
        CHECK(windows(h).baseline().days == 10);
        CHECK(windows(h).makes_a_claim());
    }

    TEST_CASE("it reaches over days on which either was away") {
        auto h = history{};
        h.ask(-15).ask(-14).ask(-11).ask(-1);
        h.both = h.both.with_leave({{h.wd(-7), h.wd(-4)}});
        CHECK(windows(h).baseline().asks == 3);  // from day -14 on
        CHECK(windows(h).baseline().days == 10);
    }

    TEST_CASE("it is shorter in a young relationship, and below five days claims nothing") {
        auto h = history{}.ask_daily(-12, -1);
        h.start = h.wd(-5);
        CHECK(windows(h).baseline().days == 5);
        CHECK(windows(h).baseline().asks == 5);
        CHECK(windows(h).makes_a_claim());
        h.start = h.wd(-4);
        CHECK(windows(h).baseline().days == 4);
        CHECK_FALSE(windows(h).makes_a_claim());
        h.start = h.agreed;
        CHECK(windows(h).baseline().days == 0);
        CHECK(windows(h).baseline().asks == 0);
    }

    TEST_CASE("asks in rhythm are in no window") {
        auto h = history{}.ask_daily(-10, 9);
        for (auto& a : h.asks) a.in_rhythm = true;
        CHECK(windows(h).baseline().asks == 0);
        CHECK(windows(h).count(windows(h).recent(h.wd(9))).asks == 0);
    }

    TEST_CASE("the window is the last ten days since the agreement") {
        const auto h = history{}.ask_daily(-10, 30);
        CHECK(days(h, windows(h).recent(h.wd(0))) == "0..0 of 1");
        CHECK(days(h, windows(h).recent(h.wd(8))) == "0..8 of 9");
        CHECK(days(h, windows(h).recent(h.wd(10))) == "1..10 of 10");
        CHECK(days(h, windows(h).recent(h.wd(30))) == "21..30 of 10");
        CHECK(windows(h).count(windows(h).recent(h.wd(30))).asks == 10);
    }

    TEST_CASE("on a free day it is still the window of the working day before") {
        const auto h = history{}.ask_daily(-10, 30);
        CHECK(days(h, windows(h).recent(h.wd(14) + 1)) == "5..14 of 10");
    }

    TEST_CASE("with few asks before, the longest of ten, twenty and forty days that fits") {
        const auto h = history{}.ask(-1, 3);
        CHECK(days(h, windows(h).recent(h.wd(18))) == "9..18 of 10");
        CHECK(days(h, windows(h).recent(h.wd(19))) == "0..19 of 20");
        CHECK(days(h, windows(h).recent(h.wd(38))) == "19..38 of 20");
        CHECK(days(h, windows(h).recent(h.wd(39))) == "0..39 of 40");
        CHECK(days(h, windows(h).recent(h.wd(60))) == "21..60 of 40");
        CHECK(days(history{}.ask(-1, 4), windows(history{}.ask(-1, 4)).recent(h.wd(60))) ==
              "51..60 of 10");
    }

    TEST_CASE("the window before is whole and after the agreement, or there is none") {
        const auto h = history{}.ask_daily(-10, 30);
        const auto before = [&](std::int32_t on_wd) {
            const auto w = windows(h).before(windows(h).recent(h.wd(on_wd)));
            return w ? days(h, *w) : "none";
        };
        CHECK(before(9) == "none");
        CHECK(before(18) == "none");
        CHECK(before(19) == "0..9 of 10");
        CHECK(before(27) == "8..17 of 10");
    }
}
