// SPDX-License-Identifier: BSL-1.0
#include <upward/anticipate/sources.hpp>

#include "anticipate/arrange.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

using enum need_source_kind;

/// Every day brings an ask with the same chance.
class even_rate final : public rate_model {
public:
    explicit even_rate(double p) : p_(p) {}
    double within(std::int32_t days) const { return 1 - power(1 - p_, days); }
    double probability(const rate_query& q) const override { return within(q.horizon); }
    traced explained(const rate_query& q) const override { return {within(q.horizon)}; }
    std::vector<message> because(const rate_query&) const override { return {}; }

private:
    double p_;
};

log_builder a_budget_metric(log_builder log, double start = 0, double target = 100) {
    return log.entry("budget", beginning,
                     metric{.owner = {{"bo"}},
                            .name = "Cost",
                            .unit = "%",
                            .weight = {.5},
                            .start = start,
                            .target = target,
                            .from = day("2026-01-01"),
                            .due = day("2026-06-30")});
}

/// p of the reference, 5 wd ahead, of a relationship so old.
double reference(std::string_view start, std::string_view iso, std::vector<std::string_view> asks) {
    auto log = the_three(start);
    log.entry("e", start, an_event("2027-01-01", "budget"));
    asked_on(log, "budget", asks);
    return to_4(find_source(need_on(log, iso, "budget"), rate)->p);
}

}  // namespace

TEST_CASE("the reference rate of 6 asks in 20 wd, of none, and of no history") {
    const auto six = std::vector<std::string_view>{"2026-02-03", "2026-02-05", "2026-02-10",
                                                   "2026-02-12", "2026-02-17", "2026-02-24"};
    CHECK(reference("2026-02-02", "2026-02-27", six) == .5615);
    CHECK(reference("2026-02-02", "2026-02-27", {}) == .1111);
    CHECK(reference("2026-02-02", "2026-02-27", {"2026-02-10"}) == .2099);
    CHECK(reference("2026-02-28", "2026-02-28", {}) == .2);
}

TEST_CASE("the reference looks back on 60 working days, and leaves out those of a leave") {
    const auto at_most = std::vector<std::string_view>{"2025-12-04", "2025-12-08"};
    CHECK(reference(beginning, "2026-02-27", at_most) == to_4(1 - power(80. / 85, 2)));
    auto log = the_three();
    asked_on(log, "budget", at_most);
    log.entry("away", "2026-01-05", leave{{{"bo"}}, day("2026-02-23"), day("2026-02-27")});
    CHECK(to_4(find_source(need_on(log, "2026-02-27", "budget"), rate)->p) ==
          to_4(1 - power(80. / 85, 3)));
}

TEST_CASE("a boss who is away for all of the days ahead asks nothing") {
    auto log = the_three();
    asked_on(log, "budget", {"2026-02-10"});
    log.entry("away", "2026-02-16", leave{{{"bo"}}, day("2026-02-23"), day("2026-03-06")});
    CHECK(needs_world{log, "2026-02-20"}.on("2026-02-20").needs.empty());
    CHECK(find_source(need_on(log, "2026-02-20", "budget", {.days = {11}}), rate)->p > 0);
}

TEST_CASE("gaps 7, 7, 8, 6 are a period, due 7 wd after the last; gaps 3, 10, 2, 14 are none") {
    const auto asked_at = [](std::vector<std::int32_t> gaps) {
        auto log = the_three();
        auto at = on("2026-01-05");
        log.entry("a", iso(at), an_ask("budget"));
        for (const auto gap : gaps) {
            at = working_calendar{}.add(at, gap);
            log.entry("a" + iso(at), iso(at), an_ask("budget"));
        }
        return std::pair{log, iso(at)};
    };
    const auto [regular, last] = asked_at({7, 7, 8, 6});
    CHECK(last == "2026-02-12");
    CHECK(source_of(need_on(regular, "2026-02-16", "budget"), periodic) == "2026-02-23 0.8667");
    CHECK(source_of(need_on(regular, "2026-02-13", "budget"), periodic) == "none");
    CHECK(source_of(need_on(regular, "2026-02-24", "budget"), periodic) == "2026-02-23 0.8667");
    CHECK(source_of(need_on(regular, "2026-02-25", "budget"), periodic) == "none");
    const auto [irregular, end] = asked_at({3, 10, 2, 14});
    CHECK(source_of(need_on(irregular, end, "budget", {.days = {20}}), periodic) == "none");
    const auto& asks = ask_history{state_on(regular, "2026-02-12"),
                                   lines{state_on(regular, "2026-02-12")}.on(on("2026-02-12"))};
    const auto period = period_of(*asks.on_topic(0, "budget"), on(last), {}, {.regularity = 0});
    CHECK(to_4(period->regularity) == .9286);
    const auto uneven = state_on(irregular, end);
    const auto& scattered = ask_history{uneven, lines{uneven}.on(on(end))};
    const auto scatter =
        period_of(*scattered.on_topic(0, "budget"), on(end), {}, {.regularity = 0});
    CHECK(to_4(scatter->regularity) == .3846);
}

