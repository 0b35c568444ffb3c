// SPDX-License-Identifier: BSL-1.0
//
// Working calendars as hosts write them: in the JSON of a workspace.
#include <upward/io/json.hpp>
#include <upward/io/query.hpp>

#include "random_entries.hpp"
#include "text.hpp"

#include <upward/anticipate/forecast_weights.hpp>
#include <upward/core/version.hpp>
#include <upward/schedule/holidays.hpp>
#include <upward/schedule/zone_file.hpp>

#include <doctest/doctest.h>

using namespace upward_io_tests;
using upward::io::read_workspace;
using upward::io::write_workspace;

namespace {

std::string with_calendar(std::string_view calendar) {
    return "{\"upward\":1,\"calendar\":" + std::string{calendar} + "}";
}

std::string trouble(std::string_view calendar) {
    const auto read = read_workspace(with_calendar(calendar));
    return read ? "none" : in_short(read.error());
}

std::string cause(std::string_view calendar) {
    const auto read = read_workspace(with_calendar(calendar));
    return read ? "none" : read.error().cause;
}

std::string trouble_in_rule(std::string_view rule) {
    return trouble("{\"holiday_rules\":[{\"easter\":1},{" + std::string{rule} + "}]}");
}

bool works(const upward::workspace& ws, std::string_view iso) {
    return ws.calendar().is_working(upward::to_day_number(*upward::parse_date(iso)));
}

constexpr std::string_view all_of_it =
    "{\"base\":\"england_and_wales\",\"holiday_rules\":[{\"easter\":50,\"except\":[\"2027-05-17\"],"
    "\"from\":\"2020-01-01\",\"name\":\"Whit Monday\",\"until\":\"2030-12-31\"},"
    "{\"name\":\"Founders' Day\",\"observed\":\"nearest\",\"rule\":\"FREQ=YEARLY;BYMONTH=3;"
    "BYMONTHDAY=14\"},{\"orthodox_easter\":1}],\"holidays\":[\"2026-05-15\"],\"leave\":[{\"from\":"
    "\"2026-12-24\",\"to\":\"2026-12-31\"}],\"weekend\":[\"SA\",\"SU\"]}";

}  // namespace

TEST_CASE("a calendar of every part comes back byte by byte") {
    const auto read = read_workspace(with_calendar(all_of_it));
    INFO((read ? std::string{} : to_string(read.error())));
    REQUIRE(read);
    CHECK(write_workspace(*read).substr(0, all_of_it.size() + 13) ==
          "{\"calendar\":" + std::string{all_of_it} + ",");
}

TEST_CASE("a host adds holidays to a built-in calendar without code") {
    const auto ws = *read_workspace(with_calendar(all_of_it));
    CHECK_FALSE(works(ws, "2026-05-04"));  // early May bank holiday
    CHECK_FALSE(works(ws, "2026-05-25"));  // spring bank holiday, and Whit Monday
    CHECK_FALSE(works(ws, "2025-06-09"));  // Whit Monday
    CHECK(works(ws, "2027-05-17"));        // but not in this year
    CHECK_FALSE(works(ws, "2026-03-13"));  // the Friday before Saturday 14 March
    CHECK_FALSE(works(ws, "2026-04-13"));  // Monday after Orthodox Easter
    CHECK_FALSE(works(ws, "2026-05-15"));
    CHECK_FALSE(works(ws, "2026-12-29"));
    CHECK(works(ws, "2026-12-23"));
}

TEST_CASE("the weekend of a built-in calendar can be another") {
    const auto ws = *read_workspace(with_calendar("{\"base\":\"target\",\"weekend\":[\"SU\"]}"));
    CHECK(works(ws, "2026-03-07"));
    CHECK_FALSE(works(ws, "2026-12-26"));
}

TEST_CASE("an unknown base is refused, and those that exist are named") {
    CHECK(trouble("{\"base\":\"england\"}") == "invalid_value /calendar/base 1:32");
    CHECK(cause("{\"base\":\"england\"}") ==
          "\"england\" is none of \"none\", \"us_federal\", \"england_and_wales\", \"target\", "
          "\"germany\"");
}

TEST_CASE("a bad holiday rule is refused at its place") {
    CHECK(trouble_in_rule("") == "missing_key /calendar/holiday_rules/1 1:55");
    CHECK(trouble_in_rule("\"name\":\"x\"") == "missing_key /calendar/holiday_rules/1 1:55");
    CHECK(trouble_in_rule("\"easter\":1,\"rule\":\"FREQ=DAILY\"") ==
          "invalid_value /calendar/holiday_rules/1 1:55");
    CHECK(trouble_in_rule("\"easter\":101") ==
          "out_of_range /calendar/holiday_rules/1/easter 1:65");
    CHECK(trouble_in_rule("\"easter\":\"-2\"") ==
          "wrong_type /calendar/holiday_rules/1/easter 1:65");
    CHECK(trouble_in_rule("\"orthodox_easter\":-64") ==
          "out_of_range /calendar/holiday_rules/1/orthodox_easter 1:74");
    CHECK(trouble_in_rule("\"rule\":\"FREQ=YEARLY;BYMONTH=13\"") ==
          "invalid_rule /calendar/holiday_rules/1/rule 1:63");
    CHECK(trouble_in_rule("\"rule\":\"FREQ=HOURLY\"") ==
          "unsupported_rule /calendar/holiday_rules/1/rule 1:63");
    CHECK(trouble_in_rule("\"rule\":\"FREQ=YEARLY;COUNT=3\"") ==
          "unsupported_rule /calendar/holiday_rules/1/rule 1:63");
    CHECK(trouble_in_rule("\"rule\":\"FREQ=YEARLY;UNTIL=20300101\"") ==
          "unsupported_rule /calendar/holiday_rules/1/rule 1:63");
    CHECK(trouble_in_rule("\"easter\":1,\"observed\":\"never\"") ==
          "invalid_value /calendar/holiday_rules/1/observed 1:78");
    CHECK(trouble_in_rule("\"easter\":1,\"from\":\"2026-02-29\"") ==
          "invalid_date /calendar/holiday_rules/1/from 1:74");
    CHECK(trouble_in_rule("\"easter\":1,\"from\":\"2026-01-02\",\"until\":\"2026-01-01\"") ==
          "invalid_value /calendar/holiday_rules/1/until 1:95");
    CHECK(trouble_in_rule("\"easter\":1,\"feast\":true") ==
          "unknown_key /calendar/holiday_rules/1/feast 1:67");
}

