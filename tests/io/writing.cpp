// SPDX-License-Identifier: BSL-1.0
//
// The canonical form: what is equal gives the same bytes, and these are they.
#include <upward/io/json.hpp>

#include "text.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace upward_io_tests;
using upward::io::policy_detail;
using upward::io::read_entries;
using upward::io::read_policy;
using upward::io::read_workspace;
using upward::io::write_entry;
using upward::io::write_policy;
using upward::io::write_workspace;

namespace {

upward::date day(std::string_view text) { return *upward::parse_date(text); }

std::string rewritten(std::string_view json) {
    const auto read = read_entries(json);
    return read ? write_entry(read->front()) : to_string(read.error());
}

std::string written_value(double value) {
    auto e = upward::entry{{"r"}, day("2026-02-20")};
    e.body = upward::reading{{"m"}, value};
    const auto text = write_entry(e);
    const auto from = text.find("\"value\":") + 8;
    return text.substr(from, text.size() - from - 1);
}

}  // namespace

TEST_CASE("an empty workspace writes what it is, line by line") {
    CHECK(write_workspace(upward::workspace{}) ==
          "{\"calendar\":{\"holidays\":[],\"weekend\":[\"SA\",\"SU\"]},\n"
          "\"log\":[],\n"
          "\"policy\":{},\n"
          "\"upward\":1,\n"
          "\"zone\":\"UTC\"}\n");
}

TEST_CASE("a workspace has an entry a line, in the order of the log") {
    auto settings = upward::workspace_settings{};
    settings.zone = "Europe/Zurich";
    settings.calendar.holidays = {day("2026-04-06")};
    settings.policy.trust.prior_weight = 3;
    settings.policy.trust.base_rate.credibility = .35;
    auto ws = *upward::workspace::make(settings);
    auto later = upward::entry{{"a"}, day("2026-02-21")};
    later.body = upward::area{"Billing"};
    auto earlier = upward::entry{{"b"}, day("2026-02-20")};
    earlier.body = upward::ask{{{"boss"}}, {{"me"}}, "budget"};
    REQUIRE(ws.append({later, earlier}));
    CHECK(write_workspace(ws) ==
          "{\"calendar\":{\"holidays\":[\"2026-04-06\"],\"weekend\":[\"SA\",\"SU\"]},\n"
          "\"log\":[\n"
          "{\"by\":\"boss\",\"date\":\"2026-02-20\",\"id\":\"b\",\"kind\":\"ask\",\"to\":\"me\","
          "\"topic\":\"budget\"},\n"
          "{\"date\":\"2026-02-21\",\"id\":\"a\",\"kind\":\"area\",\"name\":\"Billing\"}\n"
          "],\n"
          "\"policy\":{\"trust\":{\"base_rate\":{\"credibility\":0.35},\"prior_weight\":3}},\n"
          "\"upward\":1,\n"
          "\"zone\":\"Europe/Zurich\"}\n");
}

TEST_CASE("what is at its default is left out of an entry") {
    CHECK(rewritten("{\"visibility\":\"private\",\"area\":\"*\",\"kind\":\"told\",\"to\":\"boss\","
                    "\"subjects\":[],\"id\":\"t\",\"date\":\"2026-02-20\"}") ==
          "{\"date\":\"2026-02-20\",\"id\":\"t\",\"kind\":\"told\",\"to\":\"boss\"}");
    CHECK(
        rewritten("{\"visibility\":\"shared\",\"area\":\"pay\",\"at\":0,\"kind\":\"decision_made\","
                  "\"signed\":false,\"id\":\"t\",\"date\":\"2026-02-20\"}") ==
        "{\"area\":\"pay\",\"at\":0,\"date\":\"2026-02-20\",\"id\":\"t\",\"kind\":\"decision_"
        "made\","
        "\"signed\":false,\"visibility\":\"shared\"}");
}

