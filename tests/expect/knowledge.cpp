// SPDX-License-Identifier: BSL-1.0
#include <upward/expect/knowledge.hpp>

#include "expect/arrange.hpp"

using namespace upward;
using namespace upward_tests;

namespace {

constexpr auto said_on = "2026-01-15";

/// What decides a topic, and what of it is in doubt: "chat; doubts: mail".
std::string decided(const log_builder& log, std::string_view iso, std::string_view topic) {
    const auto line = row_on(log, iso, topic).answers.front();
    auto text = line.value.value_or("nothing");
    for (const auto& d : line.doubts) text += "; doubts: " + d.text;
    return text;
}

log_builder signs(const std::vector<std::pair<std::string, std::string>>& area_and_value) {
    auto log = the_two();
    auto day_of = on("2026-01-15");
    for (const auto& [area, value] : area_and_value) {
        log.in(area, "s-" + iso(day_of), iso(day_of), an_answer("sign_off", value));
        ++day_of;
    }
    return log;
}

}  // namespace

TEST_SUITE("an answer") {
    TEST_CASE("is unknown, guessed, said or confirmed") {
        CHECK(known_on(the_two(), said_on, "channel") == "unknown 0");
        CHECK(known_on(bo_said("channel", said_on, "chat", answer_state::assumed), said_on,
                       "channel") == "assumed 0.3");
        CHECK(known_on(bo_said("channel", said_on, "chat"), said_on, "channel") == "answered 0.8");
        CHECK(known_on(bo_said("channel", said_on, "chat", answer_state::confirmed), said_on,
                       "channel") == "confirmed 1");
    }

    TEST_CASE("fades with its topic's half-life") {
        const auto log = bo_said("channel", "2026-01-15", "chat");
        CHECK(known_on(log, "2026-07-14", "channel") == "answered 0.4");
        const auto mind = bo_said("on_their_mind", "2026-01-15", "the audit");
        CHECK(known_on(mind, "2026-02-05", "on_their_mind") == "answered 0.4");
        const auto peeves = bo_said("peeves", "2026-01-15", "long mails");
        CHECK(known_on(peeves, "2027-01-15", "peeves") == "answered 0.4");
    }

    TEST_CASE("is confirmed when it is said again on a later day, not on the same") {
        auto log = bo_said("channel", said_on, "chat, not mail");
        log.entry("same-day", said_on, an_answer("channel", "chat, not mail"));
        CHECK(known_on(log, said_on, "channel") == "answered 0.8");
        log.entry("later", "2026-01-16", an_answer("channel", " Chat,  not mail."));
        CHECK(known_on(log, "2026-01-16", "channel") == "confirmed 1");
    }

    TEST_CASE("is another when it is said otherwise, and then not confirmed") {
        auto log = bo_said("channel", said_on, "chat", answer_state::confirmed);
        said(log, "channel", "2026-01-20", "mail");
        CHECK(known_on(log, "2026-01-20", "channel") == "answered 0.8");
        CHECK(decided(log, "2026-01-20", "channel") == "mail");
        said(log, "channel", "2026-01-21", "chat");
        CHECK(known_on(log, "2026-01-21", "channel") == "answered 0.8");
    }

    TEST_CASE("stays confirmed when it is said once more") {
        auto log = bo_said("channel", said_on, "chat", answer_state::confirmed);
        said(log, "channel", "2026-03-01", "chat");
        CHECK(known_on(log, "2026-03-01", "channel") == "confirmed 1");
    }

    TEST_CASE("of another rate is another") {
        auto log = the_two()
                       .entry("f-1", said_on, a_rate("frequency", "often", .2))
                       .entry("f-2", "2026-01-16", a_rate("frequency", "often", .4));
        CHECK(known_on(log, "2026-01-16", "frequency") == "answered 0.8");
    }

    TEST_CASE("corrected is as if it had been said so") {
        auto log = bo_said("channel", said_on, "chat");
        log.withdraw("w", "2026-02-01", "channel-2026-01-15");
        CHECK(known_on(log, "2026-01-31", "channel") == "answered 0.7522");
        CHECK(known_on(log, "2026-02-01", "channel") == "unknown 0");
    }
}

TEST_SUITE("a guess") {
    TEST_CASE("is what a cue gives") {
        const auto log = the_two().entry("c", said_on, a_cue("channel", "answers chats at once"));
        CHECK(known_on(log, said_on, "channel") == "assumed 0.3");
        CHECK(decided(log, said_on, "channel") == "answers chats at once");
    }

    TEST_CASE("does not overrule what was said, but stands beside it") {
        auto log = bo_said("channel", said_on, "chat");
        log.entry("c", "2026-02-15", a_cue("channel", "wrote a mail instead"));
        CHECK(known_on(log, "2026-02-15", "channel") == "answered 0.71");
        CHECK(decided(log, "2026-02-15", "channel") == "chat; doubts: wrote a mail instead");
    }

    TEST_CASE("counts where what was said has faded below it") {
        auto log = bo_said("on_their_mind", said_on, "the audit");
        log.entry("c", "2026-03-15", a_cue("on_their_mind", "asks about the merger"));
        CHECK(decided(log, "2026-03-15", "on_their_mind") == "asks about the merger");
        CHECK(known_on(log, "2026-03-15", "on_their_mind") == "assumed 0.3");
    }

    TEST_CASE("of a peeve is one at the peeves, whatever it names, and two stay a guess") {
        auto log = the_two().entry("c-1", said_on, a_cue("channel", "sighs at long mails", true));
        CHECK(known_on(log, said_on, "channel") == "unknown 0");
        CHECK(known_on(log, said_on, "peeves") == "assumed 0.3");
        log.entry("c-2", "2026-01-20", a_cue("channel", "sighs at long mails", true));
        CHECK(known_on(log, "2026-01-20", "peeves") == "assumed 0.3");
        CHECK(row_on(log, "2026-01-20", "peeves").answers[0].doubts.empty());
    }

    TEST_CASE("about somebody else is none at the boss") {
        const auto log =
            the_two().entry("c", said_on, cue{{{"felix"}}, "channel", "likes mail", false});
        CHECK(known_on(log, said_on, "channel") == "unknown 0");
    }
}

