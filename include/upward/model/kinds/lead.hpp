// SPDX-License-Identifier: BSL-1.0
//
// Leading up: what limits the report, what is proposed, experiments with criteria fixed beforehand,
// and the role that both write down.
#pragma once

#include <upward/core/id.hpp>
#include <upward/model/field.hpp>
#include <upward/schedule/day.hpp>

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace upward {

struct person;
struct area;
struct metric;
struct rule;

/// A limit of the report's freedom; a hard one blocks whatever would breach it.
struct limit {
    static constexpr std::string_view kind = "limit";
    std::string name;
    std::string unit;
    upward::amount amount;
    std::optional<bool> hard = {};
    bool operator==(const limit&) const = default;
};
BOOST_DESCRIBE_STRUCT(limit, (), (name, unit, amount, hard))

struct limit_use {
    ref<upward::limit> limit;
    upward::amount amount;
    bool operator==(const limit_use&) const = default;
};
BOOST_DESCRIBE_STRUCT(limit_use, (), (limit, amount))

/// What a proposal says, part by part; a part that is missing is named, never made up.
struct proposal_parts {
    std::optional<std::string> motive = {};
    std::optional<std::string> changed = {};
    std::optional<std::string> ally = {};
    std::optional<std::string> comparison = {};
    std::optional<std::string> ask = {};
    std::optional<std::string> why_me = {};
    std::optional<std::string> value = {};
    bool operator==(const proposal_parts&) const = default;
};
BOOST_DESCRIBE_STRUCT(proposal_parts, (), (motive, changed, ally, comparison, ask, why_me, value))

/// `style` is the formality, detail and directness that the proposal asks of the boss.
struct proposal {
    static constexpr std::string_view kind = "proposal";
    std::string title;
    std::vector<ref<metric>> metrics = {};
    std::vector<limit_use> uses = {};
    std::vector<scale> style = {};
    std::optional<proposal_parts> parts = {};
    bool operator==(const proposal&) const = default;
};
BOOST_DESCRIBE_STRUCT(proposal, (), (title, metrics, uses, style, parts))

enum class criterion_type : std::uint8_t { change, level };
BOOST_DESCRIBE_ENUM(criterion_type, change, level)

enum class comparison : std::uint8_t { lt, le, eq, ge, gt };
BOOST_DESCRIBE_ENUM(comparison, lt, le, eq, ge, gt)

/// One test of an experiment: a metric's change from `base`, or its level, against a threshold.
struct criterion {
    upward::id id;
    criterion_type type = criterion_type::level;
    ref<upward::metric> metric;
    std::optional<double> base = {};
    comparison cmp = comparison::ge;
    double threshold = 0;
    bool operator==(const criterion&) const = default;
};
BOOST_DESCRIBE_STRUCT(criterion, (), (id, type, metric, base, cmp, threshold))

/// When the experiment passes: on all of its criteria, on any, or on `k` of them.
enum class verdict_rule : std::uint8_t { all, any, k };
BOOST_DESCRIBE_ENUM(verdict_rule, all, any, k)

/// A limited risk: a box of time, a cost cap, criteria frozen at the start. `day_job` names the rules
/// that must not suffer, `proposal` what it tries.
struct experiment {
    static constexpr std::string_view kind = "experiment";
    std::optional<std::string> title = {};
    date start;
    date end;
    amount cap;
    std::string unit;
    verdict_rule rule = verdict_rule::all;
    std::optional<bounded<1, 50>> k = {};
    std::vector<criterion> criteria = {};
    std::vector<ref<upward::rule>> day_job = {};
    std::optional<ref<upward::proposal>> proposal = {};
    bool operator==(const experiment&) const = default;
};
BOOST_DESCRIBE_STRUCT(experiment, (),
                      (title, start, end, cap, unit, rule, k, criteria, day_job, proposal))

/// Both parties, the two in `names`, change the criteria, the end or the cost cap of a running
/// experiment. Criteria that are not given stay as they are.
struct amendment {
    static constexpr std::string_view kind = "amendment";
    ref<upward::experiment> experiment;
    std::vector<criterion> criteria = {};
    std::optional<date> end = {};
    std::optional<amount> cap = {};
    std::vector<ref<person>> names = {};
    bool operator==(const amendment&) const = default;
};
BOOST_DESCRIBE_STRUCT(amendment, (), (experiment, criteria, end, cap, names))

enum class experiment_event_sort : std::uint8_t { spent, closed, side_benefit };
BOOST_DESCRIBE_ENUM(experiment_event_sort, spent, closed, side_benefit)

struct experiment_event {
    static constexpr std::string_view kind = "experiment_event";
    ref<upward::experiment> experiment;
    experiment_event_sort sort = experiment_event_sort::spent;
    std::optional<upward::amount> amount = {};
    std::optional<std::string> text = {};
    bool operator==(const experiment_event&) const = default;
};
BOOST_DESCRIBE_STRUCT(experiment_event, (), (experiment, sort, amount, text))

/// Document, shadow, run together, run alone, boss out.
using handover_step_number = bounded<1, 5>;

enum class handover_act : std::uint8_t { start, done, back, pause, resume };
BOOST_DESCRIBE_ENUM(handover_act, start, done, back, pause, resume)

/// One act in the hand-over of the area that it names: what changed since the boss built it, and how
/// the step is undone.
struct handover_step {
    static constexpr std::string_view kind = "handover_step";
    ref<upward::area> handover;
    handover_step_number step;
    handover_act act = handover_act::start;
    std::optional<std::string> changed = {};
    std::optional<std::string> rollback = {};
    bool operator==(const handover_step&) const = default;
};
BOOST_DESCRIBE_STRUCT(handover_step, (), (handover, step, act, changed, rollback))

/// How much of what the boss answers for the report owns: of a metric, else of the entry's area, which
/// then needs a weight of its own.
struct accountability {
    static constexpr std::string_view kind = "accountability";
    std::optional<ref<upward::metric>> metric = {};
    std::optional<share> weight = {};
    share owned;
    bool operator==(const accountability&) const = default;
};
BOOST_DESCRIBE_STRUCT(accountability, (), (metric, weight, owned))

struct role_line {
    std::string text;
    ref<> evidence;
    bool operator==(const role_line&) const = default;
};
BOOST_DESCRIBE_STRUCT(role_line, (), (text, evidence))

/// A job description that both write: a version, its lines each with its evidence, who approved.
struct role_statement {
    static constexpr std::string_view kind = "role_statement";
    bounded<1, 10000> version;
    std::vector<role_line> lines = {};
    std::vector<ref<person>> approved = {};
    bool operator==(const role_statement&) const = default;
};
BOOST_DESCRIBE_STRUCT(role_statement, (), (version, lines, approved))

}  // namespace upward
