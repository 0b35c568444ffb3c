// SPDX-License-Identifier: BSL-1.0
//
// The pages of the checklist and of the stakeholders.
#include <upward/render/render.hpp>

#include "render/pages.hpp"
#include "support/build.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>

using namespace upward;
using namespace upward_tests;

namespace {

constexpr auto today = "2026-02-20";
constexpr auto forged = "x\n# FORGED | <b>\x1b[2J";

answer an_answer(std::string topic, std::string value) {
    return {.topic = std::move(topic), .value = std::move(value), .state = answer_state::answered};
}
style a_style(std::string person, int directness) {
    return {{{std::move(person)}}, {4}, {2}, {directness}};
}

/// Something in each section, its texts as given.
log_builder talked(const std::string& text) {
    auto weekly = an_answer("frequency", text);
    weekly.stated_rate.emplace().value = .2;
    auto own = catalogue_topic{{"travel"}, text};
    own.weight.emplace().value = 9;
    auto log =
        a_log()
            .ana_and_bo("2025-12-01")
            .entry("own", "2026-01-05", question_catalogue{{own}})
            .entry("f", "2026-01-05", weekly)
            .entry("c", "2026-01-05", an_answer("channel", text))
            .entry("doubt", "2026-01-06", cue{{{"bo"}}, "channel", text + "?"})
            .entry("s", "2026-01-05", an_answer("sign_off", text))
            .entry("e", "2026-01-05", an_answer("escalation", text))
            .entry("o", "2026-01-05", an_answer("format", text))
            .entry("stray", "2026-01-05", an_answer(text, "?"))
            .entry("s-1", "2026-01-04", a_style("ana", 1))
            .entry("s-2", "2026-01-04", a_style("bo", 4))
            .entry("t", "2026-01-05", tricky_topic{text, {4}})
            .entry("w", "2026-02-02", win{.claim = text})
            .entry("q", "2026-01-05", quality{text, {2}, {{{"w"}}}})
            .entry("p", "2026-02-16",
                   problem{.topic = text, .severity = {1}, .known = day("2026-02-16")})
            .entry("l", "2026-01-04", notice_limit{.severity = {1}, .wd = {1}, .channel = text});
    for (int i = 0; i < 7; ++i)
        log.entry("a-" + std::to_string(i), "2026-01-07", ask{{{"bo"}}, {{"ana"}}, "budget"});
    return log;
}

/// Felix and Sam on a topic, an event ahead and something untold, all named so.
log_builder staked(const std::string& text) {
    return a_log()
        .ana_and_bo("2025-12-01")
        .entry("felix", "2026-01-05", person{text, person_role::peer})
        .entry("sam", "2026-01-05", person{text, person_role::peer})
        .entry("eve", "2026-01-05", person{text, person_role::peer})
        .entry("s-1", "2026-01-05", peer_sign{{{"felix"}}, text, {bounded<-1, 1>{-1}}})
        .entry("s-2", "2026-01-05", peer_sign{{{"sam"}}, text, {bounded<-1, 1>{1}}})
        .entry("x", "2026-01-05", expectation_above{{{"carla"}}, text, day("2026-02-19"), text})
        .entry("e", "2026-01-05",
               event{.on = day("2026-02-26"),
                     .name = text,
                     .topic = text,
                     .answers = {{"bo"}},
                     .audience = {{{"felix"}}, {{"sam"}}}})
        .entry("item", "2026-01-05", work_item{text, {{"ana"}}, text})
        .entry("red", "2026-02-18", item_state{.item = {{"item"}}, .colour = item_colour::red});
}

void check_harmless(const workspace& honest, const workspace& hostile, std::string_view kind) {
    for (const auto how : {render::format::text, render::format::markdown}) {
        const auto lines = [](const std::string& page) {
            return std::count(page.begin(), page.end(), '\n');
        };
        const auto options = render::options{.format = how, .width = 400};
        const auto page = rendered(hostile, kind, today, options);
        CHECK(lines(page) == lines(rendered(honest, kind, today, options)));
        check_hides(page, {"\x1b", "\n# FORGED"});
        if (how == render::format::markdown) check_hides(page, {"<b>", " # FORGED"});
        check_shows(page, {"FORGED"});
    }
}

}  // namespace

