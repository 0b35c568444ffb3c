// SPDX-License-Identifier: BSL-1.0
#include <upward/train/rhythm.hpp>

#include "rhythm/arrange.hpp"

#include <doctest/doctest.h>

using namespace upward;
using namespace upward_tests;

namespace {

rhythm_answer rhythm_on(const log_builder& log, std::string_view iso_day, std::string_view until,
                        bool explain = false) {
    return rhythm_of(*scene{log, iso_day, until}, {explain});
}

std::string day_of(const date& d) { return to_string(to_civil(to_day_number(d))); }

/// "notes@2026-01-05 2026-01-05 late 0.6 by n-1".
std::string in_words(const std::vector<obligation_line>& lines) {
    auto text = std::string{};
    for (const auto& l : lines) {
        text += (text.empty() ? "" : "; ") + l.obligation + " " + day_of(l.due) + " " +
                std::string{enum_name(l.outcome)};
        if (l.score) text += " " + short_number(*l.score);
        if (l.delivery) text += " by " + l.delivery->text;
    }
    return text;
}

std::string next_on(const log_builder& log, std::string_view iso_day) {
    return in_words(rhythm_on(log, iso_day, "2026-12-31").next);
}

log_builder mondays(const a_rule& rule = a_rule("FREQ=WEEKLY")) {
    return agreed("2026-01-05", {{"notes", rule}});
}

ask asks(std::string topic) { return {{{"bo"}}, {{"ana"}}, std::move(topic)}; }

/// Asks on each of the ten days before the agreement of 01-19, and on four of the ten up to 01-30.
log_builder ten_asks_then_four() {
    auto log = declared({{"notes", a_rule("FREQ=DAILY")}});
    for (const auto* iso_day :
         {"2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08", "2026-01-09", "2026-01-12",
          "2026-01-13", "2026-01-14", "2026-01-15", "2026-01-16", "2026-01-20", "2026-01-22",
          "2026-01-26", "2026-01-29"})
        log.entry("a-" + std::string{iso_day}, iso_day, asks("budget"));
    return log.entry("agreed", "2026-01-19", agreement({"notes"}));
}

/// The leaves from left to right: "agreed 10, weaning.prior_wd 5".
std::string leaves(const trace& t) {
    if (t.parts.empty()) return t.of + " " + short_number(t.value);
    auto text = std::string{};
    for (const auto& part : t.parts) text += (text.empty() ? "" : ", ") + leaves(part);
    return text;
}

/// A trace that recomputes to the answer's number, bit for bit.
void check_traces(const rhythm_answer& a, const char* name, const std::optional<double>& number) {
    REQUIRE(number.has_value());
    const auto& traced_number = a.traces->at(name);
    CHECK(traced_number.value == *number);
    CHECK(recompute(traced_number) == *number);
}

}  // namespace

TEST_SUITE("what is asked for next, of each rule") {
    TEST_CASE("01-12 under stack, 02-02 under realign, 02-04 under restart") {
        const auto next_day = [](const a_rule& r) {
            const auto lines =
                rhythm_on(mondays(r).add(updates({"2026-01-28"})), "2026-01-28", "2026-02-28").next;
            return lines.size() == 1 ? day_of(lines.at(0).due) : "not one line";
        };
        CHECK(next_day(a_rule("FREQ=WEEKLY").stack()) == "2026-01-12");
        CHECK(next_day(a_rule("FREQ=WEEKLY")) == "2026-02-02");
        CHECK(next_day(a_rule("FREQ=WEEKLY").restart()) == "2026-02-04");
    }

    TEST_CASE("Monday 02-02 under realign") {
        const auto log =
            agreed("2026-01-20", {{"notes", a_rule("FREQ=WEEKLY;BYDAY=MO,TH").limit(1.25)}})
                .add(updates({"2026-01-22", "2026-01-30"}));
        CHECK(next_on(log, "2026-01-30") == "notes@2026-02-02 2026-02-02 open");
    }

    TEST_CASE("an open one comes before those that are not due yet") {
        CHECK(next_on(mondays(), "2026-01-07") == "notes@2026-01-05 2026-01-05 open");
        CHECK(next_on(mondays(), "2026-01-08") == "notes@2026-01-12 2026-01-12 open");
        CHECK(next_on(mondays(a_rule("FREQ=WEEKLY").stack()), "2026-01-08") ==
              "notes@2026-01-05 2026-01-05 missed 0");
    }

    TEST_CASE("one line for each rule, by due day") {
        const auto log =
            agreed("2026-01-05", {{"b", a_rule("FREQ=WEEKLY")}, {"a", a_rule("FREQ=MONTHLY")}})
                .add(updates({"2026-01-05"}));
        CHECK(next_on(log, "2026-01-05") ==
              "b@2026-01-12 2026-01-12 open; a@2026-02-05 2026-02-05 open");
    }

    TEST_CASE("nothing once a rule has no more dates") {
        CHECK(next_on(mondays(a_rule("FREQ=WEEKLY;COUNT=1")).add(updates({"2026-01-05"})),
                      "2026-01-05") == "");
    }
}

