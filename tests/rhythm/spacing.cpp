// SPDX-License-Identifier: BSL-1.0
//
// All in March 2026 (march.hpp).
#include <upward/rhythm/spacing.hpp>

#include "rhythm/march.hpp"

#include <upward/rhythm/adherence.hpp>

#include <doctest/doctest.h>

#include <optional>

using namespace upward;
using namespace upward_tests;

namespace {

/// Told on the day itself.
a_rule at_once() { return on_milestones().within(0); }
a_rule once(const char* on_day) { return a_rule("FREQ=DAILY;COUNT=1").start(on_day); }

log_builder march(const std::vector<named_rule>& rules, gaps g) {
    return agreed("2026-03-02", rules, g).add(the_site());
}

/// A milestone on Tue 03-03 and notes on Thursdays.
log_builder case_8(gaps g) {
    return march({{"steps", at_once()}, {"notes", weekly("TH")}}, g)
        .entry("s", "2026-03-03", at_percent(50));
}

}  // namespace

TEST_SUITE("minimum spacing") {
    TEST_CASE("a milestone on Tue, a note on Thu, m 3: one, on Tue") {
        CHECK(owed_on(case_8({.spacing = 3}), "2026-03-03", "2026-03-06") ==
              "steps@2026-03-03 + notes@2026-03-05");
        CHECK(owed_on(case_8({}), "2026-03-03", "2026-03-06") ==
              "steps@2026-03-03; notes@2026-03-05");
    }

    TEST_CASE("two of one rule that move to one day are one") {
        const auto log = march({{"note", once("2026-03-03")}, {"steps", at_once()}}, {.spacing = 5})
                             .entry("s1", "2026-03-04", at_percent(50))
                             .entry("s2", "2026-03-05", in_state("live"));
        CHECK(owed(log) == "note@2026-03-03; steps@2026-03-04 + steps@2026-03-05 due 2026-03-10");
    }

    TEST_CASE("what would move over the end is no longer owed") {
        const auto log = march({{"note", once("2026-03-03")}, {"steps", at_once()}}, {.spacing = 5})
                             .entry("s1", "2026-03-04", at_percent(50))
                             .entry("end", "2026-03-06", the_end());
        CHECK(owed(log) == "note@2026-03-03");
    }

    TEST_CASE("a note before its merged crossing tells nothing of it") {
        const auto log = march({{"note", once("2026-03-04")}, {"steps", on_milestones().within(2)}},
                               {.spacing = 3})
                             .entry("s1", "2026-03-04", at_percent(50))
                             .entry("early", "2026-03-03", update{});
        CHECK(ledger_on(log, "2026-03-04", "2026-03-06") == "note@2026-03-04 open");
    }

    TEST_CASE("exactly m apart is far enough") {
        CHECK(owed_on(case_8({.spacing = 2}), "2026-03-03", "2026-03-06") ==
              "steps@2026-03-03; notes@2026-03-05");
    }

    TEST_CASE("counts working days: over a weekend, a holiday, a leave") {
        const auto log =
            march({{"a", once("2026-03-06")}, {"b", once("2026-03-10")}}, {.spacing = 2});
        CHECK(owed(log) == "a@2026-03-06; b@2026-03-10");
        CHECK(owed_on(log, end_of_march, {}, holidays({"2026-03-09"})) ==
              "a@2026-03-06 + b@2026-03-10");
        CHECK(owed(log_builder{log}.add(away("ana", "2026-03-09", "2026-03-09"))) ==
              "a@2026-03-06 + b@2026-03-10");
        CHECK(owed(log_builder{log}.add(away("bo", "2026-03-09", "2026-03-09"))) ==
              "a@2026-03-06; b@2026-03-10");
    }

    TEST_CASE("a part of a day is a whole one, and none is none") {
        const auto rules =
            std::vector<named_rule>{{"a", once("2026-03-04")}, {"b", once("2026-03-05")}};
        CHECK(owed(march(rules, {.spacing = 1})) == "a@2026-03-04; b@2026-03-05");
        CHECK(owed(march(rules, {.spacing = 1.1})) == "a@2026-03-04 + b@2026-03-05");
        const auto same_day =
            std::vector<named_rule>{{"a", once("2026-03-04")}, {"b", once("2026-03-04")}};
        CHECK(owed(march(same_day, {.spacing = 0})) == "a@2026-03-04; b@2026-03-04");
        CHECK(owed(march(same_day, {.spacing = .1})) == "a@2026-03-04 + b@2026-03-04");
    }

    TEST_CASE("is counted from the kept one, not from what merged into it") {
        CHECK(owed(march(
                  {{"a", once("2026-03-03")}, {"b", once("2026-03-05")}, {"c", once("2026-03-06")}},
                  {.spacing = 3})) == "a@2026-03-03 + b@2026-03-05; c@2026-03-06");
    }

    TEST_CASE("what moved to a working day is as far as it is then") {
        CHECK(owed(march({{"a", once("2026-03-07")}, {"b", once("2026-03-10")}}, {.spacing = 2})) ==
              "a@2026-03-07 + b@2026-03-10 due 2026-03-09");
    }

    TEST_CASE("a merged one keeps the terms of the kept one, and both names") {
        const auto log = march({{"a", once("2026-03-03").limit(4).grace(1).channel("chat").stack()},
                                {"b", once("2026-03-04").limit(7).channel("mail").topic("b")}},
                               {.spacing = 3});
        const auto all = obligations_on(log, end_of_march);
        REQUIRE(all.size() == 1);
        const auto& o = all[0];
        CHECK(o.name == "a@2026-03-03");
        CHECK(o.rule == "a");
        CHECK(o.limit_wd == 4);
        CHECK(o.grace_wd == 1);
        CHECK(o.channel == "chat");
        CHECK(o.after_miss == after_miss_policy::stack);
        CHECK(iso(o.last) == "2026-03-10");
        CHECK(o.has_rule("b"));
        CHECK(o.parts.at(1).name == "b@2026-03-04");
        CHECK(o.parts.at(1).topic == "b");
        CHECK(iso(o.parts.at(1).due) == "2026-03-04");
        CHECK(o.parts.at(1).reason == obligation_reason::calendar);
    }

    TEST_CASE("an update that names either part settles the merged one") {
        const auto told = [](const std::vector<std::string>& names) {
            return ledger_on(case_8({.spacing = 3}).entry("u", "2026-03-03", settling(names)),
                             "2026-03-06");
        };
        CHECK(told({"steps@2026-03-03"}) == "steps@2026-03-03 on_time");
        CHECK(told({"notes@2026-03-05"}) == "steps@2026-03-03 on_time");
        CHECK(told({"notes@2026-03-05", "steps@2026-03-03"}) == "steps@2026-03-03 on_time");
        CHECK(told({"notes@2026-03-12"}) == "steps@2026-03-03 missed");
    }

    TEST_CASE("a merged one that is not told is one miss, not two") {
        const auto all = outcomes_on(case_8({.spacing = 3}), "2026-03-06");
        REQUIRE(all.size() == 1);
        CHECK(all[0].kind == outcome_kind::missed);
    }

    TEST_CASE("two dates of one rule never merge, however near") {
        CHECK(owed_on(march({{"notes", a_rule("FREQ=DAILY").start("2026-03-02")}}, {.spacing = 4}),
                      "2026-03-05") ==
              "notes@2026-03-02; notes@2026-03-03; notes@2026-03-04; "
              "notes@2026-03-05");
    }

    TEST_CASE("nor does a date merge into an obligation that has its rule as a part") {
        CHECK(owed_on(march({{"a", once("2026-03-02")},
                             {"notes", a_rule("FREQ=DAILY;COUNT=2").start("2026-03-03")}},
                            {.spacing = 4}),
                      "2026-03-31") == "a@2026-03-02 + notes@2026-03-03; notes@2026-03-04");
    }

    TEST_CASE("two crossings of one rule stay two") {
        const auto log = march({{"steps", at_once()}}, {.spacing = 5})
                             .entry("s-1", "2026-03-03", at_percent(50))
                             .entry("s-2", "2026-03-04", in_state("live"));
        CHECK(owed(log) == "steps@2026-03-03; steps@2026-03-04");
    }

    TEST_CASE("two rhythms do not space each other") {
        const auto log = march({{"a", once("2026-03-03")}}, {.spacing = 5})
                             .entry("b", "2026-03-02", once("2026-03-04").of("board").made)
                             .entry("ag", "2026-03-02", agreement({"b"}, "board"));
        CHECK(owed(log) == "a@2026-03-03; b@2026-03-04");
    }
}

