// SPDX-License-Identifier: BSL-1.0
//
// Start weights as the text that stands in forecast_weights.hpp between its braces; reading takes its
// numbers in order and passes over everything else.
#pragma once

#include "archive.hpp"

#include <upward/anticipate/forecast_weights.hpp>
#include <upward/core/describe.hpp>

#include <charconv>
#include <cstddef>
#include <fstream>
#include <functional>
#include <iomanip>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

namespace bench {

/// Calls `visit` for each number of the weights, in the order of the text.
template <class Weights, class Visit>
void for_each_weight(Weights& w, Visit visit) {
    const auto ledger = [&](auto& l) {
        visit(l.base);
        for (auto& t : l.terms) visit(t.weight), visit(t.typical), visit(t.scale);
    };
    ledger(w.day), ledger(w.week), visit(w.within_week), visit(w.beyond_week);
}

inline std::string digits(double x) {
    auto text = std::ostringstream{};
    text << std::setprecision(4) << x;
    return text.str();
}

/// As written: four digits.
inline upward::forecast_weights rounded(upward::forecast_weights w) {
    for_each_weight(w, [](double& x) { x = std::stod(digits(x)); });
    return w;
}

template <std::size_t Terms>
void write_ledger(std::ostream& out, const upward::forecast_ledger<Terms>& ledger,
                  const std::array<upward::forecast_feature, Terms>& features, const char* name) {
    out << "    ." << name << " = {" << digits(ledger.base) << ", {{\n";
    for (std::size_t i = 0; i < Terms; ++i) {
        const auto& t = ledger.terms[i];
        const auto cells =
            "{" + digits(t.weight) + ", " + digits(t.typical) + ", " + digits(t.scale) + "},";
        out << "        " << std::left << std::setw(32) << cells << "// "
            << upward::enum_name(features[i]) << '\n';
    }
    out << "    }}},\n";
}

inline void write(std::ostream& out, const upward::forecast_weights& w) {
    write_ledger(out, w.day, upward::day_features, "day");
    write_ledger(out, w.week, upward::week_features, "week");
    out << "    .within_week = " << digits(w.within_week)
        << ",\n    .beyond_week = " << digits(w.beyond_week) << ",\n";
}

inline upward::forecast_weights read_weights(const std::string& path) {
    auto in = std::ifstream{path};
    if (!in) fail(path + ": cannot be read");
    auto numbers = std::vector<double>{};
    for (auto line = std::string{}; std::getline(in, line);) {
        line.resize(std::min(line.size(), line.find("//")));
        for (const char *at = line.data(), *end = at + line.size(); at != end;) {
            auto value = 0.0;
            const auto read = std::from_chars(at, end, value);
            const auto is_number = read.ec == std::errc{};
            if (is_number) numbers.push_back(value);
            at = is_number ? read.ptr : at + 1;
        }
    }
    auto w = upward::forecast_weights{};
    auto used = std::size_t{};
    for_each_weight(w, [&](double& x) {
        if (used < numbers.size()) x = numbers[used];
        ++used;
    });
    if (used != numbers.size())
        fail(path + ": has " + std::to_string(numbers.size()) + " numbers, not " +
             std::to_string(used));
    return w;
}

}  // namespace bench
