// SPDX-License-Identifier: BSL-1.0
//
// The sheet of an experiment: what was agreed and frozen beforehand, how much of the time and the
// cost cap is used, where each criterion leads, what was amended and by whom, the verdict, and by
// which day it is to be closed. The verdict is likely until the box is over, and moves no trust:
// closing as agreed does, whatever came out (trust/evidence.hpp).
//
//     upward::experiments_of(here, {}).experiments.front().hash;      // "25f0b0d0…": 16 digits
#pragma once

#include <upward/core/describe.hpp>
#include <upward/core/id.hpp>
#include <upward/core/message.hpp>
#include <upward/core/trace.hpp>
#include <upward/lead/pace.hpp>
#include <upward/lead/verdict.hpp>
#include <upward/model/amendments.hpp>
#include <upward/model/kinds/lead.hpp>
#include <upward/schedule/day.hpp>

#include <boost/describe.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace upward {

enum class experiment_status : std::uint8_t {
    planned,
    running,
    due,      ///< its end has come: to be closed
    stopped,  ///< the cost cap was breached: to be closed
    closed,
    disowned,
    overrun,
    ended  ///< to the boss: whatever ended it
};
BOOST_DESCRIBE_ENUM(experiment_status, planned, running, due, stopped, closed, disowned, overrun,
                    ended)

/// One criterion as it is read. `target`, `reading` and `projected` are values of the metric; a
/// change's target is its base and the threshold.
struct criterion_line {
    id criterion;
    criterion_type type = criterion_type::level;
    id metric;
    std::string metric_name;
    std::string unit;
    comparison cmp = comparison::ge;
    double threshold = 0;
    std::optional<double> base;  ///< of a change
    std::optional<double> target;
    std::optional<date> read_on;
    std::optional<double> reading;
    std::optional<double> projected;  ///< a change at this rate, at the end
    std::optional<double> speed_up;   ///< how many times as fast the rest must go
    pace_state pace = pace_state::unread;
    std::optional<bool> passed;  ///< once it is over; none to the boss without a reading
};
BOOST_DESCRIBE_STRUCT(criterion_line, (),
                      (criterion, type, metric, metric_name, unit, cmp, threshold, base, target,
                       read_on, reading, projected, speed_up, pace, passed))

struct experiment_cost {
    double cap = 0;
    double spent = 0;
    std::string unit;
    std::optional<double> projected;  ///< at this rate, at the end
    bool on_pace = true;
    std::optional<date> breached_on;  ///< that stopped it
};
BOOST_DESCRIBE_STRUCT(experiment_cost, (), (cap, spent, unit, projected, on_pace, breached_on))

struct amendment_line {
    id amendment;
    date on;
    amendment_effect effect = amendment_effect::counts;
    std::vector<std::string> names;  ///< who agreed: by name where an entry names them, else by id
    std::vector<id> changed;         ///< the criteria that became others, or came in
    date end_before;
    date end_after;
    double cap_before = 0;
    double cap_after = 0;
    std::optional<std::string> hash_before;
    std::optional<std::string> hash_after;
};
BOOST_DESCRIBE_STRUCT(amendment_line, (),
                      (amendment, on, effect, names, changed, end_before, end_after, cap_before,
                       cap_after, hash_before, hash_after))

/// The updates that must not suffer, over the box.
struct day_job_line {
    std::vector<id> rules;
    std::optional<double> adherence;  ///< none before the first outcome
    std::int32_t obligations = 0;     ///< with a known outcome
    bool suffers = false;
};
BOOST_DESCRIBE_STRUCT(day_job_line, (), (rules, adherence, obligations, suffers))

struct side_benefit_line {
    id entry;
    date on;
    std::optional<std::string> text;
};
BOOST_DESCRIBE_STRUCT(side_benefit_line, (), (entry, on, text))

struct experiment_sheet {
    id experiment;
    std::string title;
    experiment_status status = experiment_status::planned;
    date start;
    date end;                    ///< as amended, or the day on which it was stopped
    date close_by;               ///< after it, not closed, it is an overrun
    std::int32_t days = 0;       ///< of the box, calendar days
    std::int32_t days_left = 0;  ///< to the end; 0 from it on
    std::optional<date> closed_on;
    bool frozen = false;              ///< the start has come
    std::optional<std::string> hash;  ///< none to the boss where not all of it is shared
    std::optional<std::string> hash_at_start;
    verdict_rule rule = verdict_rule::all;
    std::int32_t needed = 0;  ///< how many criteria must pass
    std::vector<criterion_line> criteria;
    std::optional<experiment_verdict> likely;   ///< while the box lasts, once it has started
    std::optional<experiment_verdict> verdict;  ///< once it is over
    experiment_cost cost;
    std::vector<amendment_line> amendments;
    std::vector<side_benefit_line> side_benefits;
    std::optional<day_job_line> day_job;
    std::vector<message> advice;
};
BOOST_DESCRIBE_STRUCT(experiment_sheet, (),
                      (experiment, title, status, start, end, close_by, days, days_left, closed_on,
                       frozen, hash, hash_at_start, rule, needed, criteria, likely, verdict, cost,
                       amendments, side_benefits, day_job, advice))

struct experiment_answer {
    std::vector<experiment_sheet> experiments;  ///< the newest start first
    std::optional<std::map<std::string, trace>> traces;
};
BOOST_DESCRIBE_STRUCT(experiment_answer, (), (experiments, traces))

}  // namespace upward
