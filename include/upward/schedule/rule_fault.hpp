// SPDX-License-Identifier: BSL-1.0
//
// What is wrong with a recurrence rule, whoever made it. The reader of text (rule_text.hpp) and the
// builder (rule_builder.hpp) ask here, so that both refuse the same.
//
//     auto rule = upward::recurrence_rule{};
//     rule.interval = 0;
//     upward::find_fault(rule)->part;      // "INTERVAL"
//     upward::find_fault(rule)->reason;    // 0 is less than 1; leave INTERVAL out …
#pragma once

#include <upward/schedule/rule.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace upward {

/// The part by its RFC name; the reason with the way to put it right, where there is one.
struct rule_fault {
    errc code;  ///< invalid_rule or limit_exceeded
    std::string_view part;
    std::string reason;
};

/// Strict is RFC 5545 to the letter. Lenient also takes what is common in the wild and can mean one
/// thing only: see rule_text.hpp and recurrence.hpp.
enum class rule_reading : std::uint8_t { strict, lenient };

namespace rule_checks {

using finding = std::optional<rule_fault>;

inline finding invalid(std::string_view part, std::string reason) {
    return rule_fault{errc::invalid_rule, part, std::move(reason)};
}

/// Every number in [least, most], or also in [-most, -1] when it may count from the end.
struct number_range {
    std::string_view part;
    std::int32_t least;
    std::int32_t most;
    bool from_end;

    constexpr bool has(std::int32_t n) const noexcept {
        return n < 0 ? from_end && n >= -most : n >= least && n <= most;
    }
    std::string refusal(std::int32_t n) const {
        return std::to_string(n) + " is not in [" + std::to_string(least) + ", " +
               std::to_string(most) + "]" +
               (from_end ? " or [-" + std::to_string(most) + ", -1]" : "");
    }
};

inline constexpr auto of_seconds = number_range{"BYSECOND", 0, 60, false};
inline constexpr auto of_minutes = number_range{"BYMINUTE", 0, 59, false};
inline constexpr auto of_hours = number_range{"BYHOUR", 0, 23, false};
inline constexpr auto of_months = number_range{"BYMONTH", 1, 12, false};
inline constexpr auto of_month_days = number_range{"BYMONTHDAY", 1, 31, true};
inline constexpr auto of_year_days = number_range{"BYYEARDAY", 1, 366, true};
inline constexpr auto of_weeks = number_range{"BYWEEKNO", 1, 53, true};
inline constexpr auto of_positions = number_range{"BYSETPOS", 1, 366, true};
inline constexpr auto of_ordinals = number_range{"BYDAY", 1, 53, true};

template <class Word>
finding in_range(const number_range& range, number_set<Word> set, std::int32_t sign = 1) {
    const auto upto_most = (std::uint64_t{2} << range.most) - 1;
    const auto outside = set.bits() & ~(upto_most & ~std::uint64_t{0} << range.least);
    if (outside == 0) return std::nullopt;
    return invalid(range.part, range.refusal(sign * std::countr_zero(outside)));
}

template <class Word>
finding in_range(const number_range& range, signed_set<Word> set) {
    if (auto fault = in_range(range, set.from_start)) return fault;
    return in_range(range, set.from_end, -1);
}

inline finding in_range(const number_range& range, const number_list& list) {
    for (const auto n : list)
        if (!range.has(n)) return invalid(range.part, range.refusal(n));
    return std::nullopt;
}

inline finding numbers(const recurrence_rule& rule) {
    if (rule.interval < 1)
        return invalid("INTERVAL", std::to_string(rule.interval) +
                                       " is less than 1; leave INTERVAL out to take every period");
    if (rule.count < 0)
        return invalid("COUNT", std::to_string(rule.count) +
                                    " is less than 1; leave COUNT out when there is no end");
    if (rule.interval > max_rule_number)
        return rule_fault{errc::limit_exceeded, "INTERVAL", "more than nine digits"};
    if (rule.count > max_rule_number)
        return rule_fault{errc::limit_exceeded, "COUNT", "more than nine digits"};
    if (rule.until_form != time_form::none && (rule.until < first_local || rule.until > last_local))
        return rule_fault{errc::limit_exceeded, "UNTIL", "is before 1400-01-01"};
    return std::nullopt;
}

inline finding ranges(const recurrence_rule& rule) {
    if (auto fault = in_range(of_seconds, rule.by_second)) return fault;
    if (auto fault = in_range(of_minutes, rule.by_minute)) return fault;
    if (auto fault = in_range(of_hours, rule.by_hour)) return fault;
    if (auto fault = in_range(of_months, rule.by_month)) return fault;
    if (auto fault = in_range(of_month_days, rule.by_month_day)) return fault;
    if (auto fault = in_range(of_weeks, rule.by_week_no)) return fault;
    if (auto fault = in_range(of_year_days, rule.by_year_day)) return fault;
    for (const auto code : rule.by_ordinal)
        if (const auto n = ordinal_weekday::of(code).ordinal; n == 0 || !of_ordinals.has(n))
            return invalid("BYDAY", of_ordinals.refusal(n));
    return in_range(of_positions, rule.by_set_pos);
}

// The sentences of RFC 5545, 3.3.10, with MUST NOT and MUST.
inline finding combinations(const recurrence_rule& rule) {
    const auto freq = rule.freq;
    if (!rule.by_ordinal.empty() && freq < frequency::MONTHLY)
        return invalid("BYDAY",
                       "a numbered weekday needs FREQ=MONTHLY or FREQ=YEARLY; write the weekday "
                       "alone");
    if (!rule.by_ordinal.empty() && !rule.by_week_no.empty())
        return invalid("BYDAY",
                       "a numbered weekday cannot stand with BYWEEKNO; write the weekday alone");
    if (!rule.by_month_day.empty() && freq == frequency::WEEKLY)
        return invalid("BYMONTHDAY", "is not allowed with FREQ=WEEKLY; use FREQ=MONTHLY");
    if (!rule.by_year_day.empty() && freq >= frequency::DAILY && freq < frequency::YEARLY)
        return invalid("BYYEARDAY",
                       "is not allowed with FREQ=DAILY, WEEKLY or MONTHLY; use FREQ=YEARLY");
    if (!rule.by_week_no.empty() && freq != frequency::YEARLY)
        return invalid("BYWEEKNO", "needs FREQ=YEARLY");
    if (!rule.by_set_pos.empty() && !rule.has_day_part() && !rule.has_time_part() &&
        rule.by_month.empty())
        return invalid("BYSETPOS",
                       "has nothing to choose from; add another BY part, such as BYDAY");
    return std::nullopt;
}

}  // namespace rule_checks

/// The first fault of a rule; none when it is valid. That COUNT and UNTIL stand together is a fault
/// in strict reading only; in lenient reading both end the rule.
inline std::optional<rule_fault> find_fault(const recurrence_rule& rule,
                                            rule_reading reading = rule_reading::strict) {
    if (auto fault = rule_checks::numbers(rule)) return fault;
    if (auto fault = rule_checks::ranges(rule)) return fault;
    if (auto fault = rule_checks::combinations(rule)) return fault;
    if (reading == rule_reading::strict && rule.count > 0 && rule.until_form != time_form::none)
        return rule_checks::invalid("UNTIL", "stands together with COUNT; keep one of them");
    return std::nullopt;
}

}  // namespace upward
