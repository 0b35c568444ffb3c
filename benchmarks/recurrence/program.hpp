// SPDX-License-Identifier: BSL-1.0
//
// What the programs of this benchmark share: the workload, the clock, and what is printed. A
// program is run as `PROGRAM answers WORKLOAD` or `PROGRAM time WORKLOAD`; the first prints for each
// rule its name and its occurrences, the second its name and the nanoseconds of one occurrence.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <time.h>

namespace bench {

struct task {
    std::string kind, floor, name, start, zone, rule;
    std::size_t count = 0;
};

inline std::vector<task> read_workload(const char* path) {
    auto tasks = std::vector<task>{};
    auto file = std::ifstream{path};
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        auto words = std::istringstream{line};
        auto t = task{};
        words >> t.kind >> t.floor >> t.name >> t.start >> t.zone >> t.count >> t.rule;
        if (t.zone == "-") t.zone.clear();
        tasks.push_back(t);
    }
    return tasks;
}

/// Processor time of this thread, in nanoseconds: other programs on the machine do not count.
inline double now() {
    auto t = timespec{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e9 + static_cast<double>(t.tv_nsec);
}

/// Nanoseconds of one call of `work`: the median of nine rounds, each of at least a millisecond.
template <class Work>
double nanoseconds(Work work) {
    const auto measure = [&work](int calls) {
        const auto begin = now();
        for (int i = 0; i < calls; ++i) work();
        return now() - begin;
    };
    int calls = 1;
    while (calls < 1 << 20 && measure(calls) < 1e6) calls *= 2;
    auto rounds = std::vector<double>(9);
    for (auto& round : rounds) round = measure(calls) / calls;
    std::sort(rounds.begin(), rounds.end());
    return rounds[4];
}

/// `fill(task, buffer)` writes the occurrences of a task, and returns how many.
template <class Fill>
int run(int argc, char** argv, Fill fill) {
    if (argc != 3) return 2;
    auto buffer = std::vector<std::int64_t>(1024);
    for (const auto& t : read_workload(argv[2])) {
        if (std::string{argv[1]} == "answers") {
            const auto count = fill(t, buffer.data());
            std::printf("%s", t.name.c_str());
            for (std::size_t i = 0; i < count; ++i)
                std::printf(" %lld", static_cast<long long>(buffer[i]));
            std::printf("\n");
        } else {
            const auto all = nanoseconds([&] { fill(t, buffer.data()); });
            std::printf("%s %.3f\n", t.name.c_str(), all / static_cast<double>(t.count));
        }
    }
    return 0;
}

}  // namespace bench