TEST_SUITE("nothing moves before its own cause: then it is due m after the kept one") {
    TEST_CASE("a milestone after the kept one") {
        const auto log =
            march({{"notes", once("2026-03-03")}, {"steps", at_once()}}, {.spacing = 3})
                .entry("s", "2026-03-04", at_percent(50));
        CHECK(owed(log) == "notes@2026-03-03; steps@2026-03-04 due 2026-03-06");
    }

    TEST_CASE("one that was crossed on the day of the kept one, or before, may move there") {
        const auto log = [](std::string_view crossed) {
            return owed(march({{"notes", once("2026-03-04")}, {"steps", on_milestones().within(2)}},
                              {.spacing = 3})
                            .entry("s", crossed, at_percent(50)));
        };
        CHECK(log("2026-03-03") == "notes@2026-03-04 + steps@2026-03-05");
        CHECK(log("2026-03-04") == "notes@2026-03-04 + steps@2026-03-06");
        CHECK(log("2026-03-05") == "notes@2026-03-04; steps@2026-03-09");
    }

    TEST_CASE("a crossing on Saturday is after the Friday") {
        const auto log =
            march({{"notes", once("2026-03-06")}, {"steps", on_milestones().within(1)}},
                  {.spacing = 3})
                .entry("s", "2026-03-07", at_percent(50));
        CHECK(owed(log) == "notes@2026-03-06; steps@2026-03-09 due 2026-03-11");
    }

    TEST_CASE("its window still opens with its cause, and its last day follows the new due day") {
        const auto log =
            march({{"notes", once("2026-03-03")}, {"steps", at_once()}}, {.spacing = 5})
                .entry("s", "2026-03-04", at_percent(50));
        const auto moved = obligations_on(log, end_of_march).at(1);
        CHECK(iso(moved.opens) == "2026-03-04");
        CHECK(iso(moved.due) == "2026-03-10");
        CHECK(iso(moved.last) == "2026-03-12");
        CHECK(moved.nominal == on("2026-03-04"));
    }

    TEST_CASE("where it moved, what comes later is spaced from it") {
        const auto log = march({{"notes", once("2026-03-03")},
                                {"steps", at_once()},
                                {"digest", once("2026-03-09")}},
                               {.spacing = 3})
                             .entry("s", "2026-03-04", at_percent(50));
        CHECK(owed(log) == "notes@2026-03-03; steps@2026-03-04 + digest@2026-03-09 due 2026-03-06");
    }

    TEST_CASE("a reading, a flag and a combination move in the same way") {
        const auto rules =
            std::vector<named_rule>{{"notes", once("2026-03-03")},
                                    {"watch", on_readings().metric("nps").change(5).within(0)}};
        CHECK(owed(march(rules, {.spacing = 3})
                       .add(the_metric(30))
                       .entry("r", "2026-03-04", reads(40))) ==
              "notes@2026-03-03; watch@2026-03-04 due 2026-03-06");
        const auto crisis = a_log().entry("f", "2026-03-04", flag{"crisis", true});
        CHECK(
            owed(march({{"notes", once("2026-03-03")}, {"talk", on_flag("crisis")}}, {.spacing = 3})
                     .add(crisis)) == "notes@2026-03-03; talk@2026-03-04 due 2026-03-06");
        auto either = declared({{"notes", once("2026-03-03")},
                                {"talk", on_flag("crisis")},
                                {"either", any_of_rules({"talk"})}})
                          .entry("a", "2026-03-02",
                                 with_gaps(agreement({"notes", "either"}), {.spacing = 3}));
        CHECK(owed(either.add(crisis)) == "notes@2026-03-03; either@2026-03-04 due 2026-03-06");
    }
}

