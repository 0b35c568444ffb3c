// SPDX-License-Identifier: BSL-1.0
#include <upward/empathize/burden.hpp>
#include <upward/empathize/empathize.hpp>

#include "empathize/arrange.hpp"
#include "support/trust.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

burden_answer burden_on(const log_builder& log, std::string_view iso,
                        const burden_parameters& parameters = {}) {
    const auto now = state_on(log, iso);
    const auto p = policy{};
    return burden_of(situation{now, p, now.as_of()}, parameters);
}

/// A request of the boss, answered so many working days later.
log_builder& decided(log_builder& log, std::string_view asked, int wd,
                     const std::string& area = "*", std::optional<int> people = {}) {
    const auto name = "d-" + std::to_string(log.entries().size());
    auto r = decision_requested{{}, {{"bo"}}};
    if (people) r.people = head_count{*people};
    log.in(area, name, asked, r);
    return log.entry(name + "-done", iso(working_calendar{}.add(on(asked), wd)),
                     decision_answered{{{name}}});
}

log_builder& cancelled(log_builder& log, std::string_view iso) {
    return log.entry("x-" + std::string{iso}, iso, meeting_cancelled{{{"bo"}}, day(iso)});
}

overload_sign sign(const boss_load& load, overload_sign_kind kind) {
    for (const auto& s : load.signs)
        if (s.kind == kind) return s;
    FAIL("no such sign");
    return {};
}

ask an_ask(std::string by = "bo") { return {{{std::move(by)}}, {{"ana"}}, "budget"}; }

/// Hours of Bo from nine to five.
log_builder nine_to_five() {
    return the_three().entry("hours", beginning, working_hours{{{"bo"}}, {540}, {1020}, {}});
}

bool counts_as_late(log_builder log, std::string_view iso, std::optional<std::int32_t> at) {
    if (at) log.entry_at(*at, "a", iso, an_ask());
    else log.entry("a", iso, an_ask());
    return sign(burden_on(log, "2026-03-13").load, overload_sign_kind::after_hours).value == 1;
}

}  // namespace

