// SPDX-License-Identifier: BSL-1.0
#include <upward/io/calendar_import.hpp>

#include "io/answer_writer.hpp"
#include "io/calendar_notes.hpp"
#include "io/name_uuid.hpp"

#include <upward/io/calendar_events.hpp>
#include <upward/schedule/rule_text.hpp>
#include <upward/schedule/zone_file.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace upward::io {

namespace {

constexpr std::string_view id_prefix = "ics.";
constexpr std::size_t uid_bytes = id_prefix.size() + uuid_bytes;
constexpr std::int32_t max_corrections = 999;

/// "ics." and the UUID that a UID makes, which is short and an id's text.
std::string id_of_uid(std::string_view uid) {
    return std::string{id_prefix} + name_uuid("icalendar:" + std::string{uid});
}

std::string id_of(const calendar_event& e) {
    return id_of_uid(e.uid) + (e.occurrence.empty() ? "" : "." + e.occurrence);
}

/// The n-th correction that imports made of an entry.
std::string correction_id(const std::string& target, std::int32_t n) {
    const auto digits = std::to_string(n);
    return target + "." + std::string(3 - digits.size(), '0') + digits;
}

/// What the imports so far have made of an entry.
struct earlier_import {
    const entry* content = nullptr;  ///< null once it was withdrawn
    date since;                      ///< of the last correction, else of the entry
    std::int32_t corrections = 0;
};

event_type type_of(const calendar_event& e) {
    for (const auto& category : e.categories) {
        if (rule_words::is_word(category, "BOARD")) return event_type::board;
        if (rule_words::is_word(category, "REVIEW")) return event_type::review;
        if (rule_words::is_word(category, "MEETING")) return event_type::meeting;
    }
    return e.is_meeting ? event_type::meeting : event_type::other;
}

class importer {
public:
    importer(const workspace& ws, const import_options& how) : ws_(ws), how_(how) {}

    result<calendar_import> read(std::string_view ics, const icalendar_limits& limits) {
        if (auto fine = check_options(); !fine) return fine.error();
        const auto where = find_zone(ws_.settings().zone);
        if (!where) return where.error();
        auto found = read_events(
            ics, event_window{*where, to_day_number(how_.from), to_day_number(how_.to)}, limits);
        if (!found) return found.error();
        notes_.add(found->ignored);
        learn_people();
        for (const auto& e : found->events)
            if (auto fine = take(e, true); !fine) return fine.error();
        for (const auto& e : found->elsewhere)
            if (auto fine = take(e, false); !fine) return fine.error();
        if (auto fine = look_back(found->uids); !fine) return fine.error();
        done_.ignored = notes_.all();
        return std::move(done_);
    }

private:
    status check_options() const {
        if (!is_id(how_.answers.target.text))
            return error{errc::invalid_id, "who answers is the id of a person", place{"/answers"}};
        if (how_.area != everywhere && !is_id(how_.area))
            return error{errc::invalid_id, "an area is the id of one", place{"/area"}};
        if (how_.from.is_special() || how_.to.is_special() || how_.to < how_.from)
            return error{errc::invalid_date, "the days to import end before they begin",
                         place{"/to"}};
        return {};
    }

    date known() const { return how_.known.value_or(how_.from); }

    void learn_people() {
        for (const auto& e : ws_.entries().standing(to_date(last_day))) {
            const auto* p = get_if<person>(&e->body);
            if (!p) continue;
            const auto [name, is_new] = people_.try_emplace(p->name, e->id);
            if (!is_new) name->second = {};  // of several nobody can tell who it is
        }
    }

    // ---- one event --------------------------------------------------------------------------

    std::string cut(std::string text, const calendar_event& e) {
        if (text.size() <= max_text_bytes) return text;
        notes_.add(e.line, e.uid, "a text of more than an entry may hold: cut");
        text.resize(max_text_bytes);
        while (first_invalid_utf8(text) != std::string_view::npos) text.pop_back();
        return text;
    }

