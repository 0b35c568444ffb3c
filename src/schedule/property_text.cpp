// SPDX-License-Identifier: BSL-1.0
#include <upward/schedule/property_text.hpp>

#include "schedule/duration_text.hpp"

#include <upward/schedule/rule_text.hpp>

namespace upward {

namespace {

class reader {
public:
    reader(std::string_view text, rule_reading reading) : text_(text), reading_(reading) {}

    result<recurrence_properties> read() {
        if (text_.size() > max_property_bytes)
            return error{errc::limit_exceeded, "more than 1 MiB of properties"};
        while (!text_.empty())
            if (auto fine = read_line(next_line()); !fine) return fine.error();
        line_begin_ = line_;
        if (all_.start.time.form == time_form::none) return fail(0, "DTSTART is missing");
        return std::move(all_);
    }

private:
    bool is_lenient() const noexcept { return reading_ == rule_reading::lenient; }

    // One line, unfolded: a line end before a space or a tab is none.
    std::string next_line() {
        auto unfolded = std::string{};
        line_begin_ = line_ + 1;
        for (;;) {
            const auto end = std::min(text_.find('\n'), text_.size());
            auto part = text_.substr(0, end);
            if (part.ends_with('\r')) part.remove_suffix(1);
            unfolded += part;
            text_.remove_prefix(std::min(end + 1, text_.size()));
            ++line_;
            if (text_.empty() || (text_[0] != ' ' && text_[0] != '\t')) return unfolded;
            text_.remove_prefix(1);
        }
    }

    status read_line(const std::string& line) {
        if (line.empty()) return {};
        const auto colon = line.find(':');
        if (colon == line.npos) return fail(0, "has no ':'");
        const auto head = std::string_view{line}.substr(0, colon);
        const auto name = head.substr(0, head.find(';'));
        const auto value = std::string_view{line}.substr(colon + 1);
        if (rule_words::is_word(name, "RRULE")) return read_rule(value, colon + 1, all_.rules);
        if (rule_words::is_word(name, "EXRULE"))
            return read_rule(value, colon + 1, all_.exception_rules);
        if (rule_words::is_word(name, "DTSTART")) return read_start(head, value, colon + 1);
        if (rule_words::is_word(name, "RDATE"))
            return read_dates(head, value, colon + 1, all_.dates);
        if (rule_words::is_word(name, "EXDATE"))
            return read_dates(head, value, colon + 1, all_.exceptions);
        if (is_lenient()) return {};
        return fail(0, "is not DTSTART, RRULE, EXRULE, RDATE or EXDATE");
    }

    status read_rule(std::string_view value, std::size_t column,
                     std::vector<recurrence_rule>& rules) const {
        auto rule = parse_rule(value, reading_);
        if (!rule)
            return fail(column + static_cast<std::size_t>(rule.error().where.offset),
                        rule.error().cause, rule.error().code);
        rules.push_back(std::move(*rule));
        return {};
    }

    struct parameters {
        time_form form = time_form::none;
        bool is_period = false;
        std::string zone;
    };

    status read_parameters(std::string_view head, parameters& read) const {
        for (auto at = head.find(';'); at != head.npos; at = head.find(';', at + 1)) {
            const auto text = head.substr(at + 1, head.find(';', at + 1) - at - 1);
            const auto equals = std::min(text.find('='), text.size());
            const auto name = text.substr(0, equals);
            auto value = text.substr(std::min(equals + 1, text.size()));
            if (value.size() > 1 && value.front() == '"' && value.back() == '"')
                value = value.substr(1, value.size() - 2);
            if (rule_words::is_word(name, "TZID")) {
                read.zone = value;
            } else if (rule_words::is_word(name, "VALUE")) {
                if (rule_words::is_word(value, "DATE")) read.form = time_form::day;
                else if (rule_words::is_word(value, "DATE-TIME")) read.form = time_form::local;
                else if (rule_words::is_word(value, "PERIOD")) read.is_period = true;
                else return fail(at + 1, "VALUE is not DATE, DATE-TIME or PERIOD");
            } else if (!is_lenient()) {
                return fail(at + 1, "a parameter is not VALUE or TZID");
            }
        }
        return {};
    }

