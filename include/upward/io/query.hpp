// SPDX-License-Identifier: BSL-1.0
//
// A query from JSON to JSON: the one verb behind every face.
//
//     auto answer = upward::io::query(workspace, "trust", "2026-02-20", R"({"explain":true})");
//     // {"as_of":"2026-02-20","basis":{…},"overall":0.535,…}
//
// The answer is canonical: sorted keys, numbers rounded to 4 decimals (the parts of a trace are
// exact), so that the same workspace, day and parameters give the same bytes everywhere. Beside the
// answer's own keys it has `as_of`, `basis` (what else the answer rests on: `library`, its version;
// `calendar`, the built-in one of the workspace with the day up to which it is known; `zones`, the
// version of the zone data, when a rule names a zone; `weights`, the version of the start weights of
// forecasts, in answers that foresee) and `not_understood` (the ids of entries of a
// newer format).
#pragma once

#include <upward/core/result.hpp>
#include <upward/model/workspace.hpp>
#include <upward/plan/audience.hpp>

#include <string>
#include <string_view>

namespace upward::io {

/// `kind` is one of plan/kinds.hpp; `as_of` is YYYY-MM-DD; `parameters` a JSON object, or empty.
/// Fails with unknown_query, invalid_date, not_for_boss (the boss is never answered that), or as the
/// reading of the parameters fails, the place pointing into them.
result<std::string> query(const workspace& ws, std::string_view kind, std::string_view as_of,
                          std::string_view parameters = {}, audience asked_by = audience::report);

}  // namespace upward::io
