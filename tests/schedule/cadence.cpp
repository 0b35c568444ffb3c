// SPDX-License-Identifier: BSL-1.0
#include <upward/schedule/cadence.hpp>

#include "support/build.hpp"

#include <upward/schedule/rule_text.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace upward;
using namespace upward_tests;

namespace {

const auto usual = period_lengths{};
const auto monday_to_friday = working_weekdays({});

std::vector<weekday> working(std::vector<weekday> weekend) {
    return working_weekdays(work_week{weekend});
}

recurrence_rule rule(std::string_view text) { return *parse_rule(text); }

std::string in_words(const std::optional<cadence>& c) {
    return c ? std::string{enum_name(*c)} : "none";
}
std::string longer(std::string_view text) {
    return in_words(longer_than(mean_period_in_working_days(rule(text)), usual));
}
std::string shorter(std::string_view text) {
    return in_words(shorter_than(mean_period_in_working_days(rule(text)), usual));
}

std::string first_of(std::string_view text, std::string_view start = "2026-01-07") {
    return std::string{enum_name(first_weekday(rule(text), on(start), monday_to_friday))};
}

std::string text_of(cadence c, weekday first, const std::vector<weekday>& days = monday_to_friday) {
    return to_string(rule_of(c, first, days));
}

constexpr auto all_cadences = {cadence::daily, cadence::twice_weekly, cadence::weekly,
                               cadence::fortnightly, cadence::monthly};

}  // namespace

TEST_SUITE("the ladder") {
    TEST_CASE("each rung has its nominal period") {
        CHECK(period_of(cadence::daily, usual) == 1);
        CHECK(period_of(cadence::twice_weekly, usual) == 2.5);
        CHECK(period_of(cadence::weekly, usual) == 5);
        CHECK(period_of(cadence::fortnightly, usual) == 10);
        CHECK(period_of(cadence::monthly, usual) == 21);
    }

    TEST_CASE("each rung is followed by the next longer one, monthly by none") {
        CHECK(longer("FREQ=DAILY") == "twice_weekly");
        CHECK(longer("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR") == "twice_weekly");
        CHECK(longer("FREQ=WEEKLY;BYDAY=MO,TH") == "weekly");
        CHECK(longer("FREQ=WEEKLY;BYDAY=MO") == "fortnightly");
        CHECK(longer("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO") == "monthly");
        CHECK(longer("FREQ=MONTHLY;BYDAY=1MO") == "none");
    }

    TEST_CASE("each rung is preceded by the next shorter one, daily by none") {
        CHECK(shorter("FREQ=MONTHLY;BYDAY=1MO") == "fortnightly");
        CHECK(shorter("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO") == "weekly");
        CHECK(shorter("FREQ=WEEKLY;BYDAY=MO") == "twice_weekly");
        CHECK(shorter("FREQ=WEEKLY;BYDAY=MO,TH") == "daily");
        CHECK(shorter("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR") == "none");
        CHECK(shorter("FREQ=DAILY") == "none");
    }

    TEST_CASE("a rule between two rungs moves to the nearer end of its own gap") {
        CHECK(longer("FREQ=WEEKLY;BYDAY=MO,WE,FR") == "twice_weekly");  // 1.67
        CHECK(shorter("FREQ=WEEKLY;BYDAY=MO,WE,FR") == "daily");
        CHECK(longer("FREQ=DAILY;INTERVAL=3") == "weekly");
        CHECK(shorter("FREQ=DAILY;INTERVAL=3") == "twice_weekly");
        CHECK(longer("FREQ=WEEKLY;INTERVAL=3") == "monthly");
        CHECK(shorter("FREQ=WEEKLY;INTERVAL=3") == "fortnightly");
        CHECK(longer("FREQ=MONTHLY;BYMONTHDAY=1,15") == "monthly");  // 10.5
        CHECK(shorter("FREQ=MONTHLY;BYMONTHDAY=1,15") == "fortnightly");
    }

    TEST_CASE("what is rarer than monthly has nothing longer") {
        for (const auto* rare : {"FREQ=MONTHLY;INTERVAL=3", "FREQ=YEARLY",
                                 "FREQ=WEEKLY;INTERVAL=52", "FREQ=WEEKLY;BYDAY=MO;BYMONTH=1"}) {
            CHECK(longer(rare) == "none");
            CHECK(shorter(rare) == "monthly");
        }
    }

    TEST_CASE("the lengths of the policy decide, not the calendar") {
        const auto six_days = period_lengths{.day = 1, .week = 6, .month = 26, .year = 312};
        CHECK(period_of(cadence::twice_weekly, six_days) == 3);
        CHECK(in_words(longer_than(5, six_days)) == "weekly");
        CHECK(in_words(longer_than(5, usual)) == "fortnightly");
    }

    TEST_CASE("for every period the longer one is longer, the shorter one shorter, none between") {
        auto roll = dice{3};
        for (int i = 0; i < 2000; ++i) {
            const auto period = roll.between(.5, 60.0);
            const auto up = longer_than(period, usual), down = shorter_than(period, usual);
            for (const auto c : all_cadences) {
                const auto length = period_of(c, usual);
                if (up && length > period) CHECK(length >= period_of(*up, usual));
                if (down && length < period) CHECK(length <= period_of(*down, usual));
            }
            CHECK((up ? period_of(*up, usual) > period : period >= 21));
            CHECK((down ? period_of(*down, usual) < period : period <= 1));
        }
    }
}

