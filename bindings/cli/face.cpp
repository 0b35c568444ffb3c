// SPDX-License-Identifier: BSL-1.0
#include "face.hpp"

#include <array>

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
