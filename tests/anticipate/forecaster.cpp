// SPDX-License-Identifier: BSL-1.0
#include <upward/anticipate/forecaster.hpp>

#include "anticipate/random_asks.hpp"

#include <upward/core/real.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

constexpr auto monday = forecast_day{0, 1}, tuesday = forecast_day{1, 1};

bool same_bits(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

/// Four weeks with an ask on each Monday and Thursday.
forecaster mondays_and_thursdays() {
    auto f = a_forecaster(1, 1);
    for (std::int32_t d = 0; d < 20; ++d) {
        if (d % 5 == 0 || d % 5 == 3) f.ask(0);
        f.close({d % 5, d % 5 == 4 ? 3 : 1});
    }
    return f;
}

forecaster random_forecaster(std::uint64_t seed) {
    auto f = a_forecaster(6, 2);
    for (const auto& today : random_asks(seed, 150, 6, 2)) tell(f, today);
    return f;
}

}  // namespace

TEST_CASE("a topic that is asked about on Mondays and Thursdays has these forecasts") {
    const auto f = mondays_and_thursdays();
    CHECK(rounded(f.chance(0, 1, monday), 4) == .4066);
    CHECK(rounded(f.chance(0, 1, tuesday), 4) == .2495);
    CHECK(rounded(f.chance(0, 2, monday), 4) == .5253);
    CHECK(rounded(f.chance(0, 5, monday), 4) == .7539);
    CHECK(rounded(f.chance(0, 10, monday), 4) == .9159);
    CHECK(rounded(f.chance(0, 20, monday), 4) == .9873);
}

TEST_CASE("a topic that was never asked about is forecast, and less so with each silent day") {
    auto f = a_forecaster(1, 1);
    CHECK(rounded(f.chance(0, 1, monday), 4) == .0585);
    CHECK(rounded(f.chance(0, 5, monday), 4) == .2084);
    auto before = f.chance(0, 5, monday);
    for (std::int32_t d = 0; d < 40; ++d) {
        f.close({d % 5, 1});
        CHECK(f.chance(0, 5, monday) < before);
        before = f.chance(0, 5, monday);
    }
}

TEST_CASE("what a boss sends moves the forecast of his topics, once it is told") {
    auto silent = mondays_and_thursdays(), busy = mondays_and_thursdays();
    for (std::int32_t d = 0; d < 5; ++d) {
        silent.saw(0, 0), busy.saw(0, 40);
        silent.close({d, 1}), busy.close({d, 1});
    }
    CHECK(busy.chance(0, 1, monday) > silent.chance(0, 1, monday));
    CHECK(busy.chance(0, 5, monday) > silent.chance(0, 5, monday));
    const auto reasons = [](const forecaster& f) { return f.explain(0, 1, monday).reasons.size(); };
    CHECK(reasons(mondays_and_thursdays()) == 8);
    CHECK(reasons(busy) == 10);
}

TEST_CASE("a forecast never falls with the horizon and stays between 0 and 1") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const auto f = random_forecaster(seed);
        for (std::int32_t s = 0; s < 6; ++s) {
            auto before = 0.0;
            for (std::int32_t h = 1; h <= 20; ++h) {
                const auto p = f.chance(s, h, monday);
                CHECK(p > 0);
                CHECK(p < 1);
                CHECK(p >= before);
                before = p;
            }
        }
    }
}

TEST_CASE("stated odds of one change no bit; others multiply the odds") {
    const auto f = random_forecaster(3);
    for (const auto h : {1, 3, 5, 20}) {
        const auto p = f.chance(2, h, monday);
        CHECK(same_bits(f.chance(2, h, monday, 1), p));
        const auto doubled = f.chance(2, h, monday, 2);
        CHECK(rounded(doubled / (1 - doubled), 9) == rounded(2 * p / (1 - p), 9));
        CHECK(same_bits(f.traced_chance(2, h, monday, 1).value(), p));
        CHECK(same_bits(f.traced_chance(2, h, monday, 2).value(), doubled));
    }
}

TEST_CASE("the terms of an explanation add up to the forecast") {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const auto f = random_forecaster(seed);
        for (std::int32_t s = 0; s < 6; ++s)
            for (const auto h : {1, 5}) {
                const auto e = f.explain(s, h, tuesday);
                auto sum = e.base;
                for (const auto& r : e.reasons) {
                    CHECK(r.log_odds ==
                          r.weight * std::clamp((r.value - r.typical) / r.scale, -5., 5.));
                    sum = sum + r.log_odds;
                }
                CHECK(same_bits(logistic(sum + e.offset), f.chance(s, h, tuesday)));
                CHECK(same_bits(e.p, f.chance(s, h, tuesday)));
            }
    }
}

