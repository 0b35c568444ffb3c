// SPDX-License-Identifier: BSL-1.0
#include <upward/anticipate/needs.hpp>

#include "anticipate/arrange.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

metric a_metric(double weight, std::string owner = "bo") {
    return {.owner = {{std::move(owner)}},
            .name = "a number",
            .unit = "%",
            .weight = {weight},
            .start = 0,
            .target = 100,
            .from = day("2026-01-01"),
            .due = day("2026-06-30")};
}

peer_sign a_sign(std::string who, std::string topic, std::optional<std::int32_t> sign) {
    auto s = peer_sign{.person = {{std::move(who)}}, .topic = std::move(topic)};
    if (sign) s.disposition.sign = bounded<-1, 1>{*sign};
    return s;
}

/// Says of "delivery" .5615, of every other topic .2099.
class two_rates final : public rate_model {
public:
    double probability(const rate_query& q) const override {
        return q.topic == "delivery" ? .5615 : .2099;
    }
    traced explained(const rate_query& q) const override { return {probability(q)}; }
    std::vector<message> because(const rate_query&) const override { return {}; }
};

std::vector<double> chances(const needs_answer& answer, std::string_view topic) {
    auto found = std::vector<double>{};
    for (const auto& daily : answer.daily)
        if (daily.topic == topic)
            for (const auto& d : daily.days) found.push_back(to_4(d.p));
    return found;
}

/// "delivery" serves half of what Bo is measured by, "staffing" a fifth.
log_builder two_topics() {
    auto log = the_three();
    log.entry("delivery", beginning, a_metric(.5)).entry("staffing", beginning, a_metric(.2));
    log.entry("e-1", beginning, an_event("2027-01-04", "delivery"));
    return log.entry("e-2", beginning, an_event("2027-01-04", "staffing"));
}

}  // namespace

TEST_CASE("a likely ask on a weighty metric that a competitor watches ranks above a rare one") {
    auto log = two_topics();
    // Behind by .4 on 2026-04-01, when half of the time has passed; the boss has seen it.
    log.entry("r", "2026-04-01", reading{{{"delivery"}}, 10});
    log.entry("told", "2026-04-01", update{.subjects = {{{"r"}}}});
    log.entry("sign", "2026-04-01", a_sign("felix", "delivery", -1));
    auto still = policy{};
    still.anticipate.pressure_most = 0;  // the case has the rate as the one source
    const auto answer = needs_world{log, "2026-04-01", {}, still}.on("2026-04-01", {}, two_rates{});
    REQUIRE(answer.needs.size() == 2);
    CHECK(answer.needs[0].topic == "delivery");
    CHECK(to_4(answer.needs[0].priority) == .4913);
    CHECK(answer.needs[1].topic == "staffing");
    CHECK(to_4(answer.needs[1].priority) == .0420);
    CHECK(answer.announced == std::vector<std::string>{"delivery"});
}

TEST_CASE("the priorities of the two under the policy as it is: .4913 and .0420") {
    auto log = two_topics();
    log.entry("r", "2026-04-01", reading{{{"delivery"}}, 10});
    log.entry("sign", "2026-04-01", a_sign("felix", "delivery", -1));
    const auto world = needs_world{log, "2026-04-01"};
    const auto today = on("2026-04-01");
    auto& ties = world.index().from(today).ties();
    const auto first = stakes{{{&ties.of("delivery", today).at(0), world.now().all<reading>()[0]}},
                              {world.now().all<peer_sign>()[0]}};
    const auto second = stakes{{{&ties.of("staffing", today).at(0), {}}}};
    const auto p = policy{}.anticipate;
    CHECK(to_4(priority_of<double>(.5615, first, today, p)) == .4913);
    CHECK(to_4(priority_of<double>(.2099, second, today, p)) == .0420);
}

