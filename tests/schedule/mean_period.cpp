// SPDX-License-Identifier: BSL-1.0
#include <upward/schedule/mean_period.hpp>

#include <upward/schedule/rule_text.hpp>

#include <doctest/doctest.h>

using namespace upward;

namespace {

double period(std::string_view rule) { return mean_period_in_working_days(*parse_rule(rule)); }
double dates(std::string_view rule) { return dates_per_period(*parse_rule(rule)); }

}  // namespace

TEST_CASE("the usual cadences have their usual periods") {
    CHECK(period("FREQ=DAILY") == 1);
    CHECK(period("FREQ=WEEKLY;BYDAY=MO,WE,FR") == doctest::Approx(5.0 / 3));
    CHECK(period("FREQ=WEEKLY;BYDAY=MO,TH") == 2.5);
    CHECK(period("FREQ=WEEKLY") == 5);
    CHECK(period("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU") == 10);
    CHECK(period("FREQ=MONTHLY") == 21);
    CHECK(period("FREQ=YEARLY") == 252);
}

TEST_CASE("a daily rule that only some weekdays pass is counted by the week") {
    CHECK(period("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR") == 1);
    CHECK(period("FREQ=DAILY;BYDAY=MO") == 5);
    CHECK(period("FREQ=DAILY;INTERVAL=2") == 2);
    CHECK(period("FREQ=DAILY;BYDAY=MO,TH;BYSETPOS=1") == 2.5);
}

TEST_CASE("a daily rule that only some days of the month pass is counted by the month") {
    CHECK(period("FREQ=DAILY;BYMONTHDAY=1,15") == 10.5);
    CHECK(period("FREQ=DAILY;BYMONTH=3;BYMONTHDAY=1") == 252);
}

TEST_CASE("no period is shorter than a working day") {
    CHECK(period("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU") == 1);
    CHECK(period("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR,SA,SU") == 1);
}

TEST_CASE("a month's dates are its days, its numbered weekdays, and its weeks") {
    CHECK(dates("FREQ=MONTHLY;BYMONTHDAY=1,15,-1") == 3);
    CHECK(dates("FREQ=MONTHLY;BYDAY=1MO,-1FR") == 2);
    CHECK(period("FREQ=MONTHLY;BYDAY=MO") == 5);
    CHECK(period("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR") == 1);
    CHECK(period("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1") == 21);
    CHECK(period("FREQ=MONTHLY;INTERVAL=3") == 63);
    CHECK(period("FREQ=MONTHLY;BYMONTH=1,4,7,10") == 63);
}

TEST_CASE("a year's dates are counted in its months, or in its weeks") {
    CHECK(dates("FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=1") == 4);
    CHECK(period("FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=1") == 63);
    CHECK(period("FREQ=YEARLY;BYMONTH=1,7") == 126);
    CHECK(period("FREQ=YEARLY;BYMONTHDAY=1") == 21);
    CHECK(period("FREQ=YEARLY;BYDAY=20MO") == 252);
    CHECK(period("FREQ=YEARLY;BYDAY=TH") == 5);
    CHECK(dates("FREQ=YEARLY;BYMONTH=3,9;BYDAY=1MO,-1MO") == 4);
    CHECK(dates("FREQ=YEARLY;BYMONTH=3;BYDAY=TH") == doctest::Approx(4.2));
    CHECK(period("FREQ=YEARLY;BYMONTHDAY=1;BYDAY=MO;BYSETPOS=1") == 252);
}

TEST_CASE("weekdays that limit days of the month take a seventh each") {
    CHECK(dates("FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR") == doctest::Approx(1.0 / 7));
    CHECK(period("FREQ=MONTHLY;BYMONTHDAY=8,9,10,11,12,13,14;BYDAY=SA") == 21);
    CHECK(dates("FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=1MO,1TU,1WE,1TH,1FR,1SA,1SU,2MO") == 1);
}

TEST_CASE("a value given twice counts once") { CHECK(period("FREQ=WEEKLY;BYDAY=TH,MO,TH") == 2.5); }

TEST_CASE("days of the year and weeks are counted by their number") {
    CHECK(dates("FREQ=YEARLY;BYYEARDAY=1,100,-1") == 3);
    CHECK(dates("FREQ=YEARLY;BYYEARDAY=1,2;BYDAY=MO") == doctest::Approx(2.0 / 7));
    CHECK(period("FREQ=YEARLY;BYWEEKNO=20") == 252);
    CHECK(dates("FREQ=YEARLY;BYWEEKNO=1,20;BYDAY=MO,FR") == 4);
}

TEST_CASE("times are dates of the days that they are on") {
    CHECK(period("FREQ=HOURLY") == 1);
    CHECK(period("FREQ=HOURLY;INTERVAL=48") == 2);
    CHECK(period("FREQ=MINUTELY;INTERVAL=15;BYDAY=MO") == 5);
    CHECK(period("FREQ=SECONDLY;INTERVAL=259200") == 3);
    CHECK(period("FREQ=WEEKLY;BYDAY=MO,TH;BYHOUR=9,17") == 2.5);
}

TEST_CASE("the nominal lengths are parameters") {
    auto lengths = period_lengths{};
    lengths.week = 4;
    lengths.month = 18;
    CHECK(mean_period_in_working_days(*parse_rule("FREQ=WEEKLY;BYDAY=MO,TH"), lengths) == 2);
    CHECK(mean_period_in_working_days(*parse_rule("FREQ=MONTHLY"), lengths) == 18);
}
