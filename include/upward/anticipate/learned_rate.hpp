// SPDX-License-Identifier: BSL-1.0
//
// The rate of asks as the forecaster learns it: each topic on which the boss has asked is a stream,
// each day on which both are there closes one of its windows. A topic never asked for has the
// reference rate of rate.hpp; up to its third day with an ask each such day moves it a third of the
// way from there to the forecaster, whose start weights are those of streams with three asks and more.
//
// It follows the days in their order. When it becomes known that somebody was away, or who the boss
// is, the days before are learned anew as they are then known; so a day's forecast never depends on
// what was entered for later days.
//
//     auto rates = upward::learned_rate{now, policy};
//     rates.pass_to(day);
//     index.needs_on(day, {.days = 5}, rates);
#pragma once

#include <upward/anticipate/ask_history.hpp>
#include <upward/anticipate/forecaster.hpp>
#include <upward/anticipate/rate.hpp>
#include <upward/core/describe.hpp>
#include <upward/model/line.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/state.hpp>

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

class learned_rate final : public rate_model {
public:
    /// State and policy outlive it.
    learned_rate(const state& now, const policy& p)
        : now_(now), lines_(now), reference_(p.anticipate) {}

    /// Learns from every day up to `day`, which is no earlier than at the last call and no later than
    /// the state's. Constant time for each topic awake on each day; none while all sleep.
    void pass_to(day_number day) {
        assert(day >= passed_ && day <= now_.as_of());
        if (!line_ || day >= line_->until) begin(day);
        for (;;) {
            const auto next_ask =
                next_ < asks_.size() ? asks_[next_].day : line_->there.both.next(day + 1);
            if (!closed_ && next_ask > day) break;  // nobody has asked yet
            const auto next = closed_ ? line_->there.both.next(*closed_ + 1) : next_ask;
            if (next > day) break;
            if (learner_.sleeps() && next_ask > next) rest_until(std::min(next_ask, day + 1));
            else close(next);
        }
        passed_ = day;
    }

    double probability(const rate_query& q) const override {
        return probability_as<double>(
            q, [&] { return reference_.probability(q); },
            [&](std::int32_t stream, const forecast_day& next) {
                return learner_.chance(stream, q.horizon, next);
            });
    }

    traced explained(const rate_query& q) const override {
        return probability_as<traced>(
            q, [&] { return reference_.explained(q); },
            [&](std::int32_t stream, const forecast_day& next) {
                return learner_.traced_chance(stream, q.horizon, next);
            });
    }

    /// The asks of late, then the two strongest reasons that are worth a word.
    std::vector<message> because(const rate_query& q) const override {
        auto all = reference_.because(q);
        const auto* stream = stream_of(q);
        if (!stream) return all;
        auto terms =
            learner_.explain(*stream, q.horizon == 1 ? 1 : forecast_week, day_of(next_day()))
                .reasons;
        std::stable_sort(terms.begin(), terms.end(), [](const auto& a, const auto& b) {
            return magnitude(a.log_odds) > magnitude(b.log_odds);
        });
        for (std::size_t i = 0; i < std::min<std::size_t>(2, terms.size()); ++i)
            if (magnitude(terms[i].log_odds) >= worth_a_word)
                all.push_back(message{"need.term"}
                                  .with("feature", std::string{enum_name(terms[i].feature)})
                                  .with("odds", natural_exp(terms[i].log_odds)));
        return all;
    }

private:
    struct topic_ask {
        day_number day;
        std::string_view topic;
    };

    static constexpr double worth_a_word = .2;  // of log-odds
    static constexpr std::int32_t days_to_know = 3;
    static constexpr std::int32_t longest_window = 5;

    template <class Number, class Reference, class Chance>
    Number probability_as(const rate_query& q, const Reference& reference,
                          const Chance& chance) const {
        const auto* stream = stream_of(q);
        if (!stream) return reference();
        auto learned = chance(*stream, day_of(next_day()));
        const auto days = learner_.state().streams[static_cast<std::size_t>(*stream)].days_asked;
        if (days >= days_to_know) return learned;
        const auto known =
            leaf<Number>::measure({"known"}, static_cast<double>(days) / days_to_know);
        return known * std::move(learned) + (Number(1) - known) * reference();
    }

    static double magnitude(double x) noexcept { return x < 0 ? -x : x; }

    /// From the first ask on, as everything is known on `day`.
    void begin(day_number day) {
        line_.emplace(lines_.on(day));
        learner_ = forecaster{};
        boss_ = learner_.add_boss();
        streams_.clear(), asks_.clear();
        next_ = 0, closed_.reset();
        const auto history = ask_history{now_, *line_};
        for (const auto& [topic, asks] : history.on_topics(0))
            for (const auto& a : asks.all()) asks_.push_back({a.day, topic});
        std::stable_sort(asks_.begin(), asks_.end(),
                         [](const auto& a, const auto& b) { return a.day < b.day; });
    }

    void close(day_number day) {
        for (; next_ < asks_.size() && asks_[next_].day == day; ++next_) {
            const auto topic = asks_[next_].topic;
            auto stream = streams_.find(topic);
            if (stream == streams_.end())
                stream = streams_.emplace(topic, learner_.add_stream(boss_)).first;
            learner_.ask(stream->second);
        }
        learner_.close(day_of(day));
        closed_ = day;
    }

    /// Passes over the days before `day`.
    void rest_until(day_number day) {
        const auto last = line_->there.both.previous(day - 1);
        learner_.skip(line_->there.both.count(*closed_, last), day_of(last));
        closed_ = last;
    }

    day_number next_day() const { return line_->there.both.next(passed_ + 1); }

    forecast_day day_of(day_number day) const {
        const auto opens_next = line_->there.both.next(day + 1);
        return {static_cast<std::int32_t>(weekday_of(day)),
                std::min(longest_window, opens_next - day)};
    }

    /// Null where nobody has asked on the topic, or none of the days ahead counts.
    const std::int32_t* stream_of(const rate_query& q) const {
        assert(q.day == passed_);
        if (q.horizon == 0) return nullptr;
        const auto found = streams_.find(q.topic);
        return found == streams_.end() ? nullptr : &found->second;
    }

    const state& now_;
    lines lines_;
    reference_rate reference_;
    std::optional<line_of_people> line_;
    forecaster learner_;
    std::int32_t boss_ = 0;
    std::map<std::string_view, std::int32_t> streams_;
    std::vector<topic_ask> asks_;  // by day, then topic
    std::size_t next_ = 0;         // that is not learned yet
    std::optional<day_number> closed_;
    day_number passed_ = first_day;
};

}  // namespace upward
