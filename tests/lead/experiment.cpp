// SPDX-License-Identifier: BSL-1.0
//
// The trial of arrange.hpp: from Monday 2026-01-05 to Friday 2026-07-03, to be closed by Friday the
// 10th; it has a cost cap of 100 where money is spent.
#include <upward/lead/experiment.hpp>

#include "lead/arrange.hpp"

#include <upward/model/shared.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

experiment capped(double cap) {
    auto e = a_trial();
    e.cap = {cap};
    return e;
}

amendment amends(std::vector<criterion> criteria, std::vector<ref<person>> names = both()) {
    return {.experiment = {{"trial"}}, .criteria = std::move(criteria), .names = std::move(names)};
}

criterion faster_by(double threshold) {
    return {{"faster"}, criterion_type::change, {{"cycle"}}, 0, comparison::le, threshold};
}

amendment to_end(std::string_view iso) {
    auto a = amends({});
    a.end = day(iso);
    return a;
}

std::vector<ref<person>> ana_and(std::string other) { return {{{"ana"}}, {{std::move(other)}}}; }

log_builder all_read(log_builder log, std::string_view iso) {
    log.entry("r-1", iso, reading{{{"cycle"}}, -11});
    log.entry("r-2", iso, reading{{{"rating"}}, 71});
    return log.entry("r-3", iso, reading{{{"cost"}}, 0});
}

}  // namespace

TEST_SUITE("the box") {
    TEST_CASE("before its start nothing is frozen; on its day it is") {
        const auto before = sheet_on(with_trial(), "2026-01-04");
        CHECK(before.status == experiment_status::planned);
        CHECK_FALSE(before.frozen);
        CHECK(before.days_left == 179);
        CHECK_FALSE(before.likely);
        const auto s = sheet_on(with_trial(), "2026-01-05");
        CHECK(s.status == experiment_status::running);
        CHECK(s.frozen);
        CHECK(s.hash == before.hash);
        CHECK(s.days_left == 179);
    }

    TEST_CASE("on its end it is due, unclosed to the fifth working day after, then an overrun") {
        CHECK(sheet_on(with_trial(), "2026-07-02").status == experiment_status::running);
        const auto due = sheet_on(with_trial(), "2026-07-03");
        CHECK(due.status == experiment_status::due);
        CHECK(due.days_left == 0);
        CHECK(keys(due.advice).starts_with("close_today"));
        CHECK(keys(sheet_on(with_trial(), "2026-07-06").advice).starts_with("close"));
        CHECK(sheet_on(with_trial(), "2026-07-09").status == experiment_status::due);
        const auto late = sheet_on(with_trial(), "2026-07-10");
        CHECK(late.status == experiment_status::overrun);
        CHECK(keys(late.advice) == "own_overrun");
    }

    TEST_CASE("a closing after the overrun does not undo it") {
        const auto log = with_trial().entry("c", "2026-07-13", closed());
        CHECK(sheet_on(log, "2026-07-13").status == experiment_status::overrun);
    }

    TEST_CASE("closed early it is judged by what was read until then") {
        const auto log = all_read(with_trial(), "2026-03-02").entry("c", "2026-03-02", closed());
        const auto s = sheet_on(log, "2026-06-01");
        CHECK(s.status == experiment_status::closed);
        CHECK(s.verdict == experiment_verdict::pass);
        const auto later = log_builder{log}.entry("r-4", "2026-04-01", reading{{{"rating"}}, 5});
        CHECK(sheet_on(later, "2026-06-01").verdict == experiment_verdict::pass);
    }
}