TEST_CASE("more holiday rules than the limit are refused") {
    const auto rules = [](int count) {
        auto text = std::string{};
        for (auto i = 0; i < count; ++i) text += (i ? "," : "") + std::string{"{\"easter\":1}"};
        return "{\"holiday_rules\":[" + text + "]}";
    };
    CHECK(trouble(rules(64)) == "none");
    CHECK(trouble(rules(65)) == "limit_exceeded /calendar/holiday_rules 1:41");
}

TEST_CASE("bad leave is refused at its place") {
    CHECK(trouble("{\"leave\":[{\"from\":\"2026-12-24\"}]}") ==
          "missing_key /calendar/leave/0 1:34");
    CHECK(trouble("{\"leave\":[{\"from\":\"2026-12-24\",\"to\":\"2026-12-23\"}]}") ==
          "invalid_value /calendar/leave/0/to 1:60");
}

TEST_CASE("answers of a built-in calendar name it in their basis") {
    const auto basis_of = [](std::string_view calendar) {
        const auto ws = read_workspace(with_calendar(calendar));
        const auto answer = *upward::io::query(*ws, "trust", "2026-02-20");
        const auto begin = answer.find("\"basis\":{");
        return answer.substr(begin, answer.find('}', begin) + 1 - begin);
    };
    const auto library = "\"library\":\"" + std::string{upward::version_string} + "\"";
    CHECK(basis_of("{}") == "\"basis\":{" + library + "}");
    CHECK(basis_of("{\"base\":\"target\"}") == "\"basis\":{\"calendar\":\"target " +
                                                   std::string{upward::named_calendars_as_of} +
                                                   "\"," + library + "}");
}

TEST_CASE("answers that foresee name the start weights") {
    const auto names_weights = [](std::string_view kind) {
        const auto answer = *upward::io::query(upward::workspace{}, kind, "2026-02-20");
        return answer.find("\"weights\":\"" + std::string{upward::forecast_weights_version} +
                           "\"") != std::string::npos;
    };
    CHECK(names_weights("needs"));
    CHECK(names_weights("calibration"));
    CHECK(names_weights("plan"));
    CHECK_FALSE(names_weights("trust"));
}

TEST_CASE("answers name the zone data when a rule that they may rest on names a zone") {
    const auto names_zones = [](std::string_view more, upward::audience asked_by) {
        const auto rule = R"({"id":"r","kind":"rule","date":"2026-01-05","rhythm":"operating",)"
                          R"("trigger":"calendar","rule":"FREQ=DAILY;BYHOUR=9")" +
                          std::string{more} + "}";
        const auto ws = read_workspace("{\"upward\":1,\"log\":[" + rule + "]}");
        REQUIRE(ws);
        const auto answer = *upward::io::query(*ws, "agreement", "2026-02-20", {}, asked_by);
        return answer.find("\"zones\":\"" + upward::zone_data_version() + "\"") !=
               std::string::npos;
    };
    using upward::audience;
    CHECK_FALSE(names_zones("", audience::report));
    CHECK(names_zones(R"(,"zone":"Asia/Tokyo")", audience::report));
    CHECK_FALSE(names_zones(R"(,"zone":"Asia/Tokyo")", audience::boss));
    CHECK(names_zones(R"(,"zone":"Asia/Tokyo","visibility":"shared")", audience::boss));
}

TEST_CASE("any calendar that is taken reads back as it was written") {
    auto random = random_values{20261122};
    auto taken = 0;
    for (auto i = 0; i < 3000 && taken < 100; ++i) {
        auto settings = upward::workspace_settings{};
        random.fill(settings.calendar);
        for (auto& rule : settings.calendar.holiday_rules)
            if (rule.rule && random.below(2)) rule.rule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29";
        if (!upward::check(settings.calendar)) continue;
        ++taken;
        const auto text = write_workspace(*upward::workspace::make(settings));
        const auto read = read_workspace(text);
        INFO(text);
        REQUIRE(read);
        CHECK(read->settings() == settings);
        CHECK(write_workspace(*read) == text);
    }
    CHECK(taken == 100);
}

TEST_CASE("what a newer format has in a holiday rule is kept") {
    const auto newer = std::string{
        "{\"calendar\":{\"base\":\"target\",\"colour\":\"red\",\"holiday_rules\":[{\"easter\":1,"
        "\"half\":{\"a\":[1.0]}},{\"easter\":50}],\"holidays\":[],\"weekend\":[\"SA\",\"SU\"]},\n"
        "\"log\":[],\n"
        "\"policy\":{},\n"
        "\"upward\":2,\n"
        "\"zone\":\"UTC\"}\n"};
    const auto read = read_workspace(newer);
    INFO((read ? std::string{} : to_string(read.error())));
    REQUIRE(read);
    CHECK(read->settings().calendar.holiday_rules.size() == 2);
    CHECK(write_workspace(*read) == newer);
}
