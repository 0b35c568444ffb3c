// SPDX-License-Identifier: BSL-1.0
#include "entry_writer.hpp"
#include "field_writer.hpp"
#include "json_reader.hpp"

#include <upward/io/json.hpp>
#include <upward/schedule/zone_file.hpp>

#include <algorithm>
#include <map>

namespace upward::io {

namespace {

struct workspace_text {
    std::int32_t upward = format_number;
    std::string zone = workspace_settings{}.zone;
    calendar_definition calendar;
    upward::policy policy;
    std::vector<entry> log;
};
BOOST_DESCRIBE_STRUCT(workspace_text, (), (upward, zone, calendar, policy, log))

/// The format's number decides how the rest is read, so it is read first.
bool read_format(json_reader& reader, const node& root, std::int32_t& format) {
    if (!root.is(token_kind::object))
        return reader.fail(root, errc::wrong_type, "a workspace is an object");
    const auto value = root.find("upward");
    if (!value)
        return reader.fail(root, errc::missing_key,
                           "a workspace needs \"upward\", the number of its format");
    if (!reader.read(*value, format)) return false;
    return format >= 1 || reader.fail(*value, errc::out_of_range, "a format number is at least 1");
}

// ---- settings of a newer format ----

/// The unknown keys alone, in the objects that hold them; a list that holds one is kept whole.
void put_unknown(json_text& out, const node& object, const std::vector<std::uint32_t>& unknown) {
    out.open_object();
    object.for_each_member([&](const node& key, const node& value) {
        const auto holds = [&](std::uint32_t token) { return value.holds(token); };
        if (std::find(unknown.begin(), unknown.end(), key.token()) != unknown.end())
            out.key(key.text()), out.raw(canonical(value));
        else if (std::none_of(unknown.begin(), unknown.end(), holds)) return true;
        else if (value.is(token_kind::object))
            out.key(key.text()), put_unknown(out, value, unknown);
        else out.key(key.text()), out.raw(canonical(value));
        return true;
    });
    out.close_object();
}

/// An object as its members, each in canonical form.
using json_members = std::map<std::string, std::string, std::less<>>;

json_members members_of(std::string_view json) {
    auto members = json_members{};
    const auto parsed = document::parse(json);
    if (!parsed || !parsed->root().is(token_kind::object)) return members;
    parsed->root().for_each_member([&](const node& key, const node& value) {
        return members.emplace(key.text(), canonical(value)), true;
    });
    return members;
}

std::string text_of(const json_members& members) {
    auto out = json_text{};
    out.open_object();
    for (const auto& [key, value] : members) out.key(key), out.raw(value);
    out.close_object();
    return std::move(out).take();
}

/// Adds the members that are not there; where both have an object, its members; where both have a
/// list, the one that was kept is the fuller.
void add_unknown(json_members& known, std::string_view unknown) {
    for (const auto& [key, value] : members_of(unknown)) {
        const auto [at, fresh] = known.emplace(key, value);
        if (fresh) continue;
        if (at->second.front() != '{') {
            at->second = value;
            continue;
        }
        auto inner = members_of(at->second);
        add_unknown(inner, value);
        at->second = text_of(inner);
    }
}

// ---- writing ----

/// Weekend and holidays are always written, the rest where it says something.
std::string write_calendar(const calendar_definition& calendar) {
    auto out = json_text{};
    const auto fields = field_writer{out};
    out.open_object();
    if (calendar.base != calendar_base::none) fields.write_member("base", calendar.base);
    fields.write_member("holiday_rules", calendar.holiday_rules);
    out.key("holidays"), fields.write(calendar.holidays);
    fields.write_member("leave", calendar.leave);
    out.key("weekend"), fields.write(calendar.weekend);
    out.close_object();
    return std::move(out).take();
}

json_members write_settings(const workspace_settings& settings) {
    auto members = json_members{{"calendar", write_calendar(settings.calendar)},
                                {"log", "[]"},
                                {"policy", write_policy(settings.policy)},
                                {"upward", std::to_string(settings.format)},
                                {"zone", quoted(settings.zone)}};
    if (!settings.unknown_settings.empty()) add_unknown(members, settings.unknown_settings);
    return members;
}

void put_log(json_text& out, const entry_log& entries) {
    out.open_list();
    for (const auto& e : entries.entries()) out.line_end(), write(out, *e);
    if (entries.size() > 0) out.line_end();
    out.close_list();
}

}  // namespace

result<workspace> read_workspace(std::string_view json) {
    const auto parsed = document::parse(json);
    if (!parsed) return parsed.error();
    const auto root = parsed->root();
    const auto failed_at = [&parsed, &root](std::string_view pointer, const error& e) {
        auto reader = json_reader{*parsed};
        reader.fail(root.follow(std::string{pointer} + e.where.pointer), e.code, e.cause);
        return reader.fault();
    };

    auto text = workspace_text{};
    auto first = json_reader{*parsed};
    if (!read_format(first, root, text.upward)) return first.fault();
    auto reader = json_reader{*parsed, when_absent::keeps_default, text.upward};
    const auto newer = text.upward > format_number;
    if (newer) reader.keep_unknown_keys();
    if (!reader.read(root, text, "a workspace")) return reader.fault();

    auto settings = workspace_settings{text.upward, std::move(text.zone), std::move(text.calendar),
                                       text.policy};
    if (!reader.unknown().empty()) {
        auto kept = json_text{};
        put_unknown(kept, root, reader.unknown());
        settings.unknown_settings = text_of(members_of(std::move(kept).take()));
    }
    (void)find_zone(settings.zone);  // one that is not here matters to rules of other zones alone
    auto made = workspace::make(std::move(settings));
    if (!made) return failed_at("", made.error());
    if (const auto added = made->append(std::move(text.log)); !added)
        return failed_at("/log", added.error());
    return made;
}

std::string write_workspace(const workspace& ws) {
    const auto members = write_settings(ws.settings());
    auto out = json_text{};
    out.open_object();
    for (const auto& [key, value] : members) {
        if (key != members.begin()->first) out.line_end();
        out.key(key);
        if (key == "log") put_log(out, ws.entries());
        else out.raw(value);
    }
    out.close_object();
    return std::move(out).take() + "\n";
}

}  // namespace upward::io