TEST_SUITE("readings") {
    TEST_CASE("unread at the end is failed, before it is open") {
        const auto log = with_trial()
                             .entry("r-1", "2026-03-02", reading{{{"cycle"}}, -9})
                             .entry("r-2", "2026-03-02", reading{{{"cost"}}, 0});
        const auto running = sheet_on(log, "2026-04-01");
        CHECK(criterion_of(running, "rated").pace == pace_state::unread);
        CHECK(running.likely == experiment_verdict::open);
        CHECK(keys(running.advice) == "unread");
        const auto over = sheet_on(log, "2026-07-04");
        CHECK(criterion_of(over, "rated").passed == false);
        CHECK(over.verdict == experiment_verdict::fail);
    }

    TEST_CASE("readings before the box and after its end do not count") {
        const auto log = all_read(all_read(with_trial(), "2026-01-04"), "2026-07-04");
        auto outside = with_trial()
                           .entry("b", "2026-01-04", reading{{{"rating"}}, 90})
                           .entry("a", "2026-07-04", reading{{{"rating"}}, 90});
        CHECK(criterion_of(sheet_on(outside, "2026-07-06"), "rated").passed == false);
    }

    TEST_CASE("a reading may name the criterion; the newest counts") {
        const auto log = with_trial()
                             .entry("r-1", "2026-03-02", reading{{{"rated"}}, 71})
                             .entry("r-2", "2026-03-03", reading{{{"rating"}}, 50})
                             .entry("r-3", "2026-03-04", reading{{{"rated"}}, 65});
        CHECK(criterion_of(sheet_on(log, "2026-03-03"), "rated").reading == 50);
        CHECK(criterion_of(sheet_on(log, "2026-03-04"), "rated").reading == 65);
    }

    TEST_CASE(
        "without a base a change counts from the last reading up to the start, else the metric's") {
        auto e = a_trial();
        e.criteria[0].base.reset();
        const auto log = with_trial(e);
        CHECK(criterion_of(sheet_on(log, "2026-02-02"), "faster").base == 0);
        const auto read = log_builder{log}.entry("r", "2026-01-02", reading{{{"cycle"}}, 4});
        const auto line = criterion_of(sheet_on(read, "2026-02-02"), "faster");
        CHECK(line.base == 4);
        CHECK(line.target == -6);
    }

    TEST_CASE("its result moves no trust, nor does a side benefit") {
        const auto before = trust_on(with_trial(), "2026-06-30").overall;
        auto log = all_read(with_trial(), "2026-06-30");
        log.entry("b", "2026-06-30", an_event_of(experiment_event_sort::side_benefit));
        log.entry("res", "2026-06-30", result_recorded{.experiment = {{{"trial"}}}, .met = true});
        CHECK(trust_on(log, "2026-06-30").overall == before);
        CHECK(sheet_on(log, "2026-06-30").side_benefits.size() == 1);
    }

    TEST_CASE("closing a failed one as agreed builds trust, an overrun costs it") {
        const auto running = trust_on(with_trial(), "2026-07-13").overall;
        const auto log = with_trial().entry("c", "2026-07-03", closed());
        CHECK(sheet_on(log, "2026-07-03").verdict == experiment_verdict::fail);
        CHECK(trust_on(log, "2026-07-03").overall > trust_on(with_trial(), "2026-07-03").overall);
        CHECK(running < trust_on(with_trial(), "2026-07-09").overall);
    }
}

TEST_SUITE("rules") {
    TEST_CASE("any, and two of three") {
        auto log = all_read(with_trial(a_trial(verdict_rule::any)), "2026-03-02");
        CHECK(sheet_on(log, "2026-03-02").likely == experiment_verdict::pass);
        auto two = a_trial(verdict_rule::k);
        two.k = bounded<1, 50>{2};
        const auto read = with_trial(two)
                              .entry("r-1", "2026-06-01", reading{{{"cycle"}}, -1})
                              .entry("r-2", "2026-06-01", reading{{{"rating"}}, 71});
        CHECK(sheet_on(read, "2026-06-01").likely == experiment_verdict::open);
        CHECK(sheet_on(read, "2026-07-04").verdict == experiment_verdict::fail);
        CHECK(sheet_on(log_builder{read}.entry("r-3", "2026-06-02", reading{{{"cost"}}, 0}),
                       "2026-07-04")
                  .verdict == experiment_verdict::pass);
    }

    TEST_CASE("without criteria there is no verdict, and that is said") {
        auto e = a_trial();
        e.criteria.clear();
        const auto s = sheet_on(with_trial(e), "2026-07-04");
        CHECK_FALSE(s.verdict);
        CHECK(keys(s.advice) == "close, no_criteria");
    }
}

