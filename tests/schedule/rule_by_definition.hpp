// SPDX-License-Identifier: BSL-1.0
//
// A second reading of RFC 5545, 3.3.10, for tests: each day is asked whether it belongs to the
// rule, by the words of the definition. It expands nothing, seeks nothing, and takes its calendar
// from std::chrono; it is slow, and shares no code with what it checks.
#pragma once

#include <upward/schedule/rule.hpp>

#include <algorithm>
#include <chrono>
#include <vector>

namespace upward::test {

class rule_by_definition {
public:
    rule_by_definition(recurrence_rule rule, day_number start)
        : rule_(std::move(rule)), start_(start) {}

    /// The occurrences in [start, to].
    std::vector<day_number> until(day_number to) const {
        auto days = std::vector<day_number>{};
        for (auto n = start_; n <= to; ++n) {
            if (rule_.until && n > *rule_.until) break;
            if (rule_.count && days.size() == static_cast<std::size_t>(*rule_.count)) break;
            if (is_in_period_of_rule(n) && is_in_set(n) && is_at_position(n)) days.push_back(n);
        }
        return days;
    }

private:
    using sys_days = std::chrono::sys_days;
    using year_month_day = std::chrono::year_month_day;

    static sys_days at(day_number n) { return sys_days{std::chrono::days{n}}; }
    static year_month_day civil(day_number n) { return year_month_day{at(n)}; }
    static day_number number(sys_days d) {
        return static_cast<day_number>(d.time_since_epoch().count());
    }
    static int month(day_number n) { return static_cast<int>(unsigned{civil(n).month()}); }
    static int month_day(day_number n) { return static_cast<int>(unsigned{civil(n).day()}); }
    static int year(day_number n) { return int{civil(n).year()}; }
    static int iso_weekday(day_number n) {
        return static_cast<int>(std::chrono::weekday{at(n)}.iso_encoding());
    }

    static day_number month_first(day_number n) {
        return number(civil(n).year() / civil(n).month() / 1);
    }
    static day_number month_last(day_number n) {
        return number(sys_days{civil(n).year() / civil(n).month() / std::chrono::last});
    }
    static day_number year_first(day_number n) { return number(civil(n).year() / 1 / 1); }
    static day_number year_last(day_number n) { return number(civil(n).year() / 12 / 31); }
    day_number week_first(day_number n) const {
        while (iso_weekday(n) != static_cast<int>(rule_.week_start) + 1) --n;
        return n;
    }

    day_number period_first(day_number n) const {
        if (rule_.freq == frequency::DAILY) return n;
        if (rule_.freq == frequency::WEEKLY) return week_first(n);
        return rule_.freq == frequency::MONTHLY ? month_first(n) : year_first(n);
    }
    day_number period_last(day_number n) const {
        if (rule_.freq == frequency::DAILY) return n;
        if (rule_.freq == frequency::WEEKLY) return week_first(n) + 6;
        return rule_.freq == frequency::MONTHLY ? month_last(n) : year_last(n);
    }

    bool is_in_period_of_rule(day_number n) const {
        auto distance = n - start_;
        if (rule_.freq == frequency::WEEKLY) distance = (week_first(n) - week_first(start_)) / 7;
        if (rule_.freq == frequency::MONTHLY)
            distance = (year(n) - year(start_)) * 12 + month(n) - month(start_);
        if (rule_.freq == frequency::YEARLY) distance = year(n) - year(start_);
        return distance % rule_.interval == 0;
    }

    static bool has(const std::vector<std::int32_t>& list, int value) {
        return std::find(list.begin(), list.end(), value) != list.end();
    }

    bool is_in_set(day_number n) const {
        const auto& r = rule_;
        if (!r.by_month.empty() && !has(r.by_month, month(n))) return false;
        if (!r.by_month_day.empty() && !has(r.by_month_day, month_day(n)) &&
            !has(r.by_month_day, month_day(n) - month_day(month_last(n)) - 1))
            return false;
        if (!r.by_day.empty())
            return std::any_of(r.by_day.begin(), r.by_day.end(),
                               [&](const ordinal_weekday& d) { return is_weekday(n, d); });
        if (!r.by_month_day.empty() || r.freq == frequency::DAILY) return true;
        if (r.freq == frequency::WEEKLY) return iso_weekday(n) == iso_weekday(start_);
        if (month_day(n) != month_day(start_)) return false;
        return r.freq == frequency::MONTHLY || !r.by_month.empty() || month(n) == month(start_);
    }

    bool is_weekday(day_number n, const ordinal_weekday& wanted) const {
        if (iso_weekday(n) != static_cast<int>(wanted.day) + 1) return false;
        if (wanted.ordinal == 0) return true;
        const auto in_month = rule_.freq == frequency::MONTHLY || !rule_.by_month.empty();
        const auto first = in_month ? month_first(n) : year_first(n);
        const auto last = in_month ? month_last(n) : year_last(n);
        return wanted.ordinal == (wanted.ordinal > 0 ? (n - first) / 7 + 1 : -(last - n) / 7 - 1);
    }

    bool is_at_position(day_number n) const {
        if (rule_.by_set_pos.empty()) return true;
        int before = 0, after = 0;
        for (auto d = period_first(n); d < n; ++d) before += is_in_set(d);
        for (auto d = n + 1; d <= period_last(n); ++d) after += is_in_set(d);
        return has(rule_.by_set_pos, before + 1) || has(rule_.by_set_pos, -after - 1);
    }

    recurrence_rule rule_;
    day_number start_;
};

}  // namespace upward::test
