// SPDX-License-Identifier: BSL-1.0
//
// All that a briefing may speak of, each with its score and reasons, in its order (briefing.hpp says
// what it is).
#pragma once

#include <upward/core/real.hpp>
#include <upward/empathize/answered_for.hpp>
#include <upward/empathize/briefing.hpp>
#include <upward/empathize/briefing_score.hpp>
#include <upward/empathize/item_news.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

namespace detail {

/// A line with how its text begins, and the event's name.
struct briefing_candidate {
    briefing_line line;
    message thing;
    std::string event_name;
};

class briefing_maker {
public:
    /// State and policy outlive it. O(n log n), and the paths from each thing.
    briefing_maker(const state& now, const policy& p)
        : now_(now),
          policy_(p),
          today_(now.as_of()),
          people_(lines{now}.on(today_)),
          words_(now, people_.who),
          readings_(now),
          items_(item_histories(now)),
          stakes_(now, people_),
          news_(now, people_.who, words_, p.lapse),
          concerns_(concern_histories(now)) {
        add_concerns();
    }
    briefing_maker(const briefing_maker&) = delete;
    briefing_maker& operator=(const briefing_maker&) = delete;

    const parties& who() const noexcept { return people_.who; }
    const answered_for& stakes() const noexcept { return stakes_; }

    /// All that may be spoken of, in order; where `with_done`, also what is done and told so.
    std::vector<briefing_candidate> candidates(bool explain, bool with_done = false) const {
        auto found = std::vector<briefing_candidate>{};
        auto spoken_for = days_by_metric{};
        for (const auto& [name, history] : items_) {
            const auto news = news_.of(history, today_);
            const auto stake = stakes_.of({name}, history.item->topic);
            for (const auto& tie : stake.metrics) {
                auto& until = spoken_for.try_emplace(tie.metric.id(), first_day).first->second;
                until = std::max(until, news.told.value_or(last_day));
            }
            const auto matters = news.now.is_red || news.now.needs_decision;
            if (with_done || matters || !news.is_done() || !news.is_unchanged())
                found.push_back(of_item(history, news, stake, explain));
        }
        add_problems(found, explain);
        add_requests(found, explain);
        add_metrics(found, spoken_for, explain);
        std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
            const auto &x = a.line, &y = b.line;
            if (x.sort != y.sort) return x.sort < y.sort;
            const auto left = compares_as(*x.score), right = compares_as(*y.score);
            return left != right ? left > right : x.item < y.item;
        });
        return found;
    }

