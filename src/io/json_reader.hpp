// SPDX-License-Identifier: BSL-1.0
//
// Values out of a document: one walk for every described struct, by the names of its description.
//
//     auto reader = json_reader{document};
//     if (!reader.read(document.root(), calendar)) return reader.fault();
//
// Nothing is guessed: unknown keys, null and values of another type are errors, each with its place.
// A member is required unless it is an optional or a vector; a struct read with `keeps_default`
// keeps what C++ gave its members where the text says nothing.
#pragma once

#include "document.hpp"
#include "json_text.hpp"

#include <upward/core/box.hpp>
#include <upward/core/describe.hpp>
#include <upward/core/result.hpp>
#include <upward/model/check.hpp>
#include <upward/model/entry.hpp>
#include <upward/model/workspace.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace upward::io {

class json_reader;

/// A member of a struct: its name in the format, and how it is read.
struct readable_member {
    std::string_view name;
    bool required;
    bool (*read)(json_reader&, const node&, void* object);
};

/// An object of C++ that takes members of an object of JSON.
struct read_target {
    std::span<const readable_member> members;
    void* object;
};

enum class when_absent { fails, keeps_default };

class json_reader {
public:
    explicit json_reader(const document& of, when_absent rule = when_absent::fails,
                         std::int32_t format = format_number)
        : document_(&of), rule_(rule), format_(format) {}

    // Each answers whether it went well; `fault` then says what did not.

    bool read(const node& n, bool& value);
    bool read(const node& n, double& value);
    bool read(const node& n, std::int32_t& value);
    bool read(const node& n, std::string& value);
    bool read(const node& n, id& value);
    bool read(const node& n, date& value);
    bool read(const node& n, working_days& value);
    bool read(const node& n, disposition& value);
    bool read(const node& n, entry& value);

    bool read(const node& n, share& value) { return read(n, value.value) && in_range(n, value); }
    bool read(const node& n, amount& value) { return read(n, value.value) && in_range(n, value); }

    template <std::int32_t Min, std::int32_t Max>
    bool read(const node& n, bounded<Min, Max>& value) {
        return read(n, value.value) && in_range(n, value);
    }

    template <class... Kinds>
    bool read(const node& n, ref<Kinds...>& value) {
        return read(n, value.target);
    }

    template <described_enum Enum>
    bool read(const node& n, Enum& value) {
        if (!expect(n, token_kind::text, "a text")) return false;
        if (const auto known = enum_value<Enum>(n.text())) {
            value = *known;
            return true;
        }
        auto words = std::vector<std::string_view>{};
        for_each_enumerator<Enum>([&words](Enum, std::string_view word) { words.push_back(word); });
        return fail_word(n, words);
    }

    template <class T>
    bool read(const node& n, std::optional<T>& value) {
        return read(n, value.emplace());
    }

    template <class T>
    bool read(const node& n, std::vector<T>& list) {
        if (!expect(n, token_kind::list, "a list")) return false;
        list.clear();
        list.reserve(n.size());
        return n.for_each_item([&](const node& item) { return read(item, list.emplace_back()); });
    }

    template <class T, std::size_t N>
    bool read(const node& n, std::array<T, N>& list) {
        if (!expect(n, token_kind::list, "a list")) return false;
        if (n.size() != N)
            return fail(n, errc::out_of_range, "a list of " + std::to_string(N) + " is wanted");
        auto item = list.begin();
        return n.for_each_item([&](const node& of) { return read(of, *item++); });
    }

    /// The entry of a correction: without an id, and with a date only where it gives one.
    bool read(const node& n, box<entry>& replacement) {
        return read_entry(n, *replacement, entry_place::within_correction);
    }

    /// `what` names the object in a message: "a workspace".
    template <described_struct Struct>
    bool read(const node& n, Struct& object, std::string_view what = "this object");

    /// Keys that are not known are kept in `unknown` in place of failing.
    void keep_unknown_keys() { keeps_unknown_ = true; }
    const std::vector<std::uint32_t>& unknown() const noexcept { return unknown_; }

    bool fail(const node& at, errc code, std::string cause);
    error fault() const;

private:
    enum class entry_place { of_a_log, within_correction };

    bool read_entry(const node& n, entry& value, entry_place place);
    bool read_known_entry(const node& n, entry& value, entry_place place);
    bool keep_as_it_is(const node& n, entry& value);

    bool read_members(const node& n, std::span<const read_target> targets, std::string_view what);

    bool expect(const node& n, token_kind kind, std::string_view wanted);
    bool fail_type(const node& n, std::string_view wanted);
    bool fail_word(const node& n, std::span<const std::string_view> words);
    bool fail_key(const node& key, std::span<const read_target> targets, std::string_view what);
    bool fail_checked(const node& n, const status& checked);
    bool find_zone_of(const node& n, const entry& value);

    template <class T>
    bool in_range(const node& n, const T& value) {
        return fail_checked(n, upward::detail::entry_check::field(value));
    }

    const document* document_;
    when_absent rule_;
    std::int32_t format_;
    bool keeps_unknown_ = false;
    std::vector<std::uint32_t> unknown_;  // tokens of keys
    std::uint32_t failed_at_ = 0;
    error failed_;
};

namespace detail {

template <class T>
inline constexpr bool may_be_absent = false;
template <class T>
inline constexpr bool may_be_absent<std::optional<T>> = true;
template <class T>
inline constexpr bool may_be_absent<std::vector<T>> = true;

template <class Struct, class Member>
constexpr readable_member readable() {
    using type = std::remove_cvref_t<decltype(std::declval<Struct&>().*Member::pointer)>;
    return {format_name(Member::name), !may_be_absent<type>,
            [](json_reader& reader, const node& n, void* object) {
                return reader.read(n, static_cast<Struct*>(object)->*Member::pointer);
            }};
}

template <class Struct, template <class...> class List, class... Members>
constexpr std::array<readable_member, sizeof...(Members)> all_readable(List<Members...>) {
    return {readable<Struct, Members>()...};
}

}  // namespace detail

template <described_struct Struct>
inline constexpr auto readable_members = detail::all_readable<Struct>(
    boost::describe::describe_members<Struct, boost::describe::mod_public |
                                                  boost::describe::mod_inherited>{});

template <described_struct Struct>
bool json_reader::read(const node& n, Struct& object, std::string_view what) {
    const auto target = read_target{readable_members<Struct>, &object};
    return read_members(n, {&target, 1}, what);
}

/// The parameters of a query: a described struct that keeps its defaults where the text, or an empty
/// text, says nothing.
template <described_struct Parameters>
result<Parameters> read_parameters(std::string_view json) {
    auto parameters = Parameters{};
    if (json.empty()) return parameters;
    const auto parsed = document::parse(json);
    if (!parsed) return parsed.error();
    auto reader = json_reader{*parsed, when_absent::keeps_default};
    if (!reader.read(parsed->root(), parameters)) return reader.fault();
    return parameters;
}

}  // namespace upward::io