TEST_CASE("rate and periodic are the same asks: the larger counts alone") {
    auto log = the_three();
    auto at = on("2026-01-05");
    for (auto n = 0; n < 6; ++n, at = working_calendar{}.add(at, 7))
        log.entry("a" + std::to_string(n), iso(at), an_ask("budget"));
    const auto world = needs_world{log, "2026-02-27"};
    const auto regular = the_need(world.on("2026-02-27", {}, steady_rate{.2099}), "budget");
    CHECK_FALSE(find_source(regular, rate)->counts);
    CHECK(to_4(regular.p) == to_4(6.2 / 7));
    const auto often = the_need(world.on("2026-02-27", {}, steady_rate{.99}), "budget");
    CHECK_FALSE(find_source(often, periodic)->counts);
    CHECK(often.p == .99);
    CHECK(to_string(often.need_by) == "2026-03-06");
}

TEST_CASE("rate .2099 and cascade .6 give .6840") {
    auto log = the_three("2026-02-02");
    log.entry("next", "2026-02-02", an_event("2026-03-06", "budget"));
    asked_on(log, "budget", {"2026-02-04"});
    const auto n = need_on(log, "2026-02-27", "budget");
    CHECK(source_of(n, cascade) == "2026-03-03 0.6");
    CHECK(to_4(n.p) == .6840);
    CHECK(to_string(n.need_by) == "2026-03-03");
}

TEST_CASE("a metric a fifth behind presses with .2, and never with more than .6") {
    const auto read = [](double value) {
        return a_budget_metric(the_three())
            .entry("r", "2026-04-01", reading{{{"budget"}}, value})
            .entry("told", "2026-04-01", update{.subjects = {{{"budget"}}}})
            .entry("e", beginning, an_event("2027-01-01", "budget"));
    };
    CHECK(source_of(need_on(read(30), "2026-04-01", "budget"), pressure) == "2026-04-08 0.2");
    CHECK(source_of(need_on(read(50), "2026-04-01", "budget"), pressure) == "none");
    const auto late = read(0).entry("r2", "2026-06-30", reading{{{"budget"}}, 0});
    CHECK(source_of(need_on(late, "2026-06-30", "budget"), pressure) == "2026-07-07 0.6");
    CHECK(source_of(need_on(read(30), "2026-04-01", "budget", {.days = {1}}), pressure) ==
          "2026-04-02 0.04");
}

TEST_CASE("a metric that presses is a topic by its name, when nothing else speaks of it") {
    auto log = a_budget_metric(the_three()).entry("r", "2026-04-01", reading{{{"budget"}}, 30});
    CHECK(source_of(need_on(log, "2026-04-01", "Cost"), pressure) == "2026-04-08 0.2");
    log.entry("item", "2026-02-02", work_item{"Savings", {{"ana"}}, "savings"});
    log.entry("link", "2026-02-02", upward::link{{{"item"}}, {{"budget"}}, {.5}});
    log.entry("told", "2026-04-01", update{.subjects = {{{"r"}}}});
    const auto answer = needs_world{log, "2026-04-01"}.on("2026-04-01");
    CHECK(find_need(answer, "Cost") == nullptr);
    CHECK(source_of(the_need(answer, "savings"), pressure) == "2026-04-08 0.2");
}

TEST_CASE("pressure is as likely over a weak link: that weighs in the priority alone") {
    const auto behind_by_half = [](double strength) {
        auto log = a_budget_metric(the_three()).entry("r", "2026-06-30", reading{{{"budget"}}, 50});
        log.entry("item", "2026-02-02", work_item{"Savings", {{"ana"}}, "savings"});
        log.entry("link", "2026-02-02", upward::link{{{"item"}}, {{"budget"}}, {strength}});
        log.entry("told", "2026-06-30", update{.subjects = {{{"r"}}}});
        return the_need(needs_world{log, "2026-06-30"}.on("2026-06-30", {}, steady_rate{0}),
                        "savings");
    };
    const auto weak = behind_by_half(.3), strong = behind_by_half(1);
    CHECK(source_of(weak, pressure) == "2026-07-07 0.5");
    CHECK(source_of(strong, pressure) == "2026-07-07 0.5");
    CHECK(to_4(weak.priority) == to_4(.5 * .5 * .3 * 1.5));
    CHECK(to_4(strong.priority) == to_4(.5 * .5 * 1.5));
}

