// SPDX-License-Identifier: BSL-1.0
//
// The line of people from the report upward, as known on one day, and when the report and the boss
// are there. The boss's boss stands in the relationship; whoever is above them, in relationships of
// their own. Somebody who is met twice ends the line.
//
//     const auto line = upward::lines{now}.on(day);
//     line.people;                // {"ana", "bo", "carla"}
//     line.links_below("carla");  // 2: from Carla to Bo, from Bo to Ana
#pragma once

#include <upward/model/parties.hpp>
#include <upward/model/presence.hpp>
#include <upward/model/state.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

struct line_of_people {
    parties who;
    presence there;
    std::vector<std::string> people;  ///< the report first
    day_number from = 0, until = 0;   ///< it is known so on the days [from, until)

    /// The links from a person down to the report: 0 for the report, nothing for somebody who is not
    /// in the line. Where nobody is known everybody is the boss.
    std::optional<std::size_t> links_below(std::string_view person) const {
        if (!who.known()) return 1;
        const auto found = std::find(people.begin(), people.end(), person);
        if (found == people.end()) return std::nullopt;
        return static_cast<std::size_t>(found - people.begin());
    }

    std::size_t links() const noexcept { return people.size() - 1; }
};

class lines {
public:
    /// O(n log n) in the relationships and leaves; and on each day on which a relationship begins or
    /// ends, O(n log n) in the line.
    explicit lines(const state& now) : calendar_(now.calendar()) {
        for (const auto& e : now.entries())
            if (const auto* l = get_if<leave>(&e->body))
                leaves_[l->person.target.text].push_back(e);
        follow(now.all<relationship>(), now);
    }

    /// Linear in the leaves of the two. The answer holds until the line is another one, or a leave
    /// of the two becomes known.
    line_of_people on(day_number day) const {
        const auto next = std::upper_bound(spans_.begin(), spans_.end(), day,
                                           [](day_number d, const auto& s) { return d < s.from; });
        const auto& held = *std::prev(next);
        auto line = line_of_people{held.who, {}, held.people, held.from};
        line.until = next == spans_.end() ? std::numeric_limits<day_number>::max() : next->from;
        add_presence(line, day);
        return line;
    }

private:
    /// Days on which the line is the same.
    struct span {
        day_number from = std::numeric_limits<day_number>::min();
        parties who = {};
        std::vector<std::string> people = {};

        bool says_the_same(const span& other) const {
            return who.report == other.who.report && who.boss == other.who.boss &&
                   who.boss_boss == other.who.boss_boss && who.start == other.who.start &&
                   people == other.people;
        }
    };

    /// The relationships that hold on one day, by their place in the log.
    class live_ones {
    public:
        explicit live_ones(const facts_of<relationship>& all) : all_(all) {}

        void turn(std::size_t which) {
            const auto r = all_[which];
            const auto begun = std::pair{to_day_number(r->start), which};
            for (auto* some : {&held_, &of_report_[r->report.target.text]})
                if (!some->insert(begun).second) some->erase(begun);
        }

        span on(day_number day) const {
            auto found = span{.from = day};
            if (const auto r = newest(held_))
                found.who = {r->report.target.text, r->boss.target.text,
                             r->boss_boss ? r->boss_boss->target.text : std::string{},
                             to_day_number(r->start)};
            found.people = upward(found.who);
            return found;
        }

    private:
        using by_start = std::set<std::pair<day_number, std::size_t>>;

        fact<relationship> newest(const by_start& some) const {
            return some.empty() ? fact<relationship>{} : all_[some.rbegin()->second];
        }

        std::vector<std::string> upward(const parties& who) const {
            auto people = std::vector<std::string>{who.report, who.boss};
            auto met = std::set<std::string>{people.begin(), people.end()};
            auto next = who.boss_boss.empty() ? boss_of(who.boss) : who.boss_boss;
            for (; !next.empty() && met.insert(next).second; next = boss_of(next))
                people.push_back(next);
            return people;
        }

        std::string boss_of(const std::string& person) const {
            const auto some = of_report_.find(person);
            const auto r = some == of_report_.end() ? fact<relationship>{} : newest(some->second);
            return r ? r->boss.target.text : std::string{};
        }

        facts_of<relationship> all_;
        by_start held_;  // the last one began last
        std::map<std::string_view, by_start> of_report_;
    };

    /// Each relationship from the day on which it is known and has begun until its end is known.
    void follow(const facts_of<relationship>& all, const state& now) {
        auto ends = std::map<std::string_view, day_number>{};
        for (const auto& end : now.all<relationship_ended>()) {
            auto& first = ends.try_emplace(end->relationship.target.text, end.day).first->second;
            first = std::min(first, end.day);
        }
        auto turns = std::map<day_number, std::vector<std::size_t>>{};
        for (std::size_t which = 0; which < all.size(); ++which) {
            const auto r = all[which];
            const auto begins = std::max(r.day, to_day_number(r->start));
            const auto end = ends.find(r.id());
            if (end != ends.end() && end->second <= begins) continue;
            turns[begins].push_back(which);
            if (end != ends.end()) turns[end->second].push_back(which);
        }
        auto live = live_ones{all};
        spans_.push_back(live.on(std::numeric_limits<day_number>::min()));
        for (const auto& [day, changed] : turns) {
            for (const auto which : changed) live.turn(which);
            auto next = live.on(day);
            if (!next.says_the_same(spans_.back())) spans_.push_back(std::move(next));
        }
    }

    void add_presence(line_of_people& line, day_number day) const {
        auto known = state{to_date(day), calendar_};
        const auto add = [&](const std::string& person) {
            const auto found = leaves_.find(person);
            if (found == leaves_.end()) return;
            for (const auto& e : found->second) {
                const auto since = to_day_number(e->date);
                if (since <= day) known.apply(e), line.from = std::max(line.from, since);
                else line.until = std::min(line.until, since);
            }
        };
        if (line.who.known()) add(line.who.report), add(line.who.boss);
        line.there = presence_of(known, line.who);
    }

    working_calendar calendar_;
    std::map<std::string, std::vector<entry_ptr>, std::less<>> leaves_;  // by person
    std::vector<span> spans_;                                            // by their first day
};

}  // namespace upward