TEST_SUITE("cost") {
    TEST_CASE("what is spent adds up, and is projected to the end") {
        const auto log = with_trial(capped(100))
                             .entry("s-1", "2026-02-02", spent(20))
                             .entry("s-2", "2026-03-02", spent(20));
        const auto cost = sheet_on(log, "2026-04-03").cost;
        CHECK(cost.spent == 40);
        CHECK(rounded(*cost.projected, 4) == 81.3636);
        CHECK(cost.on_pace);
        CHECK_FALSE(sheet_on(log, "2026-03-05").cost.on_pace);  // 40 after 59 of 179 days
    }

    TEST_CASE("a breach of the cap stops it on that day, and it is to be closed") {
        const auto log = with_trial(capped(100))
                             .entry("s-1", "2026-02-02", spent(100))
                             .entry("s-2", "2026-03-02", spent(.5));
        CHECK(sheet_on(log, "2026-02-27").status == experiment_status::running);
        const auto s = sheet_on(log, "2026-03-02");
        CHECK(s.status == experiment_status::stopped);
        CHECK(s.end == day("2026-03-02"));
        CHECK(s.close_by == day("2026-03-09"));
        CHECK(s.cost.breached_on == day("2026-03-02"));
        CHECK(keys(s.advice).starts_with("cap_breached"));
        CHECK(sheet_on(log, "2026-03-09").status == experiment_status::overrun);
        const auto ended = log_builder{log}.entry("c", "2026-03-06", closed());
        CHECK(sheet_on(ended, "2026-03-09").status == experiment_status::closed);
    }

    TEST_CASE("both may raise the cap in time, and it goes on") {
        auto more = amends({});
        more.cap = amount{200};
        const auto log = with_trial(capped(100)).entry("s-1", "2026-03-02", spent(150));
        const auto in_time = log_builder{log}.entry("a", "2026-03-05", more);
        CHECK(sheet_on(in_time, "2026-03-05").status == experiment_status::running);
        CHECK(sheet_on(in_time, "2026-03-05").end == day("2026-07-03"));
        const auto late = log_builder{log}.entry("a", "2026-03-10", more);
        CHECK(sheet_on(late, "2026-03-10").status == experiment_status::overrun);
        CHECK(sheet_on(late, "2026-03-10").amendments.at(0).effect ==
              amendment_effect::after_the_end);
    }
}

