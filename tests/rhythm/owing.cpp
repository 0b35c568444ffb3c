// SPDX-License-Identifier: BSL-1.0
//
// What holds of all that is owed, on random worlds of all triggers.
#include <upward/rhythm/owing.hpp>

#include "rhythm/any_world.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

using namespace upward;
using namespace upward_tests;

namespace {

constexpr auto horizon = world_ends + 20;

/// All that is owed up to a day, problems after the others: name, due day, window, last day, parts.
std::string all_owed(const log_builder& log, day_number as_of, day_number until) {
    const auto now = state_on(log, iso(as_of));
    const auto who = parties_of(now);
    const auto there = presence_of(now, who);
    const auto usual = policy{};
    const auto owes = owing{now, who, there, usual, until};
    auto text = std::string{};
    const auto add = [&](const obligation& o) {
        if (o.due > until) return;
        text += iso(o.due) + " " + in_words(o) + " by " + o.rule + " opens " + iso(o.opens) +
                " last " + iso(o.last);
        for (const auto& p : o.parts) text += " " + p.source;
        text += "\n";
    };
    for (const auto& o : owes.obligations()) add(o);
    for (const auto& o : owes.problems()) add(o);
    return text;
}

/// Names and due days alone, of what is due by a day.
std::string due_by(const std::vector<obligation>& owed, day_number day) {
    auto text = std::string{};
    for (const auto& o : owed)
        if (o.due <= day) text += iso(o.due) + " " + o.name + "\n";
    return text;
}

std::string outcome_lines(const situation& here) {
    auto text = std::string{};
    for (const auto* list : {&here.outcomes, &here.news})
        for (const auto& o : *list)
            text += in_words(o) + " " + o.delivery + " " + iso(o.known) +
                    (o.settled ? " settled" : "") + "\n";
    return text;
}

}  // namespace

TEST_SUITE("invariant 4: due days do not depend on when or how often one asks") {
    TEST_CASE("what is due by a day is the same for every horizon from that day on") {
        auto roll = dice{51};
        auto reasons = std::map<obligation_reason, int>{};
        for (int n = 0; n < 200; ++n) {
            const auto log = any_world(roll);
            const auto as_of = world_begins + roll.between(0, 70);
            const auto all = obligations_on(log, iso(as_of), iso(horizon));
            const auto now = state_on(log, iso(as_of));
            const auto who = parties_of(now);
            const auto there = presence_of(now, who);
            const auto usual = policy{};
            CAPTURE(n);
            for (int i = 0; i < 6; ++i) {
                const auto until = world_begins + roll.between(0, 85);
                auto same = all;
                std::erase_if(same, [&](const obligation& o) { return o.due > until; });
                CAPTURE(iso(until));
                CHECK(in_words(owing{now, who, there, usual, until}.obligations()) ==
                      in_words(same));
            }
            for (const auto& o : all)
                for (const auto& p : o.parts) ++reasons[p.reason];
        }
        for (const auto reason :
             {obligation_reason::calendar, obligation_reason::milestone, obligation_reason::metric,
              obligation_reason::combination, obligation_reason::host, obligation_reason::silence})
            CHECK(reasons[reason] > 30);
    }

    TEST_CASE("what was due by a day is the same as it is known on every later day") {
        auto roll = dice{52};
        for (int n = 0; n < 200; ++n) {
            const auto log = any_world(roll);
            const auto day = world_begins + roll.between(0, 60);
            const auto that_day = due_by(obligations_on(log, iso(day)), day);
            CAPTURE(n);
            CAPTURE(iso(day));
            for (const auto later : {day + 1, day + roll.between(2, 10), world_ends})
                CHECK(due_by(obligations_on(log, iso(later), iso(horizon)), day) == that_day);
        }
    }

    TEST_CASE("asking twice, and in between for less, gives the same") {
        auto roll = dice{53};
        for (int n = 0; n < 40; ++n) {
            const auto log = any_world(roll);
            const auto now = state_on(log, iso(world_begins + roll.between(0, 70)));
            const auto who = parties_of(now);
            const auto there = presence_of(now, who);
            const auto usual = policy{};
            const auto owes = owing{now, who, there, usual, horizon};
            const auto first = in_words(owes.obligations());
            for (auto d = world_begins; d < world_ends; d += 9)
                (void)owing{now, who, there, usual, d}.obligations();
            CHECK(in_words(owes.obligations()) == first);
            CHECK(in_words(owing{now, who, there, usual, horizon}.obligations()) == first);
        }
    }
}

