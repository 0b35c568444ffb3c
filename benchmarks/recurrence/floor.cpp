// SPDX-License-Identifier: BSL-1.0
//
// The floor: for each kind of rule, the loop that one would write by hand for one such rule and
// nothing else, as int64 seconds into a buffer. A task is timed with the loop that it names.
#include "program.hpp"

#include <map>

namespace {

using seconds = std::int64_t;
constexpr seconds a_day = 86400;
constexpr seconds start = 946891800;  // Monday 2000-01-03T09:30:00
constexpr seconds start_day = start / a_day;

bool is_leap(int y) { return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0); }
int length_of(int year, int month) {
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 1 && is_leap(year) ? 29 : lengths[month];
}

void daily(std::size_t count, seconds* out) {
    for (std::size_t i = 0; i < count; ++i) out[i] = start + static_cast<seconds>(i) * a_day;
}
void steps(std::size_t count, seconds* out) {
    for (std::size_t i = 0; i < count; ++i) out[i] = start + static_cast<seconds>(i) * 900;
}
// Monday, Wednesday and Friday by a table of steps.
void weekly(std::size_t count, seconds* out) {
    constexpr seconds step[] = {2 * a_day, 0, 2 * a_day, 0, 3 * a_day, 0, 0};
    constexpr int weekday[] = {2, 0, 4, 0, 0, 0, 0};
    auto t = start;
    int day = 0;
    for (std::size_t i = 0; i < count; ++i) {
        out[i] = t;
        t += step[day];
        day = weekday[day];
    }
}
void times(std::size_t count, seconds* out) {
    constexpr seconds step[] = {4 * 3600, 4 * 3600, 16 * 3600};
    auto t = start;
    for (std::size_t i = 0, n = 0; i < count; ++i) {
        out[i] = t;
        t += step[n];
        n = n == 2 ? 0 : n + 1;
    }
}
// For each month from January 2000 on: its first day, its weekday and its length.
template <class Day>
void monthly(std::size_t count, seconds* out, Day day) {
    auto first = start_day - 2;
    int weekday = 5, year = 2000, month = 0;  // 2000-01-01 was a Saturday
    for (std::size_t i = 0; i < count; ++i) {
        const auto length = length_of(year, month);
        out[i] = (first + day(weekday, length)) * a_day + 34200;
        first += length;
        weekday = (weekday + length) % 7;
        if (++month == 12) month = 0, ++year;
    }
}
void monthly_date(std::size_t count, seconds* out) {
    monthly(count, out, [](int, int) { return 2; });
}
void monthly_nth(std::size_t count, seconds* out) {
    monthly(count, out, [](int weekday, int) { return (1 - weekday + 7) % 7 + 7; });
}
void monthly_last(std::size_t count, seconds* out) {
    monthly(count, out, [](int weekday, int length) {
        const auto last = (weekday + length - 1) % 7;
        return length - 1 - (last > 4 ? last - 4 : 0);
    });
}
template <class Day>
void yearly(std::size_t count, seconds* out, Day day) {
    auto first = start_day - 2;
    int weekday = 5, year = 2000;
    for (std::size_t i = 0; i < count; ++i, ++year) {
        const auto length = 365 + is_leap(year);
        out[i] = (first + day(weekday)) * a_day + 34200;
        first += length;
        weekday = (weekday + length) % 7;
    }
}
void yearly_date(std::size_t count, seconds* out) {
    yearly(count, out, [](int) { return 2; });
}
void yearly_nth(std::size_t count, seconds* out) {
    yearly(count, out, [](int weekday) { return (7 - weekday) % 7 + 19 * 7; });
}
void yearly_week(std::size_t count, seconds* out) {
    yearly(count, out, [](int weekday) {
        const auto fourth = (weekday + 3) % 7;
        return 3 - fourth + 19 * 7;
    });
}
void leap(std::size_t count, seconds* out) {
    auto day = start_day + 57;
    int year = 2000;
    for (std::size_t i = 0; i < count;) {
        out[i++] = day * a_day + 34200;
        do {
            day += 4 * 365 + 1 - (year % 100 > 96 - 1 && !is_leap(year + 4));
            year += 4;
        } while (!is_leap(year));
    }
}
// Transitions at the second Sunday of March and the first of November.
void zoned(std::size_t count, seconds* out, const seconds* step, const int* next_day) {
    static const auto changes = [] {
        auto all = std::vector<seconds>{};
        auto first = start_day - 2;
        for (int year = 2000; year < 2100; ++year) {
            all.push_back((first + 70) * a_day);
            all.push_back((first + 308) * a_day);
            first += 365 + is_leap(year);
        }
        return all;
    }();
    auto t = start;
    seconds offset = 18000;
    std::size_t change = 0;
    int day = 0;
    for (std::size_t i = 0; i < count; ++i) {
        while (t >= changes[change]) ++change, offset = 18000 + 14400 - offset;
        out[i] = t + offset;
        t += step[day];
        day = next_day[day];
    }
}
void zoned_daily(std::size_t count, seconds* out) {
    constexpr seconds step[] = {a_day};
    constexpr int next[] = {0};
    zoned(count, out, step, next);
}
void zoned_weekly(std::size_t count, seconds* out) {
    constexpr seconds step[] = {2 * a_day, 0, 2 * a_day, 0, 3 * a_day};
    constexpr int next[] = {2, 0, 4, 0, 0};
    zoned(count, out, step, next);
}

}  // namespace

int main(int argc, char** argv) {
    const auto loops =
        std::map<std::string, void (*)(std::size_t, seconds*)>{{"daily", daily},
                                                               {"steps", steps},
                                                               {"weekly", weekly},
                                                               {"times", times},
                                                               {"monthly_date", monthly_date},
                                                               {"monthly_nth", monthly_nth},
                                                               {"monthly_last", monthly_last},
                                                               {"yearly_date", yearly_date},
                                                               {"yearly_nth", yearly_nth},
                                                               {"yearly_week", yearly_week},
                                                               {"leap", leap},
                                                               {"zoned_daily", zoned_daily},
                                                               {"zoned_weekly", zoned_weekly}};
    return bench::run(argc, argv, [&](const bench::task& t, seconds* out) {
        loops.at(t.floor)(t.count, out);
        asm volatile("" : : "r"(out) : "memory");
        return t.count;
    });
}
