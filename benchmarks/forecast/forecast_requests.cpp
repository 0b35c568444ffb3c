// SPDX-License-Identifier: BSL-1.0
//
// Forecasts every row of targets.csv in a folder of request streams.
//
//     forecast_requests FOLDER OUT.csv [--weights FILE] [--without-presence]
//
// Writes stream,day,horizon,p; of the truth columns it looks only whether y5 is empty, which says that
// horizon 5 is not asked. Prints how many stream-days it closed a second, both horizons forecast and
// learned, and the bytes of a stream. `--weights` takes start weights as `fit` writes them, in place
// of those that ship.
#include "replay.hpp"
#include "weights_text.hpp"

#include <charconv>
#include <ctime>
#include <iostream>
#include <string>
#include <vector>

using namespace bench;

namespace {

/// What is asked for of one dataset: by day, the streams and whether the week is too.
struct question {
    std::int32_t stream;
    bool week;
    std::size_t row;
};

struct answer {
    double day = 0, week = 0;
};

void forecast(const dataset& data, const upward::forecast_weights& weights, presence told,
              const std::vector<std::vector<question>>& questions, std::vector<answer>& answers) {
    for (auto r = replay{data, weights, told}; !r.is_over(); r.close_day())
        for (const auto& q : questions[static_cast<std::size_t>(r.day())]) {
            const auto f = r.with(q.stream);
            answers[q.row].day = f.forecaster.chance(f.number, 1, r.next());
            if (q.week) answers[q.row].week = f.forecaster.chance(f.number, 5, r.next());
        }
}

std::string shortest(double p) {
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, p).ptr};
}

/// Both horizons of every stream that is awake, on every day, and all learning.
std::size_t close_all(const archive& all, const upward::forecast_weights& weights, double& sum) {
    auto closed = std::size_t{};
    for (const auto& data : all.datasets())
        for (auto r = replay{data, weights, presence::told}; !r.is_over(); r.close_day()) {
            const auto& streams = r.forecaster().state().streams;
            for (std::size_t s = 0; s < streams.size(); ++s) {
                if (!streams[s].is_awake(r.day())) continue;
                const auto number = static_cast<std::int32_t>(s);
                sum += r.forecaster().chance(number, 1, r.next()) +
                       r.forecaster().chance(number, 5, r.next());
                ++closed;
            }
        }
    return closed;
}

void print_speed(const archive& all, const upward::forecast_weights& weights) {
    auto sum = 0.0, seconds = 0.0;
    auto closed = std::size_t{};
    const auto start = std::clock();
    do {
        closed += close_all(all, weights, sum);
        seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    } while (seconds < .5 && closed > 0);
    std::cout << static_cast<std::int64_t>(static_cast<double>(closed) / seconds)
              << " stream-days a second, " << sizeof(upward::forecast_stream)
              << " bytes a stream\n";
    if (sum < 0) fail("a sum of probabilities below 0");  // so that they are computed
}

}  // namespace

int main(int argc, char** argv) {
    constexpr auto usage =
        "usage: forecast_requests FOLDER OUT.csv [--weights FILE] [--without-presence]";
    if (argc < 3) fail(usage);
    auto weights = upward::shipped_forecast_weights;
    auto told = presence::told;
    for (auto i = 3; i < argc; ++i) {
        const auto option = std::string{argv[i]};
        if (option == "--weights" && i + 1 < argc) weights = read_weights(argv[++i]);
        else if (option == "--without-presence") told = presence::untold;
        else fail(usage);
    }
    const auto all = archive{argv[1]};
    const auto targets = all.targets();

    auto questions = std::vector<std::vector<std::vector<question>>>{};
    for (const auto& d : all.datasets()) questions.emplace_back(d.days.size());
    for (std::size_t row = 0; row < targets.size(); ++row) {
        const auto [place, stream] = all.find(targets[row].stream);
        questions[static_cast<std::size_t>(place)][static_cast<std::size_t>(targets[row].day)]
            .push_back({stream, targets[row].asks_for_week, row});
    }
    auto answers = std::vector<answer>(targets.size());
    for (std::size_t d = 0; d < questions.size(); ++d)
        forecast(all.datasets()[d], weights, told, questions[d], answers);

    auto out = std::ofstream{argv[2]};
    out << "stream,day,horizon,p\n";
    for (std::size_t row = 0; row < targets.size(); ++row) {
        const auto begin = targets[row].stream + ',' + std::to_string(targets[row].day);
        out << begin << ",1," << shortest(answers[row].day) << '\n';
        if (targets[row].asks_for_week)
            out << begin << ",5," << shortest(answers[row].week) << '\n';
    }
    if (!out.flush()) fail(std::string{argv[2]} + ": cannot be written");
    print_speed(all, weights);
}