TEST_SUITE("nothing else moves what is owed, or what came of it") {
    TEST_CASE("the order in which entries arrive") {
        auto roll = dice{54};
        for (int n = 0; n < 60; ++n) {
            const auto log = any_world(roll);
            auto entries = log.entries();
            roll.shuffle(entries);
            auto other = a_log();
            for (const auto& e : entries) other.add(e);
            const auto as_of = world_begins + roll.between(0, 70);
            CAPTURE(n);
            CHECK(all_owed(other, as_of, horizon) == all_owed(log, as_of, horizon));
        }
    }

    TEST_CASE("a state that grew entry by entry, in any order") {
        auto roll = dice{55};
        for (int n = 0; n < 30; ++n) {
            const auto log = any_world(roll).build();
            const auto at_once = fold(log, {}, to_date(world_ends));
            auto shuffled = log.standing(to_date(world_ends));
            roll.shuffle(shuffled);
            auto grown = state{to_date(world_ends), {}};
            for (const auto& e : shuffled) grown.apply(e);
            const auto usual = policy{};
            CAPTURE(n);
            CHECK(outcome_lines(situation{grown, usual, horizon}) ==
                  outcome_lines(situation{at_once, usual, horizon}));
        }
    }

    TEST_CASE("entries that are none of the rhythm's: asks, links, events, other items and flags") {
        auto roll = dice{56};
        for (int n = 0; n < 60; ++n) {
            const auto log = any_world(roll);
            auto more = log;
            more.entry("pier", "2025-12-01", work_item{"Pier", {{"ana"}}, "website"})
                .add(the_metric(0, "churn"));
            for (auto d = world_begins - 3; d <= world_ends; ++d) {
                const auto day_of = iso(d);
                const auto add = [&](const char* what, entry_body body) {
                    if (roll.once_in(6)) more.entry(what + day_of, day_of, std::move(body));
                };
                add("x-ask-", ask{{{"bo"}}, {{"ana"}}, "website"});
                add("x-link-", upward::link{{{"site"}}, {{"nps"}}, {.5}});
                add("x-event-",
                    event{day(day_of), "Board", "website", event_type::board, {{"bo"}}});
                add("x-state-", at_percent(roll.between(0, 100), "pier"));
                add("x-flag-", flag{"launch", roll.once_in(2)});
                add("x-told-", tell("carla", "nps"));
                add("x-act-", detail_act{{{"bo"}}, ask_sort::detail});
                add("x-decision-", decision_made{{}, true});
                auto own = update{};
                own.due = day(day_of);
                add("x-own-", own);
                add("x-proposal-", rhythm_proposed{{"operating"}, refs({"notes"})});
            }
            const auto usual = policy{};
            const auto as_of = iso(world_begins + roll.between(0, 70));
            const auto a = state_on(log, as_of), b = state_on(more, as_of);
            CAPTURE(n);
            CHECK(outcome_lines(situation{a, usual, horizon}) ==
                  outcome_lines(situation{b, usual, horizon}));
        }
    }
}

