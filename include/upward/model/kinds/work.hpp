// SPDX-License-Identifier: BSL-1.0
//
// The work: what the boss is measured by, what is being done, what happened, what was asked and what
// was told.
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

enum class criticality_level : std::uint8_t { low, high };
BOOST_DESCRIBE_ENUM(criticality_level, low, high)

/// A domain of decisions or a system. Entries name it in their `area`.
struct area {
    static constexpr std::string_view kind = "area";
    std::string name;
    std::optional<ref<person>> built_by = {};
    std::optional<criticality_level> criticality = {};
    bool operator==(const area&) const = default;
};
BOOST_DESCRIBE_STRUCT(area, (), (name, built_by, criticality))

/// What a topic is called, the area it belongs to, and the topic of a checklist that it is about. The
/// entry's id is the topic as other entries name it.
struct topic {
    static constexpr std::string_view kind = "topic";
    std::string name;
    std::optional<ref<upward::area>> in_area = {};
    std::optional<std::string> catalogue_topic = {};
    bool operator==(const topic&) const = default;
};
BOOST_DESCRIBE_STRUCT(topic, (), (name, in_area, catalogue_topic))

/// A number that its owner is assessed by: `weight` is its share of the assessment; it should go from
/// `start` on day `from` to `target` on day `due`.
struct metric {
    static constexpr std::string_view kind = "metric";
    ref<person> owner;
    std::string name;
    std::string unit;
    share weight;
    double start = 0;
    double target = 0;
    date from;
    date due;
    bool operator==(const metric&) const = default;
};
BOOST_DESCRIBE_STRUCT(metric, (), (owner, name, unit, weight, start, target, from, due))

struct criterion;

/// A measured value of a metric, or of a criterion of an experiment.
struct reading {
    static constexpr std::string_view kind = "reading";
    ref<metric, criterion> of;
    double value = 0;
    bool operator==(const reading&) const = default;
};
BOOST_DESCRIBE_STRUCT(reading, (), (of, value))

/// How much `from` moves `to`, as a share.
struct link {
    static constexpr std::string_view kind = "link";
    ref<> from;
    ref<> to;
    share strength;
    bool operator==(const link&) const = default;
};
BOOST_DESCRIBE_STRUCT(link, (), (from, to, strength))

enum class event_type : std::uint8_t { review, board, meeting, other };
BOOST_DESCRIBE_ENUM(event_type, review, board, meeting, other)

/// Something in the calendar, at which `answers` has to answer. It may begin at a minute of its day.
/// `odds`, above 0 and at most 1000, multiplies the odds that its topic is asked for.
struct event {
    static constexpr std::string_view kind = "event";
    date on;
    std::string name;
    std::string topic;
    event_type type = event_type::other;
    ref<person> answers;
    std::vector<ref<person>> audience = {};
    std::optional<minute_of_day> begins = {};
    std::optional<amount> odds = {};
    bool operator==(const event&) const = default;
};
BOOST_DESCRIBE_STRUCT(event, (), (on, name, topic, type, answers, audience, begins, odds))

struct work_item {
    static constexpr std::string_view kind = "work_item";
    std::string name;
    ref<person> owner;
    std::string topic;
    std::optional<head_count> people = {};
    std::vector<ref<person>> contributors = {};
    bool operator==(const work_item&) const = default;
};
BOOST_DESCRIBE_STRUCT(work_item, (), (name, owner, topic, people, contributors))

enum class item_colour : std::uint8_t { green, amber, red };
BOOST_DESCRIBE_ENUM(item_colour, green, amber, red)

struct item_state {
    static constexpr std::string_view kind = "item_state";
    ref<work_item> item;
    std::optional<percentage> percent = {};
    std::optional<std::string> state = {};
    std::optional<item_colour> colour = {};
    std::optional<bool> decision_needed = {};
    bool operator==(const item_state&) const = default;
};
BOOST_DESCRIBE_STRUCT(item_state, (), (item, percent, state, colour, decision_needed))

/// A point that an item is to reach: a percentage, or a state of that name.
struct milestone {
    static constexpr std::string_view kind = "milestone";
    ref<work_item> item;
    std::string name;
    std::optional<percentage> percent = {};
    std::optional<std::string> state = {};
    bool operator==(const milestone&) const = default;
};
BOOST_DESCRIBE_STRUCT(milestone, (), (item, name, percent, state))

/// Trouble, which the report knows since `known`: what it costs, and how many days it sets the work
/// back. Severity 3 and 4 are red.
struct problem {
    static constexpr std::string_view kind = "problem";
    std::optional<ref<work_item>> item = {};
    std::string topic;
    severity_level severity;
    date known;
    std::optional<amount> cost = {};
    std::optional<amount> days = {};
    std::optional<std::string> text = {};
    bool operator==(const problem&) const = default;
};
BOOST_DESCRIBE_STRUCT(problem, (), (item, topic, severity, known, cost, days, text))

/// Somebody was told of `subjects`. `first_from` is who brought it first and `heard_from` whom the
/// news came from, where that was not the report.
struct told {
    static constexpr std::string_view kind = "told";
    std::vector<ref<>> subjects = {};
    ref<person> to;
    std::optional<std::string> channel = {};
    std::optional<ref<person>> first_from = {};
    std::optional<ref<person>> heard_from = {};
    bool operator==(const told&) const = default;
};
BOOST_DESCRIBE_STRUCT(told, (), (subjects, to, channel, first_from, heard_from))

enum class ask_sort : std::uint8_t { detail, direction };
BOOST_DESCRIBE_ENUM(ask_sort, detail, direction)

/// A request. One that names the obligation it is answered by is in rhythm.
struct ask {
    static constexpr std::string_view kind = "ask";
    ref<person> by;
    ref<person> to;
    std::string topic;
    std::optional<ask_sort> sort = {};
    std::optional<ref<upward::event>> event = {};
    std::optional<std::string> obligation = {};
    bool operator==(const ask&) const = default;
};
BOOST_DESCRIBE_STRUCT(ask, (), (by, to, topic, sort, event, obligation))

/// The boss's own hand in the work: in its details, or in its direction.
struct detail_act {
    static constexpr std::string_view kind = "detail_act";
    ref<person> by;
    ask_sort sort = ask_sort::detail;
    std::optional<std::string> text = {};
    bool operator==(const detail_act&) const = default;
};
BOOST_DESCRIBE_STRUCT(detail_act, (), (by, sort, text))

/// A decision that was made; `signed` (a word that C++ keeps for itself) when the boss had to sign.
struct decision_made {
    static constexpr std::string_view kind = "decision_made";
    std::optional<ref<work_item>> item = {};
    bool signed_ = false;
    bool operator==(const decision_made&) const = default;
};
BOOST_DESCRIBE_STRUCT(decision_made, (), (item, signed_))

struct expectation_above {
    static constexpr std::string_view kind = "expectation_above";
    ref<person> holder;
    std::string topic;
    std::optional<date> due = {};
    std::string text;
    bool operator==(const expectation_above&) const = default;
};
BOOST_DESCRIBE_STRUCT(expectation_above, (), (holder, topic, due, text))

}  // namespace upward
