// SPDX-License-Identifier: BSL-1.0
//
// Writes an agenda out of what each engine answers. What is said of a thing or a topic that is on it
// already joins what is there. Each part is defined in agenda_openness.hpp or agenda_technique.hpp.
//
//     auto agenda = upward::detail::agenda_writer{here, until, {}, needs};
//     agenda.add_promises();
//     std::move(agenda).items();
#pragma once

#include <upward/anticipate/needs.hpp>
#include <upward/empathize/briefing.hpp>
#include <upward/empathize/burden.hpp>
#include <upward/expect/checklist.hpp>
#include <upward/lead/lead.hpp>
#include <upward/plan/agenda_items.hpp>
#include <upward/plan/agenda_list.hpp>
#include <upward/rhythm/situation.hpp>
#include <upward/train/rhythm.hpp>
#include <upward/trust/lapse.hpp>

#include <string>
#include <utility>
#include <vector>

namespace upward {

namespace detail {

/// Puts together one agenda, of what each engine answers.
class agenda_writer {
public:
    /// `meeting` is the event that it is for, if any.
    agenda_writer(const situation& here, day_number until, const id& meeting,
                  const needs_answer& needs)
        : here_(here), now_(*here.now), until_(until), meeting_(meeting), needs_(needs) {}

    // ---- openness ----

    void add_briefing(const briefing_answer& brief);
    void add_bad_news();
    void add_repair(const std::vector<open_lapse>& lapses);
    void add_promises();
    void add_needs();
    void add_concerns();
    void add_experiments(const lead_answer& lead, bool closing_alone);

    // ---- technique ----

    void add_offer(const burden_answer& burden);
    void add_tricky(const expect_answer& expect);
    void add_proposals(const lead_answer& lead);
    void add_rhythm(const rhythm_answer& rhythm);
    void add_rungs(const burden_answer& burden);
    void add_wins();
    void add_feedback(const check_in_record& record);
    void add_questions(const expect_answer& expect, const rhythm_answer& rhythm);

    std::vector<agenda_item> items() && { return std::move(list_).sorted(); }

private:
    /// Of a problem also the item that it is one of. Null when neither is on the agenda.
    agenda_item* of_thing(const std::string& id);

    const situation& here_;
    const state& now_;
    day_number until_;
    id meeting_;
    const needs_answer& needs_;
    agenda_list list_;
};

}  // namespace detail

}  // namespace upward
