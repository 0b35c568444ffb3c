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
// Three codes: invalid_rule is what RFC 5545 forbids; unsupported_rule is a part of it (or of
// RFC 7529, or an X- part) that is not understood yet; limit_exceeded is a text of more than 1024
// bytes, a number of more than nine digits, a list of more than 366 values, or an UNTIL before the
// year 1400. Nothing is ever ignored or put right in silence.
//
// Accepted beyond the RFC's grammar: the property name "RRULE:" before the rule, and leading zeros.
// Upper and lower case are the same, as the RFC says.
#pragma once

#include <upward/schedule/rule.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward {

inline constexpr std::size_t max_rule_bytes = 1024;

/// Reads a rule, its lists sorted and unique. Each error names the part and the byte, counted from
/// 0 at the beginning of `text`, in its cause and in `where.offset`.
inline result<recurrence_rule> parse_rule(std::string_view text);

/// The canonical text: FREQ, UNTIL or COUNT, INTERVAL unless 1, BYMONTH, BYMONTHDAY, BYDAY,
/// BYSETPOS, WKST unless MO; lists ascending. parse_rule gives the same rule back.
inline std::string to_string(const recurrence_rule& rule);

namespace rule_words {

inline constexpr std::string_view frequencies[] = {"SECONDLY", "MINUTELY", "HOURLY", "DAILY",
                                                   "WEEKLY",   "MONTHLY",  "YEARLY"};
inline constexpr std::string_view weekdays[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
inline constexpr std::string_view not_yet[] = {"BYSECOND", "BYMINUTE", "BYHOUR", "BYYEARDAY",
                                               "BYWEEKNO", "RSCALE",   "SKIP"};

/// The index of a word in a table; the table's size when it is not there.
template <std::size_t Size>
constexpr std::size_t find(const std::string_view (&table)[Size], std::string_view word) noexcept {
    return static_cast<std::size_t>(std::find(table, table + Size, word) - table);
}

inline std::string upper(std::string_view text) {
    auto copy = std::string{text};
    for (auto& c : copy)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return copy;
}

}  // namespace rule_words

/// One pass over one text. It stops at the first error.
class rule_parser {
public:
    explicit rule_parser(std::string_view text)
        : text_(rule_words::upper(text.substr(0, max_rule_bytes + 1))) {}

    result<recurrence_rule> parse() {
        if (text_.size() > max_rule_bytes) return too_long();
        const std::string_view prefix = "RRULE:";
        const auto begin = text_.starts_with(prefix) ? prefix.size() : 0;
        if (begin < text_.size())
            if (auto read = read_parts(begin); !read) return read.error();
        if (!find_part("FREQ")) return fail("FREQ", begin, "is missing; begin with FREQ=WEEKLY");
        if (auto fault = find_fault(rule_)) return fail(*fault);
        return normalized(std::move(rule_));
    }

private:
    // Bytes [begin, end) of the text.
    struct slice {
        std::size_t begin;
        std::size_t end;
    };
    struct part {
        std::string name;
        slice value;
    };

    std::string_view text_of(slice s) const {
        return std::string_view{text_}.substr(s.begin, s.end - s.begin);
    }

    std::size_t end_of(std::size_t begin, std::size_t limit, char separator) const {
        return std::min(text_.find(separator, begin), limit);
    }

    status read_parts(std::size_t begin) {
        for (auto at = begin; at <= text_.size();) {
            const auto end = end_of(at, text_.size(), ';');
            if (auto read = read_part({at, end}); !read) return read;
            at = end + 1;
        }
        return {};
    }

    status read_part(slice s) {
        if (s.begin == s.end) return fail("", s.begin, "is empty; remove the extra ';'");
        const auto equals = end_of(s.begin, s.end, '=');
        const auto name = text_of({s.begin, equals});
        if (equals == s.end) return fail(shown(name), s.begin, "has no value; write NAME=value");
        if (find_part(name)) return fail(shown(name), s.begin, "stands twice; keep one of them");
        parts_.push_back({std::string{name}, {equals + 1, s.end}});
        return read_value(parts_.back().name, {equals + 1, s.end}, s.begin);
    }

