// SPDX-License-Identifier: BSL-1.0
//
// The only file that knows Boost.JSON, and of it only the parser that calls back. Its few compiled
// parts are compiled here under a name of our own: a host that links Boost.JSON itself, of another
// version perhaps, would otherwise define them twice.
#define json upward_json
#define BOOST_JSON_SOURCE
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/detail/impl/default_resource.ipp>
#include <boost/json/detail/impl/except.ipp>
#include <boost/json/detail/impl/shared_resource.ipp>
#include <boost/json/detail/impl/stack.ipp>
#include <boost/json/impl/error.ipp>
#undef json

#include "document.hpp"
#include "json_text.hpp"

#include <upward/core/text.hpp>
#include <upward/model/limits.hpp>

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

namespace upward::io {

namespace boost_json = boost::upward_json;

/// What the parser calls: it fills a document's tokens.
class document_builder {
public:
    using code = boost_json::error_code;
    using view = boost_json::string_view;

    static constexpr auto max_object_size = std::numeric_limits<std::size_t>::max();
    static constexpr auto max_array_size = max_object_size;
    static constexpr auto max_string_size = max_object_size;
    static constexpr auto max_key_size = max_object_size;

    explicit document_builder(std::string_view json) { made_.json_ = json; }

    bool on_document_begin(code&) noexcept { return true; }
    bool on_document_end(code&) noexcept { return true; }
    bool on_object_begin(code& ec) { return add(token_kind::object, ec) && open(); }
    bool on_array_begin(code& ec) { return add(token_kind::list, ec) && open(); }
    bool on_array_end(std::size_t, code&) { return close(); }
    bool on_object_end(std::size_t, code& ec) { return unique_keys(ec) && close(); }

    bool on_key_part(view part, std::size_t, code&) { return escaped(part); }
    bool on_key(view rest, std::size_t, code& ec) {
        return add(token_kind::key, ec) && put_text(rest);
    }
    bool on_string_part(view part, std::size_t, code&) { return escaped(part); }
    bool on_string(view rest, std::size_t, code& ec) {
        return add(token_kind::text, ec) && put_text(rest);
    }

    bool on_number_part(view, code&) noexcept { return true; }
    bool on_int64(std::int64_t, view number, code& ec) { return put_number(number, ec); }
    bool on_uint64(std::uint64_t, view number, code& ec) { return put_number(number, ec); }
    bool on_double(double, view number, code& ec) { return put_number(number, ec); }
    bool on_bool(bool value, code& ec) {
        if (!add(token_kind::boolean, ec)) return false;
        made_.tokens_.back().flag = value;
        return true;
    }
    bool on_null(code& ec) { return add(token_kind::null, ec); }
    bool on_comment_part(view, code&) noexcept { return true; }
    bool on_comment(view, code&) noexcept { return true; }

    document take() && { return std::move(made_); }
    error trouble(boost_json::error what, std::size_t offset);

private:
    std::uint32_t next() const noexcept { return static_cast<std::uint32_t>(made_.tokens_.size()); }

    // Only at the two outer levels can something be as long as a log.
    bool add(token_kind kind, code& ec) {
        if (!open_.empty()) {
            auto& holder = made_.tokens_[open_.back()];
            const bool counts = holder.kind == token_kind::list || kind == token_kind::key;
            const auto most = open_.size() <= 2 ? max_entries : max_list_items;
            if (counts && ++holder.size > most) {
                failed_ =
                    error{errc::limit_exceeded, "more than " + std::to_string(most) + " items",
                          place_of_next(kind)};
                if (kind == token_kind::key) failed_->where.pointer = pointer_to_open();
                ec = boost_json::error::array_too_large;
                return false;
            }
        }
        made_.tokens_.push_back({.kind = kind, .end = next() + 1});
        return true;
    }

    place place_of_next(token_kind kind) {
        made_.tokens_.push_back({.kind = kind, .end = next() + 1});
        return made_.place_of(next() - 1);
    }

    std::string pointer_to_open() const {
        return open_.empty() ? std::string{} : made_.pointer_to(open_.back());
    }

    bool open() {
        open_.push_back(next() - 1);
        made_.tokens_.back().end = 0;
        return true;
    }
    bool close() {
        made_.tokens_[open_.back()].end = next();
        open_.pop_back();
        return true;
    }

    bool escaped(view part) {
        made_.unescaped_.append(part.data(), part.size());
        parts_ += part.size();
        return true;
    }

