// SPDX-License-Identifier: BSL-1.0
//
// The times of day of a rule, as arguments of its message (describe_rule.hpp). In the shortest of
// three ways:
//
//     at: "09:30,14:00"                                   a few times
//     step: 15, unit: "minutes", from: "09:00", to: "17:45"
//                                                         at even distances; without `to` round the
//                                                         clock, without `from` from midnight
//     clock: "minutes", minutes: "0,20,50", hours: "9-17" any others: minutes of hours; `clock` is
//                                                         the smallest unit that is named, and a
//                                                         unit without values is every one
#pragma once

#include <upward/core/message.hpp>
#include <upward/schedule/listed.hpp>
#include <upward/schedule/rule_times.hpp>
#include <upward/schedule/zone.hpp>

#include <cstdint>
#include <string>
#include <utility>

namespace upward {

/// The zone of times, and the place that names it: "America/New_York" and "New York".
inline void say_zone_in(message& words, const zone& where) {
    const auto& name = where.name();
    words = std::move(words).with("zone", name);
    const auto slash = name.rfind('/');
    if (slash == name.npos || name.starts_with("Etc/")) return;
    auto place = name.substr(slash + 1);
    for (auto& c : place)
        if (c == '_') c = ' ';
    words = std::move(words).with("place", std::move(place));
}

class time_words {
public:
    time_words(const recurrence_rule& rule, local_seconds start, bool is_date)
        : rule_(rule), days_(rule_times::of(rule, to_civil_time(start))), is_date_(is_date) {
        days_.fit_to_day(to_civil_time(start));
        if (days_.freq < frequency::DAILY || is_date) return;
        times_ = days_.in_a_day(rule);
        measure();
    }

    /// The frequency and INTERVAL of the days: below DAILY where they do not fit the day.
    const rule_times& days() const noexcept { return days_; }

    /// How many times a day has, and the last of them; of a frequency below DAILY 1 and the end of
    /// the day.
    std::int32_t count() const noexcept { return is_grid() ? 1 : times_.count(); }
    std::int32_t last() const noexcept { return is_grid() ? 86400 : times_.last(); }

    /// Whether the times are at even distances, and too many to be named one by one.
    bool is_stepping() const noexcept { return step_ > 0 && times_.count() > few; }

    /// Whether BYSETPOS is in the times already.
    bool says_positions() const noexcept {
        return rule_.freq <= frequency::DAILY && !is_grid() && !needs_clock();
    }

    void say_in(message& words) const {
        if (is_date_) return;
        if (is_grid()) return say_grid(words);
        if (is_stepping()) return say_steps(words);
        if (needs_clock()) return say_clock(words, days_.hours, days_.minutes, days_.seconds);
        auto at = std::string{};
        for (std::int32_t i = 0; i < times_.count(); ++i) add_to_list(at, clock_text(times_.at(i)));
        if (!at.empty()) put(words, "at", std::move(at));
    }

private:
    static constexpr std::int32_t few = 4;
    static constexpr std::int32_t most = 12;

    bool is_grid() const noexcept { return days_.freq < frequency::DAILY; }
    bool needs_clock() const noexcept { return !is_stepping() && times_.count() > most; }

    static void put(message& words, const char* name, message_argument value) {
        words = std::move(words).with(name, std::move(value));
    }

    // The even distance between times, if there is one.
    void measure() noexcept {
        if (times_.count() < 2) return;
        const auto first = times_.first();
        step_ = times_.next(first + 1) - first;
        for (auto t = first; t != times_.last(); t += step_)
            if (times_.next(t + 1) != t + step_) return void(step_ = 0);
    }

    void say_steps(message& words) const {
        const auto unit = step_ % 3600 == 0 ? 3600 : step_ % 60 == 0 ? 60 : 1;
        put(words, "step", std::int64_t{step_ / unit});
        put(words, "unit",
            std::string{unit == 3600 ? "hours"
                        : unit == 60 ? "minutes"
                                     : "seconds"});
        const auto is_round_the_clock = std::int64_t{step_} * times_.count() == seconds_a_day;
        if (times_.first() > 0 || !is_round_the_clock)
            put(words, "from", clock_text(times_.first()));
        if (!is_round_the_clock) put(words, "to", clock_text(times_.last()));
    }

    // A unit is named when a part, not the frequency, chooses among it.
    void say_grid(message& words) const {
        if (!rule_.has_time_part()) return;
        const auto named = [](bool is_named, std::uint64_t bits, std::uint64_t all) {
            return is_named ? bits : all;
        };
        say_clock(words,
                  static_cast<std::uint32_t>(named(!rule_.by_hour.empty(), days_.hours, 0xFFFFFF)),
                  named(!rule_.by_minute.empty(), days_.minutes, bits_below(60)),
                  named(!rule_.by_second.empty(), days_.seconds, bits_below(60)));
    }

    void say_clock(message& words, std::uint32_t hours, std::uint64_t minutes,
                   std::uint64_t seconds) const {
        const auto all = bits_below(60);
        const auto tells_seconds = seconds != all && (seconds != 1 || !rule_.by_second.empty());
        const auto tells_minutes = minutes != all;
        put(words, "clock",
            std::string{tells_seconds   ? "seconds"
                        : tells_minutes ? "minutes"
                                        : "hours"});
        if (tells_seconds) put(words, "seconds", listed_spans(seconds));
        if (tells_minutes) put(words, "minutes", listed_spans(minutes));
        if (hours != 0xFFFFFF) put(words, "hours", listed_spans(hours));
    }

    const recurrence_rule& rule_;
    rule_times days_;
    time_set times_;
    std::int32_t step_ = 0;
    bool is_date_;
};

}  // namespace upward
