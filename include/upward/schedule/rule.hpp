// SPDX-License-Identifier: BSL-1.0
//
// A recurrence rule: the RRULE of RFC 5545, section 3.3.10, as a value. The words are those of the
// RFC: a rule repeats by a frequency; its parts BYMONTH, BYMONTHDAY and BYDAY say which days of
// each period it takes, BYSETPOS chooses among them, COUNT or UNTIL ends it.
//
//     auto rule = upward::recurrence_rule{};
//     rule.freq = upward::frequency::MONTHLY;
//     rule.by_day = {{-1, upward::weekday::FR}};       // the last Friday of each month
//     upward::find_fault(rule);                        // none
//
// A rule is mostly read from text (rule_text.hpp); the days that it gives are in occurrences.hpp.
//
// Understood now: FREQ from DAILY to YEARLY, INTERVAL, COUNT, UNTIL as a day, BYMONTH, BYMONTHDAY,
// BYDAY, BYSETPOS and WKST. The rest of the RFC (hours, minutes, seconds, BYYEARDAY, BYWEEKNO) and
// RFC 7529 (RSCALE, SKIP) will take their places beside these; until then they are refused by name,
// never ignored.
#pragma once

#include <upward/schedule/day.hpp>

#include <algorithm>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

/// Ordered from the shortest period to the longest.
enum class frequency : std::uint8_t { SECONDLY, MINUTELY, HOURLY, DAILY, WEEKLY, MONTHLY, YEARLY };
BOOST_DESCRIBE_ENUM(frequency, SECONDLY, MINUTELY, HOURLY, DAILY, WEEKLY, MONTHLY, YEARLY)

/// One value of BYDAY. Ordinal 0: every such weekday. Ordinal n in [-53, 53]: only the n-th one of
/// its month or year, from the end when negative.
struct ordinal_weekday {
    std::int32_t ordinal = 0;
    weekday day = weekday::MO;

    auto operator<=>(const ordinal_weekday&) const = default;
};

/// An empty list is a part that is not there. Lists are sets: their order and repetitions mean
/// nothing, and a rule that was read from text has them sorted and unique.
struct recurrence_rule {
    frequency freq = frequency::DAILY;
    std::optional<day_number> until;         ///< the last possible day, included
    std::optional<std::int32_t> count;       ///< occurrences in all, 1 or more
    std::int32_t interval = 1;               ///< every n-th period, 1 or more
    std::vector<std::int32_t> by_month;      ///< [1, 12]
    std::vector<std::int32_t> by_month_day;  ///< [1, 31], or [-31, -1] from the month's end
    std::vector<ordinal_weekday> by_day;
    std::vector<std::int32_t> by_set_pos;  ///< [1, 366], or [-366, -1] from the set's end
    weekday week_start = weekday::MO;      ///< WKST

    bool operator==(const recurrence_rule&) const = default;
};

/// The most values that one list may have.
inline constexpr std::size_t max_rule_values = 366;

/// What is wrong with a rule: the part by its RFC name, and in a list the index of the value.
struct rule_fault {
    errc code;  ///< invalid_rule, unsupported_rule or limit_exceeded
    std::string_view part;
    std::size_t element;
    std::string reason;  ///< with the way to put it right, where there is one
};

/// The same rule with every list sorted and without repetitions.
inline recurrence_rule normalized(recurrence_rule rule) {
    const auto sort_unique = [](auto& list) {
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
    };
    sort_unique(rule.by_month);
    sort_unique(rule.by_month_day);
    sort_unique(rule.by_day);
    sort_unique(rule.by_set_pos);
    return rule;
}

namespace rule_checks {

using finding = std::optional<rule_fault>;

inline finding invalid(std::string_view part, std::string reason, std::size_t element = 0) {
    return rule_fault{errc::invalid_rule, part, element, std::move(reason)};
}

/// Every value in [1, most], or also in [-most, -1] when it may count from the end.
inline finding range(std::string_view part, const std::vector<std::int32_t>& list,
                     std::int32_t most, bool from_end) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        const auto value = from_end && list[i] < 0 ? -std::int64_t{list[i]} : list[i];
        if (value >= 1 && value <= most) continue;
        const auto limit = std::to_string(most);
        return invalid(part,
                       std::to_string(list[i]) + " is not in [1, " + limit + "]" +
                           (from_end ? " or [-" + limit + ", -1]" : ""),
                       i);
    }
    return std::nullopt;
}

inline finding size(std::string_view part, std::size_t values) {
    if (values <= max_rule_values) return std::nullopt;
    return rule_fault{errc::limit_exceeded, part, max_rule_values,
                      "more than " + std::to_string(max_rule_values) + " values"};
}

inline finding sizes(const recurrence_rule& rule) {
    if (auto fault = size("BYMONTH", rule.by_month.size())) return fault;
    if (auto fault = size("BYMONTHDAY", rule.by_month_day.size())) return fault;
    if (auto fault = size("BYDAY", rule.by_day.size())) return fault;
    return size("BYSETPOS", rule.by_set_pos.size());
}

inline finding numbers(const recurrence_rule& rule) {
    if (rule.interval < 1)
        return invalid("INTERVAL", std::to_string(rule.interval) +
                                       " is less than 1; leave INTERVAL out to take every period");
    if (rule.count && *rule.count < 1)
        return invalid("COUNT", std::to_string(*rule.count) +
                                    " is less than 1; leave COUNT out when there is no end");
    if (auto fault = range("BYMONTH", rule.by_month, 12, false)) return fault;
    if (auto fault = range("BYMONTHDAY", rule.by_month_day, 31, true)) return fault;
    return range("BYSETPOS", rule.by_set_pos, 366, true);
}

inline finding ordinals(const recurrence_rule& rule) {
    for (std::size_t i = 0; i < rule.by_day.size(); ++i) {
        const auto ordinal = rule.by_day[i].ordinal;
        if (ordinal == 0) continue;
        if (ordinal < -53 || ordinal > 53)
            return invalid("BYDAY", std::to_string(ordinal) + " is not in [1, 53] or [-53, -1]", i);
        if (rule.freq < frequency::MONTHLY)
            return invalid("BYDAY",
                           "a numbered weekday needs FREQ=MONTHLY or FREQ=YEARLY; write "
                           "the weekday alone",
                           i);
    }
    return std::nullopt;
}

inline finding combinations(const recurrence_rule& rule) {
    if (rule.until && rule.count)
        return invalid("UNTIL", "stands together with COUNT; keep one of them");
    if (rule.freq == frequency::WEEKLY && !rule.by_month_day.empty())
        return invalid("BYMONTHDAY", "is not allowed with FREQ=WEEKLY; use FREQ=MONTHLY");
    const auto has_set =
        !rule.by_month.empty() || !rule.by_month_day.empty() || !rule.by_day.empty();
    if (!rule.by_set_pos.empty() && !has_set)
        return invalid("BYSETPOS", "has nothing to choose from; add BYDAY, BYMONTHDAY or BYMONTH");
    return std::nullopt;
}

}  // namespace rule_checks

/// The first fault of a rule; none when it is valid and understood.
inline std::optional<rule_fault> find_fault(const recurrence_rule& rule) {
    if (rule.freq < frequency::DAILY)
        return rule_fault{errc::unsupported_rule, "FREQ", 0,
                          "less than a day is not understood yet; use DAILY or longer"};
    if (auto fault = rule_checks::sizes(rule)) return fault;
    if (auto fault = rule_checks::numbers(rule)) return fault;
    if (auto fault = rule_checks::ordinals(rule)) return fault;
    return rule_checks::combinations(rule);
}

}  // namespace upward