TEST_CASE("the boss's boss, a frenemy and an old sign raise the priority by their share") {
    const auto raised_by = [](const std::string& name, std::string_view iso, entry_body body) {
        auto log = two_topics();
        const auto before = needs_world{log, "2026-04-01"}.on("2026-04-01");
        log.entry(name, iso, std::move(body));
        const auto after = needs_world{log, "2026-04-01"}.on("2026-04-01");
        return to_4(the_need(after, "delivery").priority / the_need(before, "delivery").priority);
    };
    CHECK(raised_by("s", "2026-04-01", a_sign("dana", "delivery", 0)) == 1.15);
    CHECK(raised_by("s", "2026-04-01", a_sign("sam", "delivery", 1)) == 1);
    CHECK(raised_by("s", "2026-04-01", a_sign("kim", "delivery", {})) == 1);
    CHECK(raised_by("s", "2025-10-03", a_sign("felix", "delivery", -1)) == 1.125);
    CHECK(raised_by("x", "2026-03-02", expectation_above{{{"carla"}}, "delivery", {}, "soon"}) ==
          1.25);
    CHECK(raised_by("x", "2026-03-02", expectation_above{{{"bo"}}, "delivery", {}, "soon"}) == 1);
    auto powerful = a_sign("felix", "delivery", -1);
    powerful.power = flag01{1}, powerful.legitimacy = flag01{0};
    CHECK(raised_by("s", "2026-04-01", powerful) == to_4(1 + .25 / 3));
}

TEST_CASE("only the newest sign of a peer counts") {
    auto log = two_topics();
    log.entry("s-1", "2026-03-01", a_sign("felix", "delivery", -1));
    const auto rival = needs_world{log, "2026-04-01"}.on("2026-04-01");
    log.entry("s-2", "2026-03-20", a_sign("felix", "delivery", 1));
    const auto friendly = needs_world{log, "2026-04-01"}.on("2026-04-01");
    CHECK(the_need(rival, "delivery").priority > the_need(friendly, "delivery").priority);
    CHECK(rival.allies.empty());
    REQUIRE(friendly.allies.size() == 1);
    CHECK(friendly.allies[0].person == id{"felix"});
    CHECK(to_string(friendly.allies[0].since) == "2026-03-20");
}

TEST_CASE("a topic that serves no metric counts a tenth") {
    auto log = the_three();
    log.entry("e", beginning, an_event("2027-01-04", "fair"));
    const auto n =
        the_need(needs_world{log, "2026-04-01"}.on("2026-04-01", {}, steady_rate{.5}), "fair");
    CHECK(to_4(n.priority) == .05);
}

TEST_CASE("links lead from work to metrics: the product along a path, the sum over paths") {
    auto log = the_three();
    log.entry("profit", beginning, a_metric(.5, "carla")).entry("cost", beginning, a_metric(.4));
    log.entry("item", beginning, work_item{"Savings", {{"ana"}}, "savings"});
    log.entry("l-1", beginning, upward::link{{{"item"}}, {{"cost"}}, {.5}});
    log.entry("l-2", beginning, upward::link{{{"cost"}}, {{"profit"}}, {.6}});
    log.entry("l-3", beginning, upward::link{{{"item"}}, {{"profit"}}, {.1}});
    log.entry("l-4", beginning, upward::link{{{"profit"}}, {{"item"}}, {1}});  // a circle
    const auto n =
        the_need(needs_world{log, "2026-04-01"}.on("2026-04-01", {}, steady_rate{1}), "savings");
    CHECK(to_4(n.priority) == to_4(.4 * .5 + .5 * (.5 * .6 + .1)));
}

namespace {

/// Felix is a rival on "savings"; Ana's item in it turned red on 02-02 and the boss does not know.
log_builder an_untold_red() {
    auto log = the_three();
    log.entry("felix", "2026-02-02", person{"Felix", person_role::peer});
    log.entry("sign", "2026-02-02", a_sign("felix", "savings", -1));
    log.entry("item", "2026-02-02", work_item{"Fewer licences", {{"ana"}}, "savings"});
    return log.entry("s-1", "2026-02-02",
                     item_state{.item = {{"item"}}, .colour = item_colour::red});
}

event heard_by_felix(std::string_view iso, std::string topic = "savings") {
    auto e = an_event(iso, std::move(topic));
    e.audience = {{{"carla"}}, {{"felix"}}};
    return e;
}

/// "2026-03-06 late of review": each tell-by, whether it has passed, and the event.
std::string leaks_of(const std::vector<leak_risk>& leaks) {
    auto text = std::string{};
    for (const auto& l : leaks)
        text += (text.empty() ? "" : ", ") + to_string(l.tell_by) + (l.late ? " late" : "") +
                " of " + l.event.text;
    return text;
}

}  // namespace

