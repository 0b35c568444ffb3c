// SPDX-License-Identifier: BSL-1.0
#include "face.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

namespace upward_command {

namespace {

struct free_error {
    void operator()(upward_error* e) const noexcept { upward_error_free(e); }
};
struct free_text {
    void operator()(upward_text* t) const noexcept { upward_text_free(t); }
};

/// `work(error)` is a call of the library; throws what it complains of.
template <class Call>
void demand(Call&& call) {
    const auto error = std::unique_ptr<upward_error, free_error>{upward_error_new()};
    const auto status = call(error.get());
    if (status != UPWARD_OK)
        throw complaint{status, upward_error_message(error.get()),
                        upward_error_pointer(error.get()), upward_error_line(error.get()),
                        upward_error_column(error.get())};
}

template <class Call>
std::string demand_text(Call&& call) {
    upward_text* text = nullptr;
    demand([&](upward_error* error) { return call(&text, error); });
    const auto owned = std::unique_ptr<upward_text, free_text>{text};
    return {upward_text_data(text), upward_text_size(text)};
}

/// "-05:00", "Z" of UTC; with seconds where the offset has some, as before 1900.
std::string offset_text(std::int32_t offset, const std::string& zone) {
    if (zone == "UTC") return "Z";
    const auto size = offset < 0 ? -offset : offset;
    auto buffer = std::array<char, 32>{};
    std::snprintf(buffer.data(), buffer.size(), size % 60 != 0 ? "%c%02d:%02d:%02d" : "%c%02d:%02d",
                  offset < 0 ? '-' : '+', size / 3600, size / 60 % 60, size % 60);
    return buffer.data();
}

}  // namespace

std::string to_line(const std::string& source, const complaint& c) {
    auto line = source;
    if (c.line > 0) line += ":" + std::to_string(c.line) + ":" + std::to_string(c.column);
    line += std::string{": "} + upward_status_name(c.status) + ": " + c.cause;
    if (!c.pointer.empty()) line += " (at " + c.pointer + ")";
    return line;
}

failure blame(exit_code who, const std::string& source, const complaint& c) {
    if (c.status == UPWARD_OUT_OF_MEMORY || c.status == UPWARD_INTERNAL)
        who = exit_code::system_at_fault;
    return {who, to_line(source, c)};
}

workspace workspace::from_json(std::string_view json) {
    upward_workspace* handle = nullptr;
    demand([&](upward_error* error) {
        return upward_workspace_from_json(json.data(), json.size(), &handle, error);
    });
    auto made = workspace{};
    made.handle_.reset(handle);
    return made;
}

std::size_t workspace::append(std::string_view json) {
    auto added = std::size_t{0};
    demand([&](upward_error* error) {
        return upward_workspace_append(handle_.get(), json.data(), json.size(), &added, error);
    });
    return added;
}

std::size_t workspace::entry_count() const noexcept {
    return upward_workspace_entry_count(handle_.get());
}

std::string workspace::to_json() const {
    return demand_text([&](upward_text** text, upward_error* error) {
        return upward_workspace_to_json(handle_.get(), text, error);
    });
}

std::string workspace::query(const std::string& kind, const std::string& as_of,
                             std::string_view parameters, bool for_boss) const {
    const auto verb = for_boss ? &upward_workspace_query_for_boss : &upward_workspace_query;
    return demand_text([&](upward_text** text, upward_error* error) {
        return verb(handle_.get(), kind.c_str(), as_of.c_str(), parameters.data(),
                    parameters.size(), text, error);
    });
}

std::string workspace::render(const std::string& kind, const std::string& as_of,
                              std::string_view parameters, const upward_render_options& how) const {
    return demand_text([&](upward_text** text, upward_error* error) {
        return upward_workspace_render(handle_.get(), kind.c_str(), as_of.c_str(),
                                       parameters.data(), parameters.size(), &how, text, error);
    });
}

std::string workspace::import_ics(std::string_view ics, const upward_import_options& options) {
    return demand_text([&](upward_text** text, upward_error* error) {
        return upward_workspace_import_ics(handle_.get(), ics.data(), ics.size(), &options, text,
                                           error);
    });
}

std::size_t workspace::keep_forecasts(const std::string& as_of, std::int32_t days) {
    auto kept = std::size_t{0};
    demand([&](upward_error* error) {
        return upward_workspace_keep_forecasts(handle_.get(), as_of.c_str(), days, &kept, error);
    });
    return kept;
}

std::string workspace::policy() const {
    return demand_text([&](upward_text** text, upward_error* error) {
        return upward_workspace_policy(handle_.get(), text, error);
    });
}

void workspace::set_policy(std::string_view json) {
    demand([&](upward_error* error) {
        return upward_workspace_set_policy(handle_.get(), json.data(), json.size(), error);
    });
}

recurrence recurrence::read(const recurrence_request& request) {
    const auto given = [](const std::string& text) {
        return text.empty() ? nullptr : text.c_str();
    };
    upward_recurrence* handle = nullptr;
    demand([&](upward_error* error) {
        return upward_recurrence_from_text(request.text.data(), request.text.size(),
                                           given(request.start), given(request.zone),
                                           &request.options, &handle, error);
    });
    auto made = recurrence{};
    made.handle_.reset(handle);
    return made;
}

std::vector<std::int64_t> recurrence::between(std::int64_t from, std::int64_t to,
                                              std::size_t most) const {
    constexpr auto portion = std::size_t{4096};
    auto times = std::vector<std::int64_t>{};
    while (from < to && times.size() < most) {
        const auto filled = times.size();
        auto count = std::size_t{0};
        times.resize(filled + std::min(portion, most - filled));
        demand([&](upward_error* error) {
            return upward_recurrence_between(handle_.get(), from, to, times.data() + filled,
                                             times.size() - filled, &count, &from, error);
        });
        times.resize(filled + count);
    }
    return times;
}

std::int64_t recurrence::count() const {
    auto count = std::int64_t{0};
    demand(
        [&](upward_error* error) { return upward_recurrence_count(handle_.get(), &count, error); });
    return count;
}

std::int64_t recurrence::time_of(const std::string& text) const {
    auto time = std::int64_t{0};
    demand([&](upward_error* error) {
        return upward_recurrence_time(handle_.get(), text.c_str(), &time, error);
    });
    return time;
}

std::vector<std::string> recurrence::written(const std::vector<std::int64_t>& times) const {
    auto fields = std::vector<upward_civil_time>(times.size());
    demand([&](upward_error* error) {
        return upward_recurrence_civil(handle_.get(), times.data(), times.size(), fields.data(),
                                       error);
    });
    const auto form = upward_recurrence_form(handle_.get());
    auto texts = std::vector<std::string>{};
    for (const auto& f : fields) {
        auto buffer = std::array<char, 64>{};
        std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02dT%02d:%02d:%02d", f.year,
                      f.month, f.day, f.hour, f.minute, f.second);
        auto text = std::string{buffer.data()};
        if (form == UPWARD_TIME_DATE) text.resize(10);
        if (form == UPWARD_TIME_ZONED) text += offset_text(f.utc_offset, zone());
        texts.push_back(std::move(text));
    }
    return texts;
}

