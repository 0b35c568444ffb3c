// SPDX-License-Identifier: BSL-1.0
//
// Answers as feeds for a calendar: touches take place, what they settle is due, and so are promises,
// bad news and experiments that end.
#pragma once

#include "render/speaker.hpp"

#include <upward/io/calendar_feed.hpp>
#include <upward/model/shared.hpp>
#include <upward/plan/kinds.hpp>

namespace upward::render {

io::calendar_feed feed_of(const plan_answer& a, date day, const speaker& say);
io::calendar_feed feed_of(const touches_answer& a, date day, const speaker& say);

/// The touches alone, without duties and reminders.
io::calendar_feed feed_of(const shared<touches_answer>& a, date day, const speaker& say);

}  // namespace upward::render
