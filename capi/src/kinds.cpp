// SPDX-License-Identifier: BSL-1.0
//
// The list of plan/kinds.hpp as data: what a host needs to offer every query without knowing any.
#include "boundary.hpp"

#include <upward/core/describe.hpp>
#include <upward/model/field.hpp>
#include <upward/plan/kinds.hpp>

#include <optional>
#include <type_traits>
#include <vector>

using namespace upward::capi;
using upward::errc;

namespace {

// ---- one line about each parameter ----

struct parameter_summary {
    std::string_view name;
    const char* summary;
};

constexpr parameter_summary summaries[] = {
    {"add", "entries to suppose, as if they stood in the log"},
    {"days", "how far to look ahead, in the report's working days"},
    {"explain", "also answer what each number follows from"},
    {"topic", "answer of this topic alone"},
    {"months", "how many months, up to the last one"},
    {"target", "a value of trust: also answer how many good deeds reach it"},
    {"withdraw", "ids of entries to suppose away"},
    {"conversation", "the id of a conversation, whose questions are taken off its budget"},
    {"lines", "how many lines, in place of the boss's budget"},
    {"channel", "by which channel it is to go"},
    {"form", "bottom_line, bullets, narrative or numbers, in place of the boss's"},
    {"detail", "0 headline to 4 everything, in place of the boss's"},
    {"text", "the draft to check"},
    {"reader", "who is to read it, a person; the boss unless given"},
    {"to", "the last day of the period"},
    {"from", "the first day of the period"},
    {"id", "answer of this thing alone, by its id"},
};

constexpr const char* summary_of(std::string_view name) {
    for (const auto& s : summaries)
        if (s.name == name) return s.summary;
    return nullptr;
}

template <class Parameters>
using members_of = boost::describe::describe_members<Parameters, boost::describe::mod_any_access>;

template <class Parameters>
constexpr bool all_have_summaries() {
    auto all = true;
    boost::mp11::mp_for_each<members_of<Parameters>>(
        [&](auto member) { all = all && summary_of(upward::format_name(member.name)) != nullptr; });
    return all;
}

// ---- what a member of C++ is in JSON ----

template <class T>
constexpr bool is_bounded = false;
template <std::int32_t Min, std::int32_t Max>
constexpr bool is_bounded<upward::bounded<Min, Max>> = true;

/// One of upward_type; 0 for what hosts are not told of yet.
template <class T>
constexpr std::int32_t type_of() {
    if constexpr (std::is_same_v<T, bool>) return UPWARD_TYPE_BOOLEAN;
    else if constexpr (is_bounded<T>) return UPWARD_TYPE_INTEGER;
    else if constexpr (std::is_same_v<T, double>) return UPWARD_TYPE_NUMBER;
    else if constexpr (std::is_same_v<T, std::string>) return UPWARD_TYPE_TEXT;
    else if constexpr (std::is_same_v<T, upward::date>) return UPWARD_TYPE_DATE;
    else if constexpr (std::is_same_v<T, upward::id>) return UPWARD_TYPE_ID;
    else if constexpr (std::is_same_v<T, upward::entry>) return UPWARD_TYPE_ENTRY;
    else return 0;
}

template <class T>
struct item_of {
    using type = T;
    static constexpr bool is_list = false;
};
template <class T>
struct item_of<std::optional<T>> : item_of<T> {};
template <class T>
struct item_of<std::vector<T>> {
    using type = T;
    static constexpr bool is_list = true;
};

template <class T>
std::optional<std::string> default_text(const T&) {
    return std::nullopt;
}
std::optional<std::string> default_text(bool value) { return value ? "true" : "false"; }
template <std::int32_t Min, std::int32_t Max>
std::optional<std::string> default_text(upward::bounded<Min, Max> value) {
    return std::to_string(value.value);
}

// ---- the list ----

struct parameter_row {
    upward_parameter told = {};
    std::string name;
    std::optional<std::string> default_value;
};

struct kind_row {
    upward_kind told = {};
    std::vector<parameter_row> parameters;
};

template <class T>
parameter_row row_of(std::string_view name, const T& value) {
    using item = item_of<T>;
    using type = typename item::type;
    static_assert(type_of<type>() != 0, "the type of a parameter is not told to hosts yet");
    auto row = parameter_row{};
    row.name = name;
    row.default_value = default_text(value);
    row.told.type = type_of<type>();
    row.told.is_list = item::is_list ? 1 : 0;
    row.told.summary = summary_of(name);
    if constexpr (type_of<type>() == UPWARD_TYPE_INTEGER) {
        row.told.minimum = type::min;
        row.told.maximum = type::max;
    }
    return row;
}

template <class Query>
kind_row row_of(const Query& q) {
    using parameters = typename Query::parameters_type;
    static_assert(all_have_summaries<parameters>(), "a parameter has no summary above");
    auto row = kind_row{};
    row.told.for_boss = q.is_for_boss() ? 1 : 0;
    row.told.name = q.name;
    row.told.summary = q.summary;
    const auto defaults = parameters{};
    upward::for_each_member(defaults, [&](std::string_view name, const auto& value) {
        row.parameters.push_back(row_of(name, value));
    });
    row.told.parameter_count = row.parameters.size();
    return row;
}

std::vector<kind_row> make_rows() {
    auto rows = std::vector<kind_row>{};
    upward::for_each_query([&](const auto& q) { rows.push_back(row_of(q)); });
    for (auto& kind : rows) {
        for (auto& p : kind.parameters) {  // they have found their places
            p.told.name = p.name.c_str();
            p.told.default_value = p.default_value ? p.default_value->c_str() : nullptr;
        }
    }
    return rows;
}

const std::vector<kind_row>& rows() {
    static const auto all = make_rows();
    return all;
}

upward::error out_of_bounds(const char* what) {
    return {errc::invalid_argument, std::string{"there is no "} + what + " at that index", {}};
}

}  // namespace

size_t upward_kind_count(void) noexcept { return std::tuple_size_v<decltype(upward::query_kinds)>; }

int32_t upward_kind_at(size_t index, upward_kind* kind) noexcept {
    return at_boundary(nullptr, [&]() -> upward::status {
        if (auto given = need({{kind, "kind"}}); !given) return given;
        if (index >= rows().size()) return out_of_bounds("kind");
        return fill(*kind, rows()[index].told, "kind");
    });
}

int32_t upward_parameter_at(size_t kind_index, size_t index, upward_parameter* parameter) noexcept {
    return at_boundary(nullptr, [&]() -> upward::status {
        if (auto given = need({{parameter, "parameter"}}); !given) return given;
        if (kind_index >= rows().size()) return out_of_bounds("kind");
        const auto& parameters = rows()[kind_index].parameters;
        if (index >= parameters.size()) return out_of_bounds("parameter");
        return fill(*parameter, parameters[index].told, "parameter");
    });
}
