// SPDX-License-Identifier: BSL-1.0
#include "render/pages.hpp"

#include <upward/lead/experiment.hpp>

#include <string>
#include <utility>

namespace upward::render {

namespace {

std::string yes_if(bool condition) { return condition ? "yes" : "no"; }

std::string joined(const std::vector<id>& names) {
    auto text = std::string{};
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name.text;
    return text;
}
std::string joined(const std::vector<std::string>& names) {
    auto text = std::string{};
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

message demand_of(const criterion_line& c) {
    auto m = message{"experiment.demand"}
                 .with("metric", c.metric.text)
                 .with("cmp", std::string{enum_name(c.cmp)})
                 .with("target", c.target.value_or(c.threshold))
                 .with("unit", c.unit);
    return c.metric_name.empty() ? m : std::move(m).with("name", c.metric_name);
}

message reading_of(const criterion_line& c, bool over) {
    if (!c.reading) return message{"experiment.not_read"}.with("over", yes_if(over));
    auto m = message{c.passed ? "experiment.passed" : "experiment.read"}
                 .with("reading", *c.reading)
                 .with("on", to_string(*c.read_on));
    if (c.passed) return std::move(m).with("passed", yes_if(*c.passed));
    m = std::move(m).with("pace", std::string{enum_name(c.pace)});
    if (c.projected)
        m = std::move(m).with("to", std::string{"yes"}).with("projected", *c.projected);
    if (c.speed_up && c.pace == pace_state::off_pace)
        m = std::move(m).with("faster", std::string{"yes"}).with("speed_up", *c.speed_up);
    return m;
}

emphasis tone_of(const criterion_line& c) {
    if (c.passed) return *c.passed ? emphasis::good : emphasis::warning;
    switch (c.pace) {
        case pace_state::on_pace:
        case pace_state::already_there: return emphasis::good;
        case pace_state::unread: return emphasis::none;
        default: return emphasis::warning;
    }
}

void add_criteria(page& p, const experiment_sheet& s, const speaker& say) {
    for (const auto& c : s.criteria)
        p.row({say("experiment.criterion", {{"criterion", c.criterion.text}}), say(demand_of(c)),
               say(reading_of(c, c.passed.has_value()))},
              tone_of(c));
}

void add_state(page& p, const experiment_sheet& s, const speaker& say) {
    auto m = message{"experiment.status"}
                 .with("status", std::string{enum_name(s.status)})
                 .with("start", to_string(s.start))
                 .with("end", to_string(s.end))
                 .with("close_by", to_string(s.close_by))
                 .with("left", std::int64_t{s.days_left})
                 .with("days", std::int64_t{s.days});
    if (s.closed_on) m = std::move(m).with("closed", to_string(*s.closed_on));
    p.line(say(m));
    if (s.verdict)
        p.line(say("experiment.verdict", {{"verdict", std::string{enum_name(*s.verdict)}}}));
    if (s.likely)
        p.line(say("experiment.likely", {{"likely", std::string{enum_name(*s.likely)}}}),
               *s.likely == experiment_verdict::fail ? emphasis::warning : emphasis::none);
    p.line(say("experiment.rule",
               {{"rule", std::string{enum_name(s.rule)}}, {"needed", std::int64_t{s.needed}}}),
           emphasis::quiet);
    p.line(s.hash ? say("experiment.frozen", {{"frozen", yes_if(s.frozen)}, {"hash", *s.hash}})
                  : say("experiment.no_hash"),
           emphasis::quiet);
}

void add_cost(page& p, const experiment_cost& cost, bool over, const speaker& say) {
    auto m = message{cost.breached_on ? "experiment.cost_breached" : "experiment.cost"}
                 .with("spent", cost.spent)
                 .with("cap", cost.cap)
                 .with("unit", cost.unit);
    if (!over) m = std::move(m).with("pace", yes_if(cost.on_pace));
    if (cost.breached_on) m = std::move(m).with("on", to_string(*cost.breached_on));
    p.line(say(m), cost.on_pace ? emphasis::none : emphasis::warning);
}

message amendment_of(const amendment_line& a) {
    auto m = message{"experiment.amended"}
                 .with("on", to_string(a.on))
                 .with("effect", std::string{enum_name(a.effect)})
                 .with("names", joined(a.names))
                 .with("moved", yes_if(a.end_before != a.end_after))
                 .with("end_before", to_string(a.end_before))
                 .with("end_after", to_string(a.end_after))
                 .with("capped", yes_if(a.cap_before != a.cap_after))
                 .with("cap_before", a.cap_before)
                 .with("cap_after", a.cap_after)
                 .with("hashed",
                       yes_if(a.hash_before && a.hash_after && *a.hash_before != *a.hash_after));
    if (!a.changed.empty()) m = std::move(m).with("changed", joined(a.changed));
    if (a.hash_before) m = std::move(m).with("hash_before", *a.hash_before);
    if (a.hash_after) m = std::move(m).with("hash_after", *a.hash_after);
    return m;
}

void add_day_job(page& p, const day_job_line& job, const speaker& say) {
    if (!job.adherence && job.obligations == 0) {
        p.line(say("experiment.day_job_rules", {{"rules", joined(job.rules)}}), emphasis::quiet);
        return;
    }
    auto m = message{"experiment.day_job"}
                 .with("rules", joined(job.rules))
                 .with("known", yes_if(job.adherence.has_value()))
                 .with("obligations", std::int64_t{job.obligations});
    if (job.adherence) m = std::move(m).with("adherence", *job.adherence);
    p.line(say(m), job.suffers ? emphasis::warning : emphasis::none);
}

void add_sheet(page& p, const experiment_sheet& s, const speaker& say) {
    p.section(say("experiment.section", {{"title", s.title}}));
    add_criteria(p, s, say);
    add_state(p, s, say);
    add_cost(p, s.cost, s.verdict || s.closed_on, say);
    if (s.day_job) add_day_job(p, *s.day_job, say);
    for (const auto& a : s.amendments)
        p.line(say(amendment_of(a)), a.effect == amendment_effect::counts ||
                                             a.effect == amendment_effect::before_the_start
                                         ? emphasis::none
                                         : emphasis::warning);
    for (const auto& benefit : s.side_benefits)
        p.line(say("experiment.side", {{"text", benefit.text.value_or(benefit.entry.text)},
                                       {"on", to_string(benefit.on)}}));
    for (const auto& step : s.advice) p.line(say(step), emphasis::warning);
}

}  // namespace

page page_of(const experiment_answer& a, date day, const speaker& say) {
    auto p = page{};
    p.title(say("experiment.title", {{"day", to_string(day)}}));
    for (const auto& s : a.experiments) add_sheet(p, s, say);
    if (a.experiments.empty()) {
        p.section(say("experiment.criteria"));
        p.line(say("experiment.none"));
    }
    return p;
}

}  // namespace upward::render
