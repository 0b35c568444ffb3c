// SPDX-License-Identifier: BSL-1.0
#include <upward/anticipate/cascade.hpp>

#include "anticipate/arrange.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace upward;
using namespace upward_tests;

namespace {

using enum need_source_kind;

/// An event that was, at which somebody answered, and the ask before it; none where it is empty.
log_builder& past(log_builder& log, const std::string& name, std::string_view on_day,
                  std::string_view asked, const std::string& answers = "bo",
                  const std::string& to = "ana", const std::string& topic = "results") {
    log.entry(name, beginning, an_event(on_day, topic, answers));
    if (!asked.empty()) log.entry(name + "-ask", asked, an_ask(topic, answers, to));
    return log;
}

/// Three reviews of Bo, asked for 3, 4 and 3 wd ahead.
log_builder three_reviews() {
    auto log = the_three();
    past(log, "r-1", "2025-09-11", "2025-09-08");
    past(log, "r-2", "2025-11-13", "2025-11-07");
    past(log, "r-3", "2026-01-15", "2026-01-12");
    return log;
}

std::string cascade_on(const log_builder& log, std::string_view iso, std::string_view topic) {
    return source_of(need_on(log, iso, topic, {.days = {20}}), cascade);
}

}  // namespace

TEST_CASE("learned leads 3, 4, 3 set the need-by three working days before the event") {
    auto log = three_reviews().entry("next", "2026-02-02", an_event("2026-03-12", "results"));
    CHECK(cascade_on(log, "2026-03-02", "results") == "2026-03-09 0.84");
}

TEST_CASE("a link without samples takes 3 wd off, and is as likely as not known: .6") {
    auto log = the_three().entry("next", "2026-02-02", an_event("2026-03-12", "results"));
    CHECK(cascade_on(log, "2026-03-02", "results") == "2026-03-09 0.6");
}

TEST_CASE("two samples leave the lead as it is, the third makes it theirs") {
    auto log = the_three();
    past(log, "r-1", "2025-09-11", "2025-09-04");  // 5 wd
    past(log, "r-2", "2025-11-13", "2025-11-06");
    log.entry("next", "2026-02-02", an_event("2026-03-12", "results"));
    CHECK(cascade_on(log, "2026-03-02", "results") == "2026-03-09 0.8");
    past(log, "r-3", "2026-01-15", "2026-01-08");
    CHECK(cascade_on(log, "2026-03-02", "results") == "2026-03-05 0.84");
}

TEST_CASE("the median of an even number of leads is rounded up") {
    auto log = three_reviews();
    past(log, "r-4", "2025-07-10", "2025-07-04");  // 4 wd: 3, 3, 4, 4
    log.entry("next", "2026-02-02", an_event("2026-03-12", "results"));
    CHECK(cascade_on(log, "2026-03-02", "results") == "2026-03-06 0.8667");
}

TEST_CASE("a board where the boss's boss answers is walked down two links") {
    auto log = the_three();
    const auto board = [&](const std::string& name, std::string_view on_day,
                           std::string_view asked) {
        past(log, name, on_day, asked, "carla", "bo", "board");
    };
    board("b-1", "2025-06-26", "2025-06-20");      // 4 wd
    board("b-2", "2025-09-25", "2025-09-18");      // 5 wd
    board("b-3", "2025-12-18", "2025-12-10");      // 6 wd
    past(log, "r-1", "2025-05-15", "2025-05-12");  // 3 wd
    past(log, "r-2", "2025-07-17", "2025-07-11");  // 4 wd
    past(log, "r-3", "2025-10-16", "2025-10-13");  // 3 wd
    past(log, "r-4", "2025-11-20", "2025-11-17");  // 3 wd
    past(log, "r-5", "2026-01-22", "");
    log.entry("next", "2026-01-05", an_event("2026-03-26", "board", "carla"));
    CHECK(cascade_on(log, "2026-03-02", "board") == "2026-03-16 0.624");
}

TEST_CASE("a need-by that has passed is shown as it is, and how late it is") {
    auto log = three_reviews().entry("next", "2026-02-02", an_event("2026-03-12", "results"));
    const auto n = need_on(log, "2026-03-11", "results");
    CHECK(source_of(n, cascade) == "2026-03-09 0.84");
    CHECK(to_string(n.need_by) == "2026-03-09");
    CHECK(n.late_wd == 2);
    CHECK(find_source(need_on(log, "2026-03-12", "results"), cascade) == nullptr);
}

