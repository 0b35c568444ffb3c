// SPDX-License-Identifier: BSL-1.0
//
// The promises of these tests are due on Wednesday 2026-02-18: silence speaks at the end of Friday
// the 20th, and 2 working days early is Monday the 16th.
#include <upward/model/promises.hpp>

#include "support/build.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>

using namespace upward;
using namespace upward_tests;

namespace {

promise due_on_the_18th(std::optional<double> amount = {}) {
    auto p = promise{{{"bo"}}, "the draft"};
    if (amount) p.measure = "pages", p.amount = amount;
    p.due = day("2026-02-18");
    return p;
}

promise_outcome came(promise_result result, std::optional<double> amount = {}) {
    return {{{"p"}}, result, amount};
}

log_builder promised(std::optional<double> amount = {}) {
    return a_log().ana_and_bo().entry("p", "2026-02-09", due_on_the_18th(amount));
}

/// "kept 2026-02-18, known 2026-02-18 by o"; empty while nothing is known.
std::string judged(const log_builder& log, std::string_view as_of,
                   calendar_definition calendar = {}) {
    const auto now = state_on(log, as_of, std::move(calendar));
    const auto who = parties_of(now);
    auto text = std::string{};
    for (const auto& j : judged_promises(now, who, presence_of(now, who), lapse_policy{}))
        text += (text.empty() ? "" : "; ") + std::string{enum_name(j.result)} + " " + iso(j.day) +
                ", known " + iso(j.known) + (j.outcome ? " by " + j.outcome.id() : " by silence");
    return text;
}

std::string judged(promise_result result, std::string_view said_on,
                   std::optional<double> promised_amount = {},
                   std::optional<double> came_amount = {}) {
    return judged(promised(promised_amount).entry("o", said_on, came(result, came_amount)),
                  "2026-12-31");
}

}  // namespace

TEST_CASE("a promise that is not due is not judged") {
    CHECK(judged(promised(), "2026-02-18") == "");
    CHECK(judged(promised(), "2026-02-19") == "");
}

TEST_CASE("a promise without an outcome is missed after two working days of silence") {
    CHECK(judged(promised(), "2026-02-20") == "missed 2026-02-18, known 2026-02-20 by silence");
    CHECK(judged(promised(), "2026-02-20", holidays({"2026-02-19"})) == "");
    CHECK(judged(promised(), "2026-02-23", holidays({"2026-02-19"})) ==
          "missed 2026-02-18, known 2026-02-23 by silence");
}

TEST_CASE("the report's leave puts off when silence speaks") {
    const auto log =
        promised().entry("l", "2026-02-09", leave{{{"ana"}}, day("2026-02-19"), day("2026-02-20")});
    CHECK(judged(log, "2026-02-23") == "");
    CHECK(judged(log, "2026-02-24") == "missed 2026-02-18, known 2026-02-24 by silence");
}

TEST_CASE("an outcome after silence spoke adds nothing") {
    const auto log = promised().entry("o", "2026-02-21", came(promise_result::kept));
    CHECK(judged(log, "2026-02-21") == "missed 2026-02-18, known 2026-02-20 by silence");
}

TEST_CASE("a promise kept is dated and known when it was delivered") {
    CHECK(judged(promise_result::kept, "2026-02-18") == "kept 2026-02-18, known 2026-02-18 by o");
    CHECK(judged(promise_result::kept, "2026-02-12") == "kept 2026-02-12, known 2026-02-12 by o");
    CHECK(judged(promise_result::kept, "2026-02-20") == "kept 2026-02-20, known 2026-02-20 by o");
}

TEST_CASE("a miss that is said is dated the due day at the latest") {
    CHECK(judged(promise_result::missed, "2026-02-20") ==
          "missed 2026-02-18, known 2026-02-20 by o");
    CHECK(judged(promise_result::missed, "2026-02-16") ==
          "missed 2026-02-16, known 2026-02-16 by o");
}

TEST_CASE("a slip that is warned of by the due day is warned of") {
    CHECK(judged(promise_result::slip_warned, "2026-02-18") ==
          "slip_warned 2026-02-18, known 2026-02-18 by o");
    CHECK(judged(promise_result::slip_warned, "2026-02-16") ==
          "slip_warned 2026-02-16, known 2026-02-16 by o");
}

