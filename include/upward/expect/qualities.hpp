// SPDX-License-Identifier: BSL-1.0
//
// What the boss values in somebody, against what was shown: the share of the qualities' weight that a
// win of the last 90 days shows, and the gaps. Entries of one name are one quality: the newest gives
// its weight, and the wins of all of them show it.
#pragma once

#include <upward/core/id.hpp>
#include <upward/core/real.hpp>
#include <upward/core/trace.hpp>
#include <upward/expect/topics.hpp>
#include <upward/model/answers.hpp>
#include <upward/model/parties.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/state.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace upward {

struct quality_line {
    std::string name = {};
    double weight = 0;
    bool shown = false;            ///< by a win of the last 90 days
    std::optional<id> win = {};    ///< the newest that shows it, however old
    std::optional<date> won = {};  ///< its day
    std::optional<std::string> claim = {};
};
BOOST_DESCRIBE_STRUCT(quality_line, (), (name, weight, shown, win, won, claim))

struct quality_balance {
    std::optional<double> share = {};          ///< [0, 1]; none without a quality that weighs
    std::vector<quality_line> qualities = {};  ///< the heaviest first, then by name
    std::vector<std::string> gaps = {};        ///< those not shown, in that order
};
BOOST_DESCRIBE_STRUCT(quality_balance, (), (share, qualities, gaps))

struct valued_quality {
    fact<quality> source;  ///< the newest of its name
    fact<win> shown_by;    ///< the newest win, if any

    bool is_shown(day_number today, const expect_policy& p) const {
        return shown_by && today - shown_by.day <= p.quality_days;
    }
};

/// The heaviest first, then by name. O(n log n) in qualities and their wins.
inline std::vector<valued_quality> valued_qualities(const state& now, const parties& who) {
    auto by_name = std::map<std::string_view, valued_quality>{};
    for (const auto& q : from_day(now.all<quality>(), spoken_since(now, who))) {
        auto& valued = by_name[q->name];
        valued.source = q;
        for (const auto& named : q->wins) {
            const auto* e = now.find_entry(named.target.text);
            if (!e || !holds<win>(e->body)) continue;
            const auto shown = fact<win>{*e};
            if (!valued.shown_by || comes_before(*valued.shown_by.source, *e))
                valued.shown_by = shown;
        }
    }
    auto all = std::vector<valued_quality>{};
    for (const auto& named : by_name) all.push_back(named.second);
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return a.source->weight.value > b.source->weight.value;
    });
    return all;
}

/// The share of the weight that wins show; nothing when none weighs.
template <class Number>
std::optional<Number> shown_share(const std::vector<valued_quality>& all, day_number today,
                                  const expect_policy& p) {
    auto shown = std::optional<Number>{}, whole = std::optional<Number>{};
    const auto add = [](std::optional<Number>& sum, Number weight) {
        sum = sum ? *std::move(sum) + std::move(weight) : std::move(weight);
    };
    auto weighs = false;
    for (const auto& q : all) {
        const auto weight = q.source->weight.value;
        weighs = weighs || weight > 0;
        add(whole, leaf<Number>::entry(q.source.id(), weight));
        if (q.is_shown(today, p)) add(shown, leaf<Number>::entry(q.source.id(), weight));
    }
    if (!weighs) return std::nullopt;
    return (shown ? *std::move(shown) : Number(0)) / *std::move(whole);
}

inline quality_balance quality_balance_of(const std::vector<valued_quality>& all, day_number today,
                                          const expect_policy& p) {
    auto balance = quality_balance{shown_share<double>(all, today, p)};
    for (const auto& q : all) {
        auto line = quality_line{q.source->name, q.source->weight.value, q.is_shown(today, p)};
        if (q.shown_by) {
            line.win = q.shown_by.source->id;
            line.won = to_date(q.shown_by.day);
            line.claim = q.shown_by->claim;
        }
        if (!line.shown) balance.gaps.push_back(line.name);
        balance.qualities.push_back(std::move(line));
    }
    return balance;
}

}  // namespace upward
