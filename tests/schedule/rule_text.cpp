// SPDX-License-Identifier: BSL-1.0
#include <upward/schedule/rule_text.hpp>

#include "dates.hpp"

#include <doctest/doctest.h>

using namespace upward;
using test::day;

namespace {

// Reads, and writes as `canonical`, which reads as the same rule.
void ok(std::string_view text, std::string_view canonical) {
    CAPTURE(text);
    const auto rule = parse_rule(text);
    REQUIRE_MESSAGE(rule.ok(), rule.error().cause);
    CHECK(to_string(*rule) == canonical);
    const auto again = parse_rule(canonical);
    REQUIRE(again.ok());
    CHECK(*again == *rule);
}

void bad(std::string_view text, std::string_view cause, std::int64_t offset,
         errc code = errc::invalid_rule) {
    CAPTURE(text);
    const auto rule = parse_rule(text);
    REQUIRE_FALSE(rule.ok());
    CHECK(rule.error().code == code);
    CHECK(rule.error().cause == cause);
    CHECK(rule.error().where.offset == offset);
}

void unsupported(std::string_view text, std::string_view cause, std::int64_t offset) {
    bad(text, cause, offset, errc::unsupported_rule);
}

}  // namespace

TEST_CASE("every part has its place in the rule") {
    const auto rule = parse_rule(
        "RSCALE=GREGORIAN;FREQ=YEARLY;UNTIL=20301231;INTERVAL=2;BYMONTH=3,1;BYMONTHDAY=-1,15;"
        "BYDAY=-1FR,+2MO,TU;BYYEARDAY=-366,100;BYHOUR=23,0;BYMINUTE=59;BYSECOND=60,0;"
        "BYSETPOS=1,-1;WKST=SU;SKIP=BACKWARD");
    REQUIRE_MESSAGE(rule.ok(), rule.error().cause);
    CHECK(rule->freq == frequency::YEARLY);
    CHECK(rule->until_form == time_form::day);
    CHECK(rule->until == midnight(day("2030-12-31")));
    CHECK(rule->count == 0);
    CHECK(rule->interval == 2);
    CHECK(rule->by_month == number_set<std::uint16_t>{1, 3});
    CHECK(rule->by_month_day == signed_set<std::uint32_t>{-1, 15});
    CHECK(rule->by_weekday == weekday_set{weekday::TU});
    CHECK(rule->by_ordinal == number_list{ordinal_weekday{-1, weekday::FR}.code(),
                                          ordinal_weekday{2, weekday::MO}.code()});
    CHECK(rule->by_year_day == number_list{-366, 100});
    CHECK(rule->by_hour == number_set<std::uint32_t>{0, 23});
    CHECK(rule->by_minute == number_set<std::uint64_t>{59});
    CHECK(rule->by_second == number_set<std::uint64_t>{0, 60});
    CHECK(rule->by_set_pos == number_list{-1, 1});
    CHECK(rule->week_start == weekday::SU);
    CHECK(rule->skip == skip_rule::BACKWARD);
    CHECK(parse_rule("FREQ=YEARLY;BYWEEKNO=-1,53,1")->by_week_no ==
          signed_set<std::uint64_t>{-1, 1, 53});
}

