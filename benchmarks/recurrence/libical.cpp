// SPDX-License-Identifier: BSL-1.0
//
// libical: its iterator, and UTC seconds made of what it gives. With `extra`: parsing.
#include "program.hpp"

#include <libical/ical.h>

#include <cstring>

namespace {

std::int64_t seconds_of(const icaltimetype& t) {
    auto year = std::int64_t{t.year} - (t.month <= 2);
    const auto era = year / 400;
    const auto of_era = year - era * 400;
    const auto day = (153 * (t.month + (t.month > 2 ? -3 : 9)) + 2) / 5 + t.day - 1;
    const auto days = era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + day - 719468;
    return days * 86400 + t.hour * 3600 + t.minute * 60 + t.second;
}

std::size_t fill(const bench::task& t, std::int64_t* out) {
    const auto rule = icalrecurrencetype_from_string(t.rule.c_str());
    const auto start = icaltime_from_string(t.start.c_str());
    auto* const zone = t.zone.empty() ? nullptr : icaltimezone_get_builtin_timezone(t.zone.c_str());
    auto* const it = icalrecur_iterator_new(rule, start);
    std::size_t written = 0;
    for (auto next = icalrecur_iterator_next(it); written < t.count && !icaltime_is_null_time(next);
         next = icalrecur_iterator_next(it))
        out[written++] = zone ? static_cast<std::int64_t>(icaltime_as_timet_with_zone(next, zone))
                              : seconds_of(next);
    icalrecur_iterator_free(it);
    return written;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc == 3 && std::strcmp(argv[1], "extra") == 0) {
        auto parsing = std::vector<double>{};
        for (const auto& t : bench::read_workload(argv[2]))
            parsing.push_back(bench::nanoseconds(
                [&t] { return icalrecurrencetype_from_string(t.rule.c_str()).interval; }));
        std::sort(parsing.begin(), parsing.end());
        std::printf("parse a rule  median %.0f ns, most %.0f ns\n", parsing[parsing.size() / 2],
                    parsing.back());
        return 0;
    }
    return bench::run(argc, argv, fill);
}
