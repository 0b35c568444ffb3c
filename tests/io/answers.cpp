// SPDX-License-Identifier: BSL-1.0
//
// Answers as JSON, and the parameters of a query from JSON.
#include "../../src/io/answer_writer.hpp"
#include "../../src/io/json_reader.hpp"

#include "text.hpp"

#include <doctest/doctest.h>

using namespace upward_io_tests;
using upward::io::read_parameters;
using upward::io::write_answer;

namespace {

struct part {
    upward::trust_dimension dimension = upward::trust_dimension::credibility;
    double lower = 2. / 3;
};
BOOST_DESCRIBE_STRUCT(part, (), (dimension, lower))

struct sample_answer {
    double value = .123456;
    std::optional<double> none = {};
    std::optional<std::int32_t> some = 3;
    upward::date when = {};
    upward::id binding = {"x"};
    upward::ref<upward::person> who = {{"boss"}};
    std::vector<part> parts = {part{}};
    std::vector<std::string> nothing = {};
    std::map<std::string, part> areas = {{"pay", {}}, {"*", {}}};
    upward::rung_number rung = {3};
    upward::share weight = {.33333333};
    bool signed_ = true;
};
BOOST_DESCRIBE_STRUCT(sample_answer, (),
                      (value, none, some, when, binding, who, parts, nothing, areas, rung, weight,
                       signed_))

struct parameters {
    std::int32_t days = 20;
    double factor = 1.5;
    bool shared = false;
    std::string topic = "all";
    std::optional<upward::id> person = {};
    std::optional<upward::date> until = {};
    upward::weekday first = upward::weekday::MO;
    std::vector<upward::entry> add = {};
    bool operator==(const parameters&) const = default;
};
BOOST_DESCRIBE_STRUCT(parameters, (), (days, factor, shared, topic, person, until, first, add))

std::string trouble(std::string_view json) {
    const auto read = read_parameters<parameters>(json);
    return read ? "none" : in_short(read.error());
}

}  // namespace

TEST_CASE("an answer has all its keys, sorted, and numbers of 4 decimals") {
    CHECK(write_answer(sample_answer{}) ==
          "{\"areas\":{\"*\":{\"dimension\":\"credibility\",\"lower\":0.6667},"
          "\"pay\":{\"dimension\":\"credibility\",\"lower\":0.6667}},"
          "\"binding\":\"x\",\"none\":null,\"nothing\":[],"
          "\"parts\":[{\"dimension\":\"credibility\",\"lower\":0.6667}],"
          "\"rung\":3,\"signed\":true,\"some\":3,\"value\":0.1235,\"weight\":0.3333,\"when\":null,"
          "\"who\":\"boss\"}");
}

TEST_CASE("small numbers are rounded to zero, half to even, and never minus zero") {
    CHECK(write_answer(.00004) == "0");
    CHECK(write_answer(-.00004) == "0");
    CHECK(write_answer(.0001) == "0.0001");
    CHECK(write_answer(.03125) == "0.0312");
    CHECK(write_answer(1e15 / 3) == "333333333333333.3");
}

TEST_CASE("a message has its arguments among the keys") {
    auto because = upward::message{"trust.binding"}
                       .with("dimension", "credibility")
                       .with("lower", 1. / 3)
                       .with("count", std::int64_t{3});
    CHECK(write_answer(because) ==
          "{\"count\":3,\"dimension\":\"credibility\",\"key\":\"trust.binding\",\"lower\":0.3333}");
}

TEST_CASE("a trace is exact, and says of and parts where there are any") {
    const auto sum = upward::traced::entry("kept-3", 1. / 3) + upward::traced{2.};
    CHECK(write_answer(sum.tree()) ==
          "{\"op\":\"sum\",\"parts\":[{\"of\":\"kept-3\",\"op\":\"entry\",\"value\":0."
          "3333333333333333},"
          "{\"op\":\"constant\",\"value\":2}],\"value\":2.3333333333333335}");
}

TEST_CASE("an entry in an answer is canonical and exact") {
    auto e = upward::entry{{"r"}, *upward::parse_date("2026-02-20")};
    e.body = upward::reading{{"m"}, 1. / 3};
    CHECK(write_answer(std::vector{std::make_shared<const upward::entry>(e)}) ==
          "[{\"date\":\"2026-02-20\",\"id\":\"r\",\"kind\":\"reading\",\"of\":\"m\","
          "\"value\":0.3333333333333333}]");
}

TEST_CASE("parameters keep their defaults where nothing is said") {
    CHECK(*read_parameters<parameters>("") == parameters{});
    CHECK(*read_parameters<parameters>(" {} ") == parameters{});
    const auto read = read_parameters<parameters>(
        "{\"days\":5,\"shared\":true,\"person\":\"boss\",\"until\":\"2026-02-20\",\"first\":\"SU\","
        "\"add\":[" +
        line("boss_act", "\"act\":\"wider\"") + "]}");
    REQUIRE(read);
    CHECK(read->days == 5);
    CHECK(read->shared);
    CHECK(read->person == upward::id{"boss"});
    CHECK(read->first == upward::weekday::SU);
    CHECK(read->add.front().id == upward::id{"e1"});
    CHECK(read->factor == 1.5);
}

TEST_CASE("parameters are read as strictly as a file") {
    CHECK(trouble("{\"dais\":5}") == "unknown_key /dais 1:2");
    CHECK(trouble("{\"days\":5.5}") == "wrong_type /days 1:9");
    CHECK(trouble("{\"days\":3000000000}") == "out_of_range /days 1:9");
    CHECK(trouble("{\"first\":\"Monday\"}") == "invalid_value /first 1:10");
    CHECK(trouble("{\"add\":[{\"kind\":\"boss_act\"}]}") == "missing_key /add/0 1:9");
    CHECK(trouble("[]") == "wrong_type  1:1");
    CHECK(trouble("{") == "syntax  1:2");
}
