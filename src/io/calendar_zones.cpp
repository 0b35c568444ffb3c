// SPDX-License-Identifier: BSL-1.0
#include <upward/io/calendar_zones.hpp>

#include "io/windows_zones.hpp"

#include <upward/schedule/recurrence_set.hpp>
#include <upward/schedule/rule_text.hpp>
#include <upward/schedule/zone_file.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace upward::io {

namespace {

constexpr std::size_t max_onsets = 16'384;

error fault(errc code, std::string cause, std::int32_t line) {
    return {code, std::move(cause), {{}, line, 1, 0}};
}

/// Seconds of +0530 or -023000; nothing when the text is no offset.
std::optional<std::int32_t> read_offset(std::string_view text) noexcept {
    if (text.size() != 5 && text.size() != 7) return std::nullopt;
    if (text[0] != '+' && text[0] != '-') return std::nullopt;
    std::int32_t parts[3] = {0, 0, 0};
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        auto& part = parts[(i - 1) / 2];
        part = part * 10 + (text[i] - '0');
    }
    if (parts[0] > 23 || parts[1] > 59 || parts[2] > 59) return std::nullopt;
    const auto seconds = parts[0] * 3600 + parts[1] * 60 + parts[2];
    return text[0] == '-' ? -seconds : seconds;
}

/// A STANDARD or DAYLIGHT of a definition.
struct observance {
    std::int32_t from = 0;  // the offset before each onset
    std::int32_t to = 0;
    recurrence_set onsets;  // in the clock time before each
    local_seconds start = 0;
    bool is_endless = false;
};

result<std::int32_t> offset_of(const component& c, std::string_view name) {
    const auto* line = c.find(name);
    const auto offset = line ? read_offset(line->value) : std::nullopt;
    if (!offset)
        return fault(errc::invalid_value, std::string{name} + " is no offset, such as +0100",
                     line ? line->line : c.line);
    return *offset;
}

result<local_seconds> time_of(std::string_view text, const observance& o, std::int32_t line) {
    auto read = ical_time{};
    if (const auto why = read_ical_time(text, read))
        return fault(errc::invalid_value, "a time of a zone " + std::string{*why}, line);
    return std::max(first_local,
                    read.form == time_form::utc ? read.seconds + o.from : read.seconds);
}

status add_rule(observance& o, const content_line& line) {
    auto rule = parse_rule(line.value, rule_reading::lenient);
    if (!rule) return fault(rule.error().code, rule.error().cause, line.line);
    if (rule->until_form == time_form::utc)
        rule->until += o.from, rule->until_form = time_form::local;
    auto options = recurrence_options{};
    options.reading = rule_reading::lenient;
    o.is_endless = o.is_endless || rule->is_endless();
    auto made = recurrence::make(std::move(*rule), o.start, options);
    if (!made) return fault(made.error().code, made.error().cause, line.line);
    o.onsets.include(std::move(*made));
    return {};
}

result<observance> read_observance(const component& c) {
    auto o = observance{};
    const auto from = offset_of(c, "TZOFFSETFROM"), to = offset_of(c, "TZOFFSETTO");
    if (!from || !to) return from ? to.error() : from.error();
    o.from = *from, o.to = *to;
    const auto* begins = c.find("DTSTART");
    if (!begins)
        return fault(errc::invalid_value, "a zone's " + c.name + " has no DTSTART", c.line);
    const auto start = time_of(begins->value, o, begins->line);
    if (!start) return start.error();
    o.start = *start;
    const auto rules = c.all_lines("RRULE");
    for (const auto* line : rules)
        if (auto fine = add_rule(o, *line); !fine) return fine.error();
    if (rules.empty()) o.onsets.include(o.start);
    for (const auto* line : c.all_lines("RDATE"))
        for (const auto& text : unescaped_list(line->value)) {
            const auto onset = time_of(text.substr(0, text.find('/')), o, line->line);
            if (!onset) return onset.error();
            o.onsets.include(*onset);
        }
    return o;
}

struct onset {
    utc_seconds utc;
    std::int32_t before;
    std::int32_t after;
};

}  // namespace

result<zone> make_zone(const component& vtimezone) {
    auto observances = std::vector<observance>{};
    for (const auto& c : vtimezone.components) {
        if (c.name != "STANDARD" && c.name != "DAYLIGHT") continue;
        auto o = read_observance(c);
        if (!o) return o.error();
        observances.push_back(std::move(*o));
    }
    if (observances.empty())
        return fault(errc::invalid_value, "a zone has neither STANDARD nor DAYLIGHT",
                     vtimezone.line);

    constexpr auto cycle = std::int64_t{146097} * seconds_a_day;
    auto latest = to_local(civil_time{2050, 1, 1, 0, 0, 0});
    auto repeats = false;
    for (const auto& o : observances) {
        latest = std::max(latest, o.start);
        repeats = repeats || o.is_endless;
    }
    const auto end = std::min(last_local, latest + cycle + 2 * 366 * seconds_a_day);
    auto onsets = std::vector<onset>{};
    for (const auto& o : observances) {
        const auto times = o.onsets.between(first_local, end, max_onsets - onsets.size());
        if (!times) return fault(times.error().code, times.error().cause, vtimezone.line);
        for (const auto t : *times) onsets.push_back({t - o.from, o.from, o.to});
    }
    if (onsets.empty())
        return fault(errc::invalid_value, "a zone that never begins", vtimezone.line);
    std::stable_sort(onsets.begin(), onsets.end(),
                     [](const auto& a, const auto& b) { return a.utc < b.utc; });
    auto transitions = std::vector<zone_transition>{};
    for (const auto& o : onsets) {
        if (!transitions.empty() && transitions.back().utc == o.utc)
            transitions.back() = {o.utc, o.after};
        else transitions.push_back({o.utc, o.after});
    }
    const auto* name = vtimezone.find("TZID");
    return zone{name ? name->value : std::string{}, onsets.front().before, std::move(transitions),
                repeats};
}

calendar_zones::calendar_zones(const component& calendar) {
    for (const auto& c : calendar.components)
        if (const auto* name = c.name == "VTIMEZONE" ? c.find("TZID") : nullptr)
            defined_.emplace(name->value, &c);
}

result<const zone*> calendar_zones::find(std::string_view tzid) {
    if (const auto found = known_.find(tzid); found != known_.end()) return found->second;
    const auto look = [&]() -> result<const zone*> {
        for (auto rest = tzid;; rest.remove_prefix(rest.find('/') + 1)) {
            if (auto found = find_zone(rest)) return found;
            if (rest.find('/') == rest.npos) break;
        }
        if (const auto iana = iana_of_windows_zone(tzid); !iana.empty())
            if (auto found = find_zone(iana)) return found;
        const auto found = defined_.find(tzid);
        if (found == defined_.end())
            return error{errc::invalid_value, "no zone is known by this name, and none is defined"};
        const auto& definition = *found->second;
        if (const auto* location = definition.find("X-LIC-LOCATION"))
            if (auto there = find_zone(location->value)) return there;
        auto made = make_zone(definition);
        if (!made) return made.error();
        auto kept = std::make_unique<const zone>(std::move(*made));
        return made_.insert_or_assign(std::string{tzid}, std::move(kept)).first->second.get();
    };
    return known_.emplace(std::string{tzid}, look()).first->second;
}

}  // namespace upward::io
