// SPDX-License-Identifier: BSL-1.0
#include "boundary.hpp"

#include <upward/io/calendar_import.hpp>
#include <upward/render/render.hpp>

#include <memory>

namespace io = upward::io;
namespace render = upward::render;
using namespace upward::capi;
using upward::errc;

namespace {

upward::result<upward::date> day_of(const char* text, const char* pointer) {
    auto day = upward::parse_date(text);
    if (day) return day;
    auto wrong = day.error();
    wrong.where.pointer = pointer;
    return wrong;
}

upward::result<io::import_options> read_options(const upward_import_options& given) {
    const auto options = struct_of(given, "options");
    if (!options) return options.error();
    const auto there = need({{options->answers, "options.answers"},
                             {options->from, "options.from"},
                             {options->to, "options.to"}});
    if (!there) return there.error();
    auto how = io::import_options{};
    how.answers = {{options->answers}};
    const auto from = day_of(options->from, "/from"), to = day_of(options->to, "/to");
    if (!from || !to) return from ? to.error() : from.error();
    how.from = *from;
    how.to = *to;
    if (options->known) {
        const auto known = day_of(options->known, "/known");
        if (!known) return known.error();
        how.known = *known;
    }
    if (options->area) how.area = options->area;
    if (options->width != 0 && (options->width < 40 || options->width > 400))
        return upward::error{
            errc::out_of_range, "a width lies between 40 and 400 columns", {"/width"}};
    if (options->shared != 0) how.visibility = upward::visibility_level::shared;
    return how;
}

std::string report_of(const io::calendar_import& done, const upward_import_options& options) {
    if (options.as_text == 0) return io::write_import(done);
    auto how = render::options{};
    if (options.width != 0) how.width = options.width;
    return render::render_import(done, how);
}

}  // namespace

void upward_import_options_init(upward_import_options* options) noexcept {
    if (!options) return;
    *options = upward_import_options{};
    options->size = sizeof(upward_import_options);
}

int32_t upward_workspace_import_ics(upward_workspace* workspace, const char* ics, size_t size,
                                    const upward_import_options* options, upward_text** text,
                                    upward_error* error) noexcept {
    return at_boundary(error, [&]() -> upward::status {
        clear(text);
        if (auto given = need(
                {{workspace, "workspace"}, {ics, "ics"}, {options, "options"}, {text, "text"}});
            !given)
            return given;
        const auto calendar = text_of(ics, size, "ics");
        if (!calendar) return calendar.error();
        const auto how = read_options(*options);
        if (!how) return how.error();
        auto read = io::read_calendar(workspace->value, *calendar, *how);
        if (!read) return read.error();
        auto report = std::make_unique<upward_text>(upward_text{report_of(*read, *options)});
        if (auto added = workspace->value.append(std::move(read->entries)); !added)
            return added.error();
        *text = report.release();
        return {};
    });
}
