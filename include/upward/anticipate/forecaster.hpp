// SPDX-License-Identifier: BSL-1.0
//
// The forecaster: how likely the boss asks about a topic within the next working days. It follows
// streams (the asks of one boss on one topic) from working day to working day, starts from weights
// that were fitted elsewhere, and adapts with caution to the place where it is.
//
//     auto f = upward::forecaster{};
//     const auto boss = f.add_boss(), budget = f.add_stream(boss);
//     f.ask(budget);                                // today, twice
//     f.ask(budget);
//     f.saw(boss, 31);                              // optional: what the boss sent today
//     f.close({.weekday = 0});                      // Monday is over
//     f.chance(budget, 1, {.weekday = 1});          // of an ask on Tuesday
//     f.chance(budget, 5, {.weekday = 1});          // from Tuesday to Monday
//     f.explain(budget, 5, {.weekday = 1});         // the same, term by term
//
// Two horizons are learned, 1 and 5 working days; the others follow from them. A forecast is made of
// closed days alone. Within a day the order of events changes nothing. Events cost a constant, a
// closed day a constant for each stream that is awake. There is no chance in it and no iteration: the
// same calls give the same bytes.
//
// A boss whose mail and acts are not told is forecast without them. What is known to come is a
// factor on the odds that the caller states.
#pragma once

#include <upward/anticipate/forecast_check.hpp>
#include <upward/anticipate/forecast_features.hpp>
#include <upward/anticipate/forecast_horizon.hpp>
#include <upward/anticipate/forecast_stream.hpp>
#include <upward/anticipate/forecast_weights.hpp>
#include <upward/anticipate/online_logistic.hpp>
#include <upward/core/result.hpp>
#include <upward/core/trace.hpp>

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

/// How far the start weights are believed: their variance, in standard units, and that of the offset
/// of a stream.
inline constexpr double start_weight_variance = .005;
inline constexpr double stream_offset_variance = .05;
/// Windows of five days a day apart: three of them say as much as one alone.
inline constexpr double week_overlap = 3;

class forecaster {
public:
    explicit forecaster(const forecast_weights& start = shipped_forecast_weights) : start_(start) {
        state_.day_learned = started_logistic(weights_of(start.day), start_weight_variance);
        state_.week_learned = started_logistic(weights_of(start.week), start_weight_variance);
    }

    /// Goes on where a state was left, with the weights that it began with. Fails as `check` does.
    static result<forecaster> restored(forecast_state state,
                                       const forecast_weights& start = shipped_forecast_weights) {
        if (const auto checked = check(state); !checked) return checked.error();
        auto f = forecaster{start};
        f.state_ = std::move(state);
        return f;
    }

    const forecast_state& state() const noexcept { return state_; }

    /// Bosses and streams are numbered from 0 and may be added on any day. The order in which they
    /// are added is part of what determines the bytes.
    std::int32_t add_boss() {
        state_.bosses.emplace_back();
        return static_cast<std::int32_t>(state_.bosses.size()) - 1;
    }
    std::int32_t add_stream(std::int32_t boss) {
        assert(0 <= boss && boss < static_cast<std::int32_t>(state_.bosses.size()));
        auto s = forecast_stream{};
        s.boss = boss, s.added = state_.day;
        s.day_offset.variance = s.week_offset.variance = stream_offset_variance;
        state_.streams.push_back(s);
        return static_cast<std::int32_t>(state_.streams.size()) - 1;
    }

    /// Asks in the window of the day that closes next.
    void ask(std::int32_t stream, std::int32_t count = 1) {
        auto& s = state_.streams[static_cast<std::size_t>(stream)];
        s.today += std::clamp(count, 0, max_forecast_count - s.today);
    }

    /// What the boss sent to anybody in the window of the day that closes next; 0 is knowledge too.
    void saw(std::int32_t boss, std::int32_t sent) {
        auto& b = state_.bosses[static_cast<std::size_t>(boss)];
        b.today = std::max(b.today, 0);
        b.today += std::clamp(sent, 0, max_forecast_count - b.today);
    }

