// SPDX-License-Identifier: BSL-1.0
#include <upward/rhythm/agreement.hpp>

#include "rhythm/arrange.hpp"

#include <doctest/doctest.h>

using namespace upward;
using namespace upward_tests;

namespace {

/// "operating 2026-01-05..2026-02-02 a b; …", without the end while open.
std::string versions_on(const log_builder& log, std::string_view iso_day) {
    auto text = std::string{};
    for (const auto& v : agreements(state_on(log, iso_day))) {
        text += (text.empty() ? "" : "; ") + v.rhythm + " " + iso(v.from) + "..";
        if (v.until <= last_day) text += iso(v.until);
        for (const auto& r : v.rules) text += " " + r;
    }
    return text;
}

std::string since(const log_builder& log, std::string_view iso_day) {
    const auto now = state_on(log, iso_day);
    const auto day = agreed_since(agreements(now), now.as_of());
    return day ? iso(*day) : "nothing";
}

}  // namespace

TEST_SUITE("each version of an agreement stands for its time") {
    TEST_CASE("what is only proposed is no version") {
        const auto log =
            declared({{"notes", a_rule("FREQ=WEEKLY")}})
                .entry("p-1", "2026-01-05", rhythm_proposed{{"operating"}, refs({"notes"})});
        CHECK(versions_on(log, "2026-03-01") == "");
        CHECK(since(log, "2026-03-01") == "nothing");
    }

    TEST_CASE("an agreement stands from its own day on, and not the day before") {
        const auto log = a_log().entry("a", "2026-01-05", agreement({"notes"}));
        CHECK(versions_on(log, "2026-01-04") == "");
        CHECK(versions_on(log, "2026-01-05") == "operating 2026-01-05.. notes");
    }

    TEST_CASE("a renegotiation takes the place of the version before, rules in its own order") {
        const auto log = a_log()
                             .entry("a", "2026-01-05", agreement({"notes", "digest"}))
                             .entry("r", "2026-02-02", renegotiation({"digest", "calls"}));
        CHECK(versions_on(log, "2026-03-01") ==
              "operating 2026-01-05..2026-02-02 notes digest; operating 2026-02-02.. digest calls");
        CHECK(since(log, "2026-03-01") == "2026-01-05");
    }

    TEST_CASE("after the end nothing stands, until something is agreed anew") {
        const auto log = a_log()
                             .entry("a", "2026-01-05", agreement({"notes"}))
                             .entry("e", "2026-02-02", the_end())
                             .entry("b", "2026-03-02", agreement({"digest"}));
        CHECK(versions_on(log, "2026-02-15") == "operating 2026-01-05..2026-02-02 notes");
        CHECK(since(log, "2026-02-01") == "2026-01-05");
        CHECK(since(log, "2026-02-02") == "nothing");
        CHECK(versions_on(log, "2026-03-02") ==
              "operating 2026-01-05..2026-02-02 notes; operating 2026-03-02.. digest");
        CHECK(since(log, "2026-03-02") == "2026-03-02");
    }

    TEST_CASE("of several on one day the last one of the log stands") {
        CHECK(versions_on(a_log()
                              .entry("a", "2026-01-05", agreement({"notes"}))
                              .entry("b", "2026-01-05", renegotiation({"digest"})),
                          "2026-01-10") == "operating 2026-01-05.. digest");
        CHECK(versions_on(a_log()
                              .entry_at(900, "a", "2026-01-05", agreement({"notes"}))
                              .entry_at(600, "b", "2026-01-05", the_end()),
                          "2026-01-10") == "operating 2026-01-05.. notes");
        CHECK(versions_on(a_log()
                              .entry_at(600, "b", "2026-01-05", agreement({"notes"}))
                              .entry_at(900, "a", "2026-01-05", the_end()),
                          "2026-01-10") == "");
    }

    TEST_CASE("an end with nothing agreed before it ends nothing") {
        CHECK(versions_on(a_log()
                              .entry("e", "2026-01-05", the_end())
                              .entry("a", "2026-01-06", agreement({"notes"})),
                          "2026-01-10") == "operating 2026-01-06.. notes");
    }

    TEST_CASE("two rhythms stand side by side, and the end of one is not the end of the other") {
        const auto log = a_log()
                             .entry("a", "2026-01-05", agreement({"notes"}, "operating"))
                             .entry("b", "2026-01-12", agreement({"review"}, "board"))
                             .entry("e", "2026-02-02", the_end("operating"));
        CHECK(versions_on(log, "2026-03-01") ==
              "board 2026-01-12.. review; operating 2026-01-05..2026-02-02 notes");
    }

    TEST_CASE("agreed since: without a break, over versions and over rhythms") {
        const auto log = a_log()
                             .entry("a", "2026-01-05", agreement({"notes"}, "operating"))
                             .entry("b", "2026-01-12", agreement({"review"}, "board"))
                             .entry("e", "2026-02-02", the_end("operating"))
                             .entry("f", "2026-03-02", the_end("board"))
                             .entry("g", "2026-03-03", agreement({"notes"}, "operating"));
        CHECK(since(log, "2026-01-04") == "nothing");
        CHECK(since(log, "2026-01-31") == "2026-01-05");
        CHECK(since(log, "2026-02-20") == "2026-01-05");
        CHECK(since(log, "2026-03-02") == "nothing");
        CHECK(since(log, "2026-03-20") == "2026-03-03");
    }

    TEST_CASE("a version that begins on the day the one before ends leaves no break") {
        const auto log = a_log()
                             .entry("a", "2026-01-05", agreement({"notes"}, "operating"))
                             .entry("e", "2026-02-02", the_end("operating"))
                             .entry("b", "2026-02-02", agreement({"review"}, "board"));
        CHECK(since(log, "2026-02-10") == "2026-01-05");
    }

    TEST_CASE("what is withdrawn was never agreed") {
        const auto log = a_log()
                             .entry("a", "2026-01-05", agreement({"notes"}))
                             .entry("r", "2026-02-02", renegotiation({"digest"}))
                             .withdraw("c", "2026-02-03", "r");
        CHECK(versions_on(log, "2026-02-02") ==
              "operating 2026-01-05..2026-02-02 notes; operating 2026-02-02.. digest");
        CHECK(versions_on(log, "2026-02-03") == "operating 2026-01-05.. notes");
    }
}
