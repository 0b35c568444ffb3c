// SPDX-License-Identifier: BSL-1.0
//
// The state of a forecaster as JSON, and back.
#include "../../src/io/field_writer.hpp"
#include "../../src/io/json_reader.hpp"

#include "anticipate/random_asks.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace upward;
using namespace upward_tests;

namespace {

std::string written(const forecast_state& state) {
    auto text = io::json_text{};
    io::field_writer{text}.write(state);
    return std::move(text).take();
}

result<forecast_state> read(const std::string& json) {
    const auto parsed = io::document::parse(json);
    if (!parsed) return parsed.error();
    auto reader = io::json_reader{*parsed, io::when_absent::keeps_default};
    auto state = forecast_state{};
    if (!reader.read(parsed->root(), state)) return reader.fault();
    return state;
}

}  // namespace

TEST_CASE("a forecaster's state goes through JSON to the last bit") {
    auto f = a_forecaster(3, 2);
    for (const auto& today : random_asks(6, 60, 3, 2)) tell(f, today);
    f.ask(1, 3);
    const auto json = written(f.state());
    const auto again = read(json);
    REQUIRE(again);
    CHECK(*again == f.state());
    CHECK(written(*again) == json);
    CHECK(forecaster::restored(*again)->chance(1, 5, {0, 1}) == f.chance(1, 5, {0, 1}));
}

TEST_CASE("a state with a list of another length is refused") {
    auto json = written(a_forecaster(1, 1).state());
    const auto at = json.find("\"tempo_opened\":[");
    REQUIRE(at != std::string::npos);
    json.insert(at + 16, "0,");
    const auto again = read(json);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == errc::out_of_range);
    CHECK(again.error().cause == "a list of 5 is wanted");
    CHECK(again.error().where.pointer == "/tempo_opened");
}
