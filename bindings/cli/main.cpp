// SPDX-License-Identifier: BSL-1.0
//
// The command upward. It sees upward.h and CLI11 only: what it can do, every host can.
#include "commands.hpp"
#include "files.hpp"

#include <cstdio>
#include <exception>
#include <string>

namespace upward_command {

namespace {

constexpr auto about =
    R"(Leading upward: what to do next with your boss, where trust stands, and why.
A workspace is a file of JSON: what happened, the working calendar, the policy.)";

constexpr auto endings = R"(Examples:
  upward plan work.json --on today --days 10
  upward trust work.json --on 2026-02-20 --format json
  upward append work.json entries.json
  upward rule "FREQ=MONTHLY;BYDAY=2TU" --start 2026-01-20T09:30 --zone America/New_York
  upward KIND --help                     options and examples of one kind of question
Exit codes:
  0  fine
  1  a file or a text is at fault; its place is told: FILE:line:column
  2  the command line is at fault
  3  the system is: a file cannot be read or written
Colours are for terminals, unless NO_COLOR is set.)";

/// What came from a file may hold control characters, or marks that turn text around: neither may
/// act on a terminal. Bytes of UTF-8: C1 controls are C2 80–9F, the marks E2 80 8E–8F and AA–AE,
/// E2 81 A6–A9.
std::string harmless(const std::string& text) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    };
    auto out = std::string{};
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto is_mark =
            byte(i) == 0xE2 &&
            ((byte(i + 1) == 0x80 && (byte(i + 2) == 0x8E || byte(i + 2) == 0x8F ||
                                      (byte(i + 2) >= 0xAA && byte(i + 2) <= 0xAE))) ||
             (byte(i + 1) == 0x81 && byte(i + 2) >= 0xA6 && byte(i + 2) <= 0xA9));
        if (byte(i) < 0x20 || byte(i) == 0x7F) out += '?';
        else if (byte(i) == 0xC2 && byte(i + 1) >= 0x80 && byte(i + 1) < 0xA0) out += '?', ++i;
        else if (is_mark) out += '?', i += 2;
        else out += text[i];
    }
    return out;
}

int end(exit_code code, const std::string& line) {
    std::fprintf(stderr, "upward: %s\n", harmless(line).c_str());
    return static_cast<int>(code);
}

/// CLI11 would say that a subcommand is missing, where it is another word.
void refuse_other_words(const CLI::App& command, int argc, char** argv) {
    const auto word = std::string{argc > 1 ? argv[1] : "-"};
    const auto known =
        command.get_subcommands([&](const CLI::App* sub) { return sub->check_name(word); });
    if (known.empty() && !word.starts_with('-'))
        throw failure{exit_code::command_at_fault,
                      "there is no command " + word + "; see upward --help"};
}

int run(int argc, char** argv) {
    auto command = CLI::App{about, "upward"};
    command.set_version_flag("--version", std::string{"upward "} + upward_version_string());
    command.footer(endings);
    command.require_subcommand(1);
    add_queries(command);
    add_keeping(command);
    add_import(command);
    add_keep(command);
    add_rule(command);
    add_offers(command);
    refuse_other_words(command, argc, argv);
    try {
        command.parse(argc, argv);
        return static_cast<int>(exit_code::fine);
    } catch (const CLI::Success& asked) {  // --help, --version
        return command.exit(asked);
    } catch (const CLI::ParseError& e) {
        return end(exit_code::command_at_fault, std::string{e.what()} + "; see upward --help");
    }
}

}  // namespace

}  // namespace upward_command

int main(int argc, char** argv) {
    using namespace upward_command;
    try {
        return run(argc, argv);
    } catch (const failure& f) {
        const auto code = end(f.code(), f.what());
        if (is_for_person())
            for (const auto& line : f.below()) std::fprintf(stderr, "%s\n", harmless(line).c_str());
        return code;
    } catch (const complaint& c) {
        return end(exit_code::system_at_fault, to_line("upward", c));
    } catch (const std::exception& e) {
        return end(exit_code::system_at_fault, e.what());
    }
}
