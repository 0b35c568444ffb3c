// SPDX-License-Identifier: BSL-1.0
#include <upward/train/agreement.hpp>

#include "rhythm/arrange.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

agreement_answer agreement_on(const log_builder& log, std::string_view iso) {
    return agreement_of(state_on(log, iso), policy{});
}

std::string iso_of(const date& d) { return iso(to_day_number(d)); }

std::string in_words(const std::optional<std::int32_t>& n) { return n ? std::to_string(*n) : "-"; }

/// "notes rule.weekly limit 2.5 grace 0 realign next".
std::string in_words(const agreed_terms& t) {
    return t.rule.text + " " + t.words.key + " limit " + short_number(t.limit_wd) + " grace " +
           std::to_string(t.grace_wd) + " " + std::string{enum_name(t.after_miss)} + " " +
           std::string{enum_name(t.shift)};
}

/// "operating 2026-01-05: notes review".
template <class List>
std::string listed(const std::string& rhythm, const date& since, const List& rules) {
    auto text = rhythm + " " + iso_of(since) + ":";
    for (const auto& r : rules) text += " " + r;
    return text;
}
std::string in_words(const std::vector<agreement_sheet>& sheets) {
    auto text = std::string{};
    for (const auto& s : sheets) {
        auto names = std::vector<std::string>{};
        for (const auto& t : s.rules) names.push_back(t.rule.text);
        text += (text.empty() ? "" : "; ") + listed(s.rhythm, s.since, names);
    }
    return text;
}
std::string in_words(const std::vector<past_agreement>& past) {
    auto text = std::string{};
    for (const auto& p : past)
        text += (text.empty() ? "" : "; ") + listed(p.rhythm, p.from, p.rules) + " until " +
                iso_of(p.until);
    return text;
}
std::string in_words(const std::vector<open_proposal>& open) {
    auto text = std::string{};
    for (const auto& p : open) {
        auto names = std::vector<std::string>{};
        for (const auto& t : p.rules) names.push_back(t.rule.text);
        text += (text.empty() ? "" : "; ") + listed(p.rhythm, p.on, names) + " by " +
                p.by.value_or("nobody");
    }
    return text;
}

agreed_terms terms(const a_rule& rule) {
    const auto a = agreement_on(agreed("2026-01-05", {{"notes", rule}}), "2026-01-05");
    REQUIRE(a.agreed.size() == 1);
    REQUIRE(a.agreed[0].rules.size() == 1);
    return a.agreed[0].rules[0];
}

rhythm_proposed proposes(const std::vector<std::string>& rules, std::string by = {}) {
    auto p = rhythm_proposed{.rhythm = {"operating"}, .rules = refs(rules)};
    if (!by.empty()) p.by = ref<person>{{std::move(by)}};
    return p;
}

const auto weekly = [] { return named_rule{"notes", a_rule("FREQ=WEEKLY")}; };

}  // namespace

TEST_SUITE("the terms of a rule") {
    TEST_CASE("where it says nothing they are the defaults that its obligations have") {
        const auto t = terms(a_rule("FREQ=WEEKLY"));
        CHECK(in_words(t) == "notes rule.weekly limit 2.5 grace 0 realign next");
        CHECK_FALSE(t.topic.has_value());
        CHECK_FALSE(t.channel.has_value());
        CHECK(terms(a_rule("FREQ=DAILY")).limit_wd == 2);
        CHECK(terms(a_rule("FREQ=MONTHLY")).limit_wd == 10.5);
    }

    TEST_CASE("where it says something they are what it says") {
        const auto t = terms(a_rule("FREQ=WEEKLY;BYDAY=FR")
                                 .topic("progress")
                                 .channel("chat")
                                 .limit(1.25)
                                 .grace(.5)
                                 .shift(shift_convention::previous)
                                 .stack());
        CHECK(in_words(t) == "notes rule.weekly limit 1.25 grace 1 stack previous");
        CHECK(t.topic == "progress");
        CHECK(t.channel == "chat");
    }

    TEST_CASE("limit and grace are those of the obligations that the rule makes") {
        auto roll = dice{31};
        for (int i = 0; i < 60; ++i) {
            auto rule = a_rule(roll.one_of(std::vector<std::string>{
                "FREQ=DAILY", "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=MONTHLY"}));
            if (roll.once_in(2)) rule.limit(roll.between(0, 8) / 2.);
            if (roll.once_in(2)) rule.grace(roll.between(0, 4) / 2.);
            const auto log = agreed("2026-01-05", {{"notes", rule}});
            const auto t = terms(rule);
            const auto owed = outcomes_on(log, "2026-01-05", "2026-02-28").at(0).owed;
            CHECK(t.limit_wd == owed.limit_wd);
            CHECK(t.grace_wd == owed.grace_wd);
        }
    }

    TEST_CASE("a rule without a weekday keeps that of its first agreement, in a later one too") {
        auto log = agreed("2026-01-05", {weekly()});  // a Monday
        log.entry("again", "2026-01-14", renegotiation({"notes"}));
        const auto words = agreement_on(log, "2026-01-14").agreed.at(0).rules.at(0).words;
        CHECK(words ==
              message{"rule.weekly"}.with("interval", std::int64_t{1}).with("weekdays", "MO"));
    }
}

