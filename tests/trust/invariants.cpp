// SPDX-License-Identifier: BSL-1.0
//
// What holds for every log: random ones with a fixed seed.
#include <upward/trust/trust.hpp>

#include <upward/model/differences.hpp>

#include "support/trust.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

constexpr std::string_view last_day_of_story = "2026-06-30";
constexpr std::array areas = {"*", "billing", "hiring"};

std::string some_day(dice& d) { return iso(on("2026-01-05") + d.between(0, 170)); }

/// A log of everything that bears on trust, in any order.
std::vector<entry> random_entries(dice& d, int count) {
    auto entries = std::vector<entry>{};
    const auto add = [&](std::string id, const std::string& when, entry_body body) {
        auto e = an_entry(std::move(id), when, std::move(body));
        e.area = d.one_of(areas);
        entries.push_back(std::move(e));
    };
    for (int i = 0; i < count; ++i) {
        const auto n = std::to_string(i);
        const auto when = some_day(d);
        switch (d.below(12)) {
            case 0:
            case 1:
            case 2: {
                const auto due = iso(std::max(on(when), on(some_day(d))));
                add("p" + n, when, promise{.to = {{"bo"}}, .text = "x", .due = day(due)});
                if (d.once_in(5)) break;
                add("o" + n, iso(on(due) + d.between(-3, 4)),
                    promise_outcome{{{"p" + n}}, static_cast<promise_result>(d.below(4))});
                break;
            }
            case 3:
                add("x" + n, when,
                    problem{.topic = "t", .severity = {d.between(0, 4)}, .known = day(when)});
                if (!d.once_in(3))
                    add("w" + n, iso(on(when) + d.between(0, 3)),
                        told{.subjects = {{{"x" + n}}}, .to = {{"bo"}}});
                break;
            case 4:
                add("r" + n, when, result_recorded{.metric = {{{"m"}}}, .met = d.once_in(2)});
                break;
            case 5: add("f" + n, when, feedback_applied{{{"y"}}}); break;
            case 6: add("c" + n, when, credit_shared{}); break;
            case 7: add("b" + n, when, burden_eased{}); break;
            case 8:
                add("e" + n, when,
                    evidence{static_cast<trust_dimension>(d.below(3)),
                             {d.once_in(2) ? 1 : -1},
                             {d.between(.1, 2.)},
                             "seen"});
                break;
            case 9: add("u" + n, when, update{.due = day(iso(on(when) - d.between(0, 4)))}); break;
            case 10: add("a" + n, when, boss_act{static_cast<boss_act_sort>(d.below(7))}); break;
            case 11:
                if (d.once_in(4)) add("d" + n, when, deception{"x"});
                break;
        }
    }
    return entries;
}

log_builder builder_of(const std::vector<entry>& entries) {
    auto log = a_log();
    for (const auto& e : entries) log.add(e);
    return log;
}

double e_of(const trust_answer& a, trust_dimension d) {
    return d == trust_dimension::sincerity     ? a.dimensions.sincerity.e
           : d == trust_dimension::credibility ? a.dimensions.credibility.e
                                               : a.dimensions.competence.e;
}

/// A day between the first entry and the last, so that some outcomes are open.
std::string asked_on(dice& d) { return iso(on("2026-02-01") + d.between(0, 140)); }

/// All that an answer says, to compare.
std::vector<difference> between(const trust_answer& a, const trust_answer& b) {
    return differences(a, b);
}

}  // namespace

TEST_CASE("a good deed never lowers a dimension or a rung, a lapse never raises a dimension") {
    auto d = dice{20260302};
    for (int round = 0; round < 15; ++round) {
        const auto when = asked_on(d);
        const auto log = builder_of(random_entries(d, 30));
        const auto before = trust_on(log, when);
        for_each_enumerator<trust_dimension>([&](trust_dimension dimension, std::string_view) {
            auto better = log, worse = log;
            const auto dated = iso(on(when) - d.between(0, 30));
            better.in(d.one_of(areas), "good", dated, evidence{dimension, {1}, {.5}, "seen"});
            worse.in(d.one_of(areas), "bad", dated, evidence{dimension, {-1}, {.5}, "seen"});
            const auto after = trust_on(better, when);
            CHECK(e_of(after, dimension) >= e_of(before, dimension));
            CHECK(e_of(trust_on(worse, when), dimension) <= e_of(before, dimension));
            for (const auto& [name, area] : before.areas)
                CHECK(after.areas.at(name).rung >= area.rung);
        });
    }
}

