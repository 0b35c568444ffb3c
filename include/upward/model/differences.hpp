// SPDX-License-Identifier: BSL-1.0
//
// Where two answers of one query differ: each value that is not the same, with its JSON pointer.
// What one of them does not have is shown as the text "none".
#pragma once

#include <upward/core/describe.hpp>
#include <upward/core/id.hpp>
#include <upward/core/message.hpp>
#include <upward/core/real.hpp>
#include <upward/core/trace.hpp>
#include <upward/model/entry.hpp>
#include <upward/schedule/day.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace upward {

struct difference {
    std::string at;
    message_argument before;
    message_argument after;
    bool operator==(const difference&) const = default;
};
BOOST_DESCRIBE_STRUCT(difference, (), (at, before, after))

namespace detail {

/// An answer as pointer and value, leaf by leaf.
class flattened {
public:
    template <class Answer>
    explicit flattened(const Answer& answer) {
        visit("", answer);
    }
    const std::map<std::string, message_argument>& leaves() const noexcept { return leaves_; }

private:
    template <class T>
    void visit(const std::string& at, const T& value) {
        if constexpr (std::is_same_v<T, trace> || std::is_same_v<T, entry>) return;
        else if constexpr (std::is_same_v<T, bool>) leaves_[at] = value ? "true" : "false";
        else if constexpr (std::is_integral_v<T>) leaves_[at] = static_cast<std::int64_t>(value);
        else if constexpr (std::is_floating_point_v<T>) leaves_[at] = rounded(value, 4);
        else if constexpr (std::is_same_v<T, std::string>) leaves_[at] = value;
        else if constexpr (std::is_same_v<T, id>) leaves_[at] = value.text;
        else if constexpr (std::is_same_v<T, date>) leaves_[at] = to_string(value);
        else if constexpr (std::is_same_v<T, message>) leaves_[at] = value.key;
        else if constexpr (described_enum<T>) leaves_[at] = std::string{enum_name(value)};
        else
            for_each_member(value, [&](std::string_view name, const auto& member) {
                visit(at + "/" + std::string{name}, member);
            });
    }
    template <class T>
    void visit(const std::string& at, const std::optional<T>& value) {
        if (value) visit(at, *value);
    }
    template <class T>
    void visit(const std::string& at, const std::vector<T>& list) {
        for (std::size_t i = 0; i < list.size(); ++i) visit(at + "/" + std::to_string(i), list[i]);
    }
    template <class T>
    void visit(const std::string& at, const std::map<std::string, T>& values) {
        for (const auto& [name, value] : values) visit(at + "/" + name, value);
    }

    std::map<std::string, message_argument> leaves_;
};

}  // namespace detail

/// By pointer. Traces are not compared: their values are. Nor are entries that an answer offers.
template <class Answer>
std::vector<difference> differences(const Answer& before, const Answer& after) {
    const auto a = detail::flattened{before}, b = detail::flattened{after};
    const auto none = message_argument{std::string{"none"}};
    auto found = std::vector<difference>{};
    for (const auto& [at, value] : a.leaves()) {
        const auto other = b.leaves().find(at);
        const auto& now = other == b.leaves().end() ? none : other->second;
        if (now != value) found.push_back({at, value, now});
    }
    for (const auto& [at, value] : b.leaves())
        if (!a.leaves().contains(at)) found.push_back({at, none, value});
    std::sort(found.begin(), found.end(), [](const auto& x, const auto& y) { return x.at < y.at; });
    return found;
}

}  // namespace upward