    status read_value(const std::string& name, slice value, std::size_t begin) {
        if (name == "FREQ") return read_frequency(value);
        if (name == "UNTIL") return read_until(value);
        if (name == "COUNT") return read_number(name, value, false, rule_.count.emplace());
        if (name == "INTERVAL") return read_number(name, value, false, rule_.interval);
        if (name == "BYMONTH") return read_numbers(name, value, false, rule_.by_month);
        if (name == "BYMONTHDAY") return read_numbers(name, value, true, rule_.by_month_day);
        if (name == "BYDAY") return read_weekdays(value);
        if (name == "BYSETPOS") return read_numbers(name, value, true, rule_.by_set_pos);
        if (name == "WKST") return read_weekday(name, value, rule_.week_start);
        if (rule_words::find(rule_words::not_yet, name) < std::size(rule_words::not_yet) ||
            name.starts_with("X-"))
            return fail(shown(name), begin, "is not understood yet", errc::unsupported_rule);
        return fail(shown(name), begin, "is not a part of a rule");
    }

    status read_frequency(slice value) {
        const auto index = rule_words::find(rule_words::frequencies, text_of(value));
        if (index == std::size(rule_words::frequencies))
            return fail("FREQ", value.begin,
                        quoted(value) + " is not DAILY, WEEKLY, MONTHLY or YEARLY");
        rule_.freq = static_cast<frequency>(index);
        return {};
    }

    status read_until(slice value) {
        const auto text = text_of(value);
        const auto digits = text.substr(0, text.find('T'));
        if (digits.size() != 8 || digits.find_first_not_of("0123456789") != digits.npos)
            return fail("UNTIL", value.begin, quoted(value) + " is not of the form 20261231");
        if (digits.size() < text.size())
            return fail("UNTIL", value.begin,
                        "a time of day is not understood yet; write " + std::string{digits},
                        errc::unsupported_rule);
        const auto number = number_of(digits);
        const auto day = civil_day{number / 10000, number / 100 % 100, number % 100};
        if (day.month < 1 || day.month > 12 || day.day < 1 ||
            day.day > days_in_month(day.year, day.month))
            return fail("UNTIL", value.begin, quoted(value) + " is a day that does not exist");
        if (day.year < 1400)
            return fail("UNTIL", value.begin, "is before 1400-01-01", errc::limit_exceeded);
        rule_.until = to_day_number(day);
        return {};
    }

    status read_weekdays(slice value) {
        return for_each_element(value, [this](slice element) -> status {
            auto& entry = rule_.by_day.emplace_back();
            const auto size = element.end - element.begin;
            const auto name_begin = size < 2 ? element.begin : element.end - 2;
            if (size > 2) {
                const auto ordinal = slice{element.begin, name_begin};
                if (auto read = read_number("BYDAY", ordinal, true, entry.ordinal); !read)
                    return read;
                if (entry.ordinal == 0)
                    return fail("BYDAY", element.begin,
                                "the number 0 is not in [1, 53] or [-53, -1]; leave it out for "
                                "every such weekday");
            }
            return read_weekday("BYDAY", {name_begin, element.end}, entry.day);
        });
    }

    status read_weekday(std::string_view name, slice value, weekday& day) const {
        const auto index = rule_words::find(rule_words::weekdays, text_of(value));
        if (index == std::size(rule_words::weekdays))
            return fail(name, value.begin, quoted(value) + " is not MO, TU, WE, TH, FR, SA or SU");
        day = static_cast<weekday>(index);
        return {};
    }

    status read_numbers(std::string_view name, slice value, bool sign,
                        std::vector<std::int32_t>& list) const {
        return for_each_element(value, [&](slice element) {
            return read_number(name, element, sign, list.emplace_back());
        });
    }

    template <class Read>
    status for_each_element(slice value, Read read) const {
        for (auto at = value.begin; at <= value.end;) {
            const auto end = end_of(at, value.end, ',');
            if (auto done = read(slice{at, end}); !done) return done;
            at = end + 1;
        }
        return {};
    }

