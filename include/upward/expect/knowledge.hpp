// SPDX-License-Identifier: BSL-1.0
//
// How well each answer is known, on one day:
//
//     c = (unknown 0, assumed .3, answered .8, confirmed 1) · 2^(-age/H)
//
// What the boss said decides, the newest of it; said again on a later day it is confirmed. A guess (an
// answer that is assumed, or a cue) counts where it is by now better known than what was said, and
// never overrules it: later guesses stand beside it as doubts. A cue for a peeve is one for the topic
// of peeves, whatever topic it names.
//
// Only answers and cues speak. What is declared (a metric, an event, a style, a motive, a quality, a
// peeve) answers no question: it does not say that the boss said it.
//
// In a topic that is known area by area, an answer for "*" holds in each area until one for that area
// is newer; c is the mean over the areas that are declared or were answered for.
#pragma once

#include <upward/core/real.hpp>
#include <upward/core/trace.hpp>
#include <upward/expect/topics.hpp>
#include <upward/model/answers.hpp>
#include <upward/model/parties.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/state.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

enum class knowledge : std::uint8_t { unknown, assumed, answered, confirmed };
BOOST_DESCRIBE_ENUM(knowledge, unknown, assumed, answered, confirmed)

/// An answer, or a cue for one.
struct spoken {
    const entry* source = nullptr;
    day_number day = 0;
    knowledge state = knowledge::assumed;
    const std::string* value = nullptr;
    std::optional<double> rate = {};  ///< asks per working day

    bool is_guess() const noexcept { return state == knowledge::assumed; }
};

/// What is known of a topic in one area.
struct known_answer {
    knowledge state = knowledge::unknown;
    spoken by = {};                   ///< what decides; no source where nothing is known
    std::vector<spoken> doubts = {};  ///< guesses since, that say otherwise

    template <class Number>
    Number certainty(const checklist_topic& t, day_number today, const expect_policy& p) const {
        if (state == knowledge::unknown) return Number(0);
        const Number at_first =
            state == knowledge::assumed    ? leaf<Number>::policy("expect.assumed", p.assumed)
            : state == knowledge::answered ? leaf<Number>::policy("expect.answered", p.answered)
                                           : leaf<Number>::policy("expect.confirmed", p.confirmed);
        return at_first * decay(leaf<Number>::entry(by.source->id.text, today - by.day),
                                t.half_life.as<Number>());
    }
};

namespace detail {

/// Without what does not change an answer: case, spaces, a full stop.
inline std::string plain(std::string_view text) {
    auto all = std::string{};
    for (const char c : text) {
        const auto is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!is_space) all += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        else if (!all.empty() && all.back() != ' ') all += ' ';
    }
    while (!all.empty() && (all.back() == ' ' || all.back() == '.')) all.pop_back();
    return all;
}

inline bool says_the_same(const spoken& a, const spoken& b) {
    return a.rate == b.rate && plain(*a.value) == plain(*b.value);
}

inline const spoken* later_of(const spoken* a, const spoken* b) {
    if (!a || !b) return a ? a : b;
    return comes_before(*a->source, *b->source) ? b : a;
}

/// Two lists in the order of the log, read from the newest on.
class newest_first {
public:
    newest_first(const std::vector<spoken>& a, const std::vector<spoken>& b)
        : a_(a.data()), b_(b.data()), left_of_a_(a.size()), left_of_b_(b.size()) {}

    const spoken* next() {
        const auto* a = left_of_a_ > 0 ? a_ + (left_of_a_ - 1) : nullptr;
        const auto* b = left_of_b_ > 0 ? b_ + (left_of_b_ - 1) : nullptr;
        const auto* later = later_of(a, b);
        if (later) --(later == a ? left_of_a_ : left_of_b_);
        return later;
    }

private:
    const spoken *a_, *b_;
    std::size_t left_of_a_, left_of_b_;
};

}  // namespace detail

