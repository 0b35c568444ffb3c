// SPDX-License-Identifier: BSL-1.0
#include <upward/render/render.hpp>

#include "render/pages.hpp"
#include "support/build.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace upward;
using namespace upward_tests;

namespace {

ask an_ask(std::string topic) { return {{{"bo"}}, {{"ana"}}, std::move(topic)}; }

log_builder with_people() {
    return a_log()
        .ana_and_bo("2026-01-05")
        .entry("felix", "2026-01-05", person{.name = "Felix Brandt", .role = person_role::peer})
        .entry("sam", "2026-01-05", person{.name = "Sam Okafor", .role = person_role::peer});
}

}  // namespace

TEST_SUITE("the page of needs") {
    TEST_CASE("says that nothing points to one where nothing is known") {
        check_shows(rendered({}, "needs", "2026-02-20"), {"Nothing points to a need."});
    }

    TEST_CASE("announces what is more likely than not, and nothing else") {
        auto log = with_people();
        for (auto d = on("2026-01-05"); d <= on("2026-02-20"); ++d)
            log.entry("a-" + iso(d), iso(d), an_ask("budget"));
        log.entry("b", "2026-01-06", an_ask("hiring"));
        const auto page = rendered(log.workspace(), "needs", "2026-02-20");
        check_shows(page, {"Likely to be asked for by Fri 27 Feb 2026: budget.",
                           "Likely already on Mon 23 Feb 2026: budget.", "hiring"});
        const auto quiet =
            rendered(with_people().entry("b", "2026-01-06", an_ask("hiring")).workspace(), "needs",
                     "2026-02-20");
        check_shows(quiet, {"Nothing is likely enough to be announced until Fri 27 Feb 2026.",
                            "None of it is likely on Mon 23 Feb 2026 itself."});
    }

    TEST_CASE("warns of what a rival may tell, with the day, and names the ally") {
        auto log = with_people();
        log.entry("item", "2026-01-05", work_item{"Billing", {{"ana"}}, "delivery"});
        log.entry("red", "2026-02-18", item_state{.item = {{"item"}}, .colour = item_colour::red});
        log.entry("review", "2026-01-05",
                  event{.on = day("2026-02-26"),
                        .name = "Review",
                        .topic = "delivery",
                        .answers = {{"bo"}},
                        .audience = {{{"felix"}}}});
        log.entry("g-1", "2026-01-05", peer_sign{{{"felix"}}, "delivery", {bounded<-1, 1>{-1}}});
        log.entry("g-2", "2026-01-05", peer_sign{{{"sam"}}, "delivery", {bounded<-1, 1>{1}}});
        const auto page = rendered(log.workspace(), "needs", "2026-02-20", {.width = 400});
        check_shows(page, {"tell it first: delivery",
                           "by the end of Wed 25 Feb 2026: on Thu 26 Feb 2026 Felix Brandt "
                           "may tell it at Review; untold: Billing",
                           "Sam Okafor may be an ally on delivery.",
                           "Billing has changed since it was last told, and is red",
                           "Billing, changed and untold"});
    }

    TEST_CASE("makes harmless what a leak names") {
        auto log = a_log().ana_and_bo("2026-01-05");
        log.entry("felix", "2026-01-05", person{.name = "<b>F", .role = person_role::peer});
        log.entry("item", "2026-01-05", work_item{"<b>W", {{"ana"}}, "delivery"});
        log.entry("red", "2026-02-18", item_state{.item = {{"item"}}, .colour = item_colour::red});
        log.entry("fair", "2026-01-05",
                  event{.on = day("2026-02-26"),
                        .name = "<b>E",
                        .topic = "fair",
                        .answers = {{"bo"}},
                        .audience = {{{"felix"}}}});
        log.entry("g", "2026-01-05", peer_sign{{{"felix"}}, "delivery", {bounded<-1, 1>{-1}}});
        const auto page =
            rendered(log.workspace(), "needs", "2026-02-20", {.format = render::format::markdown});
        check_hides(page, {"<b>"});
        check_shows(page, {"\\<b\\>F", "\\<b\\>W", "\\<b\\>E"});
    }

    TEST_CASE("tells of concerns that are still open, and of those that have faded") {
        auto log = with_people();
        log.entry("c-1", "2026-01-07", concern{{{"bo"}}, "hiring", "that we lose people"});
        check_shows(rendered(log.workspace(), "needs", "2026-02-20"),
                    {"a concern: that we lose people", "still open"});
        check_hides(rendered(log.workspace(), "needs", "2026-01-20"), {"still open"});
    }

    TEST_CASE("has the first needs in the plan, each with its first reason") {
        auto log = with_people();
        for (int i = 0; i < 8; ++i)
            log.entry("a-" + std::to_string(i), "2026-02-18", an_ask("topic " + std::to_string(i)));
        const auto page = rendered(log.workspace(), "plan", "2026-02-20");
        check_shows(page, {"topic 4", "3 more needs are listed by the question \"needs\"."});
        check_hides(page, {"topic 5", "odds"});
    }
}

TEST_SUITE("the page of a calibration") {
    TEST_CASE("says that no window is over where none is") {
        check_shows(rendered({}, "calibration", "2026-02-20"),
                    {"No forecast's days are over yet.", "Too few to say how far to trust them."});
    }

    TEST_CASE("shows what was said and what came, bin by bin") {
        auto log = with_people();
        for (auto d = on("2026-01-05"); d <= on("2026-02-20"); d += 2)
            log.entry("a-" + iso(d), iso(d), an_ask("budget"));
        log.entry("k", "2026-02-02", forecast{"budget", {5}, {.75}});
        const auto page = rendered(log.workspace(), "calibration", "2026-02-27");
        check_shows(page, {"for the next 5 working days", "What was said and kept",
                           "1 of one forecast came true: Brier score 0.06"});
    }
}
