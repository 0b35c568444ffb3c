// SPDX-License-Identifier: BSL-1.0
#include <upward/train/advice.hpp>

#include "train/arrange.hpp"

#include <upward/rhythm/adherence.hpp>

#include <doctest/doctest.h>

#include <string>
#include <variant>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

using enum rhythm_stage;

/// Notes are agreed, the first of them in June: none is missed meanwhile.
log_builder notes() {
    return agreed("2026-01-05", {{"notes", a_rule("FREQ=WEEKLY;BYDAY=MO,TH").start("2026-06-01")}});
}

judged_day on_a_monday(const log_builder& log = notes()) { return {log, "2026-03-02"}; }

/// A promise that was missed without a word, on Friday 2026-02-20.
log_builder a_miss() {
    auto log = notes();
    log.entry("p", "2026-02-16",
              promise{.to = {{"bo"}}, .text = "the draft", .due = day("2026-02-20")});
    return log.entry("o", "2026-02-20",
                     promise_outcome{.promise = {{"p"}}, .result = promise_result::missed});
}

/// A problem known on a day, told to Bo by Ana on another, or never.
log_builder news(std::string_view known, std::string_view told_on = {}) {
    auto log = notes();
    log.entry("vendor", known, problem{.topic = "vendor", .severity = {2}, .known = day(known)});
    if (!told_on.empty()) log.entry("told", told_on, told{{{{"vendor"}}}, {{"bo"}}});
    return log;
}

std::string argument(const message& m, std::string_view name) {
    const auto found = m.arguments.find(name);
    if (found == m.arguments.end()) return "none";
    if (const auto* text = std::get_if<std::string>(&found->second)) return *text;
    if (const auto* whole = std::get_if<std::int64_t>(&found->second))
        return std::to_string(*whole);
    return short_number(std::get<double>(found->second));
}

/// One argument of the first advice of a key.
std::string said(const judged_day& day, std::string_view key, std::string_view name) {
    for (const auto& m : day.messages())
        if (m.key == key) return argument(m, name);
    return "no " + std::string{key};
}

/// "unwarned_miss 2026-02-20 o competence, not owned".
std::string repair(const judged_day& day) {
    const auto get = [&](std::string_view name) { return said(day, "advice.repair", name); };
    return get("what") + " " + get("on") + " " + get("entry") + " " + get("kind") +
           (get("owned") == "yes" ? ", owned" : ", not owned");
}

}  // namespace

TEST_SUITE("each stage has its advice, or none") {
    TEST_CASE("propose a rhythm while nothing is agreed") {
        CHECK(on_a_monday().stage(baseline).kept({}).no_claim(0).advises() == "propose_rhythm");
    }

    TEST_CASE("ask what changed in a relapse though updates were reliable, exactly from .9 on") {
        CHECK(on_a_monday().stage(relapse).kept(.9).advises() == "ask_what_changed");
        CHECK(on_a_monday().stage(relapse).kept(.8999).advises() == "");
    }

    TEST_CASE("a relapse has either the question or a tighter rhythm, never both") {
        for (const auto kept : {.5, .85, .8999, .9, .95, 1.0}) {
            const auto day = on_a_monday().stage(relapse).kept(kept);
            CHECK((day.advises() == "ask_what_changed") != day.proposal().has_value());
        }
    }

    TEST_CASE("look ahead on a plateau") {
        CHECK(on_a_monday().stage(plateau).advises() == "look_ahead");
    }

    TEST_CASE("while it holds, eases or is weaned there is nothing to do") {
        CHECK(on_a_monday().stage(holding).advises() == "");
        CHECK(on_a_monday().stage(easing).advises() == "");
        CHECK(on_a_monday().stage(weaned).advises() == "");
    }
}

