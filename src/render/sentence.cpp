// SPDX-License-Identifier: BSL-1.0
#include "render/sentence.hpp"

#include "render/escape.hpp"

#include <upward/core/describe.hpp>
#include <upward/core/real.hpp>
#include <upward/schedule/day.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <variant>

namespace upward::render {

namespace {

constexpr int max_depth = 8;

std::optional<double> number_in(const message_argument* value) {
    if (!value) return std::nullopt;
    if (const auto* whole = std::get_if<std::int64_t>(value)) return static_cast<double>(*whole);
    if (const auto* real = std::get_if<double>(value)) return *real;
    return std::nullopt;
}

}  // namespace

std::string to_text(const message_argument& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
    const auto real = std::get<double>(value);
    if (!std::isfinite(real)) return "?";
    char buffer[400];
    const auto written = std::to_chars(buffer, buffer + sizeof buffer, rounded(real, 2),
                                       std::chars_format::fixed, 2);
    return {buffer, written.ptr};
}

std::string as_short_as_can_be(const message_argument& value) {
    const auto* real = std::get_if<double>(&value);
    if (!real || !std::isfinite(*real)) return to_text(value);
    const auto size = std::fabs(*real);
    const auto in_full = size == 0 || (size >= 1e-6 && size < 1e16);
    char buffer[64];
    const auto written =
        std::to_chars(buffer, buffer + sizeof buffer, size == 0 ? 0 : *real,
                      in_full ? std::chars_format::fixed : std::chars_format::scientific);
    return {buffer, written.ptr};
}

std::string sentence::fill() {
    auto filled = until_close("#");
    if (!fault_ && at_ < text_.size()) fail();  // a brace that nothing opened
    return filled;
}

/// Text up to the brace that closes it, or the end. `number` is what # stands for.
std::string sentence::until_close(std::string_view number) {
    auto out = std::string{};
    while (!at_end() && text_[at_] != '}') {
        const char c = text_[at_];
        const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
        if (c == '\'' && next == '\'') {
            out += '\'';
            at_ += 2;
        } else if (c == '\'' && (next == '{' || next == '}' || next == '#')) {
            const auto close = text_.find('\'', at_ + 1);
            const auto end = close == std::string_view::npos ? text_.size() : close;
            out += text_.substr(at_ + 1, end - at_ - 1);
            at_ = std::min(end + 1, text_.size());
        } else if (c == '{') {
            out += placeholder();
        } else if (c == '#') {
            out += number;
            ++at_;
        } else {
            out += c;
            ++at_;
        }
    }
    return out;
}

/// {name}, or {name, type} with the words of the type: plural, select, date, number, list.
std::string sentence::placeholder() {
    if (++depth_ > max_depth) fail();
    take('{');
    const auto name = word();
    const auto found = message_->arguments.find(name);
    const auto* value = found == message_->arguments.end() ? nullptr : &found->second;
    auto out = std::string{};
    if (take(',')) {
        const auto type = word();
        if (type == "plural" && take(',')) out = plural(value);
        else if (type == "select" && take(',')) out = select(value);
        else if (type == "date") out = date(value);
        else if (type == "number") out = number(name, value);
        else if (type == "list" && take(',')) out = list(value, key());
        else fail();
    } else {
        out = shown(name, value);
    }
    if (!take('}')) fail();
    --depth_;
    return out;
}

std::string sentence::plural(const message_argument* value) {
    const auto number = number_in(value);
    const auto digits = value ? as_short_as_can_be(*value) : std::string{"?"};
    const auto written = number || !value ? digits : escape_(digits);
    auto exact = std::optional<std::string>{}, one = std::optional<std::string>{};
    auto other = std::string{};
    for (spaces(); !at_end() && text_[at_] != '}'; spaces()) {
        const auto is_exact = take('=');
        const auto name = word();
        if (!take('{')) fail();
        auto text = until_close(written);
        if (!take('}')) fail();
        if (is_exact && name == digits) exact = std::move(text);
        else if (!is_exact && name == "one") one = std::move(text);
        else if (!is_exact && name == "other") other = std::move(text);
        else if (!is_exact) fail();
    }
    if (exact) return *exact;
    return number == 1 && one ? *one : other;
}

std::string sentence::select(const message_argument* value) {
    const auto* chosen = value ? std::get_if<std::string>(value) : nullptr;
    auto match = std::optional<std::string>{};
    auto other = std::string{};
    for (spaces(); !at_end() && text_[at_] != '}'; spaces()) {
        const auto name = word();
        if (!take('{')) fail();
        auto text = until_close("#");
        if (!take('}')) fail();
        if (chosen && name == *chosen) match = std::move(text);
        else if (name == "other") other = std::move(text);
    }
    return match.value_or(other);
}

std::string sentence::number(std::string_view name, const message_argument* value) const {
    return number_in(value) ? as_short_as_can_be(*value) : shown(name, value);
}

/// An ISO date by the catalogue's own words: the message date.day.
std::string sentence::date(const message_argument* value) const {
    const auto* iso = value ? std::get_if<std::string>(value) : nullptr;
    const auto day = iso ? parse_date(*iso) : result<upward::date>{error{}};
    if (!day) return iso ? escape_(*iso) : "?";
    const auto number = to_day_number(*day);
    const auto c = to_civil(number);
    return words_->say(message{"date.day"}
                           .with("weekday", std::string{enum_name(weekday_of(number))})
                           .with("day", std::int64_t{c.day})
                           .with("month", "m" + std::to_string(c.month))
                           .with("year", std::to_string(c.year)));
}

/// The items of "MO,TH", "1MO,-1FR" or "1,15", each said by a sentence that is given its number
/// (`ordinal`, 0 without one) and the rest (`value`).
std::string sentence::list(const message_argument* value, std::string_view item_key) {
    if (in_list_) fail();
    const auto* text = value ? std::get_if<std::string>(value) : nullptr;
    auto rest = text ? std::string_view{*text} : std::string_view{};
    auto said = std::string{};
    while (!rest.empty() && !fault_) {
        const auto comma = rest.find(',');
        const auto one = rest.substr(0, comma);
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
        auto ordinal = std::int64_t{0};
        const auto end = std::from_chars(one.data(), one.data() + one.size(), ordinal).ptr;
        const auto word = std::string{end, one.data() + one.size()};
        const auto next =
            item(item_key, message{}.with("ordinal", ordinal).with("value", escape_(word)));
        if (said.empty()) said = next;
        else
            said = item(rest.empty() ? "list.last" : "list.next",
                        message{}.with("before", said).with("next", next));
    }
    return said;
}

std::string sentence::item(std::string_view key, const message& m) const {
    const auto found = words_->sentences().find(key);
    if (found == words_->sentences().end()) return "[" + std::string{key} + "]";
    auto one = sentence{found->second, m, *words_, &plain};
    one.as_item();
    return one.fill();
}

std::string sentence::shown(std::string_view name, const message_argument* value) const {
    if (!value) return "{" + std::string{name} + "}";
    const auto text = to_text(*value);
    return std::holds_alternative<std::string>(*value) ? escape_(text) : text;
}

void sentence::spaces() {
    while (!at_end() && text_[at_] == ' ') ++at_;
}

std::string_view sentence::word() { return letters("_-"); }

/// The key of another sentence.
std::string_view sentence::key() { return letters("_-."); }

/// Letters, digits, and what else may stand between them.
std::string_view sentence::letters(std::string_view also) {
    spaces();
    const auto begin = at_;
    const auto part = [also](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               also.find(c) != std::string_view::npos;
    };
    while (!at_end() && part(text_[at_])) ++at_;
    const auto found = text_.substr(begin, at_ - begin);
    if (found.empty()) fail();
    spaces();
    return found;
}

bool sentence::take(char c) {
    if (fault_ || at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
}

void sentence::fail() {
    if (!fault_) fault_ = std::min(at_, text_.size());
}

}  // namespace upward::render
