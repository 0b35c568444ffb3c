// SPDX-License-Identifier: BSL-1.0
//
// Who else has a stake, topic by topic: the peers of the boss with the newest sign of each, whom to
// bring and whom to watch, where they sit together next, what may leak there, and what those above the
// boss expect. It judges people: it is the report's own and never shared.
//
//     const auto s = upward::stakeholders_of(now, policy, {.days = {20}});
//     s.topics.front().reading;         // contested: for it and against it
//     s.topics.front().peers.front();   // the weightiest
//
// A sign weighs salience/3 · 2^(-age/180), where the salience is power + legitimacy + urgency.
#pragma once

#include <upward/anticipate/needs.hpp>
#include <upward/anticipate/needs_index.hpp>
#include <upward/anticipate/peers.hpp>
#include <upward/anticipate/reasons.hpp>
#include <upward/anticipate/topics.hpp>
#include <upward/core/bounded.hpp>
#include <upward/core/message.hpp>
#include <upward/core/real.hpp>
#include <upward/core/trace.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/state.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

/// Where peers and boss meet, or somebody answers, ahead of the day.
struct stake_event {
    id event = {};
    std::string name = {};
    date on = {};
    std::string topic = {};
    id answers = {};
    std::string answers_name = {};
};
BOOST_DESCRIBE_STRUCT(stake_event, (), (event, name, on, topic, answers, answers_name))

/// A peer on a topic, by the newest sign.
struct stakeholder {
    id person = {};
    std::string name = {};  ///< by an entry, else the id
    peer_stance stance = peer_stance::neutral;
    double salience = 0;  ///< [0, 3]; 3 when none is given
    id sign = {};
    date signed_on = {};
    std::int32_t age = 0;         ///< calendar days
    double weight = 0;            ///< [0, 1]: what the sign still counts
    std::vector<id> events = {};  ///< ahead, in whose audience they are
};
BOOST_DESCRIBE_STRUCT(stakeholder, (),
                      (person, name, stance, salience, sign, signed_on, age, weight, events))

/// What peers make of a topic.
enum class stake_reading : std::uint8_t {
    open,       ///< those who were seen stand nowhere
    supported,  ///< for it, and nobody against it or in doubt
    watched,    ///< nobody for it; somebody may be either
    contested,  ///< for it, and against it or in doubt
    opposed     ///< against it, and nobody for it
};
BOOST_DESCRIBE_ENUM(stake_reading, open, supported, watched, contested, opposed)

struct topic_stakes {
    std::string topic = {};
    stake_reading reading = stake_reading::open;
    double for_it = 0;                    ///< the weights of supporters
    double against = 0;                   ///< of competitors
    double in_doubt = 0;                  ///< of frenemies
    bool faded = false;                   ///< every sign is older than its half-life: look again
    std::vector<stakeholder> peers = {};  ///< the weightiest first, then by id
    std::vector<message> advice = {};
};
BOOST_DESCRIBE_STRUCT(topic_stakes, (),
                      (topic, reading, for_it, against, in_doubt, faded, peers, advice))

/// What somebody above the boss expects.
struct expected_line {
    id entry = {};
    id holder = {};
    std::string holder_name = {};
    std::string topic = {};
    std::string text = {};
    std::optional<date> due = {};
    std::int32_t late_days = 0;  ///< calendar days since a due date that has passed
};
BOOST_DESCRIBE_STRUCT(expected_line, (), (entry, holder, holder_name, topic, text, due, late_days))

struct known_person {
    id person = {};
    std::string name = {};
};
BOOST_DESCRIBE_STRUCT(known_person, (), (person, name))

struct stakeholders_answer {
    date day = {};
    date until = {};
    std::vector<topic_stakes> topics = {};  ///< by topic
    std::optional<known_person> boss_boss = {};
    std::vector<expected_line> expected = {};  ///< by due date, those without one last; then by id
    std::vector<stake_event> events = {};  ///< ahead, with a peer in the audience; by day, then id
    std::vector<leak_risk> leaks = {};
    std::vector<known_person> unread = {};  ///< peers of whom no sign was ever seen
    std::optional<std::map<std::string, trace>> traces = {};  ///< of the weights
};
BOOST_DESCRIBE_STRUCT(stakeholders_answer, (),
                      (day, until, topics, boss_boss, expected, events, leaks, unread, traces))