TEST_SUITE("overload") {
    TEST_CASE("a median answer of 2, then 3.5 wd, and two cancelled meetings") {
        auto log = the_three();
        for (const auto* asked : {"2026-02-02", "2026-02-03", "2026-02-04"}) decided(log, asked, 2);
        decided(log, "2026-03-03", 3), decided(log, "2026-03-04", 4);
        cancelled(log, "2026-03-05"), cancelled(log, "2026-03-09");
        const auto load = burden_on(log, "2026-03-13").load;
        const auto slow = sign(load, overload_sign_kind::slow_answers);
        CHECK(slow.before == 2);
        CHECK(slow.value == 3.5);
        CHECK(slow.threshold == 3);
        CHECK(slow.shows);
        CHECK(sign(load, overload_sign_kind::cancelled_meetings).value == 2);
        CHECK(load.overloaded);
        CHECK(load.since == day("2026-03-02"));
    }

    TEST_CASE("one sign is none") {
        auto log = the_three();
        cancelled(log, "2026-03-05"), cancelled(log, "2026-03-09"), cancelled(log, "2026-03-10");
        const auto load = burden_on(log, "2026-03-13").load;
        CHECK(sign(load, overload_sign_kind::cancelled_meetings).shows);
        CHECK_FALSE(load.overloaded);
    }

    TEST_CASE("answers show nothing without some before, and the same as before is not slow") {
        auto log = the_three();
        decided(log, "2026-03-03", 6);
        auto slow = sign(burden_on(log, "2026-03-13").load, overload_sign_kind::slow_answers);
        CHECK(slow.value == 6);
        CHECK_FALSE(slow.before);
        CHECK_FALSE(slow.shows);
        auto same_day = the_three();
        decided(same_day, "2026-02-03", 0), decided(same_day, "2026-03-03", 0);
        slow = sign(burden_on(same_day, "2026-03-13").load, overload_sign_kind::slow_answers);
        CHECK(slow.threshold == 0);
        CHECK_FALSE(slow.shows);
    }

    TEST_CASE("the boss's leave is no slowness, and makes the window reach further back") {
        auto log = the_three();
        decided(log, "2026-02-02", 2), decided(log, "2026-02-26", 7);  // until 03-09
        log.entry("away", "2026-02-26", leave{{{"bo"}}, day("2026-03-02"), day("2026-03-06")});
        const auto load = burden_on(log, "2026-03-13").load;
        CHECK(sign(load, overload_sign_kind::slow_answers).value == 2);
        CHECK(load.since == day("2026-02-23"));
    }

    TEST_CASE("what is 11 wd old is before") {
        auto log = the_three();
        cancelled(log, "2026-02-27"), cancelled(log, "2026-02-28"), cancelled(log, "2026-03-02");
        // The Saturday's counts on Monday.
        CHECK(
            sign(burden_on(log, "2026-03-13").load, overload_sign_kind::cancelled_meetings).value ==
            2);
    }

    TEST_CASE("asks are after hours outside them, and on days without any") {
        CHECK(counts_as_late(nine_to_five(), "2026-03-10", 539));
        CHECK_FALSE(counts_as_late(nine_to_five(), "2026-03-10", 540));
        CHECK_FALSE(counts_as_late(nine_to_five(), "2026-03-10", 1019));
        CHECK(counts_as_late(nine_to_five(), "2026-03-10", 1020));
        CHECK_FALSE(counts_as_late(nine_to_five(), "2026-03-10", {}));
        CHECK(counts_as_late(nine_to_five(), "2026-03-08", {}));  // a Sunday
        CHECK(counts_as_late(the_three(), "2026-03-08", 600));
        CHECK_FALSE(counts_as_late(the_three(), "2026-03-10", 1300));
    }

    TEST_CASE("hours of days stand together, newer ones in their place") {
        const auto tuesday_off = nine_to_five().entry(
            "new", "2026-02-02", working_hours{{{"bo"}}, {540}, {1020}, {{0}, {2}, {3}}});
        CHECK(counts_as_late(tuesday_off, "2026-03-10", 600));
        CHECK_FALSE(counts_as_late(tuesday_off, "2026-03-11", 600));
        auto both_shifts = tuesday_off;
        both_shifts.entry("newer", "2026-02-02", working_hours{{{"bo"}}, {1080}, {1200}, {{2}}});
        CHECK_FALSE(counts_as_late(both_shifts, "2026-03-11", 1100));
    }

    TEST_CASE("nobody else's asks and meetings count") {
        auto log = nine_to_five();
        for (int i = 0; i < 4; ++i)
            log.entry_at(60, "a-" + std::to_string(i), "2026-03-10", an_ask("carla"));
        for (int i = 0; i < 4; ++i)
            log.entry("x-" + std::to_string(i), "2026-03-10",
                      meeting_cancelled{{{"carla"}}, day("2026-03-10")});
        for (const auto& s : burden_on(log, "2026-03-13").load.signs) CHECK_FALSE(s.shows);
    }
}

TEST_SUITE("burden offers") {
    const auto offered = [] {
        auto log = the_three();
        log.in("billing", "big", "2026-02-02", burden_offer{{4}, {.5}, std::string{"the reports"}});
        log.in("hiring", "small", "2026-02-02", burden_offer{{2}, {.5}});
        log.in("hiring", "sure", "2026-02-02", burden_offer{{2}, {1}});
        return log;
    };

    TEST_CASE("are ranked by hours, competence in their area and reversibility") {
        auto log = offered();
        // Competence .5 without evidence; eight promises kept today in billing: .8333 there.
        add_kept(log, 8, "2026-03-02", "kept", "billing");
        const auto offers = burden_on(log, "2026-03-02", {.explain = true}).offers;
        REQUIRE(offers.size() == 3);
        CHECK(offers[0].offer.text == "big");
        CHECK(to_4(offers[0].competence) == .8333);
        CHECK(to_4(offers[0].value) == 1.6667);
        // In another area the eight count 0.3 each: (1.2 + 1)/(1.2 + 2).
        CHECK(offers[1].offer.text == "sure");
        CHECK(to_4(offers[1].competence) == .6875);
        CHECK(to_4(offers[1].value) == 1.375);
        CHECK(offers[2].offer.text == "small");
        for (const auto& o : offers) CHECK(recompute(*o.why) == o.value);
    }

    TEST_CASE("that were eased are none; equals stand by id") {
        auto log = offered();
        const auto before = burden_on(log, "2026-03-02").offers;
        CHECK(before[0].offer.text == "big");
        CHECK(before[1].offer.text == "sure");
        log.entry("eased", "2026-02-10", burden_eased{{{{"big"}}}, {}});
        const auto after = burden_on(log, "2026-03-02").offers;
        REQUIRE(after.size() == 2);
        CHECK(after[0].offer.text == "sure");
    }
}

