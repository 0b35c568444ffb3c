// SPDX-License-Identifier: BSL-1.0
#include "commands.hpp"
#include "files.hpp"

#include <algorithm>
#include <memory>

namespace upward_command {

namespace {

struct import_arguments {
    std::string file;
    std::string calendar;
    std::string answers;
    std::string from;
    std::string to;
    std::string known;
    std::string area;
    bool shared = false;
};

const char* or_null(const std::string& text) { return text.empty() ? nullptr : text.c_str(); }

/// The option that an error's pointer names, else the calendar.
failure blame_import(const import_arguments& given, complaint c) {
    struct {
        const char* pointer;
        const char* option;
    } const options[] = {{"/answers", "--for"},
                         {"/from", "--from"},
                         {"/to", "--to"},
                         {"/known", "--known"},
                         {"/area", "--area"}};
    for (const auto& o : options)
        if (c.pointer == o.pointer) {
            c.pointer.clear();
            return blame(exit_code::command_at_fault, o.option, c);
        }
    return blame(exit_code::input_at_fault, c.line > 0 ? called(given.calendar) : given.file, c);
}

void run_import(const import_arguments& given) {
    refuse_input(given.file);
    const auto calendar = read_file(given.calendar);
    auto file = held_file{given.file};
    auto ws = read_workspace(file.text(), given.file);
    auto options = upward_import_options{};
    upward_import_options_init(&options);
    options.shared = given.shared ? 1 : 0;
    options.as_text = 1;
    options.answers = given.answers.c_str();
    options.from = given.from.c_str();
    options.to = given.to.c_str();
    options.known = or_null(given.known);
    options.area = or_null(given.area);
    const auto before = ws.entry_count();
    auto report = std::string{};
    try {
        report = ws.import_ics(calendar, options);
    } catch (const complaint& c) {
        throw blame_import(given, c);
    }
    if (ws.entry_count() > before) file.replace(ws.to_json());
    print(report);
}

constexpr auto about =
    R"(The events of a calendar (iCalendar: what calendars export as .ics) become entries
of kind event, private unless --shared. The same calendar again adds nothing; what
has changed in it is corrected. What is left out is listed with its line.
Examples:
  upward import work.json calendar.ics --for alex --from 2026-03-01 --to 2026-06-30
  upward import work.json - --for alex --from 2026-03-01 --to 2026-06-30 < calendar.ics)";

}  // namespace

void add_import(CLI::App& command) {
    const auto given = std::make_shared<import_arguments>();
    auto* app =
        command.add_subcommand("import", "take the boss's events from a calendar into FILE")
            ->group("Keeping a file")
            ->footer(about);
    app->add_option("FILE", given->file, "the workspace")->option_text(" ")->required();
    app->add_option("CALENDAR", given->calendar, "an iCalendar file; - is standard input")
        ->option_text(" ")
        ->required();
    app->add_option("--for", given->answers, "required: who has to answer at the events")
        ->option_text("ID")
        ->required();
    app->add_option("--from", given->from, "required: the first day to import")
        ->option_text("DATE")
        ->required();
    app->add_option("--to", given->to, "required: the last day")->option_text("DATE")->required();
    app->add_option("--known", given->known, "since when they are known (else the first day)")
        ->option_text("DATE");
    app->add_option("--area", given->area, "the area that they are in (else all)")
        ->option_text("ID");
    app->add_flag("--shared", given->shared, "share those that the calendar does not call private");
    app->callback([given] { run_import(*given); });
}

}  // namespace upward_command
