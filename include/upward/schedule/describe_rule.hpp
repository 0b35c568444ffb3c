// SPDX-License-Identifier: BSL-1.0
//
// A rule in words: a message that a catalogue says in a language. There is no English here: the key
// names the shape of the sentence, the arguments are what the rule says.
//
//     auto rule = upward::parse_rule("FREQ=MONTHLY;BYDAY=2TU");
//     upward::describe(*rule, start, {.where = new_york});
//     // {"key":"rule.monthly_weekdays","interval":1,"weekdays":"2TU","at":"09:30",
//     //  "zone":"America/New_York","place":"New York"}
//     // "every second Tuesday of the month at 09:30, New York time"
//
// Keys, with the arguments that make up the days; each also has `interval`, 1 for every period:
//
//     rule.daily
//     rule.weekly              weekdays, among
//     rule.monthly_days        days
//     rule.monthly_weekdays    weekdays
//     rule.monthly_positions   positions, weekdays, among
//     rule.yearly_days         days, months (none: of every month)
//     rule.yearly_weekdays     weekdays, months (none: of the year)
//     rule.yearly_positions    positions, weekdays, among, months (none: of the year)
//     rule.yearly_numbers      year_days
//     rule.yearly_weeks        weeks, weekdays
//     rule.stepping            through the day, by `step`
//     rule.hourly, rule.minutely, rule.secondly       whose interval does not fit the day
//
// What goes with any of them, where it is there: in_months, only_weekdays (with of_year, where they
// are numbered in the year), only_days, only_year_days, only_weeks, only_positions with `of` (a
// period); the times, `at`, or `step`, `unit`, `from` and `to`, or `clock` with hours, minutes and
// seconds (time_words.hpp); skip, week_start, count, until with until_time and until_zone, zone and
// place.
//
// Lists are joined by commas (listed.hpp). `among` is "working", "weekend" or "any" where weekdays
// are just those. What the rule leaves open comes from the start: its weekday, its day of the month,
// its time of day.
#pragma once

#include <upward/core/message.hpp>
#include <upward/schedule/listed.hpp>
#include <upward/schedule/recurrence.hpp>
#include <upward/schedule/time_words.hpp>

#include <cstdint>
#include <string>
#include <utility>

namespace upward {

class rule_words_maker {
public:
    /// Precondition: the rule has no fault.
    rule_words_maker(const recurrence_rule& rule, local_seconds start,
                     const recurrence_options& options)
        : rule_(rule), options_(options), start_(start), times_(rule, start, options.is_date) {
        freq_ = times_.days().freq;
        interval_ = times_.days().step;
    }

    message make() && {
        say_days();
        if (!times_say_all_) times_.say_in(words_);
        say_filters();
        say_positions();
        say_skip();
        say_week_start();
        say_end();
        if (options_.where && !options_.is_date) say_zone_in(words_, *options_.where);
        return std::move(words_).with("interval", interval_);
    }

private:
    using text = std::string;

    void say(const char* key) { words_.key = key; }
    void put(const char* name, message_argument value) {
        words_ = std::move(words_).with(name, std::move(value));
    }

    // ---- the days -----------------------------------------------------------------------------

    void say_days() {
        if (freq_ < frequency::DAILY) return say_grid();
        if (freq_ == frequency::DAILY && interval_ == 1) go_by_filters();
        switch (freq_) {
            case frequency::WEEKLY: return say_weekly();
            case frequency::MONTHLY: return say_monthly();
            case frequency::YEARLY: return say_yearly();
            default: return say_daily();
        }
    }

    // Every day that is a Monday is every Monday.
    void go_by_filters() noexcept {
        if (!rule_.by_year_day.empty()) freq_ = frequency::YEARLY;
        else if (!rule_.by_month_day.empty()) freq_ = frequency::MONTHLY;
        else if (!rule_.by_weekday.empty()) freq_ = frequency::WEEKLY;
    }

    void say_grid() {
        say(freq_ == frequency::HOURLY     ? "rule.hourly"
            : freq_ == frequency::MINUTELY ? "rule.minutely"
                                           : "rule.secondly");
        filters_ = months | weekdays | month_days | year_days;
    }

    void say_daily() {
        filters_ = months | weekdays | month_days | year_days;
        times_say_all_ = interval_ == 1 && times_.is_stepping();
        say(times_say_all_ ? "rule.stepping" : "rule.daily");
        if (times_say_all_) times_.say_in(words_);
    }

