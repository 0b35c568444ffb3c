// SPDX-License-Identifier: BSL-1.0
//
// How it went over time: streaks of updates on time, and the boss's asks in blocks of ten working
// days of both, the newest ending today, back to the beginning of the relationship (without one, to
// the first ask): how many came out of rhythm, and how many sought direction rather than detail.
#pragma once

#include <upward/core/describe.hpp>
#include <upward/rhythm/situation.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace upward {

struct update_streak {
    std::int32_t current = 0;  ///< updates on time since the last that was not
    std::int32_t longest = 0;
};
BOOST_DESCRIBE_STRUCT(update_streak, (), (current, longest))

struct ask_block {
    date from;
    date to;
    std::int32_t days = 0;           ///< working days of both
    std::int32_t out_of_rhythm = 0;  ///< asks
    std::int32_t in_rhythm = 0;
    std::int32_t chasing = 0;  ///< of those out of rhythm, for an overdue update
    std::int32_t detail = 0;
    std::int32_t direction = 0;
    std::optional<double> direction_share;  ///< of the asks that say which they were
};
BOOST_DESCRIBE_STRUCT(ask_block, (),
                      (from, to, days, out_of_rhythm, in_rhythm, chasing, detail, direction,
                       direction_share))

/// The most blocks that are answered: a year and a half of working days.
inline constexpr std::size_t max_ask_blocks = 40;

/// Over what fell due, in the order of due days.
inline update_streak streak_of(const std::vector<outcome>& outcomes) {
    auto streak = update_streak{};
    for (const auto& o : outcomes) {
        if (!o.is_known()) continue;
        streak.current = o.kind == outcome_kind::on_time ? streak.current + 1 : 0;
        streak.longest = std::max(streak.longest, streak.current);
    }
    return streak;
}

inline void count_ask(ask_block& block, const counted_ask& a) {
    ++(a.in_rhythm ? block.in_rhythm : block.out_of_rhythm);
    block.chasing += !a.chases.empty();
    if (a.source->sort) ++(*a.source->sort == ask_sort::detail ? block.detail : block.direction);
}

/// The newest first.
inline std::vector<ask_block> ask_blocks(const situation& here) {
    auto blocks = std::vector<ask_block>{};
    const auto length = here.policy->weaning.window_wd;
    for (auto end = here.today(); blocks.size() < max_ask_blocks;) {
        const auto w = window_ending(here.there.both, end, length, here.who.start);
        if (w.count == 0) break;
        blocks.push_back({to_date(w.from), to_date(w.to), w.count});
        end = w.from - 1;
        if (w.count < length || end < first_day) break;
    }
    for (const auto& a : here.asks) {
        const auto in = std::find_if(blocks.begin(), blocks.end(), [&a](const ask_block& b) {
            return a.day >= to_day_number(b.from) && a.day <= to_day_number(b.to);
        });
        if (in != blocks.end()) count_ask(*in, a);
    }
    const auto is_empty = [](const ask_block& b) { return b.out_of_rhythm + b.in_rhythm == 0; };
    while (!here.who.known() && !blocks.empty() && is_empty(blocks.back())) blocks.pop_back();
    for (auto& b : blocks)
        if (const auto sorted = b.detail + b.direction; sorted > 0)
            b.direction_share = static_cast<double>(b.direction) / sorted;
    return blocks;
}

}  // namespace upward
