// SPDX-License-Identifier: BSL-1.0
//
// The record of check-ins with the boss: in how many of the last 5 feedback was asked for, and how
// much of what the boss and those above gave was applied.
#pragma once

#include <upward/core/describe.hpp>
#include <upward/core/id.hpp>
#include <upward/core/message.hpp>
#include <upward/model/line.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/state.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace upward {

struct open_feedback {
    id feedback = {};
    std::string from = {};  ///< by name where an entry names them, else by id
    std::string text = {};
    date on = {};
    std::int32_t wd = 0;  ///< since then
};
BOOST_DESCRIBE_STRUCT(open_feedback, (), (feedback, from, text, on, wd))

struct check_in_record {
    std::int32_t check_ins = 0;  ///< with the boss
    std::int32_t looked_at = 0;  ///< the last of them
    std::int32_t asked = 0;      ///< of those, with feedback asked for
    std::optional<date> last = {};
    std::int32_t received = 0;
    std::int32_t applied = 0;
    std::optional<double> applied_share = {};     ///< none where none was received
    std::vector<open_feedback> not_applied = {};  ///< the oldest first
    std::vector<message> hints = {};
};
BOOST_DESCRIBE_STRUCT(check_in_record, (),
                      (check_ins, looked_at, asked, last, received, applied, applied_share,
                       not_applied, hints))

inline check_in_record check_ins_of(const state& now, const parties& who,
                                    const empathize_policy& p) {
    auto record = check_in_record{};
    auto asked = std::vector<bool>{};
    for (const auto& c : now.all<check_in>()) {
        if (c->with && !c->with->empty() && !who.is_boss(c->with->target.text)) continue;
        asked.push_back(c->feedback_asked);
        record.last = c.source->date;
    }
    record.check_ins = static_cast<std::int32_t>(asked.size());
    record.looked_at = std::min(record.check_ins, p.check_ins);
    record.asked =
        static_cast<std::int32_t>(std::count(asked.end() - record.looked_at, asked.end(), true));
    if (record.check_ins >= p.check_ins && record.asked == 0)
        record.hints.push_back(
            message{"check_ins.none_asked"}.with("count", std::int64_t{record.looked_at}));

    auto applied = std::set<std::string_view>{};
    for (const auto& a : now.all<feedback_applied>()) applied.insert(a->feedback.target.text);
    const auto line = lines{now}.on(now.as_of());
    for (const auto& f : now.all<feedback>()) {
        if (line.links_below(f->from.target.text).value_or(0) == 0) continue;
        ++record.received;
        if (applied.contains(f.id())) ++record.applied;
        else
            record.not_applied.push_back(
                {f.source->id, detail::person_name(now, f->from.target.text), f->text,
                 f.source->date, now.calendar().count(f.day, now.as_of())});
    }
    if (record.received > 0)
        record.applied_share = static_cast<double>(record.applied) / record.received;
    if (!record.not_applied.empty())
        record.hints.push_back(
            message{"check_ins.not_applied"}
                .with("count", static_cast<std::int64_t>(record.not_applied.size()))
                .with("text", record.not_applied.front().text)
                .with("on", to_string(record.not_applied.front().on)));
    return record;
}

}  // namespace upward