    void say_weekly() {
        auto days = rule_.by_weekday;
        if (days.empty()) days.insert(weekday_of(day_of(start_)));
        if (days.size() == 7 && interval_ == 1) return say_daily_of_week();
        say("rule.weekly");
        say_weekdays(days);
        filters_ = months | month_days;
    }
    void say_daily_of_week() {
        say_daily();
        filters_ = months;
    }

    // In each period the same as every week, when no number and no other part counts.
    bool is_weekly_anyway() const noexcept {
        return interval_ == 1 && rule_.by_ordinal.empty() && !rule_.by_weekday.empty() &&
               rule_.by_month_day.empty() && rule_.by_year_day.empty() && rule_.by_week_no.empty();
    }

    // BYSETPOS can be said of the weekdays themselves: the last working day.
    bool chooses_weekdays() const noexcept {
        return !rule_.by_set_pos.empty() && rule_.freq >= frequency::MONTHLY &&
               !rule_.by_weekday.empty() && rule_.by_ordinal.empty() &&
               rule_.by_month_day.empty() && rule_.by_year_day.empty() &&
               rule_.by_week_no.empty() && times_.count() == 1;
    }

    void say_monthly() {
        const auto in_named_months = interval_ == 1 && !rule_.by_month.empty();
        if (chooses_weekdays())
            return say_chosen(in_named_months ? "rule.yearly_positions" : "rule.monthly_positions",
                              in_named_months);
        if (is_weekly_anyway()) return say_weekly();
        if (rule_.by_month_day.empty() && rule_.has_by_day()) {
            say(in_named_months ? "rule.yearly_weekdays" : "rule.monthly_weekdays");
            put("weekdays", listed_weekdays(rule_));
        } else {
            say(in_named_months ? "rule.yearly_days" : "rule.monthly_days");
            put("days", days_of_month());
            filters_ |= weekdays;
        }
        say_months_here(in_named_months);
    }

    void say_yearly() {
        if (!rule_.by_year_day.empty()) {
            say("rule.yearly_numbers");
            put("year_days", listed(rule_.by_year_day));
            filters_ = months | weeks | month_days | weekdays;
        } else if (!rule_.by_month_day.empty()) {
            const auto is_monthly = rule_.by_month.empty() && interval_ == 1;
            say(is_monthly ? "rule.monthly_days" : "rule.yearly_days");
            put("days", days_of_month());
            say_months_here(true);
            filters_ = weeks | weekdays;
        } else if (!rule_.by_week_no.empty()) {
            say("rule.yearly_weeks");
            put("weeks", listed(rule_.by_week_no));
            put("weekdays", rule_.has_by_day() ? listed_weekdays(rule_) : weekday_of_start());
            filters_ = months;
        } else if (rule_.has_by_day()) {
            say_yearly_weekdays();
        } else {
            say("rule.yearly_days");
            put("days", days_of_month());
            put("months", rule_.by_month.empty() ? std::to_string(to_civil(day_of(start_)).month)
                                                 : listed(rule_.by_month));
        }
    }

    void say_yearly_weekdays() {
        if (chooses_weekdays() && rule_.by_month.size() < 2)
            return say_chosen("rule.yearly_positions", true);
        if (is_weekly_anyway()) return say_weekly();
        say("rule.yearly_weekdays");
        put("weekdays", listed_weekdays(rule_));
        say_months_here(true);
    }

    void say_chosen(const char* key, bool names_months) {
        say(key);
        say_weekdays(rule_.by_weekday);
        put("positions", listed(rule_.by_set_pos));
        says_positions_ = true;
        say_months_here(names_months);
    }

    // The months as part of the days, or as a filter.
    void say_months_here(bool are_named) {
        if (!are_named) filters_ |= months;
        else if (!rule_.by_month.empty()) put("months", listed(rule_.by_month));
    }

    void say_weekdays(const weekday_set& days) {
        put("weekdays", listed(days));
        if (const auto name = name_of(days); !name.empty()) put("among", name);
    }
    static text name_of(const weekday_set& days) {
        return days.bits() == 0b0011111   ? "working"
               : days.bits() == 0b1100000 ? "weekend"
               : days.bits() == 0b1111111 ? "any"
                                          : "";
    }

    text weekday_of_start() const { return text{enum_name(weekday_of(day_of(start_)))}; }
    text days_of_month() const {
        return rule_.by_month_day.empty() ? std::to_string(to_civil(day_of(start_)).day)
                                          : listed(rule_.by_month_day);
    }

