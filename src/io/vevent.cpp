// SPDX-License-Identifier: BSL-1.0
#include "io/vevent.hpp"

#include "schedule/duration_text.hpp"

#include <upward/schedule/rule_text.hpp>

#include <algorithm>
#include <charconv>
#include <utility>

namespace upward::io {

namespace {

constexpr std::size_t max_on_a_day = 1000;
constexpr std::size_t max_duration_text = 64;
// What one event may bring: a series repeats its words, and asks all its rules and dates.
constexpr std::size_t max_words = 1024;
constexpr std::size_t max_name = 100;
constexpr std::size_t max_names = 100;
constexpr std::size_t max_rules = 16;
constexpr std::size_t max_dates = 10'000;
constexpr std::string_view too_much = "more than is read of one event";

std::string text_of(const component& c, std::string_view name) {
    const auto* line = c.find(name);
    return line ? unescaped(line->value) : std::string{};
}

bool is_word(const component& c, std::string_view name, std::string_view word) {
    const auto* line = c.find(name);
    return line && rule_words::is_word(line->value, word);
}

std::int64_t stamp_of(const component& c) {
    for (const auto* name : {"LAST-MODIFIED", "DTSTAMP"}) {
        auto read = ical_time{};
        const auto* line = c.find(name);
        if (line && !read_ical_time(line->value, read)) return read.seconds;
    }
    return 0;
}

std::int64_t number_of(const content_line* line) {
    std::int64_t number = 0;
    if (line) std::from_chars(line->value.data(), line->value.data() + line->value.size(), number);
    return number;
}

std::string cut(std::string text, std::size_t most) {
    if (text.size() <= most) return text;
    text.resize(most);
    while (first_invalid_utf8(text) != std::string_view::npos) text.pop_back();
    return text;
}

/// The name in CN, else the address without "mailto:".
std::string name_of(const content_line& attendee) {
    if (const auto* name = attendee.parameter("CN")) return *name;
    const auto colon = attendee.value.find(':');
    return colon == attendee.value.npos ? attendee.value : attendee.value.substr(colon + 1);
}

/// Of an event without a UID: what tells it from others.
std::string uid_of(const component& c) {
    if (const auto* uid = c.find("UID"); uid && !uid->value.empty()) return uid->value;
    const auto* start = c.find("DTSTART");
    return "no-uid:" + (start ? start->value : std::string{}) + ":" + text_of(c, "SUMMARY");
}

}  // namespace

calendar_event vevent_reader::words_of(const vevent& event) const {
    const auto& source = *event.source;
    auto e = calendar_event{};
    e.uid = event.uid;
    e.line = source.line;
    e.summary = text_of(source, "SUMMARY");
    if (e.summary.size() > max_words) notes_->add(e.line, "SUMMARY", too_much);
    e.summary = cut(std::move(e.summary), max_words);
    for (const auto* line : source.all_lines("CATEGORIES"))
        for (auto& category : unescaped_list(line->value))
            if (!category.empty() && e.categories.size() < max_names)
                e.categories.push_back(cut(std::move(category), max_name));
    for (const auto* line : source.all_lines("ATTENDEE"))
        if (e.attendees.size() < max_names) e.attendees.push_back(cut(name_of(*line), max_name));
        else notes_->add(line->line, line->name, too_much);
    e.is_meeting = !e.attendees.empty();
    e.is_confidential = source.find("CLASS") && !is_word(source, "CLASS", "PUBLIC");
    return e;
}

std::optional<zoned_time> vevent_reader::time_of(const content_line& line,
                                                 std::string_view text) const {
    auto read = ical_time{};
    if (const auto why = read_ical_time(text, read)) {
        notes_->add(line.line, line.name, *why);
        return std::nullopt;
    }
    if (read.seconds < first_local) {
        notes_->add(line.line, line.name, "is before the year 1400");
        return std::nullopt;
    }
    const auto* value = line.parameter("VALUE");
    const auto is_date = value && rule_words::is_word(*value, "DATE");
    if (read.form == time_form::day || is_date) return zoned_time{midnight(day_of(read.seconds))};
    if (read.form == time_form::utc) return zoned_time{read.seconds, &utc_zone()};
    const auto* name = line.parameter("TZID");
    if (!name) return zoned_time{read.seconds, floating_};
    const auto found = zones_->find(*name);
    if (found) return zoned_time{read.seconds, *found};
    notes_->add(line.line, *name, found.error().cause + ": its times are taken as local ones");
    return zoned_time{read.seconds, floating_};
}

std::int64_t vevent_reader::duration_of(const component& event, const zoned_time& start) const {
    if (const auto* line = event.find("DTEND")) {
        const auto end = time_of(*line);
        if (!end) return 0;
        const auto length = end->instant() - start.instant();
        if (end->is_date() == start.is_date() && length >= 0) return length;
        notes_->add(line->line, line->name, "is not after DTSTART");
        return 0;
    }
    const auto* line = event.find("DURATION");
    if (!line) return 0;
    auto text = std::string_view{line->value};
    if (text.starts_with('+')) text.remove_prefix(1);
    const auto length = text.size() > max_duration_text ? -1 : read_duration(text);
    if (length >= 0) return length;
    notes_->add(line->line, line->name, "is no duration, such as PT1H");
    return 0;
}

std::optional<vevent> vevent_reader::read(const component& event) const {
    const auto* begins = event.find("DTSTART");
    if (!begins) {
        notes_->add(event.line, text_of(event, "SUMMARY"), "an event without DTSTART");
        return std::nullopt;
    }
    const auto start = time_of(*begins);
    if (!start) return std::nullopt;
    if (!event.find("UID"))
        notes_->add(event.line, text_of(event, "SUMMARY"),
                    "an event without UID: known by its start");
    auto e = vevent{&event, uid_of(event), *start};
    e.duration = duration_of(event, *start);
    e.is_cancelled = is_word(event, "STATUS", "CANCELLED");
    e.sequence = number_of(event.find("SEQUENCE"));
    e.stamp = stamp_of(event);
    if (const auto* line = event.find("RECURRENCE-ID")) {
        e.replaces = time_of(*line);
        if (!e.replaces) return std::nullopt;
        const auto* range = line->parameter("RANGE");
        e.and_future = range && rule_words::is_word(*range, "THISANDFUTURE");
    }
    e.says = words_of(e);
    return e;
}

std::optional<recurrence> vevent_reader::rule_of(const content_line& line,
                                                 const zoned_time& start) const {
    auto rule = parse_rule(line.value, rule_reading::lenient);
    auto options = recurrence_options{};
    options.where = start.where;
    options.is_date = start.is_date();
    options.reading = rule_reading::lenient;
    auto made = rule ? recurrence::make(std::move(*rule), start.seconds, options)
                     : result<recurrence>{rule.error()};
    if (made) return std::move(*made);
    notes_->add(line.line, line.name, made.error().cause);
    return std::nullopt;
}

void vevent_reader::add_date(recurrence_set& set, const zoned_time& date,
                             const zoned_time& start) const {
    if (date.is_date() && !start.is_date()) {
        const auto time = date.seconds + second_of_day(start.seconds);
        set.include(start.where->to_utc(time));
    } else {
        set.include(start.is_date() ? midnight(date.day_in(*floating_)) : date.instant());
    }
}

void vevent_reader::take_away(recurrence_set& set, const zoned_time& date,
                              const zoned_time& start) const {
    if (date.is_date() && !start.is_date()) {
        for (const auto t : occurrences_on(set, day_of(date.seconds), start)) set.exclude(t);
    } else {
        set.exclude(start.is_date() ? midnight(date.day_in(*floating_)) : date.instant());
    }
}

std::vector<recurrence> vevent_reader::rules_of(const vevent& series, std::string_view name) const {
    auto rules = std::vector<recurrence>{};
    for (const auto* line : series.source->all_lines(name)) {
        if (rules.size() == max_rules) return notes_->add(line->line, name, too_much), rules;
        if (auto rule = rule_of(*line, series.start)) rules.push_back(std::move(*rule));
    }
    return rules;
}

std::vector<zoned_time> vevent_reader::dates_of(const vevent& series, std::string_view name) const {
    auto dates = std::vector<zoned_time>{};
    for (const auto* line : series.source->all_lines(name))
        for (const auto& text : unescaped_list(line->value)) {
            if (dates.size() == max_dates) return notes_->add(line->line, name, too_much), dates;
            const auto date = time_of(*line, text.substr(0, text.find('/')));
            if (date) dates.push_back(*date);
        }
    return dates;
}

recurrence_set vevent_reader::occurrences(const vevent& series) const {
    auto set = recurrence_set{};
    set.include(series.start.instant());
    for (auto& rule : rules_of(series, "RRULE")) set.include(std::move(rule));
    for (auto& rule : rules_of(series, "EXRULE")) set.exclude(std::move(rule));
    for (const auto& date : dates_of(series, "RDATE")) add_date(set, date, series.start);
    for (const auto& date : dates_of(series, "EXDATE")) take_away(set, date, series.start);
    return set;
}

bool is_series(const component& event) { return event.find("RRULE") || event.find("RDATE"); }

std::vector<std::int64_t> occurrences_on(const recurrence_set& set, day_number day,
                                         const zoned_time& start) {
    const auto at = [&start](day_number d) {
        return start.where ? start.where->to_utc(midnight(d)) : midnight(d);
    };
    const auto found = set.between(at(day), at(day + 1), max_on_a_day);
    return found ? *found : std::vector<std::int64_t>{};
}

}  // namespace upward::io
