// SPDX-License-Identifier: BSL-1.0
#include <upward/schedule/calendar_check.hpp>

#include "dates.hpp"

#include <doctest/doctest.h>

using namespace upward;
using test::day;

namespace {

date on(std::string_view iso) { return to_date(day(iso)); }

std::string trouble(const calendar_definition& definition) {
    const auto checked = check(definition);
    if (checked) return "none";
    return std::string{name(checked.error().code)} + " " + checked.error().where.pointer;
}

std::string trouble(holiday_rule rule) {
    return trouble(calendar_definition{.holiday_rules = {{.easter = {{1}}}, std::move(rule)}});
}

}  // namespace

TEST_CASE("what says nothing is fine") { CHECK(trouble(calendar_definition{}) == "none"); }

TEST_CASE("a weekend is some weekdays, not all") {
    using enum weekday;
    CHECK(trouble({.weekend = {}}) == "none");
    CHECK(trouble({.weekend = {SU, SU, SU, SU, SU, SU, SU}}) == "none");
    CHECK(trouble({.weekend = {MO, TU, WE, TH, FR, SA, SU}}) == "invalid_value /weekend");
    CHECK(trouble({.weekend = {SU, static_cast<weekday>(7)}}) == "invalid_value /weekend/1");
}

TEST_CASE("a holiday is a date") {
    CHECK(trouble({.holidays = {on("2026-01-01"), date{boost::gregorian::pos_infin}}}) ==
          "invalid_date /holidays/1");
}

TEST_CASE("a base is one of those built in") {
    CHECK(trouble({.base = calendar_base::germany}) == "none");
    CHECK(trouble({.base = static_cast<calendar_base>(99)}) == "invalid_value /base");
}

TEST_CASE("a holiday rule says in one way on which days it falls") {
    CHECK(trouble(holiday_rule{}) == "missing_key /holiday_rules/1");
    CHECK(trouble(holiday_rule{.easter = {{1}}, .orthodox_easter = {{1}}}) ==
          "invalid_value /holiday_rules/1");
    CHECK(trouble(holiday_rule{.rule = "FREQ=YEARLY", .easter = {{1}}}) ==
          "invalid_value /holiday_rules/1");
}

TEST_CASE("each part of a holiday rule is looked at") {
    const auto rule = [](std::string text) { return holiday_rule{.rule = std::move(text)}; };
    CHECK(trouble(rule("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25")) == "none");
    CHECK(trouble(rule("")) == "invalid_rule /holiday_rules/1/rule");
    CHECK(trouble(rule("FREQ=YEARLY;BYMONTH=0")) == "invalid_rule /holiday_rules/1/rule");
    CHECK(trouble(rule("FREQ=DAILY;BYHOUR=9")) == "unsupported_rule /holiday_rules/1/rule");
    CHECK(trouble(rule("FREQ=YEARLY;COUNT=3")) == "unsupported_rule /holiday_rules/1/rule");
    CHECK(trouble(rule("FREQ=YEARLY;UNTIL=20300101")) == "unsupported_rule /holiday_rules/1/rule");
    CHECK(trouble(rule(std::string(2000, 'x'))) == "limit_exceeded /holiday_rules/1/rule");
    CHECK(trouble({.easter = {{-63}}}) == "none");
    CHECK(trouble({.easter = {{-64}}}) == "out_of_range /holiday_rules/1/easter");
    CHECK(trouble({.orthodox_easter = {{100}}}) == "none");
    CHECK(trouble({.orthodox_easter = {{101}}}) == "out_of_range /holiday_rules/1/orthodox_easter");
    CHECK(trouble({.name = "\xFF", .easter = {{1}}}) == "invalid_utf8 /holiday_rules/1/name");
    CHECK(trouble({.easter = {{1}}, .observed = static_cast<observance>(9)}) ==
          "invalid_value /holiday_rules/1/observed");
    CHECK(trouble({.easter = {{1}}, .from = date{}}) == "invalid_date /holiday_rules/1/from");
    CHECK(trouble({.easter = {{1}}, .until = date{}}) == "invalid_date /holiday_rules/1/until");
    CHECK(trouble({.easter = {{1}}, .from = on("2026-01-02"), .until = on("2026-01-01")}) ==
          "invalid_value /holiday_rules/1/until");
    CHECK(trouble({.easter = {{1}}, .except = {on("2026-01-02"), date{}}}) ==
          "invalid_date /holiday_rules/1/except/1");
}

TEST_CASE("leave has two dates in their order") {
    CHECK(trouble({.leave = {{on("2026-01-02"), on("2026-01-02")}}}) == "none");
    CHECK(trouble({.leave = {{on("2026-01-02"), on("2026-01-01")}}}) ==
          "invalid_value /leave/0/to");
    CHECK(trouble({.leave = {{date{}, on("2026-01-01")}}}) == "missing_key /leave/0/from");
    CHECK(trouble({.leave = {{on("2026-01-01"), date{boost::gregorian::pos_infin}}}}) ==
          "invalid_date /leave/0/to");
}