TEST_SUITE("amendments") {
    TEST_CASE("both change a criterion: what changed, and the hash before and after") {
        const auto log = with_trial().entry("a", "2026-03-02", amends({faster_by(-8)}));
        const auto before = sheet_on(with_trial(), "2026-03-02");
        const auto s = sheet_on(log, "2026-03-02");
        CHECK(criterion_of(s, "faster").threshold == -8);
        REQUIRE(s.amendments.size() == 1);
        const auto& a = s.amendments[0];
        CHECK(a.effect == amendment_effect::counts);
        CHECK(a.changed == std::vector<id>{{"faster"}});
        CHECK(a.hash_before == before.hash);
        CHECK(a.hash_after == s.hash);
        CHECK(s.hash != before.hash);
        CHECK(s.hash_at_start == before.hash);
        CHECK(a.names.size() == 2);
    }

    TEST_CASE("one that does not name both changes nothing, and says so") {
        const auto log =
            with_trial().entry("a", "2026-03-02", amends({faster_by(-1)}, ana_and("carla")));
        const auto s = sheet_on(log, "2026-03-02");
        CHECK(criterion_of(s, "faster").threshold == -10);
        CHECK(s.hash == s.hash_at_start);
        CHECK(s.amendments.at(0).effect == amendment_effect::not_both);
        CHECK(keys(s.advice).find("name_both") != std::string::npos);
    }

    TEST_CASE("one before the start is part of what freezes") {
        const auto log = with_trial().entry("a", "2026-01-02", amends({faster_by(-8)}));
        const auto s = sheet_on(log, "2026-01-05");
        CHECK(s.amendments.at(0).effect == amendment_effect::before_the_start);
        CHECK(s.hash == s.hash_at_start);
        CHECK(criterion_of(s, "faster").threshold == -8);
    }

    TEST_CASE("after the end it counts only where it sets the experiment running again") {
        const auto criterion_alone = with_trial().entry("a", "2026-07-06", amends({faster_by(-5)}));
        CHECK(sheet_on(criterion_alone, "2026-07-06").amendments.at(0).effect ==
              amendment_effect::after_the_end);
        const auto longer = with_trial().entry("a", "2026-07-06", to_end("2026-08-07"));
        const auto s = sheet_on(longer, "2026-07-06");
        CHECK(s.status == experiment_status::running);
        CHECK(s.end == day("2026-08-07"));
        CHECK(s.days == 214);
    }

    TEST_CASE("once it is closed neither amendments nor spending change it") {
        const auto log = all_read(with_trial(capped(100)), "2026-03-02")
                             .entry("c", "2026-03-10", closed())
                             .entry("a", "2026-03-11", amends({faster_by(-20)}))
                             .entry("e", "2026-03-12", to_end("2026-03-12"))
                             .entry("s", "2026-03-13", spent(500));
        const auto s = sheet_on(log, "2026-03-16");
        CHECK(s.status == experiment_status::closed);
        CHECK(s.verdict == sheet_on(log, "2026-03-10").verdict);
        CHECK(s.hash == s.hash_at_start);
        CHECK(s.end == sheet_on(log, "2026-03-10").end);
        CHECK(s.amendments.at(0).effect == amendment_effect::after_the_end);
        CHECK(s.amendments.at(1).effect == amendment_effect::after_the_end);
    }

    TEST_CASE("the end moves to the amendment's own day at the earliest") {
        const auto past = with_trial().entry("a", "2026-03-02", to_end("2026-02-20"));
        CHECK(sheet_on(past, "2026-03-02").end == day("2026-07-03"));
        CHECK(sheet_on(past, "2026-03-02").amendments.at(0).effect ==
              amendment_effect::ends_before);
        const auto today = with_trial().entry("a", "2026-03-02", to_end("2026-03-02"));
        CHECK(sheet_on(today, "2026-03-02").end == day("2026-03-02"));
        const auto unborn = with_trial().entry("a", "2026-01-02", to_end("2026-01-03"));
        CHECK(sheet_on(unborn, "2026-01-05").end == day("2026-07-03"));
    }

    TEST_CASE("a cap below what is spent stops it on that day") {
        auto less = amends({});
        less.cap = amount{10};
        const auto log = with_trial(capped(100))
                             .entry("s", "2026-02-10", spent(30))
                             .entry("a", "2026-02-12", less);
        const auto s = sheet_on(log, "2026-02-12");
        CHECK(s.status == experiment_status::stopped);
        CHECK(s.end == day("2026-02-12"));
    }

    TEST_CASE("a joint one counts for the boss, also where the people are private") {
        auto log = a_log();
        const auto trial = with_trial();
        for (auto e : trial.entries()) {
            e.visibility =
                holds<person>(e.body) ? visibility_level::private_ : visibility_level::shared;
            log.add(e);
        }
        log.shared("a", "2026-03-02", to_end("2026-08-07"));
        const auto of_boss = shared_state(state_on(log, "2026-03-02"));
        const auto p = policy{};
        const auto here = situation{of_boss, p, of_boss.as_of()};
        const auto s = experiments_of(here, {}).experiments.at(0);
        CHECK(s.amendments.at(0).effect == amendment_effect::counts);
        CHECK(s.amendments.at(0).names.empty());
        CHECK(s.end == day("2026-08-07"));
    }

    TEST_CASE("to the boss it is unclear where it is not shared who the two are") {
        auto log = a_log();
        const auto trial = with_trial();
        for (auto e : trial.entries()) {
            e.visibility =
                holds<relationship>(e.body) ? visibility_level::private_ : visibility_level::shared;
            log.add(e);
        }
        const auto s_on = [](const log_builder& all) {
            const auto open = shared_state(state_on(all, "2026-03-02"));
            const auto p = policy{};
            return experiments_for_boss(situation{open, p, open.as_of()}, {}).experiments.at(0);
        };
        CHECK(s_on(log).hash);
        log.shared("a", "2026-03-02", amends({faster_by(-1)}, ana_and("carla")));
        const auto s = s_on(log);
        CHECK(s.amendments.at(0).effect == amendment_effect::unclear);
        CHECK_FALSE((s.hash || s.likely || s.verdict || s.amendments.at(0).hash_after));
        CHECK(s.hash_at_start);
    }

    TEST_CASE("to the boss no criterion has failed of which no reading is shared") {
        auto log = a_log();
        const auto trial = all_read(with_trial(), "2026-03-02").entry("c", "2026-03-10", closed());
        for (auto e : trial.entries()) {
            e.visibility =
                e.id.text == "r-1" ? visibility_level::private_ : visibility_level::shared;
            log.add(e);
        }
        const auto open = shared_state(state_on(log, "2026-03-16"));
        const auto p = policy{};
        const auto s = experiments_for_boss(situation{open, p, open.as_of()}, {}).experiments.at(0);
        CHECK(sheet_on(log, "2026-03-16").verdict);
        CHECK_FALSE(s.verdict);
        CHECK_FALSE(criterion_of(s, "faster").passed);
        CHECK(criterion_of(s, "rated").passed);
    }

    TEST_CASE("it counts for the boss that there was when it was made") {
        auto log = with_trial().entry("a", "2026-03-02", amends({faster_by(-8)}));
        log.entry("dan-and", "2026-04-01",
                  relationship{{{"ana"}}, {{"dan"}}, {}, day("2026-04-01")});
        CHECK(criterion_of(sheet_on(log, "2026-05-04"), "faster").threshold == -8);
    }

    TEST_CASE("a criterion that comes in by an amendment must pass too") {
        const auto more =
            criterion{{"calm"}, criterion_type::level, {{"turnover"}}, {}, comparison::le, 3};
        const auto log = with_trial().entry("a", "2026-03-02", amends({more}));
        const auto s = sheet_on(log, "2026-03-02");
        CHECK(s.criteria.size() == 4);
        CHECK(s.needed == 4);
    }
}

