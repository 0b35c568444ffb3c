// SPDX-License-Identifier: BSL-1.0
//
// A rule of days: one that says nothing of hours, minutes and seconds, as agreements between people
// are. Its days are in occurrences.hpp.
//
//     upward::parse_day_rule("FREQ=MONTHLY;BYDAY=-1FR");          // fine
//     upward::parse_day_rule("FREQ=DAILY;BYHOUR=9").error();      // unsupported_rule
#pragma once

#include <upward/schedule/rule_text.hpp>

#include <string>
#include <string_view>

namespace upward {

/// Reads a rule that gives days. Fails as parse_rule does, and with unsupported_rule when the rule
/// speaks of hours, minutes or seconds: a FREQ below DAILY, BYHOUR, an UNTIL with a time of day.
inline result<recurrence_rule> parse_day_rule(std::string_view text) {
    auto rule = parse_rule(text);
    if (!rule) return rule;
    const auto refuse = [](std::string_view cause) {
        return error{errc::unsupported_rule, std::string{cause}};
    };
    if (rule->freq < frequency::DAILY) return refuse("FREQ: a rule of days is DAILY or longer");
    if (rule->has_time_part())
        return refuse("BYHOUR, BYMINUTE, BYSECOND: a rule of days has no time of day");
    if (rule->until_form == time_form::local || rule->until_form == time_form::utc)
        return refuse("UNTIL: a rule of days has no time of day; write " +
                      to_ical(rule->until, time_form::day));
    return rule;
}

}  // namespace upward
