// SPDX-License-Identifier: BSL-1.0
#include <upward/io/calendar_events.hpp>

#include "io/vevent.hpp"

#include <upward/schedule/rule_text.hpp>

#include <algorithm>
#include <list>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

namespace upward::io {

namespace {

constexpr std::string_view not_read = "not read";
constexpr std::size_t max_of_a_series = 4000;
constexpr std::int64_t longest = std::int64_t{366} * seconds_a_day;

/// All versions of one event that the text has: the series or single event, and what replaces some
/// of its occurrences.
struct event_group {
    std::optional<vevent> main;
    std::map<std::pair<bool, std::int64_t>, vevent> overrides;  // by what each replaces
};

bool is_newer(const vevent& a, const vevent& b) {
    return std::tuple{a.sequence, a.stamp, a.source->line} >
           std::tuple{b.sequence, b.stamp, b.source->line};
}

/// The name of an occurrence: when it was to begin.
std::string occurrence_name(std::int64_t instant, bool is_date) {
    return to_ical(instant, is_date ? time_form::day : time_form::utc);
}

/// Which properties of an event we read; all others are noted.
bool is_read(std::string_view name) {
    static constexpr std::string_view names[] = {
        "ATTENDEE", "CATEGORIES",    "CLASS",  "CREATED",  "DTEND",         "DTSTAMP",
        "DTSTART",  "DURATION",      "EXDATE", "EXRULE",   "LAST-MODIFIED", "ORGANIZER",
        "RDATE",    "RECURRENCE-ID", "RRULE",  "SEQUENCE", "STATUS",        "SUMMARY",
        "UID"};
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

class events_reader {
public:
    events_reader(const event_window& window, const icalendar_limits& limits)
        : window_(window), limits_(limits) {}

    result<calendar_events> read(std::string_view text) {
        auto file = read_icalendar(text, limits_);
        if (!file) return file.error();
        notes_.add(file->ignored);
        for (const auto& calendar : file->calendars) gather(calendar);
        for (const auto& [uid, group] : groups_) {
            all_.uids.insert(uid);
            if (auto fine = expand(group); !fine) return fine.error();
        }
        for (auto* list : {&all_.events, &all_.elsewhere}) in_order(*list);
        all_.ignored = notes_.all();
        return std::move(all_);
    }

private:
    // ---- from components to groups ----------------------------------------------------------

    void gather(const component& calendar) {
        const auto* method_line = calendar.find("METHOD");
        const auto method = method_line ? std::string_view{method_line->value} : std::string_view{};
        for (const auto word : {"REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"})
            if (rule_words::is_word(method, word))
                return notes_.add(method_line->line, "METHOD:" + std::string{method},
                                  "a conversation about events, not events");
        zones_.emplace_back(calendar);
        const auto reader = vevent_reader{zones_.back(), *window_.where, notes_};
        note_rest(calendar);
        for (const auto& c : calendar.components) {
            if (c.name != "VEVENT") {
                if (c.name != "VTIMEZONE") notes_.add(c.line, c.name, not_read);
                continue;
            }
            note_rest(c);
            auto e = reader.read(c);
            if (!e) continue;
            e->is_cancelled = e->is_cancelled || rule_words::is_word(method, "CANCEL");
            readers_.insert_or_assign(e->source, reader);
            keep(std::move(*e));
        }
    }

    void note_rest(const component& c) {
        const auto is_event = c.name == "VEVENT";
        for (const auto& p : c.properties) {
            const auto is_known = is_event ? is_read(p.name)
                                           : p.name == "METHOD" || p.name == "VERSION" ||
                                                 p.name == "PRODID" || p.name == "CALSCALE";
            if (!is_known) notes_.add(p.line, p.name, not_read);
            if (p.name == "CALSCALE" && !rule_words::is_word(p.value, "GREGORIAN"))
                notes_.add(p.line, p.name, "is not GREGORIAN: read as if it were");
        }
        if (is_event)
            for (const auto& inner : c.components) notes_.add(inner.line, inner.name, not_read);
    }

    void keep(vevent e) {
        auto& group = groups_[e.uid];
        const auto merge = [this](vevent& known, vevent other) {
            if (is_newer(other, known)) std::swap(known, other);
            notes_.add(other.source->line, other.uid, "an older version of the same event");
        };
        if (!e.replaces) {
            if (group.main) merge(*group.main, std::move(e));
            else group.main = std::move(e);
            return;
        }
        const auto key = std::pair{e.replaces->is_date(), e.replaces->instant()};
        const auto known = group.overrides.find(key);
        if (known != group.overrides.end()) merge(known->second, std::move(e));
        else group.overrides.emplace(key, std::move(e));
    }

    // ---- from groups to events --------------------------------------------------------------

    status expand(const event_group& group) {
        if (group.main && group.main->is_cancelled) return {};
        if (group.main && is_series(*group.main->source)) return expand_series(group);
        if (group.main) {
            if (auto fine = give(*group.main, {}, group.main->start); !fine) return fine;
        }
        for (const auto& [key, o] : group.overrides) {  // of a series that is not in this text
            if (o.is_cancelled) continue;
            const auto name = occurrence_name(o.replaces->instant(), o.replaces->is_date());
            if (auto fine = give(o, name, o.start); !fine) return fine;
        }
        return {};
    }

    status expand_series(const event_group& group) {
        const auto& series = *group.main;
        const auto set = readers_.at(series.source).occurrences(series);
        auto replaced = std::map<std::int64_t, const vevent*>{};
        auto ranges = std::map<std::int64_t, const vevent*>{};
        auto widest = std::min(series.duration, longest);
        for (const auto& [key, o] : group.overrides) {
            const auto at = replaced_instant(o, series, set);
            replaced.insert_or_assign(at, &o);
            if (!o.and_future) continue;
            ranges.insert_or_assign(at, &o);
            widest =
                std::max(widest, std::min(o.duration, longest) + std::abs(shift_of(o, series, at)));
        }
        for (const auto& [at, o] : replaced) {
            if (o->is_cancelled) continue;
            const auto name = occurrence_name(at, series.start.is_date());
            if (auto fine = give(*o, name, o->start); !fine) return fine;
        }
        const auto reach = std::int64_t{2} * seconds_a_day + widest;
        const auto from = std::max(first_local, midnight(window_.from) - reach);
        const auto times = set.between(from, midnight(window_.to) + reach, max_of_a_series);
        if (!times)
            return notes_.add(series.source->line, series.uid, times.error().cause), status{};
        for (const auto t : *times) {
            if (replaced.contains(t)) continue;
            const auto range = ranges.upper_bound(t);
            const auto* says = range == ranges.begin() ? &series : std::prev(range)->second;
            if (says->is_cancelled) continue;
            auto start = series.start;
            start.seconds = start.where ? start.where->to_local(t) : t;
            if (says != &series) start = moved(start, *says, series, std::prev(range)->first);
            const auto name = occurrence_name(t, series.start.is_date());
            if (auto fine = give_near(*says, name, start); !fine) return fine;
        }
        return {};
    }

    // The occurrence that an override replaces. A date stands for what the series has on that day.
    std::int64_t replaced_instant(const vevent& o, const vevent& series,
                                  const recurrence_set& set) const {
        const auto& id = *o.replaces;
        if (series.start.is_date()) return midnight(id.day_in(*window_.where));
        if (!id.is_date()) return id.instant();
        const auto day = day_of(id.seconds);
        const auto there = occurrences_on(set, day, series.start);
        if (!there.empty()) return there.front();
        return series.start.where->to_utc(midnight(day) + second_of_day(series.start.seconds));
    }

    static std::int64_t local_of(std::int64_t instant, const zoned_time& like) {
        return like.where ? like.where->to_local(instant) : instant;
    }

    // By how much a range moves what it reaches, on the clock of the series.
    static std::int64_t shift_of(const vevent& range, const vevent& series, std::int64_t at) {
        if (range.start.is_date() != series.start.is_date()) return 0;
        return local_of(range.start.instant(), series.start) - local_of(at, series.start);
    }

    static zoned_time moved(zoned_time start, const vevent& range, const vevent& series,
                            std::int64_t at) {
        start.seconds += shift_of(range, series, at);
        return start;
    }

    // ---- one event --------------------------------------------------------------------------

    bool is_in_window(const zoned_time& start, std::int64_t duration) const {
        const auto first = start.day_in(*window_.where);
        auto last =
            zoned_time{start.seconds + std::max<std::int64_t>(duration - 1, 0), start.where};
        return first <= window_.to && last.day_in(*window_.where) >= window_.from;
    }

    /// Within the window or not.
    status give(const vevent& e, std::string occurrence, const zoned_time& start) {
        auto& list = is_in_window(start, e.duration) ? all_.events : all_.elsewhere;
        return add(list, e, std::move(occurrence), start);
    }
    status give_near(const vevent& e, std::string occurrence, const zoned_time& start) {
        if (!is_in_window(start, e.duration)) return {};
        return add(all_.events, e, std::move(occurrence), start);
    }

    status add(std::vector<calendar_event>& list, const vevent& e, std::string occurrence,
               const zoned_time& start) {
        if (all_.events.size() + all_.elsewhere.size() >= max_calendar_events)
            return error{errc::limit_exceeded,
                         "more than " + std::to_string(max_calendar_events) + " events",
                         {{}, e.source->line, 1, 0}};
        auto given = e.says;
        given.occurrence = std::move(occurrence);
        given.on = start.day_in(*window_.where);
        if (!start.is_date())
            given.begins =
                minute_of_day{second_of_day(window_.where->to_local(start.instant())) / 60};
        list.push_back(std::move(given));
        return {};
    }

    static void in_order(std::vector<calendar_event>& list) {
        const auto key = [](const calendar_event& e) {
            return std::tuple{e.on, e.begins ? e.begins->value : -1, std::string_view{e.uid},
                              std::string_view{e.occurrence}};
        };
        std::sort(list.begin(), list.end(),
                  [&key](const auto& a, const auto& b) { return key(a) < key(b); });
    }

    event_window window_;
    icalendar_limits limits_;
    calendar_notes notes_;
    std::list<calendar_zones> zones_;
    std::map<const component*, vevent_reader> readers_;
    std::map<std::string, event_group> groups_;
    calendar_events all_;
};

}  // namespace

result<calendar_events> read_events(std::string_view text, const event_window& window,
                                    const icalendar_limits& limits) {
    return events_reader{window, limits}.read(text);
}

}  // namespace upward::io
