// SPDX-License-Identifier: BSL-1.0
//
// Each kind of fault that an entry can have: its code, its place and its cause.
#include <upward/model/check.hpp>

#include "support/build.hpp"
#include "support/rule.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>

using namespace upward;
using namespace upward_tests;

namespace {

const auto today = std::string{"2026-02-20"};
const auto not_a_number = std::numeric_limits<double>::quiet_NaN();
const auto infinite = std::numeric_limits<double>::infinity();

/// "ok", or the error as a person reads it.
std::string verdict(const entry& e) {
    const auto fine = check(e);
    return fine ? "ok" : to_string(fine.error());
}

std::string verdict(entry_body body) { return verdict(an_entry("e-1", today, std::move(body))); }

problem a_problem(std::int32_t severity) {
    return {.topic = "vendor", .severity = {severity}, .known = day(today)};
}

metric a_metric() {
    return {.owner = {{"bo"}},
            .name = "Sales",
            .unit = "%",
            .weight = {.5},
            .start = 0,
            .target = 10,
            .from = day("2026-01-01"),
            .due = day("2026-06-30")};
}

experiment an_experiment() {
    auto e = experiment{};
    e.start = day("2026-01-05");
    e.end = day("2026-07-03");
    e.unit = "hours";
    return e;
}

}  // namespace

// ---- the envelope ----

TEST_CASE("an entry of its form is fine") {
    CHECK(verdict(ask{{"bo"}, {"ana"}, "budget"}) == "ok");
    CHECK(verdict(entry{}) != "ok");
}

TEST_CASE("an id is of its form") {
    auto e = an_entry("", today, person{"Ana"});
    CHECK(verdict(e) == "invalid_id: an id is 1 to 64 bytes of [A-Za-z0-9._:-] (at /id)");
    e.id.text = "two words";
    CHECK(verdict(e) == "invalid_id: an id is 1 to 64 bytes of [A-Za-z0-9._:-] (at /id)");
    e.id.text = std::string(65, 'a');
    CHECK(verdict(e) == "invalid_id: an id is 1 to 64 bytes of [A-Za-z0-9._:-] (at /id)");
}

TEST_CASE("every entry but a correction needs a date") {
    CHECK(verdict(an_entry("e-1", "", person{"Ana"})) ==
          "missing_key: an entry needs a date (at /date)");
    CHECK(verdict(an_entry("e-1", "", correction{{{"ask-1"}}, {}, true})) == "ok");
}

TEST_CASE("a minute of the day lies in the day") {
    auto e = an_entry("e-1", today, person{"Ana"});
    e.at = minute_of_day{1439};
    CHECK(verdict(e) == "ok");
    e.at = minute_of_day{1440};
    CHECK(verdict(e) == "out_of_range: 1440 is not in [0, 1439] (at /at)");
    e.at = minute_of_day{-1};
    CHECK(verdict(e) == "out_of_range: -1 is not in [0, 1439] (at /at)");
}

TEST_CASE("an area is a star or an id") {
    auto e = an_entry("e-1", today, person{"Ana"});
    e.area = "billing";
    CHECK(verdict(e) == "ok");
    e.area = "";
    CHECK(verdict(e) == "invalid_id: an area is \"*\" or an id (at /area)");
    e.area = "**";
    CHECK(verdict(e) == "invalid_id: an area is \"*\" or an id (at /area)");
}

TEST_CASE("a kind that judges a person refuses to be shared") {
    const auto shared_verdict = [](entry_body body) {
        return verdict(shared_entry("e-1", today, std::move(body)));
    };
    const auto refused = [](const std::string& kind) {
        return "not_shareable: an entry that judges a person is never shared: " + kind +
               " (at /visibility)";
    };
    CHECK(shared_verdict(peer_sign{{{"felix"}}, "delivery"}) == refused("peer_sign"));
    CHECK(shared_verdict(surprise{{{"p-1"}}}) == refused("surprise"));
    CHECK(shared_verdict(concealed{{{"p-1"}}}) == refused("concealed"));
    CHECK(shared_verdict(deception{"the numbers"}) == refused("deception"));
    CHECK(shared_verdict(evidence{trust_dimension::sincerity, {1}, {1}, ""}) ==
          refused("evidence"));
    CHECK(shared_verdict(person{"Ana"}) == "ok");
}

