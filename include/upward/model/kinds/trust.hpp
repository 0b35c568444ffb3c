// SPDX-License-Identifier: BSL-1.0
//
// What bears on trust: promises and results, surprises and breaches, how a lapse was met, and the
// boss's own acts.
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
struct metric;
struct problem;
struct experiment;
struct expectation;
struct feedback;

/// A promise with its day. Only with a `measure` stated can it be exceeded.
struct promise {
    static constexpr std::string_view kind = "promise";
    ref<person> to;
    std::string text;
    std::optional<std::string> measure = {};
    std::optional<double> amount = {};
    std::optional<std::string> unit = {};
    date due;
    bool operator==(const promise&) const = default;
};
BOOST_DESCRIBE_STRUCT(promise, (), (to, text, measure, amount, unit, due))

enum class promise_result : std::uint8_t { kept, exceeded, slip_warned, missed };
BOOST_DESCRIBE_ENUM(promise_result, kept, exceeded, slip_warned, missed)

struct promise_outcome {
    static constexpr std::string_view kind = "promise_outcome";
    ref<upward::promise> promise;
    promise_result result = promise_result::kept;
    std::optional<double> amount = {};
    bool operator==(const promise_outcome&) const = default;
};
BOOST_DESCRIBE_STRUCT(promise_outcome, (), (promise, result, amount))

/// What a work item should reach, written down before the work.
struct expectation {
    static constexpr std::string_view kind = "expectation";
    ref<work_item> item;
    std::string measure;
    double value = 0;
    date due;
    bool operator==(const expectation&) const = default;
};
BOOST_DESCRIBE_STRUCT(expectation, (), (item, measure, value, due))

/// Whether one metric, expectation or experiment came out as meant; and where it did not, whether
/// the report stood by it.
struct result_recorded {
    static constexpr std::string_view kind = "result";
    std::optional<ref<upward::metric>> metric = {};
    std::optional<ref<upward::expectation>> expectation = {};
    std::optional<ref<upward::experiment>> experiment = {};
    bool met = false;
    std::optional<bool> owned = {};
    bool operator==(const result_recorded&) const = default;
};
BOOST_DESCRIBE_STRUCT(result_recorded, (), (metric, expectation, experiment, met, owned))

/// The boss heard of a problem from somebody else. It judges people, so it is never shared.
struct surprise {
    static constexpr std::string_view kind = "surprise";
    static constexpr bool judges_a_person = true;
    ref<upward::problem> problem;
    std::optional<ref<person>> heard_from = {};
    bool operator==(const surprise&) const = default;
};
BOOST_DESCRIBE_STRUCT(surprise, (), (problem, heard_from))

/// A problem was hidden on purpose.
struct concealed {
    static constexpr std::string_view kind = "concealed";
    static constexpr bool judges_a_person = true;
    ref<upward::problem> problem;
    std::optional<ref<person>> by = {};
    bool operator==(const concealed&) const = default;
};
BOOST_DESCRIBE_STRUCT(concealed, (), (problem, by))

struct deception {
    static constexpr std::string_view kind = "deception";
    static constexpr bool judges_a_person = true;
    std::string about;
    bool operator==(const deception&) const = default;
};
BOOST_DESCRIBE_STRUCT(deception, (), (about))

enum class trust_dimension : std::uint8_t { sincerity, credibility, competence };
BOOST_DESCRIBE_ENUM(trust_dimension, sincerity, credibility, competence)

/// Evidence that the host weighs itself. `weight` is above 0; `sign` gives its direction.
struct evidence {
    static constexpr std::string_view kind = "evidence";
    static constexpr bool judges_a_person = true;
    trust_dimension dimension = trust_dimension::sincerity;
    bounded<-1, 1> sign;
    amount weight;
    std::string reason;
    bool operator==(const evidence&) const = default;
};
BOOST_DESCRIBE_STRUCT(evidence, (), (dimension, sign, weight, reason))

enum class lapse_act : std::uint8_t { owned, disowned, repaired, disputed };
BOOST_DESCRIBE_ENUM(lapse_act, owned, disowned, repaired, disputed)

/// How the report met a lapse: `lapse` names the entry that is the lapse, or that shows it.
struct lapse_response {
    static constexpr std::string_view kind = "lapse_response";
    ref<> lapse;
    lapse_act act = lapse_act::owned;
    bool operator==(const lapse_response&) const = default;
};
BOOST_DESCRIBE_STRUCT(lapse_response, (), (lapse, act))

enum class boss_act_sort : std::uint8_t {
    invest,
    wider,
    sends,
    takes_back,
    new_signoff,
    redoes,
    round_me
};
BOOST_DESCRIBE_ENUM(boss_act_sort, invest, wider, sends, takes_back, new_signoff, redoes, round_me)

/// The boss's own risk-taking, or its opposite: pays or invests, widens a sign-off, sends the report
/// in their place; takes an area back, asks for a new sign-off, redoes work, goes round the report.
struct boss_act {
    static constexpr std::string_view kind = "boss_act";
    boss_act_sort act = boss_act_sort::invest;
    bool operator==(const boss_act&) const = default;
};
BOOST_DESCRIBE_STRUCT(boss_act, (), (act))

/// Both agreed, the two in `names`, on a rung of delegation for the entry's area.
struct rung_agreed {
    static constexpr std::string_view kind = "rung_agreed";
    rung_number rung;
    std::vector<ref<person>> names = {};
    bool operator==(const rung_agreed&) const = default;
};
BOOST_DESCRIBE_STRUCT(rung_agreed, (), (rung, names))

struct credit_shared {
    static constexpr std::string_view kind = "credit_shared";
    std::vector<ref<person>> to = {};
    std::optional<ref<person>> with = {};
    bool operator==(const credit_shared&) const = default;
};
BOOST_DESCRIBE_STRUCT(credit_shared, (), (to, with))

struct feedback {
    static constexpr std::string_view kind = "feedback";
    ref<person> from;
    std::string text;
    bool operator==(const feedback&) const = default;
};
BOOST_DESCRIBE_STRUCT(feedback, (), (from, text))

struct feedback_applied {
    static constexpr std::string_view kind = "feedback_applied";
    ref<upward::feedback> feedback;
    bool operator==(const feedback_applied&) const = default;
};
BOOST_DESCRIBE_STRUCT(feedback_applied, (), (feedback))

/// An offer to take work off the boss: hours a week, and how easily it is taken back.
struct burden_offer {
    static constexpr std::string_view kind = "burden_offer";
    amount hours;
    share reversibility;
    std::optional<std::string> text = {};
    bool operator==(const burden_offer&) const = default;
};
BOOST_DESCRIBE_STRUCT(burden_offer, (), (hours, reversibility, text))

struct burden_eased {
    static constexpr std::string_view kind = "burden_eased";
    std::optional<ref<burden_offer>> offer = {};
    std::optional<amount> hours = {};
    bool operator==(const burden_eased&) const = default;
};
BOOST_DESCRIBE_STRUCT(burden_eased, (), (offer, hours))

}  // namespace upward
