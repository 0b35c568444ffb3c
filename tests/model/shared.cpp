// SPDX-License-Identifier: BSL-1.0
#include <upward/model/shared.hpp>

#include "support/build.hpp"

#include <upward/plan/kinds.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

/// The shared entries of a day as the boss has them.
std::vector<entry> boss_sees(const log_builder& log, std::string_view as_of = "2026-12-31") {
    const auto answer = for_boss(
        log.workspace(), day(as_of),
        [](const state& now, const policy& p, const no_parameters& q) {
            return queries::log(now, p, q);
        },
        no_parameters{});
    REQUIRE(answer.ok());
    return answer->value().entries;
}

std::string ids(const std::vector<entry>& entries) {
    auto text = std::string{};
    for (const auto& e : entries) text += (text.empty() ? "" : " ") + e.id.text;
    return text;
}

/// The one entry of that kind that the boss sees.
template <class Kind>
Kind only(const log_builder& log) {
    for (const auto& e : boss_sees(log))
        if (const auto* kind = get_if<Kind>(&e.body)) return *kind;
    FAIL("the boss sees no " << Kind::kind);
    return {};
}

}  // namespace

TEST_CASE("the boss sees what is shared and nothing else") {
    const auto log = a_log()
                         .shared("a", "2026-02-02", person{"Ana"})
                         .entry("b", "2026-02-02", person{"Dana"})
                         .shared("c", "2026-02-03", person{"Carla"});
    CHECK(ids(boss_sees(log)) == "a c");
    CHECK(ids(boss_sees(log, "2026-02-02")) == "a");
}

std::int32_t april_days(const working_calendar& calendar) {
    return calendar.count(to_day_number(day("2026-03-31")), to_day_number(day("2026-04-30")));
}

TEST_CASE("a question is asked of the shared entries, under the workspace's calendar and policy") {
    const auto calendar = holidays({"2026-04-03"});
    auto settings = workspace_settings{.calendar = calendar};
    settings.policy.trust.other_area = .5;
    const auto ws = a_log()
                        .shared("a", "2026-02-02", person{"Ana"})
                        .entry("b", "2026-02-02", person{"Dana"})
                        .workspace(settings);
    const auto answer = for_boss(ws, day("2026-02-20"), [](const state& now, const policy& p) {
        return std::to_string(now.all<person>().size()) + " on " + iso(now.as_of()) + ", " +
               std::to_string(april_days(now.calendar())) + " working days in April, " +
               std::to_string(p.trust.other_area).substr(0, 3);
    });
    CHECK(answer.value() == "1 on 2026-02-20, 21 working days in April, 0.5");
}

TEST_CASE("a question that fails gives its error") {
    const auto answer =
        for_boss(workspace{}, day("2026-02-20"), [](const state&, const policy&) -> result<int> {
            return error{errc::invalid_argument, "no"};
        });
    CHECK(answer.error().code == errc::invalid_argument);
}

// ---- references to what is private ----

TEST_CASE("a reference that an entry must have is emptied where it leads to a private one") {
    const auto log = a_log()
                         .shared("bo", "2026-02-02", person{"Bo"})
                         .entry("dana", "2026-02-02", person{"Dana"})
                         .shared("a-1", "2026-02-02", ask{{"bo"}, {"dana"}, "budget"});
    const auto a = only<ask>(log);
    CHECK(a.by.target.text == "bo");
    CHECK(a.to.empty());
    CHECK(a.topic == "budget");
}

TEST_CASE("an optional reference to a private entry is gone") {
    auto asked = ask{{"bo"}, {"ana"}, "budget"};
    asked.event = ref<event>{{"secret-talk"}};
    CHECK_FALSE(only<ask>(a_log().ana_and_bo().shared("a-1", "2026-02-02", asked)).event);
}

TEST_CASE("items of a list that lead to private entries are gone, the others stay in order") {
    const auto log = a_log()
                         .ana_and_bo()
                         .entry("dana", "2026-02-02", person{"Dana"})
                         .shared("c-1", "2026-02-02",
                                 credit_shared{{{{"carla"}}, {{"dana"}}, {{"bo"}}, {{"nobody"}}}});
    const auto to = only<credit_shared>(log).to;
    REQUIRE(to.size() == 2);
    CHECK(to[0].target.text == "carla");
    CHECK(to[1].target.text == "bo");
}

TEST_CASE("references deep inside are dropped, the rest of their object stays") {
    auto offer = proposal{"Coaching"};
    offer.metrics = {{{"secret-metric"}}};
    offer.uses = {{{{"secret-cap"}}, {3}}};
    const auto p = only<proposal>(a_log().shared("s", "2026-02-02", offer));
    CHECK(p.metrics.empty());
    REQUIRE(p.uses.size() == 1);
    CHECK(p.uses[0].limit.empty());
    CHECK(p.uses[0].amount == 3);
}

