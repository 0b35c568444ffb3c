// SPDX-License-Identifier: BSL-1.0
//
// Runs tests/data/rule_words.txt: the form of a case is explained there.
#include <upward/schedule/describe_rule.hpp>

#include <upward/render/catalogue.hpp>
#include <upward/render/recurrence_sentence.hpp>
#include <upward/schedule/rule_text.hpp>
#include <upward/schedule/zone_file.hpp>

#include "schedule/random_rules.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <sstream>
#include <vector>

using namespace upward;
using render::catalogue;

namespace {

message words_of(std::string_view rule, std::string_view start, std::string_view zone = {}) {
    auto options = recurrence_options{};
    auto from = ical_time{};
    CHECK(read_ical_time(start, from) == std::nullopt);
    options.is_date = from.form == time_form::day;
    if (!zone.empty()) options.where = *find_zone(zone);
    const auto read = parse_rule(rule, rule_reading::lenient);
    REQUIRE_MESSAGE(read.ok(), read.error().cause);
    return describe(*read, from.seconds, options);
}

/// A valid rule of few values, so that many come to the same.
recurrence_rule few_of_each(test::rule_writer& write) {
    for (;;) {
        auto rule = recurrence_rule{};
        rule.freq = static_cast<frequency>(2 + write.below(5));
        rule.interval = 1 + write.below(2);
        if (write.once_in(3)) rule.by_month.insert(1 + 2 * write.below(2));
        if (write.once_in(3)) rule.by_month_day.insert(write.once_in(2) ? 14 : -1);
        if (write.once_in(4)) rule.by_weekday = {weekday::MO, weekday::WE};
        if (write.once_in(4)) rule.by_weekday.insert(weekday::WE);
        if (write.once_in(6)) rule.by_ordinal.insert(ordinal_weekday{2, weekday::WE}.code());
        if (write.once_in(8)) rule.by_week_no.insert(write.once_in(2) ? 3 : -1);
        if (write.once_in(8)) rule.by_year_day.insert(write.once_in(2) ? 14 : -1);
        if (write.once_in(5)) rule.by_hour = {9, 12};
        if (write.once_in(6)) rule.by_hour.insert(9);
        if (write.once_in(5)) rule.by_minute.insert(30);
        if (write.once_in(3)) rule.by_set_pos.insert(write.once_in(2) ? 1 : -1);
        if (!find_fault(rule)) return rule;
    }
}

/// What lines of iCalendar say that are in one zone.
std::string set_in_words(std::string_view lines, const char* zone = "America/New_York") {
    const auto read = parse_properties(lines);
    REQUIRE_MESSAGE(read.ok(), read.error().cause);
    auto options = recurrence_options{};
    options.is_date = read->start.time.form == time_form::day;
    if (!options.is_date) options.where = *find_zone(zone);
    return render::sentence_of(describe(*read, options), catalogue::english());
}

}  // namespace

TEST_CASE("each rule of the table is said as the table has it") {
    auto file = std::ifstream{UPWARD_TEST_DATA "/rule_words.txt"};
    auto rule = std::string{}, start = std::string{}, zone = std::string{}, word = std::string{};
    auto cases = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("FREQ") || line.starts_with("RSCALE")) rule = line;
        zone = line.starts_with("from ") ? std::string{} : zone;
        if (line.starts_with("from ")) std::istringstream{line} >> word >> start >> zone;
        if (!line.starts_with("says ")) continue;
        CAPTURE(rule);
        CHECK(catalogue::english().say(words_of(rule, start, zone)) == line.substr(5));
        ++cases;
    }
    CHECK(cases >= 80);
}

TEST_CASE("a message has the words of the rule, and no English") {
    const auto m =
        words_of("FREQ=MONTHLY;BYDAY=2TU;COUNT=3", "20260120T093000", "America/New_York");
    CHECK(m == message{"rule.monthly_weekdays"}
                   .with("interval", std::int64_t{1})
                   .with("weekdays", "2TU")
                   .with("at", "09:30")
                   .with("count", std::int64_t{3})
                   .with("zone", "America/New_York")
                   .with("place", "New York"));
}

