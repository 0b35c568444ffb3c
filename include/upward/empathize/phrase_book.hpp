// SPDX-License-Identifier: BSL-1.0
//
// Names to find in a draft, as sequences of its words: "Billing migration" is found in "the BILLING
// migration", not in "billing is a migration".
//
//     auto names = upward::phrase_book{};
//     names.add("Billing migration", 7);
//     names.find_in(draft, [](std::size_t what, std::size_t first_word, std::size_t last_word) {});
#pragma once

#include <upward/empathize/draft_text.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace upward {

class phrase_book {
public:
    phrase_book() : nodes_(1) {}

    /// By its first 24 words; one without a word is never found. Linear in it.
    void add(std::string_view phrase, std::size_t what) {
        const auto text = draft_text{phrase};
        auto at = std::size_t{0};
        for (std::size_t i = 0; i < std::min(text.words().size(), most_words); ++i) {
            const auto fresh = nodes_.size();
            const auto next = nodes_[at].next.try_emplace(std::string{text.word(i)}, fresh);
            at = next.first->second;
            if (next.second) nodes_.emplace_back();
        }
        if (at == 0) return;
        auto& held = nodes_[at].what;
        if (held.empty() || held.back() != what) held.push_back(what);
    }

    /// `found(what, first word, the word after the last)`, in the order of the words. O(words).
    template <class Found>
    void find_in(const draft_text& text, const Found& found) const {
        for (std::size_t first = 0; first < text.words().size(); ++first) {
            auto at = std::size_t{0};
            for (auto word = first; word < text.words().size(); ++word) {
                const auto next = nodes_[at].next.find(text.word(word));
                if (next == nodes_[at].next.end()) break;
                at = next->second;
                for (const auto what : nodes_[at].what) found(what, first, word + 1);
            }
        }
    }

private:
    static constexpr std::size_t most_words = 24;

    struct node {
        std::map<std::string, std::size_t, std::less<>> next;
        std::vector<std::size_t> what;
    };
    std::vector<node> nodes_;
};

}  // namespace upward
