// SPDX-License-Identifier: BSL-1.0
//
// Which escalation rule each problem falls under. The rules are the notice limits that were agreed,
// [severity, cost, days, area]; they are tried from the highest severity down, of one severity the
// newest first, and the first that matches is named (model/notices.hpp judges by the same one). Where
// none does, the policy's limit holds. A reading or a state has neither severity nor cost: only
// problems are tested.
#pragma once

#include <upward/core/id.hpp>
#include <upward/model/notices.hpp>
#include <upward/rhythm/situation.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace upward {

struct escalation_line {
    id problem = {};
    std::string topic = {};
    std::optional<std::string> text = {};
    std::int32_t severity = 0;
    std::optional<double> cost = {};
    std::optional<double> days = {};
    std::string area = {};
    date known = {};
    std::optional<id> rule = {};  ///< the first that matches; none: the policy's limit
    std::int32_t limit_wd = 0;
    std::optional<std::string> channel = {};
    date tell_by = {};
    notice_kind outcome = notice_kind::open;
};
BOOST_DESCRIBE_STRUCT(escalation_line, (),
                      (problem, topic, text, severity, cost, days, area, known, rule, limit_wd,
                       channel, tell_by, outcome))

/// The newest first, then by id. Problems times the limits that were agreed.
inline std::vector<escalation_line> escalations_of(const situation& here) {
    auto lines = std::vector<escalation_line>{};
    const auto value = [](const auto& amount) {
        return amount ? std::optional{amount->value} : std::nullopt;
    };
    for (const auto& n : here.notices) {
        const auto& p = n.source;
        auto line = escalation_line{p.source->id, p->topic, p->text, p->severity};
        line.cost = value(p->cost), line.days = value(p->days);
        line.area = p.area();
        line.known = p->known;
        if (const auto rule = notice_limit_of(*here.now, p)) {
            line.rule = rule.source->id;
            line.channel = rule->channel;
        }
        line.limit_wd = notice_limit_wd(*here.now, p, here.policy->lapse);
        line.tell_by = to_date(n.limit);
        line.outcome = n.kind;
        lines.push_back(std::move(line));
    }
    std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) {
        return a.known != b.known ? a.known > b.known : a.problem.text < b.problem.text;
    });
    return lines;
}

}  // namespace upward
