// SPDX-License-Identifier: BSL-1.0
//
// What comes by date after a situation's day although nothing new is entered. Only the nearest day is
// kept, with all that comes on it.
//
//     const auto dated = upward::detail::dated_wakes{here, until};
//     dated.day();                         // until + 1: nothing comes by then
#pragma once

#include <upward/anticipate/needs_index.hpp>
#include <upward/core/message.hpp>
#include <upward/empathize/wins.hpp>
#include <upward/model/parties.hpp>
#include <upward/plan/one_to_one.hpp>
#include <upward/plan/plan.hpp>
#include <upward/rhythm/outcome.hpp>
#include <upward/rhythm/situation.hpp>
#include <upward/rhythm/touches.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace upward::detail {

class dated_wakes {
public:
    dated_wakes(const situation& here, day_number until) : here_(here), day_(until + 1) {
        if (const auto& next = here.now->next_entry()) add(next->day, message{"wake.entry"});
        add_relationships();
        add_notices();
        add_promises();
        add_experiments();
        add_meeting();
        add_wins();
        add_starts_and_verdicts();
        add_obligations(here.outcomes);
        add_obligations(here.news);
        add_what_comes_into_sight();
        add_needs(until);
    }

    day_number day() const noexcept { return day_; }
    const std::vector<message>& because() const noexcept { return because_; }

private:
    void add(day_number day, message reason) {
        if (day <= here_.today() || day > day_) return;
        if (day < day_) because_.clear();
        day_ = day;
        because_.push_back(std::move(reason));
    }

    void add_relationships() {
        for (const auto& r : here_.now->all<relationship>())
            if (!has_ended(*here_.now, r))
                add(to_day_number(r->start),
                    message{"wake.relationship"}.with(
                        "boss", person_name(*here_.now, r->boss.target.text)));
    }

    void add_notices() {
        for (const auto& n : here_.notices)
            if (n.kind == notice_kind::open)
                add(n.limit, message{"wake.notice"}.with("topic", n.source->topic));
    }

    void add_promises() {
        for (const auto& due : promises_due(here_, last_day)) {
            add(to_day_number(due.due), message{"wake.promise"}.with("text", due.text));
            add(to_day_number(due.missed_after),
                message{"wake.promise_missed"}.with("text", due.text));
        }
    }

    void add_experiments() {
        for (const auto& due : endings_due(here_, last_day)) {
            add(to_day_number(due.end), message{"wake.experiment"}.with("title", due.title));
            add(to_day_number(due.close_by),
                message{"wake.experiment_overrun"}.with("title", due.title));
        }
    }

    /// Of the two; a later one is the next only once this one is over.
    void add_meeting() {
        if (const auto next = next_one_to_one(*here_.now, here_.who)) {
            const auto on = to_day_number(next->on);
            add(on, message{"wake.meeting"}.with("name", next->name));
            add(on + 1, message{"wake.meeting_over"}.with("name", next->name));
        }
    }

    void add_wins() {
        const auto wins = win_record{*here_.now, *here_.policy};
        for (const auto& w : wins.not_shared())
            add(here_.there.report.add(w.day, here_.policy->empathize.unshared_wd),
                message{"wake.win"}.with("claim", w->claim));
    }

    /// They freeze at their start, and are judged from the day after their end.
    void add_starts_and_verdicts() {
        for (const auto& j : judged_experiments(*here_.now, here_.there, here_.policy->lapse)) {
            if (j.ending != experiment_ending::running) continue;
            const auto title = j.source->title.value_or(j.source.id());
            add(to_day_number(j.source->start),
                message{"wake.experiment_starts"}.with("title", title));
            if (!j.terms.criteria.empty())
                add(j.end + 1, message{"wake.experiment_over"}.with("title", title));
        }
    }

    void add_obligations(const std::vector<outcome>& owed) {
        for (const auto& o : owed) {
            if (o.settled || o.is_known()) continue;
            const auto add_one = [&](day_number day, const char* key) {
                if (day <= day_) add(day, message{key}.with("obligation", o.owed.name));
            };
            add_one(o.owed.opens, "wake.opens");
            add_one(o.owed.due, "wake.due");
            add_one(o.owed.on_time + 1, "wake.late");
            add_one(o.owed.last, "wake.missed");
        }
    }

    /// What is due beyond the situation's horizon may open before it, or be delivered already: then
    /// it counts as soon as an answer reaches it.
    void add_what_comes_into_sight() {
        const auto& report = here_.there.report;
        const auto in_sight = report.add(here_.today(), next_obligation_horizon_wd);
        const auto reach = std::min(report.add(day_, next_obligation_horizon_wd), last_day);
        auto later = ledger{*here_.now, here_.who, here_.there, *here_.policy, reach}.outcomes();
        std::erase_if(later, [&](const outcome& o) { return o.owed.due <= in_sight; });
        add_obligations(later);
        for (const auto& o : later)
            if (o.is_known())
                add(report.add(o.owed.due, -next_obligation_horizon_wd),
                    message{"wake.counts"}.with("obligation", o.owed.name));
    }

    /// The last useful day before what is due above, and before what a rival may tell.
    void add_needs(day_number until) {
        auto index = needs_index{*here_.now, *here_.policy};
        auto& falls = index.from(here_.today()).falls();
        for (const auto& [topic, all] : falls.topics())
            for (const auto& walked : falls.ahead(topic, here_.today(), until))
                add(walked.need_by, message{"wake.need"}.with("topic", std::string{topic}));
        for (const auto& leak : index.leaks_until(here_.today(), until))
            add(to_day_number(leak.tell_by), message{"wake.leak"}.with("topic", leak.topic));
    }

    const situation& here_;
    day_number day_;
    std::vector<message> because_;
};

}  // namespace upward::detail