TEST_CASE("a rival in the audience may tell what is untold: by the working day before") {
    auto log = an_untold_red().entry("review", "2026-02-02", heard_by_felix("2026-03-09"));
    const auto world = needs_world{log, "2026-03-03"};
    const auto leaks = world.on("2026-03-03").leaks;
    REQUIRE(leaks.size() == 1);
    CHECK(leaks[0].topic == "savings");
    CHECK(leaks[0].event_name == "the event");
    CHECK(to_string(leaks[0].tell_by) == "2026-03-06");
    CHECK_FALSE(leaks[0].late);
    CHECK(leaks[0].by == std::vector<id>{id{"felix"}});
    CHECK(leaks[0].by_names == std::vector<std::string>{"Felix"});
    CHECK(leaks[0].untold == std::vector<id>{id{"s-1"}});
    CHECK(leaks[0].untold_names == std::vector<std::string>{"Fewer licences"});
    CHECK(world.on("2026-03-03", {.days = {2}}).leaks.empty());
    CHECK(world.on("2026-03-03", {.topic = "hiring"}).leaks.empty());
    log.entry("told", "2026-03-03", update{.subjects = {{{"item"}}}});
    CHECK(needs_world{log, "2026-03-03"}.on("2026-03-03").leaks.empty());
}

TEST_CASE("a rival may tell it at an event on any topic that is known by the day") {
    auto log = an_untold_red().entry("fair", "2026-03-04", heard_by_felix("2026-03-09", "fair"));
    log.entry("alone", "2026-02-02", an_event("2026-03-09", "savings"));
    const auto world = needs_world{log, "2026-03-09"};
    CHECK(leaks_of(world.on("2026-03-03").leaks) == "");
    const auto leaks = world.on("2026-03-04").leaks;
    CHECK(leaks_of(leaks) == "2026-03-06 of fair");
    CHECK(leaks[0].topic == "savings");
    CHECK(leaks_of(world.on("2026-03-09").leaks) == "");
}

TEST_CASE("a leak that can no longer be told of in time is late") {
    const auto world = needs_world{
        an_untold_red().entry("review", "2026-02-02", heard_by_felix("2026-03-09")), "2026-03-08"};
    CHECK(leaks_of(world.on("2026-03-06").leaks) == "2026-03-06 of review");
    CHECK(leaks_of(world.on("2026-03-07").leaks) == "2026-03-06 late of review");
    CHECK(leaks_of(world.on("2026-03-08").leaks) == "2026-03-06 late of review");
}

TEST_CASE("leaks are foreseen up to any day, over holidays and a leave") {
    auto log = an_untold_red().entry("review", "2026-02-02", heard_by_felix("2026-04-07"));
    log.entry("later", "2026-02-02", heard_by_felix("2026-06-01"));
    log.entry("away", "2026-02-02", leave{{{"ana"}}, day("2026-05-25"), day("2026-05-29")});
    const auto world = needs_world{log, "2026-02-02", holidays({"2026-04-03", "2026-04-06"})};
    const auto until = [&world](std::string_view iso) {
        return leaks_of(world.index().leaks_until(on("2026-02-02"), on(iso)));
    };
    CHECK(until("2026-04-01") == "");
    CHECK(until("2026-04-02") == "2026-04-02 of review");
    CHECK(until("2026-06-30") == "2026-04-02 of review, 2026-05-22 of later");
    CHECK(leaks_of(world.on("2026-02-02", {.days = {20}}).leaks) == "");
}

TEST_CASE("what to prepare: the open work, the trouble and the numbers of the topic") {
    auto log = the_three();
    log.entry("savings", beginning, a_metric(.5));
    log.entry("item", "2026-02-02", work_item{"Fewer licences", {{"ana"}}, "savings"});
    log.entry("done", "2026-02-02", work_item{"Fewer desks", {{"ana"}}, "savings"});
    log.entry("s-1", "2026-02-03", item_state{.item = {{"done"}}, .percent = percentage{100}});
    log.entry("told", "2026-02-03", update{.subjects = {{{"done"}}}});
    log.entry("old", "2026-02-03",
              problem{.topic = "savings", .severity = {1}, .known = day("2026-02-03")});
    log.entry("told-old", "2026-02-03", told{{{{"old"}}}, {{"bo"}}});
    log.entry("new", "2026-03-02",
              problem{.topic = "savings",
                      .severity = {1},
                      .known = day("2026-03-02"),
                      .text = "A contract runs on"});
    auto shown = std::string{};
    for (const auto& line : need_on(log, "2026-03-03", "savings").prepare)
        shown += std::string{enum_name(line.sort)} + " " + line.what + (line.untold ? "! " : " ");
    CHECK(shown == "item Fewer licences problem A contract runs on! metric a number ");
}