TEST_SUITE("problems neither merge nor are merged into") {
    TEST_CASE("they are no part of what is spaced") {
        const auto log =
            march({{"trouble", on_problems()}, {"notes", once("2026-03-04")}}, {.spacing = 5})
                .entry("p", "2026-03-03", a_problem("2026-03-03", 4));
        CHECK(owed(log) == "notes@2026-03-04");
        const auto seen = scene{log, end_of_march};
        REQUIRE(seen->news.size() == 1);
        CHECK(in_words(seen->news[0].owed) == "trouble@2026-03-03");
    }

    TEST_CASE("nor do they break a silence") {
        const auto log = march({{"trouble", on_problems()}}, {.silence = 5})
                             .entry("p", "2026-03-05", a_problem("2026-03-05", 4));
        CHECK(owed_on(log, "2026-03-10") == "operating@2026-03-09");
    }
}

TEST_SUITE("each version's own spacing") {
    TEST_CASE("stands from the renegotiation on") {
        const auto log =
            march({{"a", weekly("MO")}, {"b", weekly("TU")}}, {.spacing = 3})
                .entry("r", "2026-03-09", renegotiation({"a", "b"}))
                .entry("r-2", "2026-03-16", with_gaps(renegotiation({"a", "b"}), {.spacing = 2}));
        CHECK(owed_on(log, "2026-03-17") ==
              "a@2026-03-02 + b@2026-03-03; a@2026-03-09; b@2026-03-10; "
              "a@2026-03-16 + b@2026-03-17");
    }

    TEST_CASE("is that of the day on which the later of the two is due") {
        const auto log = [](gaps before, gaps after) {
            return owed(march({{"a", once("2026-03-06")}, {"b", once("2026-03-09")}}, before)
                            .entry("r", "2026-03-09", with_gaps(renegotiation({"a", "b"}), after)));
        };
        CHECK(log({}, {.spacing = 3}) == "a@2026-03-06 + b@2026-03-09");
        CHECK(log({.spacing = 3}, {}) == "a@2026-03-06; b@2026-03-09");
    }
}

