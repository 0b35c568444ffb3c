// SPDX-License-Identifier: BSL-1.0
//
// Whether a calendar that a host describes can be one.
//
//     upward::check(definition).error();   // missing_key at /holiday_rules/0: a holiday rule needs …
#pragma once

#include <upward/core/describe.hpp>
#include <upward/core/result.hpp>
#include <upward/core/text.hpp>
#include <upward/schedule/calendar_definition.hpp>
#include <upward/schedule/day_rule.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

namespace calendar_checks {

inline status refuse(errc code, std::string cause, std::string pointer = {}) {
    return error{code, std::move(cause), place{std::move(pointer)}};
}

inline status within(const std::string& pointer, status inner) {
    if (inner) return inner;
    auto e = inner.error();
    e.where.pointer.insert(0, pointer);
    return e;
}

/// Each item of a list by itself, the place `/name/i`.
template <class T>
status each(const std::string& name, const std::vector<T>& items, status (*check)(const T&)) {
    for (std::size_t i = 0; i < items.size(); ++i)
        if (auto fine = check(items[i]); !fine)
            return within("/" + name + "/" + std::to_string(i), fine);
    return {};
}

inline status check_holiday(const date& day) {
    if (!day.is_special()) return {};
    return refuse(errc::invalid_date, "a holiday is not a date");
}

inline status check_leave(const date_range& days) {
    const auto check_end = [](const date& day, std::string pointer) -> status {
        if (day.is_not_a_date())
            return refuse(errc::missing_key, "leave needs \"from\" and \"to\"", std::move(pointer));
        if (day.is_special())
            return refuse(errc::invalid_date, "this is not a date", std::move(pointer));
        return {};
    };
    if (auto fine = check_end(days.from, "/from"); !fine) return fine;
    if (auto fine = check_end(days.to, "/to"); !fine) return fine;
    if (days.to < days.from)
        return refuse(errc::invalid_value, "the leave ends before it begins", "/to");
    return {};
}

inline status check_days(const holiday_rule& rule) {
    const auto ways =
        rule.rule.has_value() + rule.easter.has_value() + rule.orthodox_easter.has_value();
    if (ways == 0)
        return refuse(errc::missing_key,
                      "a holiday rule needs \"rule\", \"easter\" or \"orthodox_easter\"");
    if (ways > 1)
        return refuse(errc::invalid_value,
                      "a holiday rule has one of \"rule\", \"easter\" and \"orthodox_easter\"");
    const auto far = "a feast is -63 to 100 days after Easter";
    if (rule.easter && !rule.easter->in_range()) return refuse(errc::out_of_range, far, "/easter");
    if (rule.orthodox_easter && !rule.orthodox_easter->in_range())
        return refuse(errc::out_of_range, far, "/orthodox_easter");
    if (!rule.rule) return {};

    const auto parsed = parse_day_rule(*rule.rule);
    if (!parsed) return refuse(parsed.error().code, parsed.error().cause, "/rule");
    if (!parsed->is_endless())
        return refuse(errc::unsupported_rule,
                      "COUNT, UNTIL: a holiday ends by \"until\" beside its rule", "/rule");
    return {};
}

inline status check_rule(const holiday_rule& rule) {
    if (auto fine = check_days(rule); !fine) return fine;
    if (rule.name && first_invalid_utf8(*rule.name) != std::string_view::npos)
        return refuse(errc::invalid_utf8, "the text is not UTF-8", "/name");
    if (rule.observed && enum_name(*rule.observed).empty())
        return refuse(errc::invalid_value, "there is no such observance", "/observed");
    if (rule.from && rule.from->is_special())
        return refuse(errc::invalid_date, "the first day is not a date", "/from");
    if (rule.until && rule.until->is_special())
        return refuse(errc::invalid_date, "the last day is not a date", "/until");
    if (rule.from && rule.until && *rule.until < *rule.from)
        return refuse(errc::invalid_value, "the holiday ends before it begins", "/until");
    return each("except", rule.except, &check_holiday);
}

inline status check_weekend(const std::vector<weekday>& weekend) {
    auto seen = 0u;
    for (std::size_t i = 0; i < weekend.size(); ++i) {
        if (enum_name(weekend[i]).empty())
            return refuse(errc::invalid_value, "there is no such weekday", "/" + std::to_string(i));
        seen |= 1u << static_cast<unsigned>(weekend[i]);
    }
    if (seen != 0x7F) return {};
    return refuse(errc::invalid_value, "a weekend of all seven days leaves no working day");
}

}  // namespace calendar_checks

/// Fails with the pointer to what is wrong: invalid_value at "/weekend" when all seven days are
/// weekend; missing_key, invalid_value, invalid_date or out_of_range at "/holidays/i",
/// "/holiday_rules/i/easter", "/leave/i/to" and the like; invalid_rule, unsupported_rule or
/// limit_exceeded at "/holiday_rules/i/rule"; limit_exceeded for too many rules.
inline status check(const calendar_definition& calendar) {
    using namespace calendar_checks;
    if (auto fine = check_weekend(calendar.weekend); !fine) return within("/weekend", fine);
    if (auto fine = each("holidays", calendar.holidays, &check_holiday); !fine) return fine;
    if (enum_name(calendar.base).empty())
        return refuse(errc::invalid_value, "there is no such built-in calendar", "/base");
    if (calendar.holiday_rules.size() > max_holiday_rules)
        return refuse(
            errc::limit_exceeded,
            "a calendar has at most " + std::to_string(max_holiday_rules) + " holiday rules",
            "/holiday_rules");
    if (auto fine = each("holiday_rules", calendar.holiday_rules, &check_rule); !fine) return fine;
    return each("leave", calendar.leave, &check_leave);
}

}  // namespace upward
