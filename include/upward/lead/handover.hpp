// SPDX-License-Identifier: BSL-1.0
//
// Hand-overs of the systems that the boss built: document, shadow, run together, run alone, boss out.
// A step may start at its agreed rung of the area (1, 2, 3, 5, 6; one more where the area is
// critical, 7 at most) and once the one before is done; what starts ahead of its gate is named and
// does not count. `back` undoes the step that it names when the hand-over stands there, and else
// leads back to it. An unwarned miss in the area takes a hand-over that is on its way one step back
// and pauses it until an entry resumes it; other areas go on.
//
//     upward::handovers_of(here, {}).handovers.front().current;      // run_together
#pragma once

#include <upward/core/message.hpp>
#include <upward/lead/parameters.hpp>
#include <upward/rhythm/situation.hpp>
#include <upward/trust/standing.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

enum class handover_stage : std::uint8_t { document, shadow, run_together, run_alone, boss_out };
BOOST_DESCRIBE_ENUM(handover_stage, document, shadow, run_together, run_alone, boss_out)

enum class step_status : std::uint8_t { ahead, open, underway, done };
BOOST_DESCRIBE_ENUM(step_status, ahead, open, underway, done)

struct handover_line {
    handover_stage step = handover_stage::document;
    std::int32_t gate = 1;  ///< the agreed rung that it takes
    step_status status = step_status::ahead;
    std::optional<date> started;
    std::optional<date> done;
    std::optional<std::string> rollback;  ///< how it is undone
};
BOOST_DESCRIBE_STRUCT(handover_line, (), (step, gate, status, started, done, rollback))

struct change_since {
    id entry;
    date on;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(change_since, (), (entry, on, text))

struct handover_sheet {
    id area;
    std::string name;
    std::optional<std::string> built_by;  ///< by name where an entry names them, else by id
    criticality_level criticality = criticality_level::low;
    std::int32_t agreed = 1;            ///< the rung; 1 where none was agreed
    std::vector<change_since> changed;  ///< since the boss built it
    std::vector<handover_line> steps;
    std::optional<handover_stage> current;  ///< none once all are done
    bool begun = false;
    bool paused = false;
    std::optional<id> paused_by;  ///< the entry that paused it, or that shows the miss
    std::vector<message> needs;   ///< what the next step waits for; empty: it may start
};
BOOST_DESCRIBE_STRUCT(handover_sheet, (),
                      (area, name, built_by, criticality, agreed, changed, steps, current, begun,
                       paused, paused_by, needs))

struct handover_answer {
    std::vector<handover_sheet> handovers;  ///< by area
};
BOOST_DESCRIBE_STRUCT(handover_answer, (), (handovers))

struct handover_parameters {
    std::optional<upward::id> id = {};  ///< of this area alone
};
BOOST_DESCRIBE_STRUCT(handover_parameters, (), (id))

/// The agreed rung from which a step may start.
inline std::int32_t gate_of(handover_stage step, criticality_level criticality,
                            const lead_policy& p) {
    auto gate = std::int32_t{1};
    for_each_member(p.handover, [&](std::string_view name, std::int32_t rung) {
        if (name == enum_name(step)) gate = rung;
    });
    return criticality == criticality_level::high ? std::min(7, gate + p.critical_rung) : gate;
}

namespace detail {

/// Where one hand-over stands as acts, agreements and misses come, in the order of their days; of one
/// day misses first, then agreements.
class handover_walk {
public:
    handover_walk(criticality_level criticality, const lead_policy& p)
        : criticality_(criticality), policy_(p) {}

    static constexpr int steps = 5;

    void agree(std::int32_t rung) { agreed_ = rung; }

    void miss(const std::string& shown_by) {
        if (!begun_ || is_finished()) return;
        step_back();
        pause(shown_by);
    }

    void act(const fact<handover_step>& f) {
        const auto step = f->step - 1;
        auto& line = lines_[static_cast<std::size_t>(step)];
        if (f->rollback) line.rollback = *f->rollback;
        switch (f->act) {
            case handover_act::start: start(step, f); break;
            case handover_act::done: finish(step, f); break;
            case handover_act::back: back(step); break;
            case handover_act::pause: pause(f.id()); break;
            case handover_act::resume: paused_by_.reset(); break;
        }
    }

    bool is_finished() const noexcept { return at_ == steps; }
    bool is_open(int step) const { return agreed_ >= gate(step); }

    void put_into(handover_sheet& s) const {
        s.agreed = agreed_;
        s.begun = begun_;
        s.paused = paused_by_.has_value();
        if (paused_by_) s.paused_by = id{*paused_by_};
        if (!is_finished()) s.current = static_cast<handover_stage>(at_);
        for (int i = 0; i < steps; ++i) {
            auto line = lines_[static_cast<std::size_t>(i)];
            line.step = static_cast<handover_stage>(i);
            line.gate = gate(i);
            line.status = i < at_                  ? step_status::done
                          : i == at_ && underway_  ? step_status::underway
                          : i == at_ && is_open(i) ? step_status::open
                                                   : step_status::ahead;
            s.steps.push_back(std::move(line));
        }
        s.needs = needs(s);
    }

private:
    std::int32_t gate(int step) const {
        return gate_of(static_cast<handover_stage>(step), criticality_, policy_);
    }
    static std::string word_of(int step) {
        return std::string{enum_name(static_cast<handover_stage>(step))};
    }

    /// What is ahead of its gate is kept in mind.
    bool is_its_turn(int step) {
        const auto is_next = step == at_ && is_open(step);
        if (!is_next && step >= at_) ahead_ = step;
        if (!is_next || paused_by_) return false;
        ahead_.reset();
        return true;
    }

