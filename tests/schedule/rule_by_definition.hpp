// SPDX-License-Identifier: BSL-1.0
//
// A second reading of RFC 5545, 3.3.10, and of RFC 7529 for tests: period by period, each day and
// each second of it is asked whether it belongs to the rule, by the words of the definition. It
// seeks nothing, resolves nothing, and takes its calendar from std::chrono; it is slow, and shares
// no code with what it checks but the rule itself.
#pragma once

#include <upward/schedule/rule.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <set>
#include <vector>

namespace upward::test {

class rule_by_definition {
public:
    rule_by_definition(recurrence_rule rule, std::int64_t start)
        : rule_(std::move(rule)), start_(start) {}

    struct answer {
        std::vector<std::int64_t> times;  ///< local, ascending
        std::int64_t known_before = 0;    ///< every occurrence before this is among them
    };

    /// At least the first `most`, unless there are fewer or `periods` of them were looked at. COUNT
    /// ends them, UNTIL is not looked at.
    answer first(std::size_t most, std::int64_t periods) const {
        auto found = std::set<std::int64_t>{};
        const auto enough = rule_.count > 0
                                ? std::min<std::size_t>(most, static_cast<std::size_t>(rule_.count))
                                : most;
        std::int64_t step = 0;
        for (; step < periods && first_of(step) < year_2200; ++step) {
            // What SKIP moves reaches into the day before and the day after a period.
            const auto settled =
                std::distance(found.begin(), found.lower_bound(first_of(step) - day));
            if (static_cast<std::size_t>(settled) > enough) break;
            for (const auto t : set_of(step))
                if (t >= start_) found.insert(t);
        }
        auto a = answer{{found.begin(), found.end()}, first_of(step) - day};
        if (rule_.skip == skip_rule::OMIT || rule_.freq < frequency::MONTHLY) a.known_before += day;
        if (rule_.count > 0 && a.times.size() > static_cast<std::size_t>(rule_.count))
            a.times.resize(static_cast<std::size_t>(rule_.count));
        return a;
    }

private:
    using days = std::chrono::days;
    using sys_days = std::chrono::sys_days;
    using year_month_day = std::chrono::year_month_day;
    static constexpr std::int64_t day = 86400;
    static constexpr std::int64_t year_2200 = 7258118400;

    struct date_parts {
        int year, month, day_of_month, month_length, day_of_year, year_length, weekday;
    };

    static sys_days at(std::int64_t n) { return sys_days{days{n}}; }
    static std::int64_t number(sys_days d) { return d.time_since_epoch().count(); }
    static std::int64_t number(int y, int m, int d) {
        return number(sys_days{std::chrono::year{y} / m / d});
    }
    static std::int64_t day_number_of(std::int64_t t) {
        return std::chrono::floor<days>(std::chrono::sys_seconds{std::chrono::seconds{t}})
            .time_since_epoch()
            .count();
    }
    static date_parts parts(std::int64_t n) {
        const auto c = year_month_day{at(n)};
        const auto last = year_month_day{c.year() / c.month() / std::chrono::last};
        const auto y = int{c.year()};
        return {y,
                static_cast<int>(unsigned{c.month()}),
                static_cast<int>(unsigned{c.day()}),
                static_cast<int>(unsigned{last.day()}),
                static_cast<int>(n - number(y, 1, 1)) + 1,
                static_cast<int>(number(y + 1, 1, 1) - number(y, 1, 1)),
                static_cast<int>(std::chrono::weekday{at(n)}.iso_encoding()) - 1};
    }

    // ---- weeks --------------------------------------------------------------------------------

    std::int64_t week_first(std::int64_t n) const {
        while (parts(n).weekday != static_cast<int>(rule_.week_start)) --n;
        return n;
    }
    // "Week number one of the calendar year is the first week that contains at least four days."
    std::int64_t week_one(int year) const { return week_first(number(year, 1, 4)); }
    int week_year(std::int64_t n) const {
        const auto y = parts(n).year;
        if (n >= week_one(y + 1)) return y + 1;
        return n < week_one(y) ? y - 1 : y;
    }

    // ---- periods ------------------------------------------------------------------------------

