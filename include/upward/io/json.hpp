// SPDX-License-Identifier: BSL-1.0
//
// A workspace, its entries and its policy as JSON (RFC 8259), both ways.
//
//     auto read = upward::io::read_workspace(text);
//     if (!read) std::cerr << to_string(read.error());
//     // unknown_key: an ask has no "topci"; did you mean "topic"? (at /log/17/topci, line 31, column 58)
//     read->append(entries);
//     std::string again = upward::io::write_workspace(*read);
//
// Reading is strict. A key that the format does not have, a key twice in one object, null, a number
// that is not finite, a text where a number should be: each is an error with its code, its cause and
// its place (pointer, line, column, byte). A value that may be absent is left out, never null. A
// number is read exactly, as the nearest double; where a whole number is asked for, 3.0 is 3.
//
// Writing is canonical: what is equal gives the same bytes. Keys are sorted bytewise, there are no
// spaces, text is UTF-8 with nothing escaped but quotes, backslashes and control characters, dates
// are YYYY-MM-DD, numbers are the shortest text that reads back the same, laid out as in RFC 8785.
// What is at its default is left out: in an entry the area "*", the visibility private, absent
// optionals and empty lists; in a policy whatever is not changed. Entries stand in the order of the
// log, each on a line of its own, so that two files can be compared line by line:
//
//     {"calendar":{"holidays":["2026-04-06"],"weekend":["SA","SU"]},
//     "log":[
//     {"by":"boss","date":"2026-02-20","id":"ask-17","kind":"ask","to":"me","topic":"budget"},
//     {"date":"2026-02-23","id":"w-1","kind":"area","name":"Billing"}
//     ],
//     "policy":{"trust":{"prior_weight":3}},
//     "upward":1,
//     "zone":"UTC"}
//
// The key "upward" is the format's number and the only one that must be there. In a file of a higher
// number than ours, an entry that does not read as one of ours is kept as it is (its id, date, area
// and visibility must read), and so are unknown settings; all of it is written again, and judged by
// nothing.
//
// Limits: model/limits.hpp. Nothing here throws but for want of memory, reads a file or keeps state.
#pragma once

#include <upward/core/result.hpp>
#include <upward/model/entry.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/workspace.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace upward::io {

/// Fails with any code from syntax (2) to not_shareable (16), invalid_rule, unsupported_rule or
/// invalid_policy. O(n log n).
result<workspace> read_workspace(std::string_view json);

/// Ends with a line's end.
std::string write_workspace(const workspace& ws);

/// One entry, or a list of them, each as in a log; `format` is the number of the format that it is
/// written in. An error's pointer starts at the text: "/topic" in one entry, "/3/topic" in a list.
result<std::vector<entry>> read_entries(std::string_view json, std::int32_t format = format_number);

/// Appends the entries of a text to a workspace: all of them or none, how many were new. Fails as
/// reading does and as `entry_log::append` does, the place in the text.
result<std::size_t> append(workspace& ws, std::string_view json);

/// One line, without its end. Precondition: `check(e)` is fine.
std::string write_entry(const entry& e);

/// What is not there keeps its default. Fails as reading a workspace does.
result<upward::policy> read_policy(std::string_view json);

enum class policy_detail : std::uint8_t {
    differences,  ///< what is not the default
    all,          ///< every constant
};

std::string write_policy(const upward::policy& p,
                         policy_detail detail = policy_detail::differences);

}  // namespace upward::io