TEST_SUITE("the first weekday") {
    TEST_CASE("is the first that the rule names in its week") {
        CHECK(first_of("FREQ=WEEKLY;BYDAY=TH,MO") == "MO");
        CHECK(first_of("FREQ=WEEKLY;BYDAY=TH,SU") == "TH");
        CHECK(first_of("FREQ=WEEKLY;BYDAY=FR") == "FR");
    }

    TEST_CASE("a week that starts on another day has another first") {
        CHECK(first_of("FREQ=WEEKLY;WKST=TH;BYDAY=MO,TH") == "TH");
        CHECK(first_of("FREQ=WEEKLY;WKST=TU;BYDAY=MO,TH") == "TH");
        CHECK(first_of("FREQ=WEEKLY;WKST=WE;BYDAY=MO,FR") == "FR");
    }

    TEST_CASE("a free one gives way to the next working day") {
        CHECK(first_of("FREQ=WEEKLY;WKST=SU;BYDAY=SU,WE") == "MO");
        CHECK(first_of("FREQ=WEEKLY;BYDAY=SA") == "MO");
        CHECK(first_of("FREQ=MONTHLY;BYMONTHDAY=1", "2026-02-01") == "MO");
    }

    TEST_CASE("of a daily rule it is the first working day of the week") {
        CHECK(first_of("FREQ=DAILY", "2026-01-06") == "MO");
        CHECK(first_of("FREQ=DAILY", "2026-01-10") == "MO");
    }

    TEST_CASE("a rule that names none keeps the weekday on which it starts") {
        CHECK(first_of("FREQ=WEEKLY") == "WE");
        CHECK(first_of("FREQ=WEEKLY", "2026-01-09") == "FR");
        CHECK(first_of("FREQ=MONTHLY;BYMONTHDAY=15", "2026-01-15") == "TH");
    }

    TEST_CASE("of ordinals it is the first weekday too") {
        CHECK(first_of("FREQ=MONTHLY;BYDAY=1TH,3TU") == "TU");
        CHECK(first_of("FREQ=MONTHLY;BYDAY=-1FR") == "FR");
    }
}

