// SPDX-License-Identifier: BSL-1.0
//
// Answers of the boss: from when on they are the present boss's, and on which topic of a checklist.
#pragma once

#include <upward/model/parties.hpp>
#include <upward/model/state.hpp>

#include <string>

namespace upward {

/// The day from which words without a name are the present boss's: the beginning with a second boss; of
/// the only one all are, also those before the two began.
inline day_number spoken_since(const state& now, const parties& who) {
    for (const auto& r : now.all<relationship>())
        if (r->report == id{who.report} && r->boss != id{who.boss} &&
            to_day_number(r->start) < who.start)
            return who.start;
    return first_day;
}

/// The topic of a checklist that a topic of an entry is about: itself, unless a `topic` entry of that
/// id names another.
inline std::string checklist_topic_of(const state& now, const std::string& name) {
    const auto* declared = now.find<topic>(name);
    return declared && declared->catalogue_topic ? *declared->catalogue_topic : name;
}

}  // namespace upward
