// SPDX-License-Identifier: BSL-1.0
//
// A draft taken apart, by rules that do not depend on anything but its bytes. Positions are bytes.
//
//     line       up to a line feed or carriage return; one without a word is none. What marks it as
//                part of a list or quotation (- * + # > •, "1." or "1)") does not belong to it
//     word       a run of ASCII letters and digits and of other characters beyond ASCII, without
//                their punctuation; compared with ASCII letters small
//     sentence   up to . ! ? or … before a blank and no small ASCII letter, or the line's end; it
//                has a word. A question ends in ?
//     greeting   the first line, of at most 4 words, that ends in a comma, ! or :
//     closing    up to 3 lines at the end, after a blank line or the first ending in a comma, of at
//                most 3 words each and no digit, without . ? ! : at their end and no part of a list
//     statement  a sentence of another line that is no question
#pragma once

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

class draft_text {
public:
    /// Precondition: valid UTF-8. Linear.
    explicit draft_text(std::string_view text) : text_(text), folded_(text) {
        for (auto& c : folded_)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
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

    /// How many bytes the character at `at` has, and whether it is part of a word.
    struct character {
        std::size_t bytes = 1;
        bool is_word = false;
    };
    static character character_at(std::string_view text, std::size_t at) {
        const auto byte = [&](std::size_t i) {
            return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
        };
        const auto lead = byte(at), second = byte(at + 1), third = byte(at + 2);
        if (lead < 0x80)
            return {1, (lead >= '0' && lead <= '9') || (lead >= 'a' && lead <= 'z') ||
                           (lead >= 'A' && lead <= 'Z')};
        if (lead < 0xE0) return {2, !(lead == 0xC2 && second <= 0xBF)};  // Latin-1 punctuation
        if (lead < 0xF0) {
            const auto general_punctuation = lead == 0xE2 && (second == 0x80 || second == 0x81);
            const auto wide_punctuation = lead == 0xE3 && second == 0x80 && third <= 0x9F;
            return {3, !general_punctuation && !wide_punctuation};
        }
        return {4, true};
    }

private:
    static bool is_blank(char c) noexcept {
        return static_cast<unsigned char>(c) <= ' ' || c == '\x7f';
    }
    static bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

    void add_line(std::size_t begin, std::size_t end, std::int32_t number) {
        auto line = draft_line{};
        line.number = number, line.starts = begin;
        while (begin < end && is_blank(text_[begin])) ++begin;
        for (auto mark = std::size_t{1}; mark != 0;) {
            mark = mark_at(begin, end);
            line.in_list = line.in_list || mark > 0;
            begin += mark;
            while (begin < end && is_blank(text_[begin])) ++begin;
        }
        while (end > begin && is_blank(text_[end - 1])) --end;
        line.begin = begin, line.end = end;
        line.first_word = words_.size();
        add_words(begin, end);
        line.last_word = words_.size();
        if (line.first_word != line.last_word) lines_.push_back(line);
    }

    /// The bytes of a mark; 0 for none.
    std::size_t mark_at(std::size_t at, std::size_t end) const {
        if (at >= end) return 0;
        const auto ends = [&](std::size_t i) { return i == end || is_blank(text_[i]); };
        if (text_.substr(at, end - at).starts_with("\xE2\x80\xA2")) return 3;
        if (text_[at] == '>' || text_[at] == '#') return 1;
        if (text_[at] == '-' || text_[at] == '*' || text_[at] == '+') return ends(at + 1);
        auto after = at;
        while (after < end && after < at + 3 && is_digit(text_[after])) ++after;
        const auto is_number =
            after > at && after < end && (text_[after] == '.' || text_[after] == ')');
        return is_number && ends(after + 1) ? after + 1 - at : 0;
    }

    void add_words(std::size_t begin, std::size_t end) {
        auto open = false;
        for (auto at = begin; at < end;) {
            const auto c = character_at(text_, at);
            const auto next = std::min(at + c.bytes, end);
            if (c.is_word && !open) words_.push_back({{at, next}});
            else if (c.is_word) words_.back().end = next;
            open = c.is_word;
            at = next;
        }
    }

    char last_of(const draft_line& line) const { return text_[line.end - 1]; }

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

    bool ends_sentence(std::size_t at, const draft_line& line) const {
        if (at >= line.end) return true;
        if (!is_blank(text_[at])) return false;
        while (at < line.end && is_blank(text_[at])) ++at;
        return at == line.end || !(text_[at] >= 'a' && text_[at] <= 'z');
    }

    void add_sentences(std::size_t index) {
        const auto& line = lines_[index];
        auto begin = line.begin;
        auto word = line.first_word;
        for (auto at = line.begin; at < line.end;) {
            const auto c = text_[at];
            const auto dots = text_.substr(at, 3) == "\xE2\x80\xA6";
            if (c != '.' && c != '!' && c != '?' && !dots) {
                ++at;
                continue;
            }
            auto is_question = c == '?';
            at += dots ? 3 : 1;
            while (at < line.end &&
                   std::string_view{".!?\"')]"}.find(text_[at]) != std::string_view::npos)
                is_question = is_question || text_[at] == '?', ++at;
            if (!ends_sentence(at, line)) continue;
            add_sentence(index, begin, at, word, is_question);
            while (at < line.end && is_blank(text_[at])) ++at;
            begin = at;
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
