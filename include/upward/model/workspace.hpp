// SPDX-License-Identifier: BSL-1.0
//
// A workspace: one report's file. The log, the working calendar and the zone that its days are of,
// and the policy under which it is judged.
//
//     auto ws = upward::workspace::make({.calendar = {…}});
//     ws->append(entries);
//     auto now = ws->state_at(as_of);
//
// A failed call leaves it as it was.
#pragma once

#include <upward/core/result.hpp>
#include <upward/model/log.hpp>
#include <upward/model/policy.hpp>
#include <upward/model/state.hpp>
#include <upward/schedule/known_zones.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace upward {

/// The format that this library writes. A file of a higher number is read, and what it has that is
/// new is kept and listed as not understood.
inline constexpr std::int32_t format_number = 1;

/// Everything of a workspace but its log.
struct workspace_settings {
    std::int32_t format = format_number;  ///< at least 1
    std::string zone = "UTC";             ///< an IANA name, whose wall clock the days are of
    calendar_definition calendar;
    upward::policy policy;
    std::string unknown_settings = {};  ///< of a newer format: a JSON object, kept as it was
    bool operator==(const workspace_settings&) const = default;
};

/// Whether a text has the form of an IANA zone name: parts of [A-Za-z0-9_+-] joined by "/".
constexpr bool is_zone_name(std::string_view text) noexcept {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '+' || c == '-' || c == '/';
    };
    return !text.empty() && text.size() <= 64 && text.front() != '/' && text.back() != '/' &&
           text.find("//") == std::string_view::npos &&
           std::all_of(text.begin(), text.end(), allowed);
}

class workspace {
public:
    /// Monday to Friday, UTC, the default policy, an empty log.
    workspace() = default;

    /// Fails with invalid_policy, out_of_range, invalid_value, or as check(calendar_definition) does;
    /// the place is the pointer.
    static result<workspace> make(workspace_settings settings) {
        if (settings.format < 1)
            return error{errc::out_of_range, "a format number is at least 1", place{"/upward"}};
        if (!is_zone_name(settings.zone))
            return error{errc::invalid_value, "not the name of a zone", place{"/zone"}};
        auto calendar = working_calendar::make(settings.calendar);
        if (!calendar) return inside("/calendar", calendar.error());
        if (const auto fine = check(settings.policy); !fine) return inside("/policy", fine.error());
        auto made = workspace{};
        made.settings_ = std::move(settings);
        made.calendar_ = std::move(*calendar);
        return made;
    }

    /// Appends to the log; see `entry_log::append`. Fails with invalid_value, too, for a rule of
    /// another zone while the workspace's own is not known here (known_zones.hpp).
    result<std::size_t> append(std::vector<entry> entries) {
        for (std::size_t i = 0; i < entries.size(); ++i)
            if (auto fine = check_zone(entries[i]); !fine)
                return inside("/" + std::to_string(i), fine.error());
        return log_.append(std::move(entries));
    }
    result<bool> append(entry e) {
        if (auto fine = check_zone(e); !fine) return fine.error();
        return log_.append(std::move(e));
    }

    /// Judges by another policy from now on. Fails with invalid_policy.
    status set_policy(upward::policy p) {
        if (auto fine = check(p); !fine) return fine;
        settings_.policy = std::move(p);
        return {};
    }

    const workspace_settings& settings() const noexcept { return settings_; }
    /// Whose wall clock the days are of; UTC while it is not known here.
    const upward::zone& zone() const noexcept {
        const auto* known = known_zone(settings_.zone);
        return known ? *known : utc_zone();
    }
    /// Without anybody's leave.
    const working_calendar& calendar() const noexcept { return calendar_; }
    const upward::policy& policy() const noexcept { return settings_.policy; }
    const upward::entry_log& entries() const noexcept { return log_; }

    state state_at(date as_of) const {
        auto folded = fold(log_, calendar_, as_of);
        folded.set_zone(zone());
        return folded;
    }

private:
    status check_zone(const entry& e) const {
        const auto* c = get_if<correction>(&e.body);
        if (c && c->replaces) return check_zone(**c->replaces);
        const auto* r = get_if<rule>(&e.body);
        if (!r || !r->zone || known_zone(settings_.zone)) return {};
        return error{errc::invalid_value,
                     "the workspace's zone " + settings_.zone + " is not known here"};
    }
    static error inside(std::string_view pointer, error e) {
        e.where.pointer.insert(0, pointer);
        return e;
    }

    workspace_settings settings_;
    working_calendar calendar_;
    upward::entry_log log_;
};

}  // namespace upward