TEST_SUITE("what stands") {
    TEST_CASE("before anything is agreed nothing does") {
        const auto a = agreement_on(declared({weekly()}), "2026-01-05");
        CHECK(a.agreed.empty());
        CHECK(a.notices.empty());
        CHECK(a.proposed.empty());
        CHECK(a.before.empty());
    }

    TEST_CASE("the two are called by name, by id where no entry names them") {
        CHECK(agreement_on(declared({}), "2026-01-05").report == "Ana");
        CHECK(agreement_on(declared({}), "2026-01-05").boss == "Bo");
        auto nameless = declared({}).withdraw("c", "", "bo");
        CHECK(agreement_on(nameless, "2026-01-05").boss == "bo");
        CHECK(agreement_on(a_log(), "2026-01-05").boss == "");
    }

    TEST_CASE("from the day of the agreement on, by those who agreed, in its order") {
        auto log = declared({{"z", a_rule("FREQ=DAILY")}, {"a", a_rule("FREQ=WEEKLY")}});
        auto of_both = agreement({"z", "a"});
        of_both.names = {{{"stranger"}}, {{"ana"}}};
        log.entry("agreed", "2026-01-05", of_both);
        CHECK(agreement_on(log, "2026-01-04").agreed.empty());
        const auto a = agreement_on(log, "2026-01-05");
        CHECK(in_words(a.agreed) == "operating 2026-01-05: z a");
        CHECK(a.agreed.at(0).names == std::vector<std::string>{"stranger", "Ana"});
    }

    TEST_CASE("spacing and silence, in whole working days") {
        auto with = agreement({"notes"});
        with.spacing = working_days{1.5};
        with.silence = working_days{10};
        const auto sheet =
            agreement_on(declared({weekly()}).entry("agreed", "2026-01-05", with), "2026-01-05")
                .agreed.at(0);
        CHECK(in_words(sheet.spacing_wd) == "2");
        CHECK(in_words(sheet.silence_wd) == "10");
        const auto without = agreement_on(agreed("2026-01-05", {weekly()}), "2026-01-05");
        CHECK(in_words(without.agreed.at(0).spacing_wd) == "-");
        CHECK(in_words(without.agreed.at(0).silence_wd) == "-");
    }

    TEST_CASE("a rule that no entry declares is listed apart") {
        auto log = agreed("2026-01-05", {weekly()});
        log.entry("again", "2026-01-12", renegotiation({"ghost", "notes", "ana"}));
        const auto sheet = agreement_on(log, "2026-01-12").agreed.at(0);
        CHECK(in_words(std::vector{sheet}) == "operating 2026-01-12: notes");
        CHECK(sheet.unknown_rules == std::vector<id>{{"ghost"}, {"ana"}});
    }

    TEST_CASE("one that is declared later is known from then on") {
        auto log = a_log().ana_and_bo("2025-12-01");
        log.entry("agreed", "2026-01-05", agreement({"notes"}));
        log.entry("notes", "2026-01-07", a_rule("FREQ=WEEKLY").made);
        CHECK(agreement_on(log, "2026-01-06").agreed.at(0).unknown_rules.size() == 1);
        CHECK(agreement_on(log, "2026-01-07").agreed.at(0).unknown_rules.empty());
        CHECK(agreement_on(log, "2026-01-07").agreed.at(0).rules.size() == 1);
    }

    TEST_CASE("each rhythm on a sheet of its own, by name") {
        auto log = agreed("2026-01-05", {weekly()});
        log.entry("pages", "2026-01-05", a_rule("FREQ=MONTHLY").of("board").made);
        log.entry("b", "2026-01-07", agreement({"pages"}, "board"));
        CHECK(in_words(agreement_on(log, "2026-01-07").agreed) ==
              "board 2026-01-07: pages; operating 2026-01-05: notes");
    }
}

