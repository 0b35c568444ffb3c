// SPDX-License-Identifier: BSL-1.0
//
// How good forecasts were, once their windows have closed. Each is a probability p of at least one
// ask, and 1 or 0 as it came:
//
//     Brier score          the mean of (p - came)^2; 0 is perfect, .25 is what a coin's .5 gets
//     skill                1 - Brier score / that of the stream's own rate; 0 is no better than it
//     calibration error    how far p and the share that came lie apart, over ten equal bins of p:
//                          the sum of |came - sum of p| over all bins / forecasts
//     announced            p at or above the policy's anticipate.announced, .5; each is a hit or a
//                          false alarm
//
// A stream's own rate is (k + 5g)/(n + 5): k of its n windows so far brought an ask, and g is the
// same share over all streams, begun at 2 of 10 for one day and at 5 of 10 for longer horizons.
//
//     auto tally = upward::forecast_tally{.5};
//     tally.add(.9, true, own_rate(topic, all, 5));
//     tally.score().brier;         // .01
#pragma once

#include <upward/core/describe.hpp>
#include <upward/core/real.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

namespace upward {

/// Forecasts of nearly one p.
struct forecast_bin {
    double from = 0;  ///< of p; `to` belongs to the next one, but 1 to the last
    double to = 0;
    std::int32_t forecasts = 0;
    double mean_p = 0;
    double share_that_came = 0;
};
BOOST_DESCRIBE_STRUCT(forecast_bin, (), (from, to, forecasts, mean_p, share_that_came))

struct forecast_score {
    std::int32_t forecasts = 0;
    std::int32_t came = 0;
    std::optional<double> brier = {};  ///< this and the next two: none without a forecast
    std::optional<double> own_rate_brier = {};
    std::optional<double> calibration_error = {};
    std::optional<double> skill = {};  ///< none where the own rate made no error
    std::int32_t hits = 0;
    std::int32_t false_alarms = 0;
    std::optional<double> hits_per_false_alarm = {};  ///< none without a false alarm
    std::int32_t prevented = 0;           ///< told first and not asked: in no other number
    std::vector<forecast_bin> bins = {};  ///< those that hold a forecast
};
BOOST_DESCRIBE_STRUCT(forecast_score, (),
                      (forecasts, came, brier, own_rate_brier, calibration_error, skill, hits,
                       false_alarms, hits_per_false_alarm, prevented, bins))

class forecast_tally {
public:
    /// An ask is announced from that probability on.
    explicit forecast_tally(double announced) : announced_(announced) {}

    /// Each probability in [0, 1].
    void add(double p, bool came, double own_rate) {
        const auto outcome = came ? 1.0 : 0.0;
        auto& bin = bins_[static_cast<std::size_t>(std::min(9.0, p * 10))];
        ++bin.forecasts, bin.sum += p, bin.came += came;
        ++forecasts_, came_ += came;
        squares_ += (p - outcome) * (p - outcome);
        own_squares_ += (own_rate - outcome) * (own_rate - outcome);
        if (reaches(p, announced_)) came ? ++hits_ : ++false_alarms_;
    }

    void add_prevented() noexcept { ++prevented_; }

    forecast_score score() const {
        auto s = forecast_score{forecasts_, came_};
        s.hits = hits_, s.false_alarms = false_alarms_, s.prevented = prevented_;
        if (false_alarms_ > 0) s.hits_per_false_alarm = static_cast<double>(hits_) / false_alarms_;
        if (forecasts_ == 0) return s;
        s.brier = squares_ / forecasts_;
        s.own_rate_brier = own_squares_ / forecasts_;
        if (own_squares_ > 0) s.skill = 1 - squares_ / own_squares_;
        auto apart = 0.0;
        for (std::size_t i = 0; i < bins_.size(); ++i) {
            const auto& bin = bins_[i];
            if (bin.forecasts == 0) continue;
            apart += std::abs(bin.came - bin.sum);
            s.bins.push_back({static_cast<double>(i) / 10, static_cast<double>(i + 1) / 10,
                              bin.forecasts, bin.sum / bin.forecasts,
                              static_cast<double>(bin.came) / bin.forecasts});
        }
        s.calibration_error = apart / forecasts_;
        return s;
    }

private:
    struct bin_sums {
        std::int32_t forecasts = 0;
        std::int32_t came = 0;
        double sum = 0;
    };

    double announced_;
    std::array<bin_sums, 10> bins_{};
    std::int32_t forecasts_ = 0, came_ = 0, hits_ = 0, false_alarms_ = 0, prevented_ = 0;
    double squares_ = 0, own_squares_ = 0;
};

/// Of the windows that have closed, how many brought an ask.
struct closed_windows {
    std::int32_t count = 0;
    std::int32_t came = 0;

    void close(bool with_an_ask) noexcept { ++count, came += with_an_ask; }
};

/// What a stream's record alone makes of its next window of `horizon` days, beside that of all.
inline double own_rate(const closed_windows& own, const closed_windows& all,
                       std::int32_t horizon) noexcept {
    const auto overall = (all.came + (horizon == 1 ? 2.0 : 5.0)) / (all.count + 10.0);
    return (own.came + 5 * overall) / (own.count + 5.0);
}

}  // namespace upward
