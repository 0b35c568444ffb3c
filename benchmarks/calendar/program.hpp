// SPDX-License-Identifier: BSL-1.0
//
// The task that every program of this benchmark does on TARGET days: from each day of 2020 to 2030,
// is it a working day, the next one, modified following, 5 and 250 working days on, and how many
// there are in the 30 and in the 3650 days after. `PROGRAM answers` prints for each question the sum
// of its answers, `PROGRAM time` the nanoseconds of one.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include <time.h>

namespace bench {

inline constexpr std::int32_t first = 18262;  // 2020-01-01
inline constexpr std::int32_t end = 22280;    // 2031-01-01

/// Processor time of this thread, in nanoseconds.
inline double now() {
    auto t = timespec{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e9 + static_cast<double>(t.tv_nsec);
}

/// Asks about every day, or every n-th, in nine rounds: the median.
template <class Ask>
void report(bool timed, const char* name, Ask ask, std::int32_t every = 1) {
    std::int64_t sum = 0;
    volatile std::int64_t answer = 0;  // so that none is left out
    auto rounds = std::vector<double>(timed ? 9 : 1);
    for (auto& round : rounds) {
        auto calls = 0;
        const auto begin = now();
        for (auto day = first; day < end; day += every, ++calls) sum += answer = ask(day);
        round = (now() - begin) / calls;
    }
    std::sort(rounds.begin(), rounds.end());
    if (timed) std::printf("%s %.2f\n", name, rounds[4]);
    else std::printf("%s %lld\n", name, static_cast<long long>(sum));
}

template <class Calendar>
int run(int count, char** words, const Calendar& calendar) {
    const auto timed = count > 1 && std::string{words[1]} == "time";
    report(timed, "is_working", [&](auto day) { return calendar.is_working(day); });
    report(timed, "next", [&](auto day) { return calendar.next(day); });
    report(timed, "modified_next", [&](auto day) { return calendar.modified_next(day); });
    report(timed, "add_5", [&](auto day) { return calendar.add(day, 5); });
    report(timed, "add_250", [&](auto day) { return calendar.add(day, 250); });
    report(timed, "count_30", [&](auto day) { return calendar.count(day, day + 30); });
    report(timed, "count_3650", [&](auto day) { return calendar.count(day, day + 3650); });
    return 0;
}

}  // namespace bench