TEST_SUITE("before a review") {
    const auto reviewed = [](std::string_view iso, std::string who = "bo") {
        return notes().entry("review", "2026-01-12", a_review(iso, std::move(who)));
    };

    TEST_CASE("what is weaned waits for it, and is told its day") {
        const auto day = on_a_monday(reviewed("2026-03-16")).stage(weaned);
        CHECK(day.advises() == "wait_for_review");
        CHECK(said(day, "advice.wait_for_review", "review") == "2026-03-16");
    }

    TEST_CASE("so does what is due to be tighter, but nothing that is not due") {
        const auto day = [&] { return on_a_monday(reviewed("2026-03-16")); };
        CHECK(day().stage(relapse).kept(.5).advises() == "wait_for_review");
        CHECK(day().stage(weaned).kept(.86).advises() == "");
        CHECK(day().stage(relapse).kept({}).advises().find("wait") == std::string::npos);
    }

    TEST_CASE("of several the nearest one is named") {
        auto log = reviewed("2026-03-16").entry("r-2", "2026-01-12", a_review("2026-03-06"));
        log.entry("r-3", "2026-01-12", a_review("2026-02-27"));
        CHECK(said(on_a_monday(log).stage(weaned), "advice.wait_for_review", "review") ==
              "2026-03-06");
    }

    TEST_CASE("not for one that is farther away, over, or another's") {
        CHECK(on_a_monday(reviewed("2026-03-17")).stage(weaned).advises() == "");
        CHECK(on_a_monday(reviewed("2026-02-27")).stage(weaned).advises() == "");
        CHECK(on_a_monday(reviewed("2026-03-16", "carla")).stage(weaned).advises() == "");
    }

    TEST_CASE("what holds or eases has nothing to wait for") {
        CHECK(on_a_monday(reviewed("2026-03-16")).stage(easing).advises() == "");
        CHECK(on_a_monday(reviewed("2026-03-16")).stage(holding).advises() == "");
    }
}

TEST_SUITE("repair") {
    TEST_CASE("a lapse of competence is owned, fixed and dated") {
        CHECK(on_a_monday(a_miss()).advises() == "repair");
        CHECK(repair(on_a_monday(a_miss())) == "unwarned_miss 2026-02-20 o competence, not owned");
    }

    TEST_CASE("one that was owned still has to be fixed, until it is repaired") {
        auto log = a_miss().entry("own", "2026-02-23", lapse_response{{{"o"}}, lapse_act::owned});
        CHECK(repair(on_a_monday(log)) == "unwarned_miss 2026-02-20 o competence, owned");
        log.entry("fix", "2026-02-24", lapse_response{{{"o"}}, lapse_act::repaired});
        CHECK(on_a_monday(log).advises() == "");
    }

    TEST_CASE("a charge of integrity is answered by evidence or by owning it") {
        const auto log = notes().entry("d", "2026-02-20", deception{"the numbers of last year"});
        CHECK(repair(on_a_monday(log)) == "deception 2026-02-20 d integrity, not owned");
    }

    TEST_CASE("of several what nobody owned comes first, then the newest") {
        auto log = a_miss();
        log.entry("q", "2026-02-16",
                  promise{.to = {{"bo"}}, .text = "the plan", .due = day("2026-02-25")});
        log.entry("o-2", "2026-02-25",
                  promise_outcome{.promise = {{"q"}}, .result = promise_result::missed});
        CHECK(repair(on_a_monday(log)) == "unwarned_miss 2026-02-25 o-2 competence, not owned");
        log.entry("own", "2026-02-26", lapse_response{{{"o-2"}}, lapse_act::owned});
        CHECK(repair(on_a_monday(log)) == "unwarned_miss 2026-02-20 o competence, not owned");
        log.entry("own-2", "2026-02-26", lapse_response{{{"o"}}, lapse_act::owned});
        CHECK(repair(on_a_monday(log)) == "unwarned_miss 2026-02-25 o-2 competence, owned");
    }

    TEST_CASE("is advised for 90 days") {
        CHECK(judged_day{a_miss(), "2026-05-21"}.advises() == "repair");
        CHECK(judged_day{a_miss(), "2026-05-22"}.advises() == "");
    }

    TEST_CASE("comes before everything else") {
        CHECK(on_a_monday(a_miss()).stage(plateau).advises() == "repair, look_ahead");
    }
}

