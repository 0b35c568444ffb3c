// SPDX-License-Identifier: BSL-1.0
#include <upward/model/answers.hpp>

#include "support/build.hpp"

#include <doctest/doctest.h>

using namespace upward;
using namespace upward_tests;

TEST_CASE("a topic of a checklist is named by itself, or by a topic of an entry") {
    auto named = topic{"How we keep in touch"};
    named.catalogue_topic = "channel";
    const auto now = state_on(a_log().entry("t-1", "2026-01-05", named), "2026-02-20");
    CHECK(checklist_topic_of(now, "t-1") == "channel");
    CHECK(checklist_topic_of(now, "format") == "format");
}

TEST_CASE(
    "words are the present boss's from their beginning on; all are where there was no other") {
    auto log = a_log().ana_and_bo("2026-01-05");
    const auto since = [&log](std::string_view iso) {
        const auto now = state_on(log, iso);
        return spoken_since(now, parties_of(now));
    };
    CHECK(since("2026-04-01") == first_day);
    log.entry("ana-and-dan", "2026-03-02",
              relationship{{{"ana"}}, {{"dan"}}, {}, day("2026-03-02")});
    CHECK(since("2026-02-27") == first_day);
    CHECK(since("2026-04-01") == on("2026-03-02"));
}