TEST_SUITE("waiting") {
    TEST_CASE("waits 4, 9, 12 and an open 15 of two people: 10.5 wd, 80") {
        auto log = the_three();
        for (const auto wd : {4, 9, 12}) decided(log, "2026-01-12", wd, "billing", 2);
        log.in("billing", "open", "2026-02-02", decision_requested{{}, {{"bo"}}, {{2}}});
        const auto waiting = burden_on(log, "2026-02-23").waiting;
        REQUIRE(waiting.size() == 1);
        CHECK(waiting[0].area == "billing");
        CHECK(waiting[0].requests == 4);
        CHECK(waiting[0].open == 1);
        CHECK(waiting[0].median_wd == 10.5);
        CHECK_FALSE(waiting[0].at_least);
        CHECK(waiting[0].cost == 80);
    }

    TEST_CASE("an open one that decides the median makes it a least one") {
        const auto at_least = [](std::vector<double> over, std::vector<double> open) {
            const auto m = *median_wait(std::move(over), open);
            return std::to_string(m.value).substr(0, 4) + (m.at_least ? " at least" : "");
        };
        CHECK(at_least({4, 9, 12}, {15}) == "10.5");
        CHECK(at_least({4, 9}, {5}) == "5.00 at least");
        CHECK(at_least({4, 9}, {20}) == "9.00");
        CHECK(at_least({4, 9, 12}, {1}) == "6.50 at least");
        CHECK(at_least({}, {3}) == "3.00 at least");
        CHECK(at_least({2, 2, 2}, {2, 2}) == "2.00");
        CHECK_FALSE(median_wait({}));
    }

    TEST_CASE("people are those of the request, else of its item, else one") {
        auto log = the_three();
        auto item = an_item("Billing");
        item.people = head_count{5};
        log.entry("billing", beginning, item);
        log.in("a", "q-1", "2026-02-02", decision_requested{{{{"billing"}}}, {{"bo"}}, {{3}}});
        log.in("b", "q-2", "2026-02-02", decision_requested{{{{"billing"}}}, {{"bo"}}});
        log.in("c", "q-3", "2026-02-02", decision_requested{{}, {{"bo"}}});
        log.in("d", "q-4", "2026-02-02", decision_requested{{}, {{"carla"}}});
        const auto waiting = burden_on(log, "2026-02-06").waiting;
        REQUIRE(waiting.size() == 3);
        CHECK(waiting[0].cost == 20);  // 4 wd
        CHECK(waiting[1].cost == 12);
        CHECK(waiting[2].cost == 4);
    }

    TEST_CASE("from 5 wd on the next rung is proposed, where it is earned") {
        auto log = the_three();
        decided(log, "2026-02-02", 5, "billing");
        CHECK_FALSE(burden_on(log, "2026-03-02").waiting[0].propose_rung);
        add_kept(log, 8, "2026-03-02", "kept", "billing");
        log.in("billing", "agreed", "2026-01-12", rung_agreed{{3}, both()});
        const auto line = burden_on(log, "2026-03-02").waiting[0];
        CHECK(line.agreed == 3);
        CHECK(line.earned == 6);
        CHECK(line.propose_rung == 4);
        auto quick = log;
        for (int i = 0; i < 3; ++i) decided(quick, "2026-02-09", 4, "billing");
        CHECK_FALSE(burden_on(quick, "2026-03-02").waiting[0].propose_rung);
    }
}

