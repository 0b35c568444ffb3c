// SPDX-License-Identifier: BSL-1.0
//
// How good the horizons are that are not learned: for each dataset and horizon the Brier skill against
// the stream's own running rate of that horizon, and the calibration error, over the days that the
// task scores.
//
//     horizons FOLDER DATASET [--weights FILE]
#include "replay.hpp"
#include "weights_text.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

using namespace bench;

namespace {

/// Hits of closed windows, to which a prior adds `weight` of them at the rate `p`.
struct running_rate {
    double hits = 0, count = 0;
    double mean(double p, double weight) const { return (hits + weight * p) / (count + weight); }
};

struct score {
    double ours = 0, reference = 0, hits = 0;
    std::size_t count = 0;
    std::array<double, 10> off{};  ///< outcomes less probabilities, by tenth

    void add(double p, double running, bool happened) {
        const auto y = happened ? 1. : 0.;
        ours += (p - y) * (p - y), reference += (running - y) * (running - y);
        off[std::min<std::size_t>(9, static_cast<std::size_t>(p * 10))] += y - p;
        hits += y, ++count;
    }
    double skill() const { return 1 - ours / reference; }
    double calibration_error() const {
        auto sum = 0.0;
        for (const auto o : off) sum += std::fabs(o);
        return sum / static_cast<double>(count);
    }
};

score score_of(const dataset& data, const upward::forecast_weights& weights, std::int32_t horizon) {
    const auto days = static_cast<std::int32_t>(data.days.size());
    auto asked = std::vector<std::vector<bool>>{};  // within the horizon, by stream and day
    for (std::size_t s = 0; s < data.streams.size(); ++s) {
        const auto asks = data.asks_of(static_cast<std::int32_t>(s));
        auto& within = asked.emplace_back(data.days.size());
        for (std::int32_t d = 0; d < days; ++d)
            for (auto e = d; e < std::min(days, d + horizon); ++e)
                if (asks[static_cast<std::size_t>(e)] > 0)
                    within[static_cast<std::size_t>(d)] = true;
    }
    auto total = score{};
    auto pooled = running_rate{};
    auto own = std::vector<running_rate>(data.streams.size());
    auto scored = std::vector<std::vector<bool>>(data.streams.size());
    const auto prior = 1 - std::pow(.8, horizon);
    for (auto r = replay{data, weights, presence::told}; !r.is_over(); r.close_day()) {
        const auto opened = r.day() - horizon;  // its window has just closed
        for (std::size_t s = 0; s < own.size(); ++s) {
            const auto number = r.number(static_cast<std::int32_t>(s));
            const auto* state =
                number < 0 ? nullptr
                           : &r.forecaster().state().streams[static_cast<std::size_t>(number)];
            scored[s].push_back(state && is_scored(*state, r.day()));
            if (!state || opened < state->first) continue;
            const auto at = static_cast<std::size_t>(opened);
            own[s].hits += asked[s][at], ++own[s].count;
            if (scored[s][at]) pooled.hits += asked[s][at], ++pooled.count;
        }
        if (r.day() + horizon > days) continue;
        for (std::size_t s = 0; s < own.size(); ++s)
            if (scored[s].back())
                total.add(r.forecaster().chance(r.number(static_cast<std::int32_t>(s)), horizon,
                                                r.next()),
                          own[s].mean(pooled.mean(prior, 10), 5),
                          asked[s][static_cast<std::size_t>(r.day())]);
    }
    return total;
}

}  // namespace

int main(int argc, char** argv) {
    const auto weighs = argc == 5 && std::string{argv[3]} == "--weights";
    if (argc != 3 && !weighs) fail("usage: horizons FOLDER DATASET [--weights FILE]");
    const auto weights = weighs ? read_weights(argv[4]) : upward::shipped_forecast_weights;
    const auto all = archive{argv[1]};
    for (const auto& data : all.datasets()) {
        if (data.name != argv[2]) continue;
        for (const auto horizon : {1, 2, 3, 5, 10, 20}) {
            const auto s = score_of(data, weights, horizon);
            std::printf("%d %.4f %.4f %.4f\n", horizon, s.hits / static_cast<double>(s.count),
                        s.skill(), s.calibration_error());
        }
    }
}
