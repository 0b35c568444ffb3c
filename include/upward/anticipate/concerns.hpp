// SPDX-License-Identifier: BSL-1.0
//
// Open worries of the boss and those above. Each time it came up counts, a cue half,
//
//     S = sum of (said 1, cue .5) · 2^(-age/60)        said 01-20, cue 03-02: on 03-16 .9551
//
// The entry that declares a concern counts as said, unless a mention stands on its day. One that was
// told nothing of for 20 wd is still open; one that has faded below .10 is asked about, and never
// closed in silence. Closed, it opens again when it is mentioned on a later day.
#pragma once

#include <upward/anticipate/line.hpp>
#include <upward/anticipate/needs.hpp>
#include <upward/core/real.hpp>
#include <upward/core/trace.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/state.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

namespace detail {

struct concern_history {
    fact<concern> declared = {};
    std::vector<fact<concern_mention>> mentions = {};
    std::vector<day_number> closings = {};

    bool speaks_for_itself(day_number day) const {
        return std::none_of(mentions.begin(), mentions.end(),
                            [&](const auto& m) { return m.day == declared.day && m.day <= day; });
    }

    /// When it was declared, or first mentioned after it was last closed.
    day_number open_since(day_number day) const {
        auto closed = std::optional<day_number>{};
        for (const auto c : closings)
            if (c <= day) closed = std::max(closed, std::optional{c});
        if (!closed) return declared.day;
        auto since = day;
        for (const auto& m : mentions)
            if (m.day > *closed && m.day <= day) since = std::min(since, m.day);
        return since;
    }

    day_number last_mention(day_number day) const {
        auto last = declared.day;
        for (const auto& m : mentions)
            if (m.day <= day) last = std::max(last, m.day);
        return last;
    }

    bool is_closed(day_number last_mentioned, day_number day) const {
        return std::any_of(closings.begin(), closings.end(), [&](day_number closed) {
            return closed <= day && closed >= last_mentioned;
        });
    }

    template <class Number>
    Number salience(day_number day, const anticipate_policy& p) const {
        Number sum = Number(0);
        const auto add = [&](const auto& f, mention_sort sort) {
            const Number weight = sort == mention_sort::said
                                      ? leaf<Number>::policy("anticipate.said", p.said)
                                      : leaf<Number>::policy("anticipate.cue", p.cue);
            sum =
                std::move(sum) + weight * decay(leaf<Number>::entry(f.id(), day - f.day),
                                                leaf<Number>::policy("anticipate.concern_half_life",
                                                                     p.concern_half_life));
        };
        if (speaks_for_itself(day)) add(declared, mention_sort::said);
        for (const auto& m : mentions)
            if (m.day <= day) add(m, m->sort);
        return sum;
    }
};

}  // namespace detail

class concern_book {
public:
    /// O(n log n).
    explicit concern_book(const state& now) {
        for (const auto& c : now.all<concern>()) of_[c.id()].declared = c;
        for (const auto& m : now.all<concern_mention>())
            of_[m->concern.target.text].mentions.push_back(m);
        for (const auto& c : now.all<concern_closed>())
            of_[c->concern.target.text].closings.push_back(c.day);
    }

    /// Those open at the end of `day`, the most salient first, then by id. `told(concern, day)` is
    /// the last day up to `day` on which the boss was told of it. Linear in the mentions.
    template <class LastTold>
    std::vector<open_concern> open_on(day_number day, const line_of_people& line,
                                      const LastTold& told, const anticipate_policy& p,
                                      bool explain) const {
        auto found = std::vector<open_concern>{};
        for (const auto& named : of_) {
            const detail::concern_history& history = named.second;
            const auto& c = history.declared;
            if (!c || c.day > day || line.links_below(c->person.target.text).value_or(0) == 0)
                continue;
            const auto last = history.last_mention(day);
            if (history.is_closed(last, day)) continue;
            auto open = open_concern{c.source->id, c->person.target, c->topic, c->text};
            open.salience = history.salience<double>(day, p);
            open.last_mentioned = to_date(last);
            const auto since = history.open_since(day);
            const auto quiet_since = std::max(since, told(c, day).value_or(since));
            open.still_open = line.there.report.count(quiet_since, day) >= p.concern_open_wd;
            open.ask_if_it_matters = !reaches(open.salience, p.concern_faint);
            if (explain) open.why = history.salience<traced>(day, p).tree();
            found.push_back(std::move(open));
        }
        std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
            return compares_as(a.salience) > compares_as(b.salience);
        });
        return found;
    }

private:
    std::map<std::string_view, detail::concern_history> of_;
};

}  // namespace upward