TEST_CASE("a rule of days says nothing of times") {
    const auto rule = parse_rule("FREQ=WEEKLY;INTERVAL=2");
    CHECK(describe_days(*rule, to_day_number(civil_day{2026, 1, 14})) ==
          message{"rule.weekly"}.with("interval", std::int64_t{2}).with("weekdays", "WE"));
}

TEST_CASE("a set says its rules, what it has more, and what is taken away") {
    CHECK(set_in_words("DTSTART:20260105T140000Z\n") ==
          "on Mon 5 Jan 2026 at 09:00, New York time");
    CHECK(set_in_words("DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY\nRRULE:FREQ=MONTHLY\n"
                       "EXRULE:FREQ=YEARLY\n") ==
          "every Monday, and every month on the 5th, except every year on the 5th of January");
    CHECK(set_in_words("DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY\nRDATE;VALUE=DATE:20260303,"
                       "20260301,20260302,20260301\n") ==
          "every Monday, also on Sun 1 Mar 2026, Mon 2 Mar 2026 and Tue 3 Mar 2026");
}

TEST_CASE("a long set names a few rules and dates, and how many more there are") {
    auto lines = std::string{"DTSTART;VALUE=DATE:20260105\n"};
    for (int i = 1; i <= 7; ++i) lines += "RRULE:FREQ=DAILY;INTERVAL=" + std::to_string(i) + "\n";
    for (int i = 10; i < 16; ++i) lines += "EXDATE;VALUE=DATE:202601" + std::to_string(i) + "\n";
    const auto said = set_in_words(lines);
    CHECK(said.starts_with("every day, and every 2 days, "));
    CHECK(said.find("every 5 days, and 2 more rules, except on Sat 10 Jan") != said.npos);
    CHECK(said.ends_with("Wed 14 Jan 2026 and one more day"));
}

TEST_CASE("another language orders the words as it likes") {
    auto words = catalogue::english();
    REQUIRE(words
                .replace("rule.monthly_weekdays = jeden {weekdays, list, weekday.short.one} im "
                         "Monat{rule.rest}\n"
                         "rank.one = {ordinal, plural, =2 {zweiten} other {{rank}.}}\n"
                         "weekday.name = {value, select, TU {Dienstag} other {?}}\n"
                         "rule.times = {at, select, none {} other { um {at, list, time.one} Uhr}}\n"
                         "time.clock = {hour}.{minute}\n"
                         "rule.limits = {place, select, none {} other { (Zeit von {place})}}\n")
                .ok());
    CHECK(words.say(words_of("FREQ=MONTHLY;BYDAY=2TU", "20260120T093000", "America/New_York")) ==
          "jeden zweiten Dienstag im Monat um 09.30 Uhr (Zeit von New York)");
}

TEST_CASE("whatever the rule, nothing of its message is left unsaid") {
    auto write = test::rule_writer{31};
    for (int i = 0; i < 2000; ++i) {
        const auto rule = write.rule();
        const auto said = catalogue::english().say(describe(rule, write.start()));
        CAPTURE(to_string(rule));
        CAPTURE(said);
        CHECK(said.find_first_of("[]{}?#") == std::string::npos);
        CHECK(said.find("  ") == std::string::npos);
        CHECK(said.size() > 5);
    }
}

TEST_CASE("two rules that are said alike, from one start, have the same occurrences") {
    constexpr std::size_t enough = 40;
    const auto start = to_local(civil_time{2026, 1, 14, 9, 30, 0});
    auto write = test::rule_writer{7};
    auto known = std::map<std::string, std::pair<std::string, std::vector<std::int64_t>>>{};
    auto met = 0;
    for (int i = 0; i < 6000; ++i) {
        auto rule = few_of_each(write);
        const auto made = recurrence::make(rule, start);
        if (!made) continue;
        auto first = std::vector<std::int64_t>(enough);
        first.resize(made->begin().write(first.data(), enough));
        const auto said = catalogue::english().say(describe(*made));
        const auto [at, is_new] = known.try_emplace(said, to_string(rule), first);
        if (is_new) continue;
        ++met;
        CAPTURE(said);
        CAPTURE(at->second.first);
        CAPTURE(to_string(rule));
        CHECK(at->second.second == first);
    }
    CHECK(met > 300);
}
