// SPDX-License-Identifier: BSL-1.0
//
// What the two agreed, version by version. Each version stands from its own day until the next one
// of the same rhythm, or the end of the rhythm; only rules of a version that stands owe anything.
//
//     for (const auto& version : upward::agreements(now)) use(version.from, version.rules);
#pragma once

#include <upward/model/state.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace upward {

struct agreement_version {
    std::string rhythm;
    std::string source;              ///< the entry that made it
    day_number from = 0;             ///< the first day it stands
    day_number until = 0;            ///< the first day it no longer does; last_day + 1 while open
    std::vector<std::string> rules;  ///< ids, in the order of the agreement
    std::optional<std::int32_t> spacing_wd = {};  ///< at least so far apart
    std::optional<std::int32_t> silence_wd = {};  ///< at most
};

namespace detail {

inline std::optional<std::int32_t> whole_wd(const std::optional<working_days>& length) {
    if (!length) return std::nullopt;
    return static_cast<std::int32_t>(std::ceil(length->count));
}

}  // namespace detail

/// All versions that began by the state's day, by rhythm, then in the order of the log. Of several on
/// one day the last one stands.
inline std::vector<agreement_version> agreements(const state& now) {
    auto by_rhythm = std::map<std::string, std::vector<agreement_version>>{};
    const auto add = [&by_rhythm](const auto& facts) {
        for (const auto& f : facts) {
            auto version = agreement_version{f->rhythm.text, f.id(), f.day, last_day + 1, {}};
            for (const auto& r : f->rules) version.rules.push_back(r.target.text);
            version.spacing_wd = detail::whole_wd(f->spacing);
            version.silence_wd = detail::whole_wd(f->silence);
            by_rhythm[version.rhythm].push_back(std::move(version));
        }
    };
    add(now.all<rhythm_agreed>());
    add(now.all<rhythm_renegotiated>());
    for (const auto& ended : now.all<rhythm_ended>())
        by_rhythm[ended->rhythm.text].push_back({ended->rhythm.text, ended.id(), ended.day, 0, {}});

    auto all = std::vector<agreement_version>{};
    for (auto& [rhythm, versions] : by_rhythm) {
        std::sort(versions.begin(), versions.end(), [&now](const auto& a, const auto& b) {
            return comes_before(*now.find_entry(a.source), *now.find_entry(b.source));
        });
        for (std::size_t i = 0; i < versions.size(); ++i) {
            if (versions[i].until == 0) continue;  // the end of the rhythm, no version
            if (i + 1 < versions.size()) versions[i].until = versions[i + 1].from;
            if (versions[i].until > versions[i].from) all.push_back(std::move(versions[i]));
        }
    }
    return all;
}

/// Since when something has been agreed without a break up to `today`; nothing when nothing is.
inline std::optional<day_number> agreed_since(const std::vector<agreement_version>& versions,
                                              day_number today) {
    auto since = std::optional<day_number>{};
    const auto extend = [&](day_number day) {
        for (const auto& v : versions)
            if (v.from <= day && day < v.until && v.from < since.value_or(last_day + 1)) {
                since = v.from;
                return true;
            }
        return false;
    };
    for (auto day = today; extend(day);) day = *since - 1;
    return since;
}

/// The first day on which a version that lists a rule stood: the start of one that gives none.
inline day_number first_listed(const std::vector<agreement_version>& versions,
                               const std::string& rule) {
    auto first = last_day;
    for (const auto& v : versions)
        if (std::find(v.rules.begin(), v.rules.end(), rule) != v.rules.end())
            first = std::min(first, v.from);
    return first;
}

}  // namespace upward
