// SPDX-License-Identifier: BSL-1.0
//
// One index answers for each earlier day as if the log ended there.
#include <upward/anticipate/needs_index.hpp>

#include "anticipate/arrange.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

/// A year of everything that needs are found from, without corrections.
std::vector<entry> any_year(dice& roll) {
    auto log = the_three("2026-01-05");
    const auto topics = std::vector<std::string>{"budget", "hiring", "vendor", "Cost"};
    const auto things =
        std::vector<std::string>{"item-1", "item-2", "cost", "r-1", "p-1", "worry", "s-3"};
    const auto people = std::vector<std::string>{"ana", "bo", "carla", "dana", "felix"};
    const auto any_day = [&roll] { return iso(on("2026-01-05") + roll.between(0, 180)); };
    const auto topic = [&] { return roll.one_of(topics); };
    const auto someone = [&] { return ref<person>{{roll.one_of(people)}}; };
    for (auto n = 0; n < 120; ++n) {
        const auto no = std::to_string(n);
        const auto when = any_day();
        switch (roll.below(15)) {
            case 0:
            case 1:
            case 2:
            case 3: {
                auto a = an_ask(topic());
                if (roll.once_in(4)) a.by = {{"carla"}}, a.to = {{"bo"}};
                if (roll.once_in(4)) a.event = ref<event>{{"e-" + std::to_string(roll.below(120))}};
                log.entry("a-" + no, when, a);
                break;
            }
            case 4: {
                auto e = an_event(iso(on(when) + roll.between(-5, 40)), topic());
                e.answers = someone(), e.audience = {someone(), someone()};
                if (roll.once_in(3)) e.odds = amount{roll.between(.1, 5.)};
                log.entry("e-" + no, when, e);
                break;
            }
            case 5:
                log.entry("item-" + std::to_string(n % 3), when,
                          work_item{"item", someone(), topic()});
                break;
            case 6:
                log.entry("s-" + no, when,
                          item_state{.item = {{"item-" + std::to_string(roll.below(3))}},
                                     .percent = percentage{roll.between(0, 100)}});
                break;
            case 7:
                log.entry("p-" + no, when,
                          problem{.topic = topic(),
                                  .severity = {roll.between(0, 4)},
                                  .known = day(any_day())});
                break;
            case 8:
                log.entry("u-" + no, when, update{.subjects = {{{roll.one_of(things)}}}});
                break;
            case 9:
                log.entry("sign-" + no, when,
                          peer_sign{.person = someone(),
                                    .topic = topic(),
                                    .disposition = {bounded<-1, 1>{roll.between(-1, 1)}}});
                break;
            case 10:
                log.entry("l-" + no, when,
                          leave{someone(), day(when), day(iso(on(when) + roll.between(0, 9)))});
                break;
            case 11: log.entry("r-" + no, when, reading{{{"cost"}}, roll.between(0., 50.)}); break;
            case 12:
                log.entry("x-" + no, when,
                          expectation_above{someone(), topic(), day(any_day()), "soon"});
                break;
            case 13:
                log.entry(
                    "link-" + no, when,
                    upward::link{
                        {{"item-" + std::to_string(roll.below(3))}}, {{"cost"}}, {roll.unit()}});
                break;
            default: log.entry("m-" + no, when, concern_mention{{{"worry"}}, mention_sort::cue});
        }
    }
    log.entry("worry", any_day(), concern{{{"bo"}}, "hiring", "We lose people"});
    log.entry("half", any_day(),
              milestone{.item = {{"item-1"}}, .name = "half", .percent = percentage{50}});
    log.entry("cost", any_day(),
              metric{{{"bo"}}, "Cost", "%", {.5}, 0, 100, day("2026-01-01"), day("2026-06-30")});
    auto entries = log.entries();
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
    entries.erase(std::unique(entries.begin(), entries.end(),
                              [](const auto& a, const auto& b) { return a.id == b.id; }),
                  entries.end());
    return entries;
}

log_builder log_of(const std::vector<entry>& entries) {
    auto log = a_log();
    for (const auto& e : entries) log.add(e);
    return log;
}