TEST_SUITE("invariant 5") {
    TEST_CASE("no obligation is due on a free day or in the report's leave, nor before its cause") {
        auto roll = dice{57};
        for (int n = 0; n < 200; ++n) {
            const auto log = any_world(roll);
            const auto now = state_on(log, iso(world_ends));
            const auto who = parties_of(now);
            const auto there = presence_of(now, who);
            const auto usual = policy{};
            const auto owes = owing{now, who, there, usual, horizon};
            auto all = owes.obligations();
            all.insert(all.end(), owes.problems().begin(), owes.problems().end());
            CAPTURE(n);
            for (const auto& o : all) {
                CAPTURE(in_words(o));
                CHECK(there.report.is_working(o.due));
                CHECK(there.report.is_working(o.last));
                CHECK(o.opens <= o.due);
                CHECK(o.due <= o.last);
                for (const auto& p : o.parts) CHECK(p.cause.value_or(o.due) <= o.due);
            }
        }
    }

    TEST_CASE("a rule owes at most one a day, but for what spacing put off") {
        auto roll = dice{58};
        for (int n = 0; n < 100; ++n) {
            auto taken = std::set<std::pair<std::string, day_number>>{};
            CAPTURE(n);
            for (const auto& o : obligations_on(any_world(roll), iso(world_ends), iso(horizon))) {
                if (o.due != o.parts.front().due) continue;
                CAPTURE(in_words(o));
                CHECK(taken.emplace(o.rule, o.due).second);
            }
        }
    }

    TEST_CASE("what is due of itself is due under the version that owes it") {
        auto roll = dice{59};
        for (int n = 0; n < 200; ++n) {
            const auto log = any_world(roll);
            const auto now = state_on(log, iso(world_ends));
            CAPTURE(n);
            for (const auto& o : obligations_on(log, iso(world_ends), iso(horizon)))
                for (const auto& p : o.parts) {
                    auto stands = false;
                    for (const auto& v : agreements(now))
                        stands =
                            stands || (v.from == p.agreed && v.from <= p.due && p.due < v.until &&
                                       (p.reason == obligation_reason::silence ||
                                        std::count(v.rules.begin(), v.rules.end(), p.rule)));
                    CAPTURE(p.name);
                    CHECK(stands);
                }
        }
    }

    TEST_CASE("while a rhythm is agreed, its maximum silence is never exceeded") {
        auto roll = dice{60};
        auto silent = 0;
        for (int n = 0; n < 200; ++n) {
            const auto log = any_world(roll);
            const auto now = state_on(log, iso(world_ends));
            const auto there = presence_of(now, parties_of(now));
            const auto all = obligations_on(log, iso(world_ends), iso(horizon));
            CAPTURE(n);
            const auto versions = agreements(now);
            for (const auto& v : versions) {
                if (!v.silence_wd) continue;
                ++silent;
                for (auto d = there.report.next(v.from); d < v.until && d <= horizon;
                     d = there.report.add(d, 1)) {
                    auto last = *agreed_since(versions, v.from);
                    for (const auto& o : all)
                        if (o.due <= d) last = std::max(last, o.due);
                    CAPTURE(iso(d));
                    CHECK(there.report.count(last, d) <= *v.silence_wd);
                }
            }
        }
        CHECK(silent > 100);
    }
}

TEST_SUITE("a time without an agreement") {
    TEST_CASE("a milestone that is reached in it is not owed") {
        const auto owed_when_reached = [](std::string_view day) {
            const auto log = declared({{"steps", on_milestones().within(20)}})
                                 .add(the_site())
                                 .entry("v", "2026-01-05", agreement({"steps"}))
                                 .entry("e", "2026-01-13", the_end())
                                 .entry("s", day, in_state("live"))
                                 .entry("b", "2026-02-03", agreement({"steps"}));
            return due_by(obligations_on(log, "2026-03-10", "2026-03-31"), on("2026-03-31"));
        };
        CHECK(owed_when_reached("2026-01-20") == "");
        CHECK(owed_when_reached("2026-02-03") == "2026-03-03 steps@2026-03-03\n");
    }
}
