// SPDX-License-Identifier: BSL-1.0
//
// A draft taken apart, by rules that do not depend on anything but its bytes. Positions are bytes
// of the text as it was given. Blanks and letters are those of draft_character.hpp.
//
//     line       up to a line feed or carriage return; one without a word is none. What marks it as
//                part of a list or quotation (- * + # > •, "1." or "1)") does not belong to it
//     word       a run of ASCII letters and digits and of letters beyond ASCII; compared with ASCII
//                letters small
//     sentence   up to . ! ? or … and the quotes and brackets that close behind, before a blank and
//                no small ASCII letter, or the line's end; it has a word. A question ends in ?
//     greeting   the first line, of at most 4 words, that ends in a comma, ! or :
//     closing    up to 3 lines at the end, after a blank line or the first ending in a comma, of at
//                most 3 words each and no digit, without . ? ! : at their end and no part of a list
//     statement  a sentence of another line that is no question
#pragma once

#include <upward/empathize/draft_character.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace upward {

/// [begin, end).
struct byte_span {
    std::size_t begin = 0, end = 0;
};

struct draft_word : byte_span {};

struct draft_line : byte_span {
    std::int32_t number = 1;                    ///< in the text, from 1
    std::size_t starts = 0;                     ///< the line with its mark
    std::size_t first_word = 0, last_word = 0;  ///< [first, last) of the words
    bool in_list = false;
    bool is_frame = false;  ///< greeting or closing
};

struct draft_sentence : byte_span {
    std::size_t line = 0;  ///< index
    std::size_t first_word = 0, last_word = 0;
    bool is_question = false;
    bool is_statement = false;
};

/// ASCII letters small, as many bytes as before.
inline std::string ascii_folded(std::string_view text) {
    auto folded = std::string{text};
    for (auto& c : folded)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return folded;
}

class draft_text {
public:
    /// The text must outlive it. Linear.
    explicit draft_text(std::string_view text) : text_(text), folded_(ascii_folded(text)) {
        auto number = std::int32_t{1};
        for (std::size_t at = 0; at <= text_.size(); ++number) {
            const auto end = std::min(text_.find_first_of("\r\n", at), text_.size());
            add_line(at, end, number);
            at = end + 1;
            if (end + 1 < text_.size() && text_[end] == '\r' && text_[end + 1] == '\n') ++at;
        }
        find_frame();
        for (std::size_t i = 0; i < lines_.size(); ++i) add_sentences(i);
    }

    const std::vector<draft_line>& lines() const noexcept { return lines_; }
    const std::vector<draft_sentence>& sentences() const noexcept { return sentences_; }
    const std::vector<draft_word>& words() const noexcept { return words_; }

    std::string_view word(std::size_t i) const {
        return std::string_view{folded_}.substr(words_[i].begin, words_[i].end - words_[i].begin);
    }
    std::string_view folded() const noexcept { return folded_; }
    std::size_t size() const noexcept { return text_.size(); }

    /// Lines of what is said, without greeting and closing.
    std::vector<const draft_line*> said() const {
        auto lines = std::vector<const draft_line*>{};
        for (const auto& line : lines_)
            if (!line.is_frame) lines.push_back(&line);
        return lines;
    }

private:
    static bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

    static bool is_stop(draft_character c) noexcept {
        return c.code == '.' || c.code == '!' || c.code == '?' || c.code == U'\u2026';
    }

    draft_character at(std::size_t i) const noexcept { return draft_character_at(text_, i); }
    draft_character before(std::size_t i) const noexcept {
        return draft_character_before(text_, i);
    }

    std::size_t after_blanks(std::size_t i, std::size_t end) const noexcept {
        while (i < end && at(i).is_blank()) i += at(i).bytes;
        return i;
    }
    std::size_t before_blanks(std::size_t begin, std::size_t i) const noexcept {
        while (i > begin && before(i).is_blank()) i -= before(i).bytes;
        return i;
    }

    void add_line(std::size_t begin, std::size_t end, std::int32_t number) {
        auto line = draft_line{};
        line.number = number, line.starts = begin;
        begin = after_blanks(begin, end);
        while (const auto mark = mark_at(begin, end)) {
            line.in_list = true;
            begin = after_blanks(begin + mark, end);
        }
        line.begin = begin, line.end = before_blanks(begin, end);
        line.first_word = words_.size();
        add_words(line.begin, line.end);
        line.last_word = words_.size();
        if (line.first_word != line.last_word) lines_.push_back(line);
    }