TEST_SUITE("the day job") {
    log_builder with_notes(const std::vector<std::string_view>& delivered) {
        auto e = a_trial();
        e.day_job = {{{"notes"}}};
        auto log = with_trial(e);
        log.entry("notes", lead_begins, a_rule("FREQ=WEEKLY;BYDAY=MO").made);
        log.entry("agreed", "2026-01-02", agreement({"notes"}));
        return log.add(updates(delivered));
    }

    TEST_CASE("what fell due in the box is kept or suffers; below .85 that is said") {
        const auto kept = sheet_on(with_notes({"2026-01-05", "2026-01-12"}), "2026-01-13");
        CHECK(kept.day_job->adherence == 1);
        CHECK(kept.day_job->obligations == 2);
        CHECK_FALSE(kept.day_job->suffers);
        const auto missed = sheet_on(with_notes({"2026-01-05"}), "2026-01-16");
        CHECK(rounded(*missed.day_job->adherence, 4) < .5);
        CHECK(missed.day_job->suffers);
        CHECK(keys(missed.advice).starts_with("day_job_suffers"));
    }

    TEST_CASE("other rules, and what is due before the start, are not its day job") {
        auto log = with_notes({});
        const auto before = sheet_on(log, "2026-01-05");
        CHECK_FALSE(before.day_job->adherence);
        CHECK(before.day_job->obligations == 0);
        auto other = a_trial();
        other.day_job = {{{"reports"}}};
        CHECK(sheet_on(with_trial(other), "2026-03-02").day_job->obligations == 0);
        CHECK_FALSE(sheet_on(with_trial(), "2026-03-02").day_job);
    }
}

