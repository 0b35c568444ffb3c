// SPDX-License-Identifier: BSL-1.0
#include "recurrence_input.hpp"

#include <upward/render/recurrence_sentence.hpp>
#include <upward/schedule/zone_file.hpp>

namespace render = upward::render;
using namespace upward::capi;
using upward::errc;

namespace {

constexpr auto before_all = upward::first_local - 2 * upward::seconds_a_day;
constexpr auto after_all = upward::last_local + 2 * upward::seconds_a_day;

upward::result<recurrence_input> read_options(const upward_recurrence_options* given) {
    auto input = recurrence_input{};
    if (!given) return input;
    const auto options = struct_of(*given, "options");
    if (!options) return options.error();
    switch (options->gaps) {
        case UPWARD_GAPS_LEAVE_OUT: break;
        case UPWARD_GAPS_SHIFT: input.gaps = upward::gap_rule::shift; break;
        default: return upward::error{errc::invalid_argument, "no such treatment of gaps", {}};
    }
    if (options->lenient != 0) input.reading = upward::rule_reading::lenient;
    if (options->counts_start != 0) input.counts = upward::start_rule::always;
    return input;
}

/// Where an answer goes that is one time or none.
struct found_time {
    int64_t* time;
    int32_t* is_there;
};

/// Asks a set for one time.
template <class Question>
std::int32_t find(const upward_recurrence* recurrence, const found_time& to, upward_error* error,
                  Question&& question) {
    return at_boundary(error, [&]() -> upward::status {
        if (to.time) *to.time = 0;
        if (to.is_there) *to.is_there = 0;
        const auto given =
            need({{recurrence, "recurrence"}, {to.time, "found"}, {to.is_there, "is_found"}});
        if (!given) return given;
        const auto found = question(recurrence->set);
        if (!found) return found.error();
        if (!*found) return {};
        *to.time = **found;
        *to.is_there = 1;
        return {};
    });
}

/// Writes times to a buffer of the caller's.
upward::status write(const upward_recurrence* recurrence, std::int64_t from, std::int64_t to,
                     int64_t* times, std::size_t room, std::size_t* count) {
    if (count) *count = 0;
    if (auto given = need({{recurrence, "recurrence"}, {count, "count"}}); !given) return given;
    if (room > 0 && !times)
        return upward::error{errc::invalid_argument, "times is NULL, and its room is not 0", {}};
    const auto written =
        recurrence->set.write(std::max(from, before_all), std::min(to, after_all), times, room);
    if (!written) return written.error();
    *count = *written;
    return {};
}

upward_civil_time civil(const upward::zone* where, std::int64_t time) {
    const auto offset = where ? where->offset_at(time) : 0;
    const auto c = upward::to_civil_time(time + offset);
    return {c.year, c.month, c.day, c.hour, c.minute, c.second, offset};
}

}  // namespace

void upward_recurrence_options_init(upward_recurrence_options* options) noexcept {
    if (!options) return;
    *options = upward_recurrence_options{};
    options->size = sizeof(upward_recurrence_options);
}

int32_t upward_recurrence_from_text(const char* text, size_t size, const char* start,
                                    const char* zone, const upward_recurrence_options* options,
                                    upward_recurrence** recurrence, upward_error* error) noexcept {
    return at_boundary(error, [&]() -> upward::status {
        clear(recurrence);
        if (auto given = need({{text, "text"}, {recurrence, "recurrence"}}); !given) return given;
        const auto bytes = text_of(text, size, "text");
        if (!bytes) return bytes.error();
        auto input = read_options(options);
        if (!input) return input.error();
        input->text = *bytes;
        input->start = start;
        input->zone = zone;
        auto read = read_recurrence(*input);
        if (!read) return read.error();
        *recurrence = new upward_recurrence{std::move(*read)};
        return {};
    });
}

void upward_recurrence_free(upward_recurrence* recurrence) noexcept { delete recurrence; }

int32_t upward_recurrence_form(const upward_recurrence* recurrence) noexcept {
    if (!recurrence) return 0;
    if (recurrence->options.is_date) return UPWARD_TIME_DATE;
    return recurrence->options.where ? UPWARD_TIME_ZONED : UPWARD_TIME_LOCAL;
}

const char* upward_recurrence_zone(const upward_recurrence* recurrence) noexcept {
    const auto* where = recurrence ? recurrence->options.where : nullptr;
    return where ? where->name().c_str() : "";
}

int32_t upward_recurrence_between(const upward_recurrence* recurrence, int64_t from, int64_t to,
                                  int64_t* times, size_t room, size_t* count, int64_t* resume,
                                  upward_error* error) noexcept {
    return at_boundary(error, [&]() -> upward::status {
        if (resume) *resume = from;
        if (auto done = write(recurrence, from, to, times, room, count); !done) return done;
        if (!resume || from >= to) return {};
        if (*count < room) *resume = to;
        else if (room > 0) *resume = times[*count - 1] + 1;
        return {};
    });
}

int32_t upward_recurrence_first(const upward_recurrence* recurrence, int64_t* times, size_t room,
                                size_t* count, upward_error* error) noexcept {
    return at_boundary(
        error, [&] { return write(recurrence, before_all, after_all, times, room, count); });
}

