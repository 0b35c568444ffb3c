// SPDX-License-Identifier: BSL-1.0
//
// Which questions to ask next. A question scores
//
//     w (1 - c) (1 + h)
//
// where h is the share of the plan's priority that rests on an answer to it. Asked is only what is
// known less than half (c < .5) and was not asked within 20 working days; the best first, ties in the
// order of the catalogue. A conversation bears 2 questions, and up to 4 more the more competent one is
// seen to be: 2 + floor(4 · E_comp).
#pragma once

#include <upward/core/id.hpp>
#include <upward/core/message.hpp>
#include <upward/core/real.hpp>
#include <upward/core/trace.hpp>
#include <upward/expect/topics.hpp>
#include <upward/model/answers.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/presence.hpp>
#include <upward/model/state.hpp>

#include <boost/describe.hpp>

#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace upward {

/// Of each topic of a checklist, how much priority of the plan rests on an answer to it.
using plan_priorities = std::map<std::string, double>;

struct next_question {
    std::string topic = {};
    message question = {};
    double score = 0;
    std::vector<message> because = {};
};
BOOST_DESCRIBE_STRUCT(next_question, (), (topic, question, score, because))

/// The share of the plan's priority that rests on a topic; none without a plan.
template <class Number>
std::optional<Number> plan_share(const std::string& topic, const plan_priorities& plan) {
    const auto own = plan.find(topic);
    if (own == plan.end() || own->second <= 0) return std::nullopt;
    auto all = std::optional<Number>{};
    for (const auto& [name, priority] : plan) {
        Number term = leaf<Number>::measure({"plan.priority", name}, priority);
        all = all ? *std::move(all) + std::move(term) : std::move(term);
    }
    return leaf<Number>::measure({"plan.priority", topic}, own->second) / *std::move(all);
}

/// `certainty` is c.
template <class Number>
Number question_score(const checklist_topic& t, Number certainty, const plan_priorities& plan) {
    Number score = t.weight.as<Number>() * (Number(1) - std::move(certainty));
    if (auto h = plan_share<Number>(t.id, plan))
        score = std::move(score) * (Number(1) + *std::move(h));
    return score;
}

/// Questions that a conversation bears; `competence` is E of the work as a whole, in [0, 1].
inline std::int32_t question_budget(double competence, const expect_policy& p) {
    return p.question_budget +
           static_cast<std::int32_t>(std::floor(compares_as(p.competence_questions * competence)));
}

/// When each question was last asked of this boss, and which were asked in one conversation.
class asked_questions {
public:
    asked_questions(const state& now, const parties& who, const std::optional<id>& conversation) {
        for (const auto& q : from_day(now.all<question_asked>(), spoken_since(now, who))) {
            const auto topic = checklist_topic_of(now, q->topic);
            last_[topic] = q.day;
            if (conversation && q->conversation == conversation) in_conversation_.insert(topic);
        }
    }

    std::optional<day_number> last(const std::string& topic) const {
        const auto found = last_.find(topic);
        return found == last_.end() ? std::nullopt : std::optional{found->second};
    }

    /// Within the last working days of both; one asked on a free day counts on the next.
    bool rests(const std::string& topic, const presence& there, day_number today,
               const expect_policy& p) const {
        const auto asked = last(topic);
        return asked && there.both.count(there.both.next(*asked), today) < p.asked_rest_wd;
    }

    std::int32_t in_conversation() const noexcept {
        return static_cast<std::int32_t>(in_conversation_.size());
    }

private:
    std::map<std::string, day_number> last_;
    std::set<std::string> in_conversation_;
};

}  // namespace upward
