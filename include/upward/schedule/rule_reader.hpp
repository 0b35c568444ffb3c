// SPDX-License-Identifier: BSL-1.0
//
// The reader behind parse_rule (rule_text.hpp): one pass over one text, without memory of its own
// unless there is an error to tell.
#pragma once

#include <upward/schedule/rule_fault.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace upward {

inline constexpr std::size_t max_rule_bytes = 1024;
inline constexpr std::size_t max_list_values = 366;

namespace rule_words {

inline constexpr std::string_view frequencies[] = {"SECONDLY", "MINUTELY", "HOURLY", "DAILY",
                                                   "WEEKLY",   "MONTHLY",  "YEARLY"};
inline constexpr std::string_view weekdays[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
inline constexpr std::string_view skips[] = {"OMIT", "BACKWARD", "FORWARD"};

enum class part : std::uint8_t {
    freq,
    until,
    count,
    interval,
    by_second,
    by_minute,
    by_hour,
    by_day,
    by_month_day,
    by_year_day,
    by_week_no,
    by_month,
    by_set_pos,
    wkst,
    rscale,
    skip
};  // clang-format off
inline constexpr std::string_view parts[] = {
    "FREQ", "UNTIL", "COUNT", "INTERVAL", "BYSECOND", "BYMINUTE", "BYHOUR", "BYDAY",
    "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS", "WKST", "RSCALE", "SKIP"};
// clang-format on

constexpr char upper(char c) noexcept {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// Whether a text is a word, in letters of either case.
constexpr bool is_word(std::string_view text, std::string_view word) noexcept {
    if (text.size() != word.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (upper(text[i]) != word[i]) return false;
    return true;
}

/// The index of a text in a table of words; the table's size when it is not there.
template <std::size_t Size>
constexpr std::size_t find(const std::string_view (&table)[Size], std::string_view text) noexcept {
    std::size_t i = 0;
    while (i < Size && !is_word(text, table[i])) ++i;
    return i;
}

/// The only part that a name can be, by its length and a letter; the caller compares. The number of
/// parts when there is none.
constexpr std::size_t guess_part(std::string_view name) noexcept {
    const auto letter = [name](std::size_t i) { return upper(name[i]); };
    const auto index = [](part p) { return static_cast<std::size_t>(p); };
    switch (name.size()) {
        case 4:
            return index(letter(0) == 'F'   ? part::freq
                         : letter(0) == 'W' ? part::wkst
                                            : part::skip);
        case 5:
            return index(letter(0) == 'U'   ? part::until
                         : letter(0) == 'C' ? part::count
                                            : part::by_day);
        case 6: return index(letter(0) == 'B' ? part::by_hour : part::rscale);
        case 7: return index(part::by_month);
        case 8:
            if (letter(0) == 'I') return index(part::interval);
            if (letter(2) == 'M') return index(part::by_minute);
            if (letter(2) == 'W') return index(part::by_week_no);
            return index(letter(3) == 'E' && letter(4) == 'C' ? part::by_second : part::by_set_pos);
        case 9: return index(part::by_year_day);
        case 10: return index(part::by_month_day);
        default: return std::size(parts);
    }
}

constexpr std::size_t find_part(std::string_view name) noexcept {
    const auto guess = guess_part(name);
    return guess < std::size(parts) && is_word(name, parts[guess]) ? guess : std::size(parts);
}

}  // namespace rule_words

class rule_reader {
public:
    rule_reader(std::string_view text, rule_reading reading) : text_(text), reading_(reading) {}

    result<recurrence_rule> read() {
        if (text_.size() > max_rule_bytes)
            return fail("the rule", max_rule_bytes,
                        "longer than " + std::to_string(max_rule_bytes) + " bytes",
                        errc::limit_exceeded);
        const auto begin = begin_of_parts();
        for (auto at = begin; at < text_.size() || (at == text_.size() && at > begin);) {
            const auto end = end_of(at, text_.size(), ';');
            if (!read_part({at, end})) return std::move(*fault_);
            at = end + 1;
        }
        if (!has(part::freq)) return fail("FREQ", begin, "is missing; begin with FREQ=WEEKLY");
        if (!check_skip()) return std::move(*fault_);
        if (auto fault = find_fault(rule_, reading_)) return fail(*fault);
        return std::move(rule_);
    }

private:
    using part = rule_words::part;

    // Bytes [begin, end) of the text.
    struct slice {
        std::size_t begin;
        std::size_t end;
    };

    bool is_lenient() const noexcept { return reading_ == rule_reading::lenient; }
    bool has(part p) const noexcept { return (seen_ >> static_cast<unsigned>(p) & 1) != 0; }
    std::string_view text_of(slice s) const noexcept {
        return text_.substr(s.begin, s.end - s.begin);
    }

    // Words are short: a loop finds their end sooner than a search.
    std::size_t end_of(std::size_t at, std::size_t limit, char separator) const noexcept {
        while (at < limit && text_[at] != separator) ++at;
        return at;
    }

    std::size_t begin_of_parts() const noexcept {
        for (const auto prefix : {std::string_view{"RRULE:"}, std::string_view{"EXRULE:"}})
            if (rule_words::is_word(text_.substr(0, prefix.size()), prefix)) return prefix.size();
        return 0;
    }

    slice trimmed(slice s) const noexcept {
        while (is_lenient() && s.begin < s.end && text_[s.begin] == ' ') ++s.begin;
        while (is_lenient() && s.begin < s.end && text_[s.end - 1] == ' ') --s.end;
        return s;
    }

    bool read_part(slice s) {
        s = trimmed(s);
        if (s.begin == s.end)
            return is_lenient() || refuse("", s.begin, "is empty; remove the extra ';'");
        const auto equals = end_of(s.begin, s.end, '=');
        const auto name = text_of(trimmed({s.begin, equals}));
        if (equals == s.end) return refuse(shown(name), s.begin, "has no value; write NAME=value");
        const auto index = rule_words::find_part(name);
        if (index == std::size(rule_words::parts)) return unknown(name, s.begin);
        const auto p = static_cast<part>(index);
        if (has(p))
            return refuse(rule_words::parts[index], s.begin, "stands twice; keep one of them");
        const auto value = trimmed({equals + 1, s.end});
        seen_ |= 1u << index;
        at_[index] = static_cast<std::uint16_t>(value.begin);
        return read_value(p, value);
    }

    bool unknown(std::string_view name, std::size_t at) {
        if (is_lenient()) return true;
        const auto is_own = name.size() > 2 && rule_words::is_word(name.substr(0, 2), "X-");
        if (is_own) return refuse(shown(name), at, "is not understood", errc::unsupported_rule);
        return refuse(shown(name), at, "is not a part of a rule");
    }

    bool read_value(part p, slice value) {
        using namespace rule_checks;
        switch (p) {
            case part::freq: return read_word("FREQ", value, rule_words::frequencies, rule_.freq);
            case part::until: return read_until(value);
            case part::count: return read_count(value);
            case part::interval: return read_number("INTERVAL", value, false, rule_.interval);
            case part::by_second: return read_numbers(of_seconds, value, rule_.by_second);
            case part::by_minute: return read_numbers(of_minutes, value, rule_.by_minute);
            case part::by_hour: return read_numbers(of_hours, value, rule_.by_hour);
            case part::by_day: return read_weekdays(value);
            case part::by_month_day: return read_numbers(of_month_days, value, rule_.by_month_day);
            case part::by_year_day: return read_numbers(of_year_days, value, rule_.by_year_day);
            case part::by_week_no: return read_numbers(of_weeks, value, rule_.by_week_no);
            case part::by_month: return read_months(value);
            case part::by_set_pos: return read_numbers(of_positions, value, rule_.by_set_pos);
            case part::wkst:
                return read_word("WKST", value, rule_words::weekdays, rule_.week_start);
            case part::rscale: return read_scale(value);
            case part::skip: return read_word("SKIP", value, rule_words::skips, rule_.skip);
        }
        return true;
    }

    template <class Enum, std::size_t Size>
    bool read_word(std::string_view name, slice value, const std::string_view (&words)[Size],
                   Enum& read) {
        const auto index = rule_words::find(words, text_of(value));
        if (index == Size) return not_one_of(name, value, words);
        read = static_cast<Enum>(index);
        return true;
    }

    template <std::size_t Size>
    bool not_one_of(std::string_view name, slice value, const std::string_view (&words)[Size]) {
        auto reason = quoted(value) + " is not ";
        for (std::size_t i = 0; i < Size; ++i)
            reason.append(i == 0 ? "" : i + 1 < Size ? ", " : " or ").append(words[i]);
        return refuse(name, value.begin, reason);
    }

    bool read_scale(slice value) {
        if (rule_words::is_word(text_of(value), "GREGORIAN")) return true;
        return refuse("RSCALE", value.begin,
                      quoted(value) + " is a calendar that is not known here; only GREGORIAN is",
                      errc::unsupported_rule);
    }

    // RFC 7529: "the SKIP element MUST NOT be present without RSCALE".
    bool check_skip() {
        if (!has(part::skip) || has(part::rscale) || is_lenient()) return true;
        return refuse("SKIP", at(part::skip), "needs RSCALE; add RSCALE=GREGORIAN");
    }

    bool read_until(slice value) {
        auto time = ical_time{};
        if (const auto fault = read_ical_time(text_of(value), time))
            return refuse("UNTIL", value.begin, quoted(value) + " " + std::string{*fault});
        rule_.until = time.seconds;
        rule_.until_form = time.form;
        return true;
    }

    bool read_count(slice value) {
        if (!read_number("COUNT", value, false, rule_.count)) return false;
        if (rule_.count > 0) return true;
        return refuse("COUNT", value.begin,
                      "0 is less than 1; leave COUNT out when there is no end");
    }

    // RFC 7529 writes leap months as 5L; the Gregorian calendar has none.
    bool read_months(slice value) {
        const auto leap = std::min(text_of(value).find_first_of("Ll"), value.end - value.begin);
        if (value.begin + leap < value.end)
            return refuse("BYMONTH", value.begin + leap,
                          "the Gregorian calendar has no leap month");
        return read_numbers(rule_checks::of_months, value, rule_.by_month);
    }

    bool read_weekdays(slice value) {
        return for_each_element("BYDAY", value, [this](slice element) -> bool {
            const auto size = element.end - element.begin;
            const auto name = slice{size < 2 ? element.begin : element.end - 2, element.end};
            auto entry = ordinal_weekday{};
            if (size > 2) {
                const auto number = slice{element.begin, name.begin};
                if (!read_number("BYDAY", number, true, entry.ordinal)) return false;
                if (entry.ordinal == 0)
                    return refuse("BYDAY", element.begin,
                                  "the number 0 is not in [1, 53] or [-53, -1]; leave it out for "
                                  "every such weekday");
                if (!rule_checks::of_ordinals.has(entry.ordinal))
                    return refuse("BYDAY", element.begin,
                                  rule_checks::of_ordinals.refusal(entry.ordinal));
            }
            if (!read_word("BYDAY", name, rule_words::weekdays, entry.day)) return false;
            if (size <= 2) rule_.by_weekday.insert(entry.day);
            else if (rule_.by_ordinal.empty()) note_first_ordinal(element.begin);
            if (size > 2) rule_.by_ordinal.insert(entry.code());
            return true;
        });
    }

    // Faults of BYDAY that are found later concern its numbers.
    void note_first_ordinal(std::size_t at) noexcept {
        at_[static_cast<std::size_t>(part::by_day)] = static_cast<std::uint16_t>(at);
    }

    template <class Set>
    bool read_numbers(const rule_checks::number_range& range, slice value, Set& set) {
        return for_each_element(range.part, value, [&](slice element) -> bool {
            std::int32_t number = 0;
            if (!read_number(range.part, element, range.from_end, number)) return false;
            if (!range.has(number)) return refuse(range.part, element.begin, range.refusal(number));
            set.insert(number);
            return true;
        });
    }

    template <class Read>
    bool for_each_element(std::string_view name, slice value, Read read) {
        std::size_t values = 0;
        for (auto at = value.begin; at <= value.end; ++values) {
            if (values == max_list_values)
                return refuse(name, at, "more than " + std::to_string(max_list_values) + " values",
                              errc::limit_exceeded);
            const auto end = end_of(at, value.end, ',');
            if (!read(trimmed({at, end}))) return false;
            at = end + 1;
        }
        return true;
    }

    bool read_number(std::string_view name, slice value, bool sign, std::int32_t& number) {
        auto digits = text_of(value);
        const auto negative = !digits.empty() && digits[0] == '-';
        if (sign && !digits.empty() && (negative || digits[0] == '+')) digits.remove_prefix(1);
        std::uint32_t read = 0;
        for (const auto c : digits) {
            if (c < '0' || c > '9')
                return refuse(name, value.begin, quoted(value) + " is not a number");
            read = read * 10 + static_cast<std::uint32_t>(c - '0');
        }
        if (digits.empty()) return refuse(name, value.begin, quoted(value) + " is not a number");
        if (digits.size() > 9)
            return refuse(name, value.begin, "more than nine digits", errc::limit_exceeded);
        number = static_cast<std::int32_t>(read);
        if (negative) number = -number;
        return true;
    }

    std::size_t at(part p) const noexcept { return at_[static_cast<std::size_t>(p)]; }

    // Keeps the error, the first there is.
    template <class... Arguments>
    bool refuse(const Arguments&... arguments) {
        fault_ = fail(arguments...);
        return false;
    }

    error fail(const rule_fault& fault) const {
        const auto index = rule_words::find(rule_words::parts, fault.part);
        return fail(fault.part, at_[index], fault.reason, fault.code);
    }

    error fail(std::string_view name, std::size_t at, std::string_view reason,
               errc code = errc::invalid_rule) const {
        auto cause = name.empty() ? std::string{"a part"} : std::string{name};
        cause += " at byte " + std::to_string(at) + ": ";
        return error{code, cause.append(reason), {{}, 0, 0, static_cast<std::int64_t>(at)}};
    }

    std::string quoted(slice s) const { return "\"" + shown(text_of(s)) + "\""; }

    // Printable ASCII, at most 40 bytes: what stands in an error is never the input's own trouble.
    static std::string shown(std::string_view text) {
        auto copy = std::string{text.substr(0, 40)};
        for (auto& c : copy) c = c < ' ' || c > '~' ? '?' : rule_words::upper(c);
        return copy;
    }

    std::string_view text_;
    rule_reading reading_;
    std::uint32_t seen_ = 0;     // bit of each part
    std::uint16_t at_[17] = {};  // the byte where each part's value begins
    recurrence_rule rule_;
    std::optional<error> fault_;
};

}  // namespace upward
