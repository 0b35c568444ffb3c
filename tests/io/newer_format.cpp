// SPDX-License-Identifier: BSL-1.0
//
// A file of a newer format is read: what is new in it is kept as it is, and written again.
#include <upward/io/json.hpp>

#include "text.hpp"

#include <doctest/doctest.h>

using namespace upward_io_tests;
using upward::io::read_entries;
using upward::io::read_workspace;
using upward::io::write_workspace;

namespace {

constexpr std::string_view from_the_future =
    "{\"calendar\":{\"half_days\":[\"2026-12-24\"],\"holidays\":[],\"weekend\":[\"SA\",\"SU\"]},\n"
    "\"humour\":{\"level\":9e999},\n"
    "\"log\":[\n"
    "{\"date\":\"2026-02-20\",\"id\":\"a\",\"kind\":\"area\",\"name\":\"Pay\",\"shape\":[1.0,{"
    "\"a\":null}]},\n"
    "{\"area\":\"pay\",\"date\":\"2026-02-20\",\"id\":\"b\",\"kind\":\"telepathy\",\"visibility\":"
    "\"shared\"},\n"
    "{\"act\":\"invest\",\"date\":\"2026-02-20\",\"id\":\"c\",\"kind\":\"boss_act\"},\n"
    "{\"date\":\"2026-02-21\",\"id\":\"d\",\"kind\":\"correction\",\"replaces\":{\"kind\":"
    "\"telepathy\"},\"target\":\"b\"}\n"
    "],\n"
    "\"policy\":{\"luck\":{\"share\":0.5},\"trust\":{\"faith\":1,\"prior_weight\":3}},\n"
    "\"upward\":2,\n"
    "\"zone\":\"UTC\"}\n";

}  // namespace

TEST_CASE("a file of a newer format comes back byte by byte") {
    const auto read = read_workspace(from_the_future);
    INFO((read ? std::string{} : to_string(read.error())));
    REQUIRE(read);
    CHECK(read->settings().format == 2);
    CHECK(read->policy().trust.prior_weight == 3);
    CHECK(read->settings().unknown_settings ==
          "{\"calendar\":{\"half_days\":[\"2026-12-24\"]},\"humour\":{\"level\":9e999},"
          "\"policy\":{\"luck\":{\"share\":0.5},\"trust\":{\"faith\":1}}}");
    CHECK(write_workspace(*read) == from_the_future);
}

TEST_CASE("an entry that is not understood keeps its envelope and its whole text") {
    const auto read = read_workspace(from_the_future);
    REQUIRE(read);
    const auto* b = read->entries().find("b");
    REQUIRE(b);
    CHECK(b->area == "pay");
    CHECK(b->visibility == upward::visibility_level::shared);
    CHECK(upward::get<upward::not_understood>(b->body).kind_name == "telepathy");
    CHECK(upward::get<upward::not_understood>(read->entries().find("a")->body).kind_name == "area");
    CHECK(upward::holds<upward::boss_act>(read->entries().find("c")->body));
    CHECK(upward::holds<upward::not_understood>(read->entries().find("d")->body));
}

TEST_CASE("in a file of our format the same things are errors") {
    auto ours = std::string{from_the_future};
    ours.replace(ours.find("\"upward\":2"), 10, "\"upward\":1");
    CHECK(in_short(read_workspace(ours).error()) == "unknown_key /calendar/half_days 1:14");
}

TEST_CASE("a newer format excuses nothing else") {
    CHECK(
        in_short(read_workspace("{\"upward\":2,\"log\":[{\"kind\":\"telepathy\",\"id\":\"a b\"}]}")
                     .error()) == "invalid_id /log/0/id 1:45");
    CHECK(in_short(read_workspace("{\"upward\":2,\"log\":[{\"kind\":\"telepathy\",\"id\":\"a\"}]}")
                       .error()) == "missing_key /log/0 1:20");
    CHECK(in_short(read_workspace("{\"upward\":2,\"zone\":7}").error()) == "wrong_type /zone 1:20");
    CHECK(
        in_short(read_workspace("{\"upward\":2,\"log\":[{\"kind\":\"boss_act\",\"act\":\"invest\","
                                "\"date\":\"2026-02-20\"}]}")
                     .error()) == "missing_key /log/0 1:20");
    CHECK(in_short(read_entries(line("deception", "\"about\":\"\",\"visibility\":\"shared\""), 2)
                       .error()) == "not_shareable /visibility 1:75");
}

TEST_CASE("what is new may stand anywhere: a word, a key, a type") {
    for (const auto* fields :
         {"\"act\":\"hugs\"", "\"act\":[\"invest\"]", "\"act\":\"hugs\",\"why\":1",
          "\"why\":1,\"act\":\"hugs\"", "\"deed\":\"invest\""}) {
        const auto read = read_entries(line("boss_act", fields), 2);
        REQUIRE(read);
        CHECK(upward::holds<upward::not_understood>(read->front().body));
        const auto again = read_entries(upward::io::write_entry(read->front()), 2);
        CHECK(again->front() == read->front());
        CHECK_FALSE(read_entries(line("boss_act", fields)));
    }
}

TEST_CASE("entries of a newer format can be read by their number") {
    const auto text = line("telepathy", "\"strength\":1");
    CHECK(in_short(read_entries(text).error()) == "unknown_kind /kind 1:39");
    const auto read = read_entries(text, 2);
    REQUIRE(read);
    CHECK(upward::io::write_entry(read->front()) ==
          "{\"date\":\"2026-02-20\",\"id\":\"e1\",\"kind\":\"telepathy\",\"strength\":1}");
}
