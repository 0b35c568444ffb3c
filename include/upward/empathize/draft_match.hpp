// SPDX-License-Identifier: BSL-1.0
//
// A text to find in a draft letter by letter, blanks and punctuation too, whatever the ASCII case.
// Where it begins or ends with a letter, no other letter may stand beside it there: "asap" is found
// in "“ASAP”", not in "asaph"; "!!" is found anywhere. Names are found by phrase_book instead.
//
//     upward::each_match(draft, "asap", [](upward::byte_span where) {});
#pragma once

#include <upward/empathize/draft_character.hpp>
#include <upward/empathize/draft_text.hpp>

#include <cstddef>
#include <string_view>

namespace upward {

/// `found(where)` by place, without overlap; an empty match is never found.
template <class Found>
void each_match(const draft_text& draft, std::string_view match, const Found& found) {
    if (match.empty()) return;
    const auto wanted = ascii_folded(match);
    const auto begins_word = draft_character_at(wanted, 0).is_word();
    const auto ends_word = draft_character_before(wanted, wanted.size()).is_word();
    const auto text = draft.folded();
    const auto is_whole = [&](std::size_t begin, std::size_t end) {
        const auto follows_word = begin > 0 && draft_character_before(text, begin).is_word();
        const auto leads_word = end < text.size() && draft_character_at(text, end).is_word();
        return !(begins_word && follows_word) && !(ends_word && leads_word);
    };
    for (auto at = text.find(wanted); at != std::string_view::npos;) {
        const auto end = at + wanted.size();
        const auto whole = is_whole(at, end);
        if (whole) found(byte_span{at, end});
        at = text.find(wanted, whole ? end : at + 1);
    }
}

}  // namespace upward