/// Everything that an answer says, exactly.
std::string told_by(const needs_answer& a) {
    auto text = to_string(a.until) + ":";
    for (const auto& n : a.needs) {
        text += "\n" + n.topic + " " + std::to_string(n.p) + " " + std::to_string(n.p_ask) + " " +
                std::to_string(n.priority) + " " + to_string(n.need_by) + " " +
                (n.driver ? n.driver->text : "") + " " + std::to_string(n.late_wd);
        for (const auto& s : n.sources)
            text += " " + std::string{enum_name(s.kind)} + to_string(s.need_by) +
                    (s.entry ? s.entry->text : "");
        for (const auto& p : n.prepare) text += " " + p.entry.text + (p.untold ? "!" : "");
        for (const auto& m : n.because) text += " " + m.key;
    }
    for (const auto& d : a.daily)
        for (const auto& c : d.days) text += " " + to_string(c.day) + std::to_string(c.p);
    for (const auto& l : a.leaks) text += " leak " + l.event.text + to_string(l.tell_by);
    for (const auto& f : a.allies) text += " ally " + f.person.text + f.topic;
    for (const auto& c : a.concerns)
        text += " " + c.concern.text + std::to_string(c.salience) + (c.still_open ? "!" : "");
    for (const auto& t : a.announced) text += " " + t;
    return text;
}

}  // namespace

TEST_CASE("cutting off what came after a day changes nothing of that day's needs") {
    auto roll = dice{20260302};
    for (auto round = 0; round < 12; ++round) {
        const auto entries = any_year(roll);
        const auto whole = needs_world{log_of(entries), "2026-07-15"};
        for (auto d = on("2026-01-05"); d <= on("2026-07-10"); d += roll.between(1, 20)) {
            auto known = std::vector<entry>{};
            for (const auto& e : entries)
                if (to_day_number(e.date) <= d) known.push_back(e);
            const auto parameters = needs_parameters{.days = {roll.between(1, 20)}};
            CHECK(told_by(whole.on(iso(d), parameters)) ==
                  told_by(needs_world{log_of(known), iso(d)}.on(iso(d), parameters)));
        }
    }
}

TEST_CASE("the days can be asked for in any order, and entries come in any order") {
    auto roll = dice{7};
    auto entries = any_year(roll);
    const auto first = needs_world{log_of(entries), "2026-07-15"};
    roll.shuffle(entries);
    const auto second = needs_world{log_of(entries), "2026-07-15"};
    auto days = std::vector<day_number>{};
    for (auto d = on("2026-01-05"); d <= on("2026-07-15"); d += 5) days.push_back(d);
    auto shuffled = days;
    roll.shuffle(shuffled);
    auto answers = std::map<day_number, std::string>{};
    for (const auto d : shuffled) answers[d] = told_by(second.on(iso(d)));
    for (const auto d : days) CHECK(told_by(first.on(iso(d))) == answers[d]);
}

TEST_CASE("a rarer ask never has the higher priority, all else equal") {
    auto roll = dice{11};
    const auto world = needs_world{log_of(any_year(roll)), "2026-07-15"};
    for (auto d = on("2026-01-12"); d < on("2026-07-15"); d += 9) {
        const auto low = world.on(iso(d), {}, steady_rate{.2});
        const auto high = world.on(iso(d), {}, steady_rate{.4});
        for (const auto& n : low.needs) CHECK(the_need(high, n.topic).priority >= n.priority);
    }
}

TEST_CASE("a longer horizon never makes an ask less likely") {
    auto roll = dice{13};
    const auto world = needs_world{log_of(any_year(roll)), "2026-07-15"};
    for (auto d = on("2026-01-12"); d < on("2026-07-15"); d += 9)
        for (auto days = 2; days <= 20; days += 3) {
            const auto longer = world.on(iso(d), {.days = {days}});
            for (const auto& n : world.on(iso(d), {.days = {days - 1}}).needs)
                CHECK(compares_as(the_need(longer, n.topic).p_ask) >= compares_as(n.p_ask));
        }
}

