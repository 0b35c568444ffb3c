// SPDX-License-Identifier: BSL-1.0
#include "boundary.hpp"

#include <upward/io/json.hpp>
#include <upward/io/kept_forecasts.hpp>
#include <upward/io/query.hpp>
#include <upward/model/limits.hpp>
#include <upward/render/catalogue.hpp>
#include <upward/render/render.hpp>

namespace io = upward::io;
namespace render = upward::render;
using namespace upward::capi;
using upward::audience;
using upward::errc;

static_assert(UPWARD_MAX_JSON_BYTES == upward::max_json_bytes);
static_assert(UPWARD_MAX_JSON_DEPTH == upward::max_json_depth);
static_assert(UPWARD_MAX_ENTRIES == upward::max_entries);
static_assert(UPWARD_MAX_TEXT_BYTES == upward::max_text_bytes);
static_assert(UPWARD_MAX_LIST_ITEMS == upward::max_list_items);
static_assert(UPWARD_MAX_CORRECTION_CHAIN == upward::max_correction_chain);
static_assert(UPWARD_MAX_ID_BYTES == upward::max_id_bytes);

namespace {

/// What a query is asked with, but for whom.
struct question {
    const upward_workspace* workspace;
    const char* kind;
    const char* as_of;
    const char* parameters;
    std::size_t parameters_size;
};

template <class Answer>
upward::status answer(const question& q, upward_text** text, Answer&& answer_to) {
    clear(text);
    const auto given =
        need({{q.workspace, "workspace"}, {q.kind, "kind"}, {q.as_of, "as_of"}, {text, "text"}});
    if (!given) return given;
    const auto parameters = text_of(q.parameters, q.parameters_size, "parameters");
    if (!parameters) return parameters.error();
    return hand_over(answer_to(q.workspace->value, *parameters), text);
}

std::int32_t query_as(audience who, const question& q, upward_text** text, upward_error* error) {
    return at_boundary(error, [&] {
        return answer(q, text, [&](const upward::workspace& ws, std::string_view parameters) {
            return io::query(ws, q.kind, q.as_of, parameters, who);
        });
    });
}

/// The options of a rendering; `messages` holds the catalogue where they bring their own sentences.
upward::result<render::options> read_options(const upward_render_options* given,
                                             render::catalogue& messages) {
    auto how = render::options{};
    if (!given) return how;
    const auto options = struct_of(*given, "options");
    if (!options) return options.error();

    switch (options->format) {
        case UPWARD_FORMAT_TEXT: how.format = render::format::text; break;
        case UPWARD_FORMAT_MARKDOWN: how.format = render::format::markdown; break;
        case UPWARD_FORMAT_ICS: how.format = render::format::ics; break;
        default: return upward::error{errc::invalid_argument, "no such format", {}};
    }
    if (options->width != 0) how.width = options->width;
    if (how.width < 40 || how.width > 400)
        return upward::error{errc::out_of_range, "a width lies between 40 and 400 columns", {}};
    how.colour = options->colour != 0;
    how.asked_by = options->for_boss != 0 ? audience::boss : audience::report;

    const auto own = text_of(options->messages, options->messages_size, "messages");
    if (!own) return own.error();
    if (!own->empty()) {
        messages = render::catalogue::english();
        if (auto fine = messages.replace(*own); !fine) return fine.error();
        how.messages = &messages;
    }
    return how;
}

}  // namespace

upward_workspace* upward_workspace_new(void) noexcept { return make_or_null<upward_workspace>(); }

int32_t upward_workspace_from_json(const char* json, size_t size, upward_workspace** workspace,
                                   upward_error* error) noexcept {
    return at_boundary(error, [&]() -> upward::status {
        clear(workspace);
        if (auto given = need({{json, "json"}, {workspace, "workspace"}}); !given) return given;
        const auto text = text_of(json, size, "json");
        if (!text) return text.error();
        auto read = io::read_workspace(*text);
        if (!read) return read.error();
        *workspace = new upward_workspace{std::move(*read)};
        return {};
    });
}

void upward_workspace_free(upward_workspace* workspace) noexcept { delete workspace; }

