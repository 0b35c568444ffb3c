// SPDX-License-Identifier: BSL-1.0
//
// Answers as text for a person: for a terminal, in Markdown, or as a calendar of what has dates
// (io/calendar_feed.hpp; the queries plan and touches). Every sentence comes from a catalogue of
// messages (render/catalogue.hpp); text from entries is escaped for its format, so that it can
// neither forge a heading nor move the cursor.
//
//     auto page = upward::render::render(workspace, "plan", "2026-02-20", {});
//
// What is rendered for the boss is made of shared entries alone.
#pragma once

#include <upward/core/result.hpp>
#include <upward/io/calendar_import.hpp>
#include <upward/model/shared.hpp>
#include <upward/model/workspace.hpp>
#include <upward/plan/audience.hpp>
#include <upward/render/catalogue.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace upward::render {

enum class format : std::uint8_t { text, markdown, ics };

struct options {
    render::format format = format::text;
    bool colour = false;      ///< ANSI colours, in text only
    std::int32_t width = 80;  ///< columns of text, [40, 400]
    audience asked_by = audience::report;
    const catalogue* messages = nullptr;  ///< English when null
};

/// What the boss is shown. It takes nothing but what `for_boss` made; a private answer does not
/// compile here. Defined for the answers that may cross: touches_answer, agreement_answer, log_answer,
/// briefing_answer and wins_answer; a calendar is made of the first alone, of the others text.
template <class Answer>
std::string render_for_boss(const shared<Answer>& answer, date day, const options& how = {});

/// `kind`, `as_of` and `parameters` as in io/query.hpp, and the same errors; invalid_argument for a
/// calendar of anything but plan and touches.
result<std::string> render(const workspace& ws, std::string_view kind, std::string_view as_of,
                           std::string_view parameters, const options& how = {});

/// What came of the import of a calendar: how many events, and what was left out. As a calendar it is
/// text.
std::string render_import(const io::calendar_import& done, const options& how = {});

}  // namespace upward::render
