// SPDX-License-Identifier: BSL-1.0
#include <upward/render/catalogue.hpp>

#include "render/escape.hpp"
#include "render/messages.hpp"
#include "render/sentence.hpp"

#include <upward/core/text.hpp>

#include <algorithm>
#include <cassert>
#include <utility>
#include <vector>

namespace upward::render {

namespace {

struct catalogue_line {
    std::string_view key;
    std::string_view sentence;
    std::int32_t number = 0;
    std::int32_t column = 0;  ///< where the sentence begins
};

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

error fault(errc code, std::string cause, std::int32_t line, std::int32_t column) {
    return error{code, std::move(cause), place{{}, line, column, 0}};
}

/// The lines that hold a sentence.
result<std::vector<catalogue_line>> lines_of(std::string_view text) {
    auto lines = std::vector<catalogue_line>{};
    auto number = std::int32_t{0};
    while (!text.empty()) {
        ++number;
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (trimmed(line).empty() || trimmed(line).front() == '#') continue;
        const auto equals = line.find('=');
        const auto key = trimmed(line.substr(0, equals));
        if (equals == std::string_view::npos || key.empty())
            return fault(errc::syntax, "a line is \"key = sentence\"", number, 1);
        const auto sentence = trimmed(line.substr(equals + 1));
        const auto column = sentence.empty()
                                ? equals + 2
                                : static_cast<std::size_t>(sentence.data() - line.data()) + 1;
        lines.push_back({key, sentence, number, static_cast<std::int32_t>(column)});
    }
    return lines;
}

}  // namespace

const catalogue& catalogue::english() {
    static const auto shipped = [] {
        auto english = catalogue{};
        const auto lines = lines_of(english_messages);
        assert(lines.ok());
        for (const auto& line : *lines) english.sentences_.emplace(line.key, line.sentence);
        return english;
    }();
    return shipped;
}

status catalogue::replace(std::string_view text) {
    if (const auto bad = first_invalid_utf8(text); bad != std::string_view::npos) {
        const auto before = text.substr(0, bad);
        const auto line = std::count(before.begin(), before.end(), '\n') + 1;
        const auto column = bad - (before.rfind('\n') + 1) + 1;
        return fault(errc::invalid_utf8, "the text is not UTF-8", static_cast<std::int32_t>(line),
                     static_cast<std::int32_t>(column));
    }
    const auto lines = lines_of(text);
    if (!lines) return lines.error();
    const auto& known = english().sentences();
    for (const auto& line : *lines) {
        if (!known.contains(line.key))
            return fault(errc::unknown_key,
                         "no message has the key \"" + std::string{line.key} + "\"", line.number,
                         1);
        const auto nothing = message{};
        auto read = sentence{line.sentence, nothing, *this, &plain};
        if (line.key.ends_with(".one")) read.as_item();
        (void)read.fill();
        if (read.fault())
            return fault(errc::syntax, "the braces of the sentence do not fit", line.number,
                         line.column + static_cast<std::int32_t>(*read.fault()));
    }
    for (const auto& line : *lines)
        sentences_.insert_or_assign(std::string{line.key}, std::string{line.sentence});
    return {};
}

std::string catalogue::say(const message& m) const { return render::say(*this, m, &plain); }

std::string say(const catalogue& words, const message& m, escape_function escape) {
    const auto found = words.sentences().find(m.key);
    if (found == words.sentences().end()) return "[" + escape(m.key) + "]";
    return sentence{found->second, m, words, escape}.fill();
}

}  // namespace upward::render