TEST_CASE("a rule is written in one canonical form") {
    ok("FREQ=DAILY", "FREQ=DAILY");
    ok("FREQ=DAILY;INTERVAL=1;WKST=MO", "FREQ=DAILY");
    ok("BYDAY=TH,MO,TH;FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=MO,TH");
    ok("INTERVAL=3;COUNT=5;FREQ=MONTHLY", "FREQ=MONTHLY;COUNT=5;INTERVAL=3");
    ok("FREQ=MONTHLY;BYDAY=+1MO,-1MO,WE", "FREQ=MONTHLY;BYDAY=-1MO,WE,1MO");
    ok("FREQ=YEARLY;BYMONTHDAY=+01;BYMONTH=07,4;UNTIL=20301231",
       "FREQ=YEARLY;UNTIL=20301231;BYMONTH=4,7;BYMONTHDAY=1");
    ok("FREQ=WEEKLY;WKST=SU;BYDAY=MO,TU;BYSETPOS=-1",
       "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=-1;WKST=SU");
    ok("FREQ=DAILY;BYSECOND=60,0;BYMINUTE=00,5;BYHOUR=9,8",
       "FREQ=DAILY;BYHOUR=8,9;BYMINUTE=0,5;BYSECOND=0,60");
    ok("FREQ=YEARLY;BYWEEKNO=20,-1;BYDAY=SU", "FREQ=YEARLY;BYWEEKNO=-1,20;BYDAY=SU");
    ok("FREQ=YEARLY;BYYEARDAY=9,8,7,6,5,4,3,2,1,-366,366",
       "FREQ=YEARLY;BYYEARDAY=-366,1,2,3,4,5,6,7,8,9,366");
    ok("SKIP=FORWARD;RSCALE=gregorian;FREQ=MONTHLY;BYMONTHDAY=31",
       "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=FORWARD");
    ok("FREQ=MONTHLY;RSCALE=GREGORIAN;SKIP=OMIT", "FREQ=MONTHLY");
    ok("FREQ=DAILY;UNTIL=20261231T235959Z", "FREQ=DAILY;UNTIL=20261231T235959Z");
    ok("FREQ=DAILY;UNTIL=20261231t235960", "FREQ=DAILY;UNTIL=20261231T235959");
}

TEST_CASE("letters of either case and the property name are accepted") {
    ok("freq=weekly;byday=mo,Th", "FREQ=WEEKLY;BYDAY=MO,TH");
    ok("RRULE:FREQ=DAILY;COUNT=2", "FREQ=DAILY;COUNT=2");
    ok("rrule:freq=monthly;byday=-1fr", "FREQ=MONTHLY;BYDAY=-1FR");
}

TEST_CASE("legal values that seldom or never match are legal") {
    ok("FREQ=MONTHLY;BYDAY=-53MO", "FREQ=MONTHLY;BYDAY=-53MO");
    ok("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30");
    ok("FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2", "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2");
    ok("FREQ=DAILY;INTERVAL=999999999;COUNT=999999999",
       "FREQ=DAILY;COUNT=999999999;INTERVAL=999999999");
}

TEST_CASE("FREQ is required and a known word") {
    bad("", "FREQ at byte 0: is missing; begin with FREQ=WEEKLY", 0);
    bad("RRULE:", "FREQ at byte 6: is missing; begin with FREQ=WEEKLY", 6);
    bad("COUNT=3", "FREQ at byte 0: is missing; begin with FREQ=WEEKLY", 0);
    bad("FREQ=FORTNIGHTLY",
        "FREQ at byte 5: \"FORTNIGHTLY\" is not SECONDLY, MINUTELY, HOURLY, DAILY, WEEKLY, "
        "MONTHLY or YEARLY",
        5);
    bad("FREQ=",
        "FREQ at byte 5: \"\" is not SECONDLY, MINUTELY, HOURLY, DAILY, WEEKLY, MONTHLY or "
        "YEARLY",
        5);
}

TEST_CASE("parts are NAME=value, separated by one semicolon, each once") {
    bad("FREQ=DAILY;", "a part at byte 11: is empty; remove the extra ';'", 11);
    bad("FREQ=DAILY;;COUNT=3", "a part at byte 11: is empty; remove the extra ';'", 11);
    bad(";FREQ=DAILY", "a part at byte 0: is empty; remove the extra ';'", 0);
    bad("FREQ=DAILY;COUNT", "COUNT at byte 11: has no value; write NAME=value", 11);
    bad("FREQ=DAILY;=3", "a part at byte 11: is not a part of a rule", 11);
    bad("FREQ=DAILY;EVERY=3", "EVERY at byte 11: is not a part of a rule", 11);
    bad("FREQ=DAILY; COUNT=3", " COUNT at byte 11: is not a part of a rule", 11);
    bad("FREQ=DAILY;COUNT=3;COUNT=3", "COUNT at byte 19: stands twice; keep one of them", 19);
    bad("FREQ=DAILY;freq=DAILY", "FREQ at byte 11: stands twice; keep one of them", 11);
}