TEST_CASE("an area that a private entry declares is everywhere") {
    const auto area_seen = [](bool declared_in_the_open) {
        auto log = a_log();
        if (declared_in_the_open) log.shared("billing", "2026-02-02", area{"Billing"});
        else log.entry("billing", "2026-02-02", area{"Billing"});
        return boss_sees(log.shared_in("billing", "z", "2026-02-02", person{"Zoe"})).back().area;
    };
    CHECK(area_seen(true) == "billing");
    CHECK(area_seen(false) == "*");
}

TEST_CASE("obligations of a private rule are not named, those of a shared one are") {
    auto open_rule = rule{{"operating"}};
    open_rule.rule = "FREQ=WEEKLY;BYDAY=MO";
    auto u = update{};
    u.settles = {"secret@2026-02-02", "notes@2026-02-02", "gone@2026-02-02"};
    auto hidden = ask{{"bo"}, {"ana"}, "budget"};
    hidden.obligation = "secret@2026-02-02";
    auto known = ask{{"bo"}, {"ana"}, "budget"};
    known.obligation = "notes@2026-02-02";
    const auto log = a_log()
                         .ana_and_bo()
                         .shared("notes", "2026-01-05", open_rule)
                         .entry("secret", "2026-01-05", open_rule)
                         .shared("u", "2026-02-02", u);
    CHECK(only<update>(log).settles == std::vector<std::string>{"notes@2026-02-02"});
    CHECK_FALSE(only<ask>(log_builder{log}.shared("a", "2026-02-02", hidden)).obligation);
    CHECK(only<ask>(log_builder{log}.shared("a", "2026-02-02", known)).obligation ==
          "notes@2026-02-02");
}

TEST_CASE("a reading of a criterion stays one when its experiment is shared") {
    auto e = experiment{};
    e.start = day("2026-01-05");
    e.end = day("2026-07-03");
    e.unit = "hours";
    e.criteria = {{{"cycle"}, {}, {{"secret-metric"}}}};
    const auto read = reading{{{"cycle"}}, 3};
    CHECK(only<reading>(a_log().shared("t", "2026-01-05", e).shared("r", "2026-02-02", read)).of ==
          id{"cycle"});
    CHECK(only<reading>(a_log().entry("t", "2026-01-05", e).shared("r", "2026-02-02", read))
              .of.empty());
}

TEST_CASE("a reference to an entry that will be shared tomorrow is dropped today") {
    const auto log = a_log()
                         .shared("bo", "2026-02-03", person{"Bo"})
                         .shared("f", "2026-02-02", feedback{{{"bo"}}, "well done"});
    CHECK(upward::get<feedback>(boss_sees(log, "2026-02-02")[0].body).from.empty());
    CHECK(upward::get<feedback>(boss_sees(log, "2026-02-03")[0].body).from == id{"bo"});
}

// ---- corrections ----

TEST_CASE("a private replacement leaves a gap") {
    const auto log = a_log()
                         .shared("a", "2026-02-02", person{"Ana"})
                         .shared("b", "2026-02-02", person{"Bo"})
                         .replace("c", "2026-02-03", "a", person{"Anna"});
    CHECK(ids(boss_sees(log, "2026-02-02")) == "a b");
    CHECK(ids(boss_sees(log, "2026-02-03")) == "b");
}

TEST_CASE("a shared replacement of a private correction is seen") {
    const auto log = a_log()
                         .shared("a", "2026-02-02", person{"Ana"})
                         .replace("c", "2026-02-03", "a", shared_entry("", "", person{"Anna"}));
    const auto seen = boss_sees(log);
    REQUIRE(ids(seen) == "a");
    CHECK(upward::get<person>(seen[0].body).name == "Anna");
}

TEST_CASE("a shared replacement opens what was private, from then on") {
    const auto log = a_log()
                         .entry("a", "2026-02-02", person{"Ana"})
                         .replace("c", "2026-02-03", "a", shared_entry("", "", person{"Ana"}));
    CHECK(ids(boss_sees(log, "2026-02-02")) == "");
    CHECK(ids(boss_sees(log, "2026-02-03")) == "a");
}

TEST_CASE("a private withdrawal acts, and so does taking it back") {
    auto log = a_log().shared("a", "2026-02-02", person{"Ana"}).withdraw("w", "2026-02-03", "a");
    CHECK(ids(boss_sees(log)) == "");
    CHECK(ids(boss_sees(log.withdraw("back", "2026-02-04", "w"))) == "a");
}

TEST_CASE("corrections themselves are never seen, shared or not") {
    auto c = correction{{{"a"}}, {shared_entry("", "", person{"Anna"})}, {}};
    const auto log = a_log().shared("a", "2026-02-02", person{"Ana"}).shared("c", "2026-02-03", c);
    CHECK(ids(boss_sees(log)) == "a");
}

// ---- what is not understood, and what judges ----

TEST_CASE("an entry that is not understood never crosses") {
    const auto log =
        a_log().shared("h", "2026-02-02", not_understood{"hologram", "{\"of\":\"dana\"}"});
    CHECK(boss_sees(log).empty());
}

TEST_CASE("a kind that judges a person never gets in as shared, so it never crosses") {
    auto log = entry_log{};
    CHECK(in_short(log.append(shared_entry("d", "2026-02-02", deception{"the numbers"}))) ==
          "not_shareable at /visibility");
}
