// SPDX-License-Identifier: BSL-1.0
//
// Ids and references. An id is 1 to 64 bytes of [A-Za-z0-9._:-], given by the host; whatever an
// entry declares (a person, a rule, a promise) is named ever after by the id of that entry. A
// `ref<person>` is such a name inside another entry, and says which kinds it may name.
//
//     struct promise { ref<person> to; … };
//
// A reference may come before what it names: logs are merged in any order.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <string>
#include <string_view>

namespace upward {

inline constexpr std::size_t max_id_bytes = 64;

constexpr bool is_id(std::string_view text) noexcept {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '_' || c == ':' || c == '-';
    };
    return !text.empty() && text.size() <= max_id_bytes &&
           std::all_of(text.begin(), text.end(), allowed);
}

/// The name of an entry. Ordered bytewise.
struct id {
    std::string text;

    bool empty() const noexcept { return text.empty(); }
    auto operator<=>(const id&) const = default;
};

/// The name of an entry of one of `Kinds`; of any kind when none is listed. Empty where a reference
/// to something private was dropped.
template <class... Kinds>
struct ref {
    upward::id target;

    bool empty() const noexcept { return target.empty(); }
    bool operator==(const ref&) const = default;
    friend bool operator==(const ref& r, const upward::id& i) noexcept { return r.target == i; }
};

}  // namespace upward
