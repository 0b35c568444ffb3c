// SPDX-License-Identifier: BSL-1.0
#include <upward/io/kept_forecasts.hpp>

#include <upward/io/json.hpp>
#include <upward/io/query.hpp>

#include "support/build.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace upward;
using namespace upward_tests;

namespace {

workspace with_asks() {
    auto log = a_log().ana_and_bo("2026-01-05");
    for (const auto* topic : {"budget", "Übersicht | \"#1\""})
        for (auto d = on("2026-01-05"); d < on("2026-02-02"); d += 3)
            log.entry("a-" + std::to_string(topic[0]) + iso(d), iso(d),
                      ask{{{"bo"}}, {{"ana"}}, topic});
    return log.workspace();
}

std::string calibration(const workspace& ws, std::string_view iso_day) {
    return *io::query(ws, "calibration", iso_day);
}

}  // namespace

TEST_SUITE("keeping forecasts") {
    TEST_CASE("appends one entry a topic, to be scored once its days are over") {
        auto ws = with_asks();
        const auto before = ws.entries().size();
        CHECK(*io::keep_forecasts(ws, day("2026-01-20"), 5) == 2);
        CHECK(ws.entries().size() == before + 2);
        const auto now = ws.state_at(day("2026-01-20"));
        const auto kept = now.all<forecast>();
        REQUIRE(kept.size() == 2);
        for (const auto& f : kept) {
            CHECK(f->days == 5);
            CHECK(f->p > 0);
            CHECK(f.source->visibility == visibility_level::private_);
        }
        CHECK(calibration(ws, "2026-01-26").find("\"kept\":{\"bins\":[]") != std::string::npos);
        CHECK(calibration(ws, "2026-01-27").find("\"forecasts\":2") != std::string::npos);
        CHECK(io::read_workspace(io::write_workspace(ws)).ok());
    }

    TEST_CASE("keeps a forecast as it was given") {
        auto ws = with_asks();
        CHECK(*io::keep_forecasts(ws, day("2026-01-20"), 5) == 2);
        const auto said = io::write_workspace(ws);
        CHECK(*io::keep_forecasts(ws, day("2026-01-20"), 5) == 0);
        CHECK(io::write_workspace(ws) == said);
        REQUIRE(ws.append(an_entry("more", "2026-01-20", ask{{{"bo"}}, {{"ana"}}, "budget"})));
        const auto more = io::write_workspace(ws);
        CHECK(*io::keep_forecasts(ws, day("2026-01-20"), 5) == 0);
        CHECK(io::write_workspace(ws) == more);
    }

    TEST_CASE("keeps each horizon and each day apart") {
        auto ws = with_asks();
        CHECK(*io::keep_forecasts(ws, day("2026-01-20"), 1) == 2);
        CHECK(*io::keep_forecasts(ws, day("2026-01-20"), 20) == 2);
        CHECK(*io::keep_forecasts(ws, day("2026-01-21"), 1) == 2);
    }

    TEST_CASE("changes no answer but the calibration and the log") {
        auto ws = with_asks();
        const auto needs = *io::query(ws, "needs", "2026-01-30");
        const auto plan = *io::query(ws, "plan", "2026-01-30");
        REQUIRE(io::keep_forecasts(ws, day("2026-01-20"), 5));
        CHECK(*io::query(ws, "needs", "2026-01-30") == needs);
        CHECK(*io::query(ws, "plan", "2026-01-30") == plan);
    }

    TEST_CASE("is of 1 to 20 working days") {
        auto ws = with_asks();
        for (const auto days : {-1, 0, 21}) {
            CHECK(in_short(io::keep_forecasts(ws, day("2026-01-20"), days)) ==
                  "out_of_range at /days");
            CHECK(ws.state_at(day("2026-01-20")).all<forecast>().empty());
        }
    }

    TEST_CASE("has nothing to keep where nothing is known") {
        auto ws = workspace{};
        CHECK(*io::keep_forecasts(ws, day("2026-01-20"), 5) == 0);
    }
}