TEST_SUITE("what to tell") {
    TEST_CASE("that it will likely fail is told once it was named since the reading") {
        const auto log = with_trial().entry("r", "2026-04-03", reading{{{"cycle"}}, -3});
        const auto told_of = [&log](std::string subject, std::string_view iso) {
            const auto with = log_builder{log}.entry(
                "t", iso, told{.subjects = {{{std::move(subject)}}}, .to = {{"bo"}}});
            return std::get<std::string>(
                sheet_on(with, "2026-04-10").advice.at(0).arguments.at("told"));
        };
        CHECK(told_of("r", "2026-04-03") == "yes");
        CHECK(told_of("cycle", "2026-04-06") == "yes");
        CHECK(told_of("trial", "2026-04-06") == "yes");
        CHECK(told_of("faster", "2026-04-06") == "yes");
        CHECK(told_of("cycle", "2026-04-02") == "no");
        CHECK(told_of("rating", "2026-04-06") == "no");
    }

    TEST_CASE("to the boss there is neither advice nor a score") {
        auto e = a_trial();
        e.day_job = {{{"notes"}}};
        auto log = with_trial(e);
        log.entry("r", "2026-04-03", reading{{{"cycle"}}, -3});
        const auto a = experiments_for_boss(*scene{log, "2026-07-10"}, {.explain = true});
        const auto& s = a.experiments.at(0);
        CHECK(s.status == experiment_status::ended);
        CHECK(s.advice.empty());
        CHECK(s.day_job->rules.size() == 1);
        CHECK_FALSE(s.day_job->adherence);
        CHECK_FALSE(a.traces);
        CHECK(s.verdict == experiment_verdict::fail);
    }

    TEST_CASE("where a metric is not shared, the boss sees no hash rather than another one") {
        auto log = with_trial();
        log.replace("hide", "", "cost", called("Added cost", a_metric("ana", 0, 0)));
        const auto ws = log.workspace();
        const auto sheet = for_boss(ws, day("2026-03-02"), [](const state& now, const policy& p) {
            return experiments_for_boss(situation{now, p, now.as_of()}, {});
        });
        CHECK_FALSE(sheet.value().experiments.at(0).hash);
        const auto open = for_boss(
            with_trial().workspace(), day("2026-03-02"), [](const state& now, const policy& p) {
                return experiments_for_boss(situation{now, p, now.as_of()}, {});
            });
        CHECK(open.value().experiments.at(0).hash == sheet_on(with_trial(), "2026-03-02").hash);
    }
}

// ---- properties ----

TEST_CASE("criteria change only by an amendment that names both, whatever else is entered") {
    auto roll = dice{10};
    auto changed = 0;
    for (int n = 0; n < 150; ++n) {
        auto log = with_trial();
        auto by_both = false;
        for (int i = 0; i < 6; ++i) {
            const auto name = "e-" + std::to_string(i);
            const auto when = iso(on("2026-01-05") + roll.between(0, 170));
            const auto threshold = faster_by(-roll.between(1, 9));
            switch (roll.below(5)) {
                case 0: log.entry(name, when, amends({threshold}, ana_and("carla"))); break;
                case 1: {
                    auto other = a_trial(verdict_rule::any);
                    other.criteria = {threshold};
                    log.replace(name, when, "trial", shared_entry("", "", other));
                    break;
                }
                case 2: log.entry(name, when, reading{{{"cycle"}}, -4}); break;
                case 3: log.entry(name, when, closed()); break;
                default:
                    if (!roll.once_in(3)) break;
                    log.entry(name, when, amends({threshold}));
                    by_both = true;
            }
        }
        const auto s = sheet_on(log, "2026-06-30");
        if (!by_both) CHECK(s.hash == sheet_on(with_trial(), "2026-01-05").hash);
        CHECK(s.hash_at_start == sheet_on(with_trial(), "2026-01-05").hash);
        if (s.hash == s.hash_at_start) continue;
        ++changed;
        auto counted = false;
        for (const auto& a : s.amendments)
            counted = counted || a.effect == amendment_effect::counts;
        CHECK(counted);
    }
    CHECK(changed > 5);
}

TEST_CASE("with the traces asked for, each projection stands under its criterion's name") {
    const auto log = with_trial().entry("r", "2026-04-03", reading{{{"cycle"}}, -3});
    const auto a = experiments_of(*scene{log, "2026-04-03"}, {.explain = true});
    CHECK(recompute(a.traces->at("trial.faster.projected")) ==
          *criterion_of(a.experiments.at(0), "faster").projected);
    CHECK(recompute(a.traces->at("trial.faster.speed_up")) ==
          *criterion_of(a.experiments.at(0), "faster").speed_up);
    CHECK(a.traces->size() == 2);
}
