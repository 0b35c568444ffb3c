// SPDX-License-Identifier: BSL-1.0
//
// Expectations in words: what was asked about how to work together, what was answered, and what the
// boss values.
#pragma once

#include <upward/core/id.hpp>
#include <upward/model/field.hpp>

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace upward {

struct person;

struct question_asked {
    static constexpr std::string_view kind = "question_asked";
    std::string topic;
    std::optional<id> conversation = {};
    bool operator==(const question_asked&) const = default;
};
BOOST_DESCRIBE_STRUCT(question_asked, (), (topic, conversation))

/// A guess, what the boss said, or what was read back and agreed.
enum class answer_state : std::uint8_t { assumed, answered, confirmed };
BOOST_DESCRIBE_ENUM(answer_state, assumed, answered, confirmed)

/// `stated_rate` is how often the boss means to ask, in asks per working day.
struct answer {
    static constexpr std::string_view kind = "answer";
    std::string topic;
    std::string value;
    answer_state state = answer_state::assumed;
    std::optional<amount> stated_rate = {};
    bool operator==(const answer&) const = default;
};
BOOST_DESCRIBE_STRUCT(answer, (), (topic, value, state, stated_rate))

/// A conversation of the two, `feedback_asked` when the report asked for some.
struct check_in {
    static constexpr std::string_view kind = "check_in";
    std::optional<ref<person>> with = {};
    bool feedback_asked = false;
    bool operator==(const check_in&) const = default;
};
BOOST_DESCRIBE_STRUCT(check_in, (), (with, feedback_asked))

}  // namespace upward
