// SPDX-License-Identifier: BSL-1.0
//
// The experiment of these tests runs from 2026-01-05 to Friday 2026-07-03; its fifth working day
// after is Friday the 10th.
#include <upward/model/experiments.hpp>

#include "support/build.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace upward;
using namespace upward_tests;

namespace {

log_builder coaching(std::string_view end = "2026-07-03") {
    auto e = experiment{};
    e.start = day("2026-01-05");
    e.end = day(end);
    e.unit = "hours";
    e.criteria = {{{"cycle"}, criterion_type::change, {{"cycle-time"}}}};
    return a_log().ana_and_bo().entry("t", "2026-01-05", e);
}

experiment_event closed() { return {{{"t"}}, experiment_event_sort::closed}; }

result_recorded failed(bool owned, bool by_metric = false) {
    auto r = result_recorded{};
    if (by_metric) r.metric = ref<metric>{{"cycle-time"}};
    else r.experiment = ref<experiment>{{"t"}};
    r.owned = owned;
    return r;
}

amendment to_end_on(std::string_view iso) {
    auto a = amendment{.experiment = {{"t"}}, .names = both()};
    a.end = day(iso);
    return a;
}

/// "closed 2026-07-03, known 2026-07-03 by c".
std::string judged(const log_builder& log, std::string_view as_of = "2026-12-31") {
    const auto now = state_on(log, as_of);
    const auto there = presence_of(now, parties_of(now));
    auto text = std::string{};
    for (const auto& j : judged_experiments(now, there, lapse_policy{}))
        text += std::string{enum_name(j.ending)} + " " + iso(j.day) + ", known " + iso(j.known) +
                " by " + (j.shown_by.empty() ? "silence" : j.shown_by);
    return text;
}

}  // namespace

TEST_CASE("an experiment runs until somebody closes it") {
    CHECK(judged(coaching(), "2026-02-20") == "running 2026-07-03, known 2026-07-10 by silence");
    CHECK(judged(coaching(), "2026-07-09") == "running 2026-07-03, known 2026-07-10 by silence");
}

TEST_CASE("an experiment is closed by an entry from its start to five working days after its end") {
    CHECK(judged(coaching().entry("c", "2026-07-03", closed())) ==
          "closed 2026-07-03, known 2026-07-03 by c");
    CHECK(judged(coaching().entry("c", "2026-01-05", closed())) ==
          "closed 2026-01-05, known 2026-01-05 by c");
    CHECK(judged(coaching().entry("c", "2026-07-10", closed())) ==
          "closed 2026-07-10, known 2026-07-10 by c");
}

TEST_CASE("silence makes an overrun, dated the end, at the end of the fifth working day") {
    CHECK(judged(coaching(), "2026-07-10") == "overrun 2026-07-03, known 2026-07-10 by silence");
}

TEST_CASE("the five working days begin after the last one of an end on a weekend") {
    CHECK(judged(coaching("2026-07-05"), "2026-07-10") ==
          "overrun 2026-07-05, known 2026-07-10 by silence");
}

TEST_CASE("closing after the overrun does not undo it") {
    CHECK(judged(coaching().entry("c", "2026-07-11", closed())) ==
          "overrun 2026-07-03, known 2026-07-10 by silence");
}

TEST_CASE("a closing before the start closes nothing") {
    CHECK(judged(coaching().entry("c", "2026-01-04", closed()), "2026-07-01") ==
          "running 2026-07-03, known 2026-07-10 by silence");
}

TEST_CASE("spending and side benefits end nothing") {
    auto spent = closed();
    spent.sort = experiment_event_sort::spent;
    auto benefit = closed();
    benefit.sort = experiment_event_sort::side_benefit;
    CHECK(judged(coaching().entry("s", "2026-06-01", spent).entry("b", "2026-06-02", benefit)) ==
          "overrun 2026-07-03, known 2026-07-10 by silence");
}

TEST_CASE("the first closing is the one that counts") {
    CHECK(
        judged(
            coaching().entry("c-2", "2026-07-06", closed()).entry("c-1", "2026-07-07", closed())) ==
        "closed 2026-07-06, known 2026-07-06 by c-2");
}

// ---- amendments ----

TEST_CASE("an amendment moves the end") {
    const auto log = coaching().entry("a", "2026-06-01", to_end_on("2026-08-07"));
    CHECK(judged(log, "2026-08-13") == "running 2026-08-07, known 2026-08-14 by silence");
    CHECK(judged(log, "2026-08-14") == "overrun 2026-08-07, known 2026-08-14 by silence");
}