TEST_CASE("what is declared answers no question") {
    auto log =
        the_two()
            .entry(
                "m", said_on,
                metric{{{"bo"}}, "Sales", "%", {.5}, 0, 10, day("2026-01-01"), day("2026-06-30")})
            .entry("e", said_on,
                   event{.on = day("2026-03-12"),
                         .name = "Review",
                         .topic = "sales",
                         .answers = {{"bo"}}})
            .entry("s", said_on, a_style("bo", 0, 1, 4))
            .entry("o", said_on, motive{{{"bo"}}, motive_sort::near_term, {.7}})
            .entry("q", said_on, quality{"pace", {1}})
            .entry("t", said_on, tricky_topic{"pay", {1}})
            .entry("p", said_on, peeve{{{"bo"}}, "long mails"});
    const auto a = checklist_on(log, said_on);
    CHECK(a.completeness == 0);
    for (const auto& row : a.topics) CHECK(row.state == knowledge::unknown);
}

TEST_SUITE("how far to decide alone") {
    TEST_CASE("is one matter while no area is known") {
        const auto log = bo_said("sign_off", said_on, "over 2000");
        CHECK(known_on(log, said_on, "sign_off") == "answered 0.8");
        CHECK(row_on(log, said_on, "sign_off").answers.front().area == "*");
    }

    TEST_CASE("is the mean of the areas, where it was answered for one of two") {
        auto log = signs({{"billing", "advise"}});
        log.entry("billing", "2026-01-05", area{"Billing"});
        log.entry("hiring", "2026-01-05", area{"Hiring"});
        const auto row = row_on(log, said_on, "sign_off");
        CHECK(row.c == .4);
        CHECK(row.state == knowledge::unknown);
        REQUIRE(row.answers.size() == 2);
        CHECK(row.answers[0].area == "billing");
        CHECK(row.answers[0].c == .8);
        CHECK(row.answers[1].area == "hiring");
        CHECK(row.answers[1].c == 0);
    }

    TEST_CASE("answered for everywhere holds in each area, until an area's own answer is newer") {
        auto log = signs({{"*", "sell"}, {"billing", "advise"}});
        log.entry("billing", "2026-01-05", area{"Billing"});
        log.entry("hiring", "2026-01-05", area{"Hiring"});
        const auto row = row_on(log, "2026-01-16", "sign_off");
        CHECK(row.answers[0].value == "advise");
        CHECK(row.answers[1].value == "sell");
        said(log, "sign_off", "2026-02-01", "consult");
        CHECK(row_on(log, "2026-02-01", "sign_off").answers[0].value == "consult");
        CHECK(row_on(log, "2026-02-01", "sign_off").c == .8);
    }

    TEST_CASE("said alike of an area and of everywhere is confirmed there") {
        auto log = signs({{"*", "advise"}, {"billing", "advise"}});
        CHECK(row_on(log, "2026-01-16", "sign_off").answers[0].state == knowledge::confirmed);
    }

    TEST_CASE("is the only question that areas divide") {
        auto log = the_two();
        log.in("billing", "a", said_on, an_answer("channel", "chat"));
        CHECK(known_on(log, said_on, "channel") == "answered 0.8");
    }
}

TEST_CASE("an answer to no question is named, so that a slip of the pen is seen") {
    auto log = bo_said("chanel", said_on, "chat");
    log.entry("c", said_on, a_cue("moods", "hums"));
    const auto strays = checklist_on(log, said_on).strays;
    REQUIRE(strays.size() == 2);
    CHECK(strays[0].entry.text == "chanel-2026-01-15");
    CHECK(strays[0].topic == "chanel");
    CHECK(strays[1].topic == "moods");
    CHECK(checklist_on(bo_said("channel", said_on, "chat"), said_on).strays.empty());
}

TEST_CASE("an answer to a topic that stands for a question answers it") {
    auto named = topic{"How we keep in touch"};
    named.catalogue_topic = "channel";
    const auto log = bo_said("t-1", said_on, "chat").entry("t-1", "2026-01-05", named);
    CHECK(known_on(log, said_on, "channel") == "answered 0.8");
}

TEST_CASE("what was said before the present boss began is the former one's") {
    auto log = bo_said("channel", said_on, "chat");
    log.entry("q", said_on, a_question("format"));
    log.entry("v", said_on, quality{"pace", {1}});
    log.entry("end", "2026-02-01", relationship_ended{{{"ana-and-bo"}}, {}});
    log.entry("next", "2026-02-01", relationship{{{"ana"}}, {{"carla"}}, {}, day("2026-02-02")});
    const auto a = checklist_on(log, "2026-02-02");
    CHECK(a.completeness == 0);
    CHECK_FALSE(row_of(a, "format").last_asked);
    CHECK(a.qualities.qualities.empty());
    said(log, "channel", "2026-02-02", "mail");
    CHECK(row_on(log, "2026-02-02", "channel").answers.front().value == "mail");
}

TEST_CASE("what the only boss said before the two began counts") {
    CHECK(known_on(bo_said("channel", "2025-11-28", "chat"), "2025-12-01", "channel") ==
          "answered 0.7908");
}
