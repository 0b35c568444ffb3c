// SPDX-License-Identifier: BSL-1.0
//
// Our values inside a host's own Boost archives: every described struct of namespace upward, the
// entry, the log, the workspace and the types of their fields. Opt-in: it needs the compiled
// Boost.Serialization (target upward::serialization).
//
//     struct day_book {                             // the host's own
//         std::string owner;
//         upward::workspace workspace;
//         template <class Archive>
//         void serialize(Archive& ar, unsigned) { ar & owner & workspace; }
//     };
//     boost::archive::text_oarchive{stream} << book;
//
// For trusted bytes only: Boost archives are not safe against an enemy, and a flipped bit can pass
// unseen. What comes from elsewhere comes as JSON (io/json.hpp). Prefer text archives; a binary one
// is for the same build on the same machine. A number that is not finite is refused when saving,
// because a text archive could not read it again.
//
// Values only: nothing is tracked and no class information is kept. Each value that the host names
// begins with the version of our form, then its fields in order; enumerations and kinds by name, so
// that a new one moves nothing.
//
// Loading throws `boost::archive::archive_exception`: unsupported_class_version when the version is
// newer than ours, input_stream_error when what is there is no value of ours, or when a log or a
// workspace refuses it. The target is then as it was. A log is built anew entry by entry, with all
// its checks; an entry or a policy alone is not looked at: `upward::check` does.
#pragma once

#include <upward/core/box.hpp>
#include <upward/core/describe.hpp>
#include <upward/core/id.hpp>
#include <upward/core/message.hpp>
#include <upward/model/entry.hpp>
#include <upward/model/limits.hpp>
#include <upward/model/workspace.hpp>

#include <boost/archive/archive_exception.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/serialization/level.hpp>
#include <boost/serialization/nvp.hpp>
#include <boost/serialization/string.hpp>
#include <boost/serialization/tracking.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace upward::interop {

/// The version of the form in which values stand in an archive.
inline constexpr std::uint32_t archive_version = 1;

namespace detail {

using boost::archive::archive_exception;

/// Whether a type was declared in namespace upward itself: a host's type that derives from one of
/// ours, or is a template over one, is the host's own affair.
template <class T>
constexpr bool is_named_upward() noexcept {
#if defined(__clang__) || defined(__GNUC__)
    constexpr auto signature = std::string_view{__PRETTY_FUNCTION__};
    return signature.find("T = upward::") != std::string_view::npos;
#else
    constexpr auto signature = std::string_view{__FUNCSIG__};
    return signature.find("is_named_upward<struct upward::") != std::string_view::npos;
#endif
}

template <class T>
inline constexpr bool is_field_type = false;
template <class... Kinds>
inline constexpr bool is_field_type<ref<Kinds...>> = true;
template <std::int32_t Min, std::int32_t Max>
inline constexpr bool is_field_type<bounded<Min, Max>> = true;
template <class T>
inline constexpr bool is_field_type<box<T>> = true;

template <class T, class... Types>
inline constexpr bool is_one_of = (std::is_same_v<T, Types> || ...);

}  // namespace detail

/// What the templates below take.
template <class T>
concept archivable = detail::is_one_of<T, id, share, amount, working_days, disposition, message,
                                       entry, entry_log, workspace_settings, workspace> ||
    detail::is_field_type<T> ||(described_struct<T>&& detail::is_named_upward<T>());

namespace detail {

/// The parts of a value, to an archive or from it, by whether the archive saves.
template <class Archive>
class archive_walk {
public:
    explicit archive_walk(Archive& archive) : archive_(&archive) {}

    void walk(bool& value) { leaf(value); }
    void walk(std::int32_t& value) { leaf(value); }
    void walk(std::int64_t& value) { leaf(value); }
    void walk(std::uint32_t& value) { leaf(value); }
    void walk(std::string& value) { leaf(value); }
    void walk(double& value) {
        if (saves && !std::isfinite(value))
            throw archive_exception{archive_exception::output_stream_error, "not a finite number"};
        leaf(value);
    }

    void walk(id& value) { walk(value.text); }
    void walk(share& value) { walk(value.value); }
    void walk(amount& value) { walk(value.value); }
    void walk(working_days& value) { walk(value.count); }
    void walk(disposition& value) { walk(value.sign); }
    void walk(message& value) { walk(value.key), walk(value.arguments); }

    template <class... Kinds>
    void walk(ref<Kinds...>& value) {
        walk(value.target);
    }
    template <std::int32_t Min, std::int32_t Max>
    void walk(bounded<Min, Max>& value) {
        walk(value.value);
    }
    template <class T>
    void walk(box<T>& value) {
        walk(*value);
    }

    void walk(date& value) {
        auto text = saves ? to_string(value) : std::string{};
        walk(text);
        if constexpr (!saves) {
            const auto parsed = text.empty() ? result<date>{date{}} : parse_date(text);
            if (!parsed) refuse(parsed.error());
            value = *parsed;
        }
    }

    template <described_enum Enum>
    void walk(Enum& value) {
        auto word = saves ? std::string{enum_name(value)} : std::string{};
        walk(word);
        if constexpr (!saves) {
            const auto known = enum_value<Enum>(word);
            if (!known) refuse(error{errc::invalid_value, "an unknown word: " + word});
            value = *known;
        }
    }

    template <class T>
    void walk(std::optional<T>& value) {
        auto has = value.has_value();
        walk(has);
        if constexpr (!saves) value = has ? std::optional<T>{std::in_place} : std::nullopt;
        if (has) walk(*value);
    }

