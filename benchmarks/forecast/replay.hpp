// SPDX-License-Identifier: BSL-1.0
//
// A dataset played to a forecaster, day by day. A stream is added on the day of its first ask; a boss
// is known from the first row that tells what he sent, and sends nothing on days without one.
#pragma once

#include "archive.hpp"

#include <upward/anticipate/forecaster.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace bench {

enum class presence { told, untold };

class replay {
public:
    replay(const dataset& data, const upward::forecast_weights& weights, presence told)
        : data_(&data),
          told_(told),
          forecaster_(weights),
          number_(data.streams.size(), -1),
          seen_(static_cast<std::size_t>(data.bosses)) {
        for (std::int32_t b = 0; b < data.bosses; ++b) forecaster_.add_boss();
    }

    const upward::forecaster& forecaster() const noexcept { return forecaster_; }

    /// The forecaster's number of a stream; -1 before its first ask.
    std::int32_t number(std::int32_t stream) const {
        return number_[static_cast<std::size_t>(stream)];
    }

    struct followed {
        const upward::forecaster& forecaster;
        std::int32_t number;
    };

    /// A forecaster that follows a stream, and its number there: before its first ask a copy that has
    /// just begun to. Until the next call.
    followed with(std::int32_t stream) {
        if (number(stream) >= 0) return {forecaster_, number(stream)};
        begun_ = forecaster_;
        return {begun_, begun_.add_stream(data_->boss_of[static_cast<std::size_t>(stream)])};
    }

    /// The working day that opens next.
    std::int32_t day() const noexcept { return forecaster_.state().day; }
    bool is_over() const noexcept { return day() == static_cast<std::int32_t>(data_->days.size()); }
    upward::forecast_day next() const {
        const auto& d = data_->days[static_cast<std::size_t>(day())];
        return {d.weekday, d.span};
    }

    /// Streams that are not asleep as the next day opens.
    std::size_t awake() const {
        auto count = std::size_t{};
        for (const auto& s : forecaster_.state().streams) count += s.is_awake(day());
        return count;
    }

    void close_day() {
        const auto& today = data_->days[static_cast<std::size_t>(day())];
        for (const auto& a : today.asks) {
            auto& number = number_[static_cast<std::size_t>(a.who)];
            if (number < 0)
                number = forecaster_.add_stream(data_->boss_of[static_cast<std::size_t>(a.who)]);
            forecaster_.ask(number, a.count);
        }
        if (told_ == presence::told) {
            for (const auto& s : today.sent) {
                seen_[static_cast<std::size_t>(s.who)] = true;
                forecaster_.saw(s.who, s.count);
            }
            for (std::int32_t b = 0; b < data_->bosses; ++b)
                if (seen_[static_cast<std::size_t>(b)]) forecaster_.saw(b, 0);
        }
        forecaster_.close(next());
    }

private:
    const dataset* data_;
    presence told_;
    upward::forecaster forecaster_, begun_;
    std::vector<std::int32_t> number_;
    std::vector<bool> seen_;
};

/// Whether a stream is scored on a day, as the task says: from the twentieth day on, after three
/// asks, the last of them at most sixty days ago.
inline bool is_scored(const upward::forecast_stream& s, std::int32_t day) {
    return day >= 20 && s.asks >= 3 && day - s.last <= 60;
}

}  // namespace bench
