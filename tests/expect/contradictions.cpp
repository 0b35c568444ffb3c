// SPDX-License-Identifier: BSL-1.0
#include <upward/expect/contradictions.hpp>

#include "expect/arrange.hpp"

using namespace upward;
using namespace upward_tests;

namespace {

constexpr auto said_on = "2026-01-05";  // a Monday; the next ten wd end on 01-19, then on 02-02

log_builder weekly() { return the_two().entry("f", said_on, a_rate("frequency", "weekly", .2)); }

log_builder& asked(log_builder& log, std::string_view iso, int times = 1) {
    for (int i = 0; i < times; ++i)
        log.entry("a-" + std::string{iso} + "-" + std::to_string(i), iso,
                  ask{{{"bo"}}, {{"ana"}}, "budget"});
    return log;
}

/// "2026-01-06 to 2026-01-19: 7", the newest first.
std::string blocks_on(const log_builder& log, std::string_view iso) {
    auto text = std::string{};
    for (const auto& c : checklist_on(log, iso).contradictions)
        for (const auto& b : c.blocks)
            text += (text.empty() ? "" : "; ") + to_string(b.from) + " to " + to_string(b.to) +
                    ": " + std::to_string(b.asks);
    return text;
}

}  // namespace

TEST_SUITE("asks contradict what was said") {
    TEST_CASE("only once ten working days of both are over") {
        auto log = weekly();
        asked(log, "2026-01-07", 9);
        CHECK(blocks_on(log, "2026-01-16") == "");
        CHECK(blocks_on(log, "2026-01-19") == "2026-01-06 to 2026-01-19: 9");
        CHECK(blocks_on(log, "2026-06-01") == "2026-01-06 to 2026-01-19: 9");
    }

    TEST_CASE("in each full block by itself") {
        auto log = weekly();
        asked(log, "2026-01-19", 4), asked(log, "2026-01-20", 4);
        CHECK(blocks_on(log, "2026-02-16") == "");
        asked(log, "2026-01-30", 3);
        CHECK(blocks_on(log, "2026-02-16") == "2026-01-20 to 2026-02-02: 7");
        asked(log, "2026-01-09", 9);
        CHECK(blocks_on(log, "2026-02-16") ==
              "2026-01-20 to 2026-02-02: 7; 2026-01-06 to 2026-01-19: 13");
    }

    TEST_CASE("of every kind, in the rhythm or out of it, but only the boss's own of the report") {
        auto notes = rule{{"operating"}};
        notes.rule = "FREQ=DAILY";
        notes.topic = "budget";
        auto log =
            weekly().entry("notes", said_on, notes).entry("agreed", said_on, agreement({"notes"}));
        asked(log, "2026-01-07", 7);
        CHECK(blocks_on(log, "2026-01-19") == "2026-01-06 to 2026-01-19: 7");
        auto others = weekly();
        for (int i = 0; i < 9; ++i)
            others.entry("x-" + std::to_string(i), "2026-01-07",
                         ask{{{"carla"}}, {{"ana"}}, "budget"});
        CHECK(blocks_on(others, "2026-01-19") == "");
    }

    TEST_CASE("from the day after they were said, days away left out") {
        auto log = weekly();
        asked(log, said_on, 9);
        CHECK(blocks_on(log, "2026-01-19") == "");
        asked(log, "2026-01-21", 9);
        log.entry("l", said_on, leave{{{"bo"}}, day("2026-01-12"), day("2026-01-16")});
        CHECK(blocks_on(log, "2026-01-23") == "");
        CHECK(blocks_on(log, "2026-01-26") == "2026-01-06 to 2026-01-26: 9");
    }

    TEST_CASE("only where the tail is below .01") {
        auto log = weekly();
        asked(log, "2026-01-07", 6);  // .0166
        CHECK(blocks_on(log, "2026-01-19") == "");
        auto looser = policy{};
        looser.expect.tail = .02;
        CHECK(checklist_on(log, "2026-01-19", {}, {}, looser).contradictions.size() == 1);
    }

    TEST_CASE("with the rate of a rule, where the answer is one") {
        auto log = the_two().entry("f", said_on, an_answer("frequency", "FREQ=WEEKLY;BYDAY=MO,TH"));
        asked(log, "2026-01-07", 11);
        const auto found = checklist_on(log, "2026-01-19").contradictions;
        REQUIRE(found.size() == 1);
        CHECK(found[0].stated_rate == .4);
        CHECK(found[0].blocks[0].expected == 4);
    }

    TEST_CASE("never where no rate was said, nor where it is only guessed") {
        auto words = bo_said("frequency", said_on, "now and then");
        asked(words, "2026-01-07", 20);
        CHECK(blocks_on(words, "2026-01-19") == "");
        auto guess = a_rate("frequency", "weekly", .2);
        guess.state = answer_state::assumed;
        auto log = the_two().entry("f", said_on, guess);
        asked(log, "2026-01-07", 20);
        CHECK(blocks_on(log, "2026-01-19") == "");
    }

    TEST_CASE("at all where none was to come") {
        auto log = the_two().entry("f", said_on, a_rate("frequency", "never", 0));
        CHECK(blocks_on(log, "2026-01-19") == "");
        asked(log, "2026-01-07");
        CHECK(blocks_on(log, "2026-01-19") == "2026-01-06 to 2026-01-19: 1");
    }
}

TEST_SUITE("a contradiction") {
    TEST_CASE("says what was said and what came, and to ask again") {
        auto log = weekly();
        asked(log, "2026-01-07", 7);
        const auto c = checklist_on(log, "2026-01-19").contradictions.at(0);
        CHECK(c.topic == "frequency");
        CHECK(c.answer.text == "f");
        CHECK(to_string(c.said) == said_on);
        CHECK(c.question.key == "question.frequency");
        CHECK(c.ask_again);
        CHECK(c.because == message{"contradiction.asked"}
                               .with("said", said_on)
                               .with("days", std::int64_t{10})
                               .with("expected", 2.0)
                               .with("asks", std::int64_t{7})
                               .with("from", "2026-01-06")
                               .with("to", "2026-01-19"));
    }

    TEST_CASE("has been asked about when the question was asked since, until it happens again") {
        auto log = weekly();
        asked(log, "2026-01-07", 7);
        log.entry("q-0", "2026-01-19", a_question("frequency"));
        CHECK(checklist_on(log, "2026-01-20").contradictions.at(0).ask_again);
        log.entry("q", "2026-01-20", a_question("frequency"));
        CHECK_FALSE(checklist_on(log, "2026-01-20").contradictions.at(0).ask_again);
        asked(log, "2026-01-21", 8);
        CHECK(checklist_on(log, "2026-02-02").contradictions.at(0).ask_again);
    }

    TEST_CASE("is gone with a new answer") {
        auto log = weekly();
        asked(log, "2026-01-07", 7);
        log.entry("f-2", "2026-01-20", a_rate("frequency", "daily", 1));
        CHECK(blocks_on(log, "2026-02-16") == "");
    }
}