struct stakeholders_parameters {
    bounded<1, 260> days{20};               ///< how far ahead events count, in working days
    std::optional<std::string> topic = {};  ///< of this one alone
    bool explain = false;                   ///< also answer the traces
};
BOOST_DESCRIBE_STRUCT(stakeholders_parameters, (), (days, topic, explain))

/// What the sign of a peer still counts. Precondition: it is not after `day`.
template <class Number>
Number sign_weight(const fact<peer_sign>& s, day_number day, const anticipate_policy& p) {
    return leaf<Number>::entry(s.id(), salience_of(*s)) /
           leaf<Number>::policy("anticipate.most_salience", p.most_salience) *
           decay(leaf<Number>::entry(s.id(), day - s.day),
                 leaf<Number>::policy("anticipate.sign_half_life", p.sign_half_life));
}

namespace detail {

class stakeholder_table {
public:
    stakeholder_table(const state& now, const policy& p, const stakeholders_parameters& q)
        : now_(now),
          policy_(p),
          q_(q),
          today_(now.as_of()),
          names_(now, today_),
          line_(lines{now}.on(today_)),
          until_(line_.there.report.add(today_, q.days)) {
        for (const auto& s : now.all<peer_sign>())
            if (is_asked_for(s->topic)) signs_[s->topic].push_back(s);
        note_events();
    }

    stakeholders_answer answer() {
        auto a = stakeholders_answer{to_date(today_), to_date(until_)};
        auto index = needs_index{now_, policy_};
        a.leaks = index.leaks_until(today_, until_, q_.topic);
        for (const auto& named : signs_) a.topics.push_back(stakes_on(named.first, named.second));
        for (auto& t : a.topics) t.advice = advice_on(t, a.leaks);
        if (line_.people.size() > 2) a.boss_boss = known(line_.people[2]);
        a.expected = expected();
        for (const auto& e : events_) a.events.push_back(line_of(e));
        a.unread = unread();
        if (q_.explain) a.traces = traces();
        return a;
    }

private:
    bool is_asked_for(const std::string& topic) const { return !q_.topic || *q_.topic == topic; }
    known_person known(const std::string& person) const { return {{person}, names_.of(person)}; }

    /// Ahead of the day, with somebody of whom a sign on an asked topic was seen in the audience.
    void note_events() {
        auto peers = std::set<std::string_view>{};
        for (const auto& named : signs_)
            for (const auto& s : named.second) peers.insert(s->person.target.text);
        for (const auto& e : now_.all<event>()) {
            const auto on = to_day_number(e->on);
            if (on <= today_ || on > until_) continue;
            auto is_met = false;
            for (const auto& listener : e->audience)
                is_met = is_met || peers.contains(listener.target.text);
            if (is_met) events_.push_back(e);
        }
        std::sort(events_.begin(), events_.end(), [](const auto& a, const auto& b) {
            return a->on != b->on ? a->on < b->on : a.source->id < b.source->id;
        });
        for (const auto& e : events_)
            for (const auto& listener : e->audience)
                if (auto& seats = seats_[listener.target.text];
                    seats.empty() || seats.back() != e.source->id)
                    seats.push_back(e.source->id);
    }

    stake_event line_of(const fact<event>& e) const {
        return {e.source->id, e->name,           e->on,
                e->topic,     e->answers.target, names_.of(e->answers.target.text)};
    }

    topic_stakes stakes_on(std::string_view topic,
                           const std::vector<fact<peer_sign>>& signs) const {
        auto t = topic_stakes{std::string{topic}};
        t.faded = true;
        for (const auto& s : newest_signs(signs, today_)) {
            auto peer = stakeholder{s->person.target, names_.of(s->person.target.text),
                                    stance_of(*s),    salience_of(*s),
                                    s.source->id,     to_date(s.day)};
            peer.age = today_ - s.day;
            peer.weight = sign_weight<double>(s, today_, policy_.anticipate);
            if (const auto seats = seats_.find(peer.person.text); seats != seats_.end())
                peer.events = seats->second;
            auto& side = peer.stance == peer_stance::supporter    ? t.for_it
                         : peer.stance == peer_stance::competitor ? t.against
                                                                  : t.in_doubt;
            if (peer.stance != peer_stance::neutral) side += peer.weight;
            t.faded = t.faded && peer.age > policy_.anticipate.sign_half_life;
            t.peers.push_back(std::move(peer));
        }
        std::stable_sort(t.peers.begin(), t.peers.end(), [](const auto& a, const auto& b) {
            return compares_as(a.weight) > compares_as(b.weight);
        });
        t.reading = reading_of(t);
        return t;
    }

