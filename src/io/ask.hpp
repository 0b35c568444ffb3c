// SPDX-License-Identifier: BSL-1.0
//
// Asks a query by its name, for whoever turns the answer into text.
//
//     auto text = ask(ws, {"trust", "2026-02-20", "{}", audience::report}, [](const auto& answer,
//                                                                            date day) { … });
//
// The boss's answer comes as a `shared<Answer>`, the report's as the `Answer` itself.
#pragma once

#include "io/json_reader.hpp"

#include <upward/core/result.hpp>
#include <upward/model/shared.hpp>
#include <upward/plan/audience.hpp>
#include <upward/plan/kinds.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace upward::io {

struct question {
    std::string_view kind;
    std::string_view as_of;
    std::string_view parameters;
    audience asked_by = audience::report;
};

namespace detail {

/// A query of the list over shared entries: it carries nothing, as `for_boss` demands.
template <std::size_t Index>
struct ask_shared {
    template <class Parameters>
    auto operator()(const state& now, const policy& p, const Parameters& q) const {
        return std::get<Index>(query_kinds).ask_for_boss(now, p, q);
    }
};

template <std::size_t Index, class Text>
result<std::string> ask_kind(const workspace& ws, const question& q, date day, const Text& text) {
    const auto& kind = std::get<Index>(query_kinds);
    using Parameters = typename std::remove_cvref_t<decltype(kind)>::parameters_type;

    if (q.asked_by == audience::boss && !kind.is_for_boss())
        return error{errc::not_for_boss, "\"" + std::string{q.kind} + "\" is the report's own"};
    const auto parameters = read_parameters<Parameters>(q.parameters);
    if (!parameters) return parameters.error();
    if (q.asked_by == audience::boss) {
        const auto answer = for_boss(ws, day, ask_shared<Index>{}, *parameters);
        if (!answer) return answer.error();
        return text(*answer, day);
    }
    const auto answer = kind.ask(ws.state_at(day), ws.policy(), *parameters);
    if (!answer) return answer.error();
    return text(*answer, day);
}

inline error unknown_query(std::string_view kind) {
    auto known = std::string{};
    for_each_query(
        [&known](const auto& k) { known += (known.empty() ? "" : ", ") + std::string{k.name}; });
    return error{errc::unknown_query,
                 "no query \"" + std::string{kind.substr(0, 40)} + "\"; there are " + known};
}

}  // namespace detail

template <class Text>
result<std::string> ask(const workspace& ws, const question& q, const Text& text) {
    const auto day = parse_date(q.as_of);
    if (!day) return day.error();
    auto answered = std::optional<result<std::string>>{};
    const auto try_kind = [&]<std::size_t Index>(std::integral_constant<std::size_t, Index>) {
        if (!answered && q.kind == std::get<Index>(query_kinds).name)
            answered = detail::ask_kind<Index>(ws, q, *day, text);
    };
    [&]<std::size_t... Index>(std::index_sequence<Index...>) {
        (try_kind(std::integral_constant<std::size_t, Index>{}), ...);
    }
    (std::make_index_sequence<std::tuple_size_v<decltype(query_kinds)>>{});
    return answered ? std::move(*answered) : detail::unknown_query(q.kind);
}

}  // namespace upward::io
