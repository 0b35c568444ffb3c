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
#include <utility>
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

/// Days on which something stands, from `from` to the day before `until`.
struct standing_days {
    day_number from = 0;
    day_number until = 0;
};

/// The same days with no break between any two.
inline std::vector<standing_days> joined(std::vector<standing_days> days) {
    std::sort(days.begin(), days.end(),
              [](const auto& a, const auto& b) { return a.from < b.from; });
    auto whole = std::vector<standing_days>{};
    for (const auto& d : days)
        if (whole.empty() || d.from > whole.back().until) whole.push_back(d);
        else whole.back().until = std::max(whole.back().until, d.until);
    return whole;
}

/// Since when something has been agreed without a break up to `today`; nothing when nothing is.
inline std::optional<day_number> agreed_since(const std::vector<agreement_version>& versions,
                                              day_number today) {
    auto days = std::vector<standing_days>{};
    for (const auto& v : versions) days.push_back({v.from, v.until});
    for (const auto& whole : joined(std::move(days)))
        if (whole.from <= today && today < whole.until) return whole.from;
    return std::nullopt;
}

/// When each rule is listed by a version that stands. A rule that is no more listed and agreed anew
/// later begins anew.
class listed_rules {
public:
    explicit listed_rules(const std::vector<agreement_version>& versions) {
        for (const auto& v : versions)
            for (const auto& rule : v.rules) days_[rule].push_back({v.from, v.until});
        for (auto& [rule, days] : days_) days = joined(std::move(days));
    }

    /// Since when without a break: the start of a rule that gives none. The day itself when no version
    /// lists the rule then.
    day_number since(const std::string& rule, day_number day) const {
        const auto known = days_.find(rule);
        if (known == days_.end()) return day;
        for (const auto& whole : known->second)
            if (whole.from <= day && day < whole.until) return whole.from;
        return day;
    }

private:
    std::map<std::string, std::vector<standing_days>> days_;
};

}  // namespace upward