class answer_book {
public:
    /// The state and the topics outlive it. O(n log n) in answers and cues.
    answer_book(const state& now, const parties& who, const std::vector<checklist_topic>& topics)
        : now_(now) {
        for (const auto& t : topics) topics_.emplace(t.id, &t);
        for (const auto& a : from_day(now.all<answer>(), spoken_since(now, who))) {
            auto said = spoken{a.source, a.day, state_of(*a), &a->value};
            if (a->stated_rate) said.rate = a->stated_rate->value;
            add(checklist_topic_of(now, a->topic), a.area(), said);
        }
        for (const auto& c : now.all<cue>())
            if (who.is_boss(c->person.target.text))
                add(c->peeve ? std::string{peeves_topic} : checklist_topic_of(now, c->topic),
                    c.area(), {c.source, c.day, knowledge::assumed, &c->text});
        for (auto& by_topic : voices_)
            for (auto& by_area : by_topic.second)
                std::sort(by_area.second.guessed.begin(), by_area.second.guessed.end(),
                          [](const auto& a, const auto& b) {
                              return comes_before(*a.source, *b.source);
                          });
    }

    /// Where a topic is to be known: "*", or the areas that are declared or were answered for.
    std::vector<std::string> areas_of(const checklist_topic& t) const {
        if (!t.is_per_area()) return {std::string{everywhere}};
        auto areas = std::vector<std::string>{};
        for (const auto& a : now_.all<area>()) areas.push_back(a.id());
        if (const auto found = voices_.find(t.id); found != voices_.end())
            for (const auto& by_area : found->second)
                if (by_area.first != everywhere) areas.push_back(by_area.first);
        std::sort(areas.begin(), areas.end());
        areas.erase(std::unique(areas.begin(), areas.end()), areas.end());
        if (areas.empty()) areas.emplace_back(everywhere);
        return areas;
    }

    /// Linear in what was said alike of late, and in the guesses since.
    known_answer known(const checklist_topic& t, const std::string& area,
                       const expect_policy& p) const {
        static const auto silence = voices{};
        const auto& own = in(t.id, area);
        const auto& all = area == everywhere ? silence : in(t.id, std::string{everywhere});
        const auto today = now_.as_of();

        auto found = what_was_said(own.said, all.said);
        auto guesses = detail::newest_first{own.guessed, all.guessed};
        const auto* guess = guesses.next();
        if (!guess) return found;
        const auto guessed = known_answer{knowledge::assumed, *guess, {}};
        if (!found.by.source || compares_as(guessed.certainty<double>(t, today, p)) >
                                    compares_as(found.certainty<double>(t, today, p)))
            return guessed;
        for (; guess && comes_before(*found.by.source, *guess->source); guess = guesses.next())
            if (t.id != peeves_topic &&
                detail::plain(*guess->value) != detail::plain(*found.by.value))
                found.doubts.push_back(*guess);
        return found;
    }

    /// What speaks of no topic, in the order of the log: perhaps a slip of the pen.
    const std::vector<const entry*>& strays() const noexcept { return strays_; }

private:
    /// Each in the order of the log.
    struct voices {
        std::vector<spoken> said;
        std::vector<spoken> guessed;
    };

    static knowledge state_of(const answer& a) noexcept {
        return a.state == answer_state::assumed    ? knowledge::assumed
               : a.state == answer_state::answered ? knowledge::answered
                                                   : knowledge::confirmed;
    }

    void add(const std::string& topic, const std::string& area, const spoken& s) {
        const auto known = topics_.find(topic);
        if (known == topics_.end()) return strays_.push_back(s.source);
        auto& v = voices_[topic][known->second->is_per_area() ? area : std::string{everywhere}];
        (s.is_guess() ? v.guessed : v.said).push_back(s);
    }

    const voices& in(const std::string& topic, const std::string& area) const {
        static const auto silence = voices{};
        const auto of_topic = voices_.find(topic);
        if (of_topic == voices_.end()) return silence;
        const auto in_area = of_topic->second.find(area);
        return in_area == of_topic->second.end() ? silence : in_area->second;
    }

    /// The newest word of the boss, confirmed by the same word before.
    static known_answer what_was_said(const std::vector<spoken>& own,
                                      const std::vector<spoken>& all) {
        auto words = detail::newest_first{own, all};
        const auto* newest = words.next();
        if (!newest) return {};
        auto found = known_answer{newest->state, *newest, {}};
        while (found.state != knowledge::confirmed) {
            const auto* before = words.next();
            if (!before || !detail::says_the_same(*before, *newest)) break;
            if (before->day < newest->day || before->state == knowledge::confirmed)
                found.state = knowledge::confirmed;
        }
        return found;
    }

    const state& now_;
    std::map<std::string_view, const checklist_topic*> topics_;
    std::map<std::string, std::map<std::string, voices>> voices_;
    std::vector<const entry*> strays_;
};

}  // namespace upward
