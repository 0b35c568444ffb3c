// SPDX-License-Identifier: BSL-1.0
#include "render/sentence.hpp"

#include "render/escape.hpp"

#include <upward/core/describe.hpp>
#include <upward/core/real.hpp>
#include <upward/schedule/day.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <utility>
#include <variant>

namespace upward::render {

namespace {

constexpr int max_depth = 8;
constexpr int max_inclusion = 6;

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

/// {name}; {name, type} with the words of the type: plural, selectordinal, select, date, time, number,
/// list; or {key.of.a.sentence}.
std::string sentence::placeholder() {
    if (++depth_ > max_depth) fail();
    take('{');
    const auto name = key();
    const auto found = message_->arguments.find(name);
    const auto* value = found == message_->arguments.end() ? nullptr : &found->second;
    auto out = std::string{};
    if (take(',')) {
        const auto type = word();
        if (type == "plural" && take(',')) out = plural(value, false);
        else if (type == "selectordinal" && take(',')) out = plural(value, true);
        else if (type == "select" && take(',')) out = select(value);
        else if (type == "date") out = date(value);
        else if (type == "time") out = time(value);
        else if (type == "number") out = number(name, value);
        else if (type == "list" && take(',')) out = list(value);
        else fail();
    } else if (name.find('.') != std::string_view::npos) {
        out = included(name);
    } else {
        out = shown(name, value);
    }
    if (!take('}')) fail();
    --depth_;
    return out;
}

/// The word for a number: `one` where it is 1; of ordinals by the last digits, as in English.
std::string_view sentence::category(double number, bool is_ordinal) {
    if (!is_ordinal) return number == 1 ? "one" : "other";
    const auto last_two = std::fmod(number, 100);
    if (last_two > 10 && last_two < 14) return "other";
    const auto last = std::fmod(number, 10);
    return last == 1 ? "one" : last == 2 ? "two" : last == 3 ? "few" : "other";
}

std::string sentence::plural(const message_argument* value, bool is_ordinal) {
    const auto number = number_in(value);
    const auto chosen = number ? category(*number, is_ordinal) : "other";
    const auto digits = value ? as_short_as_can_be(*value) : std::string{"?"};
    const auto written = number || !value ? digits : escape_(digits);
    auto exact = std::optional<std::string>{}, match = std::optional<std::string>{};
    auto other = std::string{};
    for (spaces(); !at_end() && text_[at_] != '}'; spaces()) {
        const auto is_exact = take('=');
        const auto name = word();
        if (!take('{')) fail();
        auto text = until_close(written);
        if (!take('}')) fail();
        const auto is_known =
            name == "one" || name == "other" || (is_ordinal && (name == "two" || name == "few"));
        if (!is_exact && !is_known) fail();
        if (is_exact && name == digits) exact = text;
        if (!is_exact && name == chosen) match = text;
        if (!is_exact && name == "other") other = std::move(text);
    }
    return exact ? *exact : match.value_or(other);
}

/// Of a word; an argument that is not there is the word "none".
std::string sentence::select(const message_argument* value) {
    const auto none = message_argument{std::string{"none"}};
    const auto* chosen = std::get_if<std::string>(value ? value : &none);
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

/// A time of day, "09:30" or "09:30:15", by the catalogue's own words: the message time.clock.
std::string sentence::time(const message_argument* value) const {
    const auto* text = value ? std::get_if<std::string>(value) : nullptr;
    if (!text || (text->size() != 5 && text->size() != 8)) return text ? escape_(*text) : "?";
    auto m = message{"time.clock"}
                 .with("hour", escape_(text->substr(0, 2)))
                 .with("minute", escape_(text->substr(3, 2)));
    if (text->size() == 8) m = std::move(m).with("second", escape_(text->substr(6)));
    return words_->say(m);
}

/// The items of "MO,TH", "1MO,-1FR", "1,15-17" or "09:30,14:00", each said by a sentence that is
/// given its number (`ordinal`, 0 without one; `rank` and `side`, where it counts from the end), the
/// last number of a span (`to`), what follows a number (`value`), and all of it (`text`).
std::string sentence::list(const message_argument* value) {
    const auto item_key = key();
    const auto last_key = take(',') ? key() : std::string_view{"list.last"};
    if (in_list_) fail();
    const auto* text = value ? std::get_if<std::string>(value) : nullptr;
    auto rest = text ? std::string_view{*text} : std::string_view{};
    auto said = std::string{};
    while (!rest.empty() && !fault_) {
        const auto comma = rest.find(',');
        const auto one = rest.substr(0, comma);
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
        const auto next = item(item_key, arguments_of(one));
        if (said.empty()) said = next;
        else
            said = item(rest.empty() ? last_key : "list.next",
                        message{}.with("before", said).with("next", next));
    }
    return said;
}

message sentence::arguments_of(std::string_view item) const {
    const auto read = [](std::string_view text, std::int32_t& number) {
        return text.substr(static_cast<std::size_t>(
            std::from_chars(text.data(), text.data() + text.size(), number).ptr - text.data()));
    };
    auto ordinal = std::int32_t{0};
    auto last = std::int32_t{0};
    const auto word = read(item, ordinal);
    auto m = message{}
                 .with("ordinal", std::int64_t{ordinal})
                 .with("rank", std::abs(std::int64_t{ordinal}))
                 .with("side", ordinal < 0 ? "end" : "start")
                 .with("value", escape_(word))
                 .with("text", escape_(item));
    if (word.starts_with('-') && read(word.substr(1), last).empty() && last > ordinal)
        m = std::move(m).with("to", std::int64_t{last});
    return m;
}

std::string sentence::item(std::string_view key, const message& m) const {
    return sentence{{}, m, *words_, &plain, inclusion_}.part(key, true);
}

/// Another sentence, filled from the same arguments.
std::string sentence::included(std::string_view key) const { return part(key, in_list_); }

std::string sentence::part(std::string_view key, bool in_list) const {
    const auto found = words_->sentences().find(key);
    if (found == words_->sentences().end() || inclusion_ >= max_inclusion)
        return "[" + std::string{key} + "]";
    auto one = sentence{found->second, *message_, *words_, escape_, inclusion_ + 1};
    one.in_list_ = in_list;
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