TEST_CASE("with nothing new trust goes back to its base rates") {
    auto d = dice{7};
    const auto log = builder_of(random_entries(d, 60));
    const auto long_after = trust_on(log, "2051-01-01");
    CHECK(long_after.dimensions.sincerity.e == doctest::Approx(.5).epsilon(1e-3));
    CHECK(long_after.dimensions.credibility.e == doctest::Approx(.3).epsilon(1e-3));
    CHECK(long_after.dimensions.competence.e == doctest::Approx(.5).epsilon(1e-3));
    CHECK(long_after.dimensions.credibility.u == doctest::Approx(1).epsilon(1e-3));
}

TEST_CASE("the order in which entries arrive changes nothing") {
    auto d = dice{11};
    for (int round = 0; round < 30; ++round) {
        auto entries = random_entries(d, 40);
        const auto when = asked_on(d);
        const auto first = trust_on(builder_of(entries), when, {}, {.explain = true});
        d.shuffle(entries);
        CHECK(between(first, trust_on(builder_of(entries), when, {}, {.explain = true})).empty());
    }
}

TEST_CASE("entries one by one and all at once give the same answers") {
    auto d = dice{13};
    for (int round = 0; round < 10; ++round) {
        const auto when = asked_on(d);
        const auto standing = builder_of(random_entries(d, 40)).build().standing(day(when));
        auto one_by_one = state{day(when), {}};
        for (auto e = standing.rbegin(); e != standing.rend(); ++e) one_by_one.apply(*e);
        CHECK(between(trust_on(one_by_one), trust_on(fold(standing, {}, day(when)))).empty());
    }
}

TEST_CASE("the trace of each number gives it back") {
    auto d = dice{17};
    for (int round = 0; round < 20; ++round) {
        const auto a =
            trust_on(builder_of(random_entries(d, 40)), asked_on(d), {}, {.explain = true});
        REQUIRE(a.traces);
        CHECK(a.traces->size() == 10);
        CHECK(a.traces->at("overall").value == a.overall);
        CHECK(a.traces->at("dimensions.credibility.e").value == a.dimensions.credibility.e);
        CHECK(a.traces->at("dimensions.competence.lower").value == a.dimensions.competence.lower);
        for (const auto& [name, t] : *a.traces) CHECK(recompute(t) == t.value);
    }
}

TEST_CASE("of two ways to meet a lapse the honest one is never the dearer, under any policy") {
    auto d = dice{19};
    auto tried = 0;
    while (tried < 20) {
        auto p = policy{};
        const auto scale = [&](const std::string&, auto& constant) {
            using Constant = std::remove_cvref_t<decltype(constant)>;
            constant = static_cast<Constant>(constant * d.between(.5, 2.));
        };
        for_each_constant(p.trust, scale), for_each_constant(p.lapse, scale);
        for_each_constant(p.rhythm, scale);
        if (!check(p)) continue;
        ++tried;
        const auto base = builder_of(random_entries(d, 12));
        const auto overall = [&](auto... more) {
            auto log = base;
            (log.add(more), ...);
            return trust_on(log, last_day_of_story, p).overall;
        };
        const auto e = [](std::string id, entry_body body) {
            return an_entry(std::move(id), "2026-06-01", std::move(body));
        };
        const auto made = e("made", promise{.to = {{"bo"}}, .text = "x", .due = day("2026-06-01")});
        const auto outcome = [&](promise_result r) {
            return e("came", promise_outcome{{{"made"}}, r});
        };
        CHECK(overall(made, outcome(promise_result::slip_warned)) >=
              overall(made, outcome(promise_result::missed)));
        CHECK(overall(made, outcome(promise_result::missed)) >= overall(made) - 1e-12);

        const auto missed = [&](std::optional<bool> owned) {
            return e("result", result_recorded{.metric = {{{"m"}}}, .owned = owned});
        };
        CHECK(overall(missed(true)) >= overall(missed({})));
        CHECK(overall(missed({})) >= overall(missed(false)));

        const auto trouble =
            e("trouble", problem{.topic = "t", .severity = {3}, .known = day("2026-06-01")});
        CHECK(overall(trouble, e("word", told{.subjects = {{{"trouble"}}}, .to = {{"bo"}}})) >=
              overall(trouble));

        const auto trial =
            e("trial",
              experiment{.start = day("2026-05-01"), .end = day("2026-06-01"), .unit = "EUR"});
        CHECK(overall(trial,
                      e("end", experiment_event{{{"trial"}}, experiment_event_sort::closed})) >=
              overall(trial));
    }
}
