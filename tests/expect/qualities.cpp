// SPDX-License-Identifier: BSL-1.0
#include <upward/expect/qualities.hpp>

#include "expect/arrange.hpp"

using namespace upward;
using namespace upward_tests;

namespace {

quality valued(std::string name, double weight, const std::vector<std::string>& wins = {}) {
    auto q = quality{std::move(name), {weight}};
    for (const auto& w : wins) q.wins.push_back({{w}});
    return q;
}

log_builder won_on(std::string_view iso) {
    return the_two()
        .entry("w", iso, win{.claim = "shipped a week early"})
        .entry("q-1", "2026-01-05", valued("pace", 3, {"w"}))
        .entry("q-2", "2026-01-05", valued("care", 1));
}

quality_balance balance(const log_builder& log, std::string_view iso) {
    return checklist_on(log, iso).qualities;
}

}  // namespace

TEST_SUITE("what the boss values") {
    TEST_CASE("is shown by a win of the last 90 days, day 90 included") {
        const auto log = won_on("2026-01-20");
        CHECK(*balance(log, "2026-04-20").share == .75);
        CHECK(*balance(log, "2026-04-21").share == 0);
        CHECK(balance(log, "2026-04-20").gaps == std::vector<std::string>{"care"});
        CHECK(balance(log, "2026-04-21").gaps == std::vector<std::string>{"pace", "care"});
    }

    TEST_CASE("is listed with the newest win, however old") {
        const auto q = balance(won_on("2026-01-20"), "2026-06-01").qualities.at(0);
        CHECK(q.name == "pace");
        CHECK_FALSE(q.shown);
        CHECK(q.win->text == "w");
        CHECK(to_string(*q.won) == "2026-01-20");
        CHECK(*q.claim == "shipped a week early");
        CHECK_FALSE(balance(won_on("2026-01-20"), "2026-06-01").qualities.at(1).win);
    }

    TEST_CASE("is one quality by its name: the newest weight, the wins of all") {
        auto log = won_on("2026-01-20");
        log.entry("w-2", "2026-03-01", win{.claim = "again"});
        log.entry("q-3", "2026-03-01", valued("pace", 1, {"w-2"}));
        const auto b = balance(log, "2026-03-02");
        REQUIRE(b.qualities.size() == 2);
        CHECK(*b.share == .5);
        CHECK(b.qualities[1].name == "pace");
        CHECK(b.qualities[1].win->text == "w-2");
    }

    TEST_CASE("is not shown by what is no win, or not yet") {
        auto log = the_two()
                       .entry("q", "2026-01-05", valued("pace", 1, {"bo", "nobody", "later"}))
                       .entry("later", "2026-03-01", win{.claim = "later"});
        CHECK(*balance(log, "2026-02-20").share == 0);
        CHECK(*balance(log, "2026-03-01").share == 1);
    }

    TEST_CASE("has no share where nothing weighs") {
        CHECK_FALSE(balance(the_two(), "2026-02-20").share);
        const auto log = the_two().entry("q", "2026-01-05", valued("pace", 0));
        CHECK_FALSE(balance(log, "2026-02-20").share);
        CHECK(balance(log, "2026-02-20").gaps.size() == 1);
    }
}
