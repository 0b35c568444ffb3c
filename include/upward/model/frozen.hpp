// SPDX-License-Identifier: BSL-1.0
//
// What a correction cannot touch: the terms of an experiment that has started. They are as both
// froze them, and change by an amendment alone (amendments.hpp); its title and the day job may be
// corrected at any time, and whatever was written before the start until then.
#pragma once

#include <upward/model/entry.hpp>

#include <optional>

namespace upward {

/// The day from which on the entry's terms are frozen; none where it has no terms.
inline std::optional<day_number> frozen_from(const entry& e) {
    const auto* tested = get_if<experiment>(&e.body);
    return tested ? std::optional{to_day_number(tested->start)} : std::nullopt;
}

/// Gives the corrected entry the terms of the frozen one, if both are experiments. Terms that were
/// private stay so: only a replacement that repeats them can open them.
inline void keep_terms(entry& corrected, const entry& frozen) {
    const auto* before = get_if<experiment>(&frozen.body);
    const auto* after = get_if<experiment>(&corrected.body);
    if (!before || !after) return;
    auto kept = *before;
    kept.title = after->title;
    kept.day_job = after->day_job;
    kept.proposal = after->proposal;
    const auto repeats = kept == *after;
    if (!repeats && frozen.visibility == visibility_level::private_)
        corrected.visibility = visibility_level::private_;
    corrected.body = std::move(kept);
}

}  // namespace upward
