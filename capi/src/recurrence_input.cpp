// SPDX-License-Identifier: BSL-1.0
#include "recurrence_input.hpp"

#include <upward/schedule/rule_text.hpp>
#include <upward/schedule/zone_file.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace upward::capi {

namespace {

constexpr std::string_view rule_name = "RRULE:";

/// The text with what stands beside it as lines before: where both begin.
struct composed_lines {
    std::string text;
    std::int32_t lines_before = 0;
    bool is_bare = false;  ///< the caller's text is a rule alone, without its name
};

class input_reader {
public:
    explicit input_reader(const recurrence_input& given) : given_(given) {}

    result<upward_recurrence> read() {
        if (auto fine = read_zone_beside(); !fine) return fine.error();
        if (auto fine = read_start_beside(); !fine) return fine.error();
        const auto lines = compose();
        auto all = parse_properties(lines.text, given_.reading);
        if (!all) return in_caller_text(all.error(), lines);
        if (auto fine = take_zone(*all); !fine) return fine.error();
        const auto find = [](std::string_view name) { return find_zone(name); };
        auto set = make_set(*all, find, given_.gaps, given_.reading, given_.counts);
        if (!set) return at_its_part(set.error());
        auto options = recurrence_options{};
        options.gaps = given_.gaps;
        options.reading = given_.reading;
        options.is_date = all->start.time.form == time_form::day;
        options.where = all->start.time.form == time_form::utc ? &utc_zone() : zone_;
        if (!all->start.zone.empty()) options.where = *find_zone(all->start.zone);
        return upward_recurrence{std::move(*all), options, std::move(*set)};
    }

private:
    static error at(const char* pointer, errc code, std::string cause) {
        return {code, std::move(cause), {pointer, 0, 0, 0}};
    }

    // ---- the start and the zone beside the text ------------------------------------------------

    status read_zone_beside() {
        if (!given_.zone) return {};
        const auto found = find_zone(given_.zone);
        if (!found) return at("/zone", found.error().code, found.error().cause);
        zone_ = *found;
        return {};
    }

    status read_start_beside() {
        if (!given_.start) return {};
        auto read = read_time(given_.start);
        if (!read) return at("/start", read.error().code, read.error().cause);
        if (read->form == time_form::day && zone_) return date_in_zone();
        if (read->form == time_form::utc && zone_ && zone_ != &utc_zone())
            read = ical_time{zone_->to_local(read->seconds), time_form::local};
        if (read->form == time_form::local && zone_ == &utc_zone()) read->form = time_form::utc;
        start_ = *read;
        return {};
    }
    static error date_in_zone() {
        return at("/zone", errc::invalid_argument,
                  "a start that is a date is in no zone; give it a time of day");
    }

    // A zone beside the text is that of every time in it that has none.
    status take_zone(recurrence_properties& all) const {
        if (!zone_) return {};
        const auto& start = all.start;
        if (start.time.form == time_form::day) return date_in_zone();
        const auto is_its_own =
            start.zone == zone_->name() || (start.time.form == time_form::utc && is_utc());
        if (!is_its_own && (start.time.form == time_form::utc || !start.zone.empty()))
            return at("/zone", errc::invalid_argument, "DTSTART is in a zone of its own");
        take_zone(all.start);
        for (auto& t : all.dates) take_zone(t);
        for (auto& t : all.exceptions) take_zone(t);
        return {};
    }
    void take_zone(property_time& t) const {
        if (t.time.form != time_form::local || !t.zone.empty()) return;
        if (is_utc()) t.time.form = time_form::utc;
        else t.zone = zone_->name();
    }
    bool is_utc() const { return zone_ == &utc_zone(); }