    /// Ends a working day: learns from the windows that end with it, then counts it.
    void close(const forecast_day& day) {
        for (auto& s : state_.streams) learn_from(s, day);
        remember_opening();
        count(day);
        state_.span_before = day.span;
        ++state_.day;
    }

    /// Whether every stream sleeps and no window is open.
    bool sleeps() const noexcept {
        return state_.last_ask < 0 ||
               state_.day - state_.last_ask > forecast_awake_days + forecast_week;
    }

    /// The same as closing `days` days on which nothing happened and no presence was told, `last`
    /// being the last of them, in constant time. Precondition: sleeps(), and no event waits.
    void skip(std::int32_t days, const forecast_day& last) {
        assert(sleeps() && days > 0);
        state_.day += days;
        state_.span_before = last.span;
    }

    /// Of at least one ask within `horizon` working days [1, 20], the first of which is `next`, the
    /// day that opens; in (0, 1) and never smaller for a longer horizon. `odds` multiplies the odds.
    double chance(std::int32_t stream, std::int32_t horizon, const forecast_day& next,
                  double odds = 1) const {
        return chance_as<double>(stream, horizon, next, odds);
    }

    /// The same number with its tree.
    traced traced_chance(std::int32_t stream, std::int32_t horizon, const forecast_day& next,
                         double odds = 1) const {
        return chance_as<traced>(stream, horizon, next, odds);
    }

    /// The terms of a learned horizon, 1 or 5: where the first day alone is likelier than the ledger
    /// of five days says, those of the first day.
    forecast_explanation explain(std::int32_t stream, std::int32_t horizon,
                                 const forecast_day& next) const {
        const auto& s = state_.streams[static_cast<std::size_t>(stream)];
        const auto rates = rates_of(state_, s);
        auto day = ledger_explained(start_.day, day_features, day_values_of(state_, s, rates, next),
                                    state_.day_learned, s.day_offset);
        if (horizon == 1) return day;
        auto week = ledger_explained(start_.week, week_features, week_values_of(state_, s, rates),
                                     state_.week_learned, s.week_offset);
        return week.p < day.p ? day : week;
    }

    /// What the ledgers weigh, for fitting them.
    day_values day_values_now(std::int32_t stream, const forecast_day& next) const {
        const auto& s = state_.streams[static_cast<std::size_t>(stream)];
        return day_values_of(state_, s, rates_of(state_, s), next);
    }
    week_values week_values_now(std::int32_t stream) const {
        const auto& s = state_.streams[static_cast<std::size_t>(stream)];
        return week_values_of(state_, s, rates_of(state_, s));
    }

private:
    template <std::size_t Terms>
    static std::array<double, Terms + 1> weights_of(const forecast_ledger<Terms>& ledger) {
        auto weights = std::array<double, Terms + 1>{ledger.base};
        for (std::size_t i = 0; i < Terms; ++i) weights[i + 1] = ledger.terms[i].weight;
        return weights;
    }

    template <class Number>
    Number chance_as(std::int32_t stream, std::int32_t horizon, const forecast_day& next,
                     double odds) const {
        assert(1 <= horizon && horizon <= 20 && odds > 0);
        const auto& s = state_.streams[static_cast<std::size_t>(stream)];
        const auto rates = rates_of(state_, s);
        auto p = ledger_chance<Number>("day", start_.day, day_features,
                                       day_values_of(state_, s, rates, next), state_.day_learned,
                                       s.day_offset);
        if (horizon > 1)
            p = chance_within(std::move(p),
                              ledger_chance<Number>("week", start_.week, week_features,
                                                    week_values_of(state_, s, rates),
                                                    state_.week_learned, s.week_offset),
                              horizon, start_);
        return odds == 1 ? p : with_odds(std::move(p), leaf<Number>::measure({"odds"}, odds));
    }