TEST_SUITE("what stood before") {
    const auto three_versions = [] {
        auto log = agreed("2026-01-05", {weekly(), {"extra", a_rule("FREQ=DAILY")}});
        log.entry("second", "2026-01-19", renegotiation({"notes"}));
        return log.entry("third", "2026-02-02", renegotiation({"extra"}));
    };

    TEST_CASE("is listed by its days, the newest first") {
        const auto a = agreement_on(three_versions(), "2026-02-10");
        CHECK(in_words(a.agreed) == "operating 2026-02-02: extra");
        CHECK(in_words(a.before) ==
              "operating 2026-01-19: notes until 2026-02-01; "
              "operating 2026-01-05: notes extra until 2026-01-18");
    }

    TEST_CASE("an agreement of later days is not there yet") {
        const auto a = agreement_on(three_versions(), "2026-01-19");
        CHECK(in_words(a.agreed) == "operating 2026-01-19: notes");
        CHECK(in_words(a.before) == "operating 2026-01-05: notes extra until 2026-01-18");
    }

    TEST_CASE("once a rhythm has ended nothing stands") {
        const auto a = agreement_on(
            agreed("2026-01-05", {weekly()}).entry("over", "2026-02-02", the_end()), "2026-02-02");
        CHECK(a.agreed.empty());
        CHECK(in_words(a.before) == "operating 2026-01-05: notes until 2026-02-01");
    }

    TEST_CASE("of two agreements on one day the last stands, and the first never did") {
        auto log = declared({weekly(), {"extra", a_rule("FREQ=DAILY")}});
        log.entry_at(600, "a", "2026-01-05", agreement({"notes"}));
        log.entry_at(540, "b", "2026-01-05", agreement({"extra"}));
        const auto a = agreement_on(log, "2026-01-05");
        CHECK(in_words(a.agreed) == "operating 2026-01-05: notes");
        CHECK(a.before.empty());
    }
}

TEST_SUITE("what is proposed") {
    TEST_CASE("stays open until the two agree on that rhythm") {
        auto log = declared({weekly()}).entry("p", "2026-01-07", proposes({"notes"}, "ana"));
        CHECK(in_words(agreement_on(log, "2026-01-07").proposed) ==
              "operating 2026-01-07: notes by Ana");
        log.entry("other", "2026-01-08", agreement({"notes"}, "board"));
        CHECK(agreement_on(log, "2026-01-08").proposed.size() == 1);
        log.entry("yes", "2026-01-09", agreement({"notes"}));
        CHECK(agreement_on(log, "2026-01-09").proposed.empty());
    }

    TEST_CASE("after an agreement is open again, by whoever made it") {
        auto log = agreed("2026-01-05", {weekly(), {"extra", a_rule("FREQ=DAILY")}});
        log.entry("p-1", "2026-01-12", proposes({"extra"}, "bo"));
        log.entry("p-2", "2026-01-13", proposes({"notes", "ghost"}));
        CHECK(in_words(agreement_on(log, "2026-01-13").proposed) ==
              "operating 2026-01-12: extra by Bo; operating 2026-01-13: notes by nobody");
    }

    TEST_CASE("has the terms that it would have") {
        auto log = declared({{"notes", a_rule("FREQ=WEEKLY").limit(1).stack()}});
        log.entry("p", "2026-01-07", proposes({"notes"}));  // a Wednesday
        const auto t = agreement_on(log, "2026-01-07").proposed.at(0).rules.at(0);
        CHECK(in_words(t) == "notes rule.weekly limit 1 grace 0 stack next");
        CHECK(t.words.arguments.at("weekdays") == message_argument{"WE"});
    }

    TEST_CASE("keeps the weekday of a rule that was agreed before") {
        auto log = agreed("2026-01-05", {weekly()});  // a Monday
        log.entry("p", "2026-01-14", proposes({"notes"}));
        const auto t = agreement_on(log, "2026-01-14").proposed.at(0).rules.at(0);
        CHECK(t.words.arguments.at("weekdays") == message_argument{"MO"});
    }

    TEST_CASE("has its spacing and its silence, in whole working days") {
        auto log = declared({weekly()});
        log.entry("p", "2026-01-07", with_gaps(proposes({"notes"}), {1.5, 10}));
        const auto p = agreement_on(log, "2026-01-07").proposed.at(0);
        CHECK(in_words(p.spacing_wd) == "2");
        CHECK(in_words(p.silence_wd) == "10");
        log.entry("q", "2026-01-08", proposes({"notes"}));
        const auto q = agreement_on(log, "2026-01-08").proposed.at(1);
        CHECK(in_words(q.spacing_wd) == "-");
        CHECK(in_words(q.silence_wd) == "-");
    }

    TEST_CASE("lists the rules that no entry declares apart, until one does") {
        auto log = declared({weekly()});
        log.entry("p", "2026-01-07", proposes({"ghost", "notes", "ana"}));
        const auto before = agreement_on(log, "2026-01-07").proposed;
        CHECK(in_words(before) == "operating 2026-01-07: notes by nobody");
        CHECK(before.at(0).unknown_rules == std::vector<id>{{"ghost"}, {"ana"}});
        log.entry("ghost", "2026-01-08", a_rule("FREQ=DAILY").made);
        const auto after = agreement_on(log, "2026-01-08").proposed;
        CHECK(in_words(after) == "operating 2026-01-07: ghost notes by nobody");
        CHECK(after.at(0).unknown_rules == std::vector<id>{{"ana"}});
    }

    TEST_CASE("that is answered on the same day later is answered") {
        auto log = declared({weekly()});
        log.entry_at(540, "p", "2026-01-07", proposes({"notes"}));
        log.entry_at(600, "a", "2026-01-07", agreement({"notes"}));
        CHECK(agreement_on(log, "2026-01-07").proposed.empty());
    }
}

