// SPDX-License-Identifier: BSL-1.0
#include "support/build.hpp"

#include <upward/io/json.hpp>

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

namespace upward_tests {

upward::date day(std::string_view iso) {
    if (iso.empty()) return upward::date{};
    const auto parsed = upward::parse_date(iso);
    REQUIRE_MESSAGE(parsed.ok(), "not a date in a test: " << std::string{iso});
    return *parsed;
}

upward::day_number on(std::string_view iso) { return upward::to_day_number(day(iso)); }

std::string iso(upward::day_number n) { return upward::to_string(upward::to_civil(n)); }

upward::entry an_entry(std::string id, std::string_view iso, upward::entry_body body) {
    auto e = upward::entry{};
    e.id.text = std::move(id);
    e.date = day(iso);
    e.body = std::move(body);
    return e;
}

upward::entry shared_entry(std::string id, std::string_view iso, upward::entry_body body) {
    auto e = an_entry(std::move(id), iso, std::move(body));
    e.visibility = upward::visibility_level::shared;
    return e;
}

log_builder& log_builder::add(upward::entry e) {
    entries_.push_back(std::move(e));
    return *this;
}

log_builder& log_builder::add(const log_builder& others) {
    for (const auto& e : others.entries()) add(e);
    return *this;
}

log_builder& log_builder::entry(std::string id, std::string_view iso, upward::entry_body body) {
    return add(an_entry(std::move(id), iso, std::move(body)));
}

log_builder& log_builder::shared(std::string id, std::string_view iso, upward::entry_body body) {
    return add(shared_entry(std::move(id), iso, std::move(body)));
}

log_builder& log_builder::in(std::string area, std::string id, std::string_view iso,
                             upward::entry_body body) {
    auto e = an_entry(std::move(id), iso, std::move(body));
    e.area = std::move(area);
    return add(std::move(e));
}

log_builder& log_builder::shared_in(std::string area, std::string id, std::string_view iso,
                                    upward::entry_body body) {
    auto e = shared_entry(std::move(id), iso, std::move(body));
    e.area = std::move(area);
    return add(std::move(e));
}

log_builder& log_builder::entry_at(std::int32_t minute, std::string id, std::string_view iso,
                                   upward::entry_body body) {
    auto e = an_entry(std::move(id), iso, std::move(body));
    e.at = upward::minute_of_day{minute};
    return add(std::move(e));
}

log_builder& log_builder::withdraw(std::string id, std::string_view iso, std::string target) {
    auto c = upward::correction{};
    c.target.target.text = std::move(target);
    c.withdraw = true;
    return entry(std::move(id), iso, std::move(c));
}

log_builder& log_builder::replace(std::string id, std::string_view iso, std::string target,
                                  upward::entry_body body) {
    return replace(std::move(id), iso, std::move(target), an_entry("", "", std::move(body)));
}

log_builder& log_builder::replace(std::string id, std::string_view iso, std::string target,
                                  upward::entry replacement) {
    auto c = upward::correction{};
    c.target.target.text = std::move(target);
    c.replaces = std::move(replacement);
    return entry(std::move(id), iso, std::move(c));
}

log_builder& log_builder::ana_and_bo(std::string_view start) {
    using upward::person_role;
    shared("ana", start, upward::person{"Ana", person_role::report});
    shared("bo", start, upward::person{"Bo", person_role::boss});
    shared("carla", start, upward::person{"Carla", person_role::boss_boss});
    auto pair = upward::relationship{};
    pair.report.target.text = "ana";
    pair.boss.target.text = "bo";
    pair.boss_boss.emplace().target.text = "carla";
    pair.start = day(start);
    return shared("ana-and-bo", start, std::move(pair));
}

upward::entry_log log_builder::build() const {
    auto log = upward::entry_log{};
    const auto added = log.append(entries_);
    REQUIRE_MESSAGE(added.ok(), to_string(added.error()));
    return log;
}

upward::workspace log_builder::workspace(upward::workspace_settings settings) const {
    auto ws = upward::workspace::make(std::move(settings));
    REQUIRE_MESSAGE(ws.ok(), to_string(ws.error()));
    const auto added = ws->append(entries_);
    REQUIRE_MESSAGE(added.ok(), to_string(added.error()));
    return std::move(*ws);
}

upward::state state_on(const log_builder& log, std::string_view iso,
                       upward::calendar_definition calendar) {
    const auto working = upward::working_calendar::make(calendar);
    REQUIRE_MESSAGE(working.ok(), to_string(working.error()));
    return upward::fold(log.build(), *working, day(iso));
}

upward::calendar_definition holidays(const std::vector<std::string_view>& days) {
    auto calendar = upward::calendar_definition{};
    for (const auto iso : days) calendar.holidays.push_back(day(iso));
    return calendar;
}

std::string text_of_file(const std::string& path) {
    auto file = std::ifstream{path, std::ios::binary};
    REQUIRE_MESSAGE(file.good(), "no file " << path);
    auto text = std::ostringstream{};
    text << file.rdbuf();
    return std::move(text).str();
}

std::string example_text(std::string_view name) {
    return text_of_file(std::string{UPWARD_EXAMPLES} + "/" + std::string{name} + ".json");
}

upward::workspace example(std::string_view name) {
    auto ws = upward::io::read_workspace(example_text(name));
    REQUIRE_MESSAGE(ws.ok(), to_string(ws.error()));
    return std::move(*ws);
}

std::string in_short(const upward::error& e) {
    auto text = std::string{name(e.code)};
    if (!e.where.pointer.empty()) text += " at " + e.where.pointer;
    return text;
}

}  // namespace upward_tests
