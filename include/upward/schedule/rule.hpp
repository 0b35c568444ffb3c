// SPDX-License-Identifier: BSL-1.0
//
// A recurrence rule: the RRULE of RFC 5545, section 3.3.10, with SKIP of RFC 7529, as a value. The
// words are those of the RFC: a rule repeats by a frequency; its BY parts say which times of each
// period it takes, BYSETPOS chooses among them, COUNT or UNTIL ends it.
//
//     auto rule = upward::recurrence_rule{};
//     rule.freq = upward::frequency::MONTHLY;
//     rule.by_ordinal = {upward::ordinal_weekday{-1, upward::weekday::FR}.code()};
//     upward::find_fault(rule);       // none (rule_fault.hpp): the last Friday of each month
//
// A rule is mostly read from text (rule_text.hpp) or built (rule_builder.hpp). Where and when it
// takes place is a recurrence (recurrence.hpp); over days alone, occurrences (occurrences.hpp).
//
// A rule is 120 bytes and holds no memory of its own, unless BYYEARDAY, BYSETPOS or the numbered
// weekdays of BYDAY have more than seven values.
#pragma once

#include <upward/schedule/local_time.hpp>
#include <upward/schedule/number_set.hpp>

#include <cstdint>

namespace upward {

/// Ordered from the shortest period to the longest.
enum class frequency : std::uint8_t { SECONDLY, MINUTELY, HOURLY, DAILY, WEEKLY, MONTHLY, YEARLY };
BOOST_DESCRIBE_ENUM(frequency, SECONDLY, MINUTELY, HOURLY, DAILY, WEEKLY, MONTHLY, YEARLY)

/// RFC 7529: what becomes of a day that its month does not have. OMIT leaves it out, BACKWARD takes
/// the last day before it, FORWARD the first after.
enum class skip_rule : std::uint8_t { OMIT, BACKWARD, FORWARD };
BOOST_DESCRIBE_ENUM(skip_rule, OMIT, BACKWARD, FORWARD)

/// One value of BYDAY with a number: the n-th such weekday of its month or year, from the end when
/// n is below 0. In a rule it stands as its code, which sorts by the number, then by the weekday.
struct ordinal_weekday {
    std::int32_t ordinal = 0;  ///< [1, 53] or [-53, -1]
    weekday day = weekday::MO;

    constexpr std::int32_t code() const noexcept {
        return ordinal * 8 + static_cast<std::int32_t>(day);
    }
    static constexpr ordinal_weekday of(std::int32_t code) noexcept {
        return {code >> 3, static_cast<weekday>(code & 7)};
    }

    bool operator==(const ordinal_weekday&) const = default;
};

/// The weekdays of a week.
class weekday_set {
public:
    constexpr weekday_set() = default;
    constexpr weekday_set(std::initializer_list<weekday> days) {
        for (const auto day : days) insert(day);
    }
    constexpr void insert(weekday day) noexcept { days_.insert(static_cast<std::int32_t>(day)); }
    constexpr bool contains(weekday day) const noexcept {
        return days_.contains(static_cast<std::int32_t>(day));
    }
    constexpr bool empty() const noexcept { return days_.empty(); }
    constexpr std::int32_t size() const noexcept { return days_.size(); }
    /// Bit 0 is Monday.
    constexpr std::uint8_t bits() const noexcept { return days_.bits(); }

    bool operator==(const weekday_set&) const = default;

private:
    number_set<std::uint8_t> days_;
};

/// An empty set is a part that is not there. A number that counts from the end is below 0.
struct recurrence_rule {
    frequency freq = frequency::DAILY;
    weekday week_start = weekday::MO;  ///< WKST
    skip_rule skip = skip_rule::OMIT;
    time_form until_form = time_form::none;  ///< none: no UNTIL
    std::int32_t interval = 1;               ///< every n-th period, [1, 999999999]
    std::int32_t count = 0;                  ///< occurrences in all; 0: no COUNT
    number_set<std::uint32_t> by_hour;       ///< [0, 23]
    std::int64_t until = 0;                  ///< the last possible second; a date is its midnight
    number_set<std::uint64_t> by_second;     ///< [0, 60]; 60 acts as 59
    number_set<std::uint64_t> by_minute;     ///< [0, 59]
    number_set<std::uint16_t> by_month;      ///< [1, 12]
    weekday_set by_weekday;                  ///< BYDAY, the weekdays without a number
    signed_set<std::uint32_t> by_month_day;  ///< [1, 31] or [-31, -1]
    signed_set<std::uint64_t> by_week_no;    ///< [1, 53] or [-53, -1]
    number_list by_year_day;                 ///< [1, 366] or [-366, -1]
    number_list by_ordinal;                  ///< BYDAY with a number: codes of ordinal_weekday
    number_list by_set_pos;                  ///< [1, 366] or [-366, -1]

    bool has_by_day() const noexcept { return !by_weekday.empty() || !by_ordinal.empty(); }
    /// Whether a part says which days: BYDAY, BYMONTHDAY, BYYEARDAY or BYWEEKNO.
    bool has_day_part() const noexcept {
        return has_by_day() || !by_month_day.empty() || !by_year_day.empty() || !by_week_no.empty();
    }
    bool has_time_part() const noexcept {
        return !by_hour.empty() || !by_minute.empty() || !by_second.empty();
    }
    /// Whether it says more than days: by its frequency, or by hours, minutes or seconds.
    bool speaks_of_times() const noexcept { return freq < frequency::DAILY || has_time_part(); }
    bool is_endless() const noexcept { return until_form == time_form::none && count == 0; }

    bool operator==(const recurrence_rule&) const = default;
};
static_assert(sizeof(recurrence_rule) <= 128);

/// The largest INTERVAL and COUNT.
inline constexpr std::int32_t max_rule_number = 999'999'999;

}  // namespace upward
