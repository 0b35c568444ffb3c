// SPDX-License-Identifier: BSL-1.0
//
// A recurrence rule from its text and back.
//
//     auto rule = upward::parse_rule("FREQ=WEEKLY;BYDAY=TH,MO");   // result<recurrence_rule>
//     upward::to_string(*rule);                                    // "FREQ=WEEKLY;BYDAY=MO,TH"
//
//     auto bad = upward::parse_rule("FREQ=DAILY;INTERVAL=0");
//     bad.error().cause;          // INTERVAL at byte 20: 0 is less than 1; leave INTERVAL out …
//     bad.error().where.offset;   // 20
//
// Three codes: invalid_rule is what RFC 5545 or RFC 7529 forbids; unsupported_rule is an X- part,
// or an RSCALE other than GREGORIAN; limit_exceeded is a text of more than 1024 bytes, a number of
// more than nine digits, a list of more than 366 values, or an UNTIL before the year 1400. Strict
// reading ignores nothing and puts nothing right in silence. It accepts beyond the RFC's grammar:
// the property name "RRULE:" or "EXRULE:" before the rule, and leading zeros. Upper and lower case
// are the same, as the RFC says.
//
// Lenient reading also takes what is common in the wild: spaces around names and values, empty
// parts (a ';' at the end), parts with unknown names (left out), SKIP without RSCALE, COUNT
// together with UNTIL (whichever comes first ends the rule).
#pragma once

#include <upward/schedule/rule_reader.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace upward {

/// Reads a rule. Each error names the part and the byte, counted from 0 at the beginning of `text`,
/// in its cause and in `where.offset`.
inline result<recurrence_rule> parse_rule(std::string_view text,
                                          rule_reading reading = rule_reading::strict) {
    return rule_reader{text, reading}.read();
}

namespace rule_words {

inline std::string weekday_name(weekday day) {
    return std::string{weekdays[static_cast<std::size_t>(day)]};
}

/// Appends ";NAME=1,2,3" to a text, or nothing when there is no value.
class list_writer {
public:
    list_writer(std::string& text, std::string_view name)
        : text_(text), separator_(";" + std::string{name} + "=") {}

    void add(const std::string& value) { text_ += std::exchange(separator_, ",") + value; }
    void add(std::int32_t value) { add(std::to_string(value)); }

private:
    std::string& text_;
    std::string separator_;
};

template <class Word>
void write(std::string& text, std::string_view name, number_set<Word> set) {
    auto list = list_writer{text, name};
    for (std::int32_t n = 0; n < set.digits; ++n)
        if (set.contains(n)) list.add(n);
}

template <class Word>
void write(std::string& text, std::string_view name, signed_set<Word> set) {
    auto list = list_writer{text, name};
    for (auto n = set.from_end.digits; n > 0; --n)
        if (set.contains(-n)) list.add(-n);
    for (std::int32_t n = 1; n < set.from_start.digits; ++n)
        if (set.contains(n)) list.add(n);
}

inline void write(std::string& text, std::string_view name, const number_list& numbers) {
    auto list = list_writer{text, name};
    for (const auto n : numbers) list.add(n);
}

// The plain weekdays stand where the number 0 would.
inline void write_weekdays(std::string& text, const recurrence_rule& rule) {
    auto list = list_writer{text, "BYDAY"};
    const auto ordinals = [&](bool from_end) {
        for (const auto code : rule.by_ordinal) {
            const auto entry = ordinal_weekday::of(code);
            if ((entry.ordinal < 0) == from_end)
                list.add(std::to_string(entry.ordinal) + weekday_name(entry.day));
        }
    };
    ordinals(true);
    for (std::uint8_t day = 0; day < 7; ++day)
        if (rule.by_weekday.contains(static_cast<weekday>(day)))
            list.add(weekday_name(static_cast<weekday>(day)));
    ordinals(false);
}

}  // namespace rule_words

/// The canonical text: RSCALE and SKIP unless OMIT, FREQ, UNTIL, COUNT, INTERVAL unless 1, then the
/// BY parts in the order in which the RFC applies them, WKST unless MO; lists ascending. parse_rule
/// gives the same rule back.
inline std::string to_string(const recurrence_rule& rule) {
    using namespace rule_words;
    auto text = std::string{};
    if (rule.skip != skip_rule::OMIT) text = "RSCALE=GREGORIAN;";
    text.append("FREQ=").append(frequencies[static_cast<std::size_t>(rule.freq)]);
    if (rule.until_form != time_form::none)
        text += ";UNTIL=" + to_ical(rule.until, rule.until_form);
    if (rule.count > 0) text += ";COUNT=" + std::to_string(rule.count);
    if (rule.interval != 1) text += ";INTERVAL=" + std::to_string(rule.interval);
    write(text, "BYMONTH", rule.by_month);
    write(text, "BYWEEKNO", rule.by_week_no);
    write(text, "BYYEARDAY", rule.by_year_day);
    write(text, "BYMONTHDAY", rule.by_month_day);
    write_weekdays(text, rule);
    write(text, "BYHOUR", rule.by_hour);
    write(text, "BYMINUTE", rule.by_minute);
    write(text, "BYSECOND", rule.by_second);
    write(text, "BYSETPOS", rule.by_set_pos);
    if (rule.skip != skip_rule::OMIT)
        text.append(";SKIP=").append(skips[static_cast<std::size_t>(rule.skip)]);
    if (rule.week_start != weekday::MO) text += ";WKST=" + weekday_name(rule.week_start);
    return text;
}

}  // namespace upward
