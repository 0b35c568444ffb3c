// SPDX-License-Identifier: BSL-1.0
//
// Leadership rocks roll downhill: who has to answer at an event asks the next one down for it, and
// so on to the report. Each link takes its lead off the event's day, in working days of the report;
// a free day counts as the working day before it. Where no working day is left to walk to, the need-by
// is the day itself.
//
//     board Thu 03-26, the boss's boss answers: leads 5 and 3     asked of the boss 03-19, need-by 03-16
//
// A link learns from the events at which the one who asks had to answer: an ask in the 10 wd before
// (not on the day itself) was for the event if it names it, or if the topic is calm, asked for on at
// most .2 of the days before. An event of a busy topic whose asks do not name it teaches nothing. A
// link's lead is 3 wd until 3 such asks, then their median; its probability (hits + 1.2)/(events + 2),
// so .6 at first; a chain's is the product of its links'. What somebody above expects by a day is
// walked down like an event, but teaches nothing. An ask that names no event is for the next of a
// series: it counts only after the event before, on the topic, at which the same person answered.
//
// Once the ask has come, by the same measure, the event foretells no other. An event that states its
// odds is no source of its own: it multiplies the odds of the rate (needs_index.hpp).
#pragma once

#include <upward/anticipate/ask_history.hpp>
#include <upward/anticipate/tally.hpp>
#include <upward/core/message.hpp>
#include <upward/core/real.hpp>
#include <upward/model/line.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/presence.hpp>
#include <upward/model/state.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace upward {

/// An event, or what is expected by a day, and where in the line it is answered for.
struct due_above {
    const entry* source = nullptr;
    day_number known = 0;   ///< since when it is
    day_number on = 0;      ///< the day itself
    std::size_t links = 0;  ///< from who answers down to the report
    std::string_view topic;
    std::string_view name;
    std::string_view answers;
    std::optional<double> odds = {};

    bool is_event() const noexcept { return holds<event>(source->body); }
};

/// One that is ahead, with its need-by.
struct walked_due {
    const due_above* due = nullptr;
    day_number need_by = 0;
    day_number answer_by = 0;  ///< by when the boss has to: the event's day less the leads above
};

class cascades {
public:
    /// Everything outlives it. O(n log n).
    cascades(const state& now, const line_of_people& line, const ask_history& asks,
             const anticipate_policy& p)
        : line_(line), asks_(asks), policy_(p), links_(line.links()) {
        for (const auto& e : now.all<event>())
            take({e.source, e.day, to_day_number(e->on), 0, e->topic, e->name,
                  e->answers.target.text, stated(*e)});
        for (const auto& x : now.all<expectation_above>())
            if (x->due)
                take({x.source, x.day, to_day_number(*x->due), 0, x->topic, x->text,
                      x->holder.target.text});
        for (auto& [topic, list] : on_topic_)
            std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
                return a.on != b.on ? a.on < b.on : a.source->id < b.source->id;
            });
        for (const auto& [topic, list] : on_topic_)
            for (const auto& due : list) learn(due);
        for (auto& link : links_) link.sort();
    }

    /// Those on a topic that are known by the end of `day` and lie ahead of it, with a need-by up to
    /// `until`; by their day, then id. Those whose ask has come are left out.
    std::vector<walked_due> ahead(std::string_view topic, day_number day, day_number until) {
        auto found = std::vector<walked_due>{};
        const auto list = on_topic_.find(topic);
        if (list == on_topic_.end()) return found;
        const auto lead = leads_on(day);
        const auto& all = list->second;
        auto at = std::partition_point(all.begin(), all.end(),
                                       [day](const auto& due) { return due.on <= day; });
        for (; at != all.end() && walked(at->on, lead.back()) <= until; ++at) {
            auto need_by = walked(at->on, lead[at->links]);
            if (need_by < first_day) need_by = day;
            if (at->known <= day && need_by <= until && !is_asked_for(*at, lead, day))
                found.push_back({&*at, need_by, walked(at->on, lead_above(*at, lead))});
        }
        return found;
    }

    /// That it is asked for down the whole chain, by what is known at the end of `day`.
    /// Precondition: the report is not who answers.
    template <class Number>
    Number probability(const due_above& due, day_number day) const {
        const Number hits = leaf<Number>::policy("anticipate.link_hits", policy_.link_hits);
        const Number events = leaf<Number>::policy("anticipate.link_events", policy_.link_events);
        Number chain = hit_probability(links_[due.links - 1], day, hits, events);
        for (auto link = due.links - 1; link-- > 0;)
            chain = std::move(chain) * hit_probability(links_[link], day, hits, events);
        return chain;
    }

    /// The days after the end of `day` on which the report may be asked for it: those on which an ask
    /// is its own, up to the day before it; its very day when no other is left.
    day_range days_of(const walked_due& w, day_number day) const {
        const auto own = std::min(w.need_by, walked(w.answer_by, policy_.ask_window_wd));
        const auto from = std::max(day + 1, own);
        const auto none_left = line_.there.both.count(from - 1, w.due->on - 1) <= 0;
        return {from, none_left ? w.due->on : w.due->on - 1};
    }

    /// The lead of one link. Precondition: link < line.links().
    std::int32_t lead(std::size_t link, day_number day) {
        const auto least = static_cast<std::size_t>(policy_.lead_samples);
        return links_[link].median_until(day, least).value_or(policy_.lead_wd);
    }
    const learned_tally& learned(std::size_t link) const { return links_[link]; }

    /// All topics of what is due above, for whoever asks which topics there are.
    const std::map<std::string_view, std::vector<due_above>>& topics() const { return on_topic_; }