    std::int64_t unit() const {
        if (rule_.freq == frequency::SECONDLY) return 1;
        if (rule_.freq == frequency::MINUTELY) return 60;
        return rule_.freq == frequency::HOURLY ? 3600 : day;
    }

    std::int64_t first_of(std::int64_t step) const { return edge_of(step * rule_.interval); }
    // The first second of the n-th period after the start's.
    std::int64_t edge_of(std::int64_t n) const {
        const auto start_day = day_number_of(start_);
        const auto p = parts(start_day);
        switch (rule_.freq) {
            case frequency::YEARLY: {
                const auto y = static_cast<int>(std::min<std::int64_t>(n, 20000));
                if (!rule_.by_week_no.empty()) return week_one(week_year(start_day) + y) * day;
                return number(p.year + y, 1, 1) * day;
            }
            case frequency::MONTHLY: {
                const auto m =
                    p.year * 12 + p.month - 1 + static_cast<int>(std::min<std::int64_t>(n, 200000));
                return number(m / 12, m % 12 + 1, 1) * day;
            }
            case frequency::WEEKLY: return (week_first(start_day) + 7 * n) * day;
            default: {
                const auto units = start_ >= 0 ? start_ / unit() : (start_ + 1) / unit() - 1;
                return (units + n) * unit();
            }
        }
    }

    std::vector<std::int64_t> set_of(std::int64_t step) const {
        const auto begin = first_of(step), end = edge_of(step * rule_.interval + 1);
        auto set = std::vector<std::int64_t>{};
        if (rule_.freq >= frequency::DAILY)
            for (const auto n : days_of(begin / day, end / day))
                add_times(n * day, n * day + day, set);
        else if (is_day(day_number_of(begin))) add_times(begin, end, set);
        if (rule_.by_set_pos.empty()) return set;
        auto chosen = std::set<std::int64_t>{};
        for (const auto p : rule_.by_set_pos) {
            const auto size = static_cast<std::int64_t>(set.size());
            const auto i = p > 0 ? p - 1 : size + p;
            if (i >= 0 && i < size) chosen.insert(set[static_cast<std::size_t>(i)]);
        }
        return {chosen.begin(), chosen.end()};
    }

    // ---- times --------------------------------------------------------------------------------

    void add_times(std::int64_t begin, std::int64_t end, std::vector<std::int64_t>& set) const {
        for (auto t = begin; t < end;) {
            const auto second = t - day_number_of(t) * day;
            const auto start_second = start_ - day_number_of(start_) * day;
            const auto hour = static_cast<int>(second / 3600);
            const auto minute = static_cast<int>(second / 60 % 60);
            const auto from_hour = static_cast<int>(start_second / 3600);
            const auto from_minute = static_cast<int>(start_second / 60 % 60);
            if (!has(rule_.by_hour, hour, frequency::HOURLY, from_hour)) {
                t += 3600 - second % 3600;
                continue;
            }
            if (!has(rule_.by_minute, minute, frequency::MINUTELY, from_minute)) {
                t += 60 - second % 60;
                continue;
            }
            auto seconds = rule_.by_second;
            if (seconds.contains(60)) seconds.insert(59);
            if (has(seconds, static_cast<int>(second % 60), frequency::SECONDLY,
                    static_cast<int>(start_second % 60)))
                set.push_back(t);
            ++t;
        }
    }

    // A time part limits, or what is missing comes from the start unless the frequency is it.
    template <class Set>
    bool has(const Set& set, int value, frequency itself, int of_start) const {
        if (!set.empty()) return set.contains(value);
        return rule_.freq <= itself || value == of_start;
    }

    // ---- days ---------------------------------------------------------------------------------

    // The days of [begin, end) that belong to the rule, and those that SKIP moves out of it.
    std::set<std::int64_t> days_of(std::int64_t begin, std::int64_t end) const {
        auto set = std::set<std::int64_t>{};
        const auto names_days = !rule_.by_month_day.empty() || takes_day_of_start();
        if (rule_.skip == skip_rule::OMIT || rule_.freq < frequency::MONTHLY || !names_days) {
            for (auto n = begin; n < end; ++n)
                if (is_day(n)) set.insert(n);
            return set;
        }
        for (auto n = begin - 62; n < end + 31; ++n)
            if (parts(n).day_of_month == 1) add_moved(n, begin, end, set);
        return set;
    }