TEST_SUITE("maximum silence") {
    TEST_CASE("silence 5 after 03-03, the next due on 03-12: insert 03-10") {
        CHECK(owed_on(case_8({.spacing = 3, .silence = 5}), "2026-03-03", "2026-03-12") ==
              "steps@2026-03-03 + notes@2026-03-05; operating@2026-03-10; notes@2026-03-12");
    }

    TEST_CASE("counts from the agreement on, and then from each obligation") {
        CHECK(owed_on(march({}, {.silence = 5}), "2026-03-20") ==
              "operating@2026-03-09; operating@2026-03-16");
        CHECK(owed_on(march({{"a", once("2026-03-05")}}, {.silence = 5}), "2026-03-20") ==
              "a@2026-03-05; operating@2026-03-12; operating@2026-03-19");
    }

    TEST_CASE("from an agreement on a Saturday the first day is the Monday") {
        const auto log = agreed("2026-03-07", {}, {.silence = 1});
        CHECK(owed_on(log, "2026-03-10") == "operating@2026-03-09; operating@2026-03-10");
    }

    TEST_CASE("what is due exactly then breaks it") {
        CHECK(owed_on(march({{"a", weekly("MO")}}, {.silence = 5}), "2026-03-16") ==
              "a@2026-03-02; a@2026-03-09; a@2026-03-16");
        CHECK(owed_on(march({{"a", weekly("TU")}}, {.silence = 5}), "2026-03-17") ==
              "a@2026-03-03; a@2026-03-10; a@2026-03-17");
    }

    TEST_CASE("no news is good news: every tenth working day") {
        CHECK(owed_on(march({}, {.silence = 10}), end_of_march) ==
              "operating@2026-03-16; operating@2026-03-30");
    }

    TEST_CASE("a part of a day is a whole one; none means every working day") {
        CHECK(owed_on(march({}, {.silence = 1.5}), "2026-03-06") ==
              "operating@2026-03-04; operating@2026-03-06");
        CHECK(owed_on(march({}, {.silence = 0}), "2026-03-05") ==
              "operating@2026-03-03; operating@2026-03-04; operating@2026-03-05");
    }

    TEST_CASE("skips weekends, holidays and the report's leave") {
        const auto log = march({}, {.silence = 3});
        CHECK(owed_on(log, "2026-03-13", {}, holidays({"2026-03-04"})) ==
              "operating@2026-03-06; operating@2026-03-11");
        CHECK(owed_on(log_builder{log}.add(away("ana", "2026-03-04", "2026-03-11")),
                      "2026-03-16") == "operating@2026-03-13");
        CHECK(owed_on(log_builder{log}.add(away("bo", "2026-03-04", "2026-03-11")), "2026-03-10") ==
              "operating@2026-03-05; operating@2026-03-10");
    }

    TEST_CASE("a cause that comes moves what would have been inserted") {
        const auto log = march({{"steps", at_once()}}, {.silence = 5});
        CHECK(owed_on(log, "2026-03-05", "2026-03-16") ==
              "operating@2026-03-09; operating@2026-03-16");
        CHECK(owed_on(log_builder{log}.entry("s", "2026-03-05", at_percent(50)), "2026-03-05",
                      "2026-03-16") == "steps@2026-03-05; operating@2026-03-12");
        CHECK(owed_on(log_builder{log}.entry("s", "2026-03-09", at_percent(50)), "2026-03-09") ==
              "steps@2026-03-09");
    }

    TEST_CASE("goes on across a renegotiation, by the version that stands") {
        const auto log =
            march({{"a", once("2026-03-04")}}, {.silence = 5})
                .entry("r", "2026-03-09", with_gaps(renegotiation({}), {.silence = 3}));
        CHECK(owed_on(log, "2026-03-13") ==
              "a@2026-03-04; operating@2026-03-09; operating@2026-03-12");
        const auto on_its_day =
            march({{"a", once("2026-03-02")}}, {.silence = 5})
                .entry("r", "2026-03-13", with_gaps(renegotiation({}), {.silence = 2}));
        CHECK(owed_on(on_its_day, "2026-03-17") ==
              "a@2026-03-02; operating@2026-03-09; operating@2026-03-13; operating@2026-03-17");
    }

    TEST_CASE("that begins with a renegotiation counts from what was due before it") {
        const auto log =
            march({{"a", once("2026-03-04")}}, {})
                .entry("r", "2026-03-06", with_gaps(renegotiation({}), {.silence = 4}));
        CHECK(owed_on(log, "2026-03-16") ==
              "a@2026-03-04; operating@2026-03-10; operating@2026-03-16");
        const auto long_since =
            march({{"a", once("2026-03-04")}}, {})
                .entry("r", "2026-03-20", with_gaps(renegotiation({}), {.silence = 4}));
        CHECK(owed_on(long_since, "2026-03-26") ==
              "a@2026-03-04; operating@2026-03-20; operating@2026-03-26");
    }

    TEST_CASE("of a version without one there is none") {
        const auto log = march({}, {.silence = 2}).entry("r", "2026-03-05", renegotiation({}));
        CHECK(owed(log) == "operating@2026-03-04");
    }

    TEST_CASE("ends with the end, and begins anew with a new agreement") {
        const auto log = march({}, {.silence = 3})
                             .entry("e", "2026-03-10", the_end())
                             .entry("b", "2026-03-16", with_gaps(agreement({}), {.silence = 3}));
        CHECK(owed_on(log, "2026-03-20") == "operating@2026-03-05; operating@2026-03-19");
    }

    TEST_CASE("of two rhythms is counted apart") {
        const auto log =
            march({}, {.silence = 5})
                .entry("b", "2026-03-04", with_gaps(agreement({}, "board"), {.silence = 5}));
        CHECK(owed_on(log, "2026-03-11") == "operating@2026-03-09; board@2026-03-11");
    }

    TEST_CASE("is counted from the kept one, and from where one moved to") {
        const auto log =
            march({{"a", once("2026-03-03")}, {"steps", at_once()}}, {.spacing = 3, .silence = 4})
                .entry("s", "2026-03-04", at_percent(50));
        CHECK(owed_on(log, "2026-03-12") ==
              "a@2026-03-03; steps@2026-03-04 due 2026-03-06; operating@2026-03-12");
    }

    TEST_CASE("shorter than the spacing still holds") {
        CHECK(owed_on(march({{"a", weekly("MO")}}, {.spacing = 4, .silence = 3}), "2026-03-10") ==
              "a@2026-03-02; operating@2026-03-05; a@2026-03-09");
    }
}