TEST_CASE("the chances of the days add up to p_ask, on days of report and boss alone") {
    auto roll = dice{19};
    for (auto round = 0; round < 4; ++round) {
        const auto world = needs_world{log_of(any_year(roll)), "2026-07-15"};
        for (auto d = on("2026-01-12"); d < on("2026-07-15"); d += 5) {
            const auto answer = world.on(iso(d), {.days = {roll.between(1, 20)}, .explain = true});
            const auto& both = world.index().from(d).line().there.both;
            for (std::size_t i = 0; i < answer.needs.size(); ++i) {
                const auto& n = answer.needs[i];
                auto sum = 0.0;
                for (const auto& c : answer.daily[i].days) {
                    sum += c.p;
                    if (!both.is_working(to_day_number(c.day))) CHECK(c.p == 0);
                }
                CHECK(compares_as(sum) == compares_as(n.p_ask));
                for (const auto& [of, tree] : *n.traces) CHECK(recompute(tree) == tree.value);
                CHECK(n.traces->at("p_ask").value == n.p_ask);
                CHECK(n.traces->at("p").value == n.p);
            }
        }
    }
}

TEST_CASE("forecasts of a day are those of its needs, with what came of them") {
    auto roll = dice{17};
    const auto world = needs_world{log_of(any_year(roll)), "2026-07-15"};
    const auto rates = reference_rate{world.policy().anticipate};
    for (auto d = on("2026-01-12"); d < on("2026-07-01"); d += 7) {
        const auto answer = world.on(iso(d));
        for (const auto& f : world.index().forecasts_on(d, 5, rates))
            CHECK(f.p == the_need(answer, f.topic).p_ask);
    }
}

TEST_CASE("a forecast came true when the boss asked, and was prevented when he was told first") {
    auto log = the_three();
    log.entry("item", beginning, work_item{"Savings", {{"ana"}}, "savings"});
    log.entry("told", "2026-03-04", update{.subjects = {{{"item"}}}});
    asked_on(log, "savings", {"2026-03-06"});
    const auto world = needs_world{log, "2026-04-01"};
    const auto of = [&world](std::string_view iso, std::int32_t horizon) {
        const auto all =
            world.index().forecasts_on(on(iso), horizon, reference_rate{world.policy().anticipate});
        REQUIRE(all.size() == 1);
        return std::pair{all[0].came.asked, all[0].came.told_first};
    };
    CHECK(of("2026-02-25", 5) == std::pair{false, true});  // up to 03-04: prevented
    CHECK(of("2026-02-27", 5) == std::pair{true, true});   // up to 03-06: told, asked all the same
    CHECK(of("2026-03-04", 5) == std::pair{true, false});  // told before
    CHECK(of("2026-03-06", 5) == std::pair{false, false});
    CHECK(of("2026-02-20", 5) == std::pair{false, false});
}

TEST_CASE("an ask on a Saturday is one of the Monday after, and foreseen until Friday") {
    auto log = the_three();
    asked_on(log, "savings", {"2026-03-07"});
    const auto world = needs_world{log, "2026-04-01"};
    const auto asked = [&world](std::string_view iso) {
        return world.index().outcome_of("savings", on(iso), 1).asked;
    };
    CHECK(asked("2026-03-06"));
    CHECK_FALSE(asked("2026-03-05"));
    CHECK_FALSE(asked("2026-03-07"));  // it is known already
    CHECK_FALSE(asked("2026-03-09"));
}

TEST_CASE("thousands of topics, events and links in circles are answered") {
    auto log = the_three();
    for (auto n = 0; n < 3000; ++n) {
        const auto no = std::to_string(n);
        log.entry("e-" + no, "2026-01-05",
                  an_event(iso(on("2026-02-01") + n % 60), "t-" + std::to_string(n % 1500)));
        log.entry("a-" + no, iso(on("2025-09-01") + n % 150),
                  an_ask("t-" + std::to_string(n % 700)));
    }
    for (auto n = 0; n < 40; ++n) {
        log.entry(
            "m-" + std::to_string(n), beginning,
            metric{{{"bo"}}, "metric", "%", {.01}, 0, 100, day("2026-01-01"), day("2026-06-30")});
        log.entry("w-" + std::to_string(n), beginning, work_item{"work", {{"ana"}}, "t-1"});
    }
    for (auto n = 0; n < 1000; ++n)
        log.entry("l-" + std::to_string(n), beginning,
                  upward::link{{{(n % 3 ? "m-" : "w-") + std::to_string(n % 40)}},
                               {{"m-" + std::to_string(n * 7 % 40)}},
                               {1}});
    const auto world = needs_world{log, "2026-02-02"};
    const auto answer = world.on("2026-02-02");
    CHECK(answer.needs.size() == 1500);
    for (const auto& n : answer.needs) CHECK((n.p >= 0 && n.p <= 1));
}