    // ---- what else holds ----------------------------------------------------------------------

    enum filter : std::uint32_t {
        months = 1,
        weekdays = 2,
        month_days = 4,
        weeks = 8,
        year_days = 16
    };

    void say_filters() {
        if ((filters_ & months) != 0 && !rule_.by_month.empty())
            put("in_months", listed(rule_.by_month));
        if ((filters_ & weekdays) != 0 && rule_.has_by_day()) {
            put("only_weekdays", listed_weekdays(rule_));
            const auto in_year = rule_.freq == frequency::YEARLY && rule_.by_month.empty();
            if (!rule_.by_ordinal.empty() && in_year) put("of_year", text{"yes"});
            if (rule_.by_ordinal.empty())
                if (const auto name = name_of(rule_.by_weekday); !name.empty()) put("among", name);
        }
        if ((filters_ & month_days) != 0 && !rule_.by_month_day.empty())
            put("only_days", listed(rule_.by_month_day));
        if ((filters_ & weeks) != 0 && !rule_.by_week_no.empty())
            put("only_weeks", listed(rule_.by_week_no));
        if ((filters_ & year_days) != 0 && !rule_.by_year_day.empty())
            put("only_year_days", listed(rule_.by_year_day));
    }

    void say_positions() {
        if (rule_.by_set_pos.empty() || says_positions_ || times_.says_positions()) return;
        constexpr const char* periods[] = {"second", "minute", "hour", "day",
                                           "week",   "month",  "year"};
        put("only_positions", listed(rule_.by_set_pos));
        put("of", text{periods[static_cast<std::size_t>(rule_.freq)]});
    }

    // Only days that a month may not have are moved.
    void say_skip() {
        if (rule_.skip == skip_rule::OMIT || rule_.freq < frequency::MONTHLY) return;
        const auto day = rule_.has_day_part() ? 0 : to_civil(day_of(start_)).day;
        const auto may_miss = day > 28 || rule_.by_month_day.from_start.bits() >> 29 != 0 ||
                              rule_.by_month_day.from_end.bits() >> 29 != 0 ||
                              rule_.by_year_day.contains(366) || rule_.by_year_day.contains(-366);
        if (may_miss) put("skip", text{rule_.skip == skip_rule::FORWARD ? "forward" : "backward"});
    }

    void say_week_start() {
        if (rule_.week_start == weekday::MO) return;
        const auto on_start = weekday_set{weekday_of(day_of(start_))};
        const auto is_spread = !rule_.by_weekday.empty() && rule_.by_weekday != on_start;
        const auto counts_weeks = !rule_.by_week_no.empty() ||
                                  (rule_.freq == frequency::WEEKLY &&
                                   ((interval_ > 1 && is_spread) || !rule_.by_set_pos.empty()));
        if (counts_weeks) put("week_start", text{enum_name(rule_.week_start)});
    }

    void say_end() {
        if (rule_.count > 0) put("count", std::int64_t{rule_.count});
        if (rule_.until_form == time_form::none) return;
        const auto is_utc = rule_.until_form == time_form::utc;
        const auto until =
            is_utc && options_.where ? options_.where->to_local(rule_.until) : rule_.until;
        put("until", to_string(to_civil(day_of(until))));
        const auto tells_time = rule_.until_form != time_form::day && !options_.is_date &&
                                second_of_day(until) < times_.last();
        if (tells_time || (is_utc && !options_.where))
            put("until_time", clock_text(second_of_day(until)));
        if (is_utc && !options_.where) put("until_zone", text{"UTC"});
    }

    const recurrence_rule& rule_;
    const recurrence_options& options_;
    local_seconds start_;
    time_words times_;
    frequency freq_ = frequency::DAILY;
    std::int64_t interval_ = 1;
    std::uint32_t filters_ = 0;
    bool says_positions_ = false;
    bool times_say_all_ = false;
    message words_;
};

/// A rule that begins at `start`, local time, in the zone of the options if there is one.
/// Precondition: the rule has no fault (find_fault).
inline message describe(const recurrence_rule& rule, local_seconds start,
                        const recurrence_options& options = {}) {
    return rule_words_maker{rule, start, options}.make();
}

inline message describe(const recurrence& r) { return describe(r.rule(), r.start(), r.options()); }

/// A rule of days: of times of day nothing is said.
inline message describe_days(const recurrence_rule& rule, day_number start) {
    auto options = recurrence_options{};
    options.is_date = true;
    return describe(rule, midnight(start), options);
}

}  // namespace upward
