// SPDX-License-Identifier: BSL-1.0
//
// The people: who they are, who reports to whom, when they are away, how they like to be told, how
// a peer of the boss stands to a topic, and what worries them.
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

enum class person_role : std::uint8_t { report, boss, boss_boss, peer, other };
BOOST_DESCRIBE_ENUM(person_role, report, boss, boss_boss, peer, other)

struct person {
    static constexpr std::string_view kind = "person";
    std::string name;
    person_role role = person_role::other;
    bool operator==(const person&) const = default;
};
BOOST_DESCRIBE_STRUCT(person, (), (name, role))

/// One report and one boss, from `start` on. The report owns the log.
struct relationship {
    static constexpr std::string_view kind = "relationship";
    ref<person> report;
    ref<person> boss;
    std::optional<ref<person>> boss_boss = {};
    date start;
    bool operator==(const relationship&) const = default;
};
BOOST_DESCRIBE_STRUCT(relationship, (), (report, boss, boss_boss, start))

struct relationship_ended {
    static constexpr std::string_view kind = "relationship_ended";
    ref<upward::relationship> relationship;
    std::optional<std::string> reason = {};
    bool operator==(const relationship_ended&) const = default;
};
BOOST_DESCRIBE_STRUCT(relationship_ended, (), (relationship, reason))

/// `person` is away on every day of [from, to].
struct leave {
    static constexpr std::string_view kind = "leave";
    ref<upward::person> person;
    date from;
    date to;
    bool operator==(const leave&) const = default;
};
BOOST_DESCRIBE_STRUCT(leave, (), (person, from, to))

/// How somebody takes in information. Formality: 0 chat, 4 written report; detail: 0 headline, 4
/// everything; directness: 0 hints, 4 blunt. `line_budget` is the lines that a briefing may have.
struct style {
    static constexpr std::string_view kind = "style";
    ref<upward::person> person;
    scale formality;
    scale detail;
    scale directness;
    std::optional<std::string> format = {};
    std::optional<head_count> line_budget = {};
    bool operator==(const style&) const = default;
};
BOOST_DESCRIBE_STRUCT(style, (), (person, formality, detail, directness, format, line_budget))

enum class motive_sort : std::uint8_t { near_term, influence };
BOOST_DESCRIBE_ENUM(motive_sort, near_term, influence)

/// What moves somebody: near-term metrics or executive influence, with its share.
struct motive {
    static constexpr std::string_view kind = "motive";
    ref<upward::person> person;
    motive_sort motive;
    share weight;
    bool operator==(const upward::motive&) const = default;
};
BOOST_DESCRIBE_STRUCT(motive, (), (person, motive, weight))

/// Where a peer of the boss stands on a topic. Power, legitimacy and urgency sum to the peer's
/// salience. It judges a person, so it is never shared.
struct peer_sign {
    static constexpr std::string_view kind = "peer_sign";
    static constexpr bool judges_a_person = true;
    ref<upward::person> person;
    std::string topic;
    upward::disposition disposition;
    std::optional<flag01> power = {};
    std::optional<flag01> legitimacy = {};
    std::optional<flag01> urgency = {};
    bool operator==(const peer_sign&) const = default;
};
BOOST_DESCRIBE_STRUCT(peer_sign, (), (person, topic, disposition, power, legitimacy, urgency))

/// An open worry of somebody, the boss or theirs. It counts as said on its day.
struct concern {
    static constexpr std::string_view kind = "concern";
    ref<upward::person> person;
    std::string topic;
    std::string text;
    bool operator==(const concern&) const = default;
};
BOOST_DESCRIBE_STRUCT(concern, (), (person, topic, text))

enum class mention_sort : std::uint8_t { said, cue };
BOOST_DESCRIBE_ENUM(mention_sort, said, cue)

/// It came up again: said in words, or a cue.
struct concern_mention {
    static constexpr std::string_view kind = "concern_mention";
    ref<upward::concern> concern;
    mention_sort sort = mention_sort::said;
    bool operator==(const concern_mention&) const = default;
};
BOOST_DESCRIBE_STRUCT(concern_mention, (), (concern, sort))

/// Its holder, or whoever speaks for them, closed it. A later mention opens it again.
struct concern_closed {
    static constexpr std::string_view kind = "concern_closed";
    ref<upward::concern> concern;
    ref<person> by;
    bool operator==(const concern_closed&) const = default;
};
BOOST_DESCRIBE_STRUCT(concern_closed, (), (concern, by))

enum class protective_sort : std::uint8_t {
    told_to_deceive,
    retaliation,
    threat,
    harassment,
    ended
};
BOOST_DESCRIBE_ENUM(protective_sort, told_to_deceive, retaliation, threat, harassment, ended)

/// What makes technique out of place: from its day on the answers protect the report, until an entry
/// `ended` of the report says otherwise.
struct protective {
    static constexpr std::string_view kind = "protective";
    static constexpr bool judges_a_person = true;
    protective_sort sort = protective_sort::told_to_deceive;
    std::optional<ref<person>> by = {};
    bool operator==(const protective&) const = default;
};
BOOST_DESCRIBE_STRUCT(protective, (), (sort, by))

}  // namespace upward
