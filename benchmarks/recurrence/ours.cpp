// SPDX-License-Identifier: BSL-1.0
//
// Our engine: occurrences in bulk, or one by one with `lazy`; and with `extra`, what has no place in
// the table: parsing, making, seeking far, proving empty, sizes.
#include "program.hpp"

#include <upward/schedule/recurrence.hpp>
#include <upward/schedule/rule_text.hpp>
#include <upward/schedule/zone_file.hpp>

#include <cstring>
#include <map>

using namespace upward;

namespace {

std::int64_t allocations = 0;

recurrence made(const bench::task& t) {
    auto start = ical_time{};
    read_ical_time(t.start, start);
    auto options = recurrence_options{};
    if (!t.zone.empty()) options.where = *find_zone(t.zone);
    return *recurrence::make(*parse_rule(t.rule), start.seconds, options);
}

const recurrence& known(const bench::task& t) {
    static auto all = std::map<std::string, recurrence>{};
    const auto found = all.find(t.name);
    return found != all.end() ? found->second : all.emplace(t.name, made(t)).first->second;
}

void seek(const char* rule_text, std::int32_t years, const char* count) {
    const auto start = to_local({1970, 1, 1, 0, 0, 0});
    const auto from = to_local({1970 + years, 1, 1, 0, 0, 0});
    const auto text = std::string{rule_text} + count;
    auto sum = std::int64_t{0};
    const auto ns = bench::nanoseconds([&] {
        const auto rule = parse_rule(text);
        const auto r = recurrence::make(*rule, start);
        sum += r->after(from, true)->value_or(0);
    });
    std::printf("parse and seek %3d years  %8.0f ns  %s\n", years, ns, text.c_str());
    if (sum == 1) std::printf("\n");
}

void empty(const char* rule_text, civil_time start) {
    const auto rule = parse_rule(rule_text);
    auto sum = std::size_t{0};
    const auto ns = bench::nanoseconds([&] {
        const auto r = recurrence::make(*rule, to_local(start));
        sum += r->why_empty()->size();
    });
    const auto why = recurrence::make(*rule, to_local(start))->why_empty();
    std::printf("prove empty  %8.0f ns  %s: %s\n", ns, rule_text, why->c_str());
}

void extra(const char* workload) {
    const auto tasks = bench::read_workload(workload);
    for (const auto& t : tasks) made(t);  // the zones are known from here on
    auto parsing = std::vector<double>{}, making = std::vector<double>{};
    for (const auto& t : tasks) {
        auto sum = std::int64_t{0};
        parsing.push_back(bench::nanoseconds([&] { sum += parse_rule(t.rule)->interval; }));
        const auto known = made(t);
        auto buffer = std::vector<std::int64_t>(1000);
        const auto before = allocations;
        const auto r = *recurrence::make(*parse_rule(t.rule), known.start(), known.options());
        const auto at_made = allocations - before;
        const auto walking = allocations;
        auto it = r.begin();
        for (int i = 0; i < 50; ++i, ++it) sum += *it;
        sum += static_cast<std::int64_t>(it.write(buffer.data(), 50));
        if (allocations != walking) std::printf("%s allocates while walking\n", t.name.c_str());
        if (at_made > 0)
            std::printf("%s allocates %lld times\n", t.name.c_str(),
                        static_cast<long long>(at_made));
        const auto rule = parse_rule(t.rule);
        making.push_back(bench::nanoseconds(
            [&] { sum += recurrence::make(*rule, r.start(), r.options())->start(); }));
    }
    std::sort(parsing.begin(), parsing.end());
    std::sort(making.begin(), making.end());
    std::printf("parse a rule  median %.0f ns, most %.0f ns\n", parsing[parsing.size() / 2],
                parsing.back());
    std::printf("make a recurrence  median %.0f ns, most %.0f ns\n", making[making.size() / 2],
                making.back());
    for (const auto* rule :
         {"FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=HOURLY", "FREQ=DAILY",
          "FREQ=WEEKLY;BYDAY=MO,WE,FR", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
          "FREQ=MONTHLY;BYMONTHDAY=31"})
        for (const auto* count : {"", ";COUNT=999999999"})
            for (const auto years : {1, 56, 400}) seek(rule, years, count);
    const auto even = civil_time{1970, 1, 1, 0, 0, 0};
    empty("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", even);
    empty("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", even);
    empty("FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2", even);
    empty("FREQ=HOURLY;INTERVAL=2;BYHOUR=1", even);
    empty("FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30", even);
    empty("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", even);
    empty("FREQ=MINUTELY;INTERVAL=7;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO;BYHOUR=3;BYMINUTE=33", even);
    empty("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", {2001, 1, 1, 0, 0, 0});
    std::printf("bytes: rule %zu, recurrence %zu, iterator %zu\n", sizeof(recurrence_rule),
                sizeof(recurrence), sizeof(recurrence::iterator));
}

}  // namespace

void* operator new(std::size_t size) {
    ++allocations;
    if (auto* const block = std::malloc(size)) return block;
    std::abort();
}
void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }

int main(int argc, char** argv) {
    if (argc == 3 && std::strcmp(argv[1], "extra") == 0) return extra(argv[2]), 0;
    const auto lazy = argc == 3 && std::strcmp(argv[1], "lazy") == 0;
    char time[] = "time";
    if (lazy) argv[1] = time;
    return bench::run(argc, argv, [lazy](const bench::task& t, std::int64_t* out) {
        const auto& r = known(t);
        auto at = r.begin();
        if (!lazy) return at.write(out, t.count);
        std::size_t written = 0;
        for (; at != r.end() && written < t.count; ++at) out[written++] = *at;
        return written;
    });
}
