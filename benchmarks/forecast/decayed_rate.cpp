// SPDX-License-Identifier: BSL-1.0
//
// The rival for speed: a rate that fades exponentially, with a half-life of 20 working days, and
// Poisson probabilities for one day and five. It learns nothing else. Prints stream-days a second over
// the same days as forecast_requests.
//
//     decayed_rate FOLDER
#include "archive.hpp"

#include <cmath>
#include <ctime>
#include <iostream>
#include <vector>

using namespace bench;

namespace {

struct decayed_rate {
    double asks = 0, days = 0;
    std::int32_t last = -1;

    double chance(std::int32_t horizon) const {
        return 1 - std::exp(-horizon * (asks + 1) / (days + 5));
    }
    void close(std::int32_t count, double keep) {
        asks = asks * keep + count, days = days * keep + 1;
    }
};

std::size_t close_all(const archive& all, double& sum) {
    const auto keep = std::exp2(-1 / 20.);
    auto closed = std::size_t{};
    for (const auto& data : all.datasets()) {
        auto rates = std::vector<decayed_rate>(data.streams.size());
        auto today = std::vector<std::int32_t>(data.streams.size());
        for (std::int32_t day = 0; day < static_cast<std::int32_t>(data.days.size()); ++day) {
            for (const auto& a : data.days[static_cast<std::size_t>(day)].asks)
                today[static_cast<std::size_t>(a.who)] += a.count;
            for (std::size_t s = 0; s < rates.size(); ++s) {
                auto& rate = rates[s];
                if (rate.last >= 0 && day - rate.last <= 60) {
                    sum += rate.chance(1) + rate.chance(5);
                    ++closed;
                }
                if (rate.last < 0 && today[s] == 0) continue;
                rate.close(today[s], keep);
                if (today[s] > 0) rate.last = day, today[s] = 0;
            }
        }
    }
    return closed;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) fail("usage: decayed_rate FOLDER");
    const auto all = archive{argv[1]};
    auto sum = 0.0, seconds = 0.0;
    auto closed = std::size_t{};
    const auto start = std::clock();
    do {
        closed += close_all(all, sum);
        seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    } while (seconds < .5 && closed > 0);
    std::cout << static_cast<std::int64_t>(static_cast<double>(closed) / seconds)
              << " stream-days a second, " << sizeof(decayed_rate) << " bytes a stream\n";
    if (sum < 0) fail("a sum of probabilities below 0");  // so that they are computed
}
