// SPDX-License-Identifier: BSL-1.0
//
// What a proposal uses of the limits of the report's freedom. Several uses of one limit add up. The
// freedom that is left is 1 less the largest used share, 0 at least; where a use is of a limit that no
// entry declares, or no use is stated at all, it is not known.
#pragma once

#include <upward/core/real.hpp>
#include <upward/core/trace.hpp>
#include <upward/model/kinds/lead.hpp>
#include <upward/model/state.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace upward {

struct limit_line {
    id limit;
    std::string name;
    std::string unit;
    double used = 0;
    std::optional<double> amount;  ///< none: no entry declares it
    std::optional<double> share;   ///< that is used, above 1 in a breach; none where the limit is 0
    bool hard = false;
    bool breached = false;
};
BOOST_DESCRIBE_STRUCT(limit_line, (), (limit, name, unit, used, amount, share, hard, breached))

/// By the limit's id.
inline std::vector<limit_line> limits_used(const state& now, const proposal& p) {
    auto used = std::map<std::string_view, double>{};
    for (const auto& use : p.uses) {
        auto& sum = used[use.limit.target.text];
        sum = std::min(sum + use.amount.value, std::numeric_limits<double>::max());
    }
    auto lines = std::vector<limit_line>{};
    for (const auto& [name, amount] : used) {
        auto line = limit_line{{std::string{name}}, std::string{name}};
        line.used = amount;
        if (const auto* l = now.find<limit>(name)) {
            line.name = l->name, line.unit = l->unit;
            line.amount = l->amount.value;
            line.hard = l->hard.value_or(false);
            line.breached = !reaches(l->amount, amount);
            if (l->amount > 0) line.share = amount / l->amount;
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

/// What is left of the fullest limit that is known; none where none is.
template <class Number>
std::optional<Number> freedom_left(const std::vector<limit_line>& lines, const std::string& by) {
    auto largest = std::optional<Number>{};
    for (const auto& l : lines) {
        if (!l.amount) continue;
        Number share =
            l.share ? leaf<Number>::entry(by, l.used) / leaf<Number>::entry(l.limit.text, *l.amount)
                    : Number(l.breached ? 1 : 0);
        largest = largest ? greatest(*largest, share) : share;
    }
    if (!largest) return std::nullopt;
    return greatest(Number(0), Number(1) - *largest);
}

}  // namespace upward