    status read_number(std::string_view name, slice value, bool sign, std::int32_t& number) const {
        auto digits = text_of(value);
        const auto negative = digits.starts_with('-');
        if (sign && (negative || digits.starts_with('+'))) digits.remove_prefix(1);
        if (digits.empty() || digits.find_first_not_of("0123456789") != digits.npos)
            return fail(name, value.begin, quoted(value) + " is not a number");
        if (digits.size() > 9)
            return fail(name, value.begin, "more than nine digits", errc::limit_exceeded);
        number = negative ? -number_of(digits) : number_of(digits);
        return {};
    }

    static std::int32_t number_of(std::string_view digits) noexcept {
        std::int32_t number = 0;
        for (const auto c : digits) number = number * 10 + (c - '0');
        return number;
    }

    const part* find_part(std::string_view name) const noexcept {
        for (const auto& p : parts_)
            if (p.name == name) return &p;
        return nullptr;
    }

    error fail(const rule_fault& fault) const {
        const auto* const named = find_part(fault.part);
        const auto value = named ? named->value : slice{0, 0};
        auto at = value.begin;
        for (std::size_t i = 0; i < fault.element; ++i) at = end_of(at, value.end, ',') + 1;
        return fail(fault.part, at, fault.reason, fault.code);
    }

    error fail(std::string_view name, std::size_t at, std::string_view reason,
               errc code = errc::invalid_rule) const {
        auto cause = name.empty() ? std::string{"a part"} : std::string{name};
        cause += " at byte " + std::to_string(at) + ": ";
        return error{code, cause.append(reason), {{}, 0, 0, static_cast<std::int64_t>(at)}};
    }

    error too_long() const {
        return fail("the rule", max_rule_bytes,
                    "longer than " + std::to_string(max_rule_bytes) + " bytes",
                    errc::limit_exceeded);
    }

    std::string quoted(slice s) const { return "\"" + shown(text_of(s)) + "\""; }

    // Printable ASCII, at most 40 bytes: what stands in an error is never the input's own trouble.
    static std::string shown(std::string_view text) {
        auto copy = std::string{text.substr(0, 40)};
        for (auto& c : copy)
            if (c < ' ' || c > '~') c = '?';
        return copy;
    }

    std::string text_;
    std::vector<part> parts_;
    recurrence_rule rule_;
};

inline result<recurrence_rule> parse_rule(std::string_view text) {
    return rule_parser{text}.parse();
}

inline std::string to_string(const recurrence_rule& given) {
    const auto rule = normalized(given);
    auto text = "FREQ=" + std::string{rule_words::frequencies[static_cast<std::size_t>(rule.freq)]};
    const auto weekday_name = [](weekday day) {
        return std::string{rule_words::weekdays[static_cast<std::size_t>(day)]};
    };
    const auto list = [&text](std::string_view name, const auto& values, auto write) {
        auto separator = ";" + std::string{name} + "=";
        for (const auto& value : values) text += std::exchange(separator, ",") + write(value);
    };
    const auto number = [](std::int32_t value) { return std::to_string(value); };

    if (rule.until) {
        auto day = to_string(to_civil(*rule.until));
        std::erase(day, '-');
        text += ";UNTIL=" + day;
    }
    if (rule.count) text += ";COUNT=" + std::to_string(*rule.count);
    if (rule.interval != 1) text += ";INTERVAL=" + std::to_string(rule.interval);
    list("BYMONTH", rule.by_month, number);
    list("BYMONTHDAY", rule.by_month_day, number);
    list("BYDAY", rule.by_day, [&](const ordinal_weekday& d) {
        return (d.ordinal == 0 ? "" : std::to_string(d.ordinal)) + weekday_name(d.day);
    });
    list("BYSETPOS", rule.by_set_pos, number);
    if (rule.week_start != weekday::MO) text += ";WKST=" + weekday_name(rule.week_start);
    return text;
}

}  // namespace upward
