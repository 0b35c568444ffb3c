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
struct win;

/// What an answer is: words, how often, how far to decide alone, in which form, how soon.
enum class answer_type : std::uint8_t { text, frequency, rung, format, notice };
BOOST_DESCRIBE_ENUM(answer_type, text, frequency, rung, format, notice)

/// What an answer proposes to change in the model; a person confirms it with an entry.
enum class answer_drives : std::uint8_t { nothing, rule, rung, style, notice_limit };
BOOST_DESCRIBE_ENUM(answer_drives, nothing, rule, rung, style, notice_limit)

/// One question of a checklist. `half_life` is in days; without one, or without a weight, the
/// policy's.
struct catalogue_topic {
    upward::id id;
    std::string question;
    answer_type type = answer_type::text;
    answer_drives drives = answer_drives::nothing;
    std::optional<amount> half_life = {};
    std::optional<amount> weight = {};
    bool operator==(const catalogue_topic&) const = default;
};
BOOST_DESCRIBE_STRUCT(catalogue_topic, (), (id, question, type, drives, half_life, weight))

/// Questions that a host adds to the built-in ones, or that replace those of the same id.
struct question_catalogue {
    static constexpr std::string_view kind = "catalogue";
    std::vector<catalogue_topic> topics = {};
    bool operator==(const question_catalogue&) const = default;
};
BOOST_DESCRIBE_STRUCT(question_catalogue, (), (topics))

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

/// A sign of what somebody expects, not said outright: a guess at the topic's answer, or, with
/// `peeve`, at something that annoys.
struct cue {
    static constexpr std::string_view kind = "cue";
    static constexpr bool judges_a_person = true;
    ref<upward::person> person;
    std::string topic;
    std::string text;
    bool peeve = false;
    bool operator==(const cue&) const = default;
};
BOOST_DESCRIBE_STRUCT(cue, (), (person, topic, text, peeve))

/// A topic that is hard to raise, and how directly the boss wants to hear of it.
struct tricky_topic {
    static constexpr std::string_view kind = "tricky_topic";
    std::string topic;
    scale directness;
    bool operator==(const tricky_topic&) const = default;
};
BOOST_DESCRIBE_STRUCT(tricky_topic, (), (topic, directness))

/// A quality that the boss values, how much, and the wins that show it.
struct quality {
    static constexpr std::string_view kind = "quality";
    std::string name;
    amount weight;
    std::vector<ref<win>> wins = {};
    bool operator==(const quality&) const = default;
};
BOOST_DESCRIBE_STRUCT(quality, (), (name, weight, wins))

/// A conversation of the two, `feedback_asked` when the report asked for some.
struct check_in {
    static constexpr std::string_view kind = "check_in";
    std::optional<ref<person>> with = {};
    bool feedback_asked = false;
    bool operator==(const check_in&) const = default;
};
BOOST_DESCRIBE_STRUCT(check_in, (), (with, feedback_asked))

}  // namespace upward
