// SPDX-License-Identifier: BSL-1.0
#include "boundary.hpp"

using upward::errc;

namespace {

struct pinned {
    upward_status status;
    errc code;
};

// Every status is the number of its errc.
constexpr pinned statuses[] = {
    {UPWARD_OK, errc::ok},
    {UPWARD_INVALID_ARGUMENT, errc::invalid_argument},
    {UPWARD_SYNTAX, errc::syntax},
    {UPWARD_INVALID_UTF8, errc::invalid_utf8},
    {UPWARD_DUPLICATE_KEY, errc::duplicate_key},
    {UPWARD_UNKNOWN_KEY, errc::unknown_key},
    {UPWARD_UNKNOWN_KIND, errc::unknown_kind},
    {UPWARD_MISSING_KEY, errc::missing_key},
    {UPWARD_WRONG_TYPE, errc::wrong_type},
    {UPWARD_OUT_OF_RANGE, errc::out_of_range},
    {UPWARD_INVALID_DATE, errc::invalid_date},
    {UPWARD_INVALID_ID, errc::invalid_id},
    {UPWARD_INVALID_VALUE, errc::invalid_value},
    {UPWARD_LIMIT_EXCEEDED, errc::limit_exceeded},
    {UPWARD_ID_CONFLICT, errc::id_conflict},
    {UPWARD_CORRECTION_CYCLE, errc::correction_cycle},
    {UPWARD_NOT_SHAREABLE, errc::not_shareable},
    {UPWARD_INVALID_RULE, errc::invalid_rule},
    {UPWARD_UNSUPPORTED_RULE, errc::unsupported_rule},
    {UPWARD_INVALID_POLICY, errc::invalid_policy},
    {UPWARD_UNKNOWN_QUERY, errc::unknown_query},
    {UPWARD_NOT_FOR_BOSS, errc::not_for_boss},
    {UPWARD_OUT_OF_MEMORY, errc::out_of_memory},
    {UPWARD_INTERNAL, errc::internal},
};

constexpr bool statuses_are_the_codes() {
    auto next = std::int32_t{0};
    for (const auto& pin : statuses) {
        if (static_cast<std::int32_t>(pin.status) != next) return false;
        if (static_cast<std::int32_t>(pin.code) != next) return false;
        ++next;
    }
    return upward::name(static_cast<errc>(next)) == "unknown";  // none is left out
}
static_assert(statuses_are_the_codes());

}  // namespace

const char* upward_status_name(int32_t status) noexcept {
    return upward::name(static_cast<errc>(status)).data();
}

upward_error* upward_error_new(void) noexcept { return upward::capi::make_or_null<upward_error>(); }

void upward_error_free(upward_error* error) noexcept { delete error; }

int32_t upward_error_code(const upward_error* error) noexcept {
    return error ? static_cast<std::int32_t>(error->told.code) : UPWARD_INVALID_ARGUMENT;
}

const char* upward_error_message(const upward_error* error) noexcept {
    return error ? error->told.cause.c_str() : "";
}

const char* upward_error_pointer(const upward_error* error) noexcept {
    return error ? error->told.where.pointer.c_str() : "";
}

int32_t upward_error_line(const upward_error* error) noexcept {
    return error ? error->told.where.line : 0;
}

int32_t upward_error_column(const upward_error* error) noexcept {
    return error ? error->told.where.column : 0;
}

int64_t upward_error_offset(const upward_error* error) noexcept {
    return error ? error->told.where.offset : 0;
}
