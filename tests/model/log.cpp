// SPDX-License-Identifier: BSL-1.0
#include <upward/model/log.hpp>

#include "support/build.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

/// What says `text`, and nothing else of interest.
person says(std::string text) { return {std::move(text)}; }

/// What stands on a day: "a=new@2026-02-03 b=old@2026-02-04".
std::string standing(const entry_log& log, std::string_view as_of) {
    auto text = std::string{};
    for (const auto& e : log.standing(day(as_of)))
        text += (text.empty() ? "" : " ") + e->id.text + "=" + upward::get<person>(e->body).name +
                "@" + to_string(e->date);
    return text;
}
std::string standing(const log_builder& log, std::string_view as_of) {
    return standing(log.build(), as_of);
}

std::vector<std::string> ids(const std::vector<entry_ptr>& entries) {
    auto all = std::vector<std::string>{};
    for (const auto& e : entries) all.push_back(e->id.text);
    return all;
}

}  // namespace

// ---- appending ----

TEST_CASE("an entry is new once; with equal content it is known already") {
    auto log = entry_log{};
    const auto e = an_entry("a", "2026-02-02", says("hello"));
    CHECK(*log.append(e));
    CHECK_FALSE(*log.append(e));
    CHECK(log.size() == 1);
}

TEST_CASE("a known id with other content is refused, and the log is as it was") {
    auto log = a_log().entry("a", "2026-02-02", says("hello")).build();
    const auto again = log.append(an_entry("a", "2026-02-02", says("goodbye")));
    CHECK(to_string(again.error()) == "id_conflict: the id a is known with other content (at /id)");
    CHECK(standing(log, "2026-02-02") == "a=hello@2026-02-02");
}

TEST_CASE("every part of the envelope is content") {
    const auto first = an_entry("a", "2026-02-02", says("hello"));
    const auto conflicts = [&first](const auto& change) {
        auto log = entry_log{};
        REQUIRE(log.append(first).ok());
        auto other = first;
        change(other);
        const auto added = log.append(other);
        return !added.ok() && added.error().code == errc::id_conflict;
    };
    CHECK(conflicts([](entry& e) { e.date = day("2026-02-03"); }));
    CHECK(conflicts([](entry& e) { e.at = minute_of_day{0}; }));
    CHECK(conflicts([](entry& e) { e.area = "billing"; }));
    CHECK(conflicts([](entry& e) { e.visibility = visibility_level::shared; }));
    CHECK(conflicts([](entry& e) { e.body = ask{.by = {{"bo"}}, .to = {{"ana"}}}; }));
}

TEST_CASE("an entry that is not of its form is refused with its place") {
    auto log = entry_log{};
    CHECK(in_short(log.append(an_entry("a", "", says("hello")))) == "missing_key at /date");
    CHECK(log.size() == 0);
}

TEST_CASE("a batch goes in as a whole, and counts what is new") {
    auto log = a_log().entry("a", "2026-02-02", says("hello")).build();
    const auto batch = a_log()
                           .entry("a", "2026-02-02", says("hello"))
                           .entry("b", "2026-02-03", says("you"))
                           .entry("b", "2026-02-03", says("you"))
                           .entry("c", "2026-02-04", says("there"));
    CHECK(*log.append(batch.entries()) == 2);
    CHECK(log.size() == 3);
}

TEST_CASE("a batch with one fault goes in not at all, and says which entry it was") {
    auto log = a_log().entry("a", "2026-02-02", says("hello")).build();
    const auto fault_of = [&log](const log_builder& batch) {
        return in_short(log.append(batch.entries()));
    };
    const auto fine = a_log().entry("b", "2026-02-03", says("you"));
    CHECK(fault_of(log_builder{fine}.entry("a", "2026-02-02", says("other"))) ==
          "id_conflict at /1/id");
    CHECK(fault_of(log_builder{fine}.entry("b", "2026-02-03", says("twice"))) ==
          "id_conflict at /1/id");
    CHECK(fault_of(log_builder{fine}.entry("c", "", says("no date"))) == "missing_key at /1/date");
    CHECK(fault_of(log_builder{fine}.withdraw("c", "2026-02-03", "c")) ==
          "correction_cycle at /1/target");
    CHECK(log.size() == 1);
    CHECK(log.find("b") == nullptr);
}

