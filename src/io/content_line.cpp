// SPDX-License-Identifier: BSL-1.0
#include <upward/io/content_line.hpp>

#include <upward/core/text.hpp>

#include <algorithm>
#include <utility>

namespace upward::io {

namespace {

constexpr std::size_t fold_octets = 75;

char upper(char c) noexcept { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool is_name_character(char c) noexcept {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

bool is_control(char c) noexcept {
    return static_cast<unsigned char>(c) < ' ' ? c != '\t' : c == '\x7F';
}

error fault(errc code, std::string cause, std::int32_t line, std::size_t column = 0) {
    return {code, std::move(cause), {{}, line, static_cast<std::int32_t>(column + 1), 0}};
}

/// RFC 6868: ^n, ^^ and ^'; a caret before anything else stands for itself.
std::string without_carets(std::string_view value) {
    auto text = std::string{};
    for (std::size_t i = 0; i < value.size(); ++i) {
        const auto next = i + 1 < value.size() ? value[i + 1] : '\0';
        if (value[i] != '^' || (next != 'n' && next != '^' && next != '\'')) {
            text += value[i];
            continue;
        }
        text += next == 'n' ? '\n' : next == '^' ? '^' : '"';
        ++i;
    }
    return text;
}

/// One line, unfolded, in its parts.
class line_parser {
public:
    line_parser(std::string_view text, std::int32_t line) : text_(text), line_(line) {}

    result<std::optional<content_line>> parse() {
        auto read = content_line{};
        read.line = line_;
        read.name = name();
        if (const auto dot = read.name.rfind('.'); dot != read.name.npos)
            read.name.erase(0, dot + 1);  // a group, as vCard has them
        if (read.name.empty()) return fault(errc::syntax, "a line has no name", line_, at_);
        while (peek() == ';') {
            ++at_;
            if (peek() == ':' || peek() == ';') continue;
            auto p = content_parameter{name(), {}};
            if (peek() == '=') do
                    ++at_, p.values.push_back(parameter_value());
                while (peek() == ',');
            read.parameters.push_back(std::move(p));
        }
        if (peek() != ':')
            return fault(errc::syntax, read.name.substr(0, 40) + " has no ':'", line_, at_);
        read.value = text_.substr(at_ + 1);
        return std::optional{std::move(read)};
    }

private:
    char peek() const noexcept { return at_ < text_.size() ? text_[at_] : '\0'; }

    std::string name() {
        auto found = std::string{};
        while (is_name_character(upper(peek()))) found += upper(text_[at_++]);
        return found;
    }

    std::string parameter_value() {
        const auto quoted = peek() == '"';
        const auto from = at_ + (quoted ? 1 : 0);
        auto end = text_.find_first_of(quoted ? "\"" : ",;:", from);
        if (quoted && end == text_.npos) end = text_.find_first_of(",;:", from);
        end = std::min(end, text_.size());
        const auto value = text_.substr(from, end - from);
        at_ = end;
        if (quoted && peek() == '"') ++at_;
        return without_carets(value);
    }

    std::string_view text_;
    std::int32_t line_;
    std::size_t at_ = 0;
};

std::string quoted_parameter(std::string_view value) {
    auto text = std::string{};
    auto needs_quotes = false;
    for (const auto c : value) {
        needs_quotes = needs_quotes || c == ':' || c == ';' || c == ',';
        if (c == '^') text += "^^";
        else if (c == '"') text += "^'";
        else if (c == '\n') text += "^n";
        else if (!is_control(c)) text += c;
    }
    return needs_quotes ? '"' + text + '"' : text;
}

std::string folded(std::string_view text) {
    auto lines = std::string{};
    for (auto room = fold_octets;; room = fold_octets - 1) {
        auto end = std::min(room, text.size());
        while (end < text.size() && end > 1 &&
               (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u)
            --end;
        lines += text.substr(0, end);
        lines += "\r\n";
        text.remove_prefix(end);
        if (text.empty()) return lines;
        lines += ' ';
    }
}

}  // namespace

const std::string* content_line::parameter(std::string_view wanted) const noexcept {
    for (const auto& p : parameters)
        if (p.name == wanted && !p.values.empty()) return &p.values.front();
    return nullptr;
}

content_line_reader::content_line_reader(std::string_view text, const icalendar_limits& limits)
    : text_(text), limits_(limits), size_(text.size()) {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
}

std::string_view content_line_reader::physical_line() {
    const auto end = std::min(text_.find_first_of("\r\n"), text_.size());
    const auto line = text_.substr(0, end);
    const auto is_crlf = text_.substr(end).starts_with("\r\n");
    text_.remove_prefix(std::min(end + (is_crlf ? 2 : 1), text_.size()));
    ++lines_read_;
    return line;
}

bool content_line_reader::is_continued() const noexcept {
    return text_.starts_with(' ') || text_.starts_with('\t');
}

result<std::optional<content_line>> content_line_reader::next() {
    if (size_ > limits_.bytes)
        return fault(errc::limit_exceeded,
                     "a calendar has at most " + std::to_string(limits_.bytes) + " bytes", 1);
    auto unfolded = std::string{};
    while (unfolded.empty()) {
        if (text_.empty()) return std::optional<content_line>{};
        line_ = lines_read_ + 1;
        unfolded = physical_line();
        while (is_continued()) {
            text_.remove_prefix(1);
            unfolded += physical_line();
        }
        if (lines_read_ > limits_.lines)
            return fault(errc::limit_exceeded,
                         "a calendar has at most " + std::to_string(limits_.lines) + " lines",
                         limits_.lines + 1);
    }
    if (const auto bad = first_invalid_utf8(unfolded); bad != std::string_view::npos)
        return fault(errc::invalid_utf8, "the calendar is not in UTF-8", line_, bad);
    return line_parser{unfolded, line_}.parse();
}

std::string write(const content_line& line) {
    auto text = line.name;
    for (const auto& p : line.parameters) {
        text += ';' + p.name;
        for (std::size_t i = 0; i < p.values.size(); ++i)
            text += (i == 0 ? '=' : ',') + quoted_parameter(p.values[i]);
    }
    text += ':';
    std::copy_if(line.value.begin(), line.value.end(), std::back_inserter(text),
                 [](char c) { return !is_control(c); });
    return folded(text);
}

std::string unescaped(std::string_view value) {
    auto text = std::string{};
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == '\\' && i + 1 < value.size()) {
            const auto c = value[++i];
            text += c == 'n' || c == 'N' ? '\n' : c;
        } else {
            text += value[i];
        }
    }
    return text;
}

std::vector<std::string> unescaped_list(std::string_view value) {
    auto texts = std::vector<std::string>{};
    std::size_t from = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == '\\') ++i;
        else if (value[i] == ',') {
            texts.push_back(unescaped(value.substr(from, i - from)));
            from = i + 1;
        }
    }
    texts.push_back(unescaped(value.substr(from)));
    return texts;
}

std::string escaped(std::string_view text) {
    auto value = std::string{};
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = text[i];
        if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        if (c == '\n' || c == '\r') value += "\\n";
        else if (c == '\\' || c == ';' || c == ',') (value += '\\') += c;
        else if (!is_control(c)) value += c;
    }
    return value;
}

}  // namespace upward::io