TEST_CASE("an ask for an event comes on one of the days left before it, likeliest on the need-by") {
    auto log = the_three();
    log.entry("soon", "2026-02-02", an_event("2026-03-05", "soon"));
    log.entry("later", "2026-02-02", an_event("2026-03-10", "later"));
    const auto answer = needs_world{log, "2026-02-27"}.on("2026-02-27", {}, steady_rate{0});
    CHECK(answer.announced == std::vector<std::string>{"later", "soon"});
    CHECK(answer.tomorrow.empty());
    CHECK(chances(answer, "soon") == std::vector<double>{.3, .15, .15, 0, 0});   // 03-02 of three
    CHECK(chances(answer, "later") == std::vector<double>{.1, .1, .1, .2, .1});  // 03-05 of five
}

TEST_CASE("what has not been asked for moves to the days left, and is said on the last of them") {
    auto log = the_three();
    log.entry("review", "2026-02-02", an_event("2026-03-05", "review"));
    const auto on_day = [&log](std::string_view iso) {
        return needs_world{log, iso}.on(iso, {}, steady_rate{0});
    };
    CHECK(chances(on_day("2026-03-02"), "review") == std::vector<double>{.3, .3, 0, 0, 0});
    CHECK(on_day("2026-03-02").tomorrow.empty());
    CHECK(chances(on_day("2026-03-03"), "review") == std::vector<double>{.6, 0, 0, 0, 0});
    CHECK(on_day("2026-03-03").tomorrow == std::vector<std::string>{"review"});
    CHECK(chances(on_day("2026-03-04"), "review") == std::vector<double>{.6, 0, 0, 0, 0});
}

TEST_CASE("learned leads say on which day the ask for an event comes") {
    auto log = the_three();
    for (const auto& [on_day, asked] : {std::pair{"2025-09-11", "2025-09-08"},
                                        {"2025-11-13", "2025-11-07"},
                                        {"2026-01-15", "2026-01-12"}}) {
        log.entry("r-" + std::string{on_day}, beginning, an_event(on_day, "review"));
        log.entry("a-" + std::string{on_day}, asked, an_ask("review"));
    }
    log.entry("next", "2026-02-02", an_event("2026-03-12", "review"));
    // Of .84 over Thu 03-05 to Wed 03-11: leads 5, 4 (once), 3 (twice, and the need-by), 2, 1.
    const auto answer = needs_world{log, "2026-03-04"}.on("2026-03-04", {}, steady_rate{0});
    CHECK(chances(answer, "review") == std::vector<double>{to_4(.84 / 9), to_4(.84 * 2 / 9),
                                                           to_4(.84 * 4 / 9), to_4(.84 / 9),
                                                           to_4(.84 / 9)});
}

TEST_CASE("an ask after trouble comes on one of the days left, likeliest at the usual wait") {
    auto log = the_three();
    log.entry("p", "2026-03-02",
              problem{.topic = "vendor", .severity = {2}, .known = day("2026-03-02")});
    log.entry("told", "2026-03-02", told{{{{"p"}}}, {{"bo"}}});
    const auto on_day = [&log](std::string_view iso, std::int32_t days) {
        return chances(needs_world{log, iso}.on(iso, {.days = {days}}, steady_rate{0}), "vendor");
    };
    CHECK(on_day("2026-03-02", 5) == std::vector<double>{.05, .05, .1, .05, .05});
    CHECK(on_day("2026-03-05", 3) == std::vector<double>{.1, .1, .1});
    CHECK(on_day("2026-03-12", 3) == std::vector<double>{.15, .15, 0});  // until Mon 03-16
}

