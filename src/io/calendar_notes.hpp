// SPDX-License-Identifier: BSL-1.0
//
// Gathers notes: the same trouble with the same thing is one note, however often it is met.
#pragma once

#include <upward/core/text.hpp>
#include <upward/io/icalendar.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace upward::io {

class calendar_notes {
public:
    static constexpr std::size_t max_shown = 200;  // bytes of what the file says
    static constexpr std::size_t max_notes = 1000;

    void add(std::int32_t line, std::string_view what, std::string_view why,
             std::int32_t times = 1) {
        auto shown = std::string{what.substr(0, max_shown)};
        while (first_invalid_utf8(shown) != std::string_view::npos) shown.pop_back();
        if (by_text_.size() >= max_notes && !by_text_.contains({shown, std::string{why}}))
            shown.clear(), why = "more than is told";
        const auto [known, is_new] =
            by_text_.try_emplace({shown, std::string{why}}, calendar_note{line, 0, shown, {}});
        known->second.line = std::min(known->second.line, line);
        known->second.times += times;
        known->second.why = why;
    }
    void add(const std::vector<calendar_note>& others) {
        for (const auto& n : others) add(n.line, n.what, n.why, n.times);
    }

    /// By line, then text.
    std::vector<calendar_note> all() const {
        auto notes = std::vector<calendar_note>{};
        for (const auto& [key, note] : by_text_) notes.push_back(note);
        std::stable_sort(notes.begin(), notes.end(),
                         [](const auto& a, const auto& b) { return a.line < b.line; });
        return notes;
    }

private:
    std::map<std::pair<std::string, std::string>, calendar_note> by_text_;
};

}  // namespace upward::io
