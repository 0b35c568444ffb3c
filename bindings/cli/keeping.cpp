// SPDX-License-Identifier: BSL-1.0
#include "commands.hpp"
#include "files.hpp"

#include <memory>

namespace upward_command {

namespace {

struct file_arguments {
    std::string file;
    std::string other;
};

void append(const file_arguments& given) {
    refuse_input(given.file);
    const auto entries = read_file(given.other);
    auto file = held_file{given.file};
    auto ws = read_workspace(file.text(), given.file);
    auto added = std::size_t{0};
    try {
        added = ws.append(entries);
    } catch (const complaint& c) {
        throw blame(exit_code::input_at_fault, called(given.other), c);
    }
    if (added > 0) file.replace(ws.to_json());
    print(given.file + ": " + counted(added, "new entry", "new entries") + ", " +
          std::to_string(ws.entry_count()) + " in all\n");
}

void check(const file_arguments& given) {
    const auto ws = open_workspace(given.file);
    print(called(given.file) + ": fine, " + counted(ws.entry_count(), "entry", "entries") + "\n");
}

void set_policy(const file_arguments& given) {
    refuse_input(given.file);
    const auto is_json = given.other.starts_with('{');
    const auto policy = is_json ? given.other : read_file(given.other);
    auto file = held_file{given.file};
    auto ws = read_workspace(file.text(), given.file);
    try {
        ws.set_policy(policy);
    } catch (const complaint& c) {
        throw blame(exit_code::input_at_fault, is_json ? "--set" : called(given.other), c);
    }
    file.replace(ws.to_json());
    print(given.file + ": judged by this policy from now on\n");
}

void policy(const file_arguments& given) {
    if (!given.other.empty()) return set_policy(given);
    print(open_workspace(given.file).policy() + "\n");
}

CLI::App* add(CLI::App& command, const char* name, const char* summary,
              const std::shared_ptr<file_arguments>& given, void (*run)(const file_arguments&)) {
    auto* app = command.add_subcommand(name, summary)->group("Keeping a file");
    app->add_option("FILE", given->file, "the workspace")->option_text(" ")->required();
    app->callback([given, run] { run(*given); });
    return app;
}

}  // namespace

std::string counted(std::size_t number, const char* one, const char* many) {
    return std::to_string(number) + " " + (number == 1 ? one : many);
}

workspace read_workspace(const std::string& text, const std::string& source) {
    try {
        return workspace::from_json(text);
    } catch (const complaint& c) {
        throw blame(exit_code::input_at_fault, source, c);
    }
}

void refuse_input(const std::string& file) {
    if (file == "-")
        throw failure{exit_code::command_at_fault, "standard input cannot be changed: name a file"};
}

std::string called(const std::string& path) { return path == "-" ? "standard input" : path; }

workspace open_workspace(const std::string& path) {
    return read_workspace(read_file(path), called(path));
}

constexpr auto about_append =
    R"(An entry that FILE has already is not added again. FILE is replaced at once and
keeps its permissions; runs that append at the same time wait for each other.
Examples:
  upward append work.json entries.json
  echo '{"id":"w-1","kind":"area","date":"2026-02-23","name":"Billing"}' |
      upward append work.json)";

constexpr auto about_check = R"(Examples:
  upward check work.json
  upward check - < work.json)";

constexpr auto about_policy = R"(Examples:
  upward policy work.json
  upward policy work.json --set '{"trust":{"prior_weight":3}}')";

void add_keeping(CLI::App& command) {
    auto given = std::make_shared<file_arguments>();
    given->other = "-";
    add(command, "append", "append entries to FILE: all of them or none", given, &append)
        ->footer(about_append)
        ->add_option("ENTRIES", given->other,
                     "a file with an entry or a list of them, as JSON; - is standard input (else)")
        ->option_text(" ");

    given = std::make_shared<file_arguments>();
    add(command, "check", "say whether FILE is fine, or what is wrong and where", given, &check)
        ->footer(about_check);

    given = std::make_shared<file_arguments>();
    add(command, "policy", "show every constant that FILE is judged by, or set them", given,
        &policy)
        ->footer(about_policy)
        ->add_option("--set", given->other,
                     "the policy from now on; what is left out has its default")
        ->option_text("FILE|JSON");
}

void add_offers(CLI::App& command) {
    command.add_subcommand("schema", "print the JSON Schema of a workspace")
        ->group("For programs")
        ->callback([] { print(schema() + "\n"); });
    command.add_subcommand("new-id", "print a new id for an entry")
        ->group("For programs")
        ->callback([] { print(new_id() + "\n"); });
}

}  // namespace upward_command
