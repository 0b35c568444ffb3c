// SPDX-License-Identifier: BSL-1.0
//
// The form of a workspace as a JSON Schema (draft 2020-12), made from the same descriptions by which
// a workspace is read: for editors that check while one types, and for whoever writes such files.
//
//     std::ofstream{"workspace.schema.json"} << upward::io::workspace_schema();
//
// It knows names, types, ranges and what must be there. What spans several values it does not: ids
// that are used twice, cycles of corrections, an end before its beginning, the order of weights.
#pragma once

#include <string>

namespace upward::io {

/// One line of JSON; the same text from every build of one version.
std::string workspace_schema();

}  // namespace upward::io
