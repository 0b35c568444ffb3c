// SPDX-License-Identifier: BSL-1.0
//
// The role statement: a job description that both write, in versions, each line with the entry that
// is its evidence. A later entry of the same version adds its approvals to those before when it says
// the same lines, or none; other lines ask for approval anew. It may be proposed when overall trust
// is .70 or more and no breach (an unwarned miss, a concealment, a result disowned, a deception) of
// the last 90 days is unrepaired. With it come what it could rest on: shared goals, agreed rungs,
// wins and other strengths that no line names yet; and what is owned by nobody but the boss.
//
//     upward::role_of(here, {}).gate->ready;
//     upward::role_for_boss(here, {});         // lines, approvals, goals and rungs; no gate
#pragma once

#include <upward/core/message.hpp>
#include <upward/core/trace.hpp>
#include <upward/lead/accountability.hpp>
#include <upward/lead/agreed_rungs.hpp>
#include <upward/lead/goals.hpp>
#include <upward/lead/parameters.hpp>
#include <upward/lead/role_gate.hpp>
#include <upward/lead/strengths.hpp>
#include <upward/model/area_name.hpp>
#include <upward/rhythm/situation.hpp>
#include <upward/trust/standing.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace upward {

struct role_line_read {
    std::string text;
    std::optional<id> evidence;                ///< none: it is not shared
    std::optional<std::string> evidence_kind;  ///< none: no such entry stands
    std::optional<date> evidence_on;
};
BOOST_DESCRIBE_STRUCT(role_line_read, (), (text, evidence, evidence_kind, evidence_on))

struct role_version {
    std::int32_t version = 1;
    id entry;  ///< the newest of the version
    date on;
    std::vector<role_line_read> lines;
    std::vector<std::string> approved_by;  ///< by name where an entry names them, else by id
    bool approved_by_both = false;
};
BOOST_DESCRIBE_STRUCT(role_version, (), (version, entry, on, lines, approved_by, approved_by_both))

/// A metric of the report that moves those of the boss.
struct shared_goal {
    id metric;
    std::string name;
    std::vector<goal_moved> moves;
};
BOOST_DESCRIBE_STRUCT(shared_goal, (), (metric, name, moves))

struct agreed_rung_line {
    std::string area;
    std::string name;
    std::int32_t rung = 1;
    date since;
    id entry;
};
BOOST_DESCRIBE_STRUCT(agreed_rung_line, (), (area, name, rung, since, entry))

struct role_answer {
    std::vector<role_version> versions;  ///< the newest first
    std::vector<shared_goal> shared_goals;
    std::vector<agreed_rung_line> agreed_rungs;
    std::optional<role_gate> gate;
    std::vector<suggested_line> suggestions;
    std::optional<accountability_gap> accountability;
    std::vector<message> advice;
    std::optional<std::map<std::string, trace>> traces;
};
BOOST_DESCRIBE_STRUCT(role_answer, (),
                      (versions, shared_goals, agreed_rungs, gate, suggestions, accountability,
                       advice, traces))

