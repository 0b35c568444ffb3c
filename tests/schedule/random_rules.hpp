// SPDX-License-Identifier: BSL-1.0
//
// Random rules of every shape, most of them odd, all of them valid; and starts for them, of which
// many match. A seed gives the same rules everywhere.
#pragma once

#include <upward/schedule/local_time.hpp>
#include <upward/schedule/rule_fault.hpp>

#include <cstdint>
#include <random>

namespace upward::test {

class rule_writer {
public:
    explicit rule_writer(unsigned seed) : random_(seed) {}

    /// In [0, n).
    int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
    bool once_in(int n) { return below(n) == 0; }

    recurrence_rule rule() {
        for (;;) {
            auto rule = attempt();
            if (!find_fault(rule)) return rule;
        }
    }

    /// From 1970 to 2069; one in four on the 29th of a month or later.
    local_seconds start() {
        auto c = to_civil_time(midnight(below(36500)) + below(86400));
        if (once_in(2)) c.minute = 0, c.second = 0;
        if (once_in(4)) c.day = std::min(29 + below(3), days_in_month(c.year, c.month));
        return to_local(c);
    }

private:
    recurrence_rule attempt() {
        auto rule = recurrence_rule{};
        rule.freq = static_cast<frequency>(once_in(3) ? below(3) : 3 + below(4));
        rule.interval = once_in(2) ? 1 : 1 + below(interval_of(rule.freq));
        if (once_in(3)) numbers(4, 1, 12, false, rule.by_month);
        if (once_in(3)) numbers(5, 1, 31, true, rule.by_month_day);
        if (once_in(2)) weekdays(rule);
        if (rule.freq == frequency::YEARLY && once_in(4)) numbers(4, 1, 53, true, rule.by_week_no);
        if ((rule.freq == frequency::YEARLY || rule.freq < frequency::DAILY) && once_in(4))
            numbers(12, 1, 366, true, rule.by_year_day);
        if (once_in(4)) numbers(4, 0, 23, false, rule.by_hour);
        if (once_in(4)) numbers(5, 0, 59, false, rule.by_minute);
        if (once_in(5)) numbers(4, 0, 60, false, rule.by_second);
        if (once_in(4)) numbers(3, 1, once_in(3) ? 60 : 4, true, rule.by_set_pos);
        if (once_in(4)) rule.count = 1 + below(60);
        if (once_in(5)) rule.skip = static_cast<skip_rule>(1 + below(2));
        rule.week_start = static_cast<weekday>(once_in(2) ? 0 : below(7));
        return rule;
    }

    int interval_of(frequency freq) {
        if (freq >= frequency::WEEKLY) return once_in(5) ? 30 : 5;
        return once_in(4) ? 4000 : once_in(2) ? 90 : 24;
    }

    template <class Set>
    void numbers(int most, int least, int largest, bool from_end, Set& set) {
        for (int i = below(most); i >= 0; --i) {
            const auto n = least + below(largest - least + 1);
            set.insert(from_end && n > 0 && once_in(3) ? -n : n);
        }
    }

    void weekdays(recurrence_rule& rule) {
        const auto ordinals = rule.freq >= frequency::MONTHLY && rule.by_week_no.empty();
        for (int i = below(5); i >= 0; --i) {
            const auto day = static_cast<weekday>(below(7));
            const auto largest = once_in(4) ? 53 : 5;
            const auto n = ordinals && once_in(2) ? below(2 * largest + 1) - largest : 0;
            if (n == 0) rule.by_weekday.insert(day);
            else rule.by_ordinal.insert(ordinal_weekday{n, day}.code());
        }
    }

    std::mt19937 random_;
};

}  // namespace upward::test