TEST_CASE("on days of the boss's leave nobody asks, for whatever reason") {
    auto log = the_three();
    log.entry("review", beginning, an_event("2026-03-10", "review"));
    log.entry("p", "2026-03-02",
              problem{.topic = "vendor", .severity = {2}, .known = day("2026-03-02")});
    log.entry("told-p", "2026-03-02", told{{{{"p"}}}, {{"bo"}}});
    log.entry("cost", beginning, a_metric(.5)).entry("r", "2026-03-02", reading{{{"cost"}}, 0});
    log.entry("told-r", "2026-03-02", update{.subjects = {{{"r"}}}});
    const auto behind = 60. / 180;  // of the time between 01-01 and 06-30
    const auto away = [&](std::string_view from, std::string_view to) {
        auto with = log;
        with.entry("away", "2026-02-02", leave{{{"bo"}}, day(from), day(to)});
        return needs_world{with, "2026-03-02"}.on("2026-03-02", {}, steady_rate{0});
    };
    const auto partly = away("2026-03-03", "2026-03-05");  // Fri 03-06 and Mon 03-09 are left
    CHECK(chances(partly, "review") == std::vector<double>{0, 0, 0, .3, .3});
    CHECK(chances(partly, "vendor") == std::vector<double>{0, 0, 0, .15, .15});
    CHECK(chances(partly, "a number") ==
          std::vector<double>{0, 0, 0, to_4(behind / 2), to_4(behind / 2)});
    CHECK(the_need(partly, "review").p_ask == .6);
    CHECK(to_string(the_need(partly, "review").need_by) == "2026-03-05");

    const auto wholly = away("2026-03-03", "2026-03-09");
    for (const auto* topic : {"review", "vendor", "a number"}) {
        CHECK(chances(wholly, topic) == std::vector<double>{0, 0, 0, 0, 0});
        CHECK(the_need(wholly, topic).p_ask == 0);
        CHECK(the_need(wholly, topic).p > 0);
    }
    CHECK(source_of(the_need(wholly, "review"), need_source_kind::cascade) == "2026-03-05 0.6");
    CHECK(wholly.announced.empty());
    CHECK(wholly.tomorrow.empty());
}

TEST_CASE("an event that the boss comes back too late to ask for is not asked for") {
    auto log = the_three();
    log.entry("review", beginning, an_event("2026-03-05", "review"));
    log.entry("away", "2026-02-02", leave{{{"bo"}}, day("2026-03-03"), day("2026-03-05")});
    const auto n =
        the_need(needs_world{log, "2026-03-02"}.on("2026-03-02", {}, steady_rate{0}), "review");
    CHECK(n.p == .6);
    CHECK(n.p_ask == 0);
}

TEST_CASE("the chances of the days add up to that of the whole, without untold changes") {
    const auto story = example("new_report");
    const auto p = policy{};
    const auto now = story.state_at(day("2026-04-03"));
    auto index = needs_index{now, p};
    for (auto d = on("2026-01-05"); d <= on("2026-04-03"); ++d) {
        const auto answer = index.needs_on(d, {}, reference_rate{p.anticipate});
        for (std::size_t i = 0; i < answer.needs.size(); ++i) {
            auto sum = 0.0;
            for (const auto& c : answer.daily[i].days) sum += c.p;
            CHECK(compares_as(sum) == compares_as(answer.needs[i].p_ask));
        }
    }
}

TEST_CASE("one topic is answered alone") {
    const auto answer =
        needs_world{two_topics(), "2026-04-01"}.on("2026-04-01", {.topic = "staffing"});
    REQUIRE(answer.needs.size() == 1);
    CHECK(answer.needs[0].topic == "staffing");
    CHECK(needs_world{two_topics(), "2026-04-01"}
              .on("2026-04-01", {.topic = "nothing"})
              .needs.empty());
}

TEST_CASE("a concern said on 01-20 with a cue on 03-02 has a salience of .9551 on 03-16") {
    auto log = the_three();
    log.entry("worry", "2026-01-20", concern{{{"bo"}}, "hiring", "We lose people"});
    log.entry("cue", "2026-03-02", concern_mention{{{"worry"}}, mention_sort::cue});
    const auto concerns = needs_world{log, "2026-03-16"}.on("2026-03-16").concerns;
    REQUIRE(concerns.size() == 1);
    CHECK(to_4(concerns[0].salience) == .9551);
    CHECK(concerns[0].still_open);
    log.entry("said", "2026-01-20", concern_mention{{{"worry"}}, mention_sort::said});
    CHECK(to_4(needs_world{log, "2026-03-16"}.on("2026-03-16").concerns[0].salience) == .9551);
}