    bool put_text(view rest) {
        auto& t = made_.tokens_.back();
        const auto within =
            std::less_equal<>{}(made_.json_.data(), rest.data()) &&
            std::less_equal<>{}(rest.data(), made_.json_.data() + made_.json_.size());
        if (parts_ == 0 && within) {
            t.begin = static_cast<std::uint32_t>(rest.data() - made_.json_.data());
            t.size = static_cast<std::uint32_t>(rest.size());
            return true;
        }
        escaped(rest);
        t.flag = true;
        t.size = static_cast<std::uint32_t>(std::exchange(parts_, 0));
        t.begin = static_cast<std::uint32_t>(made_.unescaped_.size()) - t.size;
        return true;
    }

    bool put_number(view number, code& ec) {
        if (!add(token_kind::number, ec)) return false;
        auto& t = made_.tokens_.back();
        t.begin = static_cast<std::uint32_t>(number.data() - made_.json_.data());
        t.size = static_cast<std::uint32_t>(number.size());
        return true;
    }

    bool unique_keys(code& ec) {
        keys_.clear();
        const auto object = open_.back();
        for (auto at = object + 1; at < next(); at = made_.tokens_[at + 1].end) keys_.push_back(at);
        const auto twin = second_of_twins();
        if (!twin) return true;
        failed_ = error{errc::duplicate_key,
                        "the key " + quoted(text(*twin), 40) + " stands twice in one object",
                        made_.place_of(*twin)};
        ec = boost_json::error::syntax;
        return false;
    }

    // The objects of entries are small: comparing all pairs beats sorting them.
    std::optional<std::uint32_t> second_of_twins() {
        if (keys_.size() <= 16) {
            for (std::size_t i = 1; i < keys_.size(); ++i)
                for (std::size_t j = 0; j < i; ++j)
                    if (text(keys_[i]) == text(keys_[j])) return keys_[i];
            return std::nullopt;
        }
        std::sort(keys_.begin(), keys_.end(), [this](std::uint32_t a, std::uint32_t b) {
            return std::pair{text(a), a} < std::pair{text(b), b};
        });
        auto first = std::optional<std::uint32_t>{};
        for (std::size_t i = 1; i < keys_.size(); ++i)
            if (text(keys_[i]) == text(keys_[i - 1]) && (!first || keys_[i] < *first))
                first = keys_[i];
        return first;
    }

    std::string_view text(std::uint32_t key) const { return made_.text_of(made_.tokens_[key]); }

