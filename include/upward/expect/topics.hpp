// SPDX-License-Identifier: BSL-1.0
//
// What there is to know of a boss's expectations: the built-in questions, in their order, and those of
// a host's `catalogue` entries. A later topic of the same id replaces an earlier one in its place;
// others come after the built-in ones. One that gives no weight or half-life has that of the topic it
// replaces, else the policy's for most questions.
//
//     channel, frequency, sign_off, how_measured, boss_boss, escalation          weigh 3
//     feedback, progress_checks, directness, tricky_topics, on_their_mind,
//     qualities, excellence, freedom, motives, format                            2
//     peeves                                                                     1
//
// A topic of weight 0 is neither asked nor missed: so a host takes a question out.
//
// An answer names nobody: with a new boss, what was said before they began is the former one's and
// counts no more.
#pragma once

#include <upward/core/message.hpp>
#include <upward/core/trace.hpp>
#include <upward/model/kinds/expect.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/state.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

/// A number of a topic: the policy's, by its name, or that of the catalogue entry that gives it.
struct topic_constant {
    double value = 0;
    std::string name;
    bool from_entry = false;

    template <class Number>
    Number as() const {
        return from_entry ? leaf<Number>::entry(name, value)
                          : leaf<Number>::policy(name.c_str(), value);
    }
};

struct checklist_topic {
    std::string id;
    message question;
    answer_type type = answer_type::text;
    answer_drives drives = answer_drives::nothing;
    topic_constant weight;
    topic_constant half_life;  ///< days

    /// How far to decide alone is another matter in each area.
    bool is_per_area() const noexcept { return type == answer_type::rung; }
};

inline constexpr std::string_view peeves_topic = "peeves";

namespace detail {

struct named_constant {
    double expect_policy::*value;
    const char* name;

    topic_constant of(const expect_policy& p) const { return {p.*value, name}; }
};

inline constexpr named_constant first_weight{&expect_policy::first_weight, "expect.first_weight"};
inline constexpr named_constant second_weight{&expect_policy::second_weight,
                                              "expect.second_weight"};
inline constexpr named_constant third_weight{&expect_policy::third_weight, "expect.third_weight"};
inline constexpr named_constant usual_half_life{&expect_policy::half_life, "expect.half_life"};
inline constexpr named_constant peeve_half_life{&expect_policy::peeve_half_life,
                                                "expect.peeve_half_life"};
inline constexpr named_constant mind_half_life{&expect_policy::mind_half_life,
                                               "expect.mind_half_life"};

struct built_in_topic {
    std::string_view question;  ///< its id after the dot
    named_constant weight;
    answer_type type = answer_type::text;
    answer_drives drives = answer_drives::nothing;
    named_constant half_life = usual_half_life;

    std::string id() const { return std::string{question.substr(question.find('.') + 1)}; }
};

inline constexpr built_in_topic built_in_topics[] = {
    {"question.channel", first_weight},
    {"question.frequency", first_weight, answer_type::frequency, answer_drives::rule},
    {"question.sign_off", first_weight, answer_type::rung, answer_drives::rung},
    {"question.how_measured", first_weight},
    {"question.boss_boss", first_weight},
    {"question.escalation", first_weight, answer_type::notice, answer_drives::notice_limit},
    {"question.feedback", second_weight},
    {"question.progress_checks", second_weight},
    {"question.directness", second_weight},
    {"question.tricky_topics", second_weight},
    {"question.on_their_mind", second_weight, answer_type::text, answer_drives::nothing,
     mind_half_life},
    {"question.qualities", second_weight},
    {"question.excellence", second_weight},
    {"question.freedom", second_weight},
    {"question.motives", second_weight},
    {"question.format", second_weight, answer_type::format, answer_drives::style},
    {"question.peeves", third_weight, answer_type::text, answer_drives::nothing, peeve_half_life},
};

inline void take_topic(std::vector<checklist_topic>& topics, const catalogue_topic& given,
                       const std::string& source, const expect_policy& p) {
    auto place = std::find_if(topics.begin(), topics.end(),
                              [&given](const auto& t) { return t.id == given.id.text; });
    if (place == topics.end())
        place = topics.insert(
            topics.end(), {given.id.text, {}, {}, {}, second_weight.of(p), usual_half_life.of(p)});
    place->question = message{"question.host"}.with("text", given.question);
    place->type = given.type;
    place->drives = given.drives;
    if (given.weight) place->weight = {given.weight->value, source, true};
    if (given.half_life) place->half_life = {given.half_life->value, source, true};
}

}  // namespace detail

/// Every topic, in the order in which it is listed and ties are broken.
inline std::vector<checklist_topic> topics_of(const state& now, const expect_policy& p) {
    auto topics = std::vector<checklist_topic>{};
    for (const auto& t : detail::built_in_topics)
        topics.push_back({t.id(), message{std::string{t.question}}, t.type, t.drives,
                          t.weight.of(p), t.half_life.of(p)});
    for (const auto& c : now.all<question_catalogue>())
        for (const auto& given : c->topics) detail::take_topic(topics, given, c.id(), p);
    return topics;
}

}  // namespace upward
