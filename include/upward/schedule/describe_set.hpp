// SPDX-License-Identifier: BSL-1.0
//
// A recurrence set in words: a message for each rule of it, then its dates, each with the sentence
// that links it to those before. render/recurrence_sentence.hpp says them as one.
//
//     rule.weekly; set.also: set.dates; set.except: set.dates
//     "every Monday, also on Tue 3 Mar 2026, except on Mon 6 Apr 2026"
#pragma once

#include <upward/schedule/describe_rule.hpp>
#include <upward/schedule/property_text.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace upward {

/// `link` is the key of a sentence with the arguments `before` and `next`; empty of the first.
struct linked_words {
    std::string link;
    message words;

    bool operator==(const linked_words&) const = default;
};

namespace set_words {

/// So many dates, and rules, are named; of the others only how many there are.
inline constexpr std::size_t most_dates = 5;
inline constexpr std::size_t most_rules = 5;

/// The day that a clock in the zone of the set shows.
inline day_number shown_day(const property_time& t, const zone* where) noexcept {
    const auto is_utc = t.time.form == time_form::utc;
    return day_of(is_utc && where ? where->to_local(t.time.seconds) : t.time.seconds);
}

inline message dates(const std::vector<property_time>& times, const zone* where) {
    auto days = std::vector<day_number>{};
    for (const auto& t : times) days.push_back(shown_day(t, where));
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    auto named = std::string{};
    for (std::size_t i = 0; i < std::min(days.size(), most_dates); ++i)
        add_to_list(named, to_string(to_civil(days[i])));
    auto words = message{"set.dates"}.with("dates", std::move(named));
    if (days.size() <= most_dates) return words;
    return std::move(words).with("more", static_cast<std::int64_t>(days.size() - most_dates));
}

inline message start(const property_time& t, const recurrence_options& options) {
    const auto is_utc = t.time.form == time_form::utc;
    const auto shown =
        is_utc && options.where ? options.where->to_local(t.time.seconds) : t.time.seconds;
    auto words = message{"set.start"}.with("day", to_string(to_civil(day_of(shown))));
    if (options.is_date) return words;
    words = std::move(words).with("at", clock_text(second_of_day(shown)));
    if (options.where) say_zone_in(words, *options.where);
    return words;
}

}  // namespace set_words

/// `options` are those of its rules: the zone of the start, and whether it is a date.
inline std::vector<linked_words> describe(const recurrence_properties& all,
                                          const recurrence_options& options) {
    auto words = std::vector<linked_words>{};
    const auto add = [&words](const char* link, message m) {
        words.push_back({words.empty() ? "" : link, std::move(m)});
    };
    const auto add_rules = [&](const char* link, const std::vector<recurrence_rule>& rules) {
        const auto named = std::min(rules.size(), set_words::most_rules);
        for (std::size_t i = 0; i < named; ++i)
            add(link, describe(rules[i], all.start.time.seconds, options));
        if (rules.size() > named)
            add("set.and", message{"set.more_rules"}.with(
                               "rules", static_cast<std::int64_t>(rules.size() - named)));
    };
    add_rules("set.and", all.rules);
    if (all.rules.empty()) add("set.and", set_words::start(all.start, options));
    if (!all.dates.empty()) add("set.also", set_words::dates(all.dates, options.where));
    add_rules("set.except", all.exception_rules);
    if (!all.exceptions.empty()) add("set.except", set_words::dates(all.exceptions, options.where));
    return words;
}

}  // namespace upward
