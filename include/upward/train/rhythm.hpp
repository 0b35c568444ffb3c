// SPDX-License-Identifier: BSL-1.0
//
// The rhythm on one day: what was agreed, how reliably it was kept, what is owed next, how many asks
// still come outside it, what to propose, and what to do.
//
//     auto r = upward::rhythm_of(here, {});
//     r.adherence;      // over r.obligations outcomes; none before the first
//     r.asks_recent;    // out of rhythm, in the last 10 working days of both
//     r.proposal;       // one change of cadence at most
#pragma once

#include <upward/core/describe.hpp>
#include <upward/core/trace.hpp>
#include <upward/rhythm/adherence.hpp>
#include <upward/rhythm/agreement.hpp>
#include <upward/rhythm/situation.hpp>
#include <upward/rhythm/touches.hpp>
#include <upward/train/advice.hpp>
#include <upward/train/history.hpp>
#include <upward/train/proposal.hpp>
#include <upward/trust/standing.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

struct agreed_rhythm {
    std::string rhythm;
    date since;
    std::vector<std::string> rules;
};
BOOST_DESCRIBE_STRUCT(agreed_rhythm, (), (rhythm, since, rules))

/// One obligation and what came of it.
struct obligation_line {
    std::string obligation;  ///< rule@date, the date before any shift
    date due;
    outcome_kind outcome = outcome_kind::open;
    std::optional<double> score;  ///< once the outcome is known
    std::optional<id> delivery;
};
BOOST_DESCRIBE_STRUCT(obligation_line, (), (obligation, due, outcome, score, delivery))

struct rhythm_answer {
    rhythm_stage stage = rhythm_stage::baseline;
    std::optional<double> adherence;  ///< [0, 1]
    std::int32_t obligations = 0;     ///< with a known outcome
    std::int32_t asks_recent = 0;     ///< out of rhythm, in the window
    std::int32_t ask_window = 0;      ///< the working days of both that it has, at most 10
    std::optional<double> weaning;    ///< w, at most 1; none where the data allow no claim
    std::optional<double> p_fall;     ///< [0, 1]: that the asks fell
    std::optional<cadence_proposal> proposal;
    std::vector<message> advice;  ///< the most urgent first; also what cannot be said yet
    update_streak streak;
    std::vector<ask_block> asks;  ///< over time, the newest first
    std::vector<agreed_rhythm> agreed;
    std::vector<obligation_line> next;  ///< of each rule, what it asks for next
    std::optional<std::vector<obligation_line>> outcomes;
    std::optional<std::map<std::string, trace>> traces;  ///< of adherence, weaning and p_fall
};
BOOST_DESCRIBE_STRUCT(rhythm_answer, (),
                      (stage, adherence, obligations, asks_recent, ask_window, weaning, p_fall,
                       proposal, advice, streak, asks, agreed, next, outcomes, traces))

struct rhythm_parameters {
    bool explain = false;  ///< also answer every outcome, and the traces
};
BOOST_DESCRIBE_STRUCT(rhythm_parameters, (), (explain))

namespace detail {

inline obligation_line line_of(const outcome& o) {
    auto line = obligation_line{o.owed.name, to_date(o.owed.due), o.kind, {}, {}};
    if (o.is_known()) line.score = o.score;
    if (!o.delivery.empty()) line.delivery = id{o.delivery};
    return line;
}

/// Of each rule the first that is still asked for, by due day.
inline std::vector<obligation_line> next_of_each_rule(const situation& here) {
    auto lines = std::vector<obligation_line>{};
    auto seen = std::vector<std::string_view>{};
    for (const auto* owed : {&here.outcomes, &here.news})
        for (const auto& o : *owed) {
            if (!is_still_owed(o)) continue;
            for (const auto& part : o.owed.parts) {
                if (std::find(seen.begin(), seen.end(), part.rule) != seen.end()) continue;
                seen.push_back(part.rule);
                lines.push_back(line_of(o));
                lines.back().obligation = part.name;
            }
        }
    std::stable_sort(lines.begin(), lines.end(),
                     [](const auto& a, const auto& b) { return a.due < b.due; });
    return lines;
}

/// The entry that the agreement began with, since which something has stood.
inline std::string first_agreement(const situation& here) {
    const auto versions = agreements(*here.now);
    const auto since = agreed_since(versions, here.today());
    const auto first = std::find_if(versions.begin(), versions.end(),
                                    [&](const auto& v) { return v.from == since; });
    return first == versions.end() ? std::string{} : first->source;
}

/// The asks out of rhythm in a window, one by one, and its days, which follow from the agreement.
inline counted_window<traced> traced_window(const situation& here, const day_window& window,
                                            const std::string& agreement) {
    auto asks = std::optional<traced>{};
    for (const auto& a : here.asks) {
        if (a.in_rhythm || !window.contains(a.day)) continue;
        const auto one = traced::entry(a.source.id(), 1);
        asks = asks ? std::move(*asks) + one : one;
    }
    return {asks.value_or(traced{0}), traced::entry(agreement, window.count)};
}

inline std::map<std::string, trace> traces_of(const situation& here) {
    auto traces = std::map<std::string, trace>{};
    if (auto kept = adherence<traced>(here.outcomes, here.today(), here.policy->rhythm))
        traces.emplace("adherence", std::move(*kept).tree());
    if (!here.stage.claim) return traces;
    const auto agreement = first_agreement(here);
    const auto before = traced_window(here, here.stage.before, agreement);
    const auto after = traced_window(here, here.stage.lately, agreement);
    traces.emplace("weaning", relative_fall(before, after, here.policy->weaning).tree());
    traces.emplace("p_fall", probability_of_fall(before, after, here.policy->weaning).tree());
    return traces;
}

}  // namespace detail

/// Precondition: the situation's horizon reaches beyond the next obligation of each rule that
/// `next` should name.
inline rhythm_answer rhythm_of(const situation& here, const rhythm_parameters& parameters) {
    const auto& p = here.policy->rhythm;
    auto a = rhythm_answer{};
    a.adherence = adherence<double>(here.outcomes, here.today(), p);
    for (const auto& o : here.outcomes) a.obligations += o.is_known();

    const auto window = window_ending(here.there.both, here.today(), here.policy->weaning.window_wd,
                                      here.who.start);
    a.asks_recent = asks_out_of_rhythm(here.asks, window);
    a.ask_window = window.count;
    a.stage = here.stage.shown;
    if (here.stage.claim) {
        a.weaning = here.stage.claim->w;
        a.p_fall = here.stage.claim->p;
    }

    for (const auto& v : agreements(*here.now))
        if (v.from <= here.today() && here.today() < v.until)
            a.agreed.push_back({v.rhythm, to_date(v.from), v.rules});
    a.next = detail::next_of_each_rule(here);

    const auto trust = trust_standing{here};
    a.proposal = cadence_proposal_of(here, trust, a.adherence);
    a.advice = advice_of(here, trust, a.adherence);
    a.streak = streak_of(here.outcomes);
    a.asks = ask_blocks(here);

    if (parameters.explain) {
        a.outcomes.emplace();
        for (const auto& o : here.outcomes)
            if (o.owed.due <= here.today() || o.is_known())
                a.outcomes->push_back(detail::line_of(o));
        if (auto traces = detail::traces_of(here); !traces.empty()) a.traces = std::move(traces);
    }
    return a;
}

}  // namespace upward