TEST_CASE("what is not understood is refused by name") {
    unsupported(
        "RSCALE=CHINESE;FREQ=DAILY",
        "RSCALE at byte 7: \"CHINESE\" is a calendar that is not known here; only GREGORIAN "
        "is",
        7);
    unsupported("FREQ=DAILY;X-MINE=1", "X-MINE at byte 11: is not understood", 11);
}

TEST_CASE("the SKIP element MUST NOT be present without RSCALE; leap months are not Gregorian") {
    bad("FREQ=DAILY;SKIP=OMIT", "SKIP at byte 16: needs RSCALE; add RSCALE=GREGORIAN", 16);
    bad("RSCALE=GREGORIAN;FREQ=DAILY;SKIP=LATER",
        "SKIP at byte 33: \"LATER\" is not OMIT, BACKWARD or FORWARD", 33);
    bad("RSCALE=GREGORIAN;FREQ=YEARLY;BYMONTH=4,5L",
        "BYMONTH at byte 40: the Gregorian calendar has no leap month", 40);
}

TEST_CASE("UNTIL is a day that exists") {
    bad("FREQ=DAILY;UNTIL=2026-12-31",
        "UNTIL at byte 17: \"2026-12-31\" is not of the form 20261231 or 20261231T093000", 17);
    bad("FREQ=DAILY;UNTIL=20260230", "UNTIL at byte 17: \"20260230\" is a day that does not exist",
        17);
    bad("FREQ=DAILY;UNTIL=20261300", "UNTIL at byte 17: \"20261300\" is a day that does not exist",
        17);
    bad("FREQ=DAILY;UNTIL=T",
        "UNTIL at byte 17: \"T\" is not of the form 20261231 or 20261231T093000", 17);
    bad("FREQ=DAILY;UNTIL=20261231T240000",
        "UNTIL at byte 17: \"20261231T240000\" is a time that does not exist", 17);
    bad("FREQ=DAILY;UNTIL=20261231T2359",
        "UNTIL at byte 17: \"20261231T2359\" is not of the form 20261231 or 20261231T093000", 17);
    bad("FREQ=DAILY;UNTIL=13991231", "UNTIL at byte 17: is before 1400-01-01", 17,
        errc::limit_exceeded);
}

TEST_CASE("a rule ends by COUNT or by UNTIL, not both") {
    bad("FREQ=DAILY;COUNT=3;UNTIL=20261231",
        "UNTIL at byte 25: stands together with COUNT; keep one of them", 25);
}

TEST_CASE("INTERVAL and COUNT are 1 or more, of at most nine digits") {
    bad("FREQ=DAILY;INTERVAL=0",
        "INTERVAL at byte 20: 0 is less than 1; leave INTERVAL out to take every period", 20);
    bad("FREQ=DAILY;COUNT=0",
        "COUNT at byte 17: 0 is less than 1; leave COUNT out when there is no end", 17);
    bad("FREQ=DAILY;COUNT=-1", "COUNT at byte 17: \"-1\" is not a number", 17);
    bad("FREQ=DAILY;COUNT=+1", "COUNT at byte 17: \"+1\" is not a number", 17);
    bad("FREQ=DAILY;COUNT=", "COUNT at byte 17: \"\" is not a number", 17);
    bad("FREQ=DAILY;COUNT=1.5", "COUNT at byte 17: \"1.5\" is not a number", 17);
    bad("FREQ=DAILY;COUNT=1000000000", "COUNT at byte 17: more than nine digits", 17,
        errc::limit_exceeded);
}