namespace detail {

inline role_line_read read_line(const state& now, const role_line& line) {
    auto read = role_line_read{line.text};
    if (line.evidence.empty()) return read;
    read.evidence = line.evidence.target;
    if (const auto* e = now.find_entry(line.evidence.target.text)) {
        read.evidence_kind = std::string{e->body.kind_name()};
        read.evidence_on = e->date;
    }
    return read;
}

/// Of a line whose evidence is not shown nobody can tell whether another rests on the same.
inline bool says_the_same(const std::vector<role_line>& a, const std::vector<role_line>& b) {
    return a == b &&
           std::none_of(a.begin(), a.end(), [](const auto& l) { return l.evidence.empty(); });
}

/// Each version as its entries left it, the newest version first.
inline std::vector<role_version> role_versions(const state& now, const parties& who) {
    struct gathered {
        fact<role_statement> lines;
        fact<role_statement> newest;
        std::vector<id> approved;
    };
    auto versions = std::map<std::int32_t, gathered>{};
    for (const auto& f : now.all<role_statement>()) {
        auto& v = versions[f->version];
        const auto says_other =
            !f->lines.empty() && (!v.lines || !says_the_same(v.lines->lines, f->lines));
        if (says_other || !v.lines) v.lines = f;
        if (says_other) v.approved.clear();
        v.newest = f;
        for (const auto& name : f->approved)
            if (!name.empty() &&
                std::find(v.approved.begin(), v.approved.end(), name.target) == v.approved.end())
                v.approved.push_back(name.target);
    }
    auto read = std::vector<role_version>{};
    for (auto at = versions.rbegin(); at != versions.rend(); ++at) {
        const auto& v = at->second;
        auto r = role_version{at->first, v.newest.source->id, to_date(v.newest.day)};
        for (const auto& line : v.lines->lines) r.lines.push_back(read_line(now, line));
        auto report = false, boss = false;
        for (const auto& name : v.approved) {
            r.approved_by.push_back(person_name(now, name.text));
            report = report || name.text == who.report;
            boss = boss || name.text == who.boss;
        }
        r.approved_by_both = who.known() ? report && boss : v.approved.size() >= 2;
        read.push_back(std::move(r));
    }
    return read;
}

inline std::vector<shared_goal> shared_goals(const state& now, const parties& who,
                                             const boss_goals& goals) {
    auto shared = std::vector<shared_goal>{};
    if (!who.known()) return shared;
    for (const auto& m : now.all<metric>()) {
        if (m->owner.target.text != who.report) continue;
        auto goal = shared_goal{m.source->id, m->name, moved_by(goals, m.id())};
        if (!goal.moves.empty()) shared.push_back(std::move(goal));
    }
    return shared;
}

inline std::vector<agreed_rung_line> agreed_rung_lines(const state& now) {
    auto lines = std::vector<agreed_rung_line>{};
    for (const auto& [name, r] : agreed_rungs(now))
        lines.push_back({name, area_name(now, name), r->rung, to_date(r.day), r.source->id});
    return lines;
}

/// Of the version that the entry is of alone, when one is wanted.
inline void keep_wanted(std::vector<role_version>& versions, const state& now,
                        const std::optional<id>& wanted) {
    if (!wanted) return;
    const auto* entry = now.find<role_statement>(wanted->text);
    std::erase_if(versions,
                  [entry](const role_version& v) { return !entry || v.version != entry->version; });
}

/// What to do about the newest version.
inline std::vector<message> role_advice(const role_answer& a, const parties& who) {
    auto advice = std::vector<message>{};
    if (a.versions.empty()) {
        if (a.gate && a.gate->ready) advice.push_back({"role.write_one"});
        return advice;
    }
    const auto& v = a.versions.front();
    for (std::size_t i = 0; i < v.lines.size(); ++i)
        if (!v.lines[i].evidence_kind)
            advice.push_back(message{"role.no_evidence"}
                                 .with("line", v.lines[i].text)
                                 .with("evidence", v.lines[i].evidence ? v.lines[i].evidence->text
                                                                       : std::string{}));
    if (!v.approved_by_both && who.known())
        advice.push_back(message{a.gate && a.gate->ready ? "role.ask_approval" : "role.wait"}.with(
            "version", std::int64_t{v.version}));
    return advice;
}

}  // namespace detail

/// O(n log n), and for each metric of the report the paths that its links open.
inline role_answer role_of(const situation& here, const lead_parameters& q) {
    const auto& now = *here.now;
    const auto goals = boss_goals{now, here.who};
    const auto trust = trust_standing{here};
    auto a = role_answer{};
    a.versions = detail::role_versions(now, here.who);
    a.shared_goals = detail::shared_goals(now, here.who, goals);
    a.agreed_rungs = detail::agreed_rung_lines(now);
    a.gate = role_gate_of(here, trust);
    a.suggestions = suggested_lines(here, trust, goals);
    a.accountability = accountability_of(now, goals);
    a.advice = detail::role_advice(a, here.who);
    detail::keep_wanted(a.versions, now, q.id);
    if (q.explain)
        a.traces = {{"gate.overall", overall_trace(here, trust)},
                    {"accountability.gap", gap_of<traced>(a.accountability->lines).tree()}};
    return a;
}

/// What the boss sees: the lines, who approved them, and what both agreed.
inline role_answer role_for_boss(const situation& here, const lead_parameters& q) {
    const auto& now = *here.now;
    auto a = role_answer{};
    a.versions = detail::role_versions(now, here.who);
    a.shared_goals = detail::shared_goals(now, here.who, boss_goals{now, here.who});
    a.agreed_rungs = detail::agreed_rung_lines(now);
    detail::keep_wanted(a.versions, now, q.id);
    return a;
}

}  // namespace upward