TEST_CASE("the trace of a forecast recomputes to it, for every horizon") {
    const auto f = random_forecaster(7);
    for (std::int32_t s = 0; s < 6; ++s)
        for (std::int32_t h = 1; h <= 20; ++h)
            for (const auto odds : {1., 3.}) {
                const auto p = f.traced_chance(s, h, monday, odds);
                CHECK(same_bits(p.value(), f.chance(s, h, monday, odds)));
                CHECK(same_bits(recompute(p.tree()), p.value()));
            }
}

TEST_CASE("more asks lately make the next likelier") {
    auto quiet = a_forecaster(1, 1), busy = a_forecaster(1, 1);
    for (std::int32_t d = 0; d < 30; ++d) {
        if (d < 3) quiet.ask(0);
        if (d < 3 || d > 20) busy.ask(0);
        quiet.close({d % 5, 1}), busy.close({d % 5, 1});
    }
    for (const auto h : {1, 5, 20})
        CHECK(busy.chance(0, h, monday) > 2 * quiet.chance(0, h, monday));
}

TEST_CASE("a weekday that is always asked on stands out") {
    auto f = a_forecaster(1, 1);
    for (std::int32_t d = 0; d < 100; ++d) {
        if (d % 5 == 2) f.ask(0);
        f.close({d % 5, 1});
    }
    CHECK(f.chance(0, 1, {2, 1}) > 2 * f.chance(0, 1, {3, 1}));
}

TEST_CASE("one outcome moves a forecast by less than its variance allows") {
    // s = z'Cz + v with |z| <= 5 for the ten terms and 1 for the constant, at the start.
    const auto most = (1 + 25 * 10) * start_weight_variance + stream_offset_variance;
    const auto log_odds = [](double p) { return std::log(p / (1 - p)); };
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        auto f = random_forecaster(seed);
        const auto z = standardized(f.day_values_now(0, monday), shipped_forecast_weights.day);
        const auto before = upward::log_odds(f.state().day_learned, z);
        f.ask(0);
        f.close(monday);
        CHECK(std::abs(upward::log_odds(f.state().day_learned, z) - before) < most);
        CHECK(std::abs(log_odds(f.chance(0, 1, tuesday))) < max_forecast_log_odds + 1e-9);
    }
}

TEST_CASE("a year of asks without a pattern leaves the weights near their start") {
    const auto start = forecaster{}.state().day_learned.weights;
    const auto learned = random_forecaster(11).state().day_learned.weights;
    for (std::size_t i = 0; i < start.size(); ++i) CHECK(std::abs(learned[i] - start[i]) < .3);
}

TEST_CASE("hostile numbers stay within bounds") {
    auto f = a_forecaster(3, 1);
    const auto most = std::numeric_limits<std::int32_t>::max();
    for (std::int32_t d = 0; d < 30'000; ++d) {  // more than a hundred years
        f.ask(0, d % 2 == 0 ? most : 5'000);
        f.ask(0, most);
        if (d % 1000 == 0) f.ask(1);
        f.ask(2, -5);
        f.saw(0, d % 3 == 0 ? most : -7);
        f.close({d % 7, d % 11 == 0 ? 1'000'000 : 1});
    }
    for (const auto p : chances(f, {6, most})) {
        CHECK(p > 0);
        CHECK(p < 1);
    }
    CHECK(check(f.state()));
    CHECK(f.chance(0, 1, monday) > .9);
    CHECK(f.chance(0, 20, monday) > .99);
    CHECK(f.chance(2, 20, monday) < .05);
}

TEST_CASE("a stream takes at most 300 bytes") { CHECK(sizeof(forecast_stream) <= 300); }

TEST_CASE("the weights that ship are these") {
    auto sum = shipped_forecast_weights.day.base + shipped_forecast_weights.week.base;
    for (const auto& t : shipped_forecast_weights.day.terms) sum += t.weight + t.typical + t.scale;
    for (const auto& t : shipped_forecast_weights.week.terms) sum += t.weight + t.typical + t.scale;
    CHECK(rounded(sum, 4) == 8.5348);
    CHECK(shipped_forecast_weights.within_week == .99);
    CHECK(shipped_forecast_weights.beyond_week == .82);
}