TEST_CASE("the values of a list are in their range") {
    bad("FREQ=MONTHLY;BYMONTHDAY=1,0", "BYMONTHDAY at byte 26: 0 is not in [1, 31] or [-31, -1]",
        26);
    bad("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY at byte 24: 32 is not in [1, 31] or [-31, -1]",
        24);
    bad("FREQ=MONTHLY;BYMONTHDAY=31,-31,-32",
        "BYMONTHDAY at byte 31: -32 is not in [1, 31] or [-31, -1]", 31);
    bad("FREQ=YEARLY;BYMONTH=1,13", "BYMONTH at byte 22: 13 is not in [1, 12]", 22);
    bad("FREQ=YEARLY;BYMONTH=-1", "BYMONTH at byte 20: \"-1\" is not a number", 20);
    bad("FREQ=YEARLY;BYDAY=MO;BYSETPOS=367",
        "BYSETPOS at byte 30: 367 is not in [1, 366] or [-366, -1]", 30);
    bad("FREQ=YEARLY;BYDAY=MO,54TU", "BYDAY at byte 21: 54 is not in [1, 53] or [-53, -1]", 21);
    bad("FREQ=YEARLY;BYDAY=-54TU", "BYDAY at byte 18: -54 is not in [1, 53] or [-53, -1]", 18);
    bad("FREQ=YEARLY;BYDAY=0MO",
        "BYDAY at byte 18: the number 0 is not in [1, 53] or [-53, -1]; "
        "leave it out for every such weekday",
        18);
}

TEST_CASE("a list has no empty value and only its own words") {
    bad("FREQ=WEEKLY;BYDAY=", "BYDAY at byte 18: \"\" is not MO, TU, WE, TH, FR, SA or SU", 18);
    bad("FREQ=WEEKLY;BYDAY=MO,", "BYDAY at byte 21: \"\" is not MO, TU, WE, TH, FR, SA or SU", 21);
    bad("FREQ=WEEKLY;BYDAY=M", "BYDAY at byte 18: \"M\" is not MO, TU, WE, TH, FR, SA or SU", 18);
    bad("FREQ=WEEKLY;BYDAY=MON", "BYDAY at byte 18: \"M\" is not a number", 18);
    bad("FREQ=MONTHLY;BYMONTHDAY=1,,2", "BYMONTHDAY at byte 26: \"\" is not a number", 26);
    bad("FREQ=MONTHLY;BYMONTHDAY=+", "BYMONTHDAY at byte 24: \"+\" is not a number", 24);
    bad("FREQ=WEEKLY;WKST=8", "WKST at byte 17: \"8\" is not MO, TU, WE, TH, FR, SA or SU", 17);
    bad("FREQ=WEEKLY;WKST=1MO", "WKST at byte 17: \"1MO\" is not MO, TU, WE, TH, FR, SA or SU", 17);
}

TEST_CASE("BYDAY MUST NOT have a number unless FREQ is MONTHLY or YEARLY") {
    const auto cause = std::string{
        ": a numbered weekday needs FREQ=MONTHLY or FREQ=YEARLY; write "
        "the weekday alone"};
    bad("FREQ=WEEKLY;BYDAY=MO,2FR", "BYDAY at byte 21" + cause, 21);
    bad("FREQ=DAILY;BYDAY=-1FR", "BYDAY at byte 17" + cause, 17);
}

TEST_CASE("BYMONTHDAY MUST NOT stand with FREQ=WEEKLY, in either order") {
    bad("FREQ=WEEKLY;BYMONTHDAY=1",
        "BYMONTHDAY at byte 23: is not allowed with FREQ=WEEKLY; use FREQ=MONTHLY", 23);
    bad("BYMONTHDAY=1;FREQ=WEEKLY",
        "BYMONTHDAY at byte 11: is not allowed with FREQ=WEEKLY; use FREQ=MONTHLY", 11);
}

