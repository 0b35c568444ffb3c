// SPDX-License-Identifier: BSL-1.0
//
// A recurrence rule for those who write C++: read aloud, it says when.
//
//     using namespace upward;
//     auto rule = repeat(frequency::MONTHLY).every(2).on(-1, weekday::FR).at(9, 30).times(10).make();
//     to_string(*rule);    // FREQ=MONTHLY;COUNT=10;INTERVAL=2;BYDAY=-1FR;BYHOUR=9;BYMINUTE=30
//
// Each verb adds to what was said before; make() checks the whole, and refuses what the reader of
// text refuses. A number outside its range is refused there too, under the name of its part.
#pragma once

#include <upward/schedule/rule_fault.hpp>

#include <initializer_list>
#include <optional>

namespace upward {

class rule_builder {
public:
    explicit rule_builder(frequency freq) { rule_.freq = freq; }

    /// Every n-th period.
    rule_builder& every(std::int32_t n) { return rule_.interval = n, *this; }
    /// So many occurrences in all.
    rule_builder& times(std::int32_t count) {
        if (count < 1) refuse("COUNT", count, {"COUNT", 1, max_rule_number, false});
        return rule_.count = count, *this;
    }
    /// No occurrence after this time: a date, local or UTC, as the start is.
    rule_builder& until(std::int64_t seconds, time_form form) {
        rule_.until = seconds;
        rule_.until_form = form;
        return *this;
    }

    rule_builder& on(std::initializer_list<weekday> days) {
        for (const auto day : days) rule_.by_weekday.insert(day);
        return *this;
    }
    rule_builder& on(weekday day) { return on({day}); }
    /// The n-th such weekday of its month or year, from the end when n is below 0.
    rule_builder& on(std::int32_t n, weekday day) {
        return add(rule_checks::of_ordinals, n, rule_.by_ordinal, ordinal_weekday{n, day}.code());
    }
    rule_builder& on_month_days(std::initializer_list<std::int32_t> days) {
        return add_all(rule_checks::of_month_days, days, rule_.by_month_day);
    }
    rule_builder& on_year_days(std::initializer_list<std::int32_t> days) {
        return add_all(rule_checks::of_year_days, days, rule_.by_year_day);
    }
    rule_builder& in_weeks(std::initializer_list<std::int32_t> weeks) {
        return add_all(rule_checks::of_weeks, weeks, rule_.by_week_no);
    }
    rule_builder& in_months(std::initializer_list<std::int32_t> months) {
        return add_all(rule_checks::of_months, months, rule_.by_month);
    }
    /// At a time of day. Hours, minutes and seconds are sets: two calls give all combinations.
    rule_builder& at(std::int32_t hour, std::int32_t minute = 0, std::int32_t second = 0) {
        return at_hours({hour}).at_minutes({minute}).at_seconds({second});
    }
    rule_builder& at_hours(std::initializer_list<std::int32_t> hours) {
        return add_all(rule_checks::of_hours, hours, rule_.by_hour);
    }
    rule_builder& at_minutes(std::initializer_list<std::int32_t> minutes) {
        return add_all(rule_checks::of_minutes, minutes, rule_.by_minute);
    }
    rule_builder& at_seconds(std::initializer_list<std::int32_t> seconds) {
        return add_all(rule_checks::of_seconds, seconds, rule_.by_second);
    }
    /// Only these of each period, from the end when below 0.
    rule_builder& choose(std::initializer_list<std::int32_t> positions) {
        return add_all(rule_checks::of_positions, positions, rule_.by_set_pos);
    }
    rule_builder& weeks_begin_on(weekday day) { return rule_.week_start = day, *this; }
    rule_builder& skip(skip_rule skip) { return rule_.skip = skip, *this; }

    /// Fails with invalid_rule or limit_exceeded: the cause names the part and the reason.
    result<recurrence_rule> make() const {
        auto fault = fault_ ? fault_ : find_fault(rule_);
        if (fault) return error{fault->code, std::string{fault->part} + ": " + fault->reason};
        return rule_;
    }

private:
    void refuse(std::string_view part, std::int32_t n, const rule_checks::number_range& range) {
        if (!fault_) fault_ = rule_checks::invalid(part, range.refusal(n));
    }

    template <class Set>
    rule_builder& add(const rule_checks::number_range& range, std::int32_t n, Set& set,
                      std::int32_t value) {
        if (range.has(n)) set.insert(value);
        else refuse(range.part, n, range);
        return *this;
    }
    template <class Set>
    rule_builder& add_all(const rule_checks::number_range& range,
                          std::initializer_list<std::int32_t> numbers, Set& set) {
        for (const auto n : numbers) add(range, n, set, n);
        return *this;
    }

    recurrence_rule rule_;
    std::optional<rule_fault> fault_;
};

/// Begins a rule.
inline rule_builder repeat(frequency freq) { return rule_builder{freq}; }

}  // namespace upward