TEST_SUITE("the rhythm on one day") {
    TEST_CASE("before anything is agreed it is a baseline with nothing in it") {
        const auto a = rhythm_on(
            declared({{"notes", a_rule("FREQ=WEEKLY")}}).entry("a-1", "2026-01-05", asks("budget")),
            "2026-01-07", "2026-01-31", true);
        CHECK(a.stage == rhythm_stage::baseline);
        CHECK_FALSE(a.adherence.has_value());
        CHECK(a.obligations == 0);
        CHECK(a.asks_recent == 1);
        CHECK(a.ask_window == 10);
        CHECK_FALSE(a.weaning.has_value());
        CHECK_FALSE(a.p_fall.has_value());
        CHECK_FALSE(a.proposal.has_value());
        CHECK(a.agreed.empty());
        CHECK(a.next.empty());
        CHECK(a.outcomes->empty());
        CHECK_FALSE(a.traces.has_value());
    }

    TEST_CASE("it lists the versions that stand today") {
        const auto log = mondays()
                             .entry("review", "2026-01-05", a_rule("FREQ=MONTHLY").of("board").made)
                             .entry("b", "2026-01-14", agreement({"review"}, "board"))
                             .entry("r", "2026-01-19", renegotiation({"notes", "review"}))
                             .entry("e", "2026-02-02", the_end("board"));
        const auto listed = [&](std::string_view iso_day) {
            auto text = std::string{};
            for (const auto& r : rhythm_on(log, iso_day, iso_day).agreed) {
                text += (text.empty() ? "" : "; ") + r.rhythm + " " + day_of(r.since);
                for (const auto& name : r.rules) text += " " + name;
            }
            return text;
        };
        CHECK(listed("2026-01-18") == "board 2026-01-14 review; operating 2026-01-05 notes");
        CHECK(listed("2026-01-19") == "board 2026-01-14 review; operating 2026-01-19 notes review");
        CHECK(listed("2026-02-02") == "operating 2026-01-19 notes review");
    }

    TEST_CASE("obligations are those with a known outcome, early ones included") {
        const auto log = mondays().add(updates({"2026-01-12", "2026-01-16"}));
        CHECK(rhythm_on(log, "2026-01-16", "2026-01-31").obligations == 3);
        CHECK(rounded(*rhythm_on(log, "2026-01-16", "2026-01-31").adherence, 4) == .7114);
    }

    TEST_CASE("asks out of rhythm are counted in the last ten days of both") {
        auto log = mondays(a_rule("FREQ=WEEKLY").topic("progress"))
                       .entry("a", "2026-01-12", asks("progress"))
                       .entry("b", "2026-01-13", asks("progress"))
                       .entry("c", "2026-01-20", asks("budget"));
        CHECK(rhythm_on(log, "2026-01-20", "2026-01-20").asks_recent == 2);
        CHECK(rhythm_on(log, "2026-01-26", "2026-01-26").asks_recent == 2);
        CHECK(rhythm_on(log, "2026-01-27", "2026-01-27").asks_recent == 1);
    }

    TEST_CASE("the window of asks is shorter while the relationship is younger") {
        const auto log = a_log().ana_and_bo("2026-01-05").entry("a", "2026-01-06", asks("x"));
        CHECK(rhythm_on(log, "2026-01-07", "2026-01-07").ask_window == 3);
        CHECK(rhythm_on(log, "2026-01-30", "2026-01-30").ask_window == 10);
    }

    TEST_CASE("the claim is that of the stage: w and P since the agreement") {
        const auto a = rhythm_on(ten_asks_then_four(), "2026-01-30", "2026-01-30");
        CHECK(rounded(*a.weaning, 4) == .5455);
        CHECK(rounded(*a.p_fall, 4) == .9408);
        CHECK(a.asks_recent == 4);
        CHECK(rounded(*a.adherence, 4) == 0);
        CHECK(a.stage == rhythm_stage::holding);  // the asks fell, but nothing was delivered
    }
}

