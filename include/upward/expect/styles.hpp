// SPDX-License-Identifier: BSL-1.0
//
// How far the report's style is from the boss's, and which way to move: fully to the boss's value while
// trust is below .60, from there on half-way.
//
//     formality 4, 3, 1 against 1, 3, 4: .5000 apart; below .60 formality 4 -> 1, directness 1 -> 4
//
// A topic that is hard to raise, and that the boss wants 2 or more plainer or gentler than the report
// speaks, is to be raised early.
#pragma once

#include <upward/core/id.hpp>
#include <upward/core/message.hpp>
#include <upward/core/real.hpp>
#include <upward/core/trace.hpp>
#include <upward/expect/topics.hpp>
#include <upward/model/answers.hpp>
#include <upward/model/mismatch.hpp>
#include <upward/model/parties.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/state.hpp>

#include <boost/describe.hpp>

#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace upward {

enum class style_scale : std::uint8_t { formality, detail, directness };
BOOST_DESCRIBE_ENUM(style_scale, formality, detail, directness)

/// On a scale from 0 to 4. `aim` is where to move to; it need not be whole.
struct style_move {
    style_scale scale = style_scale::formality;
    std::int32_t mine = 0;
    std::int32_t theirs = 0;
    double aim = 0;
    message words = {};
};
BOOST_DESCRIBE_STRUCT(style_move, (), (scale, mine, theirs, aim, words))

struct style_match {
    double mismatch = 0;  ///< [0, 1]
    bool fully = false;   ///< trust is so low that one moves all the way
    std::vector<style_move> moves = {};
};
BOOST_DESCRIBE_STRUCT(style_match, (), (mismatch, fully, moves))

/// To raise early. `before` is the next event on the topic.
struct tricky_line {
    std::string topic = {};
    std::string name = {};  ///< by an entry, else the topic
    id entry = {};
    std::int32_t mine = 0;    ///< directness
    std::int32_t theirs = 0;  ///< as the boss wants to hear of it
    std::optional<date> before = {};
    message opener = {};
};
BOOST_DESCRIBE_STRUCT(tricky_line, (), (topic, name, entry, mine, theirs, before, opener))

namespace detail {

inline std::int32_t on_scale(const style& s, style_scale which) noexcept {
    return which == style_scale::formality ? s.formality
           : which == style_scale::detail  ? s.detail
                                           : s.directness;
}

}  // namespace detail

/// `mismatch` of model/mismatch.hpp over any number.
template <class Number>
Number mismatch_of(const fact<style>& a, const fact<style>& b) {
    auto sum = std::optional<Number>{};
    for_each_enumerator<style_scale>([&](style_scale on, std::string_view) {
        const Number x = leaf<Number>::entry(a.id(), detail::on_scale(*a, on));
        const Number y = leaf<Number>::entry(b.id(), detail::on_scale(*b, on));
        Number apart = greatest(x - y, y - x);
        sum = sum ? *std::move(sum) + std::move(apart) : std::move(apart);
    });
    return *std::move(sum) / Number(3.0 * scale::max);
}

/// Nothing unless both styles are known.
inline std::optional<style_match> style_match_of(const state& now, const parties& who, double trust,
                                                 const expect_policy& p) {
    const auto mine = newest_style(now, who.report);
    const auto theirs = newest_style(now, who.boss);
    if (!mine || !theirs) return std::nullopt;
    auto match =
        style_match{mismatch_of<double>(mine, theirs), !reaches(trust, p.full_move_below), {}};
    for_each_enumerator<style_scale>([&](style_scale on, std::string_view name) {
        const auto from = detail::on_scale(*mine, on), to = detail::on_scale(*theirs, on);
        if (from == to) return;
        auto move = style_move{on, from, to, from + (to - from) * (match.fully ? 1 : p.part_move)};
        move.words = message{"style.move"}
                         .with("scale", std::string{name})
                         .with("way", std::string{to > from ? "up" : "down"})
                         .with("from", std::int64_t{from})
                         .with("to", move.aim);
        match.moves.push_back(std::move(move));
    });
    return match;
}

namespace detail {

inline std::optional<date> next_event_on(const state& now, const std::string& topic) {
    auto next = std::optional<date>{};
    for (const auto& e : now.all<event>())
        if (e->topic == topic && to_day_number(e->on) > now.as_of() && (!next || e->on < *next))
            next = e->on;
    return next;
}

inline std::string topic_name(const state& now, const std::string& name) {
    const auto* declared = now.find<topic>(name);
    return declared ? declared->name : name;
}

}  // namespace detail

/// By topic; of each the newest entry holds. Nothing while the report's own style is not known.
inline std::vector<tricky_line> tricky_lines(const state& now, const parties& who,
                                             const expect_policy& p) {
    auto lines = std::vector<tricky_line>{};
    const auto mine = newest_style(now, who.report);
    if (!mine) return lines;
    auto newest = std::map<std::string_view, fact<tricky_topic>>{};
    for (const auto& t : from_day(now.all<tricky_topic>(), spoken_since(now, who)))
        newest[t->topic] = t;
    for (const auto& named : newest) {
        const auto& t = named.second;
        const auto own = mine->directness.value, wanted = t->directness.value;
        if (std::abs(wanted - own) < p.directness_gap) continue;
        const auto name = detail::topic_name(now, t->topic);
        lines.push_back(
            {t->topic, name, t.source->id, own, wanted, detail::next_event_on(now, t->topic),
             message{wanted > own ? "opener.plainer" : "opener.gentler"}.with("topic", name)});
    }
    return lines;
}

}  // namespace upward