    void start(int step, const fact<handover_step>& f) {
        if (!is_its_turn(step)) return;
        begun_ = underway_ = true;
        lines_[static_cast<std::size_t>(step)].started = to_date(f.day);
    }

    void finish(int step, const fact<handover_step>& f) {
        if (!is_its_turn(step)) return;
        begun_ = true, underway_ = false;
        lines_[static_cast<std::size_t>(step)].done = to_date(f.day);
        ++at_;
    }

    void back(int step) {
        if (step < at_) to(step);
        else step_back();
    }
    void step_back() { to(std::max(0, at_ - 1)); }
    void to(int step) {
        at_ = step;
        underway_ = false;
        for (int i = step; i < steps; ++i) {
            auto& line = lines_[static_cast<std::size_t>(i)];
            line.started.reset(), line.done.reset();
        }
    }
    void pause(const std::string& by) { paused_by_ = by; }

    std::vector<message> needs(const handover_sheet& s) const {
        auto needs = std::vector<message>{};
        if (is_finished()) return needs;
        if (paused_by_) needs.push_back(message{"handover.resume"}.with("by", *paused_by_));
        if (!is_open(at_))
            needs.push_back(message{"handover.agree_rung"}
                                .with("step", word_of(at_))
                                .with("rung", std::int64_t{gate(at_)})
                                .with("agreed", std::int64_t{agreed_}));
        if (s.changed.empty()) needs.push_back({"handover.say_what_changed"});
        if (!s.steps[static_cast<std::size_t>(at_)].rollback)
            needs.push_back(message{"handover.say_rollback"}.with("step", word_of(at_)));
        if (ahead_)
            needs.push_back(message{"handover.ahead_of_its_gate"}.with("step", word_of(*ahead_)));
        return needs;
    }

    criticality_level criticality_;
    const lead_policy& policy_;
    std::int32_t agreed_ = 1;
    int at_ = 0;  // the step that is underway or comes next
    bool begun_ = false;
    bool underway_ = false;
    std::optional<std::string> paused_by_;
    std::optional<int> ahead_;  // what was started although it may not be
    std::array<handover_line, steps> lines_ = {};
};

/// The area's acts, agreements and misses in one order.
class area_handovers {
public:
    explicit area_handovers(const situation& here) : here_(here), now_(*here.now), standing_(here) {
        for (const auto& f : now_.all<handover_step>()) acts_[f->handover.target.text].push_back(f);
        for (const auto& r : now_.all<rung_agreed>()) agreements_[r.area()].push_back(r);
        for (const auto& item : standing_.items)
            if (item.kind == evidence_kind::unwarned_miss) misses_[item.area].push_back(&item);
    }

    /// Those that the boss built, and those that are handed over already.
    std::vector<handover_sheet> sheets(const std::optional<id>& wanted) const {
        auto sheets = std::vector<handover_sheet>{};
        auto names = std::map<std::string, const area*>{};
        for (const auto& [name, acts] : acts_)
            if (!name.empty()) names.emplace(name, now_.find<area>(name));
        for (const auto& a : now_.all<area>())
            if (a->built_by && here_.who.is_boss(a->built_by->target.text))
                names.emplace(a.id(), &*a);
        for (const auto& [name, a] : names)
            if (!wanted || wanted->text == name) sheets.push_back(sheet(name, a));
        return sheets;
    }

private:
    handover_sheet sheet(const std::string& name, const area* a) const {
        auto s = handover_sheet{{name}, a ? a->name : name};
        if (a && a->built_by && !a->built_by->empty())
            s.built_by = person_name(now_, a->built_by->target.text);
        if (a && a->criticality) s.criticality = *a->criticality;
        const auto acts = of(acts_, name);
        for (const auto& f : acts)
            if (f->changed) s.changed.push_back({f.source->id, to_date(f.day), *f->changed});
        walked(name, s.criticality, acts).put_into(s);
        return s;
    }

    handover_walk walked(const std::string& name, criticality_level criticality,
                         const std::vector<fact<handover_step>>& acts) const {
        auto walk = handover_walk{criticality, here_.policy->lead};
        const auto misses = of(misses_, name);
        const auto agreements = of(agreements_, name);
        auto miss = misses.begin();
        auto agreement = agreements.begin();
        const auto pass_to = [&](day_number day) {
            // Misses are by the day they are known.
            while (true) {
                const auto miss_next =
                    miss != misses.end() && (*miss)->known <= day &&
                    (agreement == agreements.end() || (*miss)->known <= agreement->day);
                if (miss_next) walk.miss((*miss++)->entries.front());
                else if (agreement != agreements.end() && agreement->day <= day)
                    walk.agree((*agreement++)->rung);
                else return;
            }
        };
        for (const auto& f : acts) {
            pass_to(f.day);
            walk.act(f);
        }
        pass_to(here_.today());
        return walk;
    }

    template <class List>
    static List of(const std::map<std::string, List>& lists, const std::string& name) {
        const auto found = lists.find(name);
        return found == lists.end() ? List{} : found->second;
    }

    const situation& here_;
    const state& now_;
    const trust_standing standing_;
    std::map<std::string, std::vector<fact<handover_step>>> acts_;
    std::map<std::string, std::vector<fact<rung_agreed>>> agreements_;
    std::map<std::string, std::vector<const evidence_item*>> misses_;
};

}  // namespace detail

/// O(n log n).
inline handover_answer handovers_of(const situation& here, const handover_parameters& q) {
    return {detail::area_handovers{here}.sheets(q.id)};
}

}  // namespace upward