TEST_SUITE("how soon bad news is brought") {
    TEST_CASE("each limit with its severity, area, cost and channel") {
        auto log = a_log().ana_and_bo();
        log.entry("n-1", "2026-01-06", notice_limit{.severity = {0}, .wd = {1}});
        log.in("billing", "n-2", "2026-01-07",
               notice_limit{.severity = {3}, .wd = {0}, .cost = amount{5000}, .channel = "phone"});
        const auto a = agreement_on(log, "2026-01-07").notices;
        REQUIRE(a.size() == 2);
        CHECK(a[0].severity == 0);
        CHECK(a[0].area == "*");
        CHECK(a[0].wd == 1);
        CHECK_FALSE(a[0].cost.has_value());
        CHECK_FALSE(a[0].channel.has_value());
        CHECK(a[1].severity == 3);
        CHECK(a[1].area == "billing");
        CHECK(a[1].wd == 0);
        CHECK(a[1].cost == 5000);
        CHECK(a[1].channel == "phone");
        CHECK(agreement_on(log, "2026-01-06").notices.size() == 1);
    }

    TEST_CASE("beside another for those that set the work back") {
        auto log = a_log().ana_and_bo();
        auto long_ones = notice_limit{.severity = {0}, .wd = {0}};
        long_ones.days.emplace().value = 5;
        log.entry("n-1", "2026-01-06", notice_limit{.severity = {0}, .wd = {1}});
        log.entry("n-2", "2026-01-07", long_ones);
        const auto a = agreement_on(log, "2026-01-07").notices;
        REQUIRE(a.size() == 2);
        CHECK_FALSE(a[0].days.has_value());
        CHECK(a[1].days == 5);
    }
}

TEST_SUITE("on the same day the same") {
    TEST_CASE("in whatever order the entries arrived") {
        auto roll = dice{37};
        auto log = agreed("2026-01-05", {weekly(), {"extra", a_rule("FREQ=DAILY")}});
        log.entry("b", "2026-01-12", renegotiation({"extra"}));
        log.entry("c", "2026-01-12", renegotiation({"notes"}));
        log.entry("p-1", "2026-01-13", proposes({"extra"}));
        log.entry("p-2", "2026-01-13", proposes({"notes"}));
        log.entry("n", "2026-01-13", notice_limit{.severity = {0}, .wd = {1}});
        const auto kept = agreement_on(log, "2026-01-14");
        for (int i = 0; i < 20; ++i) {
            auto entries = log.entries();
            roll.shuffle(entries);
            auto shuffled = a_log();
            for (auto& e : entries) shuffled.add(std::move(e));
            const auto a = agreement_on(shuffled, "2026-01-14");
            CHECK(in_words(a.agreed) == in_words(kept.agreed));
            CHECK(in_words(a.before) == in_words(kept.before));
            CHECK(in_words(a.proposed) == in_words(kept.proposed));
        }
    }
}

TEST_SUITE("the story of the new report") {
    TEST_CASE("the rhythm of 01-20 with its three rules, and bad news within a day") {
        const auto ws = example("new_report");
        const auto a = agreement_of(ws.state_at(day("2026-04-03")), ws.policy());
        REQUIRE(a.agreed.size() == 1);
        const auto& sheet = a.agreed[0];
        CHECK(iso_of(sheet.since) == "2026-01-20");
        REQUIRE(sheet.rules.size() == 3);
        CHECK(in_words(sheet.rules[0]) == "notes rule.weekly limit 2 grace 0 realign next");
        CHECK(in_words(sheet.rules[1]) == "milestones rule.milestone limit 2 grace 0 realign next");
        CHECK(in_words(sheet.rules[2]) == "problems rule.problem limit 2 grace 0 realign next");
        REQUIRE(a.notices.size() == 1);
        CHECK(a.notices[0].wd == 1);
        CHECK(a.proposed.empty());
        CHECK(a.before.empty());
    }
}
