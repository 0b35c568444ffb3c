// SPDX-License-Identifier: BSL-1.0
//
// upward, a library that helps a person lead upward. This header is all of it: the thinking layers,
// which are headers alone (target upward::headers), and the faces of the compiled part (io, render;
// target upward::upward).
//
//     auto workspace = upward::io::read_workspace(text);
//     auto plan = upward::plan_of(workspace->state_at(day), workspace->policy(), {.days = 5});
#pragma once

#include <upward/core/version.hpp>
#include <upward/io/calendar_feed.hpp>
#include <upward/io/calendar_import.hpp>
#include <upward/io/json.hpp>
#include <upward/io/query.hpp>
#include <upward/io/schema.hpp>
#include <upward/plan/kinds.hpp>
#include <upward/plan/plan.hpp>
#include <upward/render/render.hpp>