    /// From the day that `s` had and from the window of five days that ends with it.
    void learn_from(forecast_stream& s, const forecast_day& day) {
        const auto slot = static_cast<std::size_t>(state_.day % forecast_week);
        const auto ends = (slot + 1) % forecast_week, bit = std::size_t{1} << ends;
        if (static_cast<std::size_t>(s.open_weeks) & bit) {
            const auto opened = state_.day - forecast_week + 1;
            const auto& shared = state_.bosses[static_cast<std::size_t>(s.boss)].opened[ends];
            const auto values =
                week_values{s.weeks[ends].recent, s.weeks[ends].volume, shared.boss_quiet,
                            state_.tempo_opened[ends],
                            shared.boss_known ? shared.boss_silent : unknown_feature};
            learn(state_.week_learned, s.week_offset, standardized(values, start_.week),
                  s.today > 0 || s.last >= opened, week_overlap);
            s.open_weeks &= ~static_cast<std::int32_t>(bit);
        }
        if (!s.is_awake(state_.day)) return;
        const auto rates = rates_of(state_, s);
        learn(state_.day_learned, s.day_offset,
              standardized(day_values_of(state_, s, rates, day), start_.day), s.today > 0, 1);
        s.weeks[slot] = {recent_week(rates), natural_log(rates.volume)};
        s.open_weeks |= static_cast<std::int32_t>(std::size_t{1} << slot);
    }

    /// What the windows of five days that opened with this day share.
    void remember_opening() {
        if (sleeps()) return;
        const auto slot = static_cast<std::size_t>(state_.day % forecast_week);
        state_.tempo_opened[slot] = natural_log(state_.tempo.factor());
        for (auto& b : state_.bosses) {
            if (b.last_ask < 0) continue;
            const auto known = knows_presence(state_, b);
            b.opened[slot] = {boss_quiet(state_, b), known ? boss_silent(state_, b) : 0, known};
        }
    }

    /// The day's events, into the streams, their bosses and what all share.
    void count(const forecast_day& day) {
        constexpr auto keep_recent = decay(1, recent_half_life);
        constexpr auto keep_volume = decay(1, volume_half_life);
        constexpr auto keep_tempo = decay(1, tempo_half_life);
        const auto weekday = static_cast<std::size_t>(day.weekday);
        auto awake = 0;
        auto asked = 0.0, expected = 0.0;
        for (auto& s : state_.streams) {
            const auto was_awake = s.is_awake(state_.day);
            if (!was_awake && s.today == 0) continue;
            auto& boss = state_.bosses[static_cast<std::size_t>(s.boss)];
            const auto hit = s.today > 0 ? 1. : 0.;
            if (was_awake) {
                const auto running = rates_of(state_, s).running;
                for (auto* on : {&s.on[weekday], &boss.on[weekday]})
                    on->asked += hit, on->expected += running;
                ++awake, asked += hit, expected += running;
            } else if (s.first >= 0) {
                const auto rested = state_.day - s.seen_until(state_.day);
                s.recent.rest(rested, recent_half_life), s.volume.rest(rested, volume_half_life);
            }
            s.recent.add(hit, keep_recent), s.volume.add(s.today, keep_volume);
            if (s.today == 0) continue;
            if (s.first < 0) s.first = state_.day;
            s.last = boss.last_ask = state_.last_ask = state_.day;
            ++s.days_asked, s.asks += s.today, s.today = 0;
        }
        if (awake > 0) {
            state_.pooled.sum += asked, state_.pooled.weight += awake;
            state_.tempo.asked = state_.tempo.asked * keep_tempo + asked;
            state_.tempo.expected = state_.tempo.expected * keep_tempo + expected;
        }
        for (auto& b : state_.bosses) count_presence(b, weekday);
    }

    void count_presence(forecast_boss& b, std::size_t weekday) {
        if (b.today < 0) return;
        constexpr auto keep = decay(1, presence_half_life);
        b.norm.add(b.today, keep), b.norm_on[weekday].add(b.today, keep);
        b.silent = b.today > 0 ? 0 : b.silent + 1;
        b.sent = b.today, b.last_seen = state_.day, b.today = -1;
    }

    forecast_weights start_;
    forecast_state state_;
};

}  // namespace upward