    status read_time(std::string_view text, std::size_t column, const parameters& given,
                     property_time& read) const {
        if (const auto fault = read_ical_time(text, read.time))
            return fail(column, "\"" + shown(text) + "\" " + std::string{*fault});
        const auto is_day = read.time.form == time_form::day;
        if (given.form == time_form::day && !is_day) return fail(column, "is not a DATE");
        if (is_day && given.form != time_form::day && !is_lenient())
            return fail(column, "a date needs the parameter VALUE=DATE");
        if (read.time.seconds < first_local) return fail(column, "is before the year 1400");
        if (!given.zone.empty() && read.time.form != time_form::local && !is_lenient())
            return fail(column, "TZID stands with a local time only");
        if (read.time.form == time_form::local) read.zone = given.zone;
        return {};
    }

    status read_start(std::string_view head, std::string_view value, std::size_t column) {
        if (all_.start.time.form != time_form::none) return fail(0, "DTSTART stands twice");
        auto given = parameters{};
        if (auto fine = read_parameters(head, given); !fine) return fine;
        return read_time(value, column, given, all_.start);
    }

    status read_dates(std::string_view head, std::string_view value, std::size_t column,
                      std::vector<property_time>& dates) const {
        auto given = parameters{};
        if (auto fine = read_parameters(head, given); !fine) return fine;
        if (given.is_period && &dates == &all_.exceptions) return fail(0, "EXDATE has no periods");
        for (std::size_t at = 0; at <= value.size();) {
            const auto end = std::min(value.find(',', at), value.size());
            auto read = property_time{};
            const auto text = value.substr(at, end - at);
            auto fine = given.is_period ? read_period(text, column + at, given, read)
                                        : read_time(text, column + at, given, read);
            if (!fine) return fine;
            dates.push_back(std::move(read));
            at = end + 1;
        }
        return {};
    }

    // 19970101T180000Z/19970102T070000Z or 19970101T180000Z/PT5H30M
    status read_period(std::string_view text, std::size_t column, const parameters& given,
                       property_time& read) const {
        const auto slash = text.find('/');
        if (slash == text.npos) return fail(column, "a period has no '/'");
        if (auto fine = read_time(text.substr(0, slash), column, given, read); !fine) return fine;
        const auto rest = text.substr(slash + 1);
        if (rest.starts_with('P')) {
            read.duration = read_duration(rest);
            if (read.duration < 0) return fail(column + slash + 1, "is no duration, such as PT1H");
            return {};
        }
        auto end = property_time{};
        if (auto fine = read_time(rest, column + slash + 1, given, end); !fine) return fine;
        read.duration = end.time.seconds - read.time.seconds;
        if (end.time.form != read.time.form || read.duration <= 0)
            return fail(column + slash + 1, "a period ends after it begins, in the same form");
        return {};
    }

    error fail(std::size_t column, std::string_view cause, errc code = errc::invalid_rule) const {
        return error{
            code, std::string{cause}, {{}, line_begin_, static_cast<std::int32_t>(column + 1), 0}};
    }

    static std::string shown(std::string_view text) {
        auto copy = std::string{text.substr(0, 40)};
        for (auto& c : copy)
            if (c < ' ' || c > '~') c = '?';
        return copy;
    }

    std::string_view text_;
    rule_reading reading_;
    recurrence_properties all_;
    std::int32_t line_ = 0;
    std::int32_t line_begin_ = 1;
};

void write(std::string& text, std::string_view name, const property_time& t) {
    text += name;
    if (t.duration >= 0) text += ";VALUE=PERIOD";
    if (t.time.form == time_form::day) text += ";VALUE=DATE";
    if (!t.zone.empty()) text += ";TZID=" + t.zone;
    text += ":" + to_ical(t.time);
    if (t.duration >= 0) text += "/" + write_duration(t.duration);
    text += '\n';
}

// From the times of properties to the instants of a set.
class set_maker {
public:
    set_maker(const recurrence_properties& all, zone_finder find, recurrence_options options,
              start_rule start)
        : all_(all), find_(find), options_(options), start_(start) {}

