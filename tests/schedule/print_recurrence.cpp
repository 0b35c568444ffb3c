// SPDX-License-Identifier: BSL-1.0
//
// A program of its own, not part of the doctest runner: the occurrences of recurrence sets. Its
// input is one set after the other, each the lines of property_text.hpp and an empty line; for each
// it prints one line, the first occurrences: seconds since 1970, UTC in a zone, else local; or
// "error: …".
//
//     print_recurrence [COUNT] [shift] [lenient] [back]
//
// COUNT is 100 unless given; `back` asks for the occurrences before the COUNT-th one by one from
// behind, and prints what it got in ascending order. The oracles of this folder drive it.
#include <upward/schedule/property_text.hpp>
#include <upward/schedule/zone_file.hpp>

#include <cstdlib>
#include <iostream>

namespace {

using namespace upward;

struct task {
    std::size_t count = 100;
    gap_rule gaps = gap_rule::leave_out;
    rule_reading reading = rule_reading::strict;
    bool back = false;
};

result<std::vector<std::int64_t>> occurrences_of(const std::string& text, const task& t) {
    const auto lines = parse_properties(text, t.reading);
    if (!lines) return lines.error();
    const auto find = [](std::string_view name) { return find_zone(name); };
    const auto set = make_set(*lines, find, t.gaps, t.reading);
    if (!set) return set.error();
    auto times = std::vector<std::int64_t>{};
    auto it = set->begin();
    for (; it != set->end() && times.size() < t.count; ++it) times.push_back(*it);
    if (it.gave_up()) return error{errc::limit_exceeded, "gave up"};
    if (!t.back || times.empty()) return times;
    auto backward = std::vector<std::int64_t>{};
    auto at = set->before(times.back(), true);
    for (; at && *at; at = set->before(**at)) backward.push_back(**at);
    if (!at) return at.error();
    return std::vector<std::int64_t>{backward.rbegin(), backward.rend()};
}

}  // namespace

int main(int argc, char** argv) {
    auto t = task{};
    for (int i = 1; i < argc; ++i) {
        const auto word = std::string_view{argv[i]};
        if (word == "shift") t.gaps = gap_rule::shift;
        else if (word == "lenient") t.reading = rule_reading::lenient;
        else if (word == "back") t.back = true;
        else t.count = static_cast<std::size_t>(std::atoi(argv[i]));
    }
    auto text = std::string{};
    for (std::string line; std::getline(std::cin, line);) {
        text += line + '\n';
        if (!line.empty()) continue;
        const auto times = occurrences_of(text, t);
        if (!times) std::cout << "error: " << to_string(times.error());
        else
            for (const auto time : *times) std::cout << time << ' ';
        std::cout << '\n';
        text.clear();
    }
}
