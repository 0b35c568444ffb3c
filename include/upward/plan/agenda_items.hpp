// SPDX-License-Identifier: BSL-1.0
//
// The agenda: the answer. It judges people and is for the report alone.
//
//     const auto a = upward::agenda_of(now, policy, {});      // plan/agenda.hpp
//     a.meeting;               // the next meeting of the two alone, none where none is known
//     a.items.front().words;   // and .says, .because, .by
#pragma once

#include <upward/core/bounded.hpp>
#include <upward/core/describe.hpp>
#include <upward/core/id.hpp>
#include <upward/core/message.hpp>
#include <upward/plan/one_to_one.hpp>
#include <upward/schedule/day.hpp>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace upward {

/// In the order of the agenda.
enum class agenda_sort : std::uint8_t {
    offer,       ///< work to take over
    decision,    ///< of the boss
    bad_news,    ///< red, untold, or what somebody else may tell first
    repair,      ///< a lapse that is open
    promise,     ///< due by then
    tell,        ///< the rest of the briefing
    need,        ///< they will ask for it
    tricky,      ///< to raise early
    concern,     ///< still open, or long not mentioned
    experiment,  ///< its checkpoint
    proposal,
    handover,  ///< a step that may start
    rhythm,    ///< a change of cadence to propose
    rung,      ///< to propose where decisions wait
    win,       ///< to share
    feedback,  ///< that was applied
    check_in,  ///< feedback to ask for
    question
};
BOOST_DESCRIBE_ENUM(agenda_sort, offer, decision, bad_news, repair, promise, tell, need, tricky,
                    concern, experiment, proposal, handover, rhythm, rung, win, feedback, check_in,
                    question)

struct agenda_item {
    agenda_sort sort = agenda_sort::tell;
    std::string about = {};             ///< an entry's id, or a topic of needs or of the checklist
    message words = {};                 ///< what it is
    std::vector<message> says = {};     ///< what to say of it
    std::vector<message> because = {};  ///< why it is on the agenda; never empty
    std::optional<date> by = {};        ///< the last useful day
};
BOOST_DESCRIBE_STRUCT(agenda_item, (), (sort, about, words, says, because, by))

struct agenda_answer {
    std::string boss = {};  ///< by name where an entry names them, else by id
    std::optional<agenda_meeting> meeting = {};
    date until = {};  ///< what is due by then is on it: the meeting, else the days asked for
    std::vector<agenda_item> items = {};
    std::int32_t left_out = 0;            ///< lines beyond the boss's budget
    std::int32_t question_budget = 0;     ///< of a conversation
    std::optional<message> stopped = {};  ///< why there is no technique
};
BOOST_DESCRIBE_STRUCT(agenda_answer, (),
                      (boss, meeting, until, items, left_out, question_budget, stopped))

struct agenda_parameters {
    bounded<1, 260> days{5};  ///< how far to look where no meeting is known, in the report's wd
};
BOOST_DESCRIBE_STRUCT(agenda_parameters, (), (days))

}  // namespace upward