std::string recurrence::describe(std::string_view messages) const {
    return demand_text([&](upward_text** text, upward_error* error) {
        return upward_recurrence_describe(handle_.get(), messages.data(), messages.size(), text,
                                          error);
    });
}

std::string recurrence::lines() const {
    return demand_text([&](upward_text** text, upward_error* error) {
        return upward_recurrence_to_text(handle_.get(), text, error);
    });
}

std::string zone_data_version() {
    return demand_text([](upward_text** text, upward_error* error) {
        return upward_zone_data_version(text, error);
    });
}

std::string schema() {
    return demand_text(
        [](upward_text** text, upward_error* error) { return upward_schema(text, error); });
}

std::string new_id() {
    auto buffer = std::array<char, UPWARD_NEW_ID_SIZE>{};
    demand([&](upward_error* error) { return upward_new_id(buffer.data(), buffer.size(), error); });
    return buffer.data();
}

std::vector<kind> all_kinds() {
    auto all = std::vector<kind>(upward_kind_count());
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].told.size = sizeof(upward_kind);
        demand([&](upward_error*) { return upward_kind_at(i, &all[i].told); });
        all[i].parameters.resize(all[i].told.parameter_count);
        for (std::size_t j = 0; j < all[i].parameters.size(); ++j) {
            all[i].parameters[j].size = sizeof(upward_parameter);
            demand([&](upward_error*) { return upward_parameter_at(i, j, &all[i].parameters[j]); });
        }
    }
    return all;
}

}  // namespace upward_command