TEST_CASE("BYWEEKNO, BYYEARDAY and numbered weekdays keep to their frequencies") {
    bad("FREQ=MONTHLY;BYWEEKNO=20", "BYWEEKNO at byte 22: needs FREQ=YEARLY", 22);
    bad("FREQ=MONTHLY;BYYEARDAY=20",
        "BYYEARDAY at byte 23: is not allowed with FREQ=DAILY, WEEKLY or MONTHLY; use FREQ=YEARLY",
        23);
    ok("FREQ=HOURLY;BYYEARDAY=20", "FREQ=HOURLY;BYYEARDAY=20");
    bad("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO,1TU",
        "BYDAY at byte 33: a numbered weekday cannot stand with BYWEEKNO; write the weekday alone",
        33);
}

TEST_CASE("lenient reading takes what is common in the wild") {
    const auto lenient = [](std::string_view text) {
        const auto rule = parse_rule(text, rule_reading::lenient);
        return rule ? to_string(*rule) : rule.error().cause;
    };
    CHECK(lenient("FREQ=DAILY;") == "FREQ=DAILY");
    CHECK(lenient(" FREQ = WEEKLY ;; BYDAY = MO , FR ") == "FREQ=WEEKLY;BYDAY=MO,FR");
    CHECK(lenient("FREQ=DAILY;X-MINE=1;EVERY=2") == "FREQ=DAILY");
    CHECK(lenient("FREQ=MONTHLY;SKIP=BACKWARD;BYMONTHDAY=31") ==
          "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD");
    CHECK(lenient("FREQ=DAILY;COUNT=3;UNTIL=20261231") == "FREQ=DAILY;UNTIL=20261231;COUNT=3");
    CHECK(lenient("FREQ=DAILY;INTERVAL=0") ==
          "INTERVAL at byte 20: 0 is less than 1; leave INTERVAL out to take every period");
}

TEST_CASE("BYSETPOS MUST stand with another BY part") {
    bad("FREQ=MONTHLY;BYSETPOS=1",
        "BYSETPOS at byte 22: has nothing to choose from; add another BY part, such as BYDAY", 22);
    ok("FREQ=DAILY;BYHOUR=9,17;BYSETPOS=-1", "FREQ=DAILY;BYHOUR=9,17;BYSETPOS=-1");
}

TEST_CASE("a text has at most 1024 bytes, a list at most 366 values") {
    auto list = std::string{"FREQ=MONTHLY;BYMONTHDAY=1"};
    for (int i = 1; i < 366; ++i) list += ",1";
    ok(list, "FREQ=MONTHLY;BYMONTHDAY=1");
    bad(list + ",1", "BYMONTHDAY at byte 756: more than 366 values", 756, errc::limit_exceeded);
    bad("FREQ=DAILY;X-" + std::string(1012, 'A'), "the rule at byte 1024: longer than 1024 bytes",
        1024, errc::limit_exceeded);
    unsupported("FREQ=DAILY;X-" + std::string(1010, 'A') + "=",
                "X-" + std::string(38, 'A') + " at byte 11: is not understood", 11);
}

TEST_CASE("a time part is in its range") {
    bad("FREQ=DAILY;BYHOUR=9,24", "BYHOUR at byte 20: 24 is not in [0, 23]", 20);
    bad("FREQ=DAILY;BYMINUTE=60", "BYMINUTE at byte 20: 60 is not in [0, 59]", 20);
    bad("FREQ=DAILY;BYSECOND=61", "BYSECOND at byte 20: 61 is not in [0, 60]", 20);
    bad("FREQ=DAILY;BYHOUR=-1", "BYHOUR at byte 18: \"-1\" is not a number", 18);
}

TEST_CASE("an error shows printable text only, whatever the input") {
    bad("FREQ=DA\xff\n\x7fLY",
        "FREQ at byte 5: \"DA???LY\" is not SECONDLY, MINUTELY, HOURLY, DAILY, WEEKLY, MONTHLY or "
        "YEARLY",
        5);
}
