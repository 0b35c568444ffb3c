// SPDX-License-Identifier: BSL-1.0
//
// The members of a described struct in the order of canonical JSON: by name, bytewise.
#pragma once

#include <upward/core/describe.hpp>

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/utility.hpp>

#include <string_view>
#include <type_traits>

namespace upward::io {

namespace detail {

template <class A, class B>
using comes_first = std::bool_constant<(format_name(A::name) < format_name(B::name))>;

}  // namespace detail

template <described_struct Struct>
using sorted_members =
    boost::mp11::mp_sort<boost::describe::describe_members<
                             Struct, boost::describe::mod_public | boost::describe::mod_inherited>,
                         detail::comes_first>;

/// Calls `visit(name, member)` for each member of `object`.
template <described_struct Struct, class Visit>
void for_each_sorted_member(const Struct& object, Visit&& visit) {
    boost::mp11::mp_for_each<sorted_members<Struct>>(
        [&](auto member) { visit(format_name(member.name), object.*member.pointer); });
}

}  // namespace upward::io