    document made_;
    std::vector<std::uint32_t> open_;  // the lists and objects that are not closed yet
    std::vector<std::uint32_t> keys_;
    std::size_t parts_ = 0;  // bytes of the text at hand that were escaped
    std::optional<error> failed_;
};

namespace {

std::string_view cause_of(boost_json::error what) {
    switch (what) {
        case boost_json::error::incomplete: return "the text ends too early";
        case boost_json::error::extra_data: return "something follows the value";
        case boost_json::error::expected_hex_digit: return "\\u needs four hexadecimal digits";
        case boost_json::error::illegal_leading_surrogate:
        case boost_json::error::illegal_trailing_surrogate:
        case boost_json::error::expected_utf16_escape: return "\\u names half a character";
        default: return "not JSON";
    }
}

void append_escaped(std::string& pointer, std::string_view key) {
    pointer += '/';
    for (const char c : key) {
        if (c == '~') pointer += "~0";
        else if (c == '/') pointer += "~1";
        else pointer += c;
    }
}

/// The offset at which the key or value of that number begins. Precondition: the text is JSON up to
/// there.
std::size_t offset_of(std::string_view json, std::uint32_t number) {
    auto seen = std::uint32_t{0};
    for (std::size_t i = 0; i < json.size(); ++i) {
        const auto c = json[i];
        if (std::string_view{" \t\r\n:,]}"}.find(c) != std::string_view::npos) continue;
        if (seen++ == number) return i;
        if (c == '"') {
            for (++i; i < json.size() && json[i] != '"'; ++i)
                if (json[i] == '\\') ++i;
        } else if (c != '{' && c != '[') {
            i = std::min(json.find_first_of(" \t\r\n,]}", i), json.size()) - 1;
        }
    }
    return json.size();
}

}  // namespace

error document_builder::trouble(boost_json::error what, std::size_t offset) {
    if (failed_) return *failed_;
    if (what == boost_json::error::exponent_overflow)
        return {errc::out_of_range, "a number beyond all bounds",
                place_of_next(token_kind::number)};

    auto where = place_at(made_.json_, offset);
    where.pointer = pointer_to_open();
    if (what == boost_json::error::too_deep)
        return {errc::limit_exceeded,
                "brackets are nested more than " + std::to_string(max_json_depth) + " deep", where};
    return {errc::syntax, std::string{cause_of(what)}, where};
}

result<document> document::parse(std::string_view json) {
    if (json.size() > max_json_bytes)
        return error{errc::limit_exceeded,
                     "a text has at most " + std::to_string(max_json_bytes) + " bytes"};
    if (const auto bad = first_invalid_utf8(json); bad != std::string_view::npos)
        return error{errc::invalid_utf8, "the text is not UTF-8 from here on", place_at(json, bad)};
    if (json.starts_with("\xEF\xBB\xBF"))
        return error{errc::syntax, "the text begins with a byte order mark: leave it out",
                     place_at(json, 0)};

    auto options = boost_json::parse_options{};
    options.max_depth = max_json_depth;
    options.allow_invalid_utf8 = true;  // it was looked at above
    auto parser = boost_json::basic_parser<document_builder>{options, json};
    auto ec = boost_json::error_code{};
    const auto used = parser.write_some(false, json.data(), json.size(), ec);
    if (!ec && used < json.size()) ec = boost_json::error::extra_data;
    if (ec) return parser.handler().trouble(static_cast<boost_json::error>(ec.value()), used);
    return std::move(parser.handler()).take();
}

place place_at(std::string_view text, std::size_t offset) {
    const auto before = text.substr(0, offset);
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const auto line_begin = before.rfind('\n') + 1;  // 0 when there is none
    auto where = place{};
    where.line = static_cast<std::int32_t>(lines) + 1;
    where.column = static_cast<std::int32_t>(offset - line_begin) + 1;
    where.offset = static_cast<std::int64_t>(offset);
    return where;
}

place document::place_of(std::uint32_t number) const {
    auto where = place_at(json_, offset_of(json_, number));
    where.pointer = pointer_to(number);
    return where;
}

std::string document::pointer_to(std::uint32_t number) const {
    auto pointer = std::string{};
    const auto last = static_cast<std::uint32_t>(tokens_.size());
    const auto end_of = [&](std::uint32_t at) { return tokens_[at].end ? tokens_[at].end : last; };
    for (auto holder = std::uint32_t{0}; holder != number;) {
        const auto keyed = tokens_[holder].kind == token_kind::object ? 1u : 0u;
        auto at = holder + 1;
        for (std::size_t i = 0;; ++i) {
            const auto value = at + keyed;
            const auto end = value < last ? end_of(value) : last;
            if (number < end) {
                append_escaped(pointer, keyed ? text_of(tokens_[at]) : std::to_string(i));
                holder = number == at ? number : value;
                break;
            }
            at = end;
        }
    }
    return pointer;
}

std::optional<node> node::find(std::string_view key) const {
    auto found = std::optional<node>{};
    for_each_member([&](node name, node value) {
        if (name.text() == key) found = value;
        return !found;
    });
    return found;
}

node node::follow(std::string_view pointer) const {
    if (pointer.empty()) return *this;
    const auto slash = std::min(pointer.find('/', 1), pointer.size());
    const auto step = pointer.substr(1, slash - 1);  // names of fields: nothing is escaped in them
    auto found = std::optional<node>{};
    if (is(token_kind::object)) found = find(step);
    if (is(token_kind::list)) {
        auto i = std::size_t{0};
        for_each_item([&](node item) {
            if (std::to_string(i++) == step) found = item;
            return !found;
        });
    }
    return found ? found->follow(pointer.substr(slash)) : *this;
}

namespace {

void put_canonical(json_text& out, const node& value) {
    switch (value.kind()) {
        case token_kind::null: return out.null();
        case token_kind::boolean: return out.boolean(value.boolean());
        case token_kind::number: return out.raw(value.text());
        case token_kind::key:
        case token_kind::text: return out.text(value.text());
        case token_kind::list:
            out.open_list();
            value.for_each_item([&](node item) { return put_canonical(out, item), true; });
            return out.close_list();
        case token_kind::object: break;
    }
    auto members = std::vector<std::pair<std::string_view, node>>{};
    value.for_each_member(
        [&](node key, node member) { return members.emplace_back(key.text(), member), true; });
    std::sort(members.begin(), members.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    out.open_object();
    for (const auto& [key, member] : members) out.key(key), put_canonical(out, member);
    out.close_object();
}

}  // namespace

std::string canonical(const node& value) {
    auto out = json_text{};
    put_canonical(out, value);
    return std::move(out).take();
}

}  // namespace upward::io
