// SPDX-License-Identifier: BSL-1.0
//
// The operating rhythm: rules, the agreement of two people to them, and what was delivered.
#pragma once

#include <upward/core/id.hpp>
#include <upward/model/field.hpp>
#include <upward/schedule/day.hpp>
#include <upward/schedule/shift_convention.hpp>

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace upward {

struct metric;
struct milestone;
struct person;
struct rule;
struct work_item;

enum class rule_trigger : std::uint8_t { calendar, milestone, problem, metric, any, all, host };
BOOST_DESCRIBE_ENUM(rule_trigger, calendar, milestone, problem, metric, any, all, host)

/// What a missed obligation does to the next one: the rule goes on along its own grid and the missed
/// one is closed; each missed one stays due; or the period starts anew.
enum class after_miss_policy : std::uint8_t { realign, stack, restart };
BOOST_DESCRIBE_ENUM(after_miss_policy, realign, stack, restart)

/// What owes an update, and when:
///
///     calendar   on the days of an RRULE (RFC 5545) in `rule`; `start` is its DTSTART, by default
///                the date of the first agreement that lists it
///     milestone  `within` wd of an item's crossing a milestone: the one named, those of `item`, or any
///     problem    by the notice limit of a problem of at least `severity`, on `item` if one is named
///     metric     `within` wd of a reading that crosses `threshold`, or that is more than `change` away
///                from what was last told
///     host       on the day on which the host turns `flag` on
///     any, all   when one of the rules in `of` would owe, or when each of them has; a flag counts
///                for `all` as long as it is on
///
/// `limit` is how late an update still counts for something, by default half the period but at least
/// 2 wd. `topic` says what the update is about: an ask about it on its day is in rhythm.
struct rule {
    static constexpr std::string_view kind = "rule";
    id rhythm;
    rule_trigger trigger = rule_trigger::calendar;
    std::optional<std::string> rule = {};
    std::optional<date> start = {};
    std::optional<std::string> zone = {};
    std::optional<shift_convention> shift = {};
    std::optional<after_miss_policy> after_miss = {};
    std::optional<working_days> limit = {};
    std::optional<working_days> grace = {};
    std::optional<std::string> channel = {};
    std::optional<std::string> topic = {};
    std::optional<working_days> within = {};
    std::optional<ref<work_item>> item = {};
    std::optional<ref<upward::milestone>> milestone = {};
    std::optional<severity_level> severity = {};
    std::optional<ref<upward::metric>> metric = {};
    std::optional<double> threshold = {};
    std::optional<amount> change = {};
    std::optional<std::string> flag = {};
    std::vector<ref<upward::rule>> of = {};
    bool operator==(const upward::rule&) const = default;
};
BOOST_DESCRIBE_STRUCT(rule, (),
                      (rhythm, trigger, rule, start, zone, shift, after_miss, limit, grace, channel,
                       topic, within, item, milestone, severity, metric, threshold, change, flag,
                       of))

/// One side proposes rules for a rhythm.
struct rhythm_proposed {
    static constexpr std::string_view kind = "rhythm_proposed";
    id rhythm;
    std::vector<ref<rule>> rules = {};
    std::optional<ref<person>> by = {};
    std::optional<working_days> spacing = {};
    std::optional<working_days> silence = {};
    bool operator==(const rhythm_proposed&) const = default;
};
BOOST_DESCRIBE_STRUCT(rhythm_proposed, (), (rhythm, rules, by, spacing, silence))

/// Both agreed, the two in `names`. Only rules that an agreement lists create obligations.
struct rhythm_agreed {
    static constexpr std::string_view kind = "rhythm_agreed";
    id rhythm;
    std::vector<ref<rule>> rules = {};
    std::vector<ref<person>> names = {};
    std::optional<working_days> spacing = {};
    std::optional<working_days> silence = {};
    bool operator==(const rhythm_agreed&) const = default;
};
BOOST_DESCRIBE_STRUCT(rhythm_agreed, (), (rhythm, rules, names, spacing, silence))

/// Both agreed anew, the two in `names`: from its date on these rules stand in place of the earlier
/// ones.
struct rhythm_renegotiated {
    static constexpr std::string_view kind = "rhythm_renegotiated";
    id rhythm;
    std::vector<ref<rule>> rules = {};
    std::vector<ref<person>> names = {};
    std::optional<working_days> spacing = {};
    std::optional<working_days> silence = {};
    bool operator==(const rhythm_renegotiated&) const = default;
};
BOOST_DESCRIBE_STRUCT(rhythm_renegotiated, (), (rhythm, rules, names, spacing, silence))

struct rhythm_ended {
    static constexpr std::string_view kind = "rhythm_ended";
    id rhythm;
    std::optional<ref<person>> by = {};
    bool operator==(const rhythm_ended&) const = default;
};
BOOST_DESCRIBE_STRUCT(rhythm_ended, (), (rhythm, by))

/// The host turns a condition of its own on or off; rules wait for it by its name.
struct flag {
    static constexpr std::string_view kind = "flag";
    std::string name;
    bool on = true;
    bool operator==(const flag&) const = default;
};
BOOST_DESCRIBE_STRUCT(flag, (), (name, on))

/// The longest honest delay in working days for bad news of at least this severity, cost and days that
/// the work is set back.
struct notice_limit {
    static constexpr std::string_view kind = "notice_limit";
    severity_level severity;
    amount wd;
    std::optional<amount> cost = {};
    std::optional<amount> days = {};
    std::optional<std::string> channel = {};
    bool operator==(const notice_limit&) const = default;
};
BOOST_DESCRIBE_STRUCT(notice_limit, (), (severity, wd, cost, days, channel))

/// An update was delivered. It may name what it settles (an obligation is `rule@date`, the date
/// before any shift); or carry a due date of its own, with no rule behind it.
struct update {
    static constexpr std::string_view kind = "update";
    std::vector<std::string> settles = {};
    std::optional<date> due = {};
    std::vector<ref<>> subjects = {};
    std::optional<std::string> channel = {};
    bool operator==(const update&) const = default;
};
BOOST_DESCRIBE_STRUCT(update, (), (settles, due, subjects, channel))

}  // namespace upward