TEST_CASE("an event on a free day is as good as one on the working day before") {
    auto log = the_three();
    log.entry("sunday", "2026-02-02", an_event("2026-03-15", "fair"));
    CHECK(cascade_on(log, "2026-03-02", "fair") == "2026-03-10 0.6");
}

TEST_CASE("a holiday and a leave of the report move the need-by further back") {
    auto log = the_three();
    log.entry("next", "2026-02-02", an_event("2026-03-12", "results"));
    log.entry("away", "2026-02-02", leave{{{"ana"}}, day("2026-03-09"), day("2026-03-09")});
    const auto world = needs_world{log, "2026-03-02", holidays({"2026-03-10"})};
    CHECK(source_of(the_need(world.on("2026-03-02", {.days = {20}}), "results"), cascade) ==
          "2026-03-05 0.6");
}

TEST_CASE("an ask counts for an event from ten working days before to the day before") {
    const auto learned_from = [](std::string_view asked) {
        auto log = the_three();
        past(log, "r-1", "2025-11-13", asked);
        log.entry("next", "2026-02-02", an_event("2026-03-12", "results"));
        return cascade_on(log, "2026-03-02", "results");
    };
    const auto hit = "2026-03-09 0.7333", miss = "2026-03-09 0.4";
    CHECK(learned_from("2025-10-29") == miss);
    CHECK(learned_from("2025-10-30") == hit);
    CHECK(learned_from("2025-11-12") == hit);
    CHECK(learned_from("2025-11-13") == miss);
}

TEST_CASE("of a busy topic only asks that name the event teach") {
    auto busy = the_three();
    for (auto d = on("2025-07-01"); d < on("2026-03-01"); d += 2)
        busy.entry("busy-" + iso(d), iso(d), an_ask("results"));
    busy.entry("r-1", beginning, an_event("2025-11-13", "results"));
    busy.entry("next", "2026-02-02", an_event("2026-03-12", "results"));
    CHECK(cascade_on(busy, "2026-03-02", "results") == "2026-03-09 0.6");
    auto named = an_ask("results");
    named.event = ref<event>{{"r-1"}};
    busy.entry("named", "2025-11-11", named);
    CHECK(cascade_on(busy, "2026-03-02", "results") == "2026-03-09 0.7333");
}

TEST_CASE("asks of one's own at .2 a day are still calm, above they are busy") {
    const auto learned_from = [](std::int32_t asks) {
        auto log = the_three();
        auto d = on("2025-10-30");  // the window before the event opens the day after
        for (auto n = 0; n < asks; ++n, d = working_calendar{}.add(d, -4))
            log.entry("own-" + std::to_string(n), iso(d), an_ask("results"));
        past(log, "r-1", "2025-11-14", "2025-11-12");
        return log.entry("next", "2026-02-02", an_event("2026-03-12", "results"));
    };
    CHECK(cascade_on(learned_from(12), "2026-03-02", "results") == "2026-03-09 0.7333");
    CHECK(cascade_on(learned_from(13), "2026-03-02", "results") == "2026-03-09 0.6");
}

TEST_CASE("an ask that names another event is not for this one") {
    auto log = the_three();
    auto elsewhere = an_ask("results");
    elsewhere.event = ref<event>{{"elsewhere"}};
    log.entry("r-1", beginning, an_event("2025-11-13", "results"))
        .entry("a", "2025-11-10", elsewhere);
    log.entry("next", "2026-02-02", an_event("2026-03-12", "results"));
    CHECK(cascade_on(log, "2026-03-02", "results") == "2026-03-09 0.4");
}

namespace {

/// Reviews on Thursdays up to 2026-03-26, in the calendar ever since, each asked for on the Tuesday.
log_builder weekly_reviews(std::string_view first, std::string_view last_ask) {
    auto log = the_three();
    for (auto d = on(first); d <= on("2026-03-26"); d += 7) {
        log.entry("r-" + iso(d), beginning, an_event(iso(d), "results"));
        if (d - 2 <= on(last_ask)) log.entry("ask-" + iso(d), iso(d - 2), an_ask("results"));
    }
    return log;
}

}  // namespace