    composed_lines compose() const {
        auto lines = composed_lines{};
        if (start_) {
            lines.text = "DTSTART";
            if (start_->form == time_form::day) lines.text += ";VALUE=DATE";
            if (start_->form == time_form::local && zone_) lines.text += ";TZID=" + zone_->name();
            lines.text += ":" + to_ical(*start_) + "\n";
            lines.lines_before = 1;
        }
        const auto first_mark = given_.text.find_first_of("=:;\n");
        lines.is_bare = first_mark == given_.text.npos || given_.text[first_mark] == '=';
        if (lines.is_bare) lines.text += rule_name;
        lines.text += given_.text;
        return lines;
    }

    // ---- places --------------------------------------------------------------------------------

    error in_caller_text(error e, const composed_lines& lines) const {
        auto& where = e.where;
        if (where.line <= lines.lines_before) return where = {}, e;
        where.line -= lines.lines_before;
        if (lines.is_bare && where.line == 1)
            where.column = std::max(1, where.column - static_cast<std::int32_t>(rule_name.size()));
        auto begin = std::size_t{0};
        for (auto line = std::int32_t{1}; line < where.line && begin < given_.text.size(); ++line)
            begin = std::min(given_.text.find('\n', begin), given_.text.size() - 1) + 1;
        where.offset = static_cast<std::int64_t>(
            std::min(begin + static_cast<std::size_t>(where.column - 1), given_.text.size()));
        return e;
    }

    // What rule and start do not agree on is told by the name of a part: its value's place.
    error at_its_part(error e) const {
        const auto part = e.cause.substr(0, e.cause.find(':')) + "=";
        const auto found =
            std::search(given_.text.begin(), given_.text.end(), part.begin(), part.end(),
                        [](char a, char b) { return rule_words::upper(a) == b; });
        if (e.code == errc::out_of_range) e.where.pointer = "/start";
        if (found == given_.text.end()) return e;
        const auto offset = found - given_.text.begin() + static_cast<std::ptrdiff_t>(part.size());
        const auto before = given_.text.substr(0, static_cast<std::size_t>(offset));
        e.where.line =
            static_cast<std::int32_t>(std::count(before.begin(), before.end(), '\n')) + 1;
        e.where.column = static_cast<std::int32_t>(before.size() - (before.rfind('\n') + 1)) + 1;
        e.where.offset = offset;
        return e;
    }

    const recurrence_input& given_;
    const zone* zone_ = nullptr;
    std::optional<ical_time> start_;
};

}  // namespace

result<upward_recurrence> read_recurrence(const recurrence_input& given) {
    return input_reader{given}.read();
}

result<ical_time> read_time(std::string_view text) {
    const auto refuse = [&](std::string_view reason) {
        auto quoted = std::string{text.substr(0, 40)};
        for (auto& c : quoted)
            if (c < ' ' || c > '~') c = '?';
        return error{errc::invalid_date, "\"" + quoted + "\" " + std::string{reason}, {}};
    };
    constexpr std::string_view form =
        "is neither a date, as 2026-01-20, nor a time, as 2026-01-20T09:30";
    auto compact = std::string{text};
    const auto is_mark = [&](std::size_t i, char c) { return i < text.size() && text[i] == c; };
    if (is_mark(4, '-') && is_mark(7, '-')) {  // 2026-01-20T09:30:00Z
        const auto has_seconds = is_mark(16, ':');
        const auto end = text.size() > 10 ? (has_seconds ? 19u : 16u) : 10u;
        if (text.size() < end || text.size() > end + 1) return refuse(form);
        compact =
            std::string{text.substr(0, 4)}.append(text.substr(5, 2)).append(text.substr(8, 2));
        if (end > 10) {
            if ((text[10] != 'T' && text[10] != ' ') || text[13] != ':') return refuse(form);
            compact.append("T").append(text.substr(11, 2)).append(text.substr(14, 2));
            compact.append(has_seconds ? text.substr(17, 2) : "00").append(text.substr(end));
        } else if (text.size() > end) {
            return refuse(form);
        }
    }
    auto read = ical_time{};
    if (const auto fault = read_ical_time(compact, read))
        return refuse(fault->starts_with("is not of the form") ? form : *fault);
    return read;
}

}  // namespace upward::capi