TEST_CASE("a warning after the due day is a miss") {
    CHECK(judged(promise_result::slip_warned, "2026-02-19") ==
          "missed 2026-02-18, known 2026-02-19 by o");
}

TEST_CASE("the first outcome counts, and later ones add nothing") {
    const auto log = promised()
                         .entry("o-2", "2026-02-18", came(promise_result::kept))
                         .entry("o-1", "2026-02-17", came(promise_result::slip_warned));
    CHECK(judged(log, "2026-02-18") == "slip_warned 2026-02-17, known 2026-02-17 by o-1");
}

TEST_CASE("with a measure, 1.10 times the amount exceeds, to the last bit") {
    using enum promise_result;
    const auto result = [](double promised_amount, double came_amount) {
        const auto text = judged(kept, "2026-02-18", promised_amount, came_amount);
        return text.substr(0, text.find(' '));
    };
    CHECK(result(10, 11) == "exceeded");
    CHECK(result(10, 10.999999) == "kept");
    CHECK(result(10, 12) == "exceeded");
    CHECK(result(.1, .11) == "exceeded");
    CHECK(result(3, 3.3) == "exceeded");
    CHECK(result(10'000, 11'000) == "exceeded");
    CHECK(result(100'000'000, 110'000'000) == "exceeded");
    CHECK(result(100'000'000, 109'999'999) == "kept");
}

TEST_CASE("with a measure and both amounts the amounts decide, not the word") {
    CHECK(judged(promise_result::exceeded, "2026-02-18", 10, 10.5) ==
          "kept 2026-02-18, known 2026-02-18 by o");
    CHECK(judged(promise_result::kept, "2026-02-18", 10, 11) ==
          "exceeded 2026-02-18, known 2026-02-18 by o");
}

TEST_CASE("with a measure but an amount missing the word decides") {
    CHECK(judged(promise_result::exceeded, "2026-02-18", 10) ==
          "exceeded 2026-02-18, known 2026-02-18 by o");
    CHECK(judged(promise_result::kept, "2026-02-18", 10) ==
          "kept 2026-02-18, known 2026-02-18 by o");
}

TEST_CASE("an amount of nothing promised is not exceeded by nothing") {
    CHECK(judged(promise_result::kept, "2026-02-18", 0, 0) ==
          "kept 2026-02-18, known 2026-02-18 by o");
}

TEST_CASE("with a measure, two working days early exceeds") {
    CHECK(judged(promise_result::kept, "2026-02-16", 10, 10) ==
          "exceeded 2026-02-16, known 2026-02-16 by o");
    CHECK(judged(promise_result::kept, "2026-02-17", 10, 10) ==
          "kept 2026-02-17, known 2026-02-17 by o");
}

TEST_CASE("without a measure a promise is at most kept") {
    CHECK(judged(promise_result::exceeded, "2026-02-09") ==
          "kept 2026-02-09, known 2026-02-09 by o");
    CHECK(judged(promise_result::exceeded, "2026-02-18", {}, 1000) ==
          "kept 2026-02-18, known 2026-02-18 by o");
}

TEST_CASE("a measure that is recorded after the delivery measures nothing") {
    const auto recorded = [](std::string_view iso) {
        return judged(a_log()
                          .ana_and_bo()
                          .entry("o", "2026-02-12", came(promise_result::kept, 20.0))
                          .entry("p", iso, due_on_the_18th(10)),
                      "2026-12-31");
    };
    CHECK(recorded("2026-02-12") == "exceeded 2026-02-12, known 2026-02-12 by o");
    CHECK(recorded("2026-02-13") == "kept 2026-02-12, known 2026-02-12 by o");
}

TEST_CASE("a promise to somebody else is not judged") {
    auto to_carla = due_on_the_18th();
    to_carla.to = {{"carla"}};
    CHECK(judged(a_log().ana_and_bo().entry("p", "2026-02-09", to_carla), "2026-12-31") == "");
    CHECK(judged(a_log().entry("p", "2026-02-09", to_carla), "2026-12-31") ==
          "missed 2026-02-18, known 2026-02-20 by silence");
}

TEST_CASE("an outcome of a promise that nobody made is nothing") {
    CHECK(judged(a_log().entry("o", "2026-02-18", came(promise_result::kept)), "2026-12-31") == "");
}