int32_t upward_workspace_append(upward_workspace* workspace, const char* json, size_t size,
                                size_t* added, upward_error* error) noexcept {
    return at_boundary(error, [&]() -> upward::status {
        if (added) *added = 0;
        if (auto given = need({{workspace, "workspace"}, {json, "json"}}); !given) return given;
        const auto text = text_of(json, size, "json");
        if (!text) return text.error();
        const auto number = io::append(workspace->value, *text);
        if (!number) return number.error();
        if (added) *added = *number;
        return {};
    });
}

int32_t upward_workspace_keep_forecasts(upward_workspace* workspace, const char* as_of,
                                        int32_t days, size_t* kept, upward_error* error) noexcept {
    return at_boundary(error, [&]() -> upward::status {
        if (kept) *kept = 0;
        if (auto given = need({{workspace, "workspace"}, {as_of, "as_of"}}); !given) return given;
        const auto day = upward::parse_date(as_of);
        if (!day) return day.error();
        const auto number = io::keep_forecasts(workspace->value, *day, days);
        if (!number) return number.error();
        if (kept) *kept = static_cast<std::size_t>(*number);
        return {};
    });
}

size_t upward_workspace_entry_count(const upward_workspace* workspace) noexcept {
    return workspace ? workspace->value.entries().size() : 0;
}

int32_t upward_workspace_to_json(const upward_workspace* workspace, upward_text** text,
                                 upward_error* error) noexcept {
    return at_boundary(error, [&]() -> upward::status {
        clear(text);
        if (auto given = need({{workspace, "workspace"}, {text, "text"}}); !given) return given;
        return hand_over(io::write_workspace(workspace->value), text);
    });
}

int32_t upward_workspace_query(const upward_workspace* workspace, const char* kind,
                               const char* as_of, const char* parameters, size_t parameters_size,
                               upward_text** text, upward_error* error) noexcept {
    const auto q = question{workspace, kind, as_of, parameters, parameters_size};
    return query_as(audience::report, q, text, error);
}

int32_t upward_workspace_query_for_boss(const upward_workspace* workspace, const char* kind,
                                        const char* as_of, const char* parameters,
                                        size_t parameters_size, upward_text** text,
                                        upward_error* error) noexcept {
    const auto q = question{workspace, kind, as_of, parameters, parameters_size};
    return query_as(audience::boss, q, text, error);
}

void upward_render_options_init(upward_render_options* options) noexcept {
    if (!options) return;
    *options = upward_render_options{};
    options->size = sizeof(upward_render_options);
    options->width = render::options{}.width;
}

int32_t upward_workspace_render(const upward_workspace* workspace, const char* kind,
                                const char* as_of, const char* parameters, size_t parameters_size,
                                const upward_render_options* options, upward_text** text,
                                upward_error* error) noexcept {
    return at_boundary(error, [&] {
        const auto q = question{workspace, kind, as_of, parameters, parameters_size};
        return answer(q, text,
                      [&](const upward::workspace& ws,
                          std::string_view parameters_text) -> upward::result<std::string> {
                          auto messages = render::catalogue{};
                          const auto how = read_options(options, messages);
                          if (!how) return how.error();
                          return render::render(ws, kind, as_of, parameters_text, *how);
                      });
    });
}

int32_t upward_workspace_policy(const upward_workspace* workspace, upward_text** text,
                                upward_error* error) noexcept {
    return at_boundary(error, [&]() -> upward::status {
        clear(text);
        if (auto given = need({{workspace, "workspace"}, {text, "text"}}); !given) return given;
        return hand_over(io::write_policy(workspace->value.policy(), io::policy_detail::all), text);
    });
}

int32_t upward_workspace_set_policy(upward_workspace* workspace, const char* json, size_t size,
                                    upward_error* error) noexcept {
    return at_boundary(error, [&]() -> upward::status {
        if (auto given = need({{workspace, "workspace"}, {json, "json"}}); !given) return given;
        const auto text = text_of(json, size, "json");
        if (!text) return text.error();
        auto policy = io::read_policy(*text);
        if (!policy) return policy.error();
        return workspace->value.set_policy(std::move(*policy));
    });
}