private:
    using days_by_metric = std::map<std::string_view, day_number>;

    briefing_candidate of_item(const item_history& history, const item_news& news,
                               const boss_stake& at, bool explain) const {
        auto c = begin(briefing_subject::item, *history.item.source, history.item->name,
                       history.item->topic);
        auto& line = c.line;
        line.red = news.now.is_red;
        line.sort = news.now.needs_decision ? briefing_sort::decision
                    : line.red              ? briefing_sort::red
                                            : briefing_sort::rest;
        if (news.told) line.told = to_date(*news.told);
        line.changed = changes_of(news);
        if (news.now.needs_decision) line.asked = asked_of(news.asked, history.item->people);
        for (const auto& person : history.item->contributors)
            if (person.target.text != who().report && !person.empty())
                line.credit.push_back(person_name(now_, person.target.text));
        add_reason_of_sort(line, news.now.worst);

        auto novelty = novelty_of_line{news.is_new()};
        if (!novelty.is_new && news.now.state) {
            novelty.now_id = news.now.state->first.id();
            novelty.then_id = news.then.state ? news.then.state->first.id() : history.item.id();
            novelty.now_points = news.now.percent(), novelty.then_points = news.then.percent();
        }
        c.thing = message{"briefing.item"}.with("name", history.item->name);
        if (const auto* s = news.now.state) {
            if (s->second.percent)
                c.thing = std::move(c.thing).with("percent", std::int64_t{*s->second.percent});
            if (s->second.state) c.thing = std::move(c.thing).with("state", *s->second.state);
        }
        if (const auto colour = shown_colour(news.now); !colour.empty())
            c.thing = std::move(c.thing).with("colour", std::string{colour});
        return finished(std::move(c), {at, std::move(novelty)}, explain);
    }

    void add_problems(std::vector<briefing_candidate>& found, bool explain) const {
        for (const auto& p : now_.all<problem>()) {
            const auto of_an_item = p->item && items_.contains(p->item->target.text);
            if (of_an_item || !untold_changes::is_known(p, today_) || news_.is_repaired(p, today_))
                continue;
            auto c =
                begin(briefing_subject::problem, *p.source, p->text.value_or(p->topic), p->topic);
            c.line.red = news_.is_red(*p);
            c.line.sort = c.line.red ? briefing_sort::red : briefing_sort::rest;
            const auto told = news_.is_told(p, today_);
            take_told(c.line, told ? words_.last_until(p.id(), today_) : std::nullopt);
            add_reason_of_sort(c.line, p);
            c.thing = message{"briefing.problem_line"}
                          .with("text", c.line.name)
                          .with("severity", std::int64_t{p->severity});
            found.push_back(
                finished(std::move(c), {stakes_.of({p.id()}, p->topic), {!told}}, explain));
        }
    }

    /// A decision that waits, on no item.
    void add_requests(std::vector<briefing_candidate>& found, bool explain) const {
        for (const auto& d : decisions_of_boss(now_, who())) {
            const auto& r = d.source;
            const auto of_an_item = r->item && items_.contains(r->item->target.text);
            if (of_an_item || !d.is_open(today_)) continue;
            const auto* in = now_.find<area>(r.area());
            auto c = begin(briefing_subject::request, *r.source,
                           in                       ? in->name
                           : r.area() == everywhere ? r.id()
                                                    : r.area(),
                           r.area());
            c.line.sort = briefing_sort::decision;
            const auto told = words_.last_until(r.id(), today_);
            take_told(c.line, told);
            c.line.asked = asked_of({d}, {});
            add_reason_of_sort(c.line, {});
            c.thing = message{"briefing.request"}.with("name", c.line.name);
            found.push_back(finished(std::move(c),
                                     {stakes_.of({r.id(), r.area()}, r.area()), {!told}}, explain));
        }
    }

    /// Whose reading is another than was told; or was never told, where no item speaks for it: one
    /// that serves it and is untold itself, or was told since the reading.
    void add_metrics(std::vector<briefing_candidate>& found, const days_by_metric& spoken_for,
                     bool explain) const {
        const auto changes = untold_changes{words_, readings_, policy_.lapse};
        for (const auto& [name, m] : stakes_.metrics()) {
            if (!changes.of(m, today_)) continue;
            auto told = words_.last_until(name, today_);
            for (const auto& r : readings_.all_of(name))
                told = std::max(told, words_.last_until(r.id(), today_));
            const auto newest = readings_.newest(name, today_);
            const auto before = told ? readings_.newest(name, *told) : fact<reading>{};
            const auto spoken = spoken_for.find(name);
            if (!before && spoken != spoken_for.end() && newest.day <= spoken->second) continue;
            auto c = begin(briefing_subject::metric, *m.source, m->name, m->name);
            auto novelty = novelty_of_line{!before || m->target == m->start};
            if (before) {
                c.line.told = to_date(*told);
                c.line.changed.push_back(message{"briefing.reading"}
                                             .with("from", before->value)
                                             .with("to", newest->value));
                if (!novelty.is_new)
                    novelty = {false, newest.id(), before.id(), points(*m, *newest),
                               points(*m, *before)};
            } else {
                c.line.changed.push_back(message{"briefing.untold"});
            }
            c.thing = message{"briefing.metric"}
                          .with("name", m->name)
                          .with("value", newest->value)
                          .with("target", m->target)
                          .with("unit", m->unit);
            found.push_back(
                finished(std::move(c), {stakes_.of({name}, m->name), novelty}, explain));
        }
    }

    /// Of progress, 0 to 100. Precondition: the target is not the start.
    static double points(const metric& m, const reading& r) {
        return 100 * std::clamp((r.value - m.start) / (m.target - m.start), 0.0, 1.0);
    }

    static briefing_candidate begin(briefing_subject subject, const entry& e, std::string name,
                                    std::string topic) {
        auto c = briefing_candidate{};
        c.line.subject = subject;
        c.line.item = e.id;
        c.line.name = std::move(name);
        c.line.topic = std::move(topic);
        return c;
    }

    static void take_told(briefing_line& line, std::optional<day_number> told) {
        if (told) {
            line.told = to_date(*told);
            line.changed.push_back(
                message{"briefing.unchanged"}.with("since", to_string(*line.told)));
        } else {
            line.changed.push_back(message{"briefing.untold"});
        }
    }

    static std::string_view shown_colour(const item_view& v) {
        if (v.is_red) return enum_name(item_colour::red);
        return v.state && v.state->second.colour ? enum_name(*v.state->second.colour)
                                                 : std::string_view{};
    }

    static std::vector<message> changes_of(const item_news& news) {
        auto all = std::vector<message>{};
        const auto add = [&all](const char* key, const auto& from, const auto& to) {
            auto m = message{key};
            if (from) m = std::move(m).with("from", text_of(*from));
            if (to) m = std::move(m).with("to", text_of(*to));
            all.push_back(std::move(m));
        };
        if (!news.told) all.push_back(message{"briefing.untold"});
        const auto was = news.then.state ? news.then.state->second : item_state{};
        const auto is = news.now.state ? news.now.state->second : item_state{};
        if (news.told && news.now.percent() != news.then.percent())
            all.push_back(message{"briefing.percent"}
                              .with("from", std::int64_t{news.then.percent()})
                              .with("to", std::int64_t{news.now.percent()}));
        if (news.state_changed()) add("briefing.state", was.state, is.state);
        // What a problem makes red is shown so, whatever colour the item was given.
        if (news.colour_changed() && (!news.now.is_red || is.colour == item_colour::red))
            add("briefing.colour", was.colour, is.colour);
        const auto& worst = news.now.worst;
        const auto is_worst = [&worst](const auto& p) { return p.source == worst.source; };
        if (news.severity_changed() &&
            std::none_of(news.untold_problems.begin(), news.untold_problems.end(), is_worst))
            all.push_back(message{"briefing.severity"}
                              .with("from", std::int64_t{news.then.severity()})
                              .with("to", std::int64_t{news.now.severity()}));
        for (const auto& p : news.untold_problems)
            all.push_back(message{"briefing.problem"}
                              .with("text", p->text.value_or(p->topic))
                              .with("severity", std::int64_t{p->severity}));
        if (news.decision_changed() && !news.now.needs_decision)
            all.push_back(message{"briefing.no_decision"});
        if (all.empty() && !news.is_new())
            all.push_back(
                message{"briefing.unchanged"}.with("since", to_string(to_date(*news.told))));
        return all;
    }
    static std::string text_of(const std::string& text) { return text; }
    static std::string text_of(item_colour colour) { return std::string{enum_name(colour)}; }

    /// What waits longest, and how many people wait.
    message asked_of(const std::vector<asked_decision>& open,
                     const std::optional<head_count>& people) const {
        auto m = message{"briefing.asked"};
        if (open.empty()) return m;
        const auto& first = open.front().source;  // in the order of the log
        m = std::move(m)
                .with("since", to_string(first.source->date))
                .with("wd", std::int64_t{now_.calendar().count(first.day, today_)});
        const auto waiting = first->people ? first->people : people;
        if (waiting && *waiting > 0)
            m = std::move(m).with("people", std::to_string(waiting->value));
        return m;
    }

    static void add_reason_of_sort(briefing_line& line, const fact<problem>& worst) {
        if (line.sort == briefing_sort::decision)
            line.because.push_back(message{"briefing.because_decision"});
        if (!line.red) return;
        auto why = message{"briefing.because_red"};
        if (worst)
            why = std::move(why)
                      .with("text", worst->text.value_or(worst->topic))
                      .with("severity", std::int64_t{worst->severity});
        line.because.push_back(std::move(why));
    }

    briefing_candidate finished(briefing_candidate c, line_stake s, bool explain) const {
        auto& line = c.line;
        if (const auto on = concerns_on_.find(line.topic); on != concerns_on_.end())
            s.concerns = on->second;
        const auto& p = policy_.empathize;
        line.relevance = relevance_of<double>(s.at, readings_, today_);
        line.novelty = s.novelty.value<double>(p);
        line.score = score_of<double>(s, readings_, today_, p, policy_.anticipate);
        if (explain) {
            auto traces = std::map<std::string, trace>{};
            traces.emplace("relevance", relevance_of<traced>(s.at, readings_, today_).tree());
            traces.emplace("novelty", s.novelty.value<traced>(p).tree());
            traces.emplace("score",
                           score_of<traced>(s, readings_, today_, p, policy_.anticipate).tree());
            line.traces = std::move(traces);
        }
        line.linked = s.at.is_linked();
        add_metrics_served(line, s.at);
        if (s.at.event) {
            line.event = s.at.event.source->id;
            line.days_to_event = to_day_number(s.at.event->on) - today_;
            c.event_name = s.at.event->name;
        }
        add_reasons(line, s);
        return c;
    }

    void add_metrics_served(briefing_line& line, const boss_stake& at) const {
        for (const auto& tie : at.metrics) {
            auto m = served_metric{tie.metric.source->id, tie.metric->name,
                                   person_name(now_, tie.metric->owner.target.text)};
            m.above = people_.links_below(tie.metric->owner.target.text).value_or(0) >= 2;
            m.weight = tie.metric->weight;
            m.link = tie.value;
            if (const auto newest = readings_.newest(tie.metric.id(), today_))
                m.pressure = pressure_of<double>(tie.metric, newest);
            line.reaches_above = line.reaches_above || m.above;
            line.serves.push_back(std::move(m));
        }
        const auto worth = [](const served_metric& m) {
            return compares_as(m.weight * m.link * (1 + m.pressure));
        };
        std::stable_sort(line.serves.begin(), line.serves.end(),
                         [&](const auto& a, const auto& b) { return worth(a) > worth(b); });
    }

    void add_reasons(briefing_line& line, const line_stake& s) const {
        for (const auto& m : line.serves) {
            auto why = message{"briefing.because_serves"}
                           .with("metric", m.name)
                           .with("weight", m.weight)
                           .with("link", m.link);
            if (m.pressure > 0) why = std::move(why).with("pressure", m.pressure);
            if (m.above) why = std::move(why).with("above", m.owner);
            line.because.push_back(std::move(why));
        }
        if (s.at.event)
            line.because.push_back(message{"briefing.because_event"}
                                       .with("name", s.at.event->name)
                                       .with("on", to_string(s.at.event->on))
                                       .with("days", std::int64_t{*line.days_to_event}));
        if (s.at.expected)
            line.because.push_back(
                message{"briefing.because_expected"}
                    .with("by", person_name(now_, s.at.expected->holder.target.text))
                    .with("text", s.at.expected->text));
        for (const auto* c : s.concerns)
            line.because.push_back(
                message{"briefing.because_concern"}
                    .with("by", person_name(now_, c->declared->person.target.text))
                    .with("text", c->declared->text)
                    .with("salience", c->salience<double>(today_, policy_.anticipate)));
        if (!line.linked) line.because.push_back(message{"briefing.unlinked"});
    }

    /// Open ones of the boss and those above.
    void add_concerns() {
        for (const auto& [name, c] : concerns_) {
            if (!c.declared || c.is_closed(c.last_mention(today_), today_)) continue;
            if (people_.links_below(c.declared->person.target.text).value_or(0) > 0)
                concerns_on_[c.declared->topic].push_back(&c);
        }
    }

    const state& now_;
    const policy& policy_;
    day_number today_;
    line_of_people people_;
    tellings words_;
    metric_readings readings_;
    std::map<std::string_view, item_history> items_;
    answered_for stakes_;
    item_news_reader news_;
    std::map<std::string_view, concern_history> concerns_;
    std::map<std::string_view, std::vector<const concern_history*>> concerns_on_;  // by topic
};

}  // namespace detail

}  // namespace upward
