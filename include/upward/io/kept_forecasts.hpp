// SPDX-License-Identifier: BSL-1.0
//
// Keeping forecasts: what is foreseen on a day becomes entries of kind `forecast`, so that the query
// `calibration` can score them once their days are over.
//
//     upward::io::keep_forecasts(workspace, as_of, 5);      // how many are new
//
// The id of each follows from its topic, day and horizon: kept once, a forecast stays as it was
// given, whatever is learned of that day later.
#pragma once

#include <upward/core/bounded.hpp>
#include <upward/core/result.hpp>
#include <upward/model/workspace.hpp>

#include <cstdint>

namespace upward::io {

/// Appends those of every topic for the next `days` working days, all or none; those that are kept
/// already are left alone. Fails with out_of_range where `days` is not in [1, 20], and as
/// `workspace::append` does.
result<std::int32_t> keep_forecasts(workspace& ws, date as_of, std::int32_t days);

}  // namespace upward::io