TEST_SUITE("the rule of a rung") {
    TEST_CASE("in the text of RFC 5545") {
        CHECK(text_of(cadence::daily, weekday::MO) == "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
        CHECK(text_of(cadence::twice_weekly, weekday::MO) == "FREQ=WEEKLY;BYDAY=MO,TH");
        CHECK(text_of(cadence::weekly, weekday::MO) == "FREQ=WEEKLY;BYDAY=MO");
        CHECK(text_of(cadence::fortnightly, weekday::MO) == "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO");
        CHECK(text_of(cadence::monthly, weekday::MO) == "FREQ=MONTHLY;BYDAY=1MO");
    }

    TEST_CASE("twice weekly adds the working day half a week later") {
        const auto other = [](weekday first, const std::vector<weekday>& days = monday_to_friday) {
            const auto made = rule_of(cadence::twice_weekly, first, days).by_weekday;
            for (const auto day : days)
                if (day != first && made.contains(day)) return std::string{enum_name(day)};
            return std::string{"none"};
        };
        CHECK(other(weekday::TU) == "FR");
        CHECK(other(weekday::WE) == "MO");
        CHECK(other(weekday::TH) == "TU");
        CHECK(other(weekday::FR) == "WE");
        const auto six = working({weekday::SU});
        CHECK(other(weekday::MO, six) == "TH");
        CHECK(other(weekday::SA, six) == "WE");
        CHECK(other(weekday::MO, working({weekday::FR, weekday::SA, weekday::SU})) == "WE");
        CHECK(other(weekday::MO, working({})) == "FR");
    }

    TEST_CASE("where Fridays and Saturdays are free the week goes from Sunday to Thursday") {
        const auto sunday_to_thursday = working({weekday::FR, weekday::SA});
        CHECK(text_of(cadence::daily, weekday::SU, sunday_to_thursday) ==
              "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,SU");
        CHECK(rule_of(cadence::twice_weekly, weekday::SU, sunday_to_thursday).by_weekday ==
              weekday_set{weekday::SU, weekday::WE});
        CHECK(text_of(cadence::monthly, weekday::SU, sunday_to_thursday) ==
              "FREQ=MONTHLY;BYDAY=1SU");
    }

    TEST_CASE("a week of one working day has no second one") {
        const auto one =
            working({weekday::MO, weekday::TU, weekday::TH, weekday::FR, weekday::SA, weekday::SU});
        CHECK(text_of(cadence::twice_weekly, weekday::WE, one) == "FREQ=WEEKLY;BYDAY=WE");
        CHECK(text_of(cadence::daily, weekday::WE, one) == "FREQ=WEEKLY;BYDAY=WE");
    }

    TEST_CASE("the days of a week that are no weekend, from Monday on, whatever is repeated") {
        CHECK(working_weekdays({}) ==
              std::vector{weekday::MO, weekday::TU, weekday::WE, weekday::TH, weekday::FR});
        CHECK(working({weekday::SA, weekday::FR, weekday::SA}) ==
              std::vector{weekday::MO, weekday::TU, weekday::WE, weekday::TH, weekday::SU});
        CHECK(working({}).size() == 7);
    }

    TEST_CASE("whatever the week, it has the period of its rung, its weekday, and can be read") {
        auto roll = dice{11};
        for (int i = 0; i < 500; ++i) {
            auto days = std::vector<weekday>{};
            for (int d = 0; d < 7; ++d)
                if (d == 2 || roll.once_in(2)) days.push_back(static_cast<weekday>(d));
            if (days.size() < 3) continue;
            const auto first = roll.one_of(days);
            for (const auto c : all_cadences) {
                const auto made = rule_of(c, first, days);
                CHECK_FALSE(find_fault(made).has_value());
                const auto text = to_string(made);
                REQUIRE(parse_rule(text).ok());
                CHECK(to_string(*parse_rule(text)) == text);
                const auto ordinal = ordinal_weekday{1, first}.code();
                CHECK((made.by_weekday.contains(first) || made.by_ordinal.contains(ordinal)));
                if (c != cadence::daily)
                    CHECK(mean_period_in_working_days(made) == period_of(c, usual));
            }
        }
    }
}

TEST_CASE("the nearest cadence is that of the nearest period, by the ratio") {
    CHECK(nearest_to(.1, usual) == cadence::daily);
    CHECK(nearest_to(1, usual) == cadence::daily);
    CHECK(nearest_to(1.58, usual) == cadence::daily);
    CHECK(nearest_to(1.59, usual) == cadence::twice_weekly);
    CHECK(nearest_to(3, usual) == cadence::twice_weekly);
    CHECK(nearest_to(5, usual) == cadence::weekly);
    CHECK(nearest_to(8, usual) == cadence::fortnightly);
    CHECK(nearest_to(1000, usual) == cadence::monthly);
}
