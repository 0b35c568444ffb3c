// SPDX-License-Identifier: BSL-1.0
//
// Why a need is one, in words: a message for each source, and for each thing that raises its
// priority.
#pragma once

#include <upward/anticipate/needs.hpp>
#include <upward/anticipate/priority.hpp>
#include <upward/anticipate/sources.hpp>
#include <upward/core/describe.hpp>
#include <upward/core/message.hpp>
#include <upward/model/state.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace upward::detail {

/// Who is known by a name at the end of `day`.
class names_on {
public:
    names_on(const state& now, day_number day) : now_(now), day_(day) {}

    std::string of(std::string_view person_id) const {
        const auto* e = now_.find_entry(person_id);
        const auto* known =
            e && to_day_number(e->date) <= day_ ? get_if<person>(&e->body) : nullptr;
        return known ? known->name : std::string{person_id};
    }

private:
    const state& now_;
    day_number day_;
};

inline need_source source_line(const found_source& s) {
    auto line = need_source{s.kind, s.p, to_date(s.need_by)};
    if (s.source) line.entry = s.source->id;
    if (!s.driver.empty()) line.driver = id{std::string{s.driver}};
    line.counts = s.counts;
    return line;
}

inline std::vector<message> why(const cascade_source& s, const found_source& as,
                                const names_on& names) {
    return {message{"need.cascade"}
                .with("what", std::string{s.walked.due->name})
                .with("on", to_string(to_date(s.walked.due->on)))
                .with("by", names.of(s.walked.due->answers))
                .with("need_by", to_string(to_date(s.walked.need_by)))
                .with("sort", std::string{s.walked.due->is_event() ? "event" : "expected"})
                .with("p", as.p)};
}

inline std::vector<message> why(const rate_source& s, const found_source&, const names_on&) {
    auto all = s.model->because(s.query);
    for (const auto& f : s.factors)
        all.push_back(message{"need.odds"}
                          .with("what", std::string{f.due->name})
                          .with("on", to_string(to_date(f.due->on)))
                          .with("odds", *f.due->odds));
    return all;
}

inline std::vector<message> why(const periodic_source& s, const found_source& as, const names_on&) {
    return {message{"need.periodic"}
                .with("wd", s.period->median)
                .with("last", to_string(to_date(s.period->last)))
                .with("next", to_string(to_date(s.period->next)))
                .with("p", as.p)};
}

inline std::vector<message> why(const pressure_source& s, const found_source& as, const names_on&) {
    return {message{"need.pressure"}
                .with("metric", s.tie->metric->name)
                .with("pressure", pressure_of<double>(s.tie->metric, s.newest))
                .with("p", as.p)};
}

inline std::vector<message> why(const situational_source& s, const found_source& as,
                                const names_on&) {
    const auto is_problem = holds<problem>(s.open.after->source->body);
    return {message{"need.situational"}
                .with("sort", std::string{is_problem ? "problem" : "milestone"})
                .with("entry", s.open.after->source->id.text)
                .with("on", to_string(to_date(s.open.after->day)))
                .with("p", as.p)};
}

/// What an item or a metric is called, and what a problem is about.
inline std::string called(const entry& thing) {
    if (const auto* i = get_if<work_item>(&thing.body)) return i->name;
    if (const auto* m = get_if<metric>(&thing.body)) return m->name;
    if (const auto* p = get_if<problem>(&thing.body)) return p->text.value_or(p->topic);
    return thing.id.text;
}

inline std::vector<message> why(const untold_source& s, const found_source&, const names_on&) {
    return {message{"need.untold"}
                .with("entry", s.change.thing->id.text)
                .with("what", called(*s.change.thing))
                .with("on", to_string(s.change.source->date))
                .with("red", std::string{s.change.is_red ? "yes" : "no"})};
}

/// Of a source that counts; nothing of another.
inline std::vector<message> reasons_of(const found_source& s, const names_on& names) {
    if (!s.counts) return {};
    return std::visit([&](const auto& of) { return why(of, s, names); }, s.of);
}

inline std::vector<message> reasons_of(const stakes& at, const names_on& names) {
    auto all = std::vector<message>{};
    for (const auto& [tie, newest] : at.metrics) {
        auto serves = message{"need.serves"}
                          .with("metric", tie->metric->name)
                          .with("weight", tie->metric->weight.value)
                          .with("link", tie->value);
        if (!newest) serves = std::move(serves).with("reading", std::string{"none"});
        all.push_back(std::move(serves));
    }
    for (const auto& sign : at.rivals)
        all.push_back(message{"need.rival"}
                          .with("person", names.of(sign->person.target.text))
                          .with("stance", std::string{enum_name(stance_of(*sign))}));
    if (at.expected)
        all.push_back(message{"need.expected_above"}
                          .with("by", names.of(at.expected->holder.target.text))
                          .with("text", at.expected->text));
    return all;
}

}  // namespace upward::detail
