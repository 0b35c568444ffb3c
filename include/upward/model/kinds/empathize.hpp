// SPDX-License-Identifier: BSL-1.0
//
// The boss's side of the desk: hours, meetings and decisions that wait, what annoys, and what was
// won together.
#pragma once

#include <upward/core/id.hpp>
#include <upward/model/field.hpp>
#include <upward/schedule/day.hpp>

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace upward {

struct person;
struct work_item;

/// When somebody works, in minutes of the day of the workspace's zone: [from, to). `days` are the
/// days of the week, 0 Monday to 6 Sunday; none named means every working day.
struct working_hours {
    static constexpr std::string_view kind = "working_hours";
    ref<upward::person> person;
    minute_of_day from;
    bounded<0, 1440> to;
    std::vector<bounded<0, 6>> days = {};
    bool operator==(const working_hours&) const = default;
};
BOOST_DESCRIBE_STRUCT(working_hours, (), (person, from, to, days))

struct meeting_cancelled {
    static constexpr std::string_view kind = "meeting_cancelled";
    ref<person> by;
    date meeting_on;
    bool operator==(const meeting_cancelled&) const = default;
};
BOOST_DESCRIBE_STRUCT(meeting_cancelled, (), (by, meeting_on))

/// Somebody waits for a decision of `from`; `people` is how many do.
struct decision_requested {
    static constexpr std::string_view kind = "decision_requested";
    std::optional<ref<work_item>> item = {};
    ref<person> from;
    std::optional<head_count> people = {};
    bool operator==(const decision_requested&) const = default;
};
BOOST_DESCRIBE_STRUCT(decision_requested, (), (item, from, people))

struct decision_answered {
    static constexpr std::string_view kind = "decision_answered";
    ref<decision_requested> request;
    bool operator==(const decision_answered&) const = default;
};
BOOST_DESCRIBE_STRUCT(decision_answered, (), (request))

/// What somebody cannot bear in a text; `match` is the word or phrase that gives it away.
struct peeve {
    static constexpr std::string_view kind = "peeve";
    static constexpr bool judges_a_person = true;
    ref<upward::person> person;
    std::string text;
    std::optional<std::string> match = {};
    bool operator==(const peeve&) const = default;
};
BOOST_DESCRIBE_STRUCT(peeve, (), (person, text, match))

/// Something achieved: the claim, how it was measured, the entry that shows it, who had a part.
struct win {
    static constexpr std::string_view kind = "win";
    std::string claim;
    std::optional<std::string> measure = {};
    std::optional<ref<>> evidence = {};
    std::vector<ref<person>> contributors = {};
    bool operator==(const win&) const = default;
};
BOOST_DESCRIBE_STRUCT(win, (), (claim, measure, evidence, contributors))

struct win_shared {
    static constexpr std::string_view kind = "win_shared";
    ref<upward::win> win;
    std::vector<ref<person>> to = {};
    std::optional<std::string> channel = {};
    bool operator==(const win_shared&) const = default;
};
BOOST_DESCRIBE_STRUCT(win_shared, (), (win, to, channel))

}  // namespace upward
