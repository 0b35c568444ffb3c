// SPDX-License-Identifier: BSL-1.0
//
// Asks that follow trouble and milestones. An ask on the topic in the 10 wd after a problem became
// known, or a milestone was reached, is a hit; an ask on the very day is none, since nobody could
// have foretold it. While those days of the newest one run and nobody has asked,
//
//     p = (hits + .6)/(events + 2)        need-by = its day + the median wait of the hits
//
// (3 wd before there was one), or the day itself where no so many working days are ahead.
#pragma once

#include <upward/anticipate/ask_history.hpp>
#include <upward/anticipate/tally.hpp>
#include <upward/model/line.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/state.hpp>
#include <upward/rhythm/cause.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

/// A problem or a milestone.
struct happening {
    const entry* source = nullptr;
    day_number day = 0;
    day_number known = 0;  ///< since when it stands in the log
    day_number end = 0;    ///< the last day on which an ask is a hit
};

struct open_situation {
    const happening* after = nullptr;
    day_number need_by = 0;
};

class situations {
public:
    situations(const state& now, const line_of_people& line, const ask_history& asks,
               const policy& p)
        : report_(line.there.report), asks_(asks), policy_(p.anticipate) {
        for (const auto& problem_of : now.all<problem>())
            add(problem_of->topic, problem_of.source, to_day_number(problem_of->known),
                problem_of.day);
        take_milestones(now, line, p);
        for (auto& [topic, s] : on_topic_) {
            std::sort(s.happenings.begin(), s.happenings.end(), [](const auto& a, const auto& b) {
                return a.day != b.day ? a.day < b.day : a.source->id < b.source->id;
            });
            for (const auto& h : s.happenings) learn(topic, h, s.learned);
            s.learned.sort();
        }
    }

    /// The newest one that still awaits its ask at the end of `day`, with a need-by up to `until`.
    std::optional<open_situation> ahead(std::string_view topic, day_number day, day_number until) {
        const auto found = on_topic_.find(topic);
        if (found == on_topic_.end()) return std::nullopt;
        const auto& all = found->second.happenings;
        auto at = std::partition_point(all.begin(), all.end(),
                                       [day](const auto& h) { return h.day <= day; });
        while (at != all.begin() && (--at)->end > day) {
            if (at->known > day) continue;
            const auto* asked = asks_.on_topic(0, topic);
            if (asked && asked->any_between(at->day + 1, day)) return std::nullopt;
            auto need_by = report_.add(at->day, wait(found->second, day));
            if (need_by > last_day) need_by = day;
            if (need_by > until) return std::nullopt;
            return open_situation{&*at, need_by};
        }
        return std::nullopt;
    }

    /// Precondition: one of the topic is ahead.
    template <class Number>
    Number probability(std::string_view topic, day_number day) const {
        return hit_probability<Number>(
            learned(topic), day,
            leaf<Number>::policy("anticipate.situation_hits", policy_.situation_hits),
            leaf<Number>::policy("anticipate.situation_events", policy_.situation_events));
    }

    /// The days after the end of `day` on which an ask would follow it.
    static day_range days_of(const open_situation& open, day_number day) {
        return {day + 1, open.after->end};
    }

    /// What was learned on a topic. Precondition: one of it is ahead.
    const learned_tally& learned(std::string_view topic) const {
        return on_topic_.find(topic)->second.learned;
    }

private:
    struct situation_of_topic {
        std::vector<happening> happenings;  // by day
        learned_tally learned;
    };

    void add(std::string_view topic, const entry* source, day_number day, day_number known) {
        on_topic_[topic].happenings.push_back(
            {source, day, std::max(day, known), report_.add(day, policy_.situation_wd)});
    }

    void take_milestones(const state& now, const line_of_people& line, const policy& p) {
        auto each = rule{};
        each.trigger = rule_trigger::milestone;
        const auto any =
            entry{.id = {"any"}, .date = to_date(now.as_of()), .body = std::move(each)};
        const auto crossings =
            causes{now, line.who, line.there, p}.of(fact<rule>{any}, first_day, now.as_of());
        for (const auto& c : crossings) {
            const auto* m = now.find_entry(c.source);
            const auto* item = now.find_entry(get<milestone>(m->body).item.target.text);
            if (!item || !holds<work_item>(item->body)) continue;
            add(get<work_item>(item->body).topic, m, c.day, to_day_number(item->date));
        }
    }

    void learn(std::string_view topic, const happening& h, learned_tally& learned) const {
        auto lesson = occasion{h.source, std::max(h.end, h.known)};
        if (const auto* asked = asks_.on_topic(0, topic))
            if (const auto after = asked->between(h.day + 1, h.end); !after.empty())
                lesson.wd = report_.count(h.day, after.front().day);
        learned.add(lesson);
    }

    std::int32_t wait(situation_of_topic& s, day_number day) const {
        return s.learned.median_until(day, 1).value_or(policy_.situation_lag_wd);
    }

    const working_calendar& report_;
    const ask_history& asks_;
    const anticipate_policy& policy_;
    std::map<std::string_view, situation_of_topic> on_topic_;
};

}  // namespace upward