TEST_CASE("a leave over every day ahead leaves no day, and nothing breaks") {
    auto log = the_three();
    log.entry("next", "2026-02-02", an_event("2026-03-12", "results"));
    log.entry("away", "2026-02-02", leave{{{"ana"}}, day("2026-02-23"), day("2026-12-31")});
    const auto n = need_on(log, "2026-02-27", "results");
    CHECK(to_string(n.need_by) == "2026-02-17");  // the review counts as on Friday 02-20
    CHECK(n.late_wd == 3);
}

TEST_CASE("where the report is never there, every need is by the day itself and none is late") {
    auto log = the_three();
    log.entry("next", "2026-02-02", an_event("2026-03-12", "results"));
    log.entry("p", "2026-02-26",
              problem{.topic = "vendor", .severity = {2}, .known = day("2026-02-26")});
    log.entry("cost", beginning,
              metric{{{"bo"}}, "Cost", "%", {.5}, 0, 100, day("2026-01-01"), day("2026-06-30")});
    log.entry("r", "2026-02-26", reading{{{"cost"}}, 0});
    asked_on(log, "budget", {"2026-02-10"});
    log.entry("away", "2026-02-02", leave{{{"ana"}}, day("1400-01-01"), day("9999-12-31")});
    for (const auto* today : {"2026-02-27", "2026-02-28"}) {
        const auto answer = needs_world{log, today}.on(today, {.days = {20}, .explain = true});
        CHECK(to_string(answer.until) == today);
        CHECK(source_of(the_need(answer, "results"), need_source_kind::cascade) ==
              std::string{today} + " 0.6");
        CHECK(source_of(the_need(answer, "vendor"), need_source_kind::situational) ==
              std::string{today} + " 0.3");
        CHECK(find_need(answer, "budget") == nullptr);
        CHECK(answer.tomorrow.empty());
        for (const auto& n : answer.needs) {
            CHECK(to_string(n.need_by) == today);
            CHECK(n.late_wd == 0);
            CHECK(n.p_ask == 0);
            for (const auto& s : n.sources) CHECK(to_string(s.need_by) == today);
        }
        for (const auto& d : answer.daily) CHECK(d.days.empty());
    }
}

TEST_CASE("where the report leaves for ever, only the days until then are ahead") {
    auto log = the_three();
    asked_on(log, "budget", {"2026-02-10"});
    log.entry("away", "2026-02-02", leave{{{"ana"}}, day("2026-03-04"), day("9999-12-31")});
    const auto answer = needs_world{log, "2026-02-27"}.on("2026-02-27");
    CHECK(to_string(answer.until) == "2026-03-03");
    CHECK(to_string(the_need(answer, "budget").need_by) == "2026-03-03");
    REQUIRE(answer.daily.size() == 1);
    CHECK(answer.daily[0].days.size() == 2);
    CHECK(to_string(answer.daily[0].days[1].day) == "2026-03-03");
}

TEST_CASE("a log without people, and an empty one, are answered") {
    CHECK(needs_world{a_log(), "2026-02-02"}.on("2026-02-02").needs.empty());
    auto log = a_log();
    asked_on(log, "savings", {"2026-02-02", "2026-02-03"});
    log.entry("next", "2026-02-02", an_event("2026-02-12", "savings", "whoever"));
    const auto n = need_on(log, "2026-02-03", "savings");
    CHECK(source_of(n, need_source_kind::cascade) == "none");
    CHECK(source_of(n, need_source_kind::rate) == "2026-02-10 0.459");
}

TEST_CASE("with another boss the old one's asks are left behind") {
    auto log = the_three();
    asked_on(log, "savings", {"2026-01-12", "2026-01-13", "2026-01-14"});
    log.entry("ended", "2026-02-02", relationship_ended{{{"ana-and-bo"}}});
    log.entry("dana", "2026-02-02", person{"Dana", person_role::boss});
    log.entry("ana-and-dana", "2026-02-02",
              relationship{.report = {{"ana"}}, .boss = {{"dana"}}, .start = day("2026-02-02")});
    const auto world = needs_world{log, "2026-02-06"};
    CHECK(source_of(the_need(world.on("2026-01-16"), "savings"), need_source_kind::rate) != "none");
    CHECK(source_of(the_need(world.on("2026-02-06"), "savings"), need_source_kind::rate) ==
          "2026-02-13 0.1667");
}
