// SPDX-License-Identifier: BSL-1.0
//
// The checklist: what is known of the boss's expectations and how well, what to ask next and why, where
// words and deeds part, and what the answers would change. It judges, and is the report's own.
//
//     const auto list = upward::checklist_of(here, {});
//     list.completeness;               // sum of w c / sum of w, in [0, 1]
//     list.next.front().question;      // to ask first
//     list.changes.front().entry;      // to append, if the answer is to be recorded so
#pragma once

#include <upward/core/id.hpp>
#include <upward/core/message.hpp>
#include <upward/core/real.hpp>
#include <upward/core/trace.hpp>
#include <upward/expect/contradictions.hpp>
#include <upward/expect/drives.hpp>
#include <upward/expect/escalations.hpp>
#include <upward/expect/knowledge.hpp>
#include <upward/expect/qualities.hpp>
#include <upward/expect/questions.hpp>
#include <upward/expect/styles.hpp>
#include <upward/expect/topics.hpp>
#include <upward/rhythm/situation.hpp>
#include <upward/trust/standing.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace upward {

/// A guess since the boss's word, that says otherwise.
struct answer_doubt {
    id entry = {};
    date on = {};
    std::string text = {};
};
BOOST_DESCRIBE_STRUCT(answer_doubt, (), (entry, on, text))

/// What is known of a topic in one area, or everywhere.
struct checklist_answer_line {
    std::string area = {};
    knowledge state = knowledge::unknown;
    std::optional<std::string> value = {};
    std::optional<id> entry = {};  ///< the answer or cue that decides
    std::optional<date> said = {};
    std::optional<std::int32_t> age = {};  ///< calendar days
    double c = 0;
    std::vector<answer_doubt> doubts = {};
};
BOOST_DESCRIBE_STRUCT(checklist_answer_line, (), (area, state, value, entry, said, age, c, doubts))

struct checklist_row {
    std::string topic = {};
    message question = {};
    answer_type type = answer_type::text;
    answer_drives drives = answer_drives::nothing;
    double weight = 0;
    double half_life = 0;                  ///< days
    knowledge state = knowledge::unknown;  ///< the least of its areas
    double c = 0;                          ///< the mean of its areas
    double plan_share = 0;                 ///< h: of the plan's priority, what rests on an answer
    double score = 0;
    std::optional<date> last_asked = {};
    std::vector<checklist_answer_line> answers = {};
};
BOOST_DESCRIBE_STRUCT(checklist_row, (),
                      (topic, question, type, drives, weight, half_life, state, c, plan_share,
                       score, last_asked, answers))

/// An answer or cue whose topic no catalogue has.
struct stray_answer {
    id entry = {};
    std::string topic = {};
};
BOOST_DESCRIBE_STRUCT(stray_answer, (), (entry, topic))

struct checklist_answer {
    double completeness = 0;           ///< [0, 1]
    std::int32_t question_budget = 0;  ///< of a conversation
    std::int32_t asked = 0;            ///< of it, in the conversation that was named
    std::vector<next_question> next = {};
    std::vector<checklist_row> topics = {};
    std::vector<contradiction> contradictions = {};
    std::optional<style_match> style = {};  ///< when both styles are known
    std::vector<tricky_line> tricky = {};
    std::vector<driven_change> changes = {};
    quality_balance qualities = {};
    std::vector<escalation_line> escalations = {};
    std::vector<stray_answer> strays = {};
    std::optional<std::map<std::string, trace>> traces = {};
};
BOOST_DESCRIBE_STRUCT(checklist_answer, (),
                      (completeness, question_budget, asked, next, topics, contradictions, style,
                       tricky, changes, qualities, escalations, strays, traces))

struct checklist_parameters {
    std::optional<id> conversation = {};  ///< what was asked in it is taken off its budget
    bool explain = false;                 ///< also answer the traces
};
BOOST_DESCRIBE_STRUCT(checklist_parameters, (), (conversation, explain))

/// What the plan shows of it.
struct expect_answer {
    double completeness = 0;
    std::int32_t question_budget = 0;
    std::vector<next_question> next = {};
    std::vector<contradiction> contradictions = {};
    std::vector<tricky_line> tricky = {};
    std::vector<driven_change> changes = {};
};
BOOST_DESCRIBE_STRUCT(expect_answer, (),
                      (completeness, question_budget, next, contradictions, tricky, changes))

namespace detail {

/// A topic with what is known of it in each of its areas, one at least.
struct known_topic {
    checklist_topic topic;
    std::vector<std::pair<std::string, known_answer>> areas;

    template <class Number>
    Number certainty(day_number today, const expect_policy& p) const {
        auto sum = std::optional<Number>{};
        for (const auto& in : areas) {
            Number c = in.second.template certainty<Number>(topic, today, p);
            sum = sum ? *std::move(sum) + std::move(c) : std::move(c);
        }
        if (areas.size() == 1) return *std::move(sum);
        return *std::move(sum) / Number(static_cast<double>(areas.size()));
    }