TEST_CASE("a concern fades, is asked about, and is never closed in silence") {
    auto log = the_three();
    log.entry("worry", "2025-06-02", concern{{{"bo"}}, "hiring", "We lose people"});
    const auto on_day = [&log](std::string_view iso) {
        return needs_world{log, iso}.on(iso).concerns;
    };
    CHECK(to_4(on_day("2025-07-12")[0].salience) == .63);
    CHECK_FALSE(on_day("2025-12-18")[0].ask_if_it_matters);  // 199 days: .1004
    CHECK(on_day("2025-12-19")[0].ask_if_it_matters);
    log.entry("closed", "2026-01-05", concern_closed{{{"worry"}}, {{"bo"}}});
    CHECK(on_day("2026-01-05").empty());
    log.entry("again", "2026-02-02", concern_mention{{{"worry"}}});
    CHECK(on_day("2026-02-02").size() == 1);
}

TEST_CASE("a concern is still open when nothing was told of it for 20 wd") {
    auto log = the_three();
    log.entry("worry", "2026-02-02", concern{{{"carla"}}, "hiring", "We lose people"});
    const auto still_open = [&log](std::string_view iso) {
        return needs_world{log, iso}.on(iso).concerns.at(0).still_open;
    };
    CHECK_FALSE(still_open("2026-02-27"));
    CHECK(still_open("2026-03-02"));
    log.entry("told", "2026-02-20", told{{{{"worry"}}}, {{"bo"}}});
    CHECK_FALSE(still_open("2026-03-19"));
    CHECK(still_open("2026-03-20"));
}

TEST_CASE("every number of an answer follows from its trace") {
    const auto story = example("new_report");
    const auto p = policy{};
    const auto now = story.state_at(day("2026-04-03"));
    auto index = needs_index{now, p};
    auto seen = 0;
    for (auto d = on("2026-01-05"); d <= on("2026-04-03"); d += 3)
        for (const auto& n :
             index.needs_on(d, {.explain = true}, reference_rate{p.anticipate}).needs) {
            REQUIRE(n.traces);
            const auto value = [&n](const std::string& of) { return n.traces->at(of).value; };
            for (const auto& [of, tree] : *n.traces) CHECK(recompute(tree) == tree.value);
            CHECK(value("p") == n.p);
            CHECK(value("p_ask") == n.p_ask);
            CHECK(value("priority") == n.priority);
            ++seen;
        }
    CHECK(seen > 50);
}

namespace {

std::size_t leaves_of(const trace& t, trace_op op) {
    auto count = std::size_t{t.op == op};
    for (const auto& part : t.parts) count += leaves_of(part, op);
    return count;
}

/// `events` reviews of Bo, a month apart, and each asked for; and one ahead of 2026-03-12.
trace explained_after(std::int32_t events) {
    auto log = the_three("2016-01-04");
    for (auto n = 0; n < events; ++n) {
        const auto on_day = on("2026-02-12") - 28 * n;
        log.entry("e-" + std::to_string(n), "2016-01-04", an_event(iso(on_day), "results"));
        log.entry("a-" + std::to_string(n), iso(on_day - 2), an_ask("results"));
    }
    log.entry("next", "2026-02-02", an_event("2026-03-12", "results"));
    const auto world = needs_world{log, "2026-03-09"};
    const auto n = the_need(world.on("2026-03-09", {.explain = true}, steady_rate{0}), "results");
    REQUIRE(n.traces);
    CHECK(recompute(n.traces->at("p")) == n.p);
    CHECK(n.traces->at("p").value == n.p);
    return n.traces->at("p");
}

}  // namespace

TEST_CASE("a trace names each occasion while they are few, and counts those before them") {
    const auto few = explained_after(3);
    CHECK(leaves_of(few, trace_op::entry) >= 6);
    CHECK(leaves_of(few, trace_op::measure) == 0);
    const auto many = explained_after(90);
    CHECK(leaves_of(many, trace_op::entry) <= 60);  // of hits, events and near gaps
    CHECK(leaves_of(many, trace_op::measure) >= 2);
    CHECK(leaves_of(explained_after(120), trace_op::entry) == leaves_of(many, trace_op::entry));
}