private:
    static std::optional<double> stated(const event& e) {
        return e.odds ? std::optional{e.odds->value} : std::nullopt;
    }

    void take(due_above due) {
        const auto links = line_.links_below(due.answers);
        if (!links) return;
        due.links = *links;
        on_topic_[due.topic].push_back(due);
    }

    day_number walked(day_number on, std::int32_t wd) const {
        const auto last = line_.there.report.previous(on);
        return wd == 0 ? last : line_.there.report.add(last, -wd);
    }

    /// Of the whole chain below a place in the line, by that place.
    std::vector<std::int32_t> leads_on(day_number day) {
        auto sums = std::vector<std::int32_t>{0};
        for (std::size_t link = 0; link < links_.size(); ++link)
            sums.push_back(sums.back() + lead(link, day));
        return sums;
    }

    /// Of the chain from who answers down to the boss.
    static std::int32_t lead_above(const due_above& due, const std::vector<std::int32_t>& leads) {
        return due.links == 0 ? 0 : leads[due.links] - leads[1];
    }

    /// Whether asks on a topic are rare enough, before a day, that one must have its cause.
    bool is_calm(std::size_t link, std::string_view topic, day_number before) const {
        const auto* own = asks_.unprompted(link, topic);
        if (!own) return true;
        const auto& calendar = link == 0 ? line_.there.both : line_.there.report;
        const auto window = window_ending(calendar, before - 1, policy_.own_rate_wd, asks_.start());
        if (window.count == 0) return true;
        const auto asked = own->between(window.from, window.to).size();
        return reaches(policy_.own_rate, static_cast<double>(asked) / window.count);
    }

    /// From which day on an ask that names no event can be for it, `from` at the earliest: the day
    /// after the event before, among those known by the end of `day`.
    day_number unnamed_from(const due_above& due, day_number from, day_number day) const {
        const auto& all = on_topic_.find(due.topic)->second;
        auto at = std::partition_point(all.begin(), all.end(),
                                       [&due](const auto& d) { return d.on < due.on; });
        while (at != all.begin() && (--at)->on >= from)
            if (at->is_event() && at->known <= day && at->answers == due.answers) return at->on + 1;
        return from;
    }

    /// The first ask that was for it: in [from, to] one that names it; in [unnamed, to] any other, if
    /// the topic is calm.
    std::optional<day_number> first_ask(const due_above& due, std::size_t link, bool calm,
                                        day_number from, day_number unnamed, day_number to) const {
        auto first = std::optional<day_number>{};
        const auto look_in = [&](const ask_days* asks, day_number since) {
            if (!asks) return;
            const auto some = asks->between(since, to);
            if (!some.empty() && (!first || some.front().day < *first)) first = some.front().day;
        };
        look_in(asks_.for_event(link, due.source->id.text), from);
        if (calm) look_in(asks_.unprompted(link, due.topic), unnamed);
        return first;
    }

    void learn(const due_above& due) {
        if (!due.is_event() || due.links == 0) return;
        const auto link = due.links - 1;
        const auto known = std::max(due.on, due.known);
        const auto from = walked(due.on, policy_.ask_window_wd);
        const auto unnamed = unnamed_from(due, from, known);
        const auto calm = is_calm(link, due.topic, from);
        const auto asked = first_ask(due, link, calm, from, unnamed, due.on - 1);
        if (!asked && !calm && is_asked_at_all(due, link, unnamed)) return;
        auto lesson = occasion{due.source, known};
        if (asked) lesson.wd = line_.there.report.count(*asked, due.on);
        links_[link].add(lesson);
    }

    bool is_asked_at_all(const due_above& due, std::size_t link, day_number from) const {
        const auto* asks = asks_.on_topic(link, due.topic);
        return asks && asks->any_between(from, due.on - 1);
    }

    /// Of the report, by the end of `day`.
    bool is_asked_for(const due_above& due, const std::vector<std::int32_t>& leads,
                      day_number day) const {
        if (due.links == 0) return false;
        const auto from = walked(due.on, lead_above(due, leads) + policy_.ask_window_wd);
        const auto* named = asks_.for_event(0, due.source->id.text);
        if (named && named->any_between(std::numeric_limits<day_number>::min(), day)) return true;
        const auto calm = is_calm(0, due.topic, from);
        return first_ask(due, 0, calm, from, unnamed_from(due, from, day), day).has_value();
    }

    const line_of_people& line_;
    const ask_history& asks_;
    const anticipate_policy& policy_;
    std::vector<learned_tally> links_;
    std::map<std::string_view, std::vector<due_above>> on_topic_;  // by their day
};

}  // namespace upward
