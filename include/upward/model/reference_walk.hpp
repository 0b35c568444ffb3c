// SPDX-License-Identifier: BSL-1.0
//
// The walks over the references of a kind: to look at each with its place, and to drop those that
// are not to be kept.
#pragma once

#include <upward/core/box.hpp>
#include <upward/core/describe.hpp>
#include <upward/core/id.hpp>
#include <upward/model/kinds.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace upward::detail {

/// The kinds that a reference may name, by their names; any when there is none.
using kind_names = std::span<const std::string_view>;

template <class Kind>
constexpr std::string_view reference_name() {
    if constexpr (std::is_same_v<Kind, criterion>) return "criterion";
    else return Kind::kind;
}

template <class... Kinds>
inline constexpr auto reference_names =
    std::array<std::string_view, sizeof...(Kinds)>{reference_name<Kinds>()...};

/// A criterion is no entry of its own: it is named within its experiment.
inline bool may_name_criterion(kind_names kinds) {
    return kinds.empty() || std::find(kinds.begin(), kinds.end(), "criterion") != kinds.end();
}

class reference_visitor {
public:
    virtual void see(const std::string& pointer, const id& target, kind_names kinds) = 0;

protected:
    ~reference_visitor() = default;
};

class reference_keeper {
public:
    virtual bool keeps(const id& target, kind_names kinds) const = 0;
    virtual bool keeps_obligation(std::string_view name) const = 0;

protected:
    ~reference_keeper() = default;
};

/// Shows each reference that names something, by its JSON pointer.
struct reference_walk {
    reference_visitor& visitor;

    template <class T>
    void walk(const std::string& at, const T& value) const {
        if constexpr (described_struct<T>)
            for_each_member(value, [&](std::string_view name, const auto& member) {
                walk(at + "/" + std::string{name}, member);
            });
    }
    template <class T>
    void walk(const std::string& at, const std::optional<T>& value) const {
        if (value) walk(at, *value);
    }
    template <class T>
    void walk(const std::string& at, const std::vector<T>& list) const {
        for (std::size_t i = 0; i < list.size(); ++i) walk(at + "/" + std::to_string(i), list[i]);
    }
    template <class... Kinds>
    void walk(const std::string& at, const ref<Kinds...>& r) const {
        if (!r.empty()) visitor.see(at, r.target, reference_names<Kinds...>);
    }
};

/// Empties each reference that is not kept; where it may be absent, it is.
struct reference_filter {
    const reference_keeper& keeper;

    template <class T>
    void drop(T& member) const {
        if constexpr (described_struct<T>)
            for_each_member(member, [this](std::string_view, auto& inner) { this->drop(inner); });
    }
    void drop(ask& a) const {
        drop<ask>(a);
        if (a.obligation && !keeper.keeps_obligation(*a.obligation)) a.obligation.reset();
    }
    void drop(update& u) const {
        drop<update>(u);
        std::erase_if(u.settles, [this](const auto& o) { return !keeper.keeps_obligation(o); });
    }
    template <class... Kinds>
    void drop(ref<Kinds...>& r) const {
        if (!keeper.keeps(r.target, reference_names<Kinds...>)) r.target.text.clear();
    }
    template <class T>
    void drop(std::optional<T>& member) const {
        if (!member) return;
        drop(*member);
        if constexpr (requires { member->target; })
            if (member->empty()) member.reset();
    }
    template <class T>
    void drop(std::vector<T>& list) const {
        for (auto& item : list) drop(item);
        if constexpr (requires(T & item) { item.target; })
            std::erase_if(list, [](const T& item) { return item.empty(); });
    }
};

}  // namespace upward::detail
