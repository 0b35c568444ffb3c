// SPDX-License-Identifier: BSL-1.0
#include <upward/schedule/rule.hpp>

#include <doctest/doctest.h>

using namespace upward;

namespace {

recurrence_rule weekly() {
    auto rule = recurrence_rule{};
    rule.freq = frequency::WEEKLY;
    return rule;
}

}  // namespace

TEST_CASE("a rule built by hand is checked like one that was read") {
    CHECK_FALSE(find_fault(weekly()));
    auto rule = weekly();
    rule.by_day = {{0, weekday::MO}, {2, weekday::FR}};
    const auto fault = find_fault(rule);
    REQUIRE(fault);
    CHECK(fault->code == errc::invalid_rule);
    CHECK(fault->part == "BYDAY");
    CHECK(fault->element == 1);
}

TEST_CASE("a frequency of less than a day is not understood yet") {
    for (const auto freq : {frequency::SECONDLY, frequency::MINUTELY, frequency::HOURLY}) {
        auto rule = recurrence_rule{};
        rule.freq = freq;
        REQUIRE(find_fault(rule));
        CHECK(find_fault(rule)->code == errc::unsupported_rule);
        CHECK(find_fault(rule)->part == "FREQ");
    }
}

TEST_CASE("the lowest number there is, is a fault and no overflow") {
    auto rule = weekly();
    rule.by_set_pos = {-2147483647 - 1};
    REQUIRE(find_fault(rule));
    CHECK(find_fault(rule)->part == "BYSETPOS");
}

TEST_CASE("a normalized rule has its lists sorted, each value once") {
    auto rule = weekly();
    rule.by_month = {12, 1, 12};
    rule.by_day = {{0, weekday::SU}, {0, weekday::MO}, {0, weekday::SU}};
    const auto plain = normalized(rule);
    CHECK(plain.by_month == std::vector<std::int32_t>{1, 12});
    CHECK(plain.by_day == std::vector<ordinal_weekday>{{0, weekday::MO}, {0, weekday::SU}});
    CHECK(plain == normalized(plain));
}
