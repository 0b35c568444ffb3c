// SPDX-License-Identifier: BSL-1.0
#include "json_reader.hpp"

#include "nearest.hpp"

#include <charconv>
#include <cmath>
#include <limits>

namespace upward::io {

namespace {

constexpr std::size_t shown = 40;  // code points of a text in a message

std::string cut(std::string_view text) {
    return text.size() <= shown ? std::string{text} : std::string{text.substr(0, shown)} + "…";
}

std::string described(const node& n) {
    switch (n.kind()) {
        case token_kind::null: return "null (leave it out instead)";
        case token_kind::boolean: return n.boolean() ? "true" : "false";
        case token_kind::number: return "the number " + cut(n.text());
        case token_kind::key:
        case token_kind::text: return "the text " + quoted(n.text(), shown);
        case token_kind::list: return "a list";
        case token_kind::object: return "an object";
    }
    return "something else";
}

// Nothing when the text is no number, or one that no double can hold.
std::optional<double> parse_number(std::string_view text) {
    auto value = 0.0;
    const auto end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, value);
    if (parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
    return value == 0 ? 0 : value;  // no minus zero
}

bool is_digits(std::string_view text, std::string_view others) {
    return text.find_first_not_of(others) == std::string_view::npos;
}

}  // namespace

bool json_reader::fail(const node& at, errc code, std::string cause) {
    failed_at_ = at.token();
    failed_.code = code;
    failed_.cause = std::move(cause);
    return false;
}

error json_reader::fault() const {
    return {failed_.code, failed_.cause, document_->place_of(failed_at_)};
}

bool json_reader::fail_type(const node& n, std::string_view wanted) {
    return fail(n, errc::wrong_type, "expected " + std::string{wanted} + ", found " + described(n));
}

bool json_reader::expect(const node& n, token_kind kind, std::string_view wanted) {
    return n.is(kind) || fail_type(n, wanted);
}

bool json_reader::fail_word(const node& n, std::span<const std::string_view> words) {
    auto cause = quoted(n.text(), shown) + " is none of ";
    for (std::size_t i = 0; i < words.size(); ++i) cause += (i ? ", " : "") + quoted(words[i]);
    return fail(n, errc::invalid_value, cause);
}

bool json_reader::fail_key(const node& key, std::span<const read_target> targets,
                           std::string_view what) {
    auto names = std::vector<std::string_view>{};
    for (const auto& target : targets)
        for (const auto& member : target.members) names.push_back(member.name);
    return fail(key, errc::unknown_key,
                std::string{what} + " has no " + quoted(key.text(), shown) +
                    did_you_mean(key.text(), names));
}

bool json_reader::fail_checked(const node& n, const status& checked) {
    if (checked) return true;
    const auto& e = checked.error();
    return fail(n.follow(e.where.pointer), e.code, e.cause);
}

bool json_reader::read(const node& n, bool& value) {
    if (!expect(n, token_kind::boolean, "true or false")) return false;
    value = n.boolean();
    return true;
}

bool json_reader::read(const node& n, double& value) {
    if (!expect(n, token_kind::number, "a number")) return false;
    const auto parsed = parse_number(n.text());
    if (!parsed)
        return fail(n, errc::out_of_range, cut(n.text()) + " is beyond what a number holds");
    value = *parsed;
    return true;
}

bool json_reader::read(const node& n, std::int32_t& value) {
    if (!expect(n, token_kind::number, "a whole number")) return false;
    auto parsed = 0.0;  // a double holds every int32
    if (!read(n, parsed)) return false;
    if (parsed != std::trunc(parsed)) return fail_type(n, "a whole number");
    using limits = std::numeric_limits<std::int32_t>;
    if (parsed < limits::min() || parsed > limits::max())
        return fail(n, errc::out_of_range, cut(n.text()) + " is larger than any whole number here");
    value = static_cast<std::int32_t>(parsed);
    return true;
}

bool json_reader::read(const node& n, std::string& value) {
    if (!expect(n, token_kind::text, "a text")) return false;
    value = n.text();
    return true;
}

bool json_reader::read(const node& n, id& value) {
    if (!expect(n, token_kind::text, "an id (a text)")) return false;
    value.text = n.text();
    return in_range(n, value);
}

bool json_reader::read(const node& n, date& value) {
    if (!expect(n, token_kind::text, "a date (a text)")) return false;
    if (!is_digits(n.text(), "0123456789-"))
        return fail(n, errc::invalid_date, quoted(n.text(), shown) + " is not YYYY-MM-DD");
    const auto parsed = parse_date(n.text());
    if (!parsed) return fail(n, parsed.error().code, parsed.error().cause);
    value = *parsed;
    return true;
}

bool json_reader::read(const node& n, working_days& value) {
    if (n.is(token_kind::number)) return read(n, value.count) && in_range(n, value);
    if (!expect(n, token_kind::text, "working days (\"2wd\")")) return false;
    auto text = n.text();
    const auto has_unit = text.ends_with("wd");
    if (has_unit) text.remove_suffix(2);
    const auto parsed = is_digits(text, "0123456789.eE+-") ? parse_number(text) : std::nullopt;
    if (!has_unit || !parsed)
        return fail(n, errc::invalid_value,
                    quoted(n.text(), shown) + " is not a length like \"2wd\"");
    value.count = *parsed;
    return in_range(n, value);
}

bool json_reader::read(const node& n, disposition& value) {
    value.sign.reset();
    if (n.is(token_kind::text) && n.text() == "neutral") return true;
    if (!n.is(token_kind::number)) return fail_type(n, "-1, 0, 1 or \"neutral\"");
    return read(n, value.sign.emplace().value) && in_range(n, value);
}

bool json_reader::read_members(const node& n, std::span<const read_target> targets,
                               std::string_view what) {
    if (!expect(n, token_kind::object, "an object")) return false;
    auto seen = std::array<std::uint64_t, 2>{};  // a description has at most 52 members

    const auto read_member = [&](const node& key, const node& value) {
        for (std::size_t t = 0; t < targets.size(); ++t) {
            const auto members = targets[t].members;
            for (std::size_t m = 0; m < members.size(); ++m) {
                if (members[m].name != key.text()) continue;
                seen[t] |= std::uint64_t{1} << m;
                return members[m].read(*this, value, targets[t].object);
            }
        }
        if (!keeps_unknown_) return fail_key(key, targets, what);
        unknown_.push_back(key.token());
        return true;
    };
    if (!n.for_each_member(read_member)) return false;
    if (rule_ == when_absent::keeps_default) return true;

    for (std::size_t t = 0; t < targets.size(); ++t)
        for (std::size_t m = 0; m < targets[t].members.size(); ++m) {
            const auto& member = targets[t].members[m];
            if (member.required && (seen[t] >> m & 1u) == 0)
                return fail(n, errc::missing_key,
                            std::string{what} + " needs " + quoted(member.name));
        }
    return true;
}

}  // namespace upward::io