TEST_SUITE("while sincerity is locked") {
    TEST_CASE("no technique is advised, at no stage") {
        const auto reviewed = notes().entry("review", "2026-01-12", a_review("2026-03-16"));
        for (const auto s : {baseline, relapse, plateau, holding, easing, weaned})
            CHECK(on_a_monday(reviewed).stage(s).locked().advises() == "");
    }

    TEST_CASE("repair and openness still are") {
        auto log = news("2026-03-02").entry("d", "2026-02-20", deception{"the numbers"});
        CHECK(on_a_monday(log).stage(plateau).locked().advises() == "repair, bring_bad_news");
    }
}

TEST_SUITE("bring bad news yourself") {
    TEST_CASE("while some is untold, and how much") {
        auto log = news("2026-03-02");
        CHECK(on_a_monday(log).advises() == "bring_bad_news");
        CHECK(said(on_a_monday(log), "advice.bring_bad_news", "untold") == "1");
        log.entry("budget", "2026-02-27",
                  problem{.topic = "budget", .severity = {1}, .known = day("2026-02-27")});
        CHECK(said(on_a_monday(log), "advice.bring_bad_news", "untold") == "2");
    }

    TEST_CASE("not once it was told in time") {
        CHECK(on_a_monday(news("2026-02-26", "2026-03-02")).advises() == "");
    }

    TEST_CASE("for 30 days after a surprise, though nothing is untold") {
        // Known Mon 2026-03-02, to be told by Wed 03-04.
        const auto log =
            news("2026-03-02", "2026-03-09")
                .entry("fix", "2026-03-10", lapse_response{{{"vendor"}}, lapse_act::repaired});
        CHECK(judged_day{log, "2026-04-03"}.advises() == "bring_bad_news");
        CHECK(said(judged_day{log, "2026-04-03"}, "advice.bring_bad_news", "untold") == "0");
        CHECK(judged_day{log, "2026-04-04"}.advises() == "");
    }

    TEST_CASE("not for what the boss heard before the report could know") {
        const auto log = news("2026-03-02").entry("heard", "2026-02-27", surprise{{{"vendor"}}});
        CHECK(on_a_monday(log).advises() == "");
    }
}

TEST_SUITE("what cannot be said yet is said so") {
    TEST_CASE("whether the asks fell, with too little before the agreement") {
        const auto day = on_a_monday().stage(holding).no_claim(3);
        CHECK(day.advises() == "no_claim_yet");
        CHECK(said(day, "advice.no_claim_yet", "days") == "3");
        CHECK(said(day, "advice.no_claim_yet", "needed") == "5");
    }

    TEST_CASE("how reliable the updates are, before the first outcome") {
        CHECK(on_a_monday().stage(holding).kept({}).advises() == "no_outcome_yet");
    }

    TEST_CASE("the stage, with fewer than four due") {
        const auto day = on_a_monday().stage(establishing);
        CHECK(day.advises() == "no_stage_yet");
        CHECK(said(day, "advice.no_stage_yet", "needed") == "4");
    }

    TEST_CASE("all of them, in this order, when a rhythm begins with the relationship") {
        CHECK(on_a_monday().stage(establishing).kept({}).no_claim(0).advises() ==
              "no_claim_yet, no_outcome_yet, no_stage_yet");
    }

    TEST_CASE("nothing of it before anything is agreed") {
        CHECK(on_a_monday().stage(baseline).kept({}).no_claim(10).advises() == "propose_rhythm");
    }
}

TEST_SUITE("the story of the new report is advised as its checkpoints say") {
    const auto advice_on = [](std::string_view iso) {
        const auto ws = example("new_report");
        const auto now = ws.state_at(day(iso));
        const auto here = situation{now, ws.policy(), now.as_of()};
        auto text = std::string{};
        for (const auto& m :
             advice_of(here, trust_standing{here},
                       adherence<double>(here.outcomes, here.today(), ws.policy().rhythm)))
            text += (text.empty() ? "" : ", ") + m.key.substr(7);
        return text;
    };

    TEST_CASE("propose a rhythm on 01-16; bring bad news and repair on 02-20") {
        CHECK(advice_on("2026-01-16") == "propose_rhythm");
        CHECK(advice_on("2026-02-20") == "repair, bring_bad_news");
    }
}
