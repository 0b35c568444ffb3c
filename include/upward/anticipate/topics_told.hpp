// SPDX-License-Identifier: BSL-1.0
//
// When the report told the boss something of a topic: by naming an item, a problem, a metric or
// anything else that is about it, or by an update that settles a rule on it.
#pragma once

#include <upward/model/check.hpp>
#include <upward/model/parties.hpp>
#include <upward/model/state.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace upward {

class topics_told {
public:
    topics_told(const state& now, const parties& who) : now_(now) {
        for (const auto& t : now.all<told>()) {
            const auto* other = t->first_from ? &*t->first_from : nullptr;
            if (!who.is_boss(t->to.target.text)) continue;
            if (other && !who.is_report(other->target.text)) continue;
            for (const auto& subject : t->subjects) tell(subject.target.text, t.day);
        }
        for (const auto& u : now.all<update>()) {
            for (const auto& subject : u->subjects) tell(subject.target.text, u.day);
            for (const auto& owed : u->settles)
                if (const auto name = parse_obligation(owed)) tell(name->rule, u.day);
        }
        for (auto& [topic, days] : days_) std::sort(days.begin(), days.end());
    }

    /// The first day in (after, until]. O(log n).
    std::optional<day_number> first_between(std::string_view topic, day_number after,
                                            day_number until) const {
        const auto found = days_.find(topic);
        if (found == days_.end()) return std::nullopt;
        const auto at = std::upper_bound(found->second.begin(), found->second.end(), after);
        if (at == found->second.end() || *at > until) return std::nullopt;
        return *at;
    }

    std::optional<day_number> last_until(std::string_view topic, day_number day) const {
        const auto found = days_.find(topic);
        if (found == days_.end()) return std::nullopt;
        const auto after = std::upper_bound(found->second.begin(), found->second.end(), day);
        if (after == found->second.begin()) return std::nullopt;
        return *(after - 1);
    }

private:
    /// What an entry is about counts from the day on which the entry stands too.
    void tell(std::string_view subject, day_number day) {
        const auto* e = now_.find_entry(subject);
        if (!e) return;
        day = std::max(day, to_day_number(e->date));
        const auto about = [&](std::string_view topic) { days_[topic].push_back(day); };
        const auto part_of = [&](const auto& ref) { tell(ref.target.text, day); };
        if (const auto* i = get_if<work_item>(&e->body)) about(i->topic);
        else if (const auto* s = get_if<item_state>(&e->body)) part_of(s->item);
        else if (const auto* m = get_if<milestone>(&e->body)) part_of(m->item);
        else if (const auto* p = get_if<problem>(&e->body)) about(p->topic);
        else if (const auto* v = get_if<event>(&e->body)) about(v->topic);
        else if (const auto* c = get_if<concern>(&e->body)) about(c->topic);
        else if (const auto* x = get_if<expectation_above>(&e->body)) about(x->topic);
        else if (const auto* a = get_if<ask>(&e->body)) about(a->topic);
        else if (const auto* t = get_if<metric>(&e->body)) about(e->id.text), about(t->name);
        else if (const auto* r = get_if<reading>(&e->body)) {
            if (now_.find<metric>(r->of.target.text)) part_of(r->of);
        } else if (const auto* w = get_if<rule>(&e->body)) {
            if (w->topic) about(*w->topic);
        }
    }

    const state& now_;
    std::map<std::string_view, std::vector<day_number>> days_;
};

}  // namespace upward