    static stake_reading reading_of(const topic_stakes& t) {
        const auto any = [&t](peer_stance stance) {
            return std::any_of(t.peers.begin(), t.peers.end(),
                               [stance](const auto& peer) { return peer.stance == stance; });
        };
        const auto against = any(peer_stance::competitor), in_doubt = any(peer_stance::frenemy);
        if (any(peer_stance::supporter))
            return against || in_doubt ? stake_reading::contested : stake_reading::supported;
        return against    ? stake_reading::opposed
               : in_doubt ? stake_reading::watched
                          : stake_reading::open;
    }

    /// Whom to bring to which event on the topic, what to tell before which, and to look again.
    std::vector<message> advice_on(const topic_stakes& t,
                                   const std::vector<leak_risk>& leaks) const {
        auto all = std::vector<message>{};
        for (const auto& leak : leaks)
            if (leak.topic == t.topic)
                all.push_back(message{"stakeholders.tell_first"}
                                  .with("event", leak.event_name)
                                  .with("on", to_string(leak.on))
                                  .with("until", to_string(leak.tell_by)));
        for (const auto& e : events_)
            if (e->topic == t.topic)
                for (const auto& peer : t.peers)
                    if (peer.stance == peer_stance::supporter)
                        all.push_back(
                            message{"stakeholders.bring"}
                                .with("person", peer.name)
                                .with("event", e->name)
                                .with("on", to_string(e->on))
                                .with("there", std::string{sits(peer, e) ? "yes" : "no"}));
        if (t.reading == stake_reading::opposed || t.reading == stake_reading::watched)
            all.push_back(message{"stakeholders.find_ally"});
        if (t.faded) all.push_back(message{"stakeholders.look_again"});
        return all;
    }

    static bool sits(const stakeholder& peer, const fact<event>& e) {
        return std::find(peer.events.begin(), peer.events.end(), e.source->id) != peer.events.end();
    }

    std::vector<expected_line> expected() const {
        auto all = std::vector<expected_line>{};
        for (const auto& x : now_.all<expectation_above>()) {
            if (!is_asked_for(x->topic) || !is_above(x->holder.target.text)) continue;
            auto line =
                expected_line{x.source->id, x->holder.target, names_.of(x->holder.target.text),
                              x->topic,     x->text,          x->due};
            if (x->due) line.late_days = std::max(0, today_ - to_day_number(*x->due));
            all.push_back(std::move(line));
        }
        std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
            if (a.due.has_value() != b.due.has_value()) return a.due.has_value();
            if (a.due && *a.due != *b.due) return *a.due < *b.due;
            return a.entry < b.entry;
        });
        return all;
    }

    bool is_above(const std::string& person) const {
        return line_.links_below(person).value_or(0) >= 2;
    }

    std::vector<known_person> unread() const {
        auto seen = std::set<std::string_view>{};
        for (const auto& s : now_.all<peer_sign>()) seen.insert(s->person.target.text);
        auto all = std::vector<known_person>{};
        for (const auto& p : now_.all<person>())
            if (p->role == person_role::peer && !seen.contains(p.id()))
                all.push_back(known(p.id()));
        std::sort(all.begin(), all.end(),
                  [](const auto& a, const auto& b) { return a.person < b.person; });
        return all;
    }

    std::map<std::string, trace> traces() const {
        auto all = std::map<std::string, trace>{};
        for (const auto& named : signs_)
            for (const auto& s : newest_signs(named.second, today_))
                all.emplace(
                    "topics." + std::string{named.first} + "." + s->person.target.text + ".weight",
                    sign_weight<traced>(s, today_, policy_.anticipate).tree());
        return all;
    }

    const state& now_;
    const policy& policy_;
    const stakeholders_parameters& q_;
    day_number today_;
    names_on names_;
    line_of_people line_;
    day_number until_;
    std::map<std::string_view, std::vector<fact<peer_sign>>> signs_;  // by topic
    std::vector<fact<event>> events_;
    std::map<std::string_view, std::vector<id>> seats_;  // by peer
};

}  // namespace detail

/// At the end of the state's day. O(n log n) in entries; on each topic, signs times events.
inline stakeholders_answer stakeholders_of(const state& now, const policy& p,
                                           const stakeholders_parameters& q) {
    return detail::stakeholder_table{now, p, q}.answer();
}

}  // namespace upward
