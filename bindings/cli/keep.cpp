// SPDX-License-Identifier: BSL-1.0
#include "commands.hpp"
#include "files.hpp"

#include <memory>

namespace upward_command {

namespace {

struct keep_arguments {
    std::string file;
    std::string on = "today";
    std::int32_t days = 5;
};

void run_keep(keep_arguments given) {
    refuse_input(given.file);
    if (given.on == "today") given.on = today();
    auto file = held_file{given.file};
    auto ws = read_workspace(file.text(), given.file);
    auto kept = std::size_t{0};
    try {
        kept = ws.keep_forecasts(given.on, given.days);
    } catch (const complaint& c) {
        if (c.status == UPWARD_INVALID_DATE) throw blame(exit_code::command_at_fault, "--on", c);
        throw blame(exit_code::input_at_fault, given.file, c);
    }
    if (kept > 0) file.replace(ws.to_json());
    print(given.file + ": " + counted(kept, "new forecast", "new forecasts") + "\n");
}

constexpr auto about =
    R"(A forecast that is kept already stays as it was given. `upward calibration FILE`
scores them once their days are over.
Examples:
  upward keep work.json
  upward keep work.json --on 2026-02-20 --days 1)";

}  // namespace

void add_keep(CLI::App& command) {
    const auto given = std::make_shared<keep_arguments>();
    auto* app = command.add_subcommand("keep", "keep what is foreseen in FILE, to be scored later")
                    ->group("Keeping a file")
                    ->footer(about);
    app->add_option("FILE", given->file, "the workspace")->option_text(" ")->required();
    app->add_option("--on", given->on, "the day: what is known by its end counts (else today)")
        ->option_text("DATE");
    app->add_option("--days", given->days, "how far ahead, in working days (1 to 20, else 5)")
        ->option_text("N")
        ->check(CLI::Range(1, 20));
    app->callback([given] { run_keep(*given); });
}

}  // namespace upward_command