TEST_SUITE("the page of the checklist") {
    TEST_CASE("asks first for what is unknown and weighs most") {
        const auto page = rendered({}, "checklist", today, {.width = 200});
        check_shows(page, {"Which way should I reach you", "nothing is known of it",
                           "A conversation bears 4 questions.", "Known: 0.00"});
        check_hides(page, {"Style", "What they value", "Words and deeds", "Raise early"});
    }

    TEST_CASE("shows each thing in words") {
        const auto page =
            rendered(talked("six lines").workspace(), "checklist", today, {.width = 400});
        check_shows(page,
                    {"To ask next", "Words and deeds",
                     "Said on Mon 5 Jan 2026: about 2 asks in 10 days with both at work; asked 7 "
                     "times from "
                     "Tue 6 Jan "
                     "2026 to Mon 19 Jan 2026",
                     "Ask again: How often do you want to hear from me without having to ask?",
                     "Raise early",
                     "There is something about six lines that you should hear early, and "
                     "plainly (in words of your own; they want it 4 of 4, you speak at 1)",
                     "a rule: every Monday; answered in f", "names no rung",
                     "write so: six lines, in 6 lines; answered in o", "names no delay",
                     "said on Mon 5 Jan 2026: six lines; since then, Tue 6 Jan 2026: six lines?",
                     "stray answers \"six lines\", which is no question of the checklist",
                     "Plainer: from 1 to 4 of 4", "shown, Mon 2 Feb 2026: six lines",
                     "Wins of late show 1.00 of it.",
                     "rule l: within one working day, by Tue 17 Feb 2026, six lines"});
    }

    TEST_CASE("makes harmless whatever entries say") {
        check_harmless(talked("honest").workspace(), talked(forged).workspace(), "checklist");
    }

    TEST_CASE("takes off a conversation's budget what was asked in it") {
        const auto log =
            a_log().ana_and_bo().entry("q", today, question_asked{"channel", id{"talk"}});
        check_shows(rendered(log.workspace(), "checklist", today, {.width = 200},
                             R"({"conversation":"talk"})"),
                    {"A conversation bears 4 questions; one was asked in this one."});
    }

    TEST_CASE("shows the newest problems, and how many more there are") {
        auto log = a_log().ana_and_bo("2025-12-01");
        for (int i = 10; i < 17; ++i)
            log.entry("p-" + std::to_string(i), "2026-02-" + std::to_string(i),
                      problem{.topic = "t" + std::to_string(i),
                              .severity = {1},
                              .known = day("2026-02-" + std::to_string(i))});
        const auto page = rendered(log.workspace(), "checklist", today);
        check_shows(page, {"t16", "t12", "2 more problems are in the answer."});
        check_hides(page, {"t11"});
    }
}

TEST_SUITE("the page of the stakeholders") {
    TEST_CASE("says that none was seen where nobody is known") {
        check_shows(rendered({}, "stakeholders", today), {"No sign of a peer was seen."});
    }

    TEST_CASE("shows each thing in words") {
        const auto page =
            rendered(staked("audit").workspace(), "stakeholders", today, {.width = 400});
        check_shows(
            page,
            {"against, salience 3 of 3, seen Mon 5 Jan 2026; will be at audit", "They are divided.",
             "Tell it by the end of Wed 25 Feb 2026, before it is told at audit on Thu 26 "
             "Feb 2026.",
             "audit will be at audit on Thu 26 Feb 2026: speak with them before.", "Carla: audit",
             "by Thu 19 Feb 2026, a day past", "Above them stands Carla.",
             "audit: Bo answers for audit", "Of audit no sign was seen."});
    }

    TEST_CASE("makes harmless whatever entries say") {
        check_harmless(staked("honest").workspace(), staked(forged).workspace(), "stakeholders");
    }
}