TEST_CASE("0 to 100 from 01-01 to 06-30, with 30 read on 04-01, is a pressure of .2000") {
    const auto log =
        a_budget_metric(the_three()).entry("r", "2026-04-01", reading{{{"budget"}}, 30});
    const auto now = state_on(log, "2026-04-01");
    const auto m = now.all<metric>()[0];
    CHECK(to_4(pressure_of(now, m)) == .2);
    CHECK(to_4(pressure_of<double>(m, now.all<reading>()[0])) == .2);
}

TEST_CASE("an untold change is needed now, and is none once it was told") {
    auto log = the_three();
    log.entry("item", "2026-02-02", work_item{"Savings", {{"ana"}}, "savings"});
    log.entry("s-1", "2026-02-05", item_state{.item = {{"item"}}, .percent = percentage{40}});
    CHECK(source_of(need_on(log, "2026-02-06", "savings"), untold) == "2026-02-06 1");
    log.entry("u-1", "2026-02-09", update{.subjects = {{{"item"}}}});
    CHECK(source_of(need_on(log, "2026-02-09", "savings"), untold) == "none");
    log.entry("s-2", "2026-02-10", item_state{.item = {{"item"}}, .percent = percentage{40}});
    CHECK(source_of(need_on(log, "2026-02-10", "savings"), untold) == "none");
    log.entry("s-3", "2026-02-11", item_state{.item = {{"item"}}, .colour = item_colour::red});
    const auto n = need_on(log, "2026-02-11", "savings");
    CHECK(source_of(n, untold) == "2026-02-11 1");
    CHECK(n.p == 1);
    CHECK(n.p_ask < .2);
    CHECK(find_source(n, untold)->entry == id{"s-3"});
    CHECK(n.driver == id{"bo"});
}

TEST_CASE("news that the boss heard from somebody else is no longer untold") {
    auto log = the_three();
    log.entry("slip", "2026-02-03",
              problem{.topic = "vendor", .severity = {2}, .known = day("2026-02-03")});
    CHECK(source_of(need_on(log, "2026-02-03", "vendor"), untold) == "2026-02-03 1");
    log.entry("heard", "2026-02-04", surprise{{{"slip"}}});
    CHECK(source_of(need_on(log, "2026-02-04", "vendor"), untold) == "none");
}

TEST_CASE("asks follow problems: .3 at first, then as often as they did, at the median wait") {
    auto log = the_three();
    const auto trouble = [&](const std::string& name, std::string_view known,
                             std::string_view asked) {
        log.entry(name, known, problem{.topic = "vendor", .severity = {2}, .known = day(known)});
        log.entry(name + "-told", known, told{{{{name}}}, {{"bo"}}});
        if (!asked.empty()) log.entry(name + "-ask", asked, an_ask("vendor"));
    };
    trouble("p-1", "2025-09-01", "2025-09-03");
    CHECK(source_of(need_on(log, "2025-09-01", "vendor"), situational) == "2025-09-04 0.3");
    CHECK(source_of(need_on(log, "2025-09-03", "vendor"), situational) == "none");
    trouble("p-2", "2025-10-01", "");
    trouble("p-3", "2025-11-03", "2025-11-10");
    trouble("p-4", "2026-01-12", "");
    // Of three, two were followed, after 2 and 5 wd.
    CHECK(source_of(need_on(log, "2026-01-12", "vendor"), situational) == "2026-01-16 0.52");
    CHECK(source_of(need_on(log, "2026-01-23", "vendor"), situational) == "2026-01-16 0.52");
    CHECK(source_of(need_on(log, "2026-01-26", "vendor"), situational) == "none");
}

TEST_CASE("an ask follows a milestone too") {
    auto log = the_three();
    log.entry("item", "2026-02-02", work_item{"Savings", {{"ana"}}, "savings"});
    log.entry("half", "2026-02-02",
              milestone{.item = {{"item"}}, .name = "half", .percent = percentage{50}});
    log.entry("s", "2026-02-05", item_state{.item = {{"item"}}, .percent = percentage{60}});
    const auto n = need_on(log, "2026-02-05", "savings");
    CHECK(source_of(n, situational) == "2026-02-10 0.3");
    CHECK(find_source(n, situational)->entry == id{"half"});
}