    result<recurrence_set> make() {
        const auto form = all_.start.time.form;
        options_.is_date = form == time_form::day;
        if (form == time_form::utc) options_.where = &utc_zone();
        if (!all_.start.zone.empty()) {
            const auto zone = find_(all_.start.zone);
            if (!zone) return zone.error();
            options_.where = *zone;
        }
        for (const auto& rule : all_.rules) {
            auto made = recurrence::make(rule, all_.start.time.seconds, options_);
            if (!made) return made.error();
            if (start_ == start_rule::when_matched) set_.include(std::move(*made));
            else if (auto fine = set_.include_from_start(*made); !fine) return fine.error();
        }
        for (const auto& rule : all_.exception_rules) {
            auto made = recurrence::make(rule, all_.start.time.seconds, options_);
            if (!made) return made.error();
            set_.exclude(std::move(*made));
        }
        if (all_.rules.empty()) set_.include(instant(all_.start.time.seconds, options_.where));
        for (const auto& date : all_.dates)
            if (auto fine = add(date, "RDATE"); !fine) return fine.error();
        for (const auto& date : all_.exceptions)
            if (auto fine = add(date, "EXDATE"); !fine) return fine.error();
        return std::move(set_);
    }

private:
    static std::int64_t instant(std::int64_t seconds, const zone* where) noexcept {
        return where ? where->to_utc(seconds) : seconds;
    }
    bool is_lenient() const noexcept { return options_.reading == rule_reading::lenient; }

    status add(const property_time& date, std::string_view name) {
        const auto is_day = date.time.form == time_form::day;
        const auto is_floating = date.time.form == time_form::local && date.zone.empty();
        const auto fits =
            is_day == options_.is_date && (is_day || is_floating == (options_.where == nullptr));
        if (!fits && !is_lenient())
            return error{errc::invalid_rule, std::string{name} + " " + to_ical(date.time) +
                                                 " is not of the form of DTSTART"};
        if (is_day && !options_.is_date) return add_day(day_of(date.time.seconds), name), status{};
        auto seconds = date.time.seconds;
        if (options_.is_date) seconds = midnight(day_of(seconds));
        const auto* where = date.time.form == time_form::utc ? nullptr : options_.where;
        if (!date.zone.empty()) {
            const auto zone = find_(date.zone);
            if (!zone) return zone.error();
            where = options_.where ? *zone : nullptr;
        }
        take(instant(seconds, where), name);
        return {};
    }

    // A whole day: taken away are all that the rules have in it.
    void add_day(day_number day, std::string_view name) {
        if (name == "RDATE") {
            const auto second = second_of_day(all_.start.time.seconds);
            return take(instant(midnight(day) + second, options_.where), name);
        }
        const auto from = instant(midnight(day), options_.where);
        const auto to = instant(midnight(day + 1), options_.where);
        auto it = set_.from(from);
        auto gone = std::vector<std::int64_t>{};
        for (; it != set_.end() && *it < to; ++it) gone.push_back(*it);
        for (const auto t : gone) set_.exclude(t);
    }

    void take(std::int64_t t, std::string_view name) {
        if (name == "RDATE") set_.include(t);
        else set_.exclude(t);
    }

    const recurrence_properties& all_;
    zone_finder find_;
    recurrence_options options_;
    start_rule start_;
    recurrence_set set_;
};

}  // namespace

result<recurrence_properties> parse_properties(std::string_view text, rule_reading reading) {
    return reader{text, reading}.read();
}

std::string to_string(const recurrence_properties& all) {
    auto text = std::string{};
    write(text, "DTSTART", all.start);
    for (const auto& rule : all.rules) text += "RRULE:" + to_string(rule) + '\n';
    for (const auto& rule : all.exception_rules) text += "EXRULE:" + to_string(rule) + '\n';
    for (const auto& t : all.dates) write(text, "RDATE", t);
    for (const auto& t : all.exceptions) write(text, "EXDATE", t);
    return text;
}

result<recurrence_set> make_set(const recurrence_properties& all, zone_finder find, gap_rule gaps,
                                rule_reading reading, start_rule start) {
    auto options = recurrence_options{};
    options.gaps = gaps;
    options.reading = reading;
    return set_maker{all, find, options, start}.make();
}

}  // namespace upward
