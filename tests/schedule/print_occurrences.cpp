// SPDX-License-Identifier: BSL-1.0
//
// A program of its own, not part of the doctest runner: for each line "RULE START FROM TO" of the
// standard input it prints the occurrences in [FROM, TO], separated by spaces, or the error.
// oracle_dateutil.py drives it.
#include <upward/schedule/occurrences.hpp>

#include "dates.hpp"

#include <upward/schedule/rule_text.hpp>

#include <iostream>

int main() {
    std::string rule_text, start, from, to;
    while (std::cin >> rule_text >> start >> from >> to) {
        const auto rule = upward::parse_rule(rule_text);
        if (!rule) {
            std::cout << "error: " << to_string(rule.error()) << '\n';
            continue;
        }
        const auto days = upward::occurrences{*rule, upward::test::day(start)};
        std::cout << upward::test::written(
                         days.between(upward::test::day(from), upward::test::day(to)))
                  << '\n';
    }
}
