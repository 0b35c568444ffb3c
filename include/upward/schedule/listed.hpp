// SPDX-License-Identifier: BSL-1.0
//
// The lists of a rule as arguments of messages: values joined by commas, as a catalogue's lists
// take them, from the start before those from the end.
//
//     upward::listed(rule.by_month_day);       // "1,15-17,-1"
//     upward::listed_weekdays(rule);           // "TU,2FR,-1FR"
//     upward::listed_spans(hours);             // "9-17,20"
#pragma once

#include <upward/core/describe.hpp>
#include <upward/schedule/bits.hpp>
#include <upward/schedule/rule.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace upward {

inline void add_to_list(std::string& list, std::string_view value) {
    list.append(list.empty() ? "" : ",").append(value);
}

inline std::string listed(const number_set<std::uint16_t>& numbers) {
    auto list = std::string{};
    for (std::int32_t n = 0; n < numbers.digits; ++n)
        if (numbers.contains(n)) add_to_list(list, std::to_string(n));
    return list;
}

/// The set bits; three or more in a row as the first and the last: "1,9-17".
inline std::string listed_spans(std::uint64_t bits) {
    auto list = std::string{};
    for (auto first = next_bit(bits, 0); first != no_bit;) {
        auto last = first;
        while (last < 63 && has_bit(bits, last + 1)) ++last;
        if (last - first == 1) last = first;
        add_to_list(list, std::to_string(first) +
                              (last > first ? "-" + std::to_string(last) : std::string{}));
        first = next_bit(bits, last + 1);
    }
    return list;
}

template <class Word>
std::string listed(const signed_set<Word>& numbers) {
    auto list = listed_spans(numbers.from_start.bits());
    for (auto n = numbers.from_end.digits; n > 0; --n)
        if (numbers.from_end.contains(n)) add_to_list(list, std::to_string(-n));
    return list;
}

inline std::string listed(const number_list& numbers) {
    auto list = std::string{};
    for (const auto is_from_end : {false, true})
        for (const auto n : numbers)
            if ((n < 0) == is_from_end) add_to_list(list, std::to_string(n));
    return list;
}

inline std::string listed(const weekday_set& days) {
    auto list = std::string{};
    for (std::uint8_t day = 0; day < 7; ++day)
        if (days.contains(static_cast<weekday>(day)))
            add_to_list(list, enum_name(static_cast<weekday>(day)));
    return list;
}

/// BYDAY: those without a number first.
inline std::string listed_weekdays(const recurrence_rule& rule) {
    auto list = listed(rule.by_weekday);
    for (const auto is_from_end : {false, true})
        for (const auto code : rule.by_ordinal) {
            const auto d = ordinal_weekday::of(code);
            if ((d.ordinal < 0) == is_from_end)
                add_to_list(list, std::to_string(d.ordinal).append(enum_name(d.day)));
        }
    return list;
}

/// A time of day: "09:30", or "09:30:15" where it is no whole minute.
inline std::string clock_text(std::int32_t second_of_day) {
    auto text = std::string{};
    for (const auto n : {second_of_day / 3600, second_of_day / 60 % 60, second_of_day % 60}) {
        if (text.size() == 5 && n == 0) break;
        text.append(text.empty() ? "" : ":").append(n < 10 ? "0" : "").append(std::to_string(n));
    }
    return text;
}

}  // namespace upward