    knowledge state() const {
        auto least = knowledge::confirmed;
        for (const auto& in : areas) least = std::min(least, in.second.state);
        return least;
    }
};

/// Sum of w c / sum of w; 0 where nothing weighs.
template <class Number>
Number completeness_of(const std::vector<known_topic>& topics, day_number today,
                       const expect_policy& p) {
    auto known = std::optional<Number>{}, whole = std::optional<Number>{};
    for (const auto& t : topics) {
        if (t.topic.weight.value <= 0) continue;
        Number w = t.topic.weight.as<Number>();
        Number part = w * t.certainty<Number>(today, p);
        known = known ? *std::move(known) + std::move(part) : std::move(part);
        whole = whole ? *std::move(whole) + std::move(w) : std::move(w);
    }
    return whole ? *std::move(known) / *std::move(whole) : Number(0);
}

/// One look at the checklist: what is known, and all that follows from it.
class checklist_engine {
public:
    checklist_engine(const situation& here, const std::optional<id>& conversation,
                     const plan_priorities& plan)
        : here_(here),
          p_(here.policy->expect),
          plan_(plan),
          trust_(here),
          asked_(*here.now, here.who, conversation) {
        auto listed = topics_of(*here.now, p_);
        const auto book = answer_book{*here.now, here.who, listed};
        strays_ = book.strays();
        for (auto& t : listed) {
            auto known = known_topic{std::move(t), {}};
            for (const auto& area : book.areas_of(known.topic))
                known.areas.emplace_back(area, book.known(known.topic, area, p_));
            topics_.push_back(std::move(known));
        }
    }

    double completeness() const { return completeness_of<double>(topics_, today(), p_); }
    std::int32_t budget() const { return question_budget(trust_.whole.competence.e, p_); }
    std::int32_t asked() const { return asked_.in_conversation(); }

    std::vector<next_question> next() const {
        auto open = std::vector<next_question>{};
        for (const auto& t : topics_) {
            const auto& name = t.topic.id;
            const auto score = score_of(t);
            if (score <= 0 || reaches(t.certainty<double>(today(), p_), p_.asked_below) ||
                asked_.rests(name, here_.there, today(), p_))
                continue;
            open.push_back({name, t.topic.question, score, reasons(t)});
        }
        std::stable_sort(open.begin(), open.end(), [](const auto& a, const auto& b) {
            return compares_as(a.score) > compares_as(b.score);
        });
        const auto left = static_cast<std::size_t>(std::max(0, budget() - asked()));
        if (open.size() > left) open.resize(left);
        return open;
    }

    std::vector<checklist_row> rows() const {
        auto all = std::vector<checklist_row>{};
        for (const auto& t : topics_) all.push_back(row_of(t));
        return all;
    }

    std::vector<contradiction> contradictions() const {
        auto all = std::vector<contradiction>{};
        for (const auto& t : topics_)
            if (auto found = contradiction_of(here_, t.topic, t.areas.front().second,
                                              asked_.last(t.topic.id)))
                all.push_back(*std::move(found));
        return all;
    }

    std::optional<style_match> style() const {
        return style_match_of(*here_.now, here_.who, trust_.whole.overall(), p_);
    }
    std::vector<tricky_line> tricky() const { return tricky_lines(*here_.now, here_.who, p_); }

    /// One for each answer, also where it holds in several areas.
    std::vector<driven_change> changes() const {
        auto all = std::vector<driven_change>{};
        auto seen = std::set<const entry*>{};
        for (const auto& t : topics_)
            for (const auto& in : t.areas)
                if (in.second.by.source && seen.insert(in.second.by.source).second)
                    if (auto change = driven_change_of(here_, t.topic, in.second))
                        all.push_back(*std::move(change));
        return all;
    }

    std::vector<stray_answer> strays() const {
        auto all = std::vector<stray_answer>{};
        for (const auto* e : strays_) {
            const auto* a = get_if<answer>(&e->body);
            all.push_back({e->id, a ? a->topic : get<cue>(e->body).topic});
        }
        return all;
    }

    std::map<std::string, trace> traces() const;

private:
    day_number today() const noexcept { return here_.today(); }

    double score_of(const known_topic& t) const {
        return question_score<double>(t.topic, t.certainty<double>(today(), p_), plan_);
    }

    std::vector<message> reasons(const known_topic& t) const;
    checklist_row row_of(const known_topic& t) const;
    checklist_answer_line line_of(const known_topic& t, const std::string& area,
                                  const known_answer& known) const;

