// SPDX-License-Identifier: BSL-1.0
//
// What a recurrence set says, as one sentence.
//
//     upward::render::sentence_of(upward::describe(*properties, {.where = zone}), messages);
#pragma once

#include <upward/render/catalogue.hpp>
#include <upward/schedule/describe_set.hpp>

#include <string>
#include <vector>

namespace upward::render {

inline std::string sentence_of(const std::vector<linked_words>& all, const catalogue& messages) {
    auto said = std::string{};
    for (const auto& one : all) {
        auto next = messages.say(one.words);
        if (one.link.empty()) said = std::move(next);
        else said = messages.say(message{one.link}.with("before", said).with("next", next));
    }
    return said;
}

}  // namespace upward::render
