// SPDX-License-Identifier: BSL-1.0
//
// One description per struct, from which JSON, schema, archives and checks follow. A struct is
// described beside its definition with BOOST_DESCRIBE_STRUCT, an enumeration with
// BOOST_DESCRIBE_ENUM; the names written there are the names of the format.
//
//     upward::for_each_member(policy, [](std::string_view name, auto& member) { … });
//     upward::enum_name(weekday::FR);                     // "FR"
//     upward::enum_value<weekday>("FR");                  // optional<weekday>
//
// Members come bases first, then in the order of the description. A name that C++ keeps for itself
// is written with a trailing underscore there and without it everywhere else.
#pragma once

#include <boost/describe.hpp>
#include <boost/mp11/algorithm.hpp>

#include <optional>
#include <string_view>
#include <type_traits>

namespace upward {

template <class T>
concept described_struct = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;

template <class T>
concept described_enum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

/// The name in the format of a described C++ name: without a trailing underscore.
constexpr std::string_view format_name(std::string_view name) noexcept {
    return name.ends_with('_') ? name.substr(0, name.size() - 1) : name;
}

/// Calls `visit(name, member)` for each described member of `object`.
template <class Object, class Visit>
    requires described_struct<std::remove_const_t<Object>>
constexpr void for_each_member(Object& object, Visit&& visit) {
    using members = boost::describe::describe_members<
        std::remove_const_t<Object>, boost::describe::mod_public | boost::describe::mod_inherited>;
    boost::mp11::mp_for_each<members>(
        [&](auto member) { visit(format_name(member.name), object.*member.pointer); });
}

/// The enumerator's own name; empty for a value that is none of them.
template <described_enum Enum>
constexpr std::string_view enum_name(Enum value) noexcept {
    auto found = std::string_view{};
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>([&](auto enumerator) {
        if (enumerator.value == value) found = format_name(enumerator.name);
    });
    return found;
}

template <described_enum Enum>
constexpr std::optional<Enum> enum_value(std::string_view name) noexcept {
    auto found = std::optional<Enum>{};
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>([&](auto enumerator) {
        if (name == format_name(enumerator.name)) found = enumerator.value;
    });
    return found;
}

/// Calls `visit(value, name)` for each enumerator.
template <described_enum Enum, class Visit>
constexpr void for_each_enumerator(Visit&& visit) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>(
        [&](auto enumerator) { visit(enumerator.value, format_name(enumerator.name)); });
}

}  // namespace upward