int32_t upward_recurrence_after(const upward_recurrence* recurrence, int64_t time,
                                int32_t inclusive, int64_t* found, int32_t* is_found,
                                upward_error* error) noexcept {
    return find(recurrence, {found, is_found}, error, [&](const upward::recurrence_set& set) {
        return set.after(std::clamp(time, before_all, after_all), inclusive != 0);
    });
}

int32_t upward_recurrence_before(const upward_recurrence* recurrence, int64_t time,
                                 int32_t inclusive, int64_t* found, int32_t* is_found,
                                 upward_error* error) noexcept {
    return find(recurrence, {found, is_found}, error, [&](const upward::recurrence_set& set) {
        return set.before(std::clamp(time, before_all, after_all), inclusive != 0);
    });
}

int32_t upward_recurrence_nth(const upward_recurrence* recurrence, int64_t index, int64_t* found,
                              int32_t* is_found, upward_error* error) noexcept {
    return find(recurrence, {found, is_found}, error,
                [&](const upward::recurrence_set& set) { return set.nth(index); });
}

int32_t upward_recurrence_last(const upward_recurrence* recurrence, int64_t* found,
                               int32_t* is_found, upward_error* error) noexcept {
    return find(recurrence, {found, is_found}, error,
                [](const upward::recurrence_set& set) { return set.last(); });
}

int32_t upward_recurrence_contains(const upward_recurrence* recurrence, int64_t time,
                                   int32_t* contains, upward_error* error) noexcept {
    return at_boundary(error, [&]() -> upward::status {
        if (contains) *contains = 0;
        const auto given = need({{recurrence, "recurrence"}, {contains, "contains"}});
        if (!given) return given;
        const auto can_be = time >= before_all && time <= after_all;
        *contains = can_be && recurrence->set.contains(time) ? 1 : 0;
        return {};
    });
}

int32_t upward_recurrence_count(const upward_recurrence* recurrence, int64_t* count,
                                upward_error* error) noexcept {
    return at_boundary(error, [&]() -> upward::status {
        if (count) *count = 0;
        if (auto given = need({{recurrence, "recurrence"}, {count, "count"}}); !given) return given;
        const auto counted = recurrence->set.count();
        if (!counted) return counted.error();
        *count = counted->value_or(-1);
        return {};
    });
}

int32_t upward_recurrence_civil(const upward_recurrence* recurrence, const int64_t* times,
                                size_t count, upward_civil_time* fields,
                                upward_error* error) noexcept {
    return at_boundary(error, [&]() -> upward::status {
        if (auto given = need({{recurrence, "recurrence"}}); !given) return given;
        if (count == 0) return {};
        if (auto given = need({{times, "times"}, {fields, "fields"}}); !given) return given;
        const auto* where = recurrence->options.where;
        const auto is_within = [where](std::int64_t t) {
            if (t < before_all || t > after_all) return false;
            const auto local = where ? where->to_local(t) : t;
            return local >= upward::first_local && local <= upward::last_local;
        };
        if (!std::all_of(times, times + count, is_within))
            return upward::error{errc::out_of_range, "a time is not in the years 1400 to 9999", {}};
        std::transform(times, times + count, fields,
                       [where](std::int64_t t) { return civil(where, t); });
        return {};
    });
}

int32_t upward_recurrence_time(const upward_recurrence* recurrence, const char* text, int64_t* time,
                               upward_error* error) noexcept {
    return at_boundary(error, [&]() -> upward::status {
        if (time) *time = 0;
        const auto given = need({{recurrence, "recurrence"}, {text, "text"}, {time, "time"}});
        if (!given) return given;
        const auto read = read_time(text);
        if (!read) return read.error();
        const auto* where = recurrence->options.where;
        if (read->form == upward::time_form::utc && !where)
            return upward::error{
                errc::invalid_date, "the recurrence is in no zone, so no time of it is UTC", {}};
        *time = where && read->form != upward::time_form::utc ? where->to_utc(read->seconds)
                                                              : read->seconds;
        return {};
    });
}

int32_t upward_recurrence_describe(const upward_recurrence* recurrence, const char* messages,
                                   size_t messages_size, upward_text** text,
                                   upward_error* error) noexcept {
    return at_boundary(error, [&]() -> upward::status {
        clear(text);
        if (auto given = need({{recurrence, "recurrence"}, {text, "text"}}); !given) return given;
        const auto own = text_of(messages, messages_size, "messages");
        if (!own) return own.error();
        auto replaced = render::catalogue{};
        if (!own->empty()) {
            replaced = render::catalogue::english();
            if (auto fine = replaced.replace(*own); !fine) return fine;
        }
        const auto& messages_of = own->empty() ? render::catalogue::english() : replaced;
        const auto words = upward::describe(recurrence->written, recurrence->options);
        return hand_over(render::sentence_of(words, messages_of), text);
    });
}

int32_t upward_recurrence_to_text(const upward_recurrence* recurrence, upward_text** text,
                                  upward_error* error) noexcept {
    return at_boundary(error, [&]() -> upward::status {
        clear(text);
        if (auto given = need({{recurrence, "recurrence"}, {text, "text"}}); !given) return given;
        return hand_over(to_string(recurrence->written), text);
    });
}

int32_t upward_zone_data_version(upward_text** text, upward_error* error) noexcept {
    return at_boundary(error, [&]() -> upward::status {
        clear(text);
        if (auto given = need({{text, "text"}}); !given) return given;
        return hand_over(upward::zone_data_version(), text);
    });
}