TEST_CASE("a weekly review asked for two days ahead is learned as that") {
    const auto log = weekly_reviews("2026-01-08", "2026-03-03");
    const auto now = state_on(log, "2026-03-06");
    const auto p = policy{};
    auto index = needs_index{now, p};
    CHECK(index.from(on("2026-03-06")).falls().lead(0, on("2026-03-06")) == 2);
    const auto n = the_need(index.needs_on(on("2026-03-06"), {}, steady_rate{0}), "results");
    CHECK(source_of(n, cascade) == "2026-03-10 0.9273");  // 9 of 9
}

TEST_CASE("an ask for the review before leaves the next one as it is foretold") {
    auto log = the_three();
    log.entry("before", beginning, an_event("2026-02-27", "results"));
    log.entry("next", beginning, an_event("2026-03-12", "results"));
    log.entry("a", "2026-02-26", an_ask("results"));
    CHECK(cascade_on(log, "2026-02-26", "results") == "2026-03-09 0.6");
    CHECK(cascade_on(log, "2026-02-27", "results") == "2026-03-09 0.7333");
    CHECK(cascade_on(log, "2026-03-06", "results") == "2026-03-09 0.7333");
    log.entry("b", "2026-03-06", an_ask("results"));
    CHECK(cascade_on(log, "2026-03-06", "results") == "none");
}

TEST_CASE("an event at which somebody else answers, or that is not known yet, parts no asks") {
    auto log = the_three();
    log.entry("board", beginning, an_event("2026-02-27", "results", "carla"));
    log.entry("next", beginning, an_event("2026-03-12", "results"));
    log.entry("a", "2026-02-26", an_ask("results"));
    CHECK(cascade_on(log, "2026-03-02", "results") == "none");
    log.entry("late", "2026-03-04", an_event("2026-02-27", "results"));
    CHECK(cascade_on(log, "2026-03-03", "results") == "none");
    CHECK(cascade_on(log, "2026-03-04", "results") == "2026-03-09 0.7333");
}

TEST_CASE("once its ask has come an event foretells no other") {
    auto log = the_three();
    log.entry("next", "2026-02-02", an_event("2026-03-12", "results"));
    log.entry("a", "2026-03-04", an_ask("results"));
    CHECK(cascade_on(log, "2026-03-03", "results") == "2026-03-09 0.6");
    CHECK(cascade_on(log, "2026-03-04", "results") == "none");
}

TEST_CASE("what the boss's boss expects by a day is walked down like a board") {
    auto log = the_three();
    log.entry("wish", "2026-02-02",
              expectation_above{{{"carla"}}, "hiring", day("2026-03-26"), "A plan for the year"});
    const auto n = need_on(log, "2026-03-10", "hiring", {.days = {20}});
    CHECK(source_of(n, cascade) == "2026-03-18 0.36");
    CHECK(n.driver == id{"carla"});
}

TEST_CASE("events of people outside the line, and the report's own, foretell nothing") {
    auto log = the_three();
    log.entry("dana", beginning, person{"Dana", person_role::peer});
    log.entry("theirs", "2026-02-02", an_event("2026-03-12", "fair", "dana"));
    log.entry("mine", "2026-02-02", an_event("2026-03-12", "talk", "ana"));
    CHECK(cascade_on(log, "2026-03-09", "fair") == "none");
    CHECK(cascade_on(log, "2026-03-09", "talk") == "none");
}

TEST_CASE("asked on 03-06, the review of 03-12 in the story had need-by 03-09") {
    const auto story = example("new_report");
    const auto now = story.state_at(day("2026-03-06"));
    const auto p = policy{};
    auto index = needs_index{now, p};
    const auto n = index.needs_on(on("2026-03-06"), {}, reference_rate{p.anticipate});
    CHECK(source_of(the_need(n, "delivery"), cascade) == "2026-03-09 0.6");
    CHECK(to_string(the_need(n, "delivery").need_by) == "2026-03-09");
}

TEST_CASE("people who report to one another in a circle end the line") {
    auto log = the_three();
    log.entry("carla-and-ana", beginning,
              relationship{.report = {{"carla"}}, .boss = {{"ana"}}, .start = day("2024-01-01")});
    const auto line = lines{state_on(log, "2026-03-02")}.on(on("2026-03-02"));
    CHECK(line.people == std::vector<std::string>{"ana", "bo", "carla"});
    log.entry("next", "2026-02-02", an_event("2026-03-12", "results", "carla"));
    CHECK(cascade_on(log, "2026-03-02", "results") == "2026-03-04 0.36");
}