    template <class T>
    void walk(std::vector<T>& list) {
        const auto count = walk_count(list.size());
        if constexpr (!saves) list.clear();
        for (std::uint32_t i = 0; i < count; ++i) {
            if constexpr (!saves) list.emplace_back();  // not all at once: the count may be wrong
            walk(list[i]);
        }
    }

    template <class T, std::size_t N>
    void walk(std::array<T, N>& list) {
        for (auto& item : list) walk(item);
    }

    template <class T, class Less>
    void walk(std::map<std::string, T, Less>& by_name) {
        const auto count = walk_count(by_name.size());
        if constexpr (saves) {
            for (auto& [name, value] : by_name) {
                auto key = name;
                walk(key), walk(value);
            }
        } else {
            by_name.clear();
            for (std::uint32_t i = 0; i < count; ++i) {
                auto item = std::pair<std::string, T>{};
                walk(item.first), walk(item.second);
                by_name.insert(std::move(item));
            }
        }
    }

    void walk(message_argument& value) {
        auto which = static_cast<std::int32_t>(value.index());
        walk(which);
        if constexpr (!saves) {
            if (which == 0) value = std::string{};
            else if (which == 1) value = std::int64_t{};
            else if (which == 2) value = double{};
            else refuse(error{errc::invalid_value, "an unknown argument"});
        }
        std::visit([this](auto& argument) { this->walk(argument); }, value);
    }

    void walk(entry_body& body) {
        constexpr auto newer = std::string_view{"not_understood"};
        auto name = std::string{};
        if constexpr (saves) {
            name = holds<not_understood>(body) ? newer : kind_of(body);
            walk(name);
            visit([this](auto kind) { this->walk(kind); }, body);
        } else {
            walk(name);
            auto found = false;
            boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, entry_kinds>>(
                [&](auto type) {
                    using Kind = typename decltype(type)::type;
                    auto kind_name = newer;
                    if constexpr (requires { Kind::kind; }) kind_name = Kind::kind;
                    if (found || name != kind_name) return;
                    found = true;
                    auto kind = Kind{};
                    this->walk(kind);
                    body = std::move(kind);
                });
            if (!found) refuse(error{errc::unknown_kind, "an unknown kind: " + name});
        }
    }

    void walk(entry& e) {
        walk(e.id), walk(e.date), walk(e.at), walk(e.area), walk(e.visibility), walk(e.body);
    }

    void walk(workspace_settings& s) {
        walk(s.format), walk(s.zone), walk(s.calendar), walk(s.policy), walk(s.unknown_settings);
    }

    void walk(entry_log& log) {
        auto all = std::vector<entry>{};
        if constexpr (saves)
            for (const auto& e : log.entries()) all.push_back(*e);
        walk(all);
        if constexpr (!saves) {
            log = {};
            if (const auto added = log.append(std::move(all)); !added) refuse(added.error());
        }
    }

    void walk(workspace& ws) {
        auto settings = ws.settings();
        auto all = std::vector<entry>{};
        if constexpr (saves)
            for (const auto& e : ws.entries().entries()) all.push_back(*e);
        walk(settings), walk(all);
        if constexpr (!saves) {
            auto made = workspace::make(std::move(settings));
            if (!made) refuse(made.error());
            if (const auto added = made->append(std::move(all)); !added) refuse(added.error());
            ws = std::move(*made);
        }
    }

    template <described_struct Struct>
    void walk(Struct& object) {
        for_each_member(object, [this](std::string_view, auto& member) { this->walk(member); });
    }

private:
    static constexpr bool saves = Archive::is_saving::value;

    template <class T>
    void leaf(T& value) {
        *archive_& boost::serialization::make_nvp("value", value);
    }

    std::uint32_t walk_count(std::size_t size) {
        auto count = static_cast<std::uint32_t>(size);
        walk(count);
        if (count > max_entries) refuse(error{errc::limit_exceeded, "a list that is too long"});
        return count;
    }

    [[noreturn]] static void refuse(const error& e) {
        throw archive_exception{archive_exception::input_stream_error, to_string(e).c_str()};
    }

    Archive* archive_;
};

}  // namespace detail

}  // namespace upward::interop

namespace upward {

/// What Boost.Serialization calls. Throws as said above.
template <class Archive, interop::archivable Value>
void serialize(Archive& archive, Value& value, const unsigned int) {
    using boost::archive::archive_exception;
    auto walk = interop::detail::archive_walk<Archive>{archive};
    auto version = interop::archive_version;
    walk.walk(version);
    if constexpr (Archive::is_saving::value) {
        walk.walk(value);
    } else {
        if (version != interop::archive_version)
            throw archive_exception{archive_exception::unsupported_class_version, "upward"};
        auto loaded = Value{};
        walk.walk(loaded);
        value = std::move(loaded);
    }
}

}  // namespace upward

namespace boost::serialization {

template <class Value>
    requires upward::interop::archivable<Value>
struct implementation_level_impl<const Value> {
    using tag = mpl::integral_c_tag;
    using type = mpl::int_<object_serializable>;
    static constexpr int value = object_serializable;
};

template <class Value>
    requires upward::interop::archivable<Value>
struct tracking_level_impl<const Value> {
    using tag = mpl::integral_c_tag;
    using type = mpl::int_<track_never>;
    static constexpr int value = track_never;
};

}  // namespace boost::serialization
