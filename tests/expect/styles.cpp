// SPDX-License-Identifier: BSL-1.0
#include <upward/expect/styles.hpp>

#include "expect/arrange.hpp"

using namespace upward;
using namespace upward_tests;

namespace {

constexpr auto today = "2026-02-20";

log_builder styles(int formality, int detail, int directness, int theirs_1, int theirs_2,
                   int theirs_3) {
    return the_two()
        .entry("mine", "2026-01-05", a_style("ana", formality, detail, directness))
        .entry("theirs", "2026-01-05", a_style("bo", theirs_1, theirs_2, theirs_3));
}

/// Trust of about .66: ten promises kept, and bad news brought.
log_builder& trusted(log_builder& log) {
    for (int i = 0; i < 8; ++i) {
        const auto n = std::to_string(i);
        log.entry("p-" + n, "2026-02-09",
                  promise{.to = {{"bo"}}, .text = n, .due = day("2026-02-20")});
        log.entry("o-" + n, "2026-02-20", promise_outcome{{{"p-" + n}}});
    }
    return log;
}

/// "formality 4 -> 1, directness 1 -> 4".
std::string moves(const log_builder& log) {
    const auto match = checklist_on(log, today).style;
    if (!match) return "unknown";
    auto text = std::string{};
    for (const auto& m : match->moves)
        text += (text.empty() ? "" : ", ") + std::string{enum_name(m.scale)} + " " +
                std::to_string(m.mine) + " -> " + short_number(m.aim);
    return text;
}

/// "pay 1 -> 4 (plainer)".
std::string tricky(const log_builder& log) {
    auto text = std::string{};
    for (const auto& t : checklist_on(log, today).tricky)
        text += (text.empty() ? "" : "; ") + t.topic + " " + std::to_string(t.mine) + " -> " +
                std::to_string(t.theirs) + " (" + t.opener.key.substr(7) + ")";
    return text;
}

}  // namespace

TEST_SUITE("the two styles") {
    TEST_CASE("are moved together all the way while trust is low, half-way once it is there") {
        auto log = styles(4, 3, 1, 1, 3, 4);
        CHECK(moves(log) == "formality 4 -> 1, directness 1 -> 4");
        CHECK(checklist_on(log, today).style->fully);
        trusted(log);
        CHECK(moves(log) == "formality 4 -> 2.5, directness 1 -> 2.5");
        CHECK_FALSE(checklist_on(log, today).style->fully);
    }

    TEST_CASE("that are one have nothing to move") {
        const auto log = styles(2, 2, 2, 2, 2, 2);
        CHECK(moves(log) == "");
        CHECK(checklist_on(log, today).style->mismatch == 0);
        CHECK(checklist_on(styles(0, 4, 0, 4, 0, 4), today).style->mismatch == 1);
    }

    TEST_CASE("say nothing until both are known, and the newest counts") {
        auto log = the_two().entry("mine", "2026-01-05", a_style("ana", 4, 3, 1));
        CHECK(moves(log) == "unknown");
        log.entry("t-1", "2026-01-06", a_style("bo", 0, 0, 0));
        log.entry("t-2", "2026-01-07", a_style("bo", 3, 3, 1));
        log.entry("other", "2026-01-08", a_style("carla", 0, 0, 0));
        CHECK(moves(log) == "formality 4 -> 3");
    }

    TEST_CASE("are as far apart as the control index takes them to be") {
        auto roll = dice{7};
        for (int i = 0; i < 50; ++i) {
            const auto any = [&roll] { return roll.between(0, 4); };
            const auto log = styles(any(), any(), any(), any(), any(), any());
            const auto now = state_on(log, today);
            CHECK(checklist_on(log, today).style->mismatch ==
                  mismatch(*newest_style(now, "ana"), *newest_style(now, "bo")));
        }
    }
}

TEST_SUITE("a topic that is hard to raise") {
    TEST_CASE("is to be raised early where the two speak 2 or more apart of it") {
        auto log = styles(2, 2, 2, 2, 2, 2);
        log.entry("t-1", "2026-01-05", tricky_topic{"layoffs", {4}});
        log.entry("t-2", "2026-01-05", tricky_topic{"pay", {0}});
        log.entry("t-3", "2026-01-05", tricky_topic{"rooms", {3}});
        CHECK(tricky(log) == "layoffs 2 -> 4 (plainer); pay 2 -> 0 (gentler)");
    }

    TEST_CASE("is as the newest entry says, and called by its name") {
        auto log = styles(2, 2, 2, 2, 2, 2);
        log.entry("t-1", "2026-01-05", tricky_topic{"pay", {0}});
        log.entry("pay", "2026-01-05", topic{"The pay round"});
        CHECK(checklist_on(log, today).tricky.at(0).name == "The pay round");
        log.entry("t-2", "2026-01-06", tricky_topic{"pay", {1}});
        CHECK(tricky(log) == "");
    }

    TEST_CASE("is to be raised before the next event on it") {
        auto log = styles(2, 2, 2, 2, 2, 2).entry("t-1", "2026-01-05", tricky_topic{"pay", {0}});
        CHECK_FALSE(checklist_on(log, today).tricky.at(0).before);
        for (const auto* iso : {"2026-02-20", "2026-03-20", "2026-03-12"})
            log.entry(std::string{"e-"} + iso, "2026-01-05",
                      event{.on = day(iso), .name = "Pay", .topic = "pay", .answers = {{"bo"}}});
        CHECK(to_string(*checklist_on(log, today).tricky.at(0).before) == "2026-03-12");
    }

    TEST_CASE("is not judged while the report's own style is unknown") {
        CHECK(tricky(the_two().entry("t-1", "2026-01-05", tricky_topic{"pay", {0}})) == "");
    }
}
