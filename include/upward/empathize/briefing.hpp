// SPDX-License-Identifier: BSL-1.0
//
// The briefing: what the boss must know of the work to be in good shape with their own boss. Each
// thing that is known and may matter has a score,
//
//     (sum of weight · link · (1 + pressure)) · novelty · (.5 + .5 · 2^(-days/7)) + .2 · min(1, S)
//
// over the metrics of the boss and of those above that it serves; days to the next event at which
// the boss answers for it (the last factor is .5 with none); S the salience of each open concern on
// its topic. Novelty is 1 for what is untold, or whose state, colour, severity or need of a decision
// changed; else the change of progress in points over 10; at least .2.
//
// Decisions that the boss has to take come first, then what is red, then the rest, each by score,
// then by id. It is cut to the boss's line budget; a decision or something red is never cut, even
// over the budget.
//
//     const auto b = upward::briefing_of(now, policy, {.lines = {{6}}});
//     b->lines.front().name;       // and .score, .serves, .changed, .asked, .credit, .because
//     b->text;                     // the same as the boss takes it in (adapter.hpp)
//
// What it speaks of: work items, but none that is done and was told so; problems of no item, until
// one is repaired; requests for a decision on no item; metrics whose reading is another than was
// told, or was never told, unless an item that serves it speaks for it: untold itself, or told of
// since the reading. Of a shared state alone, and without what judges, it is the boss's
// (`without_judgement`).
#pragma once

#include <upward/core/bounded.hpp>
#include <upward/core/describe.hpp>
#include <upward/core/id.hpp>
#include <upward/core/message.hpp>
#include <upward/core/trace.hpp>
#include <upward/model/briefing_format.hpp>
#include <upward/model/field.hpp>
#include <upward/schedule/day.hpp>

#include <boost/describe.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace upward {

enum class briefing_subject : std::uint8_t { item, problem, request, metric };
BOOST_DESCRIBE_ENUM(briefing_subject, item, problem, request, metric)

enum class briefing_sort : std::uint8_t { decision, red, rest };
BOOST_DESCRIBE_ENUM(briefing_sort, decision, red, rest)

/// A metric that a line serves. `pressure` is 0 without a reading.
struct served_metric {
    id metric = {};
    std::string name = {};
    std::string owner = {};  ///< by name where an entry names them, else by id
    bool above = false;      ///< it is of the boss's boss, or of somebody above
    double weight = 0;
    double link = 0;
    double pressure = 0;
};
BOOST_DESCRIBE_STRUCT(served_metric, (), (metric, name, owner, above, weight, link, pressure))

struct briefing_line {
    briefing_subject subject = briefing_subject::item;
    id item = {};  ///< or the problem, the request, the metric
    std::string name = {};
    std::string topic = {};
    briefing_sort sort = briefing_sort::rest;
    bool red = false;                      ///< a decision may be red as well
    std::optional<double> score = {};      ///< empty for the boss, as are the next two
    std::optional<double> relevance = {};  ///< the first factor
    std::optional<double> novelty = {};
    std::optional<date> told = {};  ///< when the boss was last told of it
    std::vector<message> changed = {};
    std::vector<served_metric> serves = {};  ///< what counts most first
    bool reaches_above = false;              ///< it serves somebody above the boss
    bool linked = false;                     ///< to something that the boss answers for
    std::optional<id> event = {};
    std::optional<std::int32_t> days_to_event = {};           ///< calendar days
    std::optional<message> asked = {};                        ///< of the boss
    std::vector<std::string> credit = {};                     ///< who did it, beside the report
    std::vector<message> because = {};                        ///< empty for the boss
    std::optional<std::map<std::string, trace>> traces = {};  ///< of score, relevance, novelty
};
BOOST_DESCRIBE_STRUCT(briefing_line, (),
                      (subject, item, name, topic, sort, red, score, relevance, novelty, told,
                       changed, serves, reaches_above, linked, event, days_to_event, asked, credit,
                       because, traces))

struct left_out_line {
    id item = {};
    std::string name = {};
    std::optional<double> score = {};
};
BOOST_DESCRIBE_STRUCT(left_out_line, (), (item, name, score))

/// How the boss takes in information. `detail` as in a style: 0 headline, 4 everything.
struct briefing_form {
    briefing_format format = briefing_format::bottom_line;
    std::optional<std::string> channel = {};
    std::int32_t detail = 2;
    std::int32_t budget = 0;            ///< lines
    std::vector<message> because = {};  ///< where it comes from
};
BOOST_DESCRIBE_STRUCT(briefing_form, (), (format, channel, detail, budget, because))

/// A line of the text: its sentences, in order.
struct briefing_text {
    id item = {};
    std::vector<message> parts = {};
};
BOOST_DESCRIBE_STRUCT(briefing_text, (), (item, parts))

struct briefing_answer {
    std::string boss = {};  ///< by name where an entry names them, else by id
    std::vector<briefing_line> lines = {};
    bool over_budget = false;  ///< decisions and reds alone are more than the budget
    std::vector<left_out_line> left_out = {};
    std::optional<double> inside_out = {};  ///< the share of lines that is linked to nothing of the
                                            ///< boss's; none without lines, and for the boss
    bool too_inside_out = false;
    std::optional<message> upward = {};  ///< the boss can pass it on: of shared entries alone
    briefing_form form = {};
    std::vector<briefing_text> text = {};  ///< the lines in that form
};
BOOST_DESCRIBE_STRUCT(briefing_answer, (),
                      (boss, lines, over_budget, left_out, inside_out, too_inside_out, upward, form,
                       text))

struct briefing_parameters {
    std::optional<bounded<0, 1000>> lines = {};  ///< in place of the boss's budget
    std::optional<std::string> channel = {};
    std::optional<std::string> form = {};  ///< a name of briefing_format
    std::optional<scale> detail = {};
    bool explain = false;  ///< also answer the traces
};
BOOST_DESCRIBE_STRUCT(briefing_parameters, (), (lines, channel, form, detail, explain))

/// The same without scores and reasons, which judge.
inline briefing_answer without_judgement(briefing_answer a) {
    for (auto& line : a.lines) {
        line.score.reset(), line.relevance.reset(), line.novelty.reset(), line.traces.reset();
        line.because.clear();
    }
    for (auto& line : a.left_out) line.score.reset();
    a.inside_out.reset();
    a.too_inside_out = false;
    a.form.because.clear();
    return a;
}

}  // namespace upward