    const situation& here_;
    const expect_policy& p_;
    const plan_priorities& plan_;
    trust_standing trust_;
    asked_questions asked_;
    std::vector<const entry*> strays_;
    std::vector<known_topic> topics_;
};

/// Why to ask it: nothing is known, or only guessed, or long ago; and what an answer is good for.
inline std::vector<message> checklist_engine::reasons(const known_topic& t) const {
    auto all = std::vector<message>{};
    const auto& best =
        std::max_element(t.areas.begin(), t.areas.end(), [&](const auto& a, const auto& b) {
            return a.second.template certainty<double>(t.topic, today(), p_) <
                   b.second.template certainty<double>(t.topic, today(), p_);
        })->second;
    if (best.state == knowledge::unknown) {
        all.push_back(message{"ask.unknown"});
    } else {
        const auto* key = best.state == knowledge::assumed ? "ask.assumed" : "ask.faded";
        all.push_back(message{key}
                          .with("on", to_string(to_date(best.by.day)))
                          .with("c", best.certainty<double>(t.topic, today(), p_)));
        auto missing = std::string{};
        for (const auto& in : t.areas)
            if (in.second.state == knowledge::unknown)
                missing += (missing.empty() ? "" : ", ") + in.first;
        if (!missing.empty()) all.push_back(message{"ask.areas"}.with("areas", missing));
    }
    if (t.topic.drives != answer_drives::nothing)
        all.push_back(message{"ask.drives"}.with("drives", std::string{enum_name(t.topic.drives)}));
    if (const auto h = plan_share<double>(t.topic.id, plan_))
        all.push_back(message{"ask.plan"}.with("share", *h));
    return all;
}

inline checklist_answer_line checklist_engine::line_of(const known_topic& t,
                                                       const std::string& area,
                                                       const known_answer& known) const {
    auto line = checklist_answer_line{area, known.state};
    line.c = known.certainty<double>(t.topic, today(), p_);
    if (known.state == knowledge::unknown) return line;
    line.value = *known.by.value;
    line.entry = known.by.source->id;
    line.said = to_date(known.by.day);
    line.age = today() - known.by.day;
    for (const auto& d : known.doubts)
        line.doubts.push_back({d.source->id, to_date(d.day), *d.value});
    return line;
}

inline checklist_row checklist_engine::row_of(const known_topic& t) const {
    auto row = checklist_row{t.topic.id, t.topic.question, t.topic.type, t.topic.drives};
    row.weight = t.topic.weight.value;
    row.half_life = t.topic.half_life.value;
    row.state = t.state();
    row.c = t.certainty<double>(today(), p_);
    row.plan_share = plan_share<double>(t.topic.id, plan_).value_or(0);
    row.score = score_of(t);
    if (const auto asked = asked_.last(t.topic.id)) row.last_asked = to_date(*asked);
    for (const auto& in : t.areas) row.answers.push_back(line_of(t, in.first, in.second));
    return row;
}

/// By the place of each number in the answer, lists by the topic or the day.
inline std::map<std::string, trace> checklist_engine::traces() const {
    auto all = std::map<std::string, trace>{};
    const auto add = [&all](std::string name, traced number) {
        all.emplace(std::move(name), std::move(number).tree());
    };
    add("completeness", completeness_of<traced>(topics_, today(), p_));
    for (const auto& t : topics_) {
        auto c = t.certainty<traced>(today(), p_);
        add("topics." + t.topic.id + ".score", question_score<traced>(t.topic, c, plan_));
        if (auto h = plan_share<traced>(t.topic.id, plan_))
            add("topics." + t.topic.id + ".plan_share", *std::move(h));
        add("topics." + t.topic.id + ".c", std::move(c));
    }
    for (const auto& c : contradictions())
        for (const auto& b : c.blocks)
            add("contradictions." + c.topic + "." + to_string(b.from) + ".tail",
                surprising_asks<traced>(*here_.now->find_entry(c.answer.text), c.stated_rate, b,
                                        p_));
    const auto mine = newest_style(*here_.now, here_.who.report);
    const auto theirs = newest_style(*here_.now, here_.who.boss);
    if (mine && theirs) add("style.mismatch", mismatch_of<traced>(mine, theirs));
    if (auto share = shown_share<traced>(valued_qualities(*here_.now, here_.who), today(), p_))
        add("qualities.share", *std::move(share));
    return all;
}

}  // namespace detail

/// At the end of the situation's day. `plan` says of each topic how much priority of the plan rests on
/// an answer to it; without it h is 0.
inline checklist_answer checklist_of(const situation& here, const checklist_parameters& q,
                                     const plan_priorities& plan = {}) {
    const auto engine = detail::checklist_engine{here, q.conversation, plan};
    auto a = checklist_answer{};
    a.completeness = engine.completeness();
    a.question_budget = engine.budget();
    a.asked = engine.asked();
    a.next = engine.next();
    a.topics = engine.rows();
    a.contradictions = engine.contradictions();
    a.style = engine.style();
    a.tricky = engine.tricky();
    a.changes = engine.changes();
    a.qualities = quality_balance_of(valued_qualities(*here.now, here.who), here.today(),
                                     here.policy->expect);
    a.escalations = escalations_of(here);
    a.strays = engine.strays();
    if (q.explain) a.traces = engine.traces();
    return a;
}

inline expect_answer expect_of(const situation& here, const plan_priorities& plan = {}) {
    const auto engine = detail::checklist_engine{here, std::nullopt, plan};
    return {engine.completeness(),   engine.budget(), engine.next(),
            engine.contradictions(), engine.tricky(), engine.changes()};
}

}  // namespace upward
