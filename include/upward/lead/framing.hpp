// SPDX-License-Identifier: BSL-1.0
//
// A proposal in the words of each motive: near-term metrics, executive influence. Both say the same
// facts, in another order and under another opening, so that neither hides what the other shows; the
// boss's higher motive comes first.
#pragma once

#include <upward/core/message.hpp>
#include <upward/lead/goals.hpp>
#include <upward/lead/limits_used.hpp>
#include <upward/model/parties.hpp>
#include <upward/model/pressure.hpp>
#include <upward/model/state.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace upward {

struct framing {
    motive_sort motive = motive_sort::near_term;
    std::optional<double> weight;  ///< the boss's own; none where it is not known
    message opening;
    std::vector<message> facts;
};
BOOST_DESCRIBE_STRUCT(framing, (), (motive, weight, opening, facts))

/// The parts of a proposal, in the order in which they are asked for when they are missing.
enum class proposal_part : std::uint8_t { motive, changed, ally, comparison, ask, why_me, value };
BOOST_DESCRIBE_ENUM(proposal_part, motive, changed, ally, comparison, ask, why_me, value)

/// What a part says; none where it is left out or blank.
inline std::optional<std::string> text_of(const proposal& p, proposal_part part) {
    if (!p.parts) return std::nullopt;
    auto found = std::optional<std::string>{};
    for_each_member(*p.parts, [&](std::string_view name, const auto& text) {
        if (name == enum_name(part)) found = text;
    });
    if (found && found->find_first_not_of(" \t\r\n") == std::string::npos) return std::nullopt;
    return found;
}

/// The newest weight of each motive of somebody.
inline std::optional<double> motive_weight(const state& now, std::string_view person,
                                           motive_sort sort) {
    const auto motives = now.all<motive>();
    for (auto m = motives.rbegin(); m != motives.rend(); ++m)
        if ((*m)->person.target.text == person && (*m)->motive == sort) return (*m)->weight.value;
    return std::nullopt;
}

namespace detail {

/// A fact, and what it is about, by which each framing orders them.
enum class fact_about : std::uint8_t { metric, above, limit, part };

struct framed_fact {
    fact_about about = fact_about::part;
    proposal_part part = proposal_part::value;
    message says;
};

constexpr const char* part_key(proposal_part part) noexcept {
    switch (part) {
        case proposal_part::motive: return "frame.motive";
        case proposal_part::changed: return "frame.changed";
        case proposal_part::ally: return "frame.ally";
        case proposal_part::comparison: return "frame.comparison";
        case proposal_part::ask: return "frame.ask";
        case proposal_part::why_me: return "frame.why_me";
        case proposal_part::value: return "frame.value";
    }
    return "";
}

inline message metric_fact(const metric_tie& s, const fact<reading>& newest, double all_weights) {
    const auto& m = *s.metric;
    auto fact = message{"frame.metric"}
                    .with("name", m.name)
                    .with("unit", m.unit)
                    .with("share", all_weights > 0 ? m.weight.value / all_weights : 0.0)
                    .with("strength", s.strength<double>())
                    .with("target", m.target)
                    .with("due", to_string(m.due));
    if (newest)
        fact = std::move(fact).with("reading", newest->value).with("read", std::string{"yes"});
    return fact;
}

inline std::vector<framed_fact> facts_about(const state& now, const fact<proposal>& p,
                                            const boss_goals& goals,
                                            const std::vector<limit_line>& limits) {
    auto facts = std::vector<framed_fact>{};
    const auto add = [&facts](fact_about about, message says,
                              proposal_part part = proposal_part::value) {
        facts.push_back({about, part, std::move(says)});
    };
    auto all_weights = 0.0;
    for (const auto& [name, m] : goals.metrics()) all_weights += m->weight.value;
    auto served = goals.served_by(p);
    std::stable_sort(served.begin(), served.end(), [](const auto& a, const auto& b) {
        const auto share = [](const metric_tie& s) {
            return s.metric->weight.value * s.strength<double>();
        };
        return share(a) > share(b);
    });
    for (const auto& s : served)
        add(fact_about::metric, metric_fact(s, goals.newest_reading(s.metric), all_weights));
    for (const auto& s : goals.served_above(p))
        add(fact_about::above, message{"frame.above"}
                                   .with("name", s.metric->name)
                                   .with("person", person_name(now, s.metric->owner.target.text))
                                   .with("strength", s.strength<double>()));
    for (const auto& l : limits) {
        auto says = message{l.amount ? "frame.limit" : "frame.unknown_limit"}
                        .with("name", l.name)
                        .with("used", l.used)
                        .with("unit", l.unit);
        if (l.amount) says = std::move(says).with("amount", *l.amount);
        add(fact_about::limit, std::move(says));
    }
    for_each_enumerator<proposal_part>([&](proposal_part part, std::string_view) {
        if (auto text = text_of(*p, part))
            add(fact_about::part, message{part_key(part)}.with("text", std::move(*text)), part);
    });
    return facts;
}

/// Where a fact stands: near-term metrics begin with what moves, influence with what can be carried
/// upward; the ask comes last in both.
inline int place_of(const framed_fact& f, motive_sort motive) {
    const auto near_term = motive == motive_sort::near_term;
    switch (f.about) {
        case fact_about::metric: return near_term ? 0 : 5;
        case fact_about::limit: return near_term ? 3 : 7;
        case fact_about::above: return near_term ? 5 : 0;
        case fact_about::part: break;
    }
    switch (f.part) {
        case proposal_part::value: return near_term ? 1 : 3;
        case proposal_part::comparison: return near_term ? 2 : 6;
        case proposal_part::changed: return 4;
        case proposal_part::ally: return near_term ? 6 : 1;
        case proposal_part::motive: return near_term ? 7 : 2;
        case proposal_part::why_me: return 8;
        case proposal_part::ask: return 9;
    }
    return 9;
}

}  // namespace detail

/// Two, the boss's higher motive first; of equals, or where neither is known, near-term metrics.
inline std::vector<framing> framings_of(const state& now, const parties& who,
                                        const fact<proposal>& p, const boss_goals& goals,
                                        const std::vector<limit_line>& limits) {
    const auto facts = detail::facts_about(now, p, goals, limits);
    auto framings = std::vector<framing>{};
    for_each_enumerator<motive_sort>([&](motive_sort motive, std::string_view) {
        const auto* opening =
            motive == motive_sort::near_term ? "frame.open_near_term" : "frame.open_influence";
        auto f = framing{motive, motive_weight(now, who.boss, motive),
                         message{opening}.with("title", p->title)};
        auto ordered = facts;
        std::stable_sort(ordered.begin(), ordered.end(), [motive](const auto& a, const auto& b) {
            return detail::place_of(a, motive) < detail::place_of(b, motive);
        });
        for (auto& each : ordered) f.facts.push_back(std::move(each.says));
        framings.push_back(std::move(f));
    });
    std::stable_sort(framings.begin(), framings.end(), [](const auto& a, const auto& b) {
        return a.weight.value_or(0) > b.weight.value_or(0);
    });
    return framings;
}

}  // namespace upward