TEST_CASE("an event that states its odds multiplies those of the rate, and is no source beside") {
    const auto with_odds = [](std::optional<amount> odds, std::string_view on_day) {
        auto log = the_three();
        auto e = an_event(on_day, "budget");
        e.odds = odds;
        log.entry("next", "2026-02-02", e);
        return needs_world{log, "2026-02-27"};
    };
    const auto p_under = [](const needs_world& world, const needs_parameters& parameters = {}) {
        return the_need(world.on("2026-02-27", parameters, even_rate{.2}), "budget");
    };
    const auto at_once = p_under(with_odds(amount{3}, "2026-03-05"), {.days = {1}});
    CHECK(to_4(at_once.p) == .4286);  // 3/4 over 7/4
    const auto threefold = p_under(with_odds(amount{3}, "2026-03-06"));
    CHECK(find_source(threefold, cascade) == nullptr);
    CHECK(to_string(threefold.need_by) == "2026-03-03");
    // A day of .2 before the need-by, then four of .5904 together, threefold: .8122.
    CHECK(to_4(threefold.p) == .8497);
    CHECK(to_4(p_under(with_odds(amount{1}, "2026-03-06")).p) == .6723);
    CHECK(find_source(p_under(with_odds({}, "2026-03-06")), rate)->p == even_rate{.2}.within(5));
    CHECK(p_under(with_odds(amount{3}, "2026-03-06"), {.days = {1}}).p == even_rate{.2}.within(1));
}

TEST_CASE("a longer horizon never makes an ask less likely, whatever odds the events state") {
    for (const auto odds : {.1, .5, 5., 1000.})
        for (auto seed = 1; seed <= 6; ++seed) {
            auto roll = dice{static_cast<std::uint64_t>(seed)};
            auto log = the_three();
            for (auto n = 0; n < 4; ++n) {
                auto e = an_event(iso(on("2026-03-02") + roll.between(-2, 28)), "budget");
                e.odds = amount{n == 3 ? 1 / odds : odds};
                log.entry("e-" + std::to_string(n), "2026-02-02", e);
            }
            const auto away = on("2026-03-02") + roll.between(0, 20);
            log.entry("away", "2026-02-02", leave{{{"bo"}}, day(iso(away)), day(iso(away + 2))});
            asked_on(log, "budget", {"2026-02-03", "2026-02-11", "2026-02-13"});
            const auto world = needs_world{log, "2026-02-27"};
            auto before = 0.0;
            for (auto days = 1; days <= 20; ++days) {
                const auto answer = world.on("2026-02-27", {.days = {days}, .explain = true});
                const auto* n = find_need(answer, "budget");
                if (!n) continue;  // Bo is away
                CHECK(compares_as(n->p_ask) >= compares_as(before));
                CHECK(n->p_ask <= 1);
                before = n->p_ask;
                auto sum = 0.0;
                for (const auto& c : answer.daily.front().days) sum += c.p;
                CHECK(compares_as(sum) == compares_as(n->p_ask));
                for (const auto& [of, tree] : *n->traces) CHECK(recompute(tree) == tree.value);
                CHECK(n->traces->at("p_ask").value == n->p_ask);
            }
        }
}

TEST_CASE("odds below one lower the chance from the need-by on, and leave the days before it") {
    auto log = the_three();
    auto e = an_event("2026-03-10", "budget");  // need-by Thu 03-05, the fourth day
    e.odds = amount{.1};
    log.entry("next", "2026-02-02", e);
    const auto answer = needs_world{log, "2026-02-27"}.on("2026-02-27", {}, even_rate{.2});
    auto chances = std::vector<double>{};
    for (const auto& c : answer.daily.front().days) chances.push_back(to_4(c.p));
    CHECK(chances == std::vector<double>{.2, .16, .128, .0125, .0148});
}

TEST_CASE("odds are above 0 and at most 1000") {
    auto e = an_event("2026-03-06", "budget");
    const auto verdict = [&e](double odds) {
        e.odds = amount{odds};
        return in_short(check(an_entry("e", "2026-02-02", e)).ok()
                            ? error{errc::ok, {}}
                            : check(an_entry("e", "2026-02-02", e)).error());
    };
    CHECK(verdict(0) == "out_of_range at /odds");
    CHECK(verdict(1000) == "ok");
    CHECK(verdict(1001) == "out_of_range at /odds");
}