TEST_CASE("an amendment by the fifth day after the end still moves it, a later one does not") {
    CHECK(judged(coaching().entry("a", "2026-07-10", to_end_on("2026-08-07")), "2026-07-31") ==
          "running 2026-08-07, known 2026-08-14 by silence");
    CHECK(judged(coaching().entry("a", "2026-07-11", to_end_on("2026-08-07")), "2026-07-31") ==
          "overrun 2026-07-03, known 2026-07-10 by silence");
}

TEST_CASE("of several amendments the last one counts, an earlier end too") {
    const auto log = coaching()
                         .entry("a-1", "2026-03-02", to_end_on("2026-08-07"))
                         .entry("a-2", "2026-04-01", to_end_on("2026-05-29"));
    CHECK(judged(log, "2026-06-05") == "overrun 2026-05-29, known 2026-06-05 by silence");
}

TEST_CASE("an amendment without an end, or of another experiment, moves nothing") {
    auto other = to_end_on("2026-08-07");
    other.experiment = {{"u"}};
    auto without = to_end_on("2026-08-07");
    without.end.reset();
    const auto log =
        coaching().entry("a-1", "2026-03-02", without).entry("a-2", "2026-03-02", other);
    CHECK(judged(log) == "overrun 2026-07-03, known 2026-07-10 by silence");
}

// ---- results ----

TEST_CASE("a result that disowns the experiment at its end ends it") {
    CHECK(judged(coaching().entry("r", "2026-07-03", failed(false))) ==
          "disowned 2026-07-03, known 2026-07-03 by r");
    CHECK(judged(coaching().entry("r", "2026-07-10", failed(false))) ==
          "disowned 2026-07-10, known 2026-07-10 by r");
}

TEST_CASE("a result of a criterion's metric is the experiment's while it runs") {
    CHECK(judged(coaching().entry("r", "2026-07-06", failed(false, true))) ==
          "disowned 2026-07-06, known 2026-07-06 by r");
    CHECK(judged(coaching().entry("r", "2026-07-13", failed(false, true))) ==
          "overrun 2026-07-03, known 2026-07-10 by silence");
}

TEST_CASE("so is one of the metric of a criterion that came in by an amendment") {
    auto more = amendment{.experiment = {{"t"}}, .names = both()};
    more.criteria = {{{"churn"}, criterion_type::level, {{"leavers"}}}};
    auto of_leavers = failed(false, true);
    of_leavers.metric = ref<metric>{{"leavers"}};
    const auto log = coaching().entry("r", "2026-07-06", of_leavers);
    CHECK(judged(log) == "overrun 2026-07-03, known 2026-07-10 by silence");
    CHECK(judged(log_builder{log}.entry("a", "2026-03-02", more)) ==
          "disowned 2026-07-06, known 2026-07-06 by r");
}

TEST_CASE("a result that is owned, or met, or too early ends nothing") {
    auto met = failed(false);
    met.met = true;
    for (const auto& r : {failed(true), met})
        CHECK(judged(coaching().entry("r", "2026-07-03", r)) ==
              "overrun 2026-07-03, known 2026-07-10 by silence");
    CHECK(judged(coaching().entry("r", "2026-07-02", failed(false))) ==
          "overrun 2026-07-03, known 2026-07-10 by silence");
}

TEST_CASE("closing as agreed first, then disowning, is a closing") {
    CHECK(judged(coaching()
                     .entry("c", "2026-07-03", closed())
                     .entry("r", "2026-07-06", failed(false))) ==
          "closed 2026-07-03, known 2026-07-03 by c");
}

TEST_CASE("whose metric a result names belongs to the experiment only while it runs") {
    const auto now =
        state_on(coaching().entry("r", "2026-02-02", failed(true, true)), "2026-02-20");
    const auto there = presence_of(now, parties_of(now));
    const auto e = judged_experiments(now, there, lapse_policy{})[0];
    const auto result_on = [&now](std::string_view iso) {
        auto f = now.all<result_recorded>()[0];
        f.day = on(iso);
        return f;
    };
    CHECK_FALSE(is_result_of(result_on("2026-01-04"), e));
    CHECK(is_result_of(result_on("2026-01-05"), e));
    CHECK(is_result_of(result_on("2026-07-10"), e));
    CHECK_FALSE(is_result_of(result_on("2026-07-11"), e));
}
