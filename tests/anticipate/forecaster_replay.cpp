// SPDX-License-Identifier: BSL-1.0
#include <upward/anticipate/forecaster.hpp>

#include "anticipate/random_asks.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

constexpr auto monday = forecast_day{0, 1};

/// A forecaster whose streams have slept for a while.
forecaster asleep() {
    auto f = a_forecaster(3, 1);
    for (const auto& today : random_asks(5, 40, 3, 1)) tell(f, today);
    for (std::int32_t d = 0; !f.sleeps(); ++d) f.close({d % 5, 1});
    return f;
}

}  // namespace

TEST_CASE("what comes after a day changes no forecast of that day") {
    const auto days = random_asks(1, 120, 5, 2);
    auto early = std::vector<std::vector<double>>{};
    auto whole = a_forecaster(5, 2);
    for (const auto& today : days) {
        early.push_back(chances(whole, today.day));
        tell(whole, today);
    }
    for (const std::size_t cut : {1u, 37u, 119u}) {
        auto f = a_forecaster(5, 2);
        for (std::size_t d = 0; d < cut; ++d) tell(f, days[d]);
        CHECK(chances(f, days[cut].day) == early[cut]);
    }
}

TEST_CASE("asks of the day that is still open count for nothing yet") {
    auto f = asleep();
    const auto before = chances(f, monday);
    f.ask(1, 7);
    f.saw(0, 12);
    CHECK(chances(f, monday) == before);
}

TEST_CASE("events one by one, all at once and in any order give the same state") {
    auto whole = a_forecaster(5, 2), single = a_forecaster(5, 2);
    for (const auto& today : random_asks(2, 120, 5, 2)) {
        tell(whole, today);
        for (auto s = today.sent.rbegin(); s != today.sent.rend(); ++s)
            for (std::int32_t n = 0; n <= s->count; ++n) single.saw(s->who, n < s->count ? 1 : 0);
        for (auto a = today.asks.rbegin(); a != today.asks.rend(); ++a)
            for (std::int32_t n = 0; n < a->count; ++n) single.ask(a->who);
        single.close(today.day);
    }
    CHECK(whole.state() == single.state());
}

TEST_CASE("a state restored on any day goes on as if nothing had been") {
    auto whole = a_forecaster(4, 2), broken = a_forecaster(4, 2);
    for (const auto& today : random_asks(3, 100, 4, 2)) {
        for (const auto& a : today.asks) whole.ask(a.who, a.count), broken.ask(a.who, a.count);
        broken = *forecaster::restored(broken.state());  // in the middle of a day
        for (const auto& s : today.sent) whole.saw(s.who, s.count), broken.saw(s.who, s.count);
        whole.close(today.day), broken.close(today.day);
    }
    CHECK(broken.state() == whole.state());
    CHECK(chances(broken, monday) == chances(whole, monday));
}

TEST_CASE("a state that no forecaster left is refused, with its place") {
    const auto good = asleep().state();
    CHECK(forecaster::restored(good));
    const auto refused_at = [&good](auto spoil) {
        auto state = good;
        spoil(state);
        const auto f = forecaster::restored(state);
        return f ? std::string{"nowhere"} : f.error().where.pointer;
    };
    CHECK(refused_at([](forecast_state&) {}) == "nowhere");
    CHECK(refused_at([](forecast_state& s) { s.day = -1; }) == "");
    CHECK(refused_at([](forecast_state& s) { s.day = 2147483647; }) == "");
    CHECK(refused_at([](forecast_state& s) { s.bosses[0].silent = 2147483647; }) == "/bosses/0");
    CHECK(refused_at([](forecast_state& s) { s.day_learned.covariance[0] = -1; }) ==
          "/day_learned");
    CHECK(refused_at([](forecast_state& s) { s.week_learned.weights[1] = 1e9; }) ==
          "/week_learned");
    CHECK(refused_at([](forecast_state& s) { s.tempo.asked = -1; }) == "");
    CHECK(refused_at([](forecast_state& s) { s.streams[1].boss = 1; }) == "/streams/1");
    CHECK(refused_at([](forecast_state& s) { s.streams[2].last = s.day; }) == "/streams/2");
    CHECK(refused_at([](forecast_state& s) { s.streams[0].recent.sum = 1e9; }) == "/streams/0");
    CHECK(refused_at([](forecast_state& s) { s.streams[0].today = -1; }) == "/streams/0");
    CHECK(refused_at([](forecast_state& s) { s.bosses[0].last_ask = s.day; }) == "/bosses/0");
    CHECK(refused_at([](forecast_state& s) { s.bosses[0].on[6].expected = -1; }) == "/bosses/0");
    CHECK(refused_at([](forecast_state& s) { s.day_learned.weights.pop_back(); }) ==
          "/day_learned");
    CHECK(refused_at([](forecast_state& s) { s.week_learned.covariance.push_back(0); }) ==
          "/week_learned");
    CHECK(refused_at([](forecast_state& s) {
              s.streams[0].weeks[4].volume = std::numeric_limits<double>::quiet_NaN();
          }) == "");
}

TEST_CASE("skipping is closing day by day") {
    auto skipping = asleep(), closing = asleep();
    for (const auto days : {1, 5, 333}) {
        skipping.skip(days, {4, 3});
        for (std::int32_t d = 1; d <= days; ++d)
            closing.close(d == days ? forecast_day{4, 3} : forecast_day{d % 5, 1});
        CHECK(skipping.state() == closing.state());
    }
    const auto later = random_asks(9, 60, 3, 1);
    for (const auto& today : later) tell(skipping, today), tell(closing, today);
    CHECK(skipping.state() == closing.state());
}

TEST_CASE("a forecaster can be asked about the year 9999") {
    auto f = asleep();
    f.skip(2'000'000, {4, 3});
    for (const auto p : chances(f, monday)) {
        CHECK(p > 0);
        CHECK(p < .1);
    }
    f.ask(0);
    f.close(monday);
    CHECK_FALSE(f.sleeps());
    CHECK(f.chance(0, 5, {1, 1}) > f.chance(1, 5, {1, 1}));
}

TEST_CASE("nothing is learned from a stream that sleeps") {
    auto f = asleep();
    const auto learned = f.state().day_learned;
    const auto stream = f.state().streams[0];
    for (std::int32_t d = 0; d < 50; ++d) f.close({d % 5, 1});
    CHECK(f.state().day_learned == learned);
    CHECK(f.state().streams[0] == stream);
}

TEST_CASE("streams and bosses can be added on any day") {
    auto f = a_forecaster(2, 1);
    const auto days = random_asks(4, 80, 4, 2);
    for (std::size_t d = 0; d < days.size(); ++d) {
        if (d == 40) {
            CHECK(f.add_boss() == 1);
            CHECK(f.add_stream(1) == 2);
            CHECK(f.add_stream(0) == 3);
        }
        for (const auto& a : days[d].asks)
            if (d >= 40 || a.who < 2) f.ask(a.who, a.count);
        f.close(days[d].day);
    }
    for (const auto p : chances(f, monday)) CHECK(p > 0);
    CHECK(f.state().streams[2].added == 40);
    CHECK(f.state().streams[2].first >= 40);
}