TEST_CASE("a replacement that judges a person refuses to be shared too") {
    const auto c = correction{{{"p-1"}}, {shared_entry("", "", deception{"the numbers"})}, {}};
    CHECK(verdict(c) ==
          "not_shareable: an entry that judges a person is never shared: deception (at "
          "/replaces/visibility)");
}

// ---- fields ----

TEST_CASE("a text is UTF-8 of at most 65536 bytes") {
    CHECK(verdict(person{std::string(65'536, 'a')}) == "ok");
    CHECK(verdict(person{std::string(65'537, 'a')}) ==
          "limit_exceeded: a text has at most 65536 bytes (at /name)");
    CHECK(verdict(person{"Z\xFCrich"}) == "invalid_utf8: the text is not UTF-8 (at /name)");
}

TEST_CASE("a list has at most 10000 items, and says which one is wrong") {
    auto shared_credit = credit_shared{};
    shared_credit.to.assign(10'000, {{"sam"}});
    CHECK(verdict(shared_credit) == "ok");
    shared_credit.to[9'999].target.text = "";
    CHECK(verdict(shared_credit) ==
          "invalid_id: an id is 1 to 64 bytes of [A-Za-z0-9._:-] (at /to/9999)");
    shared_credit.to.assign(10'001, {{"sam"}});
    CHECK(verdict(shared_credit) == "limit_exceeded: a list has at most 10000 items (at /to)");
}

TEST_CASE("a reference is an id") {
    CHECK(verdict(ask{{"bo"}, {"a na"}, "budget"}) ==
          "invalid_id: an id is 1 to 64 bytes of [A-Za-z0-9._:-] (at /to)");
}

TEST_CASE("a date of a kind is set") {
    auto p = promise{{{"bo"}}, "the draft"};
    CHECK(verdict(p) == "missing_key: a date is needed here (at /due)");
    p.due = day(today);
    CHECK(verdict(p) == "ok");
    p.due = date{boost::date_time::pos_infin};
    CHECK(verdict(p) == "missing_key: a date is needed here (at /due)");
}

TEST_CASE("a number is finite") {
    CHECK(verdict(reading{{{"m"}}, -1e308}) == "ok");
    CHECK(verdict(reading{{{"m"}}, infinite}) ==
          "out_of_range: a number must be finite (at /value)");
    CHECK(verdict(reading{{{"m"}}, not_a_number}) ==
          "out_of_range: a number must be finite (at /value)");
}

TEST_CASE("a bounded number lies in its range") {
    CHECK(verdict(a_problem(0)) == "ok");
    CHECK(verdict(a_problem(4)) == "ok");
    CHECK(verdict(a_problem(7)) == "out_of_range: 7 is not in [0, 4] (at /severity)");
    CHECK(verdict(a_problem(-1)) == "out_of_range: -1 is not in [0, 4] (at /severity)");
    CHECK(verdict(rung_agreed{{0}}) == "out_of_range: 0 is not in [1, 7] (at /rung)");
    CHECK(verdict(rung_agreed{{8}}) == "out_of_range: 8 is not in [1, 7] (at /rung)");
}

TEST_CASE("a share lies between 0 and 1") {
    CHECK(verdict(upward::link{{{"a"}}, {{"b"}}, {0}}) == "ok");
    CHECK(verdict(upward::link{{{"a"}}, {{"b"}}, {1}}) == "ok");
    for (const double wrong : {-.1, 1.1, not_a_number, infinite})
        CHECK(verdict(upward::link{{{"a"}}, {{"b"}}, {wrong}}) ==
              "out_of_range: a share is in [0, 1] (at /strength)");
}

TEST_CASE("an amount is finite and not negative") {
    CHECK(verdict(limit{"cost", "EUR", {0}}) == "ok");
    for (const double wrong : {-.1, not_a_number, infinite})
        CHECK(verdict(limit{"cost", "EUR", {wrong}}) ==
              "out_of_range: an amount is finite and not negative (at /amount)");
}

TEST_CASE("a length is 0 to 10000 working days, whole or not") {
    auto r = a_rule("FREQ=WEEKLY;BYDAY=MO").made;
    r.limit = working_days{1.25};
    CHECK(verdict(r) == "ok");
    for (const double wrong : {-1.0, 10'000.5, not_a_number}) {
        r.limit = working_days{wrong};
        CHECK(verdict(r) == "out_of_range: a length is 0 to 10000 working days (at /limit)");
    }
}

TEST_CASE("a disposition is one of four") {
    auto sign = peer_sign{{{"felix"}}, "delivery"};
    CHECK(verdict(sign) == "ok");
    sign.disposition.sign = bounded<-1, 1>{-1};
    CHECK(verdict(sign) == "ok");
    sign.disposition.sign = bounded<-1, 1>{2};
    CHECK(verdict(sign) ==
          "out_of_range: a disposition is -1, 0, 1 or \"neutral\" (at /disposition)");
}

TEST_CASE("a word is one of its enumeration") {
    CHECK(verdict(person{"Ana", static_cast<person_role>(9)}) ==
          "invalid_value: not one of the words of this field (at /role)");
    auto e = an_experiment();
    e.criteria = {{{"c-1"}, static_cast<criterion_type>(9), {{"m"}}}};
    CHECK(verdict(e) == "invalid_value: not one of the words of this field (at /criteria/0/type)");
}

TEST_CASE("the visibility of an entry is one of its two words") {
    auto e = an_entry("e-1", today, person{"Ana"});
    e.visibility = static_cast<visibility_level>(7);
    CHECK(verdict(e) == "invalid_value: not one of the words of this field (at /visibility)");
}

// ---- what a kind demands as a whole ----

TEST_CASE("leave and metrics end on or after the day they begin") {
    CHECK(verdict(leave{{{"ana"}}, day("2026-03-02"), day("2026-03-02")}) == "ok");
    CHECK(verdict(leave{{{"ana"}}, day("2026-03-02"), day("2026-03-01")}) ==
          "invalid_value: it ends before it begins (at /to)");
    auto m = a_metric();
    CHECK(verdict(m) == "ok");
    m.due = day("2025-12-31");
    CHECK(verdict(m) == "invalid_value: it ends before it begins (at /due)");
}

TEST_CASE("an obligation is named by its rule and its day") {
    auto a = ask{{"bo"}, {"ana"}, "budget"};
    a.obligation = "notes@2026-02-19";
    CHECK(verdict(a) == "ok");
    for (const auto* wrong : {"", "notes", "@2026-02-19", "notes@2026-02-30", "no tes@2026-02-19",
                              "notes@2026-02-19 ", "a@b@2026-02-19"}) {
        a.obligation = wrong;
        CHECK(verdict(a) ==
              "invalid_value: an obligation is named rule@YYYY-MM-DD (at /obligation)");
    }
}

TEST_CASE("each obligation that an update settles is named so") {
    auto u = update{};
    u.settles = {"notes@2026-02-16", "notes@2026-02-31"};
    CHECK(verdict(u) == "invalid_value: an obligation is named rule@YYYY-MM-DD (at /settles/1)");
}

TEST_CASE("the name of an obligation comes apart into its rule and its day") {
    const auto name = parse_obligation("team:notes.1@2026-02-16");
    CHECK(name->rule == "team:notes.1");
    CHECK(name->day == day("2026-02-16"));
    CHECK_FALSE(parse_obligation("notes").has_value());
}

TEST_CASE("a calendar rule needs a rule that RFC 5545 allows and that is understood") {
    CHECK(verdict(a_rule("FREQ=WEEKLY;BYDAY=MO,TH").made) == "ok");
    auto none = a_rule("").made;
    none.rule.reset();
    CHECK(verdict(none) == "missing_key: a calendar rule needs \"rule\" (at /rule)");
    CHECK(in_short(check(an_entry("e-1", today, a_rule("FREQ=WEEKLY;BYDAY=XX").made))) ==
          "invalid_rule at /rule");
    CHECK(verdict(a_rule("FREQ=DAILY;BYHOUR=9").made) == "ok");
    CHECK(in_short(check(an_entry("e-1", today, a_rule("FREQ=DAILY;INTERVAL=0").made))) ==
          "invalid_rule at /rule");
    CHECK(in_short(check(an_entry("e-1", today, a_rule(std::string(1025, ' ')).made))) ==
          "limit_exceeded at /rule");
}

TEST_CASE("the zone of a rule is one that is known here") {
    auto r = a_rule("FREQ=DAILY;BYHOUR=9").made;
    r.zone = "Model/Nowhere";
    CHECK(verdict(r) == "invalid_value: a zone that is not known here (at /zone)");
    keep_zone("Model/Somewhere", zone{"Model/Somewhere", 3600, {}, false});
    r.zone = "Model/Somewhere";
    CHECK(verdict(r) == "ok");
    r.zone = "UTC";
    CHECK(verdict(r) == "ok");
}

TEST_CASE("a rule of another trigger needs no text") {
    CHECK(verdict(a_rule(rule_trigger::milestone).made) == "ok");
    CHECK(verdict(a_rule(rule_trigger::problem).made) == "ok");
}

TEST_CASE("a metric rule says what it waits for: a change, or a threshold of one metric") {
    auto r = a_rule(rule_trigger::metric).made;
    CHECK(verdict(r) ==
          "missing_key: a metric rule needs \"threshold\" or \"change\" (at /threshold)");
    r.change = amount{5};
    CHECK(verdict(r) == "ok");
    r.threshold = 90;
    CHECK(verdict(r) == "missing_key: a threshold is one of a metric (at /metric)");
    r.metric = ref<metric>{{"sales"}};
    CHECK(verdict(r) == "ok");
    r.change.reset();
    CHECK(verdict(r) == "ok");
    r.threshold = infinite;
    CHECK(verdict(r) == "out_of_range: a number must be finite (at /threshold)");
}

TEST_CASE("a rule of the host names its flag") {
    auto r = a_rule(rule_trigger::host).made;
    CHECK(verdict(r) == "missing_key: a host rule needs \"flag\" (at /flag)");
    r.flag = "on call";
    CHECK(verdict(r) == "ok");
}

TEST_CASE("a combination names the rules that it combines") {
    for (const auto trigger : {rule_trigger::any, rule_trigger::all}) {
        auto r = a_rule(trigger).made;
        CHECK(verdict(r) == "missing_key: a combination needs rules in \"of\" (at /of)");
        r.of = {{{"notes"}}};
        CHECK(verdict(r) == "ok");
        r.of.push_back({{"no id"}});
        CHECK(in_short(check(an_entry("e-1", today, r))) == "invalid_id at /of/1");
    }
}

TEST_CASE("what two people agree to names them both, and nobody else") {
    const auto named = [](auto agreed, const std::vector<std::string>& names) {
        agreed.names.clear();
        for (const auto& name : names) agreed.names.push_back({{name}});
        return verdict(agreed);
    };
    const auto check_names = [&](const auto& agreed) {
        const auto refused = std::string{": it names the two people who agreed (at /names)"};
        CHECK(named(agreed, {"ana", "bo"}) == "ok");
        CHECK(named(agreed, {}) == "missing_key" + refused);
        CHECK(named(agreed, {"ana"}) == "missing_key" + refused);
        CHECK(named(agreed, {"ana", "ana"}) == "invalid_value" + refused);
        CHECK(named(agreed, {"ana", "bo", "carla"}) == "invalid_value" + refused);
        CHECK(named(agreed, {"ana", "b o"}).starts_with("invalid_id"));
    };
    check_names(rhythm_agreed{{"operating"}});
    check_names(rhythm_renegotiated{{"operating"}});
    check_names(rung_agreed{{2}});
    check_names(amendment{{{"trial"}}});
    CHECK(verdict(rhythm_proposed{{"operating"}}) == "ok");
    CHECK(verdict(rhythm_ended{{"operating"}}) == "ok");
}

TEST_CASE("a milestone is a percentage or a state, not both") {
    auto m = milestone{{{"item"}}, "half-way"};
    const auto refused = "missing_key: a milestone is a percentage or a state (at /percent)";
    CHECK(verdict(m) == refused);
    m.percent = percentage{50};
    CHECK(verdict(m) == "ok");
    m.state = "in review";
    CHECK(verdict(m) == refused);
    m.percent.reset();
    CHECK(verdict(m) == "ok");
    m = {{{"item"}}, "too far", percentage{101}};
    CHECK(verdict(m) == "out_of_range: 101 is not in [0, 100] (at /percent)");
}

TEST_CASE("only a rule with one date a period can restart after a miss") {
    auto weekly = a_rule("FREQ=WEEKLY;BYDAY=MO").made;
    weekly.after_miss = after_miss_policy::restart;
    CHECK(verdict(weekly) == "ok");
    auto twice = a_rule("FREQ=WEEKLY;BYDAY=MO,TH").made;
    twice.after_miss = after_miss_policy::restart;
    CHECK(verdict(twice) ==
          "invalid_value: only a rule with one date a period can restart after a miss (at "
          "/after_miss)");
}

TEST_CASE("only a calendar rule can restart: nothing else has a period") {
    auto flagged = a_rule(rule_trigger::host).made;
    flagged.flag = "on call";
    for (auto r :
         {a_rule(rule_trigger::milestone).made, a_rule(rule_trigger::problem).made, flagged}) {
        r.after_miss = after_miss_policy::stack;
        CHECK(verdict(r) == "ok");
        r.after_miss = after_miss_policy::restart;
        CHECK(verdict(r) ==
              "invalid_value: only a calendar rule can restart after a miss (at /after_miss)");
    }
}

TEST_CASE("evidence is for or against, and weighs something") {
    CHECK(verdict(evidence{trust_dimension::sincerity, {-1}, {.5}, "why"}) == "ok");
    CHECK(verdict(evidence{trust_dimension::sincerity, {0}, {.5}, "why"}) ==
          "invalid_value: evidence is for or against: sign is 1 or -1 (at /sign)");
    CHECK(verdict(evidence{trust_dimension::sincerity, {1}, {0}, "why"}) ==
          "out_of_range: evidence weighs more than 0 (at /weight)");
}

TEST_CASE("a result names exactly one thing that came out") {
    auto r = result_recorded{};
    const auto refused =
        "missing_key: a result names one metric, one expectation or one experiment";
    CHECK(verdict(r) == refused);
    r.metric = ref<metric>{{"m"}};
    CHECK(verdict(r) == "ok");
    r.expectation = ref<expectation>{{"x"}};
    CHECK(verdict(r) == refused);
    r.metric.reset();
    CHECK(verdict(r) == "ok");
    r.experiment = ref<experiment>{{"t"}};
    CHECK(verdict(r) == refused);
}

TEST_CASE("the style of a proposal is three numbers or none") {
    auto p = proposal{"Coaching"};
    CHECK(verdict(p) == "ok");
    p.style = {{4}, {3}, {1}};
    CHECK(verdict(p) == "ok");
    p.style = {{4}, {3}};
    CHECK(verdict(p) == "invalid_value: a style is formality, detail and directness (at /style)");
    p.style = {{4}, {3}, {5}};
    CHECK(verdict(p) == "out_of_range: 5 is not in [0, 4] (at /style/2)");
}

TEST_CASE("an experiment ends on or after its start") {
    auto e = an_experiment();
    CHECK(verdict(e) == "ok");
    e.end = day("2026-01-04");
    CHECK(verdict(e) == "invalid_value: it ends before it begins (at /end)");
}

TEST_CASE("the k of an experiment goes with the rule of that name") {
    auto e = an_experiment();
    e.k = bounded<1, 50>{2};
    CHECK(verdict(e) == "missing_key: \"k\" goes with the rule \"k\" (at /k)");
    e.rule = verdict_rule::k;
    CHECK(verdict(e) == "out_of_range: \"k\" is at most the number of criteria (at /k)");
    e.criteria = {{{"cost"}, {}, {{"m"}}}, {{"time"}, {}, {{"m"}}}};
    CHECK(verdict(e) == "ok");
    e.k.reset();
    CHECK(verdict(e) == "missing_key: \"k\" goes with the rule \"k\" (at /k)");
}

TEST_CASE("the criteria of an experiment have ids of their own") {
    auto e = an_experiment();
    e.criteria = {{{"cost"}, {}, {{"m"}}}, {{"time"}, {}, {{"m"}}}, {{"cost"}, {}, {{"m"}}}};
    CHECK(verdict(e) == "invalid_value: two criteria have one id (at /criteria/2/id)");
}

TEST_CASE("a rule has another id than its rhythm, whose name a broken silence has") {
    const auto refused = "invalid_value: a rule needs another id than its rhythm (at /rules/1)";
    CHECK(verdict(rhythm_agreed{{"weekly"}, {{{"notes"}}, {{"weekly"}}}}) == refused);
    CHECK(verdict(rhythm_renegotiated{{"weekly"}, {{{"notes"}}, {{"weekly"}}}}) == refused);
    CHECK(verdict(rhythm_proposed{{"weekly"}, {{{"notes"}}, {{"weekly"}}}}) == refused);
    CHECK(verdict(rhythm_agreed{{"weekly"}, {{{"notes"}}}, both()}) == "ok");
}

TEST_CASE("a fault deep inside has its whole pointer") {
    auto p = proposal{"Coaching"};
    p.uses = {{{{"cost"}}, {1}}, {{{"time"}}, {-1}}};
    CHECK(verdict(p) == "out_of_range: an amount is finite and not negative (at /uses/1/amount)");
    auto r = role_statement{};
    r.lines = {{"owns billing", {{"no id"}}}};
    CHECK(verdict(r) ==
          "invalid_id: an id is 1 to 64 bytes of [A-Za-z0-9._:-] (at /lines/0/evidence)");
}

// ---- corrections ----

TEST_CASE("a correction either replaces or withdraws") {
    const auto refused = "missing_key: a correction either replaces or withdraws its target";
    CHECK(verdict(correction{{{"a-1"}}}) == refused);
    CHECK(verdict(correction{{{"a-1"}}, {}, false}) == refused);
    CHECK(verdict(correction{{{"a-1"}}, {an_entry("", "", person{"Ana"})}, true}) == refused);
    CHECK(verdict(correction{{{"a-1"}}, {}, true}) == "ok");
    CHECK(verdict(correction{{{"a-1"}}, {an_entry("", "", person{"Ana"})}, {}}) == "ok");
    CHECK(verdict(correction{{{"a-1"}}, {an_entry("", "", person{"Ana"})}, false}) == "ok");
}

TEST_CASE("a replacement stands under its target's id and under no other") {
    CHECK(verdict(correction{{{"a-1"}}, {an_entry("a-1", "", person{"Ana"})}, {}}) == "ok");
    CHECK(verdict(correction{{{"a-1"}}, {an_entry("a-2", "", person{"Ana"})}, {}}) ==
          "invalid_value: a replacement stands under its target's id (at /replaces/id)");
}

TEST_CASE("a replacement is not a correction") {
    const auto inner = an_entry("", "", correction{{{"b-1"}}, {}, true});
    CHECK(verdict(correction{{{"a-1"}}, {inner}, {}}) ==
          "invalid_value: a correction is revised by naming it as the target (at /replaces/kind)");
}

TEST_CASE("what is wrong in a replacement is found there") {
    auto replacement = an_entry("", "", a_problem(7));
    CHECK(verdict(correction{{{"a-1"}}, {replacement}, {}}) ==
          "out_of_range: 7 is not in [0, 4] (at /replaces/severity)");
    replacement = an_entry("", "", a_problem(1));
    replacement.area = "no area";
    CHECK(verdict(correction{{{"a-1"}}, {replacement}, {}}) ==
          "invalid_id: an area is \"*\" or an id (at /replaces/area)");
}

TEST_CASE("an entry that is not understood is fine as it is") {
    CHECK(verdict(not_understood{"hologram", "{}"}) == "ok");
}