TEST_CASE("an entry is found by its id, as it was appended") {
    const auto log = a_log()
                         .entry("a", "2026-02-02", says("hello"))
                         .replace("fix", "2026-02-03", "a", says("better"))
                         .build();
    CHECK(upward::get<person>(log.find("a")->body).name == "hello");
    CHECK(upward::holds<correction>(log.find("fix")->body));
    CHECK(log.find("b") == nullptr);
}

TEST_CASE("a log holds 200000 entries and not one more") {
    auto entries = std::vector<entry>{};
    entries.reserve(max_entries);
    auto e = an_entry("", "2026-02-02", update{});
    for (std::size_t i = 0; i < max_entries; ++i) {
        e.id.text = "e-" + std::to_string(i);
        entries.push_back(e);
    }
    auto log = entry_log{};
    REQUIRE(*log.append(std::move(entries)) == 200'000);
    e.id.text = "one-more";
    CHECK(to_string(log.append(e).error()) == "limit_exceeded: a log has at most 200000 entries");
    e.id.text = "e-7";
    CHECK_FALSE(*log.append(e));
    CHECK(log.size() == 200'000);
}

// ---- the order of a log ----

TEST_CASE("entries are in order of date, then minute, then id; without a minute they come last") {
    const auto log = a_log()
                         .entry("z", "2026-02-02", says(""))
                         .entry("a", "2026-02-03", says(""))
                         .entry("m", "2026-02-02", says(""))
                         .entry_at(600, "y", "2026-02-02", says(""))
                         .entry_at(599, "x", "2026-02-02", says(""))
                         .entry_at(600, "b", "2026-02-02", says(""))
                         .build();
    CHECK(ids(log.entries()) == std::vector<std::string>{"x", "b", "y", "m", "z", "a"});
    CHECK(ids(log.standing(day("2026-02-03"))) == ids(log.entries()));
}

TEST_CASE("a correction without a date of its own stands first among all entries") {
    const auto log = a_log().entry("a", "2026-02-02", says("")).withdraw("z", "", "a").build();
    CHECK(ids(log.entries()) == std::vector<std::string>{"z", "a"});
}

TEST_CASE("what is dated later does not exist yet") {
    const auto log =
        a_log().entry("a", "2026-02-02", says("x")).entry("b", "2026-02-03", says("y"));
    CHECK(standing(log, "2026-02-01") == "");
    CHECK(standing(log, "2026-02-02") == "a=x@2026-02-02");
    CHECK(standing(log, "2026-02-03") == "a=x@2026-02-02 b=y@2026-02-03");
}

// ---- corrections ----

TEST_CASE("an entry that is withdrawn does not stand") {
    const auto log = a_log().entry("a", "2026-02-02", says("x")).withdraw("c", "2026-02-02", "a");
    CHECK(standing(log, "2026-02-02") == "");
}

TEST_CASE("a replacement stands under its target's id and on its target's date") {
    const auto log =
        a_log().entry("a", "2026-02-02", says("x")).replace("c", "2026-02-02", "a", says("y"));
    CHECK(standing(log, "2026-02-02") == "a=y@2026-02-02");
}

TEST_CASE("a replacement is private and everywhere unless it says otherwise") {
    const auto log = a_log()
                         .shared_in("billing", "a", "2026-02-02", says("x"))
                         .replace("c", "", "a", says("y"))
                         .build();
    const auto e = log.standing(day("2026-02-02")).at(0);
    CHECK(e->visibility == visibility_level::private_);
    CHECK(e->area == "*");
    CHECK_FALSE(e->at.has_value());
}

TEST_CASE("a replacement may be of another kind") {
    const auto log = a_log()
                         .entry("a", "2026-02-02", says("x"))
                         .replace("c", "", "a", ask{{"bo"}, {"ana"}, "budget"})
                         .build();
    const auto e = log.standing(day("2026-02-02")).at(0);
    CHECK(upward::get<ask>(e->body).topic == "budget");
}

TEST_CASE("a correction without a date corrects history from its target's date on") {
    const auto log = a_log().entry("a", "2026-02-02", says("x")).replace("c", "", "a", says("y"));
    CHECK(standing(log, "2026-02-01") == "");
    CHECK(standing(log, "2026-02-02") == "a=y@2026-02-02");
}

TEST_CASE("a correction with a later date of its own holds only from then") {
    const auto log =
        a_log().entry("a", "2026-02-02", says("x")).replace("c", "2026-02-05", "a", says("y"));
    CHECK(standing(log, "2026-02-04") == "a=x@2026-02-02");
    CHECK(standing(log, "2026-02-05") == "a=y@2026-02-02");
}

TEST_CASE("a correction never holds before its target's date") {
    const auto moved = an_entry("", "2026-01-20", says("y"));
    const auto log =
        a_log().entry("a", "2026-02-02", says("x")).replace("c", "2026-01-15", "a", moved);
    CHECK(standing(log, "2026-02-01") == "");
    CHECK(standing(log, "2026-02-02") == "a=y@2026-01-20");
}

TEST_CASE("a replacement with a date of its own stands there") {
    const auto moved = an_entry("", "2026-02-09", says("y"));
    const auto log =
        a_log().entry("a", "2026-02-02", says("x")).replace("c", "2026-02-05", "a", moved);
    CHECK(standing(log, "2026-02-04") == "a=x@2026-02-02");
    CHECK(standing(log, "2026-02-05") == "");
    CHECK(standing(log, "2026-02-09") == "a=y@2026-02-09");
}

TEST_CASE("a replacement keeps the minute that it gives, and its place in the day") {
    auto early = an_entry("", "", says("y"));
    early.at = minute_of_day{540};
    const auto log = a_log()
                         .entry_at(600, "a", "2026-02-02", says("x"))
                         .entry("b", "2026-02-02", says("x"))
                         .replace("c", "", "b", early);
    CHECK(standing(log, "2026-02-02") == "b=y@2026-02-02 a=x@2026-02-02");
}

TEST_CASE("of several corrections of one entry the last one counts") {
    const auto log = a_log()
                         .entry("a", "2026-02-02", says("x"))
                         .replace("c-2", "2026-02-04", "a", says("second"))
                         .replace("c-1", "2026-02-05", "a", says("third"))
                         .replace("c-3", "2026-02-03", "a", says("first"));
    CHECK(standing(log, "2026-02-03") == "a=first@2026-02-02");
    CHECK(standing(log, "2026-02-04") == "a=second@2026-02-02");
    CHECK(standing(log, "2026-02-05") == "a=third@2026-02-02");
}

TEST_CASE("of several corrections of one day the last in the order of the log counts") {
    const auto with = [](auto add) {
        auto log = a_log().entry("a", "2026-02-02", says("x"));
        add(log);
        return standing(log, "2026-02-04");
    };
    CHECK(with([](log_builder& log) {
              log.replace("c-1", "2026-02-04", "a", says("one"))
                  .replace("c-2", "2026-02-04", "a", says("two"));
          }) == "a=two@2026-02-02");
    CHECK(with([](log_builder& log) {  // a minute comes before none
              auto timed = an_entry("c-9", "2026-02-04",
                                    correction{{{"a"}}, {an_entry("", "", says("nine"))}, {}});
              timed.at = minute_of_day{1439};
              log.add(timed).replace("c-1", "2026-02-04", "a", says("one"));
          }) == "a=one@2026-02-02");
}

TEST_CASE("a correction with a date counts after one that takes its target's") {
    const auto log = a_log()
                         .entry("a", "2026-02-02", says("x"))
                         .replace("z", "", "a", says("undated"))
                         .replace("b", "2026-02-02", "a", says("dated"));
    CHECK(standing(log, "2026-02-02") == "a=dated@2026-02-02");
}

TEST_CASE("a later replacement brings back what was withdrawn") {
    const auto log = a_log()
                         .entry("a", "2026-02-02", says("x"))
                         .withdraw("c-1", "2026-02-03", "a")
                         .replace("c-2", "2026-02-05", "a", says("y"));
    CHECK(standing(log, "2026-02-04") == "");
    CHECK(standing(log, "2026-02-05") == "a=y@2026-02-02");
}

// ---- corrections of corrections ----

TEST_CASE("a correction that is withdrawn does nothing from then on") {
    const auto log = a_log()
                         .entry("a", "2026-02-02", says("x"))
                         .replace("c", "2026-02-03", "a", says("y"))
                         .withdraw("back", "2026-02-05", "c");
    CHECK(standing(log, "2026-02-04") == "a=y@2026-02-02");
    CHECK(standing(log, "2026-02-05") == "a=x@2026-02-02");
}

TEST_CASE("a withdrawal that is taken back lets its target stand again") {
    const auto log = a_log()
                         .entry("a", "2026-02-02", says("x"))
                         .withdraw("c", "2026-02-03", "a")
                         .withdraw("back", "2026-02-05", "c");
    CHECK(standing(log, "2026-02-04") == "");
    CHECK(standing(log, "2026-02-05") == "a=x@2026-02-02");
}

TEST_CASE("taking back the last correction lets the one before it count") {
    const auto log = a_log()
                         .entry("a", "2026-02-02", says("x"))
                         .replace("c-1", "2026-02-03", "a", says("one"))
                         .replace("c-2", "2026-02-04", "a", says("two"))
                         .withdraw("back", "2026-02-05", "c-2");
    CHECK(standing(log, "2026-02-04") == "a=two@2026-02-02");
    CHECK(standing(log, "2026-02-05") == "a=one@2026-02-02");
}

TEST_CASE("a correction that is revised says the new thing about its own target") {
    const auto log = a_log()
                         .entry("a", "2026-02-02", says("x"))
                         .replace("c", "2026-02-03", "a", says("y"))
                         .replace("rev", "2026-02-05", "c", says("z"));
    CHECK(standing(log, "2026-02-04") == "a=y@2026-02-02");
    CHECK(standing(log, "2026-02-05") == "a=z@2026-02-02");
}

TEST_CASE("a withdrawal that is revised replaces instead") {
    const auto log = a_log()
                         .entry("a", "2026-02-02", says("x"))
                         .withdraw("c", "2026-02-03", "a")
                         .replace("rev", "2026-02-05", "c", says("z"));
    CHECK(standing(log, "2026-02-05") == "a=z@2026-02-02");
}

TEST_CASE("a revision that is taken back leaves the correction as it was") {
    const auto log = a_log()
                         .entry("a", "2026-02-02", says("x"))
                         .replace("c", "2026-02-03", "a", says("y"))
                         .replace("rev", "2026-02-04", "c", says("z"))
                         .withdraw("back", "2026-02-06", "rev");
    CHECK(standing(log, "2026-02-05") == "a=z@2026-02-02");
    CHECK(standing(log, "2026-02-06") == "a=y@2026-02-02");
}

TEST_CASE("a correction of a correction never holds before the one that it corrects") {
    const auto log = a_log()
                         .entry("a", "2026-02-02", says("x"))
                         .replace("c", "2026-02-10", "a", says("y"))
                         .replace("rev", "2026-02-03", "c", says("z"));
    CHECK(standing(log, "2026-02-09") == "a=x@2026-02-02");
    CHECK(standing(log, "2026-02-10") == "a=z@2026-02-02");
}

TEST_CASE("a chain of corrections is followed to its end") {
    auto log = a_log().entry("a", "2026-02-02", says("x")).withdraw("c-1", "", "a");
    for (int i = 2; i <= 999; ++i)
        log.withdraw("c-" + std::to_string(i), "", "c-" + std::to_string(i - 1));
    CHECK(standing(log, "2026-02-02") == "");
    log.withdraw("c-1000", "", "c-999");
    CHECK(standing(log, "2026-02-02") == "a=x@2026-02-02");
}

// ---- corrections that wait ----

TEST_CASE("a correction of an id that is not known yet waits for it") {
    auto log = a_log().replace("c", "2026-02-03", "a", says("y")).build();
    CHECK(standing(log, "2026-02-05") == "");
    REQUIRE(log.append(an_entry("a", "2026-02-02", says("x"))).ok());
    CHECK(standing(log, "2026-02-02") == "a=x@2026-02-02");
    CHECK(standing(log, "2026-02-03") == "a=y@2026-02-02");
}

TEST_CASE("a chain that waits takes hold when its end arrives") {
    auto log = a_log().withdraw("back", "2026-02-04", "c").build();
    REQUIRE(log.append(a_log().withdraw("c", "2026-02-03", "a").entries()).ok());
    REQUIRE(log.append(an_entry("a", "2026-02-02", says("x"))).ok());
    CHECK(standing(log, "2026-02-03") == "");
    CHECK(standing(log, "2026-02-04") == "a=x@2026-02-02");
}

// ---- what a chain may not be ----

TEST_CASE("a correction of itself is a cycle") {
    auto log = entry_log{};
    const auto self = a_log().withdraw("c", "2026-02-02", "c").entries().at(0);
    CHECK(to_string(log.append(self).error()) ==
          "correction_cycle: the correction leads back to itself (at /target)");
}

TEST_CASE("corrections that lead back to each other are a cycle, whichever closes it") {
    const auto ring = a_log()
                          .withdraw("c-1", "", "c-2")
                          .withdraw("c-2", "", "c-3")
                          .withdraw("c-3", "", "c-1")
                          .entries();
    auto order = std::vector<std::size_t>{0, 1, 2};
    do {
        auto log = entry_log{};
        CHECK(log.append(ring[order[0]]).ok());
        CHECK(log.append(ring[order[1]]).ok());
        CHECK(in_short(log.append(ring[order[2]])) == "correction_cycle at /target");
        CHECK(log.size() == 2);
    } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("corrections of corrections go at most 1000 deep, in whichever order they arrive") {
    auto chain = std::vector<entry>{an_entry("c-0", "2026-02-02", says("x"))};
    for (int i = 1; i <= 1'001; ++i)
        chain.push_back(a_log()
                            .withdraw("c-" + std::to_string(i), "", "c-" + std::to_string(i - 1))
                            .entries()
                            .at(0));
    const auto outcome = [](const std::vector<entry>& arriving) {
        auto log = entry_log{};
        for (const auto& e : arriving)
            if (const auto added = log.append(e); !added)
                return std::to_string(log.size()) + " in, then " + to_string(added.error());
        return std::to_string(log.size()) + " in";
    };
    const auto refused = std::string{
        "1001 in, then limit_exceeded: corrections of corrections go at most 1000 deep (at "
        "/target)"};
    CHECK(outcome({chain.begin(), chain.end() - 1}) == "1001 in");
    CHECK(outcome(chain) == refused);
    auto backwards = std::vector<entry>{chain.rbegin(), chain.rend() - 1};
    CHECK(outcome({backwards.begin(), backwards.end() - 1}) == "1000 in");
    CHECK(outcome(backwards).substr(5) == refused.substr(5));
    auto roll = dice{8};
    for (int permutation = 0; permutation < 20; ++permutation) {
        roll.shuffle(chain);
        CHECK(outcome(chain).find("limit_exceeded") != std::string::npos);
    }
}

// ---- invariant 3: the order of arrival changes nothing ----

namespace {

/// Entries on few days, and corrections of them and of each other, some of ids that never come.
std::vector<entry> tangled_log(dice& roll, std::size_t size) {
    auto log = a_log();
    const auto date_of = [&roll] {
        return roll.once_in(4) ? std::string{} : iso(on("2026-02-02") + roll.between(0, 9));
    };
    for (std::size_t i = 0; i < size; ++i) {
        const auto name = "e-" + std::to_string(i);
        const auto target = "e-" + std::to_string(roll.below(i + 1));
        const auto text = "t" + std::to_string(i);
        const auto body = says(text);
        switch (target == name ? 0 : roll.below(5)) {
            case 0:
            case 1: log.entry(name, iso(on("2026-02-02") + roll.between(0, 9)), body); break;
            case 2: log.withdraw(name, date_of(), target); break;
            case 3: log.replace(name, date_of(), target, body); break;
            default: log.replace(name, date_of(), target, an_entry("", date_of(), body));
        }
    }
    return log.entries();
}

}  // namespace

TEST_CASE("the order in which entries arrive changes nothing on any day") {
    auto roll = dice{5};
    for (int round = 0; round < 60; ++round) {
        const auto entries = tangled_log(roll, 40);
        auto reference = entry_log{};
        auto refused = std::size_t{0};
        for (const auto& e : entries) refused += !reference.append(e).ok();
        REQUIRE(refused == 0);
        auto shuffled = entries;
        for (int permutation = 0; permutation < 10; ++permutation) {
            roll.shuffle(shuffled);
            auto log = entry_log{};
            for (const auto& e : shuffled) REQUIRE(log.append(e).ok());
            for (auto n = on("2026-02-01"); n <= on("2026-02-12"); ++n)
                CHECK(standing(log, iso(n)) == standing(reference, iso(n)));
        }
    }
}