    entry entry_of(const calendar_event& e) {
        auto body = event{.on = to_date(e.on)};
        body.name = e.summary.empty() ? "untitled" : cut(e.summary, e);
        body.topic = e.categories.empty() ? body.name : cut(e.categories.front(), e);
        body.type = type_of(e);
        body.answers = how_.answers;
        body.begins = e.begins;
        auto invited = std::set<id>{};
        for (const auto& name : e.attendees) {
            const auto found = people_.find(name);
            if (found != people_.end() && !found->second.empty()) invited.insert(found->second);
        }
        invited.erase(how_.answers.target);
        for (const auto& p : invited) body.audience.push_back({p});
        auto made = entry{{id_of(e)}, known(), {}, how_.area, how_.visibility, std::move(body)};
        if (e.is_confidential) made.visibility = visibility_level::private_;
        return made;
    }

    // Outside of the window only what is known already is looked at.
    status take(const calendar_event& e, bool is_in_window) {
        auto made = entry_of(e);
        seen_.insert(made.id.text);
        if (!ws_.entries().find(made.id.text)) {
            if (!is_in_window) return {};
            ++done_.added;
            done_.entries.push_back(std::move(made));
            return {};
        }
        const auto before = imported_before(made.id.text);
        if (before.content && is_same(*before.content, made)) {
            done_.unchanged += is_in_window;
            return {};
        }
        ++done_.changed;
        auto target = std::exchange(made.id, {});
        made.date = date{};
        return correct(target, before, correction{{target}, box<entry>{std::move(made)}});
    }

    // ---- what is known ----------------------------------------------------------------------

    earlier_import imported_before(const std::string& name) const {
        const auto* first = ws_.entries().find(name);
        auto state = earlier_import{first, first->date, 0};
        while (state.corrections < max_corrections) {
            const auto* next = ws_.entries().find(correction_id(name, state.corrections + 1));
            const auto* c = next ? get_if<correction>(&next->body) : nullptr;
            if (!c) break;
            ++state.corrections;
            state.content = c->replaces ? &**c->replaces : nullptr;
            if (!next->date.is_special()) state.since = std::max(state.since, next->date);
        }
        return state;
    }

    // What it says, not since when.
    static bool is_same(const entry& a, const entry& b) {
        return a.body == b.body && a.area == b.area && a.visibility == b.visibility;
    }

    status correct(const id& target, const earlier_import& before, correction what) {
        if (before.corrections >= max_corrections)
            return error{errc::limit_exceeded,
                         "an event changes at most " + std::to_string(max_corrections) + " times"};
        auto made = entry{{correction_id(target.text, before.corrections + 1)},
                          std::max(known(), before.since)};
        made.body = std::move(what);
        done_.entries.push_back(std::move(made));
        return {};
    }

    // What was imported for the window, and is not in the calendar as it is now.
    status look_back(const std::set<std::string>& uids) {
        auto there = std::set<std::string>{};
        for (const auto& uid : uids) there.insert(id_of_uid(uid));
        for (const auto& e : ws_.entries().entries()) {
            const auto& name = e->id.text;
            if (!name.starts_with(id_prefix) || !holds<event>(e->body) || seen_.contains(name))
                continue;
            const auto before = imported_before(name);
            const auto* was = before.content ? get_if<event>(&before.content->body) : nullptr;
            if (!was || was->on < how_.from || was->on > how_.to) continue;
            if (!there.contains(name.substr(0, uid_bytes))) {
                done_.missing.push_back(e->id);
                continue;
            }
            ++done_.withdrawn;
            if (auto fine = correct(e->id, before, correction{{e->id}, {}, true}); !fine)
                return fine;
        }
        return {};
    }

    const workspace& ws_;
    const import_options& how_;
    std::map<std::string, id> people_;
    std::set<std::string> seen_;
    calendar_notes notes_;
    calendar_import done_;
};

}  // namespace

result<calendar_import> read_calendar(const workspace& ws, std::string_view ics,
                                      const import_options& options,
                                      const icalendar_limits& limits) {
    return importer{ws, options}.read(ics, limits);
}

result<calendar_import> import_calendar(workspace& ws, std::string_view ics,
                                        const import_options& options,
                                        const icalendar_limits& limits) {
    auto read = read_calendar(ws, ics, options, limits);
    if (!read) return read;
    if (auto added = ws.append(read->entries); !added) return added.error();
    return read;
}

std::string write_import(const calendar_import& done) { return write_answer(done); }

}  // namespace upward::io