TEST_SUITE("a rhythm explains itself when asked to") {
    TEST_CASE("with every outcome that was due or is known") {
        const auto log = mondays().add(updates({"2026-01-06", "2026-01-16"}));
        const auto a = rhythm_on(log, "2026-01-16", "2026-01-31", true);
        REQUIRE(a.outcomes.has_value());
        CHECK(in_words(*a.outcomes) ==
              "notes@2026-01-05 2026-01-05 late 0.6 by on-2026-01-06; "
              "notes@2026-01-12 2026-01-12 missed 0; "
              "notes@2026-01-19 2026-01-19 on_time 1 by on-2026-01-16");
    }

    TEST_CASE("an open one has no score, nor a delivery") {
        const auto a = rhythm_on(mondays(), "2026-01-05", "2026-01-31", true);
        REQUIRE(a.outcomes.has_value());
        CHECK(in_words(*a.outcomes) == "notes@2026-01-05 2026-01-05 open");
    }

    TEST_CASE("and with the trace of its adherence, which recomputes to it") {
        const auto log = mondays().add(updates({"2026-01-06", "2026-01-12", "2026-01-21"}));
        const auto a = rhythm_on(log, "2026-01-26", "2026-01-31", true);
        REQUIRE(a.traces.has_value());
        CHECK(recompute(a.traces->at("adherence")) == *a.adherence);
    }

    TEST_CASE("with the traces of w and P, down to each ask, the days and the prior") {
        const auto a = rhythm_on(ten_asks_then_four(), "2026-01-30", "2026-01-30", true);
        REQUIRE(a.traces.has_value());
        check_traces(a, "weaning", a.weaning);
        check_traces(a, "p_fall", a.p_fall);
        const auto new_rate =
            "weaning.prior_asks 1, a-2026-01-20 1, a-2026-01-22 1, a-2026-01-26 1, a-2026-01-29 1, "
            "weaning.prior_wd 5, agreed 10";
        const auto& w = a.traces->at("weaning");
        REQUIRE(w.op == trace_op::difference);
        CHECK(leaves(w.parts.at(1).parts.at(0)) == new_rate);
        const auto& before = w.parts.at(1).parts.at(1);
        CHECK(before.parts.at(0).parts.at(1).value == 10);  // n0
        CHECK(before.parts.at(0).parts.at(1).parts.size() == 10);
        CHECK(leaves(before.parts.at(1)) == "weaning.prior_wd 5, agreed 10");  // T0
        const auto& p = a.traces->at("p_fall");
        REQUIRE(p.op == trace_op::incomplete_beta);
        CHECK(p.parts.at(0).value == 5);
        CHECK(p.parts.at(1).value == 11);
        CHECK(leaves(p.parts.at(2)) ==
              "weaning.prior_wd 5, agreed 10, agreed 10, agreed 10,  2, weaning.prior_wd 5");
    }

    TEST_CASE("with the windows and the agreement that the claim was made on") {
        auto log = declared({{"notes", a_rule("FREQ=DAILY")}});
        log.entry("first", "2026-01-19", agreement({"notes"}));
        log.entry("in", "2026-01-20", asks("budget"));
        log.entry("second", "2026-02-02", renegotiation({"notes"}));
        log.entry("later", "2026-03-17", asks("budget"));
        const auto a = rhythm_on(log, "2026-03-18", "2026-03-18", true);
        check_traces(a, "weaning", a.weaning);
        check_traces(a, "p_fall", a.p_fall);
        // No ask before: of the longest window, which begins on 01-22, the first ask is no part.
        CHECK(leaves(a.traces->at("weaning")) ==
              " 1, weaning.prior_asks 1, later 1, weaning.prior_wd 5, first 40, "
              "weaning.prior_asks 1,  0, weaning.prior_wd 5, first 10");
    }

    TEST_CASE("with no trace of a claim that the data do not allow") {
        const auto log = a_log()
                             .ana_and_bo("2026-01-14")
                             .entry("notes", "2026-01-14", a_rule("FREQ=DAILY").made)
                             .entry("agreed", "2026-01-19", agreement({"notes"}))
                             .add(updates({"2026-01-19"}));
        const auto a = rhythm_on(log, "2026-01-20", "2026-01-20", true);
        REQUIRE(a.traces.has_value());
        CHECK(a.traces->size() == 1);
        CHECK(a.traces->contains("adherence"));
    }

    TEST_CASE("unasked it does not") {
        const auto a = rhythm_on(mondays(), "2026-01-26", "2026-01-31");
        CHECK_FALSE(a.outcomes.has_value());
        CHECK_FALSE(a.traces.has_value());
    }
}