TEST_SUITE("check-ins") {
    const auto held = [](int without, int with = 0) {
        auto log = the_three();
        for (int i = 0; i < without + with; ++i)
            log.entry("c-" + std::to_string(i), iso(on("2026-01-12") + i),
                      check_in{{}, i >= without});
        return log;
    };

    TEST_CASE("none asked in five is said, in four not") {
        CHECK(says(burden_on(held(5), "2026-03-02").check_ins.hints, "check_ins.none_asked"));
        CHECK_FALSE(says(burden_on(held(4), "2026-03-02").check_ins.hints, "check_ins.none_asked"));
        const auto record = burden_on(held(9, 2), "2026-03-02").check_ins;
        CHECK(record.check_ins == 11);
        CHECK(record.looked_at == 5);
        CHECK(record.asked == 2);
        CHECK(record.hints.empty());
    }

    TEST_CASE("feedback received and applied, and what is not applied yet") {
        auto log = the_three()
                       .entry("f-1", "2026-02-02", feedback{{{"bo"}}, "shorter"})
                       .entry("f-2", "2026-02-03", feedback{{{"carla"}}, "numbers first"})
                       .entry("f-3", "2026-02-03", feedback{{{"felix"}}, "a peer's"})
                       .entry("done", "2026-02-10", feedback_applied{{{"f-1"}}});
        const auto record = burden_on(log, "2026-02-10").check_ins;
        CHECK(record.received == 2);
        CHECK(record.applied == 1);
        CHECK(record.applied_share == .5);
        REQUIRE(record.not_applied.size() == 1);
        CHECK(record.not_applied[0].from == "Carla");
        CHECK(record.not_applied[0].wd == 5);
        CHECK(says(record.hints, "check_ins.not_applied"));
        CHECK_FALSE(burden_on(the_three(), "2026-02-10").check_ins.applied_share);
    }

    TEST_CASE("a check-in with somebody else is none") {
        const auto log =
            the_three().entry("c", "2026-02-02", check_in{ref<person>{{"felix"}}, true});
        CHECK(burden_on(log, "2026-03-02").check_ins.check_ins == 0);
    }
}

TEST_SUITE("what a plan has of it") {
    const auto empathized = [](const log_builder& log, std::string_view iso) {
        const auto now = state_on(log, iso);
        const auto p = policy{};
        return empathize_of(situation{now, p, now.as_of()});
    };

    TEST_CASE("three lines of the briefing, and every decision and red one") {
        auto log = the_three();
        for (int i = 0; i < 6; ++i) {
            const auto n = std::to_string(i);
            log.entry("i-" + n, beginning, an_item("Item " + n));
        }
        CHECK(empathized(log, "2026-03-02").briefing.size() == 3);
        CHECK(empathized(log, "2026-03-02").more_lines == 3);
        for (const auto* n : {"i-1", "i-2", "i-3", "i-4"})
            log.entry(std::string{n} + "-red", "2026-02-02",
                      item_state{.item = {{n}}, .colour = item_colour::red});
        CHECK(empathized(log, "2026-03-02").briefing.size() == 4);
    }

    TEST_CASE("when the boss is overloaded the offers lead") {
        auto log = the_three().entry("offer", "2026-02-02", burden_offer{{4}, {.5}});
        decided(log, "2026-02-03", 2), decided(log, "2026-03-03", 4);
        CHECK_FALSE(empathized(log, "2026-03-13").offers_lead);
        cancelled(log, "2026-03-05"), cancelled(log, "2026-03-09");
        CHECK(empathized(log, "2026-03-13").offers_lead);
        log.entry("eased", "2026-03-10", burden_eased{{{{"offer"}}}, {}});
        CHECK_FALSE(empathized(log, "2026-03-13").offers_lead);
    }

    TEST_CASE("hints, unshared wins, and areas that wait though a rung is earned") {
        auto log = the_three().entry("w", "2026-02-02", win{"a win"});
        for (int i = 0; i < 5; ++i) log.entry("c-" + std::to_string(i), "2026-02-02", check_in{});
        decided(log, "2026-02-02", 6, "billing");
        add_kept(log, 8, "2026-03-02", "kept", "billing");
        const auto a = empathized(log, "2026-03-02");
        CHECK(a.unshared.size() == 1);
        CHECK(says(a.hints, "check_ins.none_asked"));
        REQUIRE(a.proposals.size() == 1);
        CHECK(a.proposals[0].propose_rung == 2);
    }
}
