// SPDX-License-Identifier: BSL-1.0
//
// upward.h as C++ would have it: handles that free themselves, and a failed call as a `complaint`
// that is thrown, to be told by whoever knows where the text at fault came from.
#pragma once

#include "failure.hpp"

#include <upward/upward.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace upward_command {

/// What the library says of a call that failed.
struct complaint {
    std::int32_t status = UPWARD_OK;
    std::string cause;
    std::string pointer;
    std::int32_t line = 0;
    std::int32_t column = 0;
};

/// "SOURCE:line:column: code: cause (at pointer)", without what is not there.
std::string to_line(const std::string& source, const complaint& c);

/// The end of a run that a text is to blame for; the system, where the library had no memory.
failure blame(exit_code who, const std::string& source, const complaint& c);

class workspace {
public:
    /// Throws a complaint, as all of these do.
    static workspace from_json(std::string_view json);

    std::size_t append(std::string_view json);
    std::size_t entry_count() const noexcept;
    std::string to_json() const;
    std::string query(const std::string& kind, const std::string& as_of,
                      std::string_view parameters, bool for_boss) const;
    std::string render(const std::string& kind, const std::string& as_of,
                       std::string_view parameters, const upward_render_options& how) const;
    std::string import_ics(std::string_view ics, const upward_import_options& options);
    std::size_t keep_forecasts(const std::string& as_of, std::int32_t days);
    std::string policy() const;
    void set_policy(std::string_view json);

private:
    struct free_workspace {
        void operator()(upward_workspace* w) const noexcept { upward_workspace_free(w); }
    };
    std::unique_ptr<upward_workspace, free_workspace> handle_;
};

/// How a recurrence is read. What is empty is not given.
struct recurrence_request {
    std::string text;
    std::string start;
    std::string zone;
    upward_recurrence_options options = {};
};

class recurrence {
public:
    /// Throws a complaint, as all of these do.
    static recurrence read(const recurrence_request& request);

    /// Those of [from, to), at most so many.
    std::vector<std::int64_t> between(std::int64_t from, std::int64_t to, std::size_t most) const;
    /// -1 when there is no end.
    std::int64_t count() const;
    std::int64_t time_of(const std::string& text) const;
    /// As ISO 8601 writes them, with the offset where there is a zone.
    std::vector<std::string> written(const std::vector<std::int64_t>& times) const;
    std::string describe(std::string_view messages) const;
    std::string lines() const;
    std::string zone() const { return upward_recurrence_zone(handle_.get()); }

private:
    struct free_recurrence {
        void operator()(upward_recurrence* r) const noexcept { upward_recurrence_free(r); }
    };
    std::unique_ptr<upward_recurrence, free_recurrence> handle_;
};

std::string zone_data_version();

std::string schema();
std::string new_id();

struct kind {
    upward_kind told;
    std::vector<upward_parameter> parameters;
};

std::vector<kind> all_kinds();

}  // namespace upward_command
