// SPDX-License-Identifier: BSL-1.0
//
// What the boss says against what the boss does. Whoever says to ask once a week (.2 a working day) is
// held to it in each full block of 10 working days of both, from the day after it was said: n asks, of
// every kind, contradict it where so many would hardly come at that rate,
//
//     P(X >= n | stated rate · 10) < .01        .2: 7 asks .0045, they do; 4 asks .1429, they do not
//
// Then one asks again: perhaps something has changed. It stands until the question was asked anew, or
// answered.
#pragma once

#include <upward/core/id.hpp>
#include <upward/core/message.hpp>
#include <upward/core/real.hpp>
#include <upward/core/trace.hpp>
#include <upward/expect/knowledge.hpp>
#include <upward/rhythm/situation.hpp>
#include <upward/schedule/mean_period.hpp>
#include <upward/schedule/rule_text.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace upward {

/// Asks in a block of working days of both.
struct contradicted_block {
    date from = {};
    date to = {};
    std::int32_t asks = 0;
    double expected = 0;
    double tail = 0;  ///< how probable so many or more are
};
BOOST_DESCRIBE_STRUCT(contradicted_block, (), (from, to, asks, expected, tail))

struct contradiction {
    std::string topic = {};
    message question = {};
    id answer = {};  ///< that says how often
    date said = {};
    double stated_rate = 0;                       ///< asks per working day
    std::vector<contradicted_block> blocks = {};  ///< the newest first
    bool ask_again = true;                        ///< false once it was asked since
    message because = {};
};
BOOST_DESCRIBE_STRUCT(contradiction, (),
                      (topic, question, answer, said, stated_rate, blocks, ask_again, because))

/// P(X >= asks) at the rate of an answer, over so many working days.
template <class Number>
Number surprising_asks(const entry& answer, double rate, const contradicted_block& b,
                       const expect_policy& p) {
    return poisson_tail(leaf<Number>::measure({"asks", to_string(b.from)}, b.asks),
                        leaf<Number>::entry(answer.id.text, rate) *
                            leaf<Number>::policy("expect.block_wd", p.block_wd));
}

namespace detail {

/// Asks per working day: as stated, or of the rule that the answer is.
inline std::optional<double> rate_of(const spoken& s, const period_lengths& lengths) {
    if (s.rate) return s.rate;
    const auto rule = parse_rule(*s.value);
    if (!rule) return std::nullopt;
    return 1 / mean_period_in_working_days(*rule, lengths);
}

/// The full blocks since an answer, the newest first. Linear in the days and in the asks since.
inline std::vector<contradicted_block> full_blocks(const situation& here, day_number said,
                                                   std::int32_t length) {
    auto blocks = std::vector<contradicted_block>{};
    const auto& both = here.there.both;
    auto asked = std::partition_point(here.asks.begin(), here.asks.end(),
                                      [&](const auto& a) { return a.day <= said; });
    for (auto before = said;;) {
        const auto to = both.add(before, length);
        if (to > here.today() || to <= before) break;
        auto block = contradicted_block{to_date(both.add(before, 1)), to_date(to)};
        for (; asked != here.asks.end() && asked->day <= to; ++asked) ++block.asks;
        blocks.push_back(block);
        before = to;
    }
    std::reverse(blocks.begin(), blocks.end());
    return blocks;
}

}  // namespace detail

/// Of one topic, for what was said last; nothing while no block contradicts it.
inline std::optional<contradiction> contradiction_of(const situation& here,
                                                     const checklist_topic& t,
                                                     const known_answer& known,
                                                     std::optional<day_number> last_asked) {
    const auto& p = here.policy->expect;
    if (t.type != answer_type::frequency || known.state == knowledge::unknown ||
        known.by.is_guess())
        return std::nullopt;
    const auto rate = detail::rate_of(known.by, here.policy->rhythm.period_wd);
    if (!rate) return std::nullopt;

    auto found = contradiction{t.id,
                               t.question,
                               known.by.source->id,
                               to_date(known.by.day),
                               *rate,
                               detail::full_blocks(here, known.by.day, p.block_wd)};
    for (auto& b : found.blocks) {
        b.expected = *rate * p.block_wd;
        b.tail = surprising_asks<double>(*known.by.source, *rate, b, p);
    }
    std::erase_if(found.blocks,
                  [&](const contradicted_block& b) { return reaches(b.tail, p.tail); });
    if (found.blocks.empty()) return std::nullopt;
    const auto& newest = found.blocks.front();
    found.ask_again = !last_asked || *last_asked <= to_day_number(newest.to);
    found.because = message{"contradiction.asked"}
                        .with("said", to_string(found.said))
                        .with("days", std::int64_t{p.block_wd})
                        .with("expected", newest.expected)
                        .with("asks", std::int64_t{newest.asks})
                        .with("from", to_string(newest.from))
                        .with("to", to_string(newest.to));
    return found;
}

}  // namespace upward