TEST_CASE("a correction stands without what its target gives it") {
    CHECK(rewritten("{\"id\":\"c\",\"kind\":\"correction\",\"target\":\"p\",\"replaces\":"
                    "{\"kind\":\"area\",\"name\":\"Pay\"}}") ==
          "{\"id\":\"c\",\"kind\":\"correction\",\"replaces\":{\"kind\":\"area\",\"name\":\"Pay\"},"
          "\"target\":\"p\"}");
}

TEST_CASE("a length and a sign have one form, and are read in two") {
    const auto limit = [](std::string_view value) {
        return rewritten(
            line("rhythm_agreed",
                 "\"names\":[\"a\",\"b\"],\"rhythm\":\"r\",\"silence\":" + std::string{value}));
    };
    CHECK(limit("\"2wd\"") == limit("2"));
    CHECK(limit("1.25").find("\"silence\":\"1.25wd\"") != std::string::npos);
    const auto sign = [](std::string_view value) {
        return rewritten(line(
            "peer_sign", "\"person\":\"p\",\"topic\":\"t\",\"disposition\":" + std::string{value}));
    };
    CHECK(sign("-1").find("\"disposition\":-1,") != std::string::npos);
    CHECK(sign("\"neutral\"").find("\"disposition\":\"neutral\",") != std::string::npos);
}

TEST_CASE("a number is the shortest text that reads back the same") {
    CHECK(written_value(0) == "0");
    CHECK(written_value(-0.0) == "0");
    CHECK(written_value(3) == "3");
    CHECK(written_value(-2.5) == "-2.5");
    CHECK(written_value(.1 + .2) == "0.30000000000000004");
    CHECK(written_value(1e6) == "1000000");
    CHECK(written_value(1e20) == "100000000000000000000");
    CHECK(written_value(1e21) == "1e+21");
    CHECK(written_value(.000001) == "0.000001");
    CHECK(written_value(.00000015) == "1.5e-7");
    CHECK(written_value(0x1p53) == "9007199254740992");
    CHECK(written_value(0x1p60) == "1152921504606847000");
    CHECK(written_value(std::numeric_limits<double>::max()) == "1.7976931348623157e+308");
    CHECK(written_value(std::numeric_limits<double>::denorm_min()) == "5e-324");
}

TEST_CASE("a whole number may be written as a real one") {
    CHECK(rewritten(line("role_statement", "\"version\":3.0")) ==
          rewritten(line("role_statement", "\"version\":3")));
    CHECK(rewritten(line("role_statement", "\"version\":30e-1")) ==
          rewritten(line("role_statement", "\"version\":3")));
    CHECK(rewritten(line("reading", "\"of\":\"m\",\"value\":-0")) ==
          rewritten(line("reading", "\"of\":\"m\",\"value\":0")));
}

TEST_CASE("a policy holds what differs, or everything") {
    auto p = upward::policy{};
    CHECK(write_policy(p) == "{}");
    p.weaning.weaned_due = 13;
    CHECK(write_policy(p) == "{\"weaning\":{\"weaned_due\":13}}");
    const auto all = write_policy(p, policy_detail::all);
    CHECK(all.starts_with("{\"anticipate\":{\"announced\":0.5,\"ask_window_wd\":10,"));
    CHECK(*read_policy(all) == p);
    CHECK(*read_policy(write_policy(p)) == p);
    CHECK(*read_policy("{}") == upward::policy{});
}

TEST_CASE("a workspace that says nothing has the defaults") {
    const auto read = read_workspace("{\"upward\":1}");
    REQUIRE(read);
    CHECK(read->settings() == upward::workspace_settings{});
    CHECK(read->entries().size() == 0);
    const auto firm = read_workspace("{\"upward\":1,\"calendar\":{\"holidays\":[\"2026-04-06\"]}}");
    CHECK(firm->settings().calendar.weekend == upward::calendar_definition{}.weekend);
    const auto open = read_workspace("{\"upward\":1,\"calendar\":{\"weekend\":[]}}");
    CHECK(open->settings().calendar.weekend.empty());
}
