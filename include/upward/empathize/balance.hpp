// SPDX-License-Identifier: BSL-1.0
//
// Two balances of a record of wins. Credit: of the last 6 wins that name somebody, the share that
// names another than the report; flagged below one half, from 3 on. Recency: how evenly m months
// have their share of the wins,
//
//     1 - sum of |share - 1/m| / (2 (1 - 1/m))         1, 0, 0, 1, 2, 2:  .6000
//
// flagged when the newest third of the months has .60 of them; none below 3 months or without wins.
#pragma once

#include <upward/core/describe.hpp>
#include <upward/core/real.hpp>
#include <upward/core/trace.hpp>
#include <upward/model/empathize_policy.hpp>
#include <upward/model/policy.hpp>

#include <boost/describe.hpp>

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

struct credit_balance {
    std::int32_t wins = 0;  ///< that name somebody, of the last ones
    std::int32_t naming_others = 0;
    double share = 0;
    bool flagged = false;
};
BOOST_DESCRIBE_STRUCT(credit_balance, (), (wins, naming_others, share, flagged))

struct recency_balance {
    std::vector<std::int32_t> months = {};  ///< wins in each, the oldest first
    double balance = 0;
    std::int32_t newest_months = 0;
    double newest_share = 0;
    bool flagged = false;
};
BOOST_DESCRIBE_STRUCT(recency_balance, (), (months, balance, newest_months, newest_share, flagged))

template <class Number>
Number credit_share(std::int32_t naming_others, std::int32_t wins) {
    return leaf<Number>::measure({"wins_naming_others"}, naming_others) /
           leaf<Number>::measure({"wins_naming_somebody"}, wins);
}

/// None without a win that names somebody.
inline std::optional<credit_balance> credit_balance_of(std::int32_t naming_others,
                                                       std::int32_t wins,
                                                       const empathize_policy& p) {
    if (wins == 0) return std::nullopt;
    auto b = credit_balance{wins, naming_others, credit_share<double>(naming_others, wins)};
    b.flagged = wins >= p.credit_from && !reaches(b.share, p.credit_least);
    return b;
}

/// Precondition: at least two months and a win.
template <class Number>
Number recency_of(const std::vector<std::int32_t>& months) {
    const auto wins = std::accumulate(months.begin(), months.end(), 0);
    const auto even = 1.0 / static_cast<double>(months.size());
    const Number total = leaf<Number>::measure({"wins"}, wins);
    const Number each =
        Number(1) / leaf<Number>::measure({"months"}, static_cast<double>(months.size()));
    auto apart = std::optional<Number>{};
    for (std::size_t i = 0; i < months.size(); ++i) {
        const auto number = std::to_string(i + 1);
        const Number share =
            leaf<Number>::measure({"wins_of_month", std::string_view{number}}, months[i]) / total;
        const auto is_more = static_cast<double>(months[i]) / wins >= even;
        Number distance = is_more ? share - each : each - share;
        apart = apart ? *std::move(apart) + std::move(distance) : std::move(distance);
    }
    return Number(1) - *std::move(apart) / (Number(2) * (Number(1) - each));
}

inline std::optional<recency_balance> recency_balance_of(std::vector<std::int32_t> months,
                                                         const empathize_policy& p) {
    const auto wins = std::accumulate(months.begin(), months.end(), 0);
    if (months.size() < 3 || wins == 0) return std::nullopt;
    auto b = recency_balance{};
    b.balance = recency_of<double>(months);
    b.newest_months = static_cast<std::int32_t>((months.size() + 2) / 3);
    const auto newest = std::accumulate(months.end() - b.newest_months, months.end(), 0);
    b.newest_share = static_cast<double>(newest) / wins;
    b.flagged = reaches(b.newest_share, p.newest_part);
    b.months = std::move(months);
    return b;
}

}  // namespace upward