    /// The bytes of a mark; 0 for none.
    std::size_t mark_at(std::size_t begin, std::size_t end) const {
        if (begin >= end) return 0;
        const auto ends = [&](std::size_t i) { return i == end || at(i).is_blank(); };
        const auto c = at(begin);
        if (c.code == U'\u2022' || c.code == '>' || c.code == '#') return c.bytes;
        if (c.code == '-' || c.code == '*' || c.code == '+') return ends(begin + 1);
        auto after = begin;
        while (after < end && after < begin + 3 && is_digit(text_[after])) ++after;
        const auto is_number =
            after > begin && after < end && (text_[after] == '.' || text_[after] == ')');
        return is_number && ends(after + 1) ? after + 1 - begin : 0;
    }

    void add_words(std::size_t begin, std::size_t end) {
        auto open = false;
        while (begin < end) {
            const auto c = at(begin);
            const auto next = begin + c.bytes;
            if (c.is_word() && !open) words_.push_back({{begin, next}});
            else if (c.is_word()) words_.back().end = next;
            open = c.is_word();
            begin = next;
        }
    }

    /// The last character of the line, or the stop before what closes there.
    char32_t last_of(const draft_line& line) const {
        auto end = line.end;
        while (end > line.begin && before(end).is_closing()) end -= before(end).bytes;
        const auto stops = end > line.begin && is_stop(before(end));
        return before(stops ? end : line.end).code;
    }

    void find_frame() {
        const auto words_in = [](const draft_line& l) { return l.last_word - l.first_word; };
        if (lines_.size() > 1) {
            auto& first = lines_.front();
            const auto c = last_of(first);
            first.is_frame = words_in(first) <= 4 && (c == ',' || c == '!' || c == ':');
        }
        const auto closes = [&](const draft_line& l) {
            const auto text = text_.substr(l.begin, l.end - l.begin);
            const auto c = last_of(l);
            return words_in(l) <= 3 && !l.in_list && c != '.' && c != '?' && c != '!' && c != ':' &&
                   std::none_of(text.begin(), text.end(), is_digit);
        };
        auto from = lines_.size();
        for (auto i = lines_.size(); i-- > 1 && lines_.size() - i <= 3 && closes(lines_[i]);)
            if (last_of(lines_[i]) == ',' || lines_[i].number > lines_[i - 1].number + 1) from = i;
        for (auto i = from; i < lines_.size(); ++i) lines_[i].is_frame = true;
    }

    bool ends_sentence(std::size_t i, const draft_line& line) const {
        if (i >= line.end) return true;
        if (!at(i).is_blank()) return false;
        i = after_blanks(i, line.end);
        return i == line.end || !(text_[i] >= 'a' && text_[i] <= 'z');
    }

    /// French sets a closing quote off by a no-break space.
    bool closes_at(std::size_t i, const draft_line& line) const noexcept {
        const auto c = at(i);
        const auto next = i + c.bytes;
        const auto is_no_break = c.code == U'\u00A0' || c.code == U'\u202F';
        return is_stop(c) || c.is_closing() ||
               (is_no_break && next < line.end && at(next).code == U'\u00BB');
    }

    void add_sentences(std::size_t index) {
        const auto& line = lines_[index];
        auto begin = line.begin;
        auto word = line.first_word;
        for (auto i = line.begin; i < line.end;) {
            if (!is_stop(at(i))) {
                i += at(i).bytes;
                continue;
            }
            auto is_question = false;
            for (; i < line.end && closes_at(i, line); i += at(i).bytes)
                is_question = is_question || at(i).code == '?';
            if (!ends_sentence(i, line)) continue;
            add_sentence(index, begin, i, word, is_question);
            begin = i = after_blanks(i, line.end);
        }
        if (begin < line.end) add_sentence(index, begin, line.end, word, false);
    }

    void add_sentence(std::size_t line, std::size_t begin, std::size_t end, std::size_t& word,
                      bool is_question) {
        auto s = draft_sentence{{begin, end}, line, word, word, is_question};
        while (s.last_word < lines_[line].last_word && words_[s.last_word].begin < end)
            ++s.last_word;
        word = s.last_word;
        if (s.first_word == s.last_word) return;
        s.is_statement = !is_question && !lines_[line].is_frame;
        sentences_.push_back(s);
    }

    std::string_view text_;
    std::string folded_;
    std::vector<draft_word> words_;
    std::vector<draft_line> lines_;
    std::vector<draft_sentence> sentences_;
};

}  // namespace upward