    // The days of one month, each moved when there is none. With BYWEEKNO they must come to lie in
    // the period of whole weeks; else the month must.
    void add_moved(std::int64_t month_first, std::int64_t begin, std::int64_t end,
                   std::set<std::int64_t>& set) const {
        const auto p = parts(month_first);
        if (!is_month(p)) return;
        for (int value = -31; value <= 31; ++value) {
            const auto wanted = rule_.by_month_day.empty()
                                    ? value == parts(day_number_of(start_)).day_of_month
                                    : value != 0 && rule_.by_month_day.contains(value);
            if (!wanted) continue;
            auto index = value > 0 ? value - 1 : p.month_length + value;
            if (index >= p.month_length)
                index = rule_.skip == skip_rule::FORWARD ? p.month_length : p.month_length - 1;
            if (index < 0) index = rule_.skip == skip_rule::FORWARD ? 0 : -1;
            const auto n = month_first + index;
            const auto in_period = rule_.by_week_no.empty() ? month_first : n;
            if (in_period >= begin && in_period < end && is_weekday(n) && is_week(n) &&
                is_year_day(parts(n)))
                set.insert(n);
        }
    }

    bool is_year_day(const date_parts& p) const {
        return rule_.by_year_day.empty() || rule_.by_year_day.contains(p.day_of_year) ||
               rule_.by_year_day.contains(p.day_of_year - p.year_length - 1);
    }

    bool is_day(std::int64_t n) const {
        const auto p = parts(n);
        const auto start = parts(day_number_of(start_));
        if (!is_month(p) || !is_year_day(p) || !is_week(n) || !is_weekday(n)) return false;
        if (!rule_.by_month_day.empty() && !rule_.by_month_day.contains(p.day_of_month) &&
            !rule_.by_month_day.contains(p.day_of_month - p.month_length - 1))
            return false;
        return !takes_day_of_start() || p.day_of_month == start.day_of_month;
    }

    // "Information ... not specified ... is taken from DTSTART": the day of the month, the month
    // and the weekday.
    bool says_day() const {
        return !rule_.by_month_day.empty() || !rule_.by_year_day.empty() ||
               !rule_.by_week_no.empty() || !rule_.by_weekday.empty() || !rule_.by_ordinal.empty();
    }
    bool takes_day_of_start() const { return rule_.freq >= frequency::MONTHLY && !says_day(); }

    bool is_month(const date_parts& p) const {
        if (!rule_.by_month.empty()) return rule_.by_month.contains(p.month);
        return rule_.freq != frequency::YEARLY || says_day() ||
               p.month == parts(day_number_of(start_)).month;
    }

    bool is_week(std::int64_t n) const {
        if (rule_.by_week_no.empty()) return true;
        const auto y = week_year(n);
        const auto week = static_cast<int>((n - week_one(y)) / 7) + 1;
        const auto weeks = static_cast<int>((week_one(y + 1) - week_one(y)) / 7);
        return rule_.by_week_no.contains(week) || rule_.by_week_no.contains(week - weeks - 1);
    }

    bool is_weekday(std::int64_t n) const {
        const auto p = parts(n);
        if (rule_.by_weekday.empty() && rule_.by_ordinal.empty()) {
            const auto of_start = rule_.freq == frequency::WEEKLY ||
                                  (!rule_.by_week_no.empty() && rule_.by_month_day.empty() &&
                                   rule_.by_year_day.empty());
            return !of_start || p.weekday == parts(day_number_of(start_)).weekday;
        }
        if (rule_.by_weekday.contains(static_cast<weekday>(p.weekday))) return true;
        const auto in_month = rule_.freq == frequency::MONTHLY || !rule_.by_month.empty();
        const auto index = in_month ? p.day_of_month : p.day_of_year;
        const auto length = in_month ? p.month_length : p.year_length;
        for (const auto code : rule_.by_ordinal) {
            const auto wanted = ordinal_weekday::of(code);
            if (static_cast<int>(wanted.day) != p.weekday) continue;
            if (wanted.ordinal == (index - 1) / 7 + 1) return true;
            if (wanted.ordinal == -((length - index) / 7 + 1)) return true;
        }
        return false;
    }

    recurrence_rule rule_;
    std::int64_t start_;
};

}  // namespace upward::test