TEST_SUITE("an inserted obligation") {
    TEST_CASE("has the terms of a rule without a period, any channel and no topic") {
        const auto o = obligations_on(march({}, {.silence = 5}), "2026-03-09").at(0);
        CHECK(o.name == "operating@2026-03-09");
        CHECK(o.rule == "operating");
        CHECK(o.rhythm == "operating");
        CHECK(o.area == "*");
        CHECK(o.channel == "");
        CHECK(o.topic == "");
        CHECK(o.limit_wd == 2);
        CHECK(o.grace_wd == 0);
        CHECK(o.after_miss == after_miss_policy::realign);
        CHECK(o.reason == obligation_reason::silence);
        CHECK(o.agreed == on("2026-03-02"));
        CHECK(iso(o.opens) == "2026-03-06");
        CHECK(iso(o.last) == "2026-03-11");
        CHECK(o.parts.at(0).source == "agreed");
    }

    TEST_CASE("is settled by name, or by what is told on its day, the day before, or late") {
        const auto told = [](std::string_view day, const update& u) {
            return ledger_on(march({}, {.silence = 5}).entry("u", day, u), "2026-03-12");
        };
        CHECK(told("2026-03-09", update{}) == "operating@2026-03-09 on_time");
        CHECK(told("2026-03-06", update{}) == "operating@2026-03-09 on_time");
        CHECK(told("2026-03-05", update{}) == "operating@2026-03-09 missed");
        CHECK(told("2026-03-05", settling({"operating@2026-03-09"})) ==
              "operating@2026-03-09 on_time");
        CHECK(told("2026-03-10", update{}) == "operating@2026-03-09 late 0.5");
    }

    TEST_CASE("counts for adherence") {
        const auto kept = [](const log_builder& log) {
            return adherence<double>(outcomes_on(log, "2026-03-11"), on("2026-03-11"), {});
        };
        CHECK(kept(march({}, {.silence = 5})) == 0);
        CHECK(kept(march({}, {.silence = 5}).add(updates({"2026-03-09"}))) == 1);
    }

    TEST_CASE("is due although the one before it was not kept, and whatever was told in between") {
        const auto log = march({}, {.silence = 5}).add(updates({"2026-03-03", "2026-03-04"}));
        CHECK(ledger_on(log, "2026-03-16") ==
              "operating@2026-03-09 missed; operating@2026-03-16 open");
    }
}
