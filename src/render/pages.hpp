// SPDX-License-Identifier: BSL-1.0
//
// The page of each answer. Each is composed of the same sections, so that trust reads alike in the
// plan and on its own.
#pragma once

#include "render/page.hpp"
#include "render/speaker.hpp"

#include <upward/core/message.hpp>
#include <upward/schedule/day.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace upward {

// Each page sees the answer that it lays out, and no other.
struct plan_answer;
struct trust_answer;
struct rhythm_answer;
struct touches_answer;
struct agreement_answer;
struct surprises_answer;
struct needs_answer;
struct calibration_answer;
struct what_if_answer;
struct wake_answer;
struct log_answer;
struct partnership_answer;
struct checklist_answer;
struct stakeholders_answer;
struct briefing_answer;
struct draft_answer;
struct wins_answer;
struct burden_answer;
struct proposal_answer;
struct experiment_answer;
struct handover_answer;
struct role_answer;
struct delegation_answer;
struct agenda_answer;
struct due_news;
struct touch;
struct boss_load;
struct burden_line;
struct unshared_win;
struct role_gate;
struct accountability_gap;
struct loose_reference;
enum class proposal_verdict : std::uint8_t;
enum class handover_stage : std::uint8_t;

namespace io {
struct calendar_import;
}

}  // namespace upward

namespace upward::render {

page page_of(const plan_answer& a, date day, const speaker& say);
page page_of(const trust_answer& a, date day, const speaker& say);
page page_of(const rhythm_answer& a, date day, const speaker& say);
page page_of(const touches_answer& a, date day, const speaker& say);
page page_of(const agreement_answer& a, date day, const speaker& say);
page page_of(const surprises_answer& a, date day, const speaker& say);
page page_of(const needs_answer& a, date day, const speaker& say);
page page_of(const calibration_answer& a, date day, const speaker& say);
page page_of(const what_if_answer& a, date day, const speaker& say);
page page_of(const wake_answer& a, date day, const speaker& say);
page page_of(const log_answer& a, date day, const speaker& say);
page page_of(const partnership_answer& a, date day, const speaker& say);
page page_of(const checklist_answer& a, date day, const speaker& say);
page page_of(const stakeholders_answer& a, date day, const speaker& say);
page page_of(const briefing_answer& a, date day, const speaker& say);
page page_of(const draft_answer& a, date day, const speaker& say);
page page_of(const wins_answer& a, date day, const speaker& say);
page page_of(const burden_answer& a, date day, const speaker& say);

page page_of(const proposal_answer& a, date day, const speaker& say);
page page_of(const experiment_answer& a, date day, const speaker& say);
page page_of(const handover_answer& a, date day, const speaker& say);
page page_of(const role_answer& a, date day, const speaker& say);
page page_of(const delegation_answer& a, date day, const speaker& say);

page page_of(const agenda_answer& a, date day, const speaker& say);

/// What came of an import.
page page_of(const io::calendar_import& done, const speaker& say);

/// Whether an agreed rule has made a touch of it.
bool has_touch(const plan_answer& a, const due_news& n);

/// Sections that several pages have.
void add_trust(page& p, const trust_answer& a, const speaker& say);
void add_trust_detail(page& p, const trust_answer& a, const speaker& say);
void add_rhythm(page& p, const rhythm_answer& a, const speaker& say);
/// How many of them, and how many reasons for each.
struct shown_needs {
    std::size_t needs = std::numeric_limits<std::size_t>::max();
    std::size_t reasons = std::numeric_limits<std::size_t>::max();
};
void add_needs(page& p, const needs_answer& a, const speaker& say, const shown_needs& shown);
/// "09:05", of a minute of the day.
std::string clock_time(std::int32_t minute);
/// Sentences in one cell.
std::string in_one(const std::vector<message>& parts, const speaker& say);
bool ends_a_sentence(std::string_view text);
void add_touches(page& p, const std::vector<touch>& touches, const speaker& say);
void add_protective(page& p, const partnership_answer& a, const speaker& say);
void add_load(page& p, const boss_load& load, const speaker& say);
void add_offer(page& p, const burden_line& o, const speaker& say);
void add_offers(page& p, const std::vector<burden_line>& offers, const speaker& say);
void add_unshared(page& p, const std::vector<unshared_win>& wins, const speaker& say);
void add_verdict(page& p, proposal_verdict verdict, double fit, const std::vector<message>& because,
                 const speaker& say);
/// What the step of a hand-over waits for, or that it may start, or that all are done.
void add_needs_of_step(page& p, const std::optional<handover_stage>& current,
                       const std::vector<message>& needs, const speaker& say);
void add_role_gate(page& p, const role_gate& gate, const speaker& say);
void add_accountability(page& p, const accountability_gap& a, const speaker& say);
void add_loose_references(page& p, const std::vector<loose_reference>& loose, const speaker& say);

}  // namespace upward::render
