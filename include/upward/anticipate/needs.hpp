// SPDX-License-Identifier: BSL-1.0
//
// What the boss will need next: the answer. One need a topic, the most urgent first; each says how
// likely an ask is, by when it is useful, who drives it, what to have ready, and why. It judges
// people and is for the report alone.
//
//     auto index = upward::needs_index{state, policy};
//     const auto n = index.needs_on(day, {.days = 5}, rates);
//     n.needs.front().topic;      // n.needs.front().p, .need_by, .priority
//     n.tomorrow;                 // only what is more likely than not (announced, .5)
#pragma once

#include <upward/core/bounded.hpp>
#include <upward/core/describe.hpp>
#include <upward/core/id.hpp>
#include <upward/core/message.hpp>
#include <upward/core/trace.hpp>
#include <upward/schedule/day.hpp>

#include <boost/describe.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace upward {

/// What a need is known from.
enum class need_source_kind : std::uint8_t {
    cascade,     ///< somebody up the line has to answer on a day
    rate,        ///< how often the topic is asked for
    periodic,    ///< how regularly
    pressure,    ///< a metric is behind
    untold,      ///< something changed since it was last told
    situational  ///< asks that follow problems and milestones
};
BOOST_DESCRIBE_ENUM(need_source_kind, cascade, rate, periodic, pressure, untold, situational)

struct need_source {
    need_source_kind kind = need_source_kind::rate;
    double p = 0;
    date need_by = {};
    std::optional<id> entry = {};   ///< the event, metric, change or problem behind it
    std::optional<id> driver = {};  ///< whom it comes from
    bool counts = true;  ///< not the lesser of rate and periodic, which are the same asks
};
BOOST_DESCRIBE_STRUCT(need_source, (), (kind, p, need_by, entry, driver, counts))

enum class prepare_sort : std::uint8_t { item, problem, metric };
BOOST_DESCRIBE_ENUM(prepare_sort, item, problem, metric)

/// What to have ready.
struct prepare_line {
    prepare_sort sort = prepare_sort::item;
    id entry = {};
    std::string what = {};
    bool untold = false;  ///< it changed since the boss was last told
};
BOOST_DESCRIBE_STRUCT(prepare_line, (), (sort, entry, what, untold))

struct need {
    std::string topic = {};
    std::optional<id> driver = {};  ///< of the likeliest source; of equals the earlier kind
    double p = 0;                   ///< of all sources
    double p_ask = 0;               ///< that it is asked for: of all but untold changes, where
                                    ///< report and boss are both there on a day for it
    date need_by = {};              ///< the earliest of the sources'
    std::int32_t late_wd = 0;       ///< working days since a need-by that has passed
    double priority = 0;
    std::vector<need_source> sources = {};
    std::vector<prepare_line> prepare = {};
    std::vector<message> because = {};
    std::optional<std::map<std::string, trace>> traces = {};  ///< of p, p_ask and priority
};
BOOST_DESCRIBE_STRUCT(need, (),
                      (topic, driver, p, p_ask, need_by, late_wd, priority, sources, prepare,
                       because, traces))

/// The chance of an ask on that very day, not before (ask_shares.hpp).
struct day_chance {
    date day = {};
    double p = 0;
};
BOOST_DESCRIBE_STRUCT(day_chance, (), (day, p))

struct daily_forecast {
    std::string topic = {};
    std::vector<day_chance> days = {};
};
BOOST_DESCRIBE_STRUCT(daily_forecast, (), (topic, days))

/// Something untold that a rival in the audience of an event may tell first.
struct leak_risk {
    std::string topic = {};  ///< of what is untold; the event's may be another
    id event = {};
    std::string event_name = {};
    date on = {};
    date tell_by = {};                           ///< the working day before
    bool late = false;                           ///< that day has passed
    std::vector<id> by = {};                     ///< competitors and frenemies in the audience
    std::vector<std::string> by_names = {};      ///< theirs, in the same order
    std::vector<id> untold = {};                 ///< the changes that they may tell
    std::vector<std::string> untold_names = {};  ///< of what changed, in the same order
};
BOOST_DESCRIBE_STRUCT(leak_risk, (),
                      (topic, event, event_name, on, tell_by, late, by, by_names, untold,
                       untold_names))

struct ally {
    std::string topic = {};
    id person = {};
    std::string name = {};
    date since = {};  ///< of the sign
};
BOOST_DESCRIBE_STRUCT(ally, (), (topic, person, name, since))

struct open_concern {
    id concern = {};
    id person = {};
    std::string topic = {};
    std::string text = {};
    double salience = 0;
    date last_mentioned = {};
    bool still_open = false;         ///< open and untold for long: say so
    bool ask_if_it_matters = false;  ///< faded: ask, never close it in silence
    std::optional<trace> why = {};   ///< of salience
};
BOOST_DESCRIBE_STRUCT(open_concern, (),
                      (concern, person, topic, text, salience, last_mentioned, still_open,
                       ask_if_it_matters, why))

struct needs_answer {
    date day = {};
    date until = {};               ///< the last of the working days ahead; `day` without one
    std::vector<need> needs = {};  ///< by priority
    std::vector<std::string> announced = {};  ///< the week list: p_ask at least .5, in that order
    std::vector<std::string> tomorrow = {};   ///< asked for on the next working day with that p
    std::vector<daily_forecast> daily = {};   ///< of each need, without untold changes
    std::vector<leak_risk> leaks = {};
    std::vector<ally> allies = {};
    std::vector<open_concern> concerns = {};
};
BOOST_DESCRIBE_STRUCT(needs_answer, (),
                      (day, until, needs, announced, tomorrow, daily, leaks, allies, concerns))

struct needs_parameters {
    static constexpr std::int32_t most_days = 20;
    bounded<1, most_days> days{5};          ///< working days ahead
    std::optional<std::string> topic = {};  ///< of this one alone
    bool explain = false;                   ///< also answer the traces
};
BOOST_DESCRIBE_STRUCT(needs_parameters, (), (days, topic, explain))

/// What became of a forecast within its horizon.
struct topic_outcome {
    bool asked = false;
    bool told_first = false;  ///< told before any ask
};

/// What was forecast of one topic on one day, for calibration.
struct topic_forecast {
    std::string topic;
    double p = 0;        ///< of all sources but untold changes
    bool awake = false;  ///< asked for in the last 60 wd, or not by its rate alone
    topic_outcome came;
};

}  // namespace upward
