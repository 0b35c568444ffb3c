// SPDX-License-Identifier: BSL-1.0
//
// Fits the forecaster's start weights on a folder of request streams and writes them as they stand in
// forecast_weights.hpp.
//
//     fit FOLDER [--without DATASET]
//
// Each dataset is played twice, with what bosses sent and without, so that one set of weights serves
// both; each of these counts the same, however many forecasts it has. A ledger is the logistic
// regression of its outcomes on its features, with a penalty of `ridge` on the squared weights in
// standard units, by Newton's method. Then the two exponents of the horizons are searched on a grid
// for the least Brier score. Truth is made of the requests alone.
#include "replay.hpp"
#include "weights_text.hpp"

#include <upward/core/real.hpp>

#include <array>
#include <cmath>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

using namespace bench;

namespace {

constexpr double ridge = .01;

template <std::size_t Terms>
struct example {
    std::array<double, Terms> values;
    bool happened;
};

/// What one replay of a dataset gives a ledger to learn from.
template <std::size_t Terms>
using lesson = std::vector<example<Terms>>;

bool asked_within(const std::vector<std::int32_t>& asks, std::int32_t day, std::int32_t horizon) {
    for (auto d = day; d < day + horizon; ++d)
        if (asks[static_cast<std::size_t>(d)] > 0) return true;
    return false;
}

/// Calls `visit(replay, stream, its number, asks)` for each forecast that the task scores.
template <class Visit>
void for_each_scored(const dataset& data, const upward::forecast_weights& weights, presence told,
                     Visit visit) {
    auto asks = std::vector<std::vector<std::int32_t>>{};
    for (std::size_t s = 0; s < data.streams.size(); ++s)
        asks.push_back(data.asks_of(static_cast<std::int32_t>(s)));
    for (auto r = replay{data, weights, told}; !r.is_over(); r.close_day())
        for (std::size_t s = 0; s < asks.size(); ++s) {
            const auto number = r.number(static_cast<std::int32_t>(s));
            if (number < 0) continue;
            const auto& state = r.forecaster().state().streams[static_cast<std::size_t>(number)];
            if (is_scored(state, r.day())) visit(r, number, asks[s]);
        }
}

template <std::size_t Terms>
void standardize(upward::forecast_ledger<Terms>& ledger,
                 const std::vector<lesson<Terms>>& lessons) {
    for (std::size_t i = 0; i < Terms; ++i) {
        auto weight = 0.0, sum = 0.0, squares = 0.0;
        for (const auto& l : lessons)
            for (const auto& e : l) {
                const auto x = e.values[i], share = 1. / static_cast<double>(l.size());
                if (x != x) continue;
                weight += share, sum += share * x, squares += share * x * x;
            }
        if (weight == 0) continue;
        const auto mean = sum / weight, variance = squares / weight - mean * mean;
        ledger.terms[i].typical = mean;
        ledger.terms[i].scale = variance > 1e-12 ? std::sqrt(variance) : 1;
    }
}

/// x of Ax = b for a symmetric positive A, by Cholesky.
template <std::size_t N>
std::array<double, N> solved(std::array<std::array<double, N>, N> a, std::array<double, N> b) {
    for (std::size_t j = 0; j < N; ++j) {
        for (std::size_t k = 0; k < j; ++k) a[j][j] -= a[j][k] * a[j][k];
        a[j][j] = std::sqrt(a[j][j]);
        for (auto i = j + 1; i < N; ++i) {
            for (std::size_t k = 0; k < j; ++k) a[i][j] -= a[i][k] * a[j][k];
            a[i][j] /= a[j][j];
        }
    }
    for (std::size_t i = 0; i < N; ++i) {
        for (std::size_t k = 0; k < i; ++k) b[i] -= a[i][k] * b[k];
        b[i] /= a[i][i];
    }
    for (auto i = N; i-- > 0;) {
        for (auto k = i + 1; k < N; ++k) b[i] -= a[k][i] * b[k];
        b[i] /= a[i][i];
    }
    return b;
}

template <std::size_t Terms>
upward::forecast_ledger<Terms> fitted(const std::vector<lesson<Terms>>& lessons) {
    constexpr auto N = Terms + 1;
    auto ledger = upward::forecast_ledger<Terms>{};
    standardize(ledger, lessons);
    auto w = std::array<double, N>{};
    for (auto round = 0; round < 20; ++round) {
        auto slope = std::array<double, N>{};
        auto curve = std::array<std::array<double, N>, N>{};
        for (std::size_t i = 0; i < N; ++i) {
            const auto penalty = i == 0 ? 1e-9 : ridge * static_cast<double>(lessons.size());
            slope[i] = -penalty * w[i], curve[i][i] = penalty;
        }
        for (const auto& l : lessons)
            for (const auto& e : l) {
                const auto z = upward::standardized(e.values, ledger);
                auto sum = 0.0;
                for (std::size_t i = 0; i < N; ++i) sum += w[i] * z[i];
                const auto p = upward::logistic(sum), share = 1. / static_cast<double>(l.size());
                for (std::size_t i = 0; i < N; ++i) {
                    slope[i] += share * z[i] * ((e.happened ? 1 : 0) - p);
                    for (std::size_t j = 0; j <= i; ++j)
                        curve[i][j] += share * p * (1 - p) * z[i] * z[j];
                }
            }
        const auto step = solved(curve, slope);
        for (std::size_t i = 0; i < N; ++i) w[i] += step[i];
    }
    ledger.base = w[0];
    for (std::size_t i = 0; i < Terms; ++i) ledger.terms[i].weight = w[i + 1];
    return ledger;
}

/// The exponent of .1, .11 … 1.5 that forecasts these horizons best.
double best_exponent(const std::vector<const dataset*>& data, upward::forecast_weights weights,
                     double upward::forecast_weights::*exponent,
                     const std::vector<std::int32_t>& horizons) {
    struct outcome {
        double one, five;
        std::int32_t horizon;
        bool happened;
    };
    auto lessons = std::vector<std::vector<outcome>>{};
    for (const auto* d : data) {
        auto& lesson = lessons.emplace_back();
        for_each_scored(*d, weights, presence::told, [&](const replay& r, auto number, auto& asks) {
            const auto one = r.forecaster().chance(number, 1, r.next());
            const auto five = r.forecaster().chance(number, 5, r.next());
            for (const auto h : horizons)
                if (r.day() + h <= static_cast<std::int32_t>(asks.size()))
                    lesson.push_back({one, five, h, asked_within(asks, r.day(), h)});
        });
    }
    auto best = 1.0, least = 1e300;
    for (auto hundredths = 10; hundredths <= 150; ++hundredths) {
        weights.*exponent = hundredths / 100.;
        auto brier = 0.0;
        for (const auto& lesson : lessons)
            for (const auto& o : lesson) {
                const auto p = upward::chance_within(o.one, o.five, o.horizon, weights);
                const auto miss = p - (o.happened ? 1 : 0);
                brier += miss * miss / static_cast<double>(lesson.size());
            }
        if (brier < least) least = brier, best = weights.*exponent;
    }
    return best;
}

upward::forecast_weights fit(const std::vector<const dataset*>& data) {
    auto days = std::vector<lesson<upward::day_features.size()>>{};
    auto weeks = std::vector<lesson<upward::week_features.size()>>{};
    for (const auto* d : data)
        for (const auto told : {presence::told, presence::untold}) {
            auto& day = days.emplace_back();
            auto& week = weeks.emplace_back();
            for_each_scored(*d, {}, told, [&](const replay& r, auto number, auto& asks) {
                const auto& f = r.forecaster();
                day.push_back({f.day_values_now(number, r.next()), asked_within(asks, r.day(), 1)});
                if (r.day() + 5 <= static_cast<std::int32_t>(asks.size()))
                    week.push_back({f.week_values_now(number), asked_within(asks, r.day(), 5)});
            });
        }
    auto w = upward::forecast_weights{};
    w.day = fitted(days), w.week = fitted(weeks);
    w.within_week = best_exponent(data, w, &upward::forecast_weights::within_week, {2, 3, 4});
    w.beyond_week = best_exponent(data, w, &upward::forecast_weights::beyond_week, {10, 15, 20});
    return w;
}

}  // namespace

int main(int argc, char** argv) {
    const auto arguments = std::vector<std::string>(argv + 1, argv + argc);
    const auto leaves_out = arguments.size() == 3 && arguments[1] == "--without";
    if (arguments.size() != 1 && !leaves_out) fail("usage: fit FOLDER [--without DATASET]");
    const auto all = archive{arguments[0]};
    auto data = std::vector<const dataset*>{};
    for (const auto& d : all.datasets())
        if (!leaves_out || d.name != arguments[2]) data.push_back(&d);
    if (leaves_out && data.size() == all.datasets().size())
        fail(arguments[0] + ": has no dataset " + arguments[2]);
    if (data.empty()) fail(arguments[0] + ": leaves nothing to fit on");
    write(std::cout, rounded(fit(data)));
}
